"""
Which weeks fieldwork is likely to begin in, by what published reports show; no rule of Ofsted's.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.windows import Window
from ofsted_ilacs.rules.edition import Ruleset, Weeks
from ofsted_ilacs.rules.editions import edition_for
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for, reaching_past
from ofsted_ilacs.workdays.non_working_days import Certainty

__all__ = ["LikelyWeek", "likely_weeks"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class LikelyWeek(Answer):
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

    def __attrs_post_init__(self) -> None:
        on_site = self.fieldwork
        check_together(
            self,
            monday=self.monday.weekday() == 0 and self.monday == on_site.start,
            fieldwork=on_site.end.weekday() == 4,
        )


_likely_week = reckoned(LikelyWeek)


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
    to_friday = timedelta(_days_on_site(kind, edition) - 3)
    known = reaching_past(calendar_for(calendar), window.latest, to_friday)
    return tuple(
        _likely_week(
            monday=monday,
            fieldwork=Span(monday, monday + to_friday),
            certainty=known.certainty(monday, monday + to_friday),
            rules=regularities(edition),
            ruleset=edition,
        )
        for monday in _mondays(window)
        if _is_open(monday, monday + to_friday, edition.week, known)
    )


def _days_on_site(kind: EventKind, ruleset: Ruleset) -> int:
    rule = ruleset.on_site.of(expect(EventKind, kind, "kind"))
    days = None if rule is None else rule.known
    if days is None or not kind.is_full_inspection:
        raise RecordError(
            f"Edition {shown(ruleset.id)} does not say how many weeks a {kind.label} is on site. Use EventKind.SHORT "
            "or EventKind.STANDARD, under an edition since January 2018."
        )
    return -(-days.n // 5) * 7


def _mondays(window: Window) -> Iterator[date]:
    monday = window.earliest + timedelta(-window.earliest.weekday() % 7)
    while monday <= window.latest:
        yield monday
        monday += timedelta(7)


def in_open_week(window: Window, kind: EventKind | None, edition: Ruleset, calendar: WorkingCalendar) -> Window:
    """
    Return a window that is expected on the Monday of a week in which fieldwork could begin.

    That of the week of the expected day where it is such a week, otherwise of the nearest that is, the later of two.
    The window is returned as it is where the edition knows no such weeks, or the calendar cannot know the days.

    Args:
        window: The window, whose expected day is known.
        kind: What begins; where the edition does not say how long it takes, its first week alone counts.
        edition: The edition whose regularities count.
        calendar: The calendar that names the bank holidays.
    """
    around, last, week = window.expected, window.latest, edition.week
    if around is None or week is None or last.year >= LAST_PROJECTED_YEAR:
        return window
    if last > calendar.last:
        if not calendar.divisions:
            return window
        calendar = reaching_past(calendar, last, _LONGEST_ON_SITE)
    rule = None if kind is None else edition.on_site.of(kind)
    days = None if rule is None else rule.known
    to_friday = timedelta(4 if days is None else -(-days.n // 5) * 7 - 3)
    for monday in _outwards(around - timedelta(around.weekday()), window):
        if _is_open(monday, monday + to_friday, week, calendar):
            return Window.reckoned(window.earliest, monday, last)
    return window


_LONGEST_ON_SITE = timedelta(weeks=4)


def _outwards(own: date, window: Window) -> Iterator[date]:
    # A Monday, then by turns those after and before it, as far as they lie in the window.
    for weeks in range((window.latest - window.earliest).days // 7 + 2):
        for monday in (own + timedelta(7 * weeks), own - timedelta(7 * weeks)) if weeks else (own,):
            if window.earliest <= monday <= window.latest:
                yield monday


def _is_open(monday: date, friday: date, week: Weeks | None, calendar: WorkingCalendar) -> bool:
    # Whether fieldwork from a Monday to a Friday keeps to what an edition's weeks were seen to keep to.
    if week is None:
        return True
    if week.august.value is True and 8 in (monday.month, friday.month):
        return False
    if week.christmas.value is True and (_is_at_christmas(monday) or _is_at_christmas(friday)):
        return False
    weekdays = 5 * ((friday - monday).days // 7 + 1)
    return week.bank_holiday.value is not True or calendar.count(monday - _ONE_DAY, friday) == weekdays


_ONE_DAY = timedelta(1)


def _is_at_christmas(day: date) -> bool:
    return (day.month == 12 and day.day >= 23) or (day.month == 1 and day.day <= 11)


def regularities(edition: Ruleset) -> tuple[Rule[bool], ...]:
    """
    Return the rules on the weeks that fieldwork keeps to, where an edition applies them.
    """
    week = edition.week
    every = () if week is None else (week.monday, week.bank_holiday, week.august, week.christmas)
    return tuple(rule for rule in every if rule.value is True)
