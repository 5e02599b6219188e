"""
Data frames of pandas, polars and pyarrow: results out, events in, and working days on columns.

Imported on purpose, with ``pip install ofsted-ilacs[frames]``. Days are days in every frame: ``Date`` in polars,
``date32`` in pyarrow, and in pandas, which has none of its own, ``date32[day][pyarrow]``. Every column of a pandas
frame made here is backed by Arrow, so that a missing whole number or truth leaves the others what they are. A column
of datetimes is refused: which day an instant falls on depends on a time zone, and that is the caller's to decide.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, Literal, TypeVar

import attrs

from ofsted_ilacs.events.histories import histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.columns_of_records import NAMES, PARTS, columns_of, row_type, rows_of
from ofsted_ilacs.interop.day_columns import (
    add_working_days,
    count_working_days,
    days_of,
    is_working_day,
    two_of_one_name,
)
from ofsted_ilacs.interop.forms import fields_of
from ofsted_ilacs.model.areas import Area, Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.register.lookup import authority, find
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

try:
    import narwhals as nw
    from narwhals.exceptions import DuplicateError
except ImportError as error:
    raise ImportError("ofsted_ilacs.interop.frames needs narwhals: pip install ofsted-ilacs[frames]") from error

__all__ = ["add_working_days", "count_working_days", "from_frame", "is_working_day", "next_events", "to_frame"]

EnumT = TypeVar("EnumT", bound=Enum)
Backend = Literal["pandas", "polars", "pyarrow"]

_TYPES = {date: nw.Date, str: nw.String, int: nw.Int64, float: nw.Float64, bool: nw.Boolean}


def to_frame(results: Any, *, backend: Backend, kind: type | None = None) -> Any:
    """
    Return results as a data frame, one row each, days as days.

    A history or a programme gives a row for each of its events, a timetable for each of its entries. An enumeration is
    written as its value, an edition, rule or calendar as its id, an authority as its name and its DfE code, and a small
    record inside another as columns of its own ("fieldwork_start"). A field that holds many records has no column.

    Args:
        results: A record, records of one type, or what ``histories(...)`` returns.
        backend: "pandas", "polars" or "pyarrow".
        kind: The type of the results; needed only where there may be none.

    Raises:
        RecordError: When the results are of several types, or of none that has columns; when a name of an inspector
            could not be told from two.
        ImportError: When the library of the frame is not installed.
    """
    given = _listed(results)
    rows = rows_of(given)
    kinds = {type(row) for row in rows} or {row_type(each) for each in ([kind] if kind else map(type, given))}
    if len(kinds) != 1:
        names = ", ".join(sorted(each.__name__ for each in kinds)) or "none"
        raise RecordError(f"A frame holds records of one type, not of {names}. Pass one type, or kind= for no rows.")
    columns = columns_of(kinds.pop())
    data = {column.name: [column.cell(row) for row in rows] for column in columns}
    return _made(data, {column.name: _TYPES[column.kind] for column in columns}, backend)


def from_frame(frame: Any) -> tuple[InspectionEvent, ...]:
    """
    Return the events of a data frame with the columns that `to_frame` gives to events, in the order of its rows.

    What `to_frame` wrote comes back equal. Columns may be left out, all but "kind", "start", and one of "dfe_code" and
    "authority"; columns of other names are not read. A table with spellings of its own is for
    `ofsted_ilacs.interop.records`.

    Args:
        frame: A data frame of pandas, polars or pyarrow. Collect a lazy one first.

    Raises:
        NotADateError: When a column of days holds something else.
        RecordError: When it is no such frame, or a row is no event; the message names the row, counted from 0.
    """
    return tuple(_events(_eager(frame)))


def next_events(
    frame: Any,
    *,
    as_of: date,
    ruleset: Ruleset | None = None,
    anchor: Anchor | str | None = None,
    calendar: WorkingCalendar | None = None,
) -> Any:
    """
    Return what Ofsted is expected to do next for each authority of a frame of events, as a frame of the same library.

    Args:
        frame: Events, as `from_frame` reads them, of any number of authorities in any order.
        as_of: The day of asking.
        ruleset: As for `ofsted_ilacs.next_event`, and so are the others.
        anchor: See there.
        calendar: See there.

    Returns:
        One row an authority, by name, with the columns of a `NextEvent`.

    Raises:
        IlacsError: As `from_frame`, ``histories`` and ``next_event`` do.
    """
    wrapped = _eager(frame)
    asked = (
        next_event(history, as_of=as_of, ruleset=ruleset, anchor=anchor, calendar=calendar)
        for history in histories(_events(wrapped)).values()
    )
    return to_frame(tuple(asked), backend=wrapped.implementation.value, kind=NextEvent)


# Out


def _listed(results: Any) -> list[Any]:
    if isinstance(results, Mapping):
        return list(results.values())
    return list(results) if isinstance(results, list | tuple | Iterator) else [results]


def _made(data: Mapping[str, list[object]], schema: Mapping[str, Any], backend: Backend) -> Any:
    if backend not in ("pandas", "polars", "pyarrow"):
        raise RecordError(f"backend is {backend!r}. Use 'pandas', 'polars' or 'pyarrow'.")
    try:
        if backend != "pandas":
            return nw.from_dict(data, schema, backend=backend).to_native()
        import pandas as pd
        import pyarrow  # noqa: F401  (pandas has no days of its own)
    except ImportError as error:
        needed = "pandas pyarrow" if backend == "pandas" else backend
        raise ImportError(f"to_frame(..., backend={backend!r}) needs {needed}: pip install {needed}") from error
    table: Any = nw.from_dict(data, schema, backend="pyarrow").to_native()
    return table.to_pandas(types_mapper=pd.ArrowDtype)


# In


def _eager(frame: Any) -> "nw.DataFrame[Any]":
    try:
        wrapped: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
    except TypeError as error:
        raise RecordError(
            f"A {type(frame).__name__} is no data frame that stands in memory. Pass one of pandas, polars or pyarrow; "
            "collect a lazy one first (.collect(), .compute())."
        ) from error
    except DuplicateError as error:
        raise two_of_one_name(error) from error
    return wrapped


def _events(frame: "nw.DataFrame[Any]") -> Iterator[InspectionEvent]:
    needed = [("kind",), ("start",), ("dfe_code", "authority")]
    missing = [" or ".join(map(repr, names)) for names in needed if not set(names) & set(frame.columns)]
    if missing:
        raise RecordError(f"The frame has no column {', and no '.join(missing)}. Every event needs one.")
    cells = {name: _cells(frame[name], name) for name in frame.columns if name in _READ}
    for position, values in enumerate(zip(*cells.values(), strict=True)):
        try:
            yield _event({name: value for name, value in zip(cells, values, strict=True) if value is not None})
        except KeyError as error:
            raise RecordError(f"row {position}: {error} is missing. Every event needs one.") from error
        except (IlacsError, ValueError) as error:
            raise RecordError(f"row {position}: {error}") from error


_READ = {column.name: column.kind for column in columns_of(InspectionEvent)}
_PLAIN = {field.name for field in fields_of(InspectionEvent)} & _READ.keys() - {
    "authority",
    "judgements",
    "legs",
    "lead_inspectors",
}
"""The fields of an event that stand in their column as they are, save the kind, which stands as its value."""


def _cells(series: "nw.Series[Any]", name: str) -> list[Any]:
    kind = _READ[name]
    if kind is date:
        days = days_of(series, f"column {name!r}")
        missing, cells = days.missing, days.rows(slice(None)).tolist()
    else:
        missing, cells = series.is_null().to_numpy(), series.to_list()
        for position, cell in enumerate(cells):
            if not (missing[position] or type(cell) is kind):
                raise RecordError(f"row {position}: {name}: {cell!r} is not {_CALLED[kind]}.")
    return cells if missing is None else [None if no else cell for no, cell in zip(missing, cells, strict=True)]


_CALLED = {
    str: "a text. Read the column as text",
    bool: "true or false. Read the column as truths",
}


def _event(row: dict[str, Any]) -> InspectionEvent:
    plain = {name: value for name, value in row.items() if name in _PLAIN}
    event = InspectionEvent(
        _authority(row.get("dfe_code"), row.get("authority")),
        **plain | {"kind": _member(EventKind, row["kind"], "kind"), "start": row["start"]},
        legs=tuple(map(_leg, row["legs"].split(PARTS))) if "legs" in row else (),
        lead_inspectors=tuple(row["lead_inspectors"].split(NAMES)) if "lead_inspectors" in row else (),
    )
    grades = {area: _member(Grade, row[area.value], area.value) for area in areas() if area.value in row}
    listed = row["judgements"].split(PARTS) if "judgements" in row else ()
    judged = [_area(name) for name in listed]
    ungraded = [area.value for area in judged if area not in grades]
    if ungraded:
        raise RecordError(f"judgements: {', '.join(ungraded)} has no grade. Give one, or leave the column out.")
    if not grades:
        return event
    in_order = dict.fromkeys((*judged, *event.ruleset.areas, *grades))
    judgements = tuple(Judgement(area, grades[area]) for area in in_order if area in grades)
    return attrs.evolve(event, judgements=judgements)


def _area(name: str) -> Area:
    for area in areas():
        if area.value == name:
            return area
    raise RecordError(f"judgements: {name!r} is no area. Use one of {', '.join(area.value for area in areas())}.")


def _member(kind: type[EnumT], text: str, column: str) -> EnumT:
    try:
        return kind(text)
    except ValueError as error:
        there_are = ", ".join(member.value for member in kind)
        raise RecordError(f"{column}: {text[:80]!r} is not a valid {kind.__name__}. There are {there_are}.") from error


def _authority(code: str | None, name: str | None) -> Authority:
    if code is None:
        if name is None:
            raise RecordError("'dfe_code' and 'authority' are missing. Every event needs one of them.")
        return authority(name)
    coded, named = find(code), find(name) if name is not None else None
    if named is not None and named != (coded or named):
        raise RecordError(f"dfe_code {code!r} is not that of {name!r}, {named.dfe_code!r}. Leave the wrong one out.")
    if coded is not None:
        return coded
    return authority(code) if name is None else Authority(name, code)


def _leg(text: str) -> Span:
    first, _, last = text.partition("/")
    return Span(_day(first), _day(last))


def _day(text: str) -> date:
    if len(text) == len("YYYY-MM-DD") and text[4] == text[7] == "-":
        return date.fromisoformat(text)
    raise RecordError(f"legs: {text[:80]!r} is not a day written as YYYY-MM-DD.")
