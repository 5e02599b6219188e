"""
A history holds the events of one authority in order, or says which of them contradict each other.
"""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.events.histories import History, histories, one_history
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.register.lookup import authority
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    GATESHEAD_2024,
    added,
    histories_of,
    history,
    inspected,
    on,
    visits,
)

any_day = st.dates(date(2013, 1, 1), date(2032, 1, 1))


# What contradicts


def test_an_event_of_another_authority_is_refused() -> None:
    with pytest.raises(
        HistoryError,
        match=r"Gateshead, short inspection of 2-6 December 2024 belongs to Gateshead \(390\), not to Bradford \(380\)",
    ):
        History(BRADFORD_2018.authority, (BRADFORD_2018, GATESHEAD_2024))


def test_events_out_of_order_are_refused() -> None:
    with pytest.raises(
        HistoryError,
        match=r"Bradford, standard inspection of 17-28 September 2018 stands after Bradford, .* 2022\. Sort the events",
    ):
        history(BRADFORD_2022, BRADFORD_2018)


def test_an_event_that_stands_twice_is_refused() -> None:
    with pytest.raises(HistoryError, match=r"Bradford, standard inspection of 17-28 September 2018 stands twice"):
        history(BRADFORD_2018, attrs.evolve(BRADFORD_2018, published=None))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2018-09-28/2018-10-05", "28 September to 5 October 2018"),
        ("2018-09-17/2018-10-05", "17 September to 5 October 2018"),
        ("2018-09-20/2018-09-21", "20-21 September 2018"),
    ],
)
def test_full_inspections_that_overlap_are_refused(days: str, words: str) -> None:
    other = inspected("Bradford", EventKind.SHORT, days)
    with pytest.raises(HistoryError, match="overlap") as refused:
        history(BRADFORD_2018, other)
    assert BRADFORD_2018.name in str(refused.value)
    assert words in str(refused.value)


def test_a_full_inspection_between_the_legs_of_another_does_not_overlap_it() -> None:
    devon = inspected("Devon", EventKind.STANDARD, "2024-09-23/2024-09-27;2025-01-13/2025-01-17")
    between = inspected("Devon", EventKind.SHORT, "2024-11-04/2024-11-08")
    assert len(history(devon, between)) == 2
    with pytest.raises(HistoryError, match="overlap"):
        history(devon, inspected("Devon", EventKind.SHORT, "2025-01-13/2025-01-17"))


def test_kingston_upon_hulls_two_reports_of_the_same_days_are_two_events() -> None:
    single = inspected("Kingston upon Hull", EventKind.SINGLE, "2014-11-18/2014-12-10", "2015-02-03")
    board = inspected("Kingston upon Hull", EventKind.BOARD_REVIEW, "2014-11-18/2014-12-10", "2015-02-10")
    assert history(single, board).full_inspections == (single,)


def test_a_visit_may_fall_within_an_inspection() -> None:
    visit = inspected("Bradford", EventKind.MONITORING_VISIT, "2018-09-18/2018-09-19")
    assert history(BRADFORD_2018, visit).latest_full is BRADFORD_2018


def test_a_new_authority_inherits_no_inspection() -> None:
    inherited = InspectionEvent(authority("Cumberland"), EventKind.STANDARD, on("2022-11-14"), on("2022-11-25"))
    with pytest.raises(HistoryError, match=r"before Cumberland was established on .* inherits no inspection"):
        history(inherited)


def test_an_abolished_authority_has_no_later_events() -> None:
    cumbria = authority("Cumbria")
    last_day = InspectionEvent(cumbria, EventKind.FOCUSED_VISIT, on("2023-03-31"))
    assert len(history(last_day)) == 1
    with pytest.raises(HistoryError, match="after Cumbria was abolished on"):
        history(InspectionEvent(cumbria, EventKind.FOCUSED_VISIT, on("2023-04-01")))


@pytest.mark.parametrize(
    ("of", "events"),
    [
        ("Bradford", ()),
        (BRADFORD_2018.authority, [BRADFORD_2018]),
        (BRADFORD_2018.authority, (BRADFORD_2018, "Bradford")),
        (BRADFORD_2018.authority, None),
    ],
)
def test_a_history_is_an_authority_and_a_tuple_of_events(of: object, events: object) -> None:
    with pytest.raises(RecordError, match=r"^(authority|events): "):
        History(of, events)  # type: ignore[arg-type]


# What it tells


def test_an_authority_with_nothing_on_record_has_an_empty_history() -> None:
    empty = History(authority("Leeds"))
    assert (len(empty), empty.latest_full, empty.full_inspections) == (0, None, ())


