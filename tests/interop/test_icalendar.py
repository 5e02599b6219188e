"""
Calendar files: read back by the library that wrote them and by another, line by line, and unmoved by hostile texts.
"""

import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
import vobject
from hypothesis import assume, given, settings, strategies as st
from icalendar import Calendar

import ofsted_ilacs as oi
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.model.records import altered
from ofsted_ilacs.sector.clocks import in_progress
from ofsted_ilacs.sector.inspection_windows import inspection_windows
from tests.builders import (
    HALTON_2020,
    HALTON_2024,
    LAST_ASKED,
    LIVERPOOL_2026,
    MIDDLESBROUGH_2026,
    WEST_NORTHAMPTONSHIRE_2026,
    any_authority,
    histories_of,
    history,
    when,
)
from tests.markup import HOSTILE

AS_OF = date(2026, 9, 1)
HALTON = history(HALTON_2020, HALTON_2024)
CLOCKS = oi.deadlines(MIDDLESBROUGH_2026)
NEXT = oi.next_inspection(HALTON, as_of=AS_OF)
FORECAST = oi.forecast(HALTON, as_of=AS_OF)
PROGRAMME = oi.programme(HALTON, as_of=AS_OF, until=date(2030, 9, 1), assume=oi.Grade.GOOD)


def read(file: bytes) -> Any:
    return Calendar.from_ical(file)


def events(file: bytes) -> list[Any]:
    return list(read(file).walk("VEVENT"))


def uids(file: bytes) -> set[str]:
    return {str(each["uid"]) for each in [*events(file), *tasks(file)]}


def tasks(file: bytes) -> list[Any]:
    return list(read(file).walk("VTODO"))


def titled(found: list[Any]) -> dict[str, tuple[date, date]]:
    """
    Return the first day of each event and the day after its last, by its title.
    """
    return {str(event["summary"]): (event.decoded("dtstart"), event.decoded("dtend")) for event in found}


def lines(file: bytes) -> list[bytes]:
    """
    Return the lines of a file as RFC 5545 unfolds them.
    """
    return file.replace(b"\r\n ", b"").split(b"\r\n")


# Duties, real ones: Middlesbrough's report of June 2026 was published on 28 July 2026.


def test_a_duty_is_a_task_due_on_its_day_and_an_event_on_that_day() -> None:
    file = to_ical(CLOCKS, authority=MIDDLESBROUGH_2026.authority)

    assert [task.decoded("due") for task in tasks(file)] == [date(2026, 9, 9), date(2026, 11, 4)]
    assert [str(task["summary"]) for task in tasks(file)] == [
        "Middlesbrough: Publication of the report by the authority due",
        "Middlesbrough: Written statement of proposed action due",
    ]
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events(file)] == [
        (date(2026, 9, 9), date(2026, 9, 10)),
        (date(2026, 11, 4), date(2026, 11, 5)),
    ]
    assert {str(event["status"]) for event in events(file)} == {"CONFIRMED"}
    assert {str(task["status"]) for task in tasks(file)} == {"NEEDS-ACTION"}


def test_duties_can_be_tasks_alone_or_events_alone() -> None:
    assert (len(tasks(to_ical(CLOCKS, duties="tasks"))), len(events(to_ical(CLOCKS, duties="tasks")))) == (2, 0)
    assert (len(tasks(to_ical(CLOCKS, duties="events"))), len(events(to_ical(CLOCKS, duties="events")))) == (0, 2)


def test_an_entry_explains_itself_and_says_what_it_is() -> None:
    (task,) = tasks(to_ical(CLOCKS[0]))
    assert str(task["description"]) == oi.explain(CLOCKS[0])
    assert list(task["categories"].cats) == ["Ofsted", "Deadline"]


def test_a_due_day_that_rests_on_projected_holidays_is_tentative_and_says_so() -> None:
    known = oi.england_and_wales().projected_to(2030)
    (event,) = events(to_ical(oi.deadline(oi.Duty.FOI_RESPONSE, date(2029, 3, 1), calendar=known)))
    assert str(event["status"]) == "TENTATIVE"
    assert str(event["summary"]) == "Answer to a request for information due (projected)"


# Windows and timetables.


