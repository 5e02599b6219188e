"""
Records to plain JSON values and back: exactly, and nothing else back.

Every form follows from a record's own fields, so that a new record needs no code here.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import partial
from math import isfinite
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn_from_attrs, make_dict_unstructure_fn_from_attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.json.json_types import (
    Misfit,
    fits,
    is_literal,
    is_of_many,
    is_tuple,
    members,
    name_of,
    shown,
    tokens,
)
from ofsted_ilacs.interop.json.published_values import PUBLISHED, ProjectedCalendar, short_form
from ofsted_ilacs.interop.record_types import area_of, fields_of, is_record, is_union
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["Repeated", "converter", "in_full"]

T = TypeVar("T")
Write = Callable[[Any], Any]
Read = Callable[[Any, Any], Any]


_NOTHING: Mapping[str, str] = {}


class Repeated(dict[str, Any]):
    """
    An object of a document that has a key twice, kept until its place is known.

    Attributes:
        key: The key.
    """

    key: str


def converter(changed: Mapping[str, str] = _NOTHING) -> Converter:
    """
    Return a new converter between records and plain JSON values (dict, list, str, int, float, bool, None).

    ``unstructure(record)`` writes and ``structure(value, type)`` reads, with the errors of cattrs. It is the caller's
    own: hooks registered on it change nothing elsewhere.

    Args:
        changed: The version that wrote what is read, for the id of each published edition and calendar that has changed
            since; what is read says so.
    """
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook(str, lambda value, _: _exactly(str, value, "is not a text"))
    made.register_structure_hook(bool, lambda value, _: _exactly(bool, value, "is neither true nor false"))
    made.register_structure_hook(int, _read_whole_number)
    made.register_structure_hook(float, _read_number)
    made.register_structure_hook(date, _read_day)
    made.register_structure_hook(Enum, _read_member)
    made.register_unstructure_hook(date, lambda value: day(value).isoformat())
    # A factory registered later is asked first.
    made.register_structure_hook_factory(is_literal, _literal_reader)
    for is_of_form, writer, reader in (
        (is_tuple, _tuple_writer, _tuple_reader),
        (is_union, _union_writer, _union_reader),
        (is_record, in_full, _record_reader),
        (PUBLISHED.__contains__, _published_writer, partial(_published_reader, changed=changed)),
    ):
        made.register_unstructure_hook_factory(is_of_form, writer)
        made.register_structure_hook_factory(is_of_form, reader)
    made.register_structure_hook_factory(lambda kind: kind is Authority, _authority_reader)
    return made


# Plain values


def _exactly(kind: type[T], value: object, what: str) -> T:
    if type(value) is not kind:
        raise Misfit(f"{shown(value)} {what}")
    return value


def _read_whole_number(value: object, _: object) -> int:
    if type(value) is int:
        return value
    # JSON has one kind of number: 30.0 is the whole number 30 (JSON Schema 2020-12, Validation, 6.1.1).
    if type(value) is float and value.is_integer():
        return int(value)
    raise Misfit(f"{shown(value)} is not a whole number")


def _read_number(value: object, _: object) -> float:
    if type(value) is float or type(value) is int:
        with suppress(OverflowError):
            if isfinite(number := float(value)):
                return number
    raise Misfit(f"{shown(value)} is not a number")


def _read_day(value: object, _: object) -> date:
    if type(value) is str and len(value) == len("YYYY-MM-DD") and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise Misfit(f"{shown(value)} is not a day of any year: {error}") from error
    raise Misfit(f"{shown(value)} is not a day written as YYYY-MM-DD")


# Enumerations and literals


def _read_member(value: object, kind: Any) -> Any:
    if type(value) is str and kind is Area:
        if area := area_of(value):
            return area
    elif type(value) is str:
        with suppress(ValueError):
            return kind(value)
    raise Misfit(f"{shown(value)} is no {_NAMED.get(kind, kind.__name__)}; there are {', '.join(tokens(kind))}")


_NAMED = {Area: "area"}


def _literal_reader(kind: Any) -> Read:
    allowed = get_args(kind)

    def read(value: object, _: object) -> Any:
        if type(value) is str and value in allowed:
            return value
        raise Misfit(f"{shown(value)} is not one of {', '.join(map(repr, allowed))}")

    return read


# Tuples


def _tuple_writer(kind: Any, own: Converter) -> Write:
    writers = [own.get_unstructure_hook(arg) for arg in get_args(kind) if arg is not ...]
    if is_of_many(kind):
        (write,) = writers
        return lambda values: [write(value) for value in values]
    return lambda values: [write(value) for write, value in zip(writers, values, strict=True)]


def _tuple_reader(kind: Any, own: Converter) -> Read:
    args = get_args(kind)
    if is_of_many(kind):
        items: Any = list[args[0]]  # type: ignore[valid-type]
        read_items = own.get_structure_hook(items)
        return lambda values, _: tuple(read_items(_array(values), items))
    readers = [(own.get_structure_hook(arg), arg) for arg in args]

    def read_each(values: object, _: object) -> tuple[Any, ...]:
        if len(_array(values)) != len(readers):
            raise Misfit(f"an array of {len(_array(values))}, where {len(readers)} belong")
        return tuple(read(value, arg) for (read, arg), value in zip(readers, _array(values), strict=True))

    return read_each


def _array(values: object) -> list[Any]:
    return _exactly(list, values, "is not an array")


# Unions: an object that says which type its value is, save that null is null and one type alone is itself.


def _union_writer(union: Any, own: Converter) -> Write:
    kinds = members(union)
    writers = {tag: own.get_unstructure_hook(kind) for tag, kind in kinds.items()}
    or_null = NoneType in get_args(union)
    if len(kinds) == 1 and or_null:
        (write,) = writers.values()
        return lambda value: None if value is None else write(value)

    def write_tagged(value: object) -> dict[str, Any] | None:
        if value is None and or_null:
            return None
        for tag, kind in kinds.items():
            if fits(value, kind):
                return {"type": tag, "value": writers[tag](value)}
        raise RecordError(f"{shown(value)} is of none of the types {', '.join(kinds)}. Pass one that is.")

    return write_tagged


def _union_reader(union: Any, own: Converter) -> Read:
    kinds = members(union)
    readers = {tag: own.get_structure_hook(kind) for tag, kind in kinds.items()}
    or_null = NoneType in get_args(union)
    if len(kinds) == 1 and or_null:
        ((read, kind),) = zip(readers.values(), kinds.values(), strict=True)
        return lambda value, _: None if value is None else read(value, kind)

    def read_tagged(value: object, _: object) -> Any:
        if value is None and or_null:
            return None
        tagged = _object(value)
        if tagged.keys() != {"type", "value"}:
            keys = shown(", ".join(tagged) or "none")
            raise Misfit(f'the object does not have the keys "type" and "value", and no others: {keys}')
        tag = tagged["type"]
        if type(tag) is not str or tag not in readers:
            raise Misfit(f"{shown(tag)} is not one of the types {', '.join(kinds)}")
        return readers[tag](tagged["value"], kinds[tag])

    return read_tagged


# Records


def in_full(kind: Any, own: Converter) -> Write:
    """
    Return what writes a record field by field, be it published or not.
    """
    record = get_origin(kind) or kind
    return make_dict_unstructure_fn_from_attrs(list(fields_of(record)), record, own, _left_open(record))


def _record_reader(kind: Any, own: Converter) -> Read:
    record = get_origin(kind) or kind
    read_fields: Read = make_dict_structure_fn_from_attrs(list(fields_of(record)), record, own, _left_open(record))
    return lambda value, _: read_fields(_object(value), record)


def _authority_reader(kind: Any, own: Converter) -> Read:
    read_in_full = _record_reader(kind, own)
    return lambda value, _: authority(value) if type(value) is str else read_in_full(value, kind)


def _left_open(record: Any) -> dict[str, Any]:
    """
    Return the types that a record leaves open as their own meaning: the hooks for unions know what fills them.
    """
    return {variable.__name__: variable for variable in getattr(record, "__parameters__", ())}


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, Repeated):
        raise Misfit(f"the key {shown(value.key)} stands twice")
    return _exactly(dict, value, "is not an object")


# Editions and calendars that this library publishes: their id says everything, and of a projected calendar the year.


def _published_writer(kind: Any, own: Converter) -> Write:
    write, write_projected = in_full(kind, own), own.get_unstructure_hook(ProjectedCalendar)

    def write_shortly(value: Any) -> Any:
        short = short_form(value)
        return write(value) if short is None else short if isinstance(short, str) else write_projected(short)

    return write_shortly


def _published_reader(kind: Any, own: Converter, changed: Mapping[str, str]) -> Read:
    read_in_full, read_projected = _record_reader(kind, own), own.get_structure_hook(ProjectedCalendar)
    known = {
        id: attrs.evolve(value, changed_since=changed[id]) if id in changed else value
        for id, value in PUBLISHED[kind].items()
    }

    def read(value: object, _: object) -> Any:
        if type(value) is dict and kind is WorkingCalendar and "projected_to" in value:
            short: ProjectedCalendar = read_projected(value, ProjectedCalendar)
            return attrs.evolve(short.in_full(), changed_since=changed.get(short.calendar, ""))
        if type(value) is not str:
            return read_in_full(value, kind)
        if value not in known:
            raise Misfit(f"no {name_of(kind)} {shown(value)} is published; there are {', '.join(known)}")
        return known[value]

    return read
