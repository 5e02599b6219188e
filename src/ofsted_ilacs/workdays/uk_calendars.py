"""
The calendars of the United Kingdom, and counting on the one for England and Wales.

There are four because the law has four: the duties of an English authority run on the working days of England and Wales
(SI 2007/462), and a request for information on those of the whole kingdom (Freedom of Information Act 2000 s.10(6)).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from threading import Lock
from typing import Literal

from ofsted_ilacs.exceptions import RecordError, UnknownNameError
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.workdays import bank_holidays
from ofsted_ilacs.workdays.bank_holidays import BankHoliday
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.divisions import Division, in_any_division
from ofsted_ilacs.workdays.non_working_days import NonWorkingDay
from ofsted_ilacs.workdays.proclamations import with_proclaimed

__all__ = [
    "add_working_days",
    "any_part_of_uk",
    "calendar",
    "check_calendar",
    "count_working_days",
    "england_and_wales",
    "is_working_day",
    "name_of",
    "named",
    "northern_ireland",
    "scotland",
]


def england_and_wales() -> WorkingCalendar:
    """
    Return the calendar of England and Wales, on which the statutory duties of an English authority run.

    A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England and
    Wales (SI 2007/462 reg 1(2)).
    """
    return _named("england-and-wales")


def scotland() -> WorkingCalendar:
    """
    Return the calendar of bank holidays in Scotland.
    """
    return _named("scotland")


def northern_ireland() -> WorkingCalendar:
    """
    Return the calendar of bank holidays, Christmas Day and Good Friday in Northern Ireland.
    """
    return _named("northern-ireland")


def any_part_of_uk() -> WorkingCalendar:
    """
    Return the calendar of days that are working days in every part of the United Kingdom.

    The Freedom of Information Act 2000 gives twenty of them to answer a request: any day but a Saturday, a Sunday,
    Christmas Day, Good Friday or a bank holiday in any part of the United Kingdom (s.10(6)).
    """
    return _named("any-part-of-uk")


def calendar(name: str) -> WorkingCalendar:
    """
    Return a calendar by its name: england-and-wales, scotland, northern-ireland or any-part-of-uk.

    Raises:
        UnknownNameError: For any other name. "uk" is none: the message says why.
    """
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-") if isinstance(name, str) else ""
    if wanted in _DIVISIONS:
        return _named(wanted)
    if wanted in _THE_KINGDOM:
        raise UnknownNameError(
            f"{shown(name)} is not one calendar: bank holidays differ between the divisions of the United Kingdom, and "
            "counting only those that all of them share is wrong for England, 20 working days on, from 16% of days. "
            "Use england_and_wales() for the duties of an English authority, scotland() or northern_ireland() for "
            "those divisions, or any_part_of_uk() for a request under the Freedom of Information Act 2000."
        )
    raise UnknownNameError(f"{shown(name)} is not the name of a calendar. Use one of {', '.join(_DIVISIONS)}.")


_DIVISIONS: Mapping[str, tuple[Division, ...]] = {
    "england-and-wales": (Division.ENGLAND_AND_WALES,),
    "scotland": (Division.SCOTLAND,),
    "northern-ireland": (Division.NORTHERN_IRELAND,),
    "any-part-of-uk": tuple(Division),
}

_DEFINITIONS: Mapping[str, str] = {
    "england-and-wales": "SI 2007/462, regulation 1(2)",
    "any-part-of-uk": "Freedom of Information Act 2000, section 10(6)",
}

_THE_KINGDOM = frozenset({"uk", "gb", "united-kingdom", "great-britain", "britain"})

_ROWS: Mapping[Division, tuple[BankHoliday, ...]] = {
    Division.ENGLAND_AND_WALES: bank_holidays.ENGLAND_AND_WALES,
    Division.SCOTLAND: bank_holidays.SCOTLAND,
    Division.NORTHERN_IRELAND: bank_holidays.NORTHERN_IRELAND,
}

_ONE_AT_A_TIME = Lock()


def named(name: str, year: int | None = None, projected: Literal["mark", "refuse"] = "mark") -> WorkingCalendar:
    """
    Return a published calendar, projected to a year if one is given: what `name_of` says.
    """
    return _named(name) if year is None else _projected(name, year, projected)


def name_of(known: WorkingCalendar) -> tuple[str] | tuple[str, int, Literal["mark", "refuse"]] | None:
    """
    Return what `named` needs to make a calendar again: its name and, if it is projected further than the published one,
    to which year and whether its answers are marked. None if the caller changed anything else in it.
    """
    if known.id not in _DIVISIONS:
        return None
    published, year = _named(known.id), known.last.year
    if known == published:
        return (known.id,)
    if not published.last.year <= year <= LAST_PROJECTED_YEAR or known != _projected(known.id, year, known.projected):
        return None
    return known.id, year, known.projected


@lru_cache(maxsize=64)
def _projected(name: str, year: int, projected: Literal["mark", "refuse"]) -> WorkingCalendar:
    return _named(name).projected_to(year, projected=projected)


def _named(name: str) -> WorkingCalendar:
    # One calendar for everybody, so that its tables are made once: a bare cache may run twice where threads race.
    with _ONE_AT_A_TIME:
        return _made(name)


@cache
def _made(name: str) -> WorkingCalendar:
    divisions = _DIVISIONS[name]
    return WorkingCalendar(
        name,
        in_any_division({division: with_proclaimed(_listed(division), division) for division in divisions}),
        first=bank_holidays.FIRST_DAY,
        last=bank_holidays.LAST_DAY,
        definition=_DEFINITIONS.get(name, ""),
        divisions=divisions,
    )


def _listed(division: Division) -> tuple[NonWorkingDay, ...]:
    return tuple(NonWorkingDay(day, title, basis, note=note) for day, title, basis, note in _ROWS[division])


_DEFAULT = england_and_wales()


def is_working_day(d: date, calendar: WorkingCalendar = _DEFAULT) -> bool:
    """
    Return whether a day is a working day, in England and Wales unless another calendar is given.

    See `WorkingCalendar.is_working_day`.

    >>> is_working_day(date(2023, 5, 8))  # the coronation
    False
    """
    if type(calendar) is not WorkingCalendar:
        check_calendar(calendar)
    return calendar.is_working_day(d)


def add_working_days(d: date, n: int, calendar: WorkingCalendar = _DEFAULT) -> date:
    """
    Return the n-th working day strictly after a day (before it, where *n* is negative).

    See `WorkingCalendar.add`.

    >>> add_working_days(date(2023, 5, 9), 70)
    datetime.date(2023, 8, 16)
    >>> add_working_days(date(2023, 5, 9), 70, calendar=any_part_of_uk())
    datetime.date(2023, 8, 18)
    """
    if type(calendar) is not WorkingCalendar:
        check_calendar(calendar)
    return calendar.add(d, n)


def count_working_days(after: date, until: date, calendar: WorkingCalendar = _DEFAULT) -> int:
    """
    Return how many working days there are after a day, up to and including another.

    Backwards the count is negative, and it is again the first day that is left out. See `WorkingCalendar.count`.

    >>> count_working_days(date(2023, 5, 9), date(2023, 8, 16))
    70
    >>> count_working_days(date(2023, 8, 16), date(2023, 5, 9))
    -70
    """
    if type(calendar) is not WorkingCalendar:
        check_calendar(calendar)
    return calendar.count(after, until)


def check_calendar(calendar: object) -> WorkingCalendar:
    """
    Return a calendar that a caller gives.

    Raises:
        RecordError: When what is given is no calendar.
    """
    if isinstance(calendar, WorkingCalendar):
        return calendar
    raise RecordError(f"{shown(calendar)} is not a WorkingCalendar. Use england_and_wales(), or another of the four.")
