"""
Events from the rows of a data frame, and what comes next for each authority in one.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import attrs
import narwhals as nw

from ofsted_ilacs.events.histories import histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.frames.day_columns import days_of, wrapped
from ofsted_ilacs.interop.frames.record_columns import LISTED, NAMES, PARTS, columns_of
from ofsted_ilacs.interop.frames.result_frames import Days, to_frame
from ofsted_ilacs.interop.record_types import area_of, fields_of
from ofsted_ilacs.model.areas import Area, Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.register.lookup import authority, find
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["from_frame", "next_events"]

EnumT = TypeVar("EnumT", bound=Enum)


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
        RecordError: When it is not such a frame, or a row is not an event; the message names the row, counted from 0.
    """
    return tuple(_events(_in_memory(frame)))


def next_events(
    frame: Any,
    *,
    as_of: date,
    ruleset: Ruleset | None = None,
    anchor: Anchor | str | None = None,
    calendar: WorkingCalendar | None = None,
    days: Days = "datetime64",
) -> Any:
    """
    Return what Ofsted is expected to do next for each authority of a frame of events, as a frame of the same library.

    Args:
        frame: Events, as `from_frame` reads them, of any number of authorities in any order.
        as_of: The day of asking.
        ruleset: As for `ofsted_ilacs.next_event`, and so are the others.
        anchor: See there.
        calendar: See there.
        days: As for `to_frame`.

    Returns:
        One row an authority, by name, with the columns of a `NextEvent`.

    Raises:
        IlacsError: As `from_frame`, ``histories`` and ``next_event`` do.
    """
    given = _in_memory(frame)
    asked = (
        next_event(history, as_of=as_of, ruleset=ruleset, anchor=anchor, calendar=calendar)
        for history in histories(_events(given)).values()
    )
    return to_frame(tuple(asked), backend=given.implementation.value, kind=NextEvent, days=days)


def _in_memory(frame: Any) -> "nw.DataFrame[Any]":
    refusal = (
        "no data frame that stands in memory. Pass one of pandas, polars or pyarrow; collect a lazy one first "
        "(.collect(), .compute())."
    )
    found: nw.DataFrame[Any] = wrapped(frame, refusal, eager_only=True)
    return found


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
_PLAIN = {field.name for field in fields_of(InspectionEvent)} & _READ.keys() - {"authority", *LISTED}
"""The fields of an event that stand in their column as they are, save the kind, which stands as its value."""


def _cells(series: "nw.Series[Any]", name: str) -> list[Any]:
    kind = _READ[name]
    if kind is date:
        days = days_of(series, f"column {shown(name)}")
        missing, cells = days.missing, days.rows(slice(None)).tolist()
    else:
        missing, cells = series.is_null().to_numpy(), series.to_list()
        for position, cell in enumerate(cells):
            if not (missing[position] or type(cell) is kind):
                raise RecordError(f"row {position}: {name}: {shown(cell)} is not {_CALLED[kind]}.")
    return cells if missing is None else [None if no else cell for no, cell in zip(missing, cells, strict=True)]


_CALLED = {str: "a text. Read the column as text", bool: "true or false. Read the column as truths"}


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
    area = area_of(name)
    if area is None:
        raise RecordError(
            f"judgements: {shown(name)} is no area. Use one of {', '.join(area.value for area in areas())}."
        )
    return area


def _member(kind: type[EnumT], text: str, column: str) -> EnumT:
    try:
        return kind(text)
    except ValueError as error:
        there_are = ", ".join(member.value for member in kind)
        raise RecordError(f"{column}: {shown(text)} is not a valid {kind.__name__}. There are {there_are}.") from error


def _authority(code: str | None, name: str | None) -> Authority:
    if code is None:
        if name is None:
            raise RecordError("'dfe_code' and 'authority' are missing. Every event needs one of them.")
        return authority(name)
    coded, named = find(code), find(name) if name is not None else None
    if named is not None and named != (coded or named):
        raise RecordError(
            f"dfe_code {shown(code)} is not that of {shown(name)}, {shown(named.dfe_code)}. Leave the wrong one out."
        )
    if coded is not None:
        return coded
    return authority(code) if name is None else Authority(name, code)


def _leg(text: str) -> Span:
    first, _, last = text.partition("/")
    return Span(_day(first), _day(last))


def _day(text: str) -> date:
    if len(text) == len("YYYY-MM-DD") and text[4] == text[7] == "-":
        return date.fromisoformat(text)
    raise RecordError(f"legs: {shown(text)} is not a day written as YYYY-MM-DD.")
