"""
An event agrees with itself and with the edition in force, or is refused with its name and its days.
"""

import pickle
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.events.inspection_events import InspectionEvent, assumed_end
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError, RulesetNotFoundError
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from tests.builders import FIRST_DAY, GATESHEAD_2024, LIVERPOOL_2026, any_authority, full_inspections, inspected, on

LEEDS = authority("Leeds")

drawn_inspections = st.dates(FIRST_DAY, date(2030, 12, 31)).flatmap(lambda start: full_inspections(LEEDS, start))


def changed(field: str, value: object) -> InspectionEvent:
    """
    Return Gateshead's inspection with something else in a field.
    """
    fields: dict[str, Any] = {field: value}
    return attrs.evolve(GATESHEAD_2024, **fields)


# Its days


def test_an_event_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(HistoryError, match="Leeds, short inspection: it ends on") as refused:
        InspectionEvent(LEEDS, EventKind.SHORT, on("2025-06-06"), on("2025-06-02"))
    assert re.search(r"(2025-06-02|\b2 June 2025), before .* (2025-06-06|6 June 2025)\. Swap", str(refused.value))


def test_a_report_published_before_the_last_day_of_fieldwork_is_refused() -> None:
    with pytest.raises(
        HistoryError,
        match=r"Leeds, short inspection of 2-6 June 2025: published on 5 June 2025, .* fieldwork, 6 June 2025\.",
    ):
        inspected("Leeds", EventKind.SHORT, "2025-06-02/2025-06-06", "2025-06-05")


def test_a_report_may_come_out_on_the_last_day_of_fieldwork() -> None:
    event = inspected("Leeds", EventKind.SHORT, "2025-06-02/2025-06-06", "2025-06-06")
    assert event.published == event.end


def test_an_event_of_one_day_needs_no_end() -> None:
    meeting = InspectionEvent(LEEDS, EventKind.ENGAGEMENT_MEETING, on("2025-06-03"))
    assert meeting.end == meeting.start
    assert meeting.fieldwork == (Span(on("2025-06-03"), on("2025-06-03")),)


@pytest.mark.parametrize("field", ["start", "end", "published", "notified", "report_received", "statement_due"])
@pytest.mark.parametrize("value", ["2025-06-09", datetime(2025, 6, 9, tzinfo=UTC), 20250609])
def test_its_days_are_days(field: str, value: object) -> None:
    with pytest.raises(NotADateError):
        changed(field, value)


# The days around it


@pytest.mark.parametrize(
    ("field", "day", "says"),
    [
        ("notified", "2024-12-03", "notified on 3 December 2024, after its first day, 2 December 2024"),
        ("report_received", "2024-12-05", "received on 5 December 2024, before the last day of fieldwork, 6 December"),
        ("statement_due", "2024-12-06", "due on 6 December 2024, not after the last day of fieldwork, 6 December 2024"),
    ],
)
def test_a_day_around_an_event_that_contradicts_its_fieldwork_is_refused(field: str, day: str, says: str) -> None:
    with pytest.raises(HistoryError, match=f"Gateshead, short inspection of 2-6 December 2024: .*{says}"):
        changed(field, on(day))


def test_bath_and_north_east_somerset_was_called_a_week_before_inspectors_came() -> None:
    event = InspectionEvent(
        authority("Bath and North East Somerset"),
        EventKind.SHORT,
        on("2025-06-09"),
        on("2025-06-13"),
        notified=on("2025-06-02"),
    )
    assert (event.start - event.notified).days == 7  # type: ignore[operator]


def test_a_call_may_come_on_the_first_day_and_the_report_on_the_last() -> None:
    event = attrs.evolve(
        GATESHEAD_2024,
        notified=GATESHEAD_2024.start,
        report_received=GATESHEAD_2024.end,
        statement_due=GATESHEAD_2024.end + timedelta(1),
    )
    assert event.report_received == event.end


def test_a_statement_is_not_due_before_the_report_was_received() -> None:
    received = attrs.evolve(GATESHEAD_2024, report_received=on("2025-01-29"))
    with pytest.raises(HistoryError, match="due on 29 January 2025, but its report was received only on 29 January"):
        attrs.evolve(received, statement_due=on("2025-01-29"))
    assert attrs.evolve(received, statement_due=on("2025-01-30")).statement_due == on("2025-01-30")


# Its letter


