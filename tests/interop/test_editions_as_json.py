"""
Editions and rules as documents: a changed one and one of the caller's own come back, and what version 1 wrote is read.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import ofsted_ilacs as oi
from ofsted_ilacs.interop import json as oj
from ofsted_ilacs.interop.json.json_types import name_of
from ofsted_ilacs.rules.edition import Difference
from ofsted_ilacs.rules.rule import Rule, RuleValue
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown
from tests.interop.json_examples import DEVON, same
from tests.rules.mutations import mutated

OLD = Path(__file__).parent / "documents/ofsted-ilacs-1/editions"

every_edition = pytest.mark.parametrize("edition", oi.rulesets(), ids=str)


def kept(name: str, kind: Any = oi.Ruleset) -> Any:
    """
    Return what a document holds that version 1 of the library wrote.
    """
    return oj.loads((OLD / f"{name}.json").read_text(encoding="utf-8"), kind)


def changes(edition: oi.Ruleset) -> dict[str, Difference]:
    """
    Return how an edition differs from the published one of its id.
    """
    return {difference.id: difference for difference in oi.compare(oi.ruleset(edition.id), edition)}


# There and back


@every_edition
def test_an_edition_with_any_one_value_changed_comes_back(edition: oi.Ruleset) -> None:
    for rule in edition.rules:
        changed = edition.with_value(rule.id, mutated(rule), "A proposal.")
        assert same(oj.loads(oj.dumps(changed), oi.Ruleset), changed), rule.id


@every_edition
def test_an_edition_of_the_callers_own_comes_back(edition: oi.Ruleset) -> None:
    own = attrs.evolve(edition, id="my-own", title="My own", announced=None, facts=())
    assert same(oj.loads(oj.dumps(own), oi.Ruleset), own)


def test_an_interval_of_one_grades_own_comes_back() -> None:
    own = oi.ruleset("ilacs-2026-04").with_value("interval.good", oi.Years(4))
    read = oj.loads(oj.dumps(own), oi.Ruleset)
    assert same(read, own)
    assert read.interval.after(oi.Grade.GOOD).value == oi.Years(4)


def test_the_schema_takes_a_changed_edition_and_refuses_one_without_an_interval() -> None:
    schema = Draft202012Validator(oj.schema(oi.Ruleset))
    document = json.loads(oj.dumps(oi.ruleset("ilacs-2026-04").with_value("interval", oi.Months(40))))
    assert schema.is_valid(document)
    del document["value"]["interval"]
    assert not schema.is_valid(document)
    with pytest.raises(oi.RecordError, match=r"the field is missing @ \$\.value\.interval"):
        oj.loads(json.dumps(document), oi.Ruleset)


def test_a_value_of_another_kind_is_refused_in_the_rules_own_words() -> None:
    document = json.loads(oj.dumps(oi.ruleset("ilacs-2026-04").with_value("interval", oi.Years(4))))
    document["value"]["interval"]["every"]["value"] = {"type": "boolean", "value": True}
    with pytest.raises(oi.RecordError, match=r"Rule 'interval' holds True\. It needs Months or Years, or Unknown"):
        oj.loads(json.dumps(document), oi.Ruleset)


@every_edition
def test_every_rule_of_an_edition_comes_back_by_itself(edition: oi.Ruleset) -> None:
    assert same(oj.loads(oj.dumps(edition.rules), tuple[Rule[Any], ...]), edition.rules)


@pytest.mark.parametrize("value", [
    oi.WorkingDays(5), oi.Months(6), oi.Years(3), Between(1, 2, unit="visits"), True, False, "told",
    ("told", "twice"),
    Estimate(27, low=27, high=53, unit="working days"), oi.Span(date(2020, 3, 17), date(2021, 6, 27)),
    Anchor.START, oi.Pathway.SHORT, oi.EventKind.STANDARD, Unknown("when"),
    Unknown("when", published_at="https://www.gov.uk/"),
], ids=repr)  # fmt: skip
def test_a_rule_of_any_value_comes_back(value: RuleValue) -> None:
    rule: Rule[Any] = Rule("my.own", value, oi.Evidence(oi.Basis.CALLER, ()))
    assert same(oj.loads(oj.dumps(rule), Rule), rule)


def test_every_form_of_value_is_among_those_that_come_back() -> None:
    (marked,) = (mark for mark in test_a_rule_of_any_value_comes_back.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    tried = {"string[]" if isinstance(value, tuple) else name_of(type(value)) for value in marked.args[1]}
    assert tried == {name_of(kind) for kind in RuleValue.__args__}


def test_an_edition_written_before_a_duty_was_known_has_its_clock_as_the_law_gives_it() -> None:
    changed = oi.ruleset("ilacs-2026-04").with_value("clock.publish-report", oi.WorkingDays(31))
    document = json.loads(oj.dumps(changed))
    clocks = document["value"]["law"]["clocks"]
    document["value"]["law"]["clocks"] = [clock for clock in clocks if clock["id"] != "clock.jtai-statement"]
    assert same(oj.loads(json.dumps(document), oi.Ruleset), changed)


# What version 1 wrote


@pytest.mark.parametrize(
    ("name", "id", "value"),
    [
        ("ilacs-2018-01-interval", "interval", oi.Years(4)),
        ("ilacs-2023-01-monitoring", "monitoring.interval", Between(2, 3, unit="months")),
        ("ilacs-2026-04-notice", "notice.inspection", oi.WorkingDays(10)),
    ],
)
def test_a_changed_edition_of_version_1_is_todays_edition_with_the_same_change(name: str, id: str, value: Any) -> None:
    edition = kept(name)
    assert edition.rule(id).value == value
    assert edition.rule(id).evidence.basis is oi.Basis.CALLER
    assert changes(edition).keys() == {id}
    assert same(oj.loads(oj.dumps(edition), oi.Ruleset), edition)


def test_a_rule_that_was_left_out_of_an_edition_of_version_1_stays_out() -> None:
    edition = kept("ilacs-2018-01-without-suspension")
    assert edition.suspension is None
    assert changes(edition).keys() == {"suspension"}


def test_an_edition_of_the_callers_own_of_version_1_answers_as_it_did() -> None:
    own = kept("own")
    expected = oi.next_inspection(
        oi.History(DEVON.authority, DEVON.events[:1]), as_of=date(2027, 10, 1), ruleset=own, anchor="start"
    )
    assert expected.ruleset.title == "Children and families services framework (made up)"
    assert expected.pathway is oi.Pathway.INADEQUATE
    assert expected.window == oi.Window(date(2023, 10, 20), date(2024, 1, 20), date(2024, 4, 20))
    assert own.rule("notice.inspection").value == oi.WorkingDays(10)
    assert own.rule("complaint.stages").value == "two"
    assert own.week is None
    assert str(own.rule("next.first").value) == "not known: rule next.first, which the document leaves out"


def test_every_rule_of_version_1_is_read_with_its_value() -> None:
    rules = {rule.id: rule for rule in kept("rules-of-2018", tuple[Rule[Any], ...])}
    assert rules["next.reinspection"].value is oi.EventKind.STANDARD
    assert rules["gap.good"].value == Estimate(40.7, low=37.3, high=44.7, unit="months")
    assert rules["judgements"].value[-1] == "Overall effectiveness"
    assert rules["notice.focused-visit"].value == Unknown("the notice of a focused visit")


def test_the_duty_that_was_called_a_plan_is_read_as_the_statement_that_it_is() -> None:
    assert kept("duties", tuple[oi.Duty, ...]) == tuple(oi.Duty)


@pytest.mark.parametrize("rules", [None, 5, "rules", [5], [{"id": "interval"}], [{"id": 5, "value": 1, "evidence": 2}]])
def test_what_is_no_list_of_rules_is_refused(rules: object) -> None:
    document = json.loads((OLD / "own.json").read_text(encoding="utf-8"))
    document["value"]["rules"] = rules
    with pytest.raises(oi.RecordError, match="Ruleset"):
        oj.loads(json.dumps(document), oi.Ruleset)


def test_a_fault_in_an_edition_of_version_1_is_named_with_its_place() -> None:
    document = json.loads((OLD / "ilacs-2018-01-interval.json").read_text(encoding="utf-8"))
    document["value"]["last_day"] = "soon"
    with pytest.raises(oi.RecordError, match=r"'soon' is not a day written as YYYY-MM-DD @ \$\.value\.last_day"):
        oj.loads(json.dumps(document), oi.Ruleset)
