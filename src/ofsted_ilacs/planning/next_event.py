"""
What Ofsted is expected to do next, of any kind: a visit, or the inspection itself.
"""

from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import NotKnownError
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.deadlines import Deadline, Duty, deadline
from ofsted_ilacs.planning.next_inspection import NextEvent, VisitsHeld, inspection_ahead
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.windows import Window, WindowStatus, later
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Anchor, Between
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching
from ofsted_ilacs.workdays.non_working_days import Certainty

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
    inspection itself is what comes next, save on the inadequate route, where visits go on until it comes.

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
    situation = Situation.of(
        history,
        as_of,
        ruleset=ruleset,
        anchor=anchor,
        extend_for_suspension=extend_for_suspension,
        calendar=calendar,
    )
    return event_ahead(situation, inspection_ahead(situation))


def event_ahead(situation: Situation, inspection: NextEvent) -> NextEvent:
    """
    Return what Ofsted is expected to do next in a situation, whose next inspection is known.
    """
    if situation.last is None or inspection.pathway is None:
        return inspection
    if inspection.pathway is not Pathway.INADEQUATE:
        return inspection if inspection.status in _AT_HAND else _between_inspections(situation, inspection)
    if inspection.status in _AT_HAND and not monitoring_goes_on(inspection.ruleset, inspection.as_of):
        return inspection
    try:
        statement = statement_deadline(situation.last, situation)
    except NotKnownError:  # without its length, nothing says from when the visits are reckoned
        return inspection
    return _on_the_inadequate_route(inspection, situation.visits, statement)


_AT_HAND = frozenset({WindowStatus.OPEN, WindowStatus.OVERDUE, WindowStatus.UNSEEN})


def monitoring_goes_on(ruleset: Ruleset, as_of: date) -> bool:
    """
    Return whether monitoring visits go on while the window of the re-inspection is open.
    """
    rule = ruleset.monitoring.until_inspection
    return rule is not None and rule.value is True and rule.holds_on(as_of)


# Good, outstanding, requires improvement: focused visits.


def _between_inspections(situation: Situation, inspection: NextEvent) -> NextEvent:
    ruleset, window, visits, last = inspection.ruleset, inspection.window, situation.visits, situation.last
    usual = None if ruleset.focused_visits is None else ruleset.focused_visits.number.known
    counting = len(counted_visits(visits, ruleset))
    if last is None or ruleset.focused_visits is None or window is None or usual is None or counting >= usual.least:
        return inspection
    missing = usual.least - counting
    text = (
        f"{_capital(str(usual))} {_are(usual.most)} usual before the inspection, so at least {missing} {_are(missing)} "
        "still to come. No source says when; a visit that was held but is not on record changes this."
    )
    rules = ruleset.focused_visits.number, ruleset.focused_visits.jtai_counts
    when = Window(last.published or last.end, None, window.latest)
    return _visit(inspection, EventKind.FOCUSED_VISIT, when, _held(visits, text, ruleset, *rules))


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def counted_visits(visits: tuple[InspectionEvent, ...], ruleset: Ruleset) -> tuple[InspectionEvent, ...]:
    """
    Return the visits that count as focused visits: those themselves and, under the rule, joint inspections.
    """
    jtai_counts = ruleset.focused_visits is not None and ruleset.focused_visits.jtai_counts.value is True
    return tuple(
        visit
        for visit in visits
        if visit.kind is EventKind.FOCUSED_VISIT or (jtai_counts and visit.kind is EventKind.JTAI)
    )


# Inadequate: an action planning visit, then monitoring visits.


def _on_the_inadequate_route(
    inspection: NextEvent, visits: tuple[InspectionEvent, ...], statement: Deadline
) -> NextEvent:
    monitoring = tuple(visit for visit in visits if visit.kind is EventKind.MONITORING_VISIT)
    number = inspection.ruleset.monitoring.number.on(inspection.as_of)
    usual = None if number is None else number.known
    if usual is not None and len(monitoring) >= usual.most:
        return inspection
    if monitoring:
        return _further_monitoring(inspection, monitoring, visits)
    planned = any(visit.kind is EventKind.ACTION_PLANNING_VISIT for visit in visits)
    if planned or inspection.as_of > statement.due:
        return _first_monitoring(inspection, statement, visits)
    return _action_planning(inspection, statement.trigger, visits)


