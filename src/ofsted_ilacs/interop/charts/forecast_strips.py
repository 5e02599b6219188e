"""
The country ahead, week by week: which authority is likely to be inspected when, and how many are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import altair as alt
import attrs

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import day, in_words, whole_number
from ofsted_ilacs.planning.forecast import Forecast, forecast
from ofsted_ilacs.sector.country import Histories, known_on

__all__ = ["forecasts"]

_WIDTH, _ROW, _SUMMARY = 620, 14, 90
_A_WEEK = timedelta(7)
_LEAST_CHANCE = 0.1  # of an inspection within the weeks shown: whoever has less has no row
_LEAST_WEEK = 0.002  # paler than paper


def forecasts(histories: Histories, *, as_of: date, weeks: int = 104) -> alt.VConcatChart:
    """
    Return the country's forecast as heat strips: one strip an authority, one cell a week, and above them how many
    inspections are expected to begin each week.

    The authority whose inspection is likely to come first is on top. White weeks are those in which no inspection
    begins, such as a bank holiday's. An authority with a chance below 10% in these weeks has no strip.

    Args:
        histories: The authorities. Those without a forecast, such as one never inspected, are counted in the subtitle.
        as_of: The day of asking.
        weeks: How many weeks ahead.

    Raises:
        HistoryError: When something is not a history, or an authority has two.
        NotAnIntegerError: When *weeks* is not an exact ``int``.
        RecordError: When *weeks* is not from 1 to 260.
    """
    if not 1 <= whole_number(weeks, "weeks") <= _MOST_WEEKS:
        raise RecordError(f"weeks: {weeks} cannot be shown. Ask for 1 to {_MOST_WEEKS}.")
    told = _Told.of(histories, day(as_of), weeks)
    chart = alt.vconcat(_summary(told), _strips(told), spacing=10)
    return style.framed(
        chart,
        f"When inspections are likely to begin, from {style.short_day(told.as_of)}",
        [
            "Above: how many are expected to begin in each week. Below: the chance of each week, authority by authority.",
            told.left_out,
            "A red line: as likely before as after. All of it rests on how long others waited, not on a list of Ofsted's.",
        ],
        _in_words(told),
    )


_MOST_WEEKS = 260


@attrs.frozen(kw_only=True)
class _Told:
    """
    What the chart tells, before it is drawn.
    """

    as_of: date
    last: date
    strips: tuple[tuple[str, Forecast], ...]
    expected: Mapping[date, float]
    others: int
    without: int

    @classmethod
    def of(cls, histories: Histories, as_of: date, weeks: int) -> "_Told":
        last = min(as_of, date.max - weeks * _A_WEEK) + weeks * _A_WEEK
        found, without = [], 0
        for known in known_on(as_of, histories):
            if not known.existed:
                continue
            try:
                found.append(forecast(known.history, as_of=as_of))
            except IlacsError:  # never inspected, or a day for which no waits were counted
                without += 1
        expected: dict[date, float] = defaultdict(float)
        for each in found:
            for monday, chance in _weeks(each, as_of, last):
                expected[monday] += chance
        shown = [each for each in found if each.probability_by(last) >= _LEAST_CHANCE]
        shown.sort(key=lambda each: (each.quantile(0.5), each.interval().start, each.authority.name))
        return cls(
            as_of=as_of,
            last=last,
            strips=tuple(zip(_names(shown), shown, strict=True)),
            expected=dict(expected),
            others=len(found) - len(shown),
            without=without,
        )

    @property
    def left_out(self) -> str:
        parts = [f"{len(self.strips)} shown"]
        if self.others:
            parts.append(f"{self.others} have a chance below {_LEAST_CHANCE:.0%} by {style.short_day(self.last)}")
        if self.without:
            parts.append(f"{self.without} have no forecast")
        return f"Authorities: {', '.join(parts)}."


def _names(shown: Sequence[Forecast]) -> list[str]:
    # Two authorities of one name are told apart by their codes.
    names = [style.name_of(each.authority.name) for each in shown]
    often = Counter(names)
    return [
        f"{name} ({each.authority.dfe_code})" if often[name] > 1 else name
        for name, each in zip(names, shown, strict=True)
    ]


def _weeks(likely: Forecast, first: date, last: date) -> Iterator[tuple[date, float]]:
    before = likely.probability_by(first)
    monday = first - timedelta(first.weekday()) + _A_WEEK
    while monday <= last:
        by = likely.probability_by(monday)
        if by > before:
            yield monday, by - before
        before, monday = by, monday + _A_WEEK


def _x(told: _Told, field: str, **axis: object) -> alt.X:
    return alt.X(f"{field}:T", **style.time_axis(told.as_of, told.last, **axis))


def _summary(told: _Told) -> alt.LayerChart:
    rows = (
        {
            "monday": monday,
            "next": monday + _A_WEEK,
            "none": 0,
            "expected": round(number, 2),
            "week": f"from {in_words(monday)}",
        }
        for monday, number in told.expected.items()
    )
    tooltip = [*style.tooltip(week="Week"), alt.Tooltip("expected:Q", title="Inspections expected")]
    bars = (
        alt.Chart(style.values(rows))
        .mark_bar(color="#6baed6", stroke="white", strokeWidth=0.5)
        .encode(
            _x(told, "monday", orient="top"),
            alt.X2("next"),
            alt.Y("expected:Q", axis=alt.Axis(title=["Inspections", "a week"], tickCount=3, grid=True)),
            alt.Y2("none"),
            tooltip=tooltip,
        )
    )
    return style.layered(bars).properties(width=_WIDTH, height=_SUMMARY)


def _strips(told: _Told) -> alt.LayerChart:
    names = [name for name, _ in told.strips]
    axis = alt.Axis(title=None, labelLimit=200, labelFontSize=11, domain=False, ticks=False)
    y = alt.Y("name:N", sort=names, scale=alt.Scale(domain=names), axis=axis)
    colour = alt.Color(
        "chance:Q",
        scale=alt.Scale(range=["#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"], domainMin=0, type="sqrt"),
        legend=alt.Legend(title="Chance that it begins in the week", orient="bottom", format=".0%", gradientLength=220),
    )
    tooltip = [*style.tooltip(name="Authority", week="Week"), alt.Tooltip("chance:Q", title="Chance", format=".1%")]
    cells = (
        alt.Chart(style.values(_cells(told)))
        .mark_rect()
        .encode(_x(told, "monday"), alt.X2("next"), y, color=colour, tooltip=tooltip)
    )
    middles = (
        alt.Chart(style.values(_middles(told)))
        .mark_tick(height=_ROW - 2, thickness=1.5, color=style.ACCENT)
        .encode(_x(told, "monday"), y, tooltip=style.tooltip(name="Authority", half="As likely before as after"))
    )
    return style.layered(cells, middles).properties(width=_WIDTH, height=_ROW * max(1, len(names)))


def _cells(told: _Told) -> Iterator[dict[str, object]]:
    for name, each in told.strips:
        for monday, chance in _weeks(each, told.as_of, told.last):
            if chance >= _LEAST_WEEK:
                yield {
                    "name": name,
                    "monday": monday,
                    "next": monday + _A_WEEK,
                    "chance": round(chance, 4),
                    "week": f"from {in_words(monday)}",
                }


def _middles(told: _Told) -> Iterable[dict[str, object]]:
    for name, each in told.strips:
        middle = each.quantile(0.5)
        if middle <= told.last:
            yield {"name": name, "monday": middle, "half": in_words(middle)}


def _in_words(told: _Told) -> str:
    said = (
        f"{name}: {each.probability_by(told.last):.0%}, as likely before as after {in_words(each.quantile(0.5))}"
        for name, each in told.strips
    )
    total = sum(told.expected.values())
    return (
        f"The chance that each authority's next graded inspection begins by {in_words(told.last)}, asked on "
        f"{in_words(told.as_of)}; the likeliest to come first is first. {total:.0f} inspections are expected to begin. "
        f"{told.left_out} {'; '.join(said) or 'No authority is shown'}."
    )
