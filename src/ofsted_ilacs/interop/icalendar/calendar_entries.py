"""
What goes into somebody's calendar: one entry a day or stretch of days, in no format yet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.diaries import entry_label
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.deadlines import Deadline, Duty
from ofsted_ilacs.planning.expected import Expected, Milestone
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.sector.clocks import OpenClock
from ofsted_ilacs.sector.inspection_windows import InspectionWindow
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.non_working_days import Certainty
from ofsted_ilacs.workdays.uk_calendars import england_and_wales

__all__ = ["Entry", "Results", "entries"]

Results = Deadline | Timetable | Programme | Expected | NextEvent | OpenClock | InspectionWindow | Iterable["Results"]
"""What can be put into a calendar: a result, or any collection of results."""


@attrs.frozen(kw_only=True)
class Entry:
    """
    One entry.

    Attributes:
        identity: What it is an entry of, whatever its days turn out to be.
        title: What it is called, with the authority where that is known.
        description: Why it is there.
        category: What kind of entry it is, in a word or two.
        first: Its first day.
        last: Its last day, included.
        is_due: Whether it is a duty with one due day.
        is_certain: Whether its days are known, or only expected.
        has_happened: Whether it is on record.
        asked: The day of asking or, of a result that has none, the first day that it speaks of.
        calendar: The calendar that its days were counted on.
    """

    identity: tuple[str, ...]
    title: str
    description: str
    category: str
    first: date
    last: date
    is_due: bool = False
    is_certain: bool = False
    has_happened: bool = False
    asked: date
    calendar: WorkingCalendar


def entries(results: Results, authority: Authority | None = None) -> Iterator[Entry]:
    """
    Yield the entries of one result or of many; what no source dates gives none.

    Args:
        results: The results.
        authority: Whose deadlines they are; other results know their authority.

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
        case Timetable():
            yield from _of_timetable(results)
        case Programme():
            yield from _of_programme(results)
        case Expected() if results.window is not None:
            yield _of_programme_event(results, results.window, results.window.earliest, "", 0)
        case Expected():
            return
        case Iterable() if not isinstance(results, str | bytes):
            for each in results:
                yield from entries(each, authority)
        case _:
            raise RecordError(
                f"{shown(results)} has no place in a calendar. Pass a Deadline, a Timetable, a Programme or a "
                "NextEvent, or several of them."
            )


def _of_deadline(deadline: Deadline, authority: Authority | None) -> Entry:
    whose = "" if authority is None else authority.code_or_name
    return Entry(
        identity=("deadline", whose, deadline.duty.value, deadline.trigger.isoformat()),
        title=_title(authority, f"{deadline.duty.label} due{_projected(deadline.certainty)}"),
        description=explain(deadline),
        category=_category(deadline.duty),
        first=deadline.due,
        last=deadline.due,
        is_due=True,
        is_certain=deadline.certainty is Certainty.CONFIRMED,
        asked=deadline.trigger,
        calendar=deadline.calendar,
    )


def _of_next_event(event: NextEvent) -> Iterator[Entry]:
    if event.window is None:
        return
    what = "Inspection or visit of a kind not known" if event.kind is None else _capital(event.kind.label)
    yield Entry(
        identity=("expected", event.authority.code_or_name, _after(event), _kind(event.kind), "0", "0"),
        title=_title(event.authority, f"{what} {_expected(event.window)}"),
        description=explain(event),
        category=_category(event.kind),
        first=event.window.earliest,
        last=event.window.latest,
        asked=event.as_of,
        calendar=england_and_wales(),
    )


def _of_timetable(timetable: Timetable) -> Iterator[Entry]:
    dated = [(entry, entry.window) for entry in timetable if entry.window is not None]
    asked = min((window.earliest for _, window in dated), default=date.min)
    on_site = timetable.entry(Milestone.FIELDWORK)
    began = on_site.window.earliest.isoformat() if on_site and on_site.happened and on_site.window else "next"
    for entry, window in dated:
        is_one_day = window.earliest == window.latest
        is_due = isinstance(entry.what, Duty) and is_one_day
        said = "due" if is_due else "" if is_one_day else _expected(window)
        yield Entry(
            identity=("timetable", timetable.authority.code_or_name, _kind(timetable.kind), began, entry.what.value),
            title=_title(timetable.authority, f"{entry_label(entry)} {said}".rstrip() + _projected(entry.certainty)),
            description=explain(entry),
            category=_category(entry.what),
            first=window.earliest,
            last=entry.until if entry.until is not None and is_one_day else window.latest,
            is_due=is_due,
            is_certain=entry.happened or (is_one_day and entry.certainty is not Certainty.PROJECTED),
            has_happened=entry.happened,
            asked=asked,
            calendar=entry.calendar,
        )


def _of_programme(programme: Programme) -> Iterator[Entry]:
    after = {each.authority: _after(each) for each in programme.next_inspections}
    so_far: Counter[tuple[str, object, int]] = Counter()
    for event in programme:
        if event.window is None:
            continue
        same = event.authority.code_or_name, event.what, event.cycle
        entry = _of_programme_event(event, event.window, programme.as_of, after.get(event.authority, ""), so_far[same])
        yield entry
        # A clock that runs ends; the clock of the next report, which stands beside it, must not take its place.
        so_far[same] += not entry.is_due


def _of_programme_event(event: Expected, window: Window, asked: date, after: str, number: int) -> Entry:
    is_due = isinstance(event.what, Duty) and window.earliest == window.expected == window.latest
    marks = [mark for mark, holds in (("possible", event.is_optional), ("assumed", event.is_assumed)) if holds]
    said = "due" if is_due else _expected(window)
    which = window.earliest.year if event.what in _YEARLY else "due" if is_due else number
    return Entry(
        identity=("expected", event.authority.code_or_name, after, event.what.value, str(event.cycle), str(which)),
        title=_title(event.authority, f"{entry_label(event)} {said}" + (f" ({', '.join(marks)})" if marks else "")),
        description=explain(event),
        category=_category(event.what),
        first=window.earliest,
        last=window.latest,
        is_due=is_due,
        is_certain=is_due and not event.is_assumed,
        asked=asked,
        calendar=england_and_wales(),
    )


_YEARLY = frozenset({EventKind.SELF_EVALUATION, EventKind.ENGAGEMENT_MEETING})


def _after(event: NextEvent) -> str:
    # What follows one inspection is not what follows the next: the last one is part of what an entry is.
    last = event.decision.inspection
    return "" if last is None else last.start.isoformat()


def _kind(kind: EventKind | None) -> str:
    return "" if kind is None else kind.value


def _title(authority: Authority | None, what: str) -> str:
    # A name is cut before it hides what the entry is of.
    return what if authority is None else f"{readable(authority.name, _LONGEST_NAME)}: {what}"


_LONGEST_NAME = 80


def _expected(window: Window) -> str:
    return "expected between these days" if window.expected is None else f"expected around {in_words(window.expected)}"


def _projected(certainty: Certainty | None) -> str:
    return " (projected)" if certainty is Certainty.PROJECTED else ""


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
