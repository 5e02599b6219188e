"""
The editions in order, and which one was in force when.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from itertools import combinations, pairwise
from typing import Any

from ofsted_ilacs.exceptions import RecordError, RulesetNotFoundError
from ofsted_ilacs.model.areas import Area, JudgementArea
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule

__all__ = ["areas", "check_editions", "ruleset", "ruleset_on", "rulesets"]


_PAGES = (
    "sif_2013",
    "ilacs_2018",
    "ilacs_2023",
    "ilacs_2026",
)
"""The page of each edition, oldest first. A new edition is one more line, and a last day for the one before it."""


@cache
def rulesets() -> tuple[Ruleset, ...]:
    """
    Return the published editions, oldest first.
    """
    editions = tuple(import_module(f"ofsted_ilacs.rules.{page}").EDITION for page in _PAGES)
    check_editions(editions)
    return editions


@cache
def areas() -> tuple[Area, ...]:
    """
    Return all areas of all editions.

    Raises:
        RecordError: If two of them share a value.
    """
    judged = (area for edition in rulesets() for area in edition.areas)
    known = tuple(dict.fromkeys((*JudgementArea, *judged)))
    for one, other in combinations(known, 2):
        if one.value == other.value:  # in columns and documents they would look the same
            raise RecordError(
                f"{shown(one)} and {shown(other)} share the value {shown(one.value)}. Give each area a value of its "
                "own."
            )
    return known


def ruleset(id: str) -> Ruleset:
    """
    Return the published edition with that id.

    Raises:
        RulesetNotFoundError: If there is none.
    """
    for edition in rulesets():
        if isinstance(id, str) and edition.id == id:
            return edition
    raise RulesetNotFoundError(f"No edition is named {shown(id)}. There are {', '.join(e.id for e in rulesets())}.")


def published_rule(edition: str, id: str) -> Rule[Any]:
    """
    Return a rule of a published edition by their ids: what the pickle of such a rule holds.

    Raises:
        RulesetNotFoundError: If there is no such edition.
        UnknownNameError: If the edition has no such rule.
    """
    return ruleset(edition).rule(id)


def ruleset_on(on: date) -> Ruleset:
    """
    Return the edition in force on a day.

    For judgements, pass the first day of fieldwork; for a deadline, its trigger day; for what comes next, the day of
    asking.

    Raises:
        NotADateError: If *on* is not a day.
        RulesetNotFoundError: If *on* is before 19 November 2013, the first day of the oldest edition.
    """
    on = day(on)
    for edition in reversed(rulesets()):
        if edition.governs(on):
            return edition
    first = rulesets()[0]
    raise RulesetNotFoundError(
        f"{on} is before {first.first_day}, the first day of the oldest edition known, {shown(first.id)}. "
        f"Ask about a day from {in_words(first.first_day)} on, or pass a ruleset of your own."
    )


def edition_for(given: Ruleset | None, on: date) -> Ruleset:
    """
    Return the given edition or, by default, the published one in force on a day.

    Raises:
        RecordError: If *given* is not an edition.
        RulesetNotFoundError: If *given* is None and no edition was in force.
    """
    return ruleset_on(on) if given is None else expect(Ruleset, given, "ruleset")


def check_editions(editions: Iterable[Ruleset]) -> None:
    """
    Check that editions follow each other without gap or overlap, and that only the last has no last day.

    Raises:
        RecordError: If they do not; the message names the two editions and their days.
    """
    if not isinstance(editions, Iterable):
        raise RecordError(f"editions: {shown(editions)} is not a collection of editions. Pass a list or a tuple.")
    known = tuple(expect(Ruleset, edition, "editions") for edition in editions)
    for before, after in pairwise(known):
        if before.last_day is None or (after.first_day - before.last_day).days != 1:
            ends = "never ends" if before.last_day is None else f"ends on {before.last_day}"
            raise RecordError(
                f"Edition {shown(before.id)} {ends} and {shown(after.id)} begins on {after.first_day}. "
                "Editions must abut: let each begin the day after the one before it ends."
            )
