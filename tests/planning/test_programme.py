"""
Everything to expect, in order: what is due, what is possible, and what rests on an assumed outcome.
"""

import pickle
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, given, settings, strategies as st

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import CoverageError, GradeError, HistoryError, IlacsError, NotADateError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Months, WorkingDays, Years
from ofsted_ilacs.planning.deadlines import Duty
from ofsted_ilacs.planning.expected import Expected, Milestone
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.programme import Programme, merge_programmes, programme
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Between, Unknown
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    GATESHEAD_2024,
    LIVERPOOL_2026,
    SURREY_2025,
    WIGAN_2022,
    added,
    days_asked,
    full_inspections,
    histories_of,
    history,
    inspected,
    on,
    visits,
    when,
)

INSPECTIONS = tuple(kind for kind in EventKind if kind.is_full_inspection)
GATESHEAD = programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-11-21"))

spans = st.integers(0, 4000)


def expected(of: History, as_of: date, days: int, **asked: object) -> Programme:
    """
    Return a programme of so many days, or skip where the authority cannot be asked about.
    """
    try:
        return programme(of, as_of=as_of, until=as_of + timedelta(days), **asked)  # type: ignore[arg-type]
    except HistoryError:
        assume(False)
        raise


# Gateshead's ten years


def test_gatesheads_next_inspection_is_the_one_that_is_answered_for_by_itself() -> None:
    first = next(event for event in GATESHEAD if event.what in INSPECTIONS)
    alone = next_inspection(history(GATESHEAD_2024), as_of=on("2026-11-21"))
    assert (first.what, first.window, first.is_assumed) == (alone.kind, alone.window, False)


def test_gateshead_is_to_have_one_or_two_focused_visits_before_each_inspection() -> None:
    present = [event for event in GATESHEAD.of_kind(EventKind.FOCUSED_VISIT) if event.cycle == 0]
    assert [event.is_optional for event in present] == [False, True]
    assert {event.window for event in present} == {Window(on("2026-11-21"), None, on("2028-07-29"))}


def test_a_visit_that_was_held_is_taken_off() -> None:
    visit = inspected("Gateshead", EventKind.JTAI, "2026-01-12/2026-01-30")
    of = programme(history(GATESHEAD_2024, visit), as_of=on("2026-11-21"), until=on("2036-11-21"))
    present = [event for event in of.of_kind(EventKind.FOCUSED_VISIT) if event.cycle == 0]
    assert [event.is_optional for event in present] == [True]


@pytest.mark.parametrize("kind", [EventKind.SELF_EVALUATION, EventKind.ENGAGEMENT_MEETING])
def test_every_year_has_its_self_evaluation_and_its_engagement_meeting(kind: EventKind) -> None:
    yearly = GATESHEAD.of_kind(kind).events
    assert len(yearly) == 11
    for before, after in pairwise(yearly):
        assert when(after).earliest == when(before).latest + timedelta(1)


def test_a_year_begins_when_the_last_one_was_held() -> None:
    meeting = inspected("Gateshead", EventKind.ENGAGEMENT_MEETING, "2026-06-02")
    of = programme(history(GATESHEAD_2024, meeting), as_of=on("2026-11-21"), until=on("2028-11-21"))
    first = of.of_kind(EventKind.ENGAGEMENT_MEETING).events[0]
    assert first.window == Window(on("2026-11-21"), None, on("2027-06-02")) or when(first).earliest > on("2026-11-21")


def test_self_evaluations_are_numbered_from_the_last_inspection_whatever_the_day_of_asking() -> None:
    held = inspected("Gateshead", EventKind.SELF_EVALUATION, "2026-06-02")
    for as_of in ("2026-11-21", "2026-12-21", "2027-08-02"):
        of = programme(history(GATESHEAD_2024, held), as_of=on(as_of), until=on("2029-11-21"))
        numbers = [event.number for event in of.of_kind(EventKind.SELF_EVALUATION)]
        assert numbers == list(range(2, len(numbers) + 2))


