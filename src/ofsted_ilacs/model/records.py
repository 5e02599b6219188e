"""
How a record checks each field against its annotation, and how the library makes its own without looking at them again.
"""

import math
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day, day_or_none
from ofsted_ilacs.model.messages import shown

__all__ = ["LARGEST", "altered", "as_annotated", "check_together", "reckoned"]

RecordT = TypeVar("RecordT")
Check = Callable[[object], bool]
Fields = list["attrs.Attribute[Any]"]

_put = object.__setattr__


# Checked


def as_annotated(_: type, fields: Fields) -> Fields:
    """
    Return the fields of a record, each with a check that it holds what its annotation says.

    For ``attrs.frozen(field_transformer=as_annotated)``. A field's own validator is asked afterwards. Days are taken as
    `day` takes them; whole numbers count something, so that none is negative.
    """
    return [_checked(field) for field in fields]


def check_together(record: object, **agrees: bool) -> None:
    """
    Check that the fields of a record agree.

    Args:
        record: The record.
        agrees: For the name of each field, whether it agrees with those that it follows from.

    Raises:
        RecordError: When one does not, naming it.
    """
    for name, does in agrees.items():
        if not does:
            raise RecordError(
                f"{type(record).__name__}.{name}: {shown(getattr(record, name))} contradicts the other fields. Ask for "
                "the answer again, instead of changing it."
            )


def _checked(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    if not field.init:
        return field
    holds, wanted = _holds(field.type), _in_words(field.type)

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not holds(value):
            raise RecordError(f"{attribute.name}: {shown(value)} is not of type {wanted}. Pass one that is.")

    own = () if field.validator is None else (field.validator,)
    return field.evolve(
        validator=attrs.validators.and_(check, *own), converter=field.converter or _CONVERTERS.get(field.type)
    )


_CONVERTERS: dict[Any, Callable[[Any], Any]] = {date: day, date | None: day_or_none}

LARGEST = 10**100
"""The largest number of anything: a longer one could not be shown."""


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _is_number(value: object) -> bool:
    return _is_count(value) or (type(value) is float and math.isfinite(value))


_PLAIN: dict[Any, tuple[Check, str]] = {
    NoneType: (lambda value: value is None, "None"),
    bool: (lambda value: type(value) is bool, "bool"),
    int: (_is_count, "int, from 0 to 10**100"),
    float: (_is_number, "float, finite"),
    date: (lambda value: type(value) is date, "date"),
    Any: (lambda _: True, "any"),
}


def _holds(kind: Any) -> Check:
    origin, args = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind][0]
    if origin in (Union, UnionType):
        several = [_holds(each) for each in args]
        return lambda value: any(holds(value) for holds in several)
    if origin is tuple:
        holds_each = _holds(args[0])
        return lambda value: isinstance(value, tuple) and all(map(holds_each, value))
    return lambda value: isinstance(value, origin or kind)


def _in_words(kind: Any) -> str:
    origin, args = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind][1]
    if origin in (Union, UnionType):
        return " or ".join(map(_in_words, args))
    if origin is tuple:
        return f"tuple of {_in_words(args[0])}"
    return str((origin or kind).__name__)


# Reckoned


def reckoned(kind: type[RecordT]) -> type[RecordT]:
    """
    Return what makes records of a class as the class itself does, without looking at what their fields hold.

    For answers that the library has just reckoned: their fields were checked where they came in. What a caller changes
    or reads from elsewhere goes through the class.
    """

    def is_of_the_class(record: object) -> None:
        _put(record, "__class__", kind)

    fields: dict[str, Any] = {
        field.name: attrs.field(default=field.default, init=field.init, kw_only=field.kw_only, alias=field.alias)
        for field in attrs.fields(cast(Any, kind))
    }
    afterwards = {"__attrs_post_init__": is_of_the_class}
    filled: Any = attrs.make_class(kind.__name__, fields | afterwards, frozen=True, slots=True)
    # A twin that is made as fast as any class, which a function around another class's constructor would not be.
    return type(kind.__name__, (kind,), {"__slots__": (), "__init__": filled.__init__, **afterwards})


def altered(record: RecordT, **changes: Any) -> RecordT:
    """
    Return a record with other values in some of its fields, without looking at any of them.

    Args:
        record: The record.
        changes: The values that were reckoned anew.
    """
    other = object.__new__(type(record))
    names = _names(cast(Any, type(record)))
    for name, value in zip(names, map(getattr, repeat(record), names), strict=False):
        _put(other, name, value)
    for name, value in changes.items():
        _put(other, name, value)
    return other


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind))
