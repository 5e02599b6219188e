"""
What Ofsted is expected to do next, of any kind: a visit, or the inspection itself.
"""

from datetime import date

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import altered
from ofsted_ilacs.planning.expected import Expected
from ofsted_ilacs.planning.next_inspection import NextEvent, inspection_ahead
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.visits import Visits
from ofsted_ilacs.planning.visits_held import VisitReason
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

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
        The event; ``window.expected`` is None if no source says when.

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
    Return what Ofsted is expected to do next in a situation: the first visit ahead, or the inspection without one.
    """
    if inspection.status is WindowStatus.OPEN and inspection.pathway is not Pathway.INADEQUATE:
        return inspection
    visit = next(Visits(situation=situation, inspection=inspection).after_what_was_held(), None)
    enough = visit is None or (visit.is_optional and visit.what is EventKind.FOCUSED_VISIT)
    return inspection if visit is None or enough else _as_answer(visit, inspection)


def _as_answer(visit: Expected, inspection: NextEvent) -> NextEvent:
    assert isinstance(visit.what, EventKind)
    assert visit.visits is not None
    window, missed = visit.window, visit.visits.reason is VisitReason.MONITORING_NOT_ON_RECORD
    return altered(
        inspection,
        kind=visit.what,
        window=window,
        status=WindowStatus.UNKNOWN if window is None else window.status(inspection.as_of),
        needs_review=inspection.needs_review or window is None or missed,
        timing=None,
        visits=visit.visits,
    )
