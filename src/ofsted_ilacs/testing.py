"""
A testing kit for code that uses this library: hypothesis strategies for the library's input.

Import this module by its name; it needs ``pip install hypothesis``. Everything that is drawn is valid.
"""

from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History, in_order
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.areas import Judgement
from ofsted_ilacs.model.authorities import Authority, AuthorityKind
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.register.lookup import authorities as registered
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import DrawFn, SearchStrategy
except ImportError as _error:
    raise ImportError("ofsted_ilacs.testing needs hypothesis: pip install hypothesis") from _error

__all__ = [
    "authorities",
    "calendars",
    "days",
    "events",
    "grades",
    "histories",
    "judgements",
    "made_up_authorities",
]

FIRST_DAY = rulesets()[0].first_day
"""The first day drawn by default: that of the oldest edition."""

LAST_DAY = england_and_wales().last
"""The last day drawn by default: the last whose bank holidays are published."""


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> SearchStrategy[date]:
    """
    Draw days between two days, both included; by default those for which every edition and bank holiday is known.
    """
    return st.dates(first, last)


def grades() -> SearchStrategy[Grade]:
    """
    Draw one of the four grades.
    """
    return st.sampled_from(Grade)


def authorities(on: date | None = None) -> SearchStrategy[Authority]:
    """
    Draw one of the authorities that existed on a day; by default one of today's, as in `ofsted_ilacs.authorities`.
    """
    return st.sampled_from(registered(on))


def made_up_authorities() -> SearchStrategy[Authority]:
    """
    Draw an invented authority, with any text in its text fields: markup, quotes, line breaks.
    """
    optional_texts = st.none() | _texts()
    return st.builds(
        Authority,
        _texts(),
        st.text("0123456789", min_size=3, max_size=3),
        gss_code=optional_texts,
        urn=optional_texts,
        kind=st.none() | st.sampled_from(AuthorityKind),
        region=optional_texts,
        ofsted_region=optional_texts,
        established=st.none() | st.dates(date(1889, 4, 1), FIRST_DAY),
        abolished=st.none() | st.dates(LAST_DAY, date(2100, 1, 1)),
        neighbours=st.lists(st.text("0123456789", min_size=3, max_size=3), max_size=10).map(tuple),
    )


def _texts() -> SearchStrategy[str]:
    return st.text(min_size=1, max_size=40).filter(str.strip) | st.sampled_from(_HOSTILE)


_HOSTILE = (
    "<script>alert(1)</script>",
    'O\'Brien & "Sons", Ltd;',
    "END:VEVENT\r\nBEGIN:VEVENT",
    "\u202etfel ot thgir\u2069",
    "=HYPERLINK(1)",
    "x" * 10_000,
)


@st.composite
def judgements(draw: DrawFn, ruleset: Ruleset | None = None) -> tuple[Judgement, ...]:
    """
    Draw the judgements of one report: a grade in every area that an edition judges, or sometimes in all but one.

    Args:
        draw: Hypothesis passes it; leave it out.
        ruleset: The edition; by default any published one.
    """
    edition = draw(st.sampled_from(rulesets())) if ruleset is None else expect(Ruleset, ruleset, "ruleset")
    left_out = draw(st.none() | st.sampled_from(edition.areas))
    return tuple(Judgement(area, draw(grades())) for area in edition.areas if area is not left_out)


@st.composite
def events(
    draw: DrawFn, authority: Authority | None = None, *, first: date = FIRST_DAY, last: date = LAST_DAY
) -> InspectionEvent:
    """
    Draw one event, of any kind that could begin on its day, with the judgements that its edition makes.

    Args:
        draw: Hypothesis passes it; leave it out.
        authority: Whose event it is; by default one of today's authorities. The event lies in its lifetime.
        first: The earliest first day.
        last: The latest first day.
    """
    whose = draw(authorities()) if authority is None else expect(Authority, authority, "authority")
    start = draw(days(*_lifetime(whose, first, last)))
    return draw(_events_from(whose, start, _full_inspections(start) + _OTHER_KINDS))


@st.composite
def histories(
    draw: DrawFn,
    authority: Authority | None = None,
    *,
    first: date = FIRST_DAY,
    last: date = LAST_DAY,
    max_events: int = 10,
) -> History:
    """
    Draw a history: inspections under any of the editions, fieldwork in one or several periods, visits in between.

    Args:
        draw: Hypothesis passes it; leave it out.
        authority: Whose history it is; by default one of today's authorities. Its events lie in its lifetime.
        first: The earliest first day of an event.
        last: The latest first day of an event.
        max_events: The greatest number of events.
    """
    whose = draw(authorities()) if authority is None else expect(Authority, authority, "authority")
    first, last = _lifetime(whose, first, last)
    start, on_site_until = first, first - timedelta(1)
    found: list[InspectionEvent] = []
    # A loop over a drawn number lets hypothesis drop an event together with everything drawn for it.
    for _ in range(draw(st.integers(0, max_events))):
        is_full = draw(st.booleans())
        start += timedelta(draw(st.integers(0, 1_200)))
        if is_full:  # full inspections do not overlap; visits may fall between two periods of one
            start = max(start, on_site_until + timedelta(1))
        if start > last:
            break
        event = draw(_events_from(whose, start, _full_inspections(start) if is_full else _OTHER_KINDS))
        found.append(event)
        on_site_until = event.end if is_full else on_site_until
        start += timedelta(1)
    return History(whose, in_order(found))