def test_every_inspection_has_its_call_its_report_and_its_two_clocks() -> None:
    for cycle in (0, 1):
        names = {event.what for event in GATESHEAD if event.cycle == cycle}
        assert {
            EventKind.SHORT,
            Milestone.NOTIFICATION,
            Milestone.PUBLICATION,
            Duty.PUBLISH_REPORT,
            Duty.PUBLISH_STATEMENT,
        } <= names


def test_the_clocks_of_a_report_just_published_run() -> None:
    of = programme(history(GATESHEAD_2024), as_of=on("2025-03-01"), until=on("2025-12-31"))
    assert [(event.what, when(event).latest) for event in of if isinstance(event.what, Duty)] == [
        (Duty.PUBLISH_REPORT, on("2025-03-12")),
        (Duty.PUBLISH_STATEMENT, on("2025-05-12")),
    ]


# The inadequate route


def test_bradford_in_2023_has_monitoring_visits_then_its_re_inspection() -> None:
    of = programme(history(BRADFORD_2022), as_of=on("2023-02-06"), until=on("2026-12-31"))
    present = [event for event in of.of_kind(EventKind.MONITORING_VISIT) if event.cycle == 0]
    assert [event.is_optional for event in present] == [False] * 4 + [True] * 3
    (inspection,) = [event for event in of.of_kind(EventKind.STANDARD) if event.cycle == 0]
    assert inspection.window == Window(on("2025-07-31"), on("2026-01-26"), on("2026-07-31"))


def test_monitoring_visits_that_were_held_are_taken_off() -> None:
    held = [inspected("Bradford", EventKind.MONITORING_VISIT, day) for day in ("2023-07-11", "2023-11-07")]
    of = programme(history(BRADFORD_2022, *held), as_of=on("2023-12-01"), until=on("2026-12-31"))
    present = [event for event in of.of_kind(EventKind.MONITORING_VISIT) if event.cycle == 0]
    assert len(present) == 5
    assert present[0].window == Window(on("2024-02-07"), None, on("2024-05-07"))


# What is assumed


def test_without_an_assumption_the_present_pathway_goes_on() -> None:
    assert {event.what for event in GATESHEAD if event.what in INSPECTIONS} == {EventKind.SHORT}
    assert "the present pathway continues" in explain(GATESHEAD)


@pytest.mark.parametrize(
    ("assumed", "kinds"),
    [
        (Grade.GOOD, [EventKind.SHORT, EventKind.SHORT]),
        (Grade.REQUIRES_IMPROVEMENT, [EventKind.SHORT, EventKind.STANDARD]),
        ([Grade.INADEQUATE], [EventKind.SHORT, EventKind.STANDARD]),
        ([Grade.REQUIRES_IMPROVEMENT, Grade.GOOD], [EventKind.SHORT, EventKind.STANDARD]),
        (lambda number, before: Grade.REQUIRES_IMPROVEMENT, [EventKind.SHORT, EventKind.STANDARD]),  # noqa: ARG005
    ],
    ids=["good", "requires improvement", "inadequate", "a sequence", "a function"],
)
def test_an_assumed_outcome_leads_where_a_real_one_would(assumed: object, kinds: list[EventKind]) -> None:
    of = programme(
        history(GATESHEAD_2024),
        as_of=on("2026-11-21"),
        until=on("2034-11-21"),
        assume=assumed,  # type: ignore[arg-type]
    )
    found = [event.what for event in of if event.what in INSPECTIONS]
    assert found[:2] == kinds


def test_a_function_is_given_the_number_of_the_inspection_and_the_grade_before() -> None:
    asked: list[tuple[int, Grade | None]] = []

    def remember(number: int, before: Grade | None) -> Grade:
        asked.append((number, before))
        return Grade.OUTSTANDING

    programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-11-21"), assume=remember)
    assert asked[:2] == [(1, Grade.GOOD), (2, Grade.OUTSTANDING)]


