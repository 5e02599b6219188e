"""
The one stream of what is to come: clocks, visits, inspections and their stages, cycle after cycle.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import altered
from ofsted_ilacs.planning.cycles import Assume, Cycle, cycles
from ofsted_ilacs.planning.deadlines import clocks_started
from ofsted_ilacs.planning.expected import Expected, Milestone, reckoned_expected
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.stages import Stages, has_fieldwork
from ofsted_ilacs.planning.timetable import stages_and_clocks
from ofsted_ilacs.planning.visits import Visits
from ofsted_ilacs.planning.windows import Window, months_of
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Rule

__all__ = ["ahead"]


def ahead(situation: Situation, inspection: NextEvent, until: date, assume: Assume) -> Iterator[Expected]:
    """
    Yield everything that an authority should expect from the day of asking to a last day.

    Args:
        situation: The authority's situation.
        inspection: Its next graded inspection.
        until: The last day on which something may begin to be expected; what begins later may be among it.
        assume: The outcomes of inspections ahead, as for `programme`.
    """
    yield from _yearly(situation, until)
    yield from _running_clocks(situation)
    yield from _awaited(situation)
    before: Cycle | None = None
    for cycle in cycles(situation, inspection, until, assume):
        for each in _visits(situation, cycle, before, until):
            yield _not_before(each, situation.as_of)
        yield from _inspection(situation, cycle)
        before = cycle


def _yearly(situation: Situation, until: date) -> Iterator[Expected]:
    # The self-evaluations and engagement meetings: one within each year from the last on record.
    yearly = situation.ruleset.yearly
    for kind in EventKind:
        rule = None if yearly is None else yearly.of(kind)
        if rule is None or not rule.is_known:
            continue
        months = months_of(rule)
        if months == 0:
            raise RecordError(f"Rule {shown(rule.id)} holds {rule.value}: it would never end. Use Years(1).")
        first = earliest = _year_began(situation, kind, months)
        year, held = 1, _held_since(situation, kind)
        while earliest <= until:
            following = months_later(first, year * months)
            window = Window.reckoned(max(earliest, situation.as_of), None, following - timedelta(1))
            yield _expected(situation, kind, window, rule, number=held + year)
            earliest, year = following, year + 1


def _year_began(situation: Situation, kind: EventKind, months: int) -> date:
    as_of = situation.as_of
    held = [event.start for event in situation.history.events if event.kind is kind and event.start <= as_of]
    if held and months_later(held[-1], months) > as_of:
        return held[-1] + timedelta(1)
    return as_of


def _held_since(situation: Situation, kind: EventKind) -> int:
    # How many of a kind are on record since the last graded inspection.
    since = date.min if situation.last is None else situation.last.start
    return sum(event.kind is kind and since < event.start <= situation.as_of for event in situation.history.events)


def _running_clocks(situation: Situation) -> Iterator[Expected]:
    # The clocks that reports and letters started and that still run on the day of asking.
    clocks = clocks_started(situation.history, situation.as_of, calendar=situation.calendar, ruleset=situation.given)
    return (Expected.of_clock(clock, situation.authority) for clock in clocks if clock.due >= situation.as_of)


def _awaited(situation: Situation) -> Iterator[Expected]:
    # The reports and letters of what was held that are not out yet, and the clocks that they will start.
    monitored = False
    for held in situation.history.events:
        begins = held.kind is EventKind.MONITORING_VISIT and not monitored
        monitored = not held.kind.is_full_inspection and (monitored or begins)
        if held.published is not None or held.report_received is not None or not has_fieldwork(held.kind):
            continue
        stages = Stages.of(held, held.ruleset, situation.calendar, is_first_monitoring=begins)
        for entry in () if stages is None else stages_and_clocks(stages):
            if entry.what in _AWAITED and entry.window is not None and entry.window.latest >= situation.as_of:
                yield _not_before(entry, situation.as_of)


_AWAITED = frozenset({Milestone.PUBLICATION, *Duty})


def _visits(situation: Situation, cycle: Cycle, before: Cycle | None, until: date) -> Iterator[Expected]:
    visits = Visits(situation=situation, inspection=cycle.inspection, until=until, cycle=cycle.number)
    if before is None:
        return visits.after_what_was_held()
    report = before.when(Milestone.PUBLICATION) or before.when(Milestone.FIELDWORK)
    return iter(()) if report is None else visits.assumed(report, before.when(Duty.PUBLISH_STATEMENT))


def _inspection(situation: Situation, cycle: Cycle) -> Iterator[Expected]:
    # The inspection that ends a cycle, its notice, its report and its clocks.
    inspection = cycle.inspection
    if inspection.kind is not None and inspection.window is not None:
        rules = (rule for rule in _why(situation, cycle) if rule is not None)
        yield _expected(situation, inspection.kind, inspection.window, *rules, cycle=cycle.number)
    told = _UP_TO_THE_INSPECTION if inspection.status.has_closed else _WITHIN_THE_INSPECTION
    for entry in cycle.stages or ():
        if entry.window is not None and entry.what not in told:
            yield entry


_WITHIN_THE_INSPECTION = frozenset({Milestone.OFF_SITE, Milestone.FIELDWORK})
_UP_TO_THE_INSPECTION = _WITHIN_THE_INSPECTION | {Milestone.NOTIFICATION}  # overdue, the call may come any day


def _why(situation: Situation, cycle: Cycle) -> tuple[Rule[Any] | None, ...]:
    # The rules of the inspection that ends a cycle: what leads to it, its kind, and its window.
    ruleset = situation.ruleset
    if cycle.pathway is Pathway.FIRST_INSPECTION:
        return cycle.rule, None if ruleset.first is None else ruleset.first.window
    again = ruleset.next.reinspection.on(situation.as_of) if cycle.pathway is Pathway.INADEQUATE else None
    timing = cycle.inspection.timing if cycle.number == 0 else None
    pause = ruleset.suspension if timing is not None and timing.suspended else None
    interval = ruleset.interval.after(cycle.grade)
    return cycle.rule, again, interval, ruleset.interval.tolerance, cycle.anchor_rule, pause


def _expected(
    situation: Situation, what: EventKind, window: Window, *rules: Rule[Any], cycle: int = 0, number: int = 1
) -> Expected:
    return reckoned_expected(
        authority=situation.authority,
        what=what,
        window=window,
        rules=rules,
        ruleset=situation.ruleset,
        after=None if situation.last is None else situation.last.start,
        cycle=cycle,
        number=number,
        calendar=situation.calendar,
    )


def _not_before(each: Expected, as_of: date) -> Expected:
    window = each.window
    if window is None or window.earliest >= as_of:
        return each
    return altered(each, window=window.not_before(as_of))
