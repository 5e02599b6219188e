"""
How long reports take to be published, year by year.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for

__all__ = ["PublicationLag", "publication_lags"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class PublicationLag(Displayed):
    """
    Working days from the last fieldwork day to publication, over the reports of a year, an edition and a region.

    Attributes:
        year: The year in which fieldwork ended.
        edition: The id of the ruleset that governed the inspections.
        region: The region; None for the whole of England.
        as_of: The day of asking.
        reports: How many reports the figures are counted over.
        median: The median; for an even number of reports, the mean of the two in the middle.
        p10: The tenth percentile, and ``p90`` the ninetieth, by linear interpolation between the reports.
        p90: The ninetieth percentile.
        national: The region's rank among the regions in that year and edition; the shortest median is first. None for
            the whole of England.
        regional: The year's rank among the years of that region, or of England.
    """

    year: int
    edition: str
    region: str | None
    as_of: date
    reports: int
    median: float
    p10: float
    p90: float
    national: Rank | None = attrs.field(metadata={"title": "Rank among regions"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank among years"})

    def __attrs_post_init__(self) -> None:
        check_together(self, reports=self.reports > 0, median=self.p10 <= self.median, p90=self.median <= self.p90)

    @property
    def headline(self) -> str:
        """
        The figures in a sentence.
        """
        return (
            f"{self.region or 'England'}, {self.year}, {self.edition}: reports came out {self.median:g} working days "
            f"after the last day on site (median; eight in ten within {self.p10:g} to {self.p90:g})."
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        What the figures are counted over, and the rank of the row.
        """
        counted = Step(f"Counted over {self.reports} reports published by {in_words(self.as_of)}.")
        return (counted, *rank_steps(self.national, None, None, "the shortest median first"))


def publication_lags(
    histories: Histories, *, as_of: date, calendar: WorkingCalendar | None = None
) -> tuple[PublicationLag, ...]:
    """
    Return how long reports took to be published, by year and edition: England first, then its regions by name.

    Args:
        histories: The histories, those of former authorities included.
        as_of: The day of asking; only reports published by then count. If the last day of fieldwork is assumed, no
            source says how long the report took, and it is not counted.
        calendar: The calendar to count on; by default that of England and Wales.

    Raises:
        CoverageError: If the calendar does not know a day.
    """
    as_of, calendar = day(as_of), calendar_for(calendar)
    lags: dict[tuple[int, str, str | None], list[int]] = defaultdict(list)
    for each in known_on(as_of, histories):
        for event in each.reported:
            if event.published is not None and not event.end_assumed:
                lag = calendar.count(event.end, event.published)
                for region in dict.fromkeys((None, each.region)):
                    lags[event.end.year, event.ruleset.id, region].append(lag)
    groups = sorted(lags, key=lambda group: (group[0], group[1], group[2] or ""))
    medians = [percentile(lags[group], 50) for group in groups]
    national = ranks(medians, [(year, id) if region else None for year, id, region in groups])
    regional = ranks(medians, [region or "England" for *_, region in groups])
    return Answers(
        PublicationLag(
            year=group[0],
            edition=group[1],
            region=group[2],
            as_of=as_of,
            reports=len(lags[group]),
            median=median,
            p10=percentile(lags[group], 10),
            p90=percentile(lags[group], 90),
            national=in_england,
            regional=in_region,
        )
        for group, median, in_england, in_region in zip(groups, medians, national, regional, strict=True)
    )


def percentile(figures: Sequence[float], percent: int) -> float:
    """
    Return a percentile of one or more figures, by linear interpolation between the two nearest.
    """
    ordered = sorted(figures)
    place, rest = divmod(percent * (len(ordered) - 1), 100)
    above = ordered[min(place + 1, len(ordered) - 1)]
    return ordered[place] + (above - ordered[place]) * rest / 100
