"""
The statutory clocks that are running, nearest first.
"""

from collections import Counter
from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.deadlines import Deadline, clocks_started
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, Known, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["OpenClock", "in_progress"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class OpenClock(Displayed):
    """
    One deadline that is running: it has started and has not passed.

    Attributes:
        authority: Whose duty it is.
        region: Its region, or None if it is not known.
        as_of: The day of asking.
        deadline: What is due and when, with its steps.
        working_days_left: Working days after the day of asking, up to and including the due day.
        clocks: How many clocks of this authority are running.
        national: Its rank among all running clocks, nearest first.
        regional: Its rank among those of the region.
    """

    authority: Authority
    region: str | None
    as_of: date
    deadline: Deadline
    working_days_left: int
    clocks: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among clocks"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank in its region"})

    def __attrs_post_init__(self) -> None:
        clock, as_of = self.deadline, self.as_of
        check_together(
            self,
            deadline=clock.event is not None and clock.event.authority == self.authority,
            as_of=clock.trigger <= as_of <= clock.due,
            working_days_left=self.working_days_left == clock.calendar.count(as_of, clock.due),
            clocks=self.clocks > 0,
        )

    @property
    def event(self) -> InspectionEvent:
        """
        The inspection or visit that started the clock.
        """
        assert self.deadline.event is not None
        return self.deadline.event

    @property
    def headline(self) -> str:
        """
        The answer in a sentence.
        """
        return f"{self.authority.name}: {self.deadline.headline}"

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        What started the clock, why it ends on its day, and its rank.
        """
        began = Step(f"{self.event.name}.", source=self.event.source)
        place = rank_steps(self.national, self.regional, self.region, "the clock that ends first being first")
        return (began, *self.deadline.steps, *place)


def in_progress(histories: Histories, *, as_of: date, calendar: WorkingCalendar | None = None) -> tuple[OpenClock, ...]:
    """
    Return the statutory clocks that are running on a day, nearest first.

    A clock starts when the report or letter is received, or at publication if the day of receipt is not on record. The
    record does not say whether a duty is already done, so each clock runs until its due day.

    Args:
        histories: The histories. Authorities that did not exist on *as_of* are left out.
        as_of: The day of asking.
        calendar: The calendar to count on; by default that of England and Wales.
    """
    as_of = day(as_of)
    known = [each for each in known_on(as_of, histories) if each.existed]
    running = [(each, clock) for each in known for clock in _running(each, as_of, calendar)]
    due = [clock.due for _, clock in running]
    national = ranks(due, ["England"] * len(due))
    regional = ranks(due, [each.region for each, _ in running])
    clocks = Counter(each.authority for each, _ in running)
    rows = [
        OpenClock(
            authority=each.authority,
            region=each.region,
            as_of=as_of,
            deadline=clock,
            working_days_left=clock.status(as_of).working_days,
            clocks=clocks[each.authority],
            national=in_england,
            regional=in_region,
        )
        for (each, clock), in_england, in_region in zip(running, national, regional, strict=True)
    ]
    return Answers(sorted(rows, key=lambda row: (row.deadline.due, row.authority.name)))


def _running(each: Known, as_of: date, calendar: WorkingCalendar | None) -> list[Deadline]:
    return [clock for clock in clocks_started(each.history, as_of, calendar=calendar) if as_of <= clock.due]
