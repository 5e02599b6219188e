"""
A holiday that is announced late, and the running deadlines that it moves.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import CoverageError, RecordError
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.workdays.announcements import MovedDeadline
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.non_working_days import Certainty, HolidayBasis, NonWorkingDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales

FUNERAL = NonWorkingDay(
    date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II", HolidayBasis.PROCLAMATION
)


@attrs.frozen
class Clock:
    """
    A deadline as this layer sees one.
    """

    trigger: date
    period: WorkingDays
    due: date


def clock(calendar: WorkingCalendar, trigger: date, n: int) -> Clock:
    return Clock(trigger, WorkingDays(n), calendar.add(trigger, n))


def before_the_funeral_was_announced() -> WorkingCalendar:
    today = england_and_wales()
    return attrs.evolve(
        today, non_working_days=[held for held in today.non_working_days if held.day != date(2022, 9, 19)]
    )


def test_the_state_funeral_moved_the_statement_on_a_report_received_on_1_august_2022() -> None:
    calendar = before_the_funeral_was_announced()
    report, statement = (clock(calendar, date(2022, 8, 1), n) for n in (30, 70))

    moved = calendar.affected_by(FUNERAL, [report, statement])

    # The report was due on 13 September, six days before the funeral; the statement on 8 November.
    assert moved == (MovedDeadline(statement, date(2022, 11, 8), date(2022, 11, 9)),)


def test_it_makes_no_difference_whether_the_calendar_knows_the_holiday_yet() -> None:
    before, after = before_the_funeral_was_announced(), england_and_wales()
    old, new = clock(before, date(2022, 8, 1), 70), clock(after, date(2022, 8, 1), 70)

    for calendar in (before, after):
        for deadline in (old, new):
            (moved,) = calendar.affected_by(FUNERAL, [deadline])
            assert (moved.old_due, moved.new_due) == (old.due, new.due)


@given(st.dates(date(2022, 5, 1), date(2022, 10, 31)), st.integers(1, 70))
def test_a_deadline_moves_exactly_if_the_holiday_falls_while_it_runs(trigger: date, n: int) -> None:
    calendar = before_the_funeral_was_announced()
    running = clock(calendar, trigger, n)

    moved = calendar.affected_by(FUNERAL, [running])

    assert bool(moved) == (trigger < FUNERAL.day <= running.due)
    assert all(calendar.count(each.old_due, each.new_due) == 1 for each in moved)


def test_a_deadline_of_another_calendar_is_refused() -> None:
    request = clock(any_part_of_uk(), date(2022, 7, 1), 20)

    with pytest.raises(RecordError, match="Ask the calendar that it was counted on"):
        england_and_wales().affected_by(FUNERAL, [request])


def test_a_bare_date_is_a_day_added_by_the_caller_and_cites_no_law() -> None:
    held = england_and_wales().with_holidays(date(2019, 3, 13)).why(date(2019, 3, 13))

    assert isinstance(held, NonWorkingDay)
    assert (held.basis, held.certainty, held.citation) == (HolidayBasis.CALLER, Certainty.CONFIRMED, "")
    assert str(held) == "Wednesday 13 March 2019 (Non-working day; added by the caller)"


def test_a_holiday_given_without_a_basis_cites_no_law_either() -> None:
    assert NonWorkingDay(date(2027, 6, 1), "Founders' Day").basis is HolidayBasis.CALLER


def test_a_closure_is_no_bank_holiday_and_says_so() -> None:
    shut = NonWorkingDay(date(2027, 12, 29), "Civic offices shut", HolidayBasis.CLOSURE)
    calendar = england_and_wales().with_holidays(shut)

    assert not calendar.is_working_day(shut.day)
    assert str(calendar.why(shut.day)) == (
        "Wednesday 29 December 2027 (Civic offices shut; closure of an office, court or school)"
    )


def test_the_calendar_that_is_asked_stays_as_it_is() -> None:
    calendar = england_and_wales()
    calendar.with_holidays(date(2027, 6, 1))
    calendar.affected_by(date(2027, 6, 1), [])

    assert calendar.is_working_day(date(2027, 6, 1))


def test_a_day_that_is_confirmed_already_keeps_its_title_and_its_law() -> None:
    calendar = england_and_wales()

    assert calendar.with_holidays(date(2022, 9, 19)) == calendar


def test_an_announced_day_takes_the_place_of_a_projected_one() -> None:
    new_year = NonWorkingDay(date(2029, 1, 1), "New Year's Day", HolidayBasis.PROCLAMATION)

    known = england_and_wales().projected_to(2030).with_holidays(new_year)

    assert known.why(date(2029, 1, 1)) == new_year
    assert known.certainty(date(2028, 12, 1), date(2029, 1, 2)) is Certainty.PROJECTED


def test_the_announced_list_of_a_year_extends_the_calendar_with_certainty() -> None:
    announced = [
        NonWorkingDay(held.day, held.title, held.basis)
        for held in england_and_wales().projected_to(2029).non_working_days
        if held.day.year == 2029
    ]

    known = england_and_wales().with_holidays(*announced, announced_until=date(2029, 12, 31))

    assert known.last == date(2029, 12, 31)
    assert known.certainty(date(2028, 12, 20), date(2029, 12, 31)) is Certainty.CONFIRMED
    assert not known.is_working_day(date(2029, 12, 25))


def test_the_announced_list_of_a_year_replaces_what_was_projected_for_it() -> None:
    projected = england_and_wales().projected_to(2030)

    known = projected.with_holidays(date(2029, 12, 25), announced_until=date(2029, 12, 31))

    assert known.is_working_day(date(2029, 12, 26))
    assert not known.is_working_day(date(2030, 12, 25))
    assert known.confirmed_until == date(2029, 12, 31)


def test_a_holiday_outside_the_calendar_is_refused_until_the_list_reaches_it() -> None:
    with pytest.raises(CoverageError, match="announced_until"):
        england_and_wales().with_holidays(date(2029, 1, 1))


def test_a_deadline_that_moved_is_one_and_moved() -> None:
    statement = clock(england_and_wales(), date(2022, 8, 1), 70)
    with pytest.raises(RecordError, match="so nothing moved it"):
        MovedDeadline(statement, date(2022, 11, 8), date(2022, 11, 8))
    with pytest.raises(RecordError, match="has no trigger of type date"):
        MovedDeadline(WorkingDays(5), date(2022, 11, 8), date(2022, 11, 9))  # type: ignore[type-var]


@pytest.mark.parametrize("wrong", [5, [5], ["x"], [None]])
def test_what_is_no_deadline_cannot_move(wrong: Any) -> None:
    with pytest.raises(RecordError, match=r"is not a collection of deadlines|has no trigger"):
        england_and_wales().affected_by(FUNERAL, wrong)
