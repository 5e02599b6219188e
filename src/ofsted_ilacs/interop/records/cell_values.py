"""
What one cell of a table says: a text, a day, a grade, a kind of event, days on site.

Cells come as csv, openpyxl, pandas and polars give them. Each reader takes the cell's text and returns what it says, or
raises `RecordError` with the reason why it says nothing. No pattern is ever tried on a text longer than `LONGEST`, so
that the time that a cell takes has a bound.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

from ofsted_ilacs.exceptions import GradeError, RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span

__all__ = [
    "LONGEST", "NOT_YET_INSPECTED", "NO_OVERALL", "TOO_EARLY", "TOO_LONG", "cell_text", "is_blank", "plain",
    "read_authority", "read_day", "read_days", "read_grade", "read_kind", "read_legs", "read_names", "read_truth",
]  # fmt: skip

LONGEST = 200
"""How many characters a day, a kind, a grade or an authority's name may have: more than twice the longest."""

TOO_EARLY = "inspection pre dates judgement"
"""The public feed's word for a judgement that the edition did not make yet."""

NO_OVERALL = frozenset({"not reported post reform", "not reported (2026 framework)"})
"""The words of feeds for the overall grade that is no longer given."""

_NOT_JUDGED = "not judged"
"""What reports print for an area that they leave out (City of London 2016, adoption)."""

NOT_YET_INSPECTED = "not yet inspected"
"""What Ofsted's statistics print where there is no inspection, or no judgement, to state."""

_NO_GRADE = NO_OVERALL | {TOO_EARLY, _NOT_JUDGED, NOT_YET_INSPECTED}
"""Every word that says that no grade is given."""

TOO_LONG = "inspection duration longer than standard framework"
"""The public feed's word for fieldwork of more than ten days (Wiltshire, June 2019)."""

_BLANKS = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "nan", "nat", "<na>", "none", "null", "#n/a"})
_LONGEST_BLANK = max(map(len, _BLANKS))
_SEPARATORS = re.compile(r"[\s_\-\u00a0]+")


def cell_text(cell: object) -> str:
    """
    Return the text of a cell, blanks around it removed; "" for None, NaN and NaT.

    A whole number loses its ".0" (pandas turns codes into floats where one is missing), and a ``datetime`` at midnight
    without a time zone is its day: that is how workbooks and frames store a day. Any other time of day stays in the
    text, and is then no day.
    """
    if type(cell) is str:
        return cell.strip()
    try:
        return _text_of(cell).strip()
    except Exception:  # an object of any class may fail in any way, and a reader of rows must not
        return f"<{type(cell).__name__}>"


def _text_of(cell: object) -> str:
    match cell:
        case None:
            text = ""
        case Enum():
            text = str(cell.value)
        case Authority():
            text = cell.code_or_name
        case datetime():
            text = cell.isoformat()
            if cell.tzinfo is None and text[10:] in ("", "T00:00:00"):
                text = text[:10]
        case date():
            text = date.isoformat(cell)
        case float() if cell.is_integer():
            text = str(int(cell))
        case _:
            text = str(cell)
    return text


def is_blank(text: str) -> bool:
    """
    Return whether a text is one of the ways to write nothing.
    """
    return len(text) <= _LONGEST_BLANK and text.casefold() in _BLANKS


def plain(text: str) -> str:
    """
    Return a text in lower case, underscores and hyphens as blanks; one that is too long to be a word is left as it is.
    """
    return text if len(text) > LONGEST else _SEPARATORS.sub(" ", text).strip().casefold()


