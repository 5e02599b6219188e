"""
When the next inspection is expected: counted from a day of the last, stretched by a suspension, cut by short months.
"""

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import NotADateError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Anchor
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    GATESHEAD_2024,
    HALTON_2020,
    HALTON_2024,
    history,
    inspected,
    on,
)

SUSPENSION = Span(on("2020-03-17"), on("2021-06-27"))
LEEDS = authority("Leeds")


def window_of(of: History, **asked: object) -> Window:
    """
    Return the window of the next inspection, asked when its report was out and the end of the suspension was known.
    """
    last = of.latest_full
    assert last is not None
    known = max(last.published or last.end, SUSPENSION.end) + timedelta(1)
    window = next_inspection(of, as_of=known, **asked).window  # type: ignore[arg-type]
    assert window is not None
    return window


def days_of(window: Window) -> tuple[date, date, date]:
    """
    Return the three days of a window that has an expected one.
    """
    assert window.expected is not None
    return window.earliest, window.expected, window.latest


@st.composite
def judged(draw: st.DrawFn, first: date = date(2018, 1, 29), last: date = date(2027, 12, 31)) -> History:
    """
    Draw a history of one graded inspection under ILACS, published.
    """
    start = draw(st.dates(first, last))
    end = start + timedelta(draw(st.sampled_from((4, 11))))
    published = end + timedelta(draw(st.integers(0, 150)))
    return History(LEEDS, (InspectionEvent(LEEDS, EventKind.STANDARD, start, end, published=published),))


# Three years, six months either side


def test_gatesheads_window_lies_six_months_either_side_of_the_third_anniversary_of_publication() -> None:
    window = window_of(history(GATESHEAD_2024))
    assert window == Window(on("2027-07-29"), on("2028-01-24"), on("2028-07-29"))


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("start", "2027-12-02"),
        ("end", "2027-12-06"),
        ("publication", "2028-01-29"),
        (Anchor.START, "2027-12-02"),
        (Anchor.END, "2027-12-06"),
        (Anchor.PUBLICATION, "2028-01-29"),
        (None, "2028-01-29"),
    ],
)
def test_the_anniversary_is_counted_from_the_day_that_the_caller_chooses(anchor: object, expected: str) -> None:
    timing = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"), anchor=anchor).timing  # type: ignore[arg-type]
    assert timing is not None
    assert timing.anniversary == on(expected)


def test_the_expected_day_is_the_monday_of_the_nearest_week_in_which_fieldwork_could_begin() -> None:
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"))
    assert answer.window is not None
    assert answer.window.expected == on("2028-01-24")
    said = explain(answer)
    assert "The middle of the window is 29 January 2028." in said
    assert "The nearest such week begins on 24 January 2028." in said


@given(judged())
def test_an_expected_day_is_the_monday_of_a_likely_week(of: History) -> None:
    window = window_of(of)
    assert window.expected in [week.monday for week in likely_weeks(window, EventKind.SHORT)]


def test_a_day_that_the_caller_chose_is_named_as_chosen() -> None:
    chosen = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"), anchor="start")
    assert "counted from the first day on site, 2 December 2024, as the caller chose." in explain(chosen)


def test_without_a_day_of_publication_the_last_day_on_site_counts_and_the_step_says_so() -> None:
    unpublished = history(attrs.evolve(GATESHEAD_2024, published=None))
    answer = next_inspection(unpublished, as_of=on("2025-06-01"))
    assert answer.window == window_of(history(GATESHEAD_2024), anchor="end")
    assert answer.timing is not None
    assert (answer.timing.anchor, answer.timing.counted_from) == (Anchor.PUBLICATION, Anchor.END)
    assert (
        "counted from the last day on site, 6 December 2024: the day of publication, which would count, is not known."
        in explain(answer)
    )


