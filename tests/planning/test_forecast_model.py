"""
The two numbers that are fitted on waits.
"""

import math
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import HistoryError, NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.interop.json import dumps, loads
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast_model import (
    FEWEST_WAITS,
    REOPENED,
    RULE_SPREAD,
    ForecastModel,
    fit_forecast,
    log_likelihood,
    waits,
)
from tests.builders import on

RECORD = list(oi.published_histories().values())


def waiting(lengths: list[int], running: int = 0) -> list[oi.History]:
    """
    Return histories of authorities that waited so many days each and wait again, and of others that have waited since
    2022.
    """
    old_enough = [each for each in oi.authorities() if each.established is None]
    found = []
    for number, authority in enumerate(old_enough[: len(lengths) + running]):
        first = oi.InspectionEvent(authority, oi.EventKind.SHORT, on("2022-01-10"), on("2022-01-14"))
        events = [first]
        if number < len(lengths):
            start = first.end + timedelta(lengths[number])
            events.append(oi.InspectionEvent(authority, oi.EventKind.SHORT, start, start))
        found.append(oi.History(authority, tuple(events)))
    return found


def test_the_model_that_ships_is_the_one_fitted_on_the_record() -> None:
    assert fit_forecast(RECORD, known_to=oi.published_until("inspections")) == FITTED


def test_histories_may_come_as_a_mapping() -> None:
    assert fit_forecast(oi.published_histories(), known_to=FITTED.known_to) == FITTED


def test_the_order_of_histories_does_not_matter() -> None:
    assert fit_forecast(RECORD[::-1], known_to=FITTED.known_to) == FITTED


@given(st.dates(date(2025, 9, 1), date(2026, 8, 20)))
@settings(max_examples=20)
def test_what_came_later_moves_no_fit(known_to: date) -> None:
    then = [history.as_known_on(known_to) for history in RECORD]
    published = [
        oi.History(history.authority, tuple(event for event in history if event.published is not None))
        for history in then
    ]
    assert fit_forecast(published, known_to=known_to) == fit_forecast(RECORD, known_to=known_to)


@given(st.lists(st.integers(900, 1500), min_size=FEWEST_WAITS, max_size=40), st.integers(0, 40))
@settings(max_examples=40)
def test_no_other_two_numbers_make_the_waits_likelier(lengths: list[int], running: int) -> None:
    histories = waiting(lengths, running)
    known_to = on("2026-08-20")
    days = [(wait.days, wait.ended) for wait in waits(histories, known_to)]
    model = fit_forecast(histories, known_to=known_to)
    seen = model.completed
    # Taking the pull towards the rule's spread back gives the likeliest scale.
    variance = (model.spread**2 * (seen + 20) - 20 * RULE_SPREAD**2) / seen
    if variance < 100:  # waits all alike: the likeliest scale is next to none
        return
    log_scale = math.log(math.sqrt(3 * variance) / math.pi)
    best = log_likelihood(days, model.location, log_scale)
    for location, scale in ((1.0, 0.0), (-1.0, 0.0), (0.0, 0.01), (0.0, -0.01)):
        assert log_likelihood(days, model.location + location, log_scale + scale) <= best + 1e-3


def test_running_waits_make_the_wait_longer() -> None:
    lengths = [1100, 1150, 1180, 1200, 1210, 1230, 1250, 1270, 1300, 1350]
    alone = fit_forecast(waiting(lengths), known_to=on("2026-08-20"))
    beside = fit_forecast(waiting(lengths, running=10), known_to=on("2026-08-20"))
    assert beside.running == alone.running + 10
    assert beside.location > alone.location


def test_waits_are_cut_sixty_days_before_the_last_day_known() -> None:
    (history,) = waiting([1200])
    began = history.events[1].start
    (seen,) = waits([history], began + timedelta(60))
    (not_seen,) = waits([history], began + timedelta(59))
    assert (seen.days, seen.ended) == (1200, True)
    assert (not_seen.days, not_seen.ended) == (1199, False)


def test_only_waits_that_began_since_inspections_resumed_count() -> None:
    assert all(wait.after.start >= REOPENED for wait in waits(RECORD, FITTED.known_to))


def test_an_authority_that_is_gone_waits_no_longer() -> None:
    assert not [wait for wait in waits(RECORD, FITTED.known_to) if wait.after.authority.name == "Cumbria"]


def test_a_few_waits_are_too_few() -> None:
    few = waiting([1200 + n for n in range(9)])
    with pytest.raises(HistoryError, match=r"Only 9 waits since 28 June 2021 were completed .* at least 10"):
        fit_forecast(few, known_to=on("2026-08-20"))
    with pytest.raises(HistoryError, match="Only 0 waits"):
        fit_forecast([], known_to=on("2026-08-20"))


@pytest.mark.parametrize("histories", [7, RECORD[0], ["Leeds"], [None]])
def test_what_is_no_history_is_refused(histories: object) -> None:
    with pytest.raises(RecordError, match="histories"):
        fit_forecast(histories, known_to=on("2026-08-20"))  # type: ignore[arg-type]


def test_a_day_known_to_is_a_day() -> None:
    with pytest.raises(NotADateError):
        fit_forecast(RECORD, known_to="2026-08-20")  # type: ignore[arg-type]


@pytest.mark.parametrize("spread", [0.0, -1.0, math.nan, math.inf, 97, "97"])
def test_a_spread_is_a_positive_number(spread: object) -> None:
    with pytest.raises(RecordError, match="spread"):
        attrs.evolve(FITTED, spread=spread)  # type: ignore[arg-type]


def test_a_model_survives_json_and_pickling() -> None:
    again = loads(dumps(FITTED), ForecastModel)
    assert (again, again.proof) == (FITTED, FITTED.proof)
    assert hash(pickle.loads(pickle.dumps(FITTED))) == hash(FITTED)


def test_a_wait_to_come_is_less_certain_the_fewer_were_seen() -> None:
    assert attrs.evolve(FITTED, completed=10).scale > FITTED.scale > FITTED.spread * math.sqrt(3) / math.pi


@pytest.mark.parametrize("field", ["completed", "running", "longest"])
@pytest.mark.parametrize("value", [-1, 10**9, 3.0, True])
def test_counts_are_counts(field: str, value: object) -> None:
    with pytest.raises((RecordError, NotAnIntegerError), match=field):
        attrs.evolve(FITTED, **{field: value})  # type: ignore[arg-type]
