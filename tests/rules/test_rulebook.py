"""
Every rule of every edition: what it rests on, what was read of it, from which day, and the facts that it must state.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

import ofsted_ilacs
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.rule import Rule, value_in_words
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown
from tests.builders import on
from tests.rules.mutations import mutations, place_of

SIF, ILACS_2018, ILACS_2023, ILACS_2026 = EVERY = rulesets()
ROOT = Path(__file__).parents[2]
ILACS = (ILACS_2018, ILACS_2023, ILACS_2026)
SINCE_2023 = (ILACS_2023, ILACS_2026)
BEFORE_2026 = (ILACS_2018, ILACS_2023)
STATUTE, OFSTED, REPORTED, OBSERVED, INFERRED = (
    Basis.STATUTE,
    Basis.OFSTED,
    Basis.REPORTED,
    Basis.OBSERVED,
    Basis.INFERRED,
)

every_edition = pytest.mark.parametrize("edition", EVERY, ids=str)
every_rule = pytest.mark.parametrize(
    ("edition", "rule"),
    [pytest.param(edition, rule, id=f"{edition.id}-{rule.id}") for edition in EVERY for rule in edition.rules],
)


# What every rule owes its reader


@every_rule
def test_a_rule_can_be_looked_up(edition: Ruleset, rule: Rule[Any]) -> None:
    assert rule.evidence.citations, edition.id
    for citation in rule.evidence.citations:
        assert citation.title
        assert citation.url.startswith("https://") or not citation.url


@every_rule
def test_a_rule_that_was_read_or_told_quotes_its_source_or_says_who_told_it(edition: Ruleset, rule: Rule[Any]) -> None:
    evidence = rule.evidence
    if evidence.basis in (STATUTE, OFSTED, REPORTED):
        assert evidence.quotations or "told by" in evidence.note.lower(), edition.id


@every_rule
def test_words_given_to_a_magazine_name_the_magazine(edition: Ruleset, rule: Rule[Any]) -> None:
    for citation in rule.evidence.citations:
        is_press = citation.title.startswith(("CYP Now", "Community Care"))
        if is_press and rule.evidence.basis is OFSTED and citation is rule.evidence.citations[0]:
            assert citation.speaker.startswith("Ofsted"), edition.id
            assert str(rule.evidence).startswith(f"{citation.speaker}, as quoted by {citation.title}")


@every_rule
def test_an_observation_carries_its_count(edition: Ruleset, rule: Rule[Any]) -> None:
    counted = rule.evidence.n is not None and rule.evidence.of is not None
    assert counted or rule.evidence.basis is not OBSERVED, edition.id


@every_rule
def test_an_inference_says_what_it_is_inferred_from(edition: Ruleset, rule: Rule[Any]) -> None:
    if rule.evidence.basis is INFERRED:
        assert "inferred from " in rule.evidence.note.lower() or "inferred: no case" in rule.evidence.note.lower(), (
            edition.id
        )


@every_rule
def test_a_rule_is_a_sentence(edition: Ruleset, rule: Rule[Any]) -> None:
    assert str(rule).endswith("."), edition.id
    assert str(rule)[0].isupper()
    assert not rule.evidence.note or rule.evidence.note.endswith((".", ")."))


@every_rule
def test_a_sentence_says_the_value_and_falls_away_with_it_where_it_does_not(edition: Ruleset, rule: Rule[Any]) -> None:
    if rule.is_fact or not rule.is_known or isinstance(rule.value, bool):
        return
    for value in mutations(rule, place_of(edition, rule.id) or (type(rule.value),)):
        changed = edition.with_value(rule.id, value).rule(rule.id)
        assert value_in_words(value) in str(changed)
        assert str(changed) != str(rule)


@every_rule
def test_no_published_rule_is_the_callers(edition: Ruleset, rule: Rule[Any]) -> None:
    assert rule.evidence.basis is not Basis.CALLER, edition.id


@every_rule
def test_a_dated_rule_holds_on_some_day_of_its_edition_or_is_law_that_came_later(
    edition: Ruleset, rule: Rule[Any]
) -> None:
    last = edition.last_day
    assert rule.first_day is None or last is None or rule.first_day <= last or rule in edition.law.clocks
    assert rule.last_day is None or edition.first_day <= rule.last_day


@every_rule
def test_statute_is_said_only_of_acts_and_instruments(edition: Ruleset, rule: Rule[Any]) -> None:
    if rule.evidence.basis is STATUTE:
        first = rule.evidence.citations[0]
        assert first.url.startswith("https://www.legislation.gov.uk/"), edition.id
        assert first.provision


@every_rule
def test_nothing_that_is_published_is_called_unpublished(edition: Ruleset, rule: Rule[Any]) -> None:
    words = f"{rule} {rule.evidence.note}".lower()
    assert "not published / not known" not in words, edition.id
    letters = ("monitoring.letters", "engagement-meeting.letter", "publication.pre-election")
    assert "not published" not in words or rule.id in letters


def test_no_page_of_the_code_or_the_documentation_mixes_the_two_unknowns() -> None:
    pages = [*Path(ofsted_ilacs.__file__).parent.rglob("*.py"), *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert len(pages) > 100
    for page in pages:
        assert "published / not" not in page.read_text(encoding="utf-8").lower(), page


# The facts of the rulebook


class Fact(NamedTuple):
    """
    What a rule must say (None: in words of its own), on what basis, and in how many cases it was seen to hold.
    """

    id: str
    value: object
    basis: Basis
    n: int | None = None
    of: int | None = None
    editions: tuple[Ruleset, ...] = ILACS


TOLD = None
FACTS = (
    # 1. Editions, and how grades went together
    Fact("judgements", TOLD, OBSERVED, 488, 488, EVERY),
    Fact("relation.any-practice-inadequate", True, OBSERVED, 33, 33, BEFORE_2026),
    Fact("relation.leaders-only-inadequate", TOLD, OBSERVED, 3, 4, BEFORE_2026),
    Fact("relation.good-overall", True, OBSERVED, 145, 145, (ILACS_2023,)),
    Fact("relation.outstanding-overall", True, OBSERVED, 71, 71, BEFORE_2026),
    Fact("relation.sif-key-inadequate", True, OBSERVED, 39, 39, (SIF,)),
    # 2. Which inspection comes next
    Fact("next.outstanding", Pathway.SHORT, REPORTED, 27, 28),
    Fact("next.good", Pathway.SHORT, REPORTED, 101, 120),
    Fact("next.requires-improvement", Pathway.STANDARD, REPORTED, 125, 125),
    Fact("next.inadequate", Pathway.INADEQUATE, OFSTED),
    Fact("next.inadequate", Pathway.INADEQUATE, REPORTED, editions=(SIF,)),
    Fact("next.reinspection", EventKind.STANDARD, OFSTED, 42, 42),
    Fact("next.reinspection", EventKind.SINGLE, REPORTED, editions=(SIF,)),
    Fact("next.reinspection.2018-01", EventKind.SINGLE, REPORTED, editions=(ILACS_2018,)),
    Fact("next.without-overall.mostly-good", Pathway.SHORT, INFERRED, 145, 145, (ILACS_2026,)),
    Fact("next.without-overall.practice-inadequate", Pathway.INADEQUATE, INFERRED, 33, 33, (ILACS_2026,)),
    Fact("next.without-overall.leaders-inadequate", Pathway.STANDARD, INFERRED, 3, 4, (ILACS_2026,)),
    Fact("next.without-overall.otherwise", Pathway.STANDARD, INFERRED, editions=(ILACS_2026,)),
    Fact("next.overall-grade-decides", True, INFERRED, editions=(ILACS_2026,)),
    Fact("next.first", EventKind.STANDARD, OBSERVED, 6, 6),
    Fact("kind.by-length", TOLD, OBSERVED, 267, 268),
    # When
    Fact("interval", Years(3), OFSTED),
    Fact("interval.tolerance", Months(6), REPORTED),
    Fact("interval.anchor", Anchor.PUBLICATION, OBSERVED, 61, 67),
    Fact("interval.reinspection", TOLD, OBSERVED, 23, 23),
    Fact("interval.reinspection", TOLD, REPORTED, editions=(SIF,)),
    Fact("first.window", Between(12, 19, unit="months"), OBSERVED, 4, 4),
    Fact("wait.outstanding", TOLD, OBSERVED, 8, 8),
    Fact("wait.good", TOLD, OBSERVED, 30, 30),
    Fact("wait.requires-improvement", TOLD, OBSERVED, 20, 20),
    Fact("wait.inadequate", TOLD, OBSERVED, 9, 9),
    Fact("wait.spanning-the-suspension", TOLD, OBSERVED, 101, 101),
    Fact("wait.from-single-inspection", TOLD, OBSERVED, 101, 101),
    Fact("suspension", Span(on("2020-03-17"), on("2021-06-27")), INFERRED),
    # Between inspections
    Fact("focused-visit", Between(1, 2, unit="focused visits"), REPORTED),
    Fact("focused-visit.jtai-counts", True, REPORTED),
    Fact("focused-visit.inadequate", TOLD, REPORTED, 283, 283),
    Fact("focused-visit.team", TOLD, OFSTED),
    Fact("focused-visit.letter", TOLD, OFSTED),
    Fact("focused-visit.topics", TOLD, REPORTED),
    Fact("on-site.focused-visit", WorkingDays(2), OFSTED),
    Fact("self-evaluation", Years(1), OFSTED),
    Fact("engagement-meeting", Years(1), REPORTED),
    Fact("engagement-meeting.letter", TOLD, REPORTED),
    Fact("jtai", TOLD, REPORTED, editions=EVERY),
    Fact("monitoring.route", TOLD, OFSTED, editions=EVERY),
    Fact("monitoring.until-inspection", True, OFSTED, editions=SINCE_2023),
    Fact("monitoring.interval", Between(3, 6, unit="months"), OBSERVED, 39, 51),
    Fact("monitoring.interval", Between(3, 3, unit="months"), OFSTED, editions=(SIF,)),
    Fact("monitoring.interval.2018-01", Between(3, 3, unit="months"), OFSTED, editions=(ILACS_2018,)),
    Fact("monitoring.first", Between(8, 25, unit="weeks"), INFERRED),
    Fact("monitoring.first", Between(0, 4, unit="weeks"), REPORTED, editions=(SIF,)),
    Fact("monitoring.first.2018-01", Between(0, 4, unit="weeks"), REPORTED, editions=(ILACS_2018,)),
    Fact("monitoring.number", Between(4, 7, unit="monitoring visits"), INFERRED),
    Fact("monitoring.number", Between(4, 6, unit="monitoring visits"), REPORTED, editions=(SIF,)),
    Fact("monitoring.number.2018-01", Between(4, 6, unit="monitoring visits"), REPORTED, editions=(ILACS_2018,)),
    Fact("monitoring.letters", TOLD, REPORTED, editions=EVERY),
    Fact("monitoring.team", TOLD, REPORTED, editions=EVERY),
    Fact("on-site.monitoring-visit", WorkingDays(2), REPORTED),
    Fact("publication.letter", Estimate(22, low=22, high=36, unit="working days"), OBSERVED, 41, 60),
    Fact("visit.weekday", TOLD, OBSERVED, 173, 185),
    Fact("on-site.team", TOLD, REPORTED),
    Fact("assurance-visits", TOLD, REPORTED, editions=(ILACS_2018,)),
    Fact("cycle", TOLD, OFSTED, editions=(SIF,)),
    Fact("moves.concerns", TOLD, REPORTED, 20, 148),
    Fact("moves.brought-forward", TOLD, OFSTED),
    Fact("moves.reply-to-the-plan", TOLD, REPORTED),
    # 3. Clocks
    Fact("clock.publish-report", WorkingDays(30), STATUTE, editions=EVERY),
    Fact("clock.publish-statement", WorkingDays(70), STATUTE, editions=EVERY),
    Fact("clock.draft-priority-action-plan", WorkingDays(20), OFSTED, editions=EVERY),
    Fact("clock.priority-action-plan", WorkingDays(70), OFSTED, editions=EVERY),
    Fact("clock.foi-response", WorkingDays(20), STATUTE, editions=EVERY),
    Fact("clock.jtai-statement", WorkingDays(70), STATUTE, 60, 62, EVERY),
    Fact("prepare-statement", TOLD, STATUTE, editions=EVERY),
    Fact("successor", TOLD, OFSTED, editions=(ILACS_2026,)),
    Fact("working-day", TOLD, STATUTE, editions=EVERY),
    Fact("intervention.improvement-notice", TOLD, OFSTED, editions=EVERY),
    Fact("intervention.statutory-direction", TOLD, STATUTE, editions=EVERY),
    Fact("intervention.commissioner", TOLD, OFSTED, editions=EVERY),
    Fact("intervention.trust", TOLD, OFSTED, editions=EVERY),
    Fact("intervention.third-party-contract", TOLD, REPORTED, editions=EVERY),
    Fact("intervention.department-review", TOLD, REPORTED, editions=EVERY),
    Fact("notice.inspection", WorkingDays(5), REPORTED),
    Fact("notice.inspection", WorkingDays(0), REPORTED, editions=(SIF,)),
    Fact("notice.jtai", WorkingDays(10), OFSTED, editions=EVERY),
    Fact("off-site", WorkingDays(5), REPORTED),
    Fact("on-site.short", WorkingDays(5), OBSERVED, 125, 127),
    Fact("on-site.standard", WorkingDays(10), OBSERVED, 191, 193),
    Fact("on-site.single", TOLD, REPORTED, editions=(SIF,)),
    Fact(
        "publication.usual.2018-01",
        Estimate(21, low=21, high=33, unit="working days"),
        OBSERVED,
        52,
        101,
        (ILACS_2018,),
    ),
    Fact(
        "publication.usual.2021-06", Estimate(30, low=30, high=42, unit="working days"), OBSERVED, 67, 114, BEFORE_2026
    ),
    Fact("publication.usual", Estimate(27, low=27, high=53, unit="working days"), OBSERVED, 46, 105, SINCE_2023),
    Fact("publication.pre-election", True, OFSTED),
    Fact("week.monday", True, OBSERVED, 320, 321),
    Fact("week.bank-holiday", True, OBSERVED, 321, 321),
    Fact("week.august", True, OBSERVED, 320, 321),
    Fact("week.christmas", True, OBSERVED, 321, 321),
)

every_fact = pytest.mark.parametrize(
    "fact", [pytest.param(fact, id=f"{fact.id}-{fact.editions[0].id}") for fact in FACTS]
)


@every_fact
def test_a_rule_states_its_fact_on_its_basis_and_no_stronger_one(fact: Fact) -> None:
    for edition in fact.editions:
        rule = edition.rule(fact.id)
        evidence = rule.evidence
        assert rule.is_fact if fact.value is TOLD else rule.value == fact.value
        assert (evidence.basis, evidence.n, evidence.of) == (fact.basis, fact.n, fact.of), edition.id


@every_rule
def test_a_known_rule_is_one_of_the_facts_and_holds_in_no_other_edition(edition: Ruleset, rule: Rule[Any]) -> None:
    if rule.is_known:
        stated = [fact for fact in FACTS if edition in fact.editions and edition.rule(fact.id).id == rule.id]
        assert len(stated) == 1


# The two kinds of what is not known


@pytest.mark.parametrize(
    "id",
    [
        "framework.text",
        "annex-a.deadlines",
        "draft-report.days",
        "notice.focused-visit",
        "notice.monitoring-visit",
        "monitoring.since-2018",
        "pause.limits",
        "complaint.days",
    ],
)
def test_what_ofsted_publishes_and_was_not_read_names_its_address(id: str) -> None:
    value = ILACS_2026.rule(id).value
    assert isinstance(value, Unknown)
    assert value.published_at == (
        "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018"
    )
    assert str(ILACS_2026.rule(id)).startswith("Not read: ")


@pytest.mark.parametrize(
    "id",
    ["monitoring.action-planning", "first.rule", "inadequate.trigger", "intervention.trigger", "successor.start"],
)
def test_what_no_source_says_is_not_known(id: str) -> None:
    value = ILACS_2026.rule(id).value
    assert isinstance(value, Unknown)
    assert not value.is_published
    assert str(ILACS_2026.rule(id)).startswith("Not known: ")


def test_no_other_rule_of_the_newest_edition_is_unknown() -> None:
    assert sum(not rule.is_known for rule in ILACS_2026.rules) == 13


@pytest.mark.parametrize("grade", ["outstanding", "good", "requires-improvement"])
def test_what_followed_a_cycle_of_single_inspections_was_not_promised(grade: str) -> None:
    assert not SIF.rule(f"next.{grade}").is_known
    assert not SIF.rule("interval").is_known


# First days


@pytest.mark.parametrize(
    ("edition", "id", "first_day"),
    [
        *[(edition, "clock.draft-priority-action-plan", "2018-08-10") for edition in EVERY],
        *[(edition, "clock.priority-action-plan", "2018-08-10") for edition in EVERY],
        *[(edition, "clock.jtai-statement", "2015-11-09") for edition in EVERY],
        *[(SIF, f"monitoring.{what}", "2016-05-31") for what in ("route", "first", "interval", "number", "letters")],
        *[(edition, "jtai", "2016-02-01") for edition in EVERY],
        (SIF, "notice.jtai", "2016-02-01"),
        (ILACS_2018, "next.reinspection.2018-09", "2018-09-17"),
        (ILACS_2018, "monitoring.interval.2018-09", "2018-09-17"),
        (ILACS_2018, "publication.pre-election", "2019-11-06"),
        (ILACS_2018, "assurance-visits", "2020-09-01"),
        (ILACS_2023, "monitoring.until-inspection", "2024-03-28"),
        (ILACS_2023, "publication.usual.2024-04", "2024-04-01"),
    ],
)
def test_a_rule_is_not_there_before_the_first_day_on_which_it_is_known_to_hold(
    edition: Ruleset, id: str, first_day: str
) -> None:
    assert edition.rule(id).first_day == on(first_day)


@pytest.mark.parametrize(
    ("id", "last_day"),
    [
        ("next.reinspection.2018-01", "2018-09-16"),
        ("monitoring.interval.2018-01", "2018-09-16"),
        ("publication.usual.2018-01", "2020-03-31"),
        ("publication.usual.2021-06", "2024-03-31"),
        ("assurance-visits", "2021-03-31"),
    ],
)
def test_a_rule_that_ended_has_its_last_day(id: str, last_day: str) -> None:
    assert ILACS_2018.rule(id).last_day == on(last_day)


# Single facts


@pytest.mark.parametrize("id", ["publication.usual.2018-01", "publication.usual.2021-06", "publication.letter"])
def test_publication_is_an_estimate_and_never_a_deadline(id: str) -> None:
    assert "An estimate, not a deadline" in str(ILACS_2018.rule(id))


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("wait.outstanding", "40.9 months"),
        ("wait.outstanding", "between 36.8 and 42.2"),
        ("wait.good", "40.7 months"),
        ("wait.good", "between 37.3 and 44.7"),
        ("wait.requires-improvement", "39.2 months"),
        ("wait.requires-improvement", "between 35.5 and 42.6"),
        ("wait.inadequate", "39.7 months"),
        ("wait.inadequate", "between 36 and 43.8"),
        ("wait.spanning-the-suspension", "55.2 months"),
        ("interval.reinspection", "29.9 months"),
        ("interval.tolerance", "usually take place within 6 months"),
        ("notice.inspection", "on a Monday, for the next Monday"),
        ("focused-visit.topics", "seven topics"),
        ("engagement-meeting.letter", "within a month and is not published"),
        ("clock.jtai-statement", "not always the council"),
        ("kind.by-length", "Five working days on site make a short inspection, ten a standard one"),
    ],
)
def test_a_rule_says_what_the_rulebook_says(id: str, said: str) -> None:
    assert said in str(ILACS_2026.rule(id))


@pytest.mark.parametrize(
    ("id", "noted"),
    [
        ("interval.tolerance", "6 fell outside"),
        ("interval.anchor", "No source says which day counts"),
        ("next.good", "13 of the 20 standard ones"),
        ("next.good", "39 of the 127 short ones"),
        ("interval.reinspection", "Of all 62 re-inspections ten came sooner, from 24.1 months on"),
        ("first.window", "12.7, 18.1, 18.1 and 18.2 months"),
        ("monitoring.interval", "of which 18 lay in 3 to 4 months"),
        ("clock.publish-statement", "The text of regulation 3 was not read"),
        ("clock.draft-priority-action-plan", "whether it is still current in 2026 is not known"),
        ("clock.priority-action-plan", "whether it is still current in 2026 is not known"),
        ("next.without-overall.mostly-good", "from hearsay"),
        ("publication.letter", "44 within 21 to 23 days, 48"),
        ("off-site", "Reports never print the off-site week"),
    ],
)
def test_a_rule_says_how_far_its_evidence_goes(id: str, noted: str) -> None:
    assert noted.lower() in ILACS_2026.rule(id).evidence.note.lower()


def test_since_april_2026_nobody_knows_whether_notice_is_unchanged() -> None:
    assert "not known" in ILACS_2026.rule("notice.inspection").evidence.note
    assert "not known" not in ILACS_2023.rule("notice.inspection").evidence.note


def test_the_press_release_on_the_headline_grade_is_not_cited_for_what_follows_without_it() -> None:
    for case in ILACS_2026.without_overall:
        assert not any("27 November 2025" in citation.title for citation in case.rule.evidence.citations)


def test_the_figure_of_seventy_days_is_cited_with_act_and_regulation() -> None:
    provisions = [cited.provision for cited in ILACS_2026.rule("clock.publish-statement").evidence.citations]
    assert provisions[:2] == ["s.137(4)", "reg 3"]


@every_edition
def test_an_edition_tells_no_count_of_another_of_itself(edition: Ruleset) -> None:
    # "29.9 months" is counted between two ILACS inspections, and so is no figure of the single framework.
    assert edition is not SIF or "29.9" not in " ".join(map(str, edition.rules))