# Days

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_BRITISH = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]{3,9})[ ,\-]{1,2}([0-9]{4}|[0-9]{2})", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0{1,9})?)?", re.ASCII)
_WEEKDAY = re.compile(r"([A-Za-z]{3,9})[ ,]{1,2}(?=[0-9])", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_BY_NAME = {name: month for month, full in enumerate(_MONTHS, start=1) for name in (full, full[:3])} | {"sept": 9}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BY_WEEKDAY = {name: weekday for weekday, full in enumerate(_WEEKDAYS) for name in (full, full[:3])}
_BY_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


def read_day(text: str) -> date:
    """
    Read a day as British tables write it: 2025-05-09, 09/05/2025, 09/05/25 (this century), 9 May 2025, 9-May-25 or
    Friday 9 May 2025.

    Raises:
        RecordError: When it is not a day, names another weekday, or carries a time of day: which day that is depends
            on a time zone.
    """
    found = _day_in(text)
    if found is None:
        raise RecordError(f"{shown(text)} is not a day, such as 2025-05-09, 09/05/2025 or 9 May 2025.{_hint(text)}")
    return found


def _day_in(text: str) -> date | None:
    """
    Return the day that a text says; None if it is not written as one.
    """
    if len(text) > LONGEST:
        return None
    weekday, written = _without_weekday(_without_midnight(text))
    parts = _parts(written)
    if parts is None:
        return None
    try:
        found = date(*parts)
    except ValueError as error:
        raise RecordError(f"{shown(text)} is not a day of any year: {error}.") from error
    if weekday is not None and found.weekday() != weekday:
        raise RecordError(f"{shown(text)}: {in_words(found)} is a {_WEEKDAYS[found.weekday()].title()}. Check the day.")
    return found


def _parts(written: str) -> tuple[int, int, int] | None:
    """
    Return the year, the month and the day of the month; None if the text has another form.
    """
    if found := _ISO.fullmatch(written):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _BRITISH.fullmatch(written):
        return _full_year(found[3]), int(found[2]), int(found[1])
    if found := _WORDS.fullmatch(written):
        return _full_year(found[3]), _BY_NAME.get(found[2].casefold(), 0), int(found[1])
    return None


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _without_midnight(text: str) -> str:
    place = text.find("00:00") - 1
    return text[:place] if place > 0 and _MIDNIGHT.fullmatch(text, place) else text


def _without_weekday(text: str) -> tuple[int | None, str]:
    found = None if text[:1].isdigit() else _WEEKDAY.match(text)
    weekday = None if found is None else _BY_WEEKDAY.get(found[1].casefold())
    return (None, text) if found is None or weekday is None else (weekday, text[found.end() :])


def _hint(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    if text.isascii() and text.isdigit() and _FIRST_NUMBER <= int(text) <= _LAST_NUMBER:
        day = in_words(_NOUGHT + timedelta(int(text)))
        return (
            f" It may be a workbook's day number, {day}: convert the column to days, for a number n with"
            " datetime.date(1899, 12, 30) + datetime.timedelta(days=n)."
        )
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return ""
    where = "" if instant.tzinfo is None else " and a time zone"
    return f" It carries a time of day{where}." if instant.time() != time() or where else ""


# Workbooks keep a day as the number of days since this one.
_NOUGHT = date(1899, 12, 30)
_FIRST_NUMBER, _LAST_NUMBER = ((day - _NOUGHT).days for day in (date(2000, 1, 1), date(2099, 12, 31)))

_BETWEEN = (" to ", " until ", " - ", "\u2013", "\u2014", "-")
"""What stands between the first and the last day of a stretch; what may also stand inside a day comes last."""

_DAY_ONLY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?", re.ASCII)
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]{3,9})", re.ASCII)


def read_days(text: str) -> date | Span:
    """
    Read a day, or the first and last day of a stretch: "12 to 16 May 2025", "9-20 June 2025", "28 February to 4 March
    2022".

    Raises:
        RecordError: When it is neither, or ends before it starts.
    """
    if len(text) <= LONGEST:
        found = _day_in(text)
        if found is not None:
            return found
        for between in _BETWEEN:
            stretch = _stretch(*map(str.strip, text.partition(between)))
            if stretch is not None:
                return stretch
    return read_day(text)


def _stretch(first: str, between: str, last: str) -> Span | None:
    """
    Return the stretch between two days; None if the texts are not two days.
    """
    end = _day_in(last) if first and last else None
    start = None if end is None else _first_day(first, end)
    if start is None or end is None:
        return None
    if end < start:
        raise RecordError(f"'{first} {between or 'to'} {last}' ends before it starts. Swap the two days.")
    return Span(start, end)


def _first_day(text: str, end: date) -> date | None:
    """
    Return the first day of a stretch, whose month and year the last one may have said for both.
    """
    _, written = _without_weekday(text)
    try:
        if found := _DAY_ONLY.fullmatch(written):
            return end.replace(day=int(found[1]))
        if found := _DAY_AND_MONTH.fullmatch(written):
            month = _BY_NAME.get(found[2].casefold(), 0)
            year = end.year - 1 if month > end.month else end.year
            return date(year, month, int(found[1]))
    except ValueError as error:
        raise RecordError(f"{shown(text)} is not a day of any year: {error}.") from error
    return _day_in(text)


