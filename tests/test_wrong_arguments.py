"""
Whatever a public function or method is given, it answers, or says in a short message of ours what was wrong.
"""

import inspect
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.register import succession
from ofsted_ilacs.rules.editions import check_editions
from ofsted_ilacs.workdays import arrays, uk_calendars

LAYERS = ("model", "register", "workdays", "rules", "events", "archive")


class Speechless:
    def __repr__(self) -> str:
        raise RuntimeError("no words")

    __str__ = __repr__


class Quarrelsome:
    def __eq__(self, other: object) -> bool:
        raise RuntimeError("never the same")

    __hash__ = None  # type: ignore[assignment]


def in_itself() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


HOSTILE: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "five": lambda: 5,
    "less than nothing": lambda: -5,
    "True": lambda: True,
    "2.5": lambda: 2.5,
    "not a number": lambda: float("nan"),
    "5,001 digits": lambda: 10**5_000,
    "minus 5,001 digits": lambda: -(10**5_000),
    "a text": lambda: "x",
    "an empty text": lambda: "",
    "a long text": lambda: "x" * 10**6,
    "half a character": lambda: "\ud800",
    "bytes": lambda: b"x",
    "the first day": lambda: date.min,
    "the last day": lambda: date.max,
    "an instant": lambda: datetime(2024, 1, 2, tzinfo=UTC),
    "a grade": lambda: oi.Grade.GOOD,
    "a kind": lambda: oi.EventKind.SELF_EVALUATION,
    "a length": lambda: oi.WorkingDays(5),
    "a long length": lambda: oi.Years(10**6),
    "an authority": lambda: oi.authority("Leeds"),
    "no items": lambda: (),
    "wrong items": lambda: (5,),
    "a list in itself": in_itself,
    "a dictionary": lambda: {"x": 1},
    "endless": itertools.count,
    "an array": lambda: np.array([1, 2]),
    "speechless": Speechless,
    "quarrelsome": Quarrelsome,
    "speechless ones": lambda: [Speechless()],
    "a class": lambda: Speechless,
}

LEEDS = oi.published("Leeds")
EVENT = LEEDS.full_inspections[-1]
ENGLAND = oi.england_and_wales()
EDITION, DAY = oi.rulesets()[-1], date(2024, 1, 2)
SPAN = oi.Span(date(2024, 1, 8), date(2024, 1, 12))
EVIDENCE = oi.Evidence(oi.Basis.CALLER, ())
RULE = oi.Rule("x", oi.WorkingDays(5), EVIDENCE)
STATEMENT = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2022, 8, 1))
DAYS = np.array(["2024-01-02"], "M8[D]")

