"""
An edition is a typed, plain value: it is asked by attribute or by id, compared and corrected, and stays as it was.
"""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotADateError, RecordError, UnknownNameError
from ofsted_ilacs.model.areas import AreaRole, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, WorkingDays, Years
from ofsted_ilacs.rules.edition import Amendment, Difference, Interval, Notice, Ruleset, Weeks, Yearly, compare
from ofsted_ilacs.rules.editions import ruleset, rulesets
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.rule import Rule, says
from ofsted_ilacs.rules.values import Anchor, Between, Unknown
from tests.builders import any_edition, on
from tests.rules.mutations import mutated

SIF, ILACS_2018, EDITION, ILACS_2026 = rulesets()
EVIDENCE = Evidence(Basis.STATUTE, (Citation("An Act"),))

any_rule = any_edition.flatmap(lambda edition: st.tuples(st.just(edition), st.sampled_from(edition.rules)))


# Asked


def test_a_rule_is_an_attribute_and_has_its_place_for_an_id() -> None:
    assert EDITION.rule("interval") is EDITION.interval.every
    assert EDITION.rule("interval.tolerance") is EDITION.interval.tolerance
    assert EDITION.rule("notice.jtai") is EDITION.notice.jtai
    assert EDITION.rule("off-site") is EDITION.off_site
    assert EDITION.rule("relation.good-overall") is EDITION.relation[1].rule
    assert ILACS_2026.rule("next.without-overall.otherwise") is ILACS_2026.without_overall[-1].rule


@given(any_rule)
def test_every_rule_is_found_by_its_id(found: tuple[Ruleset, Rule[Any]]) -> None:
    edition, rule = found
    assert edition.rule(rule.id) is rule


@given(any_edition)
def test_no_two_rules_of_an_edition_share_an_id(edition: Ruleset) -> None:
    assert len({rule.id for rule in edition.rules}) == len(edition.rules)


def test_a_rule_that_changed_within_an_edition_goes_by_its_familys_id_too_the_latest() -> None:
    assert ILACS_2018.rule("next.reinspection") is ILACS_2018.rule("next.reinspection.2018-09")
    assert ILACS_2018.rule("next.reinspection.2018-01").value is EventKind.SINGLE


