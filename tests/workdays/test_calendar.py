"""
What a calendar is: fixed, comparable, shareable; what it refuses; and why a day does not count.
"""

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache
from threading import Barrier
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pendulum
import pytest
from hypothesis import given

import ofsted_ilacs
from ofsted_ilacs.exceptions import (
    CoverageError,
    IlacsError,
    NotADateError,
    NotAnIntegerError,
    RecordError,
    UnknownNameError,
)
from ofsted_ilacs.workdays import uk_calendars
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.non_working_days import Certainty, HolidayBasis, NonWorkingDay, WeekendDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, calendar, england_and_wales, northern_ireland, scotland
from tests.workdays.strategies import NAMED, questions

NOT_DAYS: list[Any] = [
    datetime(2024, 1, 2),  # noqa: DTZ001
    datetime(2024, 1, 2, 23, 30, tzinfo=UTC),
    pd.Timestamp(2024, 1, 2),
    pendulum.datetime(2024, 1, 2),
    np.datetime64("2024-01-02"),
    "2024-01-02",
    20240102,
    1.5,
    True,
    None,
]
NOT_NUMBERS: list[Any] = [True, False, 1.0, "3", None, np.int64(3)]

every_calendar = pytest.mark.parametrize("calendar", NAMED, ids=lambda calendar: calendar.id)
each_wrong_day = pytest.mark.parametrize("wrong", NOT_DAYS, ids=repr)


def small_calendar(**changes: Any) -> WorkingCalendar:
    given: dict[str, Any] = {
        "id": "small",
        "non_working_days": [NonWorkingDay(date(2024, 1, 1), "New Year's Day")],
        "first": date(2024, 1, 1),
        "last": date(2024, 1, 31),
    }
    return WorkingCalendar(**(given | changes))


# What it refuses


@each_wrong_day
@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar, wrong: calendar.is_working_day(wrong),
        lambda calendar, wrong: calendar.why(wrong),
        lambda calendar, wrong: calendar.add(wrong, 1),
        lambda calendar, wrong: calendar.count(wrong, date(2024, 1, 2)),
        lambda calendar, wrong: calendar.count(date(2024, 1, 2), wrong),
        lambda calendar, wrong: calendar.next(wrong),
        lambda calendar, wrong: calendar.previous(wrong),
        lambda calendar, wrong: calendar.on_or_after(wrong),
        lambda calendar, wrong: calendar.on_or_before(wrong),
        lambda calendar, wrong: calendar.add_many([wrong], [1]),
        lambda calendar, wrong: calendar.count_many([wrong], [date(2024, 1, 2)]),
        lambda calendar, wrong: calendar.certainty(wrong, date(2024, 1, 2)),
        lambda calendar, wrong: calendar.passed_over(wrong, date(2024, 1, 2)),
        lambda calendar, wrong: calendar.with_holidays(wrong),
        lambda calendar, wrong: calendar.affected_by(wrong, []),
        lambda calendar, wrong: uk_calendars.is_working_day(wrong, calendar),
        lambda calendar, wrong: uk_calendars.add_working_days(wrong, 1, calendar),
        lambda calendar, wrong: uk_calendars.count_working_days(wrong, date(2024, 1, 2), calendar),
    ],
)
def test_what_is_not_a_plain_day_is_refused_everywhere(ask: Any, wrong: Any) -> None:
    with pytest.raises(NotADateError, match=r"not a day.*datetime\.date\(2024, 1, 31\)"):
        ask(england_and_wales(), wrong)


@pytest.mark.parametrize("wrong", NOT_NUMBERS, ids=repr)
@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar, wrong: calendar.add(date(2024, 1, 2), wrong),
        lambda calendar, wrong: calendar.add_many([date(2024, 1, 2)], [wrong]),
        lambda calendar, wrong: calendar.projected_to(wrong),
        lambda calendar, wrong: uk_calendars.add_working_days(date(2024, 1, 2), wrong, calendar),
    ],
)
def test_what_is_not_a_whole_number_is_refused_everywhere(ask: Any, wrong: Any) -> None:
    with pytest.raises(NotAnIntegerError, match="must be a whole number"):
        ask(england_and_wales(), wrong)


