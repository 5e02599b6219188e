"""
What a notebook shows: whole, readable without sight, drawn without a network, and inert.
"""

import pickle
import subprocess
import sys
from datetime import date
from html import escape
from typing import Any
from xml.etree import ElementTree

import attrs
import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

import ofsted_ilacs as oi
from ofsted_ilacs.interop import charts, notebook
from ofsted_ilacs.interop.json import dumps, loads
from ofsted_ilacs.interop.records import read_events
from ofsted_ilacs.sector.waiting import waiting_times
from tests.builders import HALTON_2020, HALTON_2024, history
from tests.markup import HOSTILE, Markup
from tests.sector.examples import AS_OF, COUNTRY

HALTON = history(HALTON_2020, HALTON_2024)


def apart(html: str) -> tuple[list[str], str]:
    """
    Return the pictures in a piece of HTML, and the rest of it.
    """
    pictures, rest = [], html
    while "<svg" in rest:
        before, _, after = rest.partition("<svg")
        inside, _, rest = after.partition("</svg>")
        pictures.append(f"<svg{inside}</svg>")
        rest = before + rest
    return pictures, rest


def displayed(result: object) -> dict[str, str]:
    """
    Return what IPython hands to a notebook.
    """
    formatter: Any = DisplayFormatter()
    bundle: dict[str, str] = formatter.format(result)[0]
    return bundle


def test_five_lines_lead_from_a_data_frame_to_a_timeline() -> None:
    frame = pd.DataFrame(
        {"authority": ["Halton", "Halton"], "start": ["2020-03-02", "2024-05-13"], "end": ["2020-03-13", "2024-05-24"]}
    )
    events = read_events(frame.to_dict("records"), kind="standard").events
    shown = notebook.view(oi.histories(events)[oi.authority("Halton")], as_of=AS_OF)
    pictures, _ = apart(shown._repr_html_())
    assert "May 2024" in pictures[0]


def test_a_view_carries_the_chart_the_answer_and_the_events() -> None:
    shown = notebook.view(HALTON, as_of=AS_OF)
    pictures, rest = apart(shown._repr_html_())
    page = Markup(rest)
    assert len(pictures) == 1
    assert page.faults == []
    assert shown.next_event == oi.next_event(HALTON, as_of=AS_OF)
    assert shown.next_event.headline.splitlines()[0] in page.text
    assert page.captions == ["Next event", "Forecast", "History: Halton: 2 events", "Events (2)"]
    assert f'aria-label="{escape(shown.drawing.text)}"' in rest
    assert "The chart in words" in page.text


def test_a_view_takes_a_line_of_text_where_there_is_no_html() -> None:
    shown = notebook.view(HALTON, as_of=AS_OF)
    assert str(shown) == shown.next_event.headline
    assert repr(shown).startswith("<View: Halton: the next event expected is a monitoring visit")


def test_a_notebook_is_given_text_and_html_and_no_script() -> None:
    bundle = displayed(notebook.view(HALTON, as_of=AS_OF))
    assert set(bundle) == {"text/plain", "text/html"}
    assert "<script" not in bundle["text/html"]
    assert bundle["text/plain"].startswith("Halton: the next event expected")


def test_every_record_shows_its_table_in_a_notebook() -> None:
    bundle = displayed(oi.deadlines(HALTON_2024)[0])
    assert bundle["text/html"] == oi.deadlines(HALTON_2024)[0]._repr_html_()
    assert bundle["text/plain"] == "<Deadline: Publication of the report by the authority: due Friday 23 August 2024.>"


def test_several_answers_show_as_a_table_in_a_notebook_and_are_a_tuple_everywhere_else() -> None:
    clocks = oi.deadlines(HALTON_2024)
    bundle = displayed(clocks)
    page = Markup(bundle["text/html"])
    assert page.faults == []
    assert page.captions == ["Deadline (2)"]
    assert page.tags.count("tr") == 3
    assert bundle["text/plain"] == repr(tuple(clocks))
    assert clocks == tuple(clocks)
    assert hash(clocks) == hash(tuple(clocks))
    assert pickle.loads(pickle.dumps(clocks)) == clocks
    assert loads(dumps(clocks), tuple[oi.Deadline, ...]) == clocks


