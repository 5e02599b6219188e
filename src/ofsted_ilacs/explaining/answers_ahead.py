"""
What comes next, in words: the inspection or visit, when, and why.
"""

from datetime import date
from typing import Any

from ofsted_ilacs.explaining import routes
from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.explaining.timings import SOME_TIME, suspension_step, timing_steps
from ofsted_ilacs.explaining.visits_so_far import visit_steps
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.expected import is_some_time
from ofsted_ilacs.planning.next_inspection import NextEvent, kind_ends_before
from ofsted_ilacs.planning.situation import established
from ofsted_ilacs.planning.windows import WindowStatus, first_window, unknown_timing
from ofsted_ilacs.register.reorganisations import Reorganisation
from ofsted_ilacs.register.succession import succession
from ofsted_ilacs.rules import facts
from ofsted_ilacs.rules.rule import Rule

__all__ = ["headline", "reasons", "reorganisation_steps", "steps"]


def headline(answer: NextEvent) -> str:
    """
    Return the answer, and where the day of asking stands, in two sentences.
    """
    found = f"{answer.authority.name}: {_what(answer)}{_if_so(answer)}."
    return f"{found}\nAsked on {in_words(answer.as_of)}; {_standing(answer)}."


def steps(answer: NextEvent) -> tuple[Step, ...]:
    """
    Return why, step by step.
    """
    until = answer.as_of if answer.window is None else max(answer.as_of, answer.window.latest)
    return (
        *reasons(answer),
        *_what_may_move_it(answer),
        *_record_steps(answer),
        *reorganisation_steps(answer.authority, answer.as_of, until),
        *routes.announced_steps(answer.ruleset, answer.as_of, until),
    )


def reasons(answer: NextEvent) -> tuple[Step, ...]:
    """
    Return why, without what may move it and what is announced for later.
    """
    following = _timing_steps(answer) if answer.visits is None else visit_steps(answer.visits, answer)
    return (*routes.reasons(answer.decision), *following)


def reorganisation_steps(authority: Authority, as_of: date, until: date) -> tuple[Step, ...]:
    """
    Return the step that says who follows an authority, if that is known to happen by a day.
    """
    end = succession(authority, known_on=as_of).end
    if end is None or end.day > until:
        return ()
    text = f"{end} A new authority inherits no inspection, so later events are not this authority's."
    return (Step(text, source=end.url),)


# The headline.


def _what(answer: NextEvent) -> str:
    subject = "the next graded inspection is" if answer.visits is None else "the next event expected is"
    again = answer.kind is not None and answer.kind.is_full_inspection and answer.pathway is Pathway.INADEQUATE
    kind = _kind_in_words(answer.kind) + (" (re-inspection)" if again else "")
    window = answer.window
    if window is None:
        return f"{subject} {kind}; its date is not known"
    if window.expected is not None:
        return f"{subject} {kind}, expected {window}"
    if is_some_time(answer.kind, window):
        return f"{subject} {kind}, {SOME_TIME}"
    return f"{subject} {kind}, between {in_words(window.earliest)} and {in_words(window.latest)}"


def _kind_in_words(kind: EventKind | None) -> str:
    if kind is None:
        return "of a kind not known"
    return f"{'an' if kind.label[0] in 'aeiou' else 'a'} {kind.label}"


def _if_so(answer: NextEvent) -> str:
    # Where the way is an inference that a person should look at, the headline says so.
    decision = answer.decision
    doubtful = decision.needs_review and decision.rule is not None and decision.inspection is not None
    if not doubtful or answer.pathway is None:
        return ""
    if answer.pathway is Pathway.INADEQUATE:
        return ", if it is on the inadequate route"
    return ", if its judgements lead to one"


def _standing(answer: NextEvent) -> str:
    window, as_of = answer.window, answer.as_of
    if window is None:
        return "no window can be given"
    if answer.kind is EventKind.FOCUSED_VISIT and window.expected is None and not answer.status.has_closed:
        return f"the inspection is expected by {in_words(window.latest)}"
    if answer.status is WindowStatus.AHEAD:
        return f"the window opens in {_distance(as_of, window.earliest)}"
    if answer.status is WindowStatus.OPEN:
        closes = " and closes today" if as_of == window.latest else f", for {_distance(as_of, window.latest)} more"
        return f"the window is open{closes}"
    closed = f"the window closed {_distance(window.latest, as_of)} ago"
    if answer.status is WindowStatus.UNSEEN and answer.complete_until is not None:
        return f"{closed}; nothing published by {in_words(answer.complete_until)}, but it may have been held since"
    return f"{closed}: it is overdue"


def _distance(earlier: date, later: date) -> str:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    if months >= 60:
        return f"more than {months // 12} years" if months % 12 else f"{months // 12} years"
    if months >= 2:
        return f"{months} months"
    days = (later - earlier).days
    return "1 day" if days == 1 else f"{days} days"


# When an inspection comes.


