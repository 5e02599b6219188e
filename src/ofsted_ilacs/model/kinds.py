"""
The kinds of event in an authority's life with the inspectorate.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.display import DisplayedEnum, readable
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span

__all__ = ["EventKind"]


class _Family(Enum):
    """
    What a kind of event has in common with others.
    """

    INSPECTION = "the authority is graded"
    VISIT = "inspectors come and write a letter without grades"
    OTHER = "something between Ofsted and the authority"
    INTERVENTION = "a step of the Department for Education"


class EventKind(DisplayedEnum):
    """
    What kind of event it is.

    Attributes:
        label: Its name in running text.
        is_full_inspection: Whether the authority is graded: a short, standard, single or post-monitoring single
            inspection.
        is_visit: Whether inspectors come and write a letter without grades: a focused, monitoring or action planning
            visit, or a joint targeted area inspection.
        is_intervention: Whether it is a step of the Department for Education's, not of Ofsted's.
        weeks_on_site: How many weeks of fieldwork make an inspection of that kind: one a short inspection, two a
            standard one; None if the length says nothing of the kind.
    """

    SHORT = "short", "short inspection", _Family.INSPECTION, 1
    STANDARD = "standard", "standard inspection", _Family.INSPECTION, 2
    SINGLE = "single", "single inspection", _Family.INSPECTION
    POST_MONITORING_SINGLE = "post_monitoring_single", "post-monitoring single inspection", _Family.INSPECTION
    FOCUSED_VISIT = "focused_visit", "focused visit", _Family.VISIT
    MONITORING_VISIT = "monitoring_visit", "monitoring visit", _Family.VISIT
    ACTION_PLANNING_VISIT = "action_planning_visit", "action planning visit", _Family.VISIT
    JTAI = "jtai", "joint targeted area inspection", _Family.VISIT
    BOARD_REVIEW = "board_review", "review of the safeguarding board", _Family.OTHER
    SELF_EVALUATION = "self_evaluation", "self-evaluation", _Family.OTHER
    ENGAGEMENT_MEETING = "engagement_meeting", "annual engagement meeting", _Family.OTHER
    IMPROVEMENT_NOTICE = "improvement_notice", "improvement notice", _Family.INTERVENTION
    STATUTORY_DIRECTION = "statutory_direction", "statutory direction", _Family.INTERVENTION
    COMMISSIONER = "commissioner", "commissioner appointed", _Family.INTERVENTION
    TRUST = "trust", "children's services trust", _Family.INTERVENTION
    THIRD_PARTY_CONTRACT = "third_party_contract", "contract with a third party", _Family.INTERVENTION
    DEPARTMENT_REVIEW = "department_review", "six-monthly review by the Department for Education", _Family.INTERVENTION

    _value_: str
    label: str
    is_full_inspection: bool
    is_visit: bool
    is_intervention: bool
    weeks_on_site: int | None

    def __new__(cls, value: str, label: str, family: _Family, weeks_on_site: int | None = None) -> "EventKind":
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.is_full_inspection = family is _Family.INSPECTION
        member.is_visit = family is _Family.VISIT
        member.is_intervention = family is _Family.INTERVENTION
        member.weeks_on_site = weeks_on_site
        return member

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
        weekdays = sum(map(_weekdays, legs))
        for kind in (cls.SHORT, cls.STANDARD):
            if weekdays == _WEEKDAYS * (kind.weeks_on_site or 0):
                return kind
        days = readable(", ".join(map(str, legs)), 200) or "no days"
        raise HistoryError(
            f"Fieldwork of {weekdays} weekdays ({days}) is neither 5 (short) nor 10 (standard), so its kind cannot be "
            "inferred. Say the kind: EventKind.SHORT, EventKind.STANDARD or EventKind.SINGLE."
        )


_WEEKDAYS = 5
"""How many days of a week are neither Saturday nor Sunday."""


def _weekdays(span: Span) -> int:
    """
    Return how many days of a span are weekdays, without walking it: a mistyped year makes it millions of days long.
    """
    whole_weeks, rest = divmod(span.days, 7)
    first = span.start.weekday()
    return _WEEKDAYS * whole_weeks + sum(1 for weekday in range(first, first + rest) if weekday % 7 < _WEEKDAYS)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    if isinstance(spans, Span) or not isinstance(spans, Iterable):
        raise HistoryError(f"{shown(spans)} is not a collection of Span. Pass (Span(start, end),), one a leg.")
    legs = tuple(expect(Span, span, "spans") for span in spans)
    for before, after in pairwise(sorted(legs, key=lambda leg: leg.start)):
        if before.overlaps(after):
            raise HistoryError(f"The legs {before} and {after} overlap. Pass each day on site once.")
    return legs
