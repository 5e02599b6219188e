"""
The next graded inspection of real authorities: its kind, its window, and what a person should look at.
"""

import pickle

import attrs
import pytest

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Between, Unknown
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    CUMBERLAND_2024,
    ESSEX_2018,
    GATESHEAD_2024,
    HALTON_2020,
    HALTON_2024,
    MIDDLESBROUGH_2026,
    SURREY_2025,
    WAKEFIELD_2018,
    WEST_NORTHAMPTONSHIRE_2026,
    WIGAN_2022,
    history,
    inspected,
    on,
)

AFTER_THE_SUSPENSION = on("2021-06-28")


@pytest.mark.parametrize(
    ("last", "kind", "next_days"),
    [
        (ESSEX_2018, EventKind.SHORT, "2023-06-26/2023-06-30"),
        (WIGAN_2022, EventKind.STANDARD, "2025-10-06/2025-10-17"),
        (BRADFORD_2018, EventKind.STANDARD, "2022-11-21/2022-12-02"),
        (BRADFORD_2022, EventKind.STANDARD, "2026-01-12/2026-01-23"),
        (HALTON_2020, EventKind.STANDARD, "2024-05-13/2024-05-24"),
    ],
    ids=str,
)
def test_what_was_expected_came(last: InspectionEvent, kind: EventKind, next_days: str) -> None:
    assert last.published is not None
    came = inspected(last.authority.name, kind, next_days)
    expected = next_inspection(history(last), as_of=max(last.published, AFTER_THE_SUSPENSION))
    assert expected.kind is came.kind
    assert expected.window is not None
    assert came.start in expected.window
    assert expected.needs_review is False


@pytest.mark.parametrize(
    ("last", "next_day"),
    [(ESSEX_2018, "2023-06-26"), (BRADFORD_2018, "2022-11-21"), (HALTON_2020, "2024-05-13")],
    ids=str,
)
def test_what_came_late_because_of_the_suspension_was_not_foreseen_when_the_report_came_out(
    last: InspectionEvent, next_day: str
) -> None:
    assert last.published is not None
    expected = next_inspection(history(last), as_of=last.published)
    assert expected.window is not None
    assert expected.window.latest < on(next_day)


# The inadequate, before and after September 2018


def test_bromley_inadequate_in_2016_was_to_have_a_single_inspection_at_a_time_not_known() -> None:
    answer = next_inspection(history(BROMLEY_2016), as_of=on("2016-08-01"))
    assert (answer.kind, answer.pathway) == (EventKind.SINGLE, Pathway.INADEQUATE)
    assert (answer.window, answer.status, answer.needs_review) == (None, WindowStatus.UNKNOWN, True)
    assert "its date is not known" in answer.headline


@pytest.mark.parametrize(("as_of", "kind"), [("2018-09-16", EventKind.SINGLE), ("2018-09-17", EventKind.STANDARD)])
def test_from_17_september_2018_the_inadequate_are_re_inspected_with_a_standard_inspection(
    as_of: str, kind: EventKind
) -> None:
    assert next_inspection(history(BROMLEY_2016), as_of=on(as_of)).kind is kind
    assert next_inspection(history(WAKEFIELD_2018), as_of=on(as_of)).kind is kind


def test_a_single_inspection_in_a_window_after_its_abolition_is_for_a_person_to_look_at() -> None:
    answer = next_inspection(history(WAKEFIELD_2018), as_of=on("2018-08-01"))
    assert answer.window is not None
    assert answer.window.earliest > on("2018-09-16")
    assert answer.needs_review
    assert "A person should look at this." in explain(answer)


def test_the_inadequate_are_told_the_earliest_re_inspection_that_was_seen() -> None:
    said = explain(next_inspection(history(BRADFORD_2022), as_of=on("2023-06-01")))
    assert "29.9 months after the last inspection at the earliest" in said
    assert "Of all 62 re-inspections ten came sooner, from 24.1 months on, each from a single inspection." in said
    assert "(re-inspection)" in said


def test_under_the_single_framework_they_were_told_what_was_said_of_it() -> None:
    said = explain(next_inspection(history(BROMLEY_2016), as_of=on("2016-08-01")))
    assert "within 18 to 24 months and, from May 2016, within 24 months of the action plan" in said


