"""
What visits looked at, and how the authority was graded at the time.
"""

from collections import Counter, defaultdict
from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.sector.country import Histories, Known, RegionScheme, is_reported, known_on, vouched_until
from ofsted_ilacs.sector.overall_grades import latest_overall
from ofsted_ilacs.sector.ranks import Rank, ranks

__all__ = ["VisitTheme", "visit_themes"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class VisitTheme(Displayed):
    """
    The visits of one kind and theme in a region, by the authority's latest overall grade on their first day.

    Attributes:
        kind: The kind of visit.
        theme: What the visits looked at, or None if that is not known.
        region: The region; None for the whole of England.
        as_of: The day of asking.
        outstanding: How many visits were to authorities graded outstanding at the time.
        good: How many to those graded good.
        requires_improvement: How many to those graded requires improvement to be good.
        inadequate: How many to those graded inadequate.
        ungraded: How many to those that had no published overall grade yet.
        visits_until: The day until which the visits of every authority are on record, at most the day of asking; None
            if one of them does not say.
        national: The region's rank among the regions for that kind and theme; most visits is first. None for the whole
            of England.
        regional: The theme's rank among the themes of that kind in the region, or in England.
    """

    kind: EventKind
    theme: str | None
    region: str | None
    as_of: date
    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    ungraded: int
    visits_until: date | None
    national: Rank | None = attrs.field(metadata={"title": "Rank among regions"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank among themes"})

    @property
    def headline(self) -> str:
        """
        The figure in a sentence.
        """
        whose, theme = self.region or "England", self.theme or "theme not known"
        until = in_words(self.visits_until or self.as_of)
        known = "" if self.visits_until else ", as far as is on record"
        return f"{whose}, {self.kind.label}s, {theme}: {self.visits} by {until}{known}."

    @property
    def visits(self) -> int:
        """
        How many visits the figures are counted over.
        """
        return self.outstanding + self.good + self.requires_improvement + self.inadequate + self.ungraded


Group = tuple[EventKind, str | None, str | None]


def visit_themes(
    histories: Histories, *, as_of: date, regions: RegionScheme = RegionScheme.ONS
) -> tuple[VisitTheme, ...]:
    """
    Return how many visits looked at each theme, by kind and region: most frequent themes first, England before regions.

    Args:
        histories: The histories, those of former authorities included.
        as_of: The day of asking; visits that begin later are not counted.
        regions: Whose regions to count by.
    """
    as_of = day(as_of)
    counted: dict[Group, Counter[Grade | None]] = defaultdict(Counter)
    known = list(known_on(as_of, histories, regions))
    for each in known:
        for event in each.events:
            if event.kind.is_visit:
                for region in dict.fromkeys((None, each.region)):
                    counted[event.kind, event.theme, region][_grade_at(event, each)] += 1
    until = vouched_until((each.history.visits_until for each in known if each.existed), as_of)
    order = list(EventKind)
    groups = sorted(counted, key=lambda group: _place(group, counted, order))
    most = [-counted[group].total() for group in groups]
    national = ranks(most, [(kind, theme) if region else None for kind, theme, region in groups])
    regional = ranks(most, [(kind, region) for kind, _, region in groups])
    return Answers(
        VisitTheme(
            kind=kind,
            theme=theme,
            region=region,
            as_of=as_of,
            ungraded=counted[kind, theme, region][None],
            visits_until=until,
            national=in_england,
            regional=in_region,
            **{grade.value: counted[kind, theme, region][grade] for grade in Grade},
        )
        for (kind, theme, region), in_england, in_region in zip(groups, national, regional, strict=True)
    )


def _place(
    group: Group, counted: dict[Group, Counter[Grade | None]], order: list[EventKind]
) -> tuple[int, int, str, str]:
    kind, theme, region = group
    return order.index(kind), -counted[kind, theme, None].total(), theme or "", region or ""


def _grade_at(visit: InspectionEvent, each: Known) -> Grade | None:
    """
    Return the latest overall grade that was published by the first day of a visit.
    """
    by_then = tuple(event for event in each.reported if is_reported(event, visit.start))
    latest = latest_overall(by_then)
    return None if latest is None else latest.overall
