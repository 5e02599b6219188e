"""
When fieldwork could begin and when publication pauses, in words.
"""

from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.planning.pauses import PublicationPause
from ofsted_ilacs.planning.weeks import LikelyWeek

__all__ = ["pause_headline", "pause_steps", "week_headline", "week_steps"]


def week_headline(week: LikelyWeek) -> str:
    """
    Return a likely week in a sentence.
    """
    return f"Fieldwork could begin on Monday {in_words(week.monday)} and take {week.fieldwork}."


def week_steps(week: LikelyWeek) -> tuple[Step, ...]:
    """
    Return the regularities that it keeps to, each with the cases in which it was observed.
    """
    return tuple(step(str(rule), week.ruleset, rule) for rule in week.rules)


def pause_headline(pause: PublicationPause) -> str:
    """
    Return a silence in a sentence.
    """
    return (
        f"{in_words(pause.day)} is in the silence before the election of {in_words(pause.polling_day)} "
        f"({pause.silence}): no report that judges an area is expected; inspections go on."
    )


def pause_steps(pause: PublicationPause) -> tuple[Step, ...]:
    """
    Return the rule, and what the caller supplied.
    """
    rule = pause.ruleset.publication.pre_election
    return (
        step(str(rule), pause.ruleset, rule),
        Step(f"Polling day, and a silence of {pause.length} before it, were supplied by the caller."),
    )
