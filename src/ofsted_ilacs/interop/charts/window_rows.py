"""
Every authority's window in order of its last day, and which are overdue.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt

from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.sector.country import Histories
from ofsted_ilacs.sector.inspection_windows import InspectionWindow, inspection_windows

__all__ = ["windows"]

_WIDTH, _ROW = 600, 20


def windows(histories: Histories, *, as_of: date) -> alt.LayerChart:
    """
    Return when each authority's next graded inspection is expected, as a chart: one bar a window, overdue ones marked.

    Args:
        histories: The authorities, as for `inspection_windows`. One whose window no source tells stands last and says
            so.
        as_of: The day of asking.
    """
    as_of = day(as_of)
    rows = inspection_windows(histories, as_of=as_of)
    names = _names(rows)
    known = [row for row in rows if row.latest is not None]
    is_tall = len(rows) > style.TALL
    chart = style.layered(
        *style.asked_line(as_of, dy=-36 if is_tall else -4),
        _bars(rows, names),
        _ticks(rows, names),
        *_labels(rows, names, as_of),
    )
    first, last = _domain(known, as_of)
    chart = chart.encode(alt.X("day:T", **style.time_axis(first, last)))
    if is_tall:
        chart = style.with_axis_on_top(chart, first, last)
    overdue = sum(row.is_overdue for row in rows)
    return style.framed(
        chart.properties(width=_WIDTH, height=_ROW * max(1, len(rows))),
        "When each authority's next graded inspection is expected",
        [
            f"{style.asked(as_of)}: {_authorities(len(rows))}, {overdue} overdue.",
            "The window that closes first is on top; the line in a bar is the day expected.",
        ],
        _in_words(rows, names, as_of),
    )


def _authorities(count: int) -> str:
    return "1 authority" if count == 1 else f"{count} authorities"


def _names(rows: Sequence[InspectionWindow]) -> list[str]:
    # Two authorities of one name are told apart by their codes.
    shown = [style.name_of(row.authority.name) for row in rows]
    often = Counter(shown)
    return [
        f"{name} ({row.authority.dfe_code})" if often[name] > 1 else name for name, row in zip(shown, rows, strict=True)
    ]


def _domain(known: Sequence[InspectionWindow], as_of: date) -> tuple[date, date]:
    days = [as_of, *(day for row in known for day in (row.earliest, row.latest) if day is not None)]
    # Room for the label after the last bar.
    room = max(timedelta(300), (max(days) - min(days)) / 3)
    return style.with_room(days, room / 2, room)


def _y(names: Sequence[str]) -> alt.Y:
    axis = alt.Axis(
        title="Authority",
        titleAngle=0,
        titleAlign="right",
        titleX=-6,
        titleY=-8,
        labelLimit=220,
        domain=False,
        ticks=False,
    )
    return alt.Y("name:N", sort=list(names), scale=alt.Scale(domain=list(names)), axis=axis)


def _data(rows: Sequence[InspectionWindow], names: Sequence[str]) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "authority": row.authority.name,
            "day": row.earliest,
            "end": row.latest,
            "expected": row.expected,
            "kind": "not known" if row.kind is None else row.kind.label,
            "window": str(row.next_inspection.window or "not known"),
            "state": row.next_inspection.status.label,
            "region": row.region or "not known",
        }
        for row, name in zip(rows, names, strict=True)
    ]


_COLOURS = {
    WindowStatus.OVERDUE: style.ACCENT,
    WindowStatus.UNSEEN: "#fdb863",
    WindowStatus.OPEN: "#6baed6",
    WindowStatus.AHEAD: "#deebf7",
}
_TOOLTIP = style.tooltip(
    authority="Authority", region="Region", kind="Expected", window="Window", state="On the day of asking"
)


def _bars(rows: Sequence[InspectionWindow], names: Sequence[str]) -> alt.Chart:
    data = style.values(row for row in _data(rows, names) if row["end"])
    return (
        alt.Chart(data)
        .mark_bar(height=12, stroke=style.INK, strokeWidth=0.8)
        .encode(alt.X2("end"), _y(names), color=_colour(rows), tooltip=_TOOLTIP)
    )


def _colour(rows: Sequence[InspectionWindow]) -> alt.Color:
    met = {row.next_inspection.status for row in rows}
    # A state that is rare has a place in the legend where it is met.
    states = [state for state in _COLOURS if state in met or state is not WindowStatus.UNSEEN]
    scale = alt.Scale(domain=[state.label for state in states], range=[_COLOURS[state] for state in states])
    legend = alt.Legend(
        orient="top", title="Window", titleOrient="left", symbolStrokeColor=style.INK, symbolType="square", offset=28
    )
    return alt.Color("state:N", scale=scale, legend=legend)


def _ticks(rows: Sequence[InspectionWindow], names: Sequence[str]) -> alt.Chart:
    data = style.values({**row, "day": row["expected"]} for row in _data(rows, names) if row["expected"])
    return alt.Chart(data).mark_tick(height=12, thickness=2, color=style.INK).encode(_y(names), tooltip=_TOOLTIP)


def _labels(rows: Sequence[InspectionWindow], names: Sequence[str], as_of: date) -> tuple[alt.Chart, alt.Chart]:
    data = style.values(
        {"name": name, "day": row.latest or as_of, "label": _label(row)} for row, name in zip(rows, names, strict=True)
    )
    return style.written(alt.Chart(data).encode(_y(names)), "label", align="left", dx=6)


def _label(row: InspectionWindow) -> str:
    if row.latest is None:
        return "not known"
    found = row.next_inspection
    if found.status.has_closed:
        return style.closed_in_words(found.status, row.latest, found.complete_until)
    kind = "" if row.kind is None else row.kind.label.removesuffix(" inspection")
    return f"{kind}, by {style.short_day(row.latest)}"


def _in_words(rows: Sequence[InspectionWindow], names: Sequence[str], as_of: date) -> str:
    told = (
        f"{name}: {row.next_inspection.status.label}, "
        + (str(row.next_inspection.window) if row.next_inspection.window else "window not known")
        for row, name in zip(rows, names, strict=True)
    )
    return (
        f"When the next graded inspection of {_authorities(len(rows))} is expected, asked on {in_words(as_of)}, the "
        f"window that closes first being first. {'; '.join(told) or 'No authority was given'}."
    )
