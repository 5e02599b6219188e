"""
What the page in the browser asks: every function takes texts and returns HTML or a calendar file.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date

from ofsted_ilacs.archive.record import published
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.planning.deadlines import Deadline, deadline, usual_calendar
from ofsted_ilacs.planning.programme import programme
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.workdays.coverage import reaching_past
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland
from tools.pages.answers import authority_html, deadline_html

__all__ = ["CALENDARS", "DIARY_YEARS", "asked"]

DIARY_YEARS = 4
"""How far ahead a diary reaches: past the window of the next inspection, which closes by then for most."""

CALENDARS = {
    "the duty's own": None,
    Division.ENGLAND_AND_WALES.label: england_and_wales,
    Division.SCOTLAND.label: scotland,
    Division.NORTHERN_IRELAND.label: northern_ireland,
    "any part of the United Kingdom": any_part_of_uk,
}
"""The calendars that a deadline can be counted on, by what the page calls them."""


def asked(question: str) -> str:
    """
    Answer a question of the page.

    Args:
        question: JSON of the function's name and its arguments.

    Returns:
        JSON: the answer, or what was refused and why.
    """
    name, *arguments = json.loads(question)
    try:
        return json.dumps({"answer": _QUESTIONS[name](*arguments)})
    except IlacsError as error:
        return json.dumps({"refused": str(error)})


def _authority(code: str, day: str) -> str:
    return authority_html(published(code), date.fromisoformat(day))


def _diary(code: str, day: str) -> str:
    from ofsted_ilacs.interop.icalendar import to_ical  # takes a second to load in a browser: after the answer

    as_of = date.fromisoformat(day)
    ahead = programme(published(code), as_of=as_of, until=months_later(as_of, 12 * DIARY_YEARS))
    return to_ical(ahead, as_of=as_of).decode()


def _deadline(duty: str, day: str, calendar: str) -> str:
    return deadline_html(_reckoned(duty, day, calendar))


def _deadline_diary(duty: str, day: str, calendar: str) -> str:
    from ofsted_ilacs.interop.icalendar import to_ical

    return to_ical(_reckoned(duty, day, calendar)).decode()


def _reckoned(duty: str, day: str, calendar: str) -> Deadline:
    # Projected where it must be: whoever plans ahead is told so, and is not refused.
    (due,) = (each for each in Duty if each.value == duty)
    trigger, chosen = date.fromisoformat(day), CALENDARS[calendar]
    usual = usual_calendar(due) if chosen is None else chosen()
    return deadline(due, trigger, calendar=reaching_past(usual, trigger))


_QUESTIONS: Mapping[str, Callable[..., str]] = {
    "authority": _authority,
    "diary": _diary,
    "deadline": _deadline,
    "deadline-diary": _deadline_diary,
}