def test_a_long_window_has_an_entry_on_each_of_its_edges_and_none_over_all_its_days() -> None:
    found = events(to_ical(NEXT))
    assert titled(found) == {
        "Halton: Standard inspection, window opens": (date(2027, 1, 12), date(2027, 1, 13)),
        "Halton: Standard inspection expected around this day": (date(2027, 7, 12), date(2027, 7, 13)),
        "Halton: Standard inspection, window closes": (date(2028, 1, 12), date(2028, 1, 13)),
    }
    assert {(str(event["status"]), str(event["transp"])) for event in found} == {("TENTATIVE", "TRANSPARENT")}
    assert {str(event["description"]) for event in found} == {oi.explain(NEXT)}


def test_spans_are_one_tentative_event_over_all_the_days_that_blocks_nobody() -> None:
    (event,) = events(to_ical(NEXT, spans=True))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 12), date(2028, 1, 13))
    assert (str(event["status"]), str(event["transp"])) == ("TENTATIVE", "TRANSPARENT")
    assert str(event["summary"]) == "Halton: Standard inspection expected around 12 July 2027"


def test_a_window_of_a_month_is_one_event_and_of_a_day_more_is_its_edges() -> None:
    def of(days: int) -> oi.Expected:
        window = oi.Window(date(2027, 1, 1), date(2027, 1, 15), date(2027, 1, 1) + timedelta(days - 1))
        return attrs.evolve(inspection, window=window)

    inspection = oi.programme(HALTON, as_of=AS_OF, until=date(2028, 1, 1)).of_kind(oi.EventKind.STANDARD).events[0]
    assert (len(events(to_ical(of(31)))), len(events(to_ical(of(32))))) == (1, 3)


def test_no_entry_is_longer_than_a_month() -> None:
    long = oi.InspectionEvent(HALTON.authority, oi.EventKind.STANDARD, date(2024, 5, 13), date(2024, 9, 27))
    found = events(to_ical([PROGRAMME, NEXT, oi.timetable(NEXT), oi.timetable(long), FORECAST], undated=True))
    assert max(event.decoded("dtend") - event.decoded("dtstart") for event in found) <= timedelta(31)
    assert {"Halton: Fieldwork, first day", "Halton: Fieldwork, last day"} <= set(titled(found))


def test_a_stage_of_an_inspection_ahead_stands_on_the_day_that_is_expected() -> None:
    stages = {title for title in titled(events(to_ical(oi.timetable(NEXT)))) if "inspection" not in title}
    assert stages == {
        f"Halton: {stage} expected around this day"
        for stage in (
            "Notification",
            "Off-site week",
            "Report published by Ofsted",
            "Publication of the report by the authority",
            "Written statement of proposed action",
        )
    }


@pytest.mark.parametrize("kind", [oi.EventKind.FOCUSED_VISIT, oi.EventKind.SELF_EVALUATION])
def test_what_no_source_dates_within_its_window_is_no_appointment(kind: oi.EventKind) -> None:
    some_time = PROGRAMME.of_kind(kind)
    assert len(some_time) > 0
    assert events(to_ical(some_time)) == []
    for event in events(to_ical(some_time, undated=True)):
        assert "some time up to" in event["summary"]
        assert "no source says when" in event["summary"]
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(1)


def test_the_likely_months_of_a_forecast_are_one_tentative_entry() -> None:
    (event,) = events(to_ical(FORECAST))
    months = FORECAST.likely_months()
    chance = sum(month.chance for month in months)
    assert event.decoded("dtstart") == months[0].span.start
    assert str(event["summary"]) == (
        f"Halton: Graded inspection likelier than not to begin from 1 September 2027 to 30 November 2027 ({chance:.0%})"
    )
    assert str(event["status"]) == "TENTATIVE"
    assert str(event["description"]) == oi.explain(FORECAST)
    (bar,) = events(to_ical(FORECAST, spans=True))
    assert bar.decoded("dtend") == months[-1].span.end + timedelta(1)


def test_what_no_source_dates_has_no_entry() -> None:
    unknown = oi.next_inspection(oi.History(oi.authority("Leeds")), as_of=AS_OF)
    assert unknown.window is None
    assert events(to_ical([unknown, NEXT])) != []
    assert events(to_ical(unknown)) == []


