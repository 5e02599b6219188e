"""
Which module has the words for which answer.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ofsted_ilacs.explaining import answers_ahead, chances_ahead, diaries, due_days, habits, routes
from ofsted_ilacs.explaining.changed_basis import changes_since
from ofsted_ilacs.explaining.html_tables import html, table
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.planning.deadlines import Deadline
from ofsted_ilacs.planning.expected import Expected
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.pathway import PathwayDecision
from ofsted_ilacs.planning.pauses import PublicationPause
from ofsted_ilacs.planning.programme import Programme
from ofsted_ilacs.planning.publication_forecast import PublicationForecast
from ofsted_ilacs.planning.simulated_country import Simulation
from ofsted_ilacs.planning.timetable import Timetable
from ofsted_ilacs.planning.weeks import LikelyWeek

__all__ = ["headline", "html", "steps", "table", "text"]

_WORDS: Mapping[type, tuple[Callable[[Any], str], Callable[[Any], tuple[Step, ...]]]] = {
    PathwayDecision: (routes.headline, routes.steps),
    NextEvent: (answers_ahead.headline, answers_ahead.steps),
    Deadline: (due_days.headline, due_days.steps),
    Expected: (diaries.entry_headline, diaries.entry_steps),
    Timetable: (diaries.timetable_headline, diaries.timetable_steps),
    Programme: (diaries.programme_headline, diaries.programme_steps),
    LikelyWeek: (habits.week_headline, habits.week_steps),
    Forecast: (chances_ahead.forecast_headline, chances_ahead.forecast_steps),
    PublicationForecast: (chances_ahead.publication_headline, chances_ahead.publication_steps),
    Simulation: (chances_ahead.simulation_headline, chances_ahead.simulation_steps),
    PublicationPause: (habits.pause_headline, habits.pause_steps),
}


def headline(answer: Any) -> str:
    """
    Return an answer in a sentence or two.
    """
    found, _ = _WORDS[type(answer)]
    return found(answer)


def steps(answer: Any) -> tuple[Step, ...]:
    """
    Return why an answer is what it is, step by step.
    """
    _, why = _WORDS[type(answer)]
    return (*changes_since(answer), *why(answer))


def text(answer: Any) -> str:
    """
    Return an answer as running text: its headline, then what it holds, one a line.
    """
    match answer:
        case Timetable():
            entries = answer.entries
        case Programme():
            entries = (*answer.undated, *answer.events)
        case _:
            return headline(answer)
    return "\n".join([headline(answer), *(f"  {headline(entry)}" for entry in entries)])