def test_after_an_assumed_inadequate_the_inadequate_route_is_assumed() -> None:
    of = programme(
        history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-11-21"), assume=[Grade.INADEQUATE, Grade.GOOD]
    )
    monitoring = of.of_kind(EventKind.MONITORING_VISIT, EventKind.ACTION_PLANNING_VISIT)
    assert len(monitoring) == 7
    assert all(event.is_assumed for event in monitoring)
    assert all("assumed" in event.headline for event in monitoring)


def test_each_cycle_is_less_certain_than_the_one_before() -> None:
    windows = [event.window for event in GATESHEAD if event.what in INSPECTIONS and event.window is not None]
    whole = [each for each in windows if each.latest < GATESHEAD.until]  # what is assumed ends with the programme
    assert len(whole) >= 2
    assert all(before.latest - before.earliest < after.latest - after.earliest for before, after in pairwise(whole))


@pytest.mark.parametrize("assumed", ["good", [], ["good"], 3, [Grade.GOOD, None], lambda number, before: "good"])  # noqa: ARG005
def test_only_grades_can_be_assumed(assumed: object) -> None:
    with pytest.raises(GradeError):
        programme(
            history(GATESHEAD_2024),
            as_of=on("2026-11-21"),
            until=on("2036-11-21"),
            assume=assumed,  # type: ignore[arg-type]
        )


# Where it ends


def test_surreys_programme_stops_on_its_last_day_and_says_who_follows() -> None:
    of = programme(history(SURREY_2025), as_of=on("2026-06-01"), until=on("2030-06-01"))
    assert len(of) > 0
    assert all(when(event).latest <= on("2027-03-31") for event in of)
    assert [ending.successors for ending in of.endings] == [("East Surrey", "West Surrey")]
    assert "Surrey is to be replaced on 1 April 2027 by East Surrey and by West Surrey" in explain(of)


def test_a_programme_that_ends_before_says_nothing_of_it() -> None:
    of = programme(history(SURREY_2025), as_of=on("2026-06-01"), until=on("2027-03-31"))
    assert of.endings == ()


def test_a_new_authority_is_told_of_its_first_inspection_and_of_nothing_after_it() -> None:
    of = programme(History(authority("Cumberland")), as_of=on("2023-08-01"), until=on("2033-08-01"))
    found = of.of_kind(*INSPECTIONS).events
    assert [(event.what, event.cycle) for event in found] == [(EventKind.STANDARD, 0)]
    more = programme(
        History(authority("Cumberland")), as_of=on("2023-08-01"), until=on("2033-08-01"), assume=Grade.GOOD
    )
    assert len(more.of_kind(*INSPECTIONS)) > 1


def test_interventions_stand_in_the_programme_without_a_date_of_their_own() -> None:
    direction = inspected("Bradford", EventKind.STATUTORY_DIRECTION, "2023-03-01")
    of = programme(history(BRADFORD_2022, direction), as_of=on("2023-06-01"), until=on("2026-06-01"))
    assert of.interventions == (direction,)
    assert not of.of_kind(EventKind.STATUTORY_DIRECTION, EventKind.COMMISSIONER, EventKind.IMPROVEMENT_NOTICE)
    assert "On record: statutory direction, 1 March 2023." in explain(of)


# Part of it, and several together


def test_a_part_of_a_programme_is_a_programme() -> None:
    part = GATESHEAD.of_kind(EventKind.SHORT, Duty.PUBLISH_STATEMENT)
    assert {event.what for event in part} == {EventKind.SHORT, Duty.PUBLISH_STATEMENT}
    assert set(part.events) <= set(GATESHEAD.events)
    assert explain(part)


def test_the_programmes_of_several_authorities_can_be_merged_and_parted_again() -> None:
    alone = [
        programme(history(last), as_of=on("2026-11-21"), until=on("2030-11-21"))
        for last in (GATESHEAD_2024, LIVERPOOL_2026, WIGAN_2022)
    ]
    together = merge_programmes(alone)
    assert [each.name for each in together.authorities] == ["Gateshead", "Liverpool", "Wigan"]
    assert len(together) == sum(map(len, alone))
    for each in alone:
        assert together.of(*each.authorities).events == each.events
    assert [when(event).earliest for event in together] == sorted(when(event).earliest for event in together)


