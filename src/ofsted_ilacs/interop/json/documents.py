"""
The text of a document, and what says its version and its type.
"""

import json
from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar, overload

from cattrs import Converter, ForbiddenExtraKeysError, transform_error
from cattrs.errors import BaseValidationError

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.json.basis import basis_of, changed_since
from ofsted_ilacs.interop.json.conversion import Repeated, converter, in_full
from ofsted_ilacs.interop.json.explanations import explanation_of, explanation_type
from ofsted_ilacs.interop.json.json_schema import VERSION
from ofsted_ilacs.interop.json.json_types import Misfit, formed, name_of, names_of, shown, type_of
from ofsted_ilacs.interop.json.older_documents import from_version_1

__all__ = ["DEEPEST", "READERS", "dumps", "faults_in", "loads", "shared_converter"]

T = TypeVar("T")

DEEPEST = 64
"""How many objects and arrays may stand inside each other; the deepest record needs some fifteen."""

_SHOWN = 5
"""How many faults an error lists."""


def dumps(obj: object, *, type: Any = None, explained: bool = False, indent: int | None = None) -> str:
    """
    Return a record, or a tuple of records, as a JSON document.

    Args:
        obj: What to write. Of many records make a tuple, which comes back as one.
        type: The type to write it as, where a tuple holds several: ``tuple[Deadline | NextEvent, ...]``.
        explained: Whether to add why an answer is what it is, for readers without this library: its headline and its
            steps, each with its rules, their basis and their citations. `loads` checks their form and reads past them.
        indent: How far to indent each level; by default everything is on one line.

    Raises:
        RecordError: When it is not a record, a field holds what such a record cannot, or the type has no form. Also
            when it is to be explained, and is not an answer.
    """
    kind = type_of(obj) if type is None else formed(type)
    try:
        value = shared_converter().unstructure(obj, unstructure_as=kind)
        text = json.dumps(value, allow_nan=False)
        document = {"schema": VERSION, "type": name_of(kind), "value": value, "basis": basis_of(text, _write_in_full)}
        if explained:
            document["explained"] = _explained(obj, kind)
        if indent is not None:
            return json.dumps(document, allow_nan=False, indent=indent)
        # The value is most of the document, and has its text already.
        parts = {key: text if key == "value" else json.dumps(part, allow_nan=False) for key, part in document.items()}
        return "{" + ", ".join(f'"{key}": {part}' for key, part in parts.items()) + "}"
    except IlacsError as error:
        raise RecordError(f"This {name_of(kind)} cannot be written. {error}") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise RecordError(f"This {name_of(kind)} cannot be written: a field holds another type. {error}.") from error


def _explained(obj: object, kind: Any) -> Any:
    form = explanation_type(kind)
    if form is None:
        raise RecordError("It does not explain itself. Leave explained=True out, or pass an answer.")
    return shared_converter().unstructure(explanation_of(obj), form)


@overload
def loads(text: str | bytes, type: type[T]) -> T: ...
@overload
def loads(text: str | bytes, type: Any) -> Any: ...
def loads(text: str | bytes, type: Any) -> Any:
    """
    Return the record that a JSON document holds.

    Nothing but the records of this library is made, and no code is run. What the document leaves out takes its default.

    Args:
        text: The document; bytes are taken for UTF-8.
        type: What it holds: ``InspectionEvent``, or ``tuple[InspectionEvent, ...]`` for many.

    Raises:
        RecordError: When the text is not such a document. The message names the path to each fault
            ("$.value.judgements[0].grade"): an unknown, missing or repeated key, a value of another type, a day not
            written YYYY-MM-DD, NaN or Infinity, an object nested too deep, or a record that contradicts itself. Also
            when no document can hold the type.
    """
    document = _checked(_parsed(text), formed(type))
    changed = changed_since(document["basis"], _write_in_full) if "basis" in document else {}
    own = converter(changed) if changed else shared_converter()
    read = _read(own, document["value"], type, "$.value", type)
    if "explained" in document:
        _read(own, document["explained"], explanation_type(type), "$.explained", type)
    return read


