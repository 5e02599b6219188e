"""
Clocks in working days: real ones to the day, and what is not known refused.
"""

import pickle
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import (
    CoverageError,
    HistoryError,
    NotADateError,
    NotKnownError,
    RecordError,
    RulesetNotFoundError,
    UnknownNameError,
)
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Months, WorkingDays
from ofsted_ilacs.planning.deadlines import Deadline, DueState, DueStatus, Duty, deadline, deadlines
from ofsted_ilacs.planning.programme import programme
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.values import Unknown
from ofsted_ilacs.sector.clocks import in_progress
from ofsted_ilacs.workdays.non_working_days import Certainty
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland
from tests.builders import BRADFORD_2018, GATESHEAD_2024, WEST_NORTHAMPTONSHIRE_2026, history, inspected, on, when

STATEMENT = deadline(Duty.PUBLISH_STATEMENT, on("2023-05-09"))

triggers = st.dates(date(2018, 8, 10), date(2028, 6, 30))
"""Days on which every duty was there."""


# Real clocks


def test_stockton_on_tees_report_of_9_may_2023_has_its_statement_due_on_16_august_2023() -> None:
    assert STATEMENT.due == on("2023-08-16")
    assert (STATEMENT.period, STATEMENT.certainty) == (WorkingDays(70), Certainty.CONFIRMED)
    assert STATEMENT.ruleset.id == "ilacs-2023-01"


def test_st_helens_letter_of_10_august_2018_has_its_draft_plan_due_on_10_september_2018() -> None:
    draft = deadline(Duty.DRAFT_PRIORITY_ACTION_PLAN, on("2018-08-10"))
    assert draft.due == on("2018-09-10")
    assert draft.period == WorkingDays(20)


@pytest.mark.parametrize(
    ("duty", "trigger", "due"),
    [
        (Duty.PUBLISH_REPORT, "2026-07-07", "2026-08-18"),
        (Duty.PUBLISH_STATEMENT, "2026-07-07", "2026-10-14"),
        (Duty.PRIORITY_ACTION_PLAN, "2018-08-10", "2018-11-19"),
        (Duty.FOI_RESPONSE, "2023-05-09", "2023-06-07"),
        (Duty.PUBLISH_STATEMENT, "2014-02-14", "2014-05-29"),
    ],
)
def test_a_clock_runs_its_working_days(duty: Duty, trigger: str, due: str) -> None:
    assert deadline(duty, on(trigger)).due == on(due)


def test_a_request_for_information_passes_over_bank_holidays_in_any_part_of_the_kingdom() -> None:
    # 12 July 2023 is a bank holiday in Northern Ireland, 7 August 2023 one in Scotland.
    asked = on("2023-07-11")
    request = deadline(Duty.FOI_RESPONSE, asked)
    assert request.calendar.id == any_part_of_uk().id
    assert england_and_wales().count(asked, request.due) == 22
    assert [held.day for held in request.skipped if held.day.weekday() < 5] == [on("2023-07-12"), on("2023-08-07")]


# The worked explanation


def test_stocktons_seventy_days_are_explained_day_by_day() -> None:
    said = explain(STATEMENT)
    assert said.startswith("Written statement of proposed action: due Wednesday 16 August 2023.\n\n1. ")
    assert (
        "70 working days after the report was received on Tuesday 9 May 2023 (the day itself is not counted)." in said
    )
    assert "29 days were left out: 28 Saturdays and Sundays; and Monday 29 May 2023 (Spring bank holiday; " in said
    assert "Banking and Financial Dealings Act 1971, Schedule 1)." in said
    assert "Statute: Education and Inspections Act 2006 s.137(4); " in said
    assert "Ofsted, as quoted by CYP Now, 16 August 2018" in said
    assert "(SI 2007/462) reg 3; " in said
    assert "(SI 2007/462) reg 1(2)." in said


