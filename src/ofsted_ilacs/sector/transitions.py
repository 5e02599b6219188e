"""
Transitions: which grade came after which.
"""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.areas import Area, JudgementArea
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, known_on
from ofsted_ilacs.sector.ranks import Rank, rank_steps, ranks

__all__ = ["Direction", "Transition", "transitions"]


class Direction(LabelledEnum):
    """
    Whether the later of two grades is better, worse or the same.
    """

    IMPROVED = "improved", "improved"
    SAME = "same", "the same"
    DECLINED = "declined", "declined"

    @classmethod
    def between(cls, before: Grade, after: Grade) -> "Direction":
        """
        Return the direction from one grade to the next.
        """
        expect(Grade, before, "before")
        expect(Grade, after, "after")
        if after is before:
            return cls.SAME
        return cls.IMPROVED if after.rank < before.rank else cls.DECLINED


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Transition(Displayed):
    """
    How often one grade followed another, from one graded inspection of an authority to its next.

    Attributes:
        area: The area judged.
        region: The region; None for the whole of England.
        before: The earlier grade.
        after: The later grade.
        as_of: The day of asking.
        times: How often *after* followed *before*.
        of: How many inspections graded *before* in the region were followed by another: the number behind the figure.
        national: The region's rank among the regions; the greatest share is first. None for the whole of England.
        regional: The pair's rank among the pairs of the region, or of England; the most frequent is first.
    """

    area: Area
    region: str | None
    before: Grade
    after: Grade
    as_of: date
    times: int
    of: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among regions"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank among pairs"})

    def __attrs_post_init__(self) -> None:
        check_together(self, times=self.times <= self.of)

    @property
    def headline(self) -> str:
        """
        The figures in a sentence.
        """
        return (
            f"{self.region or 'England'}, {self.area.short}: after {self.before.label}, {self.after.label} in "
            f"{self.times} of {self.of}."
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        What the figures are counted over, and the rank of the row.
        """
        counted = Step(f"Counted over pairs of inspections in a row whose reports were out by {in_words(self.as_of)}.")
        return (counted, *rank_steps(self.national, None, None, "the greatest share first"))

    @property
    def direction(self) -> Direction:
        """
        Whether it improved, declined or stayed the same.
        """
        return Direction.between(self.before, self.after)

    @property
    def share(self) -> float:
        """
        The share of those graded *before* that became *after*, from 0 to 1.
        """
        return self.times / self.of


def transitions(
    histories: Histories, *, as_of: date, area: Area = JudgementArea.OVERALL_EFFECTIVENESS
) -> tuple[Transition, ...]:
    """
    Return how often each grade followed each: England first, then regions by name, better grades first.

    Args:
        histories: The histories, those of former authorities included. An abolished authority's grades are not carried
            over to its successors.
        as_of: The day of asking; only reports published by then count.
        area: The area to follow. Two inspections in a row count if both grade it. Inspections from April 2026 give no
            overall effectiveness, so the last pair of some authorities is missing.
    """
    as_of = day(as_of)
    if not isinstance(area, Area):
        raise RecordError(
            f"area: {shown(area)} is not a JudgementArea. Use one, such as {shown(JudgementArea.HELP_AND_PROTECTION)}."
        )
    times: dict[str | None, Counter[tuple[Grade, Grade]]] = defaultdict(Counter)
    for each in known_on(as_of, histories):
        for earlier, later in pairwise(each.reported):
            before, after = earlier.grade(area), later.grade(area)
            if before is not None and after is not None:
                for region in dict.fromkeys((None, each.region)):
                    times[region][before, after] += 1
    pairs = [
        (region, before, after)
        for region in sorted(times, key=lambda region: region or "")
        for before, after in sorted(times[region], key=lambda pair: (pair[0].rank, pair[1].rank))
    ]
    totals = {
        (region, grade): sum(n for (before, _), n in counted.items() if before is grade)
        for region, counted in times.items()
        for grade in Grade
    }
    shares = [times[region][before, after] / totals[region, before] for region, before, after in pairs]
    national = ranks(
        [-share for share in shares], [(before, after) if region else None for region, before, after in pairs]
    )
    regional = ranks(
        [-times[region][before, after] for region, before, after in pairs],
        [region or "England" for region, *_ in pairs],
    )
    return Answers(
        Transition(
            area=area,
            region=region,
            before=before,
            after=after,
            as_of=as_of,
            times=times[region][before, after],
            of=totals[region, before],
            national=in_england,
            regional=in_region,
        )
        for (region, before, after), in_england, in_region in zip(pairs, national, regional, strict=True)
    )
