"""
Every rule of every edition: what it rests on, and the facts that it must state.
"""

from typing import NamedTuple

import pytest
from ofsted_ilacs.rules.ruleset import Rule, Ruleset

from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown
from tests.builders import on

SIF, ILACS_2018, ILACS_2023, ILACS_2026 = rulesets()
ILACS = (ILACS_2018, ILACS_2023, ILACS_2026)
EVERY = rulesets()

every_rule = pytest.mark.parametrize(
    ("edition", "rule"),
    [pytest.param(edition, rule, id=f"{edition.id}-{rule.id}") for edition in rulesets() for rule in edition.rules],
)


@pytest.mark.parametrize("edition", EVERY, ids=str)
def test_no_two_rules_of_an_edition_share_an_id(edition: Ruleset) -> None:
    ids = [rule.id for rule in edition.rules]
    assert len(set(ids)) == len(ids)


@every_rule
def test_a_rule_can_be_looked_up(edition: Ruleset, rule: Rule) -> None:
    for citation in rule.evidence.citations:
        assert citation.title
        assert citation.url.startswith("https://")
    assert rule.evidence.citations, edition.id


@every_rule
def test_an_observation_carries_its_count(edition: Ruleset, rule: Rule) -> None:
    counted = rule.evidence.n is not None and rule.evidence.of is not None
    assert counted or rule.evidence.basis is not Basis.OBSERVED, edition.id


@every_rule
def test_an_inference_says_what_it_is_inferred_from(edition: Ruleset, rule: Rule) -> None:
    if rule.evidence.basis is Basis.INFERRED:
        assert "inferred from " in rule.evidence.note.lower(), edition.id


@every_rule
def test_a_rule_is_a_sentence(edition: Ruleset, rule: Rule) -> None:
    assert rule.statement.endswith("."), edition.id
    assert rule.statement[0].isupper()
    assert not rule.evidence.note or rule.evidence.note.endswith((".", ")."))


@every_rule
def test_no_published_rule_is_the_callers(edition: Ruleset, rule: Rule) -> None:
    assert rule.evidence.basis is not Basis.CALLER, edition.id


@every_rule
def test_a_dated_rule_holds_on_some_day_of_its_edition(edition: Ruleset, rule: Rule) -> None:
    last = edition.ran_on_until or edition.last_day
    assert rule.first_day is None or last is None or rule.first_day <= last
    assert rule.last_day is None or edition.first_day <= rule.last_day


@every_rule
def test_statute_is_said_only_of_acts_and_instruments(edition: Ruleset, rule: Rule) -> None:
    if rule.evidence.basis is Basis.STATUTE:
        assert all("legislation.gov.uk" in cited.url or " Act " in cited.title for cited in rule.evidence.citations)
        assert any(cited.provision for cited in rule.evidence.citations), edition.id


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


STATUTE, OFSTED, REPORTED, OBSERVED, INFERRED = (
    Basis.STATUTE,
    Basis.OFSTED,
    Basis.REPORTED,
    Basis.OBSERVED,
    Basis.INFERRED,
)
BEFORE_2026 = (ILACS_2018, ILACS_2023)

