"""
Bank holidays that were proclaimed, and that a published list of bank holidays does not have, or does not have yet.

The law makes a day a holiday, not a copy of GOV.UK's list: these days are in the calendars. They are kept here, and not
in the table of `ofsted_ilacs.workdays.bank_holidays`, because that table is rewritten from the list. A newly proclaimed
holiday is one row here for all the divisions it is held in, on the day that it is proclaimed; the tests that compare
this library with other packages then expect the difference. Once every list has the day, the row may go.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from ofsted_ilacs.model.days import day as exact_day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import some_text, tuple_of
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay

__all__ = ["PROCLAMATIONS", "Proclamation", "with_proclaimed"]


@attrs.frozen(kw_only=True)
class Proclamation(Displayed):
    """
    A proclamation that makes one day a bank holiday.

    Attributes:
        day: The holiday, a weekday.
        title: What the holiday is called.
        divisions: Where it is a holiday.
        proclaimed: The day of the proclamation.
        url: Where to read it.
        difference: Which lists do not have the holiday.
    """

    day: date = attrs.field(converter=exact_day)
    title: str = attrs.field(validator=some_text)
    divisions: tuple[Division, ...] = attrs.field(validator=tuple_of(Division))
    proclaimed: date = attrs.field(converter=exact_day)
    url: str = attrs.field(validator=some_text)
    difference: str = attrs.field(default="not in every published list yet", validator=some_text)

    @property
    def holiday(self) -> NonWorkingDay:
        """
        The holiday, with the proclamation as its citation and the difference in its note.
        """
        return NonWorkingDay(
            self.day,
            self.title,
            HolidayBasis.PROCLAMATION,
            note=f"One-off; {self.difference}",
            citation=(
                f"proclamation of {in_words(self.proclaimed)} under the Banking and Financial Dealings Act 1971, "
                "section 1(3)"
            ),
        )


PROCLAMATIONS: tuple[Proclamation, ...] = (
    Proclamation(
        day=date(2026, 6, 15),
        title="World Cup bank holiday",
        divisions=(Division.SCOTLAND,),
        proclaimed=date(2026, 2, 3),
        url="https://privycouncil.independent.gov.uk/wp-content/uploads/2026/02/Scotland-Bank-Holiday-Proclamation.pdf",
        difference="some copies of GOV.UK's list lack it",
    ),
)
"""Every such holiday, in order of its day."""


def with_proclaimed(
    listed: Iterable[NonWorkingDay], division: Division, proclamations: Iterable[Proclamation] = PROCLAMATIONS
) -> tuple[NonWorkingDay, ...]:
    """
    Return the listed holidays of a division together with the proclaimed ones, in order.

    Args:
        listed: The holidays of the published list. Where it has a proclaimed day as well, the proclamation, which cites
            more, takes its place.
        division: Where.
        proclamations: The proclamations to go by.
    """
    held = {each.day: each for each in listed}
    held |= {each.day: each.holiday for each in proclamations if division in each.divisions}
    return tuple(held[day] for day in sorted(held))
