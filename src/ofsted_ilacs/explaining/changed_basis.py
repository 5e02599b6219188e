"""
What an answer that was stored says of its basis, where that has changed since.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.explained_answer import Answer
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.workdays.calendar import WorkingCalendar

__all__ = ["changes_since"]


def changes_since(answer: Answer) -> tuple[Step, ...]:
    """
    Return a step for each edition and calendar of an answer that has changed since the answer was stored.
    """
    changed = {(type(held), held.id): held for held in _basis(answer) if held.changed_since}
    return tuple(map(_step, changed.values()))


def _step(held: Ruleset | WorkingCalendar) -> Step:
    what, but = (
        ("edition", "Its rules are shown as they read today.")
        if isinstance(held, Ruleset)
        else ("calendar", "The days below are those of today, and may not add up.")
    )
    return Step(
        f"This answer was stored by version {held.changed_since}. The {what} {shown(held.id)} has changed since, and "
        f"the answer is kept as it was given. {but}"
    )


def _basis(answer: Any) -> Iterator[Ruleset | WorkingCalendar]:
    for field in attrs.fields(type(answer)):
        held = getattr(answer, field.name)
        for each in held if type(held) is tuple else (held,):
            if isinstance(each, Ruleset | WorkingCalendar):
                yield each
            elif isinstance(each, Answer):
                yield from _basis(each)