# Never inspected


@pytest.mark.parametrize(
    ("name", "window", "came"),
    [
        ("Cumberland", ("2024-04-01", "2024-11-01"), "2024-10-07"),
        ("Westmorland and Furness", ("2024-04-01", "2024-11-01"), "2024-04-22"),
        ("North Northamptonshire", ("2022-04-01", "2022-11-01"), "2022-10-03"),
        ("West Northamptonshire", ("2022-04-01", "2022-11-01"), "2022-10-03"),
    ],
)
def test_a_new_authority_is_expected_12_to_19_months_after_its_first_day(
    name: str, window: tuple[str, str], came: str
) -> None:
    of = authority(name)
    assert of.established is not None
    answer = next_inspection(History(of), as_of=of.established)
    assert (answer.kind, answer.pathway) == (EventKind.STANDARD, Pathway.FIRST_INSPECTION)
    assert answer.window == Window(on(window[0]), None, on(window[1]))
    assert on(came) in answer.window


def test_cumberlands_answer_says_whose_place_it_took_and_what_that_was_judged() -> None:
    said = explain(next_inspection(History(authority("Cumberland")), as_of=on("2023-08-01")))
    assert "It took the place of Cumbria on 1 April 2023, and inherits no inspection." in said
    assert "Cumbria was judged requires improvement in November 2022." in said
    assert "rule first.window, ilacs-2023-01. Observed: 4 of 4" in said


def test_an_authority_of_which_nothing_is_known_has_no_window() -> None:
    answer = next_inspection(History(Authority("Newtown", "999")), as_of=on("2026-11-21"))
    assert (answer.kind, answer.window, answer.needs_review) == (EventKind.STANDARD, None, True)
    assert "The day on which it was established is not on record" in explain(answer)


def test_a_callers_own_first_window_counts() -> None:
    own = ruleset("ilacs-2023-01").with_value("first.window", Between(6, 12, unit="months"))
    answer = next_inspection(History(authority("Cumberland")), as_of=on("2023-08-01"), ruleset=own)
    assert answer.window == Window(on("2023-10-01"), None, on("2024-04-01"))
    assert "The published value is: 12 to 19 months." in explain(answer)


# What is announced


def test_surrey_ends_within_its_window_which_is_for_a_person_to_look_at() -> None:
    answer = next_inspection(history(SURREY_2025), as_of=on("2026-08-01"))
    assert answer.window == Window(on("2027-11-09"), on("2028-05-08"), on("2028-11-09"))
    assert answer.needs_review
    assert "Surrey is to be replaced on 1 April 2027 by East Surrey and by West Surrey" in explain(answer)
    assert "A new authority inherits no inspection" in explain(answer)


def test_a_window_beyond_2027_says_that_a_successor_is_announced() -> None:
    said = explain(next_inspection(history(WEST_NORTHAMPTONSHIRE_2026), as_of=on("2026-11-21")))
    assert "children and families services framework" in said
    assert "[https://www.wired-gov.net/" in said.splitlines()[-1]


@pytest.mark.parametrize("as_of", ["2027-06-01", "2028-05-01", "2040-12-31"])
def test_asked_past_the_announced_end_of_the_edition_the_answer_says_so(as_of: str) -> None:
    answer = next_inspection(history(GATESHEAD_2024), as_of=on(as_of))
    assert answer.ruleset.id == "ilacs-2026-04"
    assert "announced for 2027; the month is not known" in explain(answer)


@pytest.mark.parametrize("as_of", ["2025-06-01", "2025-11-26"])
def test_until_the_next_edition_was_announced_nothing_is_said_of_it(as_of: str) -> None:
    answer = next_inspection(history(GATESHEAD_2024), as_of=on(as_of))
    assert "Later dates may change." not in explain(answer)


def test_from_its_announcement_on_the_next_edition_is_named() -> None:
    said = explain(next_inspection(history(GATESHEAD_2024), as_of=on("2025-11-27")))
    assert "The next edition, from 1 April 2026, gives no overall grade. Later dates may change." in said


