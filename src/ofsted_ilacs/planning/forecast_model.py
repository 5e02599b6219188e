"""
How long authorities waited for the next inspection, in two fitted numbers.

A wait runs from the last day of fieldwork to the first day of the next inspection. Those that are still running count
as well, as longer than they are by now. The two numbers are the location and the spread of a logistic distribution;
every other number of the forecast is a constant with its reason beside it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, RecordError
from ofsted_ilacs.model.days import day, in_words, whole_number
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import Validator, expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated, check_together

__all__ = [
    "FEWEST_WAITS",
    "PSEUDO_CASES",
    "REOPENED",
    "REPORT_DELAY",
    "RULE_SHARE",
    "RULE_SPREAD",
    "ForecastModel",
    "Histories",
    "LeaveOneOut",
    "Wait",
    "count_from",
    "each_of",
    "fit_forecast",
    "log_likelihood",
    "waits",
]

REOPENED = date(2021, 6, 28)
"""The first day of inspections after the suspension. Waits that began before it were lengthened by it."""

REPORT_DELAY = timedelta(60)
"""How long before the last day of the data waits are cut: an inspection shows when its report is out, and nine in ten
reports are out within eleven weeks of the fieldwork, most of them within seven."""

RULE_SPREAD = 365.25 / 4
"""What the spread is drawn towards, in days: 91.3, half of the six months that the rule allows either side."""

PSEUDO_CASES = 20
"""How many waits that pull is worth: enough to steady a fit on thirty waits, little beside hundreds."""

RULE_SHARE = 0.2
"""The share of the forecast that follows the rule's window instead of the waits: a fifth, so that no week that the rule
allows is written off, and the waits decide all the same."""

FEWEST_WAITS = 10
"""The fewest completed waits that are fitted: two numbers drawn from fewer say nothing that the rule does not."""

Histories = Mapping[Any, History] | Iterable[History]
"""Many histories: in any collection, or as the values of a mapping."""

_PER_SPREAD = math.sqrt(3) / math.pi
"""The scale of a logistic distribution whose standard deviation is one."""

_MOST_STEPS = 100
_CLOSE_ENOUGH = 1e-9


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Wait(Displayed):
    """
    A wait for the next graded inspection.

    Attributes:
        after: The inspection before it.
        days: How long it took, or has taken.
        ended: Whether the next inspection has begun.
    """

    after: InspectionEvent
    days: int
    ended: bool


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class LeaveOneOut(Displayed):
    """
    How well forecasts did on waits whose authority was left out of the fit, asked on the day after the last report.

    Attributes:
        waits: How many.
        within_half: How many next inspections began within the interval that was to hold half.
        within_eighty: The same of the interval that was to hold 80%.
        within_ninety_five: The same of 95%.
        median_width: The median length of the 80% interval, in days.
    """

    waits: int
    within_half: int
    within_eighty: int
    within_ninety_five: int
    median_width: int

    def __attrs_post_init__(self) -> None:
        held = (self.within_half, self.within_eighty, self.within_ninety_five, self.waits)
        check_together(self, waits=list(held) == sorted(held))


MOST_DAYS = 36_525
"""The longest wait that is reckoned with: a hundred years."""


def count_from(least: int) -> Validator:
    """
    Return a validator that takes only whole numbers, such as counts of cases or days, from *least* to `MOST_DAYS`.
    """

    def check(_: object, attribute: "attrs.Attribute[int]", value: object) -> None:
        if not least <= whole_number(value, attribute.name) <= MOST_DAYS:
            raise RecordError(f"{attribute.name}: {value} is not from {least} to {MOST_DAYS:,}. Check it.")

    return check


def _positive(_: object, attribute: "attrs.Attribute[float]", value: object) -> None:
    if type(value) is not float or not 0 < value <= MOST_DAYS:
        raise RecordError(
            f"{attribute.name}: {shown(value)} is not a number of days above 0 and up to {MOST_DAYS:,}. Pass a float, "
            "such as 97.0."
        )


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class ForecastModel(Displayed):
    """
    What `fit_forecast` found.

    Attributes:
        completed: How many waits ended with an inspection.
        running: How many had not ended yet.
        known_to: The day until which the histories were known.
        location: The middle of the waits, in days.
        spread: Their standard deviation in days, drawn towards that of the rule's window by `PSEUDO_CASES`.
        longest: The longest completed wait, in days: past it nothing was seen.
        proof: How well the model did on authorities left out of its fit; None if nobody tried.
    """

    completed: int = attrs.field(validator=count_from(1))
    running: int = attrs.field(validator=count_from(0))
    known_to: date
    location: float = attrs.field(validator=_positive)
    spread: float = attrs.field(validator=_positive)
    longest: int = attrs.field(validator=count_from(1))
    proof: LeaveOneOut | None = attrs.field(default=None, eq=False)

    @property
    def scale(self) -> float:
        """
        The scale of the logistic distribution of a wait to come: the spread, widened because the location itself is
        known from so many waits only.
        """
        return self.spread * math.sqrt(1 + 1 / self.completed) * _PER_SPREAD

    def __str__(self) -> str:
        return (
            f"waits of {self.location:.0f} days, give or take {self.spread:.0f}; from {self.completed} completed and "
            f"{self.running} running, known to {in_words(self.known_to)}"
        )


def fit_forecast(histories: Histories, *, known_to: date) -> ForecastModel:
    """
    Fit the model of waits on histories.

    Args:
        histories: One an authority, as a list or as `published_histories` has them.
        known_to: The day until which they are known. Reports published later are left out of account, and waits are cut
            60 days before it.

    Raises:
        NotADateError: When *known_to* is not a day.
        RecordError: When *histories* are no histories.
        HistoryError: When fewer than ten waits were completed by then.
    """
    known_to = day(known_to)
    found = waits(histories, known_to)
    completed = [wait.days for wait in found if wait.ended]
    seen = len(completed)
    if seen < FEWEST_WAITS:
        raise HistoryError(
            f"Only {seen} waits since {in_words(REOPENED)} were completed by {in_words(known_to)}: too few to fit. "
            f"Pass histories with at least {FEWEST_WAITS}, or leave the model out to use the one that was fitted on "
            "the whole record."
        )
    location, scale = _most_likely([(wait.days, wait.ended) for wait in found], sum(completed) / seen)
    variance = (seen * (scale / _PER_SPREAD) ** 2 + PSEUDO_CASES * RULE_SPREAD**2) / (seen + PSEUDO_CASES)
    # Rounded, so that two machines that sum in another order find the same model.
    return ForecastModel(
        completed=seen,
        running=len(found) - seen,
        known_to=known_to,
        location=round(location, 2),
        spread=round(math.sqrt(variance), 2),
        longest=max(completed),
    )


def waits(histories: Histories, known_to: date) -> tuple[Wait, ...]:
    """
    Return every wait that began since inspections resumed, as far as it is known by a day; an authority that is gone
    waits no longer.

    Args:
        histories: One an authority.
        known_to: The day until which they are known, as `fit_forecast` takes it.

    Raises:
        RecordError: When *histories* are no histories.
    """
    cut = max(known_to, REOPENED) - REPORT_DELAY
    found = []
    for history in each_of(histories):
        before: InspectionEvent | None = None
        for event in history.full_inspections:
            if event.start > cut or (event.published is not None and event.published > known_to):
                continue
            if before is not None and before.start >= REOPENED:
                found.append(Wait(after=before, days=(event.start - before.end).days, ended=True))
            before = event
        gone = history.authority.abolished
        if before is not None and before.start >= REOPENED and before.end < cut and (gone is None or gone > cut):
            found.append(Wait(after=before, days=(cut - before.end).days, ended=False))
    return tuple(found)


def each_of(histories: Histories) -> tuple[History, ...]:
    """
    Return histories, one an authority, in the order given.

    Raises:
        RecordError: When something is no history.
    """
    if isinstance(histories, History) or not isinstance(histories, Iterable):
        raise RecordError(f"histories: {shown(histories)} is not a collection of histories. Pass a list of History.")
    given = histories.values() if isinstance(histories, Mapping) else histories
    return tuple(expect(History, history, "histories") for history in given)


def _most_likely(days: Sequence[tuple[int, bool]], location: float) -> tuple[float, float]:
    """
    Return the location and scale that make waits most likely, by Newton's method on the location and the logarithm of
    the scale.

    Args:
        days: How long each wait took, or has taken, and whether it ended.
        location: Where to start from.
    """
    log_scale = math.log(RULE_SPREAD * _PER_SPREAD)
    likelihood = log_likelihood(days, location, log_scale)
    for _ in range(_MOST_STEPS):
        step = _newton_step(days, location, log_scale)
        share = 1.0
        while share > _CLOSE_ENOUGH:  # a step that overshoots is halved until it helps
            nearer = location + share * step[0], log_scale + share * step[1]
            found = log_likelihood(days, *nearer)
            if found >= likelihood:
                break
            share /= 2
        else:
            break
        gained, (location, log_scale), likelihood = found - likelihood, nearer, found
        if gained < _CLOSE_ENOUGH:
            break
    return location, math.exp(log_scale)


def log_likelihood(days: Sequence[tuple[int, bool]], location: float, log_scale: float) -> float:
    """
    Return the logarithm of how likely waits are under a logistic distribution.

    Args:
        days: How long each wait took, or has taken, and whether it ended.
        location: The middle of the distribution, in days.
        log_scale: The logarithm of its scale, in days.
    """
    scale, total = math.exp(log_scale), 0.0
    for wait, ended in days:
        z = (wait - location) / scale
        log_odds = max(z, 0.0) + math.log1p(math.exp(-abs(z)))  # log(1 + e^z), without overflow
        total -= (1 + ended) * log_odds - ended * (z - log_scale)
    return total


def _newton_step(days: Sequence[tuple[int, bool]], location: float, log_scale: float) -> tuple[float, float]:
    """
    Return the change of the location and of the logarithm of the scale that Newton's method asks for.
    """
    scale = math.exp(log_scale)
    by_location = by_scale = curve_location = curve_both = curve_scale = 0.0
    for wait, ended in days:
        z = (wait - location) / scale
        below = 0.5 * (1 + math.tanh(z / 2))  # the distribution function
        slope = ended - (1 + ended) * below
        curve = (1 + ended) * below * (1 - below)
        by_location -= slope
        by_scale -= ended + slope * z
        curve_location += curve
        curve_both += curve * z - slope
        curve_scale += curve * z * z - slope * z
    determinant = curve_location * curve_scale - curve_both**2
    if determinant <= 0 or curve_location <= 0:  # not near a peak yet: go uphill
        return by_location * scale / curve_location if curve_location > 0 else 0.0, math.copysign(0.1, by_scale)
    return (
        scale * (by_location * curve_scale - by_scale * curve_both) / determinant,
        (by_scale * curve_location - by_location * curve_both) / determinant,
    )
