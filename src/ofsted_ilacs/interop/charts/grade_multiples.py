"""
Which grades authorities hold now: one panel an area, one bar a region.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

import altair as alt

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.rules.editions import areas
from ofsted_ilacs.sector.country import Histories
from ofsted_ilacs.sector.outcomes import latest_outcomes

__all__ = ["grades"]

_WIDTH, _ROW, _COLUMNS = 204, 24, 3
_CHARACTER = 6.4  # pixels that a letter of a label takes
_ENGLAND = "England"

Counts = Mapping[Area, Mapping[str, Counter[Grade]]]


def grades(histories: Histories, *, as_of: date | None = None) -> alt.ConcatChart:
    """
    Return the grades of each authority's latest report as small multiples: one panel an area, one bar a region.

    Args:
        histories: The authorities, of which those that did not exist on *as_of* are left out.
        as_of: The day of asking; only reports published by then count. By default the day of the last report given.

    Raises:
        RecordError: When *as_of* is left out and there is no report.
    """
    on, given = style.asked_on(as_of, histories)
    counts = _counts(given, on)
    regions = _regions(counts)
    panels = [_panel(area, counts[area], regions, number % _COLUMNS == 0) for number, area in enumerate(counts)]
    chart = alt.concat(*panels, columns=_COLUMNS, spacing={"row": 26, "column": 22})
    return style.framed(
        chart,
        "Grades of the latest reports, by area and region",
        [
            f"{style.asked(on)}. In each bar: the grade and how many authorities have it.",
            ", ".join(f"{style.GRADE_LETTERS[grade]}: {style.GRADE_NAMES[grade].lower()}" for grade in Grade) + ".",
        ],
        _in_words(counts, on),
    )


def _counts(histories: tuple[History, ...], as_of: date) -> Counts:
    found: dict[Area, dict[str, Counter[Grade]]] = defaultdict(lambda: defaultdict(Counter))
    for row in latest_outcomes(histories, as_of=as_of):
        for grade in Grade:
            found[row.area][_ENGLAND if row.region is None else style.name_of(row.region)][grade] += getattr(
                row, grade.value
            )
    return {area: dict(found[area]) for area in areas() if area in found}


def _regions(counts: Counts) -> list[str]:
    named = {region for by_region in counts.values() for region in by_region}
    return [_ENGLAND, *sorted(named - {_ENGLAND})]


def _panel(area: Area, by_region: Mapping[str, Counter[Grade]], regions: list[str], first: bool) -> alt.LayerChart:
    chart = style.layered(_bars(regions, first), _letters())
    data = style.values(segment for region in by_region for segment in _segments(area, region, by_region[region]))
    heading = alt.TitleParams(text=style.area_name(area), anchor="start", frame="group", fontSize=13, color=style.INK)
    return chart.properties(data=data, width=_WIDTH, height=_ROW * max(1, len(regions)), title=heading)


def _segments(area: Area, region: str, counted: Counter[Grade]) -> Iterator[dict[str, object]]:
    total, so_far = counted.total(), 0
    for grade in Grade:
        count = counted[grade]
        if count:
            yield {
                "area": area.label,
                "region": region,
                "grade": _legend(grade),
                "start": 100 * so_far / total,
                "end": 100 * (so_far + count) / total,
                "middle": 100 * (so_far + count / 2) / total,
                "label": _fitting(grade, count, _WIDTH * count / total),
                "ink": style.ON_GRADE[grade],
                "count": f"{count} of {total}",
            }
        so_far += count


def _fitting(grade: Grade, count: int, width: float) -> str:
    for label in (f"{style.GRADE_LETTERS[grade]} {count}", style.GRADE_LETTERS[grade]):
        if _CHARACTER * len(label) + 2 <= width:
            return label
    return ""


def _legend(grade: Grade) -> str:
    return f"{style.GRADE_NAMES[grade]} ({style.GRADE_LETTERS[grade]})"


def _y(regions: list[str], *, labels: bool) -> alt.Y:
    axis = alt.Axis(title=None, domain=False, ticks=False, labelLimit=180, labels=labels, labelPadding=6)
    return alt.Y("region:N", sort=regions, scale=alt.Scale(domain=regions), axis=axis)


def _bars(regions: list[str], labels: bool) -> alt.Chart:
    scale = alt.Scale(domain=[_legend(grade) for grade in Grade], range=list(style.GRADE_COLOURS.values()))
    return (
        alt.Chart()
        .mark_bar(height=18, stroke=style.INK, strokeWidth=0.6)
        .encode(
            alt.X(
                "start:Q",
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(title="Share of authorities (%)", values=[0, 50, 100]),
            ),
            alt.X2("end"),
            _y(regions, labels=labels),
            color=alt.Color(
                "grade:N", scale=scale, legend=alt.Legend(orient="top", title=None, symbolStrokeColor=style.INK)
            ),
            tooltip=style.tooltip(area="Area", region="Region", grade="Grade", count="Authorities"),
        )
    )


def _letters() -> alt.Chart:
    return (
        alt.Chart()
        .mark_text(fontSize=11)
        .encode(alt.X("middle:Q"), alt.Y("region:N"), text="label:N", color=alt.Color("ink:N", scale=None))
    )


def _in_words(counts: Counts, as_of: date) -> str:
    told = (
        f"{style.area_name(area)}, {region}: "
        + ", ".join(f"{style.GRADE_NAMES[grade].lower()} {counted[grade]}" for grade in Grade if counted[grade])
        for area, by_region in counts.items()
        for region, counted in sorted(by_region.items(), key=lambda pair: (pair[0] != _ENGLAND, pair[0]))
    )
    return (
        f"How many authorities hold each grade by their latest reports, as known on {in_words(as_of)}, by area and "
        f"region. {'; '.join(told) or 'No report is out'}."
    )
