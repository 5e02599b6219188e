"""
What all charts share: colours, days, words, and the frame around each.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar, cast

import altair as alt

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.areas import Area, AreaRole
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.sector.country import Histories, known_on, one_each

__all__ = [
    "ACCENT", "GRADE_COLOURS", "GRADE_LETTERS", "GRADE_NAMES", "INK", "NEUTRAL", "ON_GRADE", "QUIET", "TALL",
    "area_name", "asked", "asked_line", "asked_on", "closed_in_words", "framed", "layered", "name_of", "short_day",
    "time_axis", "tooltip", "values", "with_axis_on_top", "with_room", "written",
]  # fmt: skip

# From blue to orange, dark at both ends: colour-blind eyes tell the four apart, and which side of good each one is on.
# The dark outline around each mark carries the paler two on white paper.
GRADE_COLOURS = dict(zip(Grade, ("#08519c", "#6baed6", "#fdb863", "#a63603"), strict=True))
ON_GRADE = dict(zip(Grade, ("#ffffff", "#1a1a1a", "#1a1a1a", "#ffffff"), strict=True))
"""What is written on a grade's colour, for a contrast of at least 4.5 to 1."""

GRADE_NAMES = {grade: grade.label.capitalize().removesuffix(" to be good") for grade in Grade}
GRADE_LETTERS = dict(zip(Grade, ("O", "G", "RI", "I"), strict=True))
INK, QUIET, NEUTRAL, ACCENT = "#1a1a1a", "#595959", "#767676", "#a63603"

TALL = 30
"""Of how many rows a chart is so tall that its axis is at the top as well."""

