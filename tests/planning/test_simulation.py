"""
The country's inspections drawn ahead.
"""

import pickle
import subprocess
import sys
from datetime import date, timedelta

import attrs
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import (
    CoverageError,
    HistoryError,
    IlacsError,
    NotADateError,
    NotAnIntegerError,
    NotKnownError,
    RecordError,
    UnknownAuthorityError,
)
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.interop.json import dumps, loads
from ofsted_ilacs.planning.grade_transitions import GradeTransitions, fit_transitions
from ofsted_ilacs.planning.simulated_country import Simulation, plan, simulate
from ofsted_ilacs.planning.simulation import BLOCK, added, draw_blocks
from ofsted_ilacs.planning.simulation_tables import Team
from tests.builders import GATESHEAD_2024, history, inspected, on

RECORD = oi.published_histories()
UNTIL = on("2030-08-31")
STAYS = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


@pytest.fixture(scope="module")
def country() -> Simulation:
    return simulate(RECORD, until=UNTIL, draws=2 * BLOCK, seed=7)


# The whole


def test_each_of_the_next_three_academic_years_has_as_many_inspections_as_the_last_three(country: Simulation) -> None:
    years = country.by_academic_year()[:3]
    assert [str(year.span) for year in years] == [
        "1 September 2026 to 31 August 2027",
        "1 September 2027 to 31 August 2028",
        "1 September 2028 to 31 August 2029",
    ]
    assert all(40 <= year.inspections.p50 <= 50 for year in years)


def test_no_inspection_begins_in_august_and_few_in_december(country: Simulation) -> None:
    months = {(month.span.start.year, month.span.start.month): month.inspections for month in country.by_month()}
    assert months[2027, 8].p90 == 0
    assert months[2027, 12].p50 < months[2027, 11].p50


def test_an_authoritys_chances_are_those_of_its_forecast(country: Simulation) -> None:
    for name in ("Isle of Wight", "Hounslow", "Leeds"):
        own = RECORD[oi.authority(name)]
        ahead = oi.forecast(own, as_of=country.known_to)
        for months in (12, 18, 24, 30):
            day = on("2026-08-20") + timedelta(months * 30)
            expected = ahead.already_begun + (1 - ahead.already_begun) * ahead.probability_by(day)
            assert country.probability_by(own.authority, day) == pytest.approx(expected, abs=0.05)


def test_every_authority_has_one_grade_in_every_draw() -> None:
    one = simulate(RECORD, until=on("2028-08-31"), draws=1, seed=3)
    for month in range(len(one.inspections)):
        assert sum(one.at_grade(grade)[month][1].p50 for grade in oi.Grade) == len(one.authorities)


def test_grades_that_stay_leave_the_country_as_it_is() -> None:
    still = simulate(RECORD, until=on("2028-08-31"), draws=50, seed=3, transitions=STAYS)
    for grade in oi.Grade:
        bands = {band for _, band in still.at_grade(grade)}
        assert len(bands) == 1


def test_a_team_twice_as_large_takes_twice_the_time() -> None:
    asked = {"until": on("2027-08-31"), "draws": 20, "seed": 3}
    usual = simulate(RECORD, **asked, team=Team(visit=0))  # type: ignore[arg-type]
    twice = simulate(RECORD, **asked, team=Team(inspection=8, visit=0))  # type: ignore[arg-type]
    for month, other in zip(usual.by_month(), twice.by_month(), strict=True):
        assert month.inspector_weeks is not None
        assert other.inspector_weeks is not None
        assert other.inspector_weeks.p50 == 2 * month.inspector_weeks.p50


def test_an_inadequate_authority_is_monitored_until_its_next_inspection() -> None:
    inadequate = history(
        inspected("Leeds", oi.EventKind.STANDARD, "2026-01-12/2026-01-23", "2026-03-10", oi.Grade.INADEQUATE)
    ).known_until(on("2026-08-20"))
    good = history(
        inspected("Leeds", oi.EventKind.SHORT, "2026-01-19/2026-01-23", "2026-03-10", oi.Grade.GOOD)
    ).known_until(on("2026-08-20"))
    drawn = [
        simulate([own], until=on("2029-01-31"), draws=200, seed=1, transitions=STAYS) for own in (inadequate, good)
    ]
    monitored, focused = (
        sum(visits * times for month in each.visits for visits, times in enumerate(month)) / each.draws
        for each in drawn
    )
    assert 4 <= monitored <= 7
    assert 0.5 <= focused <= 2


# Draws


def test_the_same_seed_gives_the_same_draws_and_another_does_not() -> None:
    asked = {"until": on("2028-08-31"), "draws": 100}
    one, again, other = (simulate(RECORD, **asked, seed=seed) for seed in (1, 1, 2))  # type: ignore[arg-type]
    assert one == again
    assert hash(one) == hash(again)
    assert one.inspections != other.inspections


@given(st.permutations(range(4)), st.integers(1, 3))
@settings(max_examples=5)
def test_blocks_may_be_drawn_in_any_order_and_in_any_chunks(order: list[int], size: int) -> None:
    asked = plan(list(RECORD.values())[:12], until=on("2029-08-31"), draws=3 * BLOCK + 10, seed=5)
    whole = draw_blocks(asked.prepared, range(4))
    chunks = [order[first : first + size] for first in range(0, 4, size)]
    parts = added(draw_blocks(asked.prepared, chunk) for chunk in chunks)
    assert asked.filled(parts) == asked.filled(whole)