def test_the_letter_on_st_helens_named_an_area_for_priority_action() -> None:
    visit = InspectionEvent(
        authority("St Helens"),
        EventKind.FOCUSED_VISIT,
        on("2018-07-17"),
        on("2018-07-18"),
        published=on("2018-08-10"),
        priority_action=True,
        theme="Front door",
    )
    assert visit.priority_action
    assert visit.theme == "Front door"


@pytest.mark.parametrize("kind", EventKind)
def test_only_a_focused_visit_and_a_joint_inspection_name_an_area_for_priority_action(kind: EventKind) -> None:
    if kind in (EventKind.FOCUSED_VISIT, EventKind.JTAI):
        assert InspectionEvent(LEEDS, kind, on("2017-06-05"), priority_action=True).priority_action
    else:
        start = on("2024-06-03" if kind in (EventKind.SHORT, EventKind.STANDARD) else "2017-06-05")
        with pytest.raises(HistoryError, match=f"Leeds, .*: priority_action: a {kind.label} names no area"):
            InspectionEvent(LEEDS, kind, start, priority_action=True)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind.is_full_inspection])
def test_a_full_inspection_has_no_theme(kind: EventKind) -> None:
    start = on("2024-06-03" if kind in (EventKind.SHORT, EventKind.STANDARD) else "2017-06-05")
    with pytest.raises(HistoryError, match=f"theme: 'Care leavers': a {kind.label} has no theme"):
        InspectionEvent(LEEDS, kind, start, theme="Care leavers")


# A last day that nobody publishes


@pytest.mark.parametrize(
    ("name", "kind", "start", "end"),
    [
        ("Barnet", EventKind.SHORT, "2024-06-10", "2024-06-14"),
        ("Barnet", EventKind.STANDARD, "2019-05-13", "2019-05-24"),
        ("Cumbria", EventKind.STANDARD, "2022-09-20", "2022-09-30"),
        ("made up, on a Saturday", EventKind.SHORT, "2025-06-07", "2025-06-13"),
    ],
)
def test_an_inspection_is_assumed_to_end_on_the_friday_of_its_week_or_two(
    name: str, kind: EventKind, start: str, end: str
) -> None:
    assert assumed_end(kind, on(start)) == on(end), name


def test_the_text_of_an_event_says_that_its_last_day_is_assumed() -> None:
    event = InspectionEvent.with_assumed_end(LEEDS, EventKind.SHORT, on("2022-02-28"), published=on("2022-04-21"))
    assert (event.end, event.end_assumed, event.published) == (on("2022-03-04"), True, on("2022-04-21"))
    assert str(event) == "Leeds, short inspection of 28 February to 4 March 2022 (last day assumed)"
    assert "(last day assumed)" in event._repr_html_()
    assert "assumed" not in attrs.evolve(event, end_assumed=False)._repr_html_()


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind not in (EventKind.SHORT, EventKind.STANDARD)])
def test_no_other_kind_has_a_length_to_assume(kind: EventKind) -> None:
    with pytest.raises(HistoryError, match=f"length of a {kind.label} that begins on 5 June 2017 cannot be assumed"):
        assumed_end(kind, on("2017-06-05"))


def test_no_inspection_is_assumed_to_end_after_all_dates() -> None:
    with pytest.raises(HistoryError, match="ends after the year 9999"):
        assumed_end(EventKind.STANDARD, date.max)


# Split fieldwork


@pytest.mark.parametrize(
    ("name", "kind", "days", "words"),
    [
        (
            "Sheffield",
            EventKind.SINGLE,
            "2013-11-19/2013-12-11;2014-01-28/2014-01-30",
            "19 November to 11 December 2013 and 28-30 January 2014",
        ),
        (
            "Devon",
            EventKind.STANDARD,
            "2024-09-23/2024-09-27;2025-01-13/2025-01-17",
            "23-27 September 2024 and 13-17 January 2025",
        ),
    ],
)
def test_split_fieldwork_keeps_its_legs(name: str, kind: EventKind, days: str, words: str) -> None:
    event = inspected(name, kind, days)
    assert event.name == f"{name}, {kind.label} of {words}"
    assert len(event.fieldwork) == 2
    assert (event.fieldwork[0].start, event.fieldwork[-1].end) == (event.start, event.end)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2024-09-23/2024-09-27;2024-09-27/2024-10-04", "overlap"),
        ("2025-01-13/2025-01-17;2024-09-23/2024-09-27", r"stands after .*\. Sort the legs"),
    ],
)
def test_legs_that_overlap_or_are_out_of_order_are_refused(days: str, said: str) -> None:
    first, second = (Span(on(leg[:10]), on(leg[11:])) for leg in days.split(";"))
    with pytest.raises(HistoryError, match=said) as refused:
        InspectionEvent(
            LEEDS,
            EventKind.STANDARD,
            min(first.start, second.start),
            max(first.end, second.end),
            legs=(first, second),
        )
    assert str(first) in str(refused.value)
    assert str(second) in str(refused.value)


