"""
The page that runs the library in a browser: what it asks, and what it is told.
"""

import json
from datetime import date
from html import unescape

import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.model.days import months_later
from tools import playground
from tools.pages.in_browser import CALENDARS, DIARY_YEARS, asked

AS_OF = date(2026, 11, 25)


def answer(*question: str) -> str:
    told = json.loads(asked(json.dumps(question)))
    assert set(told) == {"answer"}, told
    return str(told["answer"])


def test_an_authority_is_answered_for_as_the_library_does() -> None:
    headline = oi.next_inspection(oi.published("Leeds"), as_of=AS_OF).headline
    assert headline.split("\n")[0] in unescape(answer("authority", "383", "2026-11-25"))


def test_the_diary_is_the_calendar_file_of_the_programme() -> None:
    ahead = oi.programme(oi.published("Leeds"), as_of=AS_OF, until=months_later(AS_OF, 12 * DIARY_YEARS))
    assert answer("diary", "383", "2026-11-25") == to_ical(ahead, as_of=AS_OF).decode()


@pytest.mark.parametrize("duty", oi.Duty)
@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_duty_is_reckoned_on_every_calendar(duty: oi.Duty, calendar: str) -> None:
    assert "passed over" in answer("deadline", duty.value, "2026-05-20", calendar)
    assert answer("deadline-diary", duty.value, "2026-05-20", calendar).startswith("BEGIN:VCALENDAR")


def test_a_request_for_information_counts_on_the_days_of_the_whole_kingdom_by_default() -> None:
    by_default = answer("deadline", oi.Duty.FOI_RESPONSE.value, "2026-06-10", "the duty's own")
    assert "15 June 2026" in by_default  # a bank holiday in Scotland alone
    assert "15 June 2026" not in answer("deadline", oi.Duty.FOI_RESPONSE.value, "2026-06-10", "England and Wales")


def test_a_deadline_after_the_announced_bank_holidays_is_projected_and_says_so() -> None:
    assert "are projected" in answer("deadline", oi.Duty.PUBLISH_REPORT.value, "2031-03-03", "the duty's own")


def test_what_cannot_be_answered_is_refused_in_words() -> None:
    told = json.loads(asked('["authority", "839", "2014-01-01"]'))  # established in 2019
    assert "did not exist" in told["refused"]


def test_the_forms_offer_every_authority_and_every_duty() -> None:
    forms = playground.forms_html(AS_OF, 17)
    for each in oi.authorities(on=AS_OF):
        assert each.is_announced or f'<option value="{each.dfe_code}">' in forms
    assert all(f'<option value="{duty.value}">' in forms for duty in oi.Duty)
