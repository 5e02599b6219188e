"""
The forecast, held against every wait on the record.
"""

from pathlib import Path
from statistics import fmean, median

import pytest
from hypothesis import given, strategies as st
from lifelines import KaplanMeierFitter

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast_model import Wait, waits
from tests.builders import GATESHEAD_2024
from tools.backtest_forecast import (
    METHODS,
    Case,
    binomial_bounds,
    by_forecast,
    by_kaplan_meier,
    by_rule,
    by_rule_and_calendar,
    chance_by,
    kaplan_meier,
    leaving_one_out,
    proof_of,
    report,
    running_after,
    scored,
)
from tools.forecast import NUMBERS, PLOT, numbers, plot

EXPLANATION = Path(__file__).parents[2] / "docs/explanation/when-will-they-come.md"


@pytest.fixture(scope="module")
def histories() -> list[oi.History]:
    return list(oi.published_histories().values())


@pytest.fixture(scope="module")
def cases(histories: list[oi.History]) -> list[Case]:
    return leaving_one_out(histories, FITTED.known_to)


def test_the_page_holds_the_figures_that_the_back_test_prints(histories: list[oi.History]) -> None:
    assert report(histories, FITTED.known_to) in EXPLANATION.read_text(encoding="utf-8")


def test_the_numbers_that_ship_are_those_of_the_record() -> None:
    assert numbers() == NUMBERS.read_text(encoding="utf-8")


def test_the_plot_is_drawn_by_the_code() -> None:
    assert plot() == PLOT.read_text(encoding="utf-8")


def test_the_model_says_how_well_it_did(cases: list[Case]) -> None:
    assert proof_of(cases) == FITTED.proof


def test_the_intervals_hold_what_they_are_to_hold(cases: list[Case]) -> None:
    proof = proof_of(cases)
    assert proof.waits == 67
    assert 25 <= proof.within_half <= 45
    assert 47 <= proof.within_eighty <= 60
    assert proof.within_ninety_five >= 59
    assert proof.median_width <= 275


def test_the_forecast_is_sharper_than_the_rule_and_than_kaplan_meier(cases: list[Case]) -> None:
    scores = {method: [scored(method(case.asked), case.came) for case in cases] for method in METHODS.values()}
    crps = {method: fmean(score.crps for score in listed) for method, listed in scores.items()}
    log = {method: fmean(score.log for score in listed) for method, listed in scores.items()}
    assert crps[by_forecast] <= 0.85 * crps[by_rule]
    assert crps[by_forecast] < crps[by_kaplan_meier]
    assert log[by_forecast] <= log[by_rule_and_calendar] - 0.3
    assert median(score.width for score in scores[by_forecast]) < median(score.width for score in scores[by_rule])


def test_after_thirty_months_it_knows_better_than_the_rule_what_comes_within_six(histories: list[oi.History]) -> None:
    asked = list(running_after(histories, FITTED.known_to, 30, 6))
    brier = {
        method: fmean((chance_by(method(each), months_later(each.as_of, 6)) - began) ** 2 for each, began in asked)
        for method in (by_forecast, by_rule)
    }
    assert brier[by_forecast] <= 0.8 * brier[by_rule]


def test_kaplan_meier_of_the_record_is_that_of_lifelines(histories: list[oi.History]) -> None:
    assert_same_as_lifelines(waits(histories, FITTED.known_to))


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=40))
def test_kaplan_meier_is_that_of_lifelines(drawn: list[tuple[int, bool]]) -> None:
    assert_same_as_lifelines(tuple(Wait(after=GATESHEAD_2024, days=days, ended=ended) for days, ended in drawn))


def assert_same_as_lifelines(found: tuple[Wait, ...]) -> None:
    """
    Hold the share still waiting after each length of wait, save the last, to which what is left was given.
    """
    theirs = KaplanMeierFitter().fit([wait.days for wait in found], [wait.ended for wait in found]).survival_function_
    left = 1.0
    for days, chance in kaplan_meier(found)[:-1]:
        left -= chance
        assert left == pytest.approx(float(theirs["KM_estimate"].loc[days]))


def test_a_perfect_forecaster_stays_within_the_bounds_nineteen_times_in_twenty() -> None:
    assert binomial_bounds(67, 0.8) == (47, 60)
    assert binomial_bounds(67, 0.5) == (26, 41)
