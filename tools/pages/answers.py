"""
One authority's answers as HTML: what comes next and why, how likely when, which clocks run, what is on record.
"""

from collections.abc import Iterable
from datetime import date
from html import escape

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.planning.deadlines import Deadline, clocks_started
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.forecast import Forecast, begun_by, forecast_if_any
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.sector.country import is_reported
from ofsted_ilacs.workdays.non_working_days import NonWorkingDay, weekday_in_words
from tools.pages.timeline import grade_class, grade_letters, grade_name, timeline

__all__ = [
    "authority_html",
    "deadline_html",
    "grade_html",
    "grades_html",
    "percent",
    "timeline_html",
]


def authority_html(history: History, as_of: date) -> str:
    """
    Return an authority at a glance: its answer, timeline, forecast, clocks, reasons and record.

    Raises:
        IlacsError: As `next_inspection` does.
    """
    inspection, first = next_inspection(history, as_of=as_of), next_event(history, as_of=as_of)
    chances = forecast_if_any(history, as_of=as_of)
    return "".join(
        [
            _headline(inspection, "answer"),
            timeline_html(history, as_of),
            "" if first == inspection else f"<h2>Before that</h2>{_headline(first)}{_why(first)}",
            "<h2>How likely, and when</h2>",
            _no_forecast(history) if chances is None else _chances(chances),
            "<h2>Clocks</h2>",
            _clocks(history, as_of),
            f"<h2>Why this inspection, and why then</h2>{_steps(inspection.steps)}",
            f"<h2>On record</h2>{_record(history, as_of)}",
        ]
    )


def timeline_html(history: History, as_of: date) -> str:
    """
    Return an authority's timeline with its legend.

    Raises:
        IlacsError: As `next_inspection` does.
    """
    inspection = next_inspection(history, as_of=as_of)
    return timeline(history, inspection, forecast_if_any(history, as_of=as_of)) + _legend(history, as_of)


def deadline_html(deadline: Deadline) -> str:
    """
    Return a deadline with every day that was passed over.
    """
    skipped = "".join(
        f'<li class="{"holiday" if isinstance(each, NonWorkingDay) else "weekend"}">{escape(str(each))}</li>'
        for each in deadline.skipped
    )
    count = f"{len(deadline.skipped)} days" if len(deadline.skipped) != 1 else "1 day"
    return (
        f'<p class="answer">{escape(deadline.headline)}</p>'
        f"<p>{deadline.period} after {weekday_in_words(deadline.trigger)}; that day itself is not counted.</p>"
        f'<details open><summary>{count} passed over</summary><ul class="days">{skipped}</ul></details>'
        f"<details open><summary>Why</summary>{_steps(deadline.steps)}</details>"
    )


def grade_html(grade: Grade) -> str:
    """
    Return a grade as a coloured label.
    """
    return f'<span class="grade {grade_class(grade)}">{grade_name(grade)}</span>'


def grades_html(event: InspectionEvent) -> str:
    """
    Return the overall grade as a label or, where there is none, a small square for each area.
    """
    if event.overall is not None:
        return grade_html(event.overall)
    squares = "".join(
        f'<span class="square {grade_class(each.grade)}" title="{escape(each.area.label)}: '
        f'{grade_name(each.grade).lower()}">{grade_letters(each.grade)}</span>'
        for each in event.judgements
    )
    return f"No overall grade {squares}" if squares else "Not on record"


# The parts


def _headline(answer: NextEvent, kind: str = "headline") -> str:
    found, *rest = answer.headline.split("\n")
    return f'<p class="{kind}">{escape(found)}</p>' + "".join(f"<p>{escape(line)}</p>" for line in rest)


def _legend(history: History, as_of: date) -> str:
    split = [event for event in history.full_inspections if is_reported(event, as_of) and event.overall is None]
    areas = dict.fromkeys(each.area.short for event in split for each in event.judgements)
    squares = f" Squares are the grades of the areas: {escape(', '.join(areas))}." if areas else ""
    return (
        f'<p class="legend">{" ".join(map(grade_html, Grade))}<br>The pale bar is the window of the rules, the line in '
        "it the day expected; the dark bar holds 80% of the chances of a beginning, its darkest part 50%."
        f"{squares}</p>"
    )


