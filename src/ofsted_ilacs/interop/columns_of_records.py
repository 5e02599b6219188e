"""
What the columns of a record are in a data frame: their names, their types, and what stands in each.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, get_args

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.forms import fields_of, is_enum, is_record, is_union, members
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.planning.deadlines import Deadline
from ofsted_ilacs.planning.expected import Expected
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas

__all__ = ["NAMES", "PARTS", "Column", "columns_of", "row_type", "rows_of"]

PARTS, NAMES = ";", "; "
"""What stands between two legs or areas, and between two names, in one text."""


@attrs.frozen
class Column:
    """
    One column.

    Attributes:
        name: What it is called.
        kind: What its cells are: ``date``, ``str``, ``int``, ``float`` or ``bool``.
        cell: What stands in it for a record; None where the record holds nothing.
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
        RecordError: When it is no class of records.
    """
    if not is_record(kind):
        raise RecordError(f"A {kind.__name__} is no record, so it has no columns. Pass records of this library.")
    if kind is InspectionEvent:
        return _event_columns()
    if kind is Expected:
        return _expected_columns()
    paths = _CHOSEN.get(kind)
    if paths is not None:
        return tuple(_at(kind, name, path) for name, path in paths.items())
    columns = tuple(column for field in fields_of(kind) for column in _of_field(field.name, field.type, field.name))
    if not columns:
        raise RecordError(f"A {kind.__name__} only holds other records. Make a frame of those.")
    return columns


# Chosen for the answers that hold more than a row can: what a reader of a table asks first.
_WHOSE = {"authority": "authority.name", "dfe_code": "authority.dfe_code"}
_WHEN = {"earliest": "window.earliest", "expected": "window.expected", "latest": "window.latest"}
_CHOSEN: Mapping[type, Mapping[str, str]] = {
    NextEvent: {
        **_WHOSE,
        "kind": "kind",
        "pathway": "pathway",
        **_WHEN,
        "status": "status",
        "needs_review": "needs_review",
        "ruleset": "ruleset.id",
        "as_of": "as_of",
    },
    Deadline: {
        "duty": "duty",
        "trigger": "trigger",
        "due": "due",
        "reckoned": "reckoned",
        "working_days": "period.n",
        "certainty": "certainty",
        "rule": "rule.id",
        "ruleset": "ruleset.id",
        "calendar": "calendar.id",
    },
    Ruleset: {
        name: name for name in ("id", "title", "first_day", "last_day", "ran_on_until")
    },  # its rules: a frame each
}


def _expected_columns() -> tuple[Column, ...]:
    first = {**_WHOSE, "what": "what", "part_of": "part_of", "number": "number", **_WHEN}
    then = ("until", "reckoned", "happened", "is_optional", "cycle", "certainty")
    return (
        *(_at(Expected, name, path) for name, path in first.items()),
        *(_at(Expected, name, name) for name in then),
        Column("rules", str, _rule_ids),
        _at(Expected, "ruleset", "ruleset.id"),
        _at(Expected, "calendar", "calendar.id"),
    )


def _rule_ids(entry: Expected) -> str | None:
    return PARTS.join(rule.id for rule in entry.rules) or None


def _event_columns() -> tuple[Column, ...]:
    return tuple(column for field in fields_of(InspectionEvent) for column in _columns_of_event_field(field.name))


def _columns_of_event_field(name: str) -> tuple[Column, ...]:
    match name:
        case "authority":
            return tuple(_at(InspectionEvent, column, path) for column, path in _WHOSE.items())
        case "judgements":
            return (Column(name, str, _areas), *(Column(area.value, str, _grade_in(area)) for area in areas()))
        case "legs":
            return (Column(name, str, _legs),)
        case "lead_inspectors":
            return (Column(name, str, _names),)
        case _:
            return (_at(InspectionEvent, name, name),)


def _legs(event: InspectionEvent) -> str | None:
    return PARTS.join(f"{leg.start}/{leg.end}" for leg in event.legs) or None


def _areas(event: InspectionEvent) -> str | None:
    # The grades have columns of their own; this one keeps their order.
    return PARTS.join(judgement.area.value for judgement in event.judgements) or None


def _grade_in(area: Area) -> Callable[[InspectionEvent], object]:
    def cell(event: InspectionEvent) -> object:
        grade = event.grade(area)
        return None if grade is None else grade.value

    return cell


def _names(event: InspectionEvent) -> str | None:
    for name in event.lead_inspectors:
        if not name or NAMES in name:
            raise RecordError(
                f"{event.name}: lead_inspectors: {name[:80]!r} cannot stand in a list of names with {NAMES!r} between "
                "them. Spell it otherwise, or use interop.json."
            )
    return NAMES.join(event.lead_inspectors) or None


# Of any other record: each field, and what is inside a small record.


def _at(kind: Any, name: str, path: str) -> Column:
    found = kind
    for step in path.split("."):
        (found,) = (_without_none(field.type) for field in fields_of(found) if field.name == step)
    return _plain(name, found, path)


def _of_field(name: str, kind: Any, path: str) -> Iterable[Column]:
    kind = _without_none(kind)
    if kind is Authority:
        prefix = "" if name == "authority" else f"{name}_"
        yield _plain(name, str, f"{path}.name")
        yield _plain(f"{prefix}dfe_code", str, f"{path}.dfe_code")
    elif is_record(kind):
        yield from _of_record(name, kind, path)
    elif _is_plain(kind):
        yield _plain(name, kind, path)


def _of_record(name: str, kind: Any, path: str) -> Iterable[Column]:
    fields = [(field.name, _without_none(field.type)) for field in fields_of(kind)]
    if kind in _CHOSEN:
        for chosen, inner in _CHOSEN[kind].items():
            if chosen not in _WHOSE:
                yield _plain(f"{name}_{chosen}", _at(kind, chosen, inner).kind, f"{path}.{inner}")
    elif "id" in dict(fields):
        yield _plain(name, str, f"{path}.id")
    elif len(fields) == 1:
        yield _plain(name, fields[0][1], f"{path}.{fields[0][0]}")
    else:
        for inner, inner_kind in fields:
            if _is_plain(inner_kind):
                yield _plain(f"{name}_{inner}", inner_kind, f"{path}.{inner}")


def _is_plain(kind: Any) -> bool:
    return kind in _KINDS or is_enum(kind) or (is_union(kind) and all(map(is_enum, get_args(kind))))


_KINDS = (date, str, int, float, bool)


def _without_none(kind: Any) -> Any:
    if not is_union(kind):
        return kind
    kinds = list(members(kind).values())
    return kinds[0] if len(kinds) == 1 else kind


def _plain(name: str, kind: Any, path: str) -> Column:
    return Column(name, kind if kind in _KINDS else str, _cell_at(path))


def _cell_at(path: str) -> Callable[[Any], object]:
    steps = [attrgetter(step) for step in path.split(".")]

    def cell(record: Any) -> object:
        for step in steps:
            if record is None:
                return None
            record = step(record)
        return record.value if isinstance(record, Enum) else record

    return cell
