"""
Deadlines in working days: what is due, when, and which days were passed over.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotKnownError, UnknownNameError
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.explained_answer import Answer, Answers
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for, rulesets
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching_past
from ofsted_ilacs.workdays.non_working_days import Certainty, NonWorkingDay, WeekendDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales

__all__ = ["Deadline", "DueState", "DueStatus", "Duty", "deadline", "deadlines"]


class DueState(LabelledEnum):
    """
    Whether something is done, still to come, or late; of what Ofsted does, whether it is on record.
    """

    DONE = "done", "done"
    DUE = "due", "due"
    OVERDUE = "overdue", "overdue"
    EXPECTED = "expected", "expected"
    NOT_ON_RECORD = "not_on_record", "not on record"


@attrs.frozen(field_transformer=as_annotated)
class DueStatus(Displayed):
    """
    Where a day stands before or after a due day.

    Attributes:
        state: Whether it is done, due or overdue, or expected or not on record.
        working_days: How many working days are left, the last day counted, or have passed since a due day.
    """

    state: DueState
    working_days: int = 0

    def __attrs_post_init__(self) -> None:
        WorkingDays(self.working_days)  # refuses more than there are
        counts = self.state in (DueState.DUE, DueState.OVERDUE, DueState.EXPECTED)
        check_together(self, working_days=counts or self.working_days == 0)

    def __str__(self) -> str:
        left = str(WorkingDays(self.working_days)) if self.working_days else ""
        match self.state:
            case DueState.OVERDUE:
                return f"overdue by {left or 'less than a working day'}"
            case DueState.DUE:
                return f"due in {left}" if left else "due today"
            case DueState.EXPECTED:
                return f"expected within {left}" if left else "expected today"
            case _:
                return self.state.label


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Deadline(Answer):
    """
    The last day for a duty.

    Attributes:
        duty: What is due.
        trigger: The day that starts the clock; itself not counted.
        due: The last day of the period or, where the letter itself prints a day, that one.
        period: How many working days the clock runs.
        certainty: Whether every day looked at is announced, or some are projected.
        rule: The rule that sets the period.
        ruleset: The edition that it was taken from.
        calendar: The calendar counted on.
        trigger_is_publication: Whether the day of publication stands in for that of receipt, which was not given.
        reckoned: The last day of the period, where the letter itself prints the day that is due.
        event: The inspection or visit that started the clock; None if only its day was given.
    """

    duty: Duty = attrs.field(kw_only=False)
    trigger: date = attrs.field(kw_only=False)
    due: date
    period: WorkingDays
    certainty: Certainty
    rule: Rule[WorkingDays]
    ruleset: Ruleset
    calendar: WorkingCalendar
    trigger_is_publication: bool = False
    reckoned: date | None = None
    event: InspectionEvent | None = None

    def __attrs_post_init__(self) -> None:
        if self.calendar.changed_since or self.ruleset.changed_since:  # kept as it was given
            return
        last = self.calendar.add(self.trigger, self.period.n)
        event, is_reckoned = self.event, self.reckoned is not None
        check_together(
            self,
            rule=self.rule.id == self.ruleset.law.clock(self.duty).id,
            period=self.period == self.rule.value,
            due=is_reckoned or self.due == last,
            reckoned=not is_reckoned or (self.reckoned == last and self.duty.clock.is_statement),
            certainty=self.certainty is self.calendar.certainty(self.trigger, last),
            event=event is None or not is_reckoned or event.statement_due == self.due,
            trigger_is_publication=event is None or not self.trigger_is_publication or event.published == self.trigger,
        )

    @property
    def skipped(self) -> tuple[WeekendDay | NonWorkingDay, ...]:
        """
        Every day passed over after the trigger up to the last day of the period, with its reason; made when looked at.
        """
        return self.calendar.passed_over(self.trigger, self.reckoned or self.due)

    def status(self, as_of: date) -> DueStatus:
        """
        Return how many working days are left on a day, or have passed.

        Raises:
            CoverageError: When the calendar does not know the day.
        """
        as_of = day(as_of)
        if as_of <= self.due:
            return DueStatus(DueState.DUE, self.calendar.count(as_of, self.due))
        return DueStatus(DueState.OVERDUE, self.calendar.count(self.due, as_of))


_reckoned = reckoned(Deadline)


def deadline(
    duty: Duty,
    trigger: date,
    *,
    calendar: WorkingCalendar | None = None,
    ruleset: Ruleset | None = None,
) -> Deadline:
    """
    Return the last day for a duty.

    Args:
        duty: What is due.
        trigger: The day that the report, letter or request was received; itself not counted.
        calendar: The calendar to count on; by default the duty's own, that of England and Wales, or for a request for
            information that of any part of the United Kingdom.
        ruleset: The edition that sets the period; by default the one in force on *trigger*.

    Raises:
        UnknownNameError: When *duty* is no duty.
        NotADateError: When *trigger* is not a day.
        NotKnownError: When the duty is not known to have been there on *trigger*, or nobody says how long it runs.
        CoverageError: When the calendar does not reach far enough.
        RulesetNotFoundError: When no edition is known for *trigger*.
    """
    return _deadline(duty, day(trigger), calendar, ruleset)


def _deadline(
    duty: Duty,
    trigger: date,
    calendar: WorkingCalendar | None,
    ruleset: Ruleset | None,
    event: InspectionEvent | None = None,
    *,
    trigger_is_publication: bool = False,
) -> Deadline:
    if not isinstance(duty, Duty):
        raise UnknownNameError(
            f"{shown(duty)} is no duty. Use one of {', '.join(f'Duty.{known.name}' for known in Duty)}."
        )
    edition = edition_for(ruleset, trigger)
    rule = edition.law.clock(duty)
    if not rule.holds_on(trigger):
        raise NotKnownError(
            f"{duty.label}: no such duty is known on {in_words(trigger)}. The first day on which it is known is "
            f"{in_words(rule.first_day or edition.first_day)}."
        )
    period = rule.known
    if period is None:
        raise NotKnownError(
            f"{duty.label}: {rule.value}. If you hold the text, pass "
            f"ruleset=ruleset.with_value({shown(rule.id)}, WorkingDays(n))."
        )
    calendar = usual_calendar(duty) if calendar is None else expect(WorkingCalendar, calendar, "calendar")
    last = calendar.add(trigger, period.n)
    # The day that the letter itself prints for the statement wins; the reckoned one stands beside it.
    printed = event.statement_due if event is not None and duty.clock.is_statement else None
    return _reckoned(
        duty,
        trigger,
        due=printed or last,
        period=period,
        certainty=calendar.certainty(trigger, last),
        rule=rule,
        ruleset=edition,
        calendar=calendar,
        trigger_is_publication=trigger_is_publication,
        reckoned=None if printed is None else last,
        event=event,
    )


def usual_calendar(duty: Duty) -> WorkingCalendar:
    """
    Return the calendar that a duty is counted on by default.
    """
    return any_part_of_uk() if duty.clock.anywhere_in_the_uk else england_and_wales()


def deadlines(
    event: InspectionEvent,
    *,
    report_received: date | None = None,
    priority_action: bool = False,
    calendar: WorkingCalendar | None = None,
    ruleset: Ruleset | None = None,
) -> tuple[Deadline, ...]:
    """
    Return the clocks that an event starts for the authority, earliest due first.

    A full inspection starts two: publishing the report, and the written statement of proposed action. A focused visit
    starts two where its letter names an area for priority action. A joint targeted area inspection starts one, the
    principal authority's written statement. Other events start none.

    Args:
        event: The inspection or visit.
        report_received: The day that the authority received the report or letter, in place of the event's own. Without
            either the day of publication stands in, and the deadline says so; without any there is no clock yet, and
            the result is empty.
        priority_action: Whether the letter names an area for priority action, where the event does not say so.
        calendar: The calendar to count on; by default that of England and Wales.
        ruleset: The edition that sets the periods; by default the one in force on the trigger day.

    Raises:
        HistoryError: When the report was received before the last day of fieldwork.
    """
    if not isinstance(event, InspectionEvent):
        raise HistoryError(f"{shown(event)} is not an InspectionEvent. Make one first.")
    expect(bool, priority_action, "priority_action")
    received = event.report_received if report_received is None else day(report_received)
    trigger = received or event.published
    if trigger is None:
        return Answers()
    if trigger < event.end:
        raise HistoryError(
            f"{event.name}: the report was received on {in_words(trigger)}, before the last day of fieldwork, "
            f"{in_words(event.end)}. Check both days."
        )
    edition = edition_for(ruleset, trigger)
    run = [
        _deadline(duty, trigger, calendar, edition, event, trigger_is_publication=received is None)
        for duty in duties_after(event.kind, priority_action=priority_action or event.priority_action)
        if runs_from(edition.law.clock(duty), trigger)
    ]
    return Answers(sorted(run, key=lambda each: each.due))


def clocks_started(
    history: History, as_of: date, *, calendar: WorkingCalendar | None = None, ruleset: Ruleset | None = None
) -> Iterator[Deadline]:
    """
    Yield every clock that an event of a history has started by a day.

    Args:
        history: The authority's events, visits included.
        as_of: The day of asking.
        calendar: The calendar to count on; by default that of England and Wales, projected where it must be.
        ruleset: The edition whose law counts; by default the one in force on the trigger day.
    """
    first = rulesets()[0].first_day
    for event in history.as_known_on(as_of).events:
        trigger = event.report_received or event.published
        if trigger is not None and trigger >= first:
            known = reaching_past(calendar_for(calendar), trigger)
            yield from deadlines(event, calendar=known, ruleset=ruleset)


def runs_from(clock: Rule[WorkingDays], trigger: date) -> bool:
    """
    Return whether a clock is known to have been there on a day, and how long it runs.
    """
    return clock.is_known and clock.holds_on(trigger)


def duties_after(kind: EventKind, *, priority_action: bool) -> tuple[Duty, ...]:
    """
    Return the duties whose clocks a kind of event starts, those of a length not known among them.
    """
    return tuple(duty for duty in Duty if duty.clock.starts.by(kind, priority_action=priority_action))
