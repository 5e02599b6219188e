"""
Hold the forecast against what came: every wait since June 2021, forecast by a model that had not seen its authority.

``nox -s backtest -- forecast`` prints it. What it prints stands in docs/explanation/when-will-they-come.md, beside the
plot that tools/forecast.py draws.
"""

import math
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, groupby, pairwise
from statistics import median

import attrs

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.planning.forecast_model import (
    FEWEST_WAITS,
    REOPENED,
    REPORT_DELAY,
    LeaveOneOut,
    Wait,
    log_likelihood,
    waits,
)
from ofsted_ilacs.planning.open_weeks import open_mondays

A_DAY = timedelta(1)
A_WEEK = timedelta(7)
LEAST_CHANCE = 1e-4
"""What the log score takes a week for that was given no chance at all."""

SPLITS = (date(2024, 1, 1), date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1))
LEVELS = (0.5, 0.8, 0.95)
PINBALLS = (0.1, 0.25, 0.5, 0.75, 0.9)


# What was asked, and how each method answers


@attrs.frozen(kw_only=True)
class Asked:
    """
    A question put to every method: when the inspection after one begins, if it has not by a day.

    Attributes:
        before: The last inspection.
        as_of: The day of asking.
        model: The model fitted on what was to be known.
        steps: The pooled Kaplan-Meier curve of the same waits.
    """

    before: oi.InspectionEvent
    as_of: date
    model: oi.ForecastModel
    steps: "Survival"


Weeks = Sequence[tuple[date, float]]
"""Mondays in order, each with the chance that fieldwork begins on it."""

Method = Callable[[Asked], Weeks]
Survival = tuple[tuple[int, float], ...]
"""How many days a wait takes, in order, each with the chance that it takes so many."""


def by_forecast(asked: Asked) -> Weeks:
    """
    Answer with the library's forecast.
    """
    history = oi.History(asked.before.authority, (asked.before,))
    found = oi.forecast(history, as_of=asked.as_of, known_to=asked.as_of, model=asked.model)
    mondays = open_mondays(asked.as_of, found.quantile(1 - 1e-9))
    so_far = [found.probability_by(monday) for monday in mondays]
    return [(monday, by - before) for monday, by, before in zip(mondays, so_far, [0.0, *so_far[:-1]], strict=True)]


def by_rule(asked: Asked) -> Weeks:
    """
    Answer with the rule: any Monday of its window.
    """
    window = _window(asked.before)
    return _evenly(_mondays(max(window.earliest, asked.as_of + A_DAY), window.latest), asked)


def by_rule_and_calendar(asked: Asked) -> Weeks:
    """
    Answer with the rule on open Mondays.
    """
    window = _window(asked.before)
    return _evenly(open_mondays(max(window.earliest, asked.as_of + A_DAY), window.latest), asked)


def by_kaplan_meier(asked: Asked) -> Weeks:
    """
    Answer with the pooled Kaplan-Meier curve of all waits.
    """
    chances: dict[date, float] = {}
    for wait, chance in asked.steps:
        monday = _monday_from(asked.before.end + timedelta(wait))
        if monday > asked.as_of:
            chances[monday] = chances.get(monday, 0.0) + chance
    total = sum(chances.values())
    if not total:
        return _evenly((), asked)
    return [(monday, chance / total) for monday, chance in sorted(chances.items())]


METHODS: Mapping[str, Method] = {
    "this forecast": by_forecast,
    "the bare rule": by_rule,
    "the rule on open Mondays": by_rule_and_calendar,
    "Kaplan-Meier, pooled": by_kaplan_meier,
}


def kaplan_meier(found: Sequence[Wait]) -> Survival:
    """
    Return the pooled Kaplan-Meier estimate of how long waits take.

    What is left after the longest wait seen goes to that wait.
    """
    left, at_risk, steps = 1.0, len(found), []
    for days, group in groupby(sorted(found, key=lambda wait: wait.days), key=lambda wait: wait.days):
        ended = [wait.ended for wait in group]
        if any(ended):
            steps.append((days, left * sum(ended) / at_risk))
            left *= 1 - sum(ended) / at_risk
        at_risk -= len(ended)
    if steps and left > 0:
        days, chance = steps[-1]
        steps[-1] = days, chance + left
    return tuple(steps)


@cache
def _window(before: oi.InspectionEvent) -> oi.Window:
    as_of = (before.published or before.end) + A_DAY
    window = oi.next_inspection(oi.History(before.authority, (before,)), as_of=as_of).window
    assert window is not None
    return window


def _monday_from(on: date) -> date:
    return on + timedelta(-on.weekday() % 7)