def _chances(chances: Forecast) -> str:
    shares = "".join(
        f"<li><strong>{percent(begun_by(chances, last))}</strong> within {months} months</li>"
        for months, last in ((months, months_later(chances.as_of, months)) for months in (6, 12, 24))
    )
    return (
        f'<p class="headline">{escape(chances.headline)}</p>'
        f'<p>The chance that the inspection has begun:</p><ul class="figures">{shares}</ul>{_why(chances)}'
    )


def percent(chance: float) -> str:
    """
    Return a chance as a percentage, never rounded to certainty.
    """
    if 0 < chance < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < chance < 1 else f"{chance:.0%}"


def _no_forecast(history: History) -> str:
    if history.latest_full is None:
        return "<p>There is no forecast before a first inspection.</p>"
    return "<p>There is no forecast for this day: no waits were counted that could tell.</p>"


def _clocks(history: History, as_of: date) -> str:
    # Those of the last report, and earlier ones that still run.
    started = list(clocks_started(history, as_of))
    last = started[-1].event if started else None
    clocks = [clock for clock in started if clock.event is last or clock.due >= as_of]
    if not clocks:
        return "<p>No report on record has started a clock.</p>"
    rows = (
        (
            escape(clock.duty.label),
            f"{clock.period} after {in_words(clock.trigger)}"
            + (" (publication)" if clock.trigger_is_publication else ""),
            weekday_in_words(clock.due),
            _standing(clock, as_of),
        )
        for clock in clocks
    )
    assert last is not None
    assumed = (
        "<p>The clocks run from the day on which the report was received. Where that is not on record, the day of "
        "publication stands in for it. The record does not say whether a duty was done.</p>"
    )
    table = _table("Clocks that reports started", ("Duty", "Counted", "Due", "On the day of asking"), rows)
    return f"{table}{assumed}"


def _standing(clock: Deadline, as_of: date) -> str:
    return escape(str(clock.status(as_of))) if as_of <= clock.due else "has passed"


def _record(history: History, as_of: date) -> str:
    begun = [event for event in reversed(history.events) if event.start <= as_of]
    if not begun:
        return "<p>No inspection or visit is on record.</p>"
    return _table(
        "Inspections and visits, newest first",
        ("What", "When", "Published", "Grade", "Source"),
        (
            (
                escape(_capital(event.kind.label)),
                escape(" and ".join(map(str, event.fieldwork))),
                _published(event, as_of),
                grades_html(event) if is_reported(event, as_of) else "",
                _link(event.source, "report"),
            )
            for event in begun
        ),
    ) + _until(history)


def _published(event: InspectionEvent, as_of: date) -> str:
    if event.published is None:
        return ""
    return in_words(event.published) if event.published <= as_of else "not out"


def _until(history: History) -> str:
    if history.complete_until is None or history.visits_until is None:
        return ""
    return (
        f"<p>The record holds every report published by {in_words(history.complete_until)} and visits to "
        f"{in_words(history.visits_until)}.</p>"
    )


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    # On a phone each row is a card: every cell brings the name of its column along.
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(f'<td data-label="{name}">{cell}</td>' for name, cell in zip(heads[1:], cells, strict=True))
        + "</tr>"
        for first, *cells in rows
    )
    return (
        f'<table class="cards"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _why(answer: Answer) -> str:
    return f"<details><summary>Why</summary>{_steps(answer.steps)}</details>"


def _steps(steps: tuple[Step, ...]) -> str:
    return f'<ol class="steps">{"".join(map(_step, steps))}</ol>'


def _step(step: Step) -> str:
    source = f" {_link(step.source, '[source]')}"
    rules = "".join(f"<li>{escape(line)}</li>" for line in step.references)
    count = "1 rule" if len(step.references) == 1 else f"{len(step.references)} rules"
    folded = f'<details class="rules"><summary>{count} and sources</summary><ul>{rules}</ul></details>' if rules else ""
    return f"<li>{escape(step.text)}{source}{folded}</li>"


def _link(address: str | None, text: str) -> str:
    if address is None or not address.startswith("https://"):
        return ""
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{text}</a>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
