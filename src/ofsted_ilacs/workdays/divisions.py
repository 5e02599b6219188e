"""
The divisions of the United Kingdom, and what is a holiday in any of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from ofsted_ilacs.model.display import LabelledEnum
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay

__all__ = ["Division", "in_any_division"]

_FREEDOM_OF_INFORMATION = "Freedom of Information Act 2000, section 10(6), which names it"


class Division(LabelledEnum):
    """
    A division of the United Kingdom with holidays of its own, by GOV.UK's name for it.

    Attributes:
        label: Its name in running text.
    """

    ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


def in_any_division(holidays: Mapping[Division, Iterable[NonWorkingDay]]) -> tuple[NonWorkingDay, ...]:
    """
    Return the days that are a holiday in at least one division, in order, each once.

    If several divisions share a day, the entry with the firmest law is returned (a statute before a proclamation). If
    some divisions work on the day, its note says where it is a holiday.

    Args:
        holidays: The holidays of each division.
    """
    shared: defaultdict[date, dict[Division, NonWorkingDay]] = defaultdict(dict)
    for division, days in holidays.items():
        for held in days:
            shared[held.day][division] = held
    return tuple(_one_of(shared[day], len(holidays)) for day in sorted(shared))


def _one_of(held_in: Mapping[Division, NonWorkingDay], divisions: int) -> NonWorkingDay:
    if divisions == 1:
        return next(iter(held_in.values()))
    firmest = min(held_in.values(), key=lambda held: held.basis is not HolidayBasis.STATUTE)
    if firmest.title == "Good Friday" or (firmest.day.month, firmest.day.day) == (12, 25):
        return attrs.evolve(firmest, basis=HolidayBasis.NAMED_IN_REGULATION, citation=_FREEDOM_OF_INFORMATION)
    if len(held_in) == divisions:
        return firmest
    where = "in " + " and ".join(division.label for division in Division if division in held_in)
    note = f"{where}, {firmest.note[0].lower()}{firmest.note[1:]}" if firmest.note else where
    return attrs.evolve(firmest, note=note)
