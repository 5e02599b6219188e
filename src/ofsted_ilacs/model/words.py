"""
Where records find their words, and their form for pydantic.

Sentences, HTML and JSON are made in layers above the records that they are about. The package tells the records once
where that is, when it is imported; nothing of those layers is loaded before it is asked for.
"""

from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["PydanticForms", "Words", "made_by", "pydantic_forms", "words"]


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


class PydanticForms(Protocol):
    """
    What gives pydantic the form of records: the module ``ofsted_ilacs.interop.json.pydantic_forms``.
    """

    def core_schema(self, kind: Any) -> Any:
        """
        Return what pydantic reads and writes a type of records with.
        """


_makers: list[tuple[Callable[[], Words], Callable[[], PydanticForms]]] = []


def made_by(find_words: Callable[[], Words], find_pydantic_forms: Callable[[], PydanticForms]) -> None:
    """
    Say where the words and the forms are made.

    Args:
        find_words: Returns what makes the words; called when a text is asked for.
        find_pydantic_forms: Returns what gives pydantic the forms; called when pydantic asks.
    """
    _makers[:] = [(find_words, find_pydantic_forms)]


def words() -> Words:
    """
    Return what makes the words.
    """
    return _makers[0][0]()


def pydantic_forms() -> PydanticForms:
    """
    Return what gives pydantic the form of records.
    """
    return _makers[0][1]()
