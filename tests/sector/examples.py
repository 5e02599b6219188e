"""
A small country: the published inspections of four authorities in three regions.
"""

from collections.abc import Mapping
from datetime import date

from ofsted_ilacs.events.histories import History, histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.model.areas import Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset_on

__all__ = ["AS_OF", "COUNTRY", "VISITED", "inspected"]

AS_OF = date(2026, 9, 1)


def inspected(name: str, kind: EventKind, days: str, published: str, grades: str) -> InspectionEvent:
    """
    Return an inspection from its days and its grades (O, G, RI or I), one an area in the order of its edition.
    """
    start, end = map(date.fromisoformat, days.split("/"))
    areas = ruleset_on(start).areas
    return InspectionEvent(
        authority(name),
        kind,
        start,
        end,
        published=date.fromisoformat(published),
        judgements=tuple(Judgement(area, _GRADES[grade]) for area, grade in zip(areas, grades.split(), strict=True)),
    )


_GRADES = dict(zip(("O", "G", "RI", "I"), Grade, strict=True))
SHORT, STANDARD = EventKind.SHORT, EventKind.STANDARD
COUNTRY: Mapping[Authority, History] = histories(
    [
        inspected("Bexley", STANDARD, "2018-07-09/2018-07-20", "2018-08-20", "O O G O"),
        inspected("Bexley", SHORT, "2023-02-06/2023-02-10", "2023-03-24", "O G G O O"),
        inspected("Brent", STANDARD, "2018-05-14/2018-05-25", "2018-07-02", "G RI O G"),
        inspected("Brent", SHORT, "2023-02-20/2023-02-24", "2023-04-11", "G G G G G"),
        inspected("Brent", SHORT, "2026-04-27/2026-05-01", "2026-06-17", "G G G G"),
        inspected("Luton", STANDARD, "2020-01-13/2020-01-24", "2020-02-24", "RI I RI I"),
        inspected("Luton", STANDARD, "2022-07-11/2022-07-22", "2022-09-05", "G RI RI RI"),
        inspected("Luton", STANDARD, "2026-01-19/2026-01-30", "2026-03-10", "G G G RI G"),
        inspected("Middlesbrough", STANDARD, "2019-11-25/2019-12-06", "2020-01-24", "I I I I"),
        inspected("Middlesbrough", STANDARD, "2023-03-13/2023-03-24", "2023-05-25", "RI RI RI RI RI"),
        inspected("Middlesbrough", STANDARD, "2026-06-08/2026-06-19", "2026-07-28", "RI RI RI RI"),
    ]
)  # fmt: skip


def visited(name: str, start: str, theme: str) -> InspectionEvent:
    """
    Return a focused visit from its first day and its theme.
    """
    return InspectionEvent(authority(name), EventKind.FOCUSED_VISIT, date.fromisoformat(start), theme=theme)


VISITED: Mapping[Authority, History] = histories(
    [
        *(event for history in COUNTRY.values() for event in history),
        visited("Bexley", "2025-02-13", "Children in need/subject to a plan"),
        visited("Luton", "2023-06-14", "Front door"),
        visited("Luton", "2024-07-31", "Care leavers"),
    ]
)
"""The same with the visits that Ofsted's statistics list."""
