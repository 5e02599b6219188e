"""
What every answer has in common: it explains itself.
"""

from typing import TYPE_CHECKING

from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.words import words

if TYPE_CHECKING:
    from ofsted_ilacs.explaining.steps import Step

__all__ = ["Answer"]


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
