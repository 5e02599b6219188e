"""
When the next inspection is expected: the anniversary of the last, either side of it.
"""

from datetime import date, timedelta
from itertools import compress
from typing import Any, TypeVar, cast

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import add_months, day, day_or_none, in_words, months_later
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Months, Span, Years
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.rules.edition import Length, Ruleset
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Anchor

__all__ = ["Timing", "Window", "WindowStatus", "window_after"]

_put = object.__setattr__


class WindowStatus(LabelledEnum):
    """
    Where a day stands in a window.
    """

    AHEAD = "ahead", "ahead"
    OPEN = "open", "open"
    OVERDUE = "overdue", "overdue"
    UNSEEN = "unseen", "closed, with nothing published so far"
    UNKNOWN = "unknown", "not known"

    @property
    def has_closed(self) -> bool:
        """
        Whether the window has closed: overdue, or held since and not published yet.
        """
        return self in (WindowStatus.OVERDUE, WindowStatus.UNSEEN)


@attrs.frozen(kw_only=True)
class Window(Displayed):
    """
    The days between which something is expected, both ends included.

    Attributes:
        earliest: The first day.
        expected: The day that it is expected around; None if no source says when.
        latest: The last day.
    """

    earliest: date = attrs.field(kw_only=False, converter=day)
    expected: date | None = attrs.field(kw_only=False, converter=day_or_none)
    latest: date = attrs.field(kw_only=False, converter=day)

    @latest.validator
    def _check_order(self, _: "attrs.Attribute[date]", latest: date) -> None:
        if not self.earliest <= (self.expected or latest) <= latest:
            raise RecordError(
                f"A window from {self.earliest} over {self.expected} to {latest} is out of order. "
                "Use earliest <= expected <= latest."
            )

    def status(self, as_of: date) -> WindowStatus:
        """
        Return whether the window lies ahead on a day, is open, or has passed.
        """
        as_of = day(as_of)
        if as_of < self.earliest:
            return WindowStatus.AHEAD
        return WindowStatus.OPEN if as_of <= self.latest else WindowStatus.OVERDUE

    @classmethod
    def on(cls, only: date) -> "Window":
        """
        Return the window of one day.
        """
        only = day(only)
        return cls.reckoned(only, only, only)

    @classmethod
    def reckoned(cls, earliest: date, expected: date | None, latest: date) -> "Window":
        """
        Return a window of days that were reckoned in order, without looking at them again: a third of the time.
        """
        window = object.__new__(cls)
        _put(window, "earliest", earliest)
        _put(window, "expected", expected)
        _put(window, "latest", latest)
        return window

    def not_before(self, on: date) -> "Window":
        """
        Return the window with every day that lies before a day moved to it.
        """
        if day(on) <= self.earliest:
            return self
        expected = None if self.expected is None else max(self.expected, on)
        return Window.reckoned(on, expected, max(self.latest, on))

    def ending(self, last: date) -> "Window":
        """
        Return the window cut off at a day, the last that counts; it must begin by then.
        """
        if self.latest <= day(last):
            return self
        if last < self.earliest:
            raise RecordError(f"{last} is before the window, {self}, begins. End it on a day of its own.")
        expected = self.expected if self.expected is not None and self.expected <= last else None
        return Window.reckoned(self.earliest, expected, last)

    def __contains__(self, value: date) -> bool:
        return self.earliest <= day(value) <= self.latest

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return in_words(self.latest)
        span = f"{in_words(self.earliest)} to {in_words(self.latest)}"
        return span if self.expected is None else f"around {in_words(self.expected)} ({span})"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Timing(Displayed):
    """
    How a window was reckoned.

    Attributes:
        anchor: The day of the last inspection that was asked to start the interval.
        counted_from: The one that did: the last fieldwork day where publication was asked for and is not known.
        anchor_day: That day.
        anniversary: The day reached by adding the interval, before any suspension.
        clamped: The days of the window, before any suspension, that a shorter month moved.
        suspended: By how many calendar days a suspension of inspections moved it.
        around: The anniversary after any suspension.
    """

    anchor: Anchor
    counted_from: Anchor
    anchor_day: date
    anniversary: date
    clamped: tuple[date, ...] = ()
    suspended: int = 0
    around: date = attrs.field()

    @around.default
    def _moved_with_the_window(self) -> date:
        return self.anniversary + timedelta(self.suspended)

    def __attrs_post_init__(self) -> None:
        moved = (self.around - self.anniversary).days
        check_together(
            self,
            counted_from=self.counted_from in (self.anchor, Anchor.END),
            anniversary=self.anchor_day <= self.anniversary,
            around=0 <= moved <= self.suspended,
        )


