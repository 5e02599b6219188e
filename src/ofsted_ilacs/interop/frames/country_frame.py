"""
The table of the country: for every authority its last grade, the window of its next inspection, and the chances.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import narwhals as nw

from ofsted_ilacs.events.histories import histories
from ofsted_ilacs.interop.frames.event_frames import from_frame
from ofsted_ilacs.interop.frames.result_frames import Backend, Days, made_frame
from ofsted_ilacs.model.days import day, months_later
from ofsted_ilacs.planning.forecast import Forecast, begun_by, forecast_if_any
from ofsted_ilacs.planning.forecast_model import ForecastModel
from ofsted_ilacs.sector.country import Histories, one_each
from ofsted_ilacs.sector.inspection_windows import InspectionWindow, inspection_windows

__all__ = ["next_inspections"]


def next_inspections(
    data: Histories | Any,
    *,
    as_of: date,
    model: ForecastModel | None = None,
    backend: Backend | None = None,
    days: Days = "datetime64",
    quote_formulas: bool = False,
) -> Any:
    """
    Return the next graded inspection of every authority as a data frame; the window that closes first is first.

    Args:
        data: Histories, such as ``published_histories()``, or a frame of events as `from_frame` reads them.
        as_of: The day of asking. Authorities that did not exist then are left out.
        model: The waits that the forecast rests on; as for `ofsted_ilacs.forecast`.
        backend: As for `to_frame`; of a frame of events by default its own library.
        days: As for `to_frame`.
        quote_formulas: As for `to_frame`.

    Returns:
        A frame with the columns:

        - authority, dfe_code, region, last_grade: who it is, and the last overall grade (null if there is none);
        - kind, earliest, expected, latest, status: the window of the rules;
        - median, likely_from, likely_to: the day by which it has begun with a chance of one half, and the span from one
          Monday to another in which it begins with a chance of 80%;
        - within_6_months, within_12_months: the chance that it has begun by then, from 0 to 1; like
          ``inspection_chances``, it counts that it may have begun already without a report.

        The forecast's columns are null where there is no forecast, as before a first inspection.

    Raises:
        IlacsError: As `from_frame`, ``histories`` and ``inspection_windows`` do.
    """
    as_of = day(as_of)
    given = nw.from_native(data, eager_only=True, pass_through=True)
    if isinstance(given, nw.DataFrame):
        backend = given.implementation.value if backend is None else backend
        data = histories(from_frame(data))
    own = {history.authority: history for history in one_each(data)}
    rows = [
        (window, forecast_if_any(own[window.authority], as_of=as_of, model=model))
        for window in inspection_windows(own.values(), as_of=as_of)
    ]
    return made_frame(
        {name: [cell(*row) for row in rows] for name, (_, cell) in _COLUMNS.items()},
        {name: kind for name, (kind, _) in _COLUMNS.items()},
        backend=backend,
        days=days,
        quote_formulas=quote_formulas,
    )


_FORECAST: Mapping[str, tuple[type, Callable[[Forecast], object]]] = {
    "median": (date, lambda chances: chances.quantile(0.5)),
    "likely_from": (date, lambda chances: chances.interval(0.8).start),
    "likely_to": (date, lambda chances: chances.interval(0.8).end),
    "within_6_months": (float, lambda chances: _within(chances, 6)),
    "within_12_months": (float, lambda chances: _within(chances, 12)),
}


def _within(chances: Forecast, months: int) -> float:
    return begun_by(chances, months_later(chances.as_of, months))


def _if_known(cell: Callable[[Forecast], object]) -> Callable[[InspectionWindow, Forecast | None], object]:
    return lambda _, chances: None if chances is None else cell(chances)


def _last_grade(window: InspectionWindow, _: object) -> str | None:
    last = window.next_inspection.decision.inspection
    return None if last is None or last.overall is None else last.overall.value


_COLUMNS: Mapping[str, tuple[type, Callable[[InspectionWindow, Forecast | None], object]]] = {
    "authority": (str, lambda window, _: window.authority.name),
    "dfe_code": (str, lambda window, _: window.authority.dfe_code),
    "region": (str, lambda window, _: window.region),
    "last_grade": (str, _last_grade),
    "kind": (str, lambda window, _: None if window.kind is None else window.kind.value),
    "earliest": (date, lambda window, _: window.earliest),
    "expected": (date, lambda window, _: window.expected),
    "latest": (date, lambda window, _: window.latest),
    "status": (str, lambda window, _: None if (status := window.next_inspection.status) is None else status.value),
    **{name: (kind, _if_known(cell)) for name, (kind, cell) in _FORECAST.items()},
}
