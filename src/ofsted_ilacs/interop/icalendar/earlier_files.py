"""
An earlier calendar file: which entries of this library it holds, on which days, and how often they were revised.

Only the few lines that matter are looked at. Reading every property would take a minute for a file that somebody made
to be slow, and would open the files of the time zones that it names.
"""

import re
from collections.abc import Iterator
from datetime import date

import attrs
from icalendar.parser import Contentline, Contentlines

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
    try:
        lines: list[Contentline] = Contentlines.from_ical(file)  # type: ignore[no-untyped-call]
    except ValueError as error:
        raise RecordError(_NO_CALENDAR) from error
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise RecordError(_NO_CALENDAR)
    inside: list[str] = []
    said: dict[str, str] = {}
    for line in lines:
        if _is_of_use(line):
            name, value = _parts(line)
            if name == "BEGIN":
                inside.append(value.upper())
                said = {} if len(inside) == _ENTRY else said
            elif name == "END":
                if len(inside) == _ENTRY and inside[-1] in _KINDS:
                    yield inside[-1], said
                del inside[-1:]
            elif len(inside) == _ENTRY:
                said[name] = value


def _is_of_use(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and line.partition(":")[0].partition(";")[0].upper() in _PROPERTIES


def _parts(line: Contentline) -> tuple[str, str]:
    try:
        name, _, value = line.parts()
    except ValueError:
        return "", ""
    return name.upper(), value


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
        title=readable(said.get("SUMMARY", ""), _LONGEST_TITLE),
        status=said.get("STATUS", "").upper(),
        sequence=int(sequence) if _NUMBER.fullmatch(sequence) else 0,
        stamp=stamp,
    )


def _day(text: str) -> date | None:
    # A program that wrote the file again may have put a time behind the day.
    try:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return None


_LARGEST_FILE = 20_000_000
_LONGEST_LINE = 2_000
_LONGEST_TITLE = 300
_NO_CALENDAR = "replaces is no calendar file. Pass the bytes of the earlier one, which begin with BEGIN:VCALENDAR."
_ENTRY = 2  # an event or a task lies within the calendar, an alarm within an event
_KINDS = frozenset({"VEVENT", "VTODO"})
_PROPERTIES = frozenset({"BEGIN", "END", "UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "SUMMARY", "STATUS", "SEQUENCE"})
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + UID_SUFFIX)
_NUMBER = re.compile(r"[0-9]{1,9}")
