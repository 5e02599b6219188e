"""
A day is a plain date, a count is an exact int, and months are added as people expect.
"""

from datetime import UTC, date, datetime

import pendulum
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import CoverageError, NotADateError, NotAnIntegerError
from ofsted_ilacs.model.days import add_months, day, day_or_none, in_words, whole_number
from tests.builders import on


class Birthday(date):
    """
    A date of somebody's own making.
    """


@given(st.dates())
def test_a_plain_date_is_taken_as_it_is(plain: date) -> None:
    assert day(plain) is plain


@given(st.dates())
def test_a_pendulum_date_becomes_a_plain_one(plain: date) -> None:
    taken = day(pendulum.Date(plain.year, plain.month, plain.day))
    assert taken == plain
    assert type(taken) is date


@pytest.mark.parametrize(
    "value",
    [
        datetime(2024, 1, 2),  # noqa: DTZ001
        datetime(2024, 1, 2, tzinfo=UTC),
        pendulum.datetime(2024, 1, 2),
        Birthday(2024, 1, 2),
        "2024-01-02",
        "2 January 2024",
        "",
        20240102,
        1.5,
        True,
        None,
        (2024, 1, 2),
    ],
)
def test_anything_else_is_no_day_and_the_error_says_how_to_get_one(value: object) -> None:
    with pytest.raises(NotADateError, match=r"not a day\. Use .*2024") as refused:
        day(value)  # type: ignore[arg-type]
    assert repr(value) in str(refused.value)
    assert isinstance(refused.value, TypeError)


def test_an_aware_instant_is_told_that_its_time_zone_decides() -> None:
    with pytest.raises(NotADateError, match="settling its time zone"):
        day(datetime(2024, 1, 2, 23, 30, tzinfo=UTC))


def test_none_is_no_day_unless_it_may_be() -> None:
    assert day_or_none(None) is None
    with pytest.raises(NotADateError):
        day_or_none("")  # type: ignore[arg-type]


@given(st.integers())
def test_an_exact_int_is_a_count(number: int) -> None:
    assert whole_number(number, "n") == number


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, 1j])
def test_nothing_else_is_a_count(value: object) -> None:
    with pytest.raises(NotAnIntegerError, match=r"^n must be a whole number \(int\), not ") as refused:
        whole_number(value, "n")
    assert isinstance(refused.value, TypeError)


@pytest.mark.parametrize(
    ("start", "months", "reached", "clamped"),
    [
        ("2024-02-29", 36, "2027-02-28", True),
        ("2024-02-29", 48, "2028-02-29", False),
        ("2022-10-31", -6, "2022-04-30", True),
        ("2022-10-31", 3, "2023-01-31", False),
        ("2025-01-29", 36, "2028-01-29", False),
        ("2025-01-31", 1, "2025-02-28", True),
        ("2025-05-09", 0, "2025-05-09", False),
    ],
)
def test_months_are_added_and_clamped_to_a_shorter_month(start: str, months: int, reached: str, clamped: bool) -> None:
    assert add_months(on(start), months) == (on(reached), clamped)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-600, 600))
def test_adding_months_moves_by_as_many_months_and_keeps_the_day_unless_it_says_otherwise(
    start: date, months: int
) -> None:
    reached, clamped = add_months(start, months)
    assert (reached.year * 12 + reached.month) - (start.year * 12 + start.month) == months
    assert clamped == (reached.day != start.day)
    assert reached.day <= start.day
    assert type(reached) is date


@pytest.mark.parametrize(("start", "months"), [("9999-12-31", 1), ("0001-01-01", -1), ("2024-01-01", 10**9)])
def test_months_beyond_the_calendar_are_refused(start: str, months: int) -> None:
    with pytest.raises(CoverageError, match=r"is outside the years 1 to 9999\. Use a shorter period\."):
        add_months(on(start), months)


@pytest.mark.parametrize(
    ("plain", "words"),
    [("2023-05-09", "9 May 2023"), ("2018-09-10", "10 September 2018"), ("2024-12-31", "31 December 2024")],
)
def test_a_day_reads_as_people_write_it(plain: str, words: str) -> None:
    assert in_words(on(plain)) == words
