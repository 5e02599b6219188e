"""
The stages of one event and the duties that follow it, worked out from the days on which its fieldwork begins.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.planning.deadlines import deadlines, duties_after
from ofsted_ilacs.planning.expected import Expected, Milestone, reckoned_expected
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.visits import number_ahead
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching_past

__all__ = ["Stages", "last_days"]


def last_days(kind: EventKind, starts: Window, ruleset: Ruleset, calendar: WorkingCalendar) -> Window | None:
    """
    Return the last days on site of what begins on some days; None if the edition does not say how long it takes.
    """
    rule = ruleset.on_site.of(kind)
    days = None if rule is None else rule.known
    return None if days is None or days.n == 0 else _moved(starts, days.n - 1, calendar)


@attrs.frozen(kw_only=True)
class Stages:
    """
    Works out what belongs to one event from the days on which its fieldwork begins.

    Attributes:
        event: The event.
        kind: What kind of event it is.
        starts: When its fieldwork begins: one day for an event on record, a window for one that lies ahead.
        ruleset: The edition to ask.
        calendar: The calendar to count on; it reaches far enough.
        cycle: The cycle that the event ends: 0 up to the next graded inspection.
        is_first_monitoring: Whether it is the first monitoring visit, whose letter is not published.
    """

    event: InspectionEvent | NextEvent
    kind: EventKind
    starts: Window
    ruleset: Ruleset
    calendar: WorkingCalendar
    cycle: int = 0
    is_first_monitoring: bool = False

    @classmethod
    def of(
        cls,
        event: InspectionEvent | NextEvent,
        ruleset: Ruleset,
        calendar: WorkingCalendar,
        *,
        cycle: int = 0,
        is_first_monitoring: bool = False,
    ) -> "Stages | None":
        """
        Return the stages of an event; None if neither its kind nor its days are known.

        Raises:
            CoverageError: When the calendar cannot reach far enough.
        """
        starts = _starts(event, ruleset, calendar)
        if starts is None or event.kind is None:
            return None
        return cls(
            event=event,
            kind=event.kind,
            starts=starts,
            ruleset=ruleset,
            calendar=reaching_past(calendar, starts.latest),
            cycle=cycle,
            is_first_monitoring=is_first_monitoring or _begins_monitoring(event),
        )

    def notice(self) -> Iterator[Expected]:
        """
        Yield the notification and, for a short or standard inspection, the off-site week.
        """
        rule = self._notice()
        if rule is None:
            return
        notice = rule.known if isinstance(rule.known, WorkingDays) else None
        if notice is None or notice.n == 0:
            yield self._stage(Milestone.NOTIFICATION, None, rule)
            return
        call = self.event.notified if isinstance(self.event, InspectionEvent) else None
        moved = _moved(self.starts, -notice.n, self.calendar) if call is None else Window.on(call)
        yield self._stage(Milestone.NOTIFICATION, moved, rule if call is None else None)
        off_site = None if self.ruleset.off_site is None else self.ruleset.off_site.known
        if off_site is not None and self.kind in _WITH_OFF_SITE_WEEK:
            window = _moved(self.starts, -off_site.n, self.calendar)
            alone = window.earliest == window.latest
            until = self.calendar.previous(self.starts.earliest) if alone else None
            yield self._stage(Milestone.OFF_SITE, window, self.ruleset.off_site, until=until)

    def fieldwork(self) -> Iterator[Expected]:
        """
        Yield the days on site, leg by leg where they are on record; nothing for what has none, such as a direction.
        """
        if not has_fieldwork(self.kind):
            return
        if isinstance(self.event, InspectionEvent):
            for leg in self.event.fieldwork:
                yield self._stage(Milestone.FIELDWORK, Window.on(leg.start), None, until=leg.end)
        else:
            ends = self.ends()
            until = ends.latest if ends is not None and self.starts.earliest == self.starts.latest else None
            yield self._stage(Milestone.FIELDWORK, self.starts, self.ruleset.on_site.of(self.kind), until=until)

    def publication(self) -> Expected | None:
        """
        Return the day that the report or letter came out, or the days on which it usually would; None if no source
        says.
        """
        if isinstance(self.event, InspectionEvent) and self.event.published is not None:
            return self._stage(Milestone.PUBLICATION, Window.on(self.event.published), None)
        if self.is_first_monitoring:
            return self._stage(Milestone.PUBLICATION, None, self.ruleset.monitoring.letters)
        usual, counted_from = self._usual_lag()
        if usual is None or usual.known is None or counted_from is None:
            return None
        lag = usual.known
        window = _moved(counted_from, int(lag.typical), self.calendar, least=int(lag.low), most=int(lag.high))
        return self._stage(Milestone.PUBLICATION, window, usual)

    def clocks(
        self,
        published: Expected | None,
        *,
        report_received: date | None,
        priority_action: bool,
        ruleset: Ruleset | None,
    ) -> Iterator[Expected]:
        """
        Yield the duties whose clocks start when the report or letter is received.

        Args:
            published: When the report or letter comes out, which stands in for its receipt.
            report_received: The day that it was received, in place of the event's own.
            priority_action: Whether a letter names an area for priority action.
            ruleset: The edition whose law counts, where the caller chose it.
        """
        event, started = self.event, frozenset[Duty]()
        received = None if published is None else published.window
        if isinstance(event, InspectionEvent):
            priority_action = priority_action or event.priority_action
            run = deadlines(
                event,
                report_received=report_received,
                priority_action=priority_action,
                calendar=self.calendar,
                ruleset=ruleset,
            )
            yield from (Expected.of_clock(clock, event.authority) for clock in run)
            started = frozenset(clock.duty for clock in run)
        if report_received is not None:
            received = Window.on(report_received)
        for duty in duties_after(self.kind, priority_action=priority_action):
            if duty not in started:
                yield from self._clock(duty, received, ruleset)

    def ends(self) -> Window | None:
        """
        Return the last days on site; None if the edition does not say how long it takes.
        """
        if isinstance(self.event, InspectionEvent):
            return Window.on(self.event.end)
        return last_days(self.kind, self.starts, self.ruleset, self.calendar)

    def _clock(self, duty: Duty, received: Window | None, ruleset: Ruleset | None) -> Iterator[Expected]:
        # A clock that has not started, or whose length is not known.
        edition = self.ruleset
        if received is not None and isinstance(self.event, InspectionEvent):  # ahead, no later edition is known
            edition = edition_for(ruleset, received.earliest)
        rule = edition.law.clock(duty)
        if received is not None and not rule.holds_on(received.earliest):
            return
        period = rule.known
        due = None if period is None or received is None else _moved(received, period.n, self.calendar)
        printed = self.event.statement_due if isinstance(self.event, InspectionEvent) else None
        reckoned = None
        if printed is not None and duty.clock.is_statement:
            due, reckoned = Window.on(printed), None if due is None else due.latest
        yield self._stage(duty, due, rule, edition=edition, reckoned=reckoned)

    def _usual_lag(self) -> tuple[Rule[Estimate] | None, Window | None]:
        # How long publication usually takes, and the days that it is counted from: a letter's from the first day of the
        # visit, a report's from the last.
        if self.kind in _WITH_LETTER:
            return self.ruleset.publication.letter, self.starts
        ends, usual = self.ends(), self.ruleset.publication.usual
        if usual is None or ends is None or not self.kind.is_full_inspection:
            return None, None
        # What was observed of reports to come is not known yet: ahead, the newest that is known on the day of asking.
        ended = ends.earliest
        return usual.on(min(ended, self.event.as_of) if isinstance(self.event, NextEvent) else ended), ends

    def _has_happened(self, what: Milestone | Duty) -> bool:
        if not isinstance(self.event, InspectionEvent) or isinstance(what, Duty):
            return False
        return what is not Milestone.PUBLICATION or self.event.published is not None

    def _notice(self) -> Rule[Any] | None:
        if self.kind is EventKind.ACTION_PLANNING_VISIT:
            return self.ruleset.monitoring.action_planning
        rule = self.ruleset.notice.before(self.kind)
        return rule if rule is not None and rule.holds_on(self.starts.earliest) else None

    def _stage(
        self,
        what: Milestone | Duty,
        window: Window | None,
        rule: Rule[Any] | None,
        *,
        until: date | None = None,
        edition: Ruleset | None = None,
        reckoned: date | None = None,
    ) -> Expected:
        event = self.event
        begun, last = (event, None) if isinstance(event, InspectionEvent) else (None, event.decision.inspection)
        return reckoned_expected(
            authority=event.authority,
            what=what,
            window=window,
            rules=() if rule is None else (rule,),
            ruleset=edition or self.ruleset,
            part_of=self.kind,
            begun=None if begun is None else begun.start,
            after=None if last is None else last.start,
            cycle=self.cycle,
            number=1 if isinstance(event, InspectionEvent) else number_ahead(event),
            happened=self._has_happened(what),
            until=until,
            certainty=self.calendar.certainty(window.earliest, window.latest) if window and rule else None,
            reckoned=reckoned,
            calendar=self.calendar,
        )


def has_fieldwork(kind: EventKind) -> bool:
    """
    Return whether inspectors are on site.
    """
    return kind.is_full_inspection or kind.is_visit


_WITH_LETTER = frozenset({EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT})
_WITH_OFF_SITE_WEEK = frozenset({EventKind.SHORT, EventKind.STANDARD})


def _begins_monitoring(event: InspectionEvent | NextEvent) -> bool:
    if not isinstance(event, NextEvent) or event.kind is not EventKind.MONITORING_VISIT:
        return False
    held = () if event.visits is None else event.visits.events
    return not any(visit.kind is EventKind.MONITORING_VISIT for visit in held)


def _starts(event: InspectionEvent | NextEvent, edition: Ruleset, calendar: WorkingCalendar) -> Window | None:
    if isinstance(event, InspectionEvent):
        return Window.on(event.start)
    window = event.window
    if window is None or event.status is WindowStatus.AHEAD or event.kind is None:
        return window
    # Open or overdue: the call may come on the day of asking, and what follows is reckoned from it.
    rule = edition.notice.before(event.kind)
    notice = None if rule is None else rule.known
    first = event.as_of
    if notice is not None and notice.n:
        first = reaching_past(calendar, first).add(first, notice.n)
    return window.not_before(first)


def _moved(
    window: Window, n: int, calendar: WorkingCalendar, *, least: int | None = None, most: int | None = None
) -> Window:
    # Each day of a window by n working days; its ends by least and most, where they are given.
    earliest = _shifted(window.earliest, n if least is None else least, calendar)
    latest = _shifted(window.latest, n if most is None else most, calendar)
    expected = None if window.expected is None else _shifted(window.expected, n, calendar)
    return Window.reckoned(earliest, expected, latest)


def _shifted(start: date, n: int, calendar: WorkingCalendar) -> date:
    return calendar.add(start, n) if n else start
