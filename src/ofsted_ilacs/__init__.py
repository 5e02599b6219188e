"""
Which Ofsted inspection comes next for an English children's service, and by when: explained, cited, dated.

Immutable facts go in, explained dates come out; no I/O, no clock, no guessing. Each public name is loaded when it is
first used, so importing the package takes almost no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ofsted_ilacs.model.words import made_by

if TYPE_CHECKING:
    from ofsted_ilacs.archive.record import (
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
        RecordError as RecordError,
        RulesetNotFoundError as RulesetNotFoundError,
        UnknownAuthorityError as UnknownAuthorityError,
    )
    from ofsted_ilacs.explaining.explain import explain as explain
    from ofsted_ilacs.model.areas import Judgement as Judgement, JudgementArea as JudgementArea
    from ofsted_ilacs.model.authorities import Authority as Authority
    from ofsted_ilacs.model.grades import Grade as Grade, best as best, worst as worst
    from ofsted_ilacs.model.kinds import EventKind as EventKind
    from ofsted_ilacs.model.pathways import Pathway as Pathway
    from ofsted_ilacs.model.periods import Months as Months, Span as Span, WorkingDays as WorkingDays, Years as Years
    from ofsted_ilacs.planning.deadlines import Deadline as Deadline, deadline as deadline, deadlines as deadlines
    from ofsted_ilacs.planning.expected import Expected as Expected, Milestone as Milestone
    from ofsted_ilacs.planning.forecast import Forecast as Forecast, forecast as forecast
    from ofsted_ilacs.planning.forecast_model import ForecastModel as ForecastModel, fit_forecast as fit_forecast
    from ofsted_ilacs.planning.next_event import next_event as next_event
    from ofsted_ilacs.planning.next_inspection import NextEvent as NextEvent, next_inspection as next_inspection
    from ofsted_ilacs.planning.pathway import pathway as pathway
    from ofsted_ilacs.planning.programme import (
        Programme as Programme,
        merge_programmes as merge_programmes,
        programme as programme,
    )
    from ofsted_ilacs.planning.publication_forecast import publication_forecast as publication_forecast
    from ofsted_ilacs.planning.simulated_country import simulate as simulate
    from ofsted_ilacs.planning.timetable import Timetable as Timetable, timetable as timetable
    from ofsted_ilacs.planning.windows import Window as Window
    from ofsted_ilacs.register.lookup import authorities as authorities, authority as authority
    from ofsted_ilacs.register.succession import predecessors as predecessors, successors as successors
    from ofsted_ilacs.rules.edition import Ruleset as Ruleset, compare as compare
    from ofsted_ilacs.rules.editions import ruleset as ruleset, ruleset_on as ruleset_on, rulesets as rulesets
    from ofsted_ilacs.rules.evidence import Basis as Basis, Citation as Citation, Evidence as Evidence
    from ofsted_ilacs.rules.law import Duty as Duty
    from ofsted_ilacs.rules.rule import Rule as Rule
    from ofsted_ilacs.sector.clocks import in_progress as in_progress
    from ofsted_ilacs.sector.inspection_windows import inspection_windows as inspection_windows
    from ofsted_ilacs.sector.outcomes import outcomes as outcomes
    from ofsted_ilacs.sector.publication import publication_lags as publication_lags
    from ofsted_ilacs.sector.transitions import transitions as transitions
    from ofsted_ilacs.sector.waiting import waiting_times as waiting_times
    from ofsted_ilacs.workdays.calendar import WorkingCalendar as WorkingCalendar
    from ofsted_ilacs.workdays.divisions import Division as Division
    from ofsted_ilacs.workdays.non_working_days import (
        Certainty as Certainty,
        HolidayBasis as HolidayBasis,
        NonWorkingDay as NonWorkingDay,
    )
    from ofsted_ilacs.workdays.uk_calendars import (
        add_working_days as add_working_days,
        any_part_of_uk as any_part_of_uk,
        count_working_days as count_working_days,
        england_and_wales as england_and_wales,
        is_working_day as is_working_day,
        northern_ireland as northern_ireland,
        scotland as scotland,
    )

# Records find their words, and their form for pydantic, above them, in layers that are loaded when first asked for.
made_by(
    lambda: import_module(f"{__name__}.explaining.wording"),
    lambda: import_module(f"{__name__}.interop.json.pydantic_forms"),
)

# A public name stands in one of these two tables, by the module that it comes from. Everything else in the package is
# shared between its modules only and may change in any release.

# Importable from here. Type checkers read the imports above; a test keeps the two equal.
_HOMES = {
    "exceptions": (
        "CoverageError GradeError HistoryError IlacsError NotADateError RecordError RulesetNotFoundError "
        "UnknownAuthorityError"
    ),
    "model.areas": "Judgement JudgementArea",
    "model.authorities": "Authority",
    "model.grades": "Grade best worst",
    "model.kinds": "EventKind",
    "model.pathways": "Pathway",
    "model.periods": "Months Span WorkingDays Years",
    "register.lookup": "authorities authority",
    "register.succession": "predecessors successors",
    "workdays.calendar": "WorkingCalendar",
    "workdays.divisions": "Division",
    "workdays.non_working_days": "Certainty HolidayBasis NonWorkingDay",
    "workdays.uk_calendars": (
        "add_working_days any_part_of_uk count_working_days england_and_wales is_working_day northern_ireland scotland"
    ),
    "rules.edition": "Ruleset compare",
    "rules.editions": "ruleset ruleset_on rulesets",
    "rules.evidence": "Basis Citation Evidence",
    "rules.law": "Duty",
    "rules.rule": "Rule",
    "events.histories": "History histories",
    "events.inspection_events": "InspectionEvent",
    "archive.record": "published published_histories published_until",
    "planning.deadlines": "Deadline deadline deadlines",
    "planning.expected": "Expected Milestone",
    "planning.forecast": "Forecast forecast",
    "planning.forecast_model": "ForecastModel fit_forecast",
    "planning.next_event": "next_event",
    "planning.next_inspection": "NextEvent next_inspection",
    "planning.pathway": "pathway",
    "planning.programme": "Programme merge_programmes programme",
    "planning.publication_forecast": "publication_forecast",
    "planning.simulated_country": "simulate",
    "planning.timetable": "Timetable timetable",
    "planning.windows": "Window",
    "explaining.explain": "explain",
    "sector.clocks": "in_progress",
    "sector.inspection_windows": "inspection_windows",
    "sector.outcomes": "outcomes",
    "sector.publication": "publication_lags",
    "sector.transitions": "transitions",
    "sector.waiting": "waiting_times",
}

# Importable from their modules.
_FURTHER = {
    "exceptions": "NotAnIntegerError NotKnownError UnknownNameError",
    "model.areas": "Area AreaRole",
    "model.authorities": "AuthorityKind",
    "model.display": "Displayed",
    "register.reorganisations": "Reorganisation",
    "register.succession": "Succession succession",
    "workdays.announcements": "MovedDeadline",
    "workdays.non_working_days": "WeekendDay",
    "workdays.uk_calendars": "calendar",
    "rules.edition": (
        "Amendment Difference FirstInspection FocusedVisits Interval Monitoring Next Notice OnSite "
        "Publication Weeks Yearly"
    ),
    "rules.editions": "check_editions",
    "rules.judged": "Case GOOD_OR_BETTER LEADERS_INADEQUATE MOSTLY_GOOD PRACTICE_INADEQUATE Relation Share holds",
    "rules.law": "LAW Law Starts",
    "rules.rule": "Dated Fact RuleValue says value_in_words",
    "rules.values": "Anchor Between Estimate Unknown",
    "events.histories": "AuthorityHistories",
    "archive.provenances": "Provenance RecordBasis",
    "archive.record": "provenance",
    "planning.cycles": "Assume Assumption",
    "planning.deadlines": "DueState DueStatus",
    "planning.explained_answer": "Answer Answers",
    "planning.forecast": "Likely",
    "planning.forecast_kinds": "KindChance",
    "planning.forecast_model": "LeaveOneOut Wait",
    "planning.grade_transitions": "GradeTransitions fit_transitions",
    "planning.pathway": "PathwayDecision",
    "planning.pauses": "PublicationPause publication_pause",
    "planning.publication_forecast": "PublicationForecast",
    "planning.simulated_country": "Ahead Band Simulation",
    "planning.simulation_tables": "Team",
    "planning.visits_held": "VisitReason VisitsHeld",
    "planning.weeks": "LikelyWeek likely_weeks",
    "planning.windows": "Timing WindowStatus",
    "explaining.steps": "Step",
    "sector.clocks": "OpenClock",
    "sector.country": "RegionScheme",
    "sector.inspection_chances": "InspectionChance inspection_chances",
    "sector.inspection_windows": "InspectionWindow",
    "sector.neighbours": "Neighbour neighbours",
    "sector.outcomes": "Outcome latest_outcomes",
    "sector.overall_grades": "OverallGrades overall_grades",
    "sector.publication": "PublicationLag",
    "sector.ranks": "Rank",
    "sector.transitions": "Direction Transition",
    "sector.visit_themes": "VisitTheme visit_themes",
    "sector.waiting": "WaitingTime",
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
    for module, names in _FURTHER.items():
        if name in names.split():
            raise AttributeError(f"{name} comes from its own module: from {__name__}.{module} import {name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
