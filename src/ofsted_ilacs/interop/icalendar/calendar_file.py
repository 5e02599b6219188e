"""
The entries of a calendar as a file in the form of RFC 5545.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Todo, vDatetime

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.icalendar.calendar_entries import Entry, Results, entries
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
) -> bytes:
    """
    Return results as a calendar file.

    A window becomes an event over its days, tentative; a duty becomes a task and an event on its due day, for Outlook
    and Google take no tasks from a file. What no source dates has no entry.

    The same entry keeps its UID when its days move, so that a newer file replaces what an older one brought. What is
    given twice, or as a deadline and in a programme, appears once.

    Args:
        results: A Deadline, Timetable, Programme, NextEvent, or a sector's OpenClock or InspectionWindow, or several.
        as_of: The day stamped on each entry as the day of writing, and the first on which a reminder is of use. By
            default the result's own day of asking or, where it has none, the first day that it speaks of: the trigger
            of a deadline. No clock is asked, so that the same results give the same bytes.
        authority: Whose deadlines they are, for a Deadline does not say; other results know their authority.
        remind: How many working days before a due day, or before the first day of anything else, to remind of it, at
            nine in the morning wherever the reader is; 0 is the day itself. What has happened has no reminder.
        duties: Whether duties become tasks, events on the due day, or both.
        calendar: The calendar to count reminders on; by default the one that the entry was counted on.

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
    before = _reminders(remind)
    file = Calendar()
    for name, value in (("version", "2.0"), ("prodid", "-//ofsted-ilacs//ofsted-ilacs//EN"), ("calscale", "GREGORIAN")):
        file.add(name, value)
    file.add("x-wr-calname", _NAME)
    for identity, entry in _each_once(entries(results, authority)):
        asked = entry.asked if as_of is None else day(as_of)
        days = _reminder_days(entry, before, asked, calendar)
        if not entry.is_due or duties != "tasks":
            file.add_component(_event(entry, identity, asked, days))
        if entry.is_due and duties != "events":
            file.add_component(_task(entry, identity, asked, days))
    return bytes(file.to_ical())


_NAME = "Ofsted: what to expect"
_NINE = timedelta(hours=9)
_NAMESPACE = UUID("3f0b1b0e-6f0c-5c55-9a39-6a6a4d4d0b51")  # this library's own, and never to change
_LONGEST_TITLE = 200
_LONGEST_DESCRIPTION = 8_000  # Google cuts at 8,192


def _each_once(found: Iterable[Entry]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    # Two entries of one thing on the same days are one, and so are two of one duty, a deadline's and a programme's say;
    # entries of one thing on other days are numbered.
    seen: dict[tuple[str, ...], list[tuple[date, date]]] = {}
    due: set[tuple[str, date]] = set()
    for entry in found:
        same, days = seen.setdefault(entry.identity, []), (entry.first, entry.last)
        if days in same or (entry.is_due and (entry.title, entry.first) in due):
            continue
        same.append(days)
        if entry.is_due:
            due.add((entry.title, entry.first))
        yield (*entry.identity, str(len(same))), entry


def _event(entry: Entry, identity: tuple[str, ...], asked: date, reminders: list[date]) -> Event:
    event = Event()
    _describe(event, entry, (*identity, "event"), asked)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(1))  # the first day that is no longer part of it
    event.add("status", "CONFIRMED" if entry.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    _remind(event, entry.title, entry.first, reminders, {})
    return event


def _task(entry: Entry, identity: tuple[str, ...], asked: date, reminders: list[date]) -> Todo:
    task = Todo()
    _describe(task, entry, (*identity, "task"), asked)
    task.add("due", entry.last)
    task.add("status", "NEEDS-ACTION")
    _remind(task, entry.title, entry.last, reminders, {"RELATED": "END"})
    return task


def _describe(component: Any, entry: Entry, identity: tuple[str, ...], asked: date) -> None:
    component.add("uid", str(uuid5(_NAMESPACE, "\n".join(identity))))
    # As a value of icalendar's own: given a datetime, icalendar opens a time zone file to make UTC of what is UTC.
    component.add("dtstamp", vDatetime(datetime.combine(asked, time(), UTC)))
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


def _reminders(remind: int | Iterable[int]) -> list[int]:
    if isinstance(remind, str | bytes | bool) or not isinstance(remind, int | Iterable):
        raise RecordError(f"remind is {shown(remind)}. Use a number of working days, or several.")
    numbers = [remind] if isinstance(remind, int) else remind
    before = sorted({whole_number(number, "remind") for number in numbers}, reverse=True)
    if before and before[-1] < 0:
        raise RecordError(f"remind is {before[-1]}: a reminder after the day is none. Use a number from 0 up.")
    return before


def _reminder_days(entry: Entry, before: list[int], asked: date, calendar: WorkingCalendar | None) -> list[date]:
    if entry.has_happened or entry.first < asked:  # nobody needs reminding
        return []
    known = reaching(entry.calendar if calendar is None else calendar, entry.first)
    days = (known.add(entry.first, -number) if number else entry.first for number in before)
    return [reminder for reminder in days if reminder >= asked]
