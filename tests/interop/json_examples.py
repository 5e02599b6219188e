"""
One of everything that the library answers with, to be sent through its integrations.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

import attrs

import ofsted_ilacs as oi
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.interop import records
from ofsted_ilacs.planning.forecast_model import waits
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.register import succession
from ofsted_ilacs.sector import (
    clocks,
    inspection_chances,
    inspection_windows,
    neighbours,
    outcomes,
    overall_grades,
    publication,
    transitions,
    visit_themes,
    waiting,
)

G, K = oi.Grade, oi.EventKind

DEVON_2024 = oi.InspectionEvent(
    oi.authority("Devon"),
    K.STANDARD,
    date(2024, 9, 23),
    date(2025, 1, 17),
    published=date(2025, 5, 9),
    judgements=(
        oi.Judgement(oi.JudgementArea.OVERALL_EFFECTIVENESS, G.INADEQUATE),
        oi.Judgement(oi.JudgementArea.CARE_LEAVERS, G.INADEQUATE),
    ),
    legs=(oi.Span(date(2024, 9, 23), date(2024, 9, 27)), oi.Span(date(2025, 1, 13), date(2025, 1, 17))),
    lead_inspectors=("A. N. Inspector",),
    source="https://reports.ofsted.gov.uk/provider/44/80449",
)
DEVON = oi.History(
    DEVON_2024.authority,
    (
        oi.InspectionEvent(
            DEVON_2024.authority,
            K.STANDARD,
            date(2020, 1, 20),
            date(2020, 1, 31),
            published=date(2020, 3, 24),
            judgements=(oi.Judgement(oi.JudgementArea.OVERALL_EFFECTIVENESS, G.INADEQUATE),),
        ),
        DEVON_2024,
        oi.InspectionEvent(DEVON_2024.authority, K.STATUTORY_DIRECTION, date(2025, 6, 2)),
        oi.InspectionEvent(DEVON_2024.authority, K.MONITORING_VISIT, date(2025, 12, 2), date(2025, 12, 3)),
    ),
)
AS_OF = date(2026, 1, 12)
STAYS = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def _answers() -> Iterator[object]:
    expected = oi.next_event(DEVON, as_of=AS_OF)
    inspection = oi.next_inspection(DEVON, as_of=AS_OF)
    statement = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9))
    yield from (DEVON, expected, inspection, inspection.steps, oi.pathway(DEVON, as_of=AS_OF))
    yield from (statement, statement.skipped, statement.status(AS_OF), *oi.deadlines(DEVON_2024))
    yield oi.england_and_wales().affected_by(date(2023, 8, 14), [statement])
    yield from (oi.timetable(DEVON_2024), oi.timetable(inspection))
    ahead = oi.forecast(DEVON, as_of=AS_OF)
    yield from (ahead, ahead.kinds, ahead.likely_weeks(2), oi.publication_forecast(DEVON_2024))
    yield waits([DEVON], AS_OF)
    drawn = oi.simulate([DEVON.known_until(AS_OF)], until=date(2026, 3, 31), draws=2, seed=1, transitions=STAYS)
    yield from (drawn, drawn.by_month())
    yield oi.programme(DEVON, as_of=AS_OF, until=date(2030, 1, 1))
    if inspection.window is not None:
        yield likely_weeks(inspection.window, K.STANDARD)
    yield publication_pause(date(2024, 7, 1), [date(2024, 7, 4)], oi.WorkingDays(25))
    yield from (succession.succession(oi.authority("Dorset")), oi.authorities())
    yield from (oi.published("Leeds"), *map(provenance, oi.published("Leeds")))
    yield oi.compare(*oi.rulesets()[1:3])
    for edition in oi.rulesets():
        yield from (edition, edition.rules, edition.with_value("working-day", "my own"))
    for calendar in (oi.england_and_wales(), oi.any_part_of_uk()):
        yield from (calendar, calendar.projected_to(2031), calendar.with_holidays(date(2028, 5, 5)))
    yield records.read_events([{"authority": "Devon", "start": "?", "kind": ""}, {"authority": "Leeds", "start": "?"}])
    yield records.read_events([{"authority": "Devon", "kind": "jtai", "start": "2024-09-23"}])
    yield from (
        waiting.waiting_times([DEVON], as_of=AS_OF),
        inspection_windows.inspection_windows([DEVON], as_of=AS_OF),
        inspection_chances.inspection_chances([DEVON], as_of=AS_OF, until=date(2027, 1, 12)),
        publication.publication_lags([DEVON], as_of=AS_OF),
        outcomes.outcomes([DEVON], as_of=AS_OF),
        overall_grades.overall_grades([DEVON], as_of=AS_OF),
        visit_themes.visit_themes([DEVON], as_of=AS_OF),
        transitions.transitions([DEVON], as_of=AS_OF),
        clocks.in_progress([DEVON], as_of=date(2025, 5, 20)),
        neighbours.neighbours(DEVON.authority, [DEVON], as_of=AS_OF),
    )


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
    elif attrs.has(type(value)):
        yield value
        for field in value.__attrs_attrs__:
            yield from _inside(getattr(value, field.name, None))


@cache
def examples() -> dict[type, tuple[Any, ...]]:
    """
    Return up to five different records of each class that stand in the answers, whole or inside another.
    """
    found: dict[type, dict[str, Any]] = {}
    for record in _inside(tuple(_answers())):
        of_class = found.setdefault(type(record), {})
        if len(of_class) < 5:
            of_class.setdefault(repr(record), record)
    return {kind: tuple(of_class.values()) for kind, of_class in found.items()}


def public_classes() -> tuple[type, ...]:
    """
    Return every public class of records, those of the modules imported on purpose included.
    """
    listed = oi._HOMES.items() | oi._FURTHER.items()
    public = {getattr(import_module(f"ofsted_ilacs.{home}"), name) for home, names in listed for name in names.split()}
    found = [each for each in public if isinstance(each, type) and attrs.has(each)]
    return (*sorted(found, key=lambda each: each.__name__), records.Problem, records.Reading)


def same(one: object, other: object) -> bool:
    """
    Return whether two values are of one type and hold the same in every field, those that equality leaves out included.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if attrs.has(type(one)):
        names = [field.name for field in one.__attrs_attrs__ if field.init]  # type: ignore[attr-defined]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other
