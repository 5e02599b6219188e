"""
The visits between inspections: focused visits, or an action planning visit and monitoring visits.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import NotKnownError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.deadlines import Deadline, deadline
from ofsted_ilacs.planning.expected import Expected, reckoned_expected
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.visits_held import VisitReason, VisitsHeld, reckoned_visits
from ofsted_ilacs.planning.windows import Window, WindowStatus, later
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Between
from ofsted_ilacs.workdays.coverage import reaching

__all__ = ["Visits", "number_ahead"]


@attrs.frozen(kw_only=True)
class Visits:
    """
    The visits of one cycle, before the inspection that ends it.

    Attributes:
        situation: The authority's situation.
        inspection: The inspection that ends the cycle.
        until: The last day on which a visit may begin to be expected.
        cycle: Which cycle it is: 0 up to the next graded inspection.
    """

    situation: Situation
    inspection: NextEvent
    until: date = date.max
    cycle: int = 0

    def after_what_was_held(self) -> Iterator[Expected]:
        """
        Yield the visits up to the next graded inspection; those on record are taken off.

        The inspection may come any day once its window has closed: then no more than the next visit is expected.
        """
        last, inspection = self.situation.last, self.inspection
        if last is None or inspection.pathway is None:
            return
        if inspection.pathway is Pathway.INADEQUATE:
            yield from self._inadequate(last)
        elif inspection.window is not None and not inspection.status.has_closed:
            window = Window.reckoned(last.published or last.end, None, inspection.window.latest)
            yield from self._focused(window, self.situation.visits)

    def assumed(self, report: Window, statement: Window | None) -> Iterator[Expected]:
        """
        Yield the visits after an inspection that lies ahead itself.

        Args:
            report: When its report is expected.
            statement: When the statement of proposed action after it is due.
        """
        window = self.inspection.window
        if self.inspection.pathway is not Pathway.INADEQUATE:
            if window is not None:
                yield from self._focused(Window.reckoned(report.earliest, None, window.latest), ())
        elif statement is not None:
            yield from self._action_planning(report.earliest)
            yield from self._first_monitoring(statement)

    # Good, outstanding, requires improvement: focused visits.

    def _focused(self, window: Window, visits: tuple[InspectionEvent, ...]) -> Iterator[Expected]:
        rules = self._ruleset.focused_visits
        usual = None if rules is None else rules.number.known
        if rules is None or usual is None:
            return
        held = len(counted_visits(visits, self._ruleset))
        why = self._held(VisitReason.FOCUSED_VISITS_MISSING, rules.number, rules.jtai_counts)
        for number in range(held + 1, usual.most + 1):
            yield self._visit(EventKind.FOCUSED_VISIT, window, why.rules, why, number, possible=number > usual.least)

    # Inadequate: an action planning visit, then monitoring visits.

    def _inadequate(self, last: InspectionEvent) -> Iterator[Expected]:
        window_is_at_hand = self.inspection.status in _AT_HAND
        if window_is_at_hand and not monitoring_goes_on(self._ruleset, self._as_of):
            return
        try:
            statement = self._statement(last)
        except NotKnownError:  # without its length, nothing says from when the visits are reckoned
            return
        visits = self.situation.visits
        held = [visit for visit in visits if visit.kind is EventKind.MONITORING_VISIT]
        planned = any(visit.kind is EventKind.ACTION_PLANNING_VISIT for visit in visits)
        if held or planned or self._as_of > statement.due:
            yield from self._next_monitoring(held, statement)
            return
        yield from self._action_planning(statement.trigger)
        if not self.inspection.status.has_closed:
            yield from self._first_monitoring(Window.on(statement.due))

    def _action_planning(self, report: date) -> Iterator[Expected]:
        monitoring = self._ruleset.monitoring
        route = monitoring.route.on(self._as_of)
        if route is not None:
            after = monitoring.action_planning.known
            window = None if after is None else between(report, after)
            why = self._held(VisitReason.ACTION_PLANNING_FIRST, route, monitoring.action_planning)
            yield self._visit(EventKind.ACTION_PLANNING_VISIT, window, why.rules, why)

    def _first_monitoring(self, statement: Window) -> Iterator[Expected]:
        rule = self._ruleset.monitoring.first.on(self._as_of)
        if rule is not None and rule.known is not None:
            first = Window.reckoned(
                between(statement.earliest, rule.known).earliest, None, between(statement.latest, rule.known).latest
            )
            yield from self._monitoring(first, 0, self._held(VisitReason.MONITORING_BEGINS, rule))

    def _next_monitoring(self, held: list[InspectionEvent], statement: Deadline) -> Iterator[Expected]:
        # The first after the statement, the next after the last; one that was expected and is not on record may have
        # been held.
        monitoring, number = self._ruleset.monitoring, self._ruleset.monitoring.number.on(self._as_of)
        rule: Rule[Between] | None
        also: Rule[Any] | None
        if held:
            reason, since, certainty = VisitReason.MONITORING_GOES_ON, held[-1].start, None
            rule, also = monitoring.interval.on(self._as_of), number
        else:
            reason, since, certainty = VisitReason.MONITORING_BEGINS, statement.due, statement.certainty
            rule, also = monitoring.first.on(self._as_of), statement.rule
        if rule is None or rule.known is None:
            return
        window = between(since, rule.known)
        if self._as_of <= window.latest:
            why = self._held(reason, rule, also, since=since, certainty=certainty)
            yield from self._monitoring(window, len(held), why)
            return
        reinspection = self.inspection.window
        if reinspection is not None and max(window.latest, self._as_of - timedelta(1)) < reinspection.latest:
            missing = self._held(
                VisitReason.MONITORING_NOT_ON_RECORD, monitoring.interval.on(self._as_of), since=window.latest
            )
            window = Window.reckoned(window.latest + timedelta(1), None, reinspection.latest)
            yield from self._monitoring(window, len(held), missing)

    def _monitoring(self, window: Window, held: int, why: VisitsHeld | None) -> Iterator[Expected]:
        # Each window widens on the one before; the first may have opened before the day of asking.
        monitoring = self._ruleset.monitoring
        spacing, several = monitoring.interval.on(self._as_of), monitoring.number.on(self._as_of)
        usual = None if several is None else several.known
        months = None if spacing is None else spacing.known
        ends = None if self.inspection.status.has_closed else self.inspection.window
        last = self.until if ends is None else ends.latest
        rules: tuple[Rule[Any] | None, ...] = () if why is None else why.rules
        for number in count(held + 1):
            if window.earliest > last or (usual is not None and number > usual.most):
                return
            also = (rule for rule in (several, monitoring.letters) if rule is not None and rule not in rules)
            possible = usual is not None and number > usual.least
            begins = window if ends is None else window.ending(last)
            yield self._visit(EventKind.MONITORING_VISIT, begins, (*rules, *also), why, number, possible=possible)
            if months is None or usual is None or self.inspection.status.has_closed:
                return
            before = window.not_before(self._as_of)
            earliest, latest = between(before.earliest, months).earliest, between(before.latest, months).latest
            window, rules, why = Window.reckoned(earliest, None, latest), (spacing,), None

    def _statement(self, last: InspectionEvent) -> Deadline:
        received = last.report_received or last.published or last.end
        known = reaching(self.situation.calendar, months_later(received, _STATEMENT_MONTHS))
        return deadline(Duty.PUBLISH_STATEMENT, received, calendar=known, ruleset=self.situation.given)

    # Either.

    def _held(self, reason: VisitReason, *rules: Rule[Any] | None, **counted: Any) -> VisitsHeld:
        return reckoned_visits(
            events=self.situation.visits if self.cycle == 0 else (),
            reason=reason,
            rules=tuple(rule for rule in rules if rule is not None),
            ruleset=self._ruleset,
            **counted,
        )

    def _visit(
        self,
        kind: EventKind,
        window: Window | None,
        rules: tuple[Rule[Any] | None, ...],
        why: VisitsHeld | None,
        number: int = 1,
        *,
        possible: bool = False,
    ) -> Expected:
        situation = self.situation
        return reckoned_expected(
            authority=situation.authority,
            what=kind,
            window=window,
            rules=tuple(rule for rule in rules if rule is not None),
            ruleset=situation.ruleset,
            after=None if situation.last is None else situation.last.start,
            cycle=self.cycle,
            number=number,
            is_optional=possible,
            visits=why if self.cycle == 0 else None,
            calendar=situation.calendar,
        )

    @property
    def _ruleset(self) -> Ruleset:
        return self.situation.ruleset

    @property
    def _as_of(self) -> date:
        return self.situation.as_of


_AT_HAND = frozenset({WindowStatus.OPEN, WindowStatus.OVERDUE, WindowStatus.UNSEEN})
_STATEMENT_MONTHS = 6  # more than 70 working days ever take


def number_ahead(event: NextEvent) -> int:
    """
    Return which of its kind since the last graded inspection an event that lies ahead is, from 1.
    """
    held = () if event.visits is None else event.visits.events
    if event.kind is EventKind.FOCUSED_VISIT:
        return len(counted_visits(held, event.ruleset)) + 1
    return sum(visit.kind is event.kind for visit in held) + 1


def monitoring_goes_on(ruleset: Ruleset, as_of: date) -> bool:
    """
    Return whether monitoring visits go on while the window of the re-inspection is open.
    """
    rule = ruleset.monitoring.until_inspection
    return rule is not None and rule.value is True and rule.holds_on(as_of)


def between(start: date, length: Between) -> Window:
    """
    Return the window that lies a length after a day.
    """
    return Window.reckoned(later(start, length.least, length.unit), None, later(start, length.most, length.unit))


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
