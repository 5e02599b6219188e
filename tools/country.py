"""
The country today: every authority's last grades, window and forecast in one table, and a page for each authority.

The documentation's build makes the pages from the record (docs/conf.py); nothing is kept as a file. The day of the
build is that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated to the byte.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from html import escape

import ofsted_ilacs as oi
from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.planning.forecast import begun_by, forecast_if_any
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.sector.inspection_windows import InspectionWindow
from tools.pages.answers import authority_html, grades_html, percent
from tools.pages.timeline import grade_class, grade_name

__all__ = ["authority_pages", "build_day", "country_html", "grade_styles", "slug"]


def build_day() -> date:
    """
    Return the day of the build: today in UTC, or that of SOURCE_DATE_EPOCH.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)).date()


def slug(authority: oi.Authority) -> str:
    """
    Return the name of an authority's page: "stockton-on-tees".
    """
    letters = (letter if letter.isalnum() else " " for letter in authority.name.lower().replace("'", ""))
    return "-".join("".join(letters).split())


def country_html(as_of: date) -> str:
    """
    Return the table of the country, with what sorts and filters it, and the clocks that run.
    """
    rows = _rows(as_of)
    return "".join([_dates(as_of), _tally(rows), _running(as_of), _controls(rows), _table(rows), _SCRIPT])


def authority_pages(as_of: date) -> Iterator[tuple[oi.Authority, str]]:
    """
    Yield every authority, and the HTML of its page.
    """
    for row in sorted(_rows(as_of), key=lambda row: row.authority.name):
        body = authority_html(oi.published(row.authority), as_of)
        yield row.authority, f"{_about(row)}{_dates(as_of)}{body}"


def grade_styles() -> str:
    """
    Return the style rules that give each grade the colours of the library's charts.
    """
    return "".join(
        f".{grade_class(grade)}{{--grade:{style.GRADE_COLOURS[grade]};--on-grade:{style.ON_GRADE[grade]}}}\n"
        for grade in oi.Grade
    )


@cache
def _rows(as_of: date) -> tuple[InspectionWindow, ...]:
    return oi.inspection_windows(oi.published_histories(), as_of=as_of)


# Above the table


def _dates(as_of: date) -> str:
    return (
        f'<p class="dates">Built on <strong>{_time(as_of)}</strong>. The record holds every report published by '
        f"<strong>{_time(oi.published_until('inspections'))}</strong> and visits to "
        f"{_time(oi.published_until('visits'))}; what came later is not in it.</p>"
    )


def _time(day: date) -> str:
    return f'<time datetime="{day}">{in_words(day)}</time>'


def _tally(rows: tuple[InspectionWindow, ...]) -> str:
    counts = Counter(row.next_inspection.status for row in rows)
    items = "".join(
        f"<li><strong>{counts[status]}</strong> {_TALLIED[status]}</li>" for status in _TALLIED if counts[status]
    )
    return f'<ul class="figures">{items}</ul>'


_TALLIED = {
    WindowStatus.OPEN: "windows open",
    WindowStatus.OVERDUE: "overdue",
    WindowStatus.UNSEEN: "closed, nothing published so far",
    WindowStatus.AHEAD: "ahead",
    WindowStatus.UNKNOWN: "not known",
}


def _running(as_of: date) -> str:
    clocks = oi.in_progress(oi.published_histories(), as_of=as_of)
    if not clocks:
        return "<p>No statutory clock that a published report started is running.</p>"
    items = "".join(f"<li>{_link(each.authority)}: {escape(each.deadline.headline)}</li>" for each in clocks)
    return f"<details><summary>Statutory clocks running: {len(clocks)}</summary><ul>{items}</ul></details>"


