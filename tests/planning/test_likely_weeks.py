"""
Which weeks fieldwork is likely to begin in, as observed, and nothing that is a rule.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.workdays.non_working_days import Certainty
from ofsted_ilacs.workdays.uk_calendars import england_and_wales
from tests.builders import GATESHEAD_2024, history, on

kinds = st.sampled_from([EventKind.SHORT, EventKind.STANDARD])
starts = st.dates(date(2018, 1, 29), date(2029, 12, 31))


def between(first: str, last: str) -> Window:
    """
    Return a window of which no source says what is expected.
    """
    return Window(on(first), None, on(last))


def test_the_summer_of_2027_leaves_these_mondays() -> None:
    weeks = likely_weeks(between("2027-07-10", "2027-09-20"))
    assert [each.monday for each in weeks] == [
        on("2027-07-12"),
        on("2027-07-19"),
        on("2027-07-26"),
        on("2027-09-06"),
        on("2027-09-13"),
        on("2027-09-20"),
    ]


def test_a_standard_inspection_needs_two_weeks_clear() -> None:
    weeks = likely_weeks(between("2027-07-10", "2027-09-20"), EventKind.STANDARD)
    assert on("2027-07-26") not in [each.monday for each in weeks]
    assert str(weeks[0].fieldwork) == "12-23 July 2027"


def test_christmas_2026_leaves_no_monday_from_mid_december_to_mid_january() -> None:
    weeks = likely_weeks(between("2026-12-01", "2027-01-31"))
    assert [each.monday for each in weeks] == [on("2026-12-07"), on("2026-12-14"), on("2027-01-18"), on("2027-01-25")]


def test_a_bank_holiday_takes_its_whole_week() -> None:
    weeks = likely_weeks(between("2025-05-01", "2025-06-02"))
    assert [each.monday for each in weeks] == [on("2025-05-12"), on("2025-05-19"), on("2025-06-02")]


@settings(max_examples=60)
@given(starts, st.integers(0, 200), kinds)
def test_every_week_begins_on_a_monday_in_the_window_and_keeps_clear_of_what_was_never_met(
    start: date, days: int, kind: EventKind
) -> None:
    window = Window(start, None, start + timedelta(days))
    calendar = england_and_wales().projected_to(2031)
    for each in likely_weeks(window, kind):
        assert each.monday.weekday() == 0
        assert each.monday in window
        assert each.fieldwork.start == each.monday
        assert each.fieldwork.end.weekday() == 4
        span = [each.monday + timedelta(offset) for offset in range(each.fieldwork.days)]
        assert all(calendar.is_working_day(day) == (day.weekday() < 5) for day in span)
        assert not any(
            day.month == 8 or (day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 11) for day in span
        )


@settings(max_examples=60)
@given(starts, st.integers(0, 200))
def test_where_a_standard_inspection_fits_a_short_one_does(start: date, days: int) -> None:
    window = Window(start, None, start + timedelta(days))
    short = {each.monday for each in likely_weeks(window)}
    assert {each.monday for each in likely_weeks(window, EventKind.STANDARD)} <= short


@settings(max_examples=60)
@given(starts, st.integers(0, 100), st.integers(0, 100), kinds)
def test_a_wider_window_holds_the_weeks_of_the_narrower(start: date, days: int, more: int, kind: EventKind) -> None:
    narrow = Window(start, None, start + timedelta(days))
    wide = Window(start, None, start + timedelta(days + more))
    assert {each.monday for each in likely_weeks(narrow, kind)} <= {each.monday for each in likely_weeks(wide, kind)}


def test_every_regularity_is_observed_and_none_of_them_is_a_rule() -> None:
    week = likely_weeks(between("2027-07-10", "2027-07-20"))[0]
    assert [rule.id for rule in week.rules] == ["week.monday", "week.bank-holiday", "week.august", "week.christmas"]
    assert {rule.evidence.basis for rule in week.rules} == {Basis.OBSERVED}
    assert explain(week).count("There is no written rule") == 4
    assert "Observed: 320 of 321" in explain(week)
    assert str(week) == "Fieldwork could begin on Monday 12 July 2027 and take 12-16 July 2027."


def test_beyond_the_announced_holidays_a_week_is_projected() -> None:
    weeks = likely_weeks(between("2028-12-01", "2029-01-31"))
    assert [each.certainty for each in weeks] == [
        Certainty.PROJECTED if each.fieldwork.end > england_and_wales().last else Certainty.CONFIRMED for each in weeks
    ]
    assert {each.certainty for each in weeks} == {Certainty.PROJECTED, Certainty.CONFIRMED}


def test_a_regularity_that_the_caller_sets_aside_no_longer_counts() -> None:
    window = between("2027-08-01", "2027-08-31")
    assert likely_weeks(window) == ()
    own = ruleset("ilacs-2026-04").with_value("week.august", False)
    weeks = likely_weeks(window, ruleset=own)
    assert [each.monday.day for each in weeks] == [2, 9, 16, 23]
    assert "week.august" not in [rule.id for rule in weeks[0].rules]


def test_the_window_of_a_next_inspection_has_likely_weeks() -> None:
    window = next_inspection(history(GATESHEAD_2024), as_of=on("2026-11-21")).window
    assert window is not None
    assert len(likely_weeks(window)) > 25


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind not in (EventKind.SHORT, EventKind.STANDARD)])
def test_only_short_and_standard_inspections_have_likely_weeks(kind: EventKind) -> None:
    with pytest.raises(RecordError):
        likely_weeks(between("2027-07-10", "2027-07-20"), kind)


@pytest.mark.parametrize("window", ["2027-07-10", None, (on("2027-07-10"), on("2027-07-20"))])
def test_likely_weeks_lie_in_a_window(window: object) -> None:
    with pytest.raises(RecordError, match=r"window: .* is not of type Window"):
        likely_weeks(window)  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [{"calendar": "scotland"}, {"ruleset": "ilacs-2026-04"}, {"kind": "short"}], ids=str)
def test_a_mistake_in_what_is_asked_yields_no_weeks(asked: dict[str, object]) -> None:
    with pytest.raises(IlacsError):
        likely_weeks(between("2027-07-10", "2027-07-20"), **asked)  # type: ignore[arg-type]


def test_the_single_framework_knew_no_likely_weeks() -> None:
    with pytest.raises(RecordError, match="'sif-2013-11' does not say how many weeks a short inspection is on site"):
        likely_weeks(between("2016-07-10", "2016-07-20"))
