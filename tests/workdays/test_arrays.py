"""
Working days over numpy arrays: the calendar's answers, row by row, and errors that say how many rows and which first.
"""

import subprocess
import sys
import tracemalloc
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import CoverageError, NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.workdays import arrays
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import add_working_days, any_part_of_uk, england_and_wales, scotland
from tests.workdays.strategies import calendars, steps

rows = st.lists(st.tuples(st.dates(date(2015, 7, 1), date(2025, 6, 30)), steps), min_size=1)

CHUNK = arrays._ROWS_AT_ONCE


def as_days(days: list[date]) -> arrays.Days:
    return np.array(days, "datetime64[D]")


def many_days(size: int) -> arrays.Days:
    return np.datetime64("2014-01-01") + np.random.default_rng(7).integers(0, 4_000, size)


@given(calendars, rows)
def test_adding_answers_as_the_calendar_does(calendar: WorkingCalendar, asked: list[tuple[date, int]]) -> None:
    days, ns = [day for day, _ in asked], [n for _, n in asked]

    found = arrays.add_working_days(as_days(days), np.array(ns), calendar)

    assert found.dtype == np.dtype("datetime64[D]")
    assert found.tolist() == calendar.add_many(days, ns)


@given(calendars, rows, st.randoms())
def test_counting_answers_as_the_calendar_does(
    calendar: WorkingCalendar, asked: list[tuple[date, int]], random: Any
) -> None:
    afters = [day for day, _ in asked]
    untils = random.sample(afters, len(afters))

    found = arrays.count_working_days(as_days(afters), as_days(untils), calendar)

    assert found.tolist() == calendar.count_many(afters, untils)


@given(calendars, rows)
def test_asking_which_days_count_answers_as_the_calendar_does(
    calendar: WorkingCalendar, asked: list[tuple[date, int]]
) -> None:
    days = [day for day, _ in asked]

    assert arrays.is_working_day(as_days(days), calendar).tolist() == [calendar.is_working_day(day) for day in days]


def test_every_day_of_a_calendar_is_answered_from_its_first_to_its_last() -> None:
    calendar = scotland()
    days = np.arange(np.datetime64(calendar.first), np.datetime64(calendar.last) + np.timedelta64(1, "D"))

    assert arrays.is_working_day(days, calendar).tolist() == [calendar.is_working_day(day) for day in days.tolist()]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5])
def test_any_number_of_rows_is_answered(size: int) -> None:
    days = many_days(size)
    ns = np.random.default_rng(8).integers(-300, 300, size) | 1

    there = arrays.add_working_days(days, ns)

    assert there.size == size
    assert np.array_equal(arrays.count_working_days(days, there), ns)


def test_one_number_serves_every_day() -> None:
    days = many_days(1_000)

    assert np.array_equal(arrays.add_working_days(days, -7), arrays.add_working_days(days, np.full(1_000, -7)))


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint32"])
def test_whole_numbers_of_any_width_are_taken(kind: str) -> None:
    days = many_days(100)

    found = arrays.add_working_days(days, np.full(100, 30, kind))

    assert found.tolist() == [add_working_days(day, 30) for day in days.tolist()]


def test_the_shape_is_kept_and_the_input_unchanged() -> None:
    days, ns = many_days(24).reshape(2, 3, 4), np.full((2, 3, 4), 5)
    before = days.copy()

    found = arrays.add_working_days(days, ns)

    assert found.shape == (2, 3, 4)
    assert np.array_equal(days, before)
    assert np.array_equal(arrays.count_working_days(days, found), ns)


def test_every_second_row_may_be_asked_about() -> None:
    days = many_days(1_000)

    assert np.array_equal(arrays.add_working_days(days[::2], 5), arrays.add_working_days(days, 5)[::2])


def test_nothing_added_gives_a_working_day_back_and_refuses_any_other() -> None:
    days = as_days([date(2024, 1, 2), date(2024, 1, 3), date(2024, 1, 6)])

    assert np.array_equal(arrays.add_working_days(days[:2], 0), days[:2])
    with pytest.raises(RecordError, match=r"1 of 3 rows .* days\[2\], ns\[2\]: 0 working days from Saturday 6 January"):
        arrays.add_working_days(days, np.array([0, 5, 0]))


def test_not_a_time_is_refused_with_its_positions() -> None:
    days = many_days(CHUNK * 2)
    days[[3, 17, CHUNK + 9]] = np.datetime64("NaT", "D")

    for ask in (
        lambda: arrays.add_working_days(days, 1),
        lambda: arrays.count_working_days(days, days),
        lambda: arrays.is_working_day(days),
    ):
        with pytest.raises(NotADateError, match=rf"NaT.* at 3 of {CHUNK * 2} positions: 3, 17, {CHUNK + 9}\."):
            ask()


def test_of_many_positions_the_first_ten_are_listed() -> None:
    with pytest.raises(NotADateError, match=r"at 40 of 40 positions: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, \.\.\."):
        arrays.is_working_day(np.full(40, "NaT", "datetime64[D]"))


def test_a_masked_day_is_refused_with_its_position() -> None:
    days = np.ma.masked_array(many_days(4), [False, True, False, True])

    for ask in (
        lambda: arrays.add_working_days(days, 1),
        lambda: arrays.count_working_days(days, days),
        lambda: arrays.count_working_days(days.data, days),
        lambda: arrays.is_working_day(days),
    ):
        with pytest.raises(NotADateError, match=r"masked.* at 2 of 4 positions: 1, 3\. Leave them out first\."):
            ask()


