"""
One event in an authority's life with the inspectorate.
"""

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

import attrs

from ofsted_ilacs.exceptions import HistoryError, RulesetNotFoundError
from ofsted_ilacs.model.areas import Area, AreaRole, Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.model.fields import expect, optional, some_of, some_text, truth, tuple_of
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset_on, rulesets

__all__ = ["InspectionEvent", "assumed_end", "made_under", "short_name"]

# A focused visit's letter, or the report of a joint targeted area inspection, may name an area for priority action.
# A monitoring visit's letter reports on an authority that was judged inadequate already.
_MAY_NAME_PRIORITY_ACTION = (EventKind.FOCUSED_VISIT, EventKind.JTAI)


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
        notified: The day of Ofsted's call; None if that is not known.
        report_received: The day that the authority received the report or letter; None if that is not known.
        statement_due: The day that the letter itself prints for the authority's statement; None if it prints none.
        priority_action: Whether the letter of a focused visit, or the report of a joint targeted area inspection, names
            an area for priority action.
        theme: What a visit or a joint targeted area inspection looked at; None if that is not known.
        end_assumed: Whether no source publishes the last day, so that ``end`` was assumed: see `with_assumed_end`.

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
    notified: date | None = attrs.field(default=None, converter=day_or_none)
    report_received: date | None = attrs.field(default=None, converter=day_or_none)
    statement_due: date | None = attrs.field(default=None, converter=day_or_none)
    priority_action: bool = attrs.field(default=False, validator=truth)
    theme: str | None = attrs.field(default=None, validator=optional(some_text))
    end_assumed: bool = attrs.field(default=False, validator=truth)

    def __attrs_post_init__(self) -> None:
        self._check_days()
        self._check_legs()
        self._check_notice()
        self._check_clocks()
        self._check_letter()
        if self.kind.is_full_inspection:
            self._check_kind()
        self._check_judgements()

    @classmethod
    def with_assumed_end(cls, authority: Authority, kind: EventKind, start: date, **others: Any) -> "InspectionEvent":
        """
        Return a short or standard inspection of which no source publishes the last day, as `assumed_end` has it.

        Args:
            authority: Whose inspection it is.
            kind: Short or standard.
            start: The first day of fieldwork.
            others: Any other fields.

        Raises:
            HistoryError: As for any event, and when the kind says nothing of the last day.
        """
        return cls(authority, kind, start, assumed_end(kind, start), end_assumed=True, **others)

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
        return made_under(self.kind, self.start) or ruleset_on(self.start)

    @property
    def overall(self) -> Grade | None:
        """
        The grade for overall effectiveness; None if the report gives none.
        """
        for judgement in self.judgements:
            if judgement.area.role is AreaRole.OVERALL:
                return judgement.grade
        return None

    @property
    def name(self) -> str:
        """
        The event in running text: "Leeds, short inspection of 28 February to 4 March 2022", with a note where its last
        day is assumed.
        """
        note = " (last day assumed)" if self.end_assumed else ""
        return f"{self.authority.name}, {self.kind.label} of {' and '.join(map(str, self.fieldwork))}{note}"

    def grade(self, area: Area) -> Grade | None:
        """
        Return the grade given in an area; None if none was.
        """
        expect(Area, area, "area")
        for judgement in self.judgements:
            if judgement.area is area:
                return judgement.grade
        return None

    def __str__(self) -> str:
        return self.name

    def _check_days(self) -> None:
        if self.end < self.start:
            raise HistoryError(
                f"{readable(self.authority.name, 80)}, {self.kind.label}: it ends on {in_words(self.end)}, before "
                f"it starts on {in_words(self.start)}. Swap the two days."
            )
        if self.published is not None and self.published < self.end:
            raise HistoryError(
                f"{short_name(self)}: published on {in_words(self.published)}, before the last day of fieldwork, "
                f"{in_words(self.end)}. Check both days."
            )

    def _check_legs(self) -> None:
        if not self.legs:
            return
        for before, after in pairwise(self.legs):
            if before.overlaps(after):
                raise HistoryError(
                    f"{short_name(self)}: the legs {before} and {after} overlap. Give each day on site once."
                )
            if after.start < before.start:
                raise HistoryError(f"{short_name(self)}: the leg {after} stands after {before}. Sort the legs.")
        if (self.legs[0].start, self.legs[-1].end) != (self.start, self.end):
            raise HistoryError(
                f"{short_name(self)}: the legs run over {Span(self.legs[0].start, self.legs[-1].end)}, the event over "
                f"{Span(self.start, self.end)}. Let them begin and end together."
            )

    def _check_notice(self) -> None:
        if self.notified is not None and self.notified > self.start:
            raise HistoryError(
                f"{short_name(self)}: notified on {in_words(self.notified)}, after its first day, "
                f"{in_words(self.start)}. Check both days."
            )

    def _check_clocks(self) -> None:
        if self.report_received is not None and self.report_received < self.end:
            raise HistoryError(
                f"{short_name(self)}: its report was received on {in_words(self.report_received)}, before the last "
                f"day of fieldwork, {in_words(self.end)}. Check both days."
            )
        if self.statement_due is not None and self.statement_due <= self.end:
            raise HistoryError(
                f"{short_name(self)}: its statement is due on {in_words(self.statement_due)}, not after the last "
                f"day of fieldwork, {in_words(self.end)}. Check both days."
            )
        due, received = self.statement_due, self.report_received
        if due is not None and received is not None and due <= received:
            raise HistoryError(
                f"{short_name(self)}: its statement is due on {in_words(due)}, but its report was received only on "
                f"{in_words(received)}. Check both days."
            )

    def _check_letter(self) -> None:
        if self.priority_action and self.kind not in _MAY_NAME_PRIORITY_ACTION:
            allowed = " or a ".join(kind.label for kind in _MAY_NAME_PRIORITY_ACTION)
            raise HistoryError(
                f"{short_name(self)}: priority_action: a {self.kind.label} names no area for priority action; "
                f"a {allowed} may. Leave it out, or check the kind."
            )
        if self.theme is not None and self.kind.is_full_inspection:
            raise HistoryError(
                f"{short_name(self)}: theme: {shown(self.theme)}: a {self.kind.label} has no theme. Leave it out, "
                "or check the kind."
            )

    def _check_kind(self) -> None:
        if self.start >= rulesets()[0].first_day and made_under(self.kind, self.start) is None:
            edition = ruleset_on(self.start)
            known = " or a ".join(kind.label for kind in edition.full_inspections)
            raise HistoryError(
                f"{short_name(self)}: no {self.kind.label} could begin on {in_words(self.start)}, under edition "
                f"{shown(edition.id)}. It knows a {known}."
            )

    def _check_judgements(self) -> None:
        if not self.judgements:
            return
        if not self.kind.is_full_inspection:
            raise HistoryError(f"{short_name(self)}: a {self.kind.label} gives no grades. Leave the judgements out.")
        try:
            edition = self.ruleset
        except RulesetNotFoundError as error:
            raise HistoryError(f"{short_name(self)}: its judgements cannot be checked. {error}") from error
        areas = [judgement.area for judgement in self.judgements]
        for area in areas:
            if area not in edition.areas:
                raise HistoryError(
                    f"{short_name(self)}: edition {shown(edition.id)}, in force on {in_words(self.start)}, makes no "
                    f"judgement named {area.name}. It judges {', '.join(known.name for known in edition.areas)}."
                )
        for area in areas:
            if areas.count(area) > 1:
                raise HistoryError(
                    f"{short_name(self)}: {shown(area.label)} is graded twice. Keep the grade that the report prints."
                )


