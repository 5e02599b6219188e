"""
Short ways to write real inspections down, and to draw made-up ones.

The facts are those of the published reports: https://reports.ofsted.gov.uk/
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from ofsted_ilacs.events.histories import History, in_order
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.expected import Expected
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.register.authority_table import AUTHORITIES
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset_on, rulesets

FIRST_DAY = date(2013, 11, 19)
"""The first day of the oldest edition."""

LAST_ASKED = date(2040, 12, 31)
"""The last day of asking that laws are held to."""


def on(text: str) -> date:
    """
    Return the day that an ISO date names.
    """
    return date.fromisoformat(text)


def fieldwork(text: str) -> tuple[Span, ...]:
    """
    Return the days on site that the open data writes as "2024-09-23/2024-09-27;2025-01-13/2025-01-17".
    """
    legs = (leg.split("/") for leg in text.split(";"))
    return tuple(Span(on(leg[0]), on(leg[-1])) for leg in legs)


def inspected(
    name: str,
    kind: EventKind,
    days: str,
    published: str | None = None,
    overall: Grade | None = None,
    **areas: Grade,
) -> InspectionEvent:
    """
    Return an event of an authority, with its days as `fieldwork` reads them and its grades by the names of the areas.
    """
    legs = fieldwork(days)
    grades = {JudgementArea[area.upper()]: grade for area, grade in areas.items()}
    if overall is not None:
        grades[JudgementArea.OVERALL_EFFECTIVENESS] = overall
    return InspectionEvent(
        authority(name),
        kind,
        legs[0].start,
        legs[-1].end,
        legs=legs if len(legs) > 1 else (),
        published=None if published is None else on(published),
        judgements=tuple(Judgement(area, grade) for area, grade in grades.items()),
    )


def history(*events: InspectionEvent) -> History:
    """
    Return the history of the authority that the events are of.
    """
    return History(events[0].authority, events)


# Real inspections, named after their authority and the year of their fieldwork.

GATESHEAD_2024 = inspected("Gateshead", EventKind.SHORT, "2024-12-02/2024-12-06", "2025-01-29", Grade.GOOD)
ESSEX_2018 = inspected("Essex", EventKind.SHORT, "2018-11-19/2018-11-23", "2019-01-07", Grade.OUTSTANDING)
WIGAN_2022 = inspected("Wigan", EventKind.STANDARD, "2022-05-09/2022-05-20", "2022-07-05", Grade.REQUIRES_IMPROVEMENT)
BROMLEY_2016 = inspected("Bromley", EventKind.SINGLE, "2016-04-11/2016-05-05", "2016-06-27", Grade.INADEQUATE)
WAKEFIELD_2018 = inspected("Wakefield", EventKind.STANDARD, "2018-06-04/2018-06-15", "2018-07-17", Grade.INADEQUATE)
BRADFORD_2018 = inspected("Bradford", EventKind.STANDARD, "2018-09-17/2018-09-28", "2018-10-29", Grade.INADEQUATE)
BRADFORD_2022 = inspected("Bradford", EventKind.STANDARD, "2022-11-21/2022-12-02", "2023-01-31", Grade.INADEQUATE)
HALTON_2020 = inspected("Halton", EventKind.STANDARD, "2020-03-02/2020-03-13", "2020-04-15", Grade.REQUIRES_IMPROVEMENT)
HALTON_2024 = inspected("Halton", EventKind.STANDARD, "2024-05-13/2024-05-24", "2024-07-12", Grade.INADEQUATE)
SURREY_2025 = inspected("Surrey", EventKind.STANDARD, "2025-03-17/2025-03-28", "2025-05-09", Grade.GOOD)
CUMBERLAND_2024 = inspected("Cumberland", EventKind.STANDARD, "2024-10-07/2024-10-18", "2024-11-26", Grade.GOOD)
WEST_NORTHAMPTONSHIRE_2026 = inspected(
    "West Northamptonshire",
    EventKind.STANDARD,
    "2026-05-11/2026-05-22",
    "2026-07-07",
    impact_of_leaders=Grade.OUTSTANDING,
    help_and_protection=Grade.GOOD,
    children_in_care=Grade.GOOD,
    care_leavers=Grade.GOOD,
)
LIVERPOOL_2026 = inspected(
    "Liverpool",
    EventKind.STANDARD,
    "2026-05-11/2026-05-22",
    "2026-07-07",
    impact_of_leaders=Grade.GOOD,
    help_and_protection=Grade.GOOD,
    children_in_care=Grade.GOOD,
    care_leavers=Grade.REQUIRES_IMPROVEMENT,
)
MIDDLESBROUGH_2026 = inspected(
    "Middlesbrough",
    EventKind.STANDARD,
    "2026-06-08/2026-06-19",
    "2026-07-28",
    impact_of_leaders=Grade.REQUIRES_IMPROVEMENT,
    help_and_protection=Grade.REQUIRES_IMPROVEMENT,
    children_in_care=Grade.REQUIRES_IMPROVEMENT,
    care_leavers=Grade.REQUIRES_IMPROVEMENT,
)


def without_overall(leaders: Grade, help_and_protection: Grade, in_care: Grade, care_leavers: Grade) -> History:
    """
    Return a made-up report on Leeds of May 2026, which carries no overall grade.
    """
    return history(
        inspected(
            "Leeds",
            EventKind.STANDARD,
            "2026-05-11/2026-05-22",
            "2026-07-07",
            impact_of_leaders=leaders,
            help_and_protection=help_and_protection,
            children_in_care=in_care,
            care_leavers=care_leavers,
        )
    )


# Made-up ones, for laws.

days_asked = st.dates(FIRST_DAY, LAST_ASKED)
"""Any day that the library may be asked about."""

any_grade = st.sampled_from(Grade)
any_authority = st.sampled_from([each for each in AUTHORITIES if each.existed_on(date(2018, 6, 1)) or each.established])


@st.composite
def full_inspections(draw: st.DrawFn, of: Authority, start: date) -> InspectionEvent:
    """
    Draw a graded inspection that begins on a day: published or not, graded in full, in part or not at all.
    """
    edition = ruleset_on(start)
    end = start + timedelta(draw(st.sampled_from((4, 11, 24))))
    published = draw(st.none() | st.integers(20, 120).map(lambda days: end + timedelta(days)))
    areas = draw(st.lists(st.sampled_from(edition.areas), unique=True) | st.just(list(edition.areas)))
    return InspectionEvent(
        of,
        draw(st.sampled_from(edition.full_inspections)),
        start,
        end,
        published=published,
        judgements=tuple(Judgement(area, draw(any_grade)) for area in areas),
    )


@st.composite
def visits(draw: st.DrawFn, of: Authority) -> InspectionEvent:
    """
    Draw an event without grades: a visit, a meeting, a step of intervention.
    """
    start = draw(st.dates(FIRST_DAY, date(2030, 12, 31)))
    kind = draw(st.sampled_from([kind for kind in EventKind if not kind.is_full_inspection]))
    return InspectionEvent(of, kind, start, start + timedelta(draw(st.integers(0, 2))))


@st.composite
def histories_of(draw: st.DrawFn, of: Authority | None = None) -> History:
    """
    Draw a valid history: up to four graded inspections that follow each other, and up to six events besides.
    """
    whose = draw(any_authority) if of is None else of
    earliest = max(FIRST_DAY, whose.established or FIRST_DAY)
    latest = min(date(2030, 12, 31), whose.abolished or date.max)
    starts = draw(st.lists(st.dates(earliest, latest - timedelta(60)), max_size=4, unique=True).map(sorted))
    apart = [day for number, day in enumerate(starts) if number == 0 or day - starts[number - 1] > timedelta(30)]
    events = [draw(full_inspections(whose, start)) for start in apart]
    events += [event for event in draw(st.lists(visits(whose), max_size=6)) if earliest <= event.start < latest]
    unique = {(event.kind, event.start, event.end): event for event in events}
    return History(whose, in_order(unique.values()))


def added(to: History, event: InspectionEvent) -> History | None:
    """
    Return the history with one event more, or None where the two contradict each other.
    """
    try:
        return to.with_event(event)
    except HistoryError:
        return None


any_edition = st.sampled_from(rulesets())


def when(entry: Expected) -> Window:
    """
    Return the window of something that has one.
    """
    assert entry.window is not None
    return entry.window
