"""
One rule: a value to compute with, a sentence that says it, and why it is believed.
"""

from datetime import date
from itertools import pairwise
from typing import Any, Generic, SupportsIndex, TypeAlias, TypeVar, cast

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.days import day, day_or_none
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.model.fields import expect, some_of, some_text, text, tuple_of
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

__all__ = ["Dated", "Fact", "Rule", "RuleValue", "says", "value_in_words"]

RuleValue = (
    WorkingDays
    | Months
    | Years
    | Between
    | Estimate
    | Span
    | Anchor
    | Pathway
    | EventKind
    | Unknown
    | bool
    | str
    | tuple[str, ...]
)
_KINDS = (WorkingDays, Months, Years, Between, Estimate, Span, Anchor, Pathway, EventKind, Unknown, bool, str)

T = TypeVar("T", bound=RuleValue)

VALUE = "{value}"
"""The placeholder for the value in a rule's statement."""


@attrs.frozen
class Rule(Displayed, Generic[T]):
    """
    One thing that an edition or the law says, or that was observed under it.

    Attributes:
        id: Its name within the edition, such as "interval.tolerance".
        value: What it says, as a value to compute with, or `Unknown`. Nothing is computed from a text.
        evidence: Why that is believed.
        statement: The same as a sentence for people, in which "{value}" stands for the value; empty if the value is
            itself the sentence.
        first_day: The first day on which it is known to hold; None means the edition's own.
        last_day: The last day on which it holds; None means the edition's own.
    """

    id: str = attrs.field(validator=some_text)
    value: T | Unknown = attrs.field()
    evidence: Evidence = attrs.field(validator=some_of(Evidence))
    statement: str = attrs.field(default="", kw_only=True, validator=text)
    first_day: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)
    last_day: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)

    @value.validator
    def _check_value(self, _: "attrs.Attribute[RuleValue]", value: object) -> None:
        items = value if isinstance(value, tuple) else (value,)
        if not all(isinstance(item, str if isinstance(value, tuple) else _KINDS) for item in items):
            raise RecordError(
                f"Rule {shown(self.id)}: {shown(value)} is no value that a rule can have. Pass a length, such "
                "as WorkingDays(5), a Span, Between, Estimate, Anchor, Pathway, EventKind or Unknown, a bool, a text "
                "or a tuple of texts."
            )

    @statement.validator
    def _check_statement(self, _: "attrs.Attribute[str]", value: str) -> None:
        if value.count(VALUE) > 1:
            raise RecordError(f"Rule {shown(self.id)}: its statement says {VALUE} more than once. Say it once.")

    @last_day.validator
    def _check_last_day(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and self.first_day is not None and value < self.first_day:
            raise RecordError(
                f"Rule {shown(self.id)} ends on {value}, before it begins on {self.first_day}. Swap the days."
            )

    @property
    def known(self) -> T | None:
        """
        The value, or None if it is `Unknown`.
        """
        return None if isinstance(self.value, Unknown) else self.value

    @property
    def is_known(self) -> bool:
        """
        Whether the value is known.
        """
        return not isinstance(self.value, Unknown)

    @property
    def is_fact(self) -> bool:
        """
        Whether nothing is computed from it: its value is a text.
        """
        return isinstance(self.value, str | tuple)

    def holds_on(self, on: date) -> bool:
        """
        Return whether *on* lies between the rule's first and last days, both included.
        """
        on = day(on)
        return (self.first_day is None or self.first_day <= on) and (self.last_day is None or on <= self.last_day)

    def placed(self, id: str, sentence: str = "") -> "Rule[T]":
        """
        Return the rule with another id and, if it has no sentence, with the given one.
        """
        expect(str, id, "id")
        expect(str, sentence, "sentence")
        statement = self.statement or ("" if self.is_fact else sentence)
        return self if (self.id, self.statement) == (id, statement) else attrs.evolve(self, id=id, statement=statement)

    def with_value(self, value: RuleValue, note: str = "") -> "Rule[T]":
        """
        Return the rule with the caller's value; explanations then say that the caller supplied it.
        """
        expect(str, note, "note")
        was = "" if isinstance(self.value, Unknown) else f"The published value is: {value_in_words(self.value)}."
        said = f"{note}." if note and note[-1] not in ".!?" else note
        evidence = Evidence(Basis.CALLER, (), note=" ".join(filter(None, (said, was))))
        still_true = VALUE in self.statement or isinstance(value, bool)
        return attrs.evolve(
            self, value=cast(T, value), evidence=evidence, statement=self.statement if still_true else ""
        )

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        # A rule of a published edition is pickled by the two ids, without its evidence.
        from ofsted_ilacs.rules.editions import published_rule, rulesets

        for edition in rulesets():
            if edition.find(self.id) is self:
                return published_rule, (edition.id, self.id)
        return super().__reduce_ex__(protocol)

    def __repr__(self) -> str:
        return f"<Rule {self.id!r}: {readable(value_in_words(self.value), 80)}>"

    def __str__(self) -> str:
        if isinstance(self.value, Unknown):
            return f"{self.value.why.capitalize()}: {self.value.what}."
        if self.value is False:
            return f"Set aside: {self.statement or self.id}"
        if self.statement:
            return self.statement.replace(VALUE, value_in_words(self.value))
        return self.value if isinstance(self.value, str) else f"Rule {self.id}: {value_in_words(self.value)}."


Fact: TypeAlias = Rule[str]
"""A rule that nothing is computed from: its value is a text."""

_UNNAMED = "unnamed"


def says(
    value: T | Unknown,
    evidence: Evidence,
    statement: str = "",
    *,
    first_day: date | None = None,
    last_day: date | None = None,
) -> Rule[T]:
    """
    Return a rule for an edition's page; its attribute there gives it its id.
    """
    return Rule(_UNNAMED, value, evidence, statement=statement, first_day=first_day, last_day=last_day)


@attrs.frozen(init=False)
class Dated(Displayed, Generic[T]):
    """
    A rule whose value changed while the edition was in force: one rule for each range of days, in order.
    """

    rules: tuple[Rule[T], ...] = attrs.field(validator=tuple_of(Rule))

    @rules.validator
    def _check_order(self, _: "attrs.Attribute[tuple[Rule[T], ...]]", value: tuple[Rule[T], ...]) -> None:
        if not value:
            raise RecordError("rules: there is none. Give one for each stretch of days.")
        for before, after in pairwise(value):
            if before.last_day is None or after.first_day is None or after.first_day <= before.last_day:
                raise RecordError(
                    f"Rule {shown(after.id)} of {after.first_day} does not follow {shown(before.id)}, which ends on "
                    f"{before.last_day}. Let each rule begin after the last day of the one before it."
                )

    def __init__(self, *each: Rule[T], rules: tuple[Rule[T], ...] = ()) -> None:
        """
        Args:
            each: The rules.
            rules: The same as one tuple, which ``attrs.evolve`` passes.
        """
        self.__attrs_init__((*each, *rules) if type(rules) is tuple else rules)

    def on(self, on: date) -> Rule[T] | None:
        """
        Return the rule that holds on a day, or None if there was none yet.
        """
        for rule in self.rules:
            if rule.holds_on(on):
                return rule
        return None

    def placed(self, id: str, sentence: str = "") -> "Dated[T]":
        """
        Return it with another id; if there are several rules, each id ends in its first month:
        "publication.usual.2021-06".
        """
        if len(self.rules) == 1:
            return Dated(self.rules[0].placed(id, sentence))
        return Dated(*(rule.placed(_dated(id, rule), sentence) for rule in self.rules))


def _dated(id: str, rule: Rule[Any]) -> str:
    return f"{id}.{rule.first_day.isoformat()[:7]}" if rule.first_day else id


def value_in_words(value: RuleValue) -> str:
    """
    Return a rule's value as running text.

    Raises:
        RecordError: When no rule can have it.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple() if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        case EventKind() | Pathway() | Anchor() | Area():
            return value.label
        case _ if isinstance(value, _KINDS):
            return str(value)
        case _:
            raise RecordError(f"{shown(value)} is no value that a rule can have. Pass the value of a Rule.")
