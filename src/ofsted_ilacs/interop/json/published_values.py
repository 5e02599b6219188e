"""
The editions and calendars that the library publishes: a document holds their id, which says everything.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

import attrs

from ofsted_ilacs.interop.record_types import fields_of
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.workdays.calendar import LAST_PROJECTED_YEAR, WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import any_part_of_uk, england_and_wales, northern_ireland, scotland

__all__ = ["PUBLISHED", "ProjectedCalendar", "short_form"]


PUBLISHED: Mapping[type, Mapping[str, Any]] = {
    Ruleset: {edition.id: edition for edition in rulesets()},
    WorkingCalendar: {
        known.id: known for known in (england_and_wales(), scotland(), northern_ireland(), any_part_of_uk())
    },
}
"""What this library publishes itself, by id: it is written as that id."""


@attrs.frozen(kw_only=True)
class ProjectedCalendar:
    """
    A published calendar that goes on with projected years.

    Attributes:
        calendar: Its id.
        projected_to: The last year projected.
        projected: Whether answers that rest on projected days are given ("mark") or refused.
    """

    calendar: Literal["england-and-wales", "scotland", "northern-ireland", "any-part-of-uk"]
    projected_to: int
    projected: Literal["mark", "refuse"]

    def in_full(self) -> WorkingCalendar:
        """
        Return the calendar itself.

        Raises:
            CoverageError: When the year cannot be projected.
        """
        return _projected(self)


@lru_cache(maxsize=64)
def _projected(short: ProjectedCalendar) -> WorkingCalendar:
    original: WorkingCalendar = PUBLISHED[WorkingCalendar][short.calendar]
    return original.projected_to(short.projected_to, projected=short.projected)


def short_form(value: Any) -> str | ProjectedCalendar | None:
    """
    Return what says everything of an edition or a calendar: its id or, of one projected further, the last year too.
    None if the caller changed anything else in it.
    """
    original = PUBLISHED[type(value)].get(value.id)
    if original is None:
        return None
    if _is_the_same(original, value):
        return str(value.id)
    if not isinstance(value, WorkingCalendar) or not original.last.year <= value.last.year <= LAST_PROJECTED_YEAR:
        return None
    short = ProjectedCalendar(calendar=original.id, projected_to=value.last.year, projected=value.projected)
    return short if _is_the_same(short.in_full(), value) else None


def _is_the_same(one: Any, other: Any) -> bool:
    # Equality leaves out what some fields hold, such as a calendar's definition.
    fields = fields_of(type(other))
    return one is other or all(getattr(one, field.name) == getattr(other, field.name) for field in fields)
