"""
What a newly announced holiday does to the deadlines that are running.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Generic, Protocol, TypeVar

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import WorkingDays

__all__ = ["CountedDeadline", "DeadlineT", "MovedDeadline", "moved"]


class CountedDeadline(Protocol):
    """
    Anything due a number of working days after a trigger.
    """

    @property
    def trigger(self) -> date:
        """
        The day that starts the clock, itself not counted.
        """

    @property
    def period(self) -> WorkingDays:
        """
        How long the clock runs.
        """

    @property
    def due(self) -> date:
        """
        The last day of the period.
        """


DeadlineT = TypeVar("DeadlineT", bound=CountedDeadline)


@attrs.frozen
class MovedDeadline(Displayed, Generic[DeadlineT]):
    """
    A deadline that a holiday moves.

    Attributes:
        deadline: The deadline as it was given.
        old_due: When it is due without the holiday.
        new_due: When it is due with the holiday.
    """

    deadline: DeadlineT = attrs.field()
    old_due: date = attrs.field(converter=day)
    new_due: date = attrs.field(converter=day)

    @deadline.validator
    def _check_deadline(self, _: "attrs.Attribute[DeadlineT]", value: DeadlineT) -> None:
        _check_counted(value)

    @new_due.validator
    def _check_moved(self, _: "attrs.Attribute[date]", value: date) -> None:
        if value == self.old_due:
            raise RecordError(f"It is due on {value} before and after, so nothing moved it. Give both days.")


def _check_counted(deadline: object) -> None:
    for name, kind in (("trigger", date), ("period", WorkingDays), ("due", date)):
        if not isinstance(getattr(deadline, name, None), kind):
            raise RecordError(
                f"deadline: {shown(deadline)} has no {name} of type {kind.__name__}. Pass what deadline(...) gives."
            )


class _Counter(Protocol):
    @property
    def id(self) -> str: ...

    def add(self, d: date, n: int) -> date: ...


def moved(deadlines: Iterable[DeadlineT], *, before: _Counter, after: _Counter) -> Iterator[MovedDeadline[DeadlineT]]:
    """
    Yield the deadlines that two calendars count to different days.

    Args:
        deadlines: Deadlines counted on either calendar.
        before: The calendar without the holiday.
        after: The calendar with it.

    Raises:
        RecordError: When a deadline is due on neither calendar's day, so that it was counted on a third.
    """
    if not isinstance(deadlines, Iterable):
        raise RecordError(f"deadlines: {shown(deadlines)} is not a collection of deadlines. Pass a list or a tuple.")
    for deadline in deadlines:
        _check_counted(deadline)
        old_due = before.add(deadline.trigger, deadline.period.n)
        new_due = after.add(deadline.trigger, deadline.period.n)
        if deadline.due not in (old_due, new_due):
            raise RecordError(
                f"A deadline of {deadline.period} after {deadline.trigger} is due on {deadline.due}, but calendar "
                f"{shown(before.id)} gives {old_due}, or {new_due} with the holiday. "
                "Ask the calendar that it was counted on."
            )
        if old_due != new_due:
            yield MovedDeadline(deadline, old_due, new_due)