@pytest.mark.parametrize(("start", "end"), [("2024-09-20", "2025-01-17"), ("2024-09-23", "2025-01-24")])
def test_legs_and_event_begin_and_end_together(start: str, end: str) -> None:
    legs = (Span(on("2024-09-23"), on("2024-09-27")), Span(on("2025-01-13"), on("2025-01-17")))
    with pytest.raises(
        HistoryError, match=r"Devon, .*: the legs run over .*, the event over .* Let them begin and end together"
    ):
        InspectionEvent(authority("Devon"), EventKind.STANDARD, on(start), on(end), legs=legs)


# Its edition


@pytest.mark.parametrize(
    ("name", "kind", "start", "edition"),
    [
        ("Sheffield", EventKind.SINGLE, "2013-11-19", "sif-2013-11"),
        ("Surrey", EventKind.SINGLE, "2018-02-26", "sif-2013-11"),
        ("Lancashire", EventKind.SINGLE, "2018-06-04", "sif-2013-11"),
        ("Rochdale", EventKind.STANDARD, "2018-01-29", "ilacs-2018-01"),
        ("Lancashire", EventKind.STANDARD, "2022-11-28", "ilacs-2018-01"),
        ("Bexley", EventKind.SHORT, "2023-02-06", "ilacs-2023-01"),
        ("North Lincolnshire", EventKind.SHORT, "2026-03-16", "ilacs-2023-01"),
        ("Brent", EventKind.SHORT, "2026-04-27", "ilacs-2026-04"),
    ],
)
def test_the_first_day_of_fieldwork_and_the_kind_decide_the_edition(
    name: str, kind: EventKind, start: str, edition: str
) -> None:
    assert InspectionEvent(authority(name), kind, on(start)).ruleset.id == edition


def test_publication_does_not_decide_the_edition() -> None:
    bradford = inspected("Bradford", EventKind.STANDARD, "2026-01-12/2026-01-23", "2026-05-21", Grade.GOOD)
    assert bradford.ruleset.id == "ilacs-2023-01"


def test_a_visit_of_early_2018_goes_by_its_day() -> None:
    assert InspectionEvent(LEEDS, EventKind.FOCUSED_VISIT, on("2018-03-01")).ruleset.id == "ilacs-2018-01"


@pytest.mark.parametrize(
    ("kind", "start", "edition", "known"),
    [
        (EventKind.SHORT, "2018-01-28", "sif-2013-11", "single inspection"),
        (EventKind.STANDARD, "2015-06-01", "sif-2013-11", "single inspection"),
        (EventKind.SINGLE, "2018-09-17", "ilacs-2018-01", "short inspection or a standard inspection"),
        (EventKind.POST_MONITORING_SINGLE, "2026-04-01", "ilacs-2026-04", "short inspection or a standard inspection"),
    ],
)
def test_a_kind_that_the_edition_does_not_know_is_refused(
    kind: EventKind, start: str, edition: str, known: str
) -> None:
    with pytest.raises(HistoryError, match=f"no {kind.label} could begin on .* under edition '{edition}'") as refused:
        InspectionEvent(LEEDS, kind, on(start))
    assert known in str(refused.value)
    assert "Leeds" in str(refused.value)


@pytest.mark.parametrize(
    ("days", "kind", "area", "edition"),
    [
        ("2026-05-11/2026-05-22", EventKind.STANDARD, JudgementArea.OVERALL_EFFECTIVENESS, "ilacs-2026-04"),
        ("2022-06-27/2022-07-01", EventKind.SHORT, JudgementArea.CARE_LEAVERS, "ilacs-2018-01"),
        ("2022-06-27/2022-07-01", EventKind.SHORT, JudgementArea.CHILDREN_IN_CARE, "ilacs-2018-01"),
        ("2023-02-06/2023-02-10", EventKind.SHORT, JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS, "ilacs-2023-01"),
        ("2016-04-11/2016-05-05", EventKind.SINGLE, JudgementArea.IMPACT_OF_LEADERS, "sif-2013-11"),
        ("2018-02-26/2018-03-22", EventKind.SINGLE, JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS, "sif-2013-11"),
        ("2023-02-06/2023-02-10", EventKind.SHORT, JudgementArea.ADOPTION, "ilacs-2023-01"),
    ],
)
def test_a_judgement_in_an_area_that_the_edition_does_not_make_is_refused(
    days: str, kind: EventKind, area: JudgementArea, edition: str
) -> None:
    with pytest.raises(HistoryError, match=f"edition '{edition}', .*, makes no judgement named {area.name}") as refused:
        inspected("Leeds", kind, days, None, None, **{area.value: Grade.GOOD})
    assert f"Leeds, {kind.label} of " in str(refused.value)
    assert all(known.name in str(refused.value) for known in ruleset(edition).areas)


