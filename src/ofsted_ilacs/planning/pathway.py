"""
Which way an authority is on, by the outcome of its last graded inspection.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.judged import Case, holds
from ofsted_ilacs.rules.rule import Rule

__all__ = ["PathwayDecision", "pathway"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class PathwayDecision(Answer):
    """
    The way that an authority is on, and why.

    Attributes:
        pathway: The way; None if the last outcome, or what it leads to, is not known.
        needs_review: Whether a person should look at it: it rests on an inference that could be wrong.
        rule: The rule that decided; None if none did.
        inspection: The last graded inspection; None if there was none.
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

    def __attrs_post_init__(self) -> None:
        rule, last = self.rule, self.inspection
        is_known = rule is not None and rule.is_known
        leads_to = Pathway.FIRST_INSPECTION if last is None else None if rule is None else rule.known
        check_together(
            self,
            pathway=self.pathway is (leads_to if is_known else None),
            needs_review=self.needs_review or self.pathway is not None,
            inspection=last is None or (last.kind.is_full_inspection and last.start <= self.as_of),
        )


_decision = reckoned(PathwayDecision)


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
    return _decision(
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
    decides, overall = ruleset.next.overall_grade_decides, last.overall
    if overall is not None and (decides is None or decides.value is not False):
        return ruleset.next.after(overall), False
    if last.ruleset.makes_overall_judgement and overall is None:
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
