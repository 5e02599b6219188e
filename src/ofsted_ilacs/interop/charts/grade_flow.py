"""
From each grade to the grade of the next inspection: ribbons as high as they are frequent.
"""

from collections.abc import Iterator
from datetime import date

import altair as alt
import attrs

from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.areas import Area, JudgementArea
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.sector.country import Histories
from ofsted_ilacs.sector.transitions import Transition, transitions as counted

__all__ = ["transitions"]

_WIDTH, _HEIGHT = 700, 400
_GAP = 0.05  # between two grades, as a share of all inspections
_NODE = 0.05  # how wide a grade's own bar is, where the flow is 1 wide
_POINTS = 24  # along each ribbon
_LEAST = 11  # pixels that a number needs to stand in a ribbon


def transitions(
    histories: Histories, *, as_of: date | None = None, area: Area = JudgementArea.OVERALL_EFFECTIVENESS
) -> alt.LayerChart:
    """
    Return what grade followed what, from each graded inspection to the next of the same authority, as a flow.

    Args:
        histories: The authorities, former ones too, as for the table of the same name.
        as_of: The day of asking; only reports published by then count. By default the day of the last report given.
        area: The area to follow.

    Raises:
        RecordError: When *area* is not an area, or *as_of* is left out and there is no report.
    """
    on, given = style.asked_on(as_of, histories)
    rows = [row for row in counted(given, as_of=on, area=area) if row.region is None]
    flow = _Flow.of(rows)
    chart = style.layered(_ribbons(flow), _nodes(flow), *_numbers(flow), *_names(flow), _heads())
    return style.framed(
        chart.properties(width=_WIDTH, height=_HEIGHT),
        f"{area.label}: from each inspection to the next",
        [f"{style.asked(on)}: {_pairs(flow.total)}. The height of a ribbon is their number."],
        _in_words(rows, flow.total, area, on),
    )


def _pairs(count: int) -> str:
    return "1 inspection followed by another" if count == 1 else f"{count} inspections followed by another"


@attrs.frozen
class _Ribbon:
    row: Transition
    left: float
    right: float


@attrs.frozen
class _Node:
    grade: Grade
    side: int
    top: float
    count: int


@attrs.frozen
class _Flow:
    """
    Where each grade and each ribbon lies, in inspections from the top.
    """

    ribbons: tuple[_Ribbon, ...]
    nodes: tuple[_Node, ...]
    total: int

    @classmethod
    def of(cls, rows: list[Transition]) -> "_Flow":
        total = sum(row.times for row in rows)
        gap = _GAP * total
        nodes: list[_Node] = []
        tops: dict[tuple[int, Grade], float] = {}
        for side in (0, 1):
            top = 0.0
            for grade in Grade:
                count = sum(row.times for row in rows if grade is (row.before, row.after)[side])
                tops[side, grade] = top
                nodes.append(_Node(grade, side, top, count))
                top += count + gap
        ribbons = []
        for row in sorted(rows, key=lambda row: (row.before.rank, row.after.rank)):
            ribbons.append(_Ribbon(row, tops[0, row.before], tops[1, row.after]))
            tops[0, row.before] += row.times
            tops[1, row.after] += row.times
        return cls(tuple(ribbons), tuple(node for node in nodes if node.count), total)

    @property
    def height(self) -> float:
        return max(1.0, self.total * (1 + (len(Grade) - 1) * _GAP))

    @property
    def pixels(self) -> float:
        """
        How high one inspection is drawn.
        """
        return _HEIGHT / self.height


def _y(flow: _Flow, field: str) -> alt.Y:
    scale = alt.Scale(domain=[0, flow.height], reverse=True, nice=False)
    return alt.Y(
        f"{field}:Q",
        scale=scale,
        axis=alt.Axis(title="Inspections (number)", labels=False, ticks=False, grid=False, domain=False),
    )


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[-0.36, 1.36], nice=False), axis=None)


_SCALE = alt.Scale(domain=list(style.GRADE_NAMES.values()), range=list(style.GRADE_COLOURS.values()))


