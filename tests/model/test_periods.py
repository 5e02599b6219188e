"""
Spans hold both their ends, and lengths of different units are never mixed up.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from tests.builders import on

any_span = st.tuples(st.dates(), st.dates()).map(lambda two: Span(min(two), max(two)))


@given(any_span)
def test_a_span_holds_both_its_ends_and_the_days_between(span: Span) -> None:
    assert span.start in span
    assert span.end in span
    assert span.start + (span.end - span.start) // 2 in span
    assert span.days == (span.end - span.start).days + 1 >= 1


@given(st.dates(date(2000, 1, 2), date(2100, 1, 1)), st.integers(0, 500))
def test_a_span_does_not_hold_its_neighbours(start: date, days: int) -> None:
    span = Span(start, start + timedelta(days))
    assert start - timedelta(1) not in span
    assert span.end + timedelta(1) not in span


@given(any_span, any_span)
def test_spans_overlap_when_they_share_a_day_whichever_is_asked(one: Span, other: Span) -> None:
    share = max(one.start, other.start) <= min(one.end, other.end)
    assert one.overlaps(other) is other.overlaps(one) is share


def test_a_span_that_ends_before_it_starts_is_refused_with_both_days() -> None:
    with pytest.raises(RecordError, match=r"ends on 2025-06-02, before it starts on 2025-06-06\. Swap"):
        Span(on("2025-06-06"), on("2025-06-02"))


def test_a_span_is_made_of_days() -> None:
    with pytest.raises(NotADateError):
        Span("2025-06-02", on("2025-06-06"))  # type: ignore[arg-type]
    with pytest.raises(NotADateError):
        Span(on("2025-06-02"), datetime(2025, 6, 6, tzinfo=UTC))


def test_only_a_day_can_be_looked_for_in_a_span() -> None:
    with pytest.raises(NotADateError):
        assert "2025-06-03" in Span(on("2025-06-02"), on("2025-06-06"))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-06-02", "2025-06-06", "2-6 June 2025"),
        ("2025-06-02", "2025-06-02", "2 June 2025"),
        ("2022-02-28", "2022-03-04", "28 February to 4 March 2022"),
        ("2013-11-19", "2014-01-30", "19 November 2013 to 30 January 2014"),
        ("2024-06-03", "2025-06-03", "3 June 2024 to 3 June 2025"),
    ],
)
def test_a_span_says_its_month_and_year_once(start: str, end: str, words: str) -> None:
    assert str(Span(on(start), on(end))) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (WorkingDays(70), "70 working days"),
        (WorkingDays(1), "1 working day"),
        (WorkingDays(0), "0 working days"),
        (Months(6), "6 months"),
        (Months(1), "1 month"),
        (Years(3), "3 years"),
        (Years(1), "1 year"),
    ],
)
def test_a_length_says_its_unit(length: object, words: str) -> None:
    assert str(length) == words


def test_lengths_of_different_units_are_different() -> None:
    assert len({WorkingDays(3), Months(3), Years(3)}) == 3
    assert len({Months(36), Years(3)}) == 2


@pytest.mark.parametrize("unit", [WorkingDays, Months, Years])
@pytest.mark.parametrize("n", [True, 3.0, "3", None])
def test_a_length_is_an_exact_int(unit: type[WorkingDays], n: object) -> None:
    with pytest.raises(NotAnIntegerError):
        unit(n)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", [WorkingDays, Months, Years])
def test_no_length_is_negative(unit: type[WorkingDays]) -> None:
    with pytest.raises(RecordError, match=r"A length of -1 is negative\. Use a number from 0 up\."):
        unit(-1)


@pytest.mark.parametrize("unit", [WorkingDays, Months, Years])
@pytest.mark.parametrize("n", [date.max.toordinal() + 1, 10**5_000], ids=["one more", "many more"])
def test_no_length_is_longer_than_all_of_time(unit: type[WorkingDays], n: int) -> None:
    assert unit(date.max.toordinal()).n == date.max.toordinal()
    with pytest.raises(RecordError, match="is more than all days of the years 1 to 9999"):
        unit(n)
