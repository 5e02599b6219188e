"""
Records look the same everywhere: a line of text, and a table that anyone can read and nobody can misuse.
"""

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.explaining.html_tables import MOST_ROWS, html_table
from ofsted_ilacs.model.display import LONGEST_TEXT, Displayed, readable
from ofsted_ilacs.planning.cycles import Cycle
from ofsted_ilacs.sector.country import Known
from tests.builders import BRADFORD_2022, ESSEX_2018, HALTON_2020, HALTON_2024, history
from tests.interop.json_examples import examples, public_classes
from tests.markup import HOSTILE, Markup

AS_OF = date(2026, 9, 1)
HALTON = history(HALTON_2020, HALTON_2024)
NEXT = oi.next_inspection(HALTON, as_of=AS_OF)
RECORDS = [
    pytest.param(record, id=f"{kind.__name__}-{i}") for kind, of in examples().items() for i, record in enumerate(of)
]


def test_every_public_record_can_be_shown() -> None:
    assert [kind.__name__ for kind in (*public_classes(), Cycle, Known) if not issubclass(kind, Displayed)] == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_table_has_a_caption_its_headers_a_scope_and_nothing_runs(record: Any) -> None:
    assert Markup(record._repr_html_()).faults == []


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_stays_small_and_can_be_pickled(record: Any) -> None:
    assert not hasattr(record, "__dict__")
    assert pickle.loads(pickle.dumps(record)) == record


@pytest.mark.parametrize(
    "answer",
    [
        NEXT,
        NEXT.decision,
        oi.next_event(HALTON, as_of=AS_OF),
        oi.timetable(HALTON_2024),
        oi.programme(HALTON, as_of=AS_OF, until=date(2036, 9, 1)),
        *oi.deadlines(HALTON_2024),
        *oi.ruleset("ilacs-2023-01").rules,
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_an_answer_takes_one_short_line_of_text(answer: object) -> None:
    assert "\n" not in repr(answer)
    assert len(repr(answer)) <= 200


def test_an_answer_is_called_by_its_headline() -> None:
    (publish, _) = oi.deadlines(BRADFORD_2022)
    assert repr(publish) == "<Deadline: Publication of the report by the authority: due Tuesday 14 March 2023.>"


def test_an_edition_is_called_by_its_name_wherever_it_stands() -> None:
    edition = oi.ruleset("ilacs-2023-01")
    assert repr(edition) == "<Ruleset 'ilacs-2023-01'>"
    assert repr(edition.rule("interval")) == "<Rule 'interval': 3 years>"
    assert "ruleset=<Ruleset 'ilacs-2026-04'>" in repr(oi.next_event(HALTON, as_of=AS_OF).visits)


def test_an_answer_shows_its_headline_its_fields_and_its_steps() -> None:
    page = Markup(NEXT._repr_html_())
    assert page.text.startswith(NEXT.headline.replace("\n", ""))
    assert page.captions == ["Next event"]
    assert f"Why, in {len(NEXT.steps)} steps" in page.text
    assert all(step.text in page.text for step in NEXT.steps)
    assert "details" in page.tags


def test_events_become_rows_and_what_the_caption_says_is_not_said_again() -> None:
    page = Markup(HALTON._repr_html_())
    assert page.captions == ["History: Halton: 2 events", "Events (2)"]
    assert "2 March 2020" in page.text
    assert page.text.count("Halton") == 2  # once above, once in the first table


def test_a_day_keeps_its_iso_form_and_an_address_can_be_followed() -> None:
    event = attrs.evolve(ESSEX_2018, source="https://reports.ofsted.gov.uk/provider/44/80452")
    shown = event._repr_html_()
    assert '<time datetime="2019-01-07">7 January 2019</time>' in shown
    assert '<a href="https://reports.ofsted.gov.uk/provider/44/80452" rel="noopener noreferrer"' in shown


def test_what_has_not_happened_is_not_on_record_and_never_said_not_to_have_happened() -> None:
    shown = Markup(oi.timetable(attrs.evolve(HALTON_2024, notified=None))._repr_html_()).text
    programme = Markup(oi.programme(HALTON, as_of=AS_OF, until=attrs.evolve(oi.Span(AS_OF, AS_OF)).end)._repr_html_())
    assert "On record" in shown
    assert "Happened" not in shown + programme.text


def test_the_neighbours_of_an_authority_are_named() -> None:
    shown = Markup(oi.authority("Leeds")._repr_html_()).text
    first, *_ = oi.authority("Leeds").neighbours
    assert oi.authority(first).name in shown
    assert "888" in Markup(attrs.evolve(HALTON.authority, neighbours=("999888",))._repr_html_()).text


def test_a_rank_says_among_what() -> None:
    (row, *_) = oi.waiting_times([HALTON], as_of=AS_OF)
    shown = Markup(row._repr_html_()).text
    assert "Rank among authorities" in shown
    assert "1 of the 1 given" in shown


def test_what_is_not_known_takes_no_room() -> None:
    shown = Markup(attrs.evolve(ESSEX_2018, published=None, judgements=())._repr_html_()).text
    assert "Published" not in shown
    assert "None" not in shown


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read_and_nothing_else(text: str) -> None:
    whose = attrs.evolve(HALTON.authority, name=text, region=text)
    event = attrs.evolve(HALTON_2024, authority=whose, lead_inspectors=(text, text), source=text)
    edition = oi.ruleset("ilacs-2023-01").with_value("interval", oi.Years(2), note=text)
    past = oi.History(whose, (event,))
    for record in (
        whose,
        event,
        past,
        oi.next_inspection(past, as_of=AS_OF, ruleset=edition),
        edition,
        edition.rules[0],
    ):
        page = Markup(record._repr_html_())
        assert page.faults == []
        assert not set("\u202e\u2066\u200f\x00\x07\x1b\ud800") & set(page.text)
        assert record._repr_html_().encode()
        assert "\n" not in repr(record)


def test_a_character_that_acts_unseen_is_written_as_its_code() -> None:
    assert readable("Leeds\u202e\x00") == "Leeds\\u202e\\u0000"
    assert readable("Leeds\U000e0067") == "Leeds\\U000e0067"
    assert readable("two\r\nlines\tand a tab") == "two\nlines\tand a tab"


def test_names_in_any_script_are_left_alone() -> None:
    assert (
        readable("Mòd Siorrachd, Ynys Môn, Świętokrzyskie, القدس") == "Mòd Siorrachd, Ynys Môn, Świętokrzyskie, القدس"
    )


def test_a_long_text_is_cut_and_says_so() -> None:
    assert readable("x" * 10_000) == "x" * LONGEST_TEXT + "… (cut: 1,000 of 10,000 characters)"
    assert readable("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert "(cut: 1,000 of 10,000 characters)" in attrs.evolve(HALTON.authority, name="x" * 10_000)._repr_html_()


def test_a_long_table_is_cut_and_says_so() -> None:
    spans = [oi.Span(date(2024, 1, 1), date(2024, 1, 1))] * (MOST_ROWS + 5)
    page = Markup(html_table(spans, "Spans"))
    assert page.tags.count("tr") == 1 + MOST_ROWS
    assert "5 more of 205 are not shown." in page.text
    assert page.faults == []


def test_a_table_of_nothing_is_still_a_table() -> None:
    page = Markup(html_table((), "Nothing"))
    assert page.captions == ["Nothing"]
    assert "None" in page.text
    assert "th" not in page.tags
