"""
The kinds of event in an authority's life with the inspectorate.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.display import DisplayedEnum
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.periods import Span

__all__ = ["EventKind"]


class EventKind(DisplayedEnum):
    """
    What kind of event it is; ``label`` names it in running text.
    """

    SHORT = "short"
    STANDARD = "standard"
    SINGLE = "single"
    POST_MONITORING_SINGLE = "post_monitoring_single"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    ACTION_PLANNING_VISIT = "action_planning_visit"
    JTAI = "jtai"
    BOARD_REVIEW = "board_review"
    SELF_EVALUATION = "self_evaluation"
    ENGAGEMENT_MEETING = "engagement_meeting"
    IMPROVEMENT_NOTICE = "improvement_notice"
    STATUTORY_DIRECTION = "statutory_direction"
    COMMISSIONER = "commissioner"

    label: str

    @property
    def is_full_inspection(self) -> bool:
        """
        Whether the authority is graded: a short, standard, single or post-monitoring single inspection.
        """
        return self in _FULL

    @property
    def is_intervention(self) -> bool:
        """
        Whether it is a step of the Department for Education's, not of Ofsted's.
        """
        return self in _INTERVENTION

    @classmethod
    def from_fieldwork(cls, spans: Iterable[Span]) -> "EventKind":
        """
        Infer short or standard from the length of fieldwork, as every public feed does.

        Reports never print the kind. Five weekdays on site make a short inspection and ten a standard one (OBSERVED
        125 of 127 and 191 of 193; weekdays are working days here, for fieldwork never met a bank-holiday week in 321
        inspections).

        Args:
            spans: The days on site, one span a leg.

        Raises:
            HistoryError: When the length is neither, such as Wiltshire's 13 days in June 2019: the kind is then the
                caller's to say.
        """
        legs = _apart(spans)
        weekdays = sum(1 for leg in legs for offset in range(leg.days) if (leg.start + timedelta(offset)).weekday() < 5)
        if weekdays == 5:
            return cls.SHORT
        if weekdays == 10:
            return cls.STANDARD
        days = ", ".join(map(str, legs)) or "no days"
        raise HistoryError(
            f"Fieldwork of {weekdays} weekdays ({days}) is neither 5 (short) nor 10 (standard), so its kind cannot be "
            "inferred. Say the kind: EventKind.SHORT, EventKind.STANDARD or EventKind.SINGLE."
        )


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    if isinstance(spans, Span) or not isinstance(spans, Iterable):
        raise HistoryError(f"{spans!r} is not a collection of Span. Pass (Span(start, end),), one a leg.")
    legs = tuple(expect(Span, span, "spans") for span in spans)
    for before, after in pairwise(sorted(legs, key=lambda leg: leg.start)):
        if before.overlaps(after):
            raise HistoryError(f"The legs {before} and {after} overlap. Pass each day on site once.")
    return legs


_LABELS = {
    EventKind.SHORT: "short inspection",
    EventKind.STANDARD: "standard inspection",
    EventKind.SINGLE: "single inspection",
    EventKind.POST_MONITORING_SINGLE: "post-monitoring single inspection",
    EventKind.FOCUSED_VISIT: "focused visit",
    EventKind.MONITORING_VISIT: "monitoring visit",
    EventKind.ACTION_PLANNING_VISIT: "action planning visit",
    EventKind.JTAI: "joint targeted area inspection",
    EventKind.BOARD_REVIEW: "review of the safeguarding board",
    EventKind.SELF_EVALUATION: "self-evaluation",
    EventKind.ENGAGEMENT_MEETING: "annual engagement meeting",
    EventKind.IMPROVEMENT_NOTICE: "improvement notice",
    EventKind.STATUTORY_DIRECTION: "statutory direction",
    EventKind.COMMISSIONER: "commissioner appointed",
}
for _kind, _label in _LABELS.items():
    _kind.label = _label

_FULL = frozenset({EventKind.SHORT, EventKind.STANDARD, EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE})
_INTERVENTION = frozenset({EventKind.IMPROVEMENT_NOTICE, EventKind.STATUTORY_DIRECTION, EventKind.COMMISSIONER})
