"""
An earlier calendar file: which entries of this library it holds, on which days, and how often they were revised.

Only the few lines that matter are looked at. Reading every property, as icalendar does, takes minutes for a file that
somebody made to be slow, and opens the files of the time zones that it names.
"""

import re
from collections.abc import Iterator
from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.display import readable

__all__ = ["UID_SUFFIX", "EarlierEntry", "earlier_entries"]

UID_SUFFIX = "@ofsted-ilacs"
"""What every UID of this library ends with, so that nobody else's entry is ever withdrawn."""


@attrs.frozen(kw_only=True)
class EarlierEntry:
    """
    One entry of an earlier file.

    Attributes:
        kind: The component: "VEVENT" or "VTODO".
        first: Its first day; a task's due day.
        end: The day after its last; a task's due day.
        title: What it was called.
        status: Its status, such as "CONFIRMED".
        sequence: How often it had been revised.
        stamp: The day of writing.
    """

    kind: str
    first: date
    end: date
    title: str
    status: str
    sequence: int
    stamp: date


def earlier_entries(file: bytes) -> dict[str, EarlierEntry]:
    """
    Return the entries of this library in an earlier calendar file, by their UID.

    Raises:
        RecordError: When it is no calendar file, or too large.
    """
    if not isinstance(file, bytes):
        raise RecordError(f"replaces is a {type(file).__name__}. Pass the bytes of the earlier calendar file.")
    if len(file) > _LARGEST_FILE:
        raise RecordError(
            f"replaces has {len(file):,} bytes, more than the {_LARGEST_FILE:,} that are read. Pass the file that "
            "to_ical(...) wrote."
        )
    found: dict[str, EarlierEntry] = {}
    for kind, said in _components(file):
        uid, entry = said.get("UID", ""), _entry(kind, said)
        if entry is not None and _UID.fullmatch(uid):
            found[uid] = entry
    return found


def _components(file: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    # Each event and task as its own lines, those of the alarms within it left out.
    text = _FOLD.sub("", file.decode("utf-8", "replace")).lstrip("\ufeff\r\n")
    if text[: len(_FIRST_LINE)].upper() != _FIRST_LINE:
        raise RecordError(
            f"replaces is no calendar file. Pass the bytes of the earlier one, which begin with {_FIRST_LINE}."
        )
    inside: list[str] = []
    said: dict[str, str] = {}
    for line in _LINE.finditer(text):
        name, value = line[1].upper(), line[2]
        if name == "BEGIN":
            inside.append(value.upper())
            said = {} if len(inside) == _ENTRY else said
        elif name == "END":
            if len(inside) == _ENTRY and inside[-1] in _KINDS:
                yield inside[-1], said
            del inside[-1:]
        elif len(inside) == _ENTRY:
            said[name] = value


def _entry(kind: str, said: dict[str, str]) -> EarlierEntry | None:
    first = _day(said.get("DTSTART" if kind == "VEVENT" else "DUE", ""))
    stamp = _day(said.get("DTSTAMP", ""))
    if first is None or stamp is None:
        return None
    sequence = said.get("SEQUENCE", "0")
    return EarlierEntry(
        kind=kind,
        first=first,
        end=max(_day(said.get("DTEND", "")) or first, first),
        title=readable(_ESCAPED.sub(r"\1", said.get("SUMMARY", "")), _LONGEST_TITLE),
        status=said.get("STATUS", "").upper(),
        sequence=int(sequence) if _NUMBER.fullmatch(sequence) else 0,
        stamp=stamp,
    )


def _day(text: str) -> date | None:
    # A program that wrote the file again may have put a time behind the day.
    try:
        found = date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return None
    return found if found.year < date.max.year else None  # the day after must be a day as well


_FIRST_LINE = "BEGIN:VCALENDAR"
_LARGEST_FILE = 20_000_000
_LONGEST_TITLE = 300
_ENTRY = 2  # an event or a task lies within the calendar, an alarm within an event
_KINDS = frozenset({"VEVENT", "VTODO"})
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(
    r"^(BEGIN|END|UID|DTSTAMP|DTSTART|DTEND|DUE|SUMMARY|STATUS|SEQUENCE)"
    r'(?:;(?:[^":\r\n]|"[^"\r\n]*")*)?:([^\r\n]{0,2000})\r?$',
    re.MULTILINE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\,;])")  # a title of this library has one line
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + UID_SUFFIX)
_NUMBER = re.compile(r"[0-9]{1,9}")
