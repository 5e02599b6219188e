"""
Whatever a public function or method is given, it answers, or says in a short message of ours what was wrong.
"""

import inspect
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.planning.cycles import Assumption
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.grade_transitions import fit_transitions
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.planning.simulation_tables import Team
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.register import succession
from ofsted_ilacs.rules.editions import check_editions
from ofsted_ilacs.rules.judged import MOSTLY_GOOD, holds
from ofsted_ilacs.rules.law import Starts
from ofsted_ilacs.rules.rule import says, value_in_words
from ofsted_ilacs.sector.country import RegionScheme
from ofsted_ilacs.sector.inspection_chances import inspection_chances
from ofsted_ilacs.sector.neighbours import neighbours
from ofsted_ilacs.sector.outcomes import latest_outcomes
from ofsted_ilacs.sector.overall_grades import overall_grades
from ofsted_ilacs.sector.transitions import Direction
from ofsted_ilacs.sector.visit_themes import visit_themes
from ofsted_ilacs.workdays import arrays, uk_calendars


class Speechless:
    def __repr__(self) -> str:
        raise RuntimeError("no words")

    __str__ = __repr__


class Quarrelsome:
    def __eq__(self, other: object) -> bool:
        raise RuntimeError("never the same")

    __hash__ = None  # type: ignore[assignment]


def in_itself() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


HOSTILE: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "five": lambda: 5,
    "less than nothing": lambda: -5,
    "True": lambda: True,
    "2.5": lambda: 2.5,
    "not a number": lambda: float("nan"),
    "5,001 digits": lambda: 10**5_000,
    "minus 5,001 digits": lambda: -(10**5_000),
    "a text": lambda: "x",
    "an empty text": lambda: "",
    "a long text": lambda: "x" * 10**6,
    "half a character": lambda: "\ud800",
    "bytes": lambda: b"x",
    "the first day": lambda: date.min,
    "the last day": lambda: date.max,
    "an instant": lambda: datetime(2024, 1, 2, tzinfo=UTC),
    "a grade": lambda: oi.Grade.GOOD,
    "a kind": lambda: oi.EventKind.SELF_EVALUATION,
    "a length": lambda: oi.WorkingDays(5),
    "a long length": lambda: oi.Years(10**6),
    "an authority": lambda: oi.authority("Leeds"),
    "no items": lambda: (),
    "wrong items": lambda: (5,),
    "a list in itself": in_itself,
    "a dictionary": lambda: {"x": 1},
    "endless": itertools.count,
    "an array": lambda: np.array([1, 2]),
    "speechless": Speechless,
    "quarrelsome": Quarrelsome,
    "speechless ones": lambda: [Speechless()],
    "a class": lambda: Speechless,
}

LEEDS = oi.published("Leeds")
EVENT = LEEDS.full_inspections[-1]
ENGLAND = oi.england_and_wales()
EDITION, DAY = oi.rulesets()[-1], date(2024, 1, 2)
SPAN = oi.Span(date(2024, 1, 8), date(2024, 1, 12))
EVIDENCE = oi.Evidence(oi.Basis.CALLER, ())
RULE = oi.Rule("x", oi.WorkingDays(5), EVIDENCE)
STATEMENT = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2022, 8, 1))
DAYS = np.array(["2024-01-02"], "M8[D]")

AS_OF, UNTIL = date(2026, 6, 1), date(2027, 6, 1)
NEXT = oi.next_inspection(LEEDS, as_of=AS_OF)
WINDOW = oi.Window(DAY, None, date(2025, 1, 2))
HISTORIES = [LEEDS, oi.published("Bury"), oi.published("Suffolk"), oi.published("Sheffield")]
PROGRAMME = oi.programme(LEEDS, as_of=AS_OF, until=UNTIL)
FORECAST = oi.forecast(LEEDS, as_of=AS_OF)
PUBLICATION = oi.publication_forecast(EVENT)
SIMULATION = oi.simulate(HISTORIES, until=UNTIL, draws=1, seed=0, known_to=AS_OF)
EDITION_OF_2018 = oi.ruleset("ilacs-2018-01")
GRADES = {judgement.area: judgement.grade for judgement in EVENT.judgements}
INADEQUATE = EDITION_OF_2018.relation[0]
YEARLY: Any = EDITION.yearly

