"""
The kinds of event, and what the length of fieldwork says of the kind.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import HistoryError, IlacsError
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from tests.builders import on

mondays = st.dates(date(2013, 1, 1), date(2040, 1, 1)).map(lambda day: day - timedelta(day.weekday()))


def test_four_kinds_are_graded_inspections() -> None:
    assert [kind for kind in EventKind if kind.is_full_inspection] == [
        EventKind.SHORT,
        EventKind.STANDARD,
        EventKind.SINGLE,
        EventKind.POST_MONITORING_SINGLE,
    ]


def test_the_steps_of_the_department_are_interventions_and_none_of_them_is_graded() -> None:
    assert {kind for kind in EventKind if kind.is_intervention} == {
        EventKind.IMPROVEMENT_NOTICE,
        EventKind.STATUTORY_DIRECTION,
        EventKind.COMMISSIONER,
        EventKind.TRUST,
        EventKind.THIRD_PARTY_CONTRACT,
        EventKind.DEPARTMENT_REVIEW,
    }


def test_every_kind_has_a_name_of_its_own_in_running_text() -> None:
    labels = [kind.label for kind in EventKind]
    assert len(set(labels)) == len(labels)
    running = [label.replace("Department for Education", "ministry") for label in labels]
    assert all(label and label == label.lower() for label in running)


@given(mondays)
def test_a_week_on_site_is_a_short_inspection(monday: date) -> None:
    assert EventKind.from_fieldwork([Span(monday, monday + timedelta(4))]) is EventKind.SHORT


@given(mondays)
def test_two_weeks_on_site_are_a_standard_inspection(monday: date) -> None:
    assert EventKind.from_fieldwork([Span(monday, monday + timedelta(11))]) is EventKind.STANDARD


def test_devons_two_legs_are_a_standard_inspection() -> None:
    legs = (Span(on("2024-09-23"), on("2024-09-27")), Span(on("2025-01-13"), on("2025-01-17")))
    assert EventKind.from_fieldwork(legs) is EventKind.STANDARD


@pytest.mark.parametrize(
    ("case", "legs"),
    [
        ("Wiltshire, thirteen days in June 2019", [("2019-06-03", "2019-06-19")]),
        ("Isles of Scilly, three days", [("2019-03-04", "2019-03-06")]),
        ("City of London, one day", [("2016-07-28", "2016-07-28")]),
        ("Saturday and Sunday", [("2025-06-07", "2025-06-08")]),
        ("nothing", []),
    ],
)
def test_another_length_has_no_kind_and_the_error_says_how_long_it_was(case: str, legs: list[tuple[str, str]]) -> None:
    spans = [Span(on(start), on(end)) for start, end in legs]
    with pytest.raises(
        HistoryError, match=r"neither 5 \(short\) nor 10 \(standard\).*Say the kind: EventKind"
    ) as refused:
        EventKind.from_fieldwork(spans)
    assert all(str(span) in str(refused.value) for span in spans), case


def test_a_kind_shows_its_name() -> None:
    assert repr(EventKind.JTAI) == "EventKind.JTAI"


@pytest.mark.parametrize("other", [("2025-06-02", "2025-06-06"), ("2025-06-06", "2025-06-10")])
def test_a_day_on_site_counts_once(other: tuple[str, str]) -> None:
    week = Span(on("2025-06-02"), on("2025-06-06"))
    with pytest.raises(HistoryError, match="overlap"):
        EventKind.from_fieldwork([week, Span(on(other[0]), on(other[1]))])


@pytest.mark.parametrize("spans", [None, 5, [("2025-06-02", "2025-06-06")], Span(on("2025-06-02"), on("2025-06-06"))])
def test_fieldwork_is_a_collection_of_spans(spans: object) -> None:
    with pytest.raises(IlacsError, match="Span"):
        EventKind.from_fieldwork(spans)  # type: ignore[arg-type]
