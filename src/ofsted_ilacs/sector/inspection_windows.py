"""
When each authority's next graded inspection is expected, and which are overdue.
"""

from datetime import date

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.sector.country import Histories, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks

__all__ = ["InspectionWindow", "inspection_windows"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class InspectionWindow(Displayed):
    """
    When one authority's next graded inspection is expected.

    Attributes:
        authority: The authority.
        region: Its region, or None if it is not known.
        as_of: The day of asking.
        next_inspection: The full answer, with its steps.
        full_inspections: How many graded inspections are on record: the number behind the window.
        national: Its rank among all authorities; the window that closes first is first.
        regional: Its rank among those of its region.
    """

    authority: Authority
    region: str | None
    as_of: date
    next_inspection: NextEvent
    full_inspections: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among authorities"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank in its region"})

    def __attrs_post_init__(self) -> None:
        asked = self.next_inspection
        check_together(self, authority=self.authority == asked.authority, as_of=self.as_of == asked.as_of)

    @property
    def headline(self) -> str:
        """
        The answer, and how the day of asking relates to the window, in two sentences.
        """
        return self.next_inspection.headline

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Why, step by step, and its rank.
        """
        place = rank_steps(self.national, self.regional, self.region, "the window that closes first being first")
        return (*self.next_inspection.steps, *place)

    @property
    def kind(self) -> EventKind | None:
        """
        The kind of inspection that is expected, or None if that is not known.
        """
        return self.next_inspection.kind

    @property
    def earliest(self) -> date | None:
        """
        The first day of the window, or None if no source says.
        """
        return None if self.next_inspection.window is None else self.next_inspection.window.earliest

    @property
    def expected(self) -> date | None:
        """
        The day around which it is expected, or None if no source says.
        """
        return None if self.next_inspection.window is None else self.next_inspection.window.expected

    @property
    def latest(self) -> date | None:
        """
        The last day of the window, or None if no source says.
        """
        return None if self.next_inspection.window is None else self.next_inspection.window.latest

    @property
    def is_overdue(self) -> bool:
        """
        Whether the window had closed on the day of asking.
        """
        return self.next_inspection.status is WindowStatus.OVERDUE


def inspection_windows(
    histories: Histories, *, as_of: date, ruleset: Ruleset | None = None, anchor: Anchor | str | None = None
) -> tuple[InspectionWindow, ...]:
    """
    Return when each authority's next graded inspection is expected; the window that closes first is first.

    Args:
        histories: The histories. Authorities that did not exist on *as_of* are left out. An authority whose window no
            source gives is last and has no rank.
        as_of: The day of asking; events that begin later are not counted.
        ruleset: As for `next_inspection`.
        anchor: As for `next_inspection`.
    """
    as_of = day(as_of)
    known = [each for each in known_on(as_of, histories) if each.existed]
    expected = [next_inspection(each.history, as_of=as_of, ruleset=ruleset, anchor=anchor) for each in known]
    closing = [None if each.window is None else each.window.latest for each in expected]
    national = ranks(closing, ["England"] * len(known))
    regional = ranks(closing, [each.region for each in known])
    rows = [
        InspectionWindow(
            authority=each.authority,
            region=each.region,
            as_of=as_of,
            next_inspection=answer,
            full_inspections=sum(event.kind.is_full_inspection for event in each.events),
            national=in_england,
            regional=in_region,
        )
        for each, answer, in_england, in_region in zip(known, expected, national, regional, strict=True)
    ]
    return Answers(sorted(rows, key=lambda row: (row.latest or date.max, row.authority.name)))
