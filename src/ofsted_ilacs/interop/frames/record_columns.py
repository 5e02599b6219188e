"""
What the columns of a record are in a data frame: their names, their types, and what stands in each.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, get_args

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.record_types import fields_of, is_enum, is_record, is_union, without_none
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.deadlines import Deadline
from ofsted_ilacs.planning.expected import Expected
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas
from ofsted_ilacs.sector.neighbours import Neighbour

__all__ = ["LISTED", "NAMES", "PARTS", "Column", "columns_of", "row_type", "rows_of"]

PARTS, NAMES = ";", "; "
"""What stands between two legs or areas, and between two names, in one text."""


@attrs.frozen
class Column:
    """
    One column.

    Attributes:
        name: What it is called.
        kind: What its cells are: ``date``, ``str``, ``int``, ``float`` or ``bool``.
        cell: Returns its cell for a record; None if the record holds nothing.
    """

    name: str
    kind: type
    cell: Callable[[Any], object]


def rows_of(results: Iterable[Any]) -> list[Any]:
    """
    Return the records that a frame has a row for: a history, a programme or a timetable stands for what it holds.
    """
    rows: list[Any] = []
    for result in results:
        match result:
            case History() | Programme():
                rows += result.events
            case Timetable():
                rows += result.entries
            case _:
                rows.append(result)
    return rows


def row_type(kind: type) -> type:
    """
    Return the type of the rows that results of a type have.
    """
    return _HELD.get(kind, kind)


_HELD: Mapping[type, type] = {History: InspectionEvent, Programme: Expected, Timetable: Expected}


def columns_of(kind: type) -> tuple[Column, ...]:
    """
    Return the columns of a class of records.

    Raises:
        RecordError: When it is not a class of records.
    """
    if not is_record(kind):
        raise RecordError(f"A {kind.__name__} is no record, so it has no columns. Pass records of this library.")
    found = _event_columns() if kind is InspectionEvent else (_column(kind, *each) for each in _paths(kind))
    columns = tuple(found)
    if not columns:
        raise RecordError(f"A {kind.__name__} only holds other records. Make a frame of those.")
    return columns


# Chosen for the answers that hold more than a row can: what a reader of a table asks first. A column that is not called
# as what it holds says where that is.
_WHOSE = "authority=authority.name dfe_code=authority.dfe_code"
_WHEN = "earliest=window.earliest expected=window.expected latest=window.latest"
_COUNTED = "certainty rule=rule.id ruleset=ruleset.id calendar=calendar.id"
_CHOSEN: Mapping[type, str] = {
    NextEvent: f"{_WHOSE} kind pathway {_WHEN} status needs_review ruleset=ruleset.id as_of",
    Deadline: (
        "authority=event.authority.name dfe_code=event.authority.dfe_code duty trigger due reckoned "
        f"working_days=period.n {_COUNTED}"
    ),
    Expected: (
        f"{_WHOSE} what part_of number {_WHEN} until reckoned on_record=happened is_optional cycle certainty rules "
        "ruleset=ruleset.id calendar=calendar.id"
    ),
    Neighbour: (
        f"{_WHOSE} place region as_of last_kind=latest.kind last_start=latest.start last_published=latest.published "
        "days_since_full kind=window.next_inspection.kind earliest=window.next_inspection.window.earliest "
        "expected=window.next_inspection.window.expected latest=window.next_inspection.window.latest "
        "status=window.next_inspection.status full_inspections national_place=national.place national_of=national.of "
        "regional_place=regional.place regional_of=regional.of"
    ),
    Ruleset: "id title first_day last_day ran_on_until",  # its rules: a frame each
}


def _paths(kind: Any) -> Iterator[tuple[str, str]]:
    """
    Yield the columns of a class of records: what each is called, and where it lies ("window.earliest").

    Those of a small record inside go by their own names, unless one of them is the name of another column too: then all
    of that record carry its name before theirs. Those of an event inside always do: a row is not that event.
    """
    if kind in _CHOSEN:
        yield from _chosen(_CHOSEN[kind])
        return
    groups: list[list[tuple[str, str, str]]] = []  # of each field: names with its own before them, bare names, places
    for field in fields_of(kind):
        inner = without_none(field.type)
        keeps = inner in (Authority, InspectionEvent)
        groups.append(
            [
                (name, name if keeps else name.removeprefix(f"{field.name}_"), path)
                for name, path in _paths_within(field.name, inner)
            ]
        )
    uses = Counter(bare for group in groups for _, bare, _ in group)
    for group in groups:
        collide = any(uses[bare] > 1 for _, bare, _ in group)
        yield from ((name if collide else bare, path) for name, bare, path in group)


def _chosen(columns: str) -> Iterator[tuple[str, str]]:
    for column in columns.split():
        name, _, path = column.partition("=")
        yield name, path or name


def _paths_within(field: str, kind: Any) -> Iterator[tuple[str, str]]:
    """
    Yield the columns of a field of any type: itself, or what is inside a small record.
    """
    if kind is Authority:
        yield field, f"{field}.name"
        yield "dfe_code" if field == "authority" else f"{field}_dfe_code", f"{field}.dfe_code"
    elif is_record(kind):
        inner = {each.name: without_none(each.type) for each in fields_of(kind)}
        if "id" in inner or (len(inner) == 1 and all(map(_is_plain, inner.values()))):
            yield field, f"{field}.{'id' if 'id' in inner else next(iter(inner))}"
        elif kind in _CHOSEN:
            told = {name for name, _ in _chosen(_WHOSE)} | {"region", "as_of"}  # by the record around it
            yield from ((f"{field}_{name}", f"{field}.{path}") for name, path in _paths(kind) if name not in told)
        else:
            yield from ((f"{field}_{name}", f"{field}.{name}") for name, type in inner.items() if _is_plain(type))
    elif _is_plain(kind):
        yield field, field


def _is_plain(kind: Any) -> bool:
    return kind in _KINDS or is_enum(kind) or (is_union(kind) and all(map(is_enum, get_args(kind))))


_KINDS = (date, str, int, float, bool)


def _column(kind: Any, name: str, path: str) -> Column:
    if path == "rules":
        return Column(name, str, lambda record: PARTS.join(rule.id for rule in record.rules) or None)
    found = kind
    for step in path.split("."):
        (found,) = (without_none(field.type) for field in fields_of(found) if field.name == step)
    return Column(name, found if found in _KINDS else str, _cell_at(path))


def _cell_at(path: str) -> Callable[[Any], object]:
    steps = [attrgetter(step) for step in path.split(".")]

    def cell(record: Any) -> object:
        for step in steps:
            if record is None:
                return None
            record = step(record)
        return record.value if isinstance(record, Enum) else record

    return cell


# Of an event: its lists as one text each, and a column for the grade of every area.


def _event_columns() -> Iterator[Column]:
    for name in (field.name for field in fields_of(InspectionEvent)):
        if name == "authority":
            yield from (_column(InspectionEvent, *each) for each in _chosen(_WHOSE))
        elif name in LISTED:
            yield Column(name, str, LISTED[name])
        else:
            yield _column(InspectionEvent, name, name)
        if name == "judgements":
            for area in areas():
                yield Column(area.value, str, _grade_in(area))


def _grade_in(area: Area) -> Callable[[InspectionEvent], object]:
    return lambda event: None if (grade := event.grade(area)) is None else grade.value


def _names(event: InspectionEvent) -> str | None:
    for name in event.lead_inspectors:
        if not name or NAMES in name:
            raise RecordError(
                f"{event.name}: lead_inspectors: {shown(name)} cannot stand in a list of names with '{NAMES}' between "
                "them. Spell it otherwise, or use interop.json."
            )
    return NAMES.join(event.lead_inspectors) or None


LISTED: Mapping[str, Callable[[InspectionEvent], str | None]] = {
    # The grades have columns of their own; this one keeps their order.
    "judgements": lambda event: PARTS.join(judgement.area.value for judgement in event.judgements) or None,
    "legs": lambda event: PARTS.join(f"{leg.start}/{leg.end}" for leg in event.legs) or None,
    "lead_inspectors": _names,
}
"""The fields of an event that are lists, and how each is written as one text."""
