"""
When the next inspection is expected: the anniversary of the last, either side of it.
"""

from datetime import date, timedelta
from itertools import compress

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import add_months, day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed, DisplayedEnum
from ofsted_ilacs.model.fields import some_of
from ofsted_ilacs.model.periods import Months, Span, Years
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.rules.ruleset import Rule, Ruleset
from ofsted_ilacs.rules.values import Anchor

__all__ = ["Timing", "Window", "WindowStatus", "window_after"]


class WindowStatus(DisplayedEnum):
    """
    Where a day stands in a window.
    """

    AHEAD = "ahead"
    OPEN = "open"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Window(Displayed):
    """
    The days between which something is expected, both ends included.

    Attributes:
        earliest: The first day.
        expected: The day that it is expected around; None where no source says when.
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

    def __contains__(self, value: object) -> bool:
        return self.earliest <= day(value) <= self.latest

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return in_words(self.latest)
        span = f"{in_words(self.earliest)} to {in_words(self.latest)}"
        return span if self.expected is None else f"around {in_words(self.expected)} ({span})"


@attrs.frozen(kw_only=True)
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
    """

    anchor: Anchor = attrs.field(validator=some_of(Anchor))
    counted_from: Anchor = attrs.field(validator=some_of(Anchor))
    anchor_day: date = attrs.field(converter=day)
    anniversary: date = attrs.field(converter=day)
    clamped: tuple[date, ...] = ()
    suspended: int = 0


def to_anchor(name: object) -> Anchor:
    """
    Return the anchor of that name, or the anchor itself.

    Raises:
        RecordError: When there is none of that name.
    """
    for anchor in Anchor:
        if name is anchor or name == anchor.value:
            return anchor
    raise RecordError(f"{name!r} is no anchor. Use 'publication', 'end' or 'start'.")


def window_after(
    inspection: InspectionEvent, ruleset: Ruleset, anchor: Anchor, extend_for_suspension: bool
) -> tuple[Window, Timing]:
    """
    Return the window of the inspection that follows one, and how it was reckoned.

    Args:
        inspection: The last full inspection.
        ruleset: The edition whose interval counts.
        anchor: Which of its days starts the interval.
        extend_for_suspension: Whether time in which inspections were suspended does not count.
    """
    counted_from, first = _anchor_day(inspection, anchor)
    anniversary, anniversary_clamped = add_months(first, months_of(ruleset.rule("interval")))
    tolerance = months_of(ruleset.rule("interval.tolerance"))
    earliest, earliest_clamped = add_months(anniversary, -tolerance)
    latest, latest_clamped = add_months(anniversary, tolerance)
    bounds = earliest, anniversary, latest
    pause = ruleset.value("suspension", Span) if extend_for_suspension else None
    window = Window(*(bounds if pause is None else _stretched(bounds, first, pause)))
    timing = Timing(
        anchor=anchor,
        counted_from=counted_from,
        anchor_day=first,
        anniversary=anniversary,
        clamped=tuple(compress(bounds, (earliest_clamped, anniversary_clamped, latest_clamped))),
        suspended=(window.latest - latest).days,
    )
    return window, timing


def unknown_timing(ruleset: Ruleset) -> tuple[Rule, ...]:
    """
    Return the rules on when the next inspection comes whose value, in an edition, no source says.
    """
    found = (ruleset.find(id) for id in ("interval", "interval.tolerance", "interval.anchor"))
    return tuple(rule for rule in found if rule is not None and not rule.is_known)


def _anchor_day(inspection: InspectionEvent, anchor: Anchor) -> tuple[Anchor, date]:
    if anchor is Anchor.START:
        return anchor, inspection.start
    if anchor is Anchor.PUBLICATION and inspection.published is not None:
        return anchor, inspection.published
    return Anchor.END, inspection.end


def _stretched(bounds: tuple[date, date, date], first: date, pause: Span) -> tuple[date, date, date]:
    # The clock stands still while inspections are suspended: each bound that lies on or after the first suspended day
    # moves by the suspended days that come after the anchor.
    if first >= pause.end:
        return bounds
    idle = pause.end - max(first, pause.start - timedelta(1))
    earliest, expected, latest = (bound + idle if bound >= pause.start else bound for bound in bounds)
    return earliest, expected, latest


def months_of(rule: Rule) -> int:
    """
    Return a rule's length in months.

    Raises:
        RecordError: When its value is no length in months or years.
    """
    match rule.value:
        case Years(n):
            return 12 * n
        case Months(n):
            return n
        case _:
            raise RecordError(f"Rule {rule.id!r} holds {rule.value!r}. It needs Years(n) or Months(n).")


def timing_steps(timing: Timing, ruleset: Ruleset) -> tuple[Step, ...]:
    """
    Return the steps from the last inspection's day to the window.
    """
    interval, tolerance = ruleset.rule("interval"), ruleset.rule("interval.tolerance")
    when = f"within {tolerance.value} either side of {_anniversary_in_words(interval)}"
    steps = [step(f"It comes {when}.", ruleset, interval, tolerance), _anchor_step(timing, ruleset)]
    if timing.clamped:
        days = " and ".join(map(in_words, timing.clamped))
        steps.append(Step(f"A month too short for the day that it is counted to gives its last day instead: {days}."))
    if timing.suspended:
        rule = ruleset.rule("suspension")
        text = (
            f"The clock stood still while inspections were suspended ({rule.value}): days of the window that fall "
            f"after it began move by {timing.suspended} days."
        )
        steps.append(step(text, ruleset, rule))
    return tuple(steps)


def _anniversary_in_words(interval: Rule) -> str:
    match interval.value:
        case Years(n) if n in _ORDINALS:
            return f"the {_ORDINALS[n]} anniversary"
        case _:
            return f"the day {interval.value} later"


_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def _anchor_step(timing: Timing, ruleset: Ruleset) -> Step:
    rule = ruleset.rule("interval.anchor")
    chosen = timing.anchor is not rule.value
    said = f"It is counted from {ANCHORS[timing.counted_from]}, {in_words(timing.anchor_day)}"
    if timing.counted_from is not timing.anchor:
        return step(f"{said}: the day of publication, which would count, is not known.", ruleset, rule)
    if chosen:
        return step(f"{said}, as the caller chose.", ruleset, rule)
    others = " or ".join(f'anchor="{anchor.value}"' for anchor in Anchor if anchor is not timing.anchor)
    return step(f"{said}. Change that with {others}.", ruleset, rule)


ANCHORS = {
    Anchor.START: "the first day on site",
    Anchor.END: "the last day on site",
    Anchor.PUBLICATION: "publication",
}
