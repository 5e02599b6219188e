"""
The visits since the last graded inspection, and what follows from them.
"""

from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.records import as_annotated, check_together, reckoned
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays.non_working_days import Certainty

__all__ = ["VisitReason", "VisitsHeld", "reckoned_visits"]


class VisitReason(LabelledEnum):
    """
    Why a visit comes next.
    """

    FOCUSED_VISITS_MISSING = "focused_visits_missing", "fewer focused visits than usual are on record"
    ACTION_PLANNING_FIRST = "action_planning_first", "an action planning visit comes first"
    MONITORING_BEGINS = "monitoring_begins", "monitoring begins after the statement of proposed action is due"
    MONITORING_GOES_ON = "monitoring_goes_on", "one monitoring visit follows another"
    MONITORING_NOT_ON_RECORD = "monitoring_not_on_record", "a monitoring visit was expected and is not on record"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class VisitsHeld(Displayed):
    """
    The visits held since the last graded inspection, and why they make another the next to come.

    Attributes:
        events: The visits, oldest first.
        reason: Why a visit comes next.
        rules: The rules that say what is usual.
        ruleset: The edition that the rules were taken from.
        since: The day that the visit is counted from: the one on which the statement of proposed action is due, on
            which the last monitoring visit began, or by which one was expected; None if it is counted from none.
        certainty: Whether that day was counted on announced days, or on projected ones; None if none was counted.
    """

    events: tuple[InspectionEvent, ...]
    reason: VisitReason
    rules: tuple[Rule[Any], ...]
    ruleset: Ruleset
    since: date | None = None
    certainty: Certainty | None = None

    def __attrs_post_init__(self) -> None:
        check_together(self, certainty=self.certainty is None or self.since is not None)


reckoned_visits: type[VisitsHeld] = reckoned(VisitsHeld)
"""Makes the visits held, without looking at their fields again."""
