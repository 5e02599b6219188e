"""
One history, on one day, under one edition, on one calendar: looked up once, and handed down once.
"""

from datetime import date, timedelta
from functools import cached_property

import attrs

from ofsted_ilacs.events.histories import History, one_history
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.register.lookup import find
from ofsted_ilacs.register.reorganisations import Reorganisation
from ofsted_ilacs.register.succession import succession
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import edition_for, rulesets
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for

__all__ = ["Situation", "established", "to_anchor"]


@attrs.frozen(kw_only=True)
class Situation:
    """
    What every answer starts from.

    Attributes:
        history: The authority's events, as far as they were known on the day of asking.
        as_of: The day of asking.
        ruleset: The edition whose rules are asked.
        given: The same where the caller gave it; None if it is the one in force.
        calendar: The calendar to count on.
        anchor: The day of an inspection that starts the interval to the next, where the caller chose it.
        pause: The suspension of inspections as it was known on the day, unless the caller does not count it.
        last: The last graded inspection; None if none is on record.
        established: The first day of the authority; None if it is not known.
        end: What is known to end the authority; None if nothing is.
    """

    history: History
    as_of: date
    ruleset: Ruleset
    given: Ruleset | None
    calendar: WorkingCalendar
    anchor: Anchor | None
    pause: Span | None
    last: InspectionEvent | None
    established: date | None
    end: Reorganisation | None

    @classmethod
    def of(
        cls,
        history: History,
        as_of: date,
        *,
        ruleset: Ruleset | None = None,
        anchor: Anchor | str | None = None,
        extend_for_suspension: bool = True,
        calendar: WorkingCalendar | None = None,
    ) -> "Situation":
        """
        Return the situation of an authority on a day.

        Raises:
            NotADateError: When *as_of* is not a day.
            RecordError: When another argument is not of its type.
            HistoryError: When the authority did not exist on *as_of*.
            RulesetNotFoundError: When no edition is known for *as_of*.
        """
        as_of = day(as_of)
        stretches = expect(bool, extend_for_suspension, "extend_for_suspension")
        authority = one_history(history).authority
        registered = find(authority.code_or_name)
        first = _first_day(authority, registered)
        _check_existed(authority, registered, as_of, first)
        edition = edition_for(ruleset, as_of)
        known = history.as_known_on(as_of)
        return cls(
            history=known,
            as_of=as_of,
            ruleset=edition,
            given=ruleset,
            calendar=calendar_for(calendar),
            anchor=None if anchor is None else to_anchor(anchor),
            pause=_pause_known_on(edition, as_of) if stretches else None,
            last=known.latest_full,
            established=first,
            end=succession(authority, known_on=as_of).end,
        )

    @property
    def authority(self) -> Authority:
        """
        Whose situation it is.
        """
        return self.history.authority

    @property
    def may_be_new(self) -> bool:
        """
        Whether the authority may never have been inspected: it is no older than the oldest edition, or nothing is known
        of its age.
        """
        if self.established is None:
            return find(self.authority.code_or_name) is None
        return self.established >= rulesets()[0].first_day

    @property
    def seen_until(self) -> date:
        """
        The last day on which an inspection would have begun whose report would be in the history.

        Reports come out weeks after the fieldwork: what ends shortly before the day until which the history is complete
        may have been held all the same.
        """
        until = self.history.complete_until
        if until is None or until >= self.as_of:
            return self.as_of
        usual = self.ruleset.publication.usual
        rule = None if usual is None else usual.on(until)
        weeks = 0 if rule is None or rule.known is None else rule.known.high / 5
        return until - timedelta(weeks=weeks)

    @cached_property
    def visits(self) -> tuple[InspectionEvent, ...]:
        """
        The visits since the last graded inspection, oldest first.
        """
        last = self.last
        return tuple(
            event for event in self.history.events if event.kind.is_visit and (last is None or last.start < event.start)
        )

    @property
    def interventions(self) -> tuple[InspectionEvent, ...]:
        """
        The steps of the Department for Education since the last graded inspection, oldest first.
        """
        last = self.last
        return tuple(
            event
            for event in self.history.events
            if event.kind.is_intervention and (last is None or last.start <= event.start)
        )


def to_anchor(name: object) -> Anchor:
    """
    Return the anchor of that name, or the anchor itself.

    Raises:
        RecordError: When there is none of that name.
    """
    for anchor in Anchor:
        if name is anchor or (isinstance(name, str) and name == anchor.value):
            return anchor
    raise RecordError(f"{shown(name)} is no anchor. Use 'publication', 'end' or 'start'.")


def _pause_known_on(ruleset: Ruleset, as_of: date) -> Span | None:
    # While a suspension lasts, nobody knows its end: it has lasted until the day of asking.
    pause = None if ruleset.suspension is None else ruleset.suspension.known
    if pause is None or as_of < pause.start:
        return None
    return pause if as_of > pause.end else Span(pause.start, as_of)


def established(authority: Authority) -> date | None:
    """
    Return the first day of an authority, as its own record or, where that is silent, the register says; None where
    neither does, as for all that are older than the register.
    """
    return _first_day(authority, find(authority.code_or_name))


def _first_day(authority: Authority, registered: Authority | None) -> date | None:
    return authority.established or (None if registered is None else registered.established)


def _check_existed(authority: Authority, registered: Authority | None, as_of: date, first: date | None) -> None:
    if first is not None and as_of < first:
        raise HistoryError(
            f"{authority.name} did not exist on {as_of}: it was established on {first}. "
            "Ask about a later day, or about its predecessor."
        )
    gone = authority.abolished or (None if registered is None else registered.abolished)
    if gone is not None and as_of >= gone:
        raise HistoryError(
            f"{authority.name} no longer existed on {as_of}: it was abolished on {gone}. "
            "Ask about an earlier day, or about its successors."
        )
