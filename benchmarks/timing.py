"""
How things are measured here: side by side, in alternating rounds, as medians and ratios.

A machine that slows down for a second slows down everybody's round, so a ratio is taken within each round, and what is
shown is the median of the rounds.
"""

import platform
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter

import attrs

__all__ = ["ROUNDS", "Contender", "Result", "in_units", "machine", "print_table", "race", "versions"]

ROUNDS = 9
"""Rounds that are enough for work that takes long; quick work, which a busy machine disturbs more, wants more."""
_SHORTEST_RUN = 0.004
"""Seconds that one measurement lasts at least, so that the clock's own steps do not matter."""


@attrs.frozen
class Contender:
    """
    One way to do a piece of work.

    Attributes:
        name: Whose it is.
        run: Does the work.
        answers: How many answers one run gives.
    """

    name: str
    run: Callable[[], object]
    answers: int = 1


@attrs.frozen
class Result:
    """
    How a contender fared.

    Attributes:
        name: Whose it is.
        seconds: Median time for one answer.
        ratio: Median over the rounds of its time to the first contender's in the same round.
    """

    name: str
    seconds: float
    ratio: float

    def __str__(self) -> str:
        return f"{in_units(self.seconds)} ({self.ratio:.3g}x)"


def race(contenders: Sequence[Contender], rounds: int = ROUNDS) -> dict[str, Result]:
    """
    Return how each contender fared, by its name, beside the first.

    Args:
        contenders: Who takes part. Each runs once before anything is measured.
        rounds: How many rounds; in each, everyone runs in turn.
    """
    repeats = {contender.name: _repeats(contender) for contender in contenders}
    measured: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            seconds = _time(contender.run, repeats[contender.name])
            measured[contender.name].append(seconds / contender.answers)
    first = measured[contenders[0].name]
    return {
        name: Result(name, median(times), median(time / ours for time, ours in zip(times, first, strict=True)))
        for name, times in measured.items()
    }


def _repeats(contender: Contender) -> int:
    contender.run()
    once = _time(contender.run, 1)
    return max(1, round(_SHORTEST_RUN / once)) if once else 1


def _time(run: Callable[[], object], repeats: int) -> float:
    start = perf_counter()
    for _ in range(repeats):
        run()
    return (perf_counter() - start) / repeats


def in_units(seconds: float) -> str:
    """
    Return a time to three figures, in the unit that suits it.
    """
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """
    Print a table that reads well in a terminal and is one in Markdown.
    """
    listed = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in listed) for column in range(len(header))]
    for number, row in enumerate(listed):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def machine() -> str:
    """
    Return when and on what this runs.
    """
    today = datetime.now(UTC).date()
    return f"{today}, Python {platform.python_version()} on {platform.system()}, {_processor()}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine() or sys.platform


def versions(packages: Iterable[str]) -> Mapping[str, str]:
    """
    Return the version of each package that is installed.
    """
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