_timing = reckoned(Timing)


def later(start: date, n: int, unit: str) -> date:
    """
    Return the day that lies a number of weeks or months after one.

    Raises:
        RecordError: When the unit is neither.
    """
    match unit:
        case "weeks":
            return start + timedelta(weeks=n)
        case "months":
            return months_later(start, n)
        case _:
            raise RecordError(f"A length in {shown(unit)} cannot be added to a day. Use 'weeks' or 'months'.")


def window_after(
    inspection: InspectionEvent, ruleset: Ruleset, anchor: Anchor, pause: Span | None
) -> tuple[Window, Timing]:
    """
    Return the window of the inspection that follows one, and how it was reckoned.

    Args:
        inspection: The last full inspection.
        ruleset: The edition whose interval counts.
        anchor: Which of its days starts the interval.
        pause: The days on which inspections were suspended, during which the clock stands still.
    """
    counted_from, first = _anchor_day(inspection, anchor)
    tolerance = months_of(ruleset.interval.tolerance)
    anniversary, anniversary_clamped = add_months(first, months_of(ruleset.interval.after(inspection.overall)))
    earliest, earliest_clamped = add_months(anniversary, -tolerance)
    latest, latest_clamped = add_months(anniversary, tolerance)
    bounds = earliest, anniversary, latest
    window = Window.reckoned(*_stretched(bounds, first, pause))
    timing = _timing(
        anchor=anchor,
        counted_from=counted_from,
        anchor_day=first,
        anniversary=anniversary,
        around=cast(date, window.expected),
        clamped=tuple(compress(bounds, (earliest_clamped, anniversary_clamped, latest_clamped))),
        suspended=(window.latest - latest).days,
    )
    return window, timing


def first_window(established: date, ruleset: Ruleset, pause: Span | None) -> Window | None:
    """
    Return the window of a new authority's first inspection; None if the edition does not know it.
    """
    months = None if ruleset.first is None else ruleset.first.window.known
    if months is None:
        return None
    bounds = months_later(established, months.least), months_later(established, months.most)
    earliest, latest = _stretched(bounds, established, pause)
    return Window(earliest, None, latest)


def unknown_timing(ruleset: Ruleset, grade: Grade | None) -> tuple[Rule[Any], ...]:
    """
    Return the rules on when the next inspection comes, after a grade, whose value is not known.
    """
    interval = ruleset.interval
    return tuple(rule for rule in (interval.after(grade), interval.tolerance, interval.anchor) if not rule.is_known)


def _anchor_day(inspection: InspectionEvent, anchor: Anchor) -> tuple[Anchor, date]:
    if anchor is Anchor.START:
        return anchor, inspection.start
    if anchor is Anchor.PUBLICATION and inspection.published is not None:
        return anchor, inspection.published
    return Anchor.END, inspection.end


Bounds = TypeVar("Bounds", bound=tuple[date, ...])


def _stretched(bounds: Bounds, first: date, pause: Span | None) -> Bounds:
    # The clock stands still while inspections are suspended: each bound that lies on or after the first suspended day
    # moves by the suspended days that come after the anchor.
    if pause is None or first >= pause.end:
        return bounds
    idle = pause.end - max(first, pause.start - timedelta(1))
    return cast(Bounds, tuple(bound + idle if bound >= pause.start else bound for bound in bounds))


def months_of(rule: Rule[Length]) -> int:
    """
    Return a rule's length, which must be known, in months.
    """
    match rule.value:
        case Years(n):
            return 12 * n
        case Months(n):
            return n
        case _:
            raise RecordError(f"Rule {shown(rule.id)} holds {shown(rule.value)}. It needs Years(n) or Months(n).")
