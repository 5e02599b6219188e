"""
What goes into somebody's calendar: one entry a day or stretch of days, in no format yet.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from ofsted_ilacs.interop.icalendar.calendar_subjects import Results, Subject, subjects
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["Entry", "entries"]


@attrs.frozen(kw_only=True)
class Entry:
    """
    One entry.

    Attributes:
        identity: What it is an entry of, whatever its days turn out to be.
        whose: The name of the authority; empty where it is not known.
        title: What it is called, with the authority if that is known.
        description: Why it is there.
        category: What kind of entry it is, in a word or two.
        first: Its first day.
        last: Its last day, included.
        is_due: Whether it is a duty with one due day.
        is_certain: Whether its days are known, or only expected.
        reminds: Whether a reminder is of use: only the first entry of a subject that still lies ahead has one.
        asked: The day of asking.
        calendar: The calendar that its days were counted on.
    """

    identity: tuple[str, ...]
    whose: str
    title: str
    description: str
    category: str
    first: date
    last: date
    is_due: bool
    is_certain: bool
    reminds: bool
    asked: date
    calendar: WorkingCalendar


@attrs.frozen
class _Mark:
    """
    Days of a subject that have an entry: which of its entries it is, its days, and what the title says of them.
    """

    which: str
    first: date
    last: date
    says: str


def entries(
    results: Results,
    *,
    authority: Authority | None = None,
    as_of: date | None = None,
    spans: bool = False,
    undated: bool = False,
) -> Iterator[Entry]:
    """
    Yield the entries of one result or of many, each once.

    Args:
        results: The results.
        authority: Whose a deadline is that knows only its trigger.
        as_of: The day of asking; by default each result's own.
        spans: Whether a long window is one entry over all its days, instead of one on each of its edges.
        undated: Whether something has an entry that no source dates within its window.

    Raises:
        RecordError: When something that has no place in a calendar is among the results.
    """
    for subject in _each_once(list(subjects(results, authority))):
        asked = subject.asked if as_of is None else as_of
        reminds = not subject.has_happened
        for mark in _marks(subject, spans=spans, undated=undated):
            ahead = reminds and mark.first >= asked
            yield Entry(
                identity=(*subject.identity, mark.which),
                whose="" if subject.authority is None else subject.authority.name,
                title=_title(subject, mark),
                description=subject.description,
                category=subject.category,
                first=mark.first,
                last=mark.last,
                is_due=subject.is_duty and mark.says == _DUE,
                is_certain=subject.is_certain,
                reminds=ahead,
                asked=asked,
                calendar=subject.calendar,
            )
            reminds = reminds and not ahead


def _each_once(found: list[Subject]) -> Iterator[Subject]:
    # Of what several results say of one subject, the first counts. A deadline that knows only its trigger is the duty
    # of an inspection where that has the same authority and day.
    known = {_duty(subject) for subject in found if subject.is_duty and not subject.is_bare}
    seen = set()
    for subject in found:
        if subject.identity in seen or (subject.is_bare and _duty(subject) in known):
            continue
        seen.add(subject.identity)
        yield subject


def _duty(subject: Subject) -> tuple[str, str, date]:
    whose = "" if subject.authority is None else subject.authority.code_or_name
    return whose, subject.label, subject.window.latest


# The days that have an entry.


def _marks(subject: Subject, *, spans: bool, undated: bool) -> Iterator[_Mark]:
    window = subject.window
    if window.earliest == window.expected == window.latest:
        yield from _on_days(window.latest, subject.until or window.latest, _DUE if subject.is_duty else "", spans=spans)
    elif subject.forecast:
        last = window.latest if spans else window.earliest
        yield _Mark(_MAIN, window.earliest, last, f" likelier than not to begin {subject.forecast}")
    elif subject.is_undated:
        if undated:
            first = window.earliest if spans else window.latest
            yield _Mark(_MAIN, first, window.latest, f", some time up to {in_words(window.latest)}; {_NO_SOURCE}")
    elif spans:
        yield _bar(subject)
    elif subject.is_part and window.expected is not None:
        is_bar = _is_short(window.earliest, window.latest) and not subject.is_open
        yield _bar(subject) if is_bar else _Mark(_MAIN, window.expected, window.expected, _AROUND)
    elif subject.is_part and subject.is_cut:  # what was cut off from a stage says nothing
        return
    elif _is_short(window.earliest, window.latest) and not subject.is_open and not subject.is_cut:
        yield _bar(subject)
    else:
        yield from _edges(subject)


def _on_days(first: date, last: date, says: str, *, spans: bool) -> Iterator[_Mark]:
    if spans or _is_short(first, last):
        yield _Mark(_MAIN, first, last, says)
    else:
        yield _Mark(_MAIN, first, first, ", first day")
        yield _Mark(_CLOSES, last, last, ", last day")


def _bar(subject: Subject) -> _Mark:
    # A window without an expected day keeps its closing day, whose entry it is once the window has opened.
    window = subject.window
    if window.expected is None:
        return _Mark(_CLOSES, window.earliest, window.latest, " expected between these days")
    return _Mark(_MAIN, window.earliest, window.latest, f" expected around {in_words(window.expected)}")


def _edges(subject: Subject) -> Iterator[_Mark]:
    window = subject.window
    if not subject.is_open:
        yield _Mark(_OPENS, window.earliest, window.earliest, ", window opens")
    if window.expected is not None:
        yield _Mark(_MAIN, window.expected, window.expected, _AROUND)
    if not subject.is_cut:
        yield _Mark(_CLOSES, window.latest, window.latest, ", window closes")


_MAIN, _OPENS, _CLOSES = "", "opens", "closes"
_DUE = " due"
_AROUND = " expected around this day"
_NO_SOURCE = "no source says when"
_LONGEST_BAR = 31


def _is_short(first: date, last: date) -> bool:
    return (last - first).days < _LONGEST_BAR


def _title(subject: Subject, mark: _Mark) -> str:
    # A name is cut before it hides what the entry is of, and a title has one line.
    name = "" if subject.authority is None else " ".join(readable(subject.authority.name, _LONGEST_NAME).split())
    whose = f"{name}: " if name else ""
    marks = f" ({', '.join(subject.marks)})" if subject.marks else ""
    return f"{whose}{subject.label}{mark.says}{marks}"


_LONGEST_NAME = 80