CALLS: dict[str, tuple[Any, ...]] = {
    "worst": (oi.worst, [oi.Grade.GOOD]),
    "best": (oi.best, [oi.Grade.GOOD]),
    "Grade.parse": (oi.Grade.parse, "good"),
    "EventKind.from_fieldwork": (oi.EventKind.from_fieldwork, [SPAN]),
    "Authority.existed_on": (LEEDS.authority.existed_on, DAY),
    "Span.overlaps": (SPAN.overlaps, SPAN),
    "authorities": (oi.authorities, DAY),
    "authority": (oi.authority, "Leeds", DAY),
    "predecessors": (oi.predecessors, LEEDS.authority),
    "successors": (oi.successors, LEEDS.authority),
    "succession": (succession.succession, LEEDS.authority, DAY),
    "WorkingCalendar.is_working_day": (ENGLAND.is_working_day, DAY),
    "WorkingCalendar.why": (ENGLAND.why, DAY),
    "WorkingCalendar.add": (ENGLAND.add, DAY, 5),
    "WorkingCalendar.count": (ENGLAND.count, DAY, DAY),
    "WorkingCalendar.next": (ENGLAND.next, DAY),
    "WorkingCalendar.previous": (ENGLAND.previous, DAY),
    "WorkingCalendar.on_or_after": (ENGLAND.on_or_after, DAY),
    "WorkingCalendar.on_or_before": (ENGLAND.on_or_before, DAY),
    "WorkingCalendar.add_many": (ENGLAND.add_many, [DAY], [5]),
    "WorkingCalendar.count_many": (ENGLAND.count_many, [DAY], [DAY]),
    "WorkingCalendar.certainty": (ENGLAND.certainty, DAY, DAY),
    "WorkingCalendar.passed_over": (ENGLAND.passed_over, DAY, DAY),
    "WorkingCalendar.with_holidays": (
        lambda day, until: ENGLAND.with_holidays(day, announced_until=until),
        date(2027, 6, 1),
        date(2029, 12, 31),
    ),
    "WorkingCalendar.projected_to": (lambda year, how: ENGLAND.projected_to(year, projected=how), 2031, "mark"),
    "WorkingCalendar.affected_by": (ENGLAND.affected_by, DAY, [STATEMENT]),
    "calendar": (uk_calendars.calendar, "scotland"),
    "england_and_wales": (oi.england_and_wales,),
    "scotland": (oi.scotland,),
    "northern_ireland": (oi.northern_ireland,),
    "any_part_of_uk": (oi.any_part_of_uk,),
    "is_working_day": (oi.is_working_day, DAY, ENGLAND),
    "add_working_days": (oi.add_working_days, DAY, 5, ENGLAND),
    "count_working_days": (oi.count_working_days, DAY, DAY, ENGLAND),
    "arrays.add_working_days": (arrays.add_working_days, DAYS, 5, ENGLAND),
    "arrays.count_working_days": (arrays.count_working_days, DAYS, DAYS, ENGLAND),
    "arrays.is_working_day": (arrays.is_working_day, DAYS, ENGLAND),
    "Ruleset.areas_of": (EDITION.areas_of, oi.JudgementArea.CARE_LEAVERS.role),
    "Ruleset.find": (EDITION.find, "interval"),
    "Ruleset.governs": (EDITION.governs, DAY),
    "Ruleset.rule": (EDITION.rule, "interval"),
    "Ruleset.with_value": (EDITION.with_value, "interval", oi.Years(2), "mine"),
    "Ruleset.dated_within": (lambda: list(EDITION.dated_within()),),
    "Ruleset.rules_within": (lambda: list(EDITION.rules_within()),),
    "compare": (oi.compare, EDITION, EDITION),
    "check_editions": (check_editions, [EDITION]),
    "ruleset": (oi.ruleset, EDITION.id),
    "ruleset_on": (oi.ruleset_on, DAY),
    "rulesets": (oi.rulesets,),
    "Citation.at": (EDITION.interval.every.evidence.citations[0].at, "page 1", "so it is"),
    "Citation.saying": (lambda quote, who: oi.Citation("x").saying(quote, speaker=who), "so it is", "Ofsted"),
    "Rule.holds_on": (RULE.holds_on, DAY),
    "Rule.placed": (RULE.placed, "y", "It is so."),
    "Rule.with_value": (RULE.with_value, oi.WorkingDays(5), "mine"),
    "History.since": (LEEDS.since, DAY),
    "History.before": (LEEDS.before, DAY),
    "History.as_known_on": (LEEDS.as_known_on, DAY),
    "History.known_until": (LEEDS.known_until, DAY),
    "History.with_event": (LEEDS.with_event, oi.InspectionEvent(LEEDS.authority, oi.EventKind.FOCUSED_VISIT, DAY)),
    "histories": (oi.histories, LEEDS.events),
    "InspectionEvent.grade": (EVENT.grade, oi.JudgementArea.CARE_LEAVERS),
    "InspectionEvent.with_assumed_end": (
        oi.InspectionEvent.with_assumed_end,
        LEEDS.authority,
        oi.EventKind.SHORT,
        DAY,
    ),
    "provenance": (provenance, EVENT),
    "published": (oi.published, LEEDS.authority),
    "published_histories": (oi.published_histories,),
    "published_until": (oi.published_until, "visits"),
    # The parts of an edition
    "next.after": (EDITION.next.after, oi.Grade.GOOD),
    "interval.after": (EDITION.interval.after, oi.Grade.GOOD),
    "notice.before": (EDITION.notice.before, oi.EventKind.SHORT),
    "on_site.of": (EDITION.on_site.of, oi.EventKind.SHORT),
    "law.clock": (EDITION.law.clock, oi.Duty.PUBLISH_REPORT),
    "law.intervention": (EDITION.law.intervention, oi.EventKind.COMMISSIONER),
    "monitoring.route.on": (EDITION.monitoring.route.on, DAY),
    "in a span": (SPAN.__contains__, DAY),
    "Interval.after": (EDITION.interval.after, oi.Grade.GOOD),
    "Next.after": (EDITION.next.after, oi.Grade.GOOD),
    "Notice.before": (EDITION.notice.before, oi.EventKind.SHORT),
    "OnSite.of": (EDITION.on_site.of, oi.EventKind.SHORT),
    "Yearly.of": (YEARLY.of, oi.EventKind.SELF_EVALUATION),
    "Law.clock": (EDITION.law.clock, oi.Duty.PUBLISH_REPORT),
    "Law.intervention": (EDITION.law.intervention, oi.EventKind.COMMISSIONER),
    "Dated.on": (EDITION.monitoring.route.on, DAY),
    "Dated.placed": (EDITION.monitoring.route.placed, "y", "It is so."),
    "Relation.is_broken_by": (INADEQUATE.is_broken_by, GRADES, EVENT.ruleset.areas),
    "Share.holds": (MOSTLY_GOOD[0].holds, GRADES, EVENT.ruleset.areas),
    "holds": (holds, MOSTLY_GOOD, GRADES, EVENT.ruleset.areas),
    "says": (says, oi.WorkingDays(5), EVIDENCE, "It is so."),
    "value_in_words": (value_in_words, oi.WorkingDays(5)),
    # Answers
    "Deadline.status": (STATEMENT.status, DAY),
    "deadline": (oi.deadline, oi.Duty.PUBLISH_REPORT, DAY),
    "deadlines": (oi.deadlines, EVENT),
    "Expected.of_clock": (oi.Expected.of_clock, STATEMENT, LEEDS.authority),
    "Expected.status": (PROGRAMME.events[0].status, AS_OF),
    "Forecast.interval": (FORECAST.interval, 0.5),
    "Forecast.likely_months": (FORECAST.likely_months,),
    "Forecast.likely_weeks": (FORECAST.likely_weeks, 3),
    "Forecast.probability_between": (FORECAST.probability_between, AS_OF, UNTIL),
    "Forecast.probability_by": (FORECAST.probability_by, UNTIL),
    "Forecast.quantile": (FORECAST.quantile, 0.5),
    "Forecast.weights": (lambda: list(FORECAST.weights()),),
    "forecast": (oi.forecast, LEEDS),
    "fit_forecast": (oi.fit_forecast, oi.published_histories()),
    "next_event": (oi.next_event, LEEDS),
    "next_inspection": (oi.next_inspection, LEEDS),
    "pathway": (oi.pathway, LEEDS),
    "Programme.of": (PROGRAMME.of, LEEDS.authority),
    "Programme.of_kind": (PROGRAMME.of_kind, oi.EventKind.SHORT),
    "merge_programmes": (oi.merge_programmes, [PROGRAMME]),
    "programme": (oi.programme, LEEDS),
    "publication_forecast": (oi.publication_forecast, EVENT),
    "simulate": (oi.simulate, HISTORIES),
    "Timetable.entry": (oi.timetable(EVENT).entry, oi.Milestone.FIELDWORK),
    "timetable": (oi.timetable, EVENT),
    "timetable of what lies ahead": (oi.timetable, NEXT),
    "Window.ending": (WINDOW.ending, date(2024, 6, 3)),
    "Window.not_before": (WINDOW.not_before, date(2024, 6, 3)),
    "Window.on": (oi.Window.on, DAY),
    "Window.status": (WINDOW.status, DAY),
    "in a window": (WINDOW.__contains__, DAY),
    "explain": (oi.explain, NEXT),
    "Assumption.of": (Assumption.of, oi.Grade.GOOD),
    "GradeTransitions.share": (SIMULATION.transitions.share, oi.Grade.GOOD, oi.Grade.GOOD),
    "fit_transitions": (fit_transitions, HISTORIES),
    "publication_pause": (publication_pause, date(2024, 6, 3), [date(2024, 7, 4)], oi.WorkingDays(28)),
    "PublicationForecast.interval": (PUBLICATION.interval, 0.5),
    "PublicationForecast.probability_by": (PUBLICATION.probability_by, DAY),
    "PublicationForecast.quantile": (PUBLICATION.quantile, 0.5),
    "Simulation.at_grade": (SIMULATION.at_grade, oi.Grade.GOOD),
    "Simulation.by_academic_year": (SIMULATION.by_academic_year,),
    "Simulation.by_month": (SIMULATION.by_month,),
    "Simulation.probability_by": (SIMULATION.probability_by, LEEDS.authority, UNTIL),
    "likely_weeks": (likely_weeks, WINDOW, oi.EventKind.SHORT),
    "AuthorityHistories.get": (oi.published_histories().get, LEEDS.authority),
    "Starts.by": (
        lambda kind, action: Starts.FULL_INSPECTION.by(kind, priority_action=action),
        oi.EventKind.SHORT,
        True,
    ),
    # The country
    "Direction.between": (Direction.between, oi.Grade.GOOD, oi.Grade.INADEQUATE),
    "RegionScheme.region_of": (RegionScheme.ONS.region_of, LEEDS.authority),
    "in_progress": (oi.in_progress, HISTORIES),
    "inspection_windows": (oi.inspection_windows, HISTORIES),
    "outcomes": (oi.outcomes, HISTORIES),
    "publication_lags": (oi.publication_lags, HISTORIES),
    "transitions": (oi.transitions, HISTORIES),
    "waiting_times": (oi.waiting_times, HISTORIES),
    "inspection_chances": (inspection_chances, HISTORIES),
    "neighbours": (neighbours, LEEDS.authority, HISTORIES),
    "latest_outcomes": (latest_outcomes, HISTORIES),
    "overall_grades": (overall_grades, HISTORIES),
    "visit_themes": (visit_themes, HISTORIES),
}

