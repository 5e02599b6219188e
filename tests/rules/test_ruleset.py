"""
An edition is a plain value: it is asked, compared and corrected, and stays as it was.
"""

import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st
from ofsted_ilacs.rules.ruleset import Amendment, Rule, Ruleset, compare

from ofsted_ilacs.exceptions import NotADateError, RecordError, UnknownNameError
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Months, WorkingDays, Years
from ofsted_ilacs.rules.editions import ruleset, rulesets
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.values import Unknown
from tests.builders import any_edition, on

EDITION = ruleset("ilacs-2023-01")
EVIDENCE = Evidence(Basis.STATUTE, (Citation("An Act"),))


def test_a_rule_is_found_by_its_id() -> None:
    assert EDITION.rule("interval").value == Years(3)
    assert EDITION.find("interval") is EDITION.rule("interval")


def test_an_unknown_rule_is_answered_with_those_there_are() -> None:
    assert EDITION.find("intervall") is None
    with pytest.raises(UnknownNameError, match=r"'ilacs-2023-01' has no rule 'intervall'\. Its rules: judgements, "):
        EDITION.rule("intervall")


def test_two_rules_of_one_name_are_refused() -> None:
    rule = Rule("interval", Years(3), EVIDENCE)
    with pytest.raises(RecordError, match="'ilacs-2023-01' has two rules named interval"):
        attrs.evolve(EDITION, rules=(rule, rule))


def test_an_edition_does_not_end_before_it_begins() -> None:
    with pytest.raises(RecordError, match="ends on 2022-12-31, before it begins on 2023-01-01"):
        attrs.evolve(EDITION, last_day=on("2022-12-31"))


@pytest.mark.parametrize("rules", [("interval",), None, [Rule("interval", Years(3), EVIDENCE)]])
def test_an_edition_is_made_of_rules(rules: object) -> None:
    with pytest.raises(RecordError, match="rules: "):
        attrs.evolve(EDITION, rules=rules)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [3, 3.5, None, object(), (3,), [Years(3)], on("2018-09-17")])
def test_a_rule_says_something_that_can_be_computed_with(value: object) -> None:
    with pytest.raises(RecordError, match=r"'interval': .* is no value that a rule can have"):
        Rule("interval", value, EVIDENCE)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2018-09-17", None, 2018])
def test_a_rule_holds_on_days_and_on_nothing_else(day: object) -> None:
    with pytest.raises(NotADateError):
        EDITION.rule("interval").holds_on(day)  # type: ignore[arg-type]
    with pytest.raises(NotADateError):
        EDITION.dated("interval", day)  # type: ignore[arg-type]


def test_a_rule_does_not_end_before_it_begins() -> None:
    with pytest.raises(RecordError, match="'interval' ends on 2018-09-16, before it begins on 2018-09-17"):
        Rule("interval", Years(3), EVIDENCE, first_day=on("2018-09-17"), last_day=on("2018-09-16"))


@given(st.dates(), st.integers(0, 3000), st.integers(-4000, 4000))
def test_a_dated_rule_holds_from_its_first_day_to_its_last(first: date, days: int, offset: int) -> None:
    last = min(first, date.max - timedelta(7001)) + timedelta(days)
    rule = Rule("interval", Years(3), EVIDENCE, first_day=min(first, last), last_day=last)
    asked = date.fromordinal(max(1, last.toordinal() + offset))
    assert rule.holds_on(asked) is (min(first, last) <= asked <= last)


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("2018-09-16", "reinspection.to-september-2018"),
        ("2018-09-17", "reinspection"),
    ],
)
def test_of_dated_rules_the_one_that_holds_is_found(day: str, id: str) -> None:
    found = ruleset("ilacs-2018-01").dated("reinspection", on(day))
    assert found is ruleset("ilacs-2018-01").rule(id)


def test_no_rule_of_another_family_is_found_instead() -> None:
    assert EDITION.dated("reinspect", on("2024-01-01")) is None
    assert EDITION.dated("monitoring.interval", on("2018-01-01")) is None


def test_a_value_can_be_replaced_and_the_edition_stays_as_it_was() -> None:
    before = pickle.dumps(EDITION)
    changed = EDITION.with_value("interval", Years(4), "From the framework, paragraph 1.")
    assert changed.rule("interval").value == Years(4)
    assert changed.rule("interval").evidence.basis is Basis.CALLER
    assert str(changed.rule("interval").evidence) == (
        "Supplied by the caller. From the framework, paragraph 1. The published value is: 3 years."
    )
    assert EDITION.rule("interval").value == Years(3)
    assert pickle.dumps(EDITION) == before


def test_what_was_unknown_has_no_published_value_to_name() -> None:
    known = EDITION.with_value("notice.focused-visit", WorkingDays(5)).rule("notice.focused-visit")
    assert known.is_known
    assert str(known.evidence) == "Supplied by the caller."
    assert not EDITION.rule("notice.focused-visit").is_known


def test_a_changed_value_stands_where_it_stood() -> None:
    ids = [rule.id for rule in EDITION.with_value("interval", Months(48)).rules]
    assert ids == [rule.id for rule in EDITION.rules]


