"""
What a type is called in JSON, and which types a document can hold. The converter and the schema both ask here, so that
they agree.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.record_types import is_enum, is_record, is_union, types_in
from ofsted_ilacs.model import messages
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.rules.editions import areas

__all__ = [
    "PLAIN", "Misfit", "fits", "formed", "is_literal", "is_of_many", "is_tuple", "members", "name_of",
    "names_of", "shown", "tokens", "type_of",
]  # fmt: skip


class Misfit(ValueError):
    """
    A value does not have the form of its type. Internal: converted to `RecordError`.
    """


_NAMES: Mapping[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

PLAIN = (str, bool, int, float, date)
"""The types that a value of JSON holds by itself."""


def formed(kind: Any) -> Any:
    """
    Return a type if a document can hold it.

    Raises:
        RecordError: When none can.
    """
    if not _has_form(kind):
        raise RecordError(
            f"{messages.shown(kind)} has no form in JSON. Name a record of this library, or a tuple of them."
        )
    return kind


def _has_form(kind: Any) -> bool:
    if isinstance(kind, TypeVar) or is_literal(kind):
        return True
    if is_tuple(kind) or is_union(kind):
        return all(each in (NoneType, ...) or _has_form(each) for each in get_args(kind))
    return kind in PLAIN or (isinstance(get_origin(kind) or kind, type) and (is_record(kind) or is_enum(kind)))


def name_of(kind: Any) -> str:
    """
    Return what a type is called in a document: "InspectionEvent", "string", "JudgementArea[]" for a tuple of many.
    """
    if kind in _NAMES:
        return _NAMES[kind]
    if is_union(kind):
        return " | ".join(map(name_of, get_args(kind)))
    if is_of_many(kind):
        item = get_args(kind)[0]
        return f"({name_of(item)})[]" if is_union(item) else f"{name_of(item)}[]"
    if is_tuple(kind):
        return f"[{', '.join(map(name_of, get_args(kind)))}]"
    return str(getattr(get_origin(kind) or kind, "__name__", kind))


def names_of(kind: Any) -> tuple[str, ...]:
    """
    Return what a document may call a type: its name and, of a tuple of many, what an empty one is called.
    """
    return (name_of(kind), name_of(tuple[()])) if is_of_many(kind) else (name_of(kind),)


def type_of(value: object) -> Any:
    """
    Return the type that a value is written as.

    Raises:
        RecordError: When the value alone does not tell, or nothing of the kind is written as JSON.
    """
    kind = type(value)
    if not issubclass(kind, tuple):
        if not (is_record(kind) or is_enum(kind)):
            raise RecordError(f"{shown(value)} is neither a record nor a tuple of records. Pass one of the two.")
        return kind
    kinds = {type_of(item) for item in value}  # type: ignore[attr-defined]
    if len(kinds) > 1:
        names = ", ".join(sorted(map(name_of, kinds)))
        raise RecordError(f"The tuple holds several types ({names}). Say which: dumps(..., type=tuple[A | B, ...]).")
    return tuple[kinds.pop(), ...] if kinds else tuple[()]  # type: ignore[misc]


def is_literal(kind: Any) -> bool:
    """
    Return whether a type is one of a few texts.
    """
    return get_origin(kind) is Literal


def is_tuple(kind: Any) -> bool:
    """
    Return whether a type is a tuple, which a document holds as an array.
    """
    return get_origin(kind) is tuple


def is_of_many(kind: Any) -> bool:
    """
    Return whether a type is a tuple of any number of values of one type.
    """
    return is_tuple(kind) and get_args(kind)[-1:] == (...,)


def tokens(kind: type[Enum]) -> tuple[Any, ...]:
    """
    Return what a document may hold for an enumeration: of the areas, those of every edition.
    """
    return tuple(member.value for member in (areas() if kind is Area else kind))


def members(union: Any) -> dict[str, Any]:
    """
    Return the types of a union by name, None left out.
    """
    return {name_of(kind): kind for kind in types_in(union)}


def fits(value: object, kind: Any) -> bool:
    """
    Return whether a value is of a type exactly.
    """
    if is_tuple(kind):
        return isinstance(value, tuple) and all(fits(item, get_args(kind)[0]) for item in value)
    return type(value) is (get_origin(kind) or kind)


def shown(value: object) -> str:
    """
    Return a value for a message: what JSON calls an object or an array by that name, and all else as anywhere.
    """
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "an array" if isinstance(value, list) else "a tuple"
    return messages.shown(value)
