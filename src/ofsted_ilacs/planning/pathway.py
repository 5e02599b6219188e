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
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.steps import Step, said, step
from ofsted_ilacs.rules.editions import ruleset_on
from ofsted_ilacs.rules.ruleset import Rule, Ruleset

__all__ = ["PathwayDecision", "pathway"]


@attrs.frozen(kw_only=True)
class PathwayDecision:
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
        way = "not known" if self.pathway is None else self.pathway.label
        return f"{self.authority.name}: the way to the next graded inspection is {way}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Why, step by step.
        """
        last = self.inspection
        found = Step("No graded inspection of it is on record.") if last is None else outcome_step(last)
        return (found, _decision_step(self), *(_intervention_step(each, self.ruleset) for each in self.interventions))


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
    """
    as_of = day(as_of)
    check_existed(history.authority, as_of)
    edition = ruleset_on(as_of) if ruleset is None else ruleset
    return decide(history, as_of, edition)


def decide(history: History, as_of: date, ruleset: Ruleset) -> PathwayDecision:
    """
    Return the way that an authority is on, under an edition; the day of asking is not checked.
    """
    last = _latest_full(history, as_of)
    rule = _deciding_rule(last, ruleset)
    way = rule.value if rule is not None else None
    if last is None and rule is not None:
        way = Pathway.FIRST_INSPECTION
    return PathwayDecision(
        pathway=way if isinstance(way, Pathway) else None,
        needs_review=rule is None or not isinstance(way, Pathway) or rule.id in _NEEDS_REVIEW,
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


def _deciding_rule(last: InspectionEvent | None, ruleset: Ruleset) -> Rule | None:
    if last is None:
        return ruleset.find("next.first")
    if last.overall is not None:
        return rule_after(last.overall, ruleset)
    if last.judgements and not last.ruleset.makes_overall_judgement:
        id = _without_overall(last)
        return None if id is None else ruleset.find(id)
    return None


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


def check_existed(authority: Authority, as_of: date) -> None:
    """
    Check that an authority existed on a day, as far as its record says.

    Raises:
        HistoryError: When it did not yet, or no longer.
    """
    if authority.established is not None and as_of < authority.established:
        raise HistoryError(
            f"{authority.name} did not exist on {as_of}: it was established on {authority.established}. "
            "Ask about a later day, or about its predecessor."
        )
    if authority.abolished is not None and as_of >= authority.abolished:
        raise HistoryError(
            f"{authority.name} no longer existed on {as_of}: it was abolished on {authority.abolished}. "
            "Ask about an earlier day, or about its successors."
        )


def outcome_step(inspection: InspectionEvent) -> Step:
    """
    Return the step that says what an inspection found.
    """
    when = " and ".join(map(str, inspection.fieldwork))
    published = (
        f"published {in_words(inspection.published)}" if inspection.published else "its report not yet published"
    )
    kind = inspection.kind.label.removesuffix(" inspection")
    by_length = "" if inspection.kind in _KINDS_PRINTED else " (by its length; reports do not print the kind)"
    text = f"Last graded inspection: {kind}{by_length}, {when}, {published}. {_outcome(inspection)}"
    return Step(text, source=inspection.source)


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
        missing = "the outcome of its last inspection is not on record" if last else f"{ruleset.id} has no rule for it"
        return Step(f"What follows is not known: {missing}.")
    if decision.pathway is None:
        return step(f"What follows is {rule.value}.", ruleset, rule)
    review = " A person should look at this." if decision.needs_review else ""
    decides = None
    if last is not None and last.overall is not None and not ruleset.makes_overall_judgement:
        decides = ruleset.find("next.overall-grade-decides")
    text = said(rule, ruleset, f"What follows is {decision.pathway.label}.")
    return step(text + review, ruleset, rule, decides)
