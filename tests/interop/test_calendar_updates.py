"""
Diaries that move: a newer calendar file moves the entries of an older one, doubles none, and leaves none behind.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
import vobject
from hypothesis import assume, given, settings, strategies as st
from icalendar import Calendar

import ofsted_ilacs as oi
from ofsted_ilacs.interop.charts import timeline
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.records import altered
from tests.builders import LAST_ASKED, any_authority, histories_of
from tests.markup import HOSTILE

A = oi.JudgementArea
LEEDS = oi.authority("Leeds")


def inspection(grade: oi.Grade = oi.Grade.GOOD, **more: Any) -> oi.InspectionEvent:
    areas = (A.OVERALL_EFFECTIVENESS, A.IMPACT_OF_LEADERS, A.HELP_AND_PROTECTION, A.CHILDREN_IN_CARE, A.CARE_LEAVERS)
    given: dict[str, Any] = {"published": date(2025, 7, 28), "judgements": tuple(oi.Judgement(a, grade) for a in areas)}
    return oi.InspectionEvent(LEEDS, oi.EventKind.STANDARD, date(2025, 6, 9), date(2025, 6, 20), **(given | more))


ASSUMED = inspection()
KNOWN = inspection(report_received=date(2025, 7, 21))
UNPUBLISHED = inspection(published=None, judgements=())
POOR = inspection(oi.Grade.INADEQUATE)
LETTER = oi.InspectionEvent(
    LEEDS, oi.EventKind.FOCUSED_VISIT, date(2025, 9, 9), date(2025, 9, 10), published=date(2025, 10, 20)
)
URGENT = attrs.evolve(LETTER, priority_action=True)
CAME = oi.InspectionEvent(LEEDS, oi.EventKind.SHORT, date(2028, 7, 3), date(2028, 7, 7), published=date(2028, 9, 4))
DECEMBER, JANUARY = date(2025, 12, 15), date(2026, 1, 15)


def of(*events: oi.InspectionEvent) -> oi.History:
    return oi.History(LEEDS, events)


def ahead(history: oi.History, as_of: date, years: int = 4) -> oi.Programme:
    return oi.programme(history, as_of=as_of, until=as_of + timedelta(365 * years))


def entries(file: bytes) -> dict[str, Any]:
    """
    Return the events and tasks of a file by their UID; no two may share one.
    """
    found = [each for each in Calendar.from_ical(file).walk() if each.name in ("VEVENT", "VTODO")]
    by_uid = {str(each["uid"]): each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


def is_cancelled(entry: Any) -> bool:
    return str(entry["status"]) == "CANCELLED"


def day_of(entry: Any) -> date:
    day: date = entry.decoded("due" if entry.name == "VTODO" else "dtstart")
    return day


def diary_after(*files: bytes) -> dict[str, Any]:
    """
    Return what a program shows that took one file after another: an entry of the same UID takes the place of the older.
    """
    shown: dict[str, Any] = {}
    for file in files:
        shown |= entries(file)
    return {uid: entry for uid, entry in shown.items() if not is_cancelled(entry)}


def said(shown: Iterable[Any]) -> list[tuple[str, str, date]]:
    return sorted((each.name, str(each["summary"]), day_of(each)) for each in shown)


# The table of updates: what was asked first, and what later.

CLOCKS, NEXT = list(oi.deadlines(ASSUMED)), oi.next_inspection(of(ASSUMED), as_of=date(2025, 8, 4))
UPDATES: dict[str, tuple[Any, Any]] = {
    "publication assumed, then receipt known": (CLOCKS, list(oi.deadlines(KNOWN))),
    "receipt known, then given by the caller": (
        list(oi.deadlines(KNOWN)),
        list(oi.deadlines(ASSUMED, report_received=date(2025, 7, 22))),
    ),
    "deadlines, then the programme": (CLOCKS, ahead(of(ASSUMED), date(2025, 8, 4))),
    "the programme, then the timetable": (ahead(of(ASSUMED), date(2025, 8, 4), 1), oi.timetable(ASSUMED)),
    "deadlines, then the timetable": (CLOCKS, oi.timetable(KNOWN)),
    "deadlines, then the clocks in progress": (CLOCKS, oi.in_progress([of(KNOWN)], as_of=date(2025, 8, 4))),
    "a report awaited, then published": (ahead(of(UNPUBLISHED), date(2025, 7, 1), 1), oi.timetable(ASSUMED)),
    "the inspection's kind corrected": (
        oi.timetable(ASSUMED),
        oi.timetable(attrs.evolve(ASSUMED, kind=oi.EventKind.SHORT)),
    ),
    "the next inspection, then the programme": (NEXT, ahead(of(ASSUMED), date(2025, 9, 4))),
    "the next inspection, then its timetable": (NEXT, oi.timetable(NEXT)),
    "the next inspection as another kind": (NEXT, altered(NEXT, kind=oi.EventKind.STANDARD)),
    "asked in December, then in January": (ahead(of(ASSUMED), DECEMBER), ahead(of(ASSUMED), JANUARY)),
    "asked in December, then in January, inadequate": (ahead(of(POOR), DECEMBER, 1), ahead(of(POOR), JANUARY, 1)),
    "the forecast, then the forecast a month later": (
        oi.forecast(of(ASSUMED), as_of=DECEMBER),
        oi.forecast(of(ASSUMED), as_of=JANUARY),
    ),
    "the expected inspection, then the one that came": (
        ahead(of(ASSUMED), date(2028, 6, 1), 2),
        [oi.timetable(CAME), ahead(of(ASSUMED, CAME), date(2028, 9, 20), 2)],
    ),
    "a letter with priority action, then without": (list(oi.deadlines(URGENT)), list(oi.deadlines(LETTER))),
    "a request for information, then another": (
        oi.deadline(oi.Duty.FOI_RESPONSE, date(2025, 12, 1)),
        oi.deadline(oi.Duty.FOI_RESPONSE, date(2025, 12, 2)),
    ),
}


@pytest.mark.parametrize("authority", [None, LEEDS], ids=["no authority", "authority"])
@pytest.mark.parametrize(("first", "later"), UPDATES.values(), ids=UPDATES)
def test_in_no_update_does_an_entry_double_or_stay(first: Any, later: Any, authority: oi.Authority | None) -> None:
    old = to_ical(first, undated=True)
    new = to_ical(later, authority=authority, undated=True, replaces=old)
    alone = to_ical(later, authority=authority, undated=True)
    shown, passed = diary_after(old, new), max(day_of(each) for each in entries(old).values())
    asked = max((each["dtstamp"].dt.date() for each in entries(alone).values()), default=passed)
    stayed = [each for uid, each in shown.items() if uid not in entries(alone)]
    assert all(day_of(each) < asked for each in stayed)
    still = [each for uid, each in shown.items() if uid in entries(alone)]
    assert said(still) == said(entries(alone).values())
    assert len({(name, title) for name, title, _ in said(still)}) == len(still)


SAME = (
    "publication assumed, then receipt known",
    "receipt known, then given by the caller",
    "deadlines, then the programme",
    "deadlines, then the timetable",
    "deadlines, then the clocks in progress",
    "the inspection's kind corrected",
    "the next inspection, then the programme",
    "the next inspection, then its timetable",
    "the next inspection as another kind",
    "the forecast, then the forecast a month later",
)


@pytest.mark.parametrize("update", SAME)
def test_what_is_known_better_or_asked_otherwise_moves_the_same_entries(update: str) -> None:
    first, later = UPDATES[update]
    assert set(entries(to_ical(first))) <= set(entries(to_ical(later)))


def test_next_month_a_programme_names_the_same_entries() -> None:
    first, later = (entries(to_ical(ahead(of(ASSUMED), as_of), undated=True)) for as_of in (DECEMBER, JANUARY))
    assert set(first) == set(later)


def test_a_self_evaluation_that_was_held_is_followed_by_the_next() -> None:
    held = oi.InspectionEvent(LEEDS, oi.EventKind.SELF_EVALUATION, date(2025, 12, 20), date(2025, 12, 20))
    first, later = (
        entries(to_ical(ahead(history, as_of, 1).of_kind(oi.EventKind.SELF_EVALUATION), undated=True))
        for history, as_of in ((of(ASSUMED), DECEMBER), (of(ASSUMED, held), JANUARY))
    )
    assert len(set(first) - set(later)) == 1


def test_a_duty_that_was_reckoned_from_a_day_only_is_the_inspections_own_where_both_say_the_same() -> None:
    alone = oi.deadline(oi.Duty.PUBLISH_REPORT, date(2025, 7, 28))
    assert to_ical([alone, CLOCKS], authority=LEEDS) == to_ical(CLOCKS, authority=LEEDS)
    assert len(entries(to_ical([alone, CLOCKS]))) == 6


# One truth in every file.


@pytest.mark.parametrize("received", [None, date(2025, 7, 21)])
def test_every_answer_gives_one_due_day_to_a_duty(received: date | None) -> None:
    event, as_of = attrs.evolve(ASSUMED, report_received=received), date(2025, 8, 4)
    history = of(event)
    running: list[Any] = [
        oi.deadlines(event),
        oi.timetable(event),
        oi.programme(history, as_of=as_of, until=date(2026, 8, 4)),
        oi.in_progress([history], as_of=as_of),
    ]
    due = {clock.due for clock in oi.deadlines(event)}
    for answers in ([each] for each in running):
        found = [each for each in entries(to_ical(answers)).values() if each.name == "VTODO"]
        assert {day_of(task) for task in found} == due
    drawn = timeline(history, as_of=as_of).description
    assert all(f"due {in_words(day)}" in drawn for day in due)
    other = {clock.due for clock in oi.deadlines(ASSUMED, report_received=date(2025, 7, 25))}
    assert not any(in_words(day) in drawn for day in other)
    assert len(entries(to_ical(running))) == len(entries(to_ical(running[1]))) + len(
        set(entries(to_ical(running[2]))) - set(entries(to_ical(running[1])))
    )


# What a newer file says of an older one.


def test_an_entry_that_moved_is_revised_and_one_that_did_not_is_not() -> None:
    old = to_ical([CLOCKS, NEXT])
    new = entries(to_ical([list(oi.deadlines(KNOWN)), NEXT], replaces=old))
    revised = {str(each["summary"]): int(each["sequence"]) for each in new.values() if each.name == "VEVENT"}
    assert revised == {
        "Leeds: Publication of the report by the authority due": 1,
        "Leeds: Written statement of proposed action due": 1,
        "Leeds: Short inspection, window opens": 0,
        "Leeds: Short inspection expected around this day": 0,
        "Leeds: Short inspection, window closes": 0,
    }


def test_each_file_counts_on_from_the_one_before() -> None:
    first = to_ical(CLOCKS)
    second = to_ical(oi.deadlines(KNOWN), replaces=first)
    third = to_ical(CLOCKS, replaces=second)
    assert [int(each["sequence"]) for each in entries(third).values()] == [2, 2, 2, 2]
    assert [int(each["sequence"]) for each in entries(to_ical(CLOCKS, replaces=third)).values()] == [2, 2, 2, 2]


def test_what_no_longer_holds_is_cancelled_without_a_reminder() -> None:
    old = to_ical(oi.deadlines(URGENT), remind=5)
    new = to_ical(oi.deadlines(LETTER), replaces=old)
    assert len(entries(new)) == len(entries(old)) > 0
    for uid, entry in entries(new).items():
        assert is_cancelled(entry)
        assert str(entry["summary"]) == f"Cancelled: {entries(old)[uid]['summary']}"
        assert day_of(entry) == day_of(entries(old)[uid])
        assert int(entry["sequence"]) == 1
    assert b"VALARM" not in new
    assert vobject.readOne(new.decode()).validate(raiseException=True)


def test_what_was_cancelled_stays_cancelled_until_its_day_and_can_come_back() -> None:
    old = to_ical(oi.deadlines(URGENT))
    without = to_ical([], replaces=old)
    assert to_ical([], replaces=without) == without
    back = entries(to_ical(oi.deadlines(URGENT), replaces=without))
    assert {(int(each["sequence"]), is_cancelled(each)) for each in back.values()} == {(2, False)}
    assert entries(to_ical([], replaces=without, as_of=date(2028, 1, 1))) == {}


def test_what_has_passed_is_neither_carried_on_nor_cancelled() -> None:
    passed = to_ical(ahead(of(ASSUMED), date(2026, 2, 2)), replaces=to_ical(CLOCKS))
    assert not any(is_cancelled(each) for each in entries(passed).values())


def test_a_file_is_never_stamped_before_the_one_that_it_replaces() -> None:
    old = to_ical(CLOCKS, as_of=date(2025, 8, 20))
    new = to_ical(oi.deadlines(KNOWN), replaces=old)
    assert {each["dtstamp"].dt.date() for each in entries(new).values()} == {date(2025, 8, 20)}


def test_a_task_that_somebody_ticked_off_is_not_revised() -> None:
    old = to_ical(CLOCKS).replace(b"STATUS:NEEDS-ACTION", b"STATUS:COMPLETED")
    assert {int(each["sequence"]) for each in entries(to_ical(CLOCKS, replaces=old)).values()} == {0}


def test_other_peoples_entries_are_left_alone() -> None:
    other = (
        b"BEGIN:VEVENT\r\nUID:7d3f0b1b-0e6f-5c55-9a39-6a6a4d4d0b51\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:20260101\r\n"
    )
    theirs = to_ical(CLOCKS).replace(b"END:VCALENDAR", other + b"SUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR")
    assert to_ical(CLOCKS, replaces=theirs) == to_ical(CLOCKS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_with_a_hostile_name_replaces_itself_without_a_change(text: str) -> None:
    whose = attrs.evolve(LEEDS, name=text)
    event = attrs.evolve(ASSUMED, authority=whose)
    results: list[Any] = [oi.deadlines(event), oi.next_inspection(oi.History(whose, (event,)), as_of=DECEMBER)]
    file = to_ical(results)
    assert to_ical(results, replaces=file) == file
    assert all(is_cancelled(each) for each in entries(to_ical([], replaces=file)).values())


BROKEN = {
    "nothing": b"",
    "a text": b"hello",
    "zeros": b"\0" * 100,
    "every byte": bytes(range(256)) * 10,
    "another file": b"BEGIN:VCARD\r\nEND:VCARD\r\n",
}


@pytest.mark.parametrize("file", BROKEN.values(), ids=BROKEN)
def test_what_is_no_calendar_file_is_refused(file: bytes) -> None:
    with pytest.raises(oi.RecordError, match="replaces is no calendar file"):
        to_ical(CLOCKS, replaces=file)


@pytest.mark.parametrize("file", ["BEGIN:VCALENDAR", 5, ["x"]])
def test_an_earlier_file_that_is_not_bytes_is_refused(file: Any) -> None:
    with pytest.raises(oi.RecordError, match="Pass the bytes of the earlier calendar file"):
        to_ical(CLOCKS, replaces=file)


def test_an_earlier_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(oi.RecordError, match="20,000,001 bytes, more than the 20,000,000 that are read"):
        to_ical(CLOCKS, replaces=b"x" * 20_000_001)


UID = next(iter(entries(to_ical(CLOCKS)))).encode()
ODD = {
    "no day": b"UID:" + UID,
    "a day that is none": b"UID:" + UID + b"\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:99999999",
    "the last day of all": b"UID:" + UID + b"\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:99991231",
    "a stamp that is none": b"UID:" + UID + b"\r\nDTSTAMP:x\r\nDTSTART:20260101",
    "another's UID": b"UID:../../etc/passwd\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:20260101",
    "a very long line": b"UID:" + UID + b"\r\nDTSTART:20260101\r\nDTSTAMP:20250101" + b"0" * 10_000,
    "many components": b"BEGIN:VALARM\r\n" * 10_000,
    "a line without a value": b"UID\r\nDTSTART\r\n:::\r\n;;;=",
}


@pytest.mark.parametrize("inside", ODD.values(), ids=ODD)
def test_an_odd_entry_of_an_earlier_file_is_passed_over(inside: bytes) -> None:
    file = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + inside + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert entries(to_ical([], replaces=file)) == {}


def test_an_earlier_entry_with_times_and_a_number_without_end_is_read_all_the_same() -> None:
    said_before = (
        b"UID:" + UID + b"\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;TZID=../../etc/passwd:20260101T090000\r\n"
        b"SEQUENCE:" + b"9" * 500 + b"\r\nSUMMARY;LANGUAGE=en:Old title\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    file = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + said_before
    (entry,) = entries(to_ical([], replaces=file)).values()
    assert (day_of(entry), int(entry["sequence"]), str(entry["summary"])) == (
        date(2026, 1, 1),
        1,
        "Cancelled: Old title",
    )


@settings(max_examples=20)
@given(any_authority.flatmap(histories_of), st.dates(date(2019, 1, 1), LAST_ASKED), st.integers(0, 400))
def test_no_history_and_no_month_doubles_an_entry(past: oi.History, as_of: date, days: int) -> None:
    assume(past.authority.existed_on(as_of + timedelta(days)))
    first, later = (
        oi.programme(past, as_of=day, until=as_of + timedelta(1000)) for day in (as_of, as_of + timedelta(days))
    )
    old = to_ical(first)
    assert to_ical(first, replaces=old) == old
    new = to_ical(later, replaces=old)
    shown = [each for uid, each in diary_after(old, new).items() if uid in entries(to_ical(later))]
    assert said(shown) == said(entries(to_ical(later)).values())
