"""
A record holds what its fields say they hold, and nothing that denies itself: whatever else it is given is refused.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.json import dumps
from ofsted_ilacs.interop.records import read_events
from ofsted_ilacs.model.areas import AreaRole
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.planning.cycles import Assumption
from ofsted_ilacs.planning.deadlines import DueState, DueStatus
from ofsted_ilacs.planning.fitted_forecast import FITTED
from ofsted_ilacs.planning.forecast_model import Wait
from ofsted_ilacs.planning.grade_transitions import fit_transitions
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.register import succession
from ofsted_ilacs.register.reorganisations import REORGANISATIONS
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.judged import Share
from ofsted_ilacs.rules.law import LAW, Clock
from ofsted_ilacs.rules.rule import Dated, Rule, RuleValue
from ofsted_ilacs.rules.values import Between, Estimate, Unknown
from ofsted_ilacs.sector.inspection_chances import inspection_chances
from ofsted_ilacs.sector.neighbours import neighbours
from ofsted_ilacs.sector.overall_grades import overall_grades
from ofsted_ilacs.sector.ranks import Rank
from ofsted_ilacs.sector.visit_themes import visit_themes
from ofsted_ilacs.workdays.announcements import MovedDeadline
from ofsted_ilacs.workdays.non_working_days import WeekendDay
from ofsted_ilacs.workdays.proclamations import PROCLAMATIONS

LAYERS = ("model", "register", "workdays", "rules", "events", "archive")
"""The layers whose records are all checked, those that only other modules import among them."""


def record_classes() -> Iterator[type]:
    """
    Yield every record of the lower layers, and every public one.
    """
    for layer in LAYERS:
        package = import_module(f"ofsted_ilacs.{layer}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield from records_among(module.name, getattr(import_module(module.name), "__all__", ()))
    for home, names in (oi._HOMES | oi._FURTHER).items():
        yield from records_among(f"ofsted_ilacs.{home}", names.split())
    yield from records_among("ofsted_ilacs.interop.records", ("Problem", "Reading"))


def records_among(module: str, names: Iterable[str]) -> Iterator[type]:
    for name in names:
        thing = getattr(import_module(module), name)
        if isinstance(thing, type) and attrs.has(thing):
            yield thing


def parts_of(edition: Ruleset) -> Iterator[Any]:
    """
    Yield the parts of an edition, which are records themselves.
    """
    for field in attrs.fields(Ruleset):
        held = getattr(edition, field.name)
        if attrs.has(type(held)):
            yield held


LEEDS = oi.published("Leeds")
INSPECTION: Any = LEEDS.latest_full
CUMBERLAND = oi.authority("Cumberland")
EVIDENCE = oi.Evidence(oi.Basis.OBSERVED, (oi.Citation("reports"),), n=3, of=4)
NEWEST = oi.rulesets()[-1]
STATEMENT = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2022, 8, 1))

AS_OF, UNTIL = date(2026, 6, 1), date(2029, 1, 1)
HISTORIES = [history for authority, history in oi.published_histories().items() if authority.name[0] in "BLS"]
NEXT: Any = oi.next_inspection(LEEDS, as_of=AS_OF)
VISIT = oi.next_event(oi.published("Bradford"), as_of=date(2023, 11, 1))
PROGRAMME = oi.programme(LEEDS, as_of=AS_OF, until=UNTIL, assume=oi.Grade.GOOD)
FORECAST = oi.forecast(LEEDS, as_of=AS_OF)
SIMULATION = oi.simulate(HISTORIES, until=date(2027, 6, 1), draws=10, seed=1)
READING = read_events([{"authority": "Leeds", "start": "9 June 2025", "kind": "short", "end": "?"}])


def answers() -> Iterator[Any]:
    """
    Yield one of every answer, and of every part of one.
    """
    yield from (NEXT, NEXT.decision, NEXT.timing, STATEMENT, STATEMENT.status(AS_OF), VISIT, VISIT.visits)
    yield from (PROGRAMME, PROGRAMME.events[0], PROGRAMME.assumptions[0], oi.timetable(INSPECTION), NEXT.window)
    yield from (likely_weeks(NEXT.window)[0], FORECAST, FORECAST.likely_weeks()[0], FORECAST.kinds[0], FITTED)
    yield from (FITTED.proof, Wait(after=INSPECTION, days=5, ended=True))
    yield fit_transitions(HISTORIES, known_to=AS_OF)
    yield oi.publication_forecast(INSPECTION)
    yield publication_pause(date(2024, 6, 3), [date(2024, 7, 4)], oi.WorkingDays(28))
    yield from (SIMULATION, SIMULATION.team, *SIMULATION.by_month()[:1], SIMULATION.by_month()[0].inspections)
    yield from (oi.explain(NEXT) and NEXT.steps[0], READING, READING.problems[0])
    yield from (table[0] for table in tables())


def tables() -> Iterator[Any]:
    yield from (oi.in_progress(HISTORIES, as_of=date(2025, 6, 1)), oi.inspection_windows(HISTORIES, as_of=AS_OF))
    yield from (oi.outcomes(HISTORIES, as_of=AS_OF), oi.publication_lags(HISTORIES, as_of=AS_OF))
    yield from (oi.transitions(HISTORIES, as_of=AS_OF), oi.waiting_times(HISTORIES, as_of=AS_OF))
    yield inspection_chances(HISTORIES, as_of=AS_OF, until=UNTIL)
    yield neighbours(LEEDS.authority, HISTORIES, as_of=AS_OF)
    yield from (overall_grades(HISTORIES, as_of=AS_OF), visit_themes(HISTORIES, as_of=AS_OF))
    yield (oi.waiting_times(HISTORIES, as_of=AS_OF)[0].national,)


EXAMPLES: dict[type, Any] = {
    type(example): example
    for example in (
        *(part for edition in oi.rulesets() for part in parts_of(edition)),
        *oi.rulesets(),
        oi.Judgement(oi.JudgementArea.CARE_LEAVERS, oi.Grade.GOOD),
        oi.authority("Leeds"),
        oi.Span(date(2024, 1, 2), date(2024, 1, 3)),
        oi.WorkingDays(5),
        oi.Months(5),
        oi.Years(5),
        REORGANISATIONS[0],
        succession.succession(CUMBERLAND),
        MovedDeadline(STATEMENT, date(2022, 11, 8), date(2022, 11, 9)),
        WeekendDay(date(2024, 1, 6)),
        oi.NonWorkingDay(date(2024, 1, 2), "closed"),
        oi.england_and_wales(),
        PROCLAMATIONS[0],
        INSPECTION,
        LEEDS,
        provenance(INSPECTION) if INSPECTION else None,
        EVIDENCE.citations[0],
        EVIDENCE,
        Rule("x", oi.WorkingDays(5), EVIDENCE, statement="It takes {value}.", first_day=date(2024, 1, 2)),
        Dated(Rule("x", oi.WorkingDays(5), EVIDENCE)),
        NEWEST.amendments[0] if NEWEST.amendments else NEWEST.announced,
        oi.compare(*oi.rulesets()[-2:])[0],
        LAW,
        oi.Duty.PUBLISH_REPORT.clock,
        Unknown("when"),
        Between(1, 2, unit="visits"),
        Estimate(2, low=1, high=3, unit="months"),
        Share((AreaRole.LEADERS,), (oi.Grade.GOOD,), 1),
        *(case for edition in oi.rulesets() for case in edition.without_overall),
        *(relation for edition in oi.rulesets() for relation in edition.relation),
        *answers(),
    )
}

WRONG: tuple[Any, ...] = (
    None,
    5,
    -5,
    True,
    2.5,
    float("nan"),
    "x",
    "",
    b"x",
    date(2024, 1, 2),
    datetime(2024, 1, 2, tzinfo=UTC),
    oi.Grade.GOOD,
    oi.WorkingDays(5),
    (),
    (5,),
    ("x", None),
    (None,),
    [],
    {},
    object(),
    10**5_000,
    str,
)


def fits(value: Any, hint: Any) -> bool:
    """
    Return whether a value is what an annotation allows.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in arguments)
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, arguments[0]) for item in value)
    if origin is Iterable:
        return isinstance(value, Iterable) and not isinstance(value, str) and all(fits(x, arguments[0]) for x in value)
    if origin is Literal:
        return type(value) is str and value in arguments
    if isinstance(hint, TypeVar):
        return fits(value, RuleValue) if hint.__bound__ == RuleValue else hasattr(value, "trigger")
    kind = origin or hint
    return kind is Any or (type(value) in EXACT[kind] if kind in EXACT else isinstance(value, kind))