NOW = {"as_of": AS_OF}
RULES = {"ruleset": EDITION}
COUNTED = {"calendar": ENGLAND}
ASKED = NOW | RULES | COUNTED | {"anchor": "end", "extend_for_suspension": True}
BY_REGION = NOW | {"regions": RegionScheme.ONS}

NAMED: dict[str, dict[str, Any]] = {
    "deadline": COUNTED | RULES,
    "deadlines": COUNTED | RULES | {"report_received": EVENT.published, "priority_action": False},
    "Expected.status": {"done_on": AS_OF},
    "forecast": NOW | {"known_to": AS_OF, "model": FITTED, "notified": False},
    "fit_forecast": {"known_to": AS_OF},
    "next_event": ASKED,
    "next_inspection": ASKED,
    "pathway": NOW | RULES,
    "programme": ASKED | {"until": UNTIL, "assume": oi.Grade.GOOD},
    "publication_forecast": COUNTED | {"as_of": EVENT.end, "polling_days": [DAY]},
    "simulate": {
        "until": UNTIL,
        "draws": 1,
        "seed": 0,
        "model": FITTED,
        "transitions": SIMULATION.transitions,
        "known_to": AS_OF,
        "team": Team(),
    },
    "timetable": COUNTED | RULES | {"report_received": EVENT.published, "priority_action": False},
    "timetable of what lies ahead": RULES | {"report_received": UNTIL, "priority_action": False},
    "fit_transitions": {"known_to": AS_OF},
    "publication_pause": COUNTED | RULES,
    "likely_weeks": COUNTED | RULES,
    "says": {"first_day": DAY, "last_day": DAY},
    "in_progress": NOW | COUNTED,
    "inspection_windows": NOW | RULES | {"anchor": "end"},
    "outcomes": BY_REGION,
    "publication_lags": NOW | COUNTED,
    "transitions": NOW | {"area": oi.JudgementArea.OVERALL_EFFECTIVENESS},
    "waiting_times": NOW,
    "inspection_chances": NOW | {"until": UNTIL, "model": FITTED},
    "neighbours": NOW,
    "latest_outcomes": BY_REGION,
    "overall_grades": BY_REGION,
    "visit_themes": BY_REGION,
}
"""What is given by name."""

