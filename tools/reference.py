"""
Rewrite the reference pages that are made from the code: the names, the rules and the editions.

``nox -s reference`` runs it; a test holds the pages and the code equal.
"""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.rules.rule import value_in_words

PAGES = Path(__file__).parents[1] / "docs/reference"


def rules_page() -> str:
    """
    Return the page of every rule of every edition, one section a rule, with the editions that hold it.
    """
    lines = [
        "# Every rule",
        "",
        "Made from the code. Each rule has an id, a value, the editions and days that it holds for, and its evidence.",
        'Print one yourself: `explain(ruleset("ilacs-2026-04").rule("interval"))`; or all: `explain(ruleset(...))`.',
        "",
        *_bases(),
    ]
    for id in dict.fromkeys(rule.id for edition in oi.rulesets() for rule in edition.rules):
        lines += ["", f"## `{id}`", ""]
        for rule, editions in _versions(id):
            lines += _rule(rule, editions)
    return "\n".join(lines) + "\n"


def _bases() -> Iterable[str]:
    yield "| basis | means |"
    yield "|---|---|"
    for basis in oi.Basis:
        yield f"| {basis.label} | {basis.meaning} |"


def _versions(id: str) -> Iterable[tuple[oi.Rule, list[str]]]:
    versions: dict[oi.Rule, list[str]] = {}
    for edition in oi.rulesets():
        rule = edition.find(id)
        if rule is not None:
            versions.setdefault(rule, []).append(edition.id)
    return versions.items()


def _rule(rule: oi.Rule, editions: list[str]) -> Iterable[str]:
    yield str(rule)
    yield ""
    yield f"- Value: {value_in_words(rule.value)}"
    yield f"- Editions: {', '.join(f'`{edition}`' for edition in editions)}{_days(rule)}"
    yield f"- {rule.evidence}"
    for citation in rule.evidence.citations:
        quote = f": \u201c{citation.quote}\u201d" if citation.quote else ""
        yield f"- Source: {_link(citation)}{quote}"
    yield ""


def _days(rule: oi.Rule) -> str:
    first = "" if rule.first_day is None else f" from {in_words(rule.first_day)}"
    last = "" if rule.last_day is None else f" to {in_words(rule.last_day)}"
    return f" (in force{first}{last})" if first or last else ""


def _link(citation: oi.Citation) -> str:
    return f"[{citation}]({citation.url})" if citation.url else str(citation)


def editions_page() -> str:
    """
    Return the page of the editions: their days, their judgements, and what each changed.
    """
    lines = [
        "# The editions, and what each changed",
        "",
        "Made from the code. An inspection goes by the edition in force on its first day of fieldwork.",
        "",
        "| edition | first day of fieldwork from | to | overall grade | judgements |",
        "|---|---|---|---|---|",
    ]
    for edition in oi.rulesets():
        last = "open" if edition.last_day is None else in_words(edition.last_day)
        overall = "yes" if edition.makes_overall_judgement else "**no**"
        areas = "; ".join(area.label for area in edition.areas)
        lines.append(f"| `{edition.id}` | {in_words(edition.first_day)} | {last} | {overall} | {areas} |")
    for edition in oi.rulesets():
        lines += ["", f"## `{edition.id}`", "", f"{edition.title}."]
        lines += ["", *(f"- Amended {amendment}" for amendment in edition.amendments)]
        if edition.ran_on_until is not None:
            lines.append(
                f"- Re-inspections of inadequate authorities ran on under it to {in_words(edition.ran_on_until)}."
            )
        if edition.announced is not None:
            lines.append(f"- Announced {edition.announced} Never in force by itself.")
    for before, after in pairwise(oi.rulesets()):
        lines += ["", f"## From `{before.id}` to `{after.id}`", ""]
        lines += [f"| rule | `{before.id}` | `{after.id}` |", "|---|---|---|"]
        lines += [f"| `{each.id}` | {_cell(each.before)} | {_cell(each.after)} |" for each in oi.compare(before, after)]
    return "\n".join(lines) + "\n"


def _cell(rule: oi.Rule | None) -> str:
    if rule is None:
        return "\u2013"
    return f"{rule}{_days(rule)} ({rule.evidence.basis.label})".replace("|", "\\|")


def names_page() -> str:
    """
    Return the page of every public name, layer by layer, for Sphinx to fill from the docstrings.
    """
    modules: dict[str, list[str]] = {}
    for name in oi.__all__:
        modules.setdefault(getattr(oi, name).__module__ if name not in _ALIASES else _ALIASES[name], []).append(name)
    lines = [
        "# Names",
        "",
        "Made from the code. What stands under a layer is importable from `ofsted_ilacs` itself; the doors and the",
        "testing kit are modules to import on purpose.",
    ]
    for layer, title in _LAYERS.items():
        lines += ["", f"## {title}"]
        for module, names in sorted(modules.items()):
            if module.removeprefix("ofsted_ilacs.").split(".")[0] == layer:
                lines += _members(module, names)
    lines += ["", "## The doors"]
    for module in _DOORS:
        lines += _members(module, None)
    return "\n".join(lines) + "\n"


_ALIASES = {"Assume": "ofsted_ilacs.planning.cycles"}
_LAYERS = {
    "model": "What things are",
    "register": "Who there is",
    "workdays": "Which days count",
    "rules": "What is written",
    "events": "What happened",
    "archive": "What is on record",
    "planning": "What follows",
    "sector": "The whole country",
    "exceptions": "What can go wrong",
}
_DOORS = (
    "ofsted_ilacs.workdays.arrays",
    "ofsted_ilacs.interop.records",
    "ofsted_ilacs.interop.json",
    "ofsted_ilacs.interop.schema",
    "ofsted_ilacs.interop.frames",
    "ofsted_ilacs.interop.icalendar",
    "ofsted_ilacs.interop.charts",
    "ofsted_ilacs.interop.notebook",
    "ofsted_ilacs.testing",
)


def _members(module: str, names: list[str] | None) -> Iterable[str]:
    yield from ("", f"### `{module}`", "", "```{eval-rst}", f".. automodule:: {module}")
    yield f"   :members: {', '.join(sorted(names))}" if names else "   :members:"
    yield "```"


PAGES_MADE = {"api.md": names_page, "rules.md": rules_page, "editions.md": editions_page}
"""
The pages and what makes them.
"""


def main() -> None:
    """
    Write the pages.
    """
    for name, make in PAGES_MADE.items():
        (PAGES / name).write_text(make(), encoding="utf-8")
        print(f"wrote docs/reference/{name}")


if __name__ == "__main__":
    main()
