"""
Years that are not announced: expected holidays, marked as such, and refused on request.
"""

import subprocess
import sys
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import CoverageError, RecordError
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.non_working_days import Certainty, HolidayBasis, NonWorkingDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland
from tests.workdays.strategies import NAMED, PROJECTED

TO_THE_END = england_and_wales().projected_to(LAST_PROJECTED_YEAR)
DAY = timedelta(1)

every_calendar = pytest.mark.parametrize("calendar", NAMED, ids=lambda calendar: calendar.id)
future_years = st.integers(2029, LAST_PROJECTED_YEAR)


def last_monday(year: int, month: int) -> date:
    end = date(year, month, monthrange(year, month)[1])
    return end - DAY * end.weekday()


def easter_sunday(year: int) -> date:
    """
    Return Easter by Gauss's method, which no package here uses.
    """
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    m = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + (4 + k - k // 4) % 7) % 7
    if (d, e) == (29, 6) or (d == 28 and e == 6 and (11 * m + 11) % 30 < 19):
        return date(year, 3, 22) + DAY * (d + e - 7)
    return date(year, 3, 22) + DAY * (d + e)


@every_calendar
def test_every_day_after_the_table_is_marked_projected(calendar: WorkingCalendar) -> None:
    projected = calendar.projected_to(2060)
    later = [held for held in projected.non_working_days if held.day > calendar.last]

    assert {held.certainty for held in later} == {Certainty.PROJECTED}
    assert projected.non_working_days[: len(calendar.non_working_days)] == calendar.non_working_days
    assert (projected.confirmed_until, projected.last) == (calendar.last, date(2060, 12, 31))


@pytest.mark.parametrize("day", [date(2029, 12, 25), date(2029, 12, 26), date(2029, 4, 2), date(2029, 8, 27)])
def test_christmas_easter_and_summer_2029_are_no_working_days(day: date) -> None:
    assert not TO_THE_END.is_working_day(day)


@given(future_years)
def test_good_friday_and_easter_monday_are_expected_around_easter(year: int) -> None:
    easter = easter_sunday(year)
    friday, monday = TO_THE_END.why(easter - 2 * DAY), TO_THE_END.why(easter + DAY)

    assert isinstance(friday, NonWorkingDay)
    assert isinstance(monday, NonWorkingDay)
    assert (friday.title, friday.basis) == ("Good Friday", HolidayBasis.NAMED_IN_REGULATION)
    assert (monday.title, monday.basis) == ("Easter Monday", HolidayBasis.STATUTE)


@given(future_years)
def test_the_last_mondays_of_may_and_august_are_expected_by_statute(year: int) -> None:
    for month in (5, 8):
        held = TO_THE_END.why(last_monday(year, month))
        assert isinstance(held, NonWorkingDay)
        assert held.basis is HolidayBasis.STATUTE


@given(future_years)
def test_each_year_has_its_eight_holidays_on_weekdays_in_england(year: int) -> None:
    held = [held for held in TO_THE_END.non_working_days if held.day.year == year]

    assert len(held) == 8
    assert all(one.day.weekday() < 5 for one in held)


@given(future_years)
def test_new_years_day_rests_on_a_proclamation_yet_to_come(year: int) -> None:
    first = date(year, 1, 1)
    held = TO_THE_END.why(first + DAY * {5: 2, 6: 1}.get(first.weekday(), 0))

    assert isinstance(held, NonWorkingDay)
    assert (held.basis, held.certainty) == (HolidayBasis.PROCLAMATION, Certainty.PROJECTED)
    assert held.note == ("Substitute day" if first.weekday() >= 5 else "")


@pytest.mark.parametrize(
    ("calendar", "days"),
    [
        (scotland(), [date(2030, 1, 2), date(2030, 8, 5), date(2030, 12, 2)]),
        (northern_ireland(), [date(2030, 3, 18), date(2030, 7, 12), date(2030, 4, 22)]),
        (any_part_of_uk(), [date(2030, 1, 2), date(2030, 3, 18), date(2030, 7, 12), date(2030, 8, 26)]),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_each_division_expects_its_own_days(calendar: WorkingCalendar, days: list[date]) -> None:
    projected = calendar.projected_to(2030)

    assert [projected.is_working_day(day) for day in days] == [False] * len(days)


def test_expected_days_have_the_titles_of_announced_ones() -> None:
    for calendar in PROJECTED:
        announced = {held.title for held in calendar.non_working_days if held.day <= calendar.confirmed_until}
        assert {held.title for held in calendar.non_working_days} == announced


def test_an_answer_is_projected_once_it_rests_on_a_day_after_the_announced_ones() -> None:
    start = date(2028, 12, 20)
    before, after = TO_THE_END.add(start, 5), TO_THE_END.add(start, 6)

    assert (before, TO_THE_END.certainty(start, before)) == (date(2028, 12, 29), Certainty.CONFIRMED)
    assert (after, TO_THE_END.certainty(start, after)) == (date(2029, 1, 2), Certainty.PROJECTED)
    assert TO_THE_END.certainty(after, start) is Certainty.PROJECTED


def test_strict_mode_shows_projected_days_and_refuses_answers_that_rest_on_them() -> None:
    strict = england_and_wales().projected_to(2035, projected="refuse")

    assert str(strict.why(date(2029, 12, 25))).endswith("projected: not announced yet)")
    assert strict.add(date(2028, 12, 20), 5) == date(2028, 12, 29)
    for ask in (
        lambda: strict.add(date(2028, 12, 20), 6),
        lambda: strict.add(date(2029, 1, 10), 1),
        lambda: strict.count(date(2028, 12, 20), date(2029, 1, 10)),
        lambda: strict.is_working_day(date(2029, 1, 10)),
        lambda: strict.next(date(2028, 12, 29)),
    ):
        with pytest.raises(CoverageError, match="which refuses projected ones"):
            ask()


def test_a_calendar_can_be_made_strict_and_lenient_again() -> None:
    strict = TO_THE_END.projected_to(2100, projected="refuse")

    assert strict != TO_THE_END
    assert strict.projected_to(2100) == TO_THE_END


def test_projecting_to_a_known_year_changes_nothing() -> None:
    assert england_and_wales().projected_to(2020) == england_and_wales()


def test_projecting_twice_is_projecting_once() -> None:
    assert england_and_wales().projected_to(2035).projected_to(2045) == england_and_wales().projected_to(2045)


def test_2100_is_the_last_year_that_can_be_projected() -> None:
    assert TO_THE_END.last == date(2100, 12, 31)
    with pytest.raises(CoverageError, match="2101 cannot be projected: 2100 is the last"):
        england_and_wales().projected_to(2101)


def test_a_calendar_of_no_division_cannot_be_projected_and_says_what_else_to_do() -> None:
    own = WorkingCalendar("own", (), first=date(2024, 1, 1), last=date(2024, 12, 31))

    with pytest.raises(CoverageError, match=r"does not say whose holidays.*with_holidays"):
        own.projected_to(2030)


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(RecordError, match="projected is 'hope'"):
        england_and_wales().projected_to(2030, projected="hope")  # type: ignore[arg-type]


OPENED_FIRST = """
import sys
import holidays, holidays.countries
import ofsted_ilacs as oi

opened = []


def hook(event, arguments):
    if event == "open" and not str(arguments[0]).endswith((".py", ".pyc", ".so")):
        opened.append(str(arguments[0]))


sys.addaudithook(hook)
for calendar in (oi.england_and_wales, oi.scotland, oi.northern_ireland, oi.any_part_of_uk):
    calendar().projected_to(2031)
EXTRA
print(opened)
"""


def opened_by_the_first_projection(extra: str = "") -> str:
    program = OPENED_FIRST.replace("EXTRA", extra)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_the_first_projection_opens_no_file_but_modules() -> None:
    assert opened_by_the_first_projection() == "[]"


def test_the_watch_would_see_the_translations_that_the_package_opens_by_itself() -> None:
    assert ".mo" in opened_by_the_first_projection('holidays.country_holidays("GB", language="en_GB", years=2031)')
