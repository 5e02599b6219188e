"""
When publication pauses: pre-election silence.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from ofsted_ilacs.exceptions import NotKnownError, RecordError
from ofsted_ilacs.model.days import day as exact_day, in_words
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span, WorkingDays
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching

__all__ = ["PublicationPause", "publication_pause"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class PublicationPause(Answer):
    """
    A stretch before an election in which reports that judge an area are not published.

    Attributes:
        day: The day asked about.
        polling_day: The election's day.
        length: How long the silence lasts before it, as the caller said.
        silence: From its first day to polling day, both included.
        ruleset: The edition that the rule was taken from.
    """

    day: date
    polling_day: date
    length: WorkingDays
    silence: Span
    ruleset: Ruleset


def publication_pause(
    day: date,
    polling_days: Iterable[date],
    length: WorkingDays,
    *,
    calendar: WorkingCalendar | None = None,
    ruleset: Ruleset | None = None,
) -> PublicationPause | None:
    """
    Return the pre-election silence that a day lies in, or None if it lies in none.

    Args:
        day: The day asked about.
        polling_days: The days of elections in the authority's area; the library knows none.
        length: How many working days before polling day the silence begins. No source that this library rests on says,
            so it is the caller's to give.
        calendar: The calendar to count on; by default that of England and Wales.
        ruleset: The edition to cite; by default the one in force on *day*.

    Raises:
        NotADateError: When *day* or a polling day is not a day.
        RecordError: When *length* is not a number of working days.
        NotKnownError: When no such silence is known on *day*; the first is of 6 November 2019.
    """
    day = exact_day(day)
    if not isinstance(length, WorkingDays) or length.n == 0:
        raise RecordError(f"length: {shown(length)} is not a number of working days. Pass WorkingDays(n), n from 1 up.")
    if not isinstance(polling_days, Iterable):
        raise RecordError(
            f"polling_days: {shown(polling_days)} is not a collection of days. Pass [date(2027, 5, 6)], say."
        )
    edition = edition_for(ruleset, day)
    rule = edition.publication.pre_election
    if rule is None or rule.value is not True or not rule.holds_on(day):
        raise NotKnownError(
            f"No silence before elections is known on {in_words(day)} under edition {shown(edition.id)}. The first "
            "that is known is of 6 November 2019."
        )
    for polling_day in sorted(map(exact_day, polling_days)):
        if polling_day < day:
            continue
        known = reaching(calendar_for(calendar), polling_day)
        silence = Span(known.add(polling_day, -length.n), polling_day)
        if day in silence:
            return PublicationPause(day=day, polling_day=polling_day, length=length, silence=silence, ruleset=edition)
    return None