def test_a_pendulum_date_is_a_day_and_the_answer_a_plain_one() -> None:
    reached = england_and_wales().add(pendulum.Date(2023, 5, 9), 70)

    assert reached == date(2023, 8, 16)
    assert type(reached) is date


@every_calendar
def test_days_outside_a_calendar_are_refused_and_no_others(calendar: WorkingCalendar) -> None:
    calendar.is_working_day(calendar.first)
    calendar.is_working_day(calendar.last)
    for outside in (calendar.first - timedelta(1), calendar.last + timedelta(1), date.min, date.max):
        added = (lambda d: calendar.add(d, 1), lambda d: calendar.add(d, -1))
        for ask in (calendar.is_working_day, calendar.why, calendar.on_or_after, calendar.on_or_before, *added):
            with pytest.raises(CoverageError, match=calendar.id):
                ask(outside)
        with pytest.raises(CoverageError, match=calendar.id):
            calendar.count(outside, calendar.last)
        with pytest.raises(CoverageError, match=calendar.id):
            calendar.count(calendar.first, outside)


def test_a_refusal_says_the_day_the_end_and_both_ways_on() -> None:
    with pytest.raises(CoverageError) as refused:
        england_and_wales().is_working_day(date(2029, 1, 16))

    assert str(refused.value) == (
        "2029-01-16 is after 2028-12-31, the last day calendar 'england-and-wales' knows. Use projected_to(2029) for a "
        "forecast, or with_holidays(..., announced_until=...) if the days are announced."
    )


@given(questions())
def test_following_the_advice_of_a_refusal_leads_to_an_answer(asked: tuple[WorkingCalendar, tuple[date, ...]]) -> None:
    _, (day,) = asked
    if day.year > 2028:
        return
    n = england_and_wales().count(day, date(2028, 12, 31)) + 1

    with pytest.raises(CoverageError, match=r"projected_to\((\d+)\)") as refused:
        england_and_wales().add(day, n)
    year = int(str(refused.value).split("projected_to(")[1].split(")")[0])

    assert england_and_wales().projected_to(year).add(day, n) == date(2029, 1, 2)


def test_the_first_wrong_pair_of_many_is_named_by_its_position() -> None:
    days: list[Any] = [date(2024, 1, 2), date(2024, 1, 3), "2024-01-04"]

    with pytest.raises(NotADateError, match=r"days\[2\] and ns\[2\]: '2024-01-04' is a str"):
        england_and_wales().add_many(days, [1, 2, 3])


def test_as_many_numbers_as_days_are_asked_for() -> None:
    with pytest.raises(RecordError, match=r"2 days but 1 ns"):
        england_and_wales().add_many([date(2024, 1, 2), date(2024, 1, 3)], [1])


def test_one_number_for_many_days_is_refused_with_what_to_give() -> None:
    one: Any = 5
    with pytest.raises(RecordError, match="ns is 5"):
        england_and_wales().add_many([date(2024, 1, 2)], one)


def test_many_days_may_come_from_an_iterator() -> None:
    days = (date(2024, 1, day) for day in (2, 3))

    assert england_and_wales().add_many(days, iter([1, -1])) == [date(2024, 1, 3), date(2024, 1, 2)]


@pytest.mark.parametrize("name", ["uk", "UK", "United Kingdom", "GB"])
def test_there_is_no_calendar_of_the_whole_kingdom_and_the_refusal_says_why(name: str) -> None:
    with pytest.raises(UnknownNameError, match="16% of days") as refused:
        calendar(name)

    for way_out in ("england_and_wales()", "scotland()", "northern_ireland()", "any_part_of_uk()"):
        assert way_out in str(refused.value)


def test_a_calendar_is_found_by_its_name() -> None:
    for each in NAMED:
        assert calendar(each.id) is each
        assert calendar(each.id.replace("-", " ").title()) is each


@pytest.mark.parametrize("name", ["france", "", None, 3])
def test_an_unknown_name_is_refused_with_the_known_ones(name: Any) -> None:
    with pytest.raises(UnknownNameError, match="england-and-wales, scotland, northern-ireland, any-part-of-uk"):
        calendar(name)


