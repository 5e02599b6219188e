"""
Replay real inspections: what the library expected on each publication day, and what came.

``nox -s backtest`` replays the record that the library ships; ``nox -s backtest -- FILE.csv`` any table with the
columns that demo/reading.py lists. Its output is in docs/explanation/how-well-it-predicts.md.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

import attrs

from ofsted_ilacs.rules.values import Anchor

sys.path.insert(0, str(Path(__file__).parents[1]))

import ofsted_ilacs as oi
from demo.reading import read

REOPENED = date(2021, 6, 28)
SINCE = date(2018, 9, 17)


@attrs.frozen(kw_only=True)
class Case:
    """
    Two consecutive inspections of an authority, and what was expected in between.

    Attributes:
        before: The inspection whose report had just been published.
        came: The inspection that came next.
        expected: What was expected the day after that publication, by anchor.
    """

    before: oi.InspectionEvent
    came: oi.InspectionEvent
    expected: dict[Anchor, oi.NextEvent]

    @property
    def usual(self) -> oi.NextEvent:
        """
        What was expected with the edition's own anchor.
        """
        return self.expected[Anchor.PUBLICATION]

    @property
    def grade(self) -> str:
        """
        The overall grade of the report, or that it had none.
        """
        return "no overall grade" if self.before.overall is None else self.before.overall.label

    @property
    def is_right_kind(self) -> bool:
        """
        Whether the kind that came was the one expected.
        """
        return self.usual.kind is self.came.kind

    def is_inside(self, anchor: Anchor) -> bool:
        """
        Whether it began within the window that is counted from an anchor.
        """
        window = self.expected[anchor].window
        return window is not None and self.came.start in window

    @property
    def days_off(self) -> int:
        """
        How many days before (negative) or after the expected day it began.
        """
        window = self.usual.window
        assert window is not None
        assert window.expected is not None
        return (self.came.start - window.expected).days


def cases(histories: Iterable[oi.History]) -> Iterator[Case]:
    """
    Yield each pair of consecutive inspections of which the second is short or standard.
    """
    for history in histories:
        for before, came in pairwise(history.full_inspections):
            if came.kind not in (oi.EventKind.SHORT, oi.EventKind.STANDARD):
                continue
            as_of = (before.published or before.end) + timedelta(1)
            known = history.before(before.start + timedelta(1))
            expected = {anchor: oi.next_inspection(known, as_of=as_of, anchor=anchor) for anchor in Anchor}
            yield Case(before=before, came=came, expected=expected)


def _kinds(all_cases: list[Case], label: str, by: Callable[[Case], str]) -> list[str]:
    groups: dict[str, list[Case]] = {}
    for case in all_cases:
        groups.setdefault(by(case), []).append(case)
    rows = []
    for name, group in groups.items():
        known = [case for case in group if case.usual.kind is not None]
        right = sum(case.is_right_kind for case in known)
        share = f"{right} of {len(known)} ({right / len(known):.0%})" if known else "none"
        rows.append((name, str(len(group)), str(len(group) - len(known)), share))
    return _table((label, "pairs", "said not known", "kind right"), rows)


def _windows(all_cases: list[Case]) -> list[str]:
    if not all_cases:
        return ["None."]
    groups = {"all": all_cases}
    for case in all_cases:
        groups.setdefault(case.grade, []).append(case)
    rows = []
    for name, group in groups.items():
        inside = [f"{sum(case.is_inside(anchor) for case in group) / len(group):.0%}" for anchor in _ANCHORS]
        off = sorted(case.days_off for case in group)
        spread = f"{median(off):+.0f} ({off[0]:+d} to {off[-1]:+d})"
        rows.append((name, str(len(group)), *inside, spread))
    anchors = (f"inside, by {anchor.value}" for anchor in _ANCHORS)
    return _table(("last grade", "pairs", *anchors, "days from the expected day: median (range)"), rows)


_ANCHORS = (Anchor.PUBLICATION, Anchor.END, Anchor.START)


def _publication(histories: Iterable[oi.History]) -> list[str]:
    errors: dict[str, list[int]] = {}
    for history in histories:
        for event in history.full_inspections:
            entry = oi.timetable(attrs.evolve(event, published=None)).entry(oi.Milestone.PUBLICATION)
            if event.published is None or entry is None or entry.window is None or not entry.rules:
                continue
            expected = entry.window.expected
            assert expected is not None
            errors.setdefault(str(entry.rules[0].value), []).append(oi.count_working_days(expected, event.published))
    rows = []
    for estimate, days in sorted(errors.items()):
        exact = sum(error == 0 for error in days)
        within = sum(abs(error) <= 5 for error in days)
        shares = f"{exact / len(days):.0%}", f"{within / len(days):.0%}"
        rows.append((estimate, str(len(days)), *shares, f"{min(days):+d} to {max(days):+d}"))
    return _table(("estimate", "reports", "to the day", "within 5 working days", "working days early or late"), rows)


def _misses(all_cases: list[Case]) -> list[str]:
    lines = []
    for case in all_cases:
        name, start = case.came.authority.name, case.came.start
        if case.usual.kind is not None and not case.is_right_kind:
            expected, came = case.usual.kind.label, case.came.kind.label
            lines.append(f"- {name}, {start}: {expected} expected after {case.grade}, {came} came.")
    for case in all_cases:
        if case.usual.window is not None and not case.is_inside(Anchor.PUBLICATION):
            lines.append(f"- {case.came.authority.name}, {case.came.start}: outside {case.usual.window}.")
    return lines or ["None."]


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    listed = [header, *rows]
    widths = [max(len(row[column]) for row in listed) for column in range(len(header))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in listed]
    rule = "-|-".join("-" * width for width in widths)
    return [f"| {lines[0]} |", f"|-{rule}-|", *(f"| {line} |" for line in lines[1:])]


def report(histories: list[oi.History]) -> str:
    """
    Return the whole back-test as Markdown.
    """
    all_cases = list(cases(histories))
    certain = [
        case
        for case in all_cases
        if case.before.start >= SINCE and case.before.overall in (oi.Grade.REQUIRES_IMPROVEMENT, oi.Grade.INADEQUATE)
    ]
    since = [case for case in all_cases if case.before.start >= REOPENED]
    earlier = [case for case in all_cases if case.before.start < REOPENED and case.usual.window is not None]
    right = sum(case.is_right_kind for case in certain)
    inside, inside_earlier = (sum(case.is_inside(Anchor.PUBLICATION) for case in each) for each in (since, earlier))
    events = [event for history in histories for event in history.full_inspections]
    sections = (
        (
            "## In short",
            [
                f"- {len(events)} inspections of {len(histories)} authorities; {len(all_cases)} pairs.",
                f"- Kind after requires improvement or inadequate since September 2018: {right} of {len(certain)}.",
                f"- Start inside the window, both inspections after June 2021: {inside} of {len(since)}"
                + (f" ({inside / len(since):.0%})." if since else "."),
                f"- The same, the first of the two before it: {inside_earlier} of {len(earlier)}"
                + (f" ({inside_earlier / len(earlier):.0%})." if earlier else "."),
            ],
        ),
        ("## Kind, by the grade before", _kinds(all_cases, "last grade", lambda case: case.grade)),
        ("## Kind, by the edition asked", _kinds(all_cases, "edition", lambda case: case.usual.ruleset.id)),
        ("## Window, both inspections after June 2021", _windows(since)),
        ("## Window, the first of the two before June 2021", _windows(earlier)),
        ("## Publication", _publication(histories)),
        ("## Every miss", _misses(all_cases)),
    )
    return "\n\n".join("\n".join([heading, "", *lines]) for heading, lines in sections)


def main() -> int:
    """
    Replay the record, or a file of inspections, and print the report.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="a CSV file with the columns that demo/reading.py lists")
    options = parser.parse_args()
    if options.file is not None and not options.file.is_file():
        parser.error(f"there is no file {options.file}: name a CSV file with the columns that demo/reading.py lists")
    try:
        histories = oi.published_histories() if options.file is None else read(options.file)[0]
    except oi.IlacsError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    print(report(list(histories.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
