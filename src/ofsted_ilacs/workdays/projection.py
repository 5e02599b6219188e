"""
The holidays to expect in years that are not announced yet.

The ``holidays`` package works out the days; this library says by what law each would be held, and marks every one of
them projected: a proclamation can move even a day that Schedule 1 of the 1971 Act fixes.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ofsted_ilacs.workdays.divisions import Division, in_any_division
from ofsted_ilacs.workdays.holiday_law import basis_of
from ofsted_ilacs.workdays.non_working_days import Certainty, NonWorkingDay

if TYPE_CHECKING:
    from holidays.countries.united_kingdom import UnitedKingdom

__all__ = ["expected_holidays"]

_SUBDIVISIONS: Mapping[Division, str] = {
    Division.ENGLAND_AND_WALES: "ENG",
    Division.SCOTLAND: "SCT",
    Division.NORTHERN_IRELAND: "NIR",
}

# What GOV.UK calls the days that the package calls something else. GOV.UK writes a typographic apostrophe.
_TITLES: Mapping[str, str] = {
    "New Year's Day": "New Year’s Day",  # noqa: RUF001
    "New Year Holiday": "2nd January",
    "Saint Patrick's Day": "St Patrick’s Day",  # noqa: RUF001
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen’s Day)",  # noqa: RUF001
    "Summer Bank Holiday": "Summer bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Saint Andrew's Day": "St Andrew’s Day",  # noqa: RUF001
}

_OBSERVED = " (observed)"


def expected_holidays(divisions: tuple[Division, ...], first: int, last: int) -> tuple[NonWorkingDay, ...]:
    """
    Return the weekdays to expect as holidays, in order.

    Args:
        divisions: Where; with several, a holiday in any of them counts.
        first: The first year.
        last: The last year, included.
    """
    return in_any_division(
        {
            division: [held for year in range(first, last + 1) for held in _expected(division, year)]
            for division in divisions
        }
    )


@cache
def _expected(division: Division, year: int) -> tuple[NonWorkingDay, ...]:
    found = _untranslated_holidays()(subdiv=_SUBDIVISIONS[division], years=year)
    # The package also lists the Saturday or Sunday that a substitute stands for.
    return tuple(_projected(division, day, found[day]) for day in sorted(found) if day.weekday() < 5)


@cache
def _untranslated_holidays() -> "type[UnitedKingdom]":
    """
    Return the package's holidays of the United Kingdom with their names as its source has them.

    On its first use the package's own class opens a translation file, and may look for one by the environment's
    language. No call of this library may do either.
    """
    from holidays.countries.united_kingdom import UnitedKingdom

    class UntranslatedUnitedKingdom(UnitedKingdom):
        def _init_translation(self) -> None:
            self.tr = _as_written

    return UntranslatedUnitedKingdom


def _as_written(message: str) -> str:
    return message


def _projected(division: Division, day: date, names: str) -> NonWorkingDay:
    name = names.partition("; ")[0]
    title = _TITLES.get(name.removesuffix(_OBSERVED), name.removesuffix(_OBSERVED))
    return NonWorkingDay(
        day,
        title,
        basis_of(division, day, title),
        Certainty.PROJECTED,
        note="Substitute day" if name.endswith(_OBSERVED) else "",
    )
