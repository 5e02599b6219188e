"""
Each table over a small country, and the laws that every table keeps.
"""

import pickle
from collections.abc import Callable
from datetime import date, timedelta
from statistics import quantiles
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.archive.record import published, published_histories
from ofsted_ilacs.events.histories import History, histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError, UnknownAuthorityError
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.deadlines import Duty
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.sector.clocks import in_progress
from ofsted_ilacs.sector.country import RegionScheme
from ofsted_ilacs.sector.inspection_windows import inspection_windows
from ofsted_ilacs.sector.neighbours import neighbours
from ofsted_ilacs.sector.outcomes import latest_outcomes, outcomes
from ofsted_ilacs.sector.overall_grades import overall_grades
from ofsted_ilacs.sector.publication import percentile, publication_lags
from ofsted_ilacs.sector.ranks import Rank
from ofsted_ilacs.sector.transitions import Direction, transitions
from ofsted_ilacs.sector.visit_themes import visit_themes
from ofsted_ilacs.sector.waiting import waiting_times
from tests.sector.examples import AS_OF, COUNTRY, VISITED, inspected

TABLES: tuple[Callable[..., tuple[Any, ...]], ...] = (
    waiting_times,
    inspection_windows,
    publication_lags,
    outcomes,
    latest_outcomes,
    overall_grades,
    visit_themes,
    transitions,
    in_progress,
)
BY_REGION: tuple[Callable[..., tuple[Any, ...]], ...] = (outcomes, latest_outcomes, overall_grades, visit_themes)


def names(rows: tuple[Any, ...]) -> list[str]:
    return [row.authority.name for row in rows]


def row_of(rows: tuple[Any, ...], name: str) -> Any:
    return next(row for row in rows if row.authority.name == name)


# Laws


@pytest.mark.parametrize("table", TABLES)
@given(st.permutations(list(VISITED.values())))
def test_the_order_of_the_histories_does_not_matter(
    table: Callable[..., tuple[Any, ...]], shuffled: list[History]
) -> None:
    assert table(shuffled, as_of=AS_OF) == table(VISITED, as_of=AS_OF)


@pytest.mark.parametrize("table", TABLES)
@given(st.dates(date(2018, 6, 1), date(2026, 9, 1)))
def test_what_happens_later_is_not_known_yet(table: Callable[..., tuple[Any, ...]], as_of: date) -> None:
    so_far = [attrs.evolve(history, events=_known(history, as_of)) for history in VISITED.values()]
    assert [_figures(row) for row in table(VISITED, as_of=as_of)] == [
        _figures(row) for row in table(so_far, as_of=as_of)
    ]


def _known(history: History, as_of: date) -> tuple[InspectionEvent, ...]:
    return tuple(event for event in history.events if event.start <= as_of)


def _figures(row: Any) -> list[object]:
    return [getattr(row, field.name) for field in attrs.fields(type(row)) if field.name != "next_inspection"]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_as_of_when_and_can_be_hashed_and_pickled(table: Callable[..., tuple[Any, ...]]) -> None:
    rows = table(VISITED, as_of=AS_OF)
    assert rows
    assert {row.as_of for row in rows} == {AS_OF}
    assert len(set(rows)) == len(rows)
    assert pickle.loads(pickle.dumps(rows)) == rows


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_country_has_empty_tables(table: Callable[..., tuple[Any, ...]]) -> None:
    assert table({}, as_of=AS_OF) == ()


@pytest.mark.parametrize("table", TABLES)
def test_an_event_is_no_history(table: Callable[..., tuple[Any, ...]]) -> None:
    with pytest.raises(HistoryError, match="histories"):
        table([VISITED[authority("Luton")].events[0]], as_of=AS_OF)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("country", [None, 5, AS_OF])
def test_what_cannot_be_gone_through_is_no_country(table: Callable[..., tuple[Any, ...]], country: object) -> None:
    with pytest.raises(HistoryError, match="is not several histories"):
        table(country, as_of=AS_OF)