def calendars() -> SearchStrategy[WorkingCalendar]:
    """
    Draw a calendar: one of the four named ones, one of these with a new holiday or projected years, or an invented one.
    """
    named = st.sampled_from((england_and_wales(), scotland(), northern_ireland(), any_part_of_uk()))
    return st.one_of(
        named,
        st.builds(WorkingCalendar.with_holidays, named, days(first=LAST_DAY - timedelta(365))),
        st.builds(WorkingCalendar.projected_to, named, st.integers(2029, 2032)),
        _made_up_calendars(),
    )


@st.composite
def _made_up_calendars(draw: DrawFn) -> WorkingCalendar:
    first = draw(days())
    last = first + timedelta(draw(st.integers(0, 2_000)))
    held = st.builds(NonWorkingDay, days(first, last), _texts(), st.sampled_from(HolidayBasis))
    holidays = draw(st.lists(held, max_size=8, unique_by=lambda each: each.day))
    return WorkingCalendar(draw(_texts()), tuple(holidays), first=first, last=last)


_OTHER_KINDS = tuple(kind for kind in EventKind if not kind.is_full_inspection)
_LONGEST_LEG = 18  # days: Wiltshire, June 2019


def _lifetime(authority: Authority, first: date, last: date) -> tuple[date, date]:
    """
    Return the part of a range of days in which an authority existed.
    """
    if authority.established is not None:
        first = max(first, authority.established)
    if authority.abolished is not None:
        last = min(last, authority.abolished - timedelta(1))
    return first, last


def _full_inspections(start: date) -> tuple[EventKind, ...]:
    """
    Return the kinds of full inspection that could begin on a day, including those that continued under an older
    edition.
    """
    return tuple(
        kind
        for edition in rulesets()
        if edition.first_day <= start <= (edition.ran_on_until or edition.last_day or date.max)
        for kind in edition.full_inspections
    )


@st.composite
def _events_from(draw: DrawFn, authority: Authority, start: date, kinds: tuple[EventKind, ...]) -> InspectionEvent:
    """
    Draw an event that begins on a day.
    """
    kind = draw(st.sampled_from(kinds))
    legs = draw(_legs(start, kind))
    end = legs[-1].end
    lag = draw(st.none() | st.integers(0, 90))
    event = InspectionEvent(
        authority,
        kind,
        start,
        end,
        published=None if lag is None else end + timedelta(lag),
        legs=legs if len(legs) > 1 else (),
        lead_inspectors=draw(st.lists(_texts(), max_size=2).map(tuple)),
        source=draw(st.none() | _texts()),
        **draw(_days_around(start, end)),
        **draw(_of_its_letter(kind)),
    )
    if not kind.is_full_inspection:
        return event
    return attrs.evolve(event, judgements=draw(st.just(()) | judgements(event.ruleset)))


def _days_around(start: date, end: date) -> SearchStrategy[dict[str, Any]]:
    """
    Draw the days around an event, each known or not, and whether its last day was assumed.
    """
    return st.fixed_dictionaries(
        {
            "notified": st.none() | st.integers(0, 30).map(lambda days: start - timedelta(days)),
            "report_received": st.none() | st.integers(0, 90).map(lambda days: end + timedelta(days)),
            # Later than any day above: a statement is due after its report was received.
            "statement_due": st.none() | st.integers(91, 200).map(lambda days: end + timedelta(days)),
            "end_assumed": st.booleans(),
        }
    ).filter(_is_due_after_receipt)


def _is_due_after_receipt(days: dict[str, Any]) -> bool:
    received, due = days["report_received"], days["statement_due"]
    return received is None or due is None or received < due


def _of_its_letter(kind: EventKind) -> SearchStrategy[dict[str, Any]]:
    """
    Draw what only a letter without grades says, if the kind of event has one.
    """
    if not kind.is_visit:
        return st.just({})
    may_name = st.booleans() if kind in (EventKind.FOCUSED_VISIT, EventKind.JTAI) else st.just(value=False)
    return st.fixed_dictionaries({"priority_action": may_name, "theme": st.none() | _texts()})


@st.composite
def _legs(draw: DrawFn, start: date, kind: EventKind) -> tuple[Span, ...]:
    """
    Draw the days on site: often the usual week or two, sometimes another length or several legs.
    """
    if not kind.is_full_inspection:
        return (Span(start, start + timedelta(draw(st.integers(0, 2)) if kind.is_visit else 0)),)
    lengths = st.sampled_from((4, 11)) | st.integers(0, _LONGEST_LEG)
    legs = [Span(start, start + timedelta(draw(lengths)))]
    for gap in draw(st.just([]) | st.lists(st.integers(1, 90), max_size=2)):
        again = legs[-1].end + timedelta(gap)
        legs.append(Span(again, again + timedelta(draw(lengths))))
    return tuple(legs)