@given(histories_of())
def test_events_stand_in_the_order_of_their_first_days(of: History) -> None:
    starts = [event.start for event in of]
    assert starts == sorted(starts)
    assert len(of) == len(of.events)


@given(histories_of())
def test_the_latest_full_inspection_is_the_last_of_them(of: History) -> None:
    graded = [event for event in of if event.kind.is_full_inspection]
    assert of.full_inspections == tuple(graded)
    assert of.latest_full == (graded[-1] if graded else None)


@given(histories_of(), any_day)
def test_a_day_parts_a_history_in_what_was_before_it_and_what_came_since(of: History, day: date) -> None:
    assert of.before(day).events + of.since(day).events == of.events
    assert all(event.start < day for event in of.before(day))


@given(histories_of(), st.data())
def test_adding_an_event_never_changes_what_happened_before_it(of: History, data: st.DataObject) -> None:
    event = data.draw(visits(of.authority))
    more = added(of, event)
    if more is not None:
        assert more.before(event.start) == of.before(event.start)
        assert set(more.events) == {*of.events, event}
        assert event not in of.events


@given(histories_of(), st.randoms(use_true_random=False))
def test_events_find_their_history_again_in_any_order(of: History, chance: Random) -> None:
    events = list(of.events)
    chance.shuffle(events)
    assert histories(events) == ({of.authority: of} if events else {})


def test_histories_come_in_the_order_of_the_authorities_names() -> None:
    found = histories([GATESHEAD_2024, BRADFORD_2022, BRADFORD_2018])
    assert [each.name for each in found] == ["Bradford", "Gateshead"]
    assert found[authority("Bradford")].events == (BRADFORD_2018, BRADFORD_2022)


def test_authorities_are_told_apart_by_their_codes_however_they_are_spelt() -> None:
    spelt = attrs.evolve(BRADFORD_2022, authority=Authority("City of Bradford MDC", "380"))
    assert len(histories([BRADFORD_2018, spelt])) == 1


def test_events_that_contradict_each_other_are_refused_among_many() -> None:
    with pytest.raises(HistoryError, match=r"Bradford, .* overlap"):
        histories([GATESHEAD_2024, BRADFORD_2018, inspected("Bradford", EventKind.SHORT, "2018-09-24/2018-09-28")])


@pytest.mark.parametrize("strangers", [["Bradford"], [None], [{"authority": "Bradford"}]])
def test_only_events_can_be_sorted_into_histories(strangers: list[object]) -> None:
    with pytest.raises(HistoryError, match="is not an InspectionEvent"):
        histories(strangers)  # type: ignore[arg-type]
    with pytest.raises(HistoryError, match="is not an InspectionEvent"):
        history(BRADFORD_2018).with_event(strangers[0])  # type: ignore[arg-type]


def test_an_event_that_does_not_fit_leaves_the_history_as_it_was() -> None:
    before = history(BRADFORD_2018)
    with pytest.raises(HistoryError, match="stands twice"):
        before.with_event(BRADFORD_2018)
    assert before == history(BRADFORD_2018)


@pytest.mark.parametrize("day", ["2022-11-21", datetime(2022, 11, 21, tzinfo=UTC), None])
def test_a_history_is_parted_by_a_day_and_by_nothing_else(day: object) -> None:
    with pytest.raises(NotADateError):
        history(BRADFORD_2018).before(day)  # type: ignore[arg-type]
    with pytest.raises(NotADateError):
        history(BRADFORD_2018).since(day)  # type: ignore[arg-type]


@given(histories_of())
def test_a_history_is_a_value(of: History) -> None:
    copy = pickle.loads(pickle.dumps(of))
    assert copy == of
    assert hash(copy) == hash(of)
    assert str(of).startswith(of.authority.name)


def test_a_graded_event_without_its_grade_is_another_event() -> None:
    assert history(BRADFORD_2018) != history(attrs.evolve(BRADFORD_2018, judgements=()))
    assert BRADFORD_2018.overall is Grade.INADEQUATE
    assert BRADFORD_2018.end + timedelta(31) == BRADFORD_2018.published


# Until when it is complete


VOUCHED = attrs.evolve(
    history(BRADFORD_2018, BRADFORD_2022), complete_until=on("2026-08-20"), visits_until=on("2025-03-31")
)


def test_nobody_vouches_for_a_history_that_does_not_say_so() -> None:
    assert (history(BRADFORD_2018).complete_until, history(BRADFORD_2018).visits_until) == (None, None)