def test_no_answers_show_as_none() -> None:
    assert "None" in displayed(oi.deadlines(attrs.evolve(HALTON_2024, published=None)))["text/html"]


def test_many_answers_show_the_first_twenty_where_there_is_no_html() -> None:
    waits = waiting_times(oi.published_histories(), as_of=AS_OF)
    assert repr(waits).endswith(f"... and {len(waits) - 20} more)")
    assert repr(waits).count("WaitingTime(") == 20


def test_any_chart_can_be_drawn_with_its_words() -> None:
    drawn = notebook.drawing(charts.grades(COUNTRY))
    pictures, rest = apart(drawn._repr_html_())
    assert Markup(rest).faults == []
    assert ElementTree.fromstring(pictures[0]).attrib["style"] == "max-width:100%;height:auto;overflow:visible"
    assert drawn.text == drawn.chart.description  # type: ignore[attr-defined]
    assert str(drawn) == drawn.text


def test_without_the_drawing_library_the_notebook_draws_the_chart_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    bundle = notebook.view(HALTON, as_of=AS_OF)._repr_mimebundle_()
    assert len(bundle) == 3
    (chart,) = (value for kind, value in bundle.items() if kind.startswith("application/vnd.vegalite"))
    assert chart["title"]["text"].startswith("Halton")
    assert "<svg" not in bundle["text/html"]
    assert "The chart in words" in bundle["text/html"]


def test_answers_of_one_class_make_a_table() -> None:
    page = Markup(notebook.table(waiting_times(COUNTRY, as_of=AS_OF), "Who has waited longest")._repr_html_())
    assert page.faults == []
    assert page.captions == ["Who has waited longest"]
    assert page.tags.count("tr") == 1 + len(COUNTRY)
    assert "Bexley" in page.text


def test_the_values_of_a_mapping_make_a_table() -> None:
    assert notebook.table(COUNTRY, "Histories").records == tuple(COUNTRY.values())
    assert str(notebook.table([HALTON], "One")) == "One\n  Halton: 2 events"


def test_a_table_of_strangers_or_of_several_classes_is_refused() -> None:
    with pytest.raises(oi.RecordError, match="'x' is no record of this library"):
        notebook.table(["x"], "Strangers")  # type: ignore[list-item]
    with pytest.raises(oi.RecordError, match=r"several classes \(History, InspectionEvent\)"):
        notebook.table([HALTON, HALTON_2024], "Both")


def test_what_is_no_chart_cannot_be_drawn() -> None:
    with pytest.raises(oi.RecordError, match="is no chart"):
        notebook.drawing(HALTON)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read_and_nothing_else(text: str) -> None:
    whose = attrs.evolve(HALTON.authority, name=text, region=text)
    past = oi.History(whose, (attrs.evolve(HALTON_2024, authority=whose, source=text, lead_inspectors=(text,)),))
    for shown in (
        notebook.view(past, as_of=AS_OF)._repr_html_(),
        notebook.table([whose], text)._repr_html_(),
        notebook.table(past.events, text)._repr_html_(),
    ):
        pictures, rest = apart(shown)
        assert Markup(rest).faults == []
        assert all(ElementTree.fromstring(picture).tag.endswith("svg") for picture in pictures)
        assert not set("\u202e\u2066\u200f\x00\x07\x1b") & set(shown)
        assert shown.encode()


def test_a_view_without_altair_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['altair'] = None; import ofsted_ilacs as oi; from datetime import date;"
        "from ofsted_ilacs.interop import notebook; print(notebook.table([oi.authority('Leeds')], 'One'));"
        "notebook.view(oi.History(oi.authority('Leeds')), as_of=date(2026, 9, 1))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "One\n  Leeds\n"
    assert run.stderr.splitlines()[-1] == (
        "ImportError: ofsted_ilacs.interop.charts needs altair: pip install ofsted-ilacs[charts]"
    )


def test_a_timestamp_is_no_day_to_ask_on() -> None:
    asked: Any = pd.Timestamp("2026-09-01")
    with pytest.raises(oi.NotADateError):
        notebook.view(HALTON, as_of=asked)
    assert notebook.view(HALTON, as_of=date(2026, 9, 1)).as_of == date(2026, 9, 1)