def test_the_days_passed_over_are_held_with_their_reasons() -> None:
    assert len(STATEMENT.skipped) == 29
    assert sum(day.day.weekday() >= 5 for day in STATEMENT.skipped) == 28
    assert [day.title for day in STATEMENT.skipped if day.day == on("2023-05-29")] == ["Spring bank holiday"]


def test_a_single_day_passed_over_is_named() -> None:
    own = ruleset("ilacs-2023-01").with_value("clock.publish-statement", WorkingDays(1))
    said = explain(deadline(Duty.PUBLISH_STATEMENT, on("2023-05-13"), ruleset=own))
    assert "1 day was left out: Sunday 14 May 2023." in said
    assert "The published value is: 70 working days." in said


def test_no_day_passed_over_is_said_too() -> None:
    own = ruleset("ilacs-2023-01").with_value("clock.publish-statement", WorkingDays(4))
    assert "No day was left out." in explain(deadline(Duty.PUBLISH_STATEMENT, on("2023-05-15"), ruleset=own))


def test_the_priority_action_clocks_say_that_they_may_be_out_of_date() -> None:
    assert "Whether it is still current in 2026 is not known." in explain(
        deadline(Duty.DRAFT_PRIORITY_ACTION_PLAN, on("2026-07-07"))
    )


@pytest.mark.parametrize("calendar", [scotland(), northern_ireland()], ids=lambda calendar: str(calendar.id))
def test_a_callers_own_calendar_is_named_and_the_law_of_england_and_wales_is_not(calendar: object) -> None:
    counted = deadline(Duty.PUBLISH_STATEMENT, on("2023-05-09"), calendar=calendar)  # type: ignore[arg-type]
    said = explain(counted)
    assert f"Counted on the calendar '{counted.calendar.id}', as the caller chose." in said
    assert "rule working-day" not in said


# What a clock follows


@given(triggers, st.sampled_from(Duty))
def test_a_deadline_is_as_many_working_days_after_its_trigger_as_its_period(trigger: date, duty: Duty) -> None:
    answer = deadline(duty, trigger)
    assert answer.calendar.is_working_day(answer.due)
    assert answer.calendar.count(trigger, answer.due) == answer.period.n
    assert len(answer.skipped) + answer.period.n == (answer.due - trigger).days


@given(triggers, triggers, st.sampled_from(Duty))
def test_a_later_trigger_is_never_due_earlier(one: date, other: date, duty: Duty) -> None:
    earlier, later = sorted((one, other))
    assert deadline(duty, earlier).due <= deadline(duty, later).due


@given(triggers)
def test_the_report_is_published_before_the_statement_is(trigger: date) -> None:
    assert deadline(Duty.PUBLISH_REPORT, trigger).due < deadline(Duty.PUBLISH_STATEMENT, trigger).due


@given(triggers)
def test_the_edition_of_the_trigger_day_sets_the_clock(trigger: date) -> None:
    assert deadline(Duty.PUBLISH_STATEMENT, trigger).ruleset.governs(trigger)


def test_a_newly_proclaimed_holiday_moves_what_lies_after_it() -> None:
    proclaimed = england_and_wales().with_holidays(on("2023-06-02"))
    assert deadline(Duty.PUBLISH_STATEMENT, on("2023-05-09"), calendar=proclaimed).due == on("2023-08-17")


def test_beyond_the_announced_holidays_a_clock_is_refused_or_projected_and_says_so() -> None:
    late = on("2028-11-09")
    with pytest.raises(CoverageError, match=r"projected_to\(2029\) for a forecast"):
        deadline(Duty.PUBLISH_STATEMENT, late)
    projected = deadline(Duty.PUBLISH_STATEMENT, late, calendar=england_and_wales().projected_to(2029))
    assert projected.certainty is Certainty.PROJECTED
    assert "Some of those days are projected: their bank holidays are not announced yet." in explain(projected)
    assert "projected: not announced yet" in explain(projected)


# What is not known, and mistakes


