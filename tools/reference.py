"""
Rewrite the reference pages that are made from the code: the names, the rules, the sources and the editions.

``nox -s reference`` runs it; a test holds the pages and the code equal.
"""

import ast
import inspect
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum, EnumType
from functools import partial
from importlib import import_module
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import ofsted_ilacs as oi
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.rules import sources
from ofsted_ilacs.rules.rule import value_in_words
from tools import architecture

PAGES = Path(__file__).parents[1] / "docs/reference"
PROJECT: dict[str, Any] = tomllib.loads((PAGES.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))


def rules_page() -> str:
    """
    Return the page of every rule of every edition: one section for each rule, with the editions that have it.
    """
    lines = [
        "# Every rule",
        "",
        "Made from the code. Each rule has an id, a value, the editions and days for which it holds, and its evidence.",
        "Nothing is computed from a fact. If a value is not known, the rule says why: Ofsted publishes it but it was",
        "not read, or no source that was read says it. [Every source](sources.md) lists what was read of each.",
        '`explain(ruleset("ilacs-2026-04").rule("interval"))` prints one rule, `explain(ruleset(...))` all.',
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
    yield "- A fact: nothing is computed from it" if rule.is_fact else f"- Value: {value_in_words(rule.value)}"
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
    Return the page of the editions: their days, their judgements, and what each one changed.
    """
    lines = [
        "# The editions, and what each changed",
        "",
        "Made from the code. The edition in force on the first day of fieldwork governs an inspection.",
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
                f"- Re-inspections of inadequate authorities continued under it to {in_words(edition.ran_on_until)}."
            )
        if edition.announced is not None:
            lines.append(f"- Announced {edition.announced} An announcement is not a rule in force.")
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
        "Made from the code. Under each source are the words that were read of it, and the rules that rest on it.",
        "If no words were kept, the page says so: the rules then say what the source says, or count what is in it.",
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
    Return the page that lists every public name in one table, with the page that documents it.
    """
    lines = [
        "# Names",
        "",
        "Made from the code. Names that most callers need come from `ofsted_ilacs`, the others from their own modules.",
        "Whatever is not listed is internal and may change. Each layer has a page; two more are",
        "[the parts of an edition](names/writing-editions.md) and [the integrations](names/integrations.md).",
        "",
        "```{toctree}",
        ":maxdepth: 1",
        ":hidden:",
        "",
        *(f"names/{page}" for page in (*_names_by_layer(), "writing-editions", "integrations")),
        "```",
        "",
        "| name | imported from | what it is | page |",
        "|---|---|---|---|",
    ]
    for layer, names in _names_by_layer().items():
        for name, module in names.items():
            where = f"`{_imported_from(name, module)}`"
            lines.append(f"| `{name}` | {where} | {_summary(module, name)} | [{_LAYERS[layer]}](names/{layer}.md) |")
    return "\n".join(lines) + "\n"


def layer_page(layer: str) -> str:
    """
    Return the page of one layer: its public names, which Sphinx documents, and the members of its enumerations.
    """
    lines = [f"# {_LAYERS[layer]}", "", "Made from the code. Import each name from where it is written to be."]
    for name, module in _names_by_layer()[layer].items():
        lines += _documented(module, name, importable_from=_imported_from(name, module))
    return "\n".join(lines) + "\n"


def writing_page() -> str:
    """
    Return the page of the parts that an edition is written with, which are imported from their own modules.
    """
    lines = [
        "# Parts of an edition",
        "",
        "Made from the code. Import each name from the module in its heading.",
        "[](../../how-to/write-your-own-edition.md) shows how to use them.",
    ]
    for module in _FOR_WRITERS:
        lines += ["", f"## `{module}`"]
        for name in sorted(set(import_module(module).__all__) - set(oi.__all__)):
            lines += _documented(module, name, importable_from=module)
    return "\n".join(lines) + "\n"


def integrations_page() -> str:
    """
    Return the page of the modules that work with other packages.
    """
    lines = ["# Integrations", "", "Made from the code. Import these modules by their full names."]
    for module in _INTEGRATIONS:
        lines += ["", f"## `{module}`", "", "```{eval-rst}", f".. automodule:: {module}", "   :members:", "```"]
        values = (getattr(import_module(module), name) for name in import_module(module).__all__)
        for value in values:
            lines += _members(value) if value not in _public_values() else ()
    return "\n".join(lines) + "\n"


_FOR_WRITERS = (
    "ofsted_ilacs.model.areas",
    "ofsted_ilacs.rules.edition",
    "ofsted_ilacs.rules.judged",
    "ofsted_ilacs.rules.law",
    "ofsted_ilacs.rules.rule",
)
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
_LAYERS = {
    "model": "Grades, areas, authorities and kinds",
    "register": "The register of authorities",
    "workdays": "Working days",
    "rules": "Rules and editions",
    "events": "Events and histories",
    "archive": "The record of published inspections",
    "planning": "What comes next, and deadlines",
    "explaining": "Explanations",
    "sector": "Tables of the whole country",
    "exceptions": "Errors",
}


def _names_by_layer() -> dict[str, dict[str, str]]:
    """
    Return the public names with their modules, a layer at a time, as the package lists them.
    """
    found: dict[str, dict[str, str]] = {layer: {} for layer in _LAYERS}
    for table in (oi._HOMES, oi._FURTHER):
        for module, names in table.items():
            full = f"ofsted_ilacs.{module}"
            told_elsewhere = table is oi._FURTHER and full in _FOR_WRITERS
            found[module.split(".")[0]] |= {} if told_elsewhere else dict.fromkeys(names.split(), full)
    return {layer: names for layer, names in found.items() if names}


def _imported_from(name: str, module: str) -> str:
    return "ofsted_ilacs" if name in oi.__all__ else module


def _public_values() -> list[object]:
    return [
        getattr(import_module(module), name) for names in _names_by_layer().values() for name, module in names.items()
    ]


def _documented(module: str, name: str, *, importable_from: str) -> Iterator[str]:
    value = getattr(import_module(module), name)
    match value:
        case type():
            directive = ["autoexception" if issubclass(value, BaseException) else "autoclass", "   :members:"]
        case _ if callable(value) and inspect.isroutine(value):
            directive = ["autofunction"]
        case _:  # Sphinx finds the docstring of a plain value only in the module that assigns it
            directive, importable_from = ["autodata"], module
    yield from ("", "```{eval-rst}", f".. {directive[0]}:: {importable_from}.{name}", *directive[1:], "```")
    yield from _members(value)


def _members(value: object) -> Iterator[str]:
    """
    Yield the table of an enumeration's members: name, value, and meaning.

    The meaning is the docstring under the member or, without one, its `meaning` or its label.
    """
    if not isinstance(value, EnumType) or not len(value):
        return
    docstrings = _docstrings_of_values(inspect.getsource(value))
    yield from ("", f"Members of `{value.__name__}`:", "", "| member | value | meaning |", "|---|---|---|")
    members: list[Enum] = list(value)
    for member in members:
        meaning = (
            docstrings.get(member.name) or getattr(member, "meaning", "") or getattr(member, "label", member.value)
        )
        yield f"| `{member.name}` | `{member.value!r}` | {meaning} |"


def _summary(module: str, name: str) -> str:
    value = getattr(import_module(module), name)
    if isinstance(value, type) or inspect.isroutine(value):
        text = inspect.getdoc(value) or ""
    else:
        text = _docstrings_of_values(inspect.getsource(import_module(module)))[name]
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


def _docstrings_of_values(source: str) -> dict[str, str]:
    """
    Return the docstring under each assignment of a module or of a class, by the name that is assigned.
    """
    body = ast.parse(textwrap.dedent(source)).body
    if len(body) == 1 and isinstance(body[0], ast.ClassDef):
        body = body[0].body
    found: dict[str, str] = {}
    for statement, following in pairwise(body):
        match statement, following:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found


def timeline_picture() -> str:
    """
    Return the timeline on the first screen of the README, as SVG.
    """
    from ofsted_ilacs.interop import charts

    chart = charts.timeline(oi.published("Newcastle"), as_of=date(2026, 11, 24))
    # A reader's font may be wider than the one that the labels were measured in: the left margin keeps them whole.
    roomy = chart.properties(padding={"left": 40, "right": 16, "top": 16, "bottom": 16})
    drawn = StringIO()
    roomy.save(drawn, format="svg")
    return drawn.getvalue() + "\n"


PICTURE = PAGES.parent / "timeline.svg"

PAGES_MADE: dict[str, Callable[[], str]] = {
    "api.md": names_page,
    "rules.md": rules_page,
    "sources.md": sources_page,
    "editions.md": editions_page,
    **{f"names/{layer}.md": partial(layer_page, layer) for layer in _names_by_layer()},
    "names/writing-editions.md": writing_page,
    "names/integrations.md": integrations_page,
}
"""
The pages, and the function that makes each.
"""


def main() -> None:
    """
    Write the pages and the picture, and remove the pages of layers that are gone.
    """
    (PAGES / "names").mkdir(exist_ok=True)
    for name, make in PAGES_MADE.items():
        (PAGES / name).write_text(make(), encoding="utf-8")
        print(f"wrote docs/reference/{name}")
    for page in (PAGES / "names").glob("*.md"):
        if f"names/{page.name}" not in PAGES_MADE:
            page.unlink()
            print(f"removed docs/reference/names/{page.name}")
    PICTURE.write_text(timeline_picture(), encoding="utf-8")
    print("wrote docs/timeline.svg")
    architecture.PICTURE.write_text(architecture.architecture_picture(PROJECT), encoding="utf-8")
    print("wrote docs/explanation/architecture.svg")


if __name__ == "__main__":
    main()