def test_a_new_rule_is_added_at_the_end() -> None:
    rule = Rule("complaint.stages", "two", EVIDENCE)
    assert EDITION.with_rule(rule).rules == (*EDITION.rules, rule)


def test_a_rule_can_be_left_out() -> None:
    assert EDITION.without("suspension", "interval").find("interval") is None
    assert len(EDITION.without("suspension").rules) == len(EDITION.rules) - 1


@pytest.mark.parametrize("id", ["nonsense", ""])
def test_only_a_rule_that_is_there_can_be_changed_or_left_out(id: str) -> None:
    with pytest.raises(UnknownNameError):
        EDITION.with_value(id, Years(3))
    with pytest.raises(UnknownNameError):
        EDITION.without(id)


@given(any_edition)
def test_an_edition_does_not_differ_from_itself(edition: Ruleset) -> None:
    assert compare(edition, pickle.loads(pickle.dumps(edition))) == ()


@given(any_edition, any_edition)
def test_differences_read_the_same_from_either_side(one: Ruleset, other: Ruleset) -> None:
    there = {(d.id, d.before, d.after) for d in compare(one, other)}
    back = {(d.id, d.after, d.before) for d in compare(other, one)}
    assert there == back


@given(any_edition, any_edition)
def test_every_rule_is_shared_or_among_the_differences(one: Ruleset, other: Ruleset) -> None:
    differing = {difference.id for difference in compare(one, other)}
    for id in {rule.id for rule in (*one.rules, *other.rules)}:
        assert (id in differing) is (one.find(id) != other.find(id))


def test_from_2018_to_2023_care_leavers_were_judged_on_their_own() -> None:
    by_id = {difference.id: difference for difference in compare(ruleset("ilacs-2018-01"), EDITION)}
    judgements = by_id["judgements"]
    assert judgements.before is not None
    assert judgements.after is not None
    assert "care leavers" in str(judgements.after)
    assert by_id["relation.good-overall"].before is None
    assert by_id["reinspection.to-september-2018"].after is None
    assert "interval" not in by_id


def test_in_2026_the_relations_of_the_overall_grade_went_and_the_routes_without_it_came() -> None:
    differences = compare(EDITION, ruleset("ilacs-2026-04"))
    gone = {each.id for each in differences if each.after is None}
    new = {each.id for each in differences if each.before is None}
    assert {"relation.any-practice-inadequate", "relation.good-overall", "relation.outstanding-overall"} <= gone
    assert {
        "next.overall-grade-decides",
        "next.without-overall.mostly-good",
        "next.without-overall.practice-inadequate",
        "next.without-overall.leaders-inadequate",
        "next.without-overall.otherwise",
        "inadequate.trigger",
        "intervention.trigger",
        "successor.start",
    } <= new


@pytest.mark.parametrize(("one", "other"), [(EDITION, "ilacs-2026-04"), (None, EDITION)])
def test_only_editions_can_be_compared(one: object, other: object) -> None:
    with pytest.raises(RecordError, match="is not of type Ruleset"):
        compare(one, other)  # type: ignore[arg-type]


def test_a_difference_reads_as_what_was_and_what_is() -> None:
    changed = EDITION.with_rule(attrs.evolve(EDITION.rule("notice.inspection"), value=WorkingDays(10), statement=""))
    (difference,) = compare(EDITION, changed)
    assert str(difference).endswith("-> 10 working days")
    (gone,) = compare(EDITION, EDITION.without("notice.inspection"))
    assert str(gone).startswith("notice.inspection: gone: Ofsted calls five working days before")
    (new,) = compare(EDITION.without("notice.inspection"), EDITION)
    assert str(new).startswith("notice.inspection: new: Ofsted calls")


@given(any_edition)
def test_an_edition_is_a_value(edition: Ruleset) -> None:
    copy = pickle.loads(pickle.dumps(edition))
    assert copy == edition
    assert hash(copy) == hash(edition)
    assert copy.rule("judgements") == edition.rule("judgements")
    assert str(copy) == edition.id


def test_nothing_of_an_edition_can_be_set() -> None:
    with pytest.raises(AttributeError):
        EDITION.title = "mine"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        EDITION.rule("interval").value = Years(4)  # type: ignore[misc]


def test_an_amendment_has_a_day_a_note_and_a_source() -> None:
    with pytest.raises(NotADateError):
        Amendment("2018-09", "Something changed.", citation=Citation("Somewhere"))
    with pytest.raises(RecordError, match="note"):
        Amendment(on("2018-09-17"), "", citation=Citation("Somewhere"))
    with pytest.raises(RecordError, match="citation"):
        Amendment(on("2018-09-17"), "Something changed.", citation="Somewhere")  # type: ignore[arg-type]


def test_a_user_can_write_an_edition_of_their_own() -> None:
    own = Ruleset(
        "cfsf-2027",
        "Children and families services framework",
        first_day=on("2027-04-01"),
        areas=rulesets()[-1].areas,
        full_inspections=(EventKind.STANDARD,),
        rules=(Rule("next.first", EventKind.STANDARD, EVIDENCE), Rule("pause.limits", Unknown("pauses"), EVIDENCE)),
    )
    assert own.governs(on("2040-01-01"))
    assert [rule.is_known for rule in own.rules] == [True, False]
