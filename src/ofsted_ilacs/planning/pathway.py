"""
Which way an authority is on, by the outcome of its last graded inspection.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.judged import Case, holds
from ofsted_ilacs.rules.rule import Rule

__all__ = ["PathwayDecision", "pathway"]


@attrs.frozen(kw_only=True, repr=False)
class PathwayDecision(Displayed):
    """
    The way that an authority is on, and why.

    Attributes:
        pathway: The way; None where the last outcome, or what it leads to, is not known.
        needs_review: Whether a person should look at it: it rests on an inference that could be wrong.
        rule: The rule that decided; None where none did.
        inspection: The last graded inspection; None where there was none.
        authority: Whose way it is.
        interventions: The steps of the Department for Education on record since then, oldest first.
        ruleset: The edition whose rules were asked.
        as_of: The day of asking.
    """

    pathway: Pathway | None
    needs_review: bool
    rule: Rule[Any] | None
    inspection: InspectionEvent | None
    authority: Authority
    interventions: tuple[InspectionEvent, ...]
    ruleset: Ruleset
    as_of: date

    @property
    def headline(self) -> str:
        """
        The answer in a sentence.
        """
        if self.pathway is None:
            return f"{self.authority.name}: the way to its next graded inspection is not known."
        return f"{self.authority.name}: on the way to {self.pathway.label}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Why, step by step.
        """
        return (*self.reasons, *announced_steps(self.ruleset, self.as_of, self.as_of))

    @property
    def reasons(self) -> tuple[Step, ...]:
        """
        The last outcome, what it leads to, and the interventions on record.
        """
        last = self.inspection
        found = Step("No graded inspection of it is on record.") if last is None else _outcome_step(last)
        return (found, _decision_step(self), *(_intervention_step(each, self.ruleset) for each in self.interventions))

    def __str__(self) -> str:
        return self.headline


def pathway(history: History, *, as_of: date, ruleset: Ruleset | None = None) -> PathwayDecision:
    """
    Return the way that an authority is on.

    Args:
        history: The authority's events. Those that begin after *as_of* are left out of account.
        as_of: The day of asking.
        ruleset: The edition to ask; by default the one in force on *as_of*.

    Raises:
        HistoryError: When the authority did not exist on *as_of*.
        RulesetNotFoundError: When no edition is known for *as_of*.
        RecordError: When a rule that decides holds a value of the wrong kind.
    """
    return decide(Situation.of(history, as_of, ruleset=ruleset))


def decide(situation: Situation) -> PathwayDecision:
    """
    Return the way that an authority is on.
    """
    last, ruleset = situation.last, situation.ruleset
    rule, doubtful = _first(situation) if last is None else _deciding(last, ruleset)
    way = None if rule is None else Pathway.FIRST_INSPECTION if last is None else rule.known
    return PathwayDecision(
        pathway=way if rule is not None and rule.is_known else None,
        needs_review=way is None or doubtful,
        rule=rule,
        inspection=last,
        authority=situation.authority,
        interventions=situation.interventions,
        ruleset=ruleset,
        as_of=situation.as_of,
    )


def _first(situation: Situation) -> tuple[Rule[Any] | None, bool]:
    if not situation.may_be_new:
        return None, True
    return situation.ruleset.next.first, situation.authority.is_announced


def _deciding(last: InspectionEvent, ruleset: Ruleset) -> tuple[Rule[Any] | None, bool]:
    """
    Return the rule that decides what follows an inspection, and whether a person should look at what it decides.
    """
    decides = ruleset.next.overall_grade_decides
    if last.overall is not None and (decides is None or decides.value is not False):
        return ruleset.next.after(last.overall), False
    if last.ruleset.makes_overall_judgement and last.overall is None:
        return None, True
    case = _case(last, ruleset)
    return (None, True) if case is None else (case.rule, case.needs_review)


def _case(last: InspectionEvent, ruleset: Ruleset) -> Case | None:
    # The first case whose conditions hold; none where a missing grade could have decided an earlier one.
    grades = {judgement.area: judgement.grade for judgement in last.judgements}
    for case in ruleset.without_overall:
        fulfilled = holds(case.when, grades, last.ruleset.areas)
        if fulfilled is None:
            return None
        if fulfilled:
            return case
    return None


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
    Return the step that says what is announced to follow an edition, where an answer reaches that far.
    """
    announced = ruleset.announced
    if announced is None or announced.day > until or (announced.known_from or announced.day) > as_of:
        return ()
    text = f"{announced.note}. What lies beyond it may change."
    return (Step(text, source=announced.citation.url or None),)
