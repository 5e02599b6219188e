"""
The form of a document as JSON Schema, for those who write or check documents elsewhere.
"""

from datetime import date
from inspect import getdoc
from sys import float_info
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.json.explanations import explanation_type
from ofsted_ilacs.interop.json.json_types import (
    formed,
    is_literal,
    is_of_many,
    is_tuple,
    members,
    name_of,
    names_of,
    tokens,
)
from ofsted_ilacs.interop.json.published_values import PUBLISHED, ProjectedCalendar
from ofsted_ilacs.interop.record_types import fields_of, is_enum, is_union
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["VERSION", "Schema", "definitions_of", "schema"]

VERSION = "ofsted-ilacs/2"
"""The version of the documents that are written now."""

Schema = dict[str, Any]


def schema(type: Any) -> Schema:
    """
    Return the JSON Schema (draft 2020-12) of the documents that hold a type.

    It takes every document that ``loads`` takes, and refuses each that does not have the form. What a record says of
    its fields together (a span does not end before it starts, an edition makes the judgement) only ``loads`` checks.

    Args:
        type: What the document holds: ``InspectionEvent``, or ``tuple[InspectionEvent, ...]`` for many.

    Raises:
        RecordError: When no document can hold it.
    """
    definitions = _Definitions()
    value = definitions.form(type)
    held = {"schema": {"const": VERSION}, "type": {"enum": list(names_of(type))}, "value": value}
    explained = explanation_type(type)
    may_hold = {"basis": _BASIS} | ({} if explained is None else {"explained": definitions.form(explained)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name_of(type),
        **_object(held | may_hold, required=list(held)),
        "$defs": dict(sorted(definitions.found.items())),
    }


def definitions_of(record: Any) -> dict[str, Schema]:
    """
    Return the schema of a record and of everything in it, by name; each names others as ``#/$defs/...``.
    """
    definitions = _Definitions()
    definitions.form(record)
    return definitions.found


# YYYY-MM-DD, and a day that exists: also for those who take "format" as a remark, as the standard lets them.
_DAY = (
    "^(?!0000)(?:"
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
    ")$"
)

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number", "minimum": -float_info.max, "maximum": float_info.max},
    date: {"type": "string", "format": "date", "pattern": _DAY, "maxLength": 10},
}


class _Definitions:
    """
    The schemas of records and enumerations, each written once.

    Attributes:
        found: Those met so far, by name.
    """

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def form(self, kind: Any) -> Schema:
        """
        Return the schema of a type's values.

        Raises:
            RecordError: When they have no form in JSON.
        """
        if formed(kind) in _PLAIN:
            return dict(_PLAIN[kind])
        if is_literal(kind):
            return {"enum": list(get_args(kind))}
        if is_tuple(kind):
            return self._array(kind)
        if is_union(kind):
            return self._union(kind)
        return self._reference(kind)

    def _array(self, kind: Any) -> Schema:
        args = get_args(kind)
        if is_of_many(kind):
            return {"type": "array", "items": self.form(args[0])}
        size = {"minItems": len(args), "maxItems": len(args)}
        return {"type": "array", **size, **({"prefixItems": [self.form(arg) for arg in args]} if args else {})}

    def _union(self, union: Any) -> Schema:
        kinds = members(union)
        null: list[Schema] = [{"type": "null"}] if NoneType in get_args(union) else []
        if null and len(kinds) == 1:
            return {"anyOf": [*map(self.form, kinds.values()), *null]}
        tagged = [_object({"type": {"const": tag}, "value": self.form(kind)}) for tag, kind in kinds.items()]
        return {"anyOf": [*tagged, *null]}

    def _reference(self, kind: Any) -> Schema:
        name = name_of(kind)
        if name not in self.found:
            self.found[name] = {}  # a place for those that name it while it is being written
            summary = (getdoc(get_origin(kind) or kind) or "").partition("\n\n")[0].replace("\n", " ")
            self.found[name] = {"title": name, "description": summary, **self._definition(kind)}
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, kind: Any) -> Schema:
        if is_enum(kind):
            return {"enum": list(tokens(kind))}
        fields = fields_of(kind)
        record = _object(
            {field.name: self._field(field) for field in fields},
            [field.name for field in fields if field.default is attrs.NOTHING],
        )
        if kind is Authority:
            return {"anyOf": [{"type": "string", "description": "Any name or code of an authority."}, record]}
        if kind not in PUBLISHED:
            return record
        short = [self.form(ProjectedCalendar)] if kind is WorkingCalendar else []
        return {"anyOf": [{"enum": list(PUBLISHED[kind])}, *short, record]}

    def _field(self, field: "attrs.Attribute[Any]") -> Schema:
        form = self.form(field.type)
        return form | {"pattern": r"\S"} if field.type is str and _refuses_blanks(field) else form


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _refuses_blanks(field: "attrs.Attribute[Any]") -> bool:
    if field.validator is None:
        return False
    try:
        field.validator(None, field, " ")
    except RecordError:
        return True
    except AttributeError:  # it looks at the other fields too, which are not here
        pass
    return False


_BASIS = _object(
    {
        "version": {"type": "string", "pattern": "^[0-9A-Za-z.+!_-]{1,40}(?!\\n)$"},
        "digests": {"type": "object", "additionalProperties": {"type": "string"}},
    }
)