@pytest.mark.parametrize("name", ["East Surrey", "West Surrey"])
def test_an_announced_authoritys_first_inspection_is_planned_and_rests_on_an_announcement(name: str) -> None:
    of = History(authority(name, on=on("2027-04-01")))
    answer = next_inspection(of, as_of=on("2027-04-01"))
    assert (answer.kind, answer.pathway) == (EventKind.STANDARD, Pathway.FIRST_INSPECTION)
    assert answer.window == Window(on("2028-04-01"), None, on("2028-11-01"))
    assert answer.needs_review
    said = explain(answer)
    assert "It is announced to take the place of Surrey on 1 April 2027, and inherits no inspection." in said
    assert "It is announced to be established on 1 April 2027; this may still change." in said
    assert next_event(of, as_of=on("2027-04-01")) == answer


def test_before_its_first_day_an_announced_authority_cannot_be_asked_about() -> None:
    with pytest.raises(HistoryError, match="East Surrey did not exist on 2027-03-31"):
        next_inspection(History(authority("East Surrey", on=on("2027-04-01"))), as_of=on("2027-03-31"))


# Where the day of asking stands


@pytest.mark.parametrize(
    ("as_of", "status", "standing"),
    [
        ("2026-11-21", WindowStatus.AHEAD, "the window opens in 8 months"),
        ("2027-07-28", WindowStatus.AHEAD, "the window opens in 1 day"),
        ("2027-07-29", WindowStatus.OPEN, "the window is open, for 12 months more"),
        ("2028-07-29", WindowStatus.OPEN, "the window is open and closes today"),
        ("2028-07-30", WindowStatus.OVERDUE, "the window closed 1 day ago: it is overdue"),
        ("2029-01-01", WindowStatus.OVERDUE, "the window closed 5 months ago: it is overdue"),
    ],
)
def test_the_answer_says_where_the_day_of_asking_stands(as_of: str, status: WindowStatus, standing: str) -> None:
    answer = next_inspection(history(GATESHEAD_2024), as_of=on(as_of))
    assert answer.status is status
    assert standing in answer.headline


def test_bradford_would_have_been_overdue_had_the_inspection_of_2022_not_been_recorded() -> None:
    answer = next_inspection(history(BRADFORD_2018), as_of=on("2023-11-21"))
    assert answer.status is WindowStatus.OVERDUE
    assert "overdue" in answer.headline


# What counts


def test_what_began_after_the_day_of_asking_does_not_count() -> None:
    both, first = history(BRADFORD_2018, BRADFORD_2022), history(BRADFORD_2018)
    assert next_inspection(both, as_of=on("2022-11-20")) == next_inspection(first, as_of=on("2022-11-20"))
    assert next_inspection(both, as_of=on("2022-11-21")) != next_inspection(first, as_of=on("2022-11-21"))


def test_visits_do_not_change_the_next_inspection() -> None:
    visit = inspected("Gateshead", EventKind.FOCUSED_VISIT, "2026-01-13/2026-01-14")
    of = history(GATESHEAD_2024)
    assert next_inspection(of.with_event(visit), as_of=on("2026-11-21")) == next_inspection(of, as_of=on("2026-11-21"))


def test_the_edition_of_the_day_of_asking_answers_unless_the_caller_gives_one() -> None:
    of = history(GATESHEAD_2024)
    assert next_inspection(of, as_of=on("2026-03-31")).ruleset.id == "ilacs-2023-01"
    assert next_inspection(of, as_of=on("2026-04-01")).ruleset.id == "ilacs-2026-04"
    given = next_inspection(of, as_of=on("2026-11-21"), ruleset=ruleset("ilacs-2018-01"))
    assert given.ruleset.id == "ilacs-2018-01"


