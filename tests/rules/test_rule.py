"""
A rule says one thing, from one day to another, and why it is believed; its place in an edition names it.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotADateError, RecordError
from ofsted_ilacs.model.periods import WorkingDays, Years
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.rule import Dated, Rule, says
from ofsted_ilacs.rules.values import Between, Unknown
from tests.builders import on

EVIDENCE = Evidence(Basis.STATUTE, (Citation("An Act"),))
NOTICE: Rule[WorkingDays] = Rule("notice", WorkingDays(5), EVIDENCE, statement="Ofsted calls {value} before.")


@pytest.mark.parametrize("value", [3, 3.5, None, object(), (3,), [Years(3)], on("2018-09-17")])
def test_a_rule_says_something_that_a_rule_can_say(value: Any) -> None:
    with pytest.raises(RecordError, match=r"'interval': .* is no value that a rule can have"):
        Rule("interval", value, EVIDENCE)


@pytest.mark.parametrize("day", ["2018-09-17", None, 2018])
def test_a_rule_holds_on_days_and_on_nothing_else(day: object) -> None:
    with pytest.raises(NotADateError):
        NOTICE.holds_on(day)  # type: ignore[arg-type]


def test_a_rule_does_not_end_before_it_begins() -> None:
    with pytest.raises(RecordError, match="'interval' ends on 2018-09-16, before it begins on 2018-09-17"):
        Rule("interval", Years(3), EVIDENCE, first_day=on("2018-09-17"), last_day=on("2018-09-16"))


@given(st.dates(), st.integers(0, 3000), st.integers(-4000, 4000))
def test_a_rule_holds_from_its_first_day_to_its_last(first: date, days: int, offset: int) -> None:
    last = min(first, date.max - timedelta(7001)) + timedelta(days)
    rule = attrs.evolve(NOTICE, first_day=min(first, last), last_day=last)
    asked = date.fromordinal(max(1, last.toordinal() + offset))
    assert rule.holds_on(asked) is (min(first, last) <= asked <= last)


# In words


def test_a_rules_sentence_says_its_value() -> None:
    assert str(NOTICE) == "Ofsted calls 5 working days before."


def test_a_fact_is_its_own_sentence() -> None:
    fact: Rule[str] = Rule("jtai", "They give no grade.", EVIDENCE)
    assert (str(fact), fact.is_fact, fact.is_known) == ("They give no grade.", True, True)
    assert not NOTICE.is_fact


@pytest.mark.parametrize(
    ("unknown", "sentence"),
    [
        (Unknown("the month"), "Not known: the month."),
        (Unknown("the notice of a visit", published_at="https://www.gov.uk/"), "Not read: the notice of a visit."),
    ],
)
def test_a_rule_of_no_known_value_says_which_of_the_two_it_is(unknown: Unknown, sentence: str) -> None:
    rule: Rule[WorkingDays] = Rule("notice", unknown, EVIDENCE, statement="Ofsted calls {value} before.")
    assert (str(rule), rule.known, rule.is_known) == (sentence, None, False)


def test_a_rule_that_the_caller_sets_aside_says_so() -> None:
    rule: Rule[bool] = Rule("week.august", True, EVIDENCE, statement="Fieldwork keeps clear of August.")
    assert str(rule.with_value(False)) == "Set aside: Fieldwork keeps clear of August."


# The caller's own value


def test_a_callers_value_names_the_published_one() -> None:
    changed = NOTICE.with_value(WorkingDays(10), "From the framework, paragraph 1")
    assert str(changed) == "Ofsted calls 10 working days before."
    assert str(changed.evidence) == (
        "Supplied by the caller. From the framework, paragraph 1. The published value is: 5 working days."
    )


def test_what_was_not_known_has_no_published_value_to_name() -> None:
    rule: Rule[WorkingDays] = Rule("notice", Unknown("the notice"), EVIDENCE)
    assert str(rule.with_value(WorkingDays(5)).evidence) == "Supplied by the caller."


def test_a_sentence_that_says_the_value_in_words_of_its_own_does_not_outlive_it() -> None:
    rule: Rule[WorkingDays] = Rule("notice", WorkingDays(0), EVIDENCE, statement="It comes without notice.")
    assert str(rule.with_value(WorkingDays(5))) == "Rule notice: 5 working days."


# Its place


def test_a_rule_takes_its_name_and_its_sentence_from_its_place() -> None:
    placed = says(WorkingDays(5), EVIDENCE).placed("notice.jtai", "It is announced {value} before.")
    assert (placed.id, str(placed)) == ("notice.jtai", "It is announced 5 working days before.")


def test_a_sentence_of_its_own_goes_before_that_of_its_place() -> None:
    placed = says(WorkingDays(0), EVIDENCE, "It comes without notice.").placed(
        "notice", "It is announced {value} before."
    )
    assert str(placed) == "It comes without notice."


MONITORING: Dated[Between] = Dated(
    says(Between(3, 3, unit="months"), EVIDENCE, first_day=on("2018-01-29"), last_day=on("2018-09-16")),
    says(Between(3, 6, unit="months"), EVIDENCE, first_day=on("2018-09-17")),
)


@pytest.mark.parametrize(
    ("day", "months"), [("2018-01-28", None), ("2018-01-29", 3), ("2018-09-16", 3), ("2018-09-17", 6)]
)
def test_of_dated_rules_the_one_of_the_day_holds_and_none_before_the_first(day: str, months: int | None) -> None:
    rule = MONITORING.on(on(day))
    assert (rule and rule.known and rule.known.most) == months


def test_dated_rules_go_by_their_first_days() -> None:
    ids = [rule.id for rule in MONITORING.placed("monitoring.interval").rules]
    assert ids == ["monitoring.interval.2018-01", "monitoring.interval.2018-09"]
    (only,) = Dated(says(Between(3, 6, unit="months"), EVIDENCE)).placed("monitoring.interval").rules
    assert only.id == "monitoring.interval"


@pytest.mark.parametrize("strangers", [(1,), ("a rule",), (None,)])
def test_dated_rules_are_rules(strangers: tuple[Any, ...]) -> None:
    with pytest.raises(RecordError, match="is not of type Rule"):
        Dated(*strangers)
    assert attrs.evolve(MONITORING, rules=MONITORING.rules[1:]).on(on("2018-09-16")) is None


def test_dated_rules_are_some_and_follow_each_other() -> None:
    first, second = MONITORING.rules
    with pytest.raises(RecordError, match="there is none"):
        Dated()
    with pytest.raises(RecordError, match="does not follow"):
        Dated(second, first)
    with pytest.raises(RecordError, match="does not follow"):
        Dated(first, attrs.evolve(second, first_day=first.last_day))
    with pytest.raises(RecordError, match="does not follow"):
        Dated(attrs.evolve(first, last_day=None), second)


def test_a_statement_says_its_value_once() -> None:
    with pytest.raises(RecordError, match=r"says \{value\} more than once"):
        attrs.evolve(NOTICE, statement="{value} is {value}.")
