"""
The testing kit draws what is valid, and all of it.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, find, given, settings, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs import testing

EDITIONS = oi.rulesets()
T = TypeVar("T")


def drawn(strategy: st.SearchStrategy[T], examples: int) -> list[T]:
    """
    Return that many things that a strategy draws.
    """
    found: list[T] = []

    @settings(max_examples=examples, phases=[Phase.generate], database=None)
    @given(strategy)
    def collect(one: T) -> None:
        found.append(one)

    collect()
    return found


def is_drawn(strategy: st.SearchStrategy[T], among: list[T], condition: Callable[[T], Any]) -> bool:
    """
    Return whether a strategy draws something that fulfils a condition: among what it drew already, or when asked on.
    """
    asked_on = settings(max_examples=5_000, phases=[Phase.generate], database=None)
    return any(map(condition, among)) or find(strategy, condition, settings=asked_on) is not None


@cache
def events() -> list[oi.InspectionEvent]:
    return drawn(testing.events(), 600)


@cache
def drawn_histories() -> list[oi.History]:
    return drawn(testing.histories(), 100)


@cache
def calendars() -> list[oi.WorkingCalendar]:
    return drawn(testing.calendars(), 200)


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
@given(data=st.data())
def test_judgements_are_those_that_the_edition_makes_one_an_area(edition: oi.Ruleset, data: st.DataObject) -> None:
    areas = [judgement.area for judgement in data.draw(testing.judgements(edition))]
    assert areas == [area for area in edition.areas if area in areas]
    assert len(areas) >= len(edition.areas) - 1


@given(testing.days(date(2024, 2, 1), date(2024, 2, 29)))
def test_days_lie_between_the_two_asked_for(day: date) -> None:
    assert (day.year, day.month) == (2024, 2)


@given(st.data())
def test_events_lie_in_the_lifetime_of_their_authority(data: st.DataObject) -> None:
    cumberland = oi.authority("Cumberland")
    event = data.draw(testing.events(cumberland))
    assert event.authority is cumberland
    assert event.start >= date(2023, 4, 1)


@given(testing.histories(first=date(2020, 1, 1), last=date(2021, 1, 1), max_events=4))
def test_histories_keep_to_the_days_and_the_number_asked_for(history: oi.History) -> None:
    assert len(history) <= 4
    assert all(date(2020, 1, 1) <= event.start <= date(2021, 1, 1) for event in history)


@given(testing.histories(), testing.days(date(2024, 1, 1), date(2026, 11, 1)))
def test_any_history_can_be_asked_what_comes_next(history: oi.History, as_of: date) -> None:
    assert oi.next_event(history, as_of=as_of).as_of == as_of


@pytest.mark.parametrize(
    "found",
    [
        *[lambda event, kind=kind: event.kind is kind for kind in oi.EventKind],
        *[lambda event, id=each.id: event.judgements and event.ruleset.id == id for each in EDITIONS],
        lambda event: len(event.legs) > 2,
        lambda event: event.published is None,
        lambda event: any("<script>" in name for name in event.lead_inspectors),
    ],
)
def test_every_kind_edition_and_shape_of_event_is_drawn(found: Callable[[oi.InspectionEvent], bool]) -> None:
    assert is_drawn(testing.events(), events(), found)


def test_single_inspections_that_ran_on_under_ilacs_are_drawn_too() -> None:
    ran_on = testing.events(oi.authority("Leeds"), first=date(2018, 1, 29), last=date(2018, 9, 16))
    assert is_drawn(ran_on, [], lambda event: event.kind is oi.EventKind.SINGLE)


@pytest.mark.parametrize(
    "found",
    [
        lambda history: len(history.full_inspections) >= 2,
        lambda history: len({event.ruleset.id for event in history.full_inspections}) >= 2,
        lambda history: any(not event.kind.is_full_inspection for event in history),
        lambda history: any(a.end >= b.start for a, b in zip(history.events, history.events[1:], strict=False)),
    ],
)
def test_histories_hold_inspections_of_several_editions_and_visits_between_legs(
    found: Callable[[oi.History], bool],
) -> None:
    assert is_drawn(testing.histories(), drawn_histories(), found)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # hypothesis prints what it found at full length
@pytest.mark.parametrize(
    "found",
    [
        lambda calendar: calendar.id == "scotland",
        lambda calendar: calendar.last.year == 2030,
        lambda calendar: calendar.divisions == (),
        lambda calendar: any(held.title == "Non-working day" for held in calendar.non_working_days),
    ],
)
def test_named_projected_announced_and_made_up_calendars_are_drawn(found: Callable[[oi.WorkingCalendar], bool]) -> None:
    assert is_drawn(testing.calendars(), calendars(), found)


@given(testing.calendars(), st.data())
def test_adding_and_counting_agree_on_any_calendar(calendar: oi.WorkingCalendar, data: st.DataObject) -> None:
    day = data.draw(testing.days(calendar.first, calendar.last))
    n = data.draw(st.integers(1, 30))
    try:
        due = calendar.add(day, n)
    except oi.CoverageError:
        return
    assert calendar.count(day, due) == n


@pytest.mark.parametrize(
    "strategy",
    [testing.histories("Leeds"), testing.events("Leeds"), testing.judgements("ilacs-2023-01")],  # type: ignore[arg-type]
)
def test_an_authority_or_an_edition_by_name_is_refused(strategy: st.SearchStrategy[Any]) -> None:
    with pytest.raises(oi.RecordError, match="is not of type"):
        find(strategy, lambda _: True, settings=settings(database=None))


def test_what_fails_for_one_event_is_told_with_that_event_alone() -> None:
    def is_inadequate(history: oi.History) -> bool:
        last = history.latest_full
        return last is not None and last.overall is oi.Grade.INADEQUATE

    found = find(testing.histories(max_events=4), is_inadequate, random=Random(1), settings=settings(database=None))
    (event,) = found.events
    assert (event.published, event.legs, event.lead_inspectors, event.source) == (None, (), (), None)


def test_without_hypothesis_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import ofsted_ilacs.testing"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert said.splitlines()[-1] == "ImportError: ofsted_ilacs.testing needs hypothesis: pip install hypothesis"
