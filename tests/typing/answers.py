"""
What callers see of answers, from a history to an explanation: read by mypy and pyright, never run.
"""

from datetime import date
from typing import assert_type

from ofsted_ilacs import (
    Authority,
    Certainty,
    Deadline,
    Duty,
    EventKind,
    Forecast,
    ForecastModel,
    Grade,
    History,
    InspectionEvent,
    JudgementArea,
    NextEvent,
    Pathway,
    Ruleset,
    Span,
    WorkingCalendar,
    add_working_days,
    authority,
    count_working_days,
    deadline,
    deadlines,
    england_and_wales,
    explain,
    fit_forecast,
    forecast,
    histories,
    is_working_day,
    next_event,
    next_inspection,
    pathway,
    publication_forecast,
    published,
    published_histories,
    published_until,
    ruleset_on,
    simulate,
)
from ofsted_ilacs.archive.provenances import Provenance
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.events.histories import AuthorityHistories
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.sector.overall_grades import OverallGrades, overall_grades

gateshead = authority("Gateshead")
assert_type(gateshead, Authority)

event = InspectionEvent(gateshead, EventKind.SHORT, date(2024, 12, 2), date(2024, 12, 6))
assert_type(event.fieldwork, tuple[Span, ...])
assert_type(event.published, date | None)
assert_type(event.grade(JudgementArea.CARE_LEAVERS), Grade | None)
assert_type(event.overall, Grade | None)
assert_type(event.ruleset, Ruleset)

assert_type(published("Gateshead"), History)
assert_type(published(gateshead), History)
assert_type(published_histories(), AuthorityHistories)
assert_type(published_until("inspections"), date)
assert_type(provenance(event), Provenance | None)
assert_type(overall_grades(published_histories(), as_of=date(2026, 11, 24)), tuple[OverallGrades, ...])

history = History(gateshead, (event,))
assert_type(history.complete_until, date | None)
assert_type(history.known_until(date(2026, 11, 24)), History)
assert_type(history.latest_full, InspectionEvent | None)
assert_type(history.with_event(event), History)
assert_type(histories([event]), AuthorityHistories)
assert_type(histories([event])["Leeds"], History)
assert_type(histories([event]).get("Leeds"), History | None)

following = next_inspection(history, as_of=date(2026, 11, 21))
assert_type(following, NextEvent)
assert_type(next_event(history, as_of=date(2026, 11, 21)), NextEvent)
assert_type(following.steps, tuple[Step, ...])
assert_type(pathway(history, as_of=date(2026, 11, 21)).pathway, Pathway | None)
assert_type(explain(following), str)

ahead = forecast(history, as_of=date(2026, 11, 21))
assert_type(ahead, Forecast)
assert_type(ahead.quantile(0.5), date)
assert_type(ahead.interval(), Span)
assert_type(ahead.probability_by(date(2027, 5, 1)), float)
assert_type(ahead.steps, tuple[Step, ...])
assert_type(fit_forecast([history], known_to=date(2026, 8, 20)), ForecastModel)
assert_type(publication_forecast(event).interval(0.5), Span)
simulated = simulate([history], until=date(2030, 8, 31), draws=1_000, seed=1)
assert_type(simulated.probability_by(gateshead, date(2027, 5, 1)), float)

statement = deadline(Duty.PUBLISH_STATEMENT, date(2023, 5, 9))
assert_type(statement, Deadline)
assert_type(statement.due, date)
assert_type(statement.certainty, Certainty)
assert_type(deadlines(event), tuple[Deadline, ...])

assert_type(england_and_wales(), WorkingCalendar)
assert_type(england_and_wales().add(date(2023, 5, 9), 70), date)
assert_type(add_working_days(date(2023, 5, 9), 70), date)
assert_type(count_working_days(date(2023, 5, 9), date(2023, 8, 16)), int)
assert_type(is_working_day(date(2023, 5, 9)), bool)
assert_type(ruleset_on(date(2026, 4, 27)), Ruleset)

# What must not pass a type checker: each `ignore` below is itself an error once the line is accepted.
next_inspection(history)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
deadline("publish_statement", date(2023, 5, 9))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