def test_a_clock_of_a_length_not_known_is_refused_with_a_way_out() -> None:
    own = ruleset("ilacs-2026-04").with_value("clock.jtai-statement", Unknown("how long it runs"))
    with pytest.raises(NotKnownError, match=r"not known.*with_value\('clock.jtai-statement', WorkingDays\(n\)\)"):
        deadline(Duty.JTAI_STATEMENT, on("2026-07-07"), ruleset=own)


def test_a_caller_may_hold_another_length() -> None:
    own = ruleset("ilacs-2026-04").with_value("clock.jtai-statement", WorkingDays(50))
    answer = deadline(Duty.JTAI_STATEMENT, on("2026-07-07"), ruleset=own)
    assert answer.due == england_and_wales().add(on("2026-07-07"), 50)
    assert "Supplied by the caller. The published value is: 70 working days." in explain(answer)


# The first day of each


@pytest.mark.parametrize("trigger", ["2018-08-09", "2017-01-10", "2013-11-19"])
@pytest.mark.parametrize("duty", [Duty.DRAFT_PRIORITY_ACTION_PLAN, Duty.PRIORITY_ACTION_PLAN])
def test_no_plan_after_priority_action_is_known_before_st_helenss_letter_of_10_august_2018(
    duty: Duty, trigger: str
) -> None:
    with pytest.raises(NotKnownError, match=r"no such duty is known on .* is 10 August 2018\."):
        deadline(duty, on(trigger))


@pytest.mark.parametrize("trigger", ["2015-11-08", "2013-11-19"])
def test_no_statement_after_a_joint_inspection_was_owed_before_9_november_2015(trigger: str) -> None:
    with pytest.raises(NotKnownError, match=r"no such duty is known on .* is 9 November 2015\."):
        deadline(Duty.JTAI_STATEMENT, on(trigger))
    assert deadline(Duty.JTAI_STATEMENT, on("2015-11-09")).period == WorkingDays(70)


@pytest.mark.parametrize("duty", Duty)
def test_every_duty_has_a_first_day_and_is_refused_on_the_day_before(duty: Duty) -> None:
    first = duty.rule.first_day
    assert first is not None
    assert deadline(duty, first).trigger == first
    with pytest.raises((NotKnownError, RulesetNotFoundError)):
        deadline(duty, first - timedelta(1))


