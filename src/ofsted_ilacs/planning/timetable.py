"""
One event's own calendar: the call, the weeks off and on site, publication, and the clocks that follow.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.planning.deadlines import DueState, DueStatus, Duty, duties_after
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.reach import calendar_for, reaching
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.ruleset import Rule, Ruleset
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.reasons import Certainty, weekday_in_words

__all__ = ["Milestone", "Timetable", "TimetableEntry", "timetable"]


class Milestone(Enum):
    """
    A stage of an inspection or visit; ``label`` names it in running text.
    """

    NOTIFICATION = "notification"
    OFF_SITE = "off_site"
    FIELDWORK = "fieldwork"
    PUBLICATION = "publication"

    label: str

    def __repr__(self) -> str:
        return f"Milestone.{self.name}"


Milestone.NOTIFICATION.label = "Notification"
Milestone.OFF_SITE.label = "Off-site week"
Milestone.FIELDWORK.label = "Fieldwork"
Milestone.PUBLICATION.label = "Report published by Ofsted"


@attrs.frozen(kw_only=True, repr=False)
class TimetableEntry(Displayed):
    """
    One line of a timetable.

    Attributes:
        what: The stage, or the authority's duty.
        window: When it begins, or is due: one day where the day is known or follows from one, and a stretch otherwise;
            None where no source says.
        until: The last day of something that takes more than one, beginning on the window's only or expected day.
        happened: Whether it has happened once its last day has passed: it is on record, or came before what is.
        certainty: Whether every day counted is announced, or some are projected; None where nothing was counted.
        rule: The rule that it follows from; None for what is on record without one.
        ruleset: The edition that the rule was taken from.
    """

    what: Milestone | Duty
    window: Window | None
    until: date | None = None
    happened: bool = False
    certainty: Certainty | None = None
    rule: Rule | None = None
    ruleset: Ruleset
    calendar: WorkingCalendar = attrs.field(repr=False)

    @property
    def headline(self) -> str:
        """
        The entry in a sentence.
        """
        return f"{self.what.label}: {self._when()}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The entry and the rule that it follows from.
        """
        return (step(self.headline, self.ruleset, self.rule),)

    def status(self, as_of: date, *, done_on: date | None = None) -> DueStatus | None:
        """
        Return whether it is done on a day, due (at the latest), or overdue; None where no source says when it is.

        What is on record is done once its last day has passed. Of a duty the library does not know whether it was done:
        say so with *done_on*.

        Args:
            as_of: The day of asking.
            done_on: The day that it was done, if it was.

        Raises:
            CoverageError: When the calendar cannot know the day.
        """
        as_of = day(as_of)
        if self.window is None:
            return None
        last = self.until or self.window.latest
        if (self.happened and last < as_of) or (done_on is not None and day(done_on) <= as_of):
            return DueStatus(DueState.DONE)
        known = reaching(self.calendar, max(as_of, last))
        if as_of <= last:
            return DueStatus(DueState.DUE, known.count(as_of, last))
        return DueStatus(DueState.OVERDUE, known.count(last, as_of))

    def __str__(self) -> str:
        return self.headline

    def _when(self) -> str:
        if self.window is None:
            return _UNKNOWN if self.rule is None or not self.rule.is_known else _lowered(self.rule)
        projected = " (projected: not all bank holidays are announced)" if self.certainty is Certainty.PROJECTED else ""
        if self.window.earliest == self.window.latest:
            first = weekday_in_words(self.window.earliest)
            said = first if self.until in (None, self.window.earliest) else f"{first} to {weekday_in_words(self.until)}"
        else:
            said = str(self.window)
        return said + projected


_UNKNOWN = "not published / not known"


def _lowered(rule: Rule) -> str:
    said = str(rule).removesuffix(".")
    return said[0].lower() + said[1:]


