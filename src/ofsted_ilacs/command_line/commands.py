"""
The commands, their arguments, and their help.
"""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from importlib.metadata import version
from io import StringIO
from typing import Annotated

try:
    from cyclopts import App, CycloptsError, Parameter, Token
    from rich.console import Console, RenderableType
except ImportError as _error:
    raise ImportError(
        "The command line needs cyclopts and rich. Install them with: python -m pip install 'ofsted-ilacs[cli]'"
    ) from _error

from ofsted_ilacs.archive.record import published
from ofsted_ilacs.command_line.answers import (
    due as due_rows,
    forecasts_of,
    history_of,
    last_day,
    outlook,
    programme_of,
    record_summary,
    region_named,
)
from ofsted_ilacs.command_line.clock import today
from ofsted_ilacs.command_line.pages import (
    deadline_page,
    due_page,
    forecast_page,
    history_page,
    outlook_page,
    record_page,
)
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.interop.json import dumps
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.forecast import forecast as forecast_of
from ofsted_ilacs.rules.law import Duty

__all__ = ["UsageError", "app", "run"]


class UsageError(IlacsError, ValueError):
    """
    The arguments of a command are wrong.
    """


def _version() -> str:
    return version("ofsted-ilacs")  # read only on request: a source tree that is not installed has no version


app: App = App(
    name="ofsted-ilacs",
    version=_version,
    default_parameter=Parameter(negative=(), show_default=False),
    help=(
        "What Ofsted inspection comes next for an English children's service, and by when, from the record of "
        "published inspections.\n\n"
        "ofsted-ilacs Leeds is short for ofsted-ilacs next Leeds; so is any other name or code of an authority."
    ),
)
"""The commands; `run` runs them."""


# The arguments that several commands take.


def _day(_: object, tokens: Sequence[Token]) -> date:
    value = tokens[0].value
    try:
        if len(value) == len("2026-11-24"):  # not the other forms of ISO 8601, such as 20261124 and 2026-W48-2
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"{shown(value)} is not a day. Write it as year, month and day, such as 2026-11-24.")


Day = Annotated[date, Parameter(converter=_day)]
AsOf = Annotated[date | None, Parameter(converter=_day)]
Name = tuple[str, ...]  # the words of the name, so that it needs no quotation marks


# The commands. `run` prints what they return.


@app.command(name="next")
def next_(authority: Name, /, *, as_of: AsOf = None, why: bool = False, json: bool = False) -> RenderableType:
    """
    Say what comes next: the inspection, any event before it, and the clocks that run.

    Args:
        authority: Its name in any spelling in use, or a code.
        why: Give the reasons, step by step, with their rules and sources.
        as_of: The day of asking, such as 2026-11-24; today if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    day = as_of or today()
    answer = outlook(history_of(" ".join(authority), day), day)
    return dumps(answer) if json else outlook_page(answer, why=why)


@app.command
def due(
    *,
    region: Annotated[tuple[str, ...], Parameter(consume_multiple=True)] = (),
    within: int = 12,
    as_of: AsOf = None,
    json: bool = False,
) -> RenderableType:
    """
    List the authorities whose next inspection may come within some months.

    Their window is open, opens within that time, or has closed with no inspection on record. The likeliest to be
    inspected within it is first.

    Args:
        region: A region of the Office for National Statistics, or of Ofsted; all of England if left out.
        within: How many months to look ahead; 12 if left out.
        as_of: The day of asking, such as 2026-11-24; today if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    day, months = as_of or today(), _months(within)
    where = region_named(" ".join(region)) if region else None
    rows = due_rows(day, months, where)
    return dumps(rows) if json else due_page(rows, day, months, where)


@app.command
def forecast(authority: Name, /, *, as_of: AsOf = None, why: bool = False, json: bool = False) -> RenderableType:
    """
    Say how likely the next inspection begins when, by how long others waited.

    Args:
        authority: Its name in any spelling in use, or a code.
        why: Give the reasons, step by step, and how well such forecasts did.
        as_of: The day of asking, such as 2026-11-24; today if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    day = as_of or today()
    ahead = forecast_of(history_of(" ".join(authority), day), as_of=day)
    return dumps(ahead) if json else forecast_page(ahead, why=why)


@app.command
def deadline(duty: Duty, trigger: Day, /, *, as_of: AsOf = None, json: bool = False) -> RenderableType:
    """
    Count the working days that a duty leaves, and give its last day.

    Args:
        duty: What is due.
        trigger: The day that the report, letter or request was received, such as 2023-05-09.
        as_of: The day of asking, such as 2026-11-24; today if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    answer = last_day(duty, trigger)
    return dumps(answer) if json else deadline_page(answer, as_of or today())


