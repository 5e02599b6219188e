"""
What a calendar has entries of: what each result is about, who it is the same as, and when it is expected.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.diaries import entry_label
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.deadlines import Deadline, Duty
from ofsted_ilacs.planning.expected import Expected, Milestone, is_some_time
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.planning.visits import number_ahead
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.sector.clocks import OpenClock
from ofsted_ilacs.sector.inspection_windows import InspectionWindow
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.non_working_days import Certainty
from ofsted_ilacs.workdays.uk_calendars import england_and_wales

__all__ = ["Results", "Subject", "subjects"]

Results = (
    Deadline
    | Timetable
    | Programme
    | Expected
    | NextEvent
    | Forecast
    | OpenClock
    | InspectionWindow
    | Iterable["Results"]
)
"""What can be put into a calendar: a result, or any collection of results."""


@attrs.frozen(kw_only=True)
class Subject:
    """
    What one entry is of, or several: an event, a stage of one, a duty, or the forecast of an inspection.

    Attributes:
        identity: What it is, whatever its days turn out to be and however it was asked for: the authority, the
            inspection that it belongs to or follows, the kind of event, the stage or duty, the cycle and the number.
        authority: Whose it is, if that is known.
        label: What it is called.
        marks: What its title says in brackets, such as "assumed".
        description: Why it is there.
        category: What kind of entry it is, in a word or two.
        window: When it begins or is due.
        until: The last day of something that takes more than one, from the window's only day on.
        is_duty: Whether it is the authority's duty.
        is_part: Whether it is a stage or duty of an event, whose days follow from that event's.
        is_bare: Whether it is a duty of which only the trigger is known.
        is_undated: Whether no source says when in its window it comes.
        is_certain: Whether its days are known, or only expected.
        has_happened: Whether it is on record.
        is_open: Whether its window may have opened before its first day, the day of asking.
        is_cut: Whether its window may go on after its last day, the last of a programme.
        forecast: What the forecast says, in words; empty for everything else.
        asked: The day of asking or, of a result that has none, the first day that it speaks of.
        calendar: The calendar that its days were counted on.
    """

    identity: tuple[str, ...]
    authority: Authority | None
    label: str
    marks: tuple[str, ...] = ()
    description: str
    category: str
    window: Window
    until: date | None = None
    is_duty: bool = False
    is_part: bool = False
    is_bare: bool = False
    is_undated: bool = False
    is_certain: bool = False
    has_happened: bool = False
    is_open: bool = False
    is_cut: bool = False
    forecast: str = ""
    asked: date
    calendar: WorkingCalendar


def subjects(results: Results, authority: Authority | None = None) -> Iterator[Subject]:
    """
    Yield what one result is about, or many are; what has no window is left out.

    Args:
        results: The results.
        authority: Whose a deadline is that knows only its trigger; every other result knows its authority.

    Raises:
        RecordError: When something else is among them.
    """
    match results:
        case Deadline():
            yield _of_deadline(results, authority)
        case OpenClock():
            yield _of_deadline(results.deadline, results.authority)
        case NextEvent():
            yield from _of_next_event(results)
        case InspectionWindow():
            yield from _of_next_event(results.next_inspection)
        case Forecast():
            yield _of_forecast(results)
        case Timetable():
            yield from _of_timetable(results)
        case Programme():
            yield from _of_programme(results)
        case Expected() if results.window is not None:
            yield _of_expected(results, results.window, asked=results.window.earliest)
        case Expected():
            return
        case Iterable() if not isinstance(results, str | bytes):
            for each in results:
                yield from subjects(each, authority)
        case _:
            raise RecordError(
                f"{shown(results)} has no place in a calendar. Pass a Deadline, a Timetable, a Programme or a "
                "NextEvent, or several of them."
            )


def _of_deadline(deadline: Deadline, authority: Authority | None) -> Subject:
    if deadline.event is not None:
        whose = deadline.event.authority
        clock, why = Expected.of_clock(deadline, whose), explain(deadline)
        return _of_expected(clock, Window.on(deadline.due), asked=deadline.trigger, why=why)
    is_projected = deadline.certainty is Certainty.PROJECTED
    return Subject(
        identity=(_whose(authority), "started", deadline.trigger.isoformat(), deadline.duty.value),
        authority=authority,
        label=deadline.duty.label,
        marks=("projected",) if is_projected else (),
        description=explain(deadline),
        category=_category(deadline.duty),
        window=Window.on(deadline.due),
        is_duty=True,
        is_bare=True,
        is_certain=not is_projected,
        asked=deadline.trigger,
        calendar=deadline.calendar,
    )


def _of_next_event(event: NextEvent) -> Iterator[Subject]:
    if event.window is None:
        return
    last, number = event.decision.inspection, number_ahead(event)
    yield Subject(
        identity=_identity(event.authority, None, last.start if last else None, event.kind, number=number),
        authority=event.authority,
        label="Inspection or visit of a kind not known" if event.kind is None else _event_label(event.kind, number),
        description=explain(event),
        category=_category(event.kind),
        window=event.window,
        is_undated=_is_undated(event.kind, event.window),
        is_open=_may_have_opened(event.kind, event.window, event.as_of),
        asked=event.as_of,
        calendar=england_and_wales(),
    )


def _of_forecast(forecast: Forecast) -> Subject:
    months = forecast.likely_months()
    first, last = months[0].span.start, months[-1].span.end
    chance = sum(month.chance for month in months)
    return Subject(
        identity=_identity(forecast.authority, None, forecast.after.start, None, "likely months"),
        authority=forecast.authority,
        label="Graded inspection",
        description=explain(forecast),
        category="Inspection",
        window=Window.reckoned(first, None, last),
        forecast=f"from {in_words(first)} to {in_words(last)} ({chance:.0%})",
        asked=forecast.as_of,
        calendar=england_and_wales(),
    )


def _of_timetable(timetable: Timetable) -> Iterator[Subject]:
    dated = [(entry, entry.window) for entry in timetable if entry.window is not None]
    asked = min((window.earliest for _, window in dated), default=date.min)
    legs = 0
    for entry, window in dated:
        if entry.what is not Milestone.FIELDWORK:
            yield _of_expected(entry, window, asked=asked)
        elif entry.begun is None:
            # The event itself: a stage's days are reckoned from a call that can still come, the event's window is not.
            yield _of_expected(entry, timetable.window or window, asked=asked)
        else:
            legs += 1
            yield _of_expected(attrs.evolve(entry, number=legs), window, asked=asked)


def _of_programme(programme: Programme) -> Iterator[Subject]:
    for event in programme:
        if event.window is None:
            continue
        subject = _of_expected(event, event.window, asked=programme.as_of)
        yield attrs.evolve(
            subject,
            is_open=_may_have_opened(event.part_of or event.what, event.window, programme.as_of),
            is_cut=event.window.latest == programme.until and (event.is_assumed or event.window.expected is None),
        )


def _of_expected(event: Expected, window: Window, *, asked: date, why: str | None = None) -> Subject:
    is_one_day = window.earliest == window.expected == window.latest
    # The fieldwork of an event that lies ahead is that event.
    is_event = event.part_of is None or (event.what is Milestone.FIELDWORK and event.begun is None)
    kind = event.part_of or event.what
    is_projected = event.certainty is Certainty.PROJECTED
    marks = (("possible", event.is_optional), ("assumed", event.is_assumed), ("projected", is_projected))
    return Subject(
        identity=_identity(
            event.authority, event.begun, event.after, kind, event.what, cycle=event.cycle, number=event.number
        ),
        authority=event.authority,
        label=_event_label(kind, event.number) if is_event else entry_label(event),
        marks=tuple(mark for mark, holds in marks if holds),
        description=explain(event) if why is None else why,
        category=_category(event.what),
        window=window,
        until=event.until if is_one_day else None,
        is_duty=isinstance(event.what, Duty),
        is_part=not is_event,
        is_undated=_is_undated(kind, window),
        is_certain=event.happened or (event.begun is not None and is_one_day and not is_projected),
        has_happened=event.happened,
        asked=asked,
        calendar=event.calendar,
    )


# Who is the same.


def _identity(
    authority: Authority,
    begun: date | None,
    after: date | None,
    kind: EventKind | Duty | Milestone | None,
    what: EventKind | Duty | Milestone | str | None = None,
    *,
    cycle: int = 0,
    number: int = 1,
) -> tuple[str, ...]:
    belongs = ("of", begun.isoformat()) if begun else ("after", after.isoformat() if after else "nothing")
    stage = what if isinstance(what, str) else _stage(what)
    return (_whose(authority), *belongs, _family(kind), stage, str(cycle), str(number))


def _whose(authority: Authority | None) -> str:
    return "" if authority is None else authority.code_or_name


def _family(kind: EventKind | Duty | Milestone | None) -> str:
    # The next graded inspection is one thing, whether it turns out short or standard or its kind is not known.
    if kind is None or (isinstance(kind, EventKind) and kind.is_full_inspection):
        return "graded inspection"
    return str(kind.value)


def _stage(what: EventKind | Duty | Milestone | None) -> str:
    # An event begins with its fieldwork: the two are one entry.
    return what.value if isinstance(what, Duty | Milestone) and what is not Milestone.FIELDWORK else "itself"


# When it is, and how sure that is.


def _is_undated(kind: EventKind | Duty | Milestone | None, window: Window) -> bool:
    return is_some_time(kind, window) or (kind in _YEARLY and window.expected is None)


_YEARLY = frozenset({EventKind.SELF_EVALUATION, EventKind.ENGAGEMENT_MEETING})


def _may_have_opened(kind: EventKind | Duty | Milestone | None, window: Window, as_of: date) -> bool:
    # What is expected of visits begins on the day of asking at the earliest; an inspection keeps its whole window.
    return _family(kind) != "graded inspection" and window.earliest <= as_of


# What it is called.


def _event_label(kind: EventKind | Duty | Milestone, number: int) -> str:
    return f"{_capital(kind.label)} {number}" if kind in _SEVERAL else _capital(kind.label)


_SEVERAL = frozenset({EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT})


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _category(what: EventKind | Duty | Milestone | None) -> str:
    match what:
        case Duty():
            return "Deadline"
        case EventKind() if what in _VISITS:
            return "Visit"
        case EventKind() if not what.is_full_inspection:
            return _capital(what.label)
        case _:
            return "Inspection"


_VISITS = frozenset({EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT, EventKind.ACTION_PLANNING_VISIT})
_LONGEST_NAME = 80
