"""
What is possible but unlikely about an event that was read from a row: cells to check against the report.

Each check rests on what was observed over published reports, and says so. None of them proves a mistake: reports have
broken every one of these habits except the relations between grades.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import CoverageError, HistoryError
from ofsted_ilacs.model.areas import AreaRole, Judgement
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.uk_calendars import count_working_days

__all__ = ["contradictions", "doubts"]


def doubts(event: InspectionEvent, edition: Ruleset) -> Iterator[tuple[str, str]]:
    """
    Yield what is unlikely about the days and the kind of an inspection, as the name of a field and the reason to check
    it.
    """
    yield from _length(event)
    yield from _first_day(event, edition)
    yield from _publication(event, edition)


def contradictions(judgements: Iterable[Judgement], edition: Ruleset) -> Iterator[tuple[str, str]]:
    """
    Yield what is unlikely about the grades of an inspection, likewise.
    """
    grades = {judgement.area: judgement.grade for judgement in judgements}
    overall = next((area for area in grades if area.role is AreaRole.OVERALL), None)
    if overall is None:
        return
    for relation in edition.relation:
        if relation.is_broken_by(grades, edition.areas):
            found = relation.rule.evidence
            held = f"This held in {found.n} of {found.of} reports; columns may have shifted."
            yield overall.value, f"The overall grade contradicts the others. {relation.rule} {held}"


def _length(event: InspectionEvent) -> Iterator[tuple[str, str]]:
    if event.kind not in (EventKind.SHORT, EventKind.STANDARD):
        return
    by_length = _kind_by_length(event.fieldwork)
    if by_length is None:
        yield "end", "Fieldwork is of neither 5 weekdays (short) nor 10 (standard), as nearly every inspection's is."
    elif by_length is not event.kind:
        yield "kind", f"By its length it is a {by_length.label}: five weekdays on site are short, ten standard."


@lru_cache(1024)
def _kind_by_length(legs: tuple[Span, ...]) -> EventKind | None:
    try:
        return EventKind.from_fieldwork(legs)
    except HistoryError:
        return None


def _first_day(event: InspectionEvent, edition: Ruleset) -> Iterator[tuple[str, str]]:
    rule = None if edition.week is None else edition.week.monday
    if rule is not None and rule.value is True and event.start.weekday() != 0:
        held = f"({rule.evidence.n} of {rule.evidence.of}). Day and month may have changed places"
        yield "start", f"{in_words(event.start)} is no Monday, on which fieldwork starts {held}."


def _publication(event: InspectionEvent, edition: Ruleset) -> Iterator[tuple[str, str]]:
    usual = _usual_lag(edition.id, event.end)
    if event.published is None or usual is None:
        return
    try:
        lag = count_working_days(event.end, event.published)
    except CoverageError:
        return
    if lag > usual.high:
        yield (
            "end",
            f"The report came out {lag} working days later, nine in ten within {usual.high:g}. A second period of "
            "fieldwork may be missing (as for Derbyshire 2019, South Tyneside 2022-23 and Devon 2024-25).",
        )


@lru_cache(1024)
def _usual_lag(edition: str, end: date) -> Estimate | None:
    usual = ruleset(edition).publication.usual
    rule = None if usual is None else usual.on(end)
    return None if rule is None else rule.known
