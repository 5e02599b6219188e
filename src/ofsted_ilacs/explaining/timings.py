"""
From the last inspection's day to the window of the next, in words.
"""

from datetime import date

from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.periods import Years
from ofsted_ilacs.planning.weeks import regularities
from ofsted_ilacs.planning.windows import Timing, Window
from ofsted_ilacs.rules.edition import Length, Ruleset
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Anchor

__all__ = ["SOME_TIME", "suspension_step", "timing_steps"]

SOME_TIME = "some time before the inspection; no source says when"
"""When a focused visit comes."""


def timing_steps(timing: Timing, window: Window, ruleset: Ruleset, grade: Grade | None) -> tuple[Step, ...]:
    """
    Return the steps from the last inspection's day to the window.
    """
    interval, tolerance = ruleset.interval.after(grade), ruleset.interval.tolerance
    when = f"within {tolerance.value} either side of {_anniversary_in_words(interval)}"
    steps = [step(f"It usually comes {when}.", ruleset, interval, tolerance), _anchor_step(timing, ruleset)]
    if timing.clamped:
        days = " and ".join(map(in_words, timing.clamped))
        steps.append(Step(f"If a month is too short, its last day is used instead: {days}."))
    if timing.suspended:
        steps.append(suspension_step(ruleset, timing.suspended))
    if window.expected is not None and window.expected != timing.around:
        steps.append(_week_step(timing.around, window.expected, ruleset))
    return tuple(steps)


def suspension_step(ruleset: Ruleset, days: int) -> Step:
    """
    Return the step that says by how many days a suspension moved a window.
    """
    text = (
        "The clock stopped while inspections were suspended. Days of the window after the suspension began are "
        f"{days} days later."
    )
    return step(text, ruleset, ruleset.suspension)


def _week_step(around: date, monday: date, ruleset: Ruleset) -> Step:
    rules = regularities(ruleset)
    said = " ".join(map(str, rules))
    text = f"The middle of the window is {in_words(around)}. {said} The nearest such week begins on {in_words(monday)}."
    return step(text, ruleset, *rules)


def _anniversary_in_words(interval: Rule[Length]) -> str:
    match interval.value:
        case Years(n) if n in _ORDINALS:
            return f"the {_ORDINALS[n]} anniversary"
        case _:
            return f"the day {interval.value} later"


_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def _anchor_step(timing: Timing, ruleset: Ruleset) -> Step:
    rule = ruleset.interval.anchor
    chosen = timing.anchor is not rule.value
    said = f"It is counted from {timing.counted_from.label}, {in_words(timing.anchor_day)}"
    if timing.counted_from is not timing.anchor:
        return step(f"{said}: the day of publication, which would count, is not known.", ruleset, rule)
    if chosen:
        return step(f"{said}, as the caller chose.", ruleset, rule)
    if rule.evidence.basis is not Basis.OBSERVED:  # its own source says so
        return step(f"{said}.", ruleset, rule)
    others = " or ".join(anchor.label for anchor in Anchor if anchor is not timing.anchor)
    return step(f"{said}. No source says which day counts: it could be {others}.", ruleset, rule)
