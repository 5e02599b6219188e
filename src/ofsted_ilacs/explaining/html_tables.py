"""
Records as HTML: a headline, what the record holds, and its steps, folded away.

The HTML is plain and inert: no script and no style sheet, every text escaped, headers with a scope, a caption on every
table. What a screen reader hears is what the page shows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import islice
from typing import Any

import attrs

from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.register.lookup import find

__all__ = ["MOST_ROWS", "html", "html_table", "table"]

MOST_ROWS = 200
"""How many rows of a table, or steps of an explanation, are shown; what is left out is counted."""


def html(record: Any) -> str:
    """
    Return a record as HTML.
    """
    parts = [_fields_table(record), *_tables_within(record)]
    if hasattr(type(record), "headline") and hasattr(type(record), "steps"):
        parts = [f"<p><strong>{_lines(record.headline)}</strong></p>", *parts, _steps(record.steps)]
    return f"<div>{''.join(parts)}</div>"


def table(records: Sequence[Displayed]) -> str:
    """
    Return several records of one class as one HTML table, one a row, called as the class and counted.
    """
    kind = _title_of(type(records[0]).__name__) if records else "Answers"
    return html_table(records, f"{kind} ({len(records):,})")


def html_table(records: Sequence[Displayed], caption: str, *, known: Iterable[tuple[str, object]] = ()) -> str:
    """
    Return records of one class as an HTML table, one a row; columns with nothing in them are left out.

    Args:
        records: The records.
        caption: What the table holds.
        known: Names and values that stand outside the table already: a column that only repeats one is left out.
    """
    outside = dict(known)
    every = _names(records[0]) if records else []
    names = [
        name
        for name in every
        if not all(_is_left_out(record, name) or _is_outside(record, name, outside) for record in records)
    ] or every[:1]
    head = "".join(f'<th scope="col" style="{_CELL}">{_title(records[0], name)}</th>' for name in names)
    rows = (_row(record, names) for record in islice(records, MOST_ROWS)) if records else ("<tr><td>None</td></tr>",)
    head = f"<thead><tr>{head}</tr></thead>" if head else ""
    left_out = len(records) - MOST_ROWS
    more = f"<p>{left_out:,} more of {len(records):,} are not shown.</p>" if left_out > 0 else ""
    return (
        f'<table><caption style="{_CAPTION}">{_escaped(caption)}</caption>'
        f"{head}<tbody>{''.join(rows)}</tbody></table>{more}"
    )


_CELL = "padding:.2em .6em;text-align:left;vertical-align:top"
_CAPTION = "text-align:left;font-weight:bold"
_LINK = "overflow-wrap:anywhere"
_NOWHERE = object()


def _row(record: Displayed, names: Sequence[str]) -> str:
    head, *cells = (_cell(_value(record, name)) for name in names)
    rest = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row" style="{_CELL}">{head}</th>{rest}</tr>'


def _fields_table(record: Displayed) -> str:
    kind = _title_of(type(record).__name__)
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL}">{_title(record, name)}</th><td style="{_CELL}">{_cell(value)}</td></tr>'
        for name in _names(record)
        if not _is_left_out(record, name) and not _is_many(value := _value(record, name))
    )
    caption = f"{kind}: {record}" if _has_text(record) and not hasattr(type(record), "headline") else kind
    return f'<table><caption style="{_CAPTION}">{_escaped(caption)}</caption><tbody>{rows}</tbody></table>'


def _tables_within(record: Displayed) -> Iterable[str]:
    known = [(name, getattr(record, name)) for name in _names(record)]
    for name, value in known:
        if _is_many(value):
            yield html_table(value, f"{_title_of(name)} ({len(value):,})", known=known)


def _steps(steps: Sequence[Any]) -> str:
    if not steps:
        return ""
    items = "".join(
        f"<li>{_lines(str(step.text))}{_source(step.source)}{_list(map(_lines, step.references))}</li>"
        for step in islice(steps, MOST_ROWS)
    )
    left_out = len(steps) - MOST_ROWS
    more = f"<p>{left_out:,} more steps are not shown.</p>" if left_out > 0 else ""
    count = "1 step" if len(steps) == 1 else f"{len(steps):,} steps"
    return f"<details><summary>Why, in {count}</summary><ol>{items}</ol>{more}</details>"


def _source(source: str | None) -> str:
    return "" if source is None else f" [{_cell(source)}]"


def _list(items: Iterable[str]) -> str:
    shown = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{shown}</ul>" if shown else ""


def _cell(value: Any) -> str:
    match value:
        case tuple():
            return _list(map(_cell, value[:MOST_ROWS])) if len(value) > 1 else "".join(map(_cell, value))
        case Displayed() if not _has_text(value):
            filled = (name for name in _names(value) if not _is_left_out(value, name))
            return _list(f"{_title(value, name)}: {_cell(_value(value, name))}" for name in filled)
        case str() if _ADDRESS.fullmatch(value):
            return f'<a href="{_escaped(value)}" rel="noopener noreferrer" style="{_LINK}">{_escaped(value)}</a>'
        case date():
            return f'<time datetime="{value.isoformat()}">{in_words(value)}</time>'
        case _:
            return _lines(_in_words(value))


def _in_words(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case Enum():
            return str(getattr(value, "label", str(value.value).replace("_", " ")))
        case _:
            return str(value)


_ADDRESS = re.compile(r"https://[!-~]{1,500}")


def _lines(text: str) -> str:
    return _escaped(text).replace("\n", "<br>")


def _escaped(text: str) -> str:
    from html import escape

    return escape(readable(text), quote=True)


# What a record holds


def _names(record: Any) -> list[str]:
    # A field left out of the repr is machinery, and left out here as well.
    return [field.name for field in record.__attrs_attrs__ if field.repr and not field.name.startswith("_")]


def _title(record: Any, name: str) -> str:
    return str(_field(record, name).metadata.get("title", _title_of(name)))


def _value(record: Any, name: str) -> object:
    """
    Return what a field says to a reader: "not on record" where an unset flag means that, neighbours by their names.
    """
    value = getattr(record, name)
    if value is False:
        return _field(record, name).metadata.get("no", value)
    if isinstance(record, Authority) and name == "neighbours":
        return tuple(code if (found := find(code)) is None else found.name for code in record.neighbours)
    return value


def _field(record: Any, name: str) -> "attrs.Attribute[Any]":
    return next(field for field in record.__attrs_attrs__ if field.name == name)


def _has_text(record: Displayed) -> bool:
    return type(record).__str__ is not object.__str__


def _is_left_out(record: Any, name: str) -> bool:
    """
    Return whether a field holds nothing to show: no value, or a flag that is not set, as hardly any is.
    """
    value = getattr(record, name)
    return value is None or value in ((), "") or (value is False and _field(record, name).default is False)


def _is_outside(record: Displayed, name: str, outside: Mapping[str, object]) -> bool:
    return bool(getattr(record, name) == outside.get(name, _NOWHERE))


def _is_many(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) > 0
        and isinstance(value[0], Displayed)
        and len(_names(value[0])) > 2
        and all(type(item) is type(value[0]) for item in value)
    )


def _title_of(name: str) -> str:
    # "as_of" and "InspectionEvent" as people write them: "As of", "Inspection event".
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
    said = " ".join(_SPELT.get(word, word) for word in words if word)
    return said[:1].upper() + said[1:]


_SPELT = {"dfe": "DfE", "gss": "GSS", "url": "address", "urn": "URN"}
