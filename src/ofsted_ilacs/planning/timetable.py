"""
One event's own calendar: the call, the weeks off and on site, publication, and the clocks that follow.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.deadlines import Duty
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.stages import Stages, on
from ofsted_ilacs.planning.steps import Step
from ofsted_ilacs.planning.timetable_entries import Milestone, TimetableEntry
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching_past

__all__ = ["Timetable", "timetable"]


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
        if not self.entries:
            return (Step("No source says when any part of it takes place."),)
        steps = [each for entry in self.entries for each in entry.steps]
        if any(entry.happened and entry.window and entry.what in _NEVER_RECORDED for entry in self.entries):
            steps.append(Step(_RECKONED_BACK))
        if self.counted_from_publication:
            steps.append(Step(FROM_PUBLICATION))
        return tuple(steps)

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


_NEVER_RECORDED = frozenset({Milestone.NOTIFICATION, Milestone.OFF_SITE})
_RECKONED_BACK = (
    "What came before the first day on site is reckoned back from it in working days. The day on which Ofsted really "
    "called is not on record."
)
FROM_PUBLICATION = (
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
    counted_on = calendar_for(calendar)
    starts = _starts(event, edition, counted_on)
    entries: list[TimetableEntry] = []
    if starts is not None and event.kind is not None:
        known = reaching_past(counted_on, starts.latest)
        stages = Stages(event=event, kind=event.kind, starts=starts, ruleset=edition, calendar=known)
        published = stages.publication()
        entries += [*stages.notice(), *stages.fieldwork(), *([published] if published else [])]
        received = _received(event, report_received, published)
        urgent = priority_action or (isinstance(event, InspectionEvent) and event.priority_action)
        entries += stages.clocks(received, ruleset, priority_action=urgent)
    return Timetable(
        authority=event.authority,
        kind=event.kind,
        entries=tuple(sorted(entries, key=_by_day)),
        ruleset=edition,
        subject=_subject(event),
        counted_from_publication=report_received is None
        and not (isinstance(event, InspectionEvent) and event.report_received)
        and any(isinstance(entry.what, Duty) and entry.window is not None for entry in entries),
    )


def _subject(event: InspectionEvent | NextEvent) -> str:
    if isinstance(event, InspectionEvent):
        return event.name
    kind = "event of a kind not known" if event.kind is None else event.kind.label
    return f"{event.authority.name}, {kind}, expected {event.window or 'on days not known'}"


def _by_day(entry: TimetableEntry) -> tuple[date, date]:
    return (date.max, date.max) if entry.window is None else (entry.window.earliest, entry.window.latest)


def _starts(event: InspectionEvent | NextEvent, edition: Ruleset, calendar: WorkingCalendar) -> Window | None:
    if isinstance(event, InspectionEvent):
        return on(event.start)
    if event.window is None or not event.status.has_closed or event.kind is None:
        return event.window
    # Overdue: the call may come on the day of asking, and what follows is reckoned from it.
    rule = edition.notice.before(event.kind)
    notice = None if rule is None else rule.known
    known = reaching_past(calendar, event.as_of)
    return event.window.not_before(event.as_of if notice is None or notice.n == 0 else known.add(event.as_of, notice.n))


def _received(
    event: InspectionEvent | NextEvent, report_received: date | None, published: TimetableEntry | None
) -> Window | None:
    own = event.report_received if isinstance(event, InspectionEvent) else None
    if report_received is None and own is None:
        return None if published is None else published.window
    received = own if report_received is None else day(report_received)
    assert received is not None
    last = event.end if isinstance(event, InspectionEvent) else event.as_of
    if received < last:
        raise HistoryError(
            f"{_subject(event)}: the report was received on {in_words(received)}, before {in_words(last)}. "
            "Check both days."
        )
    return on(received)
