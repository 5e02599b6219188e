"""
Every inspection on record: what it was, and what the library would have expected next.

The rules were measured over these reports; here they are held against what really happened.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import attrs
import pytest

from ofsted_ilacs.archive.record import published_histories
from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.areas import PRACTICE_ROLES, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.deadlines import deadlines
from ofsted_ilacs.planning.expected import Milestone
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.values import Anchor

ABOLITION = date(2018, 9, 17)
"""From here on the inadequate are re-inspected with a standard inspection."""

CUMBRIA, SCILLY = ("Cumbria", date(2022, 9, 20)), ("Isles of Scilly", date(2023, 7, 11))
"""They began on a Tuesday: after a bank holiday, and for three days on the islands."""

UNTOLD = [
    CUMBRIA,
    ("Derbyshire", date(2019, 7, 8)),
    ("Devon", date(2024, 9, 30)),
    SCILLY,
    ("South Tyneside", date(2022, 12, 5)),
    ("Wiltshire", date(2019, 6, 3)),
]
"""The inspections whose length tells no kind: three more of split fieldwork, and Wiltshire's thirteen days."""

RESUMED = date(2021, 6, 28)
"""The first day of graded fieldwork after the suspension."""


class Followed(NamedTuple):
    """
    An inspection, what was expected on the day that its report came out, and the inspection that came.
    """

    last: InspectionEvent
    expected: NextEvent
    came: InspectionEvent


@pytest.fixture
def all_histories() -> tuple[History, ...]:
    """
    Return the history of every authority, as far as it is on record.
    """
    return tuple(published_histories().values())


@pytest.fixture
def inspections(all_histories: tuple[History, ...]) -> tuple[InspectionEvent, ...]:
    """
    Return every graded inspection on record.
    """
    return tuple(event for of in all_histories for event in of.full_inspections)


def graded_since_2018(inspections: tuple[InspectionEvent, ...]) -> Iterator[InspectionEvent]:
    """
    Yield the short and the standard inspections.
    """
    return (event for event in inspections if event.kind is not EventKind.SINGLE)


def followed(of: History, anchor: Anchor = Anchor.PUBLICATION) -> Iterator[Followed]:
    """
    Yield each inspection of a history that another followed, with what was expected when its report came out.
    """
    for last, came in pairwise(of.full_inspections):
        as_of = last.published or last.end
        yield Followed(last, next_inspection(of.before(as_of + timedelta(1)), as_of=as_of, anchor=anchor), came)


@pytest.fixture
def sequels(all_histories: tuple[History, ...]) -> tuple[Followed, ...]:
    """
    Return every inspection that another followed.
    """
    return tuple(each for of in all_histories for each in followed(of))


# What it was


def test_every_inspection_is_of_an_authority_that_the_register_knows(inspections: tuple[InspectionEvent, ...]) -> None:
    assert len(inspections) == 491
    assert len({event.authority for event in inspections}) == 156
    assert all(authority(event.authority.name) == event.authority for event in inspections)


def test_every_inspection_is_of_an_edition_of_its_kind(inspections: tuple[InspectionEvent, ...]) -> None:
    wrong = [
        event.name
        for event in inspections
        if event.ruleset.id.startswith("sif") is not (event.kind is EventKind.SINGLE)
    ]
    assert wrong == []


def test_every_judgement_lies_in_an_area_of_its_edition(inspections: tuple[InspectionEvent, ...]) -> None:
    for event in inspections:
        assert {judgement.area for judgement in event.judgements} <= set(event.ruleset.areas), event.name


def test_every_inspection_has_an_overall_grade_exactly_where_its_edition_gives_one(
    inspections: tuple[InspectionEvent, ...],
) -> None:
    for event in inspections:
        assert (event.overall is not None) is event.ruleset.makes_overall_judgement, event.name


def test_reports_before_2023_never_graded_care_leavers_by_themselves(inspections: tuple[InspectionEvent, ...]) -> None:
    early = [event for event in inspections if event.start < date(2023, 1, 1)]
    assert all(event.grade(JudgementArea.CARE_LEAVERS) is None for event in early)


def test_the_length_of_fieldwork_tells_short_from_standard_in_every_report_but_few(
    inspections: tuple[InspectionEvent, ...],
) -> None:
    untold = []
    for event in graded_since_2018(inspections):
        try:
            assert EventKind.from_fieldwork(event.fieldwork) is event.kind, event.name
        except ValueError:
            untold.append((event.authority.name, event.start))
    assert untold == UNTOLD


def test_split_fieldwork_keeps_its_legs(inspections: tuple[InspectionEvent, ...]) -> None:
    split = {event.authority.name: event for event in inspections if len(event.fieldwork) > 1}
    assert [str(leg) for leg in split["Sheffield"].fieldwork] == [
        "19 November to 11 December 2013",
        "28-30 January 2014",
    ]