def test_two_grades_for_one_area_are_refused() -> None:
    twice = tuple(Judgement(JudgementArea.CARE_LEAVERS, grade) for grade in (Grade.GOOD, Grade.OUTSTANDING))
    with pytest.raises(
        HistoryError, match=r"Leeds, short inspection of 2-6 June 2025: '.*care leavers' is graded twice"
    ):
        InspectionEvent(LEEDS, EventKind.SHORT, on("2025-06-02"), on("2025-06-06"), judgements=twice)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if not kind.is_full_inspection])
def test_only_a_graded_inspection_gives_grades(kind: EventKind) -> None:
    with pytest.raises(HistoryError, match=f"a {kind.label} gives no grades"):
        inspected("Leeds", kind, "2025-06-03/2025-06-04", care_leavers=Grade.GOOD)


def test_an_inspection_before_the_oldest_edition_may_be_listed_but_not_judged() -> None:
    earlier = InspectionEvent(LEEDS, EventKind.SINGLE, on("2012-06-11"))
    assert earlier.overall is None
    with pytest.raises(RulesetNotFoundError):
        _ = earlier.ruleset
    with pytest.raises(HistoryError, match=r"Leeds, .* judgements cannot be checked\. 2012-06-11 is before 2013-11-19"):
        attrs.evolve(earlier, judgements=(Judgement(JudgementArea.OVERALL_EFFECTIVENESS, Grade.GOOD),))


# What it is made of


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authority", "Gateshead"),
        ("authority", None),
        ("kind", "short"),
        ("judgements", [Judgement(JudgementArea.CARE_LEAVERS, Grade.GOOD)]),
        ("judgements", (Grade.GOOD,)),
        ("judgements", None),
        ("legs", [Span(on("2024-12-02"), on("2024-12-06"))]),
        ("legs", (on("2024-12-02"),)),
        ("lead_inspectors", "Sarah Canto"),
        ("lead_inspectors", (None,)),
        ("source", ""),
        ("source", 50276411),
        ("theme", " "),
        ("priority_action", 1),
        ("end_assumed", None),
    ],
)
def test_a_field_that_holds_something_else_is_refused_by_its_name(field: str, value: object) -> None:
    with pytest.raises(RecordError, match=f"^{field}: "):
        changed(field, value)


def test_a_grade_is_looked_up_by_its_area() -> None:
    assert LIVERPOOL_2026.grade(JudgementArea.CARE_LEAVERS) is Grade.REQUIRES_IMPROVEMENT
    assert LIVERPOOL_2026.grade(JudgementArea.ADOPTION) is None
    assert LIVERPOOL_2026.overall is None
    assert GATESHEAD_2024.overall is Grade.GOOD


def test_an_event_reads_as_its_authority_kind_and_days() -> None:
    assert str(GATESHEAD_2024) == "Gateshead, short inspection of 2-6 December 2024"


@given(drawn_inspections)
def test_an_event_is_a_value(event: InspectionEvent) -> None:
    copy = pickle.loads(pickle.dumps(event))
    assert copy == event
    assert hash(copy) == hash(event)
    assert attrs.evolve(event, end=event.end + timedelta(1), published=None) != event


@given(drawn_inspections)
def test_an_event_judges_only_what_its_edition_does(event: InspectionEvent) -> None:
    assert {judgement.area for judgement in event.judgements} <= set(event.ruleset.areas)
    assert event.kind in event.ruleset.full_inspections


@given(any_authority, st.sampled_from(EventKind), st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(-30, 30))
def test_any_days_make_an_event_or_are_refused(of: Authority, kind: EventKind, start: date, days: int) -> None:
    try:
        event = InspectionEvent(of, kind, start, start + timedelta(days))
    except HistoryError as refused:
        assert str(of) in str(refused)  # noqa: PT017
    else:
        assert event.start <= event.end


def test_an_event_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        GATESHEAD_2024.published = None  # type: ignore[misc]
