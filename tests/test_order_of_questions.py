"""
The same question has the same answer, whatever was asked before it.

Every question is asked in a process of its own, and then after all the others, in either order. Among them are pairs
that a careless cache takes for one: calendars, editions and authorities that differ in what an answer names and in
little else.
"""

import json
import os
import subprocess
import sys
from functools import cache

import pytest

PROGRAM = """
import json, sys
from datetime import date, timedelta

import attrs
import ofsted_ilacs as oi
from ofsted_ilacs.interop.json import dumps

england = oi.england_and_wales()
first_day = date(2027, 4, 1)
CALENDARS = {
    "the default": england,
    "another name": attrs.evolve(england, id="mine"),
    "another law": attrs.evolve(england, definition="my own"),
    "another division": attrs.evolve(england, divisions=(oi.Division.SCOTLAND,)),
    "no division": attrs.evolve(england, divisions=()),
    "projected": england.projected_to(2035),
    "projected strictly": england.projected_to(2035, projected="refuse"),
    "another reason": england.with_holidays(oi.NonWorkingDay(date(2027, 6, 2), "shut", oi.HolidayBasis.CLOSURE)),
}
bradford = oi.published("Bradford")
inspection = bradford.full_inspections[-1]
renamed = attrs.evolve(bradford.authority, name="City of Bradford", region="elsewhere")
renamed_history = oi.History(renamed, tuple(attrs.evolve(event, authority=renamed) for event in bradford))
edition = oi.rulesets()[-1]
EDITIONS = {
    "the default": None,
    "the same": edition,
    "another title": attrs.evolve(edition, title="Mine"),
    "another interval": edition.with_value("interval", oi.Years(2)),
    "a note": edition.with_value("interval", oi.Years(3), "mine"),
}
surrey = {
    name: oi.Authority("East Surrey", None, established=first_day + timedelta(later), is_announced=True)
    for name, later in (("announced", 0), ("announced later", 30))
}
as_of = date(2026, 6, 1)


def said(*answers):
    return [[str(answer), repr(answer), dumps(answer)] for answer in answers]


QUESTIONS = {}
for name, calendar in CALENDARS.items():
    QUESTIONS[f"deadline, {name}"] = lambda c=calendar: said(oi.deadline(oi.Duty.PUBLISH_STATEMENT, as_of, calendar=c))
    QUESTIONS[f"timetable, {name}"] = lambda c=calendar: [
        oi.explain(oi.timetable(inspection, calendar=c)), *said(oi.timetable(inspection, calendar=c))
    ]
    QUESTIONS[f"programme, {name}"] = lambda c=calendar: said(
        oi.programme(bradford, as_of=as_of, until=date(2034, 1, 1), calendar=c)
    )
    QUESTIONS[f"projection, {name}"] = lambda c=calendar: repr(c.projected_to(2036).non_working_days[-10:])
    QUESTIONS[f"beyond, {name}"] = lambda c=calendar: oi.add_working_days(date(2040, 1, 1), 5, calendar=c)
QUESTIONS["timetable, no calendar"] = lambda: said(oi.timetable(inspection))
QUESTIONS["programme, no calendar"] = lambda: said(oi.programme(bradford, as_of=as_of, until=date(2034, 1, 1)))
for name, given in EDITIONS.items():
    QUESTIONS[f"next, {name}"] = lambda e=given: said(oi.next_inspection(bradford, as_of=as_of, ruleset=e))
    QUESTIONS[f"event, {name}"] = lambda e=given: said(oi.next_event(bradford, as_of=as_of, ruleset=e))
QUESTIONS["next, renamed"] = lambda: said(oi.next_inspection(renamed_history, as_of=as_of))
QUESTIONS["succession"] = lambda: said(succession.succession(bradford.authority))
QUESTIONS["succession, renamed"] = lambda: said(succession.succession(renamed))
QUESTIONS["published, renamed"] = lambda: said(oi.published(renamed))
QUESTIONS["neighbours"] = lambda: said(
    *neighbours.neighbours(bradford.authority, oi.published_histories(), as_of=as_of)
)
for name, one in surrey.items():
    QUESTIONS[f"published, {name}"] = lambda a=one: said(oi.published(a))
QUESTIONS["authority"] = lambda: said(oi.authority("City of Bradford"))
QUESTIONS["authority on a day"] = lambda: said(oi.authority("East Surrey", on=first_day))
QUESTIONS["provenance"] = lambda: said(provenance(inspection))


def answer(name):
    try:
        return json.dumps(QUESTIONS[name](), default=str)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def names():
    return list(QUESTIONS) if sys.argv[1] == "forwards" else list(reversed(QUESTIONS))


if sys.argv[1] == "alone":
    # Each in a child that has asked nothing.
    import os

    for name in QUESTIONS:
        sys.stdout.flush()
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            assert status == 0, name
        else:
            print(json.dumps([name, answer(name)]), flush=True)
            os._exit(0)
else:
    for name in names():
        print(json.dumps([name, answer(name)]))
"""


@cache
def answers(how: str) -> dict[str, str]:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="asks each question in a forked process")
@pytest.mark.parametrize("order", ["forwards", "backwards"])
def test_every_answer_is_the_one_that_a_fresh_process_gives(order: str) -> None:
    alone, after_others = answers("alone"), answers(order)

    assert len(alone) > 40
    assert not any(said.startswith(("AttributeError", "TypeError", "NameError")) for said in alone.values()), alone
    assert {name: said for name, said in after_others.items() if said != alone[name]} == {}
