"""
What rests on law and letters is the same in every edition: a clock a duty, each from the first day that it is known.
"""

import attrs
import pytest

from ofsted_ilacs.exceptions import RecordError, UnknownNameError
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.law import LAW, Duty, Law, Starts
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Unknown
from tests.builders import on

every_duty = pytest.mark.parametrize("duty", Duty, ids=lambda duty: duty.value)


def test_every_edition_has_the_same_law() -> None:
    assert {edition.law for edition in rulesets()} == {LAW}


@every_duty
def test_a_duty_has_its_clock_in_the_law(duty: Duty) -> None:
    rule = LAW.clock(duty)
    assert rule is duty.rule
    assert rule.id == f"clock.{duty.value.replace('_', '-')}"
    assert isinstance(rule.known, WorkingDays)
    assert str(rule.known) in str(rule)
    assert rule.first_day is not None


@pytest.mark.parametrize(
    ("duty", "days", "basis", "first_day"),
    [
        (Duty.PUBLISH_REPORT, 30, Basis.STATUTE, "2013-11-19"),
        (Duty.PUBLISH_STATEMENT, 70, Basis.STATUTE, "2013-11-19"),
        (Duty.DRAFT_PRIORITY_ACTION_PLAN, 20, Basis.OFSTED, "2018-08-10"),
        (Duty.PRIORITY_ACTION_PLAN, 70, Basis.OFSTED, "2018-08-10"),
        (Duty.FOI_RESPONSE, 20, Basis.STATUTE, "2013-11-19"),
        (Duty.JTAI_STATEMENT, 70, Basis.STATUTE, "2015-11-09"),
    ],
)
def test_a_clock_runs_as_long_as_its_source_says_from_the_first_day_it_is_known(
    duty: Duty, days: int, basis: Basis, first_day: str
) -> None:
    assert (duty.rule.known, duty.rule.evidence.basis) == (WorkingDays(days), basis)
    assert duty.rule.first_day == on(first_day)


def test_every_duty_is_among_those_whose_source_is_held_to() -> None:
    (marked,) = test_a_clock_runs_as_long_as_its_source_says_from_the_first_day_it_is_known.pytestmark  # type: ignore[attr-defined]
    assert [row[0] for row in marked.args[1]] == list(Duty)


def test_the_statement_after_a_joint_inspection_is_statute_and_says_what_was_not_read() -> None:
    evidence = Duty.JTAI_STATEMENT.rule.evidence
    assert [str(cited) for cited in evidence.citations[:1]] == [
        "Children Act 2004 (Joint Area Reviews) Regulations 2015 (SI 2015/1792) explanatory note"
    ]
    assert (evidence.n, evidence.of) == (60, 62)
    assert "Regulation 4 itself was not read" in evidence.note
    assert "wins" in evidence.note


def test_only_a_request_for_information_counts_holidays_anywhere_in_the_united_kingdom() -> None:
    assert [duty for duty in Duty if duty.clock.anywhere_in_the_uk] == [Duty.FOI_RESPONSE]


@pytest.mark.parametrize("kind", EventKind, ids=lambda kind: kind.value)
def test_a_kind_of_event_starts_the_clocks_of_its_report_or_letter(kind: EventKind) -> None:
    started = {duty for duty in Duty if duty.clock.starts.by(kind, priority_action=True)}
    if kind.is_full_inspection:
        assert started == {Duty.PUBLISH_REPORT, Duty.PUBLISH_STATEMENT}
    elif kind is EventKind.FOCUSED_VISIT:
        assert started == {Duty.DRAFT_PRIORITY_ACTION_PLAN, Duty.PRIORITY_ACTION_PLAN}
    else:
        assert started == ({Duty.JTAI_STATEMENT} if kind is EventKind.JTAI else set())


def test_without_priority_action_a_focused_visit_starts_no_clock() -> None:
    assert not any(each.by(EventKind.FOCUSED_VISIT, priority_action=False) for each in Starts)


def test_a_date_of_intervention_is_never_computed() -> None:
    for kind in EventKind:
        rule = LAW.intervention(kind)
        assert (rule is not None) is kind.is_intervention
        if rule is not None:
            assert rule.is_fact
            assert "no computed date" in str(rule)


def test_a_working_day_is_the_regulations_own() -> None:
    assert [str(cited) for cited in LAW.working_day.evidence.citations] == [
        "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462) reg 1(2)"
    ]


# A law of the caller's own


def test_a_clock_can_be_given_the_callers_length_in_one_edition_alone() -> None:
    edition = rulesets()[-1].with_value("clock.publish-report", WorkingDays(40), "From the letter")
    assert edition.law.clock(Duty.PUBLISH_REPORT).known == WorkingDays(40)
    assert edition.law.clock(Duty.PUBLISH_STATEMENT) is Duty.PUBLISH_STATEMENT.rule
    assert LAW.clock(Duty.PUBLISH_REPORT).known == WorkingDays(30)


def test_a_clock_may_be_not_known_and_is_nothing_but_working_days() -> None:
    edition = rulesets()[-1]
    assert edition.with_value("clock.publish-report", Unknown("it")).law.clock(Duty.PUBLISH_REPORT).known is None
    with pytest.raises(RecordError, match=r"'clock\.publish-report' holds True\. It needs WorkingDays, or Unknown"):
        edition.with_value("clock.publish-report", True)


def test_a_law_has_one_clock_a_duty() -> None:
    stranger: Rule[WorkingDays] = attrs.evolve(Duty.PUBLISH_REPORT.rule, id="clock.mine")
    for clocks in ((stranger,), (*LAW.clocks, *LAW.clocks), (*LAW.clocks, stranger)):
        with pytest.raises(RecordError, match="no more than one rule a duty"):
            attrs.evolve(LAW, clocks=clocks)
    with pytest.raises(RecordError, match="clocks"):
        attrs.evolve(LAW, clocks=list(LAW.clocks))  # type: ignore[arg-type]


def test_a_duty_that_is_left_out_has_the_clock_that_the_law_gives_it() -> None:
    law: Law = attrs.evolve(LAW, clocks=LAW.clocks[2:4])
    assert law == LAW


def test_a_duty_is_asked_for_by_its_own_name() -> None:
    with pytest.raises(
        UnknownNameError, match=r"has no rule 'clock\.jtai-plan'\. The nearest are 'clock\.jtai-statement'"
    ):
        rulesets()[-1].rule("clock.jtai-plan")
