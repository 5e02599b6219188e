"""
The planner shows what the library answers, for every authority, and keeps its questions and its diary together.
"""

import re
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

import ofsted_ilacs as oi
from examples.planner.app import diary, evidence

AS_OF = date(2026, 11, 24)


def page(name: str = "Leeds", as_of: date = AS_OF) -> AppTest:
    """
    Return the page of an authority on a day.
    """
    shown = AppTest.from_file(Path(__file__).with_name("app.py"), default_timeout=60)
    shown.session_state["authority"] = name
    shown.session_state["as_of"] = as_of
    shown.run()
    assert not shown.exception
    return shown


def texts(elements: Any) -> list[str]:
    """
    Return what elements of a page say.
    """
    return [str(element.value) for element in elements]


def test_the_page_begins_with_the_answer() -> None:
    expected = oi.next_inspection(oi.published("Leeds"), as_of=AS_OF)
    assert "\n".join([*texts(page().header), *texts(page().caption)]) == expected.headline


def test_another_authority_has_another_answer() -> None:
    shown = page()
    shown.selectbox(key="authority").set_value("Middlesbrough").run()
    assert texts(shown.header)[0].startswith("Middlesbrough: the next graded inspection is a standard inspection")


def test_every_likely_month_has_its_chance() -> None:
    ahead = oi.forecast(oi.published("Isle of Wight"), as_of=AS_OF)
    shown = page("Isle of Wight")
    assert ahead.headline in texts(shown.markdown)
    assert [(each.label, each.value) for each in shown.metric] == [
        ("February 2027", "19%"),
        ("March 2027", "15%"),
        ("April 2027", "19%"),
    ]


def test_a_deadline_is_counted_from_the_day_of_receipt_once_it_is_known() -> None:
    shown = page("Middlesbrough", date(2026, 8, 3))
    assert list(shown.table[0].value["Due"]) == ["Wednesday 9 September 2026", "Wednesday 4 November 2026"]
    shown.date_input(key="received").set_value(date(2026, 7, 21)).run()
    assert list(shown.table[0].value["Due"]) == ["Wednesday 2 September 2026", "Wednesday 28 October 2026"]
    assert list(shown.table[0].value["Now"]) == ["due in 21 working days", "due in 61 working days"]


def test_every_answer_has_its_reasons_with_rule_and_source() -> None:
    shown = page("Middlesbrough")
    labels = [expander.label for expander in shown.expander]
    assert labels[1] == "Why this inspection, and why then"
    assert labels[-1] == "Why 4 November 2026: Written statement of proposed action"
    reasons = "".join(element.proto.body for element in shown.get("html"))
    assert "interval.tolerance" in reasons
    assert 'href="https://www.legislation.gov.uk/uksi/2007/462"' in reasons


@pytest.mark.parametrize("edition", oi.rulesets(), ids=lambda edition: edition.id)
def test_every_citation_with_an_address_is_one_link(edition: oi.Ruleset) -> None:
    for rule in edition.rules:
        found = evidence(rule)
        assert not re.search("<a[^>]*>[^<]*<a", found)
        assert all(f'href="{escape(each.url)}"' in found for each in rule.evidence.citations if each.url)
        assert unescape(re.sub("<[^>]+>", "", found)) == f"{rule.id}. {rule.evidence}"


def test_the_timeline_has_its_words() -> None:
    (picture, *_) = page().get("html")
    assert 'alt="Timeline of Leeds, asked on 24 November 2026.' in picture.proto.body


def test_the_diary_holds_the_clocks_and_the_next_inspection_once_each() -> None:
    history, as_of = oi.published("Middlesbrough"), date(2026, 8, 3)
    clocks = oi.deadlines(history.events[-1], report_received=date(2026, 7, 21))
    upcoming, ahead = oi.next_inspection(history, as_of=as_of), oi.forecast(history, as_of=as_of)
    entries = Calendar.from_ical(diary(history, upcoming, ahead, clocks))
    assert [task.decoded("due") for task in entries.walk("VTODO")] == [date(2026, 9, 2), date(2026, 10, 28)]
    titles = [str(event["summary"]) for event in entries.walk("VEVENT")]
    assert titles.count("Middlesbrough: Standard inspection, window opens") == 1


@pytest.mark.parametrize(
    ("name", "as_of"),
    [
        ("Cumberland", AS_OF),  # never inspected
        ("Nottingham", AS_OF),  # overdue
        ("Isles of Scilly", date(2021, 6, 28)),  # the first day that can be asked for
        ("Surrey", date(2030, 1, 1)),  # abolished by then
        ("Leeds", date(2036, 12, 31)),  # the last
    ],
)
def test_the_page_always_has_an_answer_or_says_why_not(name: str, as_of: date) -> None:
    shown = page(name, as_of)
    assert texts(shown.header) or texts(shown.error)
