"""
Ranks in a table: which place of how many.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from typing import TypeVar

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.records import as_annotated, check_together

__all__ = ["Rank", "rank_steps", "ranks"]


@attrs.frozen(field_transformer=as_annotated)
class Rank(Displayed):
    """
    A place among the rows that have a figure. Equal figures share the better place, and the next place is left out.

    Attributes:
        place: The place, counted from 1.
        of: How many of those given have a figure.
    """

    place: int
    of: int

    def __attrs_post_init__(self) -> None:
        check_together(self, place=1 <= self.place <= self.of)

    def __str__(self) -> str:
        return f"{self.place} of the {self.of:,} given"


def rank_steps(national: Rank | None, regional: Rank | None, region: str | None, ranked: str) -> tuple[Step, ...]:
    """
    Return the step that gives a row's rank, or an empty tuple if it has none.

    Args:
        national: Its rank among all rows.
        regional: Its rank among those of its region.
        region: The region.
        ranked: What comes first, as a phrase: "the longest wait first".
    """
    if national is None:
        return ()
    within = "" if regional is None or region is None else f", and {regional.place} of {regional.of} in {region}"
    return (Step(f"It is {national.place} of the {national.of} given{within}, {ranked}."),)


FigureT = TypeVar("FigureT", float, date)


def ranks(figures: Sequence[FigureT | None], groups: Sequence[Hashable]) -> list[Rank | None]:
    """
    Return each figure's rank within its group, the smallest first.

    Args:
        figures: One for each row; None has no rank and is not counted.
        groups: The group of each row; a row whose group is None has no rank.
    """
    within: dict[Hashable, list[FigureT]] = defaultdict(list)
    for figure, group in zip(figures, groups, strict=True):
        if figure is not None and group is not None:
            within[group].append(figure)
    for members in within.values():
        members.sort()
    return [
        None if figure is None or group is None else _rank(figure, within[group])
        for figure, group in zip(figures, groups, strict=True)
    ]


def _rank(figure: FigureT, members: list[FigureT]) -> Rank:
    return Rank(bisect_left(members, figure) + 1, len(members))
