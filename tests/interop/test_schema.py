"""
The schema and the converter agree: what one takes the other takes, save where a record's fields contradict each other.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

import ofsted_ilacs as oi
from ofsted_ilacs.interop import json as oj
from tests.interop.json_examples import examples, public_classes

ILL_FITTING: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2.0, 1.5, 10**400, "", " ", "x", "good", "2024-01-31", "20240131", "2024-1-31",
    "2024-02-30", "2024-01-31T00:00:00", "2024-W05-3", "2024-01-31\n", "0000-01-01", "ilacs-2023-01", [], [None], {},
    {"type": "string", "value": "x"}, {"type": "Months", "value": {"n": 1}}, {"start": "2024-01-01"},
)  # fmt: skip


@cache
def validator(kind: Any) -> Draft202012Validator:
    return Draft202012Validator(oj.schema(kind))


@cache
def documents() -> tuple[tuple[Any, str], ...]:
    """
    Return the documents of the examples that are short enough to be changed one place at a time.
    """
    texts = [(kind, oj.dumps(record)) for kind in public_classes() for record in examples()[kind]]
    deadline = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9))
    texts.append((oi.Deadline, oj.dumps(deadline, explained=True)))
    return tuple((kind, text) for kind, text in texts if len(text) < 20_000)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """
    Yield every place in a document: the object or array, and the key or index in it.
    """
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from places(inner)


@st.composite
def changed_documents(draw: st.DrawFn) -> tuple[Any, Any]:
    kind, text = draw(st.sampled_from(documents()))
    document = json.loads(text)
    holder, key = draw(st.sampled_from(list(places(document))))
    match draw(st.sampled_from(("replace", "swap", "drop", "add"))):
        case "replace":
            holder[key] = deepcopy(draw(st.sampled_from(ILL_FITTING)))
        case "swap":
            other_holder, other = draw(st.sampled_from(list(places(document))))
            holder[key] = deepcopy(other_holder[other])
        case "drop":
            del holder[key]
        case _ if isinstance(holder, dict):
            holder[draw(st.sampled_from(("type", "value", "n", "extra", "")))] = deepcopy(holder[key])
        case _:
            holder.append(deepcopy(holder[key]))
    return kind, document


def reasons(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from reasons(inner)
    else:
        yield error


@given(changed_documents())
@settings(max_examples=400)
def test_the_schema_and_the_converter_agree_on_any_changed_document(changed: tuple[Any, Any]) -> None:
    kind, document = changed
    has_the_form = validator(kind).is_valid(document)
    try:
        oj.loads(json.dumps(document), kind)
    except oi.RecordError as error:
        refused_by = [type(reason) for reason in reasons(error.__cause__ or error)]
        # Where the form is right it is the record that refuses, in its own words.
        assert not has_the_form or (error.__cause__ and all(issubclass(each, oi.IlacsError) for each in refused_by))  # noqa: PT017
    else:
        assert has_the_form


@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_every_schema_is_valid_and_takes_what_is_written(kind: Any) -> None:
    Draft202012Validator.check_schema(oj.schema(kind))
    for record in examples()[kind]:
        assert validator(kind).is_valid(json.loads(oj.dumps(record)))
    assert validator(tuple[kind, ...]).is_valid(json.loads(oj.dumps(examples()[kind])))
    assert validator(tuple[kind, ...]).is_valid(json.loads(oj.dumps(())))


@given(st.dates().map(str) | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"))
def test_the_schema_knows_the_days_of_every_month_of_every_year(text: str) -> None:
    document = {"schema": oj.VERSION, "type": "Span", "value": {"start": text, "end": text}}
    try:
        oj.loads(json.dumps(document), oi.Span)
    except oi.RecordError:
        assert not validator(oi.Span).is_valid(document)
    else:
        assert validator(oi.Span).is_valid(document)


@pytest.mark.parametrize("year", ["1900", "2000", "2023", "2024", "2100", "0004", "0100", "0400"])
def test_the_schema_knows_the_leap_years(year: str) -> None:
    document = {"schema": oj.VERSION, "type": "Span", "value": {"start": f"{year}-02-29", "end": "9999-12-31"}}
    try:
        oj.loads(json.dumps(document), oi.Span)
    except oi.RecordError:
        assert not validator(oi.Span).is_valid(document)
    else:
        assert validator(oi.Span).is_valid(document)


def test_a_schema_describes_each_record_in_a_sentence() -> None:
    assert oj.schema(oi.History)["$defs"]["Span"]["description"] == "A stretch of days, both ends included."


def test_a_schema_knows_the_editions_that_are_published() -> None:
    edition = oj.schema(oi.NextEvent)["$defs"]["Ruleset"]["anyOf"][0]
    assert edition == {"enum": [each.id for each in oi.rulesets()]}


def test_a_schema_lets_an_answer_be_explained_and_nothing_else() -> None:
    explained = json.loads(oj.dumps(oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9)), explained=True))
    assert validator(oi.Deadline).is_valid(explained)
    assert not validator(oi.Deadline).is_valid(explained | {"explained": {"headline": "Due.", "steps": [{}]}})
    assert "explained" not in oj.schema(oi.Span)["properties"]


def test_what_no_document_can_hold_has_no_schema() -> None:
    with pytest.raises(oi.RecordError, match="has no form in JSON"):
        oj.schema(dict)


@pytest.mark.parametrize(
    "kind", ["InspectionEvent", list, list[oi.Span], [oi.Span], oi.Span(date(2024, 1, 1), date(2024, 1, 2)), object]
)
def test_no_door_takes_a_type_that_no_document_can_hold(kind: Any) -> None:
    span = oi.Span(date(2024, 1, 1), date(2024, 1, 2))
    for ask in (lambda: oj.schema(kind), lambda: oj.dumps(span, type=kind), lambda: oj.loads(oj.dumps(span), kind)):
        with pytest.raises(oi.RecordError, match="has no form in JSON"):
            ask()
