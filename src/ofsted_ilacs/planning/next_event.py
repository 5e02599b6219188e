"""
What Ofsted is expected to do next, of any kind: a visit, or the inspection itself.
"""

from datetime import date, timedelta

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.days import add_months, in_words
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.deadlines import Duty, deadline
from ofsted_ilacs.planning.next_inspection import NextEvent, VisitsHeld, next_inspection
from ofsted_ilacs.planning.reach import reaching
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.rules.ruleset import Rule, Ruleset
from ofsted_ilacs.rules.values import Anchor, Between
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.named import england_and_wales

__all__ = ["next_event"]


def next_event(
    history: History,
    *,
    as_of: date,
    ruleset: Ruleset | None = None,
    anchor: Anchor | str | None = None,
    extend_for_suspension: bool = True,
    calendar: WorkingCalendar | None = None,
) -> NextEvent:
    """
    Return what Ofsted is expected to do next.

    Between graded inspections come one or two focused visits or, for an inadequate authority, an action planning visit
    and monitoring visits. Visits that the history lists are taken off. Once the window of the inspection is open, the
    inspection itself is what comes next.

    Args:
        history: The authority's events, visits included. Those that begin after *as_of* are left out of account.
        as_of: The day of asking.
        ruleset: As for `next_inspection`.
        anchor: As for `next_inspection`.
        extend_for_suspension: As for `next_inspection`.
        calendar: The calendar on which the statement's deadline is counted; by default that of England and Wales.

    Returns:
        The event; ``window.expected`` is None where no source says when.

    Raises:
        IlacsError: As `next_inspection` does.
    """
    inspection = next_inspection(
        history, as_of=as_of, ruleset=ruleset, anchor=anchor, extend_for_suspension=extend_for_suspension
    )
    last = inspection.decision.inspection
    if last is None or inspection.status in _INSPECTION_IS_NEXT:
        return inspection
    visits = visits_since(history, last, inspection.as_of)
    if inspection.pathway is Pathway.INADEQUATE:
        return _on_the_inadequate_route(inspection, last, visits, calendar or england_and_wales())
    return _between_inspections(inspection, last, visits)


_INSPECTION_IS_NEXT = frozenset({WindowStatus.OPEN, WindowStatus.OVERDUE})


def visits_since(history: History, last: InspectionEvent, as_of: date) -> tuple[InspectionEvent, ...]:
    """
    Return the visits that began after an inspection and by a day.
    """
    return tuple(event for event in history.events if event.kind in _VISITS and last.start < event.start <= as_of)


_VISITS = frozenset(
    {EventKind.FOCUSED_VISIT, EventKind.JTAI, EventKind.MONITORING_VISIT, EventKind.ACTION_PLANNING_VISIT}
)


# Good, outstanding, requires improvement: focused visits.


def _between_inspections(
    inspection: NextEvent, last: InspectionEvent, visits: tuple[InspectionEvent, ...]
) -> NextEvent:
    ruleset, window = inspection.ruleset, inspection.window
    rule = ruleset.find("focused-visit")
    if window is None or rule is None or not isinstance(rule.value, Between):
        return inspection
    counting = counted_visits(visits, ruleset)
    if len(counting) >= rule.value.least:
        return inspection
    first, final = last.published or last.end, window.latest
    text = (
        f"One or two focused visits are usual before the inspection: {rule.value.least} at least is still to come. No "
        "source says when; a visit that was held but is not on record changes this."
    )
    return _visit(inspection, EventKind.FOCUSED_VISIT, Window(first, None, final), _held(visits, text, ruleset, rule))


def counted_visits(visits: tuple[InspectionEvent, ...], ruleset: Ruleset) -> tuple[InspectionEvent, ...]:
    """
    Return the visits that count as focused visits: those themselves and, under the rule, joint inspections.
    """
    rule = ruleset.find("focused-visit.jtai-counts")
    jtai_counts = rule is not None and rule.value is True
    return tuple(
        visit
        for visit in visits
        if visit.kind is EventKind.FOCUSED_VISIT or (jtai_counts and visit.kind is EventKind.JTAI)
    )


# Inadequate: an action planning visit, then monitoring visits.


