"""
How far calendars reach, up to the last day that a date can name.
"""

from datetime import date

import pytest

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import CoverageError
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.workdays.coverage import reaching_past
from ofsted_ilacs.workdays.uk_calendars import england_and_wales


def test_a_calendar_that_reaches_far_enough_is_left_as_it_is() -> None:
    assert reaching_past(england_and_wales(), date(2026, 11, 21)) is england_and_wales()


def test_a_calendar_that_does_not_is_projected_to_the_end_of_the_year_needed() -> None:
    assert reaching_past(england_and_wales(), date(2028, 6, 1)).last == date(2029, 12, 31)


def test_the_timetable_of_an_inspection_at_the_end_of_all_dates_is_refused_by_name() -> None:
    event = InspectionEvent(authority("Kent"), EventKind.SHORT, date(9999, 12, 20), date(9999, 12, 24))
    with pytest.raises(CoverageError, match="9999 cannot be projected"):
        timetable(event)


def test_the_weeks_at_the_end_of_all_dates_are_refused_by_name() -> None:
    with pytest.raises(CoverageError, match="9999 cannot be projected"):
        likely_weeks(Window(date(9999, 11, 1), None, date(9999, 12, 31)))
