"""
How far a calendar must reach: beyond its last announced day it is projected, and answers say so.
"""

from datetime import date
from functools import lru_cache

from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["reaching"]


def reaching(calendar: WorkingCalendar, until: date) -> WorkingCalendar:
    """
    Return the calendar itself where it knows *until*, otherwise one projected to the end of that year.

    Raises:
        CoverageError: When the year is after 2100.
    """
    return calendar if until <= calendar.last else _projected(calendar, until.year)


@lru_cache(maxsize=64)
def _projected(calendar: WorkingCalendar, year: int) -> WorkingCalendar:
    return calendar.projected_to(year)
