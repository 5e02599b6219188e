"""
An authority's events in order.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeVar, overload

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent, short_name
from ofsted_ilacs.exceptions import HistoryError, RecordError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed, readable
from ofsted_ilacs.model.fields import expect, some_of, tuple_of
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.lookup import authority, find

__all__ = ["AuthorityHistories", "History", "histories", "in_order", "one_history"]

DefaultT = TypeVar("DefaultT")


@attrs.frozen(repr=False)
class History(Displayed):
    """
    The events of one authority, oldest first.

    Attributes:
        authority: Whose history it is.
        events: Its events, in order of their first day; two on one day in order of their last.
        complete_until: The day until which no graded inspection is missing whose report was out by then, that day
            included; None if that is not known. The last event of a history does not show that nothing happened since.
        visits_until: The same for visits.

    Raises:
        HistoryError: When an event belongs to another authority, stands out of order or twice, lies before the
            authority existed or after it was abolished, or when two full inspections overlap.
    """

    authority: Authority = attrs.field(validator=some_of(Authority))
    events: tuple[InspectionEvent, ...] = attrs.field(default=(), validator=tuple_of(InspectionEvent))
    complete_until: date | None = attrs.field(default=None, converter=day_or_none, kw_only=True)
    visits_until: date | None = attrs.field(default=None, converter=day_or_none, kw_only=True)

    @events.validator
    def _check_events(
        self, _: "attrs.Attribute[tuple[InspectionEvent, ...]]", events: tuple[InspectionEvent, ...]
    ) -> None:
        for event in events:
            self._check_belongs(event)
        for before, after in pairwise(events):
            if (after.start, after.end) < (before.start, before.end):
                raise HistoryError(
                    f"{short_name(after)} stands after {short_name(before)}. Sort the events by their first day."
                )
        self._check_duplicates(events)
        self._check_overlaps(events)

    def _check_belongs(self, event: InspectionEvent) -> None:
        mine = self.authority
        if event.authority != mine:
            raise HistoryError(
                f"{short_name(event)} belongs to {_named(event.authority)}, not to {_named(mine)}. "
                "Use histories(events) to sort the events of many authorities."
            )
        if mine.established is not None and event.start < mine.established:
            raise HistoryError(
                f"{short_name(event)} lies before {readable(mine.name, 80)} was established on "
                f"{in_words(mine.established)}. A new authority inherits no inspection: leave its predecessor's out."
            )
        if mine.abolished is not None and event.start >= mine.abolished:
            raise HistoryError(
                f"{short_name(event)} lies after {readable(mine.name, 80)} was abolished on "
                f"{in_words(mine.abolished)}. Check the days."
            )

    def _check_duplicates(self, events: tuple[InspectionEvent, ...]) -> None:
        seen = set()
        for event in events:
            key = (event.kind, event.start, event.end)
            if key in seen:
                raise HistoryError(f"{short_name(event)} stands twice. Keep one of the two.")
            seen.add(key)

    @staticmethod
    def _check_overlaps(events: tuple[InspectionEvent, ...]) -> None:
        # The legs of one event do not overlap. So if any two legs overlap, two neighbours in order of their start do.
        legs = [
            (start, end, event)
            for event in events
            if event.kind.is_full_inspection
            for start, end in ([(leg.start, leg.end) for leg in event.legs] or [(event.start, event.end)])
        ]
        legs.sort(key=itemgetter(0))
        for (_, end, earlier), (start, _, event) in pairwise(legs):
            if start <= end:
                raise HistoryError(
                    f"{short_name(earlier)} and {short_name(event)} overlap. Full inspections follow each other."
                )

    @property
    def full_inspections(self) -> tuple[InspectionEvent, ...]:
        """
        The graded inspections, oldest first.
        """
        return tuple(event for event in self.events if event.kind.is_full_inspection)

    @property
    def latest_full(self) -> InspectionEvent | None:
        """
        The latest graded inspection; None if there was none.
        """
        for event in reversed(self.events):
            if event.kind.is_full_inspection:
                return event
        return None

    def since(self, first: date) -> "History":
        """
        Return the history of the events that began on *first* or later.
        """
        first = day(first)
        return attrs.evolve(self, events=tuple(event for event in self.events if event.start >= first))

    def before(self, until: date) -> "History":
        """
        Return the history of the events that began before *until*, that day not included.

        It is complete until the day before at most.
        """
        until = day(until)
        last = until - timedelta(1) if until > date.min else until
        return self._told_until(last, tuple(event for event in self.events if event.start < until))

    def as_known_on(self, on: date) -> "History":
        """
        Return the history as far as it was known on a day: what began later is left out, and of a report that came out
        later its day, its grades and whatever else it told. It is complete until that day at most.
        """
        on = day(on)
        if self._tells_nothing_after(on):
            return self
        return self._told_until(on, tuple(_as_known(event, on) for event in self.events if event.start <= on))

    def known_until(self, until: date) -> "History":
        """
        Return the same history, complete until a day: the caller vouches that nothing else happened by then.

        What is on record ends with the newest report read; only who looked since can say that silence means absence.

        Args:
            until: The day, itself included. An earlier one than the history is complete until changes nothing.
        """
        until = day(until)
        return attrs.evolve(
            self,
            complete_until=max(until, self.complete_until or until),
            visits_until=max(until, self.visits_until or until),
        )

    def with_event(self, event: InspectionEvent) -> "History":
        """
        Return the history with one event more, in its place; this one stays as it is.

        Raises:
            HistoryError: When the event does not fit the others.
        """
        if not isinstance(event, InspectionEvent):
            raise HistoryError(f"{shown(event)} is not an InspectionEvent. Make one first.")
        return attrs.evolve(self, events=in_order((*self.events, event)))

    def _tells_nothing_after(self, on: date) -> bool:
        until, visits_until = self.complete_until, self.visits_until
        if (until is not None and until > on) or (visits_until is not None and visits_until > on):
            return False
        return all(_is_known(event, on) for event in self.events)

    def _told_until(self, last: date, events: tuple[InspectionEvent, ...]) -> "History":
        """
        Return the history with other events, which tell nothing of the days after *last*.
        """
        return History(
            self.authority,
            events,
            complete_until=_earlier(self.complete_until, last),
            visits_until=_earlier(self.visits_until, last),
        )

    def __iter__(self) -> Iterator[InspectionEvent]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __str__(self) -> str:
        return f"{self.authority.name}: {len(self.events)} events"


def _named(authority: Authority) -> str:
    return f"{readable(authority.name, 80)} ({authority.dfe_code})"


def _earlier(vouched: date | None, last: date) -> date | None:
    return None if vouched is None else min(vouched, last)


def _is_known(event: InspectionEvent, on: date) -> bool:
    published, received = event.published, event.report_received
    if event.start > on or (event.legs and event.legs[-1].start > on):
        return False
    return (published is None or published <= on) and (received is None or received <= on)


def _as_known(event: InspectionEvent, on: date) -> InspectionEvent:
    if _is_known(event, on):
        return event
    if event.legs and event.legs[-1].start > on:  # that the inspectors would come back was not known yet
        begun = tuple(leg for leg in event.legs if leg.start <= on)
        event = attrs.evolve(event, legs=begun if len(begun) > 1 else (), end=begun[-1].end)
    published, received = (
        day if day is not None and day <= on else None for day in (event.published, event.report_received)
    )
    if published is not None or received is not None:
        return attrs.evolve(event, published=published, report_received=received)
    return attrs.evolve(
        event,
        published=None,
        report_received=None,
        judgements=(),
        source=None,
        statement_due=None,
        priority_action=False,
    )


def in_order(events: Iterable[InspectionEvent]) -> tuple[InspectionEvent, ...]:
    """
    Return events in the order that a history keeps.
    """
    return tuple(sorted(events, key=lambda event: (event.start, event.end, event.kind.value)))


class AuthorityHistories(Mapping[Authority, History]):
    """
    Histories by authority, in the order given: what ``histories(events)`` and ``published_histories()`` return.

    Keys are authorities; a history is found by any name or code of its authority as well: ``country["Leeds"]``.
    """

    __slots__ = ("_held",)

    def __init__(self, held: Iterable[History] = ()) -> None:
        self._held = {history.authority: history for history in held}

    def __getitem__(self, key: Authority | str) -> History:
        """
        Return the history of an authority.

        Raises:
            UnknownAuthorityError: When there is none, or the name is not that of one authority.
        """
        found = self._find(key)
        if found is not None:
            return found
        if not isinstance(key, Authority | str):
            raise UnknownAuthorityError(
                f"{shown(key)} is neither an authority nor a text. Pass a name such as 'Leeds', or a code."
            )
        known = key if isinstance(key, Authority) else authority(key)
        raise UnknownAuthorityError(
            f"{_named(known)} has no history here. Use published(authority) for the record's, or "
            "History(authority, ()) for one without events."
        )

    @overload
    def get(self, key: Authority | str, default: None = None, /) -> History | None: ...
    @overload
    def get(self, key: Authority | str, default: DefaultT, /) -> History | DefaultT: ...
    def get(self, key: object, default: Any = None, /) -> Any:
        """
        Return the history of an authority, or *default* if there is none.
        """
        found = self._find(key)
        return default if found is None else found

    def __contains__(self, key: object) -> bool:
        return self._find(key) is not None

    def __iter__(self) -> Iterator[Authority]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        events = sum(map(len, self._held.values()))
        return f"<{type(self).__name__}: {len(self):,} authorities, {events:,} events>"

    def _find(self, key: object) -> History | None:
        if isinstance(key, Authority):
            return self._held.get(key)
        if not isinstance(key, str):
            return None
        registered = find(key)
        if registered in self._held:
            return self._held[registered]
        # An authority of the caller's own is in no register.
        return next((own for each, own in self._held.items() if key in (each.name, each.dfe_code)), None)


def one_history(given: object) -> History:
    """
    Return an argument if it is one history.

    Raises:
        RecordError: When it is something else; of several histories it says how to pass one.
    """
    if isinstance(given, Mapping) or (isinstance(given, list | tuple) and given and isinstance(given[0], History)):
        raise RecordError(
            f"history: {len(given):,} histories were given where one is needed.\nPass one of them: country[authority]."
        )
    return expect(History, given, "history")


def histories(events: Iterable[InspectionEvent]) -> AuthorityHistories:
    """
    Sort the events of many authorities into their histories.

    Args:
        events: In any order.

    Returns:
        A mapping with one history an authority, authorities in order of their names. It takes names and codes as well:
        ``country["Leeds"]``. The record kept for each authority is the one on its first event.

    Raises:
        HistoryError: When an authority's events contradict each other.
    """
    if not isinstance(events, Iterable):
        raise HistoryError(f"{shown(events)} is not a collection of events. Pass a list or a tuple of InspectionEvent.")
    by_authority: dict[Authority, list[InspectionEvent]] = {}
    for event in events:
        if not isinstance(event, InspectionEvent):
            raise HistoryError(
                f"{shown(event)} is not an InspectionEvent. Make one first, or read rows with interop.records."
            )
        by_authority.setdefault(event.authority, []).append(event)
    pairs = sorted(by_authority.items(), key=lambda pair: (pair[0].name, pair[0].code_or_name))
    return AuthorityHistories(History(whose, in_order(own)) for whose, own in pairs)