def test_every_draw_is_counted() -> None:
    drawn = simulate(RECORD, until=on("2027-08-31"), draws=BLOCK + 1, seed=5)
    for counts in (*drawn.inspections, *drawn.visits, *drawn.time, *drawn.years):
        assert sum(counts) == BLOCK + 1


def test_a_simulation_survives_json_and_pickling() -> None:
    drawn = simulate(list(RECORD.values())[:5], until=on("2027-08-31"), draws=10, seed=5)
    assert loads(dumps(drawn), Simulation) == drawn
    assert pickle.loads(pickle.dumps(drawn)) == drawn


def test_a_simulation_is_explained(country: Simulation) -> None:
    text = explain(country)
    assert text.startswith(
        "153 authorities from 20 August 2026 to 31 August 2030, drawn 2,000 times. Graded inspections an academic "
        "year, 80% within the brackets: 2026-27: "
    )
    assert "each row drawn towards all outcomes" in text


# Grades that follow


def test_grades_are_counted_since_inspections_resumed() -> None:
    counted = fit_transitions(RECORD, known_to=oi.published_until("inspections"))
    assert counted.counts is not None
    assert sum(map(sum, counted.counts)) == 203
    assert counted.share(oi.Grade.OUTSTANDING, oi.Grade.OUTSTANDING) > counted.share(
        oi.Grade.REQUIRES_IMPROVEMENT, oi.Grade.OUTSTANDING
    )
    assert all(sum(row) == pytest.approx(1) for row in counted.shares)
    assert counted.share(oi.Grade.OUTSTANDING, oi.Grade.INADEQUATE) > 0  # never seen, and not ruled out


def test_a_matrix_of_numpys_is_a_matrix() -> None:
    assert GradeTransitions(shares=np.eye(4)).share(oi.Grade.GOOD, oi.Grade.GOOD) == 1


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        ([[0.5, 0.5, 0, 0.1], *STAYS[1:]], "the row after outstanding.*adds up to 1.1, not to 1"),
        ([*STAYS[:3], [0, 0, -0.5, 1.5]], "the row after inadequate.*holds no chances from 0 to 1"),
        (STAYS[:3], "not four by four"),
        ([row[:3] for row in STAYS], "not four by four"),
        ("good", "not a matrix of numbers"),
        (7, "not a matrix of numbers"),
    ],
)
def test_a_matrix_that_is_none_is_refused(shares: object, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        simulate(RECORD, until=UNTIL, draws=1, seed=1, transitions=shares)  # type: ignore[arg-type]


# What is refused


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"draws": -1}, RecordError),
        ({"draws": 0}, RecordError),
        ({"draws": 10.0}, NotAnIntegerError),
        ({"draws": True}, NotAnIntegerError),
        ({"seed": -1}, RecordError),
        ({"seed": None}, NotAnIntegerError),
        ({"until": on("2026-08-19")}, RecordError),
        ({"until": "2030-08-31"}, NotADateError),
        ({"until": on("2099-08-31")}, CoverageError),
        ({"known_to": "2026-08-20"}, NotADateError),
        ({"known_to": on("2020-01-01")}, CoverageError),
        ({"model": 3}, RecordError),
        ({"team": 4}, RecordError),
        ({"histories": []}, HistoryError),
        ({"histories": 7}, RecordError),
        ({"histories": [history(GATESHEAD_2024)]}, RecordError),
        ({"histories": [oi.History(oi.authority("Leeds"), complete_until=on("2026-08-20"))]}, HistoryError),
    ],
)
def test_a_wrong_argument_is_refused(changed: dict[str, object], error: type[IlacsError]) -> None:
    asked = {"histories": RECORD, "until": UNTIL, "draws": 1, "seed": 1} | changed
    with pytest.raises(error):
        simulate(**asked)  # type: ignore[arg-type]


def test_whoever_is_not_simulated_and_what_lies_beyond_is_refused(country: Simulation) -> None:
    with pytest.raises(UnknownAuthorityError, match="was not simulated"):
        country.probability_by(oi.authority("Cumbria"), on("2027-01-01"))
    with pytest.raises(NotKnownError, match="the last day simulated"):
        country.probability_by(oi.authority("Leeds"), UNTIL + timedelta(1))
    assert country.probability_by(oi.authority("Leeds"), date(2020, 1, 1)) == 0
    with pytest.raises(RecordError):
        country.at_grade("good")  # type: ignore[arg-type]


def test_a_team_is_counted_in_whole_inspectors() -> None:
    with pytest.raises(IlacsError):
        Team(inspection=-1)
    with pytest.raises(IlacsError):
        attrs.evolve(Team(), visit=1.5)  # type: ignore[arg-type]


def test_without_numpy_everything_else_works_and_simulate_names_the_extra() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "import ofsted_ilacs as oi\n"
        "from datetime import date\n"
        "print(oi.forecast(oi.published('Leeds'), as_of=date(2026, 11, 24)).quantile(0.5))\n"
        "try: oi.simulate(oi.published_histories(), until=date(2030, 1, 1), draws=1, seed=1)\n"
        "except ImportError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["2028-11-06", "A simulation needs numpy: pip install ofsted-ilacs[numpy]"]
