"""
Read the record of inspections in a fresh process: the first history, then those of the whole country.

The layers below are loaded beforehand, because every answer needs them: the figures show what the record adds.
"""

import subprocess
import sys
from statistics import median

from benchmarks.timing import ROUNDS, in_units, machine, print_table

__all__ = ["main"]

PROGRAM = """
from time import perf_counter
import ofsted_ilacs as oi
oi.History, oi.rulesets(), oi.authority("Leeds")
begun = perf_counter()
oi.published("Leeds")
first = perf_counter()
oi.published_histories()
whole = perf_counter()
oi.published_histories()
print(first - begun, whole - first, perf_counter() - whole)
"""
WORK = ('published("Leeds"), the first', "published_histories(), the first", "published_histories(), again")


def main() -> None:
    """
    Print how long each takes.
    """
    print(f"\nThe record, each in {ROUNDS} fresh processes. {machine()}\n")
    columns = zip(*(_measured() for _ in range(ROUNDS)), strict=True)
    print_table(("work", "time"), ((work, in_units(median(times))) for work, times in zip(WORK, columns, strict=True)))


def _measured() -> list[float]:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return [float(seconds) for seconds in done.stdout.split()]
