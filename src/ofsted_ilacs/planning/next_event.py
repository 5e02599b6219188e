"""
What Ofsted is expected to do next, of any kind: a visit, or the inspection itself.
"""

from datetime import date, timedelta

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import NotKnownError
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.deadlines import Deadline, Duty, deadline
from ofsted_ilacs.planning.next_inspection import NextEvent, VisitsHeld, next_inspection
from ofsted_ilacs.planning.reach import calendar_for, reaching
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.rules.ruleset import Rule, Ruleset
from ofsted_ilacs.rules.values import Anchor, Between
from ofsted_ilacs.workdays.calendar import WorkingCalendar
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
        history,
        as_of=as_of,
        ruleset=ruleset,
        anchor=anchor,
        extend_for_suspension=extend_for_suspension,
        calendar=calendar,
    )
    last, known = inspection.decision.inspection, calendar_for(calendar)
    if last is None or inspection.pathway is None or inspection.status in _INSPECTION_IS_NEXT:
        return inspection
    visits = visits_since(history, last, inspection.as_of)
    if inspection.pathway is not Pathway.INADEQUATE:
        return _between_inspections(inspection, last, visits)
    try:
        statement = statement_deadline(last, known, ruleset)
    except NotKnownError:  # without its length, nothing says from when the visits are reckoned
        return inspection
    return _on_the_inadequate_route(inspection, visits, statement)


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
    usual = ruleset.value("focused-visit", Between)
    counting = len(counted_visits(visits, ruleset))
    if window is None or usual is None or counting >= usual.least:
        return inspection
    missing = usual.least - counting
    text = (
        f"{_capital(str(usual))} {_are(usual.most)} usual before the inspection, so at least {missing} {_are(missing)} "
        "still to come. No source says when; a visit that was held but is not on record changes this."
    )
    rules = ruleset.find("focused-visit"), ruleset.find("focused-visit.jtai-counts")
    when = Window(last.published or last.end, None, window.latest)
    return _visit(inspection, EventKind.FOCUSED_VISIT, when, _held(visits, text, ruleset, *rules))


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def counted_visits(visits: tuple[InspectionEvent, ...], ruleset: Ruleset) -> tuple[InspectionEvent, ...]:
    """
    Return the visits that count as focused visits: those themselves and, under the rule, joint inspections.
    """
    jtai_counts = ruleset.value("focused-visit.jtai-counts", bool)
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
    number = inspection.ruleset.dated("monitoring.number", inspection.as_of)
    usual = None if number is None else number.as_a(Between)
    if usual is not None and len(monitoring) >= usual.most:
        return inspection
    if monitoring:
        return _further_monitoring(inspection, monitoring, visits)
    planned = any(visit.kind is EventKind.ACTION_PLANNING_VISIT for visit in visits)
    if planned or inspection.as_of > statement.due:
        return _first_monitoring(inspection, statement, visits)
    return _action_planning(inspection, statement, visits)


def _action_planning(inspection: NextEvent, statement: Deadline, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset = inspection.ruleset
    text = (
        "An action planning visit comes first on the inadequate route. No source says when; it is looked for between "
        f"the report and the day that the statement of proposed action is due, {_due(statement)}."
    )
    rules = ruleset.find("inadequate.route"), ruleset.find("action-planning-visit.timing"), statement.rule
    window = Window(statement.trigger, None, statement.due)
    return _visit(inspection, EventKind.ACTION_PLANNING_VISIT, window, _held(visits, text, ruleset, *rules))


def _first_monitoring(inspection: NextEvent, statement: Deadline, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset = inspection.ruleset
    rule = ruleset.dated("monitoring.first", inspection.as_of)
    weeks = None if rule is None else rule.as_a(Between)
    if weeks is None:
        return inspection
    window = Window(statement.due + timedelta(weeks=weeks.least), None, statement.due + timedelta(weeks=weeks.most))
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
    rule = ruleset.dated("monitoring.interval", inspection.as_of)
    months = None if rule is None else rule.as_a(Between)
    if months is None:
        return inspection
    previous = monitoring[-1].start
    window = Window(months_later(previous, months.least), None, months_later(previous, months.most))
    if inspection.as_of > window.latest:
        return _unrecorded_monitoring(inspection, window, visits)
    so_far = "One monitoring visit is" if len(monitoring) == 1 else f"{len(monitoring)} monitoring visits are"
    text = f"{so_far} on record. The next is looked for {months} after the last began on {in_words(previous)}."
    number = ruleset.dated("monitoring.number", inspection.as_of)
    return _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule, number))


def _unrecorded_monitoring(inspection: NextEvent, missed: Window, visits: tuple[InspectionEvent, ...]) -> NextEvent:
    ruleset, reinspection = inspection.ruleset, inspection.window
    if reinspection is None or reinspection.latest <= missed.latest:
        return inspection
    text = (
        f"A monitoring visit was to be expected by {in_words(missed.latest)}, and none is on record: add those that "
        "were held. As it stands, one may come at any time until the re-inspection."
    )
    window = Window(missed.latest + timedelta(1), None, reinspection.latest)
    rule = ruleset.dated("monitoring.interval", inspection.as_of)
    visit = _visit(inspection, EventKind.MONITORING_VISIT, window, _held(visits, text, ruleset, rule))
    return attrs.evolve(visit, needs_review=True)


def _due(statement: Deadline) -> str:
    projected = statement.certainty is Certainty.PROJECTED
    return in_words(statement.due) + (" (projected: not all bank holidays are announced)" if projected else "")


def statement_deadline(last: InspectionEvent, calendar: WorkingCalendar, ruleset: Ruleset | None) -> Deadline:
    """
    Return when the statement of proposed action is due after an inspection's report, projected where it must be.
    """
    received = last.published or last.end
    known = reaching(calendar, months_later(received, _STATEMENT_MONTHS))
    return deadline(Duty.PUBLISH_STATEMENT, received, calendar=known, ruleset=ruleset)


_STATEMENT_MONTHS = 6  # more than 70 working days ever take


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


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
