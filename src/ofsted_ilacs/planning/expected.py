"""
Something to expect: an event, a stage of one, or a duty. Every answer is made of these.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import LabelledEnum
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.deadlines import Deadline, DueState, DueStatus
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.visits_held import VisitsHeld
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching
from ofsted_ilacs.workdays.non_working_days import Certainty

__all__ = ["Expected", "Milestone", "is_some_time", "reckoned_expected"]


class Milestone(LabelledEnum):
    """
    A stage of an inspection or visit; ``label`` names it in running text.
    """

    NOTIFICATION = "notification", "Notification"
    OFF_SITE = "off_site", "Off-site week"
    FIELDWORK = "fieldwork", "Fieldwork"
    PUBLICATION = "publication", "Report published by Ofsted"


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Expected(Answer):
    """
    Something to expect, or a stage of something on record.

    Attributes:
        authority: Whose it is.
        what: The kind of event, the stage of one, or the authority's duty.
        window: When it begins or is due, both ends included: one day where the day is known or follows from one, and a
            stretch otherwise; None if no source says.
        rules: The rules that it follows from; none for what is on record.
        ruleset: The edition that those were taken from.
        part_of: The kind of event that a stage or duty belongs to; None for an event itself.
        begun: The first day of that event, where it is on record.
        after: The first day of the last graded inspection on record before an event that lies ahead.
        cycle: 0 up to and with the next graded inspection, 1 from that to the one after, and so on.
        number: Which of several of its kind since that inspection, from 1.
        is_optional: Whether it may well not happen: a second focused visit, a fifth monitoring visit.
        happened: Whether it is on record, or came before what is.
        until: The last day of something that takes more than one, beginning on the window's only or expected day.
        certainty: Whether every day counted is announced, or some are projected; None if nothing was counted.
        reckoned: The last day of a duty's period, where the letter itself prints the day that is due.
        visits: The visits held so far, where they say that this one comes next.
        calendar: The calendar that working days are counted on.
    """

    authority: Authority
    what: EventKind | Duty | Milestone
    window: Window | None
    rules: tuple[Rule[Any], ...] = ()
    ruleset: Ruleset
    part_of: EventKind | None = None
    begun: date | None = None
    after: date | None = None
    cycle: int = 0
    number: int = 1
    is_optional: bool = False
    happened: bool = attrs.field(default=False, metadata={"title": "On record", "no": "not on record"})
    until: date | None = None
    certainty: Certainty | None = None
    reckoned: date | None = None
    visits: VisitsHeld | None = None
    calendar: WorkingCalendar = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        window = self.window
        check_together(
            self,
            number=self.number > 0,
            part_of=self.part_of is None or not isinstance(self.what, EventKind),
            until=self.until is None or (window is not None and window.earliest <= self.until),
            reckoned=self.reckoned is None or isinstance(self.what, Duty),
            visits=self.visits is None or isinstance(self.what, EventKind),
        )

    @classmethod
    def of_clock(cls, clock: Deadline, authority: Authority) -> "Expected":
        """
        Return the duty that a clock measures.
        """
        event = expect(Deadline, clock, "clock").event
        return reckoned_expected(
            authority=expect(Authority, authority, "authority"),
            what=clock.duty,
            window=Window.on(clock.due),
            rules=(clock.rule,),
            ruleset=clock.ruleset,
            part_of=None if event is None else event.kind,
            begun=None if event is None else event.start,
            certainty=clock.certainty,
            reckoned=clock.reckoned,
            calendar=clock.calendar,
        )

    @property
    def is_assumed(self) -> bool:
        """
        Whether it rests on the assumed outcome of an inspection that has not been held.
        """
        return self.cycle > 0

    def status(self, as_of: date, *, done_on: date | None = None) -> DueStatus | None:
        """
        Return where a day stands before or after the last day; None if no source says when it is.

        A duty is due or overdue by so many working days. What Ofsted does is expected, and never overdue: once its last
        day has passed it is done if it is on record, and not on record otherwise. Whether a duty was done the library
        does not know: say so with *done_on*.

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
        is_duty = isinstance(self.what, Duty)
        if as_of > last and not is_duty:
            return DueStatus(DueState.NOT_ON_RECORD)
        known = reaching(self.calendar, max(as_of, last))
        if as_of <= last:
            return DueStatus(DueState.DUE if is_duty else DueState.EXPECTED, known.count(as_of, last))
        return DueStatus(DueState.OVERDUE, known.count(last, as_of))


reckoned_expected: type[Expected] = reckoned(Expected)
"""Makes what is expected, without looking at its fields again."""


def is_some_time(what: EventKind | Duty | Milestone | None, window: Window) -> bool:
    """
    Return whether no source says when in its window something comes: a focused visit, before the inspection.
    """
    return what is EventKind.FOCUSED_VISIT and window.expected is None
