"""
Every field of an event survives every integration: a field that is added later is held to it too.
"""

import json
from datetime import date
from typing import Any

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.interop import frames, json as oj
from ofsted_ilacs.interop.records import FIELDS, read_events
from tests.interop.json_examples import DEVON_2024

VISIT_2018 = oi.InspectionEvent(
    oi.authority("St Helens"),
    oi.EventKind.FOCUSED_VISIT,
    date(2018, 7, 17),
    date(2018, 7, 18),
    published=date(2018, 8, 10),
    report_received=date(2018, 8, 9),
    statement_due=date(2018, 9, 10),
    priority_action=True,
    theme="Front door",
)
CALLED_2025 = oi.InspectionEvent(
    oi.authority("Bath and North East Somerset"),
    oi.EventKind.SHORT,
    date(2025, 6, 9),
    date(2025, 6, 13),
    notified=date(2025, 6, 2),
    end_assumed=True,
)
# Rows keep no order of judgements: they come back in that of the edition.
IN_ORDER = tuple(each for area in DEVON_2024.ruleset.areas for each in DEVON_2024.judgements if each.area is area)
EVENTS = (attrs.evolve(DEVON_2024, judgements=IN_ORDER), VISIT_2018, CALLED_2025)


def through_json(event: oi.InspectionEvent) -> oi.InspectionEvent:
    return oj.loads(oj.dumps(event), oi.InspectionEvent)


def through_a_frame(event: oi.InspectionEvent) -> oi.InspectionEvent:
    (back,) = frames.from_frame(frames.to_frame(event, backend="polars"))
    return back


def through_rows(event: oi.InspectionEvent) -> oi.InspectionEvent:
    reading = read_events(frames.to_frame(event, backend="polars").rows(named=True))
    (back,) = reading.events
    return back


def fields() -> list[str]:
    return [field.name for field in attrs.fields(oi.InspectionEvent)]


def test_the_examples_have_something_in_every_field() -> None:
    defaults = {field.name: field.default for field in attrs.fields(oi.InspectionEvent)}
    assert [name for name in fields() if all(getattr(event, name) == defaults[name] for event in EVENTS)] == []


@pytest.mark.parametrize("door", [through_json, through_a_frame, through_rows])
@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_every_field_of_an_event_comes_back(door: Any, event: oi.InspectionEvent) -> None:
    back = door(event)
    assert {name: getattr(back, name) for name in fields()} == {name: getattr(event, name) for name in fields()}


def test_every_field_can_be_named_as_what_a_column_holds() -> None:
    assert set(fields()) - {"judgements"} <= set(FIELDS)


def test_the_schema_knows_every_field() -> None:
    assert list(oj.schema(oi.InspectionEvent)["$defs"]["InspectionEvent"]["properties"]) == fields()


def test_a_document_from_before_a_field_was_added_is_still_read() -> None:
    document = json.loads(oj.dumps(DEVON_2024))
    for name in ("notified", "report_received", "statement_due", "priority_action", "theme", "end_assumed"):
        del document["value"][name]
    assert oj.loads(json.dumps(document), oi.InspectionEvent) == DEVON_2024


def test_a_history_from_before_it_said_until_when_is_still_read() -> None:
    history = oi.History(DEVON_2024.authority, (DEVON_2024,)).known_until(date(2026, 8, 20))
    assert oj.loads(oj.dumps(history), oi.History) == history
    document = json.loads(oj.dumps(history))
    for name in ("complete_until", "visits_until"):
        del document["value"][name]
    assert oj.loads(json.dumps(document), oi.History) == oi.History(DEVON_2024.authority, (DEVON_2024,))
