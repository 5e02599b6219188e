"""
What counts as a day, and how months and years are added to one.
"""

import sys
from datetime import date
from functools import lru_cache

from ofsted_ilacs.exceptions import CoverageError, NotADateError, NotAnIntegerError
from ofsted_ilacs.model.messages import shown, type_name

__all__ = ["add_months", "day", "day_or_none", "in_words", "months_later", "whole_number"]


def day(value: date) -> date:
    """
    Return *value* as a plain ``datetime.date``.

    Args:
        value: A ``datetime.date``, exactly, or a ``pendulum.Date``.

    Raises:
        NotADateError: For anything else, a ``datetime`` included: which calendar day an instant falls on depends on a
            time zone, and that is the caller's to decide.
    """
    if type(value) is date:
        return value
    if isinstance(value, date) and _is_pendulum_date(value):
        return date(value.year, value.month, value.day)
    raise NotADateError(f"{shown(value)} is a {type_name(value)}, not a day. {_way_out(value)}")


def day_or_none(value: date | None) -> date | None:
    """
    Return *value* as a plain day, or None if it is None.
    """
    return None if value is None else day(value)


def whole_number(value: object, what: str) -> int:
    """
    Return *value* if it is an exact ``int``; *what* names it in the error.

    Raises:
        NotAnIntegerError: For a bool, a float, a string or anything else.
    """
    if type(value) is int:
        return value
    raise NotAnIntegerError(f"{what} must be a whole number (int), not {shown(value)}, a {type_name(value)}.")


@lru_cache(maxsize=4096)  # answers for a country repeat few days: this halves the time of next_inspection
def add_months(start: date, months: int) -> tuple[date, bool]:
    """
    Add calendar months to a day, clamped to the end of a shorter month.

    Args:
        start: The day to start from.
        months: How many calendar months; negative goes back.

    Returns:
        The day reached, and whether it was clamped (29 February 2024 + 36 months = 28 February 2027, True).

    Raises:
        CoverageError: When the result lies outside the years 1 to 9999.
    """
    import pendulum

    try:
        moved = pendulum.Date(start.year, start.month, start.day).add(months=months)
    except (OverflowError, ValueError) as error:
        raise CoverageError(
            f"{start} and {shown(months)} months is outside the years 1 to 9999. Use a shorter period."
        ) from error
    return date(moved.year, moved.month, moved.day), moved.day != start.day


def months_later(start: date, months: int) -> date:
    """
    Return the day that `add_months` reaches, without saying whether it was clamped.
    """
    return add_months(start, months)[0]


def in_words(value: date) -> str:
    """
    Return a day in English, whatever the locale: 9 May 2023.
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _is_pendulum_date(value: date) -> bool:
    # A caller who has a pendulum.Date has imported pendulum. For everyone else, importing it here would cost 30 ms.
    pendulum = sys.modules.get("pendulum")
    return pendulum is not None and type(value) is pendulum.Date


def _way_out(value: object) -> str:
    if isinstance(value, str):
        return "Use datetime.date.fromisoformat('2024-01-31'), or datetime.date(2024, 1, 31)."
    if isinstance(value, date):
        return "Use its .date() after settling its time zone, or datetime.date(2024, 1, 31)."
    return "Use datetime.date(2024, 1, 31)."
