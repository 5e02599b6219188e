"""
Where records find their words.

Sentences and HTML are made in a layer above the records that they are about. The package tells the records once where
that is, when it is imported; nothing of that layer is loaded before a text is asked for.
"""

from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["Words", "made_by", "words"]


class Words(Protocol):
    """
    What makes the words of records: the module ``ofsted_ilacs.explaining.wording``.
    """

    def headline(self, answer: Any) -> str:
        """
        Return an answer in a sentence or two.
        """

    def steps(self, answer: Any) -> tuple[Any, ...]:
        """
        Return why an answer is what it is, step by step.
        """

    def text(self, answer: Any) -> str:
        """
        Return an answer as running text.
        """

    def table(self, records: Any) -> str:
        """
        Return several records of one class as one HTML table.
        """

    def html(self, record: Any) -> str:
        """
        Return a record as HTML.
        """


_makers: list[Callable[[], Words]] = []


def made_by(find: Callable[[], Words]) -> None:
    """
    Say where the words are made.

    Args:
        find: Returns what makes them; called when a text is asked for.
    """
    _makers[:] = [find]


def words() -> Words:
    """
    Return what makes the words.
    """
    return _makers[0]()
