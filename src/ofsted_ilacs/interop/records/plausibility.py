"""
What is possible but unlikely about an event that was read from a row: cells to check against the report.

Each check rests on what was observed over published reports, and says so. None of them proves a mistake: reports have
broken every one of these habits except the relations between grades.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
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
from ofsted_ilacs.workdays.uk_calendars import count_working_days, is_working_day

__all__ = ["contradictions", "doubts"]


def doubts(event: InspectionEvent, legs: tuple[Span, ...], edition: Ruleset | None) -> Iterator[tuple[str, str]]:
    """
    Yield what is unlikely about the days and the kind of an event, as the name of a field and the reason to check it.

    Args:
        event: The event.
        legs: Its days on site.
        edition: The edition that governs it, of a full inspection; None of any other event.
    """
    if event.kind.is_visit:
        yield from _letter(event)
    if edition is not None:
        yield from _length(event, legs)
        yield from _first_day(event, edition)
        yield from _publication(event, edition)


def contradictions(judgements: Iterable[Judgement], edition: Ruleset) -> Iterator[tuple[str, str]]:
    """
    Yield what is unlikely about the grades of an inspection, as the name of a field and the reason to check it.
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


def _letter(event: InspectionEvent) -> Iterator[tuple[str, str]]:
    if event.published == event.start:
        yield (
            "published",
            f"The letter came out on {in_words(event.start)}, the first day of the {event.kind.label} itself. Letters "
            "come weeks later; one of the two days may have been copied into the other.",
        )


def _length(event: InspectionEvent, legs: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    if event.kind.weeks_on_site is None or event.end_assumed:
        return
    by_length = _kind_by_length(legs)
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
    if rule is None or rule.value is not True or _begins_its_week(event.start):
        return
    held = f"({rule.evidence.n} of {rule.evidence.of})"
    hint, (year, month, day) = "", event.start.timetuple()[:3]
    if day <= _MONTHS and (swapped := date(year, day, month)).weekday() == _MONDAY:
        hint = f" Day and month may have changed places: {in_words(swapped)} is one."
    yield "start", f"{in_words(event.start)} is no Monday, on which fieldwork starts {held}.{hint}"


_MONDAY = 0  # as date.weekday() counts
_MONTHS = 12


@lru_cache(1024)
def _begins_its_week(day: date) -> bool:
    """
    Return whether a day is a Monday, or follows a Monday that was a bank holiday (Cumbria, 20 September 2022).
    """
    earlier = [day - timedelta(days) for days in range(1, day.weekday() + 1)]
    try:
        return not any(map(is_working_day, earlier))
    except CoverageError:
        return False


_LATEST = 366
"""How many days after fieldwork any report came out, with much to spare."""


def _publication(event: InspectionEvent, edition: Ruleset) -> Iterator[tuple[str, str]]:
    if event.published is None:
        return
    days = (event.published - event.end).days
    if days > _LATEST:
        yield "published", f"It is {days:,} days after the last day of fieldwork. A year may be mistyped."
        return
    usual = _usual_lag(edition.id, event.end)
    if usual is None:
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
