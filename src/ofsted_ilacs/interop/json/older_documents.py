"""
Documents of older versions, made into today's form.

Version 1 wrote an edition as one list of rules. Each is put into the place that its id names today; any other
document goes on as it is, and is refused with its place.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs
from cattrs.errors import BaseValidationError

from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.interop.json.conversion import converter, in_full
from ofsted_ilacs.interop.json.json_types import Misfit
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.planning.visits_held import VisitReason
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset, rulesets
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.part import Part, places
from ofsted_ilacs.rules.rule import Dated, Rule, says
from ofsted_ilacs.rules.values import Between, Unknown

__all__ = ["from_version_1"]

Plain = dict[str, Any]

_RENAMED: Mapping[str, str] = {
    "reinspection": "next.reinspection",
    "reinspection.to-september-2018": "next.reinspection.to-2018",
    "publication.pre-election-silence": "publication.pre-election",
    "inadequate.route": "monitoring.route",
    "action-planning-visit.timing": "monitoring.action-planning",
    "clock.jtai-plan": "clock.jtai-statement",
    "clock.prepare-statement": "prepare-statement",
    "focused-visit.on-site": "on-site.focused-visit",
}
"""The rules that version 1 named otherwise."""

_ADDED = frozenset({"monitoring.until-inspection", "on-site.monitoring-visit", "publication.letter"})
"""The rules that version 1 did not have: a document that lacks them does not leave them out."""

_NEWEST_OF_VERSION_1 = "ilacs-2026-04"

_CORRECTED = frozenset(
    {
        ("first.window", Between(12, 30, unit="months")),
        ("focused-visit", Between(1, 2, unit="visits")),
        ("monitoring.interval", Between(3, 4, unit="months")),
        ("monitoring.number", Between(4, 7, unit="visits")),
        ("monitoring.number.to-2018", Between(4, 6, unit="visits")),
    }
)
"""What the editions of version 1 said otherwise than today's: in a document it is not the caller's change."""


def from_version_1(document: Plain) -> Plain:
    """
    Return today's form of a document of version 1.
    """
    kind = document["type"]
    return document | {"value": _lifted(document["value"], kind if isinstance(kind, str) else "")}


def _lifted(value: Any, kind: str = "") -> Any:
    # *kind* is the type, where the document says it.
    match value:
        case list():
            return [_lifted(item, kind.removesuffix("[]")) for item in value]
        case "jtai_plan" if kind == "Duty":
            return "jtai_statement"
        case dict() if type(value) is dict:  # one that has a key twice is refused as it stands
            return _lifted_object(value)
        case _:
            return value


def _lifted_object(value: Plain) -> Plain:
    keys = value.keys()
    if keys == {"type", "value"} and isinstance(value["type"], str):
        return _lifted_union(value["type"], value["value"])
    if keys == {"reason"}:
        return {"what": value["reason"]}
    lifted = {key: _lifted(inner, "Duty" if key == "duty" else "") for key, inner in value.items()}
    if keys >= {"id", "value", "evidence"} or keys == {"id", "before", "after"}:
        id = lifted["id"]
        return lifted | {"id": _RENAMED.get(id, id) if isinstance(id, str) else id}
    if keys >= {"events", "rules", "text"}:
        return _visits(lifted)
    if keys >= {"entries", "subject"}:
        return _timetable(lifted)
    return _edition(lifted) if keys >= {"id", "areas", "rules"} else lifted


def _visits(old: Plain) -> Plain:
    # A sentence said why a visit comes next; its rules say the same.
    ids = [rule["id"] for rule in old["rules"]]
    reason = next((reason for id, reason in _REASONS.items() if id in ids), VisitReason.MONITORING_NOT_ON_RECORD)
    return {key: value for key, value in old.items() if key != "text"} | {"reason": reason.value}


_REASONS = {
    "focused-visit": VisitReason.FOCUSED_VISITS_MISSING,
    "monitoring.route": VisitReason.ACTION_PLANNING_FIRST,
    "monitoring.first": VisitReason.MONITORING_BEGINS,
    "monitoring.number": VisitReason.MONITORING_GOES_ON,
}


def _timetable(old: Plain) -> Plain:
    # The event was only named; its days are those of the entries.
    entries = [
        {key: value for key, value in entry.items() if key != "rule"}
        | {"authority": old["authority"], "part_of": old["kind"], "rules": [entry["rule"]] if entry["rule"] else []}
        for entry in old["entries"]
    ]
    return {key: value for key, value in old.items() if key != "subject"} | {"entries": entries}


def _lifted_union(kind: str, value: Any) -> Plain:
    if kind == "JudgementArea[]" and isinstance(value, list):  # what an edition judges, a text today
        return {"type": "string[]", "value": [_LABELS.get(area, area) for area in map(str, value)]}
    return {"type": kind, "value": _lifted(value, kind)}


_LABELS = {area.value: area.label for area in JudgementArea}


# Editions


def _edition(old: Plain) -> Plain:
    own = converter()
    try:
        rules: tuple[Rule[Any], ...] = own.structure(old["rules"], tuple[Rule[Any], ...])
    except (BaseValidationError, IlacsError, Misfit):
        return old  # refused where the edition is read
    published = next((edition for edition in rulesets() if edition.id == old["id"]), None)
    base = published or attrs.evolve(ruleset(_NEWEST_OF_VERSION_1), facts=())
    edition = _with_rules(base, rules, is_published=published is not None)
    header = {key: value for key, value in old.items() if key != "rules"}
    written: Plain = in_full(Ruleset, own)(edition)
    return written | header


def _with_rules(edition: Ruleset, rules: tuple[Rule[Any], ...], *, is_published: bool) -> Ruleset:
    ids = {place for rule in rules for place in _places(rule.id)} | (_ADDED if is_published else set())
    edition = attrs.evolve(
        _without_others(edition, ids),
        without_overall=tuple(case for case in edition.without_overall if case.rule.id in ids),
        relation=tuple(each for each in edition.relation if each.rule.id in ids) if is_published else (),
    )
    for rule in rules:
        edition = _with_rule(edition, rule, is_published=is_published)
    return edition


def _places(id: str) -> Iterator[str]:
    # Where a rule of version 1 may stand today: by itself, or among those of its family, each with its first day.
    family, _, last = id.rpartition(".")
    if last == "to-2018":
        yield from (f"{family}.2018-01", family)
    elif re.fullmatch("[0-9]{4}-[0-9]{2}", last):
        yield from (id, family)
    else:
        yield from (f"{id}.2018-09", id)


def _without_others(part: Any, ids: Collection[str]) -> Any:
    # The part without the rules that a document leaves out: none where it may have none, and not known elsewhere.
    changes: dict[str, Any] = {}
    optional = {field.name for field in attrs.fields(type(part)) if field.default is None}
    for name, id, *_ in places(type(part)):  # type: ignore[arg-type]
        held = getattr(part, name)
        if held is not None and id not in ids and not any(rule.id in ids for rule in getattr(held, "rules", ())):
            missing: Rule[Any] = says(Unknown(f"rule {id}, which the document leaves out"), Evidence(Basis.CALLER, ()))
            changes[name] = None if name in optional else Dated(missing) if isinstance(held, Dated) else missing
    for field in attrs.fields(type(part)):
        held = getattr(part, field.name)
        if isinstance(held, Part):
            is_there = field.name not in optional or any(rule.id in ids for rule in held.rules_within())
            changes[field.name] = _without_others(held, ids) if is_there else None
    return attrs.evolve(part, **changes)


def _with_rule(edition: Ruleset, rule: Rule[Any], *, is_published: bool) -> Ruleset:
    """
    Return an edition with a rule of version 1 in its place.

    What the published edition said stands as it is known today; what the caller changed stands as the document has it.
    """
    is_callers = rule.evidence.basis is Basis.CALLER
    known = {held.id: held for held in edition.rules}
    for id in _places(rule.id):
        if id in known:
            stands = known[id].value == rule.value or not (is_callers or _is_changed(rule, known[id]))
            return edition if stands else edition.replaced(id, lambda held: _in_place_of(held, rule)) or edition
    return edition if is_published and not is_callers else attrs.evolve(edition, facts=(*edition.facts, rule))


def _is_changed(rule: Rule[Any], today: Rule[Any]) -> bool:
    # Whether a rule that does not say that it is the caller's differs from what the editions of version 1 said.
    told = today.is_fact or isinstance(rule.value, str | tuple | Unknown)
    return not told and (rule.id, rule.value) not in _CORRECTED


def _in_place_of(held: Rule[Any], rule: Rule[Any]) -> Rule[Any]:
    first, last = rule.first_day or held.first_day, rule.last_day or held.last_day
    return attrs.evolve(rule, id=held.id, first_day=first, last_day=last)