def test_programmes_of_other_days_cannot_be_merged() -> None:
    other = programme(history(WIGAN_2022), as_of=on("2026-11-21"), until=on("2030-11-21"))
    with pytest.raises(RecordError, match="from the same day to the same day"):
        merge_programmes([GATESHEAD, other])
    with pytest.raises(RecordError):
        merge_programmes([])


# What the caller changes


def test_a_callers_own_interval_moves_every_cycle() -> None:
    own = ruleset("ilacs-2026-04").with_value("interval", Years(4)).with_value("notice.inspection", WorkingDays(10))
    of = programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-11-21"), ruleset=own)
    first, second = of.of_kind(EventKind.SHORT).events[:2]
    assert when(first).expected == on("2029-01-29")
    assert when(second).earliest > on("2032-01-29")
    assert "Supplied by the caller. The published value is: 3 years." in explain(of)
    assert "Supplied by the caller. The published value is: 5 working days." in explain(of)


# Mistakes


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"until": on("2026-11-20")}, RecordError),
        ({"until": "2030-01-01"}, NotADateError),
        ({"as_of": None}, NotADateError),
        ({"until": on("2101-01-01")}, CoverageError),
        ({"anchor": "middle"}, RecordError),
        ({"ruleset": "ilacs-2026-04"}, RecordError),
        ({"calendar": "scotland"}, RecordError),
    ],
    ids=str,
)
def test_a_mistake_in_what_is_asked_yields_no_programme(asked: dict[str, object], error: type[Exception]) -> None:
    usual: dict[str, object] = {"as_of": on("2026-11-21"), "until": on("2030-11-21")}
    with pytest.raises(error):
        programme(history(GATESHEAD_2024), **(usual | asked))  # type: ignore[arg-type]


def test_a_programme_of_no_history_is_refused() -> None:
    with pytest.raises(RecordError):
        programme("Gateshead", as_of=on("2026-11-21"), until=on("2030-11-21"))  # type: ignore[arg-type]


def test_a_part_of_a_programme_is_asked_for_by_kinds_and_authorities_not_by_words() -> None:
    with pytest.raises(RecordError, match="'short' is no EventKind, Duty or Milestone"):
        GATESHEAD.of_kind("short")  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="'Gateshead' is not of type Authority"):
        GATESHEAD.of("Gateshead")  # type: ignore[arg-type]


# Laws


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=spans, assumed=st.none() | st.sampled_from(Grade))
def test_any_history_has_a_programme_or_is_refused_with_a_reason(
    of: History, as_of: date, days: int, assumed: Grade | None
) -> None:
    with suppress(IlacsError):
        assert explain(programme(of, as_of=as_of, until=as_of + timedelta(days), assume=assumed))


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=spans)
def test_events_stand_in_order_begin_by_the_last_day_and_their_windows_are_in_order(
    of: History, as_of: date, days: int
) -> None:
    found = expected(of, as_of, days)
    keys = [(when(event).earliest, when(event).latest) for event in found]
    assert keys == sorted(keys)
    for event in found:
        assert when(event).earliest <= found.until
        assert when(event).earliest <= (when(event).expected or when(event).latest) <= when(event).latest
        assert event.authority == of.authority
        assert when(event).status(as_of) is not WindowStatus.OVERDUE or event.what in INSPECTIONS


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=spans)
def test_what_rests_on_an_assumed_outcome_is_marked_and_nothing_else_is(of: History, as_of: date, days: int) -> None:
    found = expected(of, as_of, days)
    inspections = [event for event in found if event.what in INSPECTIONS]
    assert [event.cycle for event in inspections] == list(range(len(inspections)))
    assert all(event.is_assumed is (event.cycle > 0) for event in found)
    assert all(event.cycle == 0 for event in found if event.what in (EventKind.SELF_EVALUATION,))


