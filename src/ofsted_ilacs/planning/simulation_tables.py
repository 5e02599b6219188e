"""
What a simulation draws from: the forecast of every authority, and the rules on visits, as tables of numbers.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from ofsted_ilacs.exceptions import NotKnownError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.chances import added_up, densities
from ofsted_ilacs.planning.fitted_forecast import AFTER_WORSE, STANDARD_AFTER_GOOD
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.forecast_model import ForecastModel, count_from
from ofsted_ilacs.planning.grade_transitions import GradeTransitions
from ofsted_ilacs.planning.open_weeks import open_ordinals
from ofsted_ilacs.planning.publication_forecast import USUAL_DELAY, usual_day
from ofsted_ilacs.planning.windows import Window, months_of
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset_on
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Dated
from ofsted_ilacs.rules.values import Between
from ofsted_ilacs.workdays.coverage import reaching_past
from ofsted_ilacs.workdays.uk_calendars import england_and_wales

if TYPE_CHECKING:
    from ofsted_ilacs.planning.simulation import Prepared

__all__ = ["Team", "grade_of", "prepared"]

_A_WEEK = timedelta(7)
_UNREPORTED = timedelta(weeks=27)
"""How long before the last day known an inspection may have begun that no report shows yet."""

_TAIL = 21
_NEVER = -(10**6)
_GRADES = tuple(Grade)


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Team(Displayed):
    """
    How many inspectors work on what.

    Attributes:
        inspection: On a graded inspection, each week of it. Usually four.
        visit: On a focused or monitoring visit. Two.
        visit_days: How many days a visit takes. Two.
    """

    inspection: int = attrs.field(default=4, validator=count_from(0))
    visit: int = attrs.field(default=2, validator=count_from(0))
    visit_days: int = attrs.field(default=2, validator=count_from(0))


def grade_of(forecast: Forecast) -> Grade:
    """
    Return the overall grade of the last inspection; since April 2026, when none is given any more, the one whose
    pathway its judgements lead to.
    """
    if forecast.after.overall is not None:
        return forecast.after.overall
    match forecast.pathway:
        case Pathway.SHORT:
            return Grade.GOOD
        case Pathway.INADEQUATE:
            return Grade.INADEQUATE
        case _:
            return Grade.REQUIRES_IMPROVEMENT


def prepared(
    forecasts: Sequence[tuple[Forecast, Sequence[date], Sequence[date]]],
    *,
    known_to: date,
    until: date,
    draws: int,
    seed: int,
    model: ForecastModel,
    transitions: GradeTransitions,
    team: Team,
) -> "Prepared":
    """
    Return what every block of a simulation is drawn from.

    Args:
        forecasts: The forecast of every authority, and the first days of its focused and of its monitoring visits since
            its last inspection.
        known_to: The day until which is known what happened.
        until: The last day simulated.
        draws: How many draws.
        seed: The seed of the random streams.
        model: The waits that inspections ahead rest on.
        transitions: The chances of the grades that follow.
        team: How many inspectors work on what.
    """
    from ofsted_ilacs.planning.simulation import Prepared

    first_week = _monday(known_to - _UNREPORTED)
    now = _monday(known_to) + _A_WEEK
    weeks = _weeks(first_week, until) + 1
    months = [_month(first_week + week * _A_WEEK, now) for week in range(weeks)]
    edition = ruleset_on(known_to)
    standard_after_good = STANDARD_AFTER_GOOD[0] / STANDARD_AFTER_GOOD[1]
    standard_after_worse = 1 - (AFTER_WORSE[0] + 1) / (AFTER_WORSE[1] + 2)
    monitoring, focused = edition.monitoring, edition.focused_visits
    return Prepared(
        draws=draws,
        seed=seed,
        weeks=weeks,
        ahead=_weeks(first_week, now),
        months=months,
        first_september=(9 - now.month) % 12,
        first=[_first(forecast, first_week, weeks) for forecast, *_ in forecasts],
        later=_later(first_week, weeks, model, edition),
        grades=[_GRADES.index(grade_of(forecast)) for forecast, *_ in forecasts],
        standard_first=[_standard(forecast, standard_after_worse) for forecast, *_ in forecasts],
        standard_after=[standard_after_good] * 2 + [standard_after_worse] * 2,
        transitions=[added_up(row) for row in transitions.shares],
        visited=[len(visits) for _, visits, _ in forecasts],
        monitored=[_weeks(first_week, max(visits)) if visits else _NEVER for *_, visits in forecasts],
        reported=[_weeks(first_week, forecast.after.published or forecast.after.end) for forecast, *_ in forecasts],
        report=_weeks_of_working_days(USUAL_DELAY),
        focused=_bounds(None if focused is None else focused.number.known, "how many focused visits there are"),
        plan=_weeks_of_working_days(_statement(edition)),
        first_monitoring=_bounds(_on(monitoring.first, known_to), "when the first monitoring visit comes"),
        monitoring=_bounds(_on(monitoring.interval, known_to), "how far apart monitoring visits are"),
        most_monitoring=_bounds(_on(monitoring.number, known_to), "how many monitoring visits there are")[1],
        inspectors=team.inspection,
        visit_days=team.visit * team.visit_days,
    )


def _first(forecast: Forecast, first_week: date, weeks: int) -> list[float]:
    """
    Return the chance by each week that the next inspection has begun; what lies beyond the last week is in one more.
    """
    weights = [0.0] * (weeks + 1)
    for monday, weight in forecast.weights():
        weights[min(_weeks(first_week, monday), weeks)] += weight
    return added_up(weights)


def _later(first_week: date, weeks: int, model: ForecastModel, edition: Ruleset) -> list[list[float]]:
    """
    Return, for each week in which an inspection may end, the chance by each week after it that the next has begun.
    """
    longest = int(model.location + _TAIL * model.scale) + 60
    columns = longest // 7 + 1
    last = first_week + (weeks + 1 + columns) * _A_WEEK
    mondays = open_ordinals(first_week, last)
    calendar = reaching_past(england_and_wales(), last)
    interval, tolerance = months_of(edition.interval.every), months_of(edition.interval.tolerance)
    table = []
    position = 0
    for week in range(weeks + 1):
        monday = first_week + week * _A_WEEK
        ended = monday + timedelta(4)
        report, _ = usual_day(ended, calendar)
        window = Window(months_later(report, interval - tolerance), None, months_later(report, interval + tolerance))
        while mondays[position] <= ended.toordinal():
            position += 1
        ahead = [each for each in mondays[position : position + columns] if each - monday.toordinal() < 7 * columns]
        row = [0.0] * columns
        weights = densities(ahead, ended.toordinal() + model.location, model.scale, window)
        for each, weight in zip(ahead, weights, strict=True):
            row[(each - monday.toordinal()) // 7] = weight
        table.append(added_up(row))
    return table


def _standard(forecast: Forecast, otherwise: float) -> float:
    for each in forecast.kinds:
        if each.kind is EventKind.STANDARD:
            return each.chance
    return otherwise


def _on(rule: Dated[Between], known_to: date) -> Between | None:
    held = rule.on(known_to)
    return None if held is None else held.known


def _statement(edition: Ruleset) -> int:
    clock = edition.law.clock(Duty.PUBLISH_STATEMENT).known
    assert clock is not None
    return clock.n


def _bounds(known: Between | None, what: str) -> tuple[int, int]:
    if known is None:
        raise NotKnownError(
            f"No source says {what}, so visits cannot be simulated. Ask as of a day of another edition."
        )
    return known.least, known.most


def _monday(on: date) -> date:
    return on - timedelta(on.weekday())


def _weeks(first: date, on: date) -> int:
    return (on - first).days // 7


def _month(on: date, now: date) -> int:
    return 12 * (on.year - now.year) + on.month - now.month


def _weeks_of_working_days(n: int) -> int:
    return -(-n // 5)
