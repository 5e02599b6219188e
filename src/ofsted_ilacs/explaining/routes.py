"""
The pathway of an authority, in words.
"""

from datetime import date

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.pathway import PathwayDecision
from ofsted_ilacs.rules.edition import Ruleset

__all__ = ["announced_steps", "headline", "reasons", "steps"]


def headline(decision: PathwayDecision) -> str:
    """
    Return the answer in a sentence.
    """
    if decision.pathway is None:
        return f"{decision.authority.name}: the way to its next graded inspection is not known."
    return f"{decision.authority.name}: on the way to {decision.pathway.label}."


def steps(decision: PathwayDecision) -> tuple[Step, ...]:
    """
    Return why, step by step.
    """
    return (*reasons(decision), *announced_steps(decision.ruleset, decision.as_of, decision.as_of))


def reasons(decision: PathwayDecision) -> tuple[Step, ...]:
    """
    Return the last outcome, what it leads to, and the interventions on record.
    """
    last = decision.inspection
    found = Step("No graded inspection is on record.") if last is None else _outcome_step(last)
    interventions = (_intervention_step(each, decision.ruleset) for each in decision.interventions)
    return (found, _decision_step(decision), *interventions)


def _outcome_step(inspection: InspectionEvent) -> Step:
    when = " and ".join(map(str, inspection.fieldwork))
    kind = inspection.kind.label.removesuffix(" inspection")
    by_length = "" if inspection.kind in _KINDS_PRINTED else f" ({_whence(inspection)}; reports do not print the kind)"
    return Step(f"Last graded inspection: {kind}{by_length}, {when}, {_report(inspection)}", source=inspection.source)


def _whence(inspection: InspectionEvent) -> str:
    try:
        told = EventKind.from_fieldwork(inspection.fieldwork)
    except HistoryError:
        return "as recorded"
    return "by its length" if told is inspection.kind else "as recorded"


def _report(inspection: InspectionEvent) -> str:
    if inspection.published is None:
        return f"no day of publication on record. {_outcome(inspection)}"
    return f"published {in_words(inspection.published)}. {_outcome(inspection)}"


def _intervention_step(event: InspectionEvent, ruleset: Ruleset) -> Step:
    rule = ruleset.law.intervention(event.kind)
    text = f"On record: {event.kind.label}, {in_words(event.start)}. What follows has no date that can be computed."
    return step(text, ruleset, rule)


_KINDS_PRINTED = frozenset({EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE})


def _outcome(inspection: InspectionEvent) -> str:
    if inspection.overall is not None:
        return f"Overall effectiveness: {inspection.overall.label}."
    if not inspection.judgements:
        return "Its judgements are not on record."
    grades = "; ".join(f"{judgement.area.short}: {judgement.grade.label}" for judgement in inspection.judgements)
    if inspection.ruleset.makes_overall_judgement:
        return f"Its overall grade is not on record ({grades})."
    return f"No overall grade is given since April 2026: {grades}."


def _decision_step(decision: PathwayDecision) -> Step:
    ruleset, rule, last = decision.ruleset, decision.rule, decision.inspection
    if rule is None:
        return Step(f"What follows is not known: {_what_is_missing(decision)}.")
    if decision.pathway is None:
        return step(str(rule), ruleset, rule)
    text = str(rule)
    if decision.needs_review:
        text += " A person should look at this."
    if last is not None and last.overall is not None and ruleset.next.overall_grade_decides is not None:
        decides = ruleset.next.overall_grade_decides
        return step(f"{text} {decides}", ruleset, rule, decides)
    return step(text, ruleset, rule)


def _what_is_missing(decision: PathwayDecision) -> str:
    last = decision.inspection
    if last is None:
        return f"{decision.authority.name} is not a new authority, so the history given is incomplete"
    if last.judgements and not (last.ruleset.makes_overall_judgement or decision.ruleset.without_overall):
        return f"edition {decision.ruleset.id} has no rule for a report without an overall grade"
    return "the outcome of its last inspection is not fully on record, or was not published by the day of asking"


def announced_steps(ruleset: Ruleset, as_of: date, until: date) -> tuple[Step, ...]:
    """
    Return the step on the announced successor of an edition, if the answer reaches that day.
    """
    announced = ruleset.announced
    if announced is None or announced.day > until or (announced.known_from or announced.day) > as_of:
        return ()
    text = f"{announced.note}. Later dates may change."
    return (Step(text, source=announced.citation.url or None),)
