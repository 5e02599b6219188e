"""
What to expect within one cycle: visits, the inspection and its clocks, and what comes round every year.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.cycles import Cycle
from ofsted_ilacs.planning.deadlines import clocks_started
from ofsted_ilacs.planning.next_event import (
    action_planning_window,
    between,
    counted_visits,
    statement_deadline,
)
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.programme_events import ProgrammeEvent
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.planning.timetable_entries import Milestone
from ofsted_ilacs.planning.windows import Window, months_of
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Between

__all__ = ["Expectations"]


@attrs.frozen(kw_only=True)
class Expectations(Displayed):
    """
    What one authority should expect, from the day of asking to a last day.

    Attributes:
        situation: The authority's situation.
        next_inspection: Its next graded inspection.
        next_event: What Ofsted is expected to do next.
        until: The last day that counts.
    """

    situation: Situation
    next_inspection: NextEvent
    next_event: NextEvent
    until: date

    def yearly(self) -> Iterator[ProgrammeEvent]:
        """
        Yield the self-evaluations and engagement meetings: one within each year from the last on record.
        """
        yearly = self._ruleset.yearly
        for kind in EventKind:
            rule = None if yearly is None else yearly.of(kind)
            if rule is None or not rule.is_known:
                continue
            months = months_of(rule)
            if months == 0:
                raise RecordError(f"Rule {rule.id!r} holds {rule.value}: it would never end. Use Years(1).")
            first = earliest = self._year_began(kind, months)
            year = 1
            while earliest <= self.until:
                following = months_later(first, year * months)
                yield self._event(kind, Window(max(earliest, self._as_of), None, following - timedelta(1)), rule)
                earliest, year = following, year + 1

    def running_clocks(self) -> Iterator[ProgrammeEvent]:
        """
        Yield the clocks that reports and letters started and that still run on the day of asking.
        """
        now = self.situation
        for _, clock in clocks_started(now.history, now.as_of, calendar=now.calendar, ruleset=now.given):
            if clock.due >= self._as_of:
                running = self._event(clock.duty, Window(clock.due, clock.due, clock.due), clock.rule)
                yield attrs.evolve(running, reckoned=clock.reckoned)

    def awaited(self) -> Iterator[ProgrammeEvent]:
        """
        Yield the reports and letters of what was held that are not out yet, and the clocks that they will start.
        """
        now = self.situation
        for held in now.history.events:
            if held.published is None and held.report_received is None and _has_fieldwork(held):
                for entry in timetable(held, calendar=now.calendar):
                    if entry.what in _AWAITED and entry.window is not None and entry.window.latest >= now.as_of:
                        yield self._event(entry.what, entry.window.not_before(now.as_of), entry.rule)

    def of_cycle(self, cycle: Cycle, began: Cycle | None) -> Iterator[ProgrammeEvent]:
        """
        Yield the visits of a cycle, then the inspection that ends it, its notice, its report and its clocks.

        Args:
            cycle: The cycle.
            began: The one before it, whose inspection began it; None for the present one.
        """
        if began is not None:
            yield from self._assumed_visits(cycle, began)
        elif not cycle.inspection.status.has_closed:
            yield from self._present_visits(cycle)
        else:
            yield from self._visit_until_overdue_inspection()
        inspection = cycle.inspection
        if inspection.kind is not None and inspection.window is not None:
            yield self._event(inspection.kind, inspection.window, *self._why(cycle), cycle=cycle.number)
        told = _UP_TO_THE_INSPECTION if inspection.status.has_closed else _WITHIN_THE_INSPECTION
        for entry in cycle.timetable or ():
            if entry.window is not None and entry.what not in told:
                yield self._event(entry.what, entry.window.not_before(self._as_of), entry.rule, cycle=cycle.number)

    def _why(self, cycle: Cycle) -> tuple[Rule[Any] | None, ...]:
        # The rules of the inspection that ends a cycle: what leads to it, its kind, and its window.
        ruleset = self._ruleset
        if cycle.pathway is Pathway.FIRST_INSPECTION:
            return cycle.rule, None if ruleset.first is None else ruleset.first.window
        again = ruleset.next.reinspection.on(self._as_of) if cycle.pathway is Pathway.INADEQUATE else None
        timing = self.next_inspection.timing if cycle.number == 0 else None
        pause = ruleset.suspension if timing is not None and timing.suspended else None
        interval = ruleset.interval.after(cycle.grade)
        return cycle.rule, again, interval, ruleset.interval.tolerance, cycle.anchor_rule, pause

    @property
    def _ruleset(self) -> Ruleset:
        return self.situation.ruleset

    @property
    def _as_of(self) -> date:
        return self.situation.as_of

    def _event(
        self,
        what: EventKind | Duty | Milestone,
        window: Window,
        *rules: Rule[Any] | None,
        cycle: int = 0,
        is_optional: bool = False,
    ) -> ProgrammeEvent:
        return ProgrammeEvent(
            authority=self.situation.authority,
            what=what,
            window=window,
            rules=tuple(rule for rule in rules if rule is not None),
            ruleset=self._ruleset,
            cycle=cycle,
            is_optional=is_optional,
        )

    def _year_began(self, kind: EventKind, months: int) -> date:
        held = [
            event.start for event in self.situation.history.events if event.kind is kind and event.start <= self._as_of
        ]
        if held and months_later(held[-1], months) > self._as_of:
            return held[-1] + timedelta(1)
        return self._as_of

    # Before the next inspection, starting from what was held.

    def _present_visits(self, cycle: Cycle) -> Iterator[ProgrammeEvent]:
        last, window, visits = self.situation.last, cycle.inspection.window, self.situation.visits
        if last is None:
            return
        if cycle.pathway is Pathway.INADEQUATE:
            yield from self._present_inadequate_route(cycle, last, visits)
        elif cycle.pathway is not None and window is not None:
            held = len(counted_visits(visits, self._ruleset))
            began = max(last.published or last.end, self._as_of)
            yield from self._focused_visits(Window(began, None, max(began, window.latest)), held, cycle)

    def _visit_until_overdue_inspection(self) -> Iterator[ProgrammeEvent]:
        # The inspection may come any day, and monitoring goes on until it does: only the next visit is expected.
        upcoming = self.next_event
        if upcoming.kind is EventKind.MONITORING_VISIT and upcoming.window is not None and upcoming.visits is not None:
            yield self._event(upcoming.kind, upcoming.window.not_before(self._as_of), *upcoming.visits.rules)

    def _present_inadequate_route(
        self, cycle: Cycle, last: InspectionEvent, visits: tuple[InspectionEvent, ...]
    ) -> Iterator[ProgrammeEvent]:
        upcoming = self.next_event
        if upcoming.kind is EventKind.MONITORING_VISIT and upcoming.window is not None:
            held = sum(visit.kind is EventKind.MONITORING_VISIT for visit in visits)
            yield from self._monitoring_visits(upcoming.window.not_before(self._as_of), held, cycle)
        elif upcoming.kind is EventKind.ACTION_PLANNING_VISIT:
            statement = statement_deadline(last, self.situation)
            planning = action_planning_window(statement.trigger, self._ruleset)
            due = Window(statement.due, statement.due, statement.due)
            yield from self._inadequate_route(planning and planning.not_before(self._as_of), due, cycle)

    # After an inspection that lies ahead itself.

    def _assumed_visits(self, cycle: Cycle, began: Cycle) -> Iterator[ProgrammeEvent]:
        report = began.when(Milestone.PUBLICATION) or began.when(Milestone.FIELDWORK)
        statement = began.when(Duty.PUBLISH_STATEMENT)
        window = cycle.inspection.window
        if report is None or window is None:
            return
        if cycle.pathway is not Pathway.INADEQUATE:
            yield from self._focused_visits(Window(report.earliest, None, window.latest), 0, cycle)
        elif statement is not None:
            planning = action_planning_window(report.earliest, self._ruleset)
            yield from self._inadequate_route(planning, statement, cycle)

    # Either.

    def _focused_visits(self, window: Window, held: int, cycle: Cycle) -> Iterator[ProgrammeEvent]:
        visits = self._ruleset.focused_visits
        usual = None if visits is None else visits.number.known
        if visits is None or usual is None:
            return
        rules = visits.number, visits.jtai_counts
        for number in range(held, usual.most):
            possible = number >= usual.least
            yield self._event(EventKind.FOCUSED_VISIT, window, *rules, cycle=cycle.number, is_optional=possible)

    def _inadequate_route(self, planning: Window | None, due: Window, cycle: Cycle) -> Iterator[ProgrammeEvent]:
        route, timing = self._ruleset.monitoring.route.on(self._as_of), self._ruleset.monitoring.action_planning
        if planning is not None:
            yield self._event(EventKind.ACTION_PLANNING_VISIT, planning, route, timing, cycle=cycle.number)
        rule = self._ruleset.monitoring.first.on(self._as_of)
        weeks = None if rule is None else rule.known
        if weeks is not None:
            first, last = between(due.earliest, weeks), between(due.latest, weeks)
            yield from self._monitoring_visits(Window(first.earliest, None, last.latest), 0, cycle, rule)

    def _monitoring_visits(
        self, first: Window, held: int, cycle: Cycle, rule: Rule[Between] | None = None
    ) -> Iterator[ProgrammeEvent]:
        spacing = self._ruleset.monitoring.interval.on(self._as_of)
        number = self._ruleset.monitoring.number.on(self._as_of)
        months = None if spacing is None else spacing.known
        usual = None if number is None else number.known
        if months is None or usual is None:
            return
        last = self.until if cycle.inspection.window is None else cycle.inspection.window.latest
        letters, window = self._ruleset.monitoring.letters, first
        for count in range(held, usual.most):
            if window.earliest > last:
                return
            yield self._event(
                EventKind.MONITORING_VISIT,
                Window(window.earliest, None, min(window.latest, last)),
                rule or spacing,
                number,
                letters,
                cycle=cycle.number,
                is_optional=count >= usual.least,
            )
            rule = spacing
            window = Window(between(window.earliest, months).earliest, None, between(window.latest, months).latest)


def _has_fieldwork(event: InspectionEvent) -> bool:
    return event.kind.is_full_inspection or event.kind.is_visit


_AWAITED = frozenset({Milestone.PUBLICATION, *Duty})
_WITHIN_THE_INSPECTION = frozenset({Milestone.OFF_SITE, Milestone.FIELDWORK})
_UP_TO_THE_INSPECTION = _WITHIN_THE_INSPECTION | {Milestone.NOTIFICATION}  # overdue, the call may come any day