def _on_the_inadequate_route(
    inspection: NextEvent, last: InspectionEvent, visits: tuple[InspectionEvent, ...], calendar: WorkingCalendar
) -> NextEvent:
    monitoring = tuple(visit for visit in visits if visit.kind is EventKind.MONITORING_VISIT)
    most = inspection.ruleset.dated("monitoring.number", inspection.as_of)
    if most is not None and isinstance(most.value, Between) and len(monitoring) >= most.value.most:
        return inspection
    if monitoring:
        return _further_monitoring(inspection, monitoring, visits)
    due = plan_due(last, calendar)
    planned = any(visit.kind is EventKind.ACTION_PLANNING_VISIT for visit in visits)
    if planned or inspection.as_of > due:
        return _first_monitoring(inspection, due, visits)
    return _action_planning(inspection, last, due, visits)


def _action_planning(
    inspection: NextEvent, last: InspectionEvent, due: date, visits: tuple[InspectionEvent, ...]
) -> NextEvent:
    ruleset = inspection.ruleset
    text = (
        "An action planning visit comes first on the inadequate route. No source says when; it is looked for between "
        "the report and the day that the statement of proposed action is due."
    )
    window = Window(min(last.published or last.end, due), None, due)
    rules = ruleset.find("inadequate.route"), ruleset.find("action-planning-visit.timing")
    return _visit(inspection, EventKind.ACTION_PLANNING_VISIT, window, _held(visits, text, ruleset, *rules))


def _first_monitoring(inspection: NextEvent, due: date, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.dated("monitoring.first", inspection.as_of)
    if rule is None or not isinstance(rule.value, Between):
        return inspection
    window = Window(due + timedelta(weeks=rule.value.least), None, due + timedelta(weeks=rule.value.most))
    if inspection.as_of > window.latest:
        return _unrecorded_monitoring(inspection, visits)
    text = (
        f"Monitoring visits follow. The first is looked for {rule.value} after the statement of proposed action is "
        f"due, {in_words(due)}."
    )
    return _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule))


def _further_monitoring(
    inspection: NextEvent, monitoring: tuple[InspectionEvent, ...], visits: tuple[InspectionEvent, ...]
) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.dated("monitoring.interval", inspection.as_of)
    if rule is None or not isinstance(rule.value, Between):
        return inspection
    previous = monitoring[-1].start
    window = Window(add_months(previous, rule.value.least)[0], None, add_months(previous, rule.value.most)[0])
    if inspection.as_of > window.latest:
        return _unrecorded_monitoring(inspection, visits)
    so_far = "One monitoring visit is" if len(monitoring) == 1 else f"{len(monitoring)} monitoring visits are"
    text = f"{so_far} on record. The next is looked for {rule.value} after the last began on {in_words(previous)}."
    number = ruleset.dated("monitoring.number", inspection.as_of)
    return _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule, number))


def _unrecorded_monitoring(inspection: NextEvent, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.dated("monitoring.interval", inspection.as_of)
    if rule is None or not isinstance(rule.value, Between) or inspection.window is None:
        return inspection
    latest = add_months(inspection.as_of, rule.value.most)[0]
    text = (
        "By now more monitoring visits than are on record would be usual: add those that were held. Until then the "
        f"next is looked for within {rule.value.most} months of the day of asking."
    )
    window = Window(inspection.as_of, None, max(inspection.as_of, min(latest, inspection.window.latest)))
    visit = _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule))
    return attrs.evolve(visit, needs_review=True)


def plan_due(last: InspectionEvent, calendar: WorkingCalendar) -> date:
    """
    Return the day that the statement of proposed action is due after an inspection's report.
    """
    received = last.published or last.end
    known = reaching(calendar, add_months(received, _PLAN_MONTHS)[0])
    return deadline(Duty.PUBLISH_STATEMENT, received, calendar=known).due


_PLAN_MONTHS = 6  # more than 70 working days ever take


# Both.


def _held(visits: tuple[InspectionEvent, ...], text: str, ruleset: Ruleset, *rules: Rule | None) -> VisitsHeld:
    return VisitsHeld(events=visits, rules=tuple(rule for rule in rules if rule), text=text, ruleset=ruleset)


def _visit(inspection: NextEvent, kind: EventKind, window: Window, visits: VisitsHeld) -> NextEvent:
    return attrs.evolve(
        inspection,
        kind=kind,
        window=window,
        status=window.status(inspection.as_of),
        timing=None,
        visits=visits,
    )
