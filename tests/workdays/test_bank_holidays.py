"""
The table of bank holidays: held against what GOV.UK publishes, against two packages, and against the law.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import holidays
import pytest

from ofsted_ilacs.workdays import bank_holidays
from ofsted_ilacs.workdays.bank_holidays import BankHoliday
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.holiday_law import basis_of
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, calendar, england_and_wales, northern_ireland, scotland
from ofsted_ilacs.workdays.unlisted import UNLISTED
from tests.data import rows
from tools import bank_holidays as refresh

TABLES: dict[Division, tuple[BankHoliday, ...]] = {
    Division.ENGLAND_AND_WALES: bank_holidays.ENGLAND_AND_WALES,
    Division.SCOTLAND: bank_holidays.SCOTLAND,
    Division.NORTHERN_IRELAND: bank_holidays.NORTHERN_IRELAND,
}
SUBDIVISIONS = [
    ("ENG", Division.ENGLAND_AND_WALES),
    ("WLS", Division.ENGLAND_AND_WALES),
    ("SCT", Division.SCOTLAND),
    ("NIR", Division.NORTHERN_IRELAND),
]

every_division = pytest.mark.parametrize("division", Division)


def weekdays() -> Iterator[date]:
    day = bank_holidays.FIRST_DAY
    while day <= bank_holidays.LAST_DAY:
        if day.weekday() < 5:
            yield day
        day += timedelta(1)


def holiday(division: Division, day: date) -> NonWorkingDay:
    reason = calendar(division.value).why(day)
    assert isinstance(reason, NonWorkingDay)
    return reason


@every_division
def test_the_table_is_the_file_that_govuk_publishes(open_data: Path, division: Division) -> None:
    published = [row for row in rows(open_data / "bank_holidays_govuk.csv") if row["division"] == division.value]

    assert [(day.isoformat(), title) for day, title, _, _ in TABLES[division]] == [
        (row["date"], row["title"]) for row in published
    ]


@every_division
def test_no_weekday_has_drifted_from_the_govuk_bank_holidays_package(division: Division) -> None:
    file = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text(encoding="utf-8"))
    theirs = {date.fromisoformat(event["date"]): event["title"] for event in file[division.value]["events"]}
    ours = {day: title for day, title, _, _ in TABLES[division]}
    covered = [day for day in weekdays() if day.year <= max(theirs).year]  # an older release ends sooner

    assert {day: (ours.get(day), theirs.get(day)) for day in covered if ours.get(day) != theirs.get(day)} == {}


@pytest.mark.parametrize(("subdivision", "division"), SUBDIVISIONS)
def test_no_weekday_has_drifted_from_the_holidays_package(subdivision: str, division: Division) -> None:
    years = range(bank_holidays.FIRST_DAY.year, bank_holidays.LAST_DAY.year + 1)
    theirs = holidays.country_holidays("GB", subdiv=subdivision, years=years, language="en_GB")
    ours = {day: title for day, title, _, _ in TABLES[division]}
    # Days that were proclaimed but that GOV.UK's file leaves out: an older release does not have them either.
    unlisted = {held.day for held in UNLISTED.get(division, ())}

    drifted = {day: (ours.get(day), theirs.get(day)) for day in weekdays() if (day in ours) != (day in theirs)}

    assert {day: names for day, names in drifted.items() if day not in unlisted} == {}


def test_the_table_is_what_a_refresh_would_write() -> None:
    file = refresh.published()
    newest = max(event["date"] for events in file.values() for event in events["events"])
    if int(newest[:4]) < bank_holidays.LAST_DAY.year:
        pytest.skip("the govuk-bank-holidays package here is older than the table")

    assert refresh.table(file) == refresh.TABLE.read_text(encoding="utf-8")


@every_division
def test_every_row_falls_on_a_weekday_and_they_stand_in_order(division: Division) -> None:
    days = [day for day, _, _, _ in TABLES[division]]

    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)


@every_division
def test_every_row_has_the_basis_that_the_law_gives_it(division: Division) -> None:
    assert [(day, basis) for day, _, basis, _ in TABLES[division]] == [
        (day, basis_of(division, day, title)) for day, title, _, _ in TABLES[division]
    ]


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        (date(2024, 1, 1), HolidayBasis.PROCLAMATION),  # New Year's Day
        (date(2024, 3, 29), HolidayBasis.NAMED_IN_REGULATION),  # Good Friday
        (date(2024, 4, 1), HolidayBasis.STATUTE),  # Easter Monday
        (date(2024, 5, 6), HolidayBasis.PROCLAMATION),  # early May
        (date(2024, 5, 27), HolidayBasis.STATUTE),  # the last Monday in May
        (date(2024, 8, 26), HolidayBasis.STATUTE),  # the last Monday in August
        (date(2024, 12, 25), HolidayBasis.NAMED_IN_REGULATION),
        (date(2024, 12, 26), HolidayBasis.STATUTE),
        (date(2015, 12, 28), HolidayBasis.PROCLAMATION),  # 26 December was a Saturday
        (date(2016, 12, 27), HolidayBasis.STATUTE),  # 25 December was a Sunday
        (date(2021, 12, 27), HolidayBasis.STATUTE),  # 26 December was a Sunday
        (date(2021, 12, 28), HolidayBasis.PROCLAMATION),
        (date(2012, 6, 4), HolidayBasis.PROCLAMATION),  # the spring holiday, moved
        (date(2022, 6, 2), HolidayBasis.PROCLAMATION),
        (date(2022, 9, 19), HolidayBasis.PROCLAMATION),  # the state funeral
        (date(2023, 5, 8), HolidayBasis.PROCLAMATION),  # the coronation
    ],
)
def test_each_holiday_of_england_and_wales_rests_on_its_own_law(day: date, basis: HolidayBasis) -> None:
    assert holiday(Division.ENGLAND_AND_WALES, day).basis is basis


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        (date(2024, 1, 1), HolidayBasis.STATUTE),
        (date(2024, 1, 2), HolidayBasis.STATUTE),
        (date(2023, 1, 3), HolidayBasis.STATUTE),  # 1 January was a Sunday
        (date(2021, 1, 4), HolidayBasis.PROCLAMATION),  # 2 January was a Saturday
        (date(2024, 3, 29), HolidayBasis.STATUTE),  # Good Friday is in Scotland's list
        (date(2024, 5, 6), HolidayBasis.STATUTE),  # the first Monday in May
        (date(2020, 5, 8), HolidayBasis.PROCLAMATION),  # moved
        (date(2024, 5, 27), HolidayBasis.PROCLAMATION),  # the last Monday in May is not
        (date(2024, 8, 5), HolidayBasis.STATUTE),
        (date(2024, 12, 2), HolidayBasis.STATUTE),  # St Andrew's Day was a Saturday
        (date(2022, 12, 26), HolidayBasis.STATUTE),  # in place of Christmas Day, a Sunday
        (date(2022, 12, 27), HolidayBasis.PROCLAMATION),
        (date(2024, 12, 26), HolidayBasis.PROCLAMATION),
    ],
)
def test_each_holiday_of_scotland_rests_on_its_own_law(day: date, basis: HolidayBasis) -> None:
    assert holiday(Division.SCOTLAND, day).basis is basis


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        (date(2022, 3, 17), HolidayBasis.STATUTE),  # St Patrick's Day
        (date(2024, 3, 18), HolidayBasis.STATUTE),  # 17 March was a Sunday
        (date(2018, 3, 19), HolidayBasis.PROCLAMATION),  # 17 March was a Saturday
        (date(2024, 3, 29), HolidayBasis.COMMON_LAW),  # Good Friday
        (date(2024, 7, 12), HolidayBasis.PROCLAMATION),  # the Battle of the Boyne
        (date(2024, 12, 25), HolidayBasis.COMMON_LAW),
        (date(2024, 12, 26), HolidayBasis.STATUTE),
    ],
)
def test_each_holiday_of_northern_ireland_rests_on_its_own_law(day: date, basis: HolidayBasis) -> None:
    assert holiday(Division.NORTHERN_IRELAND, day).basis is basis


def test_a_holiday_reads_as_its_day_its_title_and_its_law() -> None:
    assert str(holiday(Division.ENGLAND_AND_WALES, date(2023, 5, 29))) == (
        "Monday 29 May 2023 (Spring bank holiday; Banking and Financial Dealings Act 1971, Schedule 1)"
    )


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (date(2012, 6, 4), "Moved from 28 May 2012"),
        (date(2020, 5, 8), "Moved from 4 May 2020"),
        (date(2022, 6, 3), "One-off"),
        (date(2022, 9, 19), "One-off"),
        (date(2022, 12, 27), "Substitute day"),
        (date(2022, 12, 26), ""),
    ],
)
def test_whatever_is_unusual_about_a_holiday_is_noted(day: date, note: str) -> None:
    assert holiday(Division.ENGLAND_AND_WALES, day).note == note


def test_a_day_works_in_the_whole_kingdom_only_if_it_works_in_every_division() -> None:
    everywhere = any_part_of_uk()
    divisions = (england_and_wales(), scotland(), northern_ireland())

    assert all(
        everywhere.is_working_day(day) == all(division.is_working_day(day) for division in divisions)
        for day in weekdays()
    )


def test_a_holiday_of_one_division_says_whose_it_is() -> None:
    boyne = any_part_of_uk().why(date(2024, 7, 12))

    assert isinstance(boyne, NonWorkingDay)
    assert boyne.note == "in Northern Ireland"


def test_good_friday_stops_a_request_for_information_because_that_act_names_it() -> None:
    good_friday = any_part_of_uk().why(date(2024, 3, 29))

    assert isinstance(good_friday, NonWorkingDay)
    assert good_friday.basis is HolidayBasis.NAMED_IN_REGULATION
    assert good_friday.citation.startswith("Freedom of Information Act 2000, section 10(6)")


def test_an_unlisted_holiday_can_be_added_and_is_in_no_calendar_until_then() -> None:
    (world_cup,) = UNLISTED[Division.SCOTLAND]

    assert scotland().is_working_day(world_cup.day)
    assert not scotland().with_holidays(world_cup).is_working_day(world_cup.day)
