"""
When the letter of a visit is expected: counted from the visit's first day, and only where a letter is published.
"""

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.expected import Milestone
from ofsted_ilacs.planning.windows import WindowStatus
from tests.builders import HALTON_2024, history, inspected, on

VISIT_2025 = inspected("Gateshead", EventKind.FOCUSED_VISIT, "2025-11-04/2025-11-05")


@pytest.mark.parametrize("kind", [EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT])
def test_a_letter_is_expected_22_working_days_after_the_first_day_of_its_visit(kind: EventKind) -> None:
    visit = attrs.evolve(VISIT_2025, kind=kind)
    entry = oi.timetable(visit).entry(Milestone.PUBLICATION)
    assert entry is not None
    assert entry.window == oi.Window(on("2025-12-04"), on("2025-12-04"), on("2025-12-24"))
    assert [rule.id for rule in entry.rules] == ["publication.letter"]
    assert str(entry).startswith("Letter published by Ofsted: ")
    assert not entry.happened


def test_a_letter_that_is_out_came_out_on_its_day() -> None:
    entry = oi.timetable(attrs.evolve(VISIT_2025, published=on("2025-12-08"))).entry(Milestone.PUBLICATION)
    assert entry is not None
    assert (entry.window, entry.happened) == (oi.Window(*[on("2025-12-08")] * 3), True)


def test_the_plans_after_priority_action_follow_the_letter_that_is_expected() -> None:
    plan = oi.timetable(VISIT_2025, priority_action=True).entry(oi.Duty.PRIORITY_ACTION_PLAN)
    assert plan is not None
    assert plan.window is not None
    assert plan.window.earliest == oi.add_working_days(on("2025-12-04"), 70)


def test_no_letter_is_expected_of_the_first_monitoring_visit_and_one_of_the_second() -> None:
    first = oi.next_event(history(HALTON_2024), as_of=on("2025-01-10"))
    assert first.kind is EventKind.MONITORING_VISIT
    letter = oi.timetable(first).entry(Milestone.PUBLICATION)
    assert letter is not None
    assert letter.window is None
    assert str(letter).startswith(
        "Letter published by Ofsted: the letter of the first monitoring visit is not published"
    )
    held = inspected("Halton", EventKind.MONITORING_VISIT, "2025-02-04/2025-02-05")
    second = oi.next_event(history(HALTON_2024, held), as_of=on("2025-03-10"))
    assert second.kind is EventKind.MONITORING_VISIT
    following = oi.timetable(second).entry(Milestone.PUBLICATION)
    assert following is not None
    assert following.window is not None


def test_a_visit_whose_first_day_is_known_ends_when_its_edition_says() -> None:
    expected = oi.next_event(history(HALTON_2024), as_of=on("2025-01-10"))
    called = attrs.evolve(expected, window=oi.Window(*[on("2025-02-04")] * 3), status=WindowStatus.AHEAD)
    entry = oi.timetable(called).entry(Milestone.FIELDWORK)
    assert entry is not None
    assert entry.until == on("2025-02-05")
    assert str(entry) == "Fieldwork: Tuesday 4 February 2025 to Wednesday 5 February 2025."
