"""
Stretches of time: a span of days, and lengths that must not be mixed up.
"""

from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day, in_words, whole_number
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown

__all__ = ["Months", "Span", "WorkingDays", "Years"]


@attrs.frozen
class Span(Displayed):
    """
    A stretch of days, both ends included.

    Attributes:
        start: The first day.
        end: The last day, on or after the first.
    """

    start: date = attrs.field(converter=day)
    end: date = attrs.field(converter=day)

    @end.validator
    def _check_end(self, _: "attrs.Attribute[date]", value: date) -> None:
        if value < self.start:
            raise RecordError(f"The span ends on {value}, before it starts on {self.start}. Swap the two days.")

    @property
    def days(self) -> int:
        """
        How many calendar days the span holds, both ends counted.
        """
        return (self.end - self.start).days + 1

    def overlaps(self, other: "Span") -> bool:
        """
        Return whether the two spans share at least one day.
        """
        expect(Span, other, "other")
        return self.start <= other.end and other.start <= self.end

    def __contains__(self, value: date) -> bool:
        return self.start <= day(value) <= self.end

    def __str__(self) -> str:
        start, end = in_words(self.start), in_words(self.end)
        if self.start == self.end:
            return end
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return f"{self.start.day}-{end}"
        return f"{start.removesuffix(end[-5:])} to {end}"


_ALL_DAYS = date.max.toordinal()


@attrs.frozen
class _Length(Displayed):
    n: int = attrs.field()

    @n.validator
    def _check_n(self, _: "attrs.Attribute[int]", value: object) -> None:
        number = whole_number(value, "n")
        if number < 0:
            raise RecordError(f"A length of {shown(number)} is negative. Use a number from 0 up.")
        if number > _ALL_DAYS:
            raise RecordError(
                f"A length of {shown(number)} is more than all days of the years 1 to 9999. Use a smaller one."
            )

    def _in_words(self, unit: str) -> str:
        return f"{self.n} {unit}" if self.n == 1 else f"{self.n} {unit}s"


@attrs.frozen
class WorkingDays(_Length):
    """
    A length of *n* working days; which days work is the calendar's to say.
    """

    def __str__(self) -> str:
        return self._in_words("working day")


@attrs.frozen
class Months(_Length):
    """
    A length of *n* calendar months.
    """

    def __str__(self) -> str:
        return self._in_words("month")


@attrs.frozen
class Years(_Length):
    """
    A length of *n* calendar years.
    """

    def __str__(self) -> str:
        return self._in_words("year")
