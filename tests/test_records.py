"""
A record holds what its fields say they hold, and nothing that denies itself: whatever else it is given is refused.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.model.areas import AreaRole
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.register import succession
from ofsted_ilacs.register.reorganisations import REORGANISATIONS
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.judged import Share
from ofsted_ilacs.rules.law import LAW
from ofsted_ilacs.rules.rule import Dated, Rule, RuleValue
from ofsted_ilacs.rules.values import Between, Estimate, Unknown
from ofsted_ilacs.workdays.announcements import MovedDeadline
from ofsted_ilacs.workdays.non_working_days import WeekendDay
from ofsted_ilacs.workdays.proclamations import PROCLAMATIONS

LAYERS = ("model", "register", "workdays", "rules", "events", "archive")


def record_classes() -> Iterator[type]:
    """
    Yield every public record of the lower layers.
    """
    for layer in LAYERS:
        package = import_module(f"ofsted_ilacs.{layer}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name in getattr(import_module(module.name), "__all__", ()):
                thing = getattr(import_module(module.name), name)
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
INSPECTION = LEEDS.latest_full
CUMBERLAND = oi.authority("Cumberland")
EVIDENCE = oi.Evidence(oi.Basis.OBSERVED, (oi.Citation("reports"),), n=3, of=4)
NEWEST = oi.rulesets()[-1]
STATEMENT = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2022, 8, 1))

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
        return type(value) is tuple and all(fits(item, arguments[0]) for item in value)
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