def short_name(event: InspectionEvent) -> str:
    """
    Return an event's name, cut to a length that fits in a message: it may have thousands of legs.
    """
    return readable(event.name, 200)


def assumed_end(kind: EventKind, start: date) -> date:
    """
    Return the last day that a short or standard inspection is assumed to have where no source publishes it.

    It is the Friday of the first week of a short inspection and of the second week of a standard one. This is the last
    day that the report prints for 263 of the 268 inspections in Ofsted's official statistics of March 2025 whose report
    was read. Three were split (Derbyshire 2019, South Tyneside 2022-23, Devon 2024-25), Wiltshire's of June 2019 went
    on for longer, and the Isles of Scilly's of 2023 took three days. An inspection that starts on a Saturday or Sunday
    is assumed to go on in the week after.

    Raises:
        HistoryError: When the kind says nothing of the last day, or no such day exists.
    """
    weeks = expect(EventKind, kind, "kind").weeks_on_site
    start = day(start)
    if weeks is None:
        raise HistoryError(
            f"The length of a {kind.label} that begins on {in_words(start)} cannot be assumed: only that of a short or "
            "standard inspection can. Give its last day."
        )
    try:
        return start + timedelta((_FRIDAY - start.weekday()) % 7 + 7 * (weeks - 1))
    except OverflowError as error:
        raise HistoryError(
            f"A {kind.label} that begins on {in_words(start)} ends after the year 9999. Check the day."
        ) from error


_FRIDAY = 4  # as date.weekday() counts


@lru_cache(4096)
def made_under(kind: EventKind, start: date) -> Ruleset | None:
    """
    Return the edition under which an inspection of that kind and first day was made; None if the kind is not a graded
    inspection, or no edition includes it.
    """
    for edition in rulesets():
        last = edition.ran_on_until or edition.last_day
        if kind in edition.full_inspections and edition.first_day <= start and (last is None or start <= last):
            return edition
    return None