def _read(own: Converter, value: Any, kind: Any, place: str, type: Any) -> Any:
    try:
        return own.structure(value, kind)
    except (BaseValidationError, Misfit, IlacsError) as error:
        raise RecordError(
            f"The document is not the {name_of(type)} that it says: {faults_in(error, place)}."
        ) from error


@cache
def shared_converter() -> Converter:
    """
    Return the converter of every document: no hook of a caller's is on it.
    """
    return converter()


def _write_in_full(kind: type, value: object) -> Any:
    return in_full(kind, shared_converter())(value)


def faults_in(error: Exception, place: str) -> str:
    """
    Return what the converter refused, each fault with the path to it from *place*.
    """
    faults = transform_error(error, place, _in_words)
    return "; ".join(faults[:_SHOWN]) + (f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else "")


def _in_words(error: BaseException, _: object) -> str:
    match error:
        case KeyError():
            return "the field is missing"
        case ForbiddenExtraKeysError():
            return f"{error.cl.__name__} has no field {_some(sorted(error.extra_fields))}"
        case _:
            return str(error).removesuffix(".")


def _some(keys: Collection[str]) -> str:
    listed = ", ".join(map(shown, islice(keys, _SHOWN))) or "nothing"
    return f"{listed} and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else listed


# The text


def _parsed(text: str | bytes) -> Any:
    try:
        document = json.loads(
            text.decode() if isinstance(text, bytes) else text, object_pairs_hook=_object_of, parse_constant=float
        )
    except RecursionError:
        raise _too_deep() from None
    except TypeError as error:
        raise RecordError(f"{shown(text)} is not a text. Pass the document as str or bytes.") from error
    except ValueError as error:  # a JSONDecodeError, bytes that are not UTF-8, a number of thousands of digits
        raise RecordError(f"The text is not JSON: {error}. Pass what dumps(...) returned.") from error
    _check_depth(document)
    return document


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated, seen = Repeated(found), set[str]()
    repeated.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return repeated


def _check_depth(document: object) -> None:
    level: list[Any] = [document] if isinstance(document, dict | list) else []
    for _ in range(DEEPEST):
        level = [
            child
            for each in level
            for child in (each.values() if isinstance(each, dict) else each)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise _too_deep()


def _too_deep() -> RecordError:
    return RecordError(f"The document is nested deeper than {DEEPEST} levels. No record is: it comes from elsewhere.")


# The envelope


def _checked(document: Any, kind: Any) -> dict[str, Any]:
    """
    Return a document as today's version has it, if it says that it holds a type.
    """
    if isinstance(document, Repeated):
        raise RecordError(f"The document has the key {shown(document.key)} twice @ $. Pass what dumps(...) returned.")
    if not isinstance(document, dict) or not _ENVELOPE <= document.keys() <= _envelope(kind):
        found = f"an object of {_some(document)}" if isinstance(document, dict) else shown(document)
        may_have = " and ".join(map(json.dumps, sorted(_envelope(kind) - _ENVELOPE)))
        raise RecordError(
            f'The document is {found} @ $. It needs "schema", "type" and "value", may have {may_have}, and nothing '
            "else. Pass what dumps(...) returned."
        )
    version = document["schema"]
    if not isinstance(version, str) or version not in READERS:
        raise RecordError(
            f"{shown(version)} @ $.schema is no version that can be read here: there are {', '.join(READERS)}. A later "
            "one needs a later version of this library."
        )
    todays = READERS[version](document)
    if todays["type"] not in names_of(kind):
        raise RecordError(
            f"The document holds {shown(todays['type'])} @ $.type, not {shown(name_of(kind))}. Ask for what it holds."
        )
    return todays


_ENVELOPE = frozenset({"schema", "type", "value"})


def _envelope(kind: Any) -> frozenset[str]:
    also = {"basis"} if explanation_type(kind) is None else {"basis", "explained"}
    return _ENVELOPE | also


READERS: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    VERSION: lambda document: document,
    "ofsted-ilacs/1": from_version_1,
}
"""For each version that was ever written: what makes today's form of its documents. None is ever taken out."""
