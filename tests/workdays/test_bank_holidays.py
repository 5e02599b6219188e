"""
The table of bank holidays: held against what GOV.UK publishes, against two packages, and against the law.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import attrs
import holidays
import pytest

from ofsted_ilacs.workdays import bank_holidays
from ofsted_ilacs.workdays.bank_holidays import BankHoliday
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.holiday_law import basis_of
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay
from ofsted_ilacs.workdays.proclamations import PROCLAMATIONS, Proclamation, with_proclaimed
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, calendar, england_and_wales, northern_ireland, scotland
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


def in_govuk_bank_holidays(division: Division) -> dict[date, str]:
    file = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text(encoding="utf-8"))
    return {date.fromisoformat(event["date"]): event["title"] for event in file[division.value]["events"]}


def in_holidays(subdivision: str) -> Collection[date]:
    years = range(bank_holidays.FIRST_DAY.year, bank_holidays.LAST_DAY.year + 1)
    return holidays.country_holidays("GB", subdiv=subdivision, years=years, language="en_GB")


def listed(division: Division) -> list[NonWorkingDay]:
    return [NonWorkingDay(day, title, basis) for day, title, basis, _ in TABLES[division]]


def drifted(
    division: Division, theirs: Collection[date], proclamations: tuple[Proclamation, ...] = PROCLAMATIONS
) -> set[date]:
    """
    Return the weekdays that are a holiday here or there alone, but for those whose row says that they may be.
    """
    ours = {held.day for held in with_proclaimed(listed(division), division, proclamations)}
    expected = {each.day for each in proclamations if division in each.divisions}
    return {day for day in weekdays() if (day in ours) != (day in theirs)} - expected


@every_division
def test_no_weekday_has_drifted_from_the_govuk_bank_holidays_package(division: Division) -> None:
    theirs = in_govuk_bank_holidays(division)
    covered = {day for day in weekdays() if day.year <= max(theirs).year}  # an older release ends sooner
    ours = {day: title for day, title, _, _ in TABLES[division]}

    assert drifted(division, theirs) & covered == set()
    assert {day: title for day, title in ours.items() if day in covered and theirs.get(day, title) != title} == {}


@pytest.mark.parametrize(("subdivision", "division"), SUBDIVISIONS)
def test_no_weekday_has_drifted_from_the_holidays_package(subdivision: str, division: Division) -> None:
    assert drifted(division, in_holidays(subdivision)) == set()


JUBILEE = Proclamation(
    day=date(2027, 6, 7),
    title="A made-up jubilee",
    divisions=tuple(Division),
    proclaimed=date(2026, 12, 1),
    url="https://example.org/proclamation",
)
"""A holiday that no package knows."""


@pytest.mark.parametrize(("subdivision", "division"), SUBDIVISIONS)
def test_a_holiday_is_one_row_on_the_day_that_it_is_proclaimed_before_any_package_knows_it(
    subdivision: str, division: Division
) -> None:
    added = (*PROCLAMATIONS, JUBILEE)

    assert JUBILEE.holiday in with_proclaimed(listed(division), division, added)
    assert drifted(division, in_holidays(subdivision), added) == set()
    assert JUBILEE.day not in drifted(division, in_govuk_bank_holidays(division), added)


@pytest.mark.parametrize(("subdivision", "division"), SUBDIVISIONS)
def test_a_holiday_that_only_a_package_knows_is_a_drift(subdivision: str, division: Division) -> None:
    assert drifted(division, {*in_holidays(subdivision), JUBILEE.day}) == {JUBILEE.day}


@pytest.mark.parametrize(("subdivision", "division"), SUBDIVISIONS)
def test_a_holiday_that_a_package_no_longer_has_is_a_drift(subdivision: str, division: Division) -> None:
    christmas = date(2024, 12, 25)

    assert drifted(division, set(in_holidays(subdivision)) - {christmas}) == {christmas}


def test_a_proclamation_for_one_division_excuses_no_other() -> None:
    scottish = attrs.evolve(JUBILEE, divisions=(Division.SCOTLAND,))
    theirs = {*in_holidays("ENG"), JUBILEE.day}

    assert drifted(Division.ENGLAND_AND_WALES, theirs, (scottish,)) == {JUBILEE.day}


@every_division
def test_a_day_that_the_table_and_a_proclamation_both_have_is_held_once_as_the_proclamation_says(
    division: Division,
) -> None:
    coronation = attrs.evolve(JUBILEE, day=date(2023, 5, 8))
    held = with_proclaimed(listed(division), division, (coronation,))

    assert [each for each in held if each.day == coronation.day] == [coronation.holiday]
    assert [each.day for each in held] == [day for day, _, _, _ in TABLES[division]]


def test_a_refresh_leaves_the_proclamations_alone_and_says_which_the_file_has_by_now() -> None:
    file = refresh.published()
    for events in file.values():
        events["events"].append({"title": JUBILEE.title, "date": "2027-06-07", "notes": ""})

    assert '(date(2027, 6, 7), "A made-up jubilee", PROCLAMATION, "One-off")' in refresh.table(file)
    assert refresh.caught_up(file, (JUBILEE,)) == (JUBILEE,)
    assert refresh.caught_up(refresh.published(), (JUBILEE,)) == ()


@pytest.mark.parametrize("proclaimed", PROCLAMATIONS, ids=str)
def test_a_proclaimed_holiday_is_a_weekday_of_the_calendars_with_an_address_to_read(proclaimed: Proclamation) -> None:
    assert proclaimed.day.weekday() < 5
    assert proclaimed.proclaimed < proclaimed.day
    assert proclaimed.url.startswith("https://")
    for division in proclaimed.divisions:
        assert calendar(division.value).why(proclaimed.day) == proclaimed.holiday
    assert not any_part_of_uk().is_working_day(proclaimed.day)


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


def test_the_world_cup_holiday_of_15_june_2026_is_one_in_scotland_alone() -> None:
    day = date(2026, 6, 15)

    assert str(scotland().why(day)) == (
        "Monday 15 June 2026 (World Cup bank holiday, one-off; some copies of GOV.UK's list lack it; proclamation of "
        "3 February 2026 under the Banking and Financial Dealings Act 1971, section 1(3))"
    )
    assert "in Scotland, one-off" in str(any_part_of_uk().why(day))
    assert england_and_wales().is_working_day(day)
    assert northern_ireland().is_working_day(day)