def test_a_past_inspection_shows_its_real_days_and_its_clocks() -> None:
    file = to_ical(oi.timetable(HALTON_2024))
    days = {str(each["summary"]): (each.decoded("dtstart"), each.decoded("dtend")) for each in events(file)}
    assert days["Halton: Fieldwork"] == (date(2024, 5, 13), date(2024, 5, 25))
    assert days["Halton: Report published by Ofsted"] == (date(2024, 7, 12), date(2024, 7, 13))
    assert [task.decoded("due") for task in tasks(file)] == [date(2024, 8, 23), date(2024, 10, 21)]
    assert {str(each["status"]) for each in events(file)} == {"CONFIRMED"}


def test_both_legs_of_split_fieldwork_have_an_entry() -> None:
    devon = oi.InspectionEvent(
        oi.authority("Devon"),
        oi.EventKind.STANDARD,
        date(2024, 9, 23),
        date(2025, 1, 17),
        legs=(oi.Span(date(2024, 9, 23), date(2024, 9, 27)), oi.Span(date(2025, 1, 13), date(2025, 1, 17))),
    )
    on_site = [each for each in events(to_ical(oi.timetable(devon))) if each["summary"] == "Devon: Fieldwork"]
    assert [each.decoded("dtstart") for each in on_site] == [date(2024, 9, 23), date(2025, 1, 13)]
    assert len({str(each["uid"]) for each in on_site}) == 2


def test_every_event_of_a_programme_has_an_entry_of_its_own() -> None:
    found = events(to_ical(PROGRAMME, spans=True, undated=True))
    assert len(found) == len(PROGRAMME) == len({str(event["uid"]) for event in found})
    titles = [str(event["summary"]) for event in found]
    assert sum("(possible" in title for title in titles) == sum(event.is_optional for event in PROGRAMME)
    assert sum("assumed" in title for title in titles) == sum(event.is_assumed for event in PROGRAMME)


def test_the_tables_of_the_sector_go_into_a_calendar_as_they_are() -> None:
    country = [history(LIVERPOOL_2026), history(WEST_NORTHAMPTONSHIRE_2026)]
    clocks = in_progress(country, as_of=AS_OF)
    assert [str(task["summary"]) for task in tasks(to_ical(clocks))] == [
        "Liverpool: Written statement of proposed action due",
        "West Northamptonshire: Written statement of proposed action due",
    ]
    assert len(events(to_ical(inspection_windows(country, as_of=AS_OF), spans=True))) == 2


# Reminders are counted in working days.


def triggers(component: Any) -> list[timedelta]:
    return [alarm.decoded("trigger") for alarm in component.walk("VALARM")]


def test_a_reminder_comes_at_nine_on_a_working_day_so_many_before() -> None:
    # Wednesday 9 September 2026; five working days before is Wednesday 2 September.
    (event,) = events(to_ical(CLOCKS[0], remind=5))
    assert [CLOCKS[0].due + each for each in triggers(event)] == [date(2026, 9, 2)]
    assert triggers(event) == [timedelta(days=-7, hours=9)]


def test_a_reminder_steps_over_bank_holidays() -> None:
    # Monday 3 January 2028 is New Year's bank holiday, so that three working days before the 5th is 30 December.
    due = oi.deadline(oi.Duty.PUBLISH_REPORT, date(2027, 11, 19))
    assert due.due == date(2028, 1, 5)
    (event,) = events(to_ical(due, remind=3))
    assert triggers(event) == [date(2027, 12, 30) - due.due + timedelta(hours=9)]


def test_the_day_itself_and_several_days_before_can_be_asked_for() -> None:
    (event,) = events(to_ical(CLOCKS[0], remind=(0, 1, 10)))
    # 31 August is the summer bank holiday.
    assert triggers(event) == [timedelta(days=-15, hours=9), timedelta(days=-1, hours=9), timedelta(hours=9)]


def test_a_task_is_reminded_of_before_its_due_day() -> None:
    (task,) = tasks(to_ical(CLOCKS[0], remind=1, duties="tasks"))
    (alarm,) = task.walk("VALARM")
    assert alarm["trigger"].params["related"] == "END"
    assert str(alarm["action"]) == "DISPLAY"


def test_a_duty_that_is_an_event_and_a_task_has_one_reminder() -> None:
    several: list[Any] = [CLOCKS[0], oi.timetable(MIDDLESBROUGH_2026), CLOCKS[0]]
    assert to_ical(several, remind=5).count(b"BEGIN:VALARM") == to_ical(CLOCKS, remind=5).count(b"BEGIN:VALARM") == 2


