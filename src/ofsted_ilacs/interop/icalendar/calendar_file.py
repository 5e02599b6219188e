"""
The entries of a calendar as a file in the form of RFC 5545.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Todo, vDatetime, vDuration, vText

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.icalendar.calendar_entries import Entry, entries
from ofsted_ilacs.interop.icalendar.calendar_subjects import Results
from ofsted_ilacs.interop.icalendar.earlier_files import UID_SUFFIX, EarlierEntry, earlier_entries
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, whole_number
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching

__all__ = ["to_ical"]


def to_ical(
    results: Results,
    *,
    as_of: date | None = None,
    authority: Authority | None = None,
    remind: int | Iterable[int] = (),
    duties: Literal["both", "events", "tasks"] = "both",
    calendar: WorkingCalendar | None = None,
    spans: bool = False,
    undated: bool = False,
    replaces: bytes | None = None,
    name: str | None = None,
) -> bytes:
    """
    Return results as a calendar file.

    A duty becomes a task and an event on its due day, for Outlook and Google take no tasks from a file. A window of up
    to 31 days becomes an event over its days, a longer one an event on the day that it opens, one on the day that is
    expected, and one on the day that it closes; all are tentative. What no source dates within its window, such as a
    focused visit, has no entry unless it is asked for.

    An entry is the same, whatever its days turn out to be and however it was asked for: it keeps its UID, so that a
    newer file replaces what an older one brought. What several results say of one thing appears once; the first counts.

    Args:
        results: A Deadline, Timetable, Programme, NextEvent, Forecast, or a sector's OpenClock or InspectionWindow, or
            several.
        as_of: The day stamped on each entry as the day of writing, and the first on which a reminder is of use. By
            default the result's own day of asking or, where it has none, the first day that it speaks of: the trigger
            of a deadline. No clock is asked, so that the same results give the same bytes.
        authority: Whose a deadline is that was reckoned from a day only; every other result knows its authority.
        remind: How many working days before a due day, or before the first day of anything else, to remind of it, at
            nine in the morning wherever the reader is; 0 is the day itself. A duty's reminder is on its event, or on
            its task where there is no event; a window's is on the first of its entries that lies ahead. What has
            happened has none.
        duties: Whether duties become tasks, events on the due day, or both.
        calendar: The calendar to count reminders on; by default the one that the entry was counted on.
        spans: Whether a long window becomes one event over all its days.
        undated: Whether to add an event for what no source dates, on the last day of its window.
        replaces: The earlier file that this one follows, as it was written. Entries that moved since have a higher
            SEQUENCE, and those that no longer hold are CANCELLED, unless their days have passed.
        name: What programs call the calendar; by default "Ofsted: what to expect", with the authority if there is one.

    Raises:
        RecordError: When something has no place in a calendar, or an argument is not what it should be.
        NotADateError: When *as_of* is not a day.
        NotAnIntegerError: When *remind* is not made of whole numbers.
        CoverageError: When the calendar does not reach a reminder.
    """
    if duties not in ("both", "events", "tasks"):
        raise RecordError(f"duties is {shown(duties)}. Use 'both', 'events' or 'tasks'.")
    if authority is not None:
        expect(Authority, authority, "authority")
    if calendar is not None:
        expect(WorkingCalendar, calendar, "calendar")
    if name is not None:
        expect(str, name, "name")
    before, written = _reminders(remind), None if as_of is None else day(as_of)
    earlier = {} if replaces is None else earlier_entries(replaces)
    found = [*entries(results, authority=authority, as_of=written, spans=spans, undated=undated)]
    file = _calendar(_name(found) if name is None else readable(name, _LONGEST_TITLE))
    for entry in found:
        for component in _components(entry, duties, _reminder_days(entry, before, calendar)):
            _revise(component, entry.asked, earlier.pop(str(component["uid"]), None))
            file.add_component(component)
    written = written or max((entry.asked for entry in found), default=None)
    for uid, left in earlier.items():
        if written is None or written < max(left.end, left.first + timedelta(1)):
            file.add_component(_withdrawn(uid, left, written))
    return bytes(file.to_ical())


def _calendar(name: str) -> Calendar:
    file = Calendar()
    for key, value in (("version", "2.0"), ("prodid", "-//ofsted-ilacs//ofsted-ilacs//EN"), ("calscale", "GREGORIAN")):
        file.add(key, value)
    # Each property twice, as RFC 7986 has it and as programs knew it before.
    file.add("name", vText(name))  # the writer knows neither as a text, and would not escape it
    file.add("x-wr-calname", vText(name))
    file.add("refresh-interval", vDuration(timedelta(1)), parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "P1D")
    return file


def _name(found: list[Entry]) -> str:
    whose = {entry.whose for entry in found}
    alone = whose.pop() if len(whose) == 1 else ""
    return f"{_NAME}, {readable(alone, _LONGEST_NAME)}" if alone else _NAME


_NAME = "Ofsted: what to expect"
_NINE = timedelta(hours=9)
_NAMESPACE = UUID("3f0b1b0e-6f0c-5c55-9a39-6a6a4d4d0b51")  # this library's own, and never to change
_LONGEST_NAME = 80
_LONGEST_TITLE = 200
_LONGEST_DESCRIPTION = 8_000  # Google cuts at 8,192


# The entries.


def _components(entry: Entry, duties: str, reminders: list[date]) -> Iterator[Event | Todo]:
    is_event = not entry.is_due or duties != "tasks"
    if is_event:
        yield _event(entry, reminders)
    if entry.is_due and duties != "events":
        yield _task(entry, [] if is_event else reminders)


def _event(entry: Entry, reminders: list[date]) -> Event:
    event = Event()
    _describe(event, entry, "event")
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(1))  # the first day that is no longer part of it
    event.add("status", "CONFIRMED" if entry.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    _remind(event, entry.title, entry.first, reminders, {})
    return event


def _task(entry: Entry, reminders: list[date]) -> Todo:
    task = Todo()
    _describe(task, entry, "task")
    task.add("due", entry.last)
    task.add("status", "NEEDS-ACTION")
    _remind(task, entry.title, entry.last, reminders, {"RELATED": "END"})
    return task


def _describe(component: Any, entry: Entry, form: str) -> None:
    component.add("uid", f"{uuid5(_NAMESPACE, chr(10).join((*entry.identity, form)))}{UID_SUFFIX}")
    component.add("summary", readable(entry.title, _LONGEST_TITLE))
    component.add("description", readable(entry.description, _LONGEST_DESCRIPTION))
    component.add("categories", ["Ofsted", entry.category])


def _remind(component: Any, title: str, of: date, days: list[date], related: dict[str, str]) -> None:
    for reminder in days:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", readable(title, _LONGEST_TITLE))
        alarm.add("trigger", reminder - of + _NINE, parameters=related)
        component.add_component(alarm)


# What an earlier file said of them.


def _revise(component: Any, asked: date, before: EarlierEntry | None) -> None:
    # A file is never stamped before the one that it replaces: programs keep the entry with the newer stamp.
    _stamp(component, asked if before is None else max(asked, before.stamp))
    component.add("sequence", 0 if before is None else before.sequence + _has_changed(component, before))


def _has_changed(component: Any, before: EarlierEntry) -> bool:
    starts = component["dtstart" if before.kind == "VEVENT" else "due"].dt
    ends = component["dtend"].dt if before.kind == "VEVENT" else starts
    now = (starts, ends, str(component["summary"]))
    # A task that somebody has ticked off is still the same task.
    back = before.status == "CANCELLED"
    moved = before.kind == "VEVENT" and str(component["status"]) != before.status
    return back or moved or now != (before.first, before.end, before.title)


def _withdrawn(uid: str, before: EarlierEntry, written: date | None) -> Event | Todo:
    component = Event() if before.kind == "VEVENT" else Todo()
    component.add("uid", uid)
    component.add("summary", readable(_CANCELLED + before.title.removeprefix(_CANCELLED), _LONGEST_TITLE))
    component.add("description", "It no longer holds: it stood in an earlier file, and nothing calls for it now.")
    component.add("categories", ["Ofsted"])
    if isinstance(component, Event):
        component.add("dtstart", before.first)
        component.add("dtend", max(before.end, before.first + timedelta(1)))
        component.add("transp", "TRANSPARENT")
    else:
        component.add("due", before.first)
    component.add("status", "CANCELLED")
    _stamp(component, before.stamp if written is None else max(written, before.stamp))
    component.add("sequence", before.sequence + (before.status != "CANCELLED"))
    return component


_CANCELLED = "Cancelled: "


def _stamp(component: Any, on: date) -> None:
    # As a value of icalendar's own: given a datetime, icalendar opens a time zone file to make UTC of what is UTC.
    component.add("dtstamp", vDatetime(datetime.combine(on, time(), UTC)))


# Reminders.


def _reminders(remind: int | Iterable[int]) -> list[int]:
    if isinstance(remind, str | bytes | bool) or not isinstance(remind, int | Iterable):
        raise RecordError(f"remind is {shown(remind)}. Use a number of working days, or several.")
    numbers = [remind] if isinstance(remind, int) else remind
    before = sorted({whole_number(number, "remind") for number in numbers}, reverse=True)
    if before and before[-1] < 0:
        raise RecordError(f"remind is {before[-1]}: a reminder after the day is none. Use a number from 0 up.")
    return before


def _reminder_days(entry: Entry, before: list[int], calendar: WorkingCalendar | None) -> list[date]:
    if not entry.reminds:
        return []
    known = reaching(entry.calendar if calendar is None else calendar, entry.first)
    days = (known.add(entry.first, -number) if number else entry.first for number in before)
    return [reminder for reminder in days if reminder >= entry.asked]
