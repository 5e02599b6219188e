"""
The next graded inspection: its kind, its window, and why.
"""

from datetime import date

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.planning.pathway import PathwayDecision, decide
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.visits_held import VisitsHeld
from ofsted_ilacs.planning.weeks import in_open_week
from ofsted_ilacs.planning.windows import (
    Timing,
    Window,
    WindowStatus,
    first_window,
    unknown_timing,
    window_after,
)
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["NextEvent", "next_inspection"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class NextEvent(Answer):
    """
    What comes next for an authority.

    Attributes:
        kind: What kind of event; None if the last outcome, or what it leads to, is not known.
        pathway: The way that the authority is on; None if it is not known.
        window: The days on which it is expected to begin; None if no source says anything. The expected day is the
            Monday of a week in which fieldwork could begin, the nearest to the middle of the window.
        status: Where ``as_of`` stands in the window.
        needs_review: Whether a person should look at it: it rests on an inference that could be wrong, or on a record
            that seems incomplete.
        ruleset: The edition whose rules were asked.
        as_of: The day of asking.
        authority: Whose event it is.
        decision: How the pathway was chosen.
        timing: How the inspection's window was reckoned; None if it was not.
        visits: What was held against what is usual, where a visit comes next.
        complete_until: The day until which the history holds every report; None if nobody vouches for that.
        visits_until: The day until which it holds every visit, likewise.
    """

    kind: EventKind | None
    pathway: Pathway | None
    window: Window | None
    status: WindowStatus
    needs_review: bool
    ruleset: Ruleset
    as_of: date
    authority: Authority
    decision: PathwayDecision
    timing: Timing | None = None
    visits: VisitsHeld | None = None
    complete_until: date | None = None
    visits_until: date | None = None

    def __attrs_post_init__(self) -> None:
        decision, window, is_visit = self.decision, self.window, self.visits is not None
        stands = WindowStatus.UNKNOWN if window is None else window.status(self.as_of)
        leads_to = kind_on(decision.pathway, decision.ruleset, decision.as_of)
        may_differ = bool(self.ruleset.changed_since)  # kept as it was given
        check_together(
            self,
            kind=(self.kind is not None and self.kind.is_visit) if is_visit else may_differ or self.kind is leads_to,
            pathway=self.pathway is decision.pathway,
            status=self.status is stands or (self.status is WindowStatus.UNSEEN and stands is WindowStatus.OVERDUE),
            needs_review=self.needs_review or not (decision.needs_review or window is None),
            ruleset=self.ruleset == decision.ruleset,
            as_of=self.as_of == decision.as_of,
            authority=self.authority == decision.authority,
            timing=self.timing is None or not (is_visit or window is None),
        )


_next_event = reckoned(NextEvent)


def next_inspection(
    history: History,
    *,
    as_of: date,
    ruleset: Ruleset | None = None,
    anchor: Anchor | str | None = None,
    extend_for_suspension: bool = True,
    calendar: WorkingCalendar | None = None,
) -> NextEvent:
    """
    Return the next graded inspection of an authority.

    Args:
        history: The authority's events. Those that begin after *as_of* are left out of account.
        as_of: The day of asking.
        ruleset: The edition to ask; by default the one in force on *as_of*.
        anchor: Which day of the last inspection starts the interval: "publication", "end" or "start". No source says;
            by default the edition's, publication, which fits the published reports best.
        extend_for_suspension: Whether the clock stands still while inspections were suspended (17 March 2020 to
            27 June 2021).
        calendar: The calendar that names the bank holidays, whose weeks fieldwork keeps clear of; by default that of
            England and Wales.

    Raises:
        NotADateError: When *as_of* is not a day.
        RecordError: When another argument is not of its type, or a rule that counts holds a value of the wrong kind.
        HistoryError: When the authority did not exist on *as_of*.
        RulesetNotFoundError: When no edition is known for *as_of*.
    """
    situation = Situation.of(
        history,
        as_of,
        ruleset=ruleset,
        anchor=anchor,
        extend_for_suspension=extend_for_suspension,
        calendar=calendar,
    )
    return inspection_ahead(situation)


def inspection_ahead(situation: Situation) -> NextEvent:
    """
    Return the next graded inspection in a situation.
    """
    decision, last, edition = decide(situation), situation.last, situation.ruleset
    kind = kind_on(decision.pathway, edition, situation.as_of)
    if last is None:
        return _built(situation, decision, kind, _first_window(situation), None)
    if unknown_timing(edition, last.overall):
        return _built(situation, decision, kind, None, None)
    anchor = situation.anchor or edition.interval.anchor.known
    assert anchor is not None
    window, timing = window_after(last, edition, anchor, situation.pause)
    return _built(situation, decision, kind, in_open_week(window, kind, edition, situation.calendar), timing)


def _built(
    situation: Situation,
    decision: PathwayDecision,
    kind: EventKind | None,
    window: Window | None,
    timing: Timing | None,
) -> NextEvent:
    ends = window is not None and situation.end is not None and situation.end.day <= window.latest
    return _next_event(
        kind=kind,
        pathway=decision.pathway,
        window=window,
        status=WindowStatus.UNKNOWN if window is None else _status(window, situation),
        needs_review=decision.needs_review or window is None or ends or kind_ends_before(decision, window),
        ruleset=decision.ruleset,
        as_of=decision.as_of,
        authority=decision.authority,
        decision=decision,
        timing=timing,
        complete_until=situation.history.complete_until,
        visits_until=situation.history.visits_until,
    )


def _status(window: Window, situation: Situation) -> WindowStatus:
    status = window.status(situation.as_of)
    unseen = status is WindowStatus.OVERDUE and window.latest > situation.seen_until
    return WindowStatus.UNSEEN if unseen else status


def kind_on(way: Pathway | None, ruleset: Ruleset, as_of: date) -> EventKind | None:
    """
    Return the kind of graded inspection that ends a way, under an edition on a day; None if it is not known.
    """
    match way:
        case None:
            return None
        case Pathway.SHORT:
            return EventKind.SHORT
        case Pathway.STANDARD:
            return EventKind.STANDARD
        case Pathway.INADEQUATE:
            rule = ruleset.next.reinspection.on(as_of)
            return None if rule is None else rule.known
        case Pathway.FIRST_INSPECTION:
            return ruleset.next.first.known


def _first_window(situation: Situation) -> Window | None:
    if situation.established is None or not situation.may_be_new:
        return None
    return first_window(situation.established, situation.ruleset, situation.pause)


def kind_ends_before(decision: PathwayDecision, window: Window | None) -> bool:
    """
    Return whether the kind of re-inspection on the inadequate route ended before the window opens.
    """
    if window is None or decision.pathway is not Pathway.INADEQUATE:
        return False
    rule = decision.ruleset.next.reinspection.on(decision.as_of)
    return rule is not None and rule.last_day is not None and rule.last_day < window.earliest
