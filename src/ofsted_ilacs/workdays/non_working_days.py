"""
Why a day does not count: it is a Saturday or a Sunday, a holiday that rests on some law, or a day that a caller adds.
"""

from datetime import date
from enum import Enum
from typing import Any, Self

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day as exact_day, in_words
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import text
from ofsted_ilacs.model.messages import shown

__all__ = ["Certainty", "HolidayBasis", "NonWorkingDay", "WeekendDay", "weekday_in_words"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ACT = "Banking and Financial Dealings Act 1971"


class HolidayBasis(LabelledEnum):
    """
    What makes a weekday a day that does not count.

    Attributes:
        label: What the basis is called in running text.
        citation: The provision that a day of this basis usually rests on; empty where it rests on no law.
    """

    STATUTE = "statute", "statute", f"{_ACT}, Schedule 1"
    PROCLAMATION = "proclamation", "proclamation", f"proclamation under the {_ACT}, section 1"
    COMMON_LAW = "common_law", "common law", "holiday at common law"
    NAMED_IN_REGULATION = (
        "named_in_regulation",
        "named in the regulation",
        "SI 2007/462, regulation 1(2), which names it",
    )
    CLOSURE = "closure", "closure of an office, court or school", ""
    CALLER = "caller", "added by the caller", ""

    citation: str

    def __new__(cls, value: str, label: str, citation: str) -> Self:
        """
        Make a member of its value, its label and its usual citation.
        """
        # Not super().__new__: once a class has its members, Enum makes of it a look-up by value.
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.citation = citation
        return member


class Certainty(LabelledEnum):
    """
    How sure a day is: announced, or expected for a year whose holidays are not announced yet.

    Attributes:
        label: What it is called in running text.
    """

    CONFIRMED = "confirmed", "confirmed"
    PROJECTED = "projected", "projected"


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
            raise RecordError(f"{field.name} is {shown(value)}. Use one of {members}.")

    return check


def _usual_citation(held: "NonWorkingDay") -> str:
    return held.basis.citation if isinstance(held.basis, HolidayBasis) else ""


@attrs.frozen
class NonWorkingDay(Displayed):
    """
    A weekday that does not count: a holiday by some law, a closure, or a day that a caller adds.

    Attributes:
        day: The day that does not count: of a substitute, the day it was moved to.
        title: What it is called, as GOV.UK publishes it.
        basis: What makes it so; by default `HolidayBasis.CALLER`, which cites no law.
        certainty: Announced, or expected.
        note: What is unusual about it ("Substitute day", "One-off", "in Scotland"); empty for most.
        citation: The provision, where it is not the usual one of its basis; empty where it rests on no law.
    """

    day: date = attrs.field(converter=exact_day)
    title: str = attrs.field()
    basis: HolidayBasis = attrs.field(default=HolidayBasis.CALLER, validator=_enum_field(HolidayBasis))
    certainty: Certainty = attrs.field(default=Certainty.CONFIRMED, validator=_enum_field(Certainty))
    note: str = attrs.field(default="", kw_only=True, validator=text)
    citation: str = attrs.field(default=attrs.Factory(_usual_citation, takes_self=True), kw_only=True, validator=text)

    @title.validator
    def _check_title(self, _: "attrs.Attribute[str]", value: object) -> None:
        if not isinstance(value, str) or not value.strip():
            raise RecordError(f"The title of {self.day} is {shown(value)}. Use a name, such as 'Spring bank holiday'.")

    def __str__(self) -> str:
        name = f"{self.title}, {self.note[0].lower()}{self.note[1:]}" if self.note else self.title
        parts = [name, self.citation or self.basis.label]
        if self.certainty is Certainty.PROJECTED:
            parts.append("projected: not announced yet")
        return f"{weekday_in_words(self.day)} ({'; '.join(parts)})"


def weekday_in_words(value: date) -> str:
    """
    Return a day with its weekday in English, whatever the locale: Tuesday 9 May 2023.
    """
    return f"{_WEEKDAYS[value.weekday()]} {in_words(value)}"
