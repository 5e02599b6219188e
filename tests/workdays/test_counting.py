"""
Laws of counting, on every calendar and in both directions.
"""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_ilacs.exceptions import CoverageError, RecordError
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import (
    add_working_days,
    count_working_days,
    england_and_wales,
    is_working_day,
)
from tests.workdays.strategies import calendars, days_of, questions, steps, walked

Question = tuple[WorkingCalendar, tuple[date, ...]]
thousands = settings(max_examples=2_000)


@thousands
@given(questions(), steps)
def test_counting_to_the_day_reached_gives_the_number_added(asked: Question, n: int) -> None:
    calendar, (day,) = asked

    assert calendar.count(day, calendar.add(day, n)) == n


@thousands
@given(questions(), steps)
def test_a_result_is_always_a_working_day(asked: Question, n: int) -> None:
    calendar, (day,) = asked

    assert calendar.is_working_day(calendar.add(day, n))


@thousands
@given(questions(), steps)
def test_adding_one_more_always_leads_to_a_later_day(asked: Question, n: int) -> None:
    calendar, (day,) = asked
    following = n + 1 or 1

    assert calendar.add(day, n) < calendar.add(day, following)


@thousands
@given(questions(), steps, steps)
def test_two_additions_the_same_way_are_one(asked: Question, a: int, b: int) -> None:
    calendar, (day,) = asked
    b = abs(b) if a > 0 else -abs(b)

    assert calendar.add(calendar.add(day, a), b) == calendar.add(day, a + b)


@thousands
@given(questions(3))
def test_counts_that_go_one_way_add_up(asked: Question) -> None:
    calendar, days = asked
    first, middle, last = sorted(days)

    assert calendar.count(first, middle) + calendar.count(middle, last) == calendar.count(first, last)
    assert calendar.count(last, middle) + calendar.count(middle, first) == calendar.count(last, first)


@thousands
@given(questions(2))
def test_swapping_two_working_days_negates_the_count(asked: Question) -> None:
    calendar, days = asked
    one, other = (calendar.next(day) for day in days)

    assert calendar.count(one, other) == -calendar.count(other, one)


@thousands
@given(questions(2))
def test_counting_back_leaves_out_the_first_day_as_counting_on_does(asked: Question) -> None:
    calendar, days = asked
    early, late = sorted(days)
    inside = [early + timedelta(offset) for offset in range((late - early).days + 1)]
    working = [day for day in inside if calendar.is_working_day(day)]

    assert calendar.count(early, late) == len([day for day in working if day != early])
    assert calendar.count(late, early) == -len([day for day in working if day != late])


@thousands
@given(questions(), steps)
def test_adding_agrees_with_walking_there_a_day_at_a_time(asked: Question, n: int) -> None:
    calendar, (day,) = asked

    assert calendar.add(day, n) == walked(calendar, day, n)


@thousands
@given(questions(), steps)
def test_adding_agrees_with_numpy(asked: Question, n: int) -> None:
    calendar, (day,) = asked
    holidays = np.array([held.day for held in calendar.non_working_days], "datetime64[D]")
    # A start that does not count is rolled back to count on, and on to count back: then it is itself not counted.
    roll = "backward" if n > 0 else "forward"

    reached = np.busday_offset(np.datetime64(day), n, roll=roll, holidays=holidays)  # type: ignore[call-overload]

    assert calendar.add(day, n) == reached.astype(object)


@thousands
@given(questions())
def test_next_and_previous_are_one_working_day_away(asked: Question) -> None:
    calendar, (day,) = asked

    assert calendar.next(day) == walked(calendar, day, 1)
    assert calendar.previous(day) == walked(calendar, day, -1)


@given(questions(2), steps)
def test_the_flat_names_answer_as_the_calendar_does(asked: Question, n: int) -> None:
    calendar, (one, other) = asked

    assert is_working_day(one, calendar=calendar) == calendar.is_working_day(one)
    assert add_working_days(one, n, calendar=calendar) == calendar.add(one, n)
    assert count_working_days(one, other, calendar=calendar) == calendar.count(one, other)


