"""
One step of an explanation: a sentence, the rules that it rests on, and where they can be read.
"""

from typing import Any

import attrs

from ofsted_ilacs.exceptions import RulesetNotFoundError, UnknownNameError
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import optional, some_text, tuple_of
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset as published_ruleset
from ofsted_ilacs.rules.evidence import Basis
from ofsted_ilacs.rules.rule import Rule, value_in_words

__all__ = ["Step", "step"]


@attrs.frozen
class Step(Displayed):
    """
    One step of an explanation.

    Attributes:
        text: What was found or done, in a sentence or two.
        rules: The rules that it rests on; none for a plain fact.
        ruleset_id: The edition that the rules were taken from.
        changes: How those rules differ from the published edition, where the caller changed them.
        source: Where a plain fact can be read.
    """

    text: str = attrs.field(validator=some_text)
    rules: tuple[Rule[Any], ...] = attrs.field(default=(), kw_only=True, validator=tuple_of(Rule))
    ruleset_id: str | None = attrs.field(default=None, kw_only=True, validator=optional(some_text))
    changes: tuple[str, ...] = attrs.field(default=(), kw_only=True, validator=tuple_of(str))
    source: str | None = attrs.field(default=None, kw_only=True, validator=optional(some_text))

    @property
    def references(self) -> tuple[str, ...]:
        """
        One line for each rule: its id, its edition and its evidence; then the caller's changes.
        """
        return (*(f"rule {rule.id}, {self.ruleset_id}. {rule.evidence}" for rule in self.rules), *self.changes)

    def __str__(self) -> str:
        source = f" [{self.source}]" if self.source else ""
        return "\n".join([self.text + source, *(f"     {line}" for line in self.references)])


def step(text: str, ruleset: Ruleset, *rules: Rule[Any] | None) -> Step:
    """
    Return a step that rests on rules of an edition; None among them is passed over.

    If the caller changed a rule, the step says so.
    """
    resting_on = tuple(rule for rule in rules if rule is not None)
    changes = tuple(change for rule in resting_on if (change := _change(rule, ruleset)))
    return Step(text, rules=resting_on, ruleset_id=ruleset.id if resting_on else None, changes=changes)


def _change(rule: Rule[Any], ruleset: Ruleset) -> str | None:
    if rule.evidence.basis is Basis.CALLER:  # its evidence says so already
        return None
    try:
        published = published_ruleset(ruleset.id).rule(rule.id)
    except (RulesetNotFoundError, UnknownNameError):
        return None
    if published.value == rule.value:
        return None
    return f"Rule {rule.id} was changed by the caller: it is published as {value_in_words(published.value)}."
