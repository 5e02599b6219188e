"""
What every answer has in common: it explains itself.
"""

from typing import TYPE_CHECKING, TypeVar

from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.words import words

if TYPE_CHECKING:
    from ofsted_ilacs.explaining.steps import Step

__all__ = ["Answer", "Answers"]

RecordT_co = TypeVar("RecordT_co", bound=Displayed, covariant=True)


class Answer(Displayed):
    """
    The base of every answer. An answer holds what it was reckoned from; its words are made when they are looked at.
    """

    __slots__ = ()

    @property
    def headline(self) -> str:
        """
        The answer in a sentence or two.
        """
        return words().headline(self)

    @property
    def steps(self) -> "tuple[Step, ...]":
        """
        Why, step by step.
        """
        return words().steps(self)

    def __str__(self) -> str:
        return words().text(self)


class Answers(tuple[RecordT_co, ...]):
    """
    Several answers, or rows of one table: a tuple that shows itself as a table in a notebook.

    It is equal to a plain tuple of the same answers, and JSON, frames and calendar files take it as one.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """
        Return the answers as an HTML table, one a row.
        """
        return words().table(self)

    def __repr__(self) -> str:
        if len(self) <= MOST_SHOWN:
            return super().__repr__()
        some = "".join(f"{answer!r}, " for answer in self[:MOST_SHOWN])
        return f"({some}... and {len(self) - MOST_SHOWN:,} more)"


MOST_SHOWN = 20
"""How many answers the repr of several shows; what is left out is counted."""
