"""
Ask one question of many pairs, such as a day and a number of working days.
"""

from collections.abc import Callable, Iterable, Sequence, Sized
from itertools import islice
from typing import TypeVar

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.model.messages import shown

__all__ = ["pair_by_pair"]

LeftT = TypeVar("LeftT")
RightT = TypeVar("RightT")
AnswerT = TypeVar("AnswerT")


def pair_by_pair(
    ask: Callable[[LeftT, RightT], AnswerT], left: Iterable[LeftT], right: Iterable[RightT], names: tuple[str, str]
) -> list[AnswerT]:
    """
    Return the answer for each pair.

    Args:
        ask: The question.
        left: What to ask it of first.
        right: What to ask it of second, as many.
        names: What the two are called in errors.

    Raises:
        RecordError: When there are not as many of one as of the other.
        IlacsError: The error of the first pair that has one, with its position.
    """
    lefts = _listed(left, names[0], right)
    rights = _listed(right, names[1], lefts)
    if len(lefts) != len(rights):
        raise RecordError(f"There are {len(lefts)} {names[0]} but {len(rights)} {names[1]}. Give one for each.")
    try:
        return list(map(ask, lefts, rights))
    except IlacsError:
        return [_named(ask, names, position, pair) for position, pair in enumerate(zip(lefts, rights, strict=True))]


def _named(
    ask: Callable[[LeftT, RightT], AnswerT], names: tuple[str, str], position: int, pair: tuple[LeftT, RightT]
) -> AnswerT:
    try:
        return ask(*pair)
    except IlacsError as error:
        raise type(error)(f"{names[0]}[{position}] and {names[1]}[{position}]: {error}") from error


def _listed(values: Iterable[LeftT], name: str, others: Iterable[object]) -> Sequence[LeftT]:
    if isinstance(values, list | tuple):
        return values
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise RecordError(f"{name} is {shown(values)}. Use a list of as many values as there are pairs.")
    # An iterator may be endless: reading one value more than there are others shows that there are too many.
    return tuple(islice(values, len(others) + 1 if isinstance(others, Sized) else None))
