"""
One authority through the years as a small SVG: inspections, visits, and the window and forecast ahead.

The library's own `charts.timeline` says more, but needs altair, which a browser would load for seconds and the build
would run for minutes. This picture takes a millisecond. Its colours are classes of docs/_static/pages.css.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from html import escape

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.sector.country import is_reported

__all__ = ["grade_class", "grade_letters", "grade_name", "timeline"]

WIDTHS = {"wide": 760, "narrow": 340}
"""In pixels: one picture for a desk and one for a phone, so that the text of neither is shrunk."""

_Drawing = Callable[[int], tuple[int, str]]
"""Draws a row from a height on, and says how high it is."""

_EDGE, _LINE, _SQUARE = 14, 14, 17
_LETTER = 7  # how wide a letter of the labels is, roughly: enough to keep two labels apart


def timeline(history: History, expected: NextEvent, chances: Forecast | None) -> str:
    """
    Return an authority's timeline as HTML: one figure with a picture for wide screens and one for narrow ones.

    Args:
        history: The authority's events; what begins after the day of asking is left out.
        expected: Its next inspection.
        chances: When that begins, if there is a forecast.
    """
    pictures = "".join(_Picture(history, expected, chances, width, name).drawn() for name, width in WIDTHS.items())
    return (
        f'<figure class="timeline" role="img" aria-label="{escape(_in_words(history, expected))}">{pictures}</figure>'
    )


def grade_name(grade: Grade) -> str:
    """
    Return a grade as labels write it: "Requires improvement".
    """
    return grade.label.capitalize().removesuffix(" to be good")


def grade_letters(grade: Grade) -> str:
    """
    Return a grade's initials: O, G, RI or I.
    """
    return "".join(word[0] for word in grade_name(grade).upper().split())


def grade_class(grade: Grade) -> str:
    """
    Return the class that colours a grade.
    """
    return f"grade-{grade.value.replace('_', '-')}"


@attrs.frozen
class _Picture:
    """
    A timeline of one width.
    """

    history: History
    expected: NextEvent
    chances: Forecast | None
    width: int
    name: str

    def drawn(self) -> str:
        rows: tuple[_Drawing, ...] = (self._inspections, *self._visit_rows(), self._ahead)
        marks, y = "", 24
        for row in rows:
            height, drawn = row(y)
            marks += drawn
            y += height
        asked = self._x(self.as_of)
        return (
            f'<svg class="{self.name}" viewBox="0 0 {self.width} {y + 24}" width="{self.width}" height="{y + 24}" '
            'aria-hidden="true" focusable="false">'
            f"{self._years(y)}"
            f'<line class="asked" x1="{asked}" x2="{asked}" y1="16" y2="{y}"/>'
            f"{self._text(asked, 11, 'asked ' + _short(self.as_of), 'quiet')}"
            f"{marks}</svg>"
        )

    @property
    def as_of(self) -> date:
        return self.expected.as_of

    @property
    def begun(self) -> list[InspectionEvent]:
        return [event for event in self.history.events if event.start <= self.as_of]

    # Where things stand

    @cached_property
    def _days(self) -> tuple[date, date]:
        days = [self.as_of, *(event.start for event in self.begun)]
        window = self.expected.window
        if window is not None:
            days += [window.earliest, window.latest]
        if self.chances is not None:
            days.append(self.chances.interval().end)
        return min(days) - timedelta(240), max(days) + timedelta(240)

    def _x(self, day: date) -> float:
        first, last = self._days
        return round(_EDGE + (day - first) / (last - first) * (self.width - 2 * _EDGE), 1)

    def _text(self, x: float, y: float, text: str, kind: str = "", anchor: str = "middle") -> str:
        # Moved in where it would leave the picture.
        half = len(text) * _LETTER / 2
        if anchor == "middle":
            x = min(max(x, half), self.width - half)
        return f'<text class="{kind}" x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'

    def _heading(self, y: float, text: str) -> str:
        return self._text(0, y + 12, text, "heading", "start")

    # What is drawn

    def _years(self, bottom: float) -> str:
        first, last = self._days
        every = 1 if self.width > 600 else 3
        years = [year for year in range(first.year + 1, last.year + 1) if year % every == 0]
        return "".join(
            f'<line class="year" x1="{x}" x2="{x}" y1="16" y2="{bottom}"/>'
            f"{self._text(x, bottom + 17, str(year), 'quiet')}"
            for year in years
            for x in [self._x(date(year, 1, 1))]
        )

    def _inspections(self, y: int) -> tuple[int, str]:
        inspections = [event for event in self.begun if event.kind.is_full_inspection]
        labels = [(self._x(event.start), _label(event, self.as_of)) for event in inspections]
        levels = list(_levels([(x, max(map(len, lines)) * _LETTER) for x, lines in labels]))
        level_height = 3 * _LINE + 4
        base = y + 22 + level_height * (max(levels, default=0) + 1) + 12
        drawn = [self._heading(y, "Graded inspections")]
        for event, (x, lines), level in zip(inspections, labels, levels, strict=True):
            bottom = base - 20 - level * level_height
            if level:
                drawn.append(f'<line class="leader" x1="{x}" x2="{x}" y1="{bottom + 4}" y2="{base - 10}"/>')
            for place, line in enumerate(reversed(lines)):
                kind = "quiet" if place == 0 else "strong"
                drawn.append(self._text(x, bottom - place * _LINE, line, kind))
            drawn.append(self._mark(event, x, base))
        if not inspections:
            drawn.append(self._text(self.width / 2, base, "none on record", "quiet"))
        return base + 26 - y, "".join(drawn)

    def _mark(self, event: InspectionEvent, x: float, y: float) -> str:
        told = f"<title>{escape(_told(event, self.as_of))}</title>"
        if not is_reported(event, self.as_of) or not event.judgements:
            return f'<g>{told}<circle class="no-grade" cx="{x}" cy="{y}" r="10"/></g>'
        if event.overall is not None:
            return (
                f'<g class="{grade_class(event.overall)}">{told}<circle cx="{x}" cy="{y}" r="11"/>'
                f'<text x="{x}" y="{y + 3.5}" text-anchor="middle">{grade_letters(event.overall)}</text></g>'
            )
        left = min(max(x - len(event.judgements) * _SQUARE / 2, 1), self.width - len(event.judgements) * _SQUARE - 1)
        squares = "".join(
            f'<g class="{grade_class(each.grade)}"><rect x="{left + place * _SQUARE:.1f}" y="{y - 9}" '
            f'width="{_SQUARE}" height="18"/><text x="{left + (place + 0.5) * _SQUARE:.1f}" y="{y + 3.5}" '
            f'text-anchor="middle">{grade_letters(each.grade)}</text></g>'
            for place, each in enumerate(event.judgements)
        )
        return f"<g>{told}{squares}</g>"

    def _visit_rows(self) -> Iterator["_VisitRow"]:
        visits = [event for event in self.begun if not event.kind.is_full_inspection]
        for kind in dict.fromkeys(event.kind for event in visits):
            yield _VisitRow(self, f"{_capital(kind.label)}s", [event for event in visits if event.kind is kind])

    def _ahead(self, y: int) -> tuple[int, str]:
        kind, window = self.expected.kind, self.expected.window
        heading = self._heading(y, f"Next: {'kind not known' if kind is None else kind.label}")
        middle = y + 32
        if window is None:
            return 52, heading + self._text(self._x(self.as_of), middle, "no source says when", "quiet")
        start, end = self._x(window.earliest), self._x(window.latest)
        late = " late" if self.expected.status.has_closed else ""
        drawn = [
            heading,
            f'<rect class="window{late}" x="{start}" y="{middle - 8}" width="{end - start:.1f}" height="16"/>',
        ]
        if self.chances is not None:
            for share, name in ((0.8, "likely"), (0.5, "likeliest")):
                span = self.chances.interval(share)
                left, right = self._x(span.start), self._x(span.end)
                width = max(right - left, 2)
                drawn.append(f'<rect class="{name}" x="{left}" y="{middle - 3}" width="{width:.1f}" height="6"/>')
        if window.expected is not None:
            x = self._x(window.expected)
            drawn.append(f'<line class="expected" x1="{x}" x2="{x}" y1="{middle - 12}" y2="{middle + 12}"/>')
        centre = (start + end) / 2
        drawn.append(self._text(centre, middle + 27, f"{_short(window.earliest)} to {_short(window.latest)}", "strong"))
        if self.chances is not None:
            span = self.chances.interval()
            drawn.append(
                self._text(centre, middle + 42, f"80%: {_short(span.start)} to {_short(span.end)}", "likely-text")
            )
        return 86, "".join(drawn)


@attrs.frozen
class _VisitRow:
    """
    The visits of one kind.
    """

    picture: _Picture
    heading: str
    visits: list[InspectionEvent]

    def __call__(self, y: int) -> tuple[int, str]:
        middle = y + 27
        marks = "".join(
            f"<g><title>{escape(_told(event, self.picture.as_of))}</title>"
            f'<path class="visit" d="M{x} {middle - 7}l7 7l-7 7l-7 -7z"/></g>'
            for event in self.visits
            for x in [self.picture._x(event.start)]
        )
        return 44, self.picture._heading(y, self.heading) + marks


def _levels(labels: list[tuple[float, float]]) -> Iterator[int]:
    """
    Yield for each label, its middle and width, the lowest level on which it touches none before it.
    """
    ends: list[float] = []
    for middle, width in labels:
        free = (level for level, end in enumerate(ends) if end < middle - width / 2)
        level = next(free, len(ends))
        ends[level:] = [*[middle + width / 2], *ends[level + 1 :]]
        yield level


# Words


def _label(event: InspectionEvent, as_of: date) -> list[str]:
    return [*_outcome(event, as_of), _short(event.start).split(" ", 1)[1]]


def _outcome(event: InspectionEvent, as_of: date) -> list[str]:
    if not is_reported(event, as_of):
        return ["Report", "not out"]
    if event.overall is not None:
        return grade_name(event.overall).split(" ")
    return ["No overall", "grade"] if event.judgements else ["Grade not", "on record"]


def _told(event: InspectionEvent, as_of: date) -> str:
    days = " and ".join(map(str, event.fieldwork))
    if not event.kind.is_full_inspection:
        return f"{_capital(event.kind.label)}, {days}"
    return f"{_capital(event.kind.label)}, {days}: {' '.join(_outcome(event, as_of)).lower()}"


def _in_words(history: History, expected: NextEvent) -> str:
    as_of = expected.as_of
    begun = [event for event in history.events if event.start <= as_of]
    told = "; ".join(_told(event, as_of) for event in begun) or "nothing on record"
    window = "no source says when" if expected.window is None else str(expected.window)
    return f"Timeline of {history.authority.name}, asked on {in_words(as_of)}. {told}. Next inspection: {window}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(day: date) -> str:
    number, month, year = in_words(day).split()
    return f"{number} {month[:3]} {year}"
