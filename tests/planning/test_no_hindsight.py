"""
No hindsight: what happened, came out or was decided after the day of asking moves no answer.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from ofsted_ilacs.archive.record import published_histories
from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.pathway import pathway
from ofsted_ilacs.planning.programme import programme
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules import editions
from ofsted_ilacs.rules.editions import ruleset, ruleset_on, rulesets
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    CUMBERLAND_2024,
    ESSEX_2018,
    GATESHEAD_2024,
    HALTON_2020,
    HALTON_2024,
    LIVERPOOL_2026,
    MIDDLESBROUGH_2026,
    SURREY_2025,
    WAKEFIELD_2018,
    WEST_NORTHAMPTONSHIRE_2026,
    WIGAN_2022,
    added,
    full_inspections,
    histories_of,
    history,
    inspected,
    on,
    visits,
    when,
)

ST_HELENS_2018 = attrs.evolve(
    inspected("St Helens", EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18", "2018-08-10"), priority_action=True
)
DEVON_2024 = inspected(
    "Devon", EventKind.STANDARD, "2024-09-23/2024-09-27;2025-01-13/2025-01-17", "2025-05-08", Grade.INADEQUATE
)
NORFOLK_2025 = attrs.evolve(
    inspected("Norfolk", EventKind.JTAI, "2025-02-27/2025-02-27", "2025-02-27"), statement_due=on("2025-06-11")
)
REAL = (
    history(BRADFORD_2018, BRADFORD_2022),
    history(HALTON_2020, HALTON_2024),
    *(
        history(event)
        for event in (
            BROMLEY_2016,
            CUMBERLAND_2024,
            DEVON_2024,
            ESSEX_2018,
            GATESHEAD_2024,
            LIVERPOOL_2026,
            MIDDLESBROUGH_2026,
            NORFOLK_2025,
            ST_HELENS_2018,
            SURREY_2025,
            WAKEFIELD_2018,
            WEST_NORTHAMPTONSHIRE_2026,
            WIGAN_2022,
        )
    ),
    History(authority("Dorset")),
    History(authority("East Surrey", on=on("2027-04-01"))),
)
"""Real histories, small enough to be written down here."""

SUSPENSION = Span(on("2020-03-17"), on("2021-06-27"))

asked = st.dates(date(2013, 11, 19), date(2029, 12, 31))


def four_years(of: History, as_of: date) -> object:
    """
    Return the programme of the four years after a day.
    """
    return programme(of, as_of=as_of, until=as_of + timedelta(1461))


def asking(ask: Callable[..., Any]) -> Callable[[History, date], object]:
    """
    Return a question put to a history on a day.
    """
    return lambda of, as_of: ask(of, as_of=as_of)


ANSWERS = {
    "pathway": asking(pathway),
    "next_inspection": asking(next_inspection),
    "next_event": asking(next_event),
    "timetable": lambda of, as_of: timetable(next_event(of, as_of=as_of)),
    "programme": four_years,
}
every_answer = pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in ANSWERS.items()])


def answered(ask: Callable[[History, date], object], of: History, as_of: date) -> object:
    """
    Return an answer, whole, with its explanation; or the reason why there is none.
    """
    try:
        answer = ask(of, as_of)
    except IlacsError as refused:
        return type(refused), str(refused)
    return answer, explain(answer)  # type: ignore[arg-type]


# A later day adds nothing to the answer of an earlier one


@every_answer
@settings(max_examples=60)
@given(of=st.sampled_from(REAL), as_of=asked)
def test_a_real_history_answers_as_far_as_it_was_known_on_the_day(
    ask: Callable[[History, date], object], of: History, as_of: date
) -> None:
    assert answered(ask, of, as_of) == answered(ask, of.as_known_on(as_of), as_of)


@every_answer
@settings(max_examples=40)
@given(of=histories_of(), as_of=asked)
def test_any_history_answers_as_far_as_it_was_known_on_the_day(
    ask: Callable[[History, date], object], of: History, as_of: date
) -> None:
    assert answered(ask, of, as_of) == answered(ask, of.as_known_on(as_of), as_of)


@every_answer
@settings(max_examples=60)
@given(of=st.sampled_from(REAL) | histories_of(), as_of=asked, data=st.data())
def test_what_happens_later_changes_no_answer(
    ask: Callable[[History, date], object], of: History, as_of: date, data: st.DataObject
) -> None:
    whose = of.authority
    first = max(as_of, whose.established or as_of) + timedelta(1)
    start = data.draw(st.dates(first, first + timedelta(4000)))
    more = added(of, data.draw(full_inspections(whose, start) | visits(whose).map(lambda each: moved(each, start))))
    assume(more is not None)
    assert more is not None
    assert answered(ask, more, as_of) == answered(ask, of, as_of)


def moved(event: Any, start: date) -> Any:
    """
    Return an event that begins on a day.
    """
    return attrs.evolve(event, start=start, end=start + (event.end - event.start))


@every_answer
@settings(max_examples=60)
@given(of=st.sampled_from(REAL), as_of=asked, days=st.integers(1, 400), grade=st.sampled_from(Grade))
def test_a_report_that_comes_out_later_changes_no_answer_whatever_it_says(
    ask: Callable[[History, date], object], of: History, as_of: date, days: int, grade: Grade
) -> None:
    last = of.latest_full
    assume(last is not None)
    assert last is not None
    out = max(as_of, last.end) + timedelta(days)
    others = tuple(event for event in of.events if event is not last)
    areas = last.ruleset.areas
    told = tuple(type(last.judgements[0])(area, grade) for area in areas)
    later = History(of.authority, (*others, attrs.evolve(last, published=out, judgements=told)))
    silent = History(of.authority, (*others, attrs.evolve(last, published=None, judgements=())))
    assume(as_of >= last.start)
    assert answered(ask, later, as_of) == answered(ask, silent, as_of)


@every_answer
@settings(max_examples=60)
@given(of=st.deferred(lambda: st.sampled_from([*published_histories().values()])), as_of=asked)
def test_every_recorded_history_answers_as_far_as_it_was_known_on_the_day(
    ask: Callable[[History, date], object], of: History, as_of: date
) -> None:
    assert answered(ask, of, as_of) == answered(ask, of.as_known_on(as_of), as_of)
    assert answered(ask, of, as_of) == answered(ask, of.before(as_of + timedelta(1)), as_of)


# The suspension


@pytest.mark.parametrize("as_of", ["2018-11-01", "2019-06-01", "2020-03-16"])
@pytest.mark.parametrize("answer", [next_inspection, next_event])
def test_before_it_began_the_suspension_might_as_well_never_have_come(answer: Callable[..., Any], as_of: str) -> None:
    of = history(BRADFORD_2018)
    known = answer(of, as_of=on(as_of))
    assert known == answer(of, as_of=on(as_of), extend_for_suspension=False)
    assert known.window is None or known.window.latest <= on("2022-04-29")


@pytest.mark.parametrize(("as_of", "until"), [("2020-03-17", "2022-04-30"), ("2020-09-01", "2022-10-15")])
def test_while_it_lasted_the_window_grew_with_the_day_of_asking(as_of: str, until: str) -> None:
    window = next_inspection(history(BRADFORD_2018), as_of=on(as_of)).window
    assert window is not None
    assert window.latest == on(until)


@given(of=st.sampled_from(REAL), as_of=st.dates(SUSPENSION.start, SUSPENSION.end), days=st.integers(0, 1000))
def test_while_it_lasted_its_end_had_no_bearing(of: History, as_of: date, days: int) -> None:
    edition = ruleset("ilacs-2018-01")
    longer = edition.with_value("suspension", Span(SUSPENSION.start, SUSPENSION.end + timedelta(days)))
    same = edition.with_value("suspension", SUSPENSION)
    assume(of.authority.existed_on(as_of))
    first, second = (next_inspection(of, as_of=as_of, ruleset=each) for each in (same, longer))
    assert (first.window, first.status, first.timing) == (second.window, second.status, second.timing)


@pytest.mark.parametrize(("as_of", "window"), [("2019-04-01", "2020-11-01"), ("2021-06-28", "2022-02-12")])
def test_dorsets_first_window_knew_of_the_suspension_no_sooner(as_of: str, window: str) -> None:
    answer = next_inspection(History(authority("Dorset")), as_of=on(as_of))
    assert answer.window is not None
    assert answer.window.latest == on(window)


# Editions


@every_answer
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(of=st.sampled_from(REAL), as_of=asked)
def test_editions_that_had_not_begun_might_as_well_not_be_written(
    ask: Callable[[History, date], object], of: History, as_of: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = of.as_known_on(as_of)
    now = answered(ask, known, as_of)
    begun = tuple(edition for edition in rulesets() if edition.first_day <= as_of)
    with monkeypatch.context() as then:
        then.setattr(editions, "rulesets", lambda: begun)
        assert answered(ask, known, as_of) == now


@given(of=st.sampled_from(REAL), as_of=asked)
def test_an_inspection_ahead_is_laid_out_under_the_edition_of_the_day_of_asking(of: History, as_of: date) -> None:
    assume(of.authority.existed_on(as_of))
    table = timetable(next_inspection(of, as_of=as_of))
    assert {entry.ruleset for entry in table} <= {ruleset_on(as_of)}


# The end of Surrey


def test_until_it_was_decided_nobody_knew_that_surrey_would_end() -> None:
    of = history(SURREY_2025)
    before, after = (next_inspection(of, as_of=on(day)) for day in ("2025-10-27", "2025-10-28"))
    assert (before.needs_review, after.needs_review) == (False, True)
    assert "replaced" not in explain(before)
    assert "Surrey is to be replaced on 1 April 2027" in explain(after)


def test_until_it_was_decided_its_programme_did_not_end() -> None:
    of, until = history(SURREY_2025), on("2029-12-31")
    before, after = (programme(of, as_of=on(day), until=until) for day in ("2025-10-27", "2025-10-28"))
    assert before.endings == ()
    assert max(when(event).latest for event in before) > on("2027-04-01")
    assert [ending.day for ending in after.endings] == [on("2027-04-01")]


# Where fieldwork was split


def test_between_devons_two_legs_nobody_knew_of_the_second() -> None:
    of = history(DEVON_2024)
    between = next_inspection(of, as_of=on("2024-12-01"))
    assert between.timing is not None
    assert between.timing.anchor_day == on("2024-09-27")
    assert "January 2025" not in explain(between)
    begun = next_inspection(of, as_of=on("2025-01-13"))
    assert begun.timing is not None
    assert begun.timing.anchor_day == on("2025-01-17")
