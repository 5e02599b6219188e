"""
Charts saved to files: a page that needs no network, a picture that says what it shows, print.
"""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.interop import charts

AS_OF = date(2026, 9, 1)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@cache
def timeline(name: str = "Halton") -> Any:
    halton = oi.published("Halton")
    whose = attrs.evolve(halton.authority, name=name)
    return charts.timeline(
        oi.History(whose, tuple(attrs.evolve(each, authority=whose) for each in halton)), as_of=AS_OF
    )


class _Page(HTMLParser):
    """
    What a page consists of: its tags with their attributes, and the text of each script.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def saved(tmp_path: Path, ending: str, name: str = "Halton") -> bytes:
    path = tmp_path / f"chart{ending}"
    charts.save(timeline(name), path)
    return path.read_bytes()


def test_a_page_loads_nothing_and_says_what_it_shows(tmp_path: Path) -> None:
    text = saved(tmp_path, ".html").decode()
    page = _Page(text)
    assert not [each for _, each in page.tags if each.keys() & {"src", "srcset"}]
    assert [each["href"] for tag, each in page.tags if tag == "link"] == ["data:,"]
    assert "default-src 'none'" in text
    assert "<title>Halton: inspections, visits and what comes next</title>" in text
    assert "Timeline of Halton, asked on 1 September 2026." in text


def test_no_name_in_a_page_or_picture_runs(tmp_path: Path) -> None:
    text = saved(tmp_path, ".html", HOSTILE).decode()
    scripts = [each for tag, each in _Page(text).tags if tag == "script"]
    assert [each.get("type") for each in scripts] == ["application/json", "module"]
    assert "onerror" not in {name for _, each in _Page(text).tags for name in each}
    picture = ElementTree.fromstring(saved(tmp_path, ".svg", HOSTILE))
    assert not [each for each in picture.iter() if each.tag.endswith(("script", "img"))]


def test_a_picture_has_a_title_and_a_description(tmp_path: Path) -> None:
    picture = ElementTree.fromstring(saved(tmp_path, ".svg"))
    svg = "{http://www.w3.org/2000/svg}"
    title, text = picture.find(f"{svg}title"), picture.find(f"{svg}desc")
    assert title is not None
    assert text is not None
    assert title.text == "Halton: inspections, visits and what comes next"
    assert text.text == timeline().description
    assert picture.attrib["aria-labelledby"].split() == [title.attrib["id"], text.attrib["id"]]


@pytest.mark.parametrize(("ending", "first"), [(".png", b"\x89PNG"), (".pdf", b"%PDF-"), (".PNG", b"\x89PNG")])
def test_pictures_are_written_for_reports_and_print(tmp_path: Path, ending: str, first: bytes) -> None:
    assert saved(tmp_path, ending).startswith(first)


@pytest.mark.parametrize("name", ["chart.docx", "chart", "x" * 10_000 + ".gif"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(oi.RecordError, match=r"End the name in \.html, \.svg, \.png, \.pdf") as refused:
        charts.save(timeline(), tmp_path / name)
    assert len(str(refused.value)) < 500
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_chart_is_refused(tmp_path: Path) -> None:
    with pytest.raises(oi.RecordError, match="is not an altair chart"):
        charts.save("chart", tmp_path / "chart.svg")  # type: ignore[arg-type]


def test_a_chart_of_the_callers_own_is_saved_too(tmp_path: Path) -> None:
    import altair as alt

    own = alt.Chart(alt.InlineData(values=[{"x": 1}])).mark_point().encode(x="x:Q")
    charts.save(own, tmp_path / "own.svg")
    assert re.search(r"<title id=\"chart-title\">Chart</title>", (tmp_path / "own.svg").read_text(encoding="utf-8"))
