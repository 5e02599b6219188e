"""
The country's inspections ahead, as many simulated futures have them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import CoverageError, HistoryError, NotKnownError, RecordError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, whole_number
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.model.records import LARGEST, altered, as_annotated, check_together, reckoned
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast import forecast
from ofsted_ilacs.planning.forecast_model import REOPENED, ForecastModel, Histories, each_of
from ofsted_ilacs.planning.grade_transitions import GradeTransitions, fit_transitions
from ofsted_ilacs.planning.simulation_tables import Team, prepared
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR

if TYPE_CHECKING:
    from ofsted_ilacs.planning.simulation import Prepared, Tally

__all__ = ["Ahead", "Band", "Plan", "Simulation", "plan", "simulate"]

_GRADES = tuple(Grade)
_FIFTHS = 5
_MOST_DRAWS = 10**9

Counts = tuple[int, ...]
"""In how many draws there were none, one, two and so on."""


@attrs.frozen(field_transformer=as_annotated)
class Band(Displayed):
    """
    What one draw in ten, half of them, and nine in ten do not exceed.

    Attributes:
        p10: The tenth centile.
        p50: The median.
        p90: The ninetieth centile.
    """

    p10: float
    p50: float
    p90: float

    def __attrs_post_init__(self) -> None:
        check_together(self, p50=self.p10 <= self.p50, p90=self.p50 <= self.p90)

    def __str__(self) -> str:
        return f"{self.p50:g} ({self.p10:g} to {self.p90:g})"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Ahead(Displayed):
    """
    What is simulated of a month or an academic year.

    Attributes:
        span: Its days.
        inspections: How many graded inspections begin.
        visits: How many focused and monitoring visits begin; None of a year.
        inspector_weeks: How many weeks of an inspector's time both take; None of a year.
    """

    span: Span
    inspections: Band
    visits: Band | None = None
    inspector_weeks: Band | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Simulation(Answer):
    """
    The country's inspections ahead, as `simulate` drew them. What is kept of the draws are counts.

    Attributes:
        authorities: Whose inspections.
        known_to: The day until which is known what happened.
        until: The last day simulated.
        draws: How many futures were drawn.
        seed: What they were drawn from: the same seed gives the same draws.
        model: The waits that they rest on.
        transitions: The chances of the grades that follow.
        team: How many inspectors work on what.
        first_monday: The Monday of the first week simulated: inspections before the last day known may have begun
            without a report yet.
        inspections: For each month, in how many draws so many graded inspections began.
        visits: The same of focused and monitoring visits.
        time: The same of inspectors' time, in fifths of a week.
        years: For each academic year that is simulated whole, in how many draws so many graded inspections began.
        grades: For each grade, and then for each month, in how many draws so many authorities had it at its end.
        begun: For each authority, and then for each week, in how many draws its next inspection began.
    """

    authorities: tuple[Authority, ...]
    known_to: date
    until: date
    draws: int
    seed: int
    model: ForecastModel
    transitions: GradeTransitions
    team: Team
    first_monday: date
    inspections: tuple[Counts, ...] = attrs.field(repr=False)
    visits: tuple[Counts, ...] = attrs.field(repr=False)
    time: tuple[Counts, ...] = attrs.field(repr=False)
    years: tuple[Counts, ...] = attrs.field(repr=False)
    grades: tuple[tuple[Counts, ...], ...] = attrs.field(repr=False)
    begun: tuple[Counts, ...] = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        months = len(self.inspections)
        check_together(
            self,
            known_to=REOPENED <= self.known_to <= self.until,
            first_monday=self.first_monday.weekday() == 0 and self.first_monday <= self.known_to,
            visits=len(self.visits) == months,
            time=len(self.time) == months,
            years=12 * len(self.years) <= months,
            grades=len(self.grades) == len(_GRADES) and all(len(row) == months for row in self.grades),
            begun=len(self.begun) == len(self.authorities),
            draws=self.draws > 0,
        )

    def by_month(self) -> tuple[Ahead, ...]:
        """
        Return each month from the first whole week after what is known to the last day; the first and the last month
        are simulated in part.
        """
        return tuple(
            Ahead(
                span=span,
                inspections=_band(inspections),
                visits=_band(visits),
                inspector_weeks=_band(time, _FIFTHS),
            )
            for span, inspections, visits, time in zip(
                self._months(), self.inspections, self.visits, self.time, strict=True
            )
        )

    def by_academic_year(self) -> tuple[Ahead, ...]:
        """
        Return each academic year, September to August, that is simulated whole.
        """
        first = self._first_month.year + (self._first_month.month > 9)
        return tuple(
            Ahead(span=Span(date(first + n, 9, 1), date(first + n + 1, 8, 31)), inspections=_band(counts))
            for n, counts in enumerate(self.years)
        )

    def at_grade(self, grade: Grade) -> tuple[tuple[Span, Band], ...]:
        """
        Return for each month how many authorities have an overall grade at its end, or would have since none is given.
        A grade counts from the first day of the inspection that gives it.
        """
        return tuple(
            zip(self._months(), map(_band, self.grades[_GRADES.index(expect(Grade, grade, "grade"))]), strict=True)
        )

    def probability_by(self, authority: Authority, on: date) -> float:
        """
        Return the chance that an authority's next inspection has begun by a day, that day included.

        Raises:
            UnknownAuthorityError: When the authority is not simulated.
            NotKnownError: When the day lies after those simulated.
        """
        if not isinstance(authority, Authority) or authority not in self.authorities:
            raise UnknownAuthorityError(f"{shown(authority)} was not simulated. Simulate its history with the others.")
        if day(on) > self.until:
            raise NotKnownError(f"{on} is after {self.until}, the last day simulated. Simulate until a later day.")
        weeks = max((on - self.first_monday).days // 7 + 1, 0)
        return sum(self.begun[self.authorities.index(authority)][:weeks]) / self.draws

    @property
    def _first_month(self) -> date:
        return (self.known_to + timedelta(7 - self.known_to.weekday())).replace(day=1)

    def _months(self) -> Iterator[Span]:
        first = self._first_month
        for _ in self.inspections:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            yield Span(first, following - timedelta(1))
            first = following


_simulation = reckoned(Simulation)


@attrs.frozen(kw_only=True)
class Plan:
    """
    A simulation that is ready to be drawn, block by block, here or elsewhere.

    Attributes:
        empty: What the simulation is of.
        prepared: What every block is drawn from.
    """

    empty: Simulation
    prepared: "Prepared"

    def filled(self, tally: "Tally") -> Simulation:
        """
        Return the simulation with what was kept of all its draws.
        """
        kept: dict[str, Any] = {name: _tuples(counts.tolist()) for name, counts in tally.items()}
        return altered(self.empty, **kept)


def simulate(
    histories: Histories,
    *,
    until: date,
    draws: int,
    seed: int,
    model: ForecastModel | None = None,
    transitions: GradeTransitions | Sequence[Sequence[float]] | None = None,
    known_to: date | None = None,
    team: Team | None = None,
) -> Simulation:
    """
    Draw the country's inspections ahead: when, of which kind, with what grades, and the visits between them.

    Needs numpy: ``pip install ofsted-ilacs[numpy]``.

    Args:
        histories: One an authority. Former authorities are left out; that any will be replaced is not simulated.
        until: The last day.
        draws: How many futures to draw. Memory does not grow with them.
        seed: Any whole number from 0 up; the same gives the same draws.
        model: The waits that they rest on; by default those of the whole record, as they were fitted.
        transitions: The chances of the grades that follow, or four rows of them; by default those counted in the
            histories.
        known_to: The day until which the histories hold every report; by default the first day until which they say
            that they do.
        team: How many inspectors work on what; by default four on each week of an inspection, and two for two days on a
            visit.

    Raises:
        NotADateError: When a day is not a day.
        NotAnIntegerError: When *draws* or *seed* is not an exact ``int``.
        RecordError: When another argument does not fit, *draws* is not positive, *until* lies before *known_to*, or the
            chances of a row do not add up to one.
        HistoryError: When there is no authority, or one without a graded inspection.
        CoverageError: When bank holidays cannot be projected so far ahead.
        ImportError: When numpy is not installed.
    """
    from ofsted_ilacs.planning.simulation import draw_blocks

    planned = plan(
        histories,
        until=until,
        draws=draws,
        seed=seed,
        model=model,
        transitions=transitions,
        known_to=known_to,
        team=team,
    )
    return planned.filled(draw_blocks(planned.prepared, range(planned.prepared.blocks)))


def plan(
    histories: Histories,
    *,
    until: date,
    draws: int,
    seed: int,
    model: ForecastModel | None = None,
    transitions: GradeTransitions | Sequence[Sequence[float]] | None = None,
    known_to: date | None = None,
    team: Team | None = None,
) -> Plan:
    """
    Return what `simulate` draws, ready to be drawn in parts. Takes what `simulate` takes.
    """
    if not 1 <= whole_number(draws, "draws") <= _MOST_DRAWS:
        raise RecordError(
            f"draws: {shown(draws)} is not from 1 to {_MOST_DRAWS:,}. 1,000 or more give steady centiles."
        )
    if not 0 <= whole_number(seed, "seed") <= LARGEST:
        raise RecordError(f"seed: {shown(seed)} is not from 0 to 10**100. Pass such a whole number.")
    own = tuple(history for history in each_of(histories) if history.authority.abolished is None)
    if not own:
        raise HistoryError("No authority of today is among the histories. Pass published_histories(), say.")
    known = _known_to(own) if known_to is None else day(known_to)
    if day(until) < known:
        raise RecordError(f"until, {until}, is before {known}, the day until which is known what happened. Ask later.")
    if until.year > LAST_PROJECTED_YEAR:
        raise CoverageError(f"until, {until}, is after {LAST_PROJECTED_YEAR}, the last year that can be projected.")
    rests_on = FITTED if model is None else expect(ForecastModel, model, "model")
    works = Team() if team is None else expect(Team, team, "team")
    as_known = [history.as_known_on(known) for history in own]
    # Complete until that day and no further: what began before it may still lack a report.
    forecasts = [
        (
            forecast(attrs.evolve(history, complete_until=known), as_of=known, model=rests_on),
            _visits(history, _FOCUSED),
            _visits(history, _MONITORING),
        )
        for history in as_known
    ]
    follows = _transitions(transitions, own, known)
    made = prepared(
        forecasts,
        known_to=known,
        until=until,
        draws=draws,
        seed=seed,
        model=rests_on,
        transitions=follows,
        team=works,
    )
    empty = _simulation(
        authorities=tuple(history.authority for history in own),
        known_to=known,
        until=until,
        draws=draws,
        seed=seed,
        model=rests_on,
        transitions=follows,
        team=works,
        first_monday=known + timedelta(7 - known.weekday()) - made.ahead * timedelta(7),
        inspections=(),
        visits=(),
        time=(),
        years=(),
        grades=(),
        begun=(),
    )
    return Plan(empty=empty, prepared=made)


_FOCUSED = frozenset({EventKind.FOCUSED_VISIT, EventKind.JTAI})
_MONITORING = frozenset({EventKind.MONITORING_VISIT})


def _known_to(histories: Iterable[History]) -> date:
    days = [history.complete_until for history in histories]
    known = [each for each in days if each is not None]
    if len(known) < len(days):
        raise RecordError(
            "known_to: nobody vouches for every history, so it is not known from when on to simulate. Pass known_to=, "
            "the day until which you know of every report."
        )
    return min(known)


def _transitions(
    given: GradeTransitions | Sequence[Sequence[float]] | None, histories: Sequence[History], known_to: date
) -> GradeTransitions:
    if given is None:
        return fit_transitions(histories, known_to=known_to)
    return given if isinstance(given, GradeTransitions) else GradeTransitions(shares=given)


def _visits(history: History, kinds: frozenset[EventKind]) -> list[date]:
    last = history.latest_full
    return [event.start for event in history if event.kind in kinds and last is not None and event.start > last.start]


def _band(counts: Counts, unit: int = 1) -> Band:
    so_far = list(accumulate(counts))
    p10, p50, p90 = (bisect_left(so_far, share * so_far[-1]) / unit for share in (0.1, 0.5, 0.9))
    return Band(p10, p50, p90)


def _tuples(value: object) -> object:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