def test_a_re_inspection_of_a_callers_own_kind_is_named_in_words() -> None:
    own = ruleset("ilacs-2023-01").with_value("next.reinspection", EventKind.SHORT)
    answer = next_inspection(history(BRADFORD_2022), as_of=on("2023-06-01"), ruleset=own)
    assert answer.kind is EventKind.SHORT
    assert "EventKind" not in explain(answer)
    assert "The published value is: standard inspection." in explain(answer)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"as_of": "2026-11-21"}, NotADateError),
        ({"ruleset": "ilacs-2026-04"}, RecordError),
        ({"anchor": "middle"}, RecordError),
        ({"calendar": "england-and-wales"}, RecordError),
        ({"as_of": on("2027-04-01"), "history": History(authority("Cumbria"))}, HistoryError),
        ({"history": "Gateshead"}, RecordError),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_mistake_in_what_is_asked_yields_no_answer(asked: dict[str, object], error: type[Exception]) -> None:
    of = asked.pop("history", history(GATESHEAD_2024))
    with pytest.raises(error):
        next_inspection(of, **{"as_of": on("2026-11-21"), **asked})  # type: ignore[arg-type]


@pytest.mark.parametrize("last", [GATESHEAD_2024, BRADFORD_2022, SURREY_2025, MIDDLESBROUGH_2026, HALTON_2024], ids=str)
def test_an_answer_is_a_value(last: InspectionEvent) -> None:
    answer = next_inspection(history(last), as_of=on("2026-11-21"))
    copy = pickle.loads(pickle.dumps(answer))
    assert copy == answer
    assert hash(copy) == hash(answer)
    assert explain(copy) == explain(answer)
    with pytest.raises(AttributeError):
        answer.kind = EventKind.SHORT  # type: ignore[misc]


def test_the_short_inspection_of_bedford_that_found_less_than_good_leads_to_a_standard_one() -> None:
    bedford = inspected("Bedford", EventKind.SHORT, "2025-07-14/2025-07-18", "2025-08-27", Grade.REQUIRES_IMPROVEMENT)
    answer = next_inspection(history(bedford), as_of=on("2025-09-01"))
    assert answer.kind is EventKind.STANDARD
    assert "short (by its length; reports do not print the kind)" in explain(answer)


def test_devons_two_legs_are_both_named() -> None:
    devon = inspected(
        "Devon", EventKind.STANDARD, "2024-09-23/2024-09-27;2025-01-13/2025-01-17", None, Grade.INADEQUATE
    )
    said = explain(next_inspection(history(devon), as_of=on("2025-06-01")))
    assert "23-27 September 2024 and 13-17 January 2025" in said


def test_the_address_of_the_report_is_given() -> None:
    address = "https://reports.ofsted.gov.uk/provider/44/80460"
    said = explain(next_inspection(history(attrs.evolve(GATESHEAD_2024, source=address)), as_of=on("2026-11-21")))
    assert f"Overall effectiveness: good. [{address}]" in said


def test_cumberland_good_in_2024_is_no_longer_new() -> None:
    answer = next_inspection(history(CUMBERLAND_2024), as_of=on("2026-11-21"))
    assert (answer.kind, answer.window) == (
        EventKind.SHORT,
        Window(on("2027-05-26"), on("2027-11-22"), on("2028-05-26")),
    )


@pytest.mark.parametrize("id", ["interval", "interval.tolerance", "interval.anchor"])
def test_an_unknown_interval_gives_no_window_and_says_so(id: str) -> None:
    own = ruleset("ilacs-2026-04").with_value(id, Unknown("how often they come"))
    answer = next_inspection(history(GATESHEAD_2024), as_of=on("2026-11-21"), ruleset=own)
    assert (answer.kind, answer.window, answer.status) == (EventKind.SHORT, None, WindowStatus.UNKNOWN)
    assert "Not known: how often they come." in explain(answer)


def test_an_overdue_inspection_may_be_one_that_is_missing_from_the_history() -> None:
    late = next_inspection(history(GATESHEAD_2024), as_of=on("2040-12-31"))
    assert "is missing from the history given" in explain(late)
    assert "more than 12 years ago" in late.headline


def test_a_kind_that_the_length_does_not_tell_is_said_to_be_as_recorded() -> None:
    wiltshire = inspected("Wiltshire", EventKind.STANDARD, "2019-06-03/2019-06-19", "2019-07-19", Grade.GOOD)
    said = explain(next_inspection(history(wiltshire), as_of=on("2020-01-06")))
    assert "standard (as recorded; reports do not print the kind)" in said
