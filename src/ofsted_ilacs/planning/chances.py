"""
Chances: how densely inspections begin around days, and chances as callers give them.
"""

from collections.abc import Iterable
from itertools import accumulate
from math import exp

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.forecast_model import RULE_SHARE
from ofsted_ilacs.planning.windows import Window

__all__ = ["added_up", "chance_of", "densities"]


def densities(mondays: Iterable[int], middle: float, scale: float, window: Window | None) -> list[float]:
    """
    Return how densely inspections begin around each Monday: by the waits, and by the rule's window for a share.

    Args:
        mondays: The Mondays, as ordinals.
        middle: The ordinal of the day around which the waits of others end.
        scale: The scale of their logistic distribution, in days.
        window: The rule's window; None if no source says when.
    """
    if window is None:
        first, last, by_rule = 0, -1, 0.0
    else:
        first, last = window.earliest.toordinal(), window.latest.toordinal()
        by_rule = RULE_SHARE / (last - first + 1)
    by_waits = (1 - RULE_SHARE) / scale
    found = []
    for monday in mondays:
        falling = exp(-abs(monday - middle) / scale)
        density = by_waits * falling / (1 + falling) ** 2
        found.append(density + by_rule if first <= monday <= last else density)
    return found


def added_up(weights: Iterable[float]) -> list[float]:
    """
    Return the chance of having begun by each Monday, from weights of the Mondays; the last is certain.
    """
    so_far = list(accumulate(weights))
    total = so_far[-1]
    if not total:  # so late that a float cannot tell the weeks apart: the first is as good as certain
        return [1.0] * len(so_far)
    return [*(weight / total for weight in so_far[:-1]), 1.0]


def chance_of(value: float, name: str) -> float:
    """
    Return a number above 0 and below 1; *name* names it in the error.

    Raises:
        RecordError: When it does not lie there, or is no number.
    """
    if type(value) is float and 0 < value < 1:
        return value
    try:  # numpy's numbers are numbers too
        number = 0.0 if isinstance(value, bool | str) else float(value)
    except (OverflowError, TypeError, ValueError):
        number = 0.0
    if not 0 < number < 1:
        raise RecordError(f"{name}: {shown(value)} is not a number above 0 and below 1. Pass 0.8 for 80%, say.")
    return number
