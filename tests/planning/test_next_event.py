"""
What Ofsted is expected to do next: what is on record is taken off, and nothing is dated that no source dates.
"""

from datetime import timedelta

import attrs
import pytest

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.programme import programme
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Between
from ofsted_ilacs.workdays.uk_calendars import england_and_wales, scotland
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    GATESHEAD_2024,
    WIGAN_2022,
    history,
    inspected,
    on,
    without_overall,
)

FOCUSED_VISIT = inspected("Gateshead", EventKind.FOCUSED_VISIT, "2026-01-13/2026-01-14")
JTAI = inspected("Gateshead", EventKind.JTAI, "2026-01-12/2026-01-30")


def monitored(*days: str) -> History:
    """
    Return Bradford's history since 2018 with monitoring visits on these days.
    """
    return history(BRADFORD_2018, *(inspected("Bradford", EventKind.MONITORING_VISIT, day) for day in days))


# Good, outstanding, requires improvement


@pytest.mark.parametrize(("last", "as_of"), [(GATESHEAD_2024, "2026-11-21"), (WIGAN_2022, "2023-06-01")], ids=str)
def test_between_inspections_a_focused_visit_comes_at_a_time_that_no_source_gives(
    last: InspectionEvent, as_of: str
) -> None:
    answer = next_event(history(last), as_of=on(as_of))
    inspection = next_inspection(history(last), as_of=on(as_of))
    assert answer.kind is EventKind.FOCUSED_VISIT
    assert answer.window is not None
    assert inspection.window is not None
    assert answer.window == Window(last.published or last.end, None, inspection.window.latest)
    assert "No source says when" in explain(answer)
    assert "1 to 2 focused visits are usual" in explain(answer)


@pytest.mark.parametrize("visit", [FOCUSED_VISIT, JTAI], ids=str)
def test_a_visit_that_was_held_is_taken_off_a_joint_inspection_too(visit: InspectionEvent) -> None:
    of = history(GATESHEAD_2024, visit)
    assert next_event(of, as_of=on("2026-11-21")) == next_inspection(of, as_of=on("2026-11-21"))
    assert next_event(of, as_of=on("2026-01-11")).kind is EventKind.FOCUSED_VISIT


def test_a_visit_before_the_last_inspection_is_not_taken_off() -> None:
    earlier = inspected("Gateshead", EventKind.FOCUSED_VISIT, "2023-01-10/2023-01-11")
    assert next_event(history(earlier, GATESHEAD_2024), as_of=on("2026-11-21")).kind is EventKind.FOCUSED_VISIT


@pytest.mark.parametrize("kind", [EventKind.SELF_EVALUATION, EventKind.ENGAGEMENT_MEETING, EventKind.BOARD_REVIEW])
def test_other_events_do_not_count_as_focused_visits(kind: EventKind) -> None:
    of = history(GATESHEAD_2024, inspected("Gateshead", kind, "2026-01-13"))
    assert next_event(of, as_of=on("2026-11-21")).kind is EventKind.FOCUSED_VISIT


def test_without_the_rule_a_joint_inspection_does_not_count() -> None:
    own = ruleset("ilacs-2026-04").with_value("focused-visit.jtai-counts", False)
    of = history(GATESHEAD_2024, JTAI)
    assert next_event(of, as_of=on("2026-11-21"), ruleset=own).kind is EventKind.FOCUSED_VISIT


def test_a_callers_own_number_of_visits_is_counted_and_said() -> None:
    own = ruleset("ilacs-2026-04").with_value("focused-visit", Between(2, 3, unit="visits"))
    said = explain(next_event(history(GATESHEAD_2024, FOCUSED_VISIT), as_of=on("2026-11-21"), ruleset=own))
    assert "Visits since then on record: focused visit, 13-14 January 2026." in said
    assert "2 to 3 visits are usual before the inspection, so at least 1 is still to come." in said
    assert "The published value is: 1 to 2 focused visits." in said


def test_a_number_of_the_wrong_kind_is_refused_at_once() -> None:
    with pytest.raises(RecordError, match=r"'focused-visit' holds 'two'\. It needs Between, or Unknown"):
        ruleset("ilacs-2026-04").with_value("focused-visit", "two")


@pytest.mark.parametrize(("as_of", "status"), [("2027-07-29", WindowStatus.OPEN), ("2029-01-01", WindowStatus.OVERDUE)])
def test_once_its_window_is_open_the_inspection_itself_is_next(as_of: str, status: WindowStatus) -> None:
    answer = next_event(history(GATESHEAD_2024), as_of=on(as_of))
    assert (answer.kind, answer.status) == (EventKind.SHORT, status)
    assert answer == next_inspection(history(GATESHEAD_2024), as_of=on(as_of))


# Nothing known


