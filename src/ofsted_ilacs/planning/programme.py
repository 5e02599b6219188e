"""
Everything that an authority should expect up to a day, in order, each with its window and its rules.

One cycle follows another: the visits between two inspections, the inspection, the clocks that its report starts. What
lies beyond the next inspection rests on assumed outcomes, and is marked so.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import CoverageError, RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.cycles import Assume, check_assumption, cycles
from ofsted_ilacs.planning.deadlines import Duty
from ofsted_ilacs.planning.expected import Expectations
from ofsted_ilacs.planning.next_event import event_ahead
from ofsted_ilacs.planning.next_inspection import NextEvent, inspection_ahead, reorganisation_steps
from ofsted_ilacs.planning.pathway import announced_steps
from ofsted_ilacs.planning.programme_events import ProgrammeEvent
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.timetable import FROM_PUBLICATION
from ofsted_ilacs.planning.timetable_entries import Milestone
from ofsted_ilacs.register.reorganisations import Reorganisation
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar

__all__ = ["Programme", "merge_programmes", "programme"]


@attrs.frozen(kw_only=True, repr=False)
class Programme(Displayed):
    """
    What to expect, in order.

    Attributes:
        events: The events, by their earliest, then their latest day.
        as_of: The day of asking, from which it runs.
        until: The day to which it runs, included.
        next_inspections: The next graded inspection of each authority, from which the rest follows.
        assumption: What was assumed of inspections ahead, in words.
        endings: The reorganisations that end a programme before *until*.
    """

    events: tuple[ProgrammeEvent, ...]
    as_of: date
    until: date
    next_inspections: tuple[NextEvent, ...]
    assumption: str
    endings: tuple[Reorganisation, ...] = ()

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """
        Whose programme it is.
        """
        return tuple(each.authority for each in self.next_inspections)

    @property
    def interventions(self) -> tuple[InspectionEvent, ...]:
        """
        The steps of the Department for Education on record since the last inspections; none has a computed date.
        """
        return tuple(event for each in self.next_inspections for event in each.decision.interventions)

    @property
    def headline(self) -> str:
        """
        What the programme is of, and how much of it rests on assumptions.
        """
        names = [authority.name for authority in self.authorities]
        whose = names[0] if len(names) == 1 else f"{len(names)} authorities"
        assumed = sum(event.is_assumed for event in self.events)
        rest = {0: "none of them rests on an assumed outcome", 1: "1 of them rests on an assumed outcome"}
        return (
            f"{whose}: {len(self.events)} {'event' if len(self.events) == 1 else 'events'} to expect from "
            f"{in_words(self.as_of)} to {in_words(self.until)}; "
            f"{rest.get(assumed, f'{assumed} of them rest on assumed outcomes')}."
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Where each authority stands, then the events with their rules, then what is announced.
        """
        standing = [found for each in self.next_inspections for found in each.reasons]
        clocks = any(isinstance(event.what, Duty) for event in self.events)
        return (
            *standing,
            *self._expected({(found.ruleset_id, rule.id) for found in standing for rule in found.rules}),
            *([Step(_FROM_TODAY)] if any(each.status.has_closed for each in self.next_inspections) else []),
            *([Step(FROM_PUBLICATION)] if clocks else []),
            Step(f"Outcomes assumed of the inspections ahead: {self.assumption}."),
            *self._ahead(),
        )

    def of_kind(self, *kinds: EventKind | Duty | Milestone) -> "Programme":
        """
        Return the programme of only these kinds of event, duties or stages.

        Raises:
            RecordError: When one is none of these.
        """
        for kind in kinds:
            if not isinstance(kind, EventKind | Duty | Milestone):
                raise RecordError(f"{kind!r} is no EventKind, Duty or Milestone. Pass such as EventKind.FOCUSED_VISIT.")
        return attrs.evolve(self, events=tuple(event for event in self.events if event.what in kinds))

    def of(self, *authorities: Authority) -> "Programme":
        """
        Return the programme of only these authorities.

        Raises:
            RecordError: When one is no authority.
        """
        for authority in authorities:
            expect(Authority, authority, "authorities")
        return attrs.evolve(
            self,
            events=tuple(event for event in self.events if event.authority in authorities),
            next_inspections=tuple(each for each in self.next_inspections if each.authority in authorities),
            endings=tuple(each for each in self.endings if each.predecessor in {a.name for a in authorities}),
        )

    def __iter__(self) -> Iterator[ProgrammeEvent]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __str__(self) -> str:
        return "\n".join([self.headline, *(f"  {event}" for event in self.events)])

    def _expected(self, told: set[tuple[str | None, str]]) -> Iterator[Step]:
        # A rule is told, and its evidence listed, where it is first met; later it is only named.
        for event in self.events:
            new = tuple(rule for rule in event.rules if (event.ruleset.id, rule.id) not in told)
            known = [rule.id for rule in event.rules if rule not in new]
            again = f" (As above: {', '.join(known)}.)" if known else ""
            said_now = "".join(f" {rule}" for rule in new)
            told.update((event.ruleset.id, rule.id) for rule in new)
            yield step(f"{event.found}{said_now}{again}", event.ruleset, *new)

    def _ahead(self) -> tuple[Step, ...]:
        ends = [who for each in self.authorities for who in reorganisation_steps(each, self.as_of, self.until)]
        editions = dict.fromkeys(each.ruleset for each in self.next_inspections)
        return (*ends, *(what for edition in editions for what in announced_steps(edition, self.as_of, self.until)))


