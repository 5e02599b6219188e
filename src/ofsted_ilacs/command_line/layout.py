"""
The parts of a page: labels beside lines, numbered steps, tables and notes.

All text comes from elsewhere, so none of it is read as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap

import attrs
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import readable

__all__ = ["MUTED", "STRONG", "Numbered", "beside", "muted", "page", "short_day", "strong", "table", "text"]

STRONG = "bold"
MUTED = "dim"


def text(content: str, style: str = "") -> Text:
    """
    Return a text unchanged, in a style.
    """
    return Text(readable(content), style=style)


def strong(content: str) -> Text:
    """
    Return a text that should be noticed first.
    """
    return text(content, STRONG)


def muted(content: str) -> Text:
    """
    Return a text that should be noticed last.
    """
    return text(content, MUTED)


def page(title: str, aside: str, *blocks: RenderableType | None) -> RenderableType:
    """
    Return a page: a title with text at the right, and blocks with a blank line before each. None is left out.
    """
    head = Table.grid(padding=(0, 2), expand=True)
    head.add_column(ratio=1)
    head.add_column(justify="right", no_wrap=True)
    head.add_row(strong(title), muted(aside))
    return Group(head, *(part for block in blocks if block is not None for part in (Text(), block)))


def beside(rows: Iterable[tuple[str, Sequence[Text]]]) -> Table:
    """
    Return labels, each with its lines beside it.
    """
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, lines in rows:
        grid.add_row(text(label), Group(*lines))
    return grid


@attrs.frozen
class Numbered:
    """
    Numbered steps, each with its rules and their sources below it.

    An address that is longer than a line gets its own line and is not broken, so that it can be copied.

    Attributes:
        steps: The steps.
        first: The number of the first.
    """

    steps: Sequence[Step]
    first: int = 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """
        Yield the lines that rich prints.
        """
        last = self.first + len(self.steps) - 1
        margin = len(f"{last}. ")
        for number, step in enumerate(self.steps, start=self.first):
            mark = f"{number}. ".rjust(margin)
            yield from _wrapped(step.text, options.max_width, mark, " " * margin)
            for reference in filter(None, (step.source, *step.references)):
                indent = " " * (margin + 2)
                yield from _wrapped(reference, options.max_width, indent, indent, MUTED)


def _wrapped(content: str, width: int, first: str, rest: str, style: str = "") -> Iterator[Text]:
    for each in wrap(
        readable(content),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        yield Text(each, style=style, no_wrap=True, overflow="ignore")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> Table:
    """
    Return a table with its headings.

    Args:
        headings: One for each column. The first and the last column are narrowed if the page is narrow.
        rows: The cells, as many as there are headings.
        right: Which columns are aligned to the right, because they hold numbers.
    """
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=STRONG)
    for place, heading in enumerate(headings):
        inner = 0 < place < len(headings) - 1
        made.add_column(heading, justify="right" if place in right else "left", no_wrap=inner, overflow="fold")
    for row in rows:
        made.add_row(*map(text, row))
    return made


def short_day(value: date | None) -> str:
    """
    Return a day for a table, with its month cut to three letters: " 9 May 2023". None gives an empty text.
    """
    if value is None:
        return ""
    number, month, year = in_words(value).split()
    return f"{number:>2} {month[:3]} {year}"
