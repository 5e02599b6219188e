"""
When the next inspection will begin: laws that hold for any history and day, and the answers for real authorities.
"""

import pickle
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import (
    CoverageError,
    HistoryError,
    IlacsError,
    NotADateError,
    NotAnIntegerError,
    RecordError,
)
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.interop.json import dumps, loads
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast import Forecast, forecast
from ofsted_ilacs.planning.forecast_model import RULE_SHARE, ForecastModel
from ofsted_ilacs.planning.open_weeks import is_open
from tests.builders import GATESHEAD_2024, history, inspected, on

RECORD = [each for each in oi.published_histories().values() if each.authority.abolished is None]

recorded = st.sampled_from(RECORD)
days = st.dates(date(2026, 8, 21), date(2034, 12, 31))
chances = st.floats(0.001, 0.999)
models = st.builds(
    ForecastModel,
    completed=st.integers(10, 500),
    running=st.integers(0, 500),
    known_to=st.just(date(2026, 8, 20)),
    location=st.floats(500, 3000),
    spread=st.floats(5, 400),
    longest=st.integers(500, 3000),
)


# Laws


@given(recorded, days, chances, models)
def test_a_quantile_is_an_open_monday_after_the_day_of_asking(
    own: oi.History, as_of: date, p: float, model: ForecastModel
) -> None:
    monday = forecast(own, as_of=as_of, model=model).quantile(p)
    assert monday.weekday() == 0
    assert monday > as_of
    assert is_open(monday)


@given(recorded, days, chances, chances)
def test_quantiles_are_in_order(own: oi.History, as_of: date, p: float, other: float) -> None:
    found = forecast(own, as_of=as_of)
    assert found.quantile(min(p, other)) <= found.quantile(max(p, other))


@given(recorded, days, days, days)
def test_the_chance_by_a_day_is_a_distribution_function(own: oi.History, as_of: date, one: date, other: date) -> None:
    found = forecast(own, as_of=as_of)
    earlier, later = sorted((one, other))
    assert 0 <= found.probability_by(earlier) <= found.probability_by(later) <= 1
    assert found.probability_by(as_of) == 0
    assert found.probability_by(date(2050, 1, 1)) == 1
    between = found.probability_between(earlier, later)
    assert between == pytest.approx(found.probability_by(later) - found.probability_by(earlier - timedelta(1)))


@given(recorded, days, chances)
def test_a_quantile_is_the_first_monday_that_reaches_the_chance(own: oi.History, as_of: date, p: float) -> None:
    found = forecast(own, as_of=as_of)
    monday = found.quantile(p)
    assert found.probability_by(monday - timedelta(1)) < p <= found.probability_by(monday)


@given(recorded, days, days)
def test_asking_later_never_brings_the_earliest_day_forward(own: oi.History, one: date, other: date) -> None:
    earlier, later = (forecast(own, as_of=as_of).quantile(0.001) for as_of in sorted((one, other)))
    assert earlier <= later


@given(recorded, days, chances)
def test_the_same_question_has_the_same_answer_and_survives_pickling(own: oi.History, as_of: date, p: float) -> None:
    first, second = forecast(own, as_of=as_of), forecast(own, as_of=as_of)
    assert first == second
    assert hash(first) == hash(second)
    assert pickle.loads(pickle.dumps(first)).quantile(p) == first.quantile(p)


@settings(max_examples=20)
@given(recorded, days)
def test_a_forecast_survives_json(own: oi.History, as_of: date) -> None:
    found = forecast(own, as_of=as_of)
    again = loads(dumps(found), Forecast)
    assert again == found
    assert again.interval() == found.interval()


@given(recorded, days, st.floats(0.01, 0.99))
def test_an_interval_holds_its_share(own: oi.History, as_of: date, share: float) -> None:
    found = forecast(own, as_of=as_of)
    span = found.interval(share)
    assert found.probability_between(span.start, span.end) >= share - 1e-9


@given(recorded, days)
def test_the_likely_months_follow_each_other_and_are_more_likely_than_not(own: oi.History, as_of: date) -> None:
    months = forecast(own, as_of=as_of).likely_months()
    assert sum(month.chance for month in months) >= 0.5
    assert all(after.span.start == before.span.end + timedelta(1) for before, after in pairwise(months))


@given(recorded, days, st.integers(1, 60))
def test_the_likely_weeks_begin_with_the_likeliest(own: oi.History, as_of: date, n: int) -> None:
    found = forecast(own, as_of=as_of)
    weeks = found.likely_weeks(n)
    assert len(weeks) <= n
    assert [week.chance for week in weeks] == sorted((week.chance for week in weeks), reverse=True)
    for week in weeks:
        assert week.chance == pytest.approx(found.probability_between(week.span.start, week.span.end))


@given(recorded, days)
def test_kinds_add_up_and_none_is_certain(own: oi.History, as_of: date) -> None:
    kinds = forecast(own, as_of=as_of).kinds
    assert not kinds or sum(kind.chance for kind in kinds) == pytest.approx(1)
    assert all(0 < kind.chance < 1 for kind in kinds)