@given(st.lists(st.tuples(st.dates(date(2014, 1, 1), date(2026, 12, 31)), steps)))
def test_many_answers_are_the_answers_one_by_one(pairs: list[tuple[date, int]]) -> None:
    calendar = england_and_wales()
    days, ns = [day for day, _ in pairs], [n for _, n in pairs]
    reached = calendar.add_many(days, ns)

    assert reached == [calendar.add(day, n) for day, n in pairs]
    assert calendar.count_many(days, reached) == ns


@given(calendars.flatmap(lambda calendar: st.tuples(st.just(calendar), days_of(calendar))))
def test_adding_nothing_to_a_working_day_gives_it_back(asked: tuple[WorkingCalendar, date]) -> None:
    calendar, day = asked
    if calendar.is_working_day(day):
        assert calendar.add(day, 0) == day
    else:
        with pytest.raises(RecordError, match=r"0 working days from .*on_or_after\(d\) or on_or_before\(d\)"):
            calendar.add(day, 0)


def test_stockton_on_tees_statement_was_due_on_16_august_2023() -> None:
    # Seventy working days after the report of 9 May 2023: three bank-holiday Mondays in May, but only one to come.
    assert add_working_days(date(2023, 5, 9), 70) == date(2023, 8, 16)


def test_st_helens_draft_plan_was_due_on_10_september_2018() -> None:
    assert add_working_days(date(2018, 8, 10), 20) == date(2018, 9, 10)


def test_bath_and_north_east_somerset_was_called_five_working_days_before_9_june_2025() -> None:
    assert add_working_days(date(2025, 6, 9), -5) == date(2025, 6, 2)


@pytest.mark.parametrize("n", [10**9, 10**30, -(10**9), -(10**30)])
def test_a_number_beyond_every_calendar_is_refused(n: int) -> None:
    with pytest.raises(CoverageError, match=f"{abs(n)} working days (after|before) 2024-01-02"):
        add_working_days(date(2024, 1, 2), n)


def test_the_last_working_day_of_a_calendar_is_reached_and_the_one_after_it_is_not() -> None:
    calendar = england_and_wales()
    assert calendar.add(date(2028, 12, 27), 2) == date(2028, 12, 29)
    with pytest.raises(CoverageError):
        calendar.add(date(2028, 12, 27), 3)


def test_the_first_working_day_of_a_calendar_is_reached_and_the_one_before_it_is_not() -> None:
    calendar = england_and_wales()
    assert calendar.add(date(2012, 1, 5), -2) == date(2012, 1, 3)
    with pytest.raises(CoverageError):
        calendar.add(date(2012, 1, 5), -3)


@given(questions())
def test_a_working_day_rolls_nowhere_and_any_other_to_its_neighbours(asked: Question) -> None:
    calendar, (day,) = asked

    if calendar.is_working_day(day):
        assert calendar.on_or_before(day) == day == calendar.on_or_after(day)
    else:
        assert calendar.on_or_before(day) == calendar.previous(day)
        assert calendar.on_or_after(day) == calendar.next(day)


def test_boxing_day_2022_rolls_over_the_substitute_for_christmas_day() -> None:
    assert england_and_wales().on_or_after(date(2022, 12, 26)) == date(2022, 12, 28)
    assert england_and_wales().on_or_before(date(2022, 12, 26)) == date(2022, 12, 23)


def test_a_day_that_would_roll_out_of_the_calendar_is_refused() -> None:
    calendar = england_and_wales()
    with pytest.raises(CoverageError, match=r"after 2028-12-31, .*projected_to"):
        calendar.on_or_after(date(2028, 12, 30))
    with pytest.raises(CoverageError, match="before 2012-01-01"):
        calendar.on_or_before(date(2012, 1, 1))