def test_a_name_is_not_a_calendar_to_count_on() -> None:
    wrong: Any = "scotland"
    with pytest.raises(RecordError, match="not a WorkingCalendar"):
        uk_calendars.add_working_days(date(2024, 1, 2), 1, wrong)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"last": date(2023, 12, 31)}, "ends on 2023-12-31, before it starts"),
        ({"confirmed_until": date(2024, 2, 1)}, "confirmed until 2024-02-01, outside"),
        ({"projected": "perhaps"}, "projected is 'perhaps'"),
        ({"non_working_days": [date(2024, 1, 1)]}, "is not a NonWorkingDay"),
        ({"non_working_days": [NonWorkingDay(date(2025, 1, 1), "New Year's Day")]}, "2025-01-01 .* is outside"),
        ({"non_working_days": [NonWorkingDay(date(2024, 1, 1), t) for t in "ab"]}, "has 2024-01-01 twice"),
        ({"first": "2024-01-01"}, "is a str, not a day"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(IlacsError, match=complaint):
        small_calendar(**changes)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2024-01-01", "title": "New Year's Day"}, "is a str, not a day"),
        ({"day": date(2024, 1, 1), "title": " "}, "title of 2024-01-01"),
        ({"day": date(2024, 1, 1), "title": "New Year's Day", "basis": "statute"}, "basis is 'statute'"),
        ({"day": date(2024, 1, 1), "title": "New Year's Day", "certainty": 1}, "certainty is 1"),
    ],
)
def test_a_holiday_that_is_none_is_refused(fields: dict[str, Any], complaint: str) -> None:
    with pytest.raises(IlacsError, match=complaint):
        NonWorkingDay(**fields)


def test_a_weekday_is_no_weekend_day() -> None:
    with pytest.raises(RecordError, match="Monday 1 January 2024 is not a Saturday or a Sunday"):
        WeekendDay(date(2024, 1, 1))


# What it is


@every_calendar
def test_a_calendar_cannot_be_changed(calendar: WorkingCalendar) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        calendar.last = date(2030, 1, 1)  # type: ignore[misc]
    assert isinstance(calendar.non_working_days, tuple)


@every_calendar
def test_a_calendar_survives_pickling_and_copying(calendar: WorkingCalendar) -> None:
    for twin in (pickle.loads(pickle.dumps(calendar)), deepcopy(calendar)):
        assert twin == calendar
        assert hash(twin) == hash(calendar)
        assert twin.id == calendar.id
        assert twin.add(date(2023, 5, 9), 70) == calendar.add(date(2023, 5, 9), 70)


def test_a_pickle_holds_the_days_and_not_the_tables() -> None:
    calendar = small_calendar(last=date(2099, 12, 31))
    before = pickle.dumps(calendar)
    calendar.add(date(2024, 1, 2), 3_000)

    assert pickle.dumps(calendar) == before


def test_calendars_are_equal_when_all_that_an_answer_may_rest_on_or_name_is() -> None:
    assert small_calendar() == small_calendar()
    assert hash(small_calendar()) == hash(small_calendar())
    assert small_calendar() != small_calendar(id="another name")
    assert small_calendar() != small_calendar(definition="another law")
    assert small_calendar() != small_calendar(divisions=(Division.SCOTLAND,))
    assert small_calendar() != small_calendar(last=date(2024, 1, 30))
    assert small_calendar() != small_calendar(non_working_days=[])
    assert len(set(NAMED)) == len(NAMED)


def test_each_named_calendar_is_made_once() -> None:
    assert england_and_wales() is england_and_wales()
    assert scotland() is scotland()
    assert northern_ireland() is northern_ireland()
    assert any_part_of_uk() is any_part_of_uk()


def test_eight_threads_may_make_and_ask_a_calendar_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(20):
        monkeypatch.setattr(uk_calendars, "_made", cache(uk_calendars._made.__wrapped__))
        together = Barrier(8)

        def ask(_: int, together: Barrier = together) -> tuple[int, date, int]:
            together.wait()
            shared = scotland()
            return id(shared), shared.add(date(2023, 5, 9), 70), shared.count(date(2013, 1, 1), date(2024, 1, 1))

        with ThreadPoolExecutor(8) as threads:
            answers = set(threads.map(ask, range(8)))
        assert len(answers) == 1


