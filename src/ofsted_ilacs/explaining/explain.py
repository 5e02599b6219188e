"""
Answers in plain English: a headline, then numbered steps, each with its rule, its basis and its source.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule, value_in_words

__all__ = ["Explained", "explain"]


class Explained(Protocol):
    """
    Anything that knows its own headline and steps.
    """

    @property
    def headline(self) -> str:
        """
        The answer in a sentence or two.
        """

    @property
    def steps(self) -> Sequence[Step]:
        """
        Why, step by step.
        """


def explain(result: Explained | Rule[Any] | Ruleset) -> str:
    """
    Return why a result is what it is, in plain English.

    Args:
        result: Anything that this library answers with, a rule, or a whole edition.

    Raises:
        RecordError: When it is something else.
    """
    match result:
        case Ruleset():
            return "\n\n".join([_edition(result), *(_rule(rule) for rule in result.rules)])
        case Rule():
            return _rule(result)
        case _ if hasattr(type(result), "headline") and hasattr(type(result), "steps"):
            return "\n\n".join([result.headline, "\n".join(_numbered(result.steps))])
        case _:
            raise RecordError(
                f"{shown(result)} cannot be explained. Pass a result such as next_inspection(...) returns."
            )


def _numbered(steps: Sequence[Step]) -> list[str]:
    return [f"{number}. {each}" for number, each in enumerate(steps, start=1)]


def _edition(edition: Ruleset) -> str:
    first = in_words(edition.first_day)
    days = f"from {first} on" if edition.last_day is None else f"from {first} to {in_words(edition.last_day)}"
    lines = [f"{edition.title} ({edition.id}), for fieldwork begun {days}."]
    lines += [f"Amended {amendment}" for amendment in edition.amendments]
    if edition.announced is not None:
        lines.append(f"Announced {edition.announced}")
    return "\n".join(lines)


def _rule(rule: Rule[Any]) -> str:
    value = "" if isinstance(rule.value, str) else f"     Value: {value_in_words(rule.value)}.\n"  # a text says itself
    return f"{rule.id}: {rule}{_days(rule)}\n{value}     {rule.evidence}"


def _days(rule: Rule[Any]) -> str:
    first = "" if rule.first_day is None else f" from {in_words(rule.first_day)}"
    last = "" if rule.last_day is None else f" to {in_words(rule.last_day)}"
    return f" (In force{first}{last}.)" if first or last else ""
