"""
How the benchmarks measure: side by side, in alternating rounds, with medians and ratios.

If the machine slows down for a second, everything in that round is slower. So the ratio is taken within each round, and
the median of the rounds is shown.
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
"""Enough rounds for slow work. A busy machine disturbs quick work more, so quick work needs more rounds."""
_SHORTEST_RUN = 0.004
"""The shortest time of one measurement in seconds, so that the resolution of the clock does not matter."""


@attrs.frozen
class Contender:
    """
    One way to do a piece of work.

    Attributes:
        name: The package.
        run: The function that does the work.
        answers: How many answers one run gives.
    """

    name: str
    run: Callable[[], object]
    answers: int = 1


@attrs.frozen
class Result:
    """
    The result of one contender.

    Attributes:
        name: The package.
        seconds: Median time for one answer.
        ratio: Its time divided by the first contender's in the same round; the median of the rounds.
    """

    name: str
    seconds: float
    ratio: float

    def __str__(self) -> str:
        return f"{in_units(self.seconds)} ({self.ratio:.3g}x)"


def race(contenders: Sequence[Contender], rounds: int = ROUNDS) -> dict[str, Result]:
    """
    Return the result of each contender, by its name, compared with the first.

    Args:
        contenders: The contenders. Each runs once before anything is measured.
        rounds: How many rounds; in each, all contenders run in turn.
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
    Return a time with three significant figures, in a suitable unit.
    """
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """
    Print a table that is readable in a terminal and valid Markdown.
    """
    listed = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in listed) for column in range(len(header))]
    for number, row in enumerate(listed):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def machine() -> str:
    """
    Return the date and the machine.
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