@pytest.mark.parametrize("days", [5, 60])
def test_the_call_may_be_the_last_thing_that_counts(days: int) -> None:
    good = inspected("Newcastle", EventKind.SHORT, "2025-05-12/2025-05-16", "2025-06-25", Grade.GOOD)
    mine = ruleset("ilacs-2026-04").with_value("notice.inspection", WorkingDays(days))
    whole = programme(history(good), as_of=on("2026-11-21"), until=on("2030-01-01"), ruleset=mine)
    call = next(each for each in whole if each.what is Milestone.NOTIFICATION)
    inspection = next(each for each in whole if each.what is EventKind.SHORT)
    assert when(call).earliest < when(inspection).earliest
    short = programme(history(good), as_of=on("2026-11-21"), until=when(call).earliest, ruleset=mine)
    assert call in short.events
    assert inspection not in short.events


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=st.integers(0, 2500), more=st.integers(0, 1500))
def test_a_longer_programme_holds_the_shorter(of: History, as_of: date, days: int, more: int) -> None:
    short, long = expected(of, as_of, days), expected(of, as_of, days + more)
    assume(not long.endings)
    last = as_of + timedelta(days)
    assert set(short.events) == {_ending(each, last) for each in long.events if when(each).earliest <= last}


def _ending(each: Expected, last: date) -> Expected:
    # The windows of what is assumed end with the programme.
    return attrs.evolve(each, window=when(each).ending(last)) if each.is_assumed else each


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=spans, data=st.data())
def test_what_begins_after_the_day_of_asking_changes_nothing(
    of: History, as_of: date, days: int, data: st.DataObject
) -> None:
    start = data.draw(st.dates(as_of + timedelta(1), as_of + timedelta(2000)))
    later = data.draw(visits(of.authority) | full_inspections(of.authority, start))
    more = added(of, later)
    assume(more is not None and later.start > as_of)
    assert more is not None
    assert expected(more, as_of, days) == expected(of, as_of, days)


@settings(max_examples=60)
@given(of=histories_of(), as_of=days_asked, days=spans)
def test_what_is_expected_next_stands_in_the_programme(of: History, as_of: date, days: int) -> None:
    found = expected(of, as_of, days)
    upcoming = next_event(of, as_of=as_of)
    assume(not found.endings and upcoming.kind is not None and upcoming.window is not None)
    assert upcoming.window is not None
    if max(upcoming.window.earliest, as_of) <= found.until:
        present = [event for event in found if event.what is upcoming.kind and event.cycle == 0]
        assert upcoming.window.latest in [when(event).latest for event in present]


@settings(max_examples=40)
@given(of=histories_of(), as_of=days_asked, days=st.integers(0, 2000))
def test_a_programme_is_a_value(of: History, as_of: date, days: int) -> None:
    found = expected(of, as_of, days)
    copy = pickle.loads(pickle.dumps(found))
    assert copy == found
    assert hash(copy) == hash(found)
    assert explain(copy) == explain(found)


# Short programmes


def test_gatesheads_year_from_june_2025_has_the_focused_visit_that_may_come_in_it() -> None:
    of = programme(history(GATESHEAD_2024), as_of=on("2025-06-01"), until=on("2026-06-01"))
    assert len(of.of_kind(EventKind.FOCUSED_VISIT)) == 2


def test_bradfords_year_from_june_2023_has_its_monitoring_visits() -> None:
    of = programme(history(BRADFORD_2022), as_of=on("2023-06-01"), until=on("2024-06-01"))
    assert len(of.of_kind(EventKind.MONITORING_VISIT)) == 4


def test_bromleys_years_under_the_single_framework_are_answered() -> None:
    of = programme(history(BROMLEY_2016), as_of=on("2016-08-01"), until=on("2018-01-01"))
    assert len(of.of_kind(EventKind.MONITORING_VISIT)) > 0


