"""
The model of an edition: rules as plain values, each with its evidence.
"""

from datetime import date
from typing import Self, TypeVar

import attrs

from ofsted_ilacs.exceptions import RecordError, UnknownNameError
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.days import day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.model.fields import expect, optional, some_of, some_text, text, tuple_of
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

__all__ = ["Amendment", "Difference", "Rule", "RuleValue", "Ruleset", "compare"]

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
    | tuple[JudgementArea, ...]
)


_KINDS = (WorkingDays, Months, Years, Between, Estimate, Span, Anchor, Pathway, EventKind, Unknown, bool, str)
T = TypeVar("T")


@attrs.frozen
class Rule(Displayed):
    """
    One thing that an edition says, or is seen to do.

    Attributes:
        id: Its name within the edition, such as "clock.publish-statement".
        value: What it says, as a value to compute with.
        evidence: Why that is believed.
        statement: The same as a sentence for people.
        first_day: The first day that it holds; None means the edition's own.
        last_day: The last day that it holds; None means the edition's own.
    """

    id: str = attrs.field(validator=some_text)
    value: RuleValue = attrs.field()
    evidence: Evidence = attrs.field(validator=some_of(Evidence))
    statement: str = attrs.field(default="", kw_only=True, validator=text)
    first_day: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)
    last_day: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)

    @value.validator
    def _check_value(self, _: "attrs.Attribute[RuleValue]", value: object) -> None:
        items = value if isinstance(value, tuple) else (value,)
        kinds = (str, JudgementArea) if isinstance(value, tuple) else _KINDS
        if not all(isinstance(item, kinds) for item in items):
            raise RecordError(
                f"Rule {self.id!r}: {value!r} is no value that a rule can have. Pass a length, such as WorkingDays(5), "
                "a Span, Between, Estimate, Anchor, Pathway, EventKind or Unknown, a bool, a text or a tuple of texts."
            )

    @last_day.validator
    def _check_last_day(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and self.first_day is not None and value < self.first_day:
            raise RecordError(f"Rule {self.id!r} ends on {value}, before it begins on {self.first_day}. Swap the days.")

    def holds_on(self, on: date) -> bool:
        """
        Return whether *on* lies between the rule's first and last days, both included.
        """
        on = day(on)
        return (self.first_day is None or self.first_day <= on) and (self.last_day is None or on <= self.last_day)

    def as_a(self, kind: type[T]) -> T | None:
        """
        Return the value as an instance of *kind*, or None where it is `Unknown`.

        Raises:
            RecordError: When it is something else.
        """
        if isinstance(self.value, kind):
            return self.value
        if isinstance(self.value, Unknown):
            return None
        raise RecordError(f"Rule {self.id!r} holds {self.value!r}. It needs a value of type {kind.__name__}.")

    @property
    def is_known(self) -> bool:
        """
        Whether any source says.
        """
        return not isinstance(self.value, Unknown)

    def with_value(self, value: RuleValue, note: str = "") -> "Rule":
        """
        Return the rule with a value of the caller's own, which explanations then name as such.
        """
        was = "" if isinstance(self.value, Unknown) else f"The published value is: {value_in_words(self.value)}."
        said = f"{note}." if note and note[-1] not in ".!?" else note
        evidence = Evidence(Basis.CALLER, (), note=" ".join(filter(None, (said, was))))
        return attrs.evolve(self, value=value, evidence=evidence, statement="")

    def __repr__(self) -> str:
        return f"<Rule {self.id!r}: {readable(value_in_words(self.value), 80)}>"

    def __str__(self) -> str:
        return self.statement or value_in_words(self.value)


def value_in_words(value: RuleValue) -> str:
    """
    Return a rule's value as running text.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "; ".join(item if isinstance(item, str) else item.label for item in value)
        case EventKind() | Pathway():
            return value.label
        case Anchor():
            return value.value
        case _:
            return str(value)


@attrs.frozen
class Amendment(Displayed):
    """
    A dated change inside an edition.

    Attributes:
        day: When; the first of the month or year where only that is known.
        note: What changed, or that it is not known, as a phrase without a full stop.
        shown: The day in words, where less than the day is known: "2021".
        citation: Where it can be read.
    """

    day: date = attrs.field(converter=day)
    note: str = attrs.field(validator=some_text)
    citation: Citation = attrs.field(kw_only=True, validator=some_of(Citation))
    shown: str = attrs.field(default="", kw_only=True, validator=text)

    @property
    def when(self) -> str:
        """
        The day in words, as exactly as it is known.
        """
        return self.shown or in_words(self.day)

    def __str__(self) -> str:
        return f"{self.when}: {self.note} ({self.citation})."


@attrs.frozen(kw_only=True)
class Ruleset(Displayed):
    """
    One dated edition of the inspection rules, complete in itself.

    Values are plain and frozen: ``attrs.evolve``, `with_rule` and `with_value` make corrected editions.

    Attributes:
        id: Its name, such as "ilacs-2023-01".
        title: What it is called.
        first_day: The first day of fieldwork that it governs.
        last_day: The last such day; None while it is open.
        areas: The areas that it judges, as its reports list them.
        full_inspections: The kinds of graded inspection that it knows.
        rules: What it says, each with evidence; ids are unique.
        amendments: Dated changes inside it.
        ran_on_until: The last first-fieldwork day of inspections that ran on under it after ``last_day``, if any did.
        announced: What is announced to follow it; never in force by itself.
    """

    id: str = attrs.field(kw_only=False, validator=some_text)
    title: str = attrs.field(kw_only=False, validator=some_text)
    first_day: date = attrs.field(converter=day)
    last_day: date | None = attrs.field(default=None, converter=day_or_none)
    areas: tuple[JudgementArea, ...] = attrs.field(validator=tuple_of(JudgementArea))
    full_inspections: tuple[EventKind, ...] = attrs.field(validator=tuple_of(EventKind))
    rules: tuple[Rule, ...] = attrs.field(validator=tuple_of(Rule))
    amendments: tuple[Amendment, ...] = attrs.field(default=(), validator=tuple_of(Amendment))
    ran_on_until: date | None = attrs.field(default=None, converter=day_or_none)
    announced: Amendment | None = attrs.field(default=None, validator=optional(some_of(Amendment)))
    _by_id: dict[str, Rule] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {rule.id: rule for rule in self.rules})

    @last_day.validator
    def _check_last_day(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and value < self.first_day:
            raise RecordError(
                f"Edition {self.id!r} ends on {value}, before it begins on {self.first_day}. Swap the days."
            )

    @rules.validator
    def _check_ids(self, _: "attrs.Attribute[tuple[Rule, ...]]", value: tuple[Rule, ...]) -> None:
        ids = [rule.id for rule in value]
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise RecordError(
                f"Edition {self.id!r} has two rules named {', '.join(twice)}. Give each an id of its own."
            )

    @property
    def makes_overall_judgement(self) -> bool:
        """
        Whether its reports carry a grade for overall effectiveness.
        """
        return JudgementArea.OVERALL_EFFECTIVENESS in self.areas

    def governs(self, on: date) -> bool:
        """
        Return whether *on* lies between the edition's first and last days, both included.
        """
        on = day(on)
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)

    def find(self, id: str) -> Rule | None:
        """
        Return the rule of that id, or None where the edition has none.
        """
        return self._by_id.get(id)

    def value(self, id: str, kind: type[T]) -> T | None:
        """
        Return the value of the rule of that id; None where the edition has none, or it is `Unknown`.

        Raises:
            RecordError: When the value is not of that kind.
        """
        found = self._by_id.get(id)
        return None if found is None else found.as_a(kind)

    def rule(self, id: str) -> Rule:
        """
        Return the rule of that id.

        Raises:
            UnknownNameError: When the edition has none.
        """
        found = self._by_id.get(id)
        if found is None:
            raise UnknownNameError(f"Edition {self.id!r} has no rule {id!r}. Its rules: {', '.join(self._by_id)}.")
        return found

    def dated(self, family: str, on: date) -> Rule | None:
        """
        Return the rule named *family*, or *family* and a further part, that holds on a day; None where none does.
        """
        on = day(on)
        for rule in self.rules:
            if (rule.id == family or rule.id.startswith(family + ".")) and rule.holds_on(on):
                return rule
        return None

    def with_rule(self, rule: Rule) -> Self:
        """
        Return the edition with a rule replaced, or added at the end.
        """
        replaced = tuple(rule if old.id == rule.id else old for old in self.rules)
        return attrs.evolve(self, rules=replaced if rule.id in self._by_id else (*self.rules, rule))

    def with_value(self, id: str, value: RuleValue, note: str = "") -> Self:
        """
        Return the edition with one rule's value replaced by the caller's own.

        Raises:
            UnknownNameError: When the edition has no such rule.
        """
        return self.with_rule(self.rule(id).with_value(value, note))

    def without(self, *ids: str) -> Self:
        """
        Return the edition without some of its rules.

        Raises:
            UnknownNameError: When it has no such rule.
        """
        gone = {self.rule(id).id for id in ids}
        return attrs.evolve(self, rules=tuple(rule for rule in self.rules if rule.id not in gone))

    def __repr__(self) -> str:
        return f"<Ruleset {self.id!r}>"

    def __str__(self) -> str:
        return self.id


@attrs.frozen
class Difference(Displayed):
    """
    One rule that two editions do not share.

    Attributes:
        id: The rule's id.
        before: It in the first edition; None where that has none.
        after: It in the second edition; None where that has none.
    """

    id: str
    before: Rule | None
    after: Rule | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.id}: new: {self.after}"
        if self.after is None:
            return f"{self.id}: gone: {self.before}"
        return f"{self.id}: {self.before} -> {self.after}"


def compare(a: Ruleset, b: Ruleset) -> tuple[Difference, ...]:
    """
    Return what differs between two editions, rule by rule, in the order of the first.

    Two rules differ when their value, dates or evidence do.
    """
    for name, edition in (("a", a), ("b", b)):
        expect(Ruleset, edition, name)
    ids = dict.fromkeys([*(rule.id for rule in a.rules), *(rule.id for rule in b.rules)])
    pairs = ((id, a.find(id), b.find(id)) for id in ids)
    return tuple(Difference(id, before, after) for id, before, after in pairs if before != after)
