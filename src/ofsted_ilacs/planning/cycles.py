"""
One inspection after another: the next, and those that follow it under assumed outcomes.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.exceptions import CoverageError, GradeError, RecordError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import altered, as_annotated, check_together
from ofsted_ilacs.planning.expected import Expected, Milestone
from ofsted_ilacs.planning.next_inspection import NextEvent, kind_on
from ofsted_ilacs.planning.situation import Situation, to_anchor
from ofsted_ilacs.planning.stages import Stages, last_days
from ofsted_ilacs.planning.timetable import stages_and_clocks
from ofsted_ilacs.planning.weeks import in_open_week
from ofsted_ilacs.planning.windows import Window, months_of, unknown_timing
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching_past

__all__ = ["Assume", "Assumption", "Cycle", "cycles"]

Assume = Grade | Sequence[Grade] | Callable[[int, Grade | None], Grade] | None
"""
The outcomes of inspections ahead: None keeps the present pathway; a grade is given at each; a sequence is used up one
by one, its last grade again and again; a function gets the number of the cycle, from 1, and the grade before.
"""


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Assumption(Displayed):
    """
    What was assumed of the inspections ahead.

    Attributes:
        grades: The overall grades, one an inspection, the last again and again; none where the present pathway goes on.
        by_function: Whether a function of the caller's gave them.
    """

    grades: tuple[Grade, ...] = ()
    by_function: bool = False

    def __attrs_post_init__(self) -> None:
        check_together(self, by_function=not (self.by_function and self.grades))

    @classmethod
    def of(cls, assume: Assume) -> "Assumption":
        """
        Return the assumption that a caller makes.

        Raises:
            GradeError: When it is none.
        """
        check_assumption(assume)
        if isinstance(assume, Grade):
            return cls(grades=(assume,))
        if callable(assume):
            return cls(by_function=True)
        return cls(grades=() if assume is None else tuple(assume))


@attrs.frozen(kw_only=True)
class Cycle(Displayed):
    """
    The way from one inspection to the next.

    Attributes:
        number: 0 from the last inspection on record to the next.
        grade: The overall grade that it began with; None if none was given.
        pathway: The way that the outcome before it leads to; None if that is not known.
        rule: The rule that says so; None if none does.
        inspection: The inspection that ends the cycle.
        stages: That inspection's stages and clocks; None if it begins after the last day that counts.
        anchor_rule: The rule on the day that its window is counted from; None if another day had to stand in.
    """

    number: int
    grade: Grade | None
    pathway: Pathway | None
    rule: Rule[Any] | None
    inspection: NextEvent
    stages: tuple[Expected, ...] | None
    anchor_rule: Rule[Anchor] | None = None

    def when(self, what: Milestone | Duty) -> Window | None:
        """
        Return when a stage of the inspection is expected, or a duty due; None if no source says.
        """
        return next((entry.window for entry in self.stages or () if entry.what is what), None)


def cycles(situation: Situation, inspection: NextEvent, until: date, assume: Assume) -> Iterator[Cycle]:
    """
    Yield the present cycle and those that begin by a day, for as long as what follows is known.

    The inspection that ends the last of them may lie beyond that day; its stages are then left out.

    Each window widens on the one before: its earliest day follows from the earliest, its latest from the latest.

    Args:
        situation: The authority's situation.
        inspection: Its next graded inspection.
        until: The last day that counts.
        assume: The outcomes of inspections ahead.

    Raises:
        GradeError: When *assume* gives something other than grades.
        CoverageError: When the window of an inspection reaches beyond the last year that can be projected.
    """
    decision, timing = inspection.decision, inspection.timing
    anchor, calendar = situation.anchor, situation.calendar
    cycle = Cycle(
        number=0,
        grade=None if decision.inspection is None else decision.inspection.overall,
        pathway=decision.pathway,
        rule=decision.rule,
        inspection=inspection,
        stages=_stages(inspection, until, calendar, 0),
        anchor_rule=_anchor_rule(None if timing is None else timing.counted_from, inspection.ruleset, anchor),
    )
    grade = cycle.grade
    while True:
        yield cycle
        if cycle.stages is None:
            return
        rule = cycle.rule
        if assume is not None:
            grade = _assumed(assume, cycle.number + 1, grade)
            rule = inspection.ruleset.next.after(grade)
        elif cycle.pathway is Pathway.FIRST_INSPECTION:  # the outcome of a first inspection is anybody's guess
            return
        following = _following(cycle, (rule, grade), until, anchor, calendar)
        if following is None:
            return
        cycle = following


def _following(
    cycle: Cycle,
    outcome: tuple[Rule[Any] | None, Grade | None],
    until: date,
    anchor: Anchor | None,
    calendar: WorkingCalendar,
) -> Cycle | None:
    rule, grade = outcome
    way = None if rule is None else rule.known
    before = cycle.inspection
    kind = kind_on(way, before.ruleset, before.as_of)
    counted_from, window = _window_after(cycle, grade, anchor, calendar)
    if kind is None or window is None:
        return None
    window = in_open_week(window, kind, before.ruleset, calendar)
    status = window.status(before.as_of)
    inspection = altered(before, kind=kind, pathway=way, window=window, status=status)
    return Cycle(
        number=cycle.number + 1,
        grade=grade,
        pathway=way,
        rule=rule,
        inspection=inspection,
        stages=_stages(inspection, until, calendar, cycle.number + 1),
        anchor_rule=_anchor_rule(counted_from, inspection.ruleset, anchor),
    )


def _stages(inspection: NextEvent, until: date, calendar: WorkingCalendar, number: int) -> tuple[Expected, ...] | None:
    window = inspection.window
    if window is None:
        return None
    begins_later = window.earliest > until
    if window.latest.year >= LAST_PROJECTED_YEAR:
        if begins_later:
            return None
        raise CoverageError(
            f"until, {until}, is too far ahead: by then the window of an inspection, {window}, reaches beyond what can "
            f"be projected, the end of {LAST_PROJECTED_YEAR}. Windows widen from one inspection to the next. Ask until "
            "an earlier day."
        )
    stages = Stages.of(inspection, inspection.ruleset, calendar, cycle=number)
    if begins_later and not _is_called(stages, until):
        return None
    return () if stages is None else stages_and_clocks(stages)


def _is_called(stages: Stages | None, by: date) -> bool:
    # The call comes before the first day on site, and may be the last thing that counts.
    return stages is not None and any(
        each.window is not None and each.window.earliest <= by for each in stages.notice()
    )


def check_assumption(assume: Assume) -> None:
    """
    Check that outcomes ahead are given as None, a grade, some grades, or a function.

    Raises:
        GradeError: When they are not.
    """
    if assume is None or isinstance(assume, Grade) or (callable(assume) and not isinstance(assume, type)):
        return
    if isinstance(assume, Sequence) and assume and all(isinstance(grade, Grade) for grade in assume):
        return
    raise GradeError(
        f"assume: {shown(assume)} is no Grade, no sequence of grades and no function. Pass Grade.GOOD, say."
    )


def _assumed(assume: Assume, number: int, before: Grade | None) -> Grade:
    if isinstance(assume, Grade):
        return assume
    if callable(assume):
        grade = assume(number, before)
        if not isinstance(grade, Grade):
            raise GradeError(
                f"The function given as assume returned {shown(grade)} for cycle {number}. Return a Grade."
            )
        return grade
    assert assume is not None
    return assume[min(number, len(assume)) - 1]


def _window_after(
    cycle: Cycle, grade: Grade | None, anchor: Anchor | None, calendar: WorkingCalendar
) -> tuple[Anchor | None, Window | None]:
    # The day that the interval is counted from, as `window_after` chooses it, and the window that follows.
    ruleset = cycle.inspection.ruleset
    if unknown_timing(ruleset, grade):
        return None, None
    chosen = anchor or to_anchor(ruleset.interval.anchor.value)
    report = cycle.when(Milestone.PUBLICATION) if chosen is Anchor.PUBLICATION else None
    starts = cycle.when(Milestone.FIELDWORK)
    if starts is None:
        return None, None
    if report is not None:
        counted_from, day = chosen, report
    elif chosen is Anchor.START:
        counted_from, day = chosen, starts
    else:
        counted_from, day = Anchor.END, _last_days(cycle.inspection, starts, calendar)
    interval, tolerance = months_of(ruleset.interval.after(grade)), months_of(ruleset.interval.tolerance)
    if interval <= tolerance:
        raise RecordError(
            f"Edition {shown(ruleset.id)}: an interval of {interval} months, give or take {tolerance}, leaves no time "
            "between inspections. Let rule 'interval' be longer than 'interval.tolerance' to plan more than one."
        )
    return counted_from, Window.reckoned(
        months_later(months_later(day.earliest, interval), -tolerance),
        None if day.expected is None else months_later(day.expected, interval),
        months_later(months_later(day.latest, interval), tolerance),
    )


def _last_days(inspection: NextEvent, starts: Window, calendar: WorkingCalendar) -> Window:
    # The last days on site; the first ones where the edition does not say how long the inspection is.
    if inspection.kind is None:
        return starts
    known = reaching_past(calendar, starts.latest)
    return last_days(inspection.kind, starts, inspection.ruleset, known) or starts


def _anchor_rule(counted_from: Anchor | None, ruleset: Ruleset, asked: Anchor | None) -> Rule[Anchor] | None:
    rule = ruleset.interval.anchor
    if counted_from is None or rule.value is counted_from:
        return rule
    return rule.with_value(counted_from) if counted_from is asked else None
