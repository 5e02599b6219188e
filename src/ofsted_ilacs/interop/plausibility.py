"""
What is possible but unlikely about an event that was read from a row: cells to check against the report.

Each check rests on what was observed over published reports, and says so. None of them proves a mistake: reports have
broken every one of these habits except the relations between grades.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import CoverageError, HistoryError
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.ruleset import Ruleset
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.named import count_working_days, is_working_day

__all__ = ["contradictions", "doubts"]

_PRACTICE = (
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CARE_LEAVERS,
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
)
_SIF_KEY = (
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE,
)


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
    Yield what is unlikely about the grades of an inspection, likewise.
    """
    grades = {judgement.area: judgement.grade for judgement in judgements}
    if JudgementArea.OVERALL_EFFECTIVENESS not in grades:
        return
    for id, contradicts in _CONTRADICTIONS.items():
        rule = edition.find(id)
        if rule is not None and contradicts(grades):
            held = f"This held in {rule.evidence.n} of {rule.evidence.of} reports; columns may have shifted."
            yield "overall_effectiveness", f"The overall grade contradicts the others. {rule.statement} {held}"


_Grades = Mapping[JudgementArea, Grade]


def _practice_inadequate(grades: _Grades) -> bool:
    return _any_inadequate(grades, _PRACTICE) and not _is_overall(grades, Grade.INADEQUATE)


def _not_as_good_as_the_others(grades: _Grades) -> bool:
    leaders = grades.get(JudgementArea.IMPACT_OF_LEADERS)
    practice = [grades[area] for area in _PRACTICE if area in grades]
    if leaders is None or len(practice) != 3:
        return False
    others = leaders.is_good_or_better and sum(grade.is_good_or_better for grade in practice) >= 2
    return others is not grades[JudgementArea.OVERALL_EFFECTIVENESS].is_good_or_better


def _outstanding_without_the_others(grades: _Grades) -> bool:
    leaders = grades.get(JudgementArea.IMPACT_OF_LEADERS, Grade.OUTSTANDING)
    below_good = any(not grade.is_good_or_better for grade in grades.values())
    return _is_overall(grades, Grade.OUTSTANDING) and (leaders is not Grade.OUTSTANDING or below_good)


def _key_inadequate(grades: _Grades) -> bool:
    return _any_inadequate(grades, _SIF_KEY) and not _is_overall(grades, Grade.INADEQUATE)


def _any_inadequate(grades: _Grades, areas: Iterable[JudgementArea]) -> bool:
    return any(grades.get(area) is Grade.INADEQUATE for area in areas)


def _is_overall(grades: _Grades, grade: Grade) -> bool:
    return grades[JudgementArea.OVERALL_EFFECTIVENESS] is grade


# The editions hold these rules in words; here is what each forbids.
_CONTRADICTIONS: dict[str, Callable[[_Grades], bool]] = {
    "relation.any-practice-inadequate": _practice_inadequate,
    "relation.good-overall": _not_as_good_as_the_others,
    "relation.outstanding-overall": _outstanding_without_the_others,
    "relation.sif-key-inadequate": _key_inadequate,
}


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
    rule = edition.find("week.monday")
    if rule is None or _begins_its_week(event.start):
        return
    held = f"({rule.evidence.n} of {rule.evidence.of})"
    swapped = _swapped(event.start)
    hint = ""
    if swapped is not None and swapped.weekday() == _MONDAY:
        hint = f" Day and month may have changed places: {in_words(swapped)} is one."
    yield "start", f"{in_words(event.start)} is no Monday, on which fieldwork starts {held}.{hint}"


_MONDAY = 0  # as date.weekday() counts


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


def _swapped(day: date) -> date | None:
    """
    Return a day with its day and month in each other's place; None where there is no such day.
    """
    return None if day.day > _MONTHS else date(day.year, day.day, day.month)


_MONTHS = 12


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
    rule = ruleset(edition).dated("publication.usual", end)
    return rule.value if rule is not None and isinstance(rule.value, Estimate) else None