def test_a_window_has_one_reminder_on_the_first_of_its_edges_that_lies_ahead() -> None:
    def reminded(as_of: date) -> set[str]:
        return {str(event["summary"]) for event in events(to_ical(NEXT, remind=5, as_of=as_of)) if triggers(event)}

    assert reminded(AS_OF) == {"Halton: Standard inspection, window opens"}
    assert reminded(date(2027, 2, 1)) == {"Halton: Standard inspection expected around this day"}


def test_a_reminder_that_would_lie_before_the_day_of_asking_is_left_out() -> None:
    (event,) = events(to_ical(CLOCKS[0], remind=(10, 1), as_of=date(2026, 9, 4)))
    assert triggers(event) == [timedelta(days=-1, hours=9)]


def test_nobody_is_reminded_of_what_has_happened() -> None:
    reminded = {str(each["summary"]) for each in events(to_ical(oi.timetable(HALTON_2024), remind=1)) if triggers(each)}
    assert reminded == {
        "Halton: Publication of the report by the authority due",
        "Halton: Written statement of proposed action due",
    }


def test_reminders_can_be_counted_on_another_calendar() -> None:
    christmas = oi.deadline(oi.Duty.PUBLISH_REPORT, date(2027, 11, 19))
    shut = oi.england_and_wales().with_holidays(date(2027, 12, 29), date(2027, 12, 30), date(2027, 12, 31))
    (event,) = events(to_ical(christmas, remind=3, calendar=shut))
    assert triggers(event) == [date(2027, 12, 23) - christmas.due + timedelta(hours=9)]


@pytest.mark.parametrize("remind", ["5", b"5", 5.0, True, None])
def test_a_number_of_reminders_that_is_none_is_refused(remind: Any) -> None:
    with pytest.raises(oi.IlacsError, match="remind"):
        to_ical(CLOCKS, remind=remind)


def test_a_reminder_after_the_day_is_refused() -> None:
    with pytest.raises(oi.RecordError, match="remind is -1: a reminder after the day is none"):
        to_ical(CLOCKS, remind=-1)


# The same entry keeps its name.


def test_the_same_results_give_the_same_bytes() -> None:
    assert to_ical([CLOCKS, NEXT, PROGRAMME], remind=5) == to_ical([CLOCKS, NEXT, PROGRAMME], remind=5)


def test_a_due_day_that_moves_keeps_its_entry() -> None:
    holiday = oi.england_and_wales().with_holidays(date(2026, 8, 28))
    moved = oi.deadlines(MIDDLESBROUGH_2026, calendar=holiday)
    old, new = tasks(to_ical(CLOCKS)), tasks(to_ical(moved))
    assert [task["uid"] for task in new] == [task["uid"] for task in old]
    assert new[0].decoded("due") == date(2026, 9, 10)


def test_a_window_keeps_its_entry_from_one_asking_to_the_next_until_an_inspection_is_held() -> None:
    now, later = uids(to_ical(NEXT)), uids(to_ical(oi.next_inspection(HALTON, as_of=date(2026, 12, 1))))
    assert now == later
    held = HALTON.with_event(oi.InspectionEvent(HALTON.authority, oi.EventKind.STANDARD, date(2027, 5, 10)))
    after = uids(to_ical(altered(NEXT, decision=oi.pathway(held, as_of=date(2027, 8, 1)))))
    assert not after & now


def test_a_clock_that_has_ended_is_not_moved_to_the_next_report() -> None:
    past = history(MIDDLESBROUGH_2026)
    running, ended = (
        to_ical(oi.programme(past, as_of=as_of, until=date(2030, 6, 1)))
        for as_of in (date(2026, 8, 3), date(2027, 2, 19))
    )
    due = {str(event["uid"]) for event in events(running) if str(event["summary"]).endswith("due")}
    assert len(due) == 2
    assert not due & {str(event["uid"]) for event in events(ended)}


def test_a_stage_cut_off_on_its_first_day_is_not_due() -> None:
    year = oi.programme(history(MIDDLESBROUGH_2026), as_of=date(2027, 2, 19), until=date(2029, 5, 2))
    (clock,) = (event for event in year if event.what is oi.Duty.PUBLISH_REPORT)
    assert tasks(to_ical(attrs.evolve(clock, window=when(clock).ending(when(clock).earliest)))) == []


