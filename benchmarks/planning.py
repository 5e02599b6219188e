"""
How long planning takes: deadlines, the next inspection and event, whole programmes; and how long importing takes.

The histories are made here: three inspections and a visit for each of the 153 authorities, with every outcome.
"""

import subprocess
import sys
from datetime import date, timedelta

import ofsted_ilacs as oi
from benchmarks.timing import Contender, in_units, machine, print_table, race, versions

AS_OF = date(2026, 11, 21)
UNTIL = date(2036, 11, 21)
GRADES = tuple(oi.Grade)
AREAS = (
    oi.JudgementArea.OVERALL_EFFECTIVENESS,
    oi.JudgementArea.IMPACT_OF_LEADERS,
    oi.JudgementArea.HELP_AND_PROTECTION,
)


def histories() -> list[oi.History]:
    """
    Return a history of each authority.
    """
    return [_history(authority, number) for number, authority in enumerate(oi.authorities(on=AS_OF))]


def _history(authority: oi.Authority, number: int) -> oi.History:
    later = timedelta(weeks=number % 40)
    starts = (date(2019, 4, 1) + later, date(2022, 4, 4) + later, date(2025, 5, 12) + later)
    known = [start for start in starts if authority.existed_on(start)]
    inspections = [_inspection(authority, start, GRADES[(number + turn) % 4]) for turn, start in enumerate(known)]
    visit = oi.InspectionEvent(authority, oi.EventKind.FOCUSED_VISIT, date(2024, 3, 5), date(2024, 3, 6))
    return next(iter(oi.histories([*inspections, visit]).values()))


def _inspection(authority: oi.Authority, start: date, grade: oi.Grade) -> oi.InspectionEvent:
    return oi.InspectionEvent(
        authority,
        oi.EventKind.STANDARD,
        start,
        start + timedelta(11),
        published=start + timedelta(53),
        judgements=tuple(oi.Judgement(area, grade) for area in AREAS),
    )


def main() -> None:
    """
    Print the table of planning, then the table of importing.
    """
    everyone = histories()
    one = everyone[0]
    work = {
        "deadline(...)": (lambda: oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9)), "4 us"),
        "deadline(...).steps": (lambda: oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9)).steps, ""),
        "next_inspection(one)": (lambda: oi.next_inspection(one, as_of=AS_OF), "40 us"),
        "next_event(one)": (lambda: oi.next_event(one, as_of=AS_OF), "60 us"),
        "next_inspection, 153 authorities": (lambda: [oi.next_inspection(h, as_of=AS_OF) for h in everyone], "8 ms"),
        "programme of ten years, 153 authorities": (
            lambda: [oi.programme(h, as_of=AS_OF, until=UNTIL) for h in everyone],
            "150 ms",
        ),
        "explain(next_inspection(one))": (lambda: oi.explain(oi.next_inspection(one, as_of=AS_OF)), ""),
    }
    print(f"{machine()}\n")
    rows = []
    for name, (run, bound) in work.items():
        result = race([Contender(name, run)])[name]
        rows.append((name, in_units(result.seconds), bound))
    print_table(("work", "time", "must stay below"), rows)
    print()
    _import_table()


def _import_table() -> None:
    """
    Print how long importing takes compared with attrs, without the start of Python itself.
    """
    statements = {
        "nothing": "pass",
        "attrs": "import attrs",
        "ofsted_ilacs": "import ofsted_ilacs",
        "ofsted_ilacs, and a first deadline": (
            "import ofsted_ilacs as oi, datetime as dt; oi.deadline(oi.Duty.PUBLISH_STATEMENT, dt.date(2023, 5, 9))"
        ),
        "numpy": "import numpy",
        "pendulum": "import pendulum",
        "holidays": "import holidays; holidays.UK(subdiv='ENG', years=2024)",
        "pandas": "import pandas",
    }
    installed = versions(("attrs", "numpy", "pendulum", "holidays", "pandas"))
    contenders = [
        Contender(name, lambda code=code: subprocess.run([sys.executable, "-I", "-c", code], check=True))
        for name, code in statements.items()
        if name in installed or name.startswith(("nothing", "ofsted"))
    ]
    results = race(contenders)
    base = results["nothing"].seconds
    ours = results["attrs"].seconds - base
    print_table(
        ("import", "time, net of Python itself", "times attrs"),
        [
            (name, in_units(max(result.seconds - base, 0.0)), f"{(result.seconds - base) / ours:.2f}")
            for name, result in results.items()
            if name != "nothing"
        ],
    )
