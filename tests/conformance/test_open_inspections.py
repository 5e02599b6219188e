"""
Every real inspection of the open data: what it was, and what the library would have expected next.

The rules were measured over about twice as many reports; here they are held against what really happened.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest

from ofsted_ilacs.events.histories import History, histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.deadlines import deadlines
from ofsted_ilacs.planning.explain import explain
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.planning.timetable_entries import Milestone
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.values import Anchor
from tests.builders import fieldwork
from tests.data import rows

ABOLITION = date(2018, 9, 17)
"""From here on the inadequate are re-inspected with a standard inspection."""

RESUMED = date(2021, 6, 28)
"""The first day of graded fieldwork after the suspension."""

KINDS = {
    "short": EventKind.SHORT,
    "standard": EventKind.STANDARD,
    "single_inspection": EventKind.SINGLE,
    "reinspection": EventKind.SINGLE,
    "other": EventKind.BOARD_REVIEW,  # both are reviews of the safeguarding board (Kingston upon Hull, Surrey)
}
AREAS = {
    "overall_effectiveness": JudgementArea.OVERALL_EFFECTIVENESS,
    "impact_of_leaders": JudgementArea.IMPACT_OF_LEADERS,
    "help_and_protection": JudgementArea.HELP_AND_PROTECTION,
    "care_leavers": JudgementArea.CARE_LEAVERS,
    "leadership_sif": JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE,
    "adoption": JudgementArea.ADOPTION,
    "care_leavers_sif": JudgementArea.SIF_CARE_LEAVERS,
}
IN_CARE = {
    "children_in_care": JudgementArea.CHILDREN_IN_CARE,
    "children_in_care_and_care_leavers": JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    "children_looked_after_and_achieving_permanence": JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
}
NOT_GRADES = {"", "not_judged"}


class Reported(NamedTuple):
    """
    A row of the table, and the event that it tells of.
    """

    row: dict[str, str]
    event: InspectionEvent


class Followed(NamedTuple):
    """
    An inspection, what was expected on the day that its report came out, and the inspection that came.
    """

    last: InspectionEvent
    expected: NextEvent
    came: InspectionEvent


def judgements(row: dict[str, str]) -> Iterator[Judgement]:
    """
    Yield the grades of a row.
    """
    for column, area in (*AREAS.items(), ("children_in_care", IN_CARE.get(row["children_in_care_scope"]))):
        if row[column] not in NOT_GRADES:
            assert area is not None, row
            yield Judgement(area, Grade.parse(row[column]))


def event(row: dict[str, str]) -> InspectionEvent:
    """
    Return the event that a row tells of, with its legs where fieldwork was split.
    """
    legs = fieldwork(row["inspection_periods"])
    return InspectionEvent(
        authority(row["urn"]),
        KINDS[row["event_type"]],
        date.fromisoformat(row["inspection_start"]),
        date.fromisoformat(row["inspection_end"]),
        legs=legs if len(legs) > 1 else (),
        published=date.fromisoformat(row["publication_date"]) if row["publication_date"] else None,
        judgements=tuple(judgements(row)),
        source=row["report_url"],
    )


@cache
def _reported(folder: Path) -> tuple[Reported, ...]:
    return tuple(Reported(row, event(row)) for row in rows(folder / "inspections_open.csv"))


@pytest.fixture
def reported(open_data: Path) -> tuple[Reported, ...]:
    """
    Return every row with its event.
    """
    return _reported(open_data)


@pytest.fixture
def all_histories(reported: tuple[Reported, ...]) -> tuple[History, ...]:
    """
    Return the history of every authority.
    """
    return tuple(histories(each.event for each in reported).values())


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


def test_every_row_is_an_event_of_an_authority_that_the_register_knows(reported: tuple[Reported, ...]) -> None:
    assert len(reported) == 263
    assert len({each.event.authority for each in reported}) == 83
    assert all(authority(row["authority"]) == event.authority for row, event in reported)


def test_every_event_is_of_the_edition_that_its_report_names(reported: tuple[Reported, ...]) -> None:
    wrong = [event.name for row, event in reported if not event.ruleset.id.startswith(row["framework"].lower())]
    assert wrong == []


def test_every_judgement_lies_in_an_area_of_its_edition(reported: tuple[Reported, ...]) -> None:
    for _, event in reported:
        assert {judgement.area for judgement in event.judgements} <= set(event.ruleset.areas), event.name


def test_every_inspection_has_an_overall_grade_exactly_where_its_edition_gives_one(
    reported: tuple[Reported, ...],
) -> None:
    for _, event in reported:
        if event.kind.is_full_inspection:
            assert (event.overall is not None) is event.ruleset.makes_overall_judgement, event.name


def test_reports_before_2023_never_graded_care_leavers_by_themselves(reported: tuple[Reported, ...]) -> None:
    early = [event for _, event in reported if event.start < date(2023, 1, 1)]
    assert all(event.grade(JudgementArea.CARE_LEAVERS) is None for event in early)


def test_the_length_of_fieldwork_tells_short_from_standard_in_every_report_but_wiltshires_of_2019(
    reported: tuple[Reported, ...],
) -> None:
    untold = []
    for row, event in reported:
        if row["event_type"] in ("short", "standard"):
            try:
                assert EventKind.from_fieldwork(event.fieldwork) is event.kind, event.name
            except ValueError:
                untold.append((event.authority.name, event.start))
    assert untold == [("Wiltshire", date(2019, 6, 3))]


def test_split_fieldwork_keeps_its_legs(reported: tuple[Reported, ...]) -> None:
    split = {event.authority.name: event for _, event in reported if len(event.fieldwork) > 1}
    assert [str(leg) for leg in split["Sheffield"].fieldwork] == [
        "19 November to 11 December 2013",
        "28-30 January 2014",
    ]


def test_the_relations_between_grades_hold_in_every_report(reported: tuple[Reported, ...]) -> None:
    practice = {*IN_CARE.values(), JudgementArea.HELP_AND_PROTECTION, JudgementArea.CARE_LEAVERS}
    for row, event in reported:
        if row["framework"] == "ILACS" and event.overall is not None:
            grades = [judgement.grade for judgement in event.judgements if judgement.area in practice]
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


def test_first_inspections_of_new_authorities_fell_in_their_window(all_histories: tuple[History, ...]) -> None:
    new = {of: of.authority.established for of in all_histories if of.authority.established}
    since_2019 = {of: first_day for of, first_day in new.items() if first_day >= date(2019, 4, 1)}
    assert {"Cumberland", "Dorset", "West Northamptonshire"} <= {of.authority.name for of in since_2019}
    for of, first_day in since_2019.items():
        window = next_inspection(of, as_of=max(first_day, RESUMED)).window  # by then the suspension was known
        assert window is not None
        assert of.full_inspections[0].start in window, of.authority.name


def test_no_window_looked_forward_to_lay_wholly_before_the_report_that_opened_it(
    sequels: tuple[Followed, ...],
) -> None:
    for each in sequels:
        assert each.expected.window is None or each.expected.window.earliest > each.last.end, each.last.name


# When in the year, with what notice and how long the report took


def test_every_start_since_2018_was_in_a_likely_week(reported: tuple[Reported, ...]) -> None:
    unlikely = []
    for row, event in reported:
        if row["framework"] == "ILACS" and row["event_type"] in ("short", "standard"):
            weeks = likely_weeks(Window(event.start, None, event.start), event.kind)
            if [week.monday for week in weeks] != [event.start]:
                unlikely.append(event.name)
    assert unlikely == []


def test_about_eight_reports_in_ten_came_out_within_the_usual_spread(reported: tuple[Reported, ...]) -> None:
    inside = []
    for row, event in reported:
        if row["framework"] == "ILACS" and event.published is not None:
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
        answer = next_inspection(of, as_of=date(2026, 9, 1))
        assert answer.kind in (EventKind.SHORT, EventKind.STANDARD), of.authority.name
        assert answer.window is not None


def test_every_published_inspection_starts_its_two_clocks(reported: tuple[Reported, ...]) -> None:
    for _, event in reported:
        if event.kind.is_full_inspection and event.published is not None:
            report, statement = deadlines(event)
            assert event.published < report.due < statement.due