def _controls(rows: tuple[InspectionWindow, ...]) -> str:
    # Hidden until the script that answers them is there.
    regions = sorted({row.region for row in rows if row.region})
    grades = [grade_name(grade) for grade in oi.Grade]
    states = [label for status, label in _STATES.items() if any(row.next_inspection.status is status for row in rows)]
    return (
        '<form class="controls" hidden>'
        '<label>Find <input type="search" name="name" autocomplete="off"></label>'
        f"{_choice('Region', 'region', regions)}{_choice('Last grade', 'grade', [*grades, _NO_OVERALL])}"
        f"{_choice('Window', 'status', states)}"
        f'<label>Sort by <select name="sort">{_options(_COLUMNS)}</select></label>'
        '<output name="shown" aria-live="polite"></output></form>'
    )


def _choice(label: str, name: str, options: Iterable[str]) -> str:
    return f'<label>{label} <select name="{name}"><option value="">any</option>{_options(options)}</select></label>'


def _options(options: Iterable[str]) -> str:
    return "".join(f"<option>{escape(option)}</option>" for option in options)


# The table

_SCRIPT = '<script src="../_static/country.js" defer></script>'
_COLUMNS = ("Authority", "Last grade", "Last inspected", "Next", "Window", "Standing", "80% likely", "Within a year")
_NO_OVERALL = "No overall grade"
_STATES = {
    WindowStatus.OPEN: "open",
    WindowStatus.OVERDUE: "overdue",
    WindowStatus.UNSEEN: "closed, nothing published",
    WindowStatus.AHEAD: "ahead",
    WindowStatus.UNKNOWN: "not known",
}


def _table(rows: tuple[InspectionWindow, ...]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    body = "".join(_row(row) for row in sorted(rows, key=lambda row: row.authority.name))
    return (
        '<table class="country cards" id="country"><caption>Next graded inspection of every authority</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: InspectionWindow) -> str:
    last, chances = (
        row.next_inspection.decision.inspection,
        forecast_if_any(oi.published(row.authority), as_of=row.as_of),
    )
    overall = None if last is None else last.overall
    name = f"{_link(row.authority)}<small>{escape(row.region or '')}</small>"
    span = None if chances is None else chances.interval()
    within = None if chances is None else begun_by(chances, months_later(chances.as_of, 12))
    # What a column is sorted by, and what it shows.
    cells: tuple[tuple[object, str], ...] = (
        (len(oi.Grade) + 1 if overall is None else overall.rank, "" if last is None else grades_html(last)),
        ("" if last is None else last.start, "never" if last is None else _month(last.start)),
        ("" if row.kind is None else row.kind.label, "not known" if row.kind is None else _capital(row.kind.label)),
        (row.earliest or date.max, "no source says" if row.earliest is None else _span(row.earliest, row.latest)),
        (list(_STATES).index(row.next_inspection.status), _STATES[row.next_inspection.status]),
        (date.max if span is None else span.start, "" if span is None else _span(span.start, span.end)),
        (-1 if within is None else -within, "" if within is None else percent(within)),
    )
    shown = "".join(
        f'<td data-label="{label}" data-sort="{key}">{cell}</td>'
        for label, (key, cell) in zip(_COLUMNS[1:], cells, strict=True)
    )
    grade = _NO_OVERALL if overall is None else grade_name(overall)
    return (
        f'<tr data-region="{escape(row.region or "")}" data-grade="{grade}" '
        f'data-status="{_STATES[row.next_inspection.status]}">'
        f'<th scope="row" data-sort="{escape(row.authority.name)}">{name}</th>{shown}</tr>'
    )


def _link(authority: oi.Authority) -> str:
    return f'<a href="{slug(authority)}.html">{escape(authority.name)}</a>'


def _about(row: InspectionWindow) -> str:
    parts = [
        row.region,
        None if row.authority.kind is None else row.authority.kind.label,
        f"DfE {row.authority.dfe_code}",
    ]
    return (
        f'<p class="about">{escape(" · ".join(part for part in parts if part))} · '
        '<a href="index.html">The country today</a></p>'
    )


def _span(first: date, last: date | None) -> str:
    return f"{_month(first)} to&nbsp;{_month(last)}" if last else _month(first)


def _month(day: date) -> str:
    _, month, year = in_words(day).split()
    return f"{month[:3]}&nbsp;{year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