def programme(
    history: History,
    *,
    as_of: date,
    until: date,
    assume: Assume = None,
    ruleset: Ruleset | None = None,
    anchor: Anchor | str | None = None,
    extend_for_suspension: bool = True,
    calendar: WorkingCalendar | None = None,
) -> Programme:
    """
    Return everything that an authority should expect from one day to another.

    Args:
        history: The authority's events. Those that begin after *as_of* are left out of account.
        as_of: The day of asking.
        until: The last day on which something may begin to be expected; included.
        assume: The outcomes of inspections ahead: None keeps the present pathway; a grade is given at each; a sequence
            is used up one by one, its last grade again and again; a function gets the number of the inspection, from 1,
            and the overall grade before it.
        ruleset: The edition to ask; by default the one in force on *as_of*.
        anchor: As for `next_inspection`.
        extend_for_suspension: As for `next_inspection`.
        calendar: The calendar to count on; by default that of England and Wales, projected where it must be.

    Returns:
        The programme. That of an authority that is to be abolished stops on its last day and says who follows.

    Raises:
        RecordError: When *until* lies before *as_of*.
        GradeError: When *assume* gives something other than grades.
        CoverageError: When *until* lies too far ahead for any calendar.
        IlacsError: As `next_inspection` does.
    """
    as_of, until = day(as_of), day(until)
    if until < as_of:
        raise RecordError(f"until, {until}, lies before as_of, {as_of}. Swap the two days.")
    if until.year > LAST_PROJECTED_YEAR:
        raise CoverageError(f"until, {until}, is after {LAST_PROJECTED_YEAR}, the last year that can be projected.")
    check_assumption(assume)
    situation = Situation.of(
        history,
        as_of,
        ruleset=ruleset,
        anchor=anchor,
        extend_for_suspension=extend_for_suspension,
        calendar=calendar,
    )
    inspection, end = inspection_ahead(situation), situation.end
    ending = end if end is not None and as_of < end.day <= until else None
    last = until if ending is None else ending.day - timedelta(1)
    expectations = Expectations(
        situation=situation,
        next_inspection=inspection,
        next_event=event_ahead(situation, inspection),
        until=last,
    )
    events = [*expectations.yearly(), *expectations.running_clocks(), *expectations.awaited()]
    began = None
    for cycle in cycles(situation, inspection, last, assume):
        events += expectations.of_cycle(cycle, began)
        began = cycle
    within = (event.ending(last) if ending else event for event in events if event.window.earliest <= last)
    return Programme(
        events=tuple(sorted(within, key=_by_day)),
        as_of=as_of,
        until=until,
        next_inspections=(inspection,),
        assumption=_in_words(assume),
        endings=() if ending is None else (ending,),
    )


def merge_programmes(programmes: Iterable[Programme]) -> Programme:
    """
    Return the programmes of several authorities as one.

    Raises:
        RecordError: When there is none, or when they do not run from the same day to the same day.
    """
    given = tuple(programmes)
    if len({(each.as_of, each.until) for each in given}) != 1:
        raise RecordError("Programmes to merge must run from the same day to the same day. Ask each for the same two.")
    return Programme(
        events=tuple(sorted((event for each in given for event in each.events), key=_by_day)),
        as_of=given[0].as_of,
        until=given[0].until,
        next_inspections=tuple(next_one for each in given for next_one in each.next_inspections),
        assumption="; ".join(dict.fromkeys(each.assumption for each in given)),
        endings=tuple(ending for each in given for ending in each.endings),
    )


_FROM_TODAY = (
    "Where an inspection is overdue the call may come any day: what follows it is reckoned as if it began on the day "
    "of asking."
)


def _in_words(assume: Assume) -> str:
    if assume is None:
        return "the present pathway goes on"
    if callable(assume):
        return "the outcomes that the caller's function gives"
    grades = (assume,) if isinstance(assume, Grade) else assume
    *first, last = (grade.label for grade in grades)
    return f"{', then '.join([*first, last])} at each{' that follows' if first else ''}"


def _by_day(event: ProgrammeEvent) -> tuple[date, date, str]:
    return (event.window.earliest, event.window.latest, event.authority.name)
