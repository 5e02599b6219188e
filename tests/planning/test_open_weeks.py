"""
The Mondays on which fieldwork may begin.
"""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from ofsted_ilacs.planning.open_weeks import is_open, open_mondays
from tests.builders import on

days = st.dates(date(2021, 1, 1), date(2040, 12, 31))


@given(days, st.integers(0, 1000))
def test_open_mondays_are_those_that_are_open(first: date, length: int) -> None:
    last = first + timedelta(length)
    every = (first + timedelta(n) for n in range(length + 1))
    assert open_mondays(first, last) == tuple(day for day in every if day.weekday() == 0 and is_open(day))


def test_the_summer_and_christmas_of_2027_are_closed() -> None:
    around = open_mondays(on("2027-07-12"), on("2027-09-10"))
    assert around == (on("2027-07-12"), on("2027-07-19"), on("2027-09-06"))
    assert open_mondays(on("2027-12-01"), on("2028-01-12")) == (on("2027-12-06"), on("2028-01-10"))


def test_a_bank_holiday_closes_its_week() -> None:
    assert not is_open(on("2027-05-03"))  # early May bank holiday
    assert not is_open(on("2027-03-22"))  # Good Friday
    assert is_open(on("2027-04-05"))


def test_a_span_that_ends_before_it_starts_holds_no_monday() -> None:
    assert open_mondays(on("2027-05-10"), on("2027-05-09")) == ()