@given(recorded, days, days)
def test_the_chance_that_inspectors_have_been_grows_with_what_is_not_known(
    own: oi.History, one: date, other: date
) -> None:
    as_of = max(one, other)
    vouched = forecast(own, as_of=as_of, known_to=min(one, other)).already_begun
    assert forecast(own, as_of=as_of, known_to=as_of).already_begun == 0
    assert 0 <= vouched <= forecast(own, as_of=as_of).already_begun <= 1


@given(recorded, days)
def test_every_forecast_is_explained(own: oi.History, as_of: date) -> None:
    text = explain(forecast(own, as_of=as_of))
    assert "completed" in text
    assert "The last grade is not used" in text


# What the words of a director's question come to


ISLE_OF_WIGHT = oi.published("Isle of Wight")


def test_a_director_reads_one_sentence_and_the_rules_window() -> None:
    assert str(forecast(ISLE_OF_WIGHT, as_of=on("2026-11-21"), known_to=on("2026-11-21"))) == (
        "Isle of Wight: 80% between 18 January and 28 June 2027, most likely February to April; from 66 completed and "
        "152 unfinished waits. The rule's window is 15 June 2026 to 15 June 2027."
    )


def test_whoever_knows_reports_only_is_told_that_inspectors_may_have_been() -> None:
    found = forecast(ISLE_OF_WIGHT, as_of=on("2026-11-21"))
    assert found.by_reports
    assert found.known_to == oi.published_until("inspections")
    assert 0.1 < found.already_begun < 0.25
    assert "The chance that inspectors have been on site already is 16%." in str(found)


def test_the_chance_starts_when_the_caller_knows_that_nothing_began() -> None:
    vouched = forecast(ISLE_OF_WIGHT, as_of=on("2026-11-21"), known_to=on("2026-10-01"))
    assert not vouched.by_reports
    assert 0 < vouched.already_begun < forecast(ISLE_OF_WIGHT, as_of=on("2026-11-21")).already_begun


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        ("2027-02-08", "2027-02-15"),  # a Monday: the call may come today
        ("2027-02-09", "2027-02-22"),  # a Tuesday: it did not come yesterday
        ("2027-02-14", "2027-02-22"),
        ("2027-03-15", "2027-04-05"),  # the weeks of Good Friday and Easter Monday are closed
    ],
)
def test_no_call_by_a_tuesday_rules_next_monday_out(as_of: str, first: str) -> None:
    assert forecast(ISLE_OF_WIGHT, as_of=on(as_of)).quantile(1e-9) == on(first)


def test_a_call_leaves_next_monday_alone() -> None:
    called = forecast(ISLE_OF_WIGHT, as_of=on("2027-02-09"), notified=True)
    assert called.quantile(0.001) == called.quantile(0.999) == on("2027-02-15")
    assert str(called) == "Isle of Wight: Ofsted has called, so fieldwork begins on 15 February 2027."


def test_no_week_has_a_chance_in_which_none_begins() -> None:
    found = forecast(ISLE_OF_WIGHT, as_of=on("2026-11-24"), known_to=on("2026-11-24"))
    assert found.probability_between(on("2026-12-13"), on("2027-01-10")) == 0
    assert found.probability_between(on("2027-07-24"), on("2027-09-05")) == 0
    assert found.probability_between(on("2027-05-03"), on("2027-05-07")) == 0  # early May bank holiday
    assert found.probability_between(on("2027-05-10"), on("2027-05-14")) > 0


def test_past_the_longest_wait_seen_the_answer_says_that_the_data_end_there() -> None:
    assert "The data end there" not in str(forecast(ISLE_OF_WIGHT, as_of=on("2027-08-01")))
    late = forecast(ISLE_OF_WIGHT, as_of=on("2028-01-01"))
    assert late.as_of > late.data_end
    assert "The data end there: no observed wait was longer than 1,396 days." in str(late)
    assert "The data end on" in explain(late)


def test_a_wait_that_no_number_can_tell_apart_any_more_ends_next_week() -> None:
    narrow = attrs.evolve(FITTED, spread=1.0)
    assert forecast(ISLE_OF_WIGHT, as_of=on("2040-03-05"), model=narrow).interval(0.99).start == on("2040-03-12")


def test_the_suspension_of_inspections_lengthens_the_wait() -> None:
    early = inspected("Leeds", EventKind.SHORT, "2019-10-07/2019-10-11", "2019-11-20", oi.Grade.GOOD)
    late = inspected("Leeds", EventKind.SHORT, "2021-10-04/2021-10-08", "2021-11-20", oi.Grade.GOOD)
    assert forecast(history(early), as_of=on("2021-12-01")).suspended == 468
    assert forecast(history(late), as_of=on("2021-12-01")).suspended == 0


