"""
Rewrite the reference pages that are made from the code: the names, the rules, the sources and the editions.

``nox -s reference`` runs it; a test holds the pages and the code equal.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.rules import sources
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
        "A fact is told and computes nothing. What is not known says whether it was published and not read, or stands",
        "in no source that was read. [Every source](sources.md) lists what was read of each.",
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


def _versions(id: str) -> Iterable[tuple[oi.Rule[Any], list[str]]]:
    versions: dict[oi.Rule[Any], list[str]] = {}
    for edition in oi.rulesets():
        for rule in edition.rules:
            if rule.id == id:
                versions.setdefault(rule, []).append(edition.id)
    return versions.items()


def _rule(rule: oi.Rule[Any], editions: list[str]) -> Iterable[str]:
    yield str(rule)
    yield ""
    yield "- A fact: it is told" if rule.is_fact else f"- Value: {value_in_words(rule.value)}"
    yield f"- Editions: {', '.join(f'`{edition}`' for edition in editions)}{_days(rule)}"
    yield f"- {rule.evidence}"
    for citation in rule.evidence.citations:
        quote = f": {_quoted(citation)}" if citation.quote else ""
        yield f"- Source: {_link(citation)}{quote}"
    yield ""


def _quoted(citation: oi.Citation) -> str:
    return f"\u201c{citation.quote}\u201d"


def _days(rule: oi.Rule[Any]) -> str:
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


def _cell(rule: oi.Rule[Any] | None) -> str:
    if rule is None:
        return "\u2013"
    return f"{rule}{_days(rule)} ({rule.evidence.basis.label})".replace("|", "\\|")


def sources_page() -> str:
    """
    Return the page of every source: its address, what was read of it, and the rules that rest on it.
    """
    lines = [
        "# Every source",
        "",
        "Made from the code. Under each source stand the words that were read of it, and the rules that rest on it.",
        "Where no words were kept, the page says so: the rules then tell what it says, or count what is in it.",
    ]
    for source in _sources():
        lines += ["", f"## {source.title}", "", source.url or "Its address is not known.", ""]
        lines += [*_read(source), *_resting_on(source)]
    return "\n".join(lines) + "\n"


def _sources() -> Iterator[oi.Citation]:
    yield from (source for source in vars(sources).values() if isinstance(source, oi.Citation))


def _read(source: oi.Citation) -> Iterator[str]:
    cited = [citation for citation, _ in _citations() if citation.title == source.title]
    by_place: dict[str, dict[str, None]] = {}
    for citation in cited:
        words = by_place.setdefault(citation.provision, {})
        if citation.quote:
            speaker = f" ({citation.speaker})" if citation.speaker else ""
            words[f"{_quoted(citation)}{speaker}"] = None
    read_on = sorted({citation.accessed for citation in cited if citation.accessed})
    for place, words in by_place.items():
        if words:
            yield f"- {place or 'Read'}: {'; '.join(words)}."
        elif source not in sources.NOT_READ and (place or len(by_place) == 1):
            yield f"- {place or 'Read'}: {_not_quoted(source)}."
    if source in sources.NOT_READ:
        yield f"- **Not read**: {sources.NOT_READ[source]}."
    if read_on:
        yield f"- Read on {in_words(read_on[-1])}."


def _not_quoted(source: oi.Citation) -> str:
    resting = (rule for edition in oi.rulesets() for rule in edition.rules if _rests_on(rule, source))
    counted = any(rule.evidence.n is not None for rule in resting)
    return "counted, and not quoted" if counted else "its words were not kept"


def _resting_on(source: oi.Citation) -> Iterator[str]:
    ids = dict.fromkeys(rule.id for edition in oi.rulesets() for rule in edition.rules if _rests_on(rule, source))
    if ids:
        yield f"- Rules: {', '.join(f'[`{id}`](rules.md#{_anchor(id)})' for id in ids)}"
    changes = {
        f"`{edition.id}`, {amendment.when}": None
        for edition in oi.rulesets()
        for amendment in (*edition.amendments, *([edition.announced] if edition.announced else []))
        if amendment.citation.title == source.title
    }
    if changes:
        yield f"- Changes of editions: {'; '.join(changes)}"


def _rests_on(rule: oi.Rule[Any], source: oi.Citation) -> bool:
    return any(citation.title == source.title for citation in rule.evidence.citations)


def _anchor(id: str) -> str:
    return id.replace(".", "")


def _citations() -> Iterator[tuple[oi.Citation, str]]:
    for edition in oi.rulesets():
        for rule in edition.rules:
            yield from ((citation, rule.id) for citation in rule.evidence.citations)
        for amendment in (*edition.amendments, *([edition.announced] if edition.announced else [])):
            yield amendment.citation, edition.id


def names_page() -> str:
    """
    Return the page of every public name, layer by layer, for Sphinx to fill from the docstrings.
    """
    modules: dict[str, list[str]] = {}
    for name in oi.__all__:
        modules.setdefault(getattr(oi, name).__module__ if name not in _ALIASES else _ALIASES[name], []).append(name)
    for module in _FOR_WRITERS:
        modules[module] = sorted({*modules.get(module, ()), *import_module(module).__all__})
    lines = [
        "# Names",
        "",
        "Made from the code. What stands under a layer is importable from `ofsted_ilacs` itself, save the parts that",
        f"editions are written with: those come from {', '.join(f'`{module}`' for module in _FOR_WRITERS)}.",
        "The integrations and the testing kit are modules to import on purpose.",
    ]
    for layer, title in _LAYERS.items():
        lines += ["", f"## {title}"]
        for module, names in sorted(modules.items()):
            if module.removeprefix("ofsted_ilacs.").split(".")[0] == layer:
                lines += _members(module, names)
    lines += ["", "## Integrations"]
    for module in _INTEGRATIONS:
        lines += _members(module, None)
    return "\n".join(lines) + "\n"


_ALIASES = {"Assume": "ofsted_ilacs.planning.cycles"}
_FOR_WRITERS = (
    "ofsted_ilacs.model.areas",
    "ofsted_ilacs.rules.edition",
    "ofsted_ilacs.rules.judged",
    "ofsted_ilacs.rules.law",
    "ofsted_ilacs.rules.rule",
)
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
_INTEGRATIONS = (
    "ofsted_ilacs.workdays.arrays",
    "ofsted_ilacs.interop.records",
    "ofsted_ilacs.interop.json",
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


PAGES_MADE = {"api.md": names_page, "rules.md": rules_page, "sources.md": sources_page, "editions.md": editions_page}
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
