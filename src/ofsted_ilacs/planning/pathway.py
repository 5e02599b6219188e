"""
Which way an authority is on, by the outcome of its last graded inspection.
"""

from datetime import date

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.existence import check_existed, may_be_new
from ofsted_ilacs.planning.steps import Step, said, step
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.ruleset import Rule, Ruleset

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
    rule: Rule | None
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
        return (*self.reasons, *announced_steps(self.ruleset, self.as_of))

    @property
    def reasons(self) -> tuple[Step, ...]:
        """
        The last outcome, what it leads to, and the interventions on record.
        """
        last = self.inspection
        found = Step("No graded inspection of it is on record.") if last is None else _outcome_step(last, self.as_of)
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
    as_of = day(as_of)
    check_existed(expect(History, history, "history").authority, as_of)
    return decide(history, as_of, edition_for(ruleset, as_of))


def decide(history: History, as_of: date, ruleset: Ruleset) -> PathwayDecision:
    """
    Return the way that an authority is on, under an edition; the day of asking is not checked.
    """
    last = _latest_full(history, as_of)
    rule = _first_rule(history.authority, ruleset) if last is None else _deciding_rule(last, as_of, ruleset)
    if rule is None:
        way = None
    elif last is None:
        way = Pathway.FIRST_INSPECTION
    else:
        way = rule.as_a(Pathway)
    return PathwayDecision(
        pathway=way,
        needs_review=rule is None or way is None or rule.id in _NEEDS_REVIEW,
        rule=rule,
        inspection=last,
        authority=history.authority,
        interventions=tuple(
            event
            for event in history.events
            if event.kind.is_intervention and event.start <= as_of and (last is None or last.start <= event.start)
        ),
        ruleset=ruleset,
        as_of=as_of,
    )


_NEEDS_REVIEW = frozenset({"next.without-overall.practice-inadequate", "next.without-overall.leaders-inadequate"})

_BY_OVERALL = {
    Grade.OUTSTANDING: "next.outstanding",
    Grade.GOOD: "next.good",
    Grade.REQUIRES_IMPROVEMENT: "next.requires-improvement",
    Grade.INADEQUATE: "next.inadequate",
}
_PRACTICE = (JudgementArea.HELP_AND_PROTECTION, JudgementArea.CHILDREN_IN_CARE, JudgementArea.CARE_LEAVERS)


def _first_rule(authority: Authority, ruleset: Ruleset) -> Rule | None:
    return ruleset.find("next.first") if may_be_new(authority) else None


def _deciding_rule(last: InspectionEvent, as_of: date, ruleset: Ruleset) -> Rule | None:
    if not _is_published(last, as_of):
        return None
    if last.overall is not None:
        return rule_after(last.overall, ruleset)
    if last.ruleset.makes_overall_judgement:
        return None
    id = _without_overall(last)
    return None if id is None else ruleset.find(id)


def _is_published(last: InspectionEvent, as_of: date) -> bool:
    # Judgements given without a day of publication are taken as known: drafts are, to the authority.
    return last.published is None or last.published <= as_of


def rule_after(overall: Grade, ruleset: Ruleset) -> Rule | None:
    """
    Return the rule of an edition that says what follows an overall grade; None where it has none.
    """
    return ruleset.find(_BY_OVERALL[overall]) or ruleset.find("next.cycle")


def _without_overall(last: InspectionEvent) -> str | None:
    practice = [last.grade(area) for area in _PRACTICE]
    leaders = last.grade(JudgementArea.IMPACT_OF_LEADERS)
    if Grade.INADEQUATE in practice:
        return "next.without-overall.practice-inadequate"
    if leaders is None or None in practice:
        return None
    if leaders is Grade.INADEQUATE:
        return "next.without-overall.leaders-inadequate"
    if leaders.is_good_or_better and sum(grade is not None and grade.is_good_or_better for grade in practice) >= 2:
        return "next.without-overall.mostly-good"
    return "next.without-overall.otherwise"


def _latest_full(history: History, as_of: date) -> InspectionEvent | None:
    for event in reversed(history.events):
        if event.start <= as_of and event.kind.is_full_inspection:
            return event
    return None