def test_a_visits_letter_of_before_10_august_2018_starts_no_clock() -> None:
    visit = inspected("St Helens", EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18")
    assert deadlines(visit, report_received=on("2018-08-09"), priority_action=True) == ()


@pytest.mark.parametrize("duty", ["publish_statement", None, 70, EventKind.JTAI])
def test_an_unknown_duty_is_answered_with_those_there_are(duty: object) -> None:
    with pytest.raises(UnknownNameError, match=r"is no duty\. Use one of Duty\.PUBLISH_REPORT, "):
        deadline(duty, on("2023-05-09"))  # type: ignore[arg-type]


@pytest.mark.parametrize("trigger", ["2023-05-09", datetime(2023, 5, 9, tzinfo=UTC), None, 20230509, True])
def test_a_clock_starts_on_a_day(trigger: object) -> None:
    with pytest.raises(NotADateError):
        deadline(Duty.PUBLISH_STATEMENT, trigger)  # type: ignore[arg-type]


def test_a_trigger_before_the_oldest_edition_is_refused() -> None:
    with pytest.raises(RulesetNotFoundError):
        deadline(Duty.PUBLISH_STATEMENT, on("2013-11-18"))


@pytest.mark.parametrize("asked", [{"calendar": "scotland"}, {"ruleset": "ilacs-2023-01"}], ids=str)
def test_a_calendar_and_an_edition_are_no_words(asked: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="is not of type"):
        deadline(Duty.PUBLISH_STATEMENT, on("2023-05-09"), **asked)  # type: ignore[arg-type]


def test_a_clock_of_another_unit_is_refused_at_once() -> None:
    with pytest.raises(RecordError, match=r"'clock.publish-statement' holds .* It needs WorkingDays, or Unknown"):
        ruleset("ilacs-2023-01").with_value("clock.publish-statement", Months(3))


# Where a day stands


@pytest.mark.parametrize(
    ("as_of", "status", "words"),
    [
        ("2023-05-09", DueStatus(DueState.DUE, 70), "due in 70 working days"),
        ("2023-08-15", DueStatus(DueState.DUE, 1), "due in 1 working day"),
        ("2023-08-16", DueStatus(DueState.DUE, 0), "due today"),
        ("2023-08-17", DueStatus(DueState.OVERDUE, 1), "overdue by 1 working day"),
        ("2023-08-21", DueStatus(DueState.OVERDUE, 3), "overdue by 3 working days"),
    ],
)
def test_a_deadline_says_how_many_working_days_are_left_or_have_passed(
    as_of: str, status: DueStatus, words: str
) -> None:
    assert STATEMENT.status(on(as_of)) == status
    assert str(STATEMENT.status(on(as_of))) == words


def test_on_the_weekend_after_a_friday_it_is_overdue_though_no_working_day_has_passed() -> None:
    due_on_a_friday = deadline(Duty.PUBLISH_STATEMENT, on("2023-05-11"))
    assert due_on_a_friday.due.weekday() == 4
    assert str(due_on_a_friday.status(due_on_a_friday.due + timedelta(1))) == "overdue by less than a working day"


def test_what_is_done_is_done() -> None:
    assert str(DueStatus(DueState.DONE)) == "done"


@given(triggers, st.integers(0, 120))
def test_a_deadline_is_due_until_its_day_has_passed(trigger: date, days: int) -> None:
    answer = deadline(Duty.PUBLISH_REPORT, trigger)
    status = answer.status(trigger + timedelta(days))
    assert status.state is (DueState.DUE if trigger + timedelta(days) <= answer.due else DueState.OVERDUE)
    assert status.working_days >= 0


def test_a_day_that_the_calendar_does_not_know_has_no_status() -> None:
    with pytest.raises(CoverageError):
        STATEMENT.status(on("2031-01-01"))
    with pytest.raises(NotADateError):
        STATEMENT.status("2023-08-16")  # type: ignore[arg-type]


# The clocks that an event starts


def test_a_full_inspection_starts_two_clocks_the_earlier_first() -> None:
    run = deadlines(WEST_NORTHAMPTONSHIRE_2026)
    assert [(each.duty, each.due) for each in run] == [
        (Duty.PUBLISH_REPORT, on("2026-08-18")),
        (Duty.PUBLISH_STATEMENT, on("2026-10-14")),
    ]


def test_without_the_day_of_receipt_publication_stands_in_and_the_deadline_says_so() -> None:
    stand_in, received = deadlines(GATESHEAD_2024)[1], deadlines(GATESHEAD_2024, report_received=on("2025-01-20"))[1]
    assert (stand_in.trigger, received.trigger) == (on("2025-01-29"), on("2025-01-20"))
    assert received.due < stand_in.due
    assert "after the report was published on Wednesday 29 January 2025" in explain(stand_in)
    assert "the day of publication is used instead" in explain(stand_in)
    assert "stands in" not in explain(received)


def test_without_either_no_clock_runs_yet() -> None:
    assert deadlines(attrs.evolve(GATESHEAD_2024, published=None)) == ()


@pytest.mark.parametrize(("priority_action", "number"), [(True, 2), (False, 0)])
def test_a_focused_visit_starts_clocks_only_where_its_letter_names_priority_action(
    priority_action: bool, number: int
) -> None:
    visit = inspected("St Helens", EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18")
    run = deadlines(visit, report_received=on("2018-08-10"), priority_action=priority_action)
    assert len(run) == number
    assert [each.due for each in run] == [on("2018-09-10"), on("2018-11-19")][:number]


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in EventKind
        if not kind.is_full_inspection and kind not in (EventKind.FOCUSED_VISIT, EventKind.JTAI)
    ],
)
def test_other_events_start_no_clock(kind: EventKind) -> None:
    event = inspected("Leeds", kind, "2026-06-02/2026-06-03", "2026-07-07")
    assert deadlines(event) == ()


