"""
The entries of one event's timetable, worked out from the days on which its fieldwork begins.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.planning.deadlines import Duty, duties_after
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.timetable_entries import Milestone, TimetableEntry
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["Stages", "last_days", "on"]


def on(day: date) -> Window:
    """
    Return the window of one day.
    """
    return Window(day, day, day)


def last_days(kind: EventKind, starts: Window, ruleset: Ruleset, calendar: WorkingCalendar) -> Window | None:
    """
    Return the last days on site of what begins on some days; None where the edition does not say how long it takes.
    """
    rule = ruleset.on_site.of(kind)
    days = None if rule is None else rule.known
    return None if days is None or days.n == 0 else _moved(starts, days.n - 1, calendar)


@attrs.frozen(kw_only=True)
class Stages:
    """
    Works out the entries of one event from the days on which its fieldwork begins.

    Attributes:
        event: The event.
        kind: What kind of event it is.
        starts: When its fieldwork begins: one day for an event on record, a window for one that lies ahead.
        ruleset: The edition to ask.
        calendar: The calendar to count on; it reaches far enough.
    """

    event: InspectionEvent | NextEvent
    kind: EventKind
    starts: Window
    ruleset: Ruleset
    calendar: WorkingCalendar

    def notice(self) -> Iterator[TimetableEntry]:
        """
        Yield the notification and, for a short or standard inspection, the off-site week.
        """
        rule = self._notice()
        if rule is None:
            return
        notice = rule.known if isinstance(rule.known, WorkingDays) else None
        if notice is None or notice.n == 0:
            yield self._entry(Milestone.NOTIFICATION, None, rule)
            return
        call = self.event.notified if isinstance(self.event, InspectionEvent) else None
        moved = _moved(self.starts, -notice.n, self.calendar) if call is None else on(call)
        yield self._entry(Milestone.NOTIFICATION, moved, rule if call is None else None)
        off_site = None if self.ruleset.off_site is None else self.ruleset.off_site.known
        if off_site is not None and self.kind in _WITH_OFF_SITE_WEEK:
            window = _moved(self.starts, -off_site.n, self.calendar)
            alone = window.earliest == window.latest
            until = self.calendar.previous(self.starts.earliest) if alone else None
            yield self._entry(Milestone.OFF_SITE, window, self.ruleset.off_site, until=until)

    def fieldwork(self) -> Iterator[TimetableEntry]:
        """
        Yield the days on site, leg by leg where they are on record; nothing for what has none, such as a direction.
        """
        if self.kind.is_intervention or self.kind in _WITHOUT_FIELDWORK:
            return
        if isinstance(self.event, InspectionEvent):
            for leg in self.event.fieldwork:
                yield self._entry(Milestone.FIELDWORK, on(leg.start), None, until=leg.end)
        else:
            ends = self._ends()
            until = ends.latest if ends is not None and self.starts.earliest == self.starts.latest else None
            yield self._entry(Milestone.FIELDWORK, self.starts, self._on_site(), until=until)

    def publication(self) -> TimetableEntry | None:
        """
        Return the day that the report or letter came out, or the days on which it usually would; None where no source
        says.
        """
        if isinstance(self.event, InspectionEvent) and self.event.published is not None:
            return self._entry(Milestone.PUBLICATION, on(self.event.published), None)
        usual, counted_from = self._usual_lag()
        if usual is None or usual.known is None or counted_from is None:
            return None
        lag = usual.known
        window = _moved(counted_from, int(lag.typical), self.calendar, least=int(lag.low), most=int(lag.high))
        return self._entry(Milestone.PUBLICATION, window, usual)

    def _usual_lag(self) -> tuple[Rule[Estimate] | None, Window | None]:
        # How long publication usually takes, and the days that it is counted from: a letter's from the first day of the
        # visit, a report's from the last.
        if self.kind in _WITH_LETTER:
            return None if self._is_first_monitoring() else self.ruleset.publication.letter, self.starts
        ends, usual = self._ends(), self.ruleset.publication.usual
        if usual is None or ends is None or not self.kind.is_full_inspection:
            return None, None
        # What was observed of reports to come is not known yet: ahead, the newest that is known on the day of asking.
        ended = ends.earliest
        return usual.on(min(ended, self.event.as_of) if isinstance(self.event, NextEvent) else ended), ends

    def _is_first_monitoring(self) -> bool:
        # Its letter is not published.
        if self.kind is not EventKind.MONITORING_VISIT or not isinstance(self.event, NextEvent):
            return False
        held = () if self.event.visits is None else self.event.visits.events
        return not any(visit.kind is EventKind.MONITORING_VISIT for visit in held)

    def _ends(self) -> Window | None:
        if isinstance(self.event, InspectionEvent):
            return on(self.event.end)
        return last_days(self.kind, self.starts, self.ruleset, self.calendar)

    def clocks(
        self, received: Window | None, ruleset: Ruleset | None, *, priority_action: bool
    ) -> Iterator[TimetableEntry]:
        """
        Yield the duties whose clocks start when the report or letter is received.
        """
        for duty in duties_after(self.kind, priority_action=priority_action):
            edition = self.ruleset
            if received is not None and isinstance(self.event, InspectionEvent):  # ahead, no later edition is known
                edition = edition_for(ruleset, received.earliest)
            rule = edition.law.clock(duty)
            if received is not None and not rule.holds_on(received.earliest):
                continue
            period = rule.known
            due = None if period is None or received is None else _moved(received, period.n, self.calendar)
            reckoned = None
            if duty.clock.is_statement and isinstance(self.event, InspectionEvent) and self.event.statement_due:
                due, reckoned = on(self.event.statement_due), None if due is None else due.latest
            yield attrs.evolve(self._entry(duty, due, rule, edition=edition), reckoned=reckoned)

    def _has_happened(self, what: Milestone | Duty) -> bool:
        if not isinstance(self.event, InspectionEvent) or isinstance(what, Duty):
            return False
        return what is not Milestone.PUBLICATION or self.event.published is not None

    def _on_site(self) -> Rule[Any] | None:
        return self.ruleset.on_site.of(self.kind)

    def _notice(self) -> Rule[Any] | None:
        if self.kind is EventKind.ACTION_PLANNING_VISIT:
            return self.ruleset.monitoring.action_planning
        rule = self.ruleset.notice.before(self.kind)
        return rule if rule is not None and rule.holds_on(self.starts.earliest) else None

    def _entry(
        self,
        what: Milestone | Duty,
        window: Window | None,
        rule: Rule[Any] | None,
        *,
        until: date | None = None,
        edition: Ruleset | None = None,
    ) -> TimetableEntry:
        return TimetableEntry(
            what=what,
            window=window,
            until=until,
            happened=self._has_happened(what),
            certainty=self.calendar.certainty(window.earliest, window.latest) if window and rule else None,
            rule=rule,
            ruleset=edition or self.ruleset,
            calendar=self.calendar,
        )


_WITHOUT_FIELDWORK = frozenset({EventKind.SELF_EVALUATION, EventKind.ENGAGEMENT_MEETING})
_WITH_LETTER = frozenset({EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT})
_WITH_OFF_SITE_WEEK = frozenset({EventKind.SHORT, EventKind.STANDARD})


def _moved(
    window: Window, n: int, calendar: WorkingCalendar, *, least: int | None = None, most: int | None = None
) -> Window:
    # Each day of a window by n working days; its ends by least and most, where they are given.
    earliest = _shifted(window.earliest, n if least is None else least, calendar)
    latest = _shifted(window.latest, n if most is None else most, calendar)
    return Window(earliest, None if window.expected is None else _shifted(window.expected, n, calendar), latest)


def _shifted(start: date, n: int, calendar: WorkingCalendar) -> date:
    return calendar.add(start, n) if n else start