def test_eight_threads_may_make_the_tables_of_one_calendar_at_once() -> None:
    for _ in range(20):
        fresh, together = pickle.loads(pickle.dumps(england_and_wales())), Barrier(8)

        def ask(_: int, fresh: WorkingCalendar = fresh, together: Barrier = together) -> tuple[date, bool]:
            together.wait()
            return fresh.add(date(2023, 5, 9), 70), fresh.is_working_day(date(2023, 5, 8))

        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(ask, range(8))) == {(date(2023, 8, 16), False)}


def test_a_calendar_names_itself_and_its_stretch() -> None:
    assert repr(england_and_wales()) == "<WorkingCalendar 'england-and-wales', 2012-01-01 to 2028-12-31>"


def test_the_flat_package_has_no_uk_and_says_what_it_has() -> None:
    with pytest.raises(AttributeError, match=r"england_and_wales\(\)"):
        ofsted_ilacs.uk  # noqa: B018


# Why a day does not count


@given(questions())
def test_a_day_has_a_reason_exactly_when_it_does_not_count(asked: tuple[WorkingCalendar, tuple[date, ...]]) -> None:
    calendar, (day,) = asked
    reason = calendar.why(day)

    assert (reason is None) == calendar.is_working_day(day)
    assert reason is None or reason.day == day


@pytest.mark.parametrize(
    ("day", "reads"),
    [
        (date(2023, 5, 27), "Saturday 27 May 2023"),
        (date(2023, 5, 28), "Sunday 28 May 2023"),
        (
            date(2022, 9, 19),
            "Monday 19 September 2022 (Bank Holiday for the State Funeral of Queen Elizabeth II, one-off; "
            "proclamation under the Banking and Financial Dealings Act 1971, section 1)",
        ),
        (date(2023, 12, 25), "Monday 25 December 2023 (Christmas Day; SI 2007/462, regulation 1(2), which names it)"),
    ],
)
def test_a_reason_reads_as_text(day: date, reads: str) -> None:
    assert str(england_and_wales().why(day)) == reads


def test_a_weekend_day_has_a_title_and_is_certain() -> None:
    saturday = england_and_wales().why(date(2021, 12, 25))

    assert isinstance(saturday, WeekendDay)
    assert (saturday.title, saturday.certainty) == ("Saturday", Certainty.CONFIRMED)


def test_the_29_days_that_stockton_on_tees_passed_over() -> None:
    passed = england_and_wales().passed_over(date(2023, 5, 9), date(2023, 8, 16))

    assert len(passed) == 29
    assert [str(reason) for reason in passed if not isinstance(reason, WeekendDay)] == [
        "Monday 29 May 2023 (Spring bank holiday; Banking and Financial Dealings Act 1971, Schedule 1)"
    ]


@given(questions(2))
def test_the_days_passed_over_and_the_days_counted_are_all_the_days(
    asked: tuple[WorkingCalendar, tuple[date, ...]],
) -> None:
    calendar, (one, other) = asked
    passed = calendar.passed_over(one, other)

    assert len(passed) + abs(calendar.count(one, other)) == abs((other - one).days)
    assert [reason.day for reason in passed] == sorted(reason.day for reason in passed)


def test_the_basis_gives_the_usual_citation_and_a_holiday_may_have_its_own() -> None:
    usual = NonWorkingDay(date(2030, 5, 6), "A day", HolidayBasis.COMMON_LAW)
    own = NonWorkingDay(date(2030, 5, 6), "A day", HolidayBasis.STATUTE, citation="An Act of 2029, s.1")

    assert usual.citation == HolidayBasis.COMMON_LAW.citation
    assert own.citation == "An Act of 2029, s.1"


@pytest.mark.parametrize("basis", HolidayBasis)
def test_only_what_the_law_makes_a_holiday_cites_a_law(basis: HolidayBasis) -> None:
    is_of_law = basis not in (HolidayBasis.CLOSURE, HolidayBasis.CALLER)

    assert bool(basis.citation) == is_of_law
    assert str(NonWorkingDay(date(2030, 5, 6), "A day", basis)).endswith(f"; {basis.citation or basis.label})")


@pytest.mark.parametrize("kind", [Division, Certainty, HolidayBasis])
def test_every_member_has_a_label_and_is_found_by_its_value(kind: Any) -> None:
    assert all(member.label.strip() for member in kind)
    assert [kind(member.value) for member in kind] == list(kind)
    assert pickle.loads(pickle.dumps(list(kind))) == list(kind)
