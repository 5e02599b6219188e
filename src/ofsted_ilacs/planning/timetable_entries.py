"""
One line of a timetable.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.planning.deadlines import DueState, DueStatus, Duty, printed_in_words
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Unknown
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import reaching
from ofsted_ilacs.workdays.non_working_days import Certainty, weekday_in_words

__all__ = ["Milestone", "TimetableEntry"]


class Milestone(LabelledEnum):
    """
    A stage of an inspection or visit; ``label`` names it in running text.
    """

    NOTIFICATION = "notification", "Notification"
    OFF_SITE = "off_site", "Off-site week"
    FIELDWORK = "fieldwork", "Fieldwork"
    PUBLICATION = "publication", "Report published by Ofsted"


@attrs.frozen(kw_only=True, repr=False)
class TimetableEntry(Displayed):
    """
    One line of a timetable.

    Attributes:
        what: The stage, or the authority's duty.
        window: When it begins, or is due: one day where the day is known or follows from one, and a stretch otherwise;
            None where no source says.
        until: The last day of something that takes more than one, beginning on the window's only or expected day.
        happened: Whether it has happened once its last day has passed: it is on record, or came before what is.
        certainty: Whether every day counted is announced, or some are projected; None where nothing was counted.
        rule: The rule that it follows from; None for what is on record without one.
        reckoned: The last day of the duty's period, where the letter itself prints the day that is due.
        ruleset: The edition that the rule was taken from.
    """

    what: Milestone | Duty
    window: Window | None
    until: date | None = None
    happened: bool = False
    certainty: Certainty | None = None
    rule: Rule[Any] | None = None
    reckoned: date | None = None
    ruleset: Ruleset
    calendar: WorkingCalendar = attrs.field(repr=False)

    @property
    def headline(self) -> str:
        """
        The entry in a sentence.
        """
        due = "due " if isinstance(self.what, Duty) and self.window is not None else ""
        return f"{self.what.label}: {due}{self._when()}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The entry and the rule that it follows from.
        """
        text = self.headline
        if self.reckoned is not None and self.window is not None:
            text += f" {printed_in_words(self.window.latest, self.reckoned)}"
        return (step(text, self.ruleset, self.rule),)

    def status(self, as_of: date, *, done_on: date | None = None) -> DueStatus | None:
        """
        Return whether it is done on a day, due (at the latest), or overdue; None where no source says when it is.

        What is on record is done once its last day has passed. Of a duty the library does not know whether it was done:
        say so with *done_on*.

        Args:
            as_of: The day of asking.
            done_on: The day that it was done, if it was.

        Raises:
            CoverageError: When the calendar cannot know the day.
        """
        as_of = day(as_of)
        if self.window is None:
            return None
        last = self.until or self.window.latest
        if (self.happened and last < as_of) or (done_on is not None and day(done_on) <= as_of):
            return DueStatus(DueState.DONE)
        known = reaching(self.calendar, max(as_of, last))
        if as_of <= last:
            return DueStatus(DueState.DUE, known.count(as_of, last))
        return DueStatus(DueState.OVERDUE, known.count(last, as_of))

    def __str__(self) -> str:
        return self.headline

    def _when(self) -> str:
        if self.window is None:
            return "not known" if self.rule is None else _lowered(self.rule)
        projected = " (projected: not all bank holidays are announced)" if self.certainty is Certainty.PROJECTED else ""
        if self.window.earliest == self.window.latest:
            first = weekday_in_words(self.window.earliest)
            days = first if self.until in (None, self.window.earliest) else f"{first} to {weekday_in_words(self.until)}"
        else:
            days = str(self.window)
        return days + projected


def _lowered(rule: Rule[Any]) -> str:
    words = (str(rule.value) if isinstance(rule.value, Unknown) else str(rule)).removesuffix(".")
    return words[0].lower() + words[1:]
