"""
What callers see of editions and rules: read by mypy and pyright, never run.
"""

from typing import assert_type

from ofsted_ilacs import (
    Basis,
    Citation,
    EventKind,
    Evidence,
    Grade,
    Months,
    Pathway,
    Rule,
    Ruleset,
    WorkingDays,
    Years,
    ruleset,
)
from ofsted_ilacs.rules.edition import Interval, Weeks
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.rules.rule import Dated, Fact, says
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

edition = ruleset("ilacs-2026-04")
assert_type(edition, Ruleset)
assert_type(edition.with_value("interval", Years(4)), Ruleset)

# Each attribute has the type of its value.
assert_type(edition.interval.every, Rule[Months | Years])
assert_type(edition.interval.after(Grade.GOOD).known, Months | Years | None)
assert_type(edition.interval.anchor.value, Anchor | Unknown)
assert_type(edition.next.good.known, Pathway | None)
assert_type(edition.next.reinspection, Dated[EventKind])
assert_type(edition.notice.inspection.known, WorkingDays | None)
assert_type(edition.monitoring.letters, Fact)
assert_type(edition.law.clock(Duty.PUBLISH_REPORT), Rule[WorkingDays])
if edition.publication.letter is not None and edition.first is not None:
    assert_type(edition.publication.letter.known, Estimate | None)
    assert_type(edition.first.window.known, Between | None)

evidence = Evidence(Basis.CALLER, (Citation("A framework"),))
assert_type(says(WorkingDays(5), evidence), Rule[WorkingDays])

# What must not pass a type checker: each `ignore` below is itself an error once the line is accepted.
print(edition.suspention)  # type: ignore[attr-defined]  # pyright: ignore
print(edition.interval.tolerence)  # type: ignore[attr-defined]  # pyright: ignore
Weeks(monday=says(True, evidence), august=says(True, evidence), christmas=says(True, evidence))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Interval(
    every=says(WorkingDays(5), evidence),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    tolerance=says(Months(6), evidence),
    anchor=says(Anchor.START, evidence),
    reinspection=says("It is told.", evidence),
)
print(Duty.PUBLISH_REPORTS)  # type: ignore[attr-defined]  # pyright: ignore