@pytest.mark.parametrize("table", TABLES)
def test_an_authority_given_twice_is_not_counted_twice(table: Callable[..., tuple[Any, ...]]) -> None:
    with pytest.raises(HistoryError, match="Luton has two histories"):
        table([*VISITED.values(), VISITED[authority("Luton")]], as_of=AS_OF)


@pytest.mark.parametrize("table", TABLES)
def test_a_text_is_no_day(table: Callable[..., tuple[Any, ...]]) -> None:
    with pytest.raises(NotADateError):
        table(VISITED, as_of="2026-09-01")


@pytest.mark.parametrize("table", TABLES)
def test_the_record_is_a_country(table: Callable[..., tuple[Any, ...]]) -> None:
    assert table(published_histories(), as_of=AS_OF)


@pytest.mark.parametrize("table", BY_REGION)
def test_ofsted_has_one_region_where_others_have_two(table: Callable[..., tuple[Any, ...]]) -> None:
    regions = {
        scheme: {row.region for row in table(published_histories(), as_of=AS_OF, regions=scheme)}
        for scheme in RegionScheme
    }
    assert regions[RegionScheme.ONS] - regions[RegionScheme.OFSTED] == {"North East", "Yorkshire and the Humber"}
    assert regions[RegionScheme.OFSTED] - regions[RegionScheme.ONS] == {"North East, Yorkshire and the Humber"}
    with pytest.raises(RecordError, match="regions: 'ofsted' is not of type RegionScheme"):
        table(COUNTRY, as_of=AS_OF, regions="ofsted")


# Waiting


def test_bexley_has_waited_longest() -> None:
    rows = waiting_times(COUNTRY, as_of=AS_OF)
    assert names(rows) == ["Bexley", "Luton", "Brent", "Middlesbrough"]
    assert rows[0].days_since_full == (date(2026, 9, 1) - date(2023, 2, 10)).days == 1299
    assert (rows[0].national, rows[0].regional, rows[0].events) == (Rank(1, 4), Rank(1, 2), 2)
    assert row_of(rows, "Brent").regional == Rank(2, 2)


def test_a_visit_ends_the_wait_for_an_event_but_not_for_an_inspection() -> None:
    visit = InspectionEvent(authority("Bexley"), EventKind.FOCUSED_VISIT, date(2025, 6, 10), date(2025, 6, 11))
    row = row_of(waiting_times([COUNTRY[authority("Bexley")].with_event(visit)], as_of=AS_OF), "Bexley")
    assert (row.last_event, row.days_since_event) == (visit, 447)
    assert row.days_since_full == 1299


def test_who_was_never_inspected_stands_last_without_a_rank() -> None:
    nobody = History(authority("Leeds"))
    row = waiting_times([nobody, *COUNTRY.values()], as_of=AS_OF)[-1]
    assert (row.authority.name, row.days_since_full, row.national) == ("Leeds", None, None)
    assert waiting_times([nobody, *COUNTRY.values()], as_of=AS_OF)[0].national == Rank(1, 4)


def test_a_former_authority_waits_for_nothing() -> None:
    assert waiting_times([History(authority("Cumbria"))], as_of=AS_OF) == ()
    assert names(waiting_times([History(authority("Cumbria"))], as_of=date(2022, 12, 1))) == ["Cumbria"]


def test_the_register_knows_the_region_of_a_bare_record() -> None:
    bare = History(Authority("Luton", "821"))
    assert waiting_times([bare], as_of=AS_OF)[0].region == "East of England"


# Windows


def test_the_window_that_closes_first_comes_first() -> None:
    rows = inspection_windows(COUNTRY, as_of=AS_OF)
    assert names(rows) == ["Bexley", "Luton", "Brent", "Middlesbrough"]
    assert (rows[0].earliest, rows[0].expected, rows[0].latest) == (
        date(2025, 9, 24), date(2026, 3, 23), date(2026, 9, 24),
    )  # fmt: skip
    assert (rows[0].kind, rows[0].is_overdue, rows[0].full_inspections) == (EventKind.SHORT, False, 2)