def test_a_masked_number_is_refused_with_its_position() -> None:
    ns: Any = np.ma.masked_array([1, 2, 3], [False, False, True])

    with pytest.raises(NotAnIntegerError, match=r"ns is masked.* at 1 of 3 positions: 2\."):
        arrays.add_working_days(many_days(3), ns)


def test_where_nothing_is_masked_an_array_that_could_be_is_answered() -> None:
    days, ns = many_days(3), np.array([1, 2, 3])

    found = arrays.add_working_days(np.ma.masked_array(days), np.ma.masked_array(ns))

    assert type(found) is np.ndarray
    assert np.array_equal(found, arrays.add_working_days(days, ns))


def test_unknown_days_are_refused_with_their_number_and_the_first() -> None:
    days = many_days(CHUNK * 2)
    days[[5, CHUNK + 3]] = np.datetime64("2031-05-06"), np.datetime64("2011-12-31")

    wanted = rf"2 of {CHUNK * 2} rows .* days\[5\].*: 2031-05-06 is after 2028-12-31.*projected_to\(2031\)"
    for ask in (lambda: arrays.add_working_days(days, 1), lambda: arrays.is_working_day(days)):
        with pytest.raises(CoverageError, match=wanted):
            ask()
    with pytest.raises(CoverageError, match=rf"2 of {CHUNK * 2} rows .* afters\[5\], untils\[5\]"):
        arrays.count_working_days(many_days(CHUNK * 2), days)


def test_unreachable_results_are_refused_with_their_number_and_the_first() -> None:
    days = many_days(1_000)
    ns = np.ones(1_000, np.int64)
    ns[[7, 8, 900]] = 10**9, -(10**9), 2**63 - 1

    with pytest.raises(CoverageError, match=r"3 of 1000 rows .* days\[7\], ns\[7\]: 1000000000 working days after"):
        arrays.add_working_days(days, ns)


@pytest.mark.parametrize("n", [10**30, -(10**30), 2**63 - 1, -(2**63)])
def test_a_number_beyond_every_calendar_is_refused(n: int) -> None:
    with pytest.raises(CoverageError, match="10 of 10 rows"):
        arrays.add_working_days(many_days(10), n)


@pytest.mark.parametrize("day", ["12000-01-01", "-0044-03-15"])
def test_a_year_that_dates_do_not_have_is_refused(day: str) -> None:
    with pytest.raises(CoverageError, match="outside the years 1 to 9999"):
        arrays.is_working_day(np.array([day], "datetime64[D]"))


@pytest.mark.parametrize(
    "wrong",
    [
        np.array(["2024-01-02T12:00"], "datetime64[s]"),
        np.array(["2024-01"], "datetime64[M]"),
        np.array([date(2024, 1, 2)], object),
        np.array([19_724]),
        np.array(["2024-01-02"]),
        [date(2024, 1, 2)],
        np.array([["2024-01-02"]], "datetime64[D]").view(np.matrix),
        np.ma.masked_array([1]),
        np.datetime64("2024-01-02"),
        None,
    ],
    ids=repr,
)
def test_what_is_no_array_of_days_is_refused(wrong: Any) -> None:
    for ask in (
        lambda: arrays.add_working_days(wrong, 1),
        lambda: arrays.count_working_days(wrong, wrong),
        lambda: arrays.is_working_day(wrong),
    ):
        with pytest.raises(NotADateError, match=r"not an array of datetime64\[D\]"):
            ask()


@pytest.mark.parametrize(
    "wrong",
    [np.array([1.0]), np.array([True]), np.array([1], "uint64"), np.array([1], object), True, 1.0, "1", None],
    ids=repr,
)
def test_what_is_no_whole_number_is_refused(wrong: Any) -> None:
    with pytest.raises(NotAnIntegerError):
        arrays.add_working_days(many_days(1), wrong)


def test_as_many_numbers_as_days_are_asked_for() -> None:
    with pytest.raises(RecordError, match=r"shape \(3,\), ns \(2,\)"):
        arrays.add_working_days(many_days(3), np.array([1, 2]))
    with pytest.raises(RecordError, match=r"shape \(3,\), untils \(1,\)"):
        arrays.count_working_days(many_days(3), many_days(1))


@pytest.mark.parametrize("wrong", ["scotland", 0, False, "", [], {}, ()], ids=repr)
def test_what_is_no_calendar_is_refused_though_it_be_false_or_unhashable(wrong: Any) -> None:
    with pytest.raises(RecordError, match="not a WorkingCalendar"):
        arrays.is_working_day(many_days(1), wrong)


def test_strict_calendars_refuse_projected_days_here_too() -> None:
    strict = england_and_wales().projected_to(2030, projected="refuse")
    with pytest.raises(CoverageError, match="refuses projected"):
        arrays.is_working_day(as_days([date(2029, 5, 1)]), strict)


def test_what_is_needed_in_between_does_not_grow_with_the_rows() -> None:
    size = 2_000_000
    days, ns = many_days(size), np.full(size, 30, np.int32)
    arrays.add_working_days(days[:10], ns[:10], any_part_of_uk())

    tracemalloc.start()
    found = arrays.add_working_days(days, ns, any_part_of_uk())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most - found.nbytes < 4 * 2**20


def test_without_numpy_the_import_says_what_to_install() -> None:
    program = "import sys; sys.modules['numpy'] = None; import ofsted_ilacs.workdays.arrays"

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert ended.stderr.splitlines()[-1] == (
        "ImportError: ofsted_ilacs.workdays.arrays needs numpy: pip install ofsted-ilacs[numpy]"
    )
