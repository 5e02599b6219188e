"""
Conditions on the grades of a report, as data. They decide what comes next, and which rows of a table to doubt.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.areas import PRACTICE_ROLES, Area, AreaRole
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect, some_text, truth, tuple_of
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import LARGEST
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Unknown

__all__ = [
    "GOOD_OR_BETTER",
    "LEADERS_INADEQUATE",
    "MOSTLY_GOOD",
    "PRACTICE_INADEQUATE",
    "Case",
    "Relation",
    "Share",
    "holds",
]


@attrs.frozen
class Share(Displayed):
    """
    A condition: at least some number of the judgements in some roles have one of some grades.

    Attributes:
        roles: The roles of the areas that count.
        grades: The grades that count.
        at_least: How many judgements must have one of them; None means every one.
    """

    roles: tuple[AreaRole, ...] = attrs.field(validator=tuple_of(AreaRole))
    grades: tuple[Grade, ...] = attrs.field(validator=tuple_of(Grade))
    at_least: int | None = attrs.field(default=None)

    @at_least.validator
    def _check_number(self, _: "attrs.Attribute[int | None]", value: object) -> None:
        if value is not None and (type(value) is not int or not 1 <= value <= LARGEST):
            raise RecordError(f"at_least: {shown(value)} is no number of judgements. Pass an int from 1 up, or None.")

    def holds(self, grades: Mapping[Area, Grade], areas: Iterable[Area]) -> bool | None:
        """
        Return whether the condition holds for the grades of an edition's areas, or None if a missing grade could
        decide.
        """
        try:
            judged = [grades.get(area) for area in areas if area.role in self.roles]
        except (AttributeError, TypeError) as error:
            raise RecordError(
                f"{shown(grades)} are no grades by area, or {shown(areas)} no areas. Pass {{area: grade}}, and the "
                "edition's areas."
            ) from error
        missing = judged.count(None)
        fitting = sum(grade in self.grades for grade in judged)
        if self.at_least is None:
            return False if fitting + missing < len(judged) else None if missing else True
        if fitting >= self.at_least:
            return True
        return None if fitting + missing >= self.at_least else False


def holds(shares: Iterable[Share], grades: Mapping[Area, Grade], areas: Iterable[Area]) -> bool | None:
    """
    Return whether all conditions hold, or None if a missing grade could decide.
    """
    try:
        found = [share.holds(grades, areas) for share in shares]
    except (AttributeError, TypeError) as error:
        raise RecordError(f"{shown(shares)} are no conditions. Pass a tuple of Share.") from error
    return False if False in found else None if None in found else True


def _rule_of(kind: type) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    def check(_: object, field: "attrs.Attribute[Any]", rule: object) -> None:
        value = expect(Rule, rule, field.name).value
        if not isinstance(value, kind | Unknown):
            raise RecordError(
                f"Rule {shown(rule.id)} holds {shown(value)}. It needs {kind.__name__}, or Unknown."  # type: ignore[attr-defined]
            )

    return check


GOOD_OR_BETTER = (Grade.OUTSTANDING, Grade.GOOD)

PRACTICE_INADEQUATE = (Share(PRACTICE_ROLES, (Grade.INADEQUATE,), 1),)
"""Any practice judgement is inadequate."""

LEADERS_INADEQUATE = (Share((AreaRole.LEADERS,), (Grade.INADEQUATE,), 1),)
"""Leaders are inadequate."""

MOSTLY_GOOD = (Share((AreaRole.LEADERS,), GOOD_OR_BETTER, 1), Share(PRACTICE_ROLES, GOOD_OR_BETTER, 2))
"""Leaders are good or better, and so are at least two practice judgements."""


@attrs.frozen(kw_only=True)
class Case(Displayed):
    """
    What follows if a report gives no overall grade and its judgements meet some conditions.

    Attributes:
        name: The last part of its rule's id.
        when: The conditions; an empty tuple always holds.
        rule: The rule on what follows.
        needs_review: Whether a person should check the decision, because it rests on an inference that could be wrong.
    """

    name: str = attrs.field(validator=some_text)
    when: tuple[Share, ...] = attrs.field(validator=tuple_of(Share))
    rule: Rule[Pathway] = attrs.field(validator=_rule_of(Pathway))
    needs_review: bool = attrs.field(default=False, validator=truth)


@attrs.frozen(kw_only=True)
class Relation(Displayed):
    """
    What held between the grades of published reports: observed, not a rule of Ofsted's.

    Attributes:
        name: The last part of its rule's id.
        when: The conditions on some grades.
        then: The conditions on other grades that held whenever those of *when* did.
        both_ways: Whether *when* also held whenever *then* did.
        rule: The rule that says so; if its value is False, the relation is not used.
    """

    name: str = attrs.field(validator=some_text)
    when: tuple[Share, ...] = attrs.field(validator=tuple_of(Share))
    then: tuple[Share, ...] = attrs.field(validator=tuple_of(Share))
    both_ways: bool = attrs.field(default=False, validator=truth)
    rule: Rule[bool] = attrs.field(validator=_rule_of(bool))

    def is_broken_by(self, grades: Mapping[Area, Grade], areas: Iterable[Area]) -> bool:
        """
        Return whether the grades of a report contradict it.
        """
        if self.rule.value is not True:
            return False
        one, other = holds(self.when, grades, areas), holds(self.then, grades, areas)
        return (one is True and other is False) or (self.both_ways and one is False and other is True)