def _ribbons(flow: _Flow) -> alt.Chart:
    tooltip = style.tooltip(before="Before", after="After", times="Inspections")
    return (
        alt.Chart(style.values(_outline(flow)))
        .mark_area(opacity=0.6, stroke=style.INK, strokeWidth=0.4, line=False)
        .encode(
            _x("along"),
            _y(flow, "top"),
            alt.Y2("bottom"),
            detail="id:N",
            color=alt.Color("before:N", scale=_SCALE, legend=None),
            tooltip=tooltip,
        )
    )


def _outline(flow: _Flow) -> Iterator[dict[str, object]]:
    for number, ribbon in enumerate(flow.ribbons):
        for point in range(_POINTS + 1):
            along = point / _POINTS
            eased = along * along * (3 - 2 * along)
            top = ribbon.left + (ribbon.right - ribbon.left) * eased
            yield {
                "id": number,
                "along": _NODE + along * (1 - 2 * _NODE),
                "top": top,
                "bottom": top + ribbon.row.times,
                "before": style.GRADE_NAMES[ribbon.row.before],
                "after": style.GRADE_NAMES[ribbon.row.after],
                "times": f"{ribbon.row.times} of {ribbon.row.of}",
            }


def _nodes(flow: _Flow) -> alt.Chart:
    rows = (
        {
            "left": 0 if node.side == 0 else 1 - _NODE,
            "right": _NODE if node.side == 0 else 1,
            "top": node.top,
            "bottom": node.top + node.count,
            "grade": style.GRADE_NAMES[node.grade],
            "when": ("Earlier", "Next")[node.side],
            "count": node.count,
        }
        for node in flow.nodes
    )
    return (
        alt.Chart(style.values(rows))
        .mark_rect(stroke=style.INK, strokeWidth=0.8)
        .encode(
            _x("left"),
            alt.X2("right"),
            _y(flow, "top"),
            alt.Y2("bottom"),
            color=alt.Color("grade:N", scale=_SCALE, legend=None),
            tooltip=[*style.tooltip(when="Inspection", grade="Grade"), alt.Tooltip("count:Q", title="Inspections")],
        )
    )


def _names(flow: _Flow) -> Iterator[alt.Chart]:
    for side, (align, at) in enumerate((("right", -0.02), ("left", 1.02))):
        rows = [
            {"at": at, "middle": node.top + node.count / 2, "label": f"{style.GRADE_NAMES[node.grade]}: {node.count}"}
            for node in flow.nodes
            if node.side == side
        ]
        base = alt.Chart(style.values(rows)).encode(_x("at"), _y(flow, "middle"))
        yield from style.written(base, "label", align=align)


def _numbers(flow: _Flow) -> tuple[alt.Chart, alt.Chart]:
    rows = [
        {"at": _NODE + 0.02, "middle": ribbon.left + ribbon.row.times / 2, "label": str(ribbon.row.times)}
        for ribbon in flow.ribbons
        if ribbon.row.times * flow.pixels >= _LEAST
    ]
    return style.written(alt.Chart(style.values(rows)).encode(_x("at"), _y(flow, "middle")), "label", align="left")


def _heads() -> alt.Chart:
    rows = [{"at": 0, "label": "Earlier inspection"}, {"at": 1, "label": "Next inspection"}]
    return (
        alt.Chart(style.values(rows))
        .mark_text(baseline="bottom", dy=-8, color=style.QUIET, fontSize=12)
        .encode(_x("at"), y=alt.value(0), text="label:N")
    )


def _in_words(rows: list[Transition], total: int, area: Area, as_of: date) -> str:
    told = (
        f"{style.GRADE_NAMES[row.before].lower()} to {style.GRADE_NAMES[row.after].lower()}: {row.times} of {row.of}"
        for row in rows
    )
    return (
        f"{area.label}: what grade followed what, as known on {in_words(as_of)}, over {_pairs(total)}. "
        f"{'; '.join(told) or 'No authority has two such grades'}."
    )
