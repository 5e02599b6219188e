"""
The country's inspections drawn ahead, by the thousand: the arithmetic behind `simulate`.

Imported on purpose, with ``pip install ofsted-ilacs[numpy]``. Draws come in blocks of `BLOCK`, each with a random
stream of its own, and all that is kept of them are counts. Blocks can therefore be drawn in any order, on any worker,
and added up in any order: the answer is the same.
"""

from collections.abc import Iterable, Mapping
from functools import reduce

import attrs

try:
    import numpy as np
    from numpy.typing import NDArray
except ImportError as _error:
    raise ImportError("A simulation needs numpy: pip install ofsted-ilacs[numpy]") from _error

__all__ = ["BLOCK", "Prepared", "Tally", "added", "draw_blocks"]

BLOCK = 1_000
"""How many draws share a random stream. Part of what a seed means: another number would give other draws."""

Whole = NDArray[np.int64]
Chances = NDArray[np.float64]

FIFTHS = 5
"""Inspectors' time is counted in fifths of a week: a day of one inspector."""

_INADEQUATE = 3
_WEEKS_A_MONTH = 365.25 / 12 / 7


def _whole(values: object) -> Whole:
    return np.asarray(values, np.int64)


def _chances(values: object) -> Chances:
    return np.asarray(values, np.float64)


