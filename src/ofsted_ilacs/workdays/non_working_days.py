"""
Why a day does not count: it is a Saturday or a Sunday, or a holiday that rests on some law.
"""

from datetime import date
from enum import Enum
from typing import Any

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day as exact_day, in_words
from ofsted_ilacs.model.display import Displayed, DisplayedEnum

__all__ = ["Certainty", "HolidayBasis", "NonWorkingDay", "WeekendDay", "weekday_in_words"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ACT = "Banking and Financial Dealings Act 1971"


class HolidayBasis(DisplayedEnum):
    """
    What makes a weekday a holiday; ``citation`` names the provision that usually does.
    """

    STATUTE = "statute"
    PROCLAMATION = "proclamation"
    COMMON_LAW = "common_law"
    NAMED_IN_REGULATION = "named_in_regulation"

    citation: str


HolidayBasis.STATUTE.citation = f"{_ACT}, Schedule 1"
HolidayBasis.PROCLAMATION.citation = f"proclamation under the {_ACT}, section 1"
HolidayBasis.COMMON_LAW.citation = "holiday at common law"
HolidayBasis.NAMED_IN_REGULATION.citation = "SI 2007/462, regulation 1(2), which names it"


class Certainty(DisplayedEnum):
    """
    How sure a day is: announced, or expected for a year whose holidays are not announced yet.
    """

    CONFIRMED = "confirmed"
    PROJECTED = "projected"


@attrs.frozen
class WeekendDay(Displayed):
    """
    A Saturday or a Sunday.

    Attributes:
        day: The day.
    """

    day: date = attrs.field(converter=exact_day)

    @day.validator
    def _check_day(self, _: "attrs.Attribute[date]", value: date) -> None:
        if value.weekday() < 5:
            raise RecordError(
                f"{weekday_in_words(value)} is not a Saturday or a Sunday. Use NonWorkingDay for a holiday."
            )

    @property
    def title(self) -> str:
        """
        Saturday or Sunday.
        """
        return _WEEKDAYS[self.day.weekday()]

    @property
    def certainty(self) -> Certainty:
        """
        Always confirmed: no proclamation moves a weekend.
        """
        return Certainty.CONFIRMED

    def __str__(self) -> str:
        return weekday_in_words(self.day)


def _enum_field(kind: type[Enum]) -> Any:
    def check(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, kind):
            members = ", ".join(f"{kind.__name__}.{member.name}" for member in kind)
            raise RecordError(f"{field.name} is {value!r}. Use one of {members}.")

    return check


@attrs.frozen
class NonWorkingDay(Displayed):
    """
    A holiday: a day that would be a working day but for some law.

    Attributes:
        day: The day that does not count: of a substitute, the day it was moved to.
        title: What it is called, as GOV.UK publishes it.
        basis: What makes it a holiday.
        certainty: Announced, or expected.
        note: What is unusual about it ("Substitute day", "One-off", "in Scotland"); empty for most.
        citation: The provision, where it is not the usual one of its basis.
    """

    day: date = attrs.field(converter=exact_day)
    title: str = attrs.field()
    basis: HolidayBasis = attrs.field(default=HolidayBasis.PROCLAMATION, validator=_enum_field(HolidayBasis))
    certainty: Certainty = attrs.field(default=Certainty.CONFIRMED, validator=_enum_field(Certainty))
    note: str = attrs.field(default="", kw_only=True)
    citation: str = attrs.field(kw_only=True)

    @title.validator
    def _check_title(self, _: "attrs.Attribute[str]", value: object) -> None:
        if not isinstance(value, str) or not value.strip():
            raise RecordError(f"The title of {self.day} is {value!r}. Use a name, such as 'Spring bank holiday'.")

    @citation.default
    def _usual_citation(self) -> str:
        return self.basis.citation if isinstance(self.basis, HolidayBasis) else ""

    def __str__(self) -> str:
        said = [f"{self.title}, {self.note[0].lower()}{self.note[1:]}" if self.note else self.title, self.citation]
        if self.certainty is Certainty.PROJECTED:
            said.append("projected: not announced yet")
        return f"{weekday_in_words(self.day)} ({'; '.join(said)})"


def weekday_in_words(value: date) -> str:
    """
    Return a day with its weekday as people write it: Tuesday 9 May 2023. No locale is consulted.
    """
    return f"{_WEEKDAYS[value.weekday()]} {in_words(value)}"