def test_an_action_planning_visit_has_no_window_and_so_no_place_until_the_caller_gives_it_one() -> None:
    as_of, until = on("2018-11-01"), on("2019-06-30")
    of = programme(history(BRADFORD_2018), as_of=as_of, until=until)
    assert not of.of_kind(EventKind.ACTION_PLANNING_VISIT)
    own = ruleset("ilacs-2018-01").with_value("monitoring.action-planning", Between(4, 8, unit="weeks"))
    dated = programme(history(BRADFORD_2018), as_of=as_of, until=until, ruleset=own)
    (visit,) = dated.of_kind(EventKind.ACTION_PLANNING_VISIT)
    assert visit.window == Window(on("2018-11-26"), None, on("2018-12-24"))


# Monitoring


def test_while_the_window_is_open_the_next_monitoring_visit_stands_in_the_programme() -> None:
    held = inspected("Bradford", EventKind.MONITORING_VISIT, "2025-06-10/2025-06-11")
    of = programme(history(BRADFORD_2022, held), as_of=on("2025-10-01"), until=on("2026-12-31"))
    first = of.of_kind(EventKind.MONITORING_VISIT).events[0]
    assert first.window == Window(on("2025-10-01"), None, on("2025-12-10"))


def test_when_the_re_inspection_is_overdue_no_more_than_one_monitoring_visit_is_expected_before_it() -> None:
    held = inspected("Bradford", EventKind.MONITORING_VISIT, "2026-06-09/2026-06-10")
    of = programme(history(BRADFORD_2022, held), as_of=on("2026-09-01"), until=on("2028-12-31"))
    assert of.next_inspections[0].status is WindowStatus.OVERDUE
    (present,) = [event for event in of.of_kind(EventKind.MONITORING_VISIT) if event.cycle == 0]
    assert present.window == Window(on("2026-09-09"), None, on("2026-12-09"))


def test_overdue_and_without_a_visit_for_long_the_re_inspection_itself_is_next() -> None:
    of, as_of = history(BRADFORD_2022), on("2031-01-06")
    assert next_event(of, as_of=as_of) == next_inspection(of, as_of=as_of)


# What an answer rests on


def test_a_first_inspection_rests_on_what_new_authorities_saw_and_not_on_the_interval() -> None:
    of = programme(History(authority("Cumberland")), as_of=on("2024-06-01"), until=on("2025-12-31"))
    (first,) = of.of_kind(EventKind.STANDARD)
    assert [rule.id for rule in first.rules] == ["next.first", "first.window"]
    assert "anniversary" not in explain(first)


def test_a_re_inspection_whose_window_spans_the_suspension_rests_on_both_rules() -> None:
    of = programme(history(BRADFORD_2018), as_of=on("2021-09-01"), until=on("2023-12-31"))
    first = of.of_kind(EventKind.STANDARD).events[0]
    assert {"next.reinspection.2018-09", "suspension"} <= {rule.id for rule in first.rules}


@pytest.mark.parametrize(("anchor", "said"), [("start", "the first day on site"), ("end", "the last day on site")])
def test_the_anchor_that_a_caller_chose_is_told_for_each_inspection(anchor: str, said: str) -> None:
    of = programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-11-21"), anchor=anchor)
    for inspection in of.of_kind(EventKind.SHORT):
        assert f"The anniversary is counted from {said}." in explain(inspection)
        assert "the report was published" not in explain(inspection)


def test_publication_is_not_said_to_be_counted_from_where_the_last_day_on_site_stood_in() -> None:
    unpublished = inspected("Gateshead", EventKind.SHORT, "2024-12-02/2024-12-06", None, Grade.GOOD)
    first = programme(history(unpublished), as_of=on("2026-11-21"), until=on("2028-01-01")).of_kind(EventKind.SHORT)
    assert "interval.anchor" not in {rule.id for rule in first.events[0].rules}
    assert "the day of publication, which would count, is not known" in explain(first)


