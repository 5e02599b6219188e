"""
What the fields of a record may hold, as its annotations say: asked by JSON and by frames alike.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeGuard, TypeVar, Union, get_args, get_origin

import attrs

from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.planning.deadlines import Deadline
from ofsted_ilacs.rules.editions import areas

__all__ = ["area_of", "fields_of", "is_enum", "is_record", "is_union", "types_in", "without_none"]


def is_record(kind: Any) -> TypeGuard[type[attrs.AttrsInstance]]:
    """
    Return whether a type is a class of records.
    """
    return attrs.has(get_origin(kind) or kind)


def is_enum(kind: Any) -> TypeGuard[type[Enum]]:
    """
    Return whether a type is an enumeration.
    """
    return isinstance(kind, type) and issubclass(kind, Enum)


def is_union(kind: Any) -> bool:
    """
    Return whether a value may be of several types: a union, or a type that the record leaves open.
    """
    return get_origin(kind) in (Union, UnionType) or isinstance(kind, TypeVar)


def types_in(union: Any) -> Iterator[Any]:
    """
    Yield the types of a union, None left out; of a type that a record leaves open, those that it may be.
    """
    if not isinstance(union, TypeVar):
        for kind in get_args(union):
            yield from types_in(kind) if is_union(kind) else () if kind is NoneType else (kind,)
    elif is_union(union.__bound__):
        yield from types_in(union.__bound__)
    else:
        yield from _STAND_IN[union.__name__]


_STAND_IN: Mapping[str, tuple[type[attrs.AttrsInstance], ...]] = {"DeadlineT": (Deadline,)}
"""What a type stands for that a record leaves open by what it asks for."""


def without_none(kind: Any) -> Any:
    """
    Return the one type that a value has when it is not None; a union of several as it is.
    """
    kinds = list(types_in(kind)) if is_union(kind) else [kind]
    return kinds[0] if len(kinds) == 1 else kind


def fields_of(record: Any) -> tuple["attrs.Attribute[Any]", ...]:
    """
    Return the fields that make a record, types resolved.
    """
    record = get_origin(record) or record
    if any(isinstance(field.type, str) for field in attrs.fields(record)):
        attrs.resolve_types(record)
    return tuple(field for field in attrs.fields(record) if field.init)


def area_of(value: str) -> Area | None:
    """
    Return the area of a value, of any edition; None if there is none.
    """
    return next((area for area in areas() if area.value == value), None)
