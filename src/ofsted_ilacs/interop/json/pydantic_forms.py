"""
The form of records for pydantic, and so for FastAPI: read, written and described as in the documents here.

Pydantic asks for it when a record is a field of a model or a type of its own. Nothing else imports this module.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cattrs.errors import BaseValidationError
from pydantic_core import PydanticCustomError, core_schema as forms

from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.interop.json.documents import faults_in, shared_converter
from ofsted_ilacs.interop.json.json_schema import Schema, definitions_of
from ofsted_ilacs.interop.json.json_types import Misfit, formed, name_of

__all__ = ["core_schema"]


def core_schema(kind: Any) -> forms.CoreSchema:
    """
    Return what pydantic reads and writes a type of records with.

    A record itself is taken as it is; all else is read as its value in a document. ``model_dump()`` keeps the record,
    ``model_dump_json()`` and ``model_dump(mode="json")`` write that value.

    Raises:
        RecordError: When no document can hold the type.
    """
    converter, record = shared_converter(), formed(kind)

    def read(value: Any) -> Any:
        if isinstance(value, getattr(record, "__origin__", record)):
            return value
        try:
            return converter.structure(value, record)
        except (BaseValidationError, Misfit, IlacsError) as error:
            faults = faults_in(error, "$").removesuffix(" @ $")  # pydantic says itself where the whole value stands
            raise PydanticCustomError("record", "{faults}", {"faults": faults}) from error

    return forms.no_info_plain_validator_function(
        read,
        serialization=forms.plain_serializer_function_ser_schema(
            lambda value: converter.unstructure(value, record), when_used="json"
        ),
        **_described(name_of(record), definitions_of(record)),
    )


# Pydantic keeps each definition once in a schema, under a name and an address of its own choice. So it is handed every
# definition as a form of its own, and puts its own reference wherever the definition is named.


def _described(name: str, definitions: Mapping[str, Schema]) -> dict[str, Any]:
    def describe(_: object, handler: Callable[[Any], Schema]) -> Schema:
        def reference(inner: str) -> Schema:
            # The handler alone would not ask the form for its description; within definitions it does.
            return handler(forms.definitions_schema(forms.any_schema(**_described(inner, definitions)), []))

        return dict(_linked(definitions[name], reference))

    return {"ref": f"ofsted_ilacs.{name}", "metadata": {"pydantic_js_functions": [describe]}}


def _linked(schema: Any, reference: Callable[[str], Schema]) -> Any:
    match schema:
        case {"$ref": str(address)}:
            return reference(address.removeprefix("#/$defs/"))
        case dict():
            return {key: _linked(inner, reference) for key, inner in schema.items()}
        case list():
            return [_linked(inner, reference) for inner in schema]
        case _:
            return schema