@pytest.mark.parametrize("anchor", ["published", "", "START", 3, True, EventKind.SHORT])
def test_an_anchor_of_another_name_is_refused(anchor: object) -> None:
    with pytest.raises(RecordError, match=r"is no anchor\. Use 'publication', 'end' or 'start'\."):
        window_of(history(GATESHEAD_2024), anchor=anchor)


# The suspension


def test_bradfords_window_of_2018_stood_still_for_468_days_and_holds_its_re_inspection() -> None:
    answer = next_inspection(history(BRADFORD_2018), as_of=on("2021-06-28"))
    assert answer.window == Window(on("2022-08-10"), on("2023-02-06"), on("2023-08-10"))
    assert answer.timing is not None
    assert answer.timing.suspended == SUSPENSION.days == 468
    assert BRADFORD_2022.start in answer.window
    assert "The clock stopped while inspections were suspended. " in explain(answer)
    assert "are 468 days later." in explain(answer)
    assert "rule suspension, ilacs-2018-01. " in explain(answer)


@pytest.mark.parametrize("as_of", ["2018-11-01", "2020-03-16"])
def test_until_inspections_were_suspended_nobody_knew_that_they_would_be(as_of: str) -> None:
    answer = next_inspection(history(BRADFORD_2018), as_of=on(as_of))
    assert answer.window == Window(on("2021-04-29"), on("2021-10-25"), on("2022-04-29"))
    assert answer.timing is not None
    assert answer.timing.suspended == 0
    assert "suspended" not in explain(answer)


@pytest.mark.parametrize(
    ("as_of", "idle"), [("2020-03-17", 1), ("2020-09-01", 169), ("2021-06-27", 468), ("2021-06-28", 468)]
)
def test_while_inspections_were_suspended_nobody_knew_for_how_long(as_of: str, idle: int) -> None:
    answer = next_inspection(history(BRADFORD_2018), as_of=on(as_of))
    assert answer.timing is not None
    assert answer.timing.suspended == idle
    assert answer.window is not None
    assert answer.window.latest == on("2022-04-29") + timedelta(idle)


def test_the_caller_can_switch_the_suspension_off() -> None:
    answer = next_inspection(history(BRADFORD_2018), as_of=on("2021-07-01"), extend_for_suspension=False)
    assert answer.window == Window(on("2021-04-29"), on("2021-10-25"), on("2022-04-29"))
    assert "suspended" not in explain(answer)


def test_haltons_report_came_out_within_the_suspension_so_only_the_rest_of_it_counts() -> None:
    # 15 April 2020 to 27 June 2021: 438 days.
    answer = next_inspection(history(HALTON_2020), as_of=on("2021-07-01"))
    assert answer.window == Window(on("2023-12-27"), on("2024-06-24"), on("2024-12-26"))
    assert answer.timing is not None
    assert answer.timing.suspended == 438
    assert HALTON_2024.start in answer.window


def test_a_window_after_june_2021_is_not_stretched() -> None:
    answer = next_inspection(history(HALTON_2024), as_of=on("2024-09-01"))
    assert answer.timing is not None
    assert answer.timing.suspended == 0
    assert answer.window == Window(on("2027-01-12"), on("2027-07-12"), on("2028-01-12"))


@given(judged())
def test_the_suspension_only_ever_moves_a_window_later(of: History) -> None:
    still, running = window_of(of), window_of(of, extend_for_suspension=False)
    for after, before in ((still.earliest, running.earliest), (still.latest, running.latest)):
        assert 0 <= (after - before).days <= SUSPENSION.days


@given(judged())
def test_no_window_of_the_time_before_lies_in_the_suspension_alone(of: History) -> None:
    assert window_of(of).latest > SUSPENSION.end


@given(judged(first=date(2021, 6, 28)))
def test_after_the_suspension_it_changes_nothing(of: History) -> None:
    assert window_of(of) == window_of(of, extend_for_suspension=False)


# Short months


