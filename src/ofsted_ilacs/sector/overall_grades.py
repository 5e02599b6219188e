"""
One figure for the whole country: how many authorities are good or better, across all editions.
"""

from collections import Counter, defaultdict
from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, Known, RegionScheme, known_on, vouched_until
from ofsted_ilacs.sector.ranks import Rank, ranks

__all__ = ["OverallGrades", "latest_overall", "overall_grades"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class OverallGrades(Displayed):
    """
    The latest overall grades of the authorities of a region.

    Attributes:
        region: The region; None for the whole of England.
        as_of: The day of asking.
        authorities: How many authorities there were.
        outstanding: How many were outstanding by the latest report that gives an overall grade.
        good: How many were good.
        requires_improvement: How many were requires improvement to be good.
        inadequate: How many were inadequate.
        superseded: How many of these have had a later report without an overall grade. Inspections that began on 1
            April 2026 or later give none.
        complete_until: The day until which all their histories are complete, at most the day of asking; None if one of
            them does not say.
        national: The region's rank among the regions; the greatest share of good or better is first. None for the whole
            of England.
    """

    region: str | None
    as_of: date
    authorities: int
    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    superseded: int
    complete_until: date | None
    national: Rank | None = attrs.field(metadata={"title": "Rank among regions"})

    def __attrs_post_init__(self) -> None:
        graded = self.outstanding + self.good + self.requires_improvement + self.inadequate
        check_together(self, authorities=graded <= self.authorities, superseded=self.superseded <= graded)

    @property
    def headline(self) -> str:
        """
        The figure in a sentence.
        """
        until = in_words(self.complete_until or self.as_of)
        known = "" if self.complete_until else ", as far as is on record"
        return (
            f"{self.region or 'England'}: {self.good_or_better} of {self.graded} good or better by the latest overall "
            f"grade published by {until}{known}."
        )

    @property
    def graded(self) -> int:
        """
        How many authorities have an overall grade: the number behind the figure.
        """
        return self.outstanding + self.good + self.requires_improvement + self.inadequate

    @property
    def good_or_better(self) -> int:
        """
        How many are good or outstanding.
        """
        return self.outstanding + self.good

    @property
    def share(self) -> float | None:
        """
        The share of good or better among those that have an overall grade, from 0 to 1; None if none has.
        """
        return self.good_or_better / self.graded if self.graded else None


def overall_grades(
    histories: Histories, *, as_of: date, regions: RegionScheme = RegionScheme.ONS
) -> tuple[OverallGrades, ...]:
    """
    Return how many authorities are good or better by their latest overall grade: England first, then regions by name.

    The grade is that of the latest report that gives one, under any edition, so the figure continues after 1 April
    2026.

    Args:
        histories: The histories. Authorities that did not exist on *as_of* are left out.
        as_of: The day of asking; only reports published by then count.
        regions: Whose regions to count by.
    """
    as_of = day(as_of)
    within: dict[str | None, list[Known]] = defaultdict(list)
    for each in known_on(as_of, histories, regions):
        for region in dict.fromkeys((None, each.region)) if each.existed else ():
            within[region].append(each)
    rows = [_row(region, within[region], as_of) for region in sorted(within, key=lambda region: region or "")]
    places = ranks(
        [None if row.share is None else -row.share for row in rows], [row.region and "England" for row in rows]
    )
    return Answers(attrs.evolve(row, national=place) for row, place in zip(rows, places, strict=True))


def _row(region: str | None, several: list[Known], as_of: date) -> OverallGrades:
    latest = [(each, latest_overall(each.reported)) for each in several]
    grades = Counter(event.overall for _, event in latest if event is not None)
    return OverallGrades(
        region=region,
        as_of=as_of,
        authorities=len(several),
        superseded=sum(event is not None and event is not each.reported[-1] for each, event in latest),
        complete_until=vouched_until((each.history.complete_until for each in several), as_of),
        national=None,
        **{grade.value: grades[grade] for grade in Grade},
    )


def latest_overall(reported: tuple[InspectionEvent, ...]) -> InspectionEvent | None:
    """
    Return the latest inspection whose report gives an overall grade, or None if none does.
    """
    return next((event for event in reversed(reported) if event.overall is not None), None)