@app.command
def calendar(
    authority: Name,
    /,
    *,
    within: int = 24,
    remind: tuple[int, ...] = (),
    spans: bool = False,
    undated: bool = False,
    as_of: AsOf = None,
    json: bool = False,
) -> RenderableType | bytes:
    """
    Write a calendar file of what an authority should expect, with the months in which the inspection is likeliest.

    It goes to standard output: ofsted-ilacs calendar Leeds > leeds.ics.

    Args:
        authority: Its name in any spelling in use, or a code.
        within: How many months to look ahead; 24 if left out.
        remind: How many working days before each entry to remind of it; may be given several times.
        spans: Show a long window as one entry over all its days, not as its first, expected and last day.
        undated: Also show what no source dates, such as a focused visit, on the last day on which it may come.
        as_of: The day of asking, such as 2026-11-24; today if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    day = as_of or today()
    history = history_of(" ".join(authority), day)
    expected = programme_of(history, day, _months(within))
    if json:
        return dumps(expected)
    from ofsted_ilacs.interop.icalendar import to_ical

    results = (expected, forecasts_of(history, day))
    return to_ical(results, as_of=day, remind=remind, spans=spans, undated=undated)


@app.command
def archive(authority: Name = (), /, *, json: bool = False) -> RenderableType:
    """
    Say what is on record and until when; with an authority, list its inspections and visits.

    Args:
        authority: Its name in any spelling in use, or a code; the whole record if left out.
        json: Print a JSON document, for ofsted_ilacs.interop.json.
    """
    if authority:
        history = published(" ".join(authority))
        return dumps(history) if json else history_page(history)
    summary = record_summary()
    return dumps(summary) if json else record_page(summary)


_MOST_MONTHS = 120


def _months(within: int) -> int:
    if 1 <= within <= _MOST_MONTHS:
        return within
    raise UsageError(f"--within is {within}. Use a number of months from 1 to {_MOST_MONTHS}.")


# Running them


def run(arguments: Sequence[str]) -> bytes:
    """
    Run the command that the arguments name, and return what it prints.

    Raises:
        UsageError: If the arguments are wrong.
        IlacsError: If there is no answer.
        ImportError: If an extra is missing; the message names it.
    """
    shown = StringIO()
    console = _console(shown)
    try:
        answer = app(
            _with_command(arguments),
            console=console,
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
    except CycloptsError as error:
        raise UsageError(f"{error} See ofsted-ilacs --help.") from error
    match answer:
        case bytes():
            return answer
        case str():
            return f"{answer}\n".encode()
        case None:  # after --help and --version, which are already printed
            pass
        case _:
            console.print(answer, crop=False)
    # rich pads the cells of a table with spaces, which are of no use in a pipe or a file
    lines = shown.getvalue().splitlines()
    return "".join(f"{each if console.is_terminal else each.rstrip()}\n" for each in lines).encode()


_WIDEST = 100
_WIDTH = 80


def _console(file: StringIO) -> Console:
    # A pipe or a file has no width, and the same question should give the same lines in both.
    where = Console()
    is_terminal = where.is_terminal
    return Console(
        file=file,
        force_terminal=is_terminal,
        no_color=where.no_color,
        width=min(where.width, _WIDEST) if is_terminal else _WIDTH,
        highlight=False,
    )


def _with_command(arguments: Sequence[str]) -> list[str]:
    # "ofsted-ilacs Leeds" means "next Leeds"; "ofsted-ilacs nxt Leeds" is refused as a misspelt command.
    first, commands = (arguments[0] if arguments else "--help"), [name for name in app if name[0] != "-"]
    is_command = first.startswith("-") or get_close_matches(first, commands, cutoff=0.75)
    return [*arguments] if is_command else ["next", *arguments]
