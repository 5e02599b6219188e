"""
When a report will come out: the usual day, what moves it, and how late reports were.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotKnownError, RecordError
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.chances import chance_of
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.fitted_forecast import PUBLICATION_DELAYS
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching_past

__all__ = [
    "GENERAL_ELECTIONS",
    "USUAL_DELAY",
    "PublicationForecast",
    "chance_out_by",
    "publication_forecast",
    "usual_day",
]

FIRST_DAY = date(2024, 4, 1)
"""The first day of the fieldwork whose reports were counted: earlier ones came out by other habits."""

USUAL_DELAY = 27
"""Working days from the last day of fieldwork to the report, in more cases than any other number since April 2024."""

GENERAL_ELECTIONS = (date(2024, 7, 4),)
"""The general elections since then."""

SILENCE = timedelta(weeks=6)
"""How long before an election no report comes out: in 2024 none did from 23 May to 4 July, and the ten that were due
then came on 12 July."""

_COUNTS = tuple(count for _, count in PUBLICATION_DELAYS)
_ALL = sum(_COUNTS)


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class PublicationForecast(Answer):
    """
    When a report will come out.

    Attributes:
        event: The inspection.
        usual: The day to be expected: 27 working days after the last day of fieldwork, moved past `pauses`.
        pauses: The days around Christmas and before elections that it was moved past.
        as_of: The day on which the report was still not out; None if nothing is said of that.
        calendar: The calendar that the working days were counted on.
    """

    event: InspectionEvent
    usual: date
    pauses: tuple[Span, ...] = ()
    as_of: date | None = None
    calendar: WorkingCalendar
    _days: tuple[date, ...] = attrs.field(init=False, eq=False, repr=False)
    _chances: tuple[float, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        days, counts = [], []
        for delay, count in PUBLICATION_DELAYS:
            on = self.calendar.add(self.usual, delay) if delay else self.usual
            if self.as_of is None or on > self.as_of:
                days.append(on)
                counts.append(count)
        if not days:
            raise NotKnownError(
                f"{self.event.name}: no report of {_ALL} came out as late as after {self.as_of}, so nothing is known "
                "of when this one will. Ask Ofsted."
            )
        object.__setattr__(self, "_days", tuple(days))
        object.__setattr__(self, "_chances", tuple(so_far / sum(counts) for so_far in accumulate(counts)))

    def quantile(self, p: float) -> date:
        """
        Return the first day by which the report is out with a chance of *p*.

        Raises:
            RecordError: When *p* is not a number above 0 and below 1.
        """
        return self._days[bisect_left(self._chances, chance_of(p, "p") - 1e-12)]

    def interval(self, share: float = 0.8) -> Span:
        """
        Return the days between which the report comes out with a chance of *share*, as likely before as after.
        """
        rest = (1 - chance_of(share, "share")) / 2
        return Span(self.quantile(rest), self.quantile(1 - rest))

    def probability_by(self, on: date) -> float:
        """
        Return the chance that the report is out by a day, that day included.
        """
        position = bisect_right(self._days, day(on))
        return self._chances[position - 1] if position else 0.0


def publication_forecast(
    event: InspectionEvent,
    *,
    as_of: date | None = None,
    polling_days: Iterable[date] = (),
    calendar: WorkingCalendar | None = None,
) -> PublicationForecast:
    """
    Return when the report of an inspection will come out, or was to be expected.

    Args:
        event: The inspection. That its report is out already, if it is, makes no difference.
        as_of: A day on which the report was still not out.
        polling_days: The elections at which this authority votes, apart from the general election of July 2024: no
            report comes out in the six weeks before one.
        calendar: The calendar to count on; by default that of England and Wales.

    Raises:
        NotADateError: When a day is not a day.
        HistoryError: When the event is no graded inspection.
        NotKnownError: When it ended before April 2024, or no report was ever as late as *as_of*.
        CoverageError: When the calendar cannot reach so far.
    """
    expect(InspectionEvent, event, "event")
    if not event.kind.is_full_inspection:
        raise HistoryError(
            f"{event.name}: the reports of graded inspections were counted, not the letters of a {event.kind.label}. "
            "Use timetable(event) for when a letter is usual."
        )
    if event.end < FIRST_DAY:
        raise NotKnownError(
            f"{event.name}: delays were counted for fieldwork since {in_words(FIRST_DAY)}. Use timetable(event) for "
            "what was usual before."
        )
    if not isinstance(polling_days, Iterable):
        raise RecordError(
            f"polling_days: {shown(polling_days)} is not a collection of days. Pass [date(2027, 5, 6)], say."
        )
    known = reaching_past(calendar_for(calendar), event.end)
    usual, pauses = usual_day(event.end, known, tuple(map(day, polling_days)))
    return PublicationForecast(event=event, usual=usual, pauses=pauses, as_of=as_of, calendar=known)


def usual_day(
    last_day: date, calendar: WorkingCalendar, polling_days: tuple[date, ...] = ()
) -> tuple[date, tuple[Span, ...]]:
    """
    Return the day on which a report is to be expected, and what it was moved past.

    Args:
        last_day: The last day of fieldwork.
        calendar: The calendar to count on.
        polling_days: Elections other than general ones.
    """
    usual, passed = calendar.add(last_day, USUAL_DELAY), []
    silences = [Span(polling - SILENCE, polling) for polling in sorted({*GENERAL_ELECTIONS, *polling_days})]
    while pause := next((span for span in (_christmas(usual), *silences) if usual in span), None):
        passed.append(pause)
        usual = calendar.next(pause.end)
    return usual, tuple(passed)


def chance_out_by(on: date, last_day: date, calendar: WorkingCalendar) -> float:
    """
    Return the chance that the report on fieldwork that ended on a day is out by another.
    """
    usual, _ = usual_day(last_day, calendar)
    late = calendar.count(usual, on)
    return sum(count for delay, count in PUBLICATION_DELAYS if delay <= late) / _ALL


def _christmas(on: date) -> Span:
    """
    Return the days around the Christmas nearest to a day on which hardly any report came out.
    """
    year = on.year - (on.month == 1)
    return Span(date(year, 12, 18), date(year + 1, 1, 7))
