"""
The next graded inspection: its kind, its window, and why.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.pathway import PathwayDecision, announced_steps, decide
from ofsted_ilacs.planning.situation import Situation, established
from ofsted_ilacs.planning.steps import Step, step
from ofsted_ilacs.planning.windows import (
    Timing,
    Window,
    WindowStatus,
    first_window,
    suspension_step,
    timing_steps,
    unknown_timing,
    window_after,
)
from ofsted_ilacs.register.reorganisations import Reorganisation
from ofsted_ilacs.register.succession import succession
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.rules.values import Anchor
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["NextEvent", "VisitsHeld", "next_inspection"]


@attrs.frozen(kw_only=True, repr=False)
class NextEvent(Displayed):
    """
    What comes next for an authority.

    Attributes:
        kind: What kind of event; None where the last outcome, or what it leads to, is not known.
        pathway: The way that the authority is on; None where it is not known.
        window: When it is expected; None where no source says anything.
        status: Where ``as_of`` stands in the window.
        needs_review: Whether a person should look at it: it rests on an inference that could be wrong, or on a record
            that seems incomplete.
        ruleset: The edition whose rules were asked.
        as_of: The day of asking.
        authority: Whose event it is.
        decision: How the pathway was chosen.
        timing: How the inspection's window was reckoned; None where it was not.
        visits: What was held against what is usual, where a visit comes next.
        complete_until: The day until which the history holds every report; None where nobody vouches for that.
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
    visits: "VisitsHeld | None" = None
    complete_until: date | None = None
    visits_until: date | None = None

    @property
    def headline(self) -> str:
        """
        The answer, and where the day of asking stands, in two sentences.
        """
        return (
            f"{self.authority.name}: {_what(self)}{_if_so(self)}.\nAsked on {in_words(self.as_of)}; {_standing(self)}."
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Why, step by step; made when looked at.
        """
        return (*self.reasons, *_ahead_steps(self))

    @property
    def reasons(self) -> tuple[Step, ...]:
        """
        Why, without what is announced for later.
        """
        following = _timing_steps(self) if self.visits is None else self.visits.steps
        return (*self.decision.reasons, *following)

    def __str__(self) -> str:
        return self.headline


@attrs.frozen(kw_only=True)
class VisitsHeld(Displayed):
    """
    The visits held since the last graded inspection, and what they say of the next.

    Attributes:
        events: The visits, oldest first.
        rules: The rules that say what is usual.
        text: What follows from the two, in a sentence or two.
        ruleset: The edition that the rules were taken from.
    """

    events: tuple[InspectionEvent, ...]
    rules: tuple[Rule[Any], ...]
    text: str
    ruleset: Ruleset

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        The visits on record, then what follows.
        """
        held = "; ".join(f"{event.kind.label}, {' and '.join(map(str, event.fieldwork))}" for event in self.events)
        return (
            Step(f"Visits since then on record: {held or 'none'}."),
            step(self.text, self.ruleset, *self.rules),
        )


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
        calendar: Taken so that this and `next_event` can be called alike; no working day is counted here.

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
    if last is None:
        return _built(situation, decision, _first_window(situation), None)
    if unknown_timing(edition, last.overall):
        return _built(situation, decision, None, None)
    anchor = situation.anchor or edition.interval.anchor.known
    assert anchor is not None
    return _built(situation, decision, *window_after(last, edition, anchor, situation.pause))


def _built(situation: Situation, decision: PathwayDecision, window: Window | None, timing: Timing | None) -> NextEvent:
    ends = window is not None and situation.end is not None and situation.end.day <= window.latest
    return NextEvent(
        kind=kind_on(decision.pathway, decision.ruleset, decision.as_of),
        pathway=decision.pathway,
        window=window,
        status=WindowStatus.UNKNOWN if window is None else _status(window, situation),
        needs_review=decision.needs_review or window is None or ends or _kind_ends_before(decision, window),
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
    Return the kind of graded inspection that ends a way, under an edition on a day; None where it is not known.
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


def _kind_ends_before(decision: PathwayDecision, window: Window | None) -> bool:
    if window is None or decision.pathway is not Pathway.INADEQUATE:
        return False
    rule = decision.ruleset.next.reinspection.on(decision.as_of)
    return rule is not None and rule.last_day is not None and rule.last_day < window.earliest


# In words.


def _if_so(event: NextEvent) -> str:
    # Where the way is an inference that a person should look at, the headline says so.
    doubtful = event.decision.needs_review and event.decision.rule is not None and event.decision.inspection is not None
    if not doubtful or event.pathway is None:
        return ""
    return (
        ", if it is on the inadequate route"
        if event.pathway is Pathway.INADEQUATE
        else ", if its judgements lead to one"
    )


def _what(event: NextEvent) -> str:
    subject = "the next graded inspection is" if event.visits is None else "the next event expected is"
    again = event.kind is not None and event.kind.is_full_inspection and event.pathway is Pathway.INADEQUATE
    kind = _kind_in_words(event) + (" (re-inspection)" if again else "")
    if event.window is None:
        return f"{subject} {kind}; when is not known"
    if event.window.expected is None:
        return f"{subject} {kind}, between {in_words(event.window.earliest)} and {in_words(event.window.latest)}"
    return f"{subject} {kind}, expected {event.window}"


def _kind_in_words(event: NextEvent) -> str:
    if event.kind is None:
        return "of a kind not known"
    article = "an" if event.kind.label[0] in "aeiou" else "a"
    return f"{article} {event.kind.label}"


def _standing(event: NextEvent) -> str:
    window = event.window
    if window is None:
        return "no window can be given"
    match event.status:
        case WindowStatus.AHEAD:
            return f"the window opens in {_distance(event.as_of, window.earliest)}"
        case WindowStatus.OPEN:
            if event.as_of == window.latest:
                return "the window is open and closes today"
            return f"the window is open, for {_distance(event.as_of, window.latest)} more"
        case WindowStatus.UNSEEN if event.complete_until is not None:
            closed = f"the window closed {_distance(window.latest, event.as_of)} ago"
            return f"{closed}; nothing published by {in_words(event.complete_until)}, and it may have been held since"
        case _:
            return f"the window closed {_distance(window.latest, event.as_of)} ago: it is overdue"


def _distance(earlier: date, later: date) -> str:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    if months >= 60:
        return f"more than {months // 12} years" if months % 12 else f"{months // 12} years"
    if months >= 2:
        return f"{months} months"
    days = (later - earlier).days
    return "1 day" if days == 1 else f"{days} days"


def _timing_steps(event: NextEvent) -> tuple[Step, ...]:
    ruleset = event.ruleset
    if event.decision.inspection is None:
        return _first_steps(event)
    steps = _when_steps(event)
    if event.pathway is not Pathway.INADEQUATE:
        return steps
    how, seen = ruleset.next.reinspection.on(event.as_of), ruleset.interval.reinspection
    again = () if how is None else (step(str(how), ruleset, how),)
    also = (step(str(seen), ruleset, seen),)
    ended = event.window is not None and _kind_ends_before(event.decision, event.window)
    over = (Step("That kind of re-inspection ended before the window opens: a person should look at this."),)
    return (*again, *steps, *also, *(over if ended else ()))


def _when_steps(event: NextEvent) -> tuple[Step, ...]:
    if event.timing is None:
        unknown = unknown_timing(event.ruleset, _last_grade(event))
        return tuple(step(str(rules[0]), event.ruleset, *rules) for rules in _by_value(unknown).values())
    steps = timing_steps(event.timing, event.ruleset, _last_grade(event))
    if event.status is not WindowStatus.OVERDUE or event.complete_until is not None:
        return steps
    return (*steps, Step("Either it is late, or it was held and is missing from the history given: add it then."))


def _last_grade(event: NextEvent) -> Grade | None:
    last = event.decision.inspection
    return None if last is None else last.overall


def _by_value(rules: tuple[Rule[Any], ...]) -> dict[object, list[Rule[Any]]]:
    # What several rules do not know in the same words is said once.
    found: dict[object, list[Rule[Any]]] = {}
    for rule in rules:
        found.setdefault(rule.value, []).append(rule)
    return found


def _takes_the_place(change: Reorganisation) -> str:
    return "is announced to take the place" if change.is_announced else "took the place"


def _first_steps(event: NextEvent) -> tuple[Step, ...]:
    ruleset = event.ruleset
    rule = None if ruleset.first is None else ruleset.first.window
    inherits = tuple(
        Step(
            f"It {_takes_the_place(change)} of {change.predecessor} on {in_words(change.day)}, and inherits no "
            "inspection." + (f" {change.predecessor} was {change.last_outcome}." if change.last_outcome else "")
        )
        for change in succession(event.authority, known_on=event.as_of).origins
    )
    first = established(event.authority)
    if event.pathway is None:
        return inherits
    if first is None:
        return (*inherits, Step("The day on which it was established is not on record, so no window can be given."))
    usual = "" if rule is None else f" {rule}"
    found = f"It was established on {in_words(first)}."
    if event.authority.is_announced:
        found = f"That it is established on {in_words(first)} rests on an announcement, which may yet change."
    steps = (*inherits, step(f"{found}{usual}", ruleset, rule))
    plain = first_window(first, ruleset, None)
    moved = 0 if event.window is None or plain is None else (event.window.latest - plain.latest).days
    return (*steps, suspension_step(ruleset, moved)) if moved else steps


def _ahead_steps(event: NextEvent) -> tuple[Step, ...]:
    until = event.as_of if event.window is None else max(event.as_of, event.window.latest)
    ends = reorganisation_steps(event.authority, event.as_of, until)
    return (*_record_steps(event), *ends, *announced_steps(event.ruleset, event.as_of, until))


def _record_steps(event: NextEvent) -> tuple[Step, ...]:
    # Silence is no sign of absence: what the answer was built on, and until when.
    if event.complete_until is None:
        return ()
    text = f"The record holds every report published by {in_words(event.complete_until)}"
    if event.visits_until is not None and event.visits_until < event.complete_until:
        text += f", and visits to {in_words(event.visits_until)}: later visits are not in it"
    complete = Step(f"{text}. What was held and published since is not in it.")
    return (complete, *_provenance_steps(event))


def _provenance_steps(event: NextEvent) -> tuple[Step, ...]:
    # Where the last inspection stands on record, and what tells its kind; the record is loaded when it is asked.
    from ofsted_ilacs.archive.record import provenance

    last = event.decision.inspection
    source = None if last is None else provenance(last)
    if source is None or (source.statistics_of is not None and source.statistics_of > event.as_of):
        return ()
    return (Step(f"The last inspection is on record from {source}."),)


def reorganisation_steps(authority: Authority, as_of: date, until: date) -> tuple[Step, ...]:
    """
    Return the step that says who follows an authority, where that is known to happen by a day.
    """
    end = succession(authority, known_on=as_of).end
    if end is None or end.day > until:
        return ()
    return (Step(f"{end} A new authority inherits no inspection: nothing later is this authority's.", source=end.url),)
