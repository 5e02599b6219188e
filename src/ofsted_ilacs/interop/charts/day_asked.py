"""
As of which day a chart of the sector speaks where the caller does not say.
"""

from datetime import date

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day
from ofsted_ilacs.sector.country import Histories, known_on, one_each

__all__ = ["asked_on"]


def asked_on(as_of: date | None, histories: Histories) -> tuple[date, tuple[History, ...]]:
    """
    Return the day of asking and the histories: the day given or, where none is, that of the last report among them.

    Raises:
        RecordError: When no day is given and there is no report.
        HistoryError: When something is not a history, or an authority has two.
    """
    given = one_each(histories)
    if as_of is not None:
        return day(as_of), given
    reports = [event.published or event.end for each in known_on(date.max, given) for event in each.reported]
    if not reports:
        raise RecordError("There is no report among these histories, so no day to speak of. Say as_of.")
    return max(reports), given
