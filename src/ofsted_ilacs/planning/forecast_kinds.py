"""
Which kind the next graded inspection will be, by how often it was which.
"""

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.areas import AreaRole
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.fitted_forecast import (
    AFTER_WORSE,
    STANDARD_AFTER_GOOD,
    STANDARD_IF_ALL_GOOD,
    STANDARD_IF_SOME_BELOW,
)

__all__ = ["KindChance", "has_judgement_below_good", "kinds_after"]

PSEUDO_CASES = 4
"""How many cases the share of all inspections after good is worth beside those of one kind of outcome."""

STANDARD_IF_BOTH = 8, 18
"""Standard inspections after good or outstanding with a judgement below good and, since then, a focused visit or a
joint targeted area inspection. Counted from what later reports tell of visits: they tell more of those that mattered,
so that it may flatter."""

STANDARD_IF_ONE = 10, 54
"""The same with one of the two."""

STANDARD_IF_NEITHER = 2, 76
"""The same with neither."""

_CONFIDENCE = 0.95


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class KindChance(Displayed):
    """
    How likely the next graded inspection is of a kind.

    Attributes:
        kind: The kind.
        chance: How likely, from 0 to 1; never either of the two.
        seen: How many inspections in the same case were of that kind.
        of: How many inspections there were in that case.
        bound: The highest chance (the lowest, of the usual kind) that is not ruled out with 95% confidence, where the
            case never had an exception; None if it had.
        after_visits: Whether visits since then decided which case it is. Their part was counted from later reports and
            may flatter.
    """

    kind: EventKind
    chance: float
    seen: int
    of: int
    bound: float | None = None
    after_visits: bool = False

    def __attrs_post_init__(self) -> None:
        check_together(
            self,
            chance=0 < self.chance < 1,
            seen=self.seen <= self.of,
            bound=self.bound is None or 0 < self.bound < 1,
        )

    def __str__(self) -> str:
        return f"{self.kind.label} {self.chance:.0%} ({self.seen} of {self.of})"


def has_judgement_below_good(inspection: InspectionEvent) -> bool:
    """
    Return whether any judgement of an inspection was below good; parts of other judgements do not count.
    """
    return any(
        not judgement.grade.is_good_or_better
        for judgement in inspection.judgements
        if judgement.area.role is not AreaRole.PART
    )


def kinds_after(inspection: InspectionEvent, pathway: Pathway | None, visited: bool | None) -> tuple[KindChance, ...]:
    """
    Return how likely each kind is to be the next graded inspection, the likeliest first; nothing where the outcome's
    pathway is not known.

    Args:
        inspection: The last graded inspection.
        pathway: The pathway that it leads to.
        visited: Whether a focused visit or a joint targeted area inspection came since; None if that is not known.
    """
    match pathway:
        case Pathway.SHORT:
            return _after_good(has_judgement_below_good(inspection), visited)
        case Pathway.STANDARD | Pathway.INADEQUATE:
            return _after_worse()
        case _:
            return ()


def _after_good(some_below: bool, visited: bool | None) -> tuple[KindChance, ...]:
    if visited is None:
        seen, of = STANDARD_IF_SOME_BELOW if some_below else STANDARD_IF_ALL_GOOD
    else:
        seen, of = (STANDARD_IF_NEITHER, STANDARD_IF_ONE, STANDARD_IF_BOTH)[some_below + visited]
    base = STANDARD_AFTER_GOOD[0] / STANDARD_AFTER_GOOD[1]
    chance = (seen + PSEUDO_CASES * base) / (of + PSEUDO_CASES)
    by_visits = visited is not None
    standard = KindChance(kind=EventKind.STANDARD, chance=chance, seen=seen, of=of, after_visits=by_visits)
    short = KindChance(kind=EventKind.SHORT, chance=1 - chance, seen=of - seen, of=of, after_visits=by_visits)
    return short, standard


def _after_worse() -> tuple[KindChance, ...]:
    exceptions, of = AFTER_WORSE
    chance = (exceptions + 1) / (of + 2)  # Laplace's rule of succession
    bound = 1 - (1 - _CONFIDENCE) ** (1 / of)
    return (
        KindChance(kind=EventKind.STANDARD, chance=1 - chance, seen=of - exceptions, of=of, bound=1 - bound),
        KindChance(kind=EventKind.SHORT, chance=chance, seen=exceptions, of=of, bound=bound),
    )