def test_where_the_last_outcome_is_not_known_no_visit_is_guessed() -> None:
    bare = history(attrs.evolve(GATESHEAD_2024, judgements=(), published=None))
    answer = next_event(bare, as_of=on("2025-06-01"))
    assert (answer.kind, answer.pathway, answer.needs_review) == (None, None, True)


def test_before_its_first_inspection_a_new_authority_is_told_of_that() -> None:
    of = History(authority("Cumberland"))
    assert next_event(of, as_of=on("2023-08-01")) == next_inspection(of, as_of=on("2023-08-01"))


# Inadequate


@pytest.mark.parametrize("as_of", ["2018-11-21", "2019-02-07"])
def test_bradford_was_first_to_have_an_action_planning_visit_at_a_time_that_no_source_gives(as_of: str) -> None:
    answer = next_event(history(BRADFORD_2018), as_of=on(as_of))
    assert answer.kind is EventKind.ACTION_PLANNING_VISIT
    assert (answer.window, answer.status) == (None, WindowStatus.UNKNOWN)
    assert "the next event expected is an action planning visit; its date is not known." in answer.headline
    assert "No source says when, so no window is given. No such visit is on record." in explain(answer)
    cited = [rule.id for step in answer.steps for rule in step.rules]
    assert {"monitoring.route", "monitoring.action-planning"} <= set(cited)


def test_who_knows_when_the_action_planning_visit_comes_can_say_so() -> None:
    own = ruleset("ilacs-2018-01").with_value("monitoring.action-planning", Between(4, 8, unit="weeks"))
    answer = next_event(history(BRADFORD_2018), as_of=on("2018-11-21"), ruleset=own)
    assert answer.window == Window(on("2018-11-26"), None, on("2018-12-24"))


@pytest.mark.parametrize("as_of", ["2019-02-08", "2019-04-04", "2019-08-01"])
def test_once_the_statement_is_due_the_first_monitoring_visit_is_next(as_of: str) -> None:
    answer = next_event(history(BRADFORD_2018), as_of=on(as_of))
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window == Window(on("2019-04-04"), None, on("2019-08-01"))  # 8 to 25 weeks after 7 February 2019
    assert "which were not counted" in explain(answer)


def test_once_the_action_planning_visit_was_held_monitoring_is_next() -> None:
    planned = inspected("Bradford", EventKind.ACTION_PLANNING_VISIT, "2018-12-04/2018-12-05")
    answer = next_event(history(BRADFORD_2018, planned), as_of=on("2018-12-10"))
    assert answer.kind is EventKind.MONITORING_VISIT


def test_the_next_monitoring_visit_comes_three_to_six_months_after_the_last_began() -> None:
    answer = next_event(monitored("2019-05-14/2019-05-15", "2019-09-10/2019-09-11"), as_of=on("2019-10-01"))
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window == Window(on("2019-12-10"), None, on("2020-03-10"))
    assert "2 monitoring visits are on record." in explain(answer)


def test_after_seven_monitoring_visits_the_re_inspection_is_next() -> None:
    days = ["2019-05-14", "2019-09-10", "2019-12-10", "2020-03-10", "2020-12-08", "2021-03-09", "2021-06-08"]
    of = monitored(*days)
    assert next_event(of, as_of=on("2021-07-01")) == next_inspection(of, as_of=on("2021-07-01"))
    assert next_event(monitored(*days[:6]), as_of=on("2021-07-01")).kind is EventKind.MONITORING_VISIT


SLOUGH_2013 = inspected("Slough", EventKind.SINGLE, "2013-11-19/2013-12-11", "2014-02-14", Grade.INADEQUATE)
SLOUGH_2015 = inspected("Slough", EventKind.SINGLE, "2015-11-24/2015-12-17", "2016-02-17", Grade.INADEQUATE)


@pytest.mark.parametrize("as_of", ["2014-03-03", "2014-06-02", "2015-06-01"])
def test_slough_inadequate_in_2013_was_told_of_no_visit_in_2014(as_of: str) -> None:
    of = history(SLOUGH_2013)
    assert next_event(of, as_of=on(as_of)) == next_inspection(of, as_of=on(as_of))
    assert not programme(of, as_of=on(as_of), until=on("2018-12-31")).of_kind(
        EventKind.MONITORING_VISIT, EventKind.ACTION_PLANNING_VISIT
    )


def test_slough_was_told_of_visits_on_31_may_2016_and_not_the_day_before() -> None:
    of = history(SLOUGH_2013, SLOUGH_2015)
    assert next_event(of, as_of=on("2016-05-30")) == next_inspection(of, as_of=on("2016-05-30"))
    assert next_event(of, as_of=on("2016-05-31")).kind is EventKind.ACTION_PLANNING_VISIT
    answer = next_event(of, as_of=on("2016-06-01"))  # the statement was due the day before
    due = england_and_wales().add(on("2016-02-17"), 70)
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window == Window(due, None, due + timedelta(28))


