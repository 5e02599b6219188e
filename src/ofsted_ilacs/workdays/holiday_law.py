"""
Which holidays the Banking and Financial Dealings Act 1971 fixes itself, and which rest on something else.

Schedule 1 of the Act (https://www.legislation.gov.uk/ukpga/1971/80/schedule/1) lists days for each division of the
United Kingdom. Every other bank holiday is proclaimed, for a year at a time (section 1). Christmas Day and Good Friday
are older than the Act, except in Scotland, where Schedule 1 names them.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.non_working_days import HolidayBasis

__all__ = ["basis_of", "usual_day"]


def basis_of(division: Division, day: date, title: str) -> HolidayBasis:
    """
    Return what makes a weekday a holiday in a division.

    The day decides, not the title: Monday 26 December 2022 was Scotland's Boxing Day to GOV.UK, and a bank holiday
    because Schedule 1 puts 26 December in the place of a Christmas Day that is a Sunday.

    Args:
        division: Where.
        day: The weekday that does not count.
        title: What it is called; only Easter is known by its name.
    """
    if _in_schedule_1(division, day, title):
        return HolidayBasis.STATUTE
    if title == "Good Friday" or (day.month, day.day) == (12, 25):
        return _OLDER_THAN_THE_ACT[division]
    return HolidayBasis.PROCLAMATION


def usual_day(division: Division, year: int, title: str) -> date | None:
    """
    Return the Monday of May that a bank holiday falls on in a usual year, or None for holidays of another sort.
    """
    if title.startswith("Early May bank holiday"):
        return _monday(year, 5, first=1)
    if title == "Spring bank holiday":
        return _monday(year, 5, first=25)
    if title == "Summer bank holiday":
        return _monday(year, 8, first=1 if division is Division.SCOTLAND else 25)
    return None


_OLDER_THAN_THE_ACT: Mapping[Division, HolidayBasis] = {
    # SI 2007/462 reg 1(2) names both, so for the duties of an English authority nothing else need be asked.
    Division.ENGLAND_AND_WALES: HolidayBasis.NAMED_IN_REGULATION,
    Division.NORTHERN_IRELAND: HolidayBasis.COMMON_LAW,
}


def _in_schedule_1(division: Division, day: date, title: str) -> bool:
    return any(rule(day, title) for rule in _SCHEDULE_1[division])


def _monday(year: int, month: int, *, first: int) -> date:
    """
    Return the Monday among the seven days from *first* of the month.
    """
    start = date(year, month, first)
    return start + timedelta(-start.weekday() % 7)


def _is_sunday(year: int, month: int, day: int) -> bool:
    return date(year, month, day).weekday() == 6


def _easter_monday(_: date, title: str) -> bool:
    return title == "Easter Monday"


def _good_friday(_: date, title: str) -> bool:
    return title == "Good Friday"


def _first_monday(month: int) -> Callable[[date, str], bool]:
    return lambda day, _: day == _monday(day.year, month, first=1)


def _last_monday(month: int) -> Callable[[date, str], bool]:
    # Of a month of 31 days, the last Monday is the one from the 25th on.
    return lambda day, _: day == _monday(day.year, month, first=25)


def _unless_sunday(month: int, number: int, *, then: int) -> Callable[[date, str], bool]:
    def rule(day: date, _: str) -> bool:
        held_on = then if _is_sunday(day.year, month, number) else number
        return (day.month, day.day) == (month, held_on)

    return rule


def _26_december_if_not_sunday(day: date, _: str) -> bool:
    return (day.month, day.day) == (12, 26) and day.weekday() != 6


def _27_december_after_a_sunday(day: date, _: str) -> bool:
    return (day.month, day.day) == (12, 27) and (_is_sunday(day.year, 12, 25) or _is_sunday(day.year, 12, 26))


def _saint_andrew(day: date, _: str) -> bool:
    # Added by the St Andrew's Day Bank Holiday (Scotland) Act 2007, s.1.
    thirtieth = date(day.year, 11, 30)
    return day == thirtieth + timedelta({5: 2, 6: 1}.get(thirtieth.weekday(), 0))


_SCHEDULE_1: Mapping[Division, tuple[Callable[[date, str], bool], ...]] = {
    Division.ENGLAND_AND_WALES: (  # paragraph 1
        _easter_monday,
        _last_monday(5),
        _last_monday(8),
        _26_december_if_not_sunday,
        _27_december_after_a_sunday,
    ),
    Division.SCOTLAND: (  # paragraph 2
        _unless_sunday(1, 1, then=3),
        _unless_sunday(1, 2, then=3),
        _good_friday,
        _first_monday(5),
        _first_monday(8),
        _saint_andrew,
        _unless_sunday(12, 25, then=26),
    ),
    Division.NORTHERN_IRELAND: (  # paragraph 3
        _unless_sunday(3, 17, then=18),
        _easter_monday,
        _last_monday(5),
        _last_monday(8),
        _26_december_if_not_sunday,
        _27_december_after_a_sunday,
    ),
}
