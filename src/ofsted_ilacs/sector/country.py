"""
Where every table of the sector starts: histories as they were known on a day, each with its region.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.lookup import find

__all__ = ["Histories", "Known", "RegionScheme", "is_reported", "known_on", "one_each", "vouched_until"]

Histories = Iterable[History] | Mapping[Authority, History]
"""What the tables accept: the result of ``published_histories()`` or ``histories(events)``, or any histories."""


class RegionScheme(LabelledEnum):
    """
    Whose regions a table uses.

    They differ only in the north: Ofsted has one region, North East, Yorkshire and the Humber; the Office for National
    Statistics has two.
    """

    ONS = "ons", "the Office for National Statistics"
    OFSTED = "ofsted", "Ofsted"

    def region_of(self, authority: Authority) -> str | None:
        """
        Return the region in an authority's record, or None if the record has none.
        """
        expect(Authority, authority, "authority")
        return authority.ofsted_region if self is RegionScheme.OFSTED else authority.region


@attrs.frozen(kw_only=True)
class Known(Displayed):
    """
    One authority, and what was known about it on a day.

    Attributes:
        authority: The authority.
        region: The region in its own record or, failing that, in the register; None if neither has one.
        history: Its whole history.
        events: Its events that had begun, oldest first.
        reported: Its graded inspections whose reports had been published, oldest first.
        existed: Whether it existed on the day, as far as its dates are known.
    """

    authority: Authority
    region: str | None
    history: History
    events: tuple[InspectionEvent, ...]
    reported: tuple[InspectionEvent, ...]
    existed: bool


def known_on(as_of: date, histories: Histories, regions: RegionScheme = RegionScheme.ONS) -> Iterator[Known]:
    """
    Yield what was known about each authority on a day, in the order given.

    Args:
        as_of: The day.
        histories: The histories.
        regions: Whose regions to use.

    Raises:
        HistoryError: If something is not a history, or an authority has two.
    """
    expect(RegionScheme, regions, "regions")
    for history in one_each(histories):
        mine = history.authority
        registered = find(mine.dfe_code)
        events = tuple(event for event in history.events if event.start <= as_of)
        yield Known(
            authority=mine,
            region=regions.region_of(mine) or (regions.region_of(registered) if registered else None),
            history=history,
            events=events,
            reported=tuple(event for event in events if is_reported(event, as_of)),
            existed=mine.existed_on(as_of) and (registered is None or registered.existed_on(as_of)),
        )


def one_each(histories: Histories) -> tuple[History, ...]:
    """
    Return the histories in the order given, after checking that each authority has only one.

    Raises:
        HistoryError: If something is not a history, or an authority has two: its events would be counted twice.
    """
    if not isinstance(histories, Iterable):
        raise HistoryError(f"{shown(histories)} is not several histories. Use histories(events), or a list of them.")
    given: dict[Authority, History] = {}
    for history in histories.values() if isinstance(histories, Mapping) else histories:
        if not isinstance(history, History):
            raise HistoryError(
                f"{shown(history)} is not a History. Use histories(events), or History(authority, events)."
            )
        if history.authority in given:
            raise HistoryError(f"{history.authority.name} has two histories. Make one, with History.with_event(event).")
        given[history.authority] = history
    return tuple(given.values())


def vouched_until(days: Iterable[date | None], as_of: date) -> date | None:
    """
    Return the day until which all of several histories are complete, at most the day of asking.

    None means that at least one of them does not say.
    """
    known = list(days)
    return min((each for each in (*known, as_of) if each is not None), default=None) if all(known) else None


def is_reported(event: InspectionEvent, as_of: date) -> bool:
    """
    Return whether the report of a graded inspection had been published by a day.

    If the day of publication is not known but grades are on record, the report counts as published from the last day of
    fieldwork.
    """
    if not event.kind.is_full_inspection:
        return False
    if event.published is not None:
        return event.published <= as_of
    return bool(event.judgements) and event.end <= as_of