def _mondays(first: date, last: date) -> tuple[date, ...]:
    monday = _monday_from(first)
    return tuple(monday + n * A_WEEK for n in range((last - monday).days // 7 + 1))


def _evenly(mondays: Sequence[date], asked: Asked) -> Weeks:
    # A rule whose window is over says: next week.
    kept = mondays or (_monday_from(asked.as_of + A_DAY),)
    return [(monday, 1 / len(kept)) for monday in kept]


# How good an answer was


@attrs.frozen(kw_only=True)
class Score:
    """
    How good one answer was.

    Attributes:
        inside: Whether the inspection began within the central interval, one for each of `LEVELS`.
        width: The length of the 80% interval in days.
        crps: The continuous ranked probability score, in days.
        pinball: The mean pinball loss of the quantiles in `PINBALLS`, in days.
        log: Minus the logarithm of the chance that the week was given.
    """

    inside: tuple[bool, ...]
    width: int
    crps: float
    pinball: float
    log: float


def quantile(weeks: Weeks, p: float) -> date:
    """
    Return the first Monday by which it has begun with a chance of *p*.
    """
    so_far = list(accumulate(chance for _, chance in weeks))
    return weeks[min(bisect_left(so_far, p - 1e-9), len(weeks) - 1)][0]


def chance_by(weeks: Weeks, on: date) -> float:
    """
    Return the chance that it has begun by a day.
    """
    return sum(chance for monday, chance in weeks if monday <= on)


def is_inside(weeks: Weeks, level: float, came: date) -> bool:
    """
    Return whether it came within the central interval of a level.
    """
    return quantile(weeks, (1 - level) / 2) <= came <= quantile(weeks, (1 + level) / 2)


def scored(weeks: Weeks, came: date) -> Score:
    """
    Hold an answer against the day that came.
    """
    chances = dict(weeks)
    crps, by = 0.0, 0.0
    for monday in _mondays(min(came, weeks[0][0]), max(came, weeks[-1][0])):
        by += chances.get(monday, 0.0)
        crps += 7 * (by - (monday >= came)) ** 2
    off = [((came - quantile(weeks, p)).days, p) for p in PINBALLS]
    return Score(
        inside=tuple(is_inside(weeks, level, came) for level in LEVELS),
        width=(quantile(weeks, 0.9) - quantile(weeks, 0.1)).days,
        crps=crps,
        pinball=sum(days * p if days >= 0 else -days * (1 - p) for days, p in off) / len(off),
        log=-math.log(max(chances.get(came, 0.0), LEAST_CHANCE)),
    )


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float:
    """
    Return how often one that came was ranked above one that did not.
    """
    won = sum((one > other) + 0.5 * (one == other) for one in positive for other in negative)
    return won / (len(positive) * len(negative))


def binomial_bounds(n: int, p: float) -> tuple[int, int]:
    """
    Return the counts that a perfect forecaster stays within 19 times in 20.
    """
    so_far = list(accumulate(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)))
    return bisect_left(so_far, 0.025), bisect_left(so_far, 0.975)


# The waits, and what was known when each was forecast


@attrs.frozen(kw_only=True)
class Case:
    """
    A completed wait, and what was asked of it on the day after the report.

    Attributes:
        asked: The question.
        came: The day on which the next inspection began.
    """

    asked: Asked
    came: date


def leaving_one_out(histories: Sequence[oi.History], known_to: date) -> list[Case]:
    """
    Return every completed wait, asked of a model that had not seen its authority.
    """
    found: list[Case] = []
    for own in histories:
        pairs = _completed(own)
        if pairs:
            others = [history for history in histories if history.authority != own.authority]
            found += _asked(pairs, others, known_to)
    return found


def in_halves(histories: Sequence[oi.History], known_to: date) -> list[Case]:
    """
    Return every completed wait, asked of a model fitted on the other half of the authorities.
    """
    halves = histories[::2], histories[1::2]
    return [
        case
        for own, others in (halves, halves[::-1])
        for case in _asked([pair for history in own for pair in _completed(history)], others, known_to)
    ]


def _completed(history: oi.History) -> list[tuple[oi.InspectionEvent, oi.InspectionEvent]]:
    return [(before, came) for before, came in pairwise(history.full_inspections) if before.start >= REOPENED]


def _asked(
    pairs: Iterable[tuple[oi.InspectionEvent, oi.InspectionEvent]], others: Sequence[oi.History], known_to: date
) -> Iterator[Case]:
    model, steps = oi.fit_forecast(others, known_to=known_to), kaplan_meier(waits(others, known_to))
    for before, came in pairs:
        as_of = (before.published or before.end) + A_DAY
        yield Case(asked=Asked(before=before, as_of=as_of, model=model, steps=steps), came=came.start)


def proof_of(cases: Sequence[Case]) -> LeaveOneOut:
    """
    Return what a model says of how well it did.
    """
    scores = [scored(by_forecast(case.asked), case.came) for case in cases]
    half, eighty, ninety_five = (sum(score.inside[level] for score in scores) for level in range(len(LEVELS)))
    return LeaveOneOut(
        waits=len(scores),
        within_half=half,
        within_eighty=eighty,
        within_ninety_five=ninety_five,
        median_width=round(median(score.width for score in scores)),
    )


# The tables


def _of_waits(cases: Sequence[Case]) -> list[str]:
    rows = []
    for name, method in METHODS.items():
        scores = [scored(method(case.asked), case.came) for case in cases]
        rows.append(
            (
                name,
                *(str(sum(score.inside[level] for score in scores)) for level in range(len(LEVELS))),
                f"{median(score.width for score in scores):.0f}",
                *(f"{_mean(score.crps for score in scores):.1f}", f"{_mean(score.pinball for score in scores):.1f}"),
                f"{_mean(score.log for score in scores):.2f}",
            )
        )
    bounds = (binomial_bounds(len(cases), level) for level in LEVELS)
    rows.append(("a perfect forecaster", *(f"{low} to {high}" for low, high in bounds), "", "", "", ""))
    inside = (f"in the {level:.0%}" for level in LEVELS)
    return _table((f"of {len(cases)}", *inside, "width", "CRPS", "pinball", "log"), rows)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _of_chances(histories: Sequence[oi.History], known_to: date) -> list[str]:
    rows = []
    for months in (30, 36):
        for horizon in (3, 6, 12):
            asked = list(running_after(histories, known_to, months, horizon))
            came = [began for _, began in asked]
            brier = (
                _mean(
                    (chance_by(method(each), months_later(each.as_of, horizon)) - began) ** 2 for each, began in asked
                )
                for method in METHODS.values()
            )
            rows.append((f"{months} months", f"{horizon} months", f"{sum(came)} of {len(came)}", *map(_short, brier)))
    return _table(("asked after", "within", "came", *METHODS), rows)


def _short(value: float) -> str:
    return f"{value:.3f}"


def running_after(
    histories: Sequence[oi.History], known_to: date, months: int, horizon: int
) -> Iterator[tuple[Asked, bool]]:
    """
    Yield each authority that was still waiting some months after a report, and whether its inspection began within the
    horizon, where that is known by now.
    """
    for own in histories:
        others = [history for history in histories if history.authority != own.authority]
        for before, came in _with_or_without_end(own):
            as_of = months_later(before.published or before.end, months)
            is_known = months_later(as_of, horizon) <= known_to - REPORT_DELAY
            if not is_known or (came is not None and came.start <= as_of) or _is_gone(own, as_of):
                continue
            model, steps = _fitted(tuple(others), known_to)
            began = came is not None and came.start <= months_later(as_of, horizon)
            yield Asked(before=before, as_of=as_of, model=model, steps=steps), began


@cache
def _fitted(others: tuple[oi.History, ...], known_to: date) -> tuple[oi.ForecastModel, Survival]:
    return oi.fit_forecast(others, known_to=known_to), kaplan_meier(waits(others, known_to))


def _with_or_without_end(history: oi.History) -> Iterator[tuple[oi.InspectionEvent, oi.InspectionEvent | None]]:
    full = history.full_inspections
    for before, came in zip(full, (*full[1:], None), strict=False):
        if before.start >= REOPENED:
            yield before, came


def _is_gone(history: oi.History, on: date) -> bool:
    gone = history.authority.abolished
    return gone is not None and gone <= on


def _of_splits(histories: Sequence[oi.History], known_to: date) -> list[str]:
    lines, rows = [], []
    for split in SPLITS:
        known = [_as_published(history, split) for history in histories]
        completed = sum(wait.ended for wait in waits(known, split))
        if completed < FEWEST_WAITS:
            lines.append(
                f"- Completed waits known on {in_words(split)}: {completed}, too few to fit: fewer than {FEWEST_WAITS}."
            )
            continue
        until = min(months_later(split, 6) - A_DAY, known_to - REPORT_DELAY)
        model, steps = oi.fit_forecast(known, known_to=split), kaplan_meier(waits(known, split))
        asked = [
            (Asked(before=then.full_inspections[-1], as_of=split, model=model, steps=steps), _began(now, split, until))
            for then, now in zip(known, histories, strict=True)
            if then.full_inspections and not _is_gone(now, split) and not _on_site(now, split)
        ]
        came = [began for _, began in asked]
        for name, method in METHODS.items():
            chances = [chance_by(method(each), until) for each, _ in asked]
            brier = _mean((chance - began) ** 2 for chance, began in zip(chances, came, strict=True))
            counts = f"{sum(chances):.0f}", f"{sum(came)} of {len(came)}"
            rows.append((in_words(split), in_words(until), name, *counts, _short(brier), _auc(chances, came)))
        days = [(each.as_of - each.before.end).days for each, _ in asked]
        rows.append((in_words(split), in_words(until), "days waited", "", "", "", _auc(days, came)))
    header = ("known on", "until", "method", "expected", "came", "Brier", "AUC")
    return [*lines, "", *_table(header, rows)]


def _auc(values: Sequence[float], came: Sequence[bool]) -> str:
    positive = [value for value, began in zip(values, came, strict=True) if began]
    negative = [value for value, began in zip(values, came, strict=True) if not began]
    return _short(area_under_curve(positive, negative))


def _as_published(history: oi.History, on: date) -> oi.History:
    return oi.History(history.authority, tuple(event for event in history.full_inspections if _is_out(event, on)))


def _is_out(event: oi.InspectionEvent, on: date) -> bool:
    return event.published is not None and event.published <= on


def _on_site(history: oi.History, on: date) -> bool:
    return any(event.start <= on < (event.published or event.end) for event in history.full_inspections)


def _began(history: oi.History, after: date, until: date) -> bool:
    return any(after < event.start <= until for event in history.full_inspections)


def p_value_of_grades(histories: Sequence[oi.History], known_to: date) -> float:
    """
    Return how often grades that say nothing of the wait would seem to say as much as they do: the likelihood ratio of a
    location for each grade against one for all, with one scale. Inspections without an overall grade are left out.
    """
    groups: dict[oi.Grade, list[tuple[int, bool]]] = {}
    for wait in waits(histories, known_to):
        if wait.after.overall is not None:
            groups.setdefault(wait.after.overall, []).append((wait.days, wait.ended))
    pooled = [wait for group in groups.values() for wait in group]
    ratio = max(2 * (_highest_likelihood(list(groups.values())) - _highest_likelihood([pooled])), 0.0)
    # The upper tail of the chi-squared distribution with three degrees of freedom, one less than there are grades.
    return math.erfc(math.sqrt(ratio / 2)) + math.sqrt(2 * ratio / math.pi) * math.exp(-ratio / 2)


def _highest_likelihood(groups: Sequence[Sequence[tuple[int, bool]]]) -> float:
    """
    Return the highest log likelihood of groups that have a location each and one scale.
    """

    def of_scale(log_scale: float) -> float:
        return sum(_highest_of_one(group, log_scale) for group in groups)

    return _highest(of_scale, 3.0, 6.0)


def _highest_of_one(group: Sequence[tuple[int, bool]], log_scale: float) -> float:
    return _highest(lambda location: log_likelihood(group, location, log_scale), 900.0, 1600.0)


def _highest(of: Callable[[float], float], low: float, high: float) -> float:
    """
    Return how high a function with one peak reaches, by golden section.
    """
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 1e-4 * max(abs(high), 1):
        left, right = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, right) if of(left) > of(right) else (left, high)
    return of((low + high) / 2)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    listed = [header, *rows]
    widths = [max(len(row[column]) for row in listed) for column in range(len(header))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in listed]
    rule = "-|-".join("-" * width for width in widths)
    return [f"| {lines[0]} |", f"|-{rule}-|", *(f"| {line} |" for line in lines[1:])]


