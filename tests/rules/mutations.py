"""
For every value that a rule can have, another of the same kind: what a test changes to see whether anybody reads it.
"""

from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.part import Part, places
from ofsted_ilacs.rules.rule import Rule, RuleValue
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

__all__ = ["mutated", "mutations", "place_of"]

_OF_KIND: dict[type, tuple[RuleValue, ...]] = {
    WorkingDays: (WorkingDays(3), WorkingDays(17)),
    Months: (Months(7), Months(11)),
    Years: (Years(4), Years(2)),
    Between: tuple(Between(n, n + 2, unit=unit) for unit in ("weeks", "months") for n in (2, 5)),
    Estimate: (Estimate(24, low=23, high=61, unit="working days"),),
    Span: (Span(date(2020, 3, 10), date(2021, 8, 31)),),
    Anchor: tuple(Anchor),
    Pathway: (Pathway.SHORT, Pathway.STANDARD, Pathway.INADEQUATE),
    EventKind: (EventKind.SHORT, EventKind.STANDARD, EventKind.SINGLE),
    bool: (True, False),
    str: ("Something else.",),
    tuple: (("Something else.",),),
}


def mutations(rule: Rule[Any], kinds: tuple[type, ...]) -> tuple[RuleValue, ...]:
    """
    Return other values for a rule: neighbours of the one that it has, and known ones where it has none.

    Args:
        rule: The rule.
        kinds: The kinds of value that its place takes.
    """
    match rule.value:
        case bool(value):
            return (not value,)
        case WorkingDays(n) | Months(n) | Years(n):
            return (type(rule.value)(n + 1),)
        case Between(least, most, unit=unit):
            return Between(least + 1, most + 2, unit=unit), Between(least, most + 1, unit=unit)
        case Estimate(typical, low=low, high=high, unit=unit):
            return (Estimate(typical + 1, low=low + 1, high=high + 1, unit=unit),)
        case Span(start, end):
            return (Span(start, end + timedelta(31)),)
        case _:
            return tuple(value for kind in kinds for value in _OF_KIND[kind] if value != rule.value)


def mutated(rule: Rule[Any]) -> RuleValue:
    """
    Return one other value for a rule; where it has none, that another thing is not known.
    """
    kinds = () if isinstance(rule.value, Unknown) else (type(rule.value),)
    return next(iter(mutations(rule, kinds)), Unknown("something else"))


def place_of(edition: Ruleset, id: str) -> tuple[type, ...] | None:
    """
    Return the kinds of value that the place of a rule takes; None where it has none of its own, as what is told.
    """
    return next((kinds for own, kinds in _places(edition) if id == own or id.startswith(f"{own}.20")), None)


def _places(part: Part) -> list[tuple[str, tuple[type, ...]]]:
    found = [(place.id, place.kinds) for place in places(type(part))]  # type: ignore[arg-type]
    for field in attrs.fields(type(part)):  # type: ignore[arg-type]
        held = getattr(part, field.name)
        if isinstance(held, Part):
            found += _places(held)
    return found