def test_a_window_that_has_closed_is_overdue() -> None:
    assert inspection_windows(COUNTRY, as_of=date(2026, 9, 25))[0].is_overdue


@pytest.mark.parametrize("name", ["Bexley", "Brent", "Luton", "Middlesbrough"])
def test_a_window_is_the_answer_for_one_authority(name: str) -> None:
    alone = next_inspection(COUNTRY[authority(name)], as_of=AS_OF, anchor="start")
    assert row_of(inspection_windows(COUNTRY, as_of=AS_OF, anchor="start"), name).next_inspection == alone


# Publication


def test_reports_are_counted_by_the_year_in_which_fieldwork_ended_and_by_edition() -> None:
    rows = {(row.year, row.edition): row for row in publication_lags(COUNTRY, as_of=AS_OF) if row.region is None}
    assert rows[2026, "ilacs-2023-01"].reports == 1  # Luton, 27 working days
    assert rows[2026, "ilacs-2023-01"].median == 27
    assert rows[2026, "ilacs-2026-04"].reports == 2  # Brent 31, Middlesbrough 27
    assert (rows[2026, "ilacs-2026-04"].median, rows[2026, "ilacs-2026-04"].p10) == (29.0, 27.4)


def test_every_report_is_counted_once_for_england_and_once_for_its_region() -> None:
    rows = publication_lags(COUNTRY, as_of=AS_OF)
    assert sum(row.reports for row in rows if row.region is None) == 11
    assert sum(row.reports for row in rows if row.region is not None) == 11


def test_a_region_has_a_place_among_regions_and_a_year_among_years() -> None:
    rows = {(row.year, row.edition, row.region): row for row in publication_lags(COUNTRY, as_of=AS_OF)}
    assert rows[2026, "ilacs-2026-04", "London"].national == Rank(2, 2)
    assert rows[2026, "ilacs-2026-04", None].national is None
    assert rows[2026, "ilacs-2023-01", None].regional == Rank(3, 7)


@given(st.lists(st.integers(0, 99), min_size=2, max_size=40), st.integers(1, 99))
def test_percentiles_agree_with_the_standard_library(figures: list[int], percent: int) -> None:
    oracle = quantiles(figures, n=100, method="inclusive")[percent - 1]
    assert percentile(figures, percent) == pytest.approx(oracle)


# Outcomes


def test_grades_are_counted_by_edition_area_and_region() -> None:
    rows = {(row.edition, row.area, row.region): row for row in outcomes(COUNTRY, as_of=AS_OF)}
    overall = rows["ilacs-2018-01", JudgementArea.OVERALL_EFFECTIVENESS, None]
    assert (overall.outstanding, overall.good, overall.requires_improvement, overall.inadequate) == (1, 1, 1, 2)
    assert (overall.judgements, overall.good_or_better) == (5, 0.4)
    assert ("ilacs-2026-04", JudgementArea.OVERALL_EFFECTIVENESS, None) not in rows
    assert rows["ilacs-2026-04", JudgementArea.IMPACT_OF_LEADERS, "London"].national == Rank(1, 2)


def test_every_judgement_is_counted_once_for_england_and_once_for_its_region() -> None:
    given_grades = sum(len(event.judgements) for history in COUNTRY.values() for event in history)
    rows = outcomes(COUNTRY, as_of=AS_OF)
    assert sum(row.judgements for row in rows if row.region is None) == given_grades
    assert sum(row.judgements for row in rows if row.region is not None) == given_grades


def test_the_latest_outcomes_count_one_report_an_authority() -> None:
    leaders = [row for row in latest_outcomes(COUNTRY, as_of=AS_OF) if row.area is JudgementArea.IMPACT_OF_LEADERS]
    assert sum(row.judgements for row in leaders if row.region is None) == 4


