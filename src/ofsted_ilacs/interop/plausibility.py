"""
What is possible but unlikely about an event that was read from a row: cells to check against the report.

Each check rests on what was observed over published reports, and says so. None of them proves a mistake: reports have
broken every one of these habits except the relations between grades.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
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
from ofsted_ilacs.workdays.uk_calendars import count_working_days

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
    rule = edition.find("week.monday")
    if rule is not None and event.start.weekday() != 0:
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
    rule = ruleset(edition).dated("publication.usual", end)
    return rule.value if rule is not None and isinstance(rule.value, Estimate) else None
