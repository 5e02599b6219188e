"""
What a type is called in JSON, and what it may hold. The converter and the schema both ask here, so that they agree.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Self, TypeGuard, TypeVar, Union, get_args, get_origin

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas, rulesets
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland

__all__ = [
    "PUBLISHED",
    "Misfit",
    "PLAIN",
    "ProjectedCalendar",
    "fields_of",
    "fits",
    "formed",
    "is_enum",
    "is_record",
    "is_union",
    "members",
    "name_of",
    "names_of",
    "published",
    "public_records",
    "shown",
    "tokens",
    "type_of",
]


class Misfit(ValueError):
    """
    A value does not have the form of its type. It never leaves this package: `RecordError` is made of it.
    """


_NAMES: Mapping[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    None: "null",
    NoneType: "null",
}


PLAIN = (str, bool, int, float, date)
"""The types that a value of JSON holds by itself."""


def formed(kind: Any) -> Any:
    """
    Return a type if a document can hold it.

    Raises:
        RecordError: When none can.
    """
    if not _has_form(kind):
        raise RecordError(f"{kind!r} has no form in JSON. Name a record of this library, or a tuple of them.")
    return kind


def _has_form(kind: Any) -> bool:
    args = get_args(kind)
    if get_origin(kind) is tuple:
        return all(map(_has_form, args[:-1] if args[-1:] == (...,) else args))
    if get_origin(kind) in (Union, UnionType):
        return all(each is NoneType or _has_form(each) for each in args)
    if isinstance(kind, TypeVar) or get_origin(kind) is Literal:
        return True
    return kind in PLAIN or (isinstance(get_origin(kind) or kind, type) and (is_record(kind) or is_enum(kind)))


def name_of(kind: Any) -> str:
    """
    Return what a type is called in a document: "InspectionEvent", "string", "JudgementArea[]" for a tuple of many.
    """
    if kind in _NAMES:
        return _NAMES[kind]
    if is_union(kind):
        return " | ".join(map(name_of, get_args(kind)))
    if get_origin(kind) is tuple:
        args = get_args(kind)
        if args[-1:] != (...,):
            return f"[{', '.join(map(name_of, args))}]"
        return f"({name_of(args[0])})[]" if is_union(args[0]) else f"{name_of(args[0])}[]"
    return str(getattr(get_origin(kind) or kind, "__name__", kind))


def names_of(kind: Any) -> tuple[str, ...]:
    """
    Return what a document may call a type: its name and, of a tuple of many, what an empty one is called.
    """
    is_of_many = get_origin(kind) is tuple and get_args(kind)[-1:] == (...,)
    return (name_of(kind), name_of(tuple[()])) if is_of_many else (name_of(kind),)


def type_of(value: object) -> Any:
    """
    Return the type that a value is written as.

    Raises:
        RecordError: When the value alone does not tell, or nothing of the kind is written as JSON.
    """
    kind = type(value)
    if kind is not tuple:
        if not (is_record(kind) or is_enum(kind)):
            raise RecordError(f"{shown(value)} is neither a record nor a tuple of records. Pass one of the two.")
        return kind
    kinds = {type_of(item) for item in value}  # type: ignore[attr-defined]
    if len(kinds) > 1:
        names = ", ".join(sorted(map(name_of, kinds)))
        raise RecordError(f"The tuple holds several types ({names}). Say which: dumps(..., type=tuple[A | B, ...]).")
    return tuple[kinds.pop(), ...] if kinds else tuple[()]  # type: ignore[misc]


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


def tokens(kind: type[Enum]) -> tuple[Any, ...]:
    """
    Return what a document may hold for an enumeration: of the areas, those of every edition.
    """
    return tuple(member.value for member in (areas() if kind is Area else kind))


def is_union(kind: Any) -> bool:
    """
    Return whether a value may be of several types: a union, or a type that the record leaves open.
    """
    return get_origin(kind) in (Union, UnionType) or isinstance(kind, TypeVar)


def members(union: Any) -> dict[str, Any]:
    """
    Return the types of a union by name, None left out. Of a type left open: those of its bound, or the public records
    that fill it.
    """
    return {name_of(kind): kind for kind in _each(union) if kind is not NoneType}


def _each(union: Any) -> Iterator[Any]:
    if not isinstance(union, TypeVar):
        for kind in get_args(union):
            yield from _each(kind) if is_union(kind) else (kind,)
    elif is_union(union.__bound__):
        yield from _each(union.__bound__)
    else:
        yield from _filling(union)


def fits(value: object, kind: Any) -> bool:
    """
    Return whether a value is of a type exactly.
    """
    if get_origin(kind) is tuple:
        args = get_args(kind)
        return type(value) is tuple and all(fits(item, args[0]) for item in value)
    return type(value) is (get_origin(kind) or kind)


def fields_of(record: Any) -> tuple["attrs.Attribute[Any]", ...]:
    """
    Return the fields that make a record, types resolved.
    """
    record = get_origin(record) or record
    if any(isinstance(field.type, str) for field in attrs.fields(record)):
        attrs.resolve_types(record)
    return tuple(field for field in attrs.fields(record) if field.init)


def _named(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.id: thing for thing in things}


PUBLISHED: Mapping[type, Mapping[str, Any]] = {
    Ruleset: _named(rulesets()),
    WorkingCalendar: _named((england_and_wales(), scotland(), northern_ireland(), any_part_of_uk())),
}
"""What this library publishes itself, by id: it is written as that id."""


def published(value: Any) -> str | None:
    """
    Return the id of a published edition or calendar; None where a value differs from it in any field.
    """
    original = PUBLISHED[type(value)].get(value.id)
    return str(value.id) if original is not None and _is_the_same(original, value) else None


@attrs.frozen(kw_only=True)
class ProjectedCalendar:
    """
    A published calendar that goes on with projected years.

    Attributes:
        calendar: Its id.
        projected_to: The last year projected.
        projected: Whether answers that rest on projected days are given ("mark") or refused.
    """

    calendar: Literal["england-and-wales", "scotland", "northern-ireland", "any-part-of-uk"]
    projected_to: int
    projected: Literal["mark", "refuse"]

    @classmethod
    def of(cls, calendar: WorkingCalendar) -> Self | None:
        """
        Return what says everything of a calendar; None where the caller changed anything else in it.
        """
        original = PUBLISHED[WorkingCalendar].get(calendar.id)
        if original is None or not original.last.year <= calendar.last.year <= LAST_PROJECTED_YEAR:
            return None
        short = cls(calendar=original.id, projected_to=calendar.last.year, projected=calendar.projected)
        return short if _is_the_same(short.in_full(), calendar) else None

    def in_full(self) -> WorkingCalendar:
        """
        Return the calendar itself.

        Raises:
            CoverageError: When the year cannot be projected.
        """
        return _projected(self)


@lru_cache(maxsize=64)
def _projected(short: ProjectedCalendar) -> WorkingCalendar:
    original: WorkingCalendar = PUBLISHED[WorkingCalendar][short.calendar]
    return original.projected_to(short.projected_to, projected=short.projected)


def _is_the_same(one: Any, other: Any) -> bool:
    # Equality leaves out what some fields hold, such as a calendar's definition.
    return one is other or all(
        getattr(one, field.name) == getattr(other, field.name) for field in fields_of(type(other))
    )


@cache
def public_records() -> tuple[type[attrs.AttrsInstance], ...]:
    """
    Return every public class of records.
    """
    import ofsted_ilacs

    public = (getattr(ofsted_ilacs, name) for name in ofsted_ilacs.__all__)
    return tuple(each for each in public if isinstance(each, type) and attrs.has(each))


def _filling(variable: TypeVar) -> tuple[type[attrs.AttrsInstance], ...]:
    """
    Return the public records that have every field that a type variable's bound asks for.
    """
    wanted = {name for name in vars(variable.__bound__) if not name.startswith("_")}
    return tuple(each for each in public_records() if wanted <= {field.name for field in attrs.fields(each)})


_LONGEST = 60


def shown(value: object) -> str:
    """
    Return a value for a message: short, whatever it is.
    """
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "an array" if isinstance(value, list) else "a tuple"
    text = repr(value[:_LONGEST] if isinstance(value, str) else value)
    return text if len(text) <= 2 * _LONGEST else f"{text[:_LONGEST]}..."