def report(histories: Sequence[oi.History], known_to: date) -> str:
    """
    Return the whole back-test as Markdown.
    """
    one_out = leaving_one_out(histories, known_to)
    found = waits(histories, known_to)
    ended = sum(wait.ended for wait in found)
    model = oi.fit_forecast(histories, known_to=known_to)
    sections = (
        (
            "## The waits",
            [
                f"- {ended} completed since {in_words(REOPENED)} and {len(found) - ended} running, known to "
                f"{in_words(known_to)}.",
                f"- {model.location:,.0f} days from the last day of fieldwork to the next first day, give or take "
                f"{model.spread:.0f}; the longest took {model.longest:,}.",
                f"- A location for each grade instead of one for all: likelihood ratio, p = "
                f"{p_value_of_grades(histories, known_to):.2f}.",
            ],
        ),
        ("## One authority left out at a time", _of_waits(one_out)),
        ("## Fitted on one half, asked of the other", _of_waits(in_halves(histories, known_to))),
        ("## The chance that it begins soon (Brier score)", _of_chances(histories, known_to)),
        ("## Known on a day, and what came then", _of_splits(histories, known_to)),
    )
    return "\n\n".join("\n".join([heading, "", *lines]) for heading, lines in sections)


def main() -> int:
    """
    Print the back-test of the forecast on the record.
    """
    print(report(list(oi.published_histories().values()), oi.published_until("inspections")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
