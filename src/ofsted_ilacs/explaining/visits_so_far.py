"""
The visits on record and which visit comes next, in words.
"""

from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.visits import counted_visits
from ofsted_ilacs.planning.visits_held import VisitReason, VisitsHeld
from ofsted_ilacs.workdays.non_working_days import Certainty

__all__ = ["visit_steps"]


def visit_steps(held: VisitsHeld, answer: NextEvent) -> tuple[Step, ...]:
    """
    Return the steps on the visits on record, then on what follows from them.
    """
    on_record = "; ".join(f"{event.kind.label}, {' and '.join(map(str, event.fieldwork))}" for event in held.events)
    return (
        Step(f"Visits since then on record: {on_record or 'none'}."),
        step(_reason(held, answer), held.ruleset, *held.rules),
    )


def _reason(held: VisitsHeld, answer: NextEvent) -> str:
    match held.reason:
        case VisitReason.FOCUSED_VISITS_MISSING:
            return _focused(held)
        case VisitReason.ACTION_PLANNING_FIRST:
            when = (
                "No source says when, so no window is given." if answer.window is None else f"It comes {answer.window}."
            )
            return f"An action planning visit comes first on the inadequate route. {when} No such visit is on record."
        case VisitReason.MONITORING_BEGINS:
            return (
                f"Monitoring visits follow. The first is expected {_length(held)} after the statement of proposed "
                f"action is due, {_since(held)}."
            )
        case VisitReason.MONITORING_GOES_ON:
            so_far = sum(event.kind is EventKind.MONITORING_VISIT for event in held.events)
            are = "One monitoring visit is" if so_far == 1 else f"{so_far} monitoring visits are"
            return f"{are} on record. The next is expected {_length(held)} after the last began on {_since(held)}."
        case VisitReason.MONITORING_NOT_ON_RECORD:
            return (
                f"A monitoring visit was expected by {_since(held)}, but none is on record. If visits were held, add "
                "them. On this record, one may come at any time until the re-inspection."
            )


def _focused(held: VisitsHeld) -> str:
    rules = held.ruleset.focused_visits
    usual = None if rules is None else rules.number.known
    assert usual is not None  # the visit was reckoned from it
    missing = usual.least - len(counted_visits(held.events, held.ruleset))
    text = str(usual)
    return (
        f"{text[0].upper()}{text[1:]} {_are(usual.most)} usual before the inspection, so at least {missing} "
        f"{_are(missing)} still to come. No source says when; a visit that was held but is not on record changes this."
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _length(held: VisitsHeld) -> str:
    return str(held.rules[0].value)


def _since(held: VisitsHeld) -> str:
    projected = held.certainty is Certainty.PROJECTED
    day = "a day not known" if held.since is None else in_words(held.since)
    return day + (" (projected: not all bank holidays are announced)" if projected else "")
