"""
What holds of any history, on any day of asking.
"""

import pickle
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings, strategies as st

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import HistoryError, IlacsError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.pathway import pathway
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.rules.editions import ruleset_on
from tests.builders import FIRST_DAY, added, any_authority, days_asked, full_inspections, histories_of, visits

RULES_CHANGED = (date(2016, 5, 31), date(2018, 9, 17), date(2024, 3, 28))
"""The days on which the rules for the inadequate changed within an edition."""

SUSPENSION = Span(date(2020, 3, 17), date(2021, 6, 27))
"""While it lasted nobody knew its end, and before it nobody knew of it."""

answers = pytest.mark.parametrize("ask", [next_inspection, next_event], ids=lambda ask: ask.__name__)
every_answer = pytest.mark.parametrize("ask", [pathway, next_inspection, next_event], ids=lambda ask: ask.__name__)


def existed(of: History, as_of: date) -> bool:
    """
    Return whether an authority can be asked about on a day.
    """
    try:
        pathway(of, as_of=as_of)
    except HistoryError:
        return False
    return True


def nothing_was_learnt(of: History, as_of: date, later: date) -> bool:
    """
    Return whether nothing happened, came out, was suspended or taken up again after a day and up to a later one.
    """
    days = [day for event in of for day in (event.start, event.end, event.published, event.report_received) if day]
    return not any(as_of < day <= later for day in days) and (later < SUSPENSION.start or SUSPENSION.end < as_of)


@every_answer
@given(of=histories_of(), as_of=days_asked)
def test_any_history_on_any_day_is_answered_and_explained_or_refused_with_a_reason(
    ask: object, of: History, as_of: date
) -> None:
    assert callable(ask)
    with suppress(IlacsError):
        answer = ask(of, as_of=as_of)
        assert explain(answer).startswith(of.authority.name)
        assert (answer.authority, answer.as_of, answer.ruleset) == (of.authority, as_of, ruleset_on(as_of))


@every_answer
@given(of=histories_of(), as_of=days_asked)
def test_only_a_day_on_which_the_authority_did_not_exist_is_refused(ask: object, of: History, as_of: date) -> None:
    assert callable(ask)
    if of.authority.existed_on(as_of):
        ask(of, as_of=as_of)
    else:
        with pytest.raises(HistoryError, match="exist"):
            ask(of, as_of=as_of)


@answers
@given(of=histories_of(), as_of=days_asked)
def test_a_window_is_in_order_and_says_where_the_day_of_asking_stands(ask: object, of: History, as_of: date) -> None:
    assert callable(ask)
    assume(existed(of, as_of))
    answer: NextEvent = ask(of, as_of=as_of)
    if answer.window is None:
        assert answer.status is WindowStatus.UNKNOWN
        assert answer.needs_review
    else:
        assert answer.window.earliest <= (answer.window.expected or answer.window.latest) <= answer.window.latest
        assert answer.status is answer.window.status(as_of)


@given(of=histories_of(), as_of=days_asked)
def test_what_is_not_known_is_always_for_a_person_to_look_at(of: History, as_of: date) -> None:
    assume(existed(of, as_of))
    answer = next_inspection(of, as_of=as_of)
    assert answer.needs_review or (answer.kind is not None and answer.pathway is not None)
    assert (answer.pathway is None) == (pathway(of, as_of=as_of).pathway is None)


@given(of=histories_of(), as_of=days_asked)
def test_the_next_event_is_never_expected_after_the_next_inspection(of: History, as_of: date) -> None:
    assume(existed(of, as_of))
    event, inspection = next_event(of, as_of=as_of), next_inspection(of, as_of=as_of)
    if event.visits is None:
        assert event == inspection
    elif inspection.window is not None and event.window is not None:
        assert event.window.earliest <= inspection.window.latest


@every_answer
@given(of=histories_of(), as_of=days_asked, data=st.data())
def test_what_begins_after_the_day_of_asking_changes_nothing(
    ask: object, of: History, as_of: date, data: st.DataObject
) -> None:
    assert callable(ask)
    assume(existed(of, as_of))
    start = data.draw(st.dates(as_of + timedelta(1), as_of + timedelta(2000)))
    later = data.draw(visits(of.authority) | full_inspections(of.authority, start))
    more = added(of, later)
    assume(more is not None and later.start > as_of)
    assert ask(more, as_of=as_of) == ask(of, as_of=as_of)


@every_answer
@given(of=histories_of(), as_of=days_asked)
def test_what_had_not_begun_can_be_left_out(ask: object, of: History, as_of: date) -> None:
    assert callable(ask)
    assume(existed(of, as_of))
    assert ask(of.before(as_of + timedelta(1)), as_of=as_of) == ask(of, as_of=as_of)


@answers
@given(of=histories_of(), as_of=days_asked, days=st.integers(1, 1500))
def test_a_later_day_of_asking_never_moves_a_window_that_is_not_overdue(
    ask: object, of: History, as_of: date, days: int
) -> None:
    assert callable(ask)
    later = as_of + timedelta(days)
    assume(existed(of, as_of) and existed(of, later))
    assume(ruleset_on(as_of) is ruleset_on(later) and not any(as_of < day <= later for day in RULES_CHANGED))
    assume(nothing_was_learnt(of, as_of, later))
    first, second = ask(of, as_of=as_of), ask(of, as_of=later)
    if (
        first.window is not None
        and first.kind is second.kind
        and first.window.status(later) is not WindowStatus.OVERDUE
    ):
        assert second.window == first.window


@given(of=histories_of(), as_of=st.dates(date(2018, 1, 29), date(2040, 12, 31)), days=st.integers(1, 4000))
def test_the_window_of_the_next_inspection_stays_from_edition_to_edition(of: History, as_of: date, days: int) -> None:
    later = as_of + timedelta(days)
    assume(existed(of, as_of) and existed(of, later))
    assume(nothing_was_learnt(of, as_of, later))
    assert next_inspection(of, as_of=later).window == next_inspection(of, as_of=as_of).window


@given(of=histories_of(), as_of=days_asked)
def test_the_way_and_the_kind_agree(of: History, as_of: date) -> None:
    assume(existed(of, as_of))
    decision, answer = pathway(of, as_of=as_of), next_inspection(of, as_of=as_of)
    assert answer.decision == decision
    assert answer.pathway is decision.pathway
    assert answer.kind is None or answer.kind.is_full_inspection


@every_answer
@settings(max_examples=50)
@given(of=histories_of(), as_of=days_asked)
def test_answers_are_values(ask: object, of: History, as_of: date) -> None:
    assert callable(ask)
    assume(existed(of, as_of))
    answer = ask(of, as_of=as_of)
    copy = pickle.loads(pickle.dumps(answer))
    assert copy == answer == ask(of, as_of=as_of)
    assert hash(copy) == hash(answer)
    assert explain(copy) == explain(answer)


@every_answer
@given(of=histories_of(), as_of=days_asked)
def test_asking_leaves_the_history_as_it_was(ask: object, of: History, as_of: date) -> None:
    assert callable(ask)
    before = pickle.dumps(of)
    with suppress(IlacsError):
        ask(of, as_of=as_of).steps  # noqa: B018
    assert pickle.dumps(of) == before


@given(of=any_authority, as_of=days_asked)
def test_every_authority_without_a_record_is_answered(of: Authority, as_of: date) -> None:
    empty = History(of)
    assume(existed(empty, as_of))
    answer = next_inspection(empty, as_of=as_of)
    first = empty.authority.established
    assert (answer.window is None) == (first is None or first < FIRST_DAY or answer.ruleset.id == "sif-2013-11")