def test_from_29_february_2024_the_third_anniversary_is_28_february_2027_and_the_step_says_so() -> None:
    leap = history(inspected("Leeds", EventKind.SHORT, "2024-02-05/2024-02-09", "2024-02-29", Grade.GOOD))
    answer = next_inspection(leap, as_of=on("2025-11-21"))
    assert answer.window == Window(on("2026-08-28"), on("2027-02-22"), on("2027-08-28"))
    assert any("28 February 2027" in step.text and "too short" in step.text for step in answer.steps)


def test_solihull_counted_from_31_october_has_no_31st_in_april_and_the_step_says_so() -> None:
    solihull = inspected("Solihull", EventKind.STANDARD, "2022-10-31/2022-11-11", "2023-01-13", Grade.INADEQUATE)
    answer = next_inspection(history(solihull), as_of=on("2023-06-01"), anchor="start")
    assert answer.window == Window(on("2025-04-30"), on("2025-10-27"), on("2026-04-30"))
    assert any("30 April 2025 and 30 April 2026" in step.text for step in answer.steps)


def test_where_no_month_is_too_short_nothing_is_said_of_it() -> None:
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"))
    assert "too short" not in explain(answer)


# Laws


@given(judged(), st.sampled_from(Anchor), st.booleans())
def test_a_window_is_in_order(of: History, anchor: Anchor, suspended: bool) -> None:
    window = window_of(of, anchor=anchor, extend_for_suspension=suspended)
    assert window.expected is not None
    assert window.earliest <= window.expected <= window.latest


def outside_the_suspension(of: History) -> bool:
    """
    Return whether an inspection and its report lie on one side of the suspension.
    """
    event = of.events[0]
    return event.published is not None and not Span(event.start, event.published).overlaps(SUSPENSION)


@given(judged().filter(outside_the_suspension))
def test_the_window_by_start_comes_before_that_by_end_and_that_before_that_by_publication(of: History) -> None:
    by_start, by_end, by_publication = (days_of(window_of(of, anchor=anchor)) for anchor in Anchor)
    for first, second, third in zip(by_start, by_end, by_publication, strict=True):
        assert first <= second <= third


@given(judged(date(2020, 3, 1), date(2021, 6, 27)))
def test_within_the_suspension_months_of_unequal_length_upset_that_order_by_three_days_at_most(of: History) -> None:
    by_start, by_end, by_publication = (days_of(window_of(of, anchor=anchor)) for anchor in Anchor)
    slack = timedelta(3)
    for first, second, third in zip(by_start, by_end, by_publication, strict=True):
        assert first <= second + slack
        assert second <= third + slack


@given(judged(), st.integers(0, 20), st.integers(0, 20))
def test_a_longer_interval_never_brings_a_window_forward(of: History, one: int, other: int) -> None:
    edition = ruleset("ilacs-2023-01")
    shorter, longer = (
        window_of(of, ruleset=edition.with_value("interval", Years(years))) for years in sorted((one, other))
    )
    assert shorter.earliest <= longer.earliest
    assert shorter.latest <= longer.latest


@given(judged(), st.integers(0, 36))
def test_a_wider_tolerance_holds_the_narrower(of: History, months: int) -> None:
    edition = ruleset("ilacs-2023-01")
    wide = window_of(of, ruleset=edition.with_value("interval.tolerance", Months(months + 1)))
    narrow = window_of(of, ruleset=edition.with_value("interval.tolerance", Months(months)))
    assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest


@given(judged().filter(outside_the_suspension), judged().filter(outside_the_suspension))
def test_the_earlier_report_has_the_earlier_window(one: History, other: History) -> None:
    first, second = sorted((one, other), key=lambda of: of.events[0].published or date.max)
    for earlier, later in zip(days_of(window_of(first)), days_of(window_of(second)), strict=True):
        assert earlier <= later


# The callers' own rules


