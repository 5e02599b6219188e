"""
Wrong answers that other calendars give to a user in the United Kingdom, none of which this library shares.
"""

from datetime import date, datetime, timedelta, timezone

import holidays
import numpy as np
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from ofsted_ilacs.exceptions import CoverageError, NotADateError, NotAnIntegerError
from ofsted_ilacs.workdays.uk_calendars import add_working_days, england_and_wales, is_working_day


@pytest.mark.parametrize("day", [date(2024, 4, 1), date(2024, 8, 26)])
def test_easter_monday_and_the_summer_holiday_are_no_working_days(day: date) -> None:
    assert day not in holidays.country_holidays("GB", years=2024)  # the kingdom's common days, without a subdivision

    assert not is_working_day(day)


def test_the_coronation_of_2023_is_no_working_day() -> None:
    assert not is_working_day(date(2023, 5, 8))


def test_christmas_2029_is_never_taken_for_a_working_day() -> None:
    theirs = BankHolidays(use_cached_holidays=True)
    assert theirs.is_work_day(date(2029, 12, 25))  # past the end of its file every weekday works

    with pytest.raises(CoverageError):
        is_working_day(date(2029, 12, 25))
    assert not england_and_wales().projected_to(2029).is_working_day(date(2029, 12, 25))


def test_the_end_of_the_table_is_an_end() -> None:
    for n in range(3, 400):
        with pytest.raises(CoverageError):
            add_working_days(date(2028, 12, 27), n)


def test_a_start_at_the_weekend_is_an_ordinary_start() -> None:
    saturday = date(2024, 1, 6)
    with pytest.raises(ValueError, match="Non-business day"):
        np.busday_offset(np.datetime64(saturday), 1)

    assert add_working_days(saturday, 1) == date(2024, 1, 8)


def test_an_instant_is_not_taken_for_the_day_it_falls_on_in_utc() -> None:
    # Half past midnight on Tuesday in London is still Monday, a bank holiday, in UTC.
    instant = datetime(2024, 5, 28, 0, 30, tzinfo=timezone(timedelta(hours=1)))

    with pytest.raises(NotADateError, match="time zone"):
        is_working_day(instant)


def test_true_is_not_one_working_day() -> None:
    with pytest.raises(NotAnIntegerError):
        add_working_days(date(2024, 1, 2), True)
