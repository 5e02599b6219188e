"""
The country's next inspections as strips: one an authority, each week the darker the likelier it begins then.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import altair as alt

from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.planning.forecast import Forecast, forecast
from ofsted_ilacs.planning.forecast_model import ForecastModel
from ofsted_ilacs.planning.open_weeks import open_mondays
from ofsted_ilacs.sector.country import Histories, one_each
from ofsted_ilacs.sector.inspection_chances import InspectionChance, inspection_chances

__all__ = ["chances"]

_WIDTH, _ROW = 600, 14
_FAINTEST = 0.002
"""A chance that would not be seen."""


def chances(histories: Histories, *, as_of: date, until: date, model: ForecastModel | None = None) -> alt.LayerChart:
    """
    Return how likely each authority's next graded inspection begins in each week, as a chart: one strip an authority,
    the likeliest to be inspected first.

    Args:
        histories: The authorities, as for `inspection_chances`.
        as_of: The day of asking.
        until: The last day shown.
        model: As for `forecast`.
    """
    as_of, until = day(as_of), day(until)
    rows = inspection_chances(histories, as_of=as_of, until=until, model=model)
    own = {history.authority: history for history in one_each(histories)}
    ahead = [forecast(own[row.authority], as_of=as_of, model=model) for row in rows]
    names = [style.name_of(row.authority.name) for row in rows]
    axis = alt.Axis(title="Authority", labelLimit=220, domain=False, ticks=False, labelFontSize=10)
    y = alt.Y("name:N", sort=names, scale=alt.Scale(domain=names), axis=axis)
    strips = (
        alt.Chart(style.values(_weeks(rows, ahead, names)))
        .mark_rect()
        .encode(
            alt.X("day:T", **style.time_axis(as_of, until)),
            alt.X2("end"),
            y,
            color=alt.Color("chance:Q", scale=alt.Scale(scheme="blues"), legend=_legend(rows)),
            tooltip=style.tooltip(name="Authority", week="Week from", said="Chance"),
        )
    )
    return style.framed(
        style.layered(strips).properties(width=_WIDTH, height=_ROW * max(1, len(rows))),
        "When each authority's next graded inspection is likely to begin",
        [
            f"{style.asked(as_of)}, if it has not begun. Weeks without a mark are all but ruled out.",
            f"The authority that is likeliest to be inspected by {in_words(until)} is on top.",
        ],
        _in_words(rows, names, until),
    )


def _legend(rows: Sequence[InspectionChance]) -> alt.Legend | None:
    # The legend of no chances would have no numbers.
    return alt.Legend(orient="top", title="Chance that it begins in the week", format=".0%") if rows else None


def _weeks(
    rows: Sequence[InspectionChance], ahead: Sequence[Forecast], names: Sequence[str]
) -> Iterator[dict[str, object]]:
    for row, each, name in zip(rows, ahead, names, strict=True):
        for monday in open_mondays(row.as_of, row.until):
            sunday = monday + timedelta(6)
            chance = each.probability_between(monday, sunday)
            if chance >= _FAINTEST:
                yield {
                    "name": name,
                    "day": monday,
                    "end": sunday + timedelta(1),
                    "chance": round(chance, 4),
                    "week": in_words(monday),
                    "said": f"{chance:.1%}",
                }


def _in_words(rows: Sequence[InspectionChance], names: Sequence[str], until: date) -> str:
    told = (
        f"{name}: {_percent(row.chance)}, even chances by {in_words(row.p50)}"
        for row, name in zip(rows, names, strict=True)
    )
    return (
        f"How likely the next graded inspection of each authority has begun by {in_words(until)}. "
        f"{'; '.join(told) or 'No authority was given'}."
    )


def _percent(chance: float) -> str:
    # Never all or nothing: a forecast is neither.
    return "less than 1%" if chance < 0.005 else "more than 99%" if chance > 0.995 else f"{chance:.0%}"