JOINT_LETTERS = [
    ("Norfolk", "2025-02-27", "2025-06-11"),
    ("Bracknell Forest", "2019-03-08", "2019-06-20"),
    ("Cheshire East", "2022-09-26", "2023-01-05"),
]
"""Real letters of joint targeted area inspections, and the day that each prints: the seventieth working day."""


def joint_letter(name: str, published: str) -> InspectionEvent:
    """
    Return a joint targeted area inspection whose letter came out on a day; its days on site play no part here.
    """
    return inspected(name, EventKind.JTAI, f"{published}/{published}", published)


@pytest.mark.parametrize(("name", "published", "due"), JOINT_LETTERS)
def test_the_statement_after_a_joint_inspection_is_due_seventy_working_days_after_its_letter(
    name: str, published: str, due: str
) -> None:
    (statement,) = deadlines(joint_letter(name, published))
    assert (statement.duty, statement.due, statement.reckoned) == (Duty.JTAI_STATEMENT, on(due), None)
    assert statement.rule.evidence.basis is Basis.STATUTE


def test_the_day_that_the_letter_prints_wins_and_the_reckoned_one_stands_beside_it() -> None:
    name, published, due = JOINT_LETTERS[0]
    letter = attrs.evolve(joint_letter(name, published), statement_due=on("2025-05-12"))
    (statement,) = deadlines(letter)
    assert (statement.due, statement.reckoned) == (on("2025-05-12"), on(due))
    said = explain(statement)
    assert said.startswith("Written statement after a joint targeted area inspection: due Monday 12 May 2025.")
    assert PRINTED in said


PRINTED = (
    "The letter prints 12 May 2025, and that day counts. By calculation, the period ends on Wednesday 11 June 2025."
)


@pytest.mark.parametrize("received", [None, on("2025-02-20")], ids=["published", "received"])
def test_every_answer_gives_a_joint_letter_one_due_day_and_the_reckoned_one_beside_it(received: date | None) -> None:
    name, published, _ = JOINT_LETTERS[0]
    printed = attrs.evolve(
        joint_letter(name, published),
        start=on("2025-01-13"),
        end=on("2025-01-17"),
        report_received=received,
        statement_due=on("2025-05-12"),
    )
    reckoned = england_and_wales().add(received or on(published), 70)
    of, as_of = history(printed), on("2025-03-03")
    answers = [
        *deadlines(printed),
        *(entry for entry in timetable(printed) if entry.what is Duty.JTAI_STATEMENT),
        *programme(of, as_of=as_of, until=on("2025-12-31")).of_kind(Duty.JTAI_STATEMENT),
        *(clock.deadline for clock in in_progress({of.authority: of}, as_of=as_of)),
    ]
    assert [answer.reckoned for answer in answers] == [reckoned] * 4
    assert {getattr(answer, "due", None) or answer.window.latest for answer in answers} == {on("2025-05-12")}
    assert all("The letter prints 12 May 2025, and that day counts. " in explain(answer) for answer in answers)
    for file in (
        to_ical(deadlines(printed), authority=of.authority),
        to_ical(timetable(printed)),
        to_ical(programme(of, as_of=as_of, until=on("2025-12-31"))),
        to_ical(in_progress({of.authority: of}, as_of=as_of)),
    ):
        said = file.replace(b"\r\n ", b"").decode()
        assert "DTSTART;VALUE=DATE:20250512" in said
        assert "By calculation\\, the period ends on" in said


