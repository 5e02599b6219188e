"""
Validators for the fields of records; their errors say what to pass instead.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.messages import shown

__all__ = ["Validator", "expect", "optional", "some_of", "some_text", "text", "truth", "tuple_of"]

T = TypeVar("T")
Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def some_of(kind: type) -> Validator:
    """
    Return a validator that takes only instances of *kind*.
    """

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        expect(kind, value, attribute.name)

    return check


def expect(kind: type[T], value: object, name: str) -> T:
    """
    Return an argument if it is an instance of *kind*.

    Raises:
        RecordError: When it is not, naming it.
    """
    if not isinstance(value, kind):
        raise RecordError(f"{name}: {shown(value)} is not of type {kind.__name__}. Pass one.")
    return value


def tuple_of(kind: type) -> Validator:
    """
    Return a validator that takes only tuples of *kind*.
    """

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not tuple:
            raise RecordError(f"{attribute.name}: {shown(value)} is not a tuple. Pass tuple(...) of {kind.__name__}.")
        for item in value:
            if not isinstance(item, kind):
                raise RecordError(f"{attribute.name}: {shown(item)} is not of type {kind.__name__}. Pass only those.")

    return check


def optional(check: Validator) -> Validator:
    """
    Return a validator that takes None, or what *check* takes.
    """

    def check_unless_none(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            check(instance, attribute, value)

    return check_unless_none


def some_text(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Validate a text with something in it.
    """
    if not isinstance(value, str) or not value.strip():
        raise RecordError(f"{attribute.name}: {shown(value)} is not a text with something in it. Pass a str.")


def text(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Validate a text, which may be empty.
    """
    if not isinstance(value, str):
        raise RecordError(f"{attribute.name}: {shown(value)} is not a text. Pass a str.")


def truth(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Validate True or False; 0, 1 and other truthy values are refused.
    """
    if type(value) is not bool:
        raise RecordError(f"{attribute.name}: {shown(value)} is neither True nor False. Pass one of the two.")