def test_the_relations_between_grades_hold_in_every_report(inspections: tuple[InspectionEvent, ...]) -> None:
    for event in graded_since_2018(inspections):
        if event.overall is not None:
            grades = [each.grade for each in event.judgements if each.area.role in PRACTICE_ROLES]
            assert event.overall is Grade.INADEQUATE or Grade.INADEQUATE not in grades, event.name


# What came next


def test_after_requires_improvement_or_inadequate_the_kind_was_right_every_time(
    sequels: tuple[Followed, ...],
) -> None:
    certain = [
        each
        for each in sequels
        if each.last.overall in (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE) and each.last.start >= ABOLITION
    ]
    assert len(certain) >= 30
    assert [each.came.name for each in certain if each.expected.kind is not each.came.kind] == []


def test_after_good_or_outstanding_a_short_inspection_was_expected_and_mostly_came(
    sequels: tuple[Followed, ...],
) -> None:
    good = [
        each
        for each in sequels
        if each.last.overall in (Grade.GOOD, Grade.OUTSTANDING) and each.last.ruleset.id.startswith("ilacs")
    ]
    assert all(each.expected.kind is EventKind.SHORT for each in good)
    assert sum(each.came.kind is EventKind.SHORT for each in good) / len(good) > 0.75


@pytest.mark.parametrize(("anchor", "share"), [(Anchor.PUBLICATION, 0.88), (Anchor.END, 0.70), (Anchor.START, 0.60)])
def test_starts_after_june_2021_fell_in_the_window(
    all_histories: tuple[History, ...], anchor: Anchor, share: float
) -> None:
    since = [each for of in all_histories for each in followed(of, anchor) if each.last.start >= RESUMED]
    assert len(since) > 20
    inside = [each for each in since if each.expected.window is not None and each.came.start in each.expected.window]
    assert len(inside) / len(since) >= share


def test_first_inspections_of_new_authorities_fell_in_their_window_or_came_after_the_suspension(
    all_histories: tuple[History, ...],
) -> None:
    new = {of: of.authority.established for of in all_histories if of.authority.established}
    since_2019 = {of: first_day for of, first_day in new.items() if first_day >= date(2019, 4, 1)}
    late = []
    for of, first_day in since_2019.items():
        window = next_inspection(of, as_of=first_day).window
        assert window is not None
        if of.full_inspections[0].start not in window:
            late.append((of.authority.name, window.latest < RESUMED))
    assert len(since_2019) == 6
    assert late == [("Bournemouth, Christchurch and Poole", True), ("Dorset", True)], "nobody could know that in 2019"


def test_no_window_looked_forward_to_lay_wholly_before_the_report_that_opened_it(
    sequels: tuple[Followed, ...],
) -> None:
    for each in sequels:
        assert each.expected.window is None or each.expected.window.earliest > each.last.end, each.last.name


# When in the year, with what notice and how long the report took


def test_every_start_since_2018_was_in_a_likely_week(inspections: tuple[InspectionEvent, ...]) -> None:
    unlikely = []
    for event in graded_since_2018(inspections):
        weeks = likely_weeks(Window(event.start, None, event.start), event.kind)
        if [week.monday for week in weeks] != [event.start]:
            unlikely.append((event.authority.name, event.start))
    assert unlikely == [CUMBRIA, SCILLY]


def test_about_eight_reports_in_ten_came_out_within_the_usual_spread(inspections: tuple[InspectionEvent, ...]) -> None:
    inside = []
    for event in graded_since_2018(inspections):
        if event.published is not None:
            usual = timetable(attrs.evolve(event, published=None)).entry(Milestone.PUBLICATION)
            if usual is not None and usual.window is not None:
                inside.append(event.published in usual.window)
    assert len(inside) > 150
    assert 0.75 <= sum(inside) / len(inside) <= 0.95


# Every authority


@pytest.mark.parametrize("as_of", ["2014-03-01", "2018-09-16", "2018-09-17", "2020-12-01", "2026-09-01", "2040-01-01"])
def test_every_authority_gets_an_explained_answer(all_histories: tuple[History, ...], as_of: str) -> None:
    day = date.fromisoformat(as_of)
    for of in all_histories:
        if of.authority.existed_on(day):
            for answer in (next_inspection(of, as_of=day), next_event(of, as_of=day)):
                said = explain(answer)
                assert said.startswith(f"{of.authority.name}: the next ")
                assert "\n1. " in said


def test_today_every_authority_has_a_window_and_a_kind(all_histories: tuple[History, ...]) -> None:
    for of in all_histories:
        if of.authority.abolished:
            continue
        answer = next_inspection(of, as_of=date(2026, 9, 1))
        assert answer.kind in (EventKind.SHORT, EventKind.STANDARD), of.authority.name
        assert answer.window is not None


def test_every_published_inspection_starts_its_two_clocks(inspections: tuple[InspectionEvent, ...]) -> None:
    for event in inspections:
        if event.published is not None:
            report, statement = deadlines(event)
            assert event.published < report.due < statement.due
