"""
The editions and calendars that the library publishes: a document holds their id, which says everything.
"""

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.uk_calendars import (
    any_part_of_uk,
    england_and_wales,
    name_of,
    named,
    northern_ireland,
    scotland,
)

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
        return named(self.calendar, self.projected_to, self.projected)


def short_form(value: Any) -> str | ProjectedCalendar | None:
    """
    Return what says everything of an edition or a calendar: its id or, of one projected further, the last year too.
    None if the caller changed anything else in it.
    """
    if isinstance(value, WorkingCalendar):
        match name_of(value):
            case (id,):
                return id
            case (id, year, projected):
                return ProjectedCalendar(calendar=id, projected_to=year, projected=projected)  # type: ignore[arg-type]
        return None
    original = PUBLISHED[type(value)].get(value.id)
    return str(value.id) if original is not None and original == value else None