FACTS = (
    # Which inspection comes next
    Fact("next.outstanding", Pathway.SHORT, REPORTED, 127, 148),
    Fact("next.good", Pathway.SHORT, REPORTED, 127, 148),
    Fact("next.requires-improvement", Pathway.STANDARD, REPORTED, 125, 125),
    Fact("reinspection", EventKind.STANDARD, OFSTED, 42, 42),
    Fact("reinspection.to-september-2018", EventKind.SINGLE, REPORTED, editions=(SIF, ILACS_2018)),
    Fact("next.first", EventKind.STANDARD, OBSERVED, 6, 6),
    Fact("next.without-overall.mostly-good", Pathway.SHORT, INFERRED, 145, 145, (ILACS_2026,)),
    Fact("next.without-overall.practice-inadequate", Pathway.INADEQUATE, INFERRED, 33, 33, (ILACS_2026,)),
    Fact("next.without-overall.leaders-inadequate", Pathway.STANDARD, INFERRED, 3, 4, (ILACS_2026,)),
    Fact("next.without-overall.otherwise", Pathway.STANDARD, INFERRED, editions=(ILACS_2026,)),
    Fact("next.overall-grade-decides", True, OBSERVED, 10, 11, (ILACS_2026,)),
    Fact("next.inadequate", Pathway.INADEQUATE, OFSTED, editions=EVERY),
    # When
    Fact("interval.reinspection", "within 24 months of the action plan", REPORTED, editions=(SIF,)),
    Fact("interval.reinspection", None, OBSERVED, 23, 23),
    Fact("interval", Years(3), REPORTED),
    Fact("interval.tolerance", Months(6), REPORTED),
    Fact("interval.anchor", Anchor.PUBLICATION, OBSERVED, 61, 67),
    Fact("gap.outstanding", Estimate(40.9, low=36.8, high=42.2, unit="months"), OBSERVED, 8, 8),
    Fact("gap.good", Estimate(40.7, low=37.3, high=44.7, unit="months"), OBSERVED, 30, 30),
    Fact("gap.requires-improvement", Estimate(39.2, low=35.5, high=42.6, unit="months"), OBSERVED, 20, 20),
    Fact("gap.inadequate", Estimate(39.7, low=36.0, high=43.8, unit="months"), OBSERVED, 9, 9),
    Fact("gap.spanning-the-suspension", Estimate(55.2, low=44.0, high=64.6, unit="months"), OBSERVED, 101, 101),
    Fact("first.window", Between(12, 30, unit="months"), OBSERVED, 6, 6),
    # Between inspections
    Fact("focused-visit", Between(1, 2, unit="visits"), REPORTED),
    Fact("focused-visit.inadequate", "not usually", REPORTED, 283, 283),
    Fact("focused-visit.jtai-counts", True, REPORTED),
    Fact("focused-visit.on-site", WorkingDays(2), REPORTED),
    Fact("self-evaluation", Years(1), REPORTED),
    Fact("engagement-meeting", Years(1), REPORTED),
    Fact("engagement-meeting.letter", Months(1), REPORTED),
    Fact("monitoring.number.to-2018", Between(4, 6, unit="visits"), OFSTED, editions=(SIF, ILACS_2018)),
    Fact("monitoring.number", Between(4, 7, unit="visits"), INFERRED),
    Fact("monitoring.interval", Between(3, 4, unit="months"), INFERRED),
    Fact("monitoring.first.to-2018", Between(0, 4, unit="weeks"), OFSTED, editions=(SIF, ILACS_2018)),
    Fact("monitoring.first", Between(8, 25, unit="weeks"), INFERRED),
    # Clocks
    Fact("clock.publish-report", WorkingDays(30), STATUTE, editions=EVERY),
    Fact("clock.publish-statement", WorkingDays(70), STATUTE, editions=EVERY),
    Fact("clock.draft-priority-action-plan", WorkingDays(20), OFSTED),
    Fact("clock.priority-action-plan", WorkingDays(70), OFSTED),
    Fact("clock.foi-response", WorkingDays(20), STATUTE, editions=EVERY),
    Fact("notice.inspection", WorkingDays(5), REPORTED),
    Fact("notice.inspection", WorkingDays(0), REPORTED, editions=(SIF,)),
    Fact("notice.jtai", WorkingDays(10), OFSTED, editions=EVERY),
    Fact("on-site.short", WorkingDays(5), OBSERVED, 125, 127),
    Fact("on-site.standard", WorkingDays(10), OBSERVED, 191, 193),
    # Relations between grades
    Fact("relation.leaders-only-inadequate", None, OBSERVED, 3, 4, BEFORE_2026),
    Fact("relation.any-practice-inadequate", None, OBSERVED, 33, 33, BEFORE_2026),
    Fact("relation.outstanding-overall", None, OBSERVED, 71, 71, BEFORE_2026),
    Fact("relation.good-overall", None, OBSERVED, 145, 145, (ILACS_2023,)),
    Fact("relation.sif-key-inadequate", None, OBSERVED, 39, 39, (SIF,)),
    # Which weeks
    Fact("week.monday", True, OBSERVED, 320, 321),
    Fact("week.bank-holiday", True, OBSERVED, 321, 321),
    Fact("week.august", True, OBSERVED, 320, 321),
    Fact("week.christmas", True, OBSERVED, 321, 321),
)


@pytest.mark.parametrize("fact", [pytest.param(fact, id=f"{fact.id}-{fact.editions[0].id}") for fact in FACTS])
def test_a_rule_states_its_fact_on_its_basis_and_no_stronger_one(fact: Fact) -> None:
    for edition in fact.editions:
        rule = edition.rule(fact.id)
        evidence = rule.evidence
        assert fact.value is None or rule.value == fact.value
        assert (evidence.basis, evidence.n, evidence.of) == (fact.basis, fact.n, fact.of), edition.id


