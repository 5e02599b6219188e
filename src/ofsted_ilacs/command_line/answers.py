"""
The answers of the commands, as records: made from the published record and the day of asking.
"""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

import attrs

from ofsted_ilacs.archive.record import published, published_histories, published_until
from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import CoverageError, UnknownNameError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.deadlines import Deadline, deadline
from ofsted_ilacs.planning.forecast import Forecast, forecast_if_any
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.programme import Programme, programme
from ofsted_ilacs.register.lookup import authorities, authority
from ofsted_ilacs.rules.law import Duty
from ofsted_ilacs.sector.clocks import OpenClock, in_progress
from ofsted_ilacs.sector.inspection_chances import InspectionChance, inspection_chances
from ofsted_ilacs.sector.inspection_windows import InspectionWindow, inspection_windows
from ofsted_ilacs.workdays.coverage import reaching_past
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales

__all__ = [
    "Due",
    "KindOnRecord",
    "Outlook",
    "RecordSummary",
    "due",
    "forecasts_of",
    "history_of",
    "last_day",
    "outlook",
    "programme_of",
    "record_summary",
    "region_named",
]


@attrs.frozen(kw_only=True)
class Outlook(Displayed):
    """
    What comes next for an authority.

    Attributes:
        authority: The authority.
        as_of: The day of asking.
        next_inspection: The next graded inspection.
        next_event: What Ofsted is expected to do next, of any kind; the inspection itself if nothing comes before it.
        clocks: The statutory clocks that are running, nearest first.
        inspections_until: The day until which the record holds the published inspections.
        visits_until: The day until which the record holds the visits.
    """

    authority: Authority
    as_of: date
    next_inspection: NextEvent
    next_event: NextEvent
    clocks: tuple[OpenClock, ...]
    inspections_until: date
    visits_until: date


@attrs.frozen(kw_only=True)
class Due(Displayed):
    """
    An authority whose next inspection may come within some months.

    Attributes:
        window: When the rule has it.
        chance: How likely it begins by then; None if no inspection is on record to wait from.
    """

    window: InspectionWindow
    chance: InspectionChance | None


@attrs.frozen(kw_only=True)
class KindOnRecord(Displayed):
    """
    How many events of one kind are on record.

    Attributes:
        kind: The kind.
        events: How many there are.
        authorities: How many authorities had one.
        first: The first day of the earliest.
        last: The first day of the latest.
    """

    kind: EventKind
    events: int
    authorities: int
    first: date
    last: date


@attrs.frozen(kw_only=True)
class RecordSummary(Displayed):
    """
    What is on record, and until when.

    Attributes:
        inspections_until: The day until which the published inspections are in it.
        visits_until: The day until which the visits are in it.
        kinds: The events, kind by kind.
    """

    inspections_until: date
    visits_until: date
    kinds: tuple[KindOnRecord, ...]


def history_of(name: str, as_of: date) -> History:
    """
    Return what is on record for an authority that exists on a day.

    Args:
        name: Its name or a code, in any spelling in use.
        as_of: The day. Beyond the days that the register covers, the authority is assumed to exist.

    Raises:
        UnknownAuthorityError: If no authority has that name (the message names the nearest), or it does not exist on
            that day.
    """
    try:
        return published(authority(name, on=as_of))
    except CoverageError:
        return published(authority(name))


def outlook(history: History, as_of: date) -> Outlook:
    """
    Return what comes next for an authority.

    Raises:
        IlacsError: For the same reasons as `next_inspection`.
    """
    return Outlook(
        authority=history.authority,
        as_of=as_of,
        next_inspection=next_inspection(history, as_of=as_of),
        next_event=next_event(history, as_of=as_of),
        clocks=in_progress([history], as_of=as_of),
        inspections_until=published_until("inspections"),
        visits_until=published_until("visits"),
    )


def programme_of(history: History, as_of: date, months: int) -> Programme:
    """
    Return everything that an authority should expect in a number of months.
    """
    return programme(history, as_of=as_of, until=months_later(as_of, months))


def forecasts_of(history: History, as_of: date) -> tuple[Forecast, ...]:
    """
    Return the forecast of an authority's next inspection; none if there is no wait to forecast, or none that early.
    """
    ahead = forecast_if_any(history, as_of=as_of)
    return () if ahead is None else (ahead,)


def due(as_of: date, months: int, region: str | None) -> tuple[Due, ...]:
    """
    Return the authorities whose next inspection is due. Its window is open, opens within a number of months, has
    closed with no inspection on record, or is unknown. The likeliest to begin within those months is first.

    Args:
        as_of: The day of asking.
        months: How many months to look ahead.
        region: A region as `region_named` returns it; None for all of England.
    """
    until, country = months_later(as_of, months), published_histories()
    chances = {row.authority: row for row in inspection_chances(country, as_of=as_of, until=until)}
    rows = [
        Due(window=row, chance=chances.get(row.authority))
        for row in inspection_windows(country, as_of=as_of)
        if _lies_in(row.authority, region) and (row.earliest is None or row.earliest <= until)
    ]
    return tuple(sorted(rows, key=lambda row: -(row.chance.chance if row.chance else -1)))


def last_day(duty: Duty, trigger: date) -> Deadline:
    """
    Return the last day for a duty, with projected bank holidays if they are not announced yet.
    """
    usual = any_part_of_uk() if duty.clock.anywhere_in_the_uk else england_and_wales()
    return deadline(duty, trigger, calendar=reaching_past(usual, trigger))


def record_summary() -> RecordSummary:
    """
    Return what is on record, and until when.
    """
    events = [event for history in published_histories().values() for event in history]
    of_kind = ((kind, [event for event in events if event.kind is kind]) for kind in EventKind)
    return RecordSummary(
        inspections_until=published_until("inspections"),
        visits_until=published_until("visits"),
        kinds=tuple(
            KindOnRecord(
                kind=kind,
                events=len(found),
                authorities=len({event.authority for event in found}),
                first=min(event.start for event in found),
                last=max(event.start for event in found),
            )
            for kind, found in of_kind
            if found
        ),
    )


def region_named(name: str) -> str:
    """
    Return the region with that name: one of the Office for National Statistics, or one of Ofsted's.

    Case and "the" do not matter, and "&" means "and".

    Raises:
        UnknownNameError: If there is none; the message names the nearest.
    """
    named = {_plain(region): region for region in _regions()}
    found = named.get(_plain(name))
    if found is None:
        nearest = get_close_matches(_plain(name), named, n=3, cutoff=0.0)
        raise UnknownNameError(
            f"{shown(name)} is no region. The nearest names are {', '.join(repr(named[match]) for match in nearest)}."
        )
    return found


def _regions() -> Iterable[str]:
    return sorted({region for each in authorities() for region in (each.region, each.ofsted_region) if region})


def _plain(name: str) -> str:
    words = name.casefold().replace("&", " and ").replace(",", " ").split()
    return " ".join(word for word in words if word != "the")


def _lies_in(one: Authority, region: str | None) -> bool:
    return region is None or region in (one.region, one.ofsted_region)
