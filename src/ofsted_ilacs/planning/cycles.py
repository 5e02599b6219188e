"""
One inspection after another: the next, and those that follow it under assumed outcomes.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import attrs

from ofsted_ilacs.exceptions import GradeError
from ofsted_ilacs.model.days import add_months
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.deadlines import Duty
from ofsted_ilacs.planning.next_inspection import NextEvent, kind_on
from ofsted_ilacs.planning.pathway import rule_after
from ofsted_ilacs.planning.timetable import Timetable, timetable
from ofsted_ilacs.planning.timetable_entries import Milestone
from ofsted_ilacs.planning.windows import Window, months_of, to_anchor
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["Assume", "Cycle", "cycles"]

Assume = Grade | Sequence[Grade] | Callable[[int, Grade | None], Grade] | None
"""
The outcomes of inspections ahead: None keeps the present pathway; a grade is given at each; a sequence is used up one
by one, its last grade again and again; a function gets the number of the cycle, from 1, and the grade before.
"""


@attrs.frozen(kw_only=True)
class Cycle(Displayed):
    """
    The way from one inspection to the next.

    Attributes:
        number: 0 from the last inspection on record to the next.
        pathway: The way that the outcome before it leads to; None where that is not known.
        rule: The rule that says so; None where none does.
        inspection: The inspection that ends the cycle.
        timetable: That inspection's own calendar; None where it begins after the last day that counts.
    """

    number: int
    pathway: Pathway | None
    rule: Rule | None
    inspection: NextEvent
    timetable: Timetable | None

    def when(self, what: Milestone | Duty) -> Window | None:
        """
        Return when a stage of the inspection is expected, or a duty due; None where no source says.
        """
        entry = None if self.timetable is None else self.timetable.entry(what)
        return None if entry is None else entry.window


def cycles(
    inspection: NextEvent, until: date, assume: Assume, anchor: Anchor | None, calendar: WorkingCalendar
) -> Iterator[Cycle]:
    """
    Yield the present cycle and those that begin by a day, for as long as what follows is known.

    The inspection that ends the last of them may lie beyond that day; it then has no timetable.

    Each window widens on the one before: its earliest day follows from the earliest, its latest from the latest.

    Args:
        inspection: The next graded inspection.
        until: The last day that counts.
        assume: The outcomes of inspections ahead.
        anchor: Which day of an inspection starts the interval to the next; by default the edition's.
        calendar: The calendar to count on.

    Raises:
        GradeError: When *assume* gives something other than grades.
    """
    decision = inspection.decision
    way, rule = decision.pathway, decision.rule
    grade = None if decision.inspection is None else decision.inspection.overall
    number = 0
    while True:
        window = inspection.window
        within = window is not None and window.earliest <= until
        ahead = inspection if window is None else attrs.evolve(inspection, window=not_before(window, inspection.as_of))
        cycle = Cycle(
            number=number,
            pathway=way,
            rule=rule,
            inspection=inspection,
            timetable=timetable(ahead, calendar=calendar) if within else None,
        )
        yield cycle
        if not within:
            return
        number += 1
        if assume is not None:
            grade = _assumed(assume, number, grade)
            rule = rule_after(grade, inspection.ruleset)
            way = rule.value if rule is not None and isinstance(rule.value, Pathway) else None
        elif way is Pathway.FIRST_INSPECTION:  # the outcome of a first inspection is anybody's guess
            return
        following = _following(cycle, anchor)
        kind = kind_on(way, inspection.ruleset, inspection.as_of)
        if following is None or kind is None:
            return
        inspection = attrs.evolve(
            inspection, kind=kind, pathway=way, window=following, status=following.status(inspection.as_of)
        )


def check_assumption(assume: Assume) -> None:
    """
    Check that outcomes ahead are given as None, a grade, some grades, or a function.

    Raises:
        GradeError: When they are not.
    """
    if assume is None or isinstance(assume, Grade) or callable(assume):
        return
    if isinstance(assume, Sequence) and assume and all(isinstance(grade, Grade) for grade in assume):
        return
    raise GradeError(f"assume: {assume!r} is no Grade, no sequence of grades and no function. Pass Grade.GOOD, say.")


def _assumed(assume: Assume, number: int, before: Grade | None) -> Grade:
    if isinstance(assume, Grade):
        return assume
    if callable(assume):
        grade = assume(number, before)
        if not isinstance(grade, Grade):
            raise GradeError(f"The function given as assume returned {grade!r} for cycle {number}. Return a Grade.")
        return grade
    assert assume is not None
    return assume[min(number, len(assume)) - 1]


def not_before(window: Window, as_of: date) -> Window:
    """
    Return a window with every day that lies before a day moved to it.
    """
    expected = None if window.expected is None else max(window.expected, as_of)
    return Window(max(window.earliest, as_of), expected, max(window.latest, as_of))


def _following(cycle: Cycle, anchor: Anchor | None) -> Window | None:
    ruleset = cycle.inspection.ruleset
    if ruleset.find("interval") is None:
        return None
    chosen = anchor or to_anchor(ruleset.rule("interval.anchor").value)
    report = cycle.when(Milestone.PUBLICATION) if chosen is Anchor.PUBLICATION else None
    began = report or cycle.when(Milestone.FIELDWORK)
    if began is None:
        return None
    interval, tolerance = months_of(ruleset.rule("interval")), months_of(ruleset.rule("interval.tolerance"))
    return Window(
        _later(_later(began.earliest, interval), -tolerance),
        None if began.expected is None else _later(began.expected, interval),
        _later(_later(began.latest, interval), tolerance),
    )


def _later(start: date, months: int) -> date:
    return add_months(start, months)[0]
