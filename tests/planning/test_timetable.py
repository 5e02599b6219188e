"""
One event's own calendar: real days for what is past, stretches for what lies ahead, and nothing that no source dates.
"""

import pickle
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.planning.deadlines import DueState, DueStatus, Duty, deadlines
from ofsted_ilacs.planning.expected import Milestone
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.timetable import Timetable, timetable
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.workdays.non_working_days import Certainty
from ofsted_ilacs.workdays.uk_calendars import england_and_wales, scotland
from tests.builders import (
    BRADFORD_2018,
    BROMLEY_2016,
    GATESHEAD_2024,
    LIVERPOOL_2026,
    days_asked,
    full_inspections,
    histories_of,
    history,
    inspected,
    on,
)

BATH = inspected("Bath and North East Somerset", EventKind.SHORT, "2025-06-09/2025-06-13")
"""Called on 2 June 2025, on site from 9 June."""

ST_HELENS_VISIT = inspected("St Helens", EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18")

LEEDS = authority("Leeds")
past_inspections = st.dates(date(2018, 1, 29), date(2027, 6, 30)).flatmap(lambda start: full_inspections(LEEDS, start))


def day_of(table: Timetable, what: Milestone | Duty) -> date:
    """
    Return the one day of an entry.
    """
    entry = table.entry(what)
    assert entry is not None
    assert entry.window is not None
    assert entry.window.earliest == entry.window.latest
    return entry.window.earliest


# What is past


def test_bath_and_north_east_somerset_was_called_on_the_monday_before() -> None:
    table = timetable(BATH)
    assert day_of(table, Milestone.NOTIFICATION) == on("2025-06-02")
    off_site, fieldwork = table.entry(Milestone.OFF_SITE), table.entry(Milestone.FIELDWORK)
    assert off_site is not None
    assert fieldwork is not None
    assert (day_of(table, Milestone.OFF_SITE), off_site.until) == (on("2025-06-02"), on("2025-06-06"))
    assert (day_of(table, Milestone.FIELDWORK), fieldwork.until) == (on("2025-06-09"), on("2025-06-13"))


def test_a_report_not_yet_out_is_expected_within_the_spread_that_was_observed() -> None:
    entry = timetable(BATH).entry(Milestone.PUBLICATION)
    assert entry is not None
    days = england_and_wales()
    last = on("2025-06-13")
    assert entry.window == Window(days.add(last, 27), days.add(last, 27), days.add(last, 53))
    assert "An estimate, not a deadline." in str(entry.rules[0])
    assert "Observed: 46 of 105" in explain(timetable(BATH))


def test_a_published_report_stands_on_its_day() -> None:
    table = timetable(GATESHEAD_2024)
    assert day_of(table, Milestone.PUBLICATION) == GATESHEAD_2024.published


@given(past_inspections)
def test_the_clocks_of_a_published_report_are_its_deadlines(event: InspectionEvent) -> None:
    assume(event.published is not None)
    assert {duty: day_of(timetable(event), duty) for duty in (Duty.PUBLISH_REPORT, Duty.PUBLISH_STATEMENT)} == {
        each.duty: each.due for each in deadlines(event)
    }


def test_the_day_of_receipt_moves_the_clocks_and_is_no_longer_missed() -> None:
    without, received = timetable(GATESHEAD_2024), timetable(GATESHEAD_2024, report_received=on("2025-01-20"))
    assert (
        day_of(received, Duty.PUBLISH_STATEMENT) == deadlines(GATESHEAD_2024, report_received=on("2025-01-20"))[1].due
    )
    assert (without.counted_from_publication, received.counted_from_publication) == (True, False)
    assert "counted from publication" in explain(without)
    assert "counted from publication" not in explain(received)


def test_the_legs_of_split_fieldwork_stand_each_for_itself() -> None:
    devon = inspected("Devon", EventKind.STANDARD, "2024-09-23/2024-09-27;2025-01-13/2025-01-17")
    legs = [entry for entry in timetable(devon) if entry.what is Milestone.FIELDWORK]
    assert [(entry.window.earliest, entry.until) for entry in legs if entry.window] == [
        (on("2024-09-23"), on("2024-09-27")),
        (on("2025-01-13"), on("2025-01-17")),
    ]
    assert day_of(timetable(devon), Milestone.NOTIFICATION) == on("2024-09-16")


def test_a_single_inspection_came_without_notice() -> None:
    entry = timetable(BROMLEY_2016).entry(Milestone.NOTIFICATION)
    assert entry is not None
    assert entry.window is None
    assert entry.status(on("2016-06-01")) is None
    assert str(entry) == "Notification: a single inspection comes without notice."
    assert timetable(BROMLEY_2016).entry(Milestone.OFF_SITE) is None


def test_a_letter_with_an_area_for_priority_action_starts_two_clocks() -> None:
    table = timetable(ST_HELENS_VISIT, report_received=on("2018-08-10"), priority_action=True)
    assert day_of(table, Duty.DRAFT_PRIORITY_ACTION_PLAN) == on("2018-09-10")
    assert day_of(table, Duty.PRIORITY_ACTION_PLAN) == on("2018-11-19")
    assert timetable(ST_HELENS_VISIT, report_received=on("2018-08-10")).entry(Duty.PRIORITY_ACTION_PLAN) is None


def test_a_joint_inspection_is_announced_ten_working_days_before_and_its_statement_is_due_seventy_after() -> None:
    table = timetable(inspected("Leeds", EventKind.JTAI, "2026-06-08/2026-06-26", "2026-07-27"))
    assert day_of(table, Milestone.NOTIFICATION) == on("2026-05-22")  # 25 May is the spring bank holiday
    assert day_of(table, Duty.JTAI_STATEMENT) == on("2026-11-03") == england_and_wales().add(on("2026-07-27"), 70)


@pytest.mark.parametrize(("start", "is_known"), [("2016-02-01", True), ("2016-01-29", False)])
def test_the_notice_of_a_joint_inspection_is_known_from_february_2016_on(start: str, is_known: bool) -> None:
    table = timetable(inspected("Leeds", EventKind.JTAI, f"{start}/{start}"))
    assert (table.entry(Milestone.NOTIFICATION) is not None) is is_known


def test_a_joint_letter_of_before_november_2015_started_no_clock() -> None:
    table = timetable(inspected("Leeds", EventKind.JTAI, "2015-10-05/2015-10-09", "2015-11-06"))
    assert table.entry(Duty.JTAI_STATEMENT) is None


@pytest.mark.parametrize("kind", [EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT])
def test_the_notice_of_a_visit_is_published_by_ofsted_and_was_not_read(kind: EventKind) -> None:
    entry = timetable(inspected("Leeds", kind, "2026-06-02/2026-06-03")).entry(Milestone.NOTIFICATION)
    assert entry is not None
    assert (entry.window, str(entry)) == (
        None,
        f"Notification: not read: the notice of a {kind.label} (Ofsted publishes this at "
        "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018).",
    )


def test_when_an_action_planning_visit_is_announced_is_not_known() -> None:
    visit = inspected("Leeds", EventKind.ACTION_PLANNING_VISIT, "2026-06-02/2026-06-03")
    entry = timetable(visit).entry(Milestone.NOTIFICATION)
    assert entry is not None
    assert entry.window is None
    assert str(entry).startswith("Notification: not known; ")


# What lies ahead


def test_what_lies_ahead_follows_from_the_window() -> None:
    expected = next_inspection(history(GATESHEAD_2024), as_of=on("2026-11-21"))
    table = timetable(expected)
    fieldwork = table.entry(Milestone.FIELDWORK)
    assert fieldwork is not None
    assert fieldwork.window == expected.window
    for what in (Milestone.NOTIFICATION, Milestone.PUBLICATION, Duty.PUBLISH_REPORT, Duty.PUBLISH_STATEMENT):
        entry = table.entry(what)
        assert entry is not None
        assert entry.window is not None
        assert entry.window.expected is not None
        assert entry.window.earliest < entry.window.expected < entry.window.latest


def test_what_rests_on_holidays_not_yet_announced_is_projected_and_says_so() -> None:
    table = timetable(next_inspection(history(LIVERPOOL_2026), as_of=on("2026-11-21")))
    statement = table.entry(Duty.PUBLISH_STATEMENT)
    assert statement is not None
    assert statement.certainty is Certainty.PROJECTED
    assert str(statement).endswith(" (projected).")
    assert "counted over bank holidays that are not announced yet" in explain(table)


def test_of_a_kind_or_a_time_not_known_there_is_nothing_to_lay_out() -> None:
    unknown = next_inspection(history(BROMLEY_2016), as_of=on("2016-08-01"))
    assert len(timetable(unknown)) == 0
    assert "expected on days not known" in timetable(unknown).headline


# Laws


@given(past_inspections)
def test_the_stages_of_an_inspection_follow_each_other(event: InspectionEvent) -> None:
    table = timetable(event)
    call, off_site, fieldwork = (day_of(table, what) for what in list(Milestone)[:3])
    assert call <= off_site < fieldwork == event.start
    published = table.entry(Milestone.PUBLICATION)
    assert published is None or published.window is None or event.end < published.window.latest


@given(past_inspections)
def test_entries_stand_in_order_and_what_has_no_day_stands_last(event: InspectionEvent) -> None:
    days = [entry.window.earliest if entry.window else date.max for entry in timetable(event)]
    assert days == sorted(days)


@given(past_inspections)
def test_notice_is_five_working_days(event: InspectionEvent) -> None:
    assert england_and_wales().count(day_of(timetable(event), Milestone.NOTIFICATION), event.start) in (5, 4)


@given(histories_of(), days_asked)
def test_whatever_comes_next_has_a_timetable_in_order(of: History, as_of: date) -> None:
    assume(of.authority.existed_on(as_of))
    for answer in (next_inspection(of, as_of=as_of), next_event(of, as_of=as_of)):
        table = timetable(answer)
        assert explain(table).startswith(f"Timetable of {of.authority.name}, ")
        for entry in table:
            if entry.window is not None:
                assert entry.window.earliest <= (entry.window.expected or entry.window.latest) <= entry.window.latest


@given(past_inspections)
def test_a_timetable_is_a_value(event: InspectionEvent) -> None:
    table = timetable(event)
    copy = pickle.loads(pickle.dumps(table))
    assert copy == table == timetable(event)
    assert hash(copy) == hash(table)


# Where a day stands


@pytest.mark.parametrize(
    ("what", "as_of", "status"),
    [
        (Milestone.NOTIFICATION, "2024-11-22", DueStatus(DueState.EXPECTED, 1)),
        (Milestone.NOTIFICATION, "2024-11-26", DueStatus(DueState.DONE)),
        (Milestone.FIELDWORK, "2024-12-04", DueStatus(DueState.EXPECTED, 2)),
        (Milestone.FIELDWORK, "2024-12-07", DueStatus(DueState.DONE)),
        (Milestone.PUBLICATION, "2025-01-30", DueStatus(DueState.DONE)),
        (Duty.PUBLISH_REPORT, "2025-03-12", DueStatus(DueState.DUE, 0)),
        (Duty.PUBLISH_REPORT, "2025-03-13", DueStatus(DueState.OVERDUE, 1)),
    ],
)
def test_an_entry_says_whether_it_is_done_due_or_overdue(what: Milestone | Duty, as_of: str, status: DueStatus) -> None:
    entry = timetable(GATESHEAD_2024).entry(what)
    assert entry is not None
    assert entry.status(on(as_of)) == status


def test_a_duty_is_done_when_the_caller_says_so_and_not_before() -> None:
    entry = timetable(GATESHEAD_2024).entry(Duty.PUBLISH_REPORT)
    assert entry is not None
    assert entry.status(on("2025-03-20"), done_on=on("2025-03-10")) == DueStatus(DueState.DONE)
    assert entry.status(on("2025-03-05"), done_on=on("2025-03-10")) == DueStatus(DueState.DUE, 5)


# What the caller changes


def test_a_callers_own_notice_moves_the_call() -> None:
    own = ruleset("ilacs-2023-01").with_value("notice.inspection", WorkingDays(10))
    table = timetable(BATH, ruleset=own)
    assert day_of(table, Milestone.NOTIFICATION) == on("2025-05-23")
    assert "The published value is: 5 working days." in explain(table)


def test_a_callers_own_calendar_counts() -> None:
    usual, scottish = timetable(GATESHEAD_2024), timetable(GATESHEAD_2024, calendar=scotland())
    assert day_of(usual, Duty.PUBLISH_STATEMENT) != day_of(scottish, Duty.PUBLISH_STATEMENT)


# Mistakes


@pytest.mark.parametrize("event", ["Gateshead", None, history(GATESHEAD_2024)])
def test_only_an_event_has_a_timetable(event: object) -> None:
    with pytest.raises(HistoryError, match="is neither an InspectionEvent nor a NextEvent"):
        timetable(event)  # type: ignore[arg-type]


def test_a_report_is_not_received_before_fieldwork_ended() -> None:
    with pytest.raises(HistoryError, match=r"Gateshead, .* received on 5 December 2024, before the last day"):
        timetable(GATESHEAD_2024, report_received=on("2024-12-05"))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"report_received": "2025-01-20"}, NotADateError),
        ({"report_received": datetime(2025, 1, 20, tzinfo=UTC)}, NotADateError),
        ({"ruleset": "ilacs-2023-01"}, RecordError),
        ({"calendar": "scotland"}, RecordError),
    ],
    ids=str,
)
def test_a_mistake_in_what_is_asked_yields_no_timetable(asked: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        timetable(GATESHEAD_2024, **asked)  # type: ignore[arg-type]


def test_a_day_of_asking_is_a_day() -> None:
    entry = timetable(GATESHEAD_2024).entry(Milestone.NOTIFICATION)
    assert entry is not None
    with pytest.raises(NotADateError):
        entry.status("2025-01-01")  # type: ignore[arg-type]


# Not on record


def test_a_report_whose_day_is_not_on_record_is_not_said_to_be_out() -> None:
    entry = timetable(attrs.evolve(GATESHEAD_2024, published=None)).entry(Milestone.PUBLICATION)
    assert entry is not None
    status = entry.status(on("2026-01-01"))
    assert status is None or status.state is not DueState.DONE


def test_a_duty_that_began_under_the_next_edition_names_that_edition() -> None:
    bradford = inspected("Bradford", EventKind.STANDARD, "2026-01-12/2026-01-23", "2026-05-21")
    assert {each.ruleset.id for each in deadlines(bradford)} == {"ilacs-2026-04"}
    assert "rule clock.publish-report, ilacs-2026-04." in explain(timetable(bradford))
    assert "rule notice.inspection, ilacs-2023-01." in explain(timetable(bradford))


def test_the_timetable_of_2018_reads_line_by_line() -> None:
    lines = str(timetable(BRADFORD_2018)).splitlines()
    assert lines[0] == "Timetable of Bradford, standard inspection of 17-28 September 2018."
    assert "  Notification: Monday 10 September 2018." in lines
    assert "  Fieldwork: Monday 17 September 2018 to Friday 28 September 2018." in lines
    assert BRADFORD_2018.start - timedelta(7) == on("2018-09-10")


@pytest.mark.parametrize("kind", [EventKind.STATUTORY_DIRECTION, EventKind.COMMISSIONER, EventKind.SELF_EVALUATION])
def test_what_has_no_fieldwork_is_given_none(kind: EventKind) -> None:
    table = timetable(inspected("Bradford", kind, "2023-03-01"))
    assert table.entry(Milestone.FIELDWORK) is None
    assert "No source says when any part of it takes place." in explain(table)


def test_a_duty_is_said_to_be_due() -> None:
    assert str(timetable(BRADFORD_2018).entry(Duty.PUBLISH_STATEMENT)).startswith(
        "Written statement of proposed action: due "
    )


def test_the_call_before_an_inspection_on_record_is_said_to_be_reckoned() -> None:
    assert "The day on which Ofsted actually called is not on record." in explain(timetable(GATESHEAD_2024))
    assert "really called" not in explain(timetable(BROMLEY_2016))  # a single inspection came without notice
    assert "really called" not in explain(timetable(next_inspection(history(GATESHEAD_2024), as_of=on("2026-11-21"))))


def test_the_stages_of_a_visit_ahead_have_its_number() -> None:
    visits = [inspected("Bradford", EventKind.MONITORING_VISIT, day) for day in ("2019-04-09", "2019-08-06")]
    ahead = next_event(history(BRADFORD_2018, *visits), as_of=on("2019-09-02"))
    assert ahead.kind is EventKind.MONITORING_VISIT
    assert {entry.number for entry in timetable(ahead)} == {3}