def _outcome_step(inspection: InspectionEvent, as_of: date) -> Step:
    when = " and ".join(map(str, inspection.fieldwork))
    kind = inspection.kind.label.removesuffix(" inspection")
    by_length = "" if inspection.kind in _KINDS_PRINTED else f" ({_whence(inspection)}; reports do not print the kind)"
    return Step(
        f"Last graded inspection: {kind}{by_length}, {when}, {_report(inspection, as_of)}", source=inspection.source
    )


def _whence(inspection: InspectionEvent) -> str:
    try:
        told = EventKind.from_fieldwork(inspection.fieldwork)
    except HistoryError:
        return "as recorded"
    return "by its length" if told is inspection.kind else "as recorded"


def _report(inspection: InspectionEvent, as_of: date) -> str:
    if inspection.published is None:
        return f"no day of publication on record. {_outcome(inspection)}"
    if not _is_published(inspection, as_of):
        return f"published only on {in_words(inspection.published)}."
    return f"published {in_words(inspection.published)}. {_outcome(inspection)}"


def _intervention_step(event: InspectionEvent, ruleset: Ruleset) -> Step:
    rule = ruleset.find(f"intervention.{event.kind.value.replace('_', '-')}")
    text = f"On record: {event.kind.label}, {in_words(event.start)}. What follows has no date that can be computed."
    return step(text, ruleset, rule)


_KINDS_PRINTED = frozenset({EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE})


def _outcome(inspection: InspectionEvent) -> str:
    if inspection.overall is not None:
        return f"Overall effectiveness: {inspection.overall.label}."
    if not inspection.judgements:
        return "Its judgements are not on record."
    grades = "; ".join(f"{_SHORT_NAMES.get(j.area, j.area.label)} {j.grade.label}" for j in inspection.judgements)
    if inspection.ruleset.makes_overall_judgement:
        return f"Its overall grade is not on record ({grades})."
    return f"No overall grade is given since April 2026: {grades}."


_SHORT_NAMES = {
    JudgementArea.IMPACT_OF_LEADERS: "leaders",
    JudgementArea.HELP_AND_PROTECTION: "help and protection",
    JudgementArea.CHILDREN_IN_CARE: "children in care",
    JudgementArea.CARE_LEAVERS: "care leavers",
}


def _decision_step(decision: PathwayDecision) -> Step:
    ruleset, rule, last = decision.ruleset, decision.rule, decision.inspection
    if rule is None:
        return Step(f"What follows is not known: {_what_is_missing(decision)}.")
    if decision.pathway is None:
        return step(f"What follows is {rule.value}.", ruleset, rule)
    text = said(rule, f"What follows is {decision.pathway.label}.")
    if decision.needs_review:
        text += " A person should look at this."
    if last is not None and last.overall is not None and not ruleset.makes_overall_judgement:
        decides = ruleset.find("next.overall-grade-decides")
        text += f" {said(decides, '')}" if decides is not None else ""
        return step(text.rstrip(), ruleset, rule, decides)
    return step(text, ruleset, rule)


def _what_is_missing(decision: PathwayDecision) -> str:
    last = decision.inspection
    if last is None:
        if may_be_new(decision.authority):
            return f"edition {decision.ruleset.id} has no rule for a first inspection"
        return f"{decision.authority.name} is not a new authority, so the history given is incomplete"
    if not _is_published(last, decision.as_of):
        return "its report was not published on the day of asking"
    if last.overall is None and (last.ruleset.makes_overall_judgement or _without_overall(last) is None):
        return "the outcome of its last inspection is not fully on record"
    return f"edition {decision.ruleset.id} has no rule for such an outcome"


def announced_steps(ruleset: Ruleset, until: date) -> tuple[Step, ...]:
    """
    Return the step that says what is announced to follow an edition, where an answer reaches that far.
    """
    announced = ruleset.announced
    if announced is None or announced.day > until:
        return ()
    text = f"{announced.note}. What lies beyond it may change."
    return (step(text, ruleset, ruleset.find("successor.start")),)