def test_under_the_single_framework_monitoring_was_quarterly() -> None:
    visit = inspected("Bromley", EventKind.MONITORING_VISIT, "2016-11-01/2016-11-02")
    answer = next_event(history(BROMLEY_2016, visit), as_of=on("2016-12-01"))
    assert answer.window == Window(on("2017-02-01"), None, on("2017-02-01"))


def test_until_march_2024_nothing_said_that_monitoring_outlasts_the_opening_of_the_window() -> None:
    of = history(BRADFORD_2018, inspected("Bradford", EventKind.MONITORING_VISIT, "2022-06-14/2022-06-15"))
    assert next_event(of, as_of=on("2022-08-10")) == next_inspection(of, as_of=on("2022-08-10"))


def test_since_march_2024_monitoring_goes_on_while_the_window_is_open_until_the_inspection_comes() -> None:
    of = history(BRADFORD_2022, inspected("Bradford", EventKind.MONITORING_VISIT, "2025-06-10/2025-06-11"))
    assert next_inspection(of, as_of=on("2025-10-01")).status is WindowStatus.OPEN
    answer = next_event(of, as_of=on("2025-10-01"))
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window == Window(on("2025-09-10"), None, on("2025-12-10"))


@pytest.mark.parametrize(
    ("as_of", "until"),
    [("2020-03-16", "2022-04-29"), ("2020-03-21", "2022-05-04"), ("2022-08-09", "2023-08-10")],
)
def test_a_monitoring_visit_missing_from_the_record_is_asked_for_and_may_come_until_the_re_inspection(
    as_of: str, until: str
) -> None:
    answer = next_event(history(BRADFORD_2018), as_of=on(as_of))
    assert (answer.kind, answer.needs_review) == (EventKind.MONITORING_VISIT, True)
    assert answer.window == Window(on("2019-08-02"), None, on(until))
    assert "none is on record. If visits were held, add them." in explain(answer)


def test_bromleys_first_monitoring_visit_of_2016_was_due_within_four_weeks_of_its_statement() -> None:
    answer = next_event(history(BROMLEY_2016), as_of=on("2016-10-10"))
    due = england_and_wales().add(on("2016-06-27"), 70)
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window == Window(due, None, on("2016-11-01"))
    assert "rule monitoring.first, sif-2013-11. Reported: " in explain(answer)


def test_the_inadequate_route_without_an_overall_grade_is_for_a_person_to_look_at() -> None:
    made_up = without_overall(Grade.GOOD, Grade.INADEQUATE, Grade.GOOD, Grade.GOOD)
    answer = next_event(made_up, as_of=on("2026-08-01"))
    assert (answer.kind, answer.needs_review) == (EventKind.ACTION_PLANNING_VISIT, True)


# What the caller changes


def test_a_callers_own_statement_clock_moves_the_visits_after_it_and_is_named() -> None:
    own = ruleset("ilacs-2018-01").with_value("clock.publish-statement", WorkingDays(10))
    answer = next_event(history(BRADFORD_2018), as_of=on("2018-11-13"), ruleset=own)
    assert answer.window == Window(on("2019-01-07"), None, on("2019-05-06"))  # 8 to 25 weeks after 12 November 2018
    assert "The published value is: 70 working days." in explain(answer)


def test_a_callers_own_calendar_moves_the_statement() -> None:
    report = attrs.evolve(BRADFORD_2018, published=on("2018-11-01"))
    usual = next_event(history(report), as_of=on("2019-03-01")).window
    scottish = next_event(history(report), as_of=on("2019-03-01"), calendar=scotland()).window
    assert usual is not None
    assert scottish is not None
    assert usual.latest < scottish.latest


def test_a_statement_due_beyond_the_announced_holidays_is_projected_and_says_so() -> None:
    late = inspected(
        "Leeds",
        EventKind.STANDARD,
        "2028-10-02/2028-10-13",
        "2028-11-20",
        impact_of_leaders=Grade.INADEQUATE,
        help_and_protection=Grade.INADEQUATE,
    )
    answer = next_event(history(late), as_of=on("2029-04-01"))
    assert answer.kind is EventKind.MONITORING_VISIT
    assert answer.window is not None
    assert answer.window.earliest > england_and_wales().last
    assert "(projected: not all bank holidays are announced)" in explain(answer)


@pytest.mark.parametrize(
    "asked", [{"calendar": "scotland"}, {"ruleset": "ilacs-2018-01"}, {"anchor": "middle"}], ids=str
)
@pytest.mark.parametrize("last", [BRADFORD_2022, GATESHEAD_2024], ids=str)
def test_a_mistake_in_what_is_asked_yields_no_answer(last: InspectionEvent, asked: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        next_event(history(last), as_of=on("2026-11-21"), **asked)  # type: ignore[arg-type]