def test_a_report_counts_from_the_day_that_it_is_out() -> None:
    luton = [COUNTRY[authority("Luton")]]
    assert sum(row.judgements for row in outcomes(luton, as_of=date(2020, 2, 23))) == 0
    assert sum(row.judgements for row in outcomes(luton, as_of=date(2020, 2, 24)) if row.region is None) == 4


def test_a_report_whose_last_day_is_assumed_took_nobody_knows_how_long() -> None:
    cumbria = [published("Cumbria")]
    assert outcomes(cumbria, as_of=AS_OF)
    assert publication_lags(cumbria, as_of=AS_OF) == ()


# One figure for the country


def test_the_latest_overall_grade_counts_whichever_edition_gave_it() -> None:
    england = overall_grades(COUNTRY, as_of=AS_OF)[0]
    assert (england.outstanding, england.good, england.requires_improvement, england.inadequate) == (1, 2, 1, 0)
    assert (england.authorities, england.graded, england.share) == (4, 4, 0.75)
    assert england.superseded == 2, "Brent and Middlesbrough were inspected again, without an overall grade"


def test_the_figure_says_until_when_it_is_known() -> None:
    assert overall_grades(COUNTRY, as_of=AS_OF)[0].headline == (
        "England: 3 of 4 good or better by the latest overall grade published by 1 September 2026, as far as is on "
        "record."
    )
    assert overall_grades(published_histories(), as_of=date(2026, 11, 24))[0].headline == (
        "England: 111 of 153 good or better by the latest overall grade published by 20 August 2026."
    )
    vouched = [history.known_until(date(2026, 12, 1)) for history in published_histories().values()]
    assert overall_grades(vouched, as_of=date(2026, 11, 24))[0].complete_until == date(2026, 11, 24)


def test_at_the_end_of_march_2025_the_country_was_as_the_statistics_have_it() -> None:
    england = overall_grades(published_histories(), as_of=date(2025, 3, 31))[0]
    assert (england.outstanding, england.good, england.requires_improvement, england.inadequate) == (33, 67, 34, 19)


def test_an_authority_without_a_report_is_counted_and_not_graded() -> None:
    never = overall_grades([History(authority("Leeds"))], as_of=AS_OF)
    assert [(row.region, row.authorities, row.graded, row.share) for row in never] == [
        (None, 1, 0, None),
        ("Yorkshire and the Humber", 1, 0, None),
    ]


# Visits


def test_visits_are_counted_by_theme_and_by_the_grade_at_the_time() -> None:
    rows = {(row.theme, row.region): row for row in visit_themes(VISITED, as_of=AS_OF)}
    assert rows["Front door", None].requires_improvement == rows["Front door", None].visits == 1
    assert rows["Children in need/subject to a plan", "London"].outstanding == 1
    assert rows["Care leavers", None].headline == (
        "England, focused visits, Care leavers: 1 by 1 September 2026, as far as is on record."
    )


def test_a_grade_counts_from_the_day_that_its_report_is_out() -> None:
    (luton,) = [event for event in COUNTRY[authority("Luton")] if event.start.year == 2022]
    assert luton.published is not None
    for start, ungraded in ((luton.published - timedelta(1), 1), (luton.published, 0)):
        visit = InspectionEvent(luton.authority, EventKind.FOCUSED_VISIT, start)
        row = visit_themes([History(luton.authority, (luton, visit))], as_of=AS_OF)[0]
        assert (row.ungraded, row.theme) == (ungraded, None)


def test_every_monitoring_visit_on_record_was_to_an_inadequate_authority() -> None:
    rows = [row for row in visit_themes(published_histories(), as_of=AS_OF) if row.region is None]
    monitoring = [row for row in rows if row.kind is EventKind.MONITORING_VISIT]
    assert sum(row.visits for row in rows) == 185
    assert sum(row.visits for row in monitoring) == sum(row.inadequate for row in monitoring) == 76
    assert {row.visits_until for row in rows} == {date(2025, 3, 31)}


# Transitions


