"""
Show what comes next: ``python -m demo`` for six authorities on record, ``python -m demo FILE.csv`` for those of a file.
"""

import argparse
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

import ofsted_ilacs as oi
from demo.reading import read
from ofsted_ilacs.command_line.entry import main as ask
from ofsted_ilacs.explaining.timings import SOME_TIME
from ofsted_ilacs.interop.records import Problem
from ofsted_ilacs.planning.expected import is_some_time
from ofsted_ilacs.planning.windows import WindowStatus

SIX = ("Bradford", "Brent", "Cheshire East", "Cumberland", "Kent", "Surrey")
"""Between them they are on every pathway, and one was inspected since April 2026."""

ASKED_EARLIER = {"Cumberland": date(2024, 6, 1)}
"""Cumberland is asked about before its first inspection, to show what is expected of a new authority."""


def main() -> int:
    """
    Read the histories, answer for each authority, and print the table.
    """
    options = _options()
    console = Console()
    if not console.is_terminal:  # a file or a pipe has no width of its own
        console.width = 160
    try:
        histories, problems = _histories(options.file, console)
    except oi.IlacsError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    table = _table()
    for history in track(histories.values(), "Answering", console=console, transient=True):
        as_of = options.as_of if options.file else ASKED_EARLIER.get(history.authority.name, options.as_of)
        table.add_row(*_row(history, as_of))
    console.print(table)
    console.print(_LEGEND, style="dim")
    if options.file and problems:
        console.print(f"\n{len(problems)} cells could not be read, or should be checked:", style="bold")
        for problem in problems:
            console.print(f"  {problem}", style="dim", markup=False, highlight=False)
    if not options.file:
        _ask_from_the_record(console, "next", "Leeds", "--as-of", str(options.as_of))
    return 0


def _histories(file: Path | None, console: Console) -> tuple[Mapping[oi.Authority, oi.History], tuple[Problem, ...]]:
    if file is not None:
        return read(file, lambda rows: track(rows, "Reading", console=console, transient=True))
    return {history.authority: history for history in map(oi.published, SIX)}, ()


def _ask_from_the_record(console: Console, *arguments: str) -> None:
    console.print("\nFor any other authority, with nothing to type in:\n", style="bold")
    console.print(f"$ ofsted-ilacs {' '.join(arguments)}\n", markup=False, highlight=False)
    ask(arguments)  # a day without an answer is told by the command itself


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a CSV file with the columns that demo/reading.py lists")
    parser.add_argument("--as-of", type=date.fromisoformat, default=_today(), help="the day of asking: today")
    options = parser.parse_args()
    if options.file and not options.file.is_file():
        parser.error(f"there is no file {options.file}")
    return options


def _today() -> date:
    return datetime.now().astimezone().date()


def _table() -> Table:
    table = Table(title="What comes next, why, and by when", show_lines=True, expand=True)
    for heading, ratio in (
        ("Authority and last inspection", 5),
        ("Next event", 5),
        ("Next graded inspection", 5),
        ("Why", 7),
        ("Clocks of the last report", 5),
    ):
        table.add_column(heading, ratio=ratio, overflow="fold")
    return table


_LEGEND = (
    "* Counted from publication: the day on which the authority received the report is not on record.\n"
    "Every answer can be explained in full, with its sources: print(ofsted_ilacs.explain(answer))."
)


def _row(history: oi.History, as_of: date) -> tuple[str, ...]:
    try:
        return _answer(history, as_of)
    except oi.IlacsError as error:
        return (_who(history.authority, None, as_of, "no answer"), "", "", escape(str(error)), "")


def _answer(history: oi.History, as_of: date) -> tuple[str, ...]:
    inspection = oi.next_inspection(history, as_of=as_of)
    event = oi.next_event(history, as_of=as_of)
    last = inspection.decision.inspection
    return (
        _who(history.authority, last, as_of),
        _what(event) if event != inspection else "the inspection itself",
        _what(inspection),
        _why(inspection),
        "\n".join(_clock(each, as_of) for each in oi.deadlines(last)) if last else "none",
    )


def _who(
    authority: oi.Authority, last: oi.InspectionEvent | None, as_of: date, otherwise: str = "never inspected"
) -> str:
    asked = f"\n[dim]asked on {_day(as_of)}[/]"
    if last is None:
        return f"[bold]{escape(authority.name)}[/]\n{otherwise}{asked}"
    outcome = last.overall.label if last.overall else "no overall grade"
    report = f"\n[dim]{escape(last.source)}[/]" if last.source else ""
    return f"[bold]{escape(authority.name)}[/]\n{last.kind.label}, {last.fieldwork[-1]}: {outcome}{report}{asked}"


def _what(event: oi.NextEvent) -> str:
    kind = "kind not known" if event.kind is None else event.kind.label
    review = "\n[yellow]a person should look at this[/]" if event.needs_review else ""
    if event.window is None:
        return f"[bold]{kind}[/]\nwhen: not known{review}"
    if is_some_time(event.kind, event.window):
        return f"[bold]{kind}[/]\n{SOME_TIME}{review}"
    colour = {WindowStatus.OPEN: "green", WindowStatus.OVERDUE: "red"}.get(event.status, "blue")
    return f"[bold]{kind}[/]\n{event.window}\n[{colour}]{_STATUS[event.status]}[/]{review}"


_STATUS = {
    WindowStatus.AHEAD: "window not open yet",
    WindowStatus.OPEN: "window open now",
    WindowStatus.OVERDUE: "overdue",
    WindowStatus.UNSEEN: WindowStatus.UNSEEN.label,
    WindowStatus.UNKNOWN: "",
}


def _why(inspection: oi.NextEvent) -> str:
    steps = inspection.steps[1:4]  # the first says what the last inspection found; then kind, time and day counted
    decided = steps[0]
    facts = [step.text for step in steps[1:] if not step.rules]
    bases = [f"{rule.id} ({rule.evidence.basis.label})" for step in steps for rule in step.rules]
    return escape("\n".join([decided.text, *facts])) + f"\n[dim]{', '.join(bases)}[/]"


def _clock(deadline: oi.Deadline, as_of: date) -> str:
    running = as_of <= deadline.due
    verb = f"due {_day(deadline.due)}, {deadline.status(as_of)}" if running else f"was due {_day(deadline.due)}"
    assumed = "*" if deadline.trigger_is_publication else ""
    return f"{deadline.duty.label}{assumed}: {verb}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


if __name__ == "__main__":
    sys.exit(main())