def test_a_callers_interval_moves_the_window_and_is_named() -> None:
    own = ruleset("ilacs-2023-01").with_value("interval", Years(4)).with_value("interval.tolerance", Months(3))
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"), ruleset=own)
    assert answer.window == Window(on("2028-10-29"), on("2029-01-29"), on("2029-04-29"))
    said = explain(answer)
    assert "within 3 months either side of the fourth anniversary" in said
    assert "rule interval, ilacs-2023-01. Supplied by the caller. The published value is: 3 years." in said
    assert "rule interval.tolerance, ilacs-2023-01. Supplied by the caller. The published value is: 6 months." in said


def test_a_rule_that_was_evolved_is_named_as_changed_too() -> None:
    edition = ruleset("ilacs-2023-01")
    every = attrs.evolve(edition.interval.every, value=Months(42))
    own = attrs.evolve(edition, interval=attrs.evolve(edition.interval, every=every))
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"), ruleset=own)
    assert answer.window is not None
    assert answer.window.expected == on("2028-07-24")  # a Saturday, 29 July, is in the middle
    assert "Rule interval was changed by the caller: it is published as 3 years." in explain(answer)


def test_a_callers_anchor_counts_and_is_named() -> None:
    own = ruleset("ilacs-2023-01").with_value("interval.anchor", Anchor.START)
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2025-06-01"), ruleset=own)
    assert answer.window == window_of(history(GATESHEAD_2024), anchor="start")
    assert "The published value is: publication." in explain(answer)


@pytest.mark.parametrize(
    ("id", "value", "needed"),
    [
        ("interval", WorkingDays(3), "Months or Years"),
        ("interval.tolerance", "six months", "Months or Years"),
        ("suspension", Months(15), "Span"),
        ("interval.anchor", "the report", "Anchor"),
    ],
)
def test_a_rule_of_the_wrong_kind_is_refused_at_once(id: str, value: object, needed: str) -> None:
    with pytest.raises(RecordError, match=f"Rule '{id}' holds .* It needs {needed}, or Unknown"):
        ruleset("ilacs-2023-01").with_value(id, value)  # type: ignore[arg-type]


# The window itself


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2027-07-28", WindowStatus.AHEAD),
        ("2027-07-29", WindowStatus.OPEN),
        ("2028-07-29", WindowStatus.OPEN),
        ("2028-07-30", WindowStatus.OVERDUE),
    ],
)
def test_a_window_is_open_on_its_first_and_its_last_day(as_of: str, status: WindowStatus) -> None:
    assert Window(on("2027-07-29"), on("2028-01-24"), on("2028-07-29")).status(on(as_of)) is status


@given(st.dates(), st.dates(), st.dates())
def test_only_days_in_order_make_a_window(one: date, other: date, third: date) -> None:
    if one <= other <= third:
        window = Window(one, other, third)
        assert one in window
        assert third in window
    else:
        with pytest.raises(RecordError, match="is out of order"):
            Window(one, other, third)


def test_a_window_is_made_of_days_and_holds_days() -> None:
    with pytest.raises(NotADateError):
        Window("2027-07-29", None, on("2028-07-29"))  # type: ignore[arg-type]
    window = Window(on("2027-07-29"), None, on("2028-07-29"))
    for stranger in ("2028-01-01", datetime(2028, 1, 1, tzinfo=UTC), None):
        with pytest.raises(NotADateError):
            assert stranger in window  # type: ignore[operator]
        with pytest.raises(NotADateError):
            window.status(stranger)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (
            ("2027-07-29", "2028-01-29", "2028-07-29"),
            "around 29 January 2028 (29 July 2027 to 29 July 2028)",
        ),
        (("2027-07-29", None, "2028-07-29"), "29 July 2027 to 29 July 2028"),
        (("2027-07-29", None, "2027-07-29"), "29 July 2027"),
    ],
)
def test_a_window_reads_as_people_say_it(days: tuple[str, str | None, str], words: str) -> None:
    earliest, expected, latest = days
    assert str(Window(on(earliest), None if expected is None else on(expected), on(latest))) == words
