"""
When the next graded inspection will begin: the chance of every Monday, by what really happened.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import CoverageError, HistoryError, RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words, whole_number
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.chances import added_up, chance_of, densities
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast_kinds import KindChance, kinds_after
from ofsted_ilacs.planning.forecast_model import REOPENED, ForecastModel, count_from
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.open_weeks import open_ordinals
from ofsted_ilacs.planning.publication_forecast import chance_out_by
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR
from ofsted_ilacs.workdays.coverage import reaching_past
from ofsted_ilacs.workdays.uk_calendars import england_and_wales

__all__ = ["Forecast", "Likely", "begun_by", "forecast", "forecast_if_any"]

_A_WEEK = timedelta(7)
_LONGEST_DELAY = timedelta(weeks=26)
"""No report was out later than this after the first day of fieldwork."""

_LAST_DAY = date(LAST_PROJECTED_YEAR, 12, 31)
_SPARE = 60
"""Days enough for an open Monday, however the closed weeks fall."""

_TAIL = 21
"""How many scales past the middle of the waits the forecast ends: what lies beyond is less than one in a billion."""


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Likely(Displayed):
    """
    How likely the inspection begins within some days.

    Attributes:
        span: The days: a month, or the week from a Monday to the Friday.
        chance: How likely, from 0 to 1.
    """

    span: Span
    chance: float

    def __attrs_post_init__(self) -> None:
        check_together(self, chance=0 <= self.chance <= 1 + 1e-9)

    def __str__(self) -> str:
        return f"{self.span}: {self.chance:.0%}"


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Forecast(Answer):
    """
    When the next graded inspection will begin, given that it had not by the day of asking.

    The chances are of the first day on site, a Monday. They are conditional on ``as_of``: for whoever knows of
    published reports only, `already_begun` says how likely inspectors have been on site all the same.

    Attributes:
        authority: Whose inspection it is.
        after: The last graded inspection.
        pathway: The pathway that it leads to; None if that is not known.
        window: The window of the rule; None if no source says when.
        suspended: By how many days the suspension of inspections lengthens the wait.
        visited: Whether a focused visit or a joint targeted area inspection came since; None if that is not known.
        as_of: The day of asking.
        known_to: The day until which is known what happened.
        by_reports: Whether until then only the published reports are known, so that an inspection may have begun whose
            report was still to come; not so where the caller vouches for the day.
        notified: Whether Ofsted has called.
        model: The waits of others that it rests on.
    """

    authority: Authority
    after: InspectionEvent
    pathway: Pathway | None
    window: Window | None
    suspended: int = attrs.field(validator=count_from(0))
    visited: bool | None
    as_of: date = attrs.field()
    known_to: date = attrs.field()
    by_reports: bool
    notified: bool
    model: ForecastModel
    _mondays: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _chances: tuple[float, ...] = attrs.field(init=False, eq=False, repr=False)

    @as_of.validator
    def _check_as_of(self, _: "attrs.Attribute[date]", as_of: date) -> None:
        if not REOPENED <= as_of <= _LAST_DAY:
            raise CoverageError(
                f"as_of, {as_of}, is not from {REOPENED}, the day from which waits were counted, to {_LAST_DAY}, the "
                "last to which bank holidays can be projected. Ask as of another day, or use next_inspection(...) for "
                "the rule's window."
            )
        if self.after.start > as_of:
            raise HistoryError(f"{self.after.name} had not begun on {as_of}. Ask as of a later day.")

    @known_to.validator
    def _check_known_to(self, _: "attrs.Attribute[date]", known_to: date) -> None:
        if known_to > self.as_of:
            raise RecordError(
                f"known_to, {known_to}, is after as_of, {self.as_of}: what is not known yet cannot be vouched for. "
                "Pass a day up to as_of."
            )

    def __attrs_post_init__(self) -> None:
        mondays = self._mondays_from(self._first_monday)
        chances = (1.0,) if self.notified else tuple(added_up(self._densities(mondays)))
        object.__setattr__(self, "_mondays", mondays[: len(chances)])
        object.__setattr__(self, "_chances", chances)

    def quantile(self, p: float) -> date:
        """
        Return the first Monday by which the inspection has begun with a chance of *p*.

        Raises:
            RecordError: When *p* is not a number above 0 and below 1.
        """
        return date.fromordinal(self._mondays[bisect_left(self._chances, chance_of(p, "p"))])

    def interval(self, share: float = 0.8) -> Span:
        """
        Return the span, from one Monday to another, within which the inspection begins with a chance of *share*; it
        begins as likely before as after.

        Raises:
            RecordError: When *share* is not a number above 0 and below 1.
        """
        rest = (1 - chance_of(share, "share")) / 2
        return Span(self.quantile(rest), self.quantile(1 - rest))

    def probability_by(self, on: date) -> float:
        """
        Return the chance that the inspection has begun by a day, that day included.

        Raises:
            NotADateError: When *on* is not a day.
        """
        position = bisect_right(self._mondays, day(on).toordinal())
        return self._chances[position - 1] if position else 0.0

    def probability_between(self, first: date, last: date) -> float:
        """
        Return the chance that the inspection begins between two days, both included.

        Raises:
            NotADateError: When one is not a day.
            RecordError: When they are out of order.
        """
        span = Span(first, last)
        before = 0.0 if span.start == date.min else self.probability_by(span.start - timedelta(1))
        return self.probability_by(span.end) - before

    def likely_months(self) -> tuple[Likely, ...]:
        """
        Return the shortest run of months in which the inspection is more likely than not to begin, in order.

        A month in which none begins, such as August, may stand within the run. Of several runs of one length it is the
        likeliest.
        """
        months = [
            Likely(span=_month_of(year, month), chance=sum(chance for _, chance in each))
            for (year, month), each in groupby(self._weeks(), key=lambda week: (week[0].year, week[0].month))
        ]
        months = _with_empty_months(months)
        for length in range(1, len(months) + 1):
            runs = [months[first : first + length] for first in range(len(months) - length + 1)]
            best = max(runs, key=_chance_of_all)
            if _chance_of_all(best) >= _MORE_LIKELY_THAN_NOT:
                return tuple(best)
        return tuple(months)

    def likely_weeks(self, n: int = 5) -> tuple[Likely, ...]:
        """
        Return the weeks in which the inspection is likeliest to begin, the likeliest first.

        Args:
            n: How many; there are fewer where fewer are left.

        Raises:
            NotAnIntegerError: When *n* is not an exact ``int``.
            RecordError: When it is not positive.
        """
        if whole_number(n, "n") < 1:
            raise RecordError(f"n: {shown(n)} weeks are none. Ask for 1 or more.")
        ranked = sorted(self._weeks(), key=lambda week: -week[1])[:n]
        return tuple(Likely(span=Span(monday, monday + timedelta(4)), chance=chance) for monday, chance in ranked)

    @property
    def kinds(self) -> tuple[KindChance, ...]:
        """
        How likely each kind of inspection is, the likeliest first; empty where the pathway is not known.
        """
        return kinds_after(self.after, self.pathway, self.visited)

    @property
    def already_begun(self) -> float:
        """
        The chance that inspectors had already been on site by the day of asking, for whoever knows no more than what is
        known to `known_to`. Whoever knows that they have not been can disregard it.
        """
        begun = ahead = 0.0
        for monday, weight in self.weights():
            if monday > self.as_of:
                ahead += weight
            else:
                begun += weight
        return begun / (begun + ahead) if begun else 0.0

    def weights(self) -> Iterator[tuple[date, float]]:
        """
        Yield every Monday on which the inspection may begin, or may have begun unknown to whoever knows no more than
        what is known to `known_to`, with a weight; the weights do not add up to one.
        """
        unseen = _LONGEST_DELAY if self.by_reports else timedelta(0)
        first = max(self.known_to, self.after.end + unseen) - unseen
        mondays = self._mondays_from(first + timedelta(1))
        for monday, density in zip(mondays, self._densities(mondays), strict=True):
            on = date.fromordinal(monday)
            if on > self.known_to:
                yield on, density
            elif self.by_reports:
                yield on, density * (1 - self._chance_reported(on))

    @property
    def data_end(self) -> date:
        """
        The day on which the wait is as long as the longest that was seen; nothing is known of longer ones.
        """
        return self.after.end + timedelta(self.model.longest + self.suspended)

    @property
    def _first_monday(self) -> date:
        """
        The first Monday that is still possible. The call comes on the Monday of the week before, so that on a Tuesday
        without a call next Monday is out; after the call it is next Monday.
        """
        next_monday = self.as_of - timedelta(self.as_of.weekday()) + _A_WEEK
        is_out = not self.notified and self.as_of.weekday() > 0
        return next_monday + _A_WEEK if is_out else next_monday

    def _mondays_from(self, first: date) -> tuple[int, ...]:
        """
        Return the open Mondays from a day until hardly any chance is left.
        """
        last = max(first.toordinal(), round(self._middle)) + math.ceil(_TAIL * self.model.scale) + _SPARE
        if self.window is not None:
            last = max(last, self.window.latest.toordinal())
        if last > _LAST_DAY.toordinal():
            raise CoverageError(
                f"{self.authority.name}: the forecast as of {self.as_of} reaches beyond {_LAST_DAY}, the last day to "
                "which bank holidays can be projected. Ask as of an earlier day."
            )
        return open_ordinals(first, date.fromordinal(last))

    @property
    def _middle(self) -> float:
        """
        The ordinal of the day around which the waits of others end.
        """
        return self.after.end.toordinal() + self.suspended + self.model.location

    def _densities(self, mondays: tuple[int, ...]) -> list[float]:
        return densities(mondays, self._middle, self.model.scale, self.window)

    def _weeks(self) -> list[tuple[date, float]]:
        chances = [after - before for before, after in zip((0.0, *self._chances), self._chances, strict=False)]
        return [(date.fromordinal(monday), chance) for monday, chance in zip(self._mondays, chances, strict=True)]

    def _chance_reported(self, monday: date) -> float:
        """
        Return the chance that an inspection that began on a Monday was reported by the day known to.
        """
        calendar = reaching_past(england_and_wales(), monday)
        kinds = [(each.kind, each.chance) for each in self.kinds] or [(EventKind.STANDARD, 1.0)]
        return sum(
            chance * chance_out_by(self.known_to, monday + timedelta(7 * (kind.weeks_on_site or 1) - 3), calendar)
            for kind, chance in kinds
        )


def forecast(
    history: History,
    *,
    as_of: date,
    known_to: date | None = None,
    model: ForecastModel | None = None,
    notified: bool = False,
) -> Forecast:
    """
    Return when the next graded inspection of an authority will begin.

    Args:
        history: The authority's events. What became known after *as_of* is left out of account.
        as_of: The day of asking: no inspection has begun by then that is not in the history.
        known_to: The day until which the caller vouches that no other inspection began. By default the day until which
            the history is complete, its reports that is, or of its last report where nobody vouches for more.
        model: The waits that it rests on; by default those of the whole record, as they were fitted.
        notified: Whether Ofsted has called. No call by a Tuesday rules next Monday out, and a call rules all others
            out.

    Raises:
        NotADateError: When a day is not a day.
        RecordError: When another argument is not of its type, or *known_to* lies after *as_of*.
        CoverageError: When *as_of* lies before inspections resumed in June 2021, or bank holidays cannot be projected
            so far ahead.
        HistoryError: When no graded inspection is known by *as_of*, or the authority did not exist then.
    """
    as_of = day(as_of)
    upcoming = next_inspection(history, as_of=as_of)
    last = upcoming.decision.inspection
    if last is None:
        raise HistoryError(
            f"{upcoming.authority.name}: no graded inspection is known by {in_words(as_of)}, so there is no wait to "
            "forecast. Use next_inspection(...) for the window of a first inspection."
        )
    vouched, by_reports = _known_to(upcoming, last, as_of, known_to)
    return Forecast(
        authority=upcoming.authority,
        after=last,
        pathway=upcoming.pathway,
        window=upcoming.window,
        suspended=0 if upcoming.timing is None else upcoming.timing.suspended,
        visited=_visited(history, last, as_of),
        as_of=as_of,
        known_to=vouched,
        by_reports=by_reports,
        notified=notified,
        model=FITTED if model is None else expect(ForecastModel, model, "model"),
    )


def forecast_if_any(history: History, *, as_of: date, model: ForecastModel | None = None) -> Forecast | None:
    """
    Return the forecast; None if there is no inspection to wait from, or no waits were counted for the day.
    """
    try:
        return forecast(history, as_of=as_of, model=model)
    except (CoverageError, HistoryError):
        return None


def begun_by(ahead: Forecast, on: date) -> float:
    """
    Return the chance that the inspection has begun by a day; it may have begun already without a report.
    """
    begun = ahead.already_begun
    return begun + (1 - begun) * ahead.probability_by(on)


def _known_to(upcoming: NextEvent, last: InspectionEvent, as_of: date, known_to: date | None) -> tuple[date, bool]:
    if known_to is None:
        return min(as_of, upcoming.complete_until or last.published or last.end), True
    return day(known_to), False


def _visited(history: History, last: InspectionEvent, as_of: date) -> bool | None:
    visited = any(event.kind in _VISITS and last.start < event.start <= as_of for event in history.events)
    vouched = history.visits_until is not None and history.visits_until >= as_of
    return visited if visited or vouched else None


_VISITS = frozenset({EventKind.FOCUSED_VISIT, EventKind.JTAI})
_MORE_LIKELY_THAN_NOT = 0.5


def _month_of(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Span(date(year, month, 1), following - timedelta(1))


def _with_empty_months(months: list[Likely]) -> list[Likely]:
    """
    Return months with those that were left out between them, in which nothing begins.
    """
    filled: list[Likely] = []
    for month in months:
        while filled and filled[-1].span.end + timedelta(1) < month.span.start:
            following = filled[-1].span.end + timedelta(1)
            filled.append(Likely(span=_month_of(following.year, following.month), chance=0.0))
        filled.append(month)
    return filled


def _chance_of_all(months: list[Likely]) -> float:
    return sum(month.chance for month in months)
