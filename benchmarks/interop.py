"""
Integrations: ten thousand events through JSON, and a million rows of a data frame compared with plain arrays.

JSON is compared with its lower bound, the standard library writing and reading the same plain values. The targets: a
round trip within 1.5 s, and no frame of pandas or polars slower than twice the arrays.
"""

import json
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from benchmarks.timing import Contender, in_units, machine, print_table, race, versions
from ofsted_ilacs import EventKind, Grade, InspectionEvent, Judgement, authorities, ruleset
from ofsted_ilacs.interop import frames, json as oj
from ofsted_ilacs.workdays import arrays

EVENTS = 10_000
ROWS = 1_000_000

_chance = Random(20_260_901)


def main() -> None:
    """
    Print how long the round trip takes, then each question about columns.
    """
    print(f"\nThe integrations. {machine()}")
    print(
        ", ".join(f"{name} {number}" for name, number in versions(("cattrs", "narwhals", "pandas", "polars")).items())
    )
    _json()
    _frames()


def _json() -> None:
    events = tuple(_event(number) for number in range(EVENTS))
    kind = tuple[InspectionEvent, ...]
    text = oj.dumps(events)
    plain = json.loads(text)
    fared = race(
        [
            Contender("json alone", lambda: json.loads(json.dumps(plain))),
            Contender("written", lambda: oj.dumps(events)),
            Contender("read", lambda: oj.loads(text, kind)),
            Contender("there and back", lambda: oj.loads(oj.dumps(events), kind)),
        ],
        rounds=7,
    )
    print(f"\n{EVENTS:,} events, {len(text) / 1e6:.1f} MB as one document.\n")
    results = ((name, in_units(each.seconds), f"{each.ratio:.1f}x") for name, each in fared.items())
    print_table(("events", "time", "to json alone"), results)


def _event(number: int) -> InspectionEvent:
    start = date(2023, 1, 9) + timedelta(weeks=number % 160)
    return InspectionEvent(
        next(islice(authorities(), number % 150, None)),
        EventKind.SHORT,
        start,
        start + timedelta(days=4),
        published=start + timedelta(days=46),
        judgements=tuple(Judgement(area, _chance.choice(list(Grade))) for area in ruleset("ilacs-2023-01").areas),
        lead_inspectors=("A Name",),
        source=f"https://files.ofsted.gov.uk/v1/file/{number}",
    )


def _frames() -> None:
    rng = np.random.default_rng(20_260_901)
    first = np.datetime64("2014-01-01", "D")
    days, others = (first + rng.integers(0, 4_000, ROWS) for _ in range(2))
    ns = rng.integers(1, 100, ROWS) * rng.choice([-1, 1], ROWS)
    table = pa.table({"day": days, "other": others, "n": ns})
    libraries: dict[str, Any] = {
        "polars": pl.DataFrame(table),
        "pandas": table.to_pandas(types_mapper=pd.ArrowDtype),
        "pyarrow": table,
    }
    questions = {
        "add_working_days": (lambda: arrays.add_working_days(days, ns), frames.add_working_days, ("day", "n")),
        "count_working_days": (
            lambda: arrays.count_working_days(days, others),
            frames.count_working_days,
            ("day", "other"),
        ),
        "is_working_day": (lambda: arrays.is_working_day(days), frames.is_working_day, ("day",)),
    }
    print(f"\n{ROWS:,} rows, each with its own number or two days: time, and how many times the arrays.\n")
    rows = []
    for name, (bare, ask, columns) in questions.items():
        contenders = [Contender("arrays", bare)]
        for library, frame in libraries.items():
            contenders.append(Contender(library, lambda f=frame, a=ask, c=columns: a(f, *c, into="answer")))
        rows.append((name, *map(str, race(contenders, rounds=15).values())))
    print_table(("question", "arrays", *libraries), rows)


if __name__ == "__main__":
    main()
