"""
How long each authority has waited since its last event, and since its last graded inspection.
"""

from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, Known, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks

__all__ = ["WaitingTime", "waiting_times"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class WaitingTime(Displayed):
    """
    How long one authority has waited.

    Attributes:
        authority: The authority.
        region: Its region, or None if it is not known.
        as_of: The day of asking.
        last_event: Its last event of any kind, or None if there was none.
        days_since_event: Calendar days from that event's last day to the day of asking; 0 while the event lasts.
        last_full: Its last graded inspection, or None if there was none.
        days_since_full: The same since that inspection.
        events: How many events are on record: the number behind the figures.
        national: Its rank among all authorities; the longest wait since a graded inspection is first.
        regional: Its rank among those of its region.
    """

    authority: Authority
    region: str | None
    as_of: date
    last_event: InspectionEvent | None
    days_since_event: int | None
    last_full: InspectionEvent | None
    days_since_full: int | None
    events: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among authorities"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank in its region"})

    def __attrs_post_init__(self) -> None:
        check_together(
            self,
            days_since_event=(self.days_since_event is None) is (self.last_event is None),
            days_since_full=(self.days_since_full is None) is (self.last_full is None),
        )

    @property
    def headline(self) -> str:
        """
        The wait in a sentence.
        """
        if self.days_since_full is None:
            return f"{self.authority.name}: no graded inspection is on record."
        return f"{self.authority.name}: {self.days_since_full:,} days since its last graded inspection."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The events from which the wait is counted, and the rank of the row.
        """
        last = dict.fromkeys(event for event in (self.last_full, self.last_event) if event is not None)
        place = rank_steps(self.national, self.regional, self.region, "the longest wait first")
        counted = Step(f"Counted to {in_words(self.as_of)}, over {self.events} events on record.")
        return (*(Step(f"{event.name}.", source=event.source) for event in last), counted, *place)


def waiting_times(histories: Histories, *, as_of: date) -> tuple[WaitingTime, ...]:
    """
    Return how long each authority has waited, the longest wait since a graded inspection first.

    Args:
        histories: The histories. Authorities that did not exist on *as_of* are left out. One that waits for its first
            graded inspection is last and has no rank.
        as_of: The day of asking; events that begin later are not counted.
    """
    as_of = day(as_of)
    known = [each for each in known_on(as_of, histories) if each.existed]
    waits = [_days_since(_last_full(each), as_of) for each in known]
    order = [None if wait is None else -wait for wait in waits]
    national = ranks(order, ["England"] * len(known))
    regional = ranks(order, [each.region for each in known])
    rows = [
        _row(each, as_of, wait, *places) for each, wait, *places in zip(known, waits, national, regional, strict=True)
    ]
    return Answers(
        sorted(rows, key=lambda row: (row.national is None, -(row.days_since_full or 0), row.authority.name))
    )


def _row(each: Known, as_of: date, wait: int | None, national: Rank | None, regional: Rank | None) -> WaitingTime:
    last = max(each.events, key=lambda event: event.end, default=None)
    return WaitingTime(
        authority=each.authority,
        region=each.region,
        as_of=as_of,
        last_event=last,
        days_since_event=_days_since(last, as_of),
        last_full=_last_full(each),
        days_since_full=wait,
        events=len(each.events),
        national=national,
        regional=regional,
    )


def _last_full(each: Known) -> InspectionEvent | None:
    return next((event for event in reversed(each.events) if event.kind.is_full_inspection), None)


def _days_since(event: InspectionEvent | None, as_of: date) -> int | None:
    return None if event is None else max(0, (as_of - event.end).days)
