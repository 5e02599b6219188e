"""
The Mondays on which fieldwork has begun: outside bank-holiday weeks, the summer and Christmas.
"""

from datetime import date, timedelta
from functools import lru_cache

from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching
from ofsted_ilacs.workdays.uk_calendars import england_and_wales

__all__ = ["CHRISTMAS", "SUMMER", "is_open", "open_mondays", "open_ordinals"]

SUMMER = (7, 24), (9, 2)
"""The month and day of the first and the last day of summer on which no fieldwork began, of 324 inspections."""

CHRISTMAS = (12, 13), (1, 7)
"""The same of Christmas and the new year."""

_WEEKDAYS = 5


def is_open(monday: date) -> bool:
    """
    Return whether fieldwork may begin on a Monday: of the inspections on record all but one did so in an open week.

    Bank holidays are those of England and Wales, projected where they are not announced.

    Raises:
        CoverageError: When they are not known so early, or cannot be projected so far.
    """
    day = monday.month, monday.day
    if SUMMER[0] <= day <= SUMMER[1] or day >= CHRISTMAS[0] or day <= CHRISTMAS[1]:
        return False
    friday = monday + timedelta(_WEEKDAYS - 1)
    return _calendar(friday.year).count(monday - timedelta(1), friday) == _WEEKDAYS


def _calendar(year: int) -> WorkingCalendar:
    # Projected to the end of the decade, so that ten years share one calendar instead of having one each.
    return reaching(england_and_wales(), date(year, 12, 31).replace(year=-(-year // 10) * 10))


def open_mondays(first: date, last: date) -> tuple[date, ...]:
    """
    Return the Mondays on which fieldwork may begin, from a first to a last day, both included.

    Raises:
        CoverageError: When bank holidays are not known so early, or cannot be projected so far.
    """
    return tuple(map(date.fromordinal, open_ordinals(first, last)))


def open_ordinals(first: date, last: date) -> tuple[int, ...]:
    """
    Return the same Mondays as ordinals, for those who reckon with many.
    """
    between = range(first.toordinal(), last.toordinal() + 1)
    return tuple(monday for monday in _in_years(first.year, last.year) if monday in between)


@lru_cache(maxsize=256)
def _in_years(first: int, last: int) -> tuple[int, ...]:
    return tuple(monday for year in range(first, last + 1) for monday in _in_year(year))


@lru_cache(maxsize=128)  # a year takes 0.2 ms, and every authority's forecast asks for the same few
def _in_year(year: int) -> tuple[int, ...]:
    first = date(year, 1, 1)
    monday = first + timedelta(-first.weekday() % 7)
    found = []
    while monday.year == year:
        if is_open(monday):
            found.append(monday.toordinal())
        monday += timedelta(7)
    return tuple(found)