def test_an_authority_that_is_to_be_replaced_is_told_so() -> None:
    assert "Surrey is to be replaced on 1 April 2027" in explain(
        forecast(oi.published("Surrey"), as_of=on("2026-11-24"))
    )


def test_the_future_moves_no_forecast() -> None:
    own = oi.published("Leicester")
    then = forecast(own, as_of=on("2024-05-01"))
    assert then == forecast(own.as_known_on(on("2024-05-01")), as_of=on("2024-05-01"))
    assert then.known_to == on("2024-05-01")


def test_a_history_that_nobody_vouches_for_is_known_to_its_last_report() -> None:
    assert forecast(history(GATESHEAD_2024), as_of=on("2026-11-24")).known_to == on("2025-01-29")


def test_visits_since_then_decide_the_kind_where_they_are_known() -> None:
    below = inspected(
        "Leeds",
        EventKind.SHORT,
        "2024-06-03/2024-06-07",
        "2024-07-15",
        oi.Grade.GOOD,
        care_leavers=oi.Grade.REQUIRES_IMPROVEMENT,
    )
    visit = inspected("Leeds", EventKind.FOCUSED_VISIT, "2025-06-03/2025-06-04", "2025-07-15")
    as_of = on("2026-11-24")
    unknown = forecast(history(below), as_of=as_of)
    visited = forecast(history(below, visit), as_of=as_of)
    unvisited = forecast(history(below).known_until(as_of), as_of=as_of)
    assert (unknown.visited, visited.visited, unvisited.visited) == (None, True, False)
    assert [(found.kinds[1].seen, found.kinds[1].of) for found in (unknown, visited, unvisited)] == [
        (13, 37),
        (8, 18),
        (10, 54),
    ]
    assert "it may be too large" in explain(visited)
    assert "it may be too large" not in explain(unknown)


def test_after_requires_improvement_an_exception_stays_possible() -> None:
    found = forecast(oi.published("Havering"), as_of=on("2026-11-24"))
    assert found.pathway is Pathway.INADEQUATE
    standard, short = found.kinds
    assert standard.kind is EventKind.STANDARD
    assert (standard.seen, standard.of) == (167, 167)
    assert short.chance < 0.01
    assert short.bound == pytest.approx(0.0178, abs=1e-4)


def test_a_fifth_of_the_chances_follows_the_rules_window() -> None:
    wide = forecast(ISLE_OF_WIGHT, as_of=on("2024-01-08"), known_to=on("2024-01-08"))
    assert wide.window is not None
    far_from_the_waits = wide.probability_by(on("2026-09-30"))
    assert 0 < far_from_the_waits < RULE_SHARE


# What is refused


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.5, float("nan"), "0.5", True, None])
def test_a_chance_lies_between_none_and_certainty(p: object) -> None:
    found = forecast(ISLE_OF_WIGHT, as_of=on("2026-11-24"))
    with pytest.raises(RecordError, match="not a number above 0 and below 1"):
        found.quantile(p)  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="share"):
        found.interval(p)  # type: ignore[arg-type]


def test_a_day_before_inspections_resumed_is_refused() -> None:
    with pytest.raises(CoverageError, match=r"2021-06-01, is not from 2021-06-28.*next_inspection"):
        forecast(ISLE_OF_WIGHT, as_of=on("2021-06-01"))


def test_a_history_without_a_graded_inspection_by_then_is_refused() -> None:
    with pytest.raises(HistoryError, match=r"no graded inspection is known by 24 November 2024.*first inspection"):
        forecast(history(GATESHEAD_2024), as_of=on("2024-11-24"))


def test_what_is_not_known_yet_cannot_be_vouched_for() -> None:
    with pytest.raises(RecordError, match="known_to, 2026-11-25, is after as_of, 2026-11-24"):
        forecast(ISLE_OF_WIGHT, as_of=on("2026-11-24"), known_to=on("2026-11-25"))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"as_of": "2026-11-24"}, NotADateError),
        ({"as_of": date(2026, 11, 24), "known_to": "2026-11-24"}, NotADateError),
        ({"as_of": date(2026, 11, 24), "model": 1231.0}, RecordError),
        ({"as_of": date(2026, 11, 24), "notified": 1}, RecordError),
        ({"as_of": date(2100, 11, 24)}, CoverageError),
    ],
)
def test_a_wrong_argument_is_refused(arguments: dict[str, object], error: type[IlacsError]) -> None:
    with pytest.raises(error):
        forecast(ISLE_OF_WIGHT, **arguments)  # type: ignore[arg-type]


def test_weeks_are_counted_from_one() -> None:
    found = forecast(ISLE_OF_WIGHT, as_of=on("2026-11-24"))
    with pytest.raises(RecordError, match="Ask for 1 or more"):
        found.likely_weeks(0)
    with pytest.raises(NotAnIntegerError):
        found.likely_weeks(2.0)  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="Swap the two days"):
        found.probability_between(on("2027-02-01"), on("2027-01-01"))
