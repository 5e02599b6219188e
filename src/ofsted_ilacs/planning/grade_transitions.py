"""
From one overall grade to the next: the chances that a simulation draws outcomes by.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.forecast_model import REOPENED, Histories, each_of

__all__ = ["GradeTransitions", "fit_transitions"]

PSEUDO_CASES = 8
"""How many cases the shares of all outcomes are worth beside those of one grade: few followed outstanding or
inadequate."""

_GRADES = tuple(Grade)
_TOLERANCE = 1e-9

Row = tuple[float, ...]


def _four_rows(shares: object) -> tuple[Row, ...]:
    """
    Return a matrix of chances as tuples: a row a grade, each of a chance for every grade, which add up to one.
    """
    try:
        rows = tuple(tuple(map(float, row)) for row in shares)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise RecordError(f"shares: {shown(shares)} is not a matrix of numbers. {_WAY_OUT}") from error
    if len(rows) != len(_GRADES) or any(len(row) != len(_GRADES) for row in rows):
        raise RecordError(f"shares: the matrix is not four by four. {_WAY_OUT}")
    for grade, row in zip(_GRADES, rows, strict=True):
        if not all(0 <= share <= 1 for share in row):
            raise RecordError(f"shares: the row after {grade.label}, {row}, holds no chances from 0 to 1. {_WAY_OUT}")
        if abs(sum(row) - 1) > _TOLERANCE:
            raise RecordError(
                f"shares: the row after {grade.label}, {row}, adds up to {sum(row):g}, not to 1. {_WAY_OUT}"
            )
    return rows


_WAY_OUT = (
    "Pass four rows, after outstanding, good, requires improvement and inadequate, each with the chances of the four "
    "grades in that order."
)


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class GradeTransitions(Displayed):
    """
    The chances of each overall grade after each.

    Attributes:
        shares: Four rows, after outstanding, good, requires improvement and inadequate, each with the chances of the
            four grades in that order.
        counts: How often each was so on record, likewise; None if the caller gave the chances.
    """

    shares: tuple[Row, ...] = attrs.field(converter=_four_rows)
    counts: tuple[tuple[int, ...], ...] | None = None

    def __attrs_post_init__(self) -> None:
        rows = self.counts
        check_together(
            self, counts=rows is None or (len(rows) == len(_GRADES) and all(len(row) == len(_GRADES) for row in rows))
        )

    def share(self, before: Grade, after: Grade) -> float:
        """
        Return the chance of a grade after another.
        """
        rows, columns = expect(Grade, before, "before"), expect(Grade, after, "after")
        return self.shares[_GRADES.index(rows)][_GRADES.index(columns)]


def fit_transitions(histories: Histories, *, known_to: date) -> GradeTransitions:
    """
    Count how one overall grade followed another in inspections since they resumed in June 2021.

    Each row is drawn towards the shares of all outcomes by `PSEUDO_CASES`.

    Args:
        histories: One an authority.
        known_to: Reports published by then count.

    Raises:
        RecordError: When *histories* are no histories, or hold no two overall grades in a row.
    """
    known_to = day(known_to)
    counts = {before: dict.fromkeys(_GRADES, 0) for before in _GRADES}
    for history in each_of(histories):
        reported = [event for event in history.full_inspections if event.published and event.published <= known_to]
        for earlier, later in pairwise(reported):
            if later.start >= REOPENED and earlier.overall is not None and later.overall is not None:
                counts[earlier.overall][later.overall] += 1
    outcomes = {after: sum(row[after] for row in counts.values()) for after in _GRADES}
    of_all = sum(outcomes.values())
    if not of_all:
        raise RecordError(
            f"No two overall grades in a row were published from {REOPENED} to {known_to}: there is nothing to count. "
            "Pass transitions=, or more histories."
        )
    return GradeTransitions(
        shares=[
            _drawn_towards(
                [outcomes[after] / of_all for after in _GRADES], [counts[before][after] for after in _GRADES]
            )
            for before in _GRADES
        ],
        counts=tuple(tuple(counts[before].values()) for before in _GRADES),
    )


def _drawn_towards(base: Iterable[float], counts: list[int]) -> list[float]:
    weights = [count + PSEUDO_CASES * share for count, share in zip(counts, base, strict=True)]
    return [weight / sum(weights) for weight in weights]
