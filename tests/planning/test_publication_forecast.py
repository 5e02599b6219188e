"""
When a report will come out.
"""

import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import CoverageError, HistoryError, NotADateError, NotKnownError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.interop.json import dumps, loads
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.publication_forecast import PublicationForecast, publication_forecast
from tests.builders import inspected, on

fridays = st.dates(date(2024, 4, 1), date(2035, 12, 31)).map(lambda day: day + timedelta(4 - day.weekday()))
chances = st.floats(0.001, 0.999)


def ending(friday: date) -> oi.InspectionEvent:
    """
    Return a short inspection that ended on a Friday.
    """
    return oi.InspectionEvent(oi.authority("Leeds"), EventKind.SHORT, friday - timedelta(4), friday)


@given(fridays, chances, chances)
def test_quantiles_are_working_days_in_order(friday: date, p: float, other: float) -> None:
    found = publication_forecast(ending(friday))
    first, last = found.quantile(min(p, other)), found.quantile(max(p, other))
    assert friday < first <= last
    assert found.calendar.is_working_day(first)
    assert found.probability_by(first - timedelta(1)) < min(p, other) <= found.probability_by(first) + 1e-9


@given(fridays, st.integers(0, 60))
def test_what_is_not_out_comes_later(friday: date, days: int) -> None:
    as_of = friday + timedelta(days)
    waiting = publication_forecast(ending(friday), as_of=as_of)
    assert waiting.quantile(0.001) > as_of
    assert waiting.quantile(0.5) >= publication_forecast(ending(friday)).quantile(0.5)


@given(fridays)
def test_no_report_is_expected_around_christmas(friday: date) -> None:
    usual = publication_forecast(ending(friday)).usual
    assert not (usual.month, usual.day) >= (12, 18)
    assert not (usual.month, usual.day) <= (1, 7)


@given(fridays)
def test_a_publication_forecast_survives_json_and_pickling(friday: date) -> None:
    found = publication_forecast(ending(friday))
    assert loads(dumps(found), PublicationForecast) == found
    assert pickle.loads(pickle.dumps(found)).quantile(0.9) == found.quantile(0.9)


def test_wigan_was_to_be_expected_on_25_november_2025_and_came_the_day_after() -> None:
    wigan = inspected("Wigan", EventKind.SHORT, "2025-10-13/2025-10-17", "2025-11-26")
    found = publication_forecast(wigan)
    assert found.usual == on("2025-11-25")
    assert str(found) == (
        "Wigan, short inspection of 13-17 October 2025: the report is expected on 25 November 2025 (44%), 90% by 5 "
        "January 2026."
    )


def test_herefordshires_moved_past_christmas_and_came_on_12_january_2026() -> None:
    herefordshire = inspected("Herefordshire", EventKind.STANDARD, "2025-11-10/2025-11-21", "2026-01-12")
    found = publication_forecast(herefordshire)
    assert found.usual == on("2026-01-08")
    assert "No report comes out in 18 December 2025 to 7 January 2026" in explain(found)


def test_ealings_moved_past_the_general_election_of_2024() -> None:
    ealing = inspected("Ealing", EventKind.STANDARD, "2024-04-22/2024-05-03", "2024-07-12")
    assert publication_forecast(ealing).usual == on("2024-07-05")


def test_a_local_election_counts_where_the_caller_says_so() -> None:
    hull = inspected("Kingston upon Hull", EventKind.SHORT, "2026-03-09/2026-03-13", "2026-05-18")
    assert publication_forecast(hull).usual == on("2026-04-23")
    assert publication_forecast(hull, polling_days=[on("2026-05-07")]).usual == on("2026-05-08")


def test_four_in_nine_come_on_the_day_itself_and_nine_in_ten_within_26_working_days_more() -> None:
    found = publication_forecast(ending(on("2025-09-19")))
    on_the_day = found.probability_by(found.usual) - found.probability_by(found.usual - timedelta(1))
    assert on_the_day == pytest.approx(46 / 105)
    assert found.calendar.count(found.usual, found.quantile(0.9)) == 26


def test_a_late_report_is_called_late() -> None:
    found = publication_forecast(ending(on("2025-09-19")), as_of=on("2025-11-28"))
    assert "the report is late; 50% by" in str(found)


def test_later_than_any_report_nothing_is_known() -> None:
    with pytest.raises(NotKnownError, match="no report of 105 came out as late"):
        publication_forecast(ending(on("2025-09-19")), as_of=on("2026-09-19"))


def test_what_was_not_counted_is_refused() -> None:
    visit = inspected("Leeds", EventKind.FOCUSED_VISIT, "2025-06-03/2025-06-04")
    with pytest.raises(HistoryError, match=r"not the letters of a focused visit. Use timetable"):
        publication_forecast(visit)
    with pytest.raises(NotKnownError, match="since 1 April 2024"):
        publication_forecast(inspected("Leeds", EventKind.SHORT, "2022-02-21/2022-02-25"))
    with pytest.raises(RecordError, match="event"):
        publication_forecast("Leeds")  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="polling_days"):
        publication_forecast(ending(on("2025-09-19")), polling_days=7)  # type: ignore[arg-type]
    with pytest.raises(NotADateError):
        publication_forecast(ending(on("2025-09-19")), as_of="2025-09-20")  # type: ignore[arg-type]
    with pytest.raises(CoverageError):
        publication_forecast(ending(on("2101-01-07")))


def test_the_calendar_may_be_the_callers() -> None:
    event = ending(on("2025-09-19"))
    closed = oi.NonWorkingDay(on("2025-10-01"), "Office closed", oi.HolidayBasis.STATUTE)
    moved = publication_forecast(event, calendar=oi.england_and_wales().with_holidays(closed))
    assert moved.usual == publication_forecast(event).usual + timedelta(1)
    assert attrs.evolve(moved, as_of=moved.usual).quantile(0.5) > moved.usual