def _action_planning(inspection: NextEvent, report: date, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    monitoring = inspection.ruleset.monitoring
    route = monitoring.route.on(inspection.as_of)
    if route is None:
        return inspection
    window = action_planning_window(report, inspection.ruleset)
    when = "No source says when, so no window is given." if window is None else f"It comes {window}."
    text = f"An action planning visit comes first on the inadequate route. {when} No such visit is on record."
    held = _held(visits, text, inspection.ruleset, route, monitoring.action_planning)
    return _visit(inspection, EventKind.ACTION_PLANNING_VISIT, window, held)


def action_planning_window(report: date, ruleset: Ruleset) -> Window | None:
    """
    Return when the action planning visit comes after a report; None while no source says.
    """
    rule = ruleset.monitoring.action_planning
    return None if rule.known is None else between(report, rule.known)


def between(start: date, length: Between) -> Window:
    """
    Return the window that lies a length after a day.
    """
    return Window(later(start, length.least, length.unit), None, later(start, length.most, length.unit))


def _first_monitoring(inspection: NextEvent, statement: Deadline, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.monitoring.first.on(inspection.as_of)
    weeks = None if rule is None else rule.known
    if weeks is None:
        return inspection
    window = between(statement.due, weeks)
    if inspection.as_of > window.latest:
        return _unrecorded_monitoring(inspection, window, visits)
    text = (
        f"Monitoring visits follow. The first is looked for {weeks} after the statement of proposed action is due, "
        f"{_due(statement)}."
    )
    return _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule, statement.rule))


def _further_monitoring(
    inspection: NextEvent, monitoring: tuple[InspectionEvent, ...], visits: tuple[InspectionEvent, ...]
) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.monitoring.interval.on(inspection.as_of)
    months = None if rule is None else rule.known
    if months is None:
        return inspection
    previous = monitoring[-1].start
    window = between(previous, months)
    if inspection.as_of > window.latest:
        return _unrecorded_monitoring(inspection, window, visits)
    so_far = "One monitoring visit is" if len(monitoring) == 1 else f"{len(monitoring)} monitoring visits are"
    text = f"{so_far} on record. The next is looked for {months} after the last began on {in_words(previous)}."
    number = ruleset.monitoring.number.on(inspection.as_of)
    return _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule, number))


def _unrecorded_monitoring(inspection: NextEvent, missed: Window, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset, reinspection = inspection.ruleset, inspection.window
    if reinspection is None or reinspection.latest <= missed.latest or reinspection.latest < inspection.as_of:
        return inspection
    text = (
        f"A monitoring visit was to be expected by {in_words(missed.latest)}, and none is on record: add those that "
        "were held. As it stands, one may come at any time until the re-inspection."
    )
    window = Window(missed.latest + timedelta(1), None, reinspection.latest)
    rule = ruleset.monitoring.interval.on(inspection.as_of)
    visit = _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule))
    return attrs.evolve(visit, needs_review=True)


def _due(statement: Deadline) -> str:
    projected = statement.certainty is Certainty.PROJECTED
    return in_words(statement.due) + (" (projected: not all bank holidays are announced)" if projected else "")


def statement_deadline(last: InspectionEvent, situation: Situation) -> Deadline:
    """
    Return when the statement of proposed action is due after an inspection's report, projected where it must be.
    """
    received = last.report_received or last.published or last.end
    known = reaching(situation.calendar, months_later(received, _STATEMENT_MONTHS))
    return deadline(Duty.PUBLISH_STATEMENT, received, calendar=known, ruleset=situation.given)


_STATEMENT_MONTHS = 6  # more than 70 working days ever take


# Both.


def _held(visits: tuple[InspectionEvent, ...], text: str, ruleset: Ruleset, *rules: Rule[Any] | None) -> VisitsHeld:
    return VisitsHeld(events=visits, rules=tuple(rule for rule in rules if rule), text=text, ruleset=ruleset)


def _visit(inspection: NextEvent, kind: EventKind, window: Window | None, visits: VisitsHeld) -> NextEvent:
    return attrs.evolve(
        inspection,
        kind=kind,
        window=window,
        status=WindowStatus.UNKNOWN if window is None else window.status(inspection.as_of),
        needs_review=inspection.needs_review or window is None,
        timing=None,
        visits=visits,
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
