"""
Which grades were given: by area, by region, by edition.
"""

from collections import Counter, defaultdict
from datetime import date

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.sector.country import Histories, RegionScheme, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks

__all__ = ["Outcome", "latest_outcomes", "outcomes"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Outcome(Displayed):
    """
    The grades given in one area, over the reports of an edition and a region.

    Attributes:
        edition: The id of the ruleset that governed the inspections.
        area: The area judged.
        region: The region; None for the whole of England.
        as_of: The day of asking.
        outstanding: How many judgements were outstanding.
        good: How many were good.
        requires_improvement: How many were requires improvement to be good.
        inadequate: How many were inadequate.
        national: The region's rank among the regions for that edition and area; the greatest share of good or better is
            first. None for the whole of England.
        regional: The area's rank among the areas that the edition judges, in that region or in England.
    """

    edition: str
    area: Area
    region: str | None
    as_of: date
    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among regions"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank among areas"})

    @property
    def headline(self) -> str:
        """
        The figures in a sentence.
        """
        good = self.outstanding + self.good
        whose = f"{self.region or 'England'}, {self.edition}, {self.area.short}"
        return f"{whose}: {good} of {self.judgements} good or better."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        What the figures are counted over, and the rank of the row.
        """
        counted = Step(
            f"Outstanding {self.outstanding}, good {self.good}, requires improvement {self.requires_improvement}, "
            f"inadequate {self.inadequate}, in reports published by {in_words(self.as_of)}."
        )
        return (counted, *rank_steps(self.national, None, None, "the greatest share of good or better first"))

    @property
    def judgements(self) -> int:
        """
        How many judgements the figures are counted over.
        """
        return self.outstanding + self.good + self.requires_improvement + self.inadequate

    @property
    def good_or_better(self) -> float:
        """
        The share of good or outstanding, from 0 to 1.
        """
        return (self.outstanding + self.good) / self.judgements


def outcomes(histories: Histories, *, as_of: date, regions: RegionScheme = RegionScheme.ONS) -> tuple[Outcome, ...]:
    """
    Return the grades of every graded inspection, by edition, area and region: England first, then regions by name.

    Args:
        histories: The histories, those of former authorities included.
        as_of: The day of asking; only reports published by then count.
        regions: Whose regions to count by.
    """
    return _outcomes(histories, day(as_of), slice(None), regions)


def latest_outcomes(
    histories: Histories, *, as_of: date, regions: RegionScheme = RegionScheme.ONS
) -> tuple[Outcome, ...]:
    """
    Return the grades of each authority's latest report: the state of the country on the day of asking.

    Args:
        histories: The histories. Authorities that did not exist on *as_of* are left out.
        as_of: The day of asking; only reports published by then count.
        regions: Whose regions to count by.
    """
    as_of = day(as_of)
    present = [each.history for each in known_on(as_of, histories) if each.existed]
    return _outcomes(present, as_of, slice(-1, None), regions)


def _outcomes(histories: Histories, as_of: date, counted: slice, regions: RegionScheme) -> tuple[Outcome, ...]:
    grades: dict[tuple[str, Area, str | None], Counter[Grade]] = defaultdict(Counter)
    for each in known_on(as_of, histories, regions):
        for event in each.reported[counted]:
            for judgement in event.judgements:
                for region in dict.fromkeys((None, each.region)):
                    grades[event.ruleset.id, judgement.area, region][judgement.grade] += 1
    order = {(edition.id, area): (i, j) for i, edition in enumerate(rulesets()) for j, area in enumerate(edition.areas)}
    groups = sorted(grades, key=lambda group: (order[group[0], group[1]], group[2] or ""))
    below_good = [_share_below_good(grades[group]) for group in groups]
    national = ranks(below_good, [(id, area) if region else None for id, area, region in groups])
    regional = ranks(below_good, [(id, region) for id, _, region in groups])
    return Answers(
        Outcome(
            edition=id,
            area=area,
            region=region,
            as_of=as_of,
            national=in_england,
            regional=in_region,
            **{grade.value: grades[id, area, region][grade] for grade in Grade},
        )
        for (id, area, region), in_england, in_region in zip(groups, national, regional, strict=True)
    )


def _share_below_good(grades: Counter[Grade]) -> float:
    return sum(n for grade, n in grades.items() if not grade.is_good_or_better) / grades.total()