@pytest.mark.parametrize("fact", [pytest.param(fact, id=f"{fact.id}-{fact.editions[0].id}") for fact in FACTS])
def test_a_rule_holds_in_no_other_edition(fact: Fact) -> None:
    others = [edition.find(fact.id) for edition in EVERY if edition not in fact.editions]
    assert [rule for rule in others if rule is not None and rule.value == fact.value] == []


@pytest.mark.parametrize(
    ("id", "days", "estimate"),
    [
        ("publication.usual.2018-01", ("2018-01-29", "2020-03-31"), Estimate(21, low=21, high=33, unit="working days")),
        ("publication.usual.2021-06", ("2021-06-01", "2024-03-31"), Estimate(30, low=30, high=42, unit="working days")),
        ("publication.usual.2024-04", ("2024-04-01", None), Estimate(27, low=27, high=53, unit="working days")),
    ],
)
def test_publication_is_an_estimate_with_its_spread_and_never_a_deadline(
    id: str, days: tuple[str, str | None], estimate: Estimate
) -> None:
    rule = next(edition.rule(id) for edition in ILACS if edition.find(id))
    assert rule.value == estimate
    assert (rule.first_day, rule.last_day) == tuple(None if day is None else on(day) for day in days)
    assert rule.evidence.basis is Basis.OBSERVED
    assert rule.evidence.n is not None
    assert rule.evidence.of is not None
    assert 0.50 <= rule.evidence.n / rule.evidence.of <= 0.58
    assert "not a deadline" in rule.statement


@pytest.mark.parametrize("edition", ILACS, ids=str)
def test_inspections_were_suspended_from_17_march_2020_until_the_day_before_28_june_2021(edition: Ruleset) -> None:
    rule = edition.rule("suspension")
    assert rule.value == Span(on("2020-03-17"), on("2021-06-27"))
    assert rule.evidence.basis is Basis.INFERRED


@pytest.mark.parametrize("edition", EVERY, ids=str)
def test_the_edition_goes_by_the_first_day_of_fieldwork_in_all_488_reports(edition: Ruleset) -> None:
    evidence = edition.rule("judgements").evidence
    assert (evidence.n, evidence.of) == (488, 488)


@pytest.mark.parametrize(
    "id",
    [
        "framework.text",
        "annex-a.deadlines",
        "draft-report.days",
        "notice.focused-visit",
        "notice.monitoring-visit",
        "action-planning-visit.timing",
        "monitoring.since-2018",
        "inadequate.trigger",
        "intervention.trigger",
        "successor.start",
        "pause.limits",
        "complaint.days",
        "first.rule",
        "clock.jtai-plan",
    ],
)
def test_what_is_not_known_stays_unknown(id: str) -> None:
    rule = ILACS_2026.rule(id)
    assert isinstance(rule.value, Unknown)
    assert not rule.is_known
    assert rule.statement.startswith("Not published / not known: ")


@pytest.mark.parametrize("edition", EVERY, ids=str)
def test_a_date_of_intervention_is_never_computed(edition: Ruleset) -> None:
    for kind in (EventKind.IMPROVEMENT_NOTICE, EventKind.STATUTORY_DIRECTION, EventKind.COMMISSIONER):
        rule = edition.rule(f"intervention.{kind.name.lower().replace('_', '-')}")
        assert isinstance(rule.value, str)
        assert "no computed date" in rule.value


def test_nothing_said_in_september_2018_is_cited_for_the_rules_before() -> None:
    cited = {str(citation) for rule in SIF.rules for citation in rule.evidence.citations}
    assert not any(title.startswith("CYP Now") for title in cited)


def test_a_working_day_is_the_regulations_own() -> None:
    rule = ILACS_2026.rule("working-day")
    assert [str(cited) for cited in rule.evidence.citations] == [
        "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462) reg 1(2)"
    ]


def test_the_figure_of_seventy_days_is_cited_with_what_was_not_read() -> None:
    evidence = ILACS_2026.rule("clock.publish-statement").evidence
    assert [cited.provision for cited in evidence.citations] == ["s.137(4)", "reg 3"]
    assert "was not read" in evidence.note


def test_priority_action_clocks_say_that_nobody_knows_whether_they_are_current() -> None:
    for id in ("clock.draft-priority-action-plan", "clock.priority-action-plan"):
        assert "whether it is still current is not known" in ILACS_2026.rule(id).evidence.note


def test_since_april_2026_nobody_knows_whether_notice_is_unchanged() -> None:
    assert "not known" in ILACS_2026.rule("notice.inspection").evidence.note
    assert "not known" not in ILACS_2023.rule("notice.inspection").evidence.note
