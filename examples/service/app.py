"""
A web service: which inspection comes next, when, by when the authority must act, and a calendar to subscribe to.

Run ``uvicorn examples.service.app:app`` and ask http://127.0.0.1:8000/authorities/Leeds/next. The routes and the form
of their answers are described at /docs and in /openapi.json.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from fastapi import Depends, FastAPI, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import ofsted_ilacs as oi
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.planning.forecast import Likely

app = FastAPI(
    title="Inspections of children's services",
    summary="What Ofsted is expected to do next, and what an authority must do by when: explained, cited, dated.",
    version="1",
)


# What is asked. The library never looks at the clock; a service may.


def today() -> date:
    """
    Return today's date in England.
    """
    return datetime.now(ZoneInfo("Europe/London")).date()


def asked_on(
    today: Annotated[date, Depends(today)],
    as_of: Annotated[date | None, Query(description="The day of asking; today in England if left out.")] = None,
) -> date:
    """
    Return the day of asking.
    """
    return as_of or today


def on_record(
    authority: Annotated[str, Path(description="Its name in any spelling in use, or any of its codes.")],
) -> oi.History:
    """
    Return what is on record for an authority.
    """
    return oi.published(authority)


AsOf = Annotated[date, Depends(asked_on)]
Recorded = Annotated[oi.History, Depends(on_record)]


# What is answered. Records of the library stand in models as they are.

AnswerT = TypeVar("AnswerT", oi.NextEvent, oi.Deadline)


class Explained(BaseModel, Generic[AnswerT]):
    """
    An answer: in words, as data, and why.
    """

    headline: str
    answer: AnswerT
    steps: tuple[Step, ...]


class Chances(BaseModel):
    """
    When the next graded inspection is likely to begin.
    """

    headline: str
    even_chances_by: date
    likely_within: oi.Span
    likely_months: tuple[Likely, ...]
    steps: tuple[Step, ...]


def explained(answer: AnswerT) -> Explained[AnswerT]:
    """
    Return an answer with its words and its reasons.
    """
    return Explained(headline=answer.headline, answer=answer, steps=answer.steps)


# The routes

UNKNOWN: Any = {404: {"description": "No authority has that name or code. The nearest names are given."}}


@app.get("/authorities/{authority}/next", responses=UNKNOWN)
def next_inspection(history: Recorded, as_of: AsOf) -> Explained[oi.NextEvent]:
    """
    Say which graded inspection comes next, and in which window.
    """
    return explained(oi.next_inspection(history, as_of=as_of))


@app.get("/authorities/{authority}/forecast", responses=UNKNOWN)
def forecast(history: Recorded, as_of: AsOf) -> Chances:
    """
    Say how likely the next graded inspection begins when.
    """
    ahead = oi.forecast(history, as_of=as_of)
    return Chances(
        headline=ahead.headline,
        even_chances_by=ahead.quantile(0.5),
        likely_within=ahead.interval(0.8),
        likely_months=ahead.likely_months(),
        steps=ahead.steps,
    )


@app.get("/deadlines/{duty}")
def deadline(
    duty: oi.Duty,
    received: Annotated[date, Query(description="The day on which the report, letter or request was received.")],
) -> Explained[oi.Deadline]:
    """
    Say by when an authority must do something.
    """
    return explained(oi.deadline(duty, received))


class CalendarFile(Response):
    """
    A calendar file, to be asked for again after an hour at the earliest.
    """

    media_type = "text/calendar"


@app.get("/authorities/{authority}/calendar.ics", response_class=CalendarFile, responses=UNKNOWN)
def calendar(
    history: Recorded,
    as_of: AsOf,
    remind: Annotated[list[int] | None, Query(description="How many working days before an entry to remind.")] = None,
) -> CalendarFile:
    """
    Give the next inspection and everything to expect in two years as a calendar: subscribe to this address.
    """
    file = to_ical(tuple(_ahead(history, as_of)), as_of=as_of, remind=remind or (), name=f"Ofsted: {history.authority}")
    return CalendarFile(file, headers={"Cache-Control": "max-age=3600"})


def _ahead(history: oi.History, as_of: date) -> Iterator[oi.NextEvent | oi.Programme | oi.Forecast]:
    # What several of them say of one thing becomes one entry.
    yield oi.next_inspection(history, as_of=as_of)
    yield oi.programme(history, as_of=as_of, until=as_of + timedelta(weeks=104))
    with suppress(oi.CoverageError, oi.HistoryError):  # there is none for an authority that was never inspected
        yield oi.forecast(history, as_of=as_of)


# What cannot be answered. The messages of the library say what was wrong and what to do.


@app.exception_handler(oi.UnknownAuthorityError)
def not_found(_: Request, error: oi.UnknownAuthorityError) -> JSONResponse:
    """
    Say that there is no such authority, and which names are nearest.
    """
    return JSONResponse({"detail": str(error)}, status_code=404)


@app.exception_handler(oi.IlacsError)
def not_answered(_: Request, error: oi.IlacsError) -> JSONResponse:
    """
    Say why there is no answer.
    """
    return JSONResponse({"detail": str(error)}, status_code=422)
