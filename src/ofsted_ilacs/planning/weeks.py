"""
Which weeks fieldwork is likely to begin in, by what published reports show; no rule of Ofsted's.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching_past
from ofsted_ilacs.workdays.non_working_days import Certainty

__all__ = ["LikelyWeek", "likely_weeks"]


@attrs.frozen(kw_only=True, repr=False)
class LikelyWeek(Displayed):
    """
    A Monday on which fieldwork could begin.

    Attributes:
        monday: The first day on site.
        fieldwork: The days on site, from that Monday to a Friday.
        certainty: Whether the bank holidays of those weeks are announced, or projected.
        rules: The observed regularities that the weeks keep to.
        ruleset: The edition that those were taken from.
    """

    monday: date
    fieldwork: Span
    certainty: Certainty
    rules: tuple[Rule[bool], ...]
    ruleset: Ruleset

    @property
    def headline(self) -> str:
        """
        The week in a sentence.
        """
        return f"Fieldwork could begin on Monday {in_words(self.monday)} and take {self.fieldwork}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The regularities, each with the cases in which it was observed.
        """
        return tuple(step(str(rule), self.ruleset, rule) for rule in self.rules)

    def __str__(self) -> str:
        return self.headline


def likely_weeks(
    window: Window,
    kind: EventKind = EventKind.SHORT,
    *,
    calendar: WorkingCalendar | None = None,
    ruleset: Ruleset | None = None,
) -> tuple[LikelyWeek, ...]:
    """
    Return the Mondays in a window on which fieldwork could begin.

    Fieldwork began on Mondays (320 of 321 inspections), and kept clear of weeks with a bank holiday (321 of 321), of
    August (320 of 321) and of 23 December to 11 January (321 of 321). An edition without one of these rules does not
    apply it.

    Args:
        window: The days between which fieldwork begins, both ends included.
        kind: Short (one week on site) or standard (two).
        calendar: The calendar that names the bank holidays; by default that of England and Wales, projected where the
            window goes beyond what is announced.
        ruleset: The edition whose regularities count; by default the one in force on the window's first day.

    Raises:
        RecordError: When *window* is no window, or *kind* neither short nor standard.
        CoverageError: When the window lies outside what the calendar can know.
    """
    edition = edition_for(ruleset, expect(Window, window, "window").earliest)
    days = _days_on_site(kind, edition)
    known = reaching_past(calendar_for(calendar), window.latest, timedelta(days))
    kept = _regularities(edition)
    rules = tuple(rule for rule, _ in kept)
    weeks = []
    for monday in _mondays(window):
        span = Span(monday, monday + timedelta(days - 3))
        if all(is_kept(span, known) for _, is_kept in kept):
            certainty = known.certainty(span.start, span.end)
            weeks.append(LikelyWeek(monday=monday, fieldwork=span, certainty=certainty, rules=rules, ruleset=edition))
    return tuple(weeks)


def _days_on_site(kind: EventKind, ruleset: Ruleset) -> int:
    rule = ruleset.on_site.of(expect(EventKind, kind, "kind"))
    days = None if rule is None else rule.known
    if days is None or not kind.is_full_inspection:
        raise RecordError(
            f"Edition {ruleset.id!r} does not say how many weeks a {kind.label} is on site. Use EventKind.SHORT or "
            "EventKind.STANDARD, under an edition since January 2018."
        )
    return -(-days.n // 5) * 7


def _mondays(window: Window) -> Iterator[date]:
    monday = window.earliest + timedelta(-window.earliest.weekday() % 7)
    while monday <= window.latest:
        yield monday
        monday += timedelta(7)


def _starts_on_monday(span: Span, _: WorkingCalendar) -> bool:
    return span.start.weekday() == 0


def _keeps_clear_of_bank_holidays(span: Span, calendar: WorkingCalendar) -> bool:
    weekdays = 5 * ((span.days + 2) // 7)
    return calendar.count(span.start - timedelta(1), span.end) == weekdays


def _keeps_clear_of_august(span: Span, _: WorkingCalendar) -> bool:
    return span.start.month != 8 and span.end.month != 8


def _keeps_clear_of_christmas(span: Span, _: WorkingCalendar) -> bool:
    return not any(
        (day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 11) for day in (span.start, span.end)
    )


Regularity = Callable[[Span, WorkingCalendar], bool]


def _regularities(edition: Ruleset) -> tuple[tuple[Rule[bool], Regularity], ...]:
    week = edition.week
    if week is None:
        return ()
    every: tuple[tuple[Rule[bool], Regularity], ...] = (
        (week.monday, _starts_on_monday),
        (week.bank_holiday, _keeps_clear_of_bank_holidays),
        (week.august, _keeps_clear_of_august),
        (week.christmas, _keeps_clear_of_christmas),
    )
    return tuple((rule, is_kept) for rule, is_kept in every if rule.value is True)