def test_an_event_and_a_task_of_one_duty_are_two_entries() -> None:
    file = to_ical(CLOCKS)
    assert len({str(each["uid"]) for each in [*events(file), *tasks(file)]}) == 4


def test_a_result_given_twice_appears_once() -> None:
    assert to_ical([CLOCKS, CLOCKS, CLOCKS[0]]) == to_ical(CLOCKS)


def test_a_duty_that_several_results_hold_appears_once() -> None:
    past = history(MIDDLESBROUGH_2026)
    year = oi.programme(past, as_of=date(2026, 8, 3), until=date(2027, 8, 2))
    several: list[Any] = [CLOCKS, year, oi.timetable(MIDDLESBROUGH_2026), in_progress([past], as_of=date(2026, 8, 3))]
    found = tasks(to_ical(several, authority=MIDDLESBROUGH_2026.authority))
    assert [task["uid"] for task in found] == [
        task["uid"] for task in tasks(to_ical(CLOCKS, authority=MIDDLESBROUGH_2026.authority))
    ]


def test_the_stamp_is_the_day_of_asking_and_no_clocks() -> None:
    (event,) = events(to_ical(NEXT, spans=True))
    assert event["dtstamp"].to_ical() == b"20260901T000000Z"
    (clock, _) = tasks(to_ical(CLOCKS))
    assert clock["dtstamp"].to_ical() == b"20260728T000000Z"
    (dated,) = events(to_ical(NEXT, as_of=date(2026, 10, 2), spans=True))
    assert dated["dtstamp"].to_ical() == b"20261002T000000Z"


# The form.


def test_a_file_to_subscribe_to_has_a_name_and_says_how_often_to_look_again() -> None:
    top = [line for line in lines(to_ical(NEXT)) if not line.startswith(b"BEGIN")][:7]
    assert set(top) == {
        b"VERSION:2.0",
        b"PRODID:-//ofsted-ilacs//ofsted-ilacs//EN",
        b"CALSCALE:GREGORIAN",
        b"NAME:Ofsted: what to expect\\, Halton",
        b"X-WR-CALNAME:Ofsted: what to expect\\, Halton",
        b"REFRESH-INTERVAL;VALUE=DURATION:P1D",
        b"X-PUBLISHED-TTL:P1D",
    }
    assert b"NAME:Our visits" in lines(to_ical(NEXT, name="Our visits"))
    assert b"NAME:Ofsted: what to expect" in lines(to_ical([NEXT, CLOCKS]))


@pytest.mark.parametrize(
    "results", [CLOCKS, NEXT, PROGRAMME, FORECAST, oi.timetable(HALTON_2024), oi.timetable(NEXT), []]
)
def test_another_library_reads_the_same(results: Any) -> None:
    file = to_ical(results, remind=(5, 1))
    other = vobject.readOne(file.decode())
    own = read(file)
    for name, component in (("vevent", "VEVENT"), ("vtodo", "VTODO")):
        theirs = other.contents.get(name, [])
        ours = list(own.walk(component))
        assert [each.uid.value for each in theirs] == [str(each["uid"]) for each in ours]
        assert [each.summary.value for each in theirs] == [str(each["summary"]) for each in ours]
        assert [each.description.value for each in theirs] == [str(each["description"]) for each in ours]
        assert all(each.validate(raiseException=True) for each in theirs)


@pytest.mark.parametrize("results", [CLOCKS, NEXT, PROGRAMME])
def test_lines_end_and_fold_as_the_standard_says(results: Any) -> None:
    file = to_ical(results, authority=HALTON.authority, remind=1)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert file.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