def test_the_clocks_of_a_letter_with_priority_action_stand_wherever_clocks_do() -> None:
    visit = attrs.evolve(
        inspected("St Helens", EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18", "2018-08-14"),
        report_received=on("2018-08-10"),
        priority_action=True,
    )
    due = {Duty.DRAFT_PRIORITY_ACTION_PLAN: on("2018-09-10"), Duty.PRIORITY_ACTION_PLAN: on("2018-11-19")}
    of, as_of = history(visit), on("2018-09-01")
    found = programme(of, as_of=as_of, until=on("2018-12-31")).of_kind(*due)
    assert {each.duty: each.due for each in deadlines(visit)} == due
    assert {entry.what: entry.window and entry.window.latest for entry in timetable(visit) if entry.what in due} == due
    assert {each.what: when(each).latest for each in found} == due
    assert {row.deadline.duty: row.deadline.due for row in in_progress({of.authority: of}, as_of=as_of)} == due
    assert all(f"DTSTART;VALUE=DATE:{day:%Y%m%d}".encode() in to_ical(found) for day in due.values())


def test_the_events_own_day_of_receipt_counts_unless_the_caller_gives_another() -> None:
    received = attrs.evolve(GATESHEAD_2024, report_received=on("2025-01-20"))
    assert due_days(deadlines(received)) == due_days(deadlines(GATESHEAD_2024, report_received=on("2025-01-20")))
    assert due_days(deadlines(received, report_received=on("2025-01-22"))) == due_days(
        deadlines(GATESHEAD_2024, report_received=on("2025-01-22"))
    )


def due_days(clocks: tuple[Deadline, ...]) -> list[tuple[Duty, date, date]]:
    return [(each.duty, each.trigger, each.due) for each in clocks]


def test_a_report_is_not_received_before_fieldwork_ended() -> None:
    with pytest.raises(
        HistoryError,
        match=r"Gateshead, short inspection of 2-6 December 2024: .* received on 5 December 2024, before .* 6 December",
    ):
        deadlines(GATESHEAD_2024, report_received=on("2024-12-05"))


@pytest.mark.parametrize("event", ["Gateshead", None, GATESHEAD_2024.authority])
def test_only_an_event_starts_clocks(event: object) -> None:
    with pytest.raises(HistoryError, match="is not an InspectionEvent"):
        deadlines(event)  # type: ignore[arg-type]


def test_the_day_of_receipt_is_a_day() -> None:
    with pytest.raises(NotADateError):
        deadlines(GATESHEAD_2024, report_received="2025-01-20")  # type: ignore[arg-type]


@pytest.mark.parametrize("event", [GATESHEAD_2024, BRADFORD_2018, WEST_NORTHAMPTONSHIRE_2026], ids=str)
def test_a_deadline_is_a_value(event: InspectionEvent) -> None:
    for answer in deadlines(event):
        copy: Deadline = pickle.loads(pickle.dumps(answer))
        assert copy == answer
        assert hash(copy) == hash(answer)
        assert explain(copy) == explain(answer)
        assert str(answer) == answer.headline


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_has_a_name_a_trigger_and_a_rule(duty: Duty) -> None:
    assert duty.label[0].isupper()
    assert duty.clock.trigger.endswith("was received")
    assert ruleset("ilacs-2026-04").rule(duty.rule.id) == duty.rule
    assert repr(duty) == f"Duty.{duty.name}"


def test_a_deadline_is_pickled_by_the_ids_of_what_is_published() -> None:
    for calendar in (None, england_and_wales().projected_to(2040)):
        reckoned = deadline(Duty.PUBLISH_REPORT, on("2026-07-21"), calendar=calendar)
        pickled = pickle.dumps(reckoned)
        copy = pickle.loads(pickled)
        assert len(pickled) < 1_000
        assert copy == reckoned
        assert copy.ruleset is reckoned.ruleset
        assert copy.rule is reckoned.rule


def test_what_the_caller_changed_is_pickled_whole() -> None:
    edition = ruleset("ilacs-2026-04").with_value("clock.publish-report", WorkingDays(20))
    calendar = england_and_wales().with_holidays(on("2026-07-27"))
    reckoned = deadline(Duty.PUBLISH_REPORT, on("2026-07-21"), calendar=calendar, ruleset=edition)
    copy = pickle.loads(pickle.dumps(reckoned))
    assert copy == reckoned
    assert copy.ruleset == edition
    assert copy.calendar == calendar