_LONGEST_NAME = 60
_LONGEST_TITLE = 720  # pixels: no title makes a chart wider than its marks do
_FONT = "Arial, Helvetica, Liberation Sans, sans-serif"  # all of one width, so that what is measured is what is drawn
_AXIS: dict[str, Any] = {
    "labelColor": INK,
    "titleColor": QUIET,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ChartT = TypeVar("ChartT", bound=Any)


def framed(chart: ChartT, title: str | list[str], subtitle: Iterable[str], text: str) -> ChartT:
    """
    Return a chart with its title, in one line or several, its text alternative, and the look that all share.
    """
    heading = alt.TitleParams(
        text=title,
        limit=_LONGEST_TITLE,
        subtitle=list(subtitle),
        anchor="start",
        frame="group",
        color=INK,
        fontSize=16,
        subtitleColor=QUIET,
        subtitleFontSize=12,
        subtitlePadding=6,
        offset=24,
    )
    # All in one call: altair copies the whole chart for each.
    look = alt.Config(
        font=_FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(gridColor="#e5e5e5", **_AXIS),
        header=alt.HeaderConfig(labelColor=INK, labelFontSize=13, labelFontWeight="bold", titleColor=QUIET),
        legend=alt.LegendConfig(columnPadding=24, labelLimit=400, **_AXIS),
    )
    # Side by side, although they are equal: Streamlit 1.67 raises on a chart whose padding is one number.
    padding = dict.fromkeys(("left", "top", "right", "bottom"), 16)
    framed_chart: ChartT = chart.properties(
        title=heading, description=text, padding=padding, background="white", config=look
    )
    return framed_chart


def values(rows: Iterable[Mapping[str, object]]) -> alt.InlineData:
    """
    Return rows as the data of a chart: days as ISO texts, every text made readable.
    """
    return alt.InlineData(values=[{name: _value(value) for name, value in row.items()} for row in rows])


def _value(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case str():
            return readable(value)
        case _:
            return value


def with_room(days: Iterable[date], before: timedelta, after: timedelta) -> tuple[date, date]:
    """
    Return the first and last of some days, moved apart to leave room, as far as there are days.
    """
    first, last = min(days := list(days)), max(days)
    return max(first, date.min + before) - before, min(last, date.max - after) + after


def time_axis(first: date, last: date, **axis: Any) -> dict[str, Any]:
    """
    Return the scale and axis of days between two days. The scale is UTC's, so that no reader's time zone moves a day.

    Args:
        first: The first day that is shown.
        last: The last day that is shown.
        axis: What else is to be said of the axis.
    """
    years = (last - first).days / 365
    if years < 1:
        ticks, form = alt.TimeIntervalStep(interval="month", step=1), "%b %Y"
    elif years < 4:
        ticks, form = alt.TimeIntervalStep(interval="month", step=6), "%b %Y"
    else:
        ticks, form = alt.TimeIntervalStep(interval="year", step=1 if years < 12 else 2), "%Y"
    return {
        "scale": alt.Scale(type="utc", domain=[first.isoformat(), last.isoformat()], nice=False),
        "axis": alt.Axis(
            title="Date (calendar years)", tickCount=ticks, format=form, labelOverlap=True, grid=True, **axis
        ),
    }


def layered(*layers: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """
    Return charts drawn over each other, the first lowest.

    Give them as flat as can be: altair copies what is inside a layered chart over and over.
    """
    return cast(alt.LayerChart, alt.layer(*layers))


def written(base: alt.Chart, field: str, *, color: str = INK, **mark: Any) -> tuple[alt.Chart, alt.Chart]:
    """
    Return the texts of a field, and below them a white halo of each that keeps it clear of what it crosses.
    """
    texts = base.encode(text=f"{field}:N")
    halo = texts.mark_text(stroke="white", strokeWidth=4, strokeJoin="round", fontSize=11, aria=False, **mark)
    return halo, texts.mark_text(color=color, fontSize=11, **mark)


def tooltip(**titles: str) -> list[alt.Tooltip]:
    """
    Return what a mark says when it is pointed at: fields, each with its title.
    """
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def with_axis_on_top(chart: alt.LayerChart, first: date, last: date) -> alt.LayerChart:
    """
    Return a chart of days with a second axis at its top, where a reader of a tall chart begins.
    """
    unseen = alt.Chart(values([{"top": first}])).mark_rule(opacity=0, aria=False)
    axis = unseen.encode(alt.X("top:T", **time_axis(first, last, orient="top")))
    return layered(chart, axis).resolve_axis(x="independent")


def asked_line(as_of: date, *encodings: alt.X, dy: int) -> tuple[alt.Chart, alt.Chart]:
    """
    Return a line at the day of asking, and its label *dy* pixels below the top.
    """
    base = alt.Chart(values([{"day": as_of, "label": f"asked {short_day(as_of)}"}])).encode(*encodings)
    rule = base.mark_rule(color=QUIET, strokeDash=[4, 3])
    label = base.mark_text(color=INK, baseline="bottom", dy=dy).encode(text="label:N", y=alt.value(0))
    return rule, label


def short_day(value: date) -> str:
    """
    Return a day with its month cut short, for a label: "9 Sep 2026".
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def closed_in_words(status: WindowStatus, latest: date, complete_until: date | None) -> str:
    """
    Return what is to be said of a window that has closed: overdue, or not seen yet.
    """
    if status is WindowStatus.UNSEEN and complete_until is not None:
        return f"nothing published by {short_day(complete_until)}"
    return f"OVERDUE since {short_day(latest)}"


def area_name(area: Area) -> str:
    """
    Return an area's name, short enough to head a panel, with its years where no edition judges it any more.
    """
    if area.role is AreaRole.OVERALL:
        return area.label
    name = f"{area.short[0].upper()}{area.short[1:]}"
    judged_in = [edition for edition in rulesets() if area in edition.areas]
    last = judged_in[-1].last_day if judged_in else None
    return name if last is None else f"{name} ({judged_in[0].first_day.year}-{last:%y})"


def name_of(text: str) -> str:
    """
    Return a name that fits beside a row.
    """
    return readable(text, _LONGEST_NAME).replace("\n", " ")


def asked(as_of: date) -> str:
    """
    Return the day of asking, as subtitles say it.
    """
    return f"As known on {in_words(as_of)}"


def asked_on(as_of: date | None, histories: Histories) -> tuple[date, tuple[History, ...]]:
    """
    Return the day of asking and the histories. By default it is the day of the last report among them.

    Raises:
        RecordError: When no day is given and there is no report.
        HistoryError: When something is not a history, or an authority has two.
    """
    given = one_each(histories)
    if as_of is not None:
        return day(as_of), given
    reports = [event.published or event.end for each in known_on(date.max, given) for event in each.reported]
    if not reports:
        raise RecordError("There is no report among these histories, so no day to speak of. Say as_of.")
    return max(reports), given
