"""
What one cell of a table says: a text, a day, a grade, a kind of event, days on site.

Cells come as csv, openpyxl, pandas and polars give them. Each reader takes the cell's text and returns what it says, or
raises `RecordError` with the reason why it says nothing.
"""

import re
from datetime import date, datetime, time
from enum import Enum
from functools import cache

from ofsted_ilacs.exceptions import GradeError, RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span

__all__ = [
    "NOT_JUDGED",
    "NO_GRADE",
    "NO_OVERALL",
    "TOO_EARLY",
    "TOO_LONG",
    "cell_text",
    "is_blank",
    "plain",
    "read_authority",
    "read_day",
    "read_grade",
    "read_kind",
    "read_legs",
    "read_names",
    "read_truth",
]

TOO_EARLY = "inspection pre dates judgement"
"""The public feed's word for a judgement that the edition did not make yet."""

NO_OVERALL = frozenset({"not reported post reform", "not reported (2026 framework)"})
"""The words of feeds for the overall grade that is no longer given."""

NOT_JUDGED = "not judged"
"""What reports print for an area that they leave out (City of London 2016, adoption)."""

NO_GRADE = NO_OVERALL | {TOO_EARLY, NOT_JUDGED}
"""Every word that says that no grade is given."""

TOO_LONG = "inspection duration longer than standard framework"
"""The public feed's word for fieldwork of more than ten days (Wiltshire, June 2019)."""

_BLANKS = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "nan", "nat", "<na>", "none", "null", "#n/a"})
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
    except Exception:  # a stranger's object may fail in any way, and a reader of rows must not
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
            text = _instant_text(cell)
        case date():
            text = date.isoformat(cell)
        case float() if cell.is_integer():
            text = str(int(cell))
        case _:
            text = str(cell)
    return text


def _instant_text(cell: datetime) -> str:
    text = cell.isoformat()
    return text[:10] if cell.tzinfo is None and text[10:] in ("", "T00:00:00") else text


def is_blank(text: str) -> bool:
    """
    Return whether a text is one of the ways to write nothing.
    """
    return text.casefold() in _BLANKS


def plain(text: str) -> str:
    """
    Return a text in lower case, underscores and hyphens as blanks.
    """
    return _SEPARATORS.sub(" ", text).strip().casefold()


# Days

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_BRITISH = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]{3,9})[ ,\-]+([0-9]{4})", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_BY_NAME = {name: month for month, full in enumerate(_MONTHS, start=1) for name in (full, full[:3])} | {"sept": 9}


def read_day(text: str) -> date:
    """
    Read a day as British tables write it: 2025-05-09, 09/05/2025, 09/05/25 (this century) or 9 May 2025.

    Raises:
        RecordError: When it is no day, or carries a time of day: which day that is depends on a time zone.
    """
    try:
        if found := _ISO.fullmatch(text):
            year, month, of_month = map(int, found.groups())
        elif found := _BRITISH.fullmatch(text):
            of_month, month, year = map(int, found.groups())
            year += 2000 if year < 100 else 0
        elif found := _WORDS.fullmatch(text):
            of_month, month, year = int(found[1]), _BY_NAME.get(found[2].casefold(), 0), int(found[3])
        else:
            raise RecordError(f"{text!r} is not a day, such as 2025-05-09, 09/05/2025 or 9 May 2025.{_hint(text)}")
        return date(year, month, of_month)
    except ValueError as error:
        if isinstance(error, RecordError):
            raise
        raise RecordError(f"{text!r} is not a day of any year: {error}.") from error


def _hint(text: str) -> str:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return ""
    where = "" if instant.tzinfo is None else " and a time zone"
    return f" It carries a time of day{where}." if instant.time() != time() or where else ""


def read_legs(text: str) -> tuple[Span, ...]:
    """
    Read days on site leg by leg: "2013-11-19/2013-12-11;2014-01-28/2014-01-30".
    """
    legs = []
    for leg in text.split(";"):
        start, slash, end = leg.strip().partition("/")
        if not slash:
            raise RecordError(f"{text!r} is not days on site. Write each leg as first/last, and ';' between two.")
        legs.append(Span(read_day(start.strip()), read_day(end.strip())))
    return tuple(legs)


# Grades, kinds, authorities


def read_grade(text: str) -> Grade | None:
    """
    Read a grade in any spelling met in reports and feeds; None for a word that says that none is given.
    """
    if plain(text) in NO_GRADE:
        return None
    try:
        return Grade.parse(text)
    except GradeError as error:
        raise RecordError(str(error)) from error


@cache
def _kinds() -> dict[str, EventKind]:
    kinds = {spelling: kind for kind in EventKind for spelling in (plain(kind.value), plain(kind.label))}
    kinds |= {f"{kind.value} inspection": kind for kind in (EventKind.SHORT, EventKind.STANDARD)}
    # A re-inspection under the single inspection framework was itself a single inspection.
    return kinds | {"reinspection": EventKind.SINGLE, "re inspection": EventKind.SINGLE}


def read_kind(text: str) -> EventKind:
    """
    Read a kind of event by its token or its label: "short", "standard inspection", "focused_visit", "reinspection".
    """
    kind = _kinds().get(plain(text))
    if kind is None:
        raise RecordError(f"{text!r} is not a kind of event. The kinds are {', '.join(k.value for k in EventKind)}.")
    return kind


def read_authority(text: str) -> Authority:
    """
    Read an authority's name or code, as the register knows it.
    """
    # authority() would look for the nearest names as well, which takes too long in a table full of strangers.
    from ofsted_ilacs.register.lookup import find

    found = find(text)
    if found is None:
        raise RecordError(
            f"{text!r} is not the name or code of one authority. authority({text!r}) lists the nearest names."
        )
    return found


def read_names(text: str) -> tuple[str, ...]:
    """
    Read the names of people, with ";" between two.
    """
    return tuple(name for part in text.split(";") if (name := part.strip()))


_TRUTHS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


def read_truth(text: str) -> bool:
    """
    Read a yes or a no.
    """
    found = _TRUTHS.get(plain(text))
    if found is None:
        raise RecordError(f"{text!r} is neither yes nor no. Write one of the two, or leave the cell blank.")
    return found