@settings(max_examples=30)
@given(any_authority.flatmap(histories_of), st.dates(date(2019, 1, 1), LAST_ASKED))
def test_any_history_gives_a_file_that_reads_back(past: oi.History, as_of: date) -> None:
    assume(past.authority.existed_on(as_of))
    until = as_of + timedelta(1000)
    expected = oi.programme(past, as_of=as_of, until=until)
    found = events(to_ical(expected, remind=5, duties="events", spans=True, undated=True))
    assert [(each.decoded("dtstart"), each.decoded("dtend") - timedelta(1)) for each in found] == [
        (when(event).earliest, when(event).latest) for event in expected
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read_and_nothing_else(text: str) -> None:
    whose = attrs.evolve(HALTON.authority, name=text)
    past = oi.History(whose, (attrs.evolve(HALTON_2024, authority=whose, source=text),))
    edition = oi.ruleset("ilacs-2023-01").with_value("interval", oi.Years(3), note=text)
    results: Any = [
        oi.deadlines(HALTON_2024),
        oi.next_inspection(past, as_of=AS_OF, ruleset=edition),
        oi.timetable(past.events[0]),
        oi.programme(past, as_of=AS_OF, until=date(2028, 1, 1), ruleset=edition),
    ]
    file = to_ical(results, authority=whose, remind=1)
    plain = to_ical(
        [
            oi.deadlines(HALTON_2024),
            oi.next_inspection(HALTON.since(date(2024, 1, 1)), as_of=AS_OF, ruleset=edition),
            oi.timetable(HALTON_2024),
            oi.programme(HALTON.since(date(2024, 1, 1)), as_of=AS_OF, until=date(2028, 1, 1), ruleset=edition),
        ],
        authority=HALTON.authority,
        remind=1,
    )
    # The same properties and components, whatever the texts; only the texts differ.
    assert [line.partition(b":")[0] for line in lines(file)] == [line.partition(b":")[0] for line in lines(plain)]
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert not set("\u202e\u2066\u200f\x00\x07\x1b") & set(file.decode())
    assert vobject.readOne(file.decode()).validate(raiseException=True)


def test_a_long_name_is_cut_before_it_hides_what_is_due() -> None:
    whose = attrs.evolve(HALTON.authority, name="x" * 10_000)
    (task,) = tasks(to_ical(oi.deadline(oi.Duty.PUBLISH_REPORT, date(2026, 7, 28)), authority=whose))
    assert str(task["summary"]) == (
        "x" * 80 + "… (cut: 80 of 10,000 characters): Publication of the report by the authority due"
    )


@pytest.mark.parametrize("results", [None, "NEXT", b"NEXT", 5, HALTON.authority, [HALTON_2024], [[NEXT, "x"]]])
def test_what_has_no_place_in_a_calendar_is_refused(results: Any) -> None:
    with pytest.raises(oi.RecordError, match="has no place in a calendar"):
        to_ical(results)


@pytest.mark.parametrize("wrong", [{"authority": "Leeds"}, {"calendar": "scotland"}])
def test_an_authority_or_a_calendar_by_name_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(oi.RecordError, match="is not of type"):
        to_ical(CLOCKS, **wrong)


def test_an_unknown_form_of_duties_is_refused() -> None:
    with pytest.raises(oi.RecordError, match=r"duties is 'all'. Use 'both', 'events' or 'tasks'."):
        to_ical(CLOCKS, duties="all")  # type: ignore[arg-type]


def test_without_the_extra_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['icalendar'] = None; import ofsted_ilacs.interop.icalendar"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == (
        "ImportError: ofsted_ilacs.interop.icalendar needs icalendar: pip install ofsted-ilacs[ical]"
    )


def test_a_forecast_is_an_entry_over_its_likely_months_and_tentative() -> None:
    ahead = oi.forecast(oi.published("Isle of Wight"), as_of=date(2026, 11, 24))
    entry: Any
    first: Any
    (entry,) = Calendar.from_ical(to_ical(ahead, spans=True)).walk("VEVENT")
    assert (entry.start, entry.end) == (date(2027, 2, 1), date(2027, 5, 1))
    (first,) = Calendar.from_ical(to_ical(ahead)).walk("VEVENT")
    assert (first.start, first.end) == (date(2027, 2, 1), date(2027, 2, 2))
    assert entry["status"] == first["status"] == "TENTATIVE"
    said = "Isle of Wight: Graded inspection likelier than not to begin from 1 February 2027 to 30 April 2027 (53%)"
    assert str(entry["summary"]) == str(first["summary"]) == said
    assert "80% between 18 January and 5 July 2027" in str(entry["description"])


def test_a_later_forecast_replaces_an_earlier_one() -> None:
    own = oi.published("Isle of Wight")
    uids = {
        str(entry["uid"])
        for as_of in (date(2026, 11, 24), date(2027, 2, 24))
        for entry in Calendar.from_ical(to_ical(oi.forecast(own, as_of=as_of))).walk("VEVENT")
    }
    assert len(uids) == 1