def test_a_caller_vouches_that_nothing_else_happened() -> None:
    known = history(BRADFORD_2018).known_until(on("2026-11-24"))
    assert (known.complete_until, known.visits_until) == (on("2026-11-24"), on("2026-11-24"))
    assert known.events == (BRADFORD_2018,)
    assert known != history(BRADFORD_2018)


def test_vouching_for_less_than_is_known_already_takes_nothing_back() -> None:
    known = VOUCHED.known_until(on("2026-01-01"))
    assert (known.complete_until, known.visits_until) == (on("2026-08-20"), on("2026-01-01"))


def test_later_events_and_a_later_beginning_leave_what_is_vouched_for() -> None:
    assert VOUCHED.since(on("2020-01-01")).complete_until == VOUCHED.complete_until
    assert history(BRADFORD_2018).known_until(on("2026-11-24")).with_event(BRADFORD_2022).visits_until == on(
        "2026-11-24"
    )


def test_what_is_left_out_after_a_day_is_not_vouched_for() -> None:
    before = VOUCHED.before(on("2022-01-01"))
    assert (before.complete_until, before.visits_until) == (on("2021-12-31"), on("2021-12-31"))
    assert VOUCHED.before(date.min) == History(BRADFORD_2018.authority, complete_until=date.min, visits_until=date.min)
    assert VOUCHED.as_known_on(on("2025-06-01")).complete_until == on("2025-06-01")
    assert VOUCHED.as_known_on(on("2025-06-01")).visits_until == on("2025-03-31")
    assert VOUCHED.as_known_on(on("2026-11-24")) is VOUCHED


@pytest.mark.parametrize("until", ["2026-11-24", datetime(2026, 11, 24, tzinfo=UTC), 2026])
def test_a_history_is_complete_until_a_day_and_nothing_else(until: object) -> None:
    with pytest.raises(NotADateError):
        history(BRADFORD_2018).known_until(until)  # type: ignore[arg-type]
    with pytest.raises(NotADateError):
        attrs.evolve(history(BRADFORD_2018), complete_until=until)  # type: ignore[arg-type]


# Histories by authority


def test_a_history_is_found_by_the_authority_or_by_any_name_or_code_of_it() -> None:
    country = histories([BRADFORD_2018, GATESHEAD_2024])
    for key in (BRADFORD_2018.authority, "Bradford", "City of Bradford Metropolitan District Council", "380"):
        assert country[key] == history(BRADFORD_2018)
        assert country.get(key) == country[key]
        assert key in country


def test_an_authority_of_the_callers_own_is_found_by_its_name_and_code() -> None:
    event = InspectionEvent(Authority("Atlantis", "999"), EventKind.JTAI, date(2024, 1, 15))
    country = histories([event])
    assert country["Atlantis"] == country["999"] == country[event.authority]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("Nowhere", "'Nowhere' is no authority's name or code. The nearest names are"),
        ("Leeds", r"Leeds \(383\) has no history here"),
        (authority("Leeds"), r"Leeds \(383\) has no history here"),
        (383, "383 is neither an authority nor a text"),
        ("x" * 100_000, "is no authority's name or code"),
    ],
)
def test_a_history_that_is_not_there_is_refused_by_name_and_not_with_a_key_error(key: object, says: str) -> None:
    country = histories([BRADFORD_2018])
    with pytest.raises(UnknownAuthorityError, match=says) as refused:
        country[key]  # type: ignore[index]
    assert len(str(refused.value)) < 500
    assert key not in country
    assert country.get(key) is None  # type: ignore[call-overload]
    assert country.get(key, ()) == ()  # type: ignore[call-overload]


def test_histories_by_authority_are_a_mapping_that_shows_itself_on_one_line() -> None:
    country = histories([BRADFORD_2018, BRADFORD_2022, GATESHEAD_2024])
    assert country == dict(country)
    assert pickle.loads(pickle.dumps(country)) == country
    assert [each.name for each in country] == ["Bradford", "Gateshead"]
    assert repr(country) == "<AuthorityHistories: 2 authorities, 3 events>"


@pytest.mark.parametrize("several", [dict, lambda country: list(country.values())])
def test_several_histories_in_place_of_one_are_refused_in_two_lines(several: Callable[[object], object]) -> None:
    country = several(histories([BRADFORD_2018, GATESHEAD_2024]))
    with pytest.raises(RecordError) as refused:
        one_history(country)
    assert str(refused.value).splitlines() == [
        "history: 2 histories were given where one is needed.",
        "Pass one of them: country[authority].",
    ]
