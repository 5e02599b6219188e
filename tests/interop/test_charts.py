"""
Charts: drawn without a network, told in words as well, plain to colour-blind eyes, and unmoved by hostile names.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from io import BytesIO, StringIO
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.interop import charts
from ofsted_ilacs.interop.charts.style import GRADE_COLOURS, GRADE_LETTERS, GRADE_NAMES, ON_GRADE, area_name
from ofsted_ilacs.rules.editions import areas
from ofsted_ilacs.sector.outcomes import latest_outcomes
from ofsted_ilacs.sector.transitions import transitions
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    HALTON_2020,
    HALTON_2024,
    MIDDLESBROUGH_2026,
    history,
    inspected,
)
from tests.markup import HOSTILE
from tests.sector.examples import AS_OF, COUNTRY

G, K = oi.Grade, oi.EventKind
HALTON = history(HALTON_2020, HALTON_2024)
BRADFORD = history(
    inspected("Bradford", K.SINGLE, "2014-02-18/2014-03-12", "2014-05-23", G.REQUIRES_IMPROVEMENT),
    BRADFORD_2018,
    BRADFORD_2022,
    inspected("Bradford", K.STANDARD, "2026-01-12/2026-01-23", "2026-05-21", G.REQUIRES_IMPROVEMENT),
)
CHARTS: dict[str, Callable[[], Any]] = {
    "timeline of Bradford": lambda: charts.timeline(BRADFORD, as_of=AS_OF),
    "timeline of Middlesbrough": lambda: charts.timeline(history(MIDDLESBROUGH_2026), as_of=AS_OF),
    "timeline of nothing on record": lambda: charts.timeline(oi.History(oi.authority("Leeds")), as_of=AS_OF),
    "timeline with a forecast": lambda: charts.timeline(
        BRADFORD, as_of=AS_OF, ahead=oi.forecast(BRADFORD, as_of=AS_OF)
    ),
    "chances": lambda: charts.chances(COUNTRY, as_of=AS_OF, until=AS_OF + timedelta(500)),
    "chances of nobody": lambda: charts.chances([], as_of=AS_OF, until=AS_OF + timedelta(500)),
    "windows": lambda: charts.windows(COUNTRY, as_of=AS_OF),
    "windows of nobody": lambda: charts.windows([], as_of=AS_OF),
    "windows not known": lambda: charts.windows([oi.History(oi.authority("Leeds"))], as_of=AS_OF),
    "grades": lambda: charts.grades(COUNTRY),
    "grades of nobody": lambda: charts.grades([], as_of=AS_OF),
    "transitions": lambda: charts.transitions(COUNTRY),
    "transitions of nobody": lambda: charts.transitions([], as_of=AS_OF),
    "transitions of leaders": lambda: charts.transitions(COUNTRY, area=oi.JudgementArea.IMPACT_OF_LEADERS),
}


def svg(chart: Any) -> str:
    file = StringIO()
    chart.save(file, format="svg")
    return file.getvalue()


@cache
def made(name: str) -> Any:
    """
    Return one of the charts above.
    """
    return CHARTS[name]()


@cache
def drawn(name: str) -> str:
    """
    Return one of the charts above as SVG.
    """
    return svg(made(name))


def texts(chart: Any) -> list[str]:
    """
    Return every text that a chart writes, in the order of drawing.
    """
    root = ElementTree.fromstring(svg(chart))
    return ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]


def rows(chart: Any, *fields: str) -> list[dict[str, Any]]:
    """
    Return the rows of data, among all that a chart draws, that have these fields.
    """
    found: list[dict[str, Any]] = []
    spec = chart.to_dict()
    for dataset in [*spec.get("datasets", {}).values(), *_inline(spec)]:
        found += [row for row in dataset if set(fields) <= set(row) and row not in found]
    return found


def _inline(spec: Any) -> list[Any]:
    if isinstance(spec, dict):
        own = [spec["data"]["values"]] if isinstance(spec.get("data"), dict) and "values" in spec["data"] else []
        return own + [found for value in spec.values() for found in _inline(value)]
    return [found for value in spec for found in _inline(value)] if isinstance(spec, list) else []


# Each chart.


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_svg_and_png_without_a_network(name: str) -> None:
    chart = made(name)
    picture = BytesIO()
    chart.save(picture, format="png")
    assert picture.getvalue().startswith(b"\x89PNG")
    assert drawn(name).startswith("<svg")
    assert not [word for word in ("<script", "undefined", "NaN", "null") if word in drawn(name)]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_axes_that_say_what_they_measure_and_a_text_alternative(name: str) -> None:
    chart = made(name)
    spec = chart.to_dict()
    assert spec["title"]["text"]
    assert spec["description"] == chart.description
    assert chart.description.endswith(".")
    assert len(chart.description) > 80
    written = json.dumps(spec)
    units = ("Date (calendar years)", "Share of authorities (%)", "Inspections (number)")
    assert any(unit in written for unit in units) or name == "grades of nobody"
    assert '"tooltip"' in written or name == "grades of nobody"


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_each_time(name: str) -> None:
    assert CHARTS[name]().to_dict() == made(name).to_dict()


# The timeline.


def test_the_timeline_writes_the_grade_beside_every_inspection() -> None:
    written = texts(charts.timeline(BRADFORD, as_of=AS_OF))
    assert written.count("Inadequate") == 2 * 2  # each with its halo
    assert "Requires" in written
    assert "improvement" in written
    assert {"Feb 2014", "Sep 2018", "Nov 2022", "Jan 2026"} <= set(written)


def test_the_timeline_shows_the_window_ahead_and_the_clocks_of_the_last_report() -> None:
    written = texts(charts.timeline(BRADFORD, as_of=AS_OF))
    assert "21 Nov 2028 to 21 Nov 2029, around 14 May 2029" in written
    assert "some time before the inspection; no source says when" in written  # the focused visit
    assert "was due 3 Jul 2026" in written
    assert "was due 28 Aug 2026" in written
    assert "asked 1 Sep 2026" in written


def test_the_timeline_shows_the_clocks_of_a_letter_with_priority_action_and_of_a_joint_letter() -> None:
    visit = inspected("St Helens", oi.EventKind.FOCUSED_VISIT, "2018-07-17/2018-07-18", "2018-08-14")
    urgent = attrs.evolve(visit, report_received=date(2018, 8, 10), priority_action=True)
    written = texts(charts.timeline(history(urgent), as_of=date(2018, 9, 3)))
    assert any("10 Sep 2018" in text for text in written)
    assert any("19 Nov 2018" in text for text in written)
    letter = inspected("Norfolk", oi.EventKind.JTAI, "2025-02-27/2025-02-27", "2025-02-27")
    printed = attrs.evolve(letter, statement_due=date(2025, 5, 12))
    assert any("11 Jun 2025" in text for text in texts(charts.timeline(history(letter), as_of=date(2025, 3, 3))))
    assert any("12 May 2025" in text for text in texts(charts.timeline(history(printed), as_of=date(2025, 3, 3))))


def test_the_timeline_marks_what_is_overdue() -> None:
    halton = history(HALTON_2020)
    written = texts(charts.timeline(halton, as_of=date(2025, 9, 1)))
    assert any(text.startswith("OVERDUE since ") for text in written)
    assert "it is overdue" in charts.timeline(halton, as_of=date(2025, 9, 1)).description


def test_the_timeline_shows_no_grade_before_its_report_is_out_and_nothing_that_lies_ahead() -> None:
    before = charts.timeline(HALTON, as_of=date(2024, 6, 1))
    assert {"Report", "not out"} <= set(texts(before))
    assert "Inadequate" not in texts(before)
    assert "inadequate" not in before.description
    earlier = charts.timeline(HALTON, as_of=date(2024, 1, 1))
    assert "May 2024" not in texts(earlier)


def test_the_timeline_says_where_a_report_gives_no_overall_grade_and_which_it_gives() -> None:
    chart = charts.timeline(history(MIDDLESBROUGH_2026), as_of=AS_OF)
    assert {"No overall", "grade"} <= set(texts(chart))
    assert "no overall grade (leaders: requires improvement; help and protection: requires" in chart.description


def test_the_timeline_has_a_row_for_each_kind_of_visit() -> None:
    visited = HALTON.with_event(oi.InspectionEvent(HALTON.authority, K.MONITORING_VISIT, date(2025, 2, 4)))
    chart = charts.timeline(visited, as_of=AS_OF)
    assert "Monitoring visit" in texts(chart)
    assert "monitoring visit, 4 February 2025" in chart.description


# The sector.


def test_the_forecast_lies_over_the_window_and_is_told_in_words() -> None:
    ahead = oi.forecast(BRADFORD, as_of=AS_OF)
    bars = rows(made("timeline with a forecast"), "share", "days")
    assert [(row["share"], row["start"], row["end"]) for row in bars] == [
        (f"{share:.0%}", ahead.interval(share).start.isoformat(), ahead.interval(share).end.isoformat())
        for share in (0.8, 0.5)
    ]
    assert f"Forecast: {ahead.headline}" in made("timeline with a forecast").description


def test_a_strip_is_as_dark_as_its_week_is_likely() -> None:
    cells = rows(made("chances"), "chance")
    assert cells
    own = {each.authority.name: each for each in COUNTRY.values()}
    for cell in cells:
        monday = date.fromisoformat(cell["day"])
        ahead = oi.forecast(own[cell["name"]], as_of=AS_OF)
        assert cell["chance"] == pytest.approx(ahead.probability_between(monday, monday + timedelta(6)), abs=1e-4)


def test_every_authority_has_its_window_in_order_and_the_overdue_one_is_marked() -> None:
    chart = charts.windows(COUNTRY, as_of=date(2027, 9, 1))
    bars = [row for row in rows(chart, "authority", "state") if row["day"] != row["expected"]]
    assert [(row["authority"], row["state"]) for row in bars] == [
        ("Bexley", "overdue"),
        ("Luton", "ahead"),
        ("Brent", "ahead"),
        ("Middlesbrough", "ahead"),
    ]
    assert "OVERDUE since 24 Sep 2026" in texts(chart)
    assert "4 authorities, 1 overdue." in " ".join(texts(chart))


def test_two_authorities_of_one_name_keep_rows_of_their_own() -> None:
    twin = attrs.evolve(HALTON.authority, dfe_code="999")
    chart = charts.windows([HALTON, oi.History(twin, (attrs.evolve(HALTON_2024, authority=twin),))], as_of=AS_OF)
    assert {"Halton (876)", "Halton (999)"} <= set(texts(chart))


def test_the_bars_of_the_grades_are_the_sectors_own_counts() -> None:
    chart = charts.grades(COUNTRY, as_of=AS_OF)
    drawn = {(row["area"], row["region"], row["grade"]): row["count"] for row in rows(chart, "area", "region", "count")}
    expected: dict[tuple[str, str, str], int] = {}
    for row in latest_outcomes(COUNTRY, as_of=AS_OF):
        for grade in G:
            key = (row.area.label, row.region or "England", f"{GRADE_NAMES[grade]} ({GRADE_LETTERS[grade]})")
            expected[key] = expected.get(key, 0) + getattr(row, grade.value)
    assert {key: int(count.split(" of ")[0]) for key, count in drawn.items()} == {
        key: count for key, count in expected.items() if count
    }


def test_each_area_has_a_panel_and_each_grade_its_letter() -> None:
    written = texts(charts.grades(COUNTRY, as_of=AS_OF))
    assert {"Overall effectiveness", "Leaders", "Help and protection", "Children in care", "Care leavers"} <= set(
        written
    )
    assert {"O 1", "G 1", "RI 1"} <= set(written)
    assert len({area_name(area) for area in areas()}) == len(areas())


def test_the_ribbons_are_as_high_as_the_table_says() -> None:
    chart = charts.transitions(COUNTRY, as_of=AS_OF)
    ribbons = {(row["before"], row["after"]): row["bottom"] - row["top"] for row in rows(chart, "before", "bottom")}
    assert {pair: round(height, 6) for pair, height in ribbons.items()} == {
        (GRADE_NAMES[row.before], GRADE_NAMES[row.after]): row.times
        for row in transitions(COUNTRY, as_of=AS_OF)
        if row.region is None
    }


def test_both_ends_of_the_flow_write_the_grade_and_how_often() -> None:
    assert {"Inadequate: 2", "Requires improvement: 2", "Outstanding: 1"} <= set(texts(charts.transitions(COUNTRY)))


def test_without_a_day_the_last_report_says_as_of_when() -> None:
    assert "As known on 28 July 2026: 5 inspections followed by another." in " ".join(
        texts(charts.transitions(COUNTRY))
    )
    with pytest.raises(oi.RecordError, match="Say as_of"):
        charts.grades([])


# Colours.


def _linear(colour: str) -> tuple[float, float, float]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    # WCAG 2.2, relative luminance.
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(_linear, (one, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Machado, Oliveira and Fernandes 2009, severity 1.0.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [max(0.0, sum(a * b for a, b in zip(row, _linear(colour), strict=True))) for row in SIGHTS[sight]]
    r, g, b = seen
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_two_grades_stay_apart_for_every_kind_of_sight(sight: str) -> None:
    for one, other in combinations(GRADE_COLOURS.values(), 2):
        distance = sum((a - b) ** 2 for a, b in zip(_lab(one, sight), _lab(other, sight), strict=True)) ** 0.5
        assert distance >= 20, (one, other)


def test_what_is_written_on_a_grades_colour_can_be_read() -> None:
    assert all(_contrast(GRADE_COLOURS[grade], ON_GRADE[grade]) >= 4.5 for grade in G)


# Hostile names.


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read_and_nothing_else(text: str) -> None:
    whose = attrs.evolve(HALTON.authority, name=text, region=text)
    past = oi.History(
        whose,
        (
            attrs.evolve(HALTON_2020, authority=whose, source=text, lead_inspectors=(text,)),
            attrs.evolve(HALTON_2024, authority=whose),
        ),
    )
    drawings = [
        charts.timeline(past, as_of=AS_OF),
        charts.windows([past], as_of=AS_OF),
        charts.grades([past], as_of=AS_OF),
        charts.transitions([past], as_of=AS_OF),
    ]
    for chart in drawings:
        file = svg(chart)
        root = ElementTree.fromstring(file)
        assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
            "svg",
            "g",
            "path",
            "text",
            "rect",
            "clipPath",
            "defs",
            "tspan",
            "line",
        }
        assert not [
            name for each in root.iter() for name in each.attrib if name.startswith("on") or name.endswith("href")
        ]
        assert not set("\u202e\u2066\u200f\x00\x07\x1b") & set(file + chart.description)
        assert file.encode()
        assert len(chart.description) < 5_000


def test_the_charts_reach_no_further_than_a_notebook_is_wide() -> None:
    for name in CHARTS:
        assert float(ElementTree.fromstring(drawn(name)).attrib["width"]) <= 950, name


def test_a_long_history_is_drawn_within_the_same_width() -> None:
    start = date(2019, 1, 7)
    many = [
        oi.InspectionEvent(
            HALTON.authority, K.STANDARD, start + timedelta(weeks=60 * i), start + timedelta(weeks=60 * i, days=11)
        )
        for i in range(6)
    ]
    assert float(ElementTree.fromstring(svg(charts.timeline(history(*many), as_of=AS_OF))).attrib["width"]) <= 950


def test_a_long_name_widens_no_chart_and_hides_nothing_else() -> None:
    halton = attrs.evolve(HALTON.authority, name="W" * 300)
    chart = charts.timeline(oi.History(halton), as_of=AS_OF)
    assert float(ElementTree.fromstring(svg(chart)).attrib["width"]) <= 950
    assert any(text.endswith("inspections, visits and what comes next") for text in texts(chart))


def test_a_chart_asked_on_the_last_day_of_all_has_no_room_after_it() -> None:
    assert svg(charts.windows([HALTON], as_of=date.max)).startswith("<svg")
    assert svg(charts.timeline(HALTON, as_of=date.max)).startswith("<svg")


def test_a_timeline_is_of_a_history() -> None:
    with pytest.raises(oi.RecordError, match=r"history: .* is not of type History"):
        charts.timeline(HALTON.events, as_of=AS_OF)  # type: ignore[arg-type]


def test_without_the_extra_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['altair'] = None; import ofsted_ilacs.interop.charts"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == (
        "ImportError: ofsted_ilacs.interop.charts needs altair: pip install ofsted-ilacs[charts]"
    )


@pytest.mark.parametrize("chart", [charts.grades, charts.transitions])
@pytest.mark.parametrize("given", [5, None, "Leeds", [1]])
def test_what_is_no_history_is_refused_by_name(chart: Callable[..., object], given: object) -> None:
    with pytest.raises(oi.HistoryError, match="histor"):
        chart(given)