EXACT: dict[Any, tuple[type, ...]] = {bool: (bool,), int: (int,), float: (int, float), date: (date,)}
"""What looks like one of these and is not, such as True for an int, is as wrong as any other."""


def wrong_calls() -> Iterator[Any]:
    for kind, example in EXAMPLES.items():
        hints = get_type_hints(kind)
        for field in attrs.fields(kind):
            if not field.init:
                continue
            converted = get_type_hints(field.converter).values() if field.converter else ()
            hint = next(iter(converted), hints[field.name])
            for place, value in enumerate(WRONG):
                if not fits(value, hint):
                    name = f"{kind.__name__}.{field.name}-{type(value).__name__}-{place}"
                    yield pytest.param(example, field.alias, value, id=name)


def test_every_public_record_is_tried() -> None:
    assert set(record_classes()) - set(EXAMPLES) == set()


@pytest.mark.parametrize(("example", "name", "value"), list(wrong_calls()))
def test_a_field_refuses_what_it_does_not_say_it_holds(example: Any, name: str, value: Any) -> None:
    with pytest.raises(IlacsError) as refused:
        attrs.evolve(example, **{name: value})
    assert 0 < len(str(refused.value)) < 2_000
    str(refused.value).encode()


A_DAY = timedelta(1)
OTHER_YEARS = NEXT.ruleset.with_value("interval", oi.Years(5))
JTAI = oi.deadlines(
    oi.InspectionEvent(LEEDS.authority, oi.EventKind.JTAI, date(2024, 1, 8), published=date(2024, 3, 1))
)


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (STATEMENT, {"due": STATEMENT.due + A_DAY}),
        (STATEMENT, {"trigger": STATEMENT.trigger - 7 * A_DAY}),
        (STATEMENT, {"period": oi.WorkingDays(71)}),
        (STATEMENT, {"duty": oi.Duty.PUBLISH_REPORT}),
        (STATEMENT, {"calendar": oi.scotland()}),
        (STATEMENT, {"certainty": oi.Certainty.PROJECTED}),
        (STATEMENT, {"reckoned": STATEMENT.due + A_DAY}),
        (JTAI[0], {"due": STATEMENT.due, "reckoned": JTAI[0].due}),
        (DueStatus(DueState.DUE, 5), {"state": DueState.DONE}),
        (NEXT, {"status": WindowStatus.OVERDUE}),
        (NEXT, {"status": WindowStatus.UNSEEN}),
        (NEXT, {"status": WindowStatus.UNKNOWN}),
        (NEXT, {"window": None}),
        (NEXT, {"kind": oi.EventKind.STANDARD}),
        (NEXT, {"kind": None}),
        (NEXT, {"pathway": oi.Pathway.INADEQUATE}),
        (NEXT, {"as_of": AS_OF + A_DAY}),
        (NEXT, {"authority": CUMBERLAND}),
        (NEXT, {"ruleset": OTHER_YEARS}),
        (VISIT, {"kind": oi.EventKind.SHORT}),
        (NEXT.decision, {"pathway": oi.Pathway.STANDARD}),
        (NEXT.decision, {"inspection": None}),
        (NEXT.decision, {"as_of": date(2020, 1, 1)}),
        (NEXT.timing, {"suspended": 5, "around": NEXT.timing.anniversary + 6 * A_DAY}),
        (NEXT.timing, {"anniversary": NEXT.timing.anchor_day - A_DAY}),
        (PROGRAMME, {"until": AS_OF - A_DAY}),
        (PROGRAMME, {"events": tuple(reversed(PROGRAMME.events))}),
        (PROGRAMME, {"next_inspections": ()}),
        (PROGRAMME, {"undated": PROGRAMME.events}),
        (PROGRAMME.events[0], {"number": 0}),
        (PROGRAMME.events[0], {"window": None, "until": AS_OF}),
        (oi.timetable(INSPECTION), {"kind": oi.EventKind.STANDARD}),
        (oi.timetable(INSPECTION), {"authority": CUMBERLAND}),
        (oi.timetable(INSPECTION), {"entries": tuple(reversed(oi.timetable(INSPECTION).entries))}),
        (Assumption(grades=(oi.Grade.GOOD,)), {"by_function": True}),
        (likely_weeks(NEXT.window)[0], {"monday": likely_weeks(NEXT.window)[0].monday + A_DAY}),
        (FORECAST.kinds[0], {"chance": 1.5}),
        (FORECAST.likely_weeks()[0], {"chance": 2}),
        (SIMULATION, {"visits": ()}),
        (SIMULATION, {"begun": ()}),
        (Rank(1, 2), {"place": 3}),
    ],
    ids=lambda value: type(value).__name__ if attrs.has(type(value)) else "-".join(value),
)
def test_a_record_that_denies_itself_is_refused(record: Any, changes: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        attrs.evolve(record, **changes)


@pytest.mark.parametrize("example", list(EXAMPLES.values()), ids=lambda example: type(example).__name__)
def test_what_a_record_accepts_in_a_field_it_can_show_and_write(example: Any) -> None:
    for field in attrs.fields(type(example)):
        for value in (*WRONG, *RIGHT) if field.init else ():
            try:
                accepted = attrs.evolve(example, **{field.alias: value})
            except IlacsError:
                continue
            show_in_every_way(accepted)


RIGHT: tuple[Any, ...] = (
    0,
    1,
    10**60,
    "<b>&\ud800\x00",
    date.min,
    date.max,
    LEEDS.authority,
    oi.Span(date.min, date.max),
    oi.Pathway.SHORT,
    oi.EventKind.JTAI,
    oi.EventKind.STATUTORY_DIRECTION,
    oi.Window(date.min, None, date.max),
    oi.Certainty.PROJECTED,
    (date.max,),
    0.0,
    1e300,
)
"""What some field or other may hold, and none could have been meant to."""


UNWRITTEN = frozenset({Clock})
"""The records that have no form in JSON: who a clock runs for is asked of a function."""


def show_in_every_way(record: Any) -> None:
    assert isinstance(repr(record), str)
    str(record).encode(errors="surrogatepass")
    hash(record)
    if isinstance(record, Displayed):
        assert record._repr_html_().startswith("<div>")
    if type(record) not in UNWRITTEN:
        dumps(record)


@pytest.mark.parametrize("example", list(EXAMPLES.values()), ids=lambda example: type(example).__name__)
def test_a_record_made_again_from_its_own_fields_is_the_same(example: Any) -> None:
    assert attrs.evolve(example) == example


@pytest.mark.parametrize("example", list(EXAMPLES.values()), ids=lambda example: type(example).__name__)
def test_a_record_shows_itself_in_every_way_and_can_be_hashed(example: Any) -> None:
    assert str(example)
    assert repr(example)
    assert hash(example) == hash(attrs.evolve(example))
    if isinstance(example, Displayed):
        assert example._repr_html_().startswith("<div>")