@attrs.frozen(kw_only=True, eq=False)
class Prepared:
    """
    What every block is drawn from: tables, and the rules as numbers. Weeks are counted from the first one simulated.

    Attributes:
        draws: How many draws in all.
        seed: The seed of the random streams.
        weeks: How many weeks are simulated.
        ahead: The first week after what is known; inspections before it may have begun without a report.
        months: The month of every week, counted from that of the week `ahead`; negative before.
        first_september: The first month that begins an academic year, counted likewise.
        first: For each authority, the chance by each week that its next inspection has begun, added up.
        later: For each week in which an inspection ended, the chance by each week after it that the next has begun,
            added up.
        grades: The grade of each authority, from 0 for outstanding to 3 for inadequate.
        standard_first: For each authority, the chance that its next inspection is a standard one.
        standard_after: For each grade, the same of an inspection after one that was drawn.
        transitions: For each grade, the chances of the grades that follow, added up.
        visited: For each authority, how many focused visits it has had since its last inspection.
        monitored: For each authority, the week of its last monitoring visit; a large negative number for none.
        reported: For each authority, the week in which its last report was out.
        report: How many weeks after fieldwork a report is out.
        focused: The least and the most focused visits between inspections.
        plan: How many weeks after the report the action plan is due.
        first_monitoring: The least and the most weeks after that until the first monitoring visit.
        monitoring: The least and the most months between monitoring visits.
        most_monitoring: The most monitoring visits.
        inspectors: How many inspectors a graded inspection takes.
        visit_days: How many inspectors' days a visit takes.
    """

    draws: int
    seed: int
    weeks: int
    ahead: int
    months: Whole = attrs.field(converter=_whole)
    first_september: int
    first: Chances = attrs.field(converter=_chances)
    later: Chances = attrs.field(converter=_chances)
    grades: Whole = attrs.field(converter=_whole)
    standard_first: Chances = attrs.field(converter=_chances)
    standard_after: Chances = attrs.field(converter=_chances)
    transitions: Chances = attrs.field(converter=_chances)
    visited: Whole = attrs.field(converter=_whole)
    monitored: Whole = attrs.field(converter=_whole)
    reported: Whole = attrs.field(converter=_whole)
    report: int
    focused: tuple[int, int]
    plan: int
    first_monitoring: tuple[int, int]
    monitoring: tuple[int, int]
    most_monitoring: int
    inspectors: int
    visit_days: int

    @property
    def blocks(self) -> int:
        """
        How many blocks the draws make; the last may be a smaller one.
        """
        return -(-self.draws // BLOCK)


Tally = Mapping[str, Whole]
"""
What is kept of draws: for each of the names below an array whose last axis counts draws.

``inspections``, ``visits`` and ``time`` say for each month in how many draws there were so many; ``years`` the same of
inspections in each academic year; ``grades`` for each grade and month in how many draws so many authorities were at it;
``begun`` for each authority and week in how many draws its next inspection began then.
"""


def draw_blocks(prepared: Prepared, blocks: Iterable[int]) -> Tally:
    """
    Draw some blocks, and return what is kept of them.
    """
    return added(_Block(prepared, block).drawn() for block in blocks)


def added(tallies: Iterable[Tally]) -> Tally:
    """
    Return tallies of different blocks as one.
    """
    return reduce(_sum, tallies)


def _sum(one: Tally, other: Tally) -> Tally:
    return {name: _sum_of_counts(counts, other[name]) for name, counts in one.items()}


def _sum_of_counts(one: Whole, other: Whole) -> Whole:
    # How much was counted at most in one block may differ from another: the shorter has seen none of the rest.
    wide, narrow = (one, other) if one.shape[-1] >= other.shape[-1] else (other, one)
    total = wide.copy()
    total[..., : narrow.shape[-1]] += narrow
    return total


class _Block:
    """
    One block of draws as it is drawn, inspection by inspection.
    """

    def __init__(self, prepared: Prepared, block: int) -> None:
        self.given = prepared
        self.draws = min(BLOCK, prepared.draws - block * BLOCK)
        stream = np.random.SeedSequence(prepared.seed, spawn_key=(block,))
        self.chance = np.random.Generator(np.random.PCG64(stream))
        months = int(prepared.months[prepared.weeks - 1]) + 1
        self.inspections = np.zeros((months, self.draws), np.int64)
        self.visits = np.zeros((months, self.draws), np.int64)
        self.time = np.zeros((months, self.draws), np.int64)
        self.changes = np.zeros((len(prepared.transitions), months, self.draws), np.int64)
        self.begun = np.zeros((len(prepared.grades), prepared.weeks), np.int64)

    def drawn(self) -> Tally:
        """
        Draw every authority's inspections and visits, and return what is kept of them.
        """
        given = self.given
        authority = np.repeat(np.arange(len(given.grades)), self.draws)
        draw = np.tile(np.arange(self.draws), len(given.grades))
        grade = given.grades[authority]
        start = _drawn_from(given.first, authority, self._chances(authority.size))
        self._visits_before(start, grade, draw, authority)
        at_first = start < given.weeks
        self.begun += np.bincount(
            authority[at_first] * given.weeks + start[at_first], minlength=self.begun.size
        ).reshape(self.begun.shape)
        standard_chance = given.standard_first[authority]
        while True:
            kept = np.flatnonzero(start < given.weeks)
            if not kept.size:
                break
            draw, grade, start = draw[kept], grade[kept], start[kept]
            is_standard = self._chances(kept.size) < standard_chance[kept]
            after = _drawn_from(given.transitions, grade, self._chances(kept.size))
            self._count(self.inspections, start, draw)
            self._count_time(start, is_standard, draw)
            self._count_change(start, draw, grade, after)
            end = start + is_standard
            start = end + _drawn_from(given.later, end, self._chances(kept.size))
            self._visits_between(end + given.report, start, after, draw)
            grade, standard_chance = after, given.standard_after[after]
        return {
            "inspections": _histogram(self.inspections),
            "visits": _histogram(self.visits),
            "time": _histogram(self.time),
            "years": _histogram(self._by_year()),
            "grades": _histogram(self._at_each_grade()),
            "begun": self.begun,
        }

    def _chances(self, n: int) -> Chances:
        return self.chance.random(n)

    def _count(self, counts: Whole, week: Whole, draw: Whole, times: int = 1) -> None:
        """
        Count something that happens in some weeks of some draws, in the months that those weeks begin in.
        """
        within = (week >= self.given.ahead) & (week < self.given.weeks)
        if within.any():
            places = self.given.months[week[within]] * self.draws + draw[within]
            counts += times * np.bincount(places, minlength=counts.size).reshape(counts.shape)

    def _count_time(self, start: Whole, is_standard: NDArray[np.bool_], draw: Whole) -> None:
        a_week = self.given.inspectors * FIFTHS
        self._count(self.time, start, draw, a_week)
        self._count(self.time, start[is_standard] + 1, draw[is_standard], a_week)

    def _count_change(self, start: Whole, draw: Whole, before: Whole, after: Whole) -> None:
        changed = np.flatnonzero(before != after)
        month = np.maximum(self.given.months[start[changed]], 0)
        _, months, draws = self.changes.shape
        for grade, sign in ((after, 1), (before, -1)):
            places = (grade[changed] * months + month) * draws + draw[changed]
            self.changes += sign * np.bincount(places, minlength=self.changes.size).reshape(self.changes.shape)

    # Visits

    def _visits_before(self, start: Whole, grade: Whole, draw: Whole, authority: Whole) -> None:
        """
        Draw the visits before the first inspection drawn. Those before what is simulated are not counted: they have
        been, known or not.
        """
        given = self.given
        self._focused(given.reported[authority], start, grade, draw, held=given.visited[authority])
        inadequate = np.flatnonzero(grade == _INADEQUATE)
        last = given.monitored[authority[inadequate]]
        first = np.where(
            last >= given.reported[authority[inadequate]],
            last + self._gap(inadequate.size),
            self._first_monitoring(given.reported[authority[inadequate]]),
        )
        self._monitoring(first, start[inadequate], draw[inadequate])

    def _visits_between(self, report: Whole, start: Whole, grade: Whole, draw: Whole) -> None:
        """
        Draw the visits between the report of one inspection and the start of the next.
        """
        self._focused(report, start, grade, draw, held=np.zeros_like(report))
        inadequate = np.flatnonzero(grade == _INADEQUATE)
        self._monitoring(self._first_monitoring(report[inadequate]), start[inadequate], draw[inadequate])

    def _focused(self, report: Whole, start: Whole, grade: Whole, draw: Whole, *, held: Whole) -> None:
        least, most = self.given.focused
        number = least + (self._chances(grade.size) * (most - least + 1)).astype(np.int64)
        for nth in range(most):
            when = report + (self._chances(grade.size) * (start - report)).astype(np.int64)
            comes = (grade != _INADEQUATE) & (held + nth < number) & (when >= self.given.ahead)
            self._count_visits(when[comes], draw[comes])

    def _monitoring(self, first: Whole, start: Whole, draw: Whole) -> None:
        when = first
        for _ in range(self.given.most_monitoring):
            comes = when < start
            self._count_visits(when[comes], draw[comes])
            when = when + self._gap(when.size)

    def _first_monitoring(self, report: Whole) -> Whole:
        return report + self.given.plan + self._between(self.given.first_monitoring, report.size)

    def _gap(self, n: int) -> Whole:
        least, most = self.given.monitoring
        return self._between((round(least * _WEEKS_A_MONTH), round(most * _WEEKS_A_MONTH)), n)

    def _between(self, bounds: tuple[int, int], n: int) -> Whole:
        least, most = bounds
        return least + (self._chances(n) * (most - least + 1)).astype(np.int64)

    def _count_visits(self, week: Whole, draw: Whole) -> None:
        self._count(self.visits, week, draw)
        self._count(self.time, week, draw, self.given.visit_days)

    # What is kept

    def _by_year(self) -> Whole:
        """
        Return how many inspections each draw has in each academic year that is simulated from its September to its
        August.
        """
        months = self.inspections.shape[0]
        first = self.given.first_september
        whole = max((months - first) // 12, 0)
        by_year: Whole = self.inspections[first : first + 12 * whole].reshape(whole, 12, self.draws).sum(axis=1)
        return by_year

    def _at_each_grade(self) -> Whole:
        now = np.bincount(self.given.grades, minlength=len(self.changes))
        at_grade: Whole = np.cumsum(self.changes, axis=1) + now[:, np.newaxis, np.newaxis]
        return at_grade


def _drawn_from(table: Chances, row: Whole, chance: Chances) -> Whole:
    """
    Return for each row of a table of added-up chances the first column that reaches a chance.

    All rows are searched at once, in one long table that adds the row's number to its chances.
    """
    rows, columns = table.shape
    long = (table + np.arange(rows)[:, np.newaxis]).ravel()
    found: Whole = np.searchsorted(long, row + chance, side="right") - row * columns
    np.minimum(found, columns - 1, out=found)
    return found


def _histogram(counts: Whole) -> Whole:
    """
    Return for each place of an array, its last axis the draws, in how many draws each number stands there.
    """
    *places, draws = counts.shape
    width = int(counts.max(initial=0)) + 1
    flat = counts.reshape(-1, draws)
    offset = np.arange(len(flat))[:, np.newaxis] * width
    found: Whole = np.bincount((flat + offset).ravel(), minlength=len(flat) * width).reshape(*places, width)
    return found
