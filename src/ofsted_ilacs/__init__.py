"""
Which Ofsted inspection comes next for an English children's service, and by when: explained, cited, dated.

Immutable facts go in, explained dates come out; no I/O, no clock, no guessing. Each public name is loaded when it is
first used, so importing the package takes almost no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ofsted_ilacs.model.words import made_by

if TYPE_CHECKING:
    from ofsted_ilacs.archive.provenances import Provenance as Provenance, RecordBasis as RecordBasis
    from ofsted_ilacs.archive.record import (
        provenance as provenance,
        published as published,
        published_histories as published_histories,
        published_until as published_until,
    )
    from ofsted_ilacs.events.histories import History as History, histories as histories
    from ofsted_ilacs.events.inspection_events import InspectionEvent as InspectionEvent
    from ofsted_ilacs.exceptions import (
        CoverageError as CoverageError,
        GradeError as GradeError,
        HistoryError as HistoryError,
        IlacsError as IlacsError,
        NotADateError as NotADateError,
        NotAnIntegerError as NotAnIntegerError,
        NotKnownError as NotKnownError,
        RecordError as RecordError,
        RulesetNotFoundError as RulesetNotFoundError,
        UnknownAuthorityError as UnknownAuthorityError,
        UnknownNameError as UnknownNameError,
    )
    from ofsted_ilacs.explaining.explain import explain as explain
    from ofsted_ilacs.explaining.steps import Step as Step
    from ofsted_ilacs.model.areas import Judgement as Judgement, JudgementArea as JudgementArea
    from ofsted_ilacs.model.authorities import Authority as Authority, AuthorityKind as AuthorityKind
    from ofsted_ilacs.model.grades import Grade as Grade, best as best, worst as worst
    from ofsted_ilacs.model.kinds import EventKind as EventKind
    from ofsted_ilacs.model.pathways import Pathway as Pathway
    from ofsted_ilacs.model.periods import Months as Months, Span as Span, WorkingDays as WorkingDays, Years as Years
    from ofsted_ilacs.planning.cycles import Assume as Assume, Assumption as Assumption
    from ofsted_ilacs.planning.deadlines import (
        Deadline as Deadline,
        DueState as DueState,
        DueStatus as DueStatus,
        deadline as deadline,
        deadlines as deadlines,
    )
    from ofsted_ilacs.planning.expected import Expected as Expected, Milestone as Milestone
    from ofsted_ilacs.planning.forecast import Forecast as Forecast, forecast as forecast
    from ofsted_ilacs.planning.forecast_model import ForecastModel as ForecastModel, fit_forecast as fit_forecast
    from ofsted_ilacs.planning.next_event import next_event as next_event
    from ofsted_ilacs.planning.next_inspection import (
        NextEvent as NextEvent,
        next_inspection as next_inspection,
    )
    from ofsted_ilacs.planning.pathway import PathwayDecision as PathwayDecision, pathway as pathway
    from ofsted_ilacs.planning.pauses import (
        PublicationPause as PublicationPause,
        publication_pause as publication_pause,
    )
    from ofsted_ilacs.planning.programme import (
        Programme as Programme,
        merge_programmes as merge_programmes,
        programme as programme,
    )
    from ofsted_ilacs.planning.publication_forecast import (
        PublicationForecast as PublicationForecast,
        publication_forecast as publication_forecast,
    )
    from ofsted_ilacs.planning.simulated_country import simulate as simulate
    from ofsted_ilacs.planning.timetable import Timetable as Timetable, timetable as timetable
    from ofsted_ilacs.planning.visits_held import VisitReason as VisitReason, VisitsHeld as VisitsHeld
    from ofsted_ilacs.planning.weeks import LikelyWeek as LikelyWeek, likely_weeks as likely_weeks
    from ofsted_ilacs.planning.windows import Timing as Timing, Window as Window, WindowStatus as WindowStatus
    from ofsted_ilacs.register.lookup import authorities as authorities, authority as authority
    from ofsted_ilacs.register.reorganisations import Reorganisation as Reorganisation
    from ofsted_ilacs.register.succession import (
        Succession as Succession,
        predecessors as predecessors,
        succession as succession,
        successors as successors,
    )
    from ofsted_ilacs.rules.edition import (
        Amendment as Amendment,
        Difference as Difference,
        Ruleset as Ruleset,
        compare as compare,
    )
    from ofsted_ilacs.rules.editions import (
        check_editions as check_editions,
        ruleset as ruleset,
        ruleset_on as ruleset_on,
        rulesets as rulesets,
    )
    from ofsted_ilacs.rules.evidence import Basis as Basis, Citation as Citation, Evidence as Evidence
    from ofsted_ilacs.rules.law import Duty as Duty
    from ofsted_ilacs.rules.rule import Rule as Rule
    from ofsted_ilacs.rules.values import Anchor as Anchor, Between as Between, Estimate as Estimate, Unknown as Unknown
    from ofsted_ilacs.sector.clocks import OpenClock as OpenClock, in_progress as in_progress
    from ofsted_ilacs.sector.country import RegionScheme as RegionScheme
    from ofsted_ilacs.sector.inspection_windows import (
        InspectionWindow as InspectionWindow,
        inspection_windows as inspection_windows,
    )
    from ofsted_ilacs.sector.neighbours import Neighbour as Neighbour, neighbours as neighbours
    from ofsted_ilacs.sector.outcomes import (
        Outcome as Outcome,
        latest_outcomes as latest_outcomes,
        outcomes as outcomes,
    )
    from ofsted_ilacs.sector.overall_grades import OverallGrades as OverallGrades, overall_grades as overall_grades
    from ofsted_ilacs.sector.publication import PublicationLag as PublicationLag, publication_lags as publication_lags
    from ofsted_ilacs.sector.ranks import Rank as Rank
    from ofsted_ilacs.sector.transitions import (
        Direction as Direction,
        Transition as Transition,
        transitions as transitions,
    )
    from ofsted_ilacs.sector.visit_themes import VisitTheme as VisitTheme, visit_themes as visit_themes
    from ofsted_ilacs.sector.waiting import WaitingTime as WaitingTime, waiting_times as waiting_times
    from ofsted_ilacs.workdays.announcements import MovedDeadline as MovedDeadline
    from ofsted_ilacs.workdays.calendar import WorkingCalendar as WorkingCalendar
    from ofsted_ilacs.workdays.divisions import Division as Division
    from ofsted_ilacs.workdays.non_working_days import (
        Certainty as Certainty,
        HolidayBasis as HolidayBasis,
        NonWorkingDay as NonWorkingDay,
        WeekendDay as WeekendDay,
    )
    from ofsted_ilacs.workdays.uk_calendars import (
        add_working_days as add_working_days,
        any_part_of_uk as any_part_of_uk,
        calendar as calendar,
        count_working_days as count_working_days,
        england_and_wales as england_and_wales,
        is_working_day as is_working_day,
        northern_ireland as northern_ireland,
        scotland as scotland,
    )

# Records find their words above them, in a layer that is loaded when a text is first asked for.
made_by(lambda: import_module(f"{__name__}.explaining.wording"))

# The module of each public name, layer by layer. Type checkers read the imports above; a test keeps the two equal.
_HOMES = {
    "exceptions": (
        "CoverageError GradeError HistoryError IlacsError NotADateError NotAnIntegerError NotKnownError "
        "RecordError RulesetNotFoundError UnknownAuthorityError UnknownNameError"
    ),
    "model.areas": "Judgement JudgementArea",
    "model.authorities": "Authority AuthorityKind",
    "model.grades": "Grade best worst",
    "model.kinds": "EventKind",
    "model.pathways": "Pathway",
    "model.periods": "Months Span WorkingDays Years",
    "register.lookup": "authorities authority",
    "register.reorganisations": "Reorganisation",
    "register.succession": "Succession predecessors succession successors",
    "workdays.calendar": "WorkingCalendar",
    "workdays.divisions": "Division",
    "workdays.announcements": "MovedDeadline",
    "workdays.uk_calendars": (
        "add_working_days any_part_of_uk calendar count_working_days england_and_wales is_working_day "
        "northern_ireland scotland"
    ),
    "workdays.non_working_days": "Certainty HolidayBasis NonWorkingDay WeekendDay",
    "rules.edition": "Amendment Difference Ruleset compare",
    "rules.editions": "check_editions ruleset ruleset_on rulesets",
    "rules.evidence": "Basis Citation Evidence",
    "rules.law": "Duty",
    "rules.rule": "Rule",
    "rules.values": "Anchor Between Estimate Unknown",
    "events.histories": "History histories",
    "events.inspection_events": "InspectionEvent",
    "archive.provenances": "Provenance RecordBasis",
    "archive.record": "provenance published published_histories published_until",
    "planning.cycles": "Assume Assumption",
    "planning.deadlines": "Deadline DueState DueStatus deadline deadlines",
    "explaining.explain": "explain",
    "planning.forecast": "Forecast forecast",
    "planning.forecast_model": "ForecastModel fit_forecast",
    "planning.next_event": "next_event",
    "planning.next_inspection": "NextEvent next_inspection",
    "planning.pathway": "PathwayDecision pathway",
    "planning.pauses": "PublicationPause publication_pause",
    "planning.programme": "Programme merge_programmes programme",
    "planning.expected": "Expected Milestone",
    "explaining.steps": "Step",
    "planning.publication_forecast": "PublicationForecast publication_forecast",
    "planning.simulated_country": "simulate",
    "planning.timetable": "Timetable timetable",
    "planning.weeks": "LikelyWeek likely_weeks",
    "planning.visits_held": "VisitReason VisitsHeld",
    "planning.windows": "Timing Window WindowStatus",
    "sector.clocks": "OpenClock in_progress",
    "sector.country": "RegionScheme",
    "sector.neighbours": "Neighbour neighbours",
    "sector.outcomes": "Outcome latest_outcomes outcomes",
    "sector.overall_grades": "OverallGrades overall_grades",
    "sector.publication": "PublicationLag publication_lags",
    "sector.ranks": "Rank",
    "sector.transitions": "Direction Transition transitions",
    "sector.visit_themes": "VisitTheme visit_themes",
    "sector.waiting": "WaitingTime waiting_times",
    "sector.inspection_windows": "InspectionWindow inspection_windows",
}
_HOME_OF = {name: f"{__name__}.{module}" for module, names in _HOMES.items() for name in names.split()}

__all__ = [*_HOME_OF]  # noqa: PLE0604  (a test holds every one importable)


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
        return value
    if name == "uk":
        raise AttributeError(
            "There is no uk(): bank holidays differ between the divisions of the United Kingdom. Use "
            "england_and_wales(), scotland(), northern_ireland(), or any_part_of_uk() for a request for information."
        )
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
