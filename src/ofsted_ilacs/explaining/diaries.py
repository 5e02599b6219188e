"""
What to expect, in words: one entry, the timetable of one event, and a programme of years.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ofsted_ilacs.explaining import answers_ahead, routes
from ofsted_ilacs.explaining.due_days import printed_in_words
from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.explaining.timings import SOME_TIME
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.planning.cycles import Assumption
from ofsted_ilacs.planning.expected import Expected, Milestone, is_some_time
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Unknown
from ofsted_ilacs.workdays.non_working_days import Certainty, weekday_in_words

__all__ = [
    "entry_headline",
    "entry_label",
    "entry_steps",
    "programme_headline",
    "programme_steps",
    "timetable_headline",
    "timetable_steps",
]


# One entry.


def entry_label(entry: Expected) -> str:
    """
    Return what an entry is called: a visit ends in a letter, an inspection in a report.
    """
    if entry.what is Milestone.PUBLICATION and entry.part_of is not None and entry.part_of.is_visit:
        return "Letter published by Ofsted"
    return _capital(entry.what.label)


def entry_headline(entry: Expected) -> str:
    """
    Return an entry in a sentence.
    """
    marks = [mark for mark, holds in (("possible", entry.is_optional), ("assumed", entry.is_assumed)) if holds]
    due = "due " if isinstance(entry.what, Duty) and entry.window is not None else ""
    return f"{entry_label(entry)}{' (' + ', '.join(marks) + ')' if marks else ''}: {due}{_when(entry)}."


def entry_steps(entry: Expected) -> tuple[Step, ...]:
    """
    Return an entry, and what its rules say.
    """
    return (_entry_step(entry), *_projected([entry]))


def _entry_step(entry: Expected) -> Step:
    # The days of a stage show its rule already. For an event, its rules are shown too.
    why = "" if entry.part_of is not None else "".join(f" {rule}" for rule in entry.rules)
    return step(_found(entry) + why, entry.ruleset, *entry.rules)


def _projected(entries: Iterable[Expected]) -> tuple[Step, ...]:
    is_projected = any(entry.certainty is Certainty.PROJECTED for entry in entries)
    return (Step(_PROJECTED),) if is_projected else ()


_PROJECTED = "Dates marked as projected were counted over bank holidays that are not announced yet."


def _found(entry: Expected) -> str:
    # The entry in a sentence. If a letter prints the day that is due, the calculated day as well.
    if entry.reckoned is None or entry.window is None:
        return entry_headline(entry)
    return f"{entry_headline(entry)} {printed_in_words(entry.window.latest, entry.reckoned)}"


def _when(entry: Expected) -> str:
    window = entry.window
    if window is None:
        return _lowered(entry.rules[0]) if entry.rules and entry.part_of is not None else "no source says when"
    if is_some_time(entry.what, window):
        return SOME_TIME
    return _days(entry, window) + (" (projected)" if entry.certainty is Certainty.PROJECTED else "")


def _days(entry: Expected, window: Window) -> str:
    if window.earliest != window.latest:
        return str(window)
    first = weekday_in_words(window.earliest)
    return first if entry.until in (None, window.earliest) else f"{first} to {weekday_in_words(entry.until)}"


def _lowered(rule: Rule[Any]) -> str:
    if isinstance(rule.value, Unknown):
        return str(rule.value) if rule.value.is_published else "not known; no source that was read says when"
    words = str(rule).removesuffix(".")
    return words[0].lower() + words[1:]


def _capital(label: str) -> str:
    return label[0].upper() + label[1:]


# The timetable of one event.


def timetable_headline(timetable: Timetable) -> str:
    """
    Return what a timetable is of.
    """
    if timetable.event is not None:
        return f"Timetable of {timetable.event.name}."
    kind = "event of a kind not known" if timetable.kind is None else timetable.kind.label
    days = "on days not known" if timetable.window is None else str(timetable.window)
    return f"Timetable of {timetable.authority.name}, {kind}, expected {days}."


def timetable_steps(timetable: Timetable) -> tuple[Step, ...]:
    """
    Return the entries, each with its rule.
    """
    if not timetable.entries:
        return (Step("No source says when any part of it takes place."),)
    found = [_entry_step(entry) for entry in timetable.entries]
    if any(map(_is_reckoned_back, timetable.entries)):
        found.append(Step(_RECKONED_BACK))
    if timetable.counted_from_publication:
        found.append(Step(_FROM_PUBLICATION))
    return (*found, *_projected(timetable.entries))


def _is_reckoned_back(entry: Expected) -> bool:
    is_recorded = entry.what not in (Milestone.NOTIFICATION, Milestone.OFF_SITE)
    return entry.happened and entry.window is not None and bool(entry.rules) and not is_recorded


_RECKONED_BACK = (
    "Dates before the first day on site are counted back from it in working days. The day on which Ofsted actually "
    "called is not on record."
)
_FROM_PUBLICATION = (
    "The authority's duties are counted from publication, because the day on which it received the report was not "
    "given. If it received the report earlier, they are due earlier."
)


# A programme.


def programme_headline(programme: Programme) -> str:
    """
    Return what a programme is of, and how much of it rests on assumptions.
    """
    names = [authority.name for authority in programme.authorities]
    whose = names[0] if len(names) == 1 else f"{len(names)} authorities"
    assumed = sum(event.is_assumed for event in programme.events)
    rest = {0: "none of them rests on an assumed outcome", 1: "1 of them rests on an assumed outcome"}
    return (
        f"{whose}: {len(programme.events)} {'event' if len(programme.events) == 1 else 'events'} expected from "
        f"{in_words(programme.as_of)} to {in_words(programme.until)}; "
        f"{rest.get(assumed, f'{assumed} of them rest on assumed outcomes')}."
    )


def programme_steps(programme: Programme) -> tuple[Step, ...]:
    """
    Return where each authority stands, then the events with their rules, then what is announced.
    """
    standing = [found for each in programme.next_inspections for found in answers_ahead.reasons(each)]
    told = {(found.ruleset_id, rule.id) for found in standing for rule in found.rules}
    overdue = any(each.status.has_closed for each in programme.next_inspections)
    clocks = any(isinstance(event.what, Duty) for event in programme.events)
    assumed = "; ".join(map(_assumption, programme.assumptions))
    return (
        *standing,
        *_told_once(programme, told),
        *([Step(_FROM_TODAY)] if overdue else []),
        *([Step(_FROM_PUBLICATION)] if clocks else []),
        *_projected(programme.events),
        Step(f"Outcomes assumed for future inspections: {assumed}."),
        *_announced(programme),
    )


def _told_once(programme: Programme, told: set[tuple[str | None, str]]) -> Iterator[Step]:
    # A rule and its evidence are shown the first time; later the rule is only named.
    for event in (*programme.undated, *programme.events):
        new = tuple(rule for rule in event.rules if (event.ruleset.id, rule.id) not in told)
        known = [rule.id for rule in event.rules if rule not in new]
        again = f" (As above: {', '.join(known)}.)" if known else ""
        said_now = "".join(f" {rule}" for rule in new)
        told.update((event.ruleset.id, rule.id) for rule in new)
        yield step(f"{_found(event)}{said_now}{again}", event.ruleset, *new)


def _announced(programme: Programme) -> Iterator[Step]:
    as_of, until = programme.as_of, programme.until
    for authority in programme.authorities:
        yield from answers_ahead.reorganisation_steps(authority, as_of, until)
    for edition in dict.fromkeys(each.ruleset for each in programme.next_inspections):
        yield from routes.announced_steps(edition, as_of, until)


_FROM_TODAY = (
    "If an inspection is overdue, the call may come any day. What follows it is counted as if it began on the day of "
    "asking."
)


def _assumption(assumption: Assumption) -> str:
    if assumption.by_function:
        return "the outcomes that the caller's function gives"
    if not assumption.grades:
        return "the present pathway continues"
    *first, last = (grade.label for grade in assumption.grades)
    return f"{', then '.join([*first, last])} at each{' that follows' if first else ''}"
