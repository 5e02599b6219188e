"""
The record of published inspections and visits, authority by authority.

It is complete until the day that `published_until` gives. A caller who knows of later events adds them with
`History.with_event`, and confirms that there were no others with `History.known_until`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from ofsted_ilacs.archive.inspections_table import INSPECTIONS, PUBLISHED_UNTIL
from ofsted_ilacs.archive.lines import InspectionLine, VisitLine
from ofsted_ilacs.archive.visits_table import HELD_UNTIL, VISITS
from ofsted_ilacs.events.histories import AuthorityHistories, History, in_order
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import UnknownAuthorityError, UnknownNameError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.lookup import authority as look_up, find

if TYPE_CHECKING:
    from ofsted_ilacs.archive.provenances import Provenance

__all__ = ["provenance", "published", "published_histories", "published_until"]


def published(authority: Authority | str) -> History:
    """
    Return the inspections and visits of an authority that are on record.

    The record holds graded inspections published since November 2013, and the focused and monitoring visits since March
    2022 that Ofsted's official statistics list. The history says until when it is complete. For a former authority the
    record holds only what those statistics list, so its history names no such day.

    Args:
        authority: The authority, or its name or any code that `ofsted_ilacs.authority` accepts.

    Returns:
        The history. It has no events if nothing was published yet.

    Raises:
        UnknownAuthorityError: If no authority has that name or code, or more than one has.
    """
    known = _registered(authority)
    if known.is_announced:
        # Not cached: announced authorities are equal when their names are, though their days may differ.
        return History(known, complete_until=PUBLISHED_UNTIL, visits_until=HELD_UNTIL)
    return _history(known)


def published_histories() -> AuthorityHistories:
    """
    Return the record of every authority: those of today, and former ones that have anything on record.

    Returns:
        One history for each authority, by name, in a mapping like that of `ofsted_ilacs.histories`: it takes names and
        codes too.
    """
    return _histories()


def published_until(what: Literal["inspections", "visits"]) -> date:
    """
    Return the last day that the record covers.

    Args:
        what: "inspections" for the day of the newest report in it, "visits" for the last day of visits in it.

    Raises:
        UnknownNameError: If *what* is any other word.
    """
    if not isinstance(what, str) or what not in _COVERED:
        raise UnknownNameError(f"{shown(what)} is not on record. Ask for {' or '.join(map(repr, _COVERED))}.")
    return _COVERED[what]


_COVERED: Mapping[str, date] = {"inspections": PUBLISHED_UNTIL, "visits": HELD_UNTIL}


def provenance(event: InspectionEvent) -> "Provenance | None":
    """
    Return where the record's row of an inspection or visit comes from, or None if the event is not on record.

    If the caller has added facts to the event, such as the day of receipt, it keeps the provenance of its row.

    Args:
        event: The event; its authority, kind and first day identify it.
    """
    expect(InspectionEvent, event, "event")
    for line in _lines(event.authority):
        if (line.kind, line.first_day) == (event.kind.value, event.start):
            return line.provenance()
    return None


def _registered(authority: Authority | str) -> Authority:
    if not isinstance(authority, Authority):
        return look_up(authority)
    if authority.is_announced:
        return authority
    registered = find(authority.dfe_code)
    if registered is None:
        raise UnknownAuthorityError(
            f"{shown(authority)} is not in the register, so the record cannot know it. Use authority(name) to look "
            "one up, or History(authority, events) for inspections of your own."
        )
    return registered


@cache
def _histories() -> AuthorityHistories:
    from ofsted_ilacs.register.authority_table import AUTHORITIES

    return AuthorityHistories(_history(each) for each in AUTHORITIES if each.abolished is None or any(_lines(each)))


@cache
def _history(authority: Authority) -> History:
    events = in_order(line.event(authority) for line in _lines(authority))
    if authority.abolished is not None:
        return History(authority, events)
    return History(authority, events, complete_until=PUBLISHED_UNTIL, visits_until=HELD_UNTIL)


def _lines(authority: Authority) -> Iterator[InspectionLine | VisitLine]:
    code = authority.code_or_name
    yield from map(InspectionLine.parse, INSPECTIONS.get(code, "").strip().splitlines())
    yield from map(VisitLine.parse, VISITS.get(code, "").strip().splitlines())