@attrs.frozen(kw_only=True, repr=False)
class Timetable(Displayed):
    """
    One event's own calendar.

    Attributes:
        authority: Whose event it is.
        kind: What kind of event; None where that is not known.
        entries: What happens and what falls due, in order; what no source dates stands last.
        ruleset: The edition whose rules were asked.
        subject: The event in running text.
        counted_from_publication: Whether the duties are counted from publication, for want of the day of receipt.
    """

    authority: Authority
    kind: EventKind | None
    entries: tuple[TimetableEntry, ...]
    ruleset: Ruleset
    subject: str
    counted_from_publication: bool

    @property
    def headline(self) -> str:
        """
        What the timetable is of.
        """
        return f"Timetable of {self.subject}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The entries, each with its rule.
        """
        steps = tuple(each for entry in self.entries for each in entry.steps)
        return (*steps, Step(_FROM_PUBLICATION)) if self.counted_from_publication else steps

    def entry(self, what: Milestone | Duty) -> TimetableEntry | None:
        """
        Return the first entry for a stage or a duty; None where there is none.
        """
        return next((entry for entry in self.entries if entry.what is what), None)

    def __iter__(self) -> Iterator[TimetableEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __str__(self) -> str:
        return "\n".join([self.headline, *(f"  {entry}" for entry in self.entries)])


_FROM_PUBLICATION = (
    "The authority's duties are counted from publication, for the day on which it received the report was not given. A "
    "report received earlier makes them due earlier."
)


def timetable(
    event: InspectionEvent | NextEvent,
    *,
    report_received: date | None = None,
    priority_action: bool = False,
    calendar: WorkingCalendar | None = None,
    ruleset: Ruleset | None = None,
) -> Timetable:
    """
    Return the calendar of one event: of a past one from its real days, of one that lies ahead from its window.

    Args:
        event: An event on record, or what `next_inspection` or `next_event` expects.
        report_received: The day that the authority received the report or letter; without it the day of publication,
            or the one expected, stands in.
        priority_action: Whether a focused visit's letter names an area for priority action.
        calendar: The calendar to count on; by default that of England and Wales, projected where the event lies beyond
            what is announced.
        ruleset: The edition to ask; by default the event's own.

    Raises:
        HistoryError: When *event* is neither, or the report was received before the last day of fieldwork.
        CoverageError: When the calendar cannot reach far enough.
    """
    if not isinstance(event, InspectionEvent | NextEvent):
        raise HistoryError(f"{event!r} is neither an InspectionEvent nor a NextEvent. Pass one of the two.")
    edition = event.ruleset if ruleset is None else expect(Ruleset, ruleset, "ruleset")
    starts = _starts(event)
    entries: list[TimetableEntry] = []
    if starts is not None and event.kind is not None:
        known = reaching(calendar_for(calendar), starts.latest + _A_YEAR)
        reckoner = _Reckoner(event=event, kind=event.kind, starts=starts, ruleset=edition, calendar=known)
        published = reckoner.publication()
        entries += [*reckoner.notice(), *reckoner.fieldwork(), *([published] if published else [])]
        received = _received(event, report_received, published)
        entries += reckoner.clocks(received, ruleset, priority_action=priority_action)
    return Timetable(
        authority=event.authority,
        kind=event.kind,
        entries=tuple(sorted(entries, key=_by_day)),
        ruleset=edition,
        subject=_subject(event),
        counted_from_publication=report_received is None
        and any(isinstance(entry.what, Duty) and entry.window is not None for entry in entries),
    )


_A_YEAR = timedelta(366)  # publication and every clock after it fall within a year of the first day on site


def _subject(event: InspectionEvent | NextEvent) -> str:
    if isinstance(event, InspectionEvent):
        return event.name
    kind = "event of a kind not known" if event.kind is None else event.kind.label
    return f"{event.authority.name}, {kind}, expected {event.window or 'on days not published / not known'}"


def _by_day(entry: TimetableEntry) -> tuple[date, date]:
    return (date.max, date.max) if entry.window is None else (entry.window.earliest, entry.window.latest)


def _on(day: date) -> Window:
    return Window(day, day, day)


def _starts(event: InspectionEvent | NextEvent) -> Window | None:
    return _on(event.start) if isinstance(event, InspectionEvent) else event.window


def _received(
    event: InspectionEvent | NextEvent, report_received: date | None, published: TimetableEntry | None
) -> Window | None:
    if report_received is None:
        return None if published is None else published.window
    received = day(report_received)
    last = event.end if isinstance(event, InspectionEvent) else event.as_of
    if received < last:
        raise HistoryError(
            f"{_subject(event)}: the report was received on {in_words(received)}, before {in_words(last)}. "
            "Check both days."
        )
    return _on(received)


@attrs.frozen(kw_only=True)
class _Reckoner:
    """
    Works out the entries of one event from the days on which its fieldwork begins.
    """

    event: InspectionEvent | NextEvent
    kind: EventKind
    starts: Window
    ruleset: Ruleset
    calendar: WorkingCalendar

    def notice(self) -> Iterator[TimetableEntry]:
        rule = self.ruleset.find(_NOTICE.get(self.kind, ""))
        if rule is None:
            return
        notice = rule.as_a(WorkingDays)
        if notice is None or notice.n == 0:
            yield self._entry(Milestone.NOTIFICATION, None, rule)
            return
        yield self._entry(Milestone.NOTIFICATION, self._moved(self.starts, -notice.n), rule)
        off_site = self.ruleset.value("off-site", WorkingDays)
        if off_site is not None and self.kind in _WITH_OFF_SITE_WEEK:
            window = self._moved(self.starts, -off_site.n)
            alone = window.earliest == window.latest
            until = self.calendar.previous(self.starts.earliest) if alone else None
            yield self._entry(Milestone.OFF_SITE, window, self.ruleset.find("off-site"), until=until)

    def fieldwork(self) -> Iterator[TimetableEntry]:
        if isinstance(self.event, InspectionEvent):
            for leg in self.event.fieldwork:
                yield self._entry(Milestone.FIELDWORK, _on(leg.start), None, until=leg.end)
        else:
            yield self._entry(Milestone.FIELDWORK, self.starts, self._on_site())

    def publication(self) -> TimetableEntry | None:
        if isinstance(self.event, InspectionEvent):
            if self.event.published is not None:
                return self._entry(Milestone.PUBLICATION, _on(self.event.published), None)
            ends = _on(self.event.end)
        else:
            on_site = self._on_site()
            days = None if on_site is None else on_site.as_a(WorkingDays)
            if days is None or days.n == 0:
                return None
            ends = self._moved(self.starts, days.n - 1)
        rule = self.ruleset.dated("publication.usual", ends.earliest) if self.kind.is_full_inspection else None
        usual = None if rule is None else rule.as_a(Estimate)
        if usual is None:
            return None
        window = self._moved(ends, int(usual.typical), least=int(usual.low), most=int(usual.high))
        return self._entry(Milestone.PUBLICATION, window, rule)

    def clocks(
        self, received: Window | None, ruleset: Ruleset | None, *, priority_action: bool
    ) -> Iterator[TimetableEntry]:
        for duty in duties_after(self.kind, priority_action=priority_action):
            edition = self.ruleset if received is None else edition_for(ruleset, received.earliest)
            rule = edition.rule(duty.rule_id)
            period = rule.as_a(WorkingDays)
            due = None if period is None or received is None else self._moved(received, period.n)
            yield self._entry(duty, due, rule)

    def _on_site(self) -> Rule | None:
        return self.ruleset.find(_ON_SITE.get(self.kind, ""))

    def _moved(self, window: Window, n: int, *, least: int | None = None, most: int | None = None) -> Window:
        earliest = self._shift(window.earliest, n if least is None else least)
        latest = self._shift(window.latest, n if most is None else most)
        return Window(earliest, None if window.expected is None else self._shift(window.expected, n), latest)

    def _shift(self, start: date, n: int) -> date:
        return self.calendar.add(start, n) if n else start

    def _entry(
        self,
        what: Milestone | Duty,
        window: Window | None,
        rule: Rule | None,
        *,
        until: date | None = None,
    ) -> TimetableEntry:
        return TimetableEntry(
            what=what,
            window=window,
            until=until,
            happened=isinstance(self.event, InspectionEvent) and isinstance(what, Milestone),
            certainty=self.calendar.certainty(window.earliest, window.latest) if window and rule else None,
            rule=rule,
            ruleset=self.ruleset,
            calendar=self.calendar,
        )


_NOTICE = {
    EventKind.SHORT: "notice.inspection",
    EventKind.STANDARD: "notice.inspection",
    EventKind.SINGLE: "notice.inspection",
    EventKind.POST_MONITORING_SINGLE: "notice.inspection",
    EventKind.JTAI: "notice.jtai",
    EventKind.FOCUSED_VISIT: "notice.focused-visit",
    EventKind.MONITORING_VISIT: "notice.monitoring-visit",
    EventKind.ACTION_PLANNING_VISIT: "action-planning-visit.timing",
}
_ON_SITE = {
    EventKind.SHORT: "on-site.short",
    EventKind.STANDARD: "on-site.standard",
    EventKind.FOCUSED_VISIT: "focused-visit.on-site",
}
_WITH_OFF_SITE_WEEK = frozenset({EventKind.SHORT, EventKind.STANDARD})
