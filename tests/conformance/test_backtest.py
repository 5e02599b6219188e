"""
The back-test, replayed on the record.
"""

from pathlib import Path

import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.rules.values import Anchor
from tools.backtest import REOPENED, SINCE, cases, report


@pytest.fixture
def histories() -> list[oi.History]:
    return list(oi.published_histories().values())


def test_the_kind_after_requires_improvement_or_inadequate_is_right_every_time(histories: list[oi.History]) -> None:
    certain = [
        case
        for case in cases(histories)
        if case.before.start >= SINCE and case.before.overall in (oi.Grade.REQUIRES_IMPROVEMENT, oi.Grade.INADEQUATE)
    ]
    assert len(certain) > 30
    assert all(case.is_right_kind for case in certain)


def test_nearly_nine_in_ten_inspections_begin_inside_the_window(histories: list[oi.History]) -> None:
    since = [case for case in cases(histories) if case.before.start >= REOPENED]
    assert sum(case.is_inside(Anchor.PUBLICATION) for case in since) / len(since) >= 0.88


def test_publication_fits_better_than_the_last_day_and_that_better_than_the_first(histories: list[oi.History]) -> None:
    since = [case for case in cases(histories) if case.before.start >= REOPENED]
    inside = {anchor: sum(case.is_inside(anchor) for case in since) for anchor in Anchor}
    assert inside[Anchor.PUBLICATION] >= inside[Anchor.END] >= inside[Anchor.START]


def test_the_page_holds_the_figures_that_the_replay_prints(histories: list[oi.History]) -> None:
    page = (Path(__file__).parents[2] / "docs/explanation/how-well-it-predicts.md").read_text(encoding="utf-8")
    assert report(histories) in page


def test_a_file_without_two_inspections_in_a_row_is_replayed_too() -> None:
    assert "- 0 inspections of 0 authorities; 0 pairs." in report([])
