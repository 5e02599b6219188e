"""
Pydantic takes records as they are: in models, as types of their own, and described for others.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import ofsted_ilacs as oi
from ofsted_ilacs.interop import json as oj
from tests.interop.json_examples import examples, public_classes, same


class Request(BaseModel):
    """
    A caller's own model.
    """

    authority: oi.Authority
    grade: oi.Grade = oi.Grade.GOOD
    spans: tuple[oi.Span, ...] = ()


def faults(**fields: Any) -> list[str]:
    """
    Return what pydantic says of a request that it refuses.
    """
    with pytest.raises(ValidationError) as refused:
        Request.model_validate(fields)
    return [f"{error['loc']}: {error['msg']}" for error in refused.value.errors()]


@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_every_public_record_passes_through_pydantic_as_its_value_in_a_document(kind: Any) -> None:
    adapter = TypeAdapter(kind)
    form = adapter.json_schema()
    Draft202012Validator.check_schema(form)
    for record in examples()[kind]:
        written = adapter.dump_json(record)
        assert json.loads(written) == json.loads(oj.dumps(record))["value"]
        assert Draft202012Validator(form).is_valid(json.loads(written))
        assert same(adapter.validate_json(written), record)


def test_a_record_stays_itself_in_python_and_is_written_in_json() -> None:
    leeds = oi.authority("Leeds")
    request = Request(authority=leeds)
    assert request.authority is leeds
    assert request.model_dump() == {"authority": leeds, "grade": oi.Grade.GOOD, "spans": ()}
    assert request.model_dump(mode="json")["authority"]["dfe_code"] == "383"
    assert Request.model_validate_json(request.model_dump_json()) == request


@pytest.mark.parametrize("key", ["Leeds", "383", "E08000035", "Leeds City Council"])
def test_an_authority_may_be_given_by_name_or_code(key: str) -> None:
    assert Request.model_validate({"authority": key}).authority == oi.authority("Leeds")


def test_each_fault_is_told_at_its_field() -> None:
    (unknown,) = faults(authority="Leads")
    assert unknown.startswith("('authority',): 'Leads' is no authority's name or code. The nearest names are 'Leeds'")
    (grade,) = faults(authority="Leeds", grade="fine")
    assert "('grade',): 'fine' is no Grade" in grade
    swapped, short = faults(authority="Leeds", spans=[{"start": "2024-02-01", "end": "2024-01-01"}, {}])
    assert "('spans', 0): The span ends on 2024-01-01, before it starts on 2024-02-01" in swapped
    assert "('spans', 1): the field is missing @ $.start" in short


def test_a_timestamp_is_no_day_here_either() -> None:
    (fault,) = faults(authority="Leeds", spans=[{"start": "2024-02-01T00:00:00", "end": "2024-02-01"}])
    assert "is not a day written as YYYY-MM-DD @ $.start" in fault


def test_one_definition_describes_a_record_wherever_it_is_named() -> None:
    definitions = Request.model_json_schema()["$defs"]
    assert definitions.keys() >= {"Authority", "AuthorityKind", "Grade", "Span"}
    assert not [name for name in definitions if "ofsted" in name.lower()]
    for name, form in oj.schema(oi.Authority)["$defs"].items():
        assert definitions[name] == form


def test_every_reference_in_a_description_leads_somewhere() -> None:
    form = TypeAdapter(oi.NextEvent).json_schema()
    assert set(references(form)) <= {f"#/$defs/{name}" for name in form["$defs"]}


def references(form: Any) -> Iterator[str]:
    match form:
        case {"$ref": str(address)}:
            yield address
        case dict():
            for inner in form.values():
                yield from references(inner)
        case list():
            for inner in form:
                yield from references(inner)


def test_answers_to_many_are_a_tuple_to_pydantic() -> None:
    received = oi.deadlines(oi.published("Leeds").events[-1], report_received=date(2025, 8, 1))
    adapter = TypeAdapter(tuple[oi.Deadline, ...])
    assert adapter.validate_json(adapter.dump_json(received)) == received


def test_nothing_of_pydantic_is_loaded_before_pydantic_asks() -> None:
    code = (
        "import sys, ofsted_ilacs as oi\n"
        "from ofsted_ilacs.interop.json import dumps\n"
        "dumps(oi.authority('Leeds'))\n"
        "sys.exit(any(name.startswith('pydantic') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