@pytest.mark.parametrize(
    ("id", "nearest"),
    [
        ("intervall", "'interval'"),
        ("suspention", "'suspension'"),
        ("week.aug", "'week.august'"),
        ("notice.inspections", "'notice.inspection'"),
        ("clock.publish_report", "'clock.publish-report'"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest(id: str, nearest: str) -> None:
    for ask in (EDITION.rule, lambda id: EDITION.with_value(id, Years(3))):
        with pytest.raises(UnknownNameError, match=f"'ilacs-2023-01' has no rule '{id}'.*nearest are {nearest}"):
            ask(id)


@pytest.mark.parametrize("id", [None, 3, ("interval",), b"interval"])
def test_an_id_is_a_text(id: object) -> None:
    for ask in (EDITION.rule, lambda id: EDITION.with_value(id, Years(3))):
        with pytest.raises(UnknownNameError, match="is no rule's id"):
            ask(id)  # type: ignore[arg-type]


@pytest.mark.parametrize("grade", Grade)
def test_the_interval_after_a_grade_is_the_one_for_all_unless_it_has_its_own(grade: Grade) -> None:
    assert EDITION.interval.after(grade) is EDITION.interval.after(None) is EDITION.interval.every
    own = EDITION.with_value(f"interval.{grade.name.lower().replace('_', '-')}", Years(4))
    assert own.interval.after(grade).value == Years(4)
    assert {own.interval.after(other).value for other in Grade if other is not grade} == {Years(3)}
    assert own.interval.after(None).value == Years(3)


def test_the_areas_of_an_edition_are_asked_for_by_role() -> None:
    assert EDITION.areas_of(AreaRole.LEADERS) == (JudgementArea.IMPACT_OF_LEADERS,)
    assert SIF.areas_of(AreaRole.PART) == (JudgementArea.ADOPTION, JudgementArea.SIF_CARE_LEAVERS)
    assert ILACS_2026.areas_of(AreaRole.OVERALL) == ()


@given(any_edition)
def test_every_edition_has_one_area_on_leaders_and_one_on_care(edition: Ruleset) -> None:
    assert len(edition.areas_of(AreaRole.LEADERS)) == len(edition.areas_of(AreaRole.IN_CARE)) == 1
    assert edition.areas_of(AreaRole.PRACTICE)


# Made


def test_a_misspelt_attribute_is_an_error_where_the_page_is_imported() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'tolerence'"):
        Interval(**fields(EDITION.interval, tolerance="tolerence"))
    with pytest.raises(TypeError, match="unexpected keyword argument 'suspention'"):
        Ruleset(**fields(EDITION, suspension="suspention"))


@pytest.mark.parametrize("missing", ["next", "interval", "notice", "on_site", "publication", "monitoring", "areas"])
def test_a_missing_attribute_is_an_error_where_the_page_is_imported(missing: str) -> None:
    given = fields(EDITION)
    del given[missing]
    with pytest.raises(TypeError, match=f"missing 1 required keyword-only argument: '{missing}'"):
        Ruleset(**given)


@pytest.mark.parametrize("part", [EDITION.interval, EDITION.next, EDITION.monitoring, EDITION.week, EDITION.yearly])
def test_a_part_lacks_none_of_its_rules(part: Any) -> None:
    for field in attrs.fields(type(part)):
        if field.default is attrs.NOTHING:
            given = fields(part)
            del given[field.name]
            with pytest.raises(TypeError, match=f"argument: '{field.name}'"):
                type(part)(**given)


def fields(record: Any, **renamed: str) -> dict[str, Any]:
    """
    Return the fields of a record, some under another name.
    """
    held = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    return {renamed.get(name, name): value for name, value in held.items()}


@pytest.mark.parametrize(
    ("part", "name", "value", "needed"),
    [
        (EDITION.interval, "every", WorkingDays(5), "Months or Years"),
        (EDITION.interval, "anchor", Years(3), "Anchor"),
        (EDITION.notice, "inspection", True, "WorkingDays"),
        (EDITION.week, "monday", WorkingDays(1), "bool"),
        (EDITION.next, "good", EventKind.SHORT, "Pathway"),
        (EDITION.next, "first", Pathway.SHORT, "EventKind"),
        (EDITION.first, "window", Months(12), "Between"),
        (EDITION.monitoring, "letters", Between(1, 2, unit="letters"), "str"),
    ],
)
def test_a_place_takes_values_of_its_own_kind_or_what_is_not_known(
    part: Any, name: str, value: Any, needed: str
) -> None:
    with pytest.raises(RecordError, match=f"It needs {needed}, or Unknown"):
        attrs.evolve(part, **{name: says(value, EVIDENCE)})
    assert not getattr(attrs.evolve(part, **{name: says(Unknown("it"), EVIDENCE)}), name).is_known


@pytest.mark.parametrize("stranger", [Years(3), "interval", None, 3, EDITION.next.reinspection])
def test_a_place_takes_a_rule_and_no_bare_value(stranger: Any) -> None:
    with pytest.raises(RecordError, match=r"interval: .* is not of type Rule"):
        attrs.evolve(EDITION.interval, every=stranger)


@pytest.mark.parametrize("stranger", [EDITION.next.first, EventKind.STANDARD, None])
def test_a_place_for_dated_rules_takes_those(stranger: Any) -> None:
    with pytest.raises(RecordError, match=r"next\.reinspection: .* is not of type Dated"):
        attrs.evolve(EDITION.next, reinspection=stranger)


def test_two_rules_of_one_name_are_refused() -> None:
    twice: Rule[str] = Rule("interval", "three years", EVIDENCE)
    with pytest.raises(RecordError, match="'ilacs-2023-01' has two rules named 'interval'"):
        attrs.evolve(EDITION, facts=(*EDITION.facts, twice))


def test_an_edition_does_not_end_before_it_begins() -> None:
    with pytest.raises(RecordError, match="ends on 2022-12-31, before it begins on 2023-01-01"):
        attrs.evolve(EDITION, last_day=on("2022-12-31"))


@pytest.mark.parametrize("edition", [EDITION, ILACS_2026], ids=str)
def test_inspections_ran_on_only_after_the_last_day(edition: Ruleset) -> None:
    with pytest.raises(RecordError, match="ran on until 2026-03-31, which is not after its last day"):
        attrs.evolve(edition, ran_on_until=on("2026-03-31"))


def test_a_difference_is_one() -> None:
    rule = EDITION.rule("interval")
    with pytest.raises(RecordError, match="'interval' is the same before and after"):
        Difference("interval", rule, rule)


def test_a_user_can_write_an_edition_of_their_own_and_need_not_know_everything() -> None:
    nobody_knows: Rule[Any] = says(Unknown("it"), EVIDENCE)
    own = attrs.evolve(
        ILACS_2026,
        id="cfsf-2027",
        interval=Interval(
            every=says(Years(4), EVIDENCE),
            tolerance=nobody_knows,
            anchor=says(Anchor.START, EVIDENCE),
            reinspection=nobody_knows,
        ),
        notice=Notice(inspection=nobody_knows, jtai=nobody_knows, monitoring_visit=nobody_knows),
        week=None,
        yearly=None,
    )
    assert str(own.rule("interval")) == "Inspections take place once every 4 years."
    assert str(own.rule("notice.jtai")) == "Not known: it."
    with pytest.raises(UnknownNameError):
        own.rule("week.monday")
    assert own.governs(on("2040-01-01"))


# Corrected


def test_a_value_can_be_replaced_and_the_edition_stays_as_it_was() -> None:
    before = pickle.dumps(EDITION)
    changed = EDITION.with_value("interval", Years(4), "From the framework, paragraph 1.")
    assert changed.interval.every.value == Years(4)
    assert changed.rule("interval").evidence.basis is Basis.CALLER
    assert str(changed.rule("interval").evidence) == (
        "Supplied by the caller. From the framework, paragraph 1. The published value is: 3 years."
    )
    assert EDITION.rule("interval").value == Years(3)
    assert pickle.dumps(EDITION) == before


@given(any_rule)
def test_any_value_can_be_replaced_and_nothing_else_moves(found: tuple[Ruleset, Rule[Any]]) -> None:
    edition, rule = found
    changed = edition.with_value(rule.id, mutated(rule))
    assert [each.id for each in compare(edition, changed)] == [rule.id]
    assert [each.id for each in changed.rules] == [each.id for each in edition.rules]
    assert changed.rule(rule.id).evidence.basis is Basis.CALLER


@given(any_rule)
def test_a_sentence_says_the_callers_value_or_falls_away(found: tuple[Ruleset, Rule[Any]]) -> None:
    edition, rule = found
    value = mutated(rule)
    if not rule.is_fact and not isinstance(value, bool | Unknown):
        changed = edition.with_value(rule.id, value)
        shown = value.label if hasattr(value, "label") else str(value)
        assert shown in str(changed.rule(rule.id))
        assert rule.is_known is (str(rule) != str(changed.rule(rule.id))) or not rule.is_known


def test_a_rule_that_changed_within_an_edition_is_replaced_for_all_its_days_or_for_one_stretch() -> None:
    every = ILACS_2018.with_value("monitoring.interval", Between(2, 3, unit="months"))
    both = [every.monitoring.interval.on(on(day)) for day in ("2018-02-01", "2022-02-01")]
    assert [rule and rule.value for rule in both] == [Between(2, 3, unit="months")] * 2
    one = ILACS_2018.with_value("monitoring.interval.2018-01", Between(2, 3, unit="months"))
    each = [one.monitoring.interval.on(on(day)) for day in ("2018-02-01", "2022-02-01")]
    assert [rule and rule.value for rule in each] == [Between(2, 3, unit="months"), Between(3, 6, unit="months")]


def test_a_replaced_rule_was_not_there_before_its_first_day_either() -> None:
    changed = SIF.with_value("monitoring.interval", Between(2, 3, unit="months"))
    assert changed.monitoring.interval.on(on("2016-05-30")) is None
    assert changed.monitoring.interval.on(on("2016-05-31")) is not None


def test_only_a_rule_that_has_a_place_can_be_changed() -> None:
    with pytest.raises(UnknownNameError):
        EDITION.with_value("", Years(3))
    with pytest.raises(UnknownNameError):
        SIF.with_value("week.monday", True)


# Compared


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
    first, second = ({rule.id: rule for rule in edition.rules} for edition in (one, other))
    for id in first | second:
        assert (id in differing) is (first.get(id) != second.get(id))


def test_from_2018_to_2023_care_leavers_were_judged_on_their_own() -> None:
    by_id = {difference.id: difference for difference in compare(ILACS_2018, EDITION)}
    assert "care leavers" in str(by_id["judgements"].after)
    assert by_id["relation.good-overall"].before is None
    assert by_id["next.reinspection.2018-01"].after is None
    assert by_id["monitoring.until-inspection"].before is None
    assert "interval" not in by_id


def test_in_2026_the_relations_of_the_overall_grade_went_and_the_cases_without_it_came() -> None:
    differences = compare(EDITION, ILACS_2026)
    gone = {each.id for each in differences if each.after is None}
    new = {each.id for each in differences if each.before is None}
    assert {f"relation.{each.name}" for each in EDITION.relation} <= gone
    assert {f"next.without-overall.{case.name}" for case in ILACS_2026.without_overall} <= new
    assert {"next.overall-grade-decides", "inadequate.trigger", "intervention.trigger", "successor.start"} <= new


@pytest.mark.parametrize(("one", "other"), [(EDITION, "ilacs-2026-04"), (None, EDITION)])
def test_only_editions_can_be_compared(one: object, other: object) -> None:
    with pytest.raises(RecordError, match="is not of type Ruleset"):
        compare(one, other)  # type: ignore[arg-type]


def test_a_difference_reads_as_what_was_and_what_is() -> None:
    (changed,) = compare(EDITION, EDITION.with_value("notice.jtai", WorkingDays(9)))
    assert str(changed) == (
        "notice.jtai: A joint targeted area inspection is announced 10 working days before its fieldwork. -> "
        "A joint targeted area inspection is announced 9 working days before its fieldwork."
    )
    without = attrs.evolve(EDITION, suspension=None)
    (gone,) = compare(EDITION, without)
    assert str(gone) == "suspension: gone: Graded inspections were suspended from 17 March 2020 to 27 June 2021."
    (new,) = compare(without, EDITION)
    assert str(new).startswith("suspension: new: ")


# A value


@given(any_edition)
def test_an_edition_is_a_value(edition: Ruleset) -> None:
    copy = pickle.loads(pickle.dumps(edition))
    assert copy == edition
    assert hash(copy) == hash(edition)
    assert copy.rule("judgements") == edition.rule("judgements")
    assert str(copy) == edition.id


def test_nothing_of_an_edition_can_be_set() -> None:
    for record, name in ((EDITION, "title"), (EDITION.interval, "every"), (EDITION.rule("interval"), "value")):
        with pytest.raises(AttributeError):
            setattr(record, name, "mine")


def test_an_amendment_has_a_day_a_note_and_a_source() -> None:
    with pytest.raises(NotADateError):
        Amendment("2018-09", "Something changed", citation=Citation("Somewhere"))  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="note"):
        Amendment(on("2018-09-17"), "", citation=Citation("Somewhere"))
    with pytest.raises(RecordError, match="citation"):
        Amendment(on("2018-09-17"), "Something changed", citation="Somewhere")  # type: ignore[arg-type]


@pytest.mark.parametrize("part", [Weeks, Yearly, Notice])
def test_every_attribute_of_a_part_has_a_sentence(part: type[Weeks | Yearly | Notice]) -> None:
    assert set(part.SAYS) == {field.name for field in attrs.fields(part)}


def test_an_edition_is_asked_for_by_its_id() -> None:
    assert ruleset("ilacs-2023-01") is EDITION
