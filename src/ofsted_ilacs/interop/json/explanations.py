"""
Why an answer is what it is, as a part of its document. It is made when the document is written, and not read back.
"""

from typing import Any, get_args

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.interop.json.json_types import is_of_many
from ofsted_ilacs.interop.record_types import is_union, types_in
from ofsted_ilacs.model.display import Displayed

__all__ = ["Explanation", "explanation_of", "explanation_type"]


@attrs.frozen
class Explanation(Displayed):
    """
    An answer in words, and why it is so.

    Attributes:
        headline: The answer in a sentence or two.
        steps: Why, step by step, each with its rules, their basis and their citations.
    """

    headline: str
    steps: tuple[Step, ...]


def explanation_type(kind: Any) -> Any:
    """
    Return the type of what explains a type: of a tuple of answers, an explanation for each.

    None if it does not explain itself.
    """
    if kind == tuple[()]:
        return tuple[Explanation, ...]
    if is_of_many(kind):
        return tuple[Explanation, ...] if explanation_type(get_args(kind)[0]) is Explanation else None
    kinds = types_in(kind) if is_union(kind) else (kind,)
    return Explanation if all(hasattr(each, "headline") and hasattr(each, "steps") for each in kinds) else None


def explanation_of(answer: Any) -> Explanation | tuple[Explanation, ...]:
    """
    Return why an answer is what it is or, of a tuple of answers, why each of them is.
    """
    if isinstance(answer, tuple):
        return tuple(Explanation(each.headline, each.steps) for each in answer)
    return Explanation(answer.headline, answer.steps)
