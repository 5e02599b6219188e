"""
The service answers as the library does, says what it cannot answer, and describes itself.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

import ofsted_ilacs as oi
from examples.service.app import app, today

AS_OF = date(2026, 11, 24)
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "web-service.md"


@pytest.fixture
def client() -> Iterator[TestClient]:
    """
    Return a client of the service on 24 November 2026.
    """
    app.dependency_overrides[today] = lambda: AS_OF
    yield TestClient(app)
    app.dependency_overrides.clear()


def answer_to(client: TestClient, address: str, **query: Any) -> Any:
    """
    Return what the service answers, where it does.
    """
    response = client.get(address, params=query or None)
    assert response.status_code == 200, response.text
    return response.json()


def test_the_next_inspection_is_the_librarys_own_with_its_reasons(client: TestClient) -> None:
    expected = oi.next_inspection(oi.published("Leeds"), as_of=AS_OF)
    found = answer_to(client, "/authorities/Leeds/next")
    assert found["headline"] == expected.headline
    assert TypeAdapter(oi.NextEvent).validate_python(found["answer"]) == expected
    assert [step["text"] for step in found["steps"]] == [step.text for step in expected.steps]
    assert found["steps"][1]["rules"][0]["evidence"]["citations"]


@pytest.mark.parametrize("key", ["Newcastle", "391", "E08000021", "newcastle upon tyne city council"])
def test_an_authority_is_found_by_any_name_or_code(client: TestClient, key: str) -> None:
    assert answer_to(client, f"/authorities/{key}/next")["answer"]["authority"]["name"] == "Newcastle upon Tyne"


def test_the_day_of_asking_may_be_given(client: TestClient) -> None:
    asked = answer_to(client, "/authorities/Leeds/next", as_of="2025-12-01")["answer"]["as_of"]
    assert asked == "2025-12-01"
    assert answer_to(client, "/authorities/Leeds/next")["answer"]["as_of"] == "2026-11-24"


def test_the_forecast_gives_even_chances_the_likely_span_and_months(client: TestClient) -> None:
    ahead = oi.forecast(oi.published("Isle of Wight"), as_of=AS_OF)
    found = answer_to(client, "/authorities/Isle of Wight/forecast")
    assert found["even_chances_by"] == str(ahead.quantile(0.5))
    assert found["likely_within"] == {"start": "2027-01-18", "end": "2027-07-05"}
    assert found["likely_months"][0]["span"] == {"start": "2027-02-01", "end": "2027-02-28"}
    assert found["likely_months"][0]["chance"] == pytest.approx(0.19, abs=0.01)


def test_stockton_on_tees_has_until_16_august_2023_for_its_statement(client: TestClient) -> None:
    found = answer_to(client, "/deadlines/publish_statement", received="2023-05-09")
    assert found["answer"]["due"] == "2023-08-16"
    assert found["steps"][0]["rules"][0]["evidence"]["basis"] == "statute"


def test_the_calendar_has_a_name_and_asks_to_be_read_again_daily(client: TestClient) -> None:
    response = client.get("/authorities/Middlesbrough/calendar.ics", params={"remind": [10, 2]})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["cache-control"] == "max-age=3600"
    calendar = Calendar.from_ical(response.content)
    assert calendar["name"] == "Ofsted: Middlesbrough"
    assert calendar["refresh-interval"].to_ical() == b"P1D"
    assert all(str(event["summary"]).startswith("Middlesbrough: ") for event in calendar.walk("VEVENT"))


def test_the_calendar_is_the_same_all_day(client: TestClient) -> None:
    first, again = (client.get("/authorities/Leeds/calendar.ics").content for _ in range(2))
    assert first == again


@pytest.mark.parametrize("name", [each.name for each in oi.authorities(AS_OF)])
def test_every_authority_has_a_calendar(client: TestClient, name: str) -> None:
    assert client.get(f"/authorities/{name}/calendar.ics").status_code == 200


def test_an_unknown_authority_is_not_found_and_the_nearest_are_named(client: TestClient) -> None:
    for route in ("next", "forecast", "calendar.ics"):
        response = client.get(f"/authorities/Leads/{route}")
        assert response.status_code == 404
        assert "The nearest names are 'Leeds'" in response.json()["detail"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/authorities/Leeds/next?as_of=2013-01-01", "the first day of the oldest edition known"),
        ("/authorities/Leeds/next?as_of=yesterday", "valid date"),
        ("/deadlines/publish_statement?received=2035-01-01", "the last day calendar 'england-and-wales' knows"),
        ("/deadlines/publish_novel?received=2023-05-09", "'publish_novel' is no Duty"),
        ("/deadlines/publish_report", "Field required"),
        ("/authorities/Leeds/calendar.ics?remind=-1", "a reminder after the day is none"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(client: TestClient, address: str, words: str) -> None:
    response = client.get(address)
    assert response.status_code == 422
    assert words in response.text


def test_the_description_has_one_schema_for_each_record_and_every_answer_fits_it(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["components"]["schemas"].keys() >= {"Authority", "Deadline", "Duty", "NextEvent", "Span", "Step"}
    for route, asked in (
        ("/authorities/{authority}/next", "/authorities/Leeds/next"),
        ("/authorities/{authority}/forecast", "/authorities/Leeds/forecast"),
        ("/deadlines/{duty}", "/deadlines/publish_report?received=2026-07-21"),
    ):
        response = described["paths"][route]["get"]["responses"]["200"]
        form = response["content"]["application/json"]["schema"] | {"components": described["components"]}
        Draft202012Validator(form).validate(answer_to(client, asked))


def test_the_page_about_the_service_shows_what_it_answers(client: TestClient) -> None:
    shown = re.findall(
        r"\$ curl -s 'http://127.0.0.1:8000([^']*)'\n```\n\n```json\n(.*?)```", PAGE.read_text(), re.DOTALL
    )
    assert len(shown) == 2
    for address, answer in shown:
        assert holds(client.get(address).json(), json.loads(answer))


def holds(answer: Any, shown: Any) -> bool:
    """
    Return whether all that a page shows is in an answer, of which it may leave something out.
    """
    match shown:
        case dict():
            return all(holds(answer[key], inner) for key, inner in shown.items())
        case list():
            return all(holds(*pair) for pair in zip(answer, shown, strict=False))
        case _:
            return bool(answer == shown)
