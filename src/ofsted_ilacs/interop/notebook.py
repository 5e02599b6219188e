"""
What a notebook shows: an authority at a glance, any chart with its text alternative, any answers as one table.

All of it is plain HTML that runs nothing and loads nothing: it looks the same in Jupyter, in a page built from a
notebook, and on a machine without a network.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.html_tables import html_table
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.forecast import Forecast, forecast_if_any
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Drawing", "Table", "View", "drawing", "table", "view"]


@attrs.frozen(repr=False)
class Table(Displayed):
    """
    Records of one class as a table.

    Attributes:
        records: The records, one a row.
        caption: What the table holds.
    """

    records: tuple[Displayed, ...]
    caption: str

    def _repr_html_(self) -> str:
        return html_table(self.records, self.caption)

    def __str__(self) -> str:
        return "\n".join([self.caption, *(f"  {record}" for record in self.records)])


@attrs.frozen(repr=False, eq=False)
class Drawing(Displayed):
    """
    A chart as a picture, with its text alternative.

    Attributes:
        chart: The chart, to be changed or saved further.
    """

    chart: "alt.TopLevelMixin"

    @property
    def text(self) -> str:
        """
        What the chart shows, in words.
        """
        said = getattr(self.chart, "description", None)
        return readable(said, _LONGEST_ALTERNATIVE) if isinstance(said, str) else "A chart without a description."

    @property
    def svg(self) -> str | None:
        """
        The picture; None if vl-convert, which draws it, is not installed.
        """
        try:
            import vl_convert  # noqa: F401  (altair draws with it)
        except ImportError:
            return None
        file = StringIO()
        self.chart.save(file, format="svg")
        return file.getvalue()

    def _repr_html_(self) -> str:
        return self._html(self.svg)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        svg = self.svg
        bundle: dict[str, Any] = {"text/plain": self.text, "text/html": self._html(svg)}
        if svg is None:
            import altair

            major = altair.SCHEMA_VERSION.lstrip("v").partition(".")[0]
            bundle[f"application/vnd.vegalite.v{major}+json"] = self.chart.to_dict()
        return bundle

    def _html(self, svg: str | None) -> str:
        from html import escape

        text = escape(self.text, quote=True)
        figure = ""
        if svg is not None:
            # The figure's words stand for the picture: its thousand marks are not read out one by one.
            scaled = svg.replace(
                "<svg ", '<svg aria-hidden="true" style="max-width:100%;height:auto;overflow:visible" ', 1
            )
            figure = f'<figure role="img" aria-label="{text}" style="margin:0">{scaled}</figure>'
        return f"<div>{figure}<details><summary>The chart in words</summary><p>{text}</p></details></div>"

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True, repr=False, eq=False)
class View(Displayed):
    """
    One authority at a glance.

    Attributes:
        history: Its events.
        as_of: The day of asking.
        next_event: What comes next.
        drawing: Its timeline.
        forecast: When the next graded inspection begins, by chance, or None if there is none to wait from.
    """

    history: History
    as_of: date
    next_event: NextEvent
    drawing: Drawing
    forecast: Forecast | None = None

    def _repr_html_(self) -> str:
        return self._html(self.drawing._repr_html_())

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        drawn = self.drawing._repr_mimebundle_(include, exclude)
        return drawn | {"text/plain": str(self), "text/html": self._html(drawn["text/html"])}

    def _html(self, timeline: str) -> str:
        ahead = "" if self.forecast is None else self.forecast._repr_html_()
        return f"<div>{timeline}{self.next_event._repr_html_()}{ahead}{self.history._repr_html_()}</div>"

    def __str__(self) -> str:
        return self.next_event.headline


_LONGEST_ALTERNATIVE = 20_000


def view(history: History, *, as_of: date) -> View:
    """
    Return an authority at a glance: its timeline, what comes next and why, how likely it comes when, and its events.

    Args:
        history: The authority's events.
        as_of: The day of asking.

    Raises:
        ImportError: When altair is not installed; the message says how.
        IlacsError: As `next_event` does.
    """
    from ofsted_ilacs.interop.charts import timeline

    as_of = day(as_of)
    upcoming, ahead = next_event(history, as_of=as_of), forecast_if_any(history, as_of=as_of)
    return View(
        history=history,
        as_of=as_of,
        next_event=upcoming,
        drawing=Drawing(timeline(history, as_of=as_of, ahead=ahead)),
        forecast=ahead,
    )


def drawing(chart: "alt.TopLevelMixin") -> Drawing:
    """
    Return a chart as a picture with its text alternative, which needs no script and no network to be seen.

    Raises:
        RecordError: When it is not an altair chart.
    """
    if not hasattr(chart, "to_dict") or not hasattr(chart, "save"):
        raise RecordError(f"{shown(chart)} is no chart. Pass what a function of ofsted_ilacs.interop.charts returns.")
    return Drawing(chart)


def table(records: Iterable[Displayed] | Mapping[Any, Displayed], caption: str) -> Table:
    """
    Return answers of one class as a table, one a row: deadlines, the rows of a table of the sector, events.

    Args:
        records: The answers, or a mapping of which the values are taken.
        caption: What the table holds.

    Raises:
        RecordError: When something is not a record of this library, or they are of several classes; when the caption is
            not a text.
    """
    expect(str, caption, "caption")
    rows = tuple(records.values() if isinstance(records, Mapping) else records)
    others = [row for row in rows if not isinstance(row, Displayed)]
    if others:
        raise RecordError(f"{shown(others[0])} is no record of this library. Pass what its functions return.")
    if len({type(row) for row in rows}) > 1:
        names = ", ".join(sorted({type(row).__name__ for row in rows}))
        raise RecordError(f"The records are of several classes ({names}). Make a table of each.")
    return Table(rows, caption)