CALLS: dict[str, tuple[Any, ...]] = {
    "worst": (oi.worst, [oi.Grade.GOOD]),
    "best": (oi.best, [oi.Grade.GOOD]),
    "Grade.parse": (oi.Grade.parse, "good"),
    "EventKind.from_fieldwork": (oi.EventKind.from_fieldwork, [SPAN]),
    "Authority.existed_on": (LEEDS.authority.existed_on, DAY),
    "Span.overlaps": (SPAN.overlaps, SPAN),
    "authorities": (oi.authorities, DAY),
    "authority": (oi.authority, "Leeds", DAY),
    "predecessors": (oi.predecessors, LEEDS.authority),
    "successors": (oi.successors, LEEDS.authority),
    "succession": (succession.succession, LEEDS.authority, DAY),
    "WorkingCalendar.is_working_day": (ENGLAND.is_working_day, DAY),
    "WorkingCalendar.why": (ENGLAND.why, DAY),
    "WorkingCalendar.add": (ENGLAND.add, DAY, 5),
    "WorkingCalendar.count": (ENGLAND.count, DAY, DAY),
    "WorkingCalendar.next": (ENGLAND.next, DAY),
    "WorkingCalendar.previous": (ENGLAND.previous, DAY),
    "WorkingCalendar.on_or_after": (ENGLAND.on_or_after, DAY),
    "WorkingCalendar.on_or_before": (ENGLAND.on_or_before, DAY),
    "WorkingCalendar.add_many": (ENGLAND.add_many, [DAY], [5]),
    "WorkingCalendar.count_many": (ENGLAND.count_many, [DAY], [DAY]),
    "WorkingCalendar.certainty": (ENGLAND.certainty, DAY, DAY),
    "WorkingCalendar.passed_over": (ENGLAND.passed_over, DAY, DAY),
    "WorkingCalendar.with_holidays": (
        lambda day, until: ENGLAND.with_holidays(day, announced_until=until),
        date(2027, 6, 1),
        date(2029, 12, 31),
    ),
    "WorkingCalendar.projected_to": (lambda year, how: ENGLAND.projected_to(year, projected=how), 2031, "mark"),
    "WorkingCalendar.affected_by": (ENGLAND.affected_by, DAY, [STATEMENT]),
    "calendar": (uk_calendars.calendar, "scotland"),
    "england_and_wales": (oi.england_and_wales,),
    "scotland": (oi.scotland,),
    "northern_ireland": (oi.northern_ireland,),
    "any_part_of_uk": (oi.any_part_of_uk,),
    "is_working_day": (oi.is_working_day, DAY, ENGLAND),
    "add_working_days": (oi.add_working_days, DAY, 5, ENGLAND),
    "count_working_days": (oi.count_working_days, DAY, DAY, ENGLAND),
    "arrays.add_working_days": (arrays.add_working_days, DAYS, 5, ENGLAND),
    "arrays.count_working_days": (arrays.count_working_days, DAYS, DAYS, ENGLAND),
    "arrays.is_working_day": (arrays.is_working_day, DAYS, ENGLAND),
    "Ruleset.areas_of": (EDITION.areas_of, oi.JudgementArea.CARE_LEAVERS.role),
    "Ruleset.find": (EDITION.find, "interval"),
    "Ruleset.governs": (EDITION.governs, DAY),
    "Ruleset.rule": (EDITION.rule, "interval"),
    "Ruleset.with_value": (EDITION.with_value, "interval", oi.Years(2), "mine"),
    "Ruleset.dated_within": (lambda: list(EDITION.dated_within()),),
    "Ruleset.rules_within": (lambda: list(EDITION.rules_within()),),
    "compare": (oi.compare, EDITION, EDITION),
    "check_editions": (check_editions, [EDITION]),
    "ruleset": (oi.ruleset, EDITION.id),
    "ruleset_on": (oi.ruleset_on, DAY),
    "rulesets": (oi.rulesets,),
    "Citation.at": (EDITION.interval.every.evidence.citations[0].at, "page 1", "so it is"),
    "Citation.saying": (lambda quote, who: oi.Citation("x").saying(quote, speaker=who), "so it is", "Ofsted"),
    "Rule.holds_on": (RULE.holds_on, DAY),
    "Rule.placed": (RULE.placed, "y", "It is so."),
    "Rule.with_value": (RULE.with_value, oi.WorkingDays(5), "mine"),
    "History.since": (LEEDS.since, DAY),
    "History.before": (LEEDS.before, DAY),
    "History.as_known_on": (LEEDS.as_known_on, DAY),
    "History.known_until": (LEEDS.known_until, DAY),
    "History.with_event": (LEEDS.with_event, oi.InspectionEvent(LEEDS.authority, oi.EventKind.FOCUSED_VISIT, DAY)),
    "histories": (oi.histories, LEEDS.events),
    "InspectionEvent.grade": (EVENT.grade, oi.JudgementArea.CARE_LEAVERS),
    "InspectionEvent.with_assumed_end": (
        oi.InspectionEvent.with_assumed_end,
        LEEDS.authority,
        oi.EventKind.SHORT,
        DAY,
    ),
    "provenance": (provenance, EVENT),
    "published": (oi.published, LEEDS.authority),
    "published_histories": (oi.published_histories,),
    "published_until": (oi.published_until, "visits"),
    # The parts of an edition
    "next.after": (EDITION.next.after, oi.Grade.GOOD),
    "interval.after": (EDITION.interval.after, oi.Grade.GOOD),
    "notice.before": (EDITION.notice.before, oi.EventKind.SHORT),
    "on_site.of": (EDITION.on_site.of, oi.EventKind.SHORT),
    "law.clock": (EDITION.law.clock, oi.Duty.PUBLISH_REPORT),
    "law.intervention": (EDITION.law.intervention, oi.EventKind.COMMISSIONER),
    "monitoring.route.on": (EDITION.monitoring.route.on, DAY),
    "in a span": (SPAN.__contains__, DAY),
}

NOT_ASKED = {"Ruleset.replaced", "Ruleset.template"}
"""Ways that an edition changes its own parts."""


def public_calls() -> Iterator[str]:
    """
    Yield every public function of the lower layers, and every public method of their public classes.
    """
    for module, names in oi._HOMES.items():
        if module.partition(".")[0] not in LAYERS:
            continue
        for name in names.split():
            thing = getattr(oi, name)
            if not inspect.isclass(thing):
                yield name
                continue
            for method, _ in inspect.getmembers(thing, lambda held: inspect.isfunction(held) or inspect.ismethod(held)):
                if not method.startswith("_"):
                    yield f"{name}.{method}"


def test_every_public_function_and_method_is_asked() -> None:
    assert set(public_calls()) - set(CALLS) - NOT_ASKED == set()


@pytest.mark.parametrize("name", CALLS)
def test_what_is_right_is_answered(name: str) -> None:
    call, *arguments = CALLS[name]
    call(*arguments)


@pytest.mark.parametrize("name", [name for name, (_, *arguments) in CALLS.items() if arguments])
def test_what_is_wrong_is_answered_or_refused_by_name_and_briefly(name: str) -> None:
    call, *arguments = CALLS[name]
    faults = []
    for what, make in HOSTILE.items():
        for place in range(len(arguments)):
            try:
                call(*arguments[:place], make(), *arguments[place + 1 :])
            except IlacsError as error:
                said = str(error)
                if not 0 < len(said) < 2_000 or " at 0x" in said or said != said.encode(errors="ignore").decode():
                    faults.append((what, place, said[:100]))
            except Exception as error:
                faults.append((what, place, f"{type(error).__name__}: {str(error)[:100]}"))
    assert faults == []
