"""
Fit the forecast on the record anew, and write its numbers into the library and its plot into the documentation.

``nox -s forecast`` shows the difference and writes it; ``nox -s forecast -- --check`` writes nothing.
"""

import argparse
import difflib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import attrs

sys.path.insert(0, str(Path(__file__).parents[1]))

import ofsted_ilacs as oi
from ofsted_ilacs.planning import publication_forecast
from ofsted_ilacs.planning.forecast_kinds import has_judgement_below_good
from ofsted_ilacs.planning.open_weeks import CHRISTMAS, SUMMER, is_open
from ofsted_ilacs.planning.publication_forecast import usual_day
from tools.backtest_forecast import leaving_one_out, p_value_of_grades, proof_of
from tools.calibration_plot import calibration_plot

ROOT = Path(__file__).parents[1]
NUMBERS = ROOT / "src/ofsted_ilacs/planning/fitted_forecast.py"
PLOT = ROOT / "docs/explanation/when-will-they-come.svg"

SINCE = date(2018, 1, 29)
"""The first inspection that was short or standard."""


def numbers() -> str:
    """
    Return the module of numbers, as the record has them.
    """
    histories = list(oi.published_histories().values())
    known_to = oi.published_until("inspections")
    model = oi.fit_forecast(histories, known_to=known_to)
    proof = proof_of(leaving_one_out(histories, known_to))
    placed = [event for event in _short_and_standard(histories) if not _in_closed_season(event.start)]
    unplaced = len(list(_short_and_standard(histories))) - len(placed)
    assert not unplaced, "an inspection began in summer or around Christmas: open_weeks and the words must say so"
    good = [pair for pair in _followed(histories) if _was_good(pair[0])]
    worse = [pair for pair in _followed(histories) if not _was_good(pair[0])]
    delays = sorted(Counter(_delays(histories)).items())
    return _MODULE.format(
        completed=model.completed,
        running=model.running,
        known_to=f"date({known_to.year}, {known_to.month}, {known_to.day})",
        location=model.location,
        spread=model.spread,
        longest=model.longest,
        proof=", ".join(f"{name}={value}" for name, value in attrs.asdict(proof).items()),
        p_value=f"{p_value_of_grades(histories, known_to):.2f}",
        placed=len(placed),
        in_bank_holiday_weeks=sum(not is_open(_monday(event.start)) for event in placed),
        after_good=_standard_of(good),
        some_below=_standard_of([pair for pair in good if has_judgement_below_good(pair[0])]),
        all_good=_standard_of([pair for pair in good if not has_judgement_below_good(pair[0])]),
        worse=f"{sum(came.kind is not oi.EventKind.STANDARD for _, came in worse)}, {len(worse)}",
        delays="\n".join(f"    ({delay}, {count})," for delay, count in delays),
    )


_MODULE = '''\
"""
What was fitted and counted on the record that the library ships: numbers only, written by ``nox -s forecast``.
"""

from datetime import date

from ofsted_ilacs.planning.forecast_model import ForecastModel, LeaveOneOut

__all__ = [
    "AFTER_WORSE",
    "FITTED",
    "GRADE_P_VALUE",
    "INSPECTIONS_PLACED",
    "IN_BANK_HOLIDAY_WEEKS",
    "PUBLICATION_DELAYS",
    "STANDARD_AFTER_GOOD",
    "STANDARD_IF_ALL_GOOD",
    "STANDARD_IF_SOME_BELOW",
]

FITTED = ForecastModel(
    completed={completed},
    running={running},
    known_to={known_to},
    location={location},
    spread={spread},
    longest={longest},
    proof=LeaveOneOut({proof}),
)
"""Fitted on every graded inspection published by that day."""

GRADE_P_VALUE = {p_value}
"""How often grades that say nothing of the wait would seem to say as much as they do: the likelihood ratio of a
location for each grade against one for all."""

INSPECTIONS_PLACED = {placed}
"""The short and standard inspections on record, none of which began in summer or around Christmas."""

IN_BANK_HOLIDAY_WEEKS = {in_bank_holiday_weeks}
"""How many of them began in a week with a bank holiday."""

STANDARD_AFTER_GOOD = {after_good}
"""How many of the inspections since January 2018 that followed good or outstanding were standard, and of how many."""

STANDARD_IF_SOME_BELOW = {some_below}
"""The same where any judgement of the inspection before, parts of other judgements left out, was below good."""

STANDARD_IF_ALL_GOOD = {all_good}
"""The same where none was."""

AFTER_WORSE = {worse}
"""How many of the inspections that followed requires improvement or inadequate were not standard, and of how many."""

PUBLICATION_DELAYS = (
{delays}
)
"""How many working days after the day on which it was to be expected a report came out, and how many reports did."""
'''


def _short_and_standard(histories: Sequence[oi.History]) -> Iterator[oi.InspectionEvent]:
    for history in histories:
        for event in history.full_inspections:
            if event.kind in (oi.EventKind.SHORT, oi.EventKind.STANDARD):
                yield event


def _in_closed_season(on: date) -> bool:
    day = on.month, on.day
    return SUMMER[0] <= day <= SUMMER[1] or day >= CHRISTMAS[0] or day <= CHRISTMAS[1]


def _monday(on: date) -> date:
    return date.fromordinal(on.toordinal() - on.weekday())


def _followed(histories: Sequence[oi.History]) -> Iterator[tuple[oi.InspectionEvent, oi.InspectionEvent]]:
    for history in histories:
        for before, came in pairwise(history.full_inspections):
            if came.start >= SINCE and came.kind is not oi.EventKind.SINGLE and before.overall is not None:
                yield before, came


def _was_good(event: oi.InspectionEvent) -> bool:
    return event.overall is not None and event.overall.is_good_or_better


def _standard_of(pairs: Sequence[tuple[oi.InspectionEvent, oi.InspectionEvent]]) -> str:
    return f"{sum(came.kind is oi.EventKind.STANDARD for _, came in pairs)}, {len(pairs)}"


def _delays(histories: Sequence[oi.History]) -> Iterator[int]:
    calendar = oi.england_and_wales()
    for event in _short_and_standard(histories):
        if event.end >= publication_forecast.FIRST_DAY and event.published is not None:
            usual, _ = usual_day(event.end, calendar)
            yield calendar.count(usual, event.published)


def plot() -> str:
    """
    Return the plot of the documentation.
    """
    histories = list(oi.published_histories().values())
    return calibration_plot(leaving_one_out(histories, oi.published_until("inspections")))


def main() -> int:
    """
    Write the numbers and the plot; with ``--check``, leave them and fail where they differ.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where anything would change")
    asked = parser.parse_args()
    differs = False
    for file, new in ((NUMBERS, numbers()), (PLOT, plot())):
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file.name, "the record", n=0, lineterm="")
        difference = list(lines)
        print("\n".join(difference) if difference else f"{file.name} is what the record says.")
        differs = differs or bool(difference)
        if not asked.check:
            file.write_text(new, encoding="utf-8")
    return 1 if differs and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