NOT_ASKED = {"Interval.template", "Window.reckoned"}
"""How an edition changes its own parts, and what takes days that were reckoned as they are."""


def public_calls() -> Iterator[str]:
    """
    Yield every public function, and every method that a public class defines.
    """
    for module, names in (*oi._HOMES.items(), *oi._FURTHER.items()):
        for name in names.split():
            thing = getattr(import_module(f"ofsted_ilacs.{module}"), name)
            if inspect.isfunction(thing):
                yield name
            for method, held in vars(thing).items() if inspect.isclass(thing) else ():
                if not method.startswith("_") and (inspect.isfunction(held) or isinstance(held, classmethod)):
                    yield f"{name}.{method}"


def test_every_public_function_and_method_is_asked() -> None:
    assert set(public_calls()) - set(CALLS) - NOT_ASKED == set()


@pytest.mark.parametrize("name", CALLS)
def test_what_is_right_is_answered(name: str) -> None:
    call, *arguments = CALLS[name]
    call(*arguments, **NAMED.get(name, {}))


@pytest.mark.parametrize("name", [name for name, (_, *arguments) in CALLS.items() if arguments])
def test_what_is_wrong_is_answered_or_refused_by_name_and_briefly(name: str) -> None:
    call, *arguments = CALLS[name]
    given: dict[Any, Any] = {**dict(enumerate(arguments)), **NAMED.get(name, {})}
    faults = []
    for what, make in HOSTILE.items():
        for place in given:
            values = list((given | {place: make()}).values())
            named = dict(zip(NAMED.get(name, {}), values[len(arguments) :], strict=True))
            try:
                call(*values[: len(arguments)], **named)
            except IlacsError as error:
                said = str(error)
                if not 0 < len(said) < 2_000 or " at 0x" in said or said != said.encode(errors="ignore").decode():
                    faults.append((what, place, said[:100]))
            except Exception as error:
                faults.append((what, place, f"{type(error).__name__}: {str(error)[:100]}"))
    assert faults == []