def _timing_steps(answer: NextEvent) -> tuple[Step, ...]:
    ruleset = answer.ruleset
    if answer.decision.inspection is None:
        return _first_steps(answer)
    found = _when_steps(answer)
    if answer.pathway is not Pathway.INADEQUATE:
        return found
    how, seen = ruleset.next.reinspection.on(answer.as_of), ruleset.interval.reinspection
    again = () if how is None else (step(str(how), ruleset, how),)
    also = (step(str(seen), ruleset, seen),)
    ended = answer.window is not None and kind_ends_before(answer.decision, answer.window)
    over = (Step("That kind of re-inspection ended before the window opens. A person should look at this."),)
    return (*again, *found, *also, *(over if ended else ()))


def _when_steps(answer: NextEvent) -> tuple[Step, ...]:
    if answer.timing is None or answer.window is None:
        unknown = unknown_timing(answer.ruleset, _last_grade(answer))
        return tuple(step(str(rules[0]), answer.ruleset, *rules) for rules in _by_value(unknown).values())
    found = timing_steps(answer.timing, answer.window, answer.ruleset, _last_grade(answer))
    last = answer.decision.inspection
    if last is not None and last.kind in _OF_THE_OLD_FRAMEWORK and facts.WAIT_FROM_SIF in answer.ruleset.facts:
        found = (*found, step(str(facts.WAIT_FROM_SIF), answer.ruleset, facts.WAIT_FROM_SIF))
    if answer.status is not WindowStatus.OVERDUE or answer.complete_until is not None:
        return found
    return (*found, Step("It is late, or it was held and is missing from the history given. If it was held, add it."))


_OF_THE_OLD_FRAMEWORK = frozenset({EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE})


def _last_grade(answer: NextEvent) -> Grade | None:
    last = answer.decision.inspection
    return None if last is None else last.overall


def _by_value(rules: tuple[Rule[Any], ...]) -> dict[object, list[Rule[Any]]]:
    # What several rules do not know in the same words is said once.
    found: dict[object, list[Rule[Any]]] = {}
    for rule in rules:
        found.setdefault(rule.value, []).append(rule)
    return found


def _first_steps(answer: NextEvent) -> tuple[Step, ...]:
    ruleset = answer.ruleset
    rule = None if ruleset.first is None else ruleset.first.window
    inherits = tuple(
        Step(
            f"It {_takes_the_place(change)} of {change.predecessor} on {in_words(change.day)}, and inherits no "
            "inspection." + (f" {change.predecessor} was {change.last_outcome}." if change.last_outcome else "")
        )
        for change in succession(answer.authority, known_on=answer.as_of).origins
    )
    first = established(answer.authority)
    if answer.pathway is None:
        return inherits
    if first is None:
        return (*inherits, Step("The day on which it was established is not on record, so no window can be given."))
    usual = "" if rule is None else f" {rule}"
    found = f"It was established on {in_words(first)}."
    if answer.authority.is_announced:
        found = f"It is announced to be established on {in_words(first)}; this may still change."
    told = (*inherits, step(f"{found}{usual}", ruleset, rule))
    plain = first_window(first, ruleset, None)
    moved = 0 if answer.window is None or plain is None else (answer.window.latest - plain.latest).days
    return (*told, suspension_step(ruleset, moved)) if moved else told


def _takes_the_place(change: Reorganisation) -> str:
    return "is announced to take the place" if change.is_announced else "took the place"


# What may move it, and what the answer was built on.


def _what_may_move_it(answer: NextEvent) -> tuple[Step, ...]:
    bears_on_it = {
        Pathway.SHORT: (facts.BROUGHT_FORWARD, facts.CONCERNS),
        Pathway.STANDARD: (facts.BROUGHT_FORWARD,),
        Pathway.INADEQUATE: (facts.BROUGHT_FORWARD, facts.REPLY_TO_THE_PLAN),
    }
    if answer.pathway is None or answer.pathway not in bears_on_it:
        return ()
    told = [fact for fact in bears_on_it[answer.pathway] if fact in answer.ruleset.facts]
    return (step(" ".join(map(str, told)), answer.ruleset, *told),) if told else ()


def _record_steps(answer: NextEvent) -> tuple[Step, ...]:
    # Silence is no sign of absence: what the answer was built on, and until when.
    if answer.complete_until is None:
        return ()
    text = f"The record holds every report published by {in_words(answer.complete_until)}"
    if answer.visits_until is not None and answer.visits_until < answer.complete_until:
        text += f", and visits to {in_words(answer.visits_until)}"
    complete = Step(f"{text}. Anything later is not in it.")
    return (complete, *_provenance_steps(answer))


def _provenance_steps(answer: NextEvent) -> tuple[Step, ...]:
    # Where the last inspection stands on record, and what tells its kind; the record is loaded when it is asked.
    from ofsted_ilacs.archive.record import provenance

    last = answer.decision.inspection
    source = None if last is None else provenance(last)
    if source is None or (source.statistics_of is not None and source.statistics_of > answer.as_of):
        return ()
    return (Step(f"The last inspection is on record from {source}."),)
