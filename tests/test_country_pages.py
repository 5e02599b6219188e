"""
The pages of the country: every authority, as the library answers, the same from build to build.
"""

import re
from datetime import date
from html import unescape

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import in_words
from tools import country
from tools.pages.answers import authority_html, deadline_html
from tools.pages.timeline import grade_letters, timeline

AS_OF = date(2026, 11, 25)
HOSTILE = "<script>alert('caught')</script>"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {country.slug(authority): html for authority, html in country.authority_pages(AS_OF)}


def test_every_authority_of_the_day_has_a_page_and_a_row_that_leads_to_it(pages: dict[str, str]) -> None:
    today = [authority for authority in oi.authorities(on=AS_OF) if not authority.is_announced]
    assert set(pages) == {country.slug(authority) for authority in today}
    assert len(pages) == len(today) == 153
    linked = re.findall(r'<th scope="row"[^>]*><a href="([a-z-]+)\.html">', country.country_html(AS_OF))
    assert sorted(linked) == sorted(pages)


def test_a_row_shows_the_window_that_the_library_gives() -> None:
    leeds = oi.next_inspection(oi.published("Leeds"), as_of=AS_OF)
    assert leeds.window is not None
    (row,) = re.findall(r"<tr[^>]*><th[^>]*>\s*<a href=\"leeds\.html\">.*?</tr>", country.country_html(AS_OF))
    assert f'data-sort="{leeds.window.earliest}"' in row
    assert "Outstanding" in row
    assert "Short inspection" in row
    assert "ahead" in row


def test_a_page_says_the_answer_its_reasons_and_its_record(pages: dict[str, str]) -> None:
    leeds = oi.published("Leeds")
    text = unescape(pages["leeds"])
    for answer in (oi.next_inspection(leeds, as_of=AS_OF), oi.next_event(leeds, as_of=AS_OF)):
        assert answer.headline.split("\n")[0] in text
        for step in answer.steps:
            assert step.text in text
            assert all(line in text for line in step.references)
    assert oi.forecast(leeds, as_of=AS_OF).headline in text
    for event in leeds.events:
        assert " and ".join(map(str, event.fieldwork)) in text


def test_pages_say_when_they_were_built_and_how_far_the_record_goes(pages: dict[str, str]) -> None:
    days = [AS_OF, oi.published_until("inspections"), oi.published_until("visits")]
    for html in (country.country_html(AS_OF), *pages.values()):
        assert all(f'<time datetime="{day}">{in_words(day)}</time>' in html for day in days)


def test_the_day_of_the_build_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564800")
    assert country.build_day() == date(2026, 11, 25)


def test_a_clock_that_runs_is_counted_and_one_that_has_passed_is_not_called_late() -> None:
    portsmouth = oi.published("Portsmouth")
    assert "due in 1 working day<" in authority_html(portsmouth, date(2026, 11, 24))
    later = authority_html(portsmouth, date(2026, 11, 27))
    assert "has passed" in later
    assert "overdue by" not in later


def test_what_came_to_be_known_after_the_day_of_asking_is_not_shown() -> None:
    html = authority_html(oi.published("Leeds"), date(2025, 7, 20))  # the report of July came out in August
    assert "Report" in html
    assert "not out" in html
    assert "12 August 2025" not in html


def test_a_timeline_marks_every_inspection_and_visit_once_in_each_width() -> None:
    for history in oi.published_histories().values():
        if history.authority.existed_on(AS_OF):
            drawn = _timeline(history)
            assert drawn.count("<title>") == 2 * len(history.events), history.authority


def test_a_report_without_an_overall_grade_shows_a_square_for_each_area() -> None:
    brent = oi.published("Brent")
    assert brent.latest_full is not None
    assert brent.latest_full.overall is None
    assert _timeline(brent).count("<rect") - 2 * 3 == 2 * len(brent.latest_full.judgements)


def test_grades_have_the_letters_that_people_write() -> None:
    assert [grade_letters(grade) for grade in oi.Grade] == ["O", "G", "RI", "I"]


def test_a_name_cannot_run_as_markup() -> None:
    leeds = oi.published("Leeds")
    whose = attrs.evolve(leeds.authority, name=HOSTILE)
    events = tuple(attrs.evolve(event, authority=whose, source=f'"{HOSTILE}') for event in leeds.events)
    html = authority_html(oi.History(whose, events), AS_OF)
    assert "<script" not in html
    assert '""' not in html


def test_a_deadline_lists_every_day_passed_over() -> None:
    statement = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9))
    html = deadline_html(statement)
    assert html.count("<li class=") == len(statement.skipped) == 29
    assert html.count('<li class="holiday">') == 1
    assert "Spring bank holiday" in html
    assert "due Wednesday 16 August 2023" in html


def _timeline(history: oi.History) -> str:
    expected = oi.next_inspection(history, as_of=AS_OF)
    return timeline(history, expected, None if history.latest_full is None else oi.forecast(history, as_of=AS_OF))
