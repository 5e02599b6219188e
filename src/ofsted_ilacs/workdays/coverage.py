"""
Which calendar to count on, projected as far as an answer needs; answers say when they rest on projected days.
"""

from datetime import date, timedelta
from functools import lru_cache

from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import check_calendar, england_and_wales

__all__ = ["calendar_for", "reaching", "reaching_past"]


def calendar_for(given: WorkingCalendar | None) -> WorkingCalendar:
    """
    Return the calendar that a caller gives; by default, that of England and Wales.

    Raises:
        RecordError: When what is given is no calendar.
    """
    return england_and_wales() if given is None else check_calendar(given)


def reaching(calendar: WorkingCalendar, until: date) -> WorkingCalendar:
    """
    Return the calendar itself where it knows *until*, otherwise one projected to the end of that year.

    Raises:
        CoverageError: When the year is after 2100.
    """
    return calendar if until <= calendar.last else _projected(calendar, until.year)


A_YEAR = timedelta(366)
"""Fieldwork, publication and every clock after it fall within a year of the first day on site."""


def reaching_past(calendar: WorkingCalendar, start: date, by: timedelta = A_YEAR) -> WorkingCalendar:
    """
    Return the calendar, projected where it must be, that reaches past a day by a length of time.

    Raises:
        CoverageError: When that lies after 2100.
    """
    return reaching(calendar, start + min(by, date.max - start))


@lru_cache(maxsize=64)
def _projected(calendar: WorkingCalendar, year: int) -> WorkingCalendar:
    return calendar.projected_to(year)
