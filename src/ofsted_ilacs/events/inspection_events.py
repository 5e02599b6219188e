"""
One event in an authority's life with the inspectorate.
"""

from datetime import date
from functools import lru_cache
from itertools import pairwise

import attrs

from ofsted_ilacs.exceptions import HistoryError, RulesetNotFoundError
from ofsted_ilacs.model.areas import Area, AreaRole, Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import optional, some_of, some_text, tuple_of
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset_on, rulesets

__all__ = ["InspectionEvent"]


@attrs.frozen(kw_only=True)
class InspectionEvent(Displayed):
    """
    Something that happened: an inspection, a visit, a meeting, or a step of intervention.

    Attributes:
        authority: Whose event it is.
        kind: What kind of event. Reports never print short or standard: `EventKind.from_fieldwork` infers it.
        start: The first day of fieldwork, or the day of the event.
        end: The last day of fieldwork; the first where left out.
        published: The day that the report or letter came out; None while it has not, or when that is not known.
        judgements: The grades given, in the areas that the edition in force judges, one an area.
        legs: The days on site, leg by leg, where fieldwork was split (Devon, September 2024 and January 2025).
        lead_inspectors: Their names.
        source: Where the report can be read.

    Raises:
        HistoryError: When the days contradict each other, the edition did not know the kind or judge the area, or an
            area has two grades. The message names the event and the days.
    """

    authority: Authority = attrs.field(kw_only=False, validator=some_of(Authority))
    kind: EventKind = attrs.field(kw_only=False, validator=some_of(EventKind))
    start: date = attrs.field(kw_only=False, converter=day)
    end: date = attrs.field(
        kw_only=False, converter=day, default=attrs.Factory(lambda event: event.start, takes_self=True)
    )
    published: date | None = attrs.field(default=None, converter=day_or_none)
    judgements: tuple[Judgement, ...] = attrs.field(default=(), validator=tuple_of(Judgement))
    legs: tuple[Span, ...] = attrs.field(default=(), validator=tuple_of(Span))
    lead_inspectors: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    source: str | None = attrs.field(default=None, validator=optional(some_text))

    def __attrs_post_init__(self) -> None:
        self._check_days()
        self._check_legs()
        if self.kind.is_full_inspection:
            self._check_kind()
        self._check_judgements()

    @property
    def fieldwork(self) -> tuple[Span, ...]:
        """
        The days on site: one span a leg, both ends of each included.
        """
        return self.legs or (Span(self.start, self.end),)

    @property
    def ruleset(self) -> Ruleset:
        """
        The edition that governs the event: the one in force on its first day.

        Single inspections of early 2018 are governed by the edition that they ran on under, not by its successor.

        Raises:
            RulesetNotFoundError: When the event began before the oldest edition known.
        """
        return _made_under(self.kind, self.start) or ruleset_on(self.start)

    @property
    def overall(self) -> Grade | None:
        """
        The grade for overall effectiveness; None where the report gives none.
        """
        for judgement in self.judgements:
            if judgement.area.role is AreaRole.OVERALL:
                return judgement.grade
        return None

    @property
    def name(self) -> str:
        """
        The event in running text: "Leeds, short inspection of 28 February to 4 March 2022".
        """
        return f"{self.authority.name}, {self.kind.label} of {' and '.join(map(str, self.fieldwork))}"

    def grade(self, area: Area) -> Grade | None:
        """
        Return the grade given in an area; None where none was.
        """
        for judgement in self.judgements:
            if judgement.area is area:
                return judgement.grade
        return None

    def __str__(self) -> str:
        return self.name

    def _check_days(self) -> None:
        if self.end < self.start:
            raise HistoryError(
                f"{self.authority.name}, {self.kind.label}: it ends on {in_words(self.end)}, before it starts "
                f"on {in_words(self.start)}. "
                "Swap the two days."
            )
        if self.published is not None and self.published < self.end:
            raise HistoryError(
                f"{self.name}: published on {in_words(self.published)}, before the last day of fieldwork, "
                f"{in_words(self.end)}. Check both days."
            )

    def _check_legs(self) -> None:
        if not self.legs:
            return
        for before, after in pairwise(self.legs):
            if before.overlaps(after):
                raise HistoryError(f"{self.name}: the legs {before} and {after} overlap. Give each day on site once.")
            if after.start < before.start:
                raise HistoryError(f"{self.name}: the leg {after} stands after {before}. Sort the legs.")
        if (self.legs[0].start, self.legs[-1].end) != (self.start, self.end):
            raise HistoryError(
                f"{self.name}: the legs run over {Span(self.legs[0].start, self.legs[-1].end)}, the event over "
                f"{Span(self.start, self.end)}. Let them begin and end together."
            )

    def _check_kind(self) -> None:
        if self.start >= rulesets()[0].first_day and _made_under(self.kind, self.start) is None:
            edition = ruleset_on(self.start)
            known = " or a ".join(kind.label for kind in edition.full_inspections)
            raise HistoryError(
                f"{self.name}: no {self.kind.label} could begin on {in_words(self.start)}, under edition "
                f"{edition.id!r}. It knows a {known}."
            )

    def _check_judgements(self) -> None:
        if not self.judgements:
            return
        areas = [judgement.area for judgement in self.judgements]
        for area in areas:
            if areas.count(area) > 1:
                raise HistoryError(
                    f"{self.name}: {area.label!r} is graded twice. Keep the grade that the report prints."
                )
        if not self.kind.is_full_inspection:
            raise HistoryError(f"{self.name}: a {self.kind.label} gives no grades. Leave the judgements out.")
        try:
            edition = self.ruleset
        except RulesetNotFoundError as error:
            raise HistoryError(f"{self.name}: its judgements cannot be checked. {error}") from error
        for area in areas:
            if area not in edition.areas:
                raise HistoryError(
                    f"{self.name}: edition {edition.id!r}, in force on {in_words(self.start)}, makes no judgement "
                    f"named {area.name}. It judges {', '.join(known.name for known in edition.areas)}."
                )


@lru_cache(4096)
def _made_under(kind: EventKind, start: date) -> Ruleset | None:
    """
    Return the edition under which an inspection of that kind and first day was made; None for what is none, and where
    no edition knows it.
    """
    for edition in rulesets():
        last = edition.ran_on_until or edition.last_day
        if kind in edition.full_inspections and edition.first_day <= start and (last is None or start <= last):
            return edition
    return None
