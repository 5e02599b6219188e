"""
Calendars and days to state laws over.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland

NAMED = (england_and_wales(), scotland(), northern_ireland(), any_part_of_uk())
PROJECTED = tuple(calendar.projected_to(2040) for calendar in NAMED)

calendars = st.sampled_from(NAMED + PROJECTED)
steps = st.integers(min_value=-400, max_value=400).filter(bool)


def days_of(calendar: WorkingCalendar, *, margin: int = 0) -> st.SearchStrategy[date]:
    """
    Return days of a calendar, as many days away from its ends as *margin* says.
    """
    return st.dates(calendar.first + timedelta(margin), calendar.last - timedelta(margin))


@st.composite
def questions(draw: st.DrawFn, number_of_days: int = 1) -> tuple[WorkingCalendar, tuple[date, ...]]:
    """
    Return a calendar, and days far enough inside it to count 800 working days either way.
    """
    calendar = draw(calendars)
    return calendar, tuple(draw(days_of(calendar, margin=1_300)) for _ in range(number_of_days))


def walked(calendar: WorkingCalendar, start: date, n: int) -> date:
    """
    Return the n-th working day from a day by walking there a day at a time: the slow way that needs no table.
    """
    holidays = {held.day for held in calendar.non_working_days}
    one_day, found = timedelta(1 if n > 0 else -1), 0
    while found < abs(n):
        start += one_day
        found += start.weekday() < 5 and start not in holidays
    return start
