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
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.expected import Expected, Milestone
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.stages import Stages
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for

__all__ = ["Timetable", "stages_and_clocks", "timetable"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Timetable(Answer):
    """
    One event's own calendar.

    Attributes:
        authority: Whose event it is.
        kind: What kind of event; None if that is not known.
        entries: What happens and what falls due, in order; what no source dates stands last.
        ruleset: The edition whose rules were asked.
        event: The event, where it is on record.
        window: When an event that lies ahead is expected; None if that is not known.
        counted_from_publication: Whether the duties are counted from publication, for want of the day of receipt.
    """

    authority: Authority
    kind: EventKind | None
    entries: tuple[Expected, ...]
    ruleset: Ruleset
    event: InspectionEvent | None = None
    window: Window | None = None
    counted_from_publication: bool

    def __attrs_post_init__(self) -> None:
        event = self.event
        check_together(
            self,
            kind=event is None or self.kind is event.kind,
            authority=event is None or self.authority == event.authority,
            window=event is None or self.window is None,
            entries=all(entry.authority == self.authority for entry in self.entries)
            and list(self.entries) == sorted(self.entries, key=_by_day),
        )

    def entry(self, what: Milestone | Duty) -> Expected | None:
        """
        Return the first entry for a stage or a duty; None if there is none.
        """
        return next((entry for entry in self.entries if entry.what is what), None)

    def __iter__(self) -> Iterator[Expected]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


_timetable = reckoned(Timetable)


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
        raise HistoryError(f"{shown(event)} is neither an InspectionEvent nor a NextEvent. Pass one of the two.")
    expect(bool, priority_action, "priority_action")
    edition = event.ruleset if ruleset is None else expect(Ruleset, ruleset, "ruleset")
    received = None if report_received is None else day(report_received)
    if isinstance(event, NextEvent) and received is not None and received < event.as_of:
        raise HistoryError(
            f"The report of an inspection that is expected after {in_words(event.as_of)} cannot have been received on "
            f"{in_words(received)}. Check the day, or pass the event on record."
        )
    stages = Stages.of(event, edition, calendar_for(calendar))
    entries = (
        ()
        if stages is None
        else stages_and_clocks(stages, report_received=received, priority_action=priority_action, ruleset=ruleset)
    )
    on_record = event if isinstance(event, InspectionEvent) else None
    is_received = received is not None or (on_record is not None and on_record.report_received is not None)
    return _timetable(
        authority=event.authority,
        kind=event.kind,
        entries=entries,
        ruleset=edition,
        event=on_record,
        window=event.window if isinstance(event, NextEvent) else None,
        counted_from_publication=not is_received
        and any(isinstance(entry.what, Duty) and entry.window is not None for entry in entries),
    )


def stages_and_clocks(
    stages: Stages,
    *,
    report_received: date | None = None,
    priority_action: bool = False,
    ruleset: Ruleset | None = None,
) -> tuple[Expected, ...]:
    """
    Return the stages of an event and the duties that follow it, in order; what no source dates stands last.
    """
    published = stages.publication()
    entries = [
        *stages.notice(),
        *stages.fieldwork(),
        *([] if published is None else [published]),
        *stages.clocks(published, report_received=report_received, priority_action=priority_action, ruleset=ruleset),
    ]
    return tuple(sorted(entries, key=_by_day))


def _by_day(entry: Expected) -> tuple[date, date]:
    return (date.max, date.max) if entry.window is None else (entry.window.earliest, entry.window.latest)