def test_from_the_end_an_interval_begins_later_than_from_the_start() -> None:
    by = {
        anchor: programme(history(WIGAN_2022), as_of=on("2023-01-09"), until=on("2030-12-31"), anchor=anchor)
        for anchor in ("start", "end")
    }
    second = {anchor: when(of.of_kind(EventKind.STANDARD).events[1]) for anchor, of in by.items()}
    assert (second["end"].earliest - second["start"].earliest).days >= 2 * 11 - 1


def test_a_changed_value_takes_the_published_sentence_with_it() -> None:
    own = ruleset("ilacs-2026-04").with_value("interval", Years(4))
    said = explain(programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2029-12-31"), ruleset=own))
    assert "third anniversary" not in said
    assert "fourth anniversary" in said


def test_duties_counted_from_publication_say_so() -> None:
    assert "The authority's duties are counted from publication" in explain(GATESHEAD)
    assert "duties are counted" not in explain(GATESHEAD.of_kind(EventKind.FOCUSED_VISIT))


def test_no_monitoring_visit_is_expected_after_the_re_inspection() -> None:
    of = programme(history(BRADFORD_2022), as_of=on("2025-01-06"), until=on("2027-12-31"))
    present = [event for event in of.of_kind(EventKind.MONITORING_VISIT) if not event.is_assumed]
    reinspection = when(of.of_kind(EventKind.STANDARD).events[0])
    assert present
    assert all(when(visit).latest <= reinspection.latest for visit in present)


def test_windows_that_widen_past_the_last_year_to_project_are_refused_with_a_way_out() -> None:
    with pytest.raises(CoverageError, match=r"Windows widen .* Ask until an earlier day"):
        programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2090-12-31"))


@pytest.mark.parametrize("id", ["interval", "interval.tolerance", "interval.anchor", "clock.publish-statement"])
def test_what_an_edition_leaves_unknown_leaves_the_rest_of_the_programme_standing(id: str) -> None:
    own = ruleset("ilacs-2026-04").with_value(id, Unknown("nobody has said"))
    for of in (history(GATESHEAD_2024), history(BRADFORD_2022)):
        assert programme(of, as_of=on("2026-11-21"), until=on("2029-12-31"), ruleset=own).of_kind(
            EventKind.SELF_EVALUATION
        )


@pytest.mark.parametrize(
    ("assumed", "said"),
    [
        (Grade.GOOD, "good at each."),
        ([Grade.INADEQUATE, Grade.GOOD], "inadequate, then good at each that follows."),
        (None, "the present pathway continues."),
    ],
)
def test_what_was_assumed_is_said(assumed: Grade | list[Grade] | None, said: str) -> None:
    of = programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2029-01-01"), assume=assumed)
    assert f"Outcomes assumed for future inspections: {said}" in explain(of)


def test_a_class_is_no_assumption() -> None:
    with pytest.raises(GradeError, match="no Grade"):
        programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2036-01-01"), assume=Grade)  # type: ignore[arg-type]


def test_an_overdue_inspection_is_called_any_day_and_not_on_the_day_of_asking() -> None:
    of = programme(history(GATESHEAD_2024), as_of=on("2029-06-01"), until=on("2031-01-01"))
    assert of.next_inspections[0].status is WindowStatus.OVERDUE
    assert all(event.is_assumed for event in of.of_kind(Milestone.NOTIFICATION))
    assert "as if it began on the day of asking" in explain(of)
    assert "as if it began" not in explain(GATESHEAD)


@pytest.mark.parametrize(
    ("rule", "value"),
    [("self-evaluation", Years(0)), ("engagement-meeting", Years(0)), ("interval", Years(0)), ("interval", Months(6))],
)
def test_a_rule_that_would_go_round_without_end_is_refused(rule: str, value: Years | Months) -> None:
    edition = ruleset("ilacs-2026-04").with_value(rule, value)
    with pytest.raises(RecordError, match=rule):
        programme(history(GATESHEAD_2024), as_of=on("2026-11-21"), until=on("2060-01-01"), ruleset=edition)
