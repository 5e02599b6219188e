"""
One line of a programme.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.planning.deadlines import Duty, printed_in_words
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.timetable_entries import Milestone
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule

__all__ = ["ProgrammeEvent"]


@attrs.frozen(kw_only=True, repr=False)
class ProgrammeEvent(Displayed):
    """
    Something to expect.

    Attributes:
        authority: Whose it is.
        what: The kind of event, the authority's duty, or the stage of an inspection.
        window: When it is expected or due, both ends included.
        rules: The rules that it follows from.
        ruleset: The edition that those were taken from.
        cycle: 0 up to and with the next graded inspection, 1 from that to the one after, and so on.
        is_optional: Whether it may well not happen: a second focused visit, a fifth monitoring visit.
        reckoned: The last day of the duty's period, where the letter itself prints the day that is due.
    """

    authority: Authority
    what: EventKind | Duty | Milestone
    window: Window
    rules: tuple[Rule[Any], ...]
    ruleset: Ruleset
    cycle: int = 0
    is_optional: bool = False
    reckoned: date | None = None

    @property
    def is_assumed(self) -> bool:
        """
        Whether it rests on the assumed outcome of an inspection that has not been held.
        """
        return self.cycle > 0

    @property
    def headline(self) -> str:
        """
        The event in a sentence.
        """
        label = self.what.label[0].upper() + self.what.label[1:]
        marks = [mark for mark, holds in (("possible", self.is_optional), ("assumed", self.is_assumed)) if holds]
        due = "due " if isinstance(self.what, Duty) else ""
        return f"{label}{' (' + ', '.join(marks) + ')' if marks else ''}: {due}{self.window}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The event, and what its rules say.
        """
        why = "".join(f" {rule}" for rule in self.rules)
        return (step(self.found + why, self.ruleset, *self.rules),)

    @property
    def found(self) -> str:
        """
        The event in a sentence and, where a letter prints the day that is due, which day is reckoned.
        """
        if self.reckoned is None:
            return self.headline
        return f"{self.headline} {printed_in_words(self.window.latest, self.reckoned)}"

    def status(self, as_of: date) -> WindowStatus:
        """
        Return whether the window lies ahead on a day, is open, or has passed.
        """
        return self.window.status(as_of)

    def ending(self, day: date) -> "ProgrammeEvent":
        """
        Return the event with its window cut off at a day, the last that counts; it must begin by then.
        """
        window = self.window
        if window.latest <= day:
            return self
        expected = window.expected if window.expected is not None and window.expected <= day else None
        return attrs.evolve(self, window=Window(window.earliest, expected, day))

    def __str__(self) -> str:
        return self.headline
