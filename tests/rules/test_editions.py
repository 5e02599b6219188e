"""
Which edition was in force when, and that none is missing in between.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotADateError, RecordError, RulesetNotFoundError
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas, check_editions, ruleset, ruleset_on, rulesets
from tests.builders import on


def test_there_are_four_editions_with_their_days() -> None:
    assert [(edition.id, edition.first_day, edition.last_day) for edition in rulesets()] == [
        ("sif-2013-11", on("2013-11-19"), on("2018-01-28")),
        ("ilacs-2018-01", on("2018-01-29"), on("2022-12-31")),
        ("ilacs-2023-01", on("2023-01-01"), on("2026-03-31")),
        ("ilacs-2026-04", on("2026-04-01"), None),
    ]


@given(st.dates(date(2013, 11, 19), date(2100, 1, 1)))
def test_exactly_one_edition_is_in_force_on_a_day(day: date) -> None:
    assert [edition for edition in rulesets() if edition.governs(day)] == [ruleset_on(day)]


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("2013-11-19", "sif-2013-11"),
        ("2018-01-28", "sif-2013-11"),
        ("2018-01-29", "ilacs-2018-01"),
        ("2022-12-31", "ilacs-2018-01"),
        ("2023-01-01", "ilacs-2023-01"),
        ("2026-03-31", "ilacs-2023-01"),
        ("2026-04-01", "ilacs-2026-04"),
        ("2040-12-31", "ilacs-2026-04"),
    ],
)
def test_an_edition_begins_the_day_after_the_one_before_it_ends(day: str, id: str) -> None:
    assert ruleset_on(on(day)) is ruleset(id)


def test_a_day_before_the_oldest_edition_is_refused() -> None:
    with pytest.raises(RulesetNotFoundError, match=r"2013-11-18 is before 2013-11-19.*Ask about a day from"):
        ruleset_on(on("2013-11-18"))


@pytest.mark.parametrize("day", ["2026-04-01", datetime(2026, 4, 1, tzinfo=UTC), None, 2026])
def test_an_edition_is_in_force_on_a_day_and_on_nothing_else(day: object) -> None:
    with pytest.raises(NotADateError):
        ruleset_on(day)  # type: ignore[arg-type]


@pytest.mark.parametrize("id", ["ilacs-2027-01", "", "ILACS-2023-01", None, 2023])
def test_an_unknown_edition_is_answered_with_those_there_are(id: object) -> None:
    with pytest.raises(RulesetNotFoundError, match="sif-2013-11, ilacs-2018-01, ilacs-2023-01, ilacs-2026-04"):
        ruleset(id)  # type: ignore[arg-type]


def test_the_published_editions_abut() -> None:
    check_editions(rulesets())


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (lambda day: day + timedelta(1), "ends on 2022-12-31 and 'ilacs-2023-01' begins on 2023-01-02"),
        (lambda day: day - timedelta(1), "ends on 2022-12-31 and 'ilacs-2023-01' begins on 2022-12-31"),
    ],
    ids=["gap", "overlap"],
)
def test_editions_that_leave_a_gap_or_overlap_are_refused(moved: Callable[[date], date], said: str) -> None:
    later = ruleset("ilacs-2023-01")
    with pytest.raises(RecordError, match=f"'ilacs-2018-01' {said}") as refused:
        check_editions([ruleset("ilacs-2018-01"), attrs.evolve(later, first_day=moved(later.first_day))])
    assert "Editions must abut" in str(refused.value)


def test_only_the_last_edition_is_open() -> None:
    with pytest.raises(RecordError, match="'ilacs-2018-01' never ends and 'ilacs-2023-01' begins on 2023-01-01"):
        check_editions([attrs.evolve(ruleset("ilacs-2018-01"), last_day=None), ruleset("ilacs-2023-01")])


def test_editions_out_of_order_are_refused() -> None:
    with pytest.raises(RecordError, match="must abut"):
        check_editions(reversed(rulesets()))


@pytest.mark.parametrize(
    ("id", "judged"),
    [
        (
            "sif-2013-11",
            {
                JudgementArea.HELP_AND_PROTECTION,
                JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
                JudgementArea.ADOPTION,
                JudgementArea.SIF_CARE_LEAVERS,
                JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE,
                JudgementArea.OVERALL_EFFECTIVENESS,
            },
        ),
        (
            "ilacs-2018-01",
            {
                JudgementArea.IMPACT_OF_LEADERS,
                JudgementArea.HELP_AND_PROTECTION,
                JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
                JudgementArea.OVERALL_EFFECTIVENESS,
            },
        ),
        (
            "ilacs-2023-01",
            {
                JudgementArea.IMPACT_OF_LEADERS,
                JudgementArea.HELP_AND_PROTECTION,
                JudgementArea.CHILDREN_IN_CARE,
                JudgementArea.CARE_LEAVERS,
                JudgementArea.OVERALL_EFFECTIVENESS,
            },
        ),
        (
            "ilacs-2026-04",
            {
                JudgementArea.IMPACT_OF_LEADERS,
                JudgementArea.HELP_AND_PROTECTION,
                JudgementArea.CHILDREN_IN_CARE,
                JudgementArea.CARE_LEAVERS,
            },
        ),
    ],
)
def test_an_edition_makes_its_judgements_and_no_others(id: str, judged: set[JudgementArea]) -> None:
    edition = ruleset(id)
    assert set(edition.areas) == judged
    assert str(edition.rule("judgements").value).count(";") == len(judged) - 1
    assert edition.makes_overall_judgement is (JudgementArea.OVERALL_EFFECTIVENESS in judged)


@pytest.mark.parametrize("strangers", [[1, 2], ["sif-2013-11"], [None]])
def test_only_editions_can_be_checked(strangers: list[object]) -> None:
    with pytest.raises(RecordError, match="is not of type Ruleset"):
        check_editions(strangers)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2026-04-01", datetime(2026, 4, 1, tzinfo=UTC), None])
def test_an_edition_governs_days_and_nothing_else(day: object) -> None:
    with pytest.raises(NotADateError):
        rulesets()[-1].governs(day)  # type: ignore[arg-type]


@pytest.mark.parametrize(("edition", "single"), [(edition, edition.id.startswith("sif")) for edition in rulesets()])
def test_single_inspections_belong_to_the_first_edition_and_short_and_standard_ones_to_the_others(
    edition: Ruleset, single: bool
) -> None:
    singles = (EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE)
    assert edition.full_inspections == (singles if single else (EventKind.SHORT, EventKind.STANDARD))


def test_the_successor_is_announced_for_2027_and_never_in_force() -> None:
    announced = ruleset("ilacs-2026-04").announced
    assert announced is not None
    assert "children and families services framework" in announced.note
    assert "month is not known" in announced.note
    assert announced.known_from == on("2025-11-27")
    assert ruleset_on(on("2027-12-31")).id == "ilacs-2026-04"


@pytest.mark.parametrize(("before", "after"), list(pairwise(rulesets())))
def test_an_edition_announces_the_next_with_the_day_that_it_became_known(before: Ruleset, after: Ruleset) -> None:
    if before.announced is not None:
        assert before.announced.day == after.first_day
        assert before.announced.known_from is not None
        assert before.announced.known_from < after.first_day


def test_every_area_that_an_edition_judges_has_a_value_of_its_own() -> None:
    every = areas()
    assert {area for edition in rulesets() for area in edition.areas} <= set(every)
    assert len({area.value for area in every}) == len(every)


@pytest.mark.parametrize(
    ("id", "days"),
    [
        ("ilacs-2018-01", {"2018-09-17", "2021-01-01"}),
        ("ilacs-2023-01", {"2023-01-01", "2024-04-05", "2024-12-13", "2025-04-11"}),
        ("ilacs-2026-04", {"2026-04-01"}),
    ],
)
def test_an_edition_lists_its_dated_amendments_in_order_each_with_a_source(id: str, days: set[str]) -> None:
    amendments = ruleset(id).amendments
    assert [amendment.day for amendment in amendments] == sorted(map(on, days))
    assert all(amendment.citation.title for amendment in amendments)


def test_an_amendment_says_no_more_of_its_day_than_is_known() -> None:
    said = [str(amendment) for amendment in ruleset("ilacs-2018-01").amendments]
    assert said[0] == (
        "September 2018: Re-inspection under the single inspection framework abolished; a draft plan after priority "
        "action (CYP Now, 17 September 2018)."
    )
    assert said[1].startswith("2021: Notice and publishing arrangements; what changed was not read (")
