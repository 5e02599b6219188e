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
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import altered, as_annotated, check_together, reckoned
from ofsted_ilacs.planning.cycles import Assume, Assumption, check_assumption
from ofsted_ilacs.planning.expected import Expected, Milestone
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.next_inspection import NextEvent, inspection_ahead
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.stream import ahead
from ofsted_ilacs.register.reorganisations import Reorganisation
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar

__all__ = ["Programme", "merge_programmes", "programme"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Programme(Answer):
    """
    What to expect, in order.

    Attributes:
        events: What is expected, by its earliest, then its latest day.
        as_of: The day of asking, from which it runs.
        until: The day to which it runs, included.
        next_inspections: The next graded inspection of each authority, from which the rest follows.
        endings: The reorganisations that end a programme before *until*.
        undated: What is expected before the next inspections and no source dates.
        assumptions: What was assumed of the inspections ahead; several where merged programmes assumed several things.
    """

    events: tuple[Expected, ...]
    as_of: date
    until: date
    next_inspections: tuple[NextEvent, ...]
    endings: tuple[Reorganisation, ...] = ()
    undated: tuple[Expected, ...] = ()
    assumptions: tuple[Assumption, ...] = (Assumption(),)

    def __attrs_post_init__(self) -> None:
        known = set(self.authorities)
        are_dated = all(event.window is not None for event in self.events)
        check_together(
            self,
            events=are_dated
            and all(event.authority in known for event in self.events)
            and list(self.events) == sorted(self.events, key=_by_day),
            until=self.as_of <= self.until,
            next_inspections=all(each.as_of == self.as_of for each in self.next_inspections),
            undated=all(event.window is None and event.authority in known for event in self.undated),
        )

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

    def of_kind(self, *kinds: EventKind | Duty | Milestone) -> "Programme":
        """
        Return the programme of only these kinds of event, duties or stages.

        Raises:
            RecordError: When one is none of these.
        """
        for kind in kinds:
            if not isinstance(kind, EventKind | Duty | Milestone):
                raise RecordError(
                    f"{shown(kind)} is no EventKind, Duty or Milestone. Pass such as EventKind.FOCUSED_VISIT."
                )
        return altered(
            self,
            events=tuple(event for event in self.events if event.what in kinds),
            undated=tuple(event for event in self.undated if event.what in kinds),
        )

    def of(self, *authorities: Authority) -> "Programme":
        """
        Return the programme of only these authorities.

        Raises:
            RecordError: When one is no authority.
        """
        for authority in authorities:
            expect(Authority, authority, "authorities")
        return altered(
            self,
            events=tuple(event for event in self.events if event.authority in authorities),
            undated=tuple(event for event in self.undated if event.authority in authorities),
            next_inspections=tuple(each for each in self.next_inspections if each.authority in authorities),
            endings=tuple(each for each in self.endings if each.predecessor in {a.name for a in authorities}),
        )

    def __iter__(self) -> Iterator[Expected]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)


_programme = reckoned(Programme)


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
        The programme. That of an authority that is to be abolished stops on its last day and says who follows. The
        windows of what rests on an assumed outcome end with the programme at the latest.

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
    expected = tuple(ahead(situation, inspection, last, assume))
    within = (
        # What ends with the authority, or rests on an assumed outcome, ends with the programme.
        _ending(each, last) if ending is not None or each.is_assumed else each
        for each in expected
        if each.window is not None and each.window.earliest <= last
    )
    return _programme(
        events=tuple(sorted(within, key=_by_day)),
        as_of=as_of,
        until=until,
        next_inspections=(inspection,),
        endings=() if ending is None else (ending,),
        undated=tuple(each for each in expected if each.window is None),
        assumptions=(Assumption.of(assume),),
    )


def merge_programmes(programmes: Iterable[Programme]) -> Programme:
    """
    Return the programmes of several authorities as one.

    Raises:
        RecordError: When there is none, or when they do not run from the same day to the same day.
    """
    if not isinstance(programmes, Iterable):
        raise RecordError(f"programmes: {shown(programmes)} is not a collection. Pass the programmes as a list.")
    given = tuple(expect(Programme, each, "programmes") for each in programmes)
    if len({(each.as_of, each.until) for each in given}) != 1:
        raise RecordError("Programmes to merge must run from the same day to the same day. Ask each for the same two.")
    return _programme(
        events=tuple(sorted((event for each in given for event in each.events), key=_by_day)),
        as_of=given[0].as_of,
        until=given[0].until,
        next_inspections=tuple(next_one for each in given for next_one in each.next_inspections),
        endings=tuple(ending for each in given for ending in each.endings),
        undated=tuple(event for each in given for event in each.undated),
        assumptions=tuple(dict.fromkeys(assumption for each in given for assumption in each.assumptions)),
    )


def _by_day(event: Expected) -> tuple[date, date, str]:
    assert event.window is not None
    return (event.window.earliest, event.window.latest, event.authority.name)


def _ending(event: Expected, last: date) -> Expected:
    if event.window is None or event.window.latest <= last:
        return event
    return altered(event, window=event.window.ending(last))