def test_luton_went_from_inadequate_to_good() -> None:
    rows = transitions([COUNTRY[authority("Luton")]], as_of=AS_OF)
    assert [(row.before, row.after, row.direction) for row in rows if row.region is None] == [
        (Grade.REQUIRES_IMPROVEMENT, Grade.GOOD, Direction.IMPROVED),
        (Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT, Direction.IMPROVED),
    ]


def test_shares_are_of_those_that_had_the_earlier_grade() -> None:
    rows = {(row.before, row.after): row for row in transitions(COUNTRY, as_of=AS_OF) if row.region is None}
    again = rows[Grade.OUTSTANDING, Grade.OUTSTANDING]
    assert (again.times, again.of, again.share, again.direction) == (1, 1, 1.0, Direction.SAME)
    assert sum(row.times for row in rows.values()) == 5


def test_a_pair_without_an_overall_grade_is_followed_in_another_area() -> None:
    middlesbrough = [COUNTRY[authority("Middlesbrough")]]
    overall = transitions(middlesbrough, as_of=AS_OF)
    leaders = transitions(middlesbrough, as_of=AS_OF, area=JudgementArea.IMPACT_OF_LEADERS)
    assert sum(row.times for row in overall if row.region is None) == 1
    assert sum(row.times for row in leaders if row.region is None) == 2


def test_a_decline_is_a_decline() -> None:
    fallen = histories(
        [
            inspected("Leeds", EventKind.STANDARD, "2018-10-29/2018-11-09", "2018-12-18", "G G G G"),
            inspected("Leeds", EventKind.SHORT, "2022-02-28/2022-03-04", "2022-05-09", "RI RI RI RI"),
        ]
    )
    assert transitions(fallen, as_of=AS_OF)[0].direction is Direction.DECLINED


def test_an_area_is_a_judgement_area() -> None:
    with pytest.raises(RecordError, match="not a JudgementArea"):
        transitions(COUNTRY, as_of=AS_OF, area="overall_effectiveness")  # type: ignore[arg-type]


# Neighbours


def test_luton_stands_beside_its_ten_neighbours() -> None:
    rows = neighbours(authority("Luton"), COUNTRY, as_of=AS_OF)
    assert names(rows)[:3] == ["Luton", "Slough", "Peterborough"]
    assert [row.place for row in rows] == list(range(11))
    assert (rows[0].overall, rows[0].full_inspections, rows[0].national) == (Grade.GOOD, 3, Rank(2, 4))
    assert (rows[1].latest, rows[1].window, rows[1].full_inspections) == (None, None, 0)


def test_neighbours_are_only_those_on_record() -> None:
    with pytest.raises(UnknownAuthorityError, match="no statistical neighbours"):
        neighbours(Authority("Nowhere", "999"), COUNTRY, as_of=AS_OF)
    with pytest.raises(UnknownAuthorityError, match="Look it up first"):
        neighbours("Luton", COUNTRY, as_of=AS_OF)  # type: ignore[arg-type]


# Clocks


def test_open_clocks_stand_nearest_first() -> None:
    rows = in_progress(COUNTRY, as_of=AS_OF)
    assert [(row.authority.name, row.deadline.duty, row.deadline.due) for row in rows] == [
        ("Middlesbrough", Duty.PUBLISH_REPORT, date(2026, 9, 9)),
        ("Brent", Duty.PUBLISH_STATEMENT, date(2026, 9, 24)),
        ("Middlesbrough", Duty.PUBLISH_STATEMENT, date(2026, 11, 4)),
    ]
    assert [row.working_days_left for row in rows] == [6, 17, 46]
    assert [row.clocks for row in rows] == [2, 1, 2]
    assert [row.national for row in rows] == [Rank(1, 3), Rank(2, 3), Rank(3, 3)]


def test_a_clock_runs_through_its_last_day() -> None:
    last = date(2026, 11, 4)
    assert names(in_progress(COUNTRY, as_of=last)) == ["Middlesbrough"]
    assert in_progress(COUNTRY, as_of=date(2026, 11, 5)) == ()