_LONGEST_LIST = 10 * LONGEST
"""How many characters the legs of one event, or the names of its inspectors, may have."""


def read_legs(text: str) -> tuple[Span, ...]:
    """
    Read days on site leg by leg: "2013-11-19/2013-12-11;2014-01-28/2014-01-30".
    """
    legs = []
    for leg in text[:_LONGEST_LIST].split(";"):
        start, slash, end = leg.strip().partition("/")
        if not slash or len(text) > _LONGEST_LIST:
            raise RecordError(f"{shown(text)} is not days on site. Write each leg as first/last, and ';' between two.")
        legs.append(Span(read_day(start.strip()), read_day(end.strip())))
    return tuple(legs)


# Grades, kinds, authorities


def read_grade(text: str) -> Grade | None:
    """
    Read a grade in any spelling met in reports and feeds; None for a word that says that none is given.
    """
    if plain(text) in _NO_GRADE:
        return None
    try:
        return Grade.parse(text)
    except GradeError as error:
        raise RecordError(str(error)) from error


_SPELLINGS = {
    EventKind.STANDARD: (TOO_LONG,),
    # A re-inspection under the single inspection framework was itself a single inspection.
    EventKind.SINGLE: ("reinspection", "re inspection", "sif", "single inspection framework"),
    EventKind.POST_MONITORING_SINGLE: ("post monitoring",),
    EventKind.FOCUSED_VISIT: ("focussed visit", "focus visit", "focused", "focussed"),
    EventKind.MONITORING_VISIT: ("monitoring",),
    EventKind.ACTION_PLANNING_VISIT: ("action planning", "action plan visit"),
    EventKind.JTAI: ("joint targeted area", "joint targeted area inspection (jtai)", "joint targeted area (jtai)"),
}
"""How tables spell a kind, beside its value and its label."""

_WHOSE = ("ilacs ", "ofsted ", "la ", "local authority ", "sif ")
"""What may stand before a kind: the framework, or who inspected whom."""

_WHAT = (" inspections", " inspection", " visits")
"""What may stand after a kind."""


@cache
def _kinds() -> dict[str, EventKind]:
    return {
        spelling: kind
        for kind in EventKind
        for written in (plain(kind.value), plain(kind.label), *_SPELLINGS.get(kind, ()))
        for spelling in (written, _bare(written))
    }


def _bare(words: str) -> str:
    for after in _WHAT:
        words = words.removesuffix(after)
    for before in _WHOSE:
        words = words.removeprefix(before)
    return words


def read_kind(text: str) -> EventKind:
    """
    Read a kind of event: "short", "ILACS Standard Inspection", "focused_visit", "LA Monitoring visit", "reinspection".
    """
    words = plain(text)
    kind = _kinds().get(words) or _kinds().get(_bare(words))
    if kind is None:
        kinds = ", ".join(kind.value for kind in EventKind)
        raise RecordError(f"{shown(text)} is not a kind of event. The kinds are {kinds}.")
    return kind


def read_authority(text: str) -> Authority:
    """
    Read an authority's name or code, as the register knows it.
    """
    # authority() would look for the nearest names as well, which takes too long in a table full of unknown names.
    from ofsted_ilacs.register.lookup import find

    found = find(text) if len(text) <= LONGEST else None
    if found is None:
        said = shown(text)
        raise RecordError(
            f"{said} is not the name or code of one authority. authority({said}) lists the nearest names."
        )
    return found


def read_names(text: str) -> tuple[str, ...]:
    """
    Read the names of people, with ";" between two.
    """
    if len(text) > _LONGEST_LIST:
        raise RecordError(f"{shown(text)} is too long for a list of names. Leave it out.")
    return tuple(name for part in text.split(";") if (name := part.strip()))


_TRUTHS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


def read_truth(text: str) -> bool:
    """
    Read a yes or a no.
    """
    found = _TRUTHS.get(plain(text))
    if found is None:
        raise RecordError(f"{shown(text)} is neither yes nor no. Write one of the two, or leave the cell blank.")
    return found
