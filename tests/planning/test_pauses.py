"""
Pre-election silence: the caller knows the elections and the length, the library the rule.
"""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotADateError, NotKnownError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.periods import Months, WorkingDays
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.workdays.uk_calendars import england_and_wales
from tests.builders import on

LOCAL_2026 = on("2026-05-07")
"""The local elections of 2026."""

polls = st.dates(date(2020, 6, 1), date(2028, 12, 1))


@pytest.mark.parametrize(
    ("day", "silent"),
    [("2026-03-24", False), ("2026-03-25", True), ("2026-05-06", True), ("2026-05-07", True), ("2026-05-08", False)],
)
def test_the_silence_runs_to_polling_day_and_ends_with_it(day: str, silent: bool) -> None:
    pause = publication_pause(on(day), [LOCAL_2026], WorkingDays(28))
    assert (pause is not None) is silent


def test_the_silence_names_its_election_and_what_the_caller_supplied() -> None:
    pause = publication_pause(on("2026-04-01"), [LOCAL_2026], WorkingDays(28))
    assert pause is not None
    assert (pause.polling_day, pause.silence.start, pause.silence.end) == (LOCAL_2026, on("2026-03-25"), LOCAL_2026)
    said = explain(pause)
    assert "inspections go on" in said
    assert "rule publication.pre-election, ilacs-2026-04. Ofsted, " in said
    assert "a silence of 28 working days before it, were supplied by the caller" in said
    assert pickle.loads(pickle.dumps(pause)) == pause


@given(polls, st.integers(1, 60), st.integers(0, 120))
def test_a_day_is_silent_when_polling_day_is_no_more_working_days_away_than_the_silence_lasts(
    polling_day: date, length: int, before: int
) -> None:
    day = polling_day - timedelta(before)
    pause = publication_pause(day, [polling_day], WorkingDays(length))
    first = england_and_wales().add(polling_day, -length)
    assert (pause is not None) is (first <= day <= polling_day)


@given(polls, st.integers(1, 40), st.lists(polls, max_size=4))
def test_other_elections_never_break_a_silence(polling_day: date, length: int, others: list[date]) -> None:
    day = polling_day - timedelta(1)
    assert publication_pause(day, [*others, polling_day], WorkingDays(length)) is not None


GENERAL_2019 = on("2019-12-12")


def test_the_silence_is_known_from_6_november_2019_on() -> None:
    pause = publication_pause(on("2019-11-06"), [GENERAL_2019], WorkingDays(28))
    assert pause is not None
    assert pause.polling_day == GENERAL_2019


@pytest.mark.parametrize("day", ["2019-11-05", "2018-04-20", "2015-04-20"])
def test_before_6_november_2019_no_silence_is_known_and_it_is_refused_with_a_reason(day: str) -> None:
    with pytest.raises(
        NotKnownError, match=r"No silence before elections is known on .* The first that is known is of 6 November 2019"
    ):
        publication_pause(on(day), [GENERAL_2019], WorkingDays(28))


def test_without_elections_there_is_no_silence() -> None:
    assert publication_pause(on("2026-04-01"), [], WorkingDays(28)) is None


@pytest.mark.parametrize("length", [28, Months(1), None, WorkingDays(0), "28"])
def test_the_length_is_the_callers_to_give_in_working_days(length: object) -> None:
    with pytest.raises(RecordError, match=r"length: .* Pass WorkingDays\(n\), n from 1 up"):
        publication_pause(on("2026-04-01"), [LOCAL_2026], length)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "polling_days"), [("2026-04-01", [LOCAL_2026]), (on("2026-04-01"), ["2026-05-07"]), (None, [])]
)
def test_days_are_days(day: object, polling_days: object) -> None:
    with pytest.raises(NotADateError):
        publication_pause(day, polling_days, WorkingDays(28))  # type: ignore[arg-type]


@pytest.mark.parametrize("polling_days", [LOCAL_2026, None])
def test_polling_days_are_a_collection(polling_days: object) -> None:
    with pytest.raises(RecordError, match=r"polling_days: .* is not a collection of days"):
        publication_pause(on("2026-04-01"), polling_days, WorkingDays(28))  # type: ignore[arg-type]
