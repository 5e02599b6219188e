"""
An authority and its statistical neighbours, side by side.
"""

from datetime import date

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import UnknownAuthorityError
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.register.lookup import find
from ofsted_ilacs.sector.country import Histories, known_on, one_each
from ofsted_ilacs.sector.inspection_windows import InspectionWindow, inspection_windows
from ofsted_ilacs.sector.ranks import Rank, rank_steps
from ofsted_ilacs.sector.waiting import waiting_times

__all__ = ["Neighbour", "neighbours"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Neighbour(Displayed):
    """
    One row of the table of an authority and its neighbours.

    Attributes:
        authority: The authority.
        place: 0 for the one asked about, then 1 for its nearest neighbour, and so on.
        region: Its region.
        as_of: The day of asking.
        latest: Its latest graded inspection whose report is published, or None if none is on record.
        days_since_full: Calendar days since its last graded inspection, reported or not.
        window: When its next one is expected, or None if its history was not given.
        full_inspections: How many graded inspections are on record: the number behind the figures.
        national: Its rank among all authorities given; the longest wait since a graded inspection is first.
        regional: Its rank among those of its region.
    """

    authority: Authority
    place: int
    region: str | None
    as_of: date
    latest: InspectionEvent | None
    days_since_full: int | None
    window: InspectionWindow | None
    full_inspections: int
    national: Rank | None = attrs.field(metadata={"title": "Rank among authorities"})
    regional: Rank | None = attrs.field(metadata={"title": "Rank in its region"})

    @property
    def headline(self) -> str:
        """
        Who it is, and when it was last inspected, in a sentence.
        """
        whose = "the authority asked about" if self.place == 0 else f"neighbour {self.place}"
        judged = "no report is on record" if self.latest is None else f"last inspected {self.latest.fieldwork[-1]}"
        return f"{self.authority.name}, {whose}: {judged}."

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Its latest report, its window and its rank.
        """
        latest = () if self.latest is None else (Step(f"{self.latest.name}.", source=self.latest.source),)
        window = () if self.window is None else self.window.next_inspection.steps
        return (*latest, *window, *rank_steps(self.national, self.regional, self.region, "the longest wait first"))

    @property
    def overall(self) -> Grade | None:
        """
        The latest overall grade, or None if there is no report or the report gives none.
        """
        return None if self.latest is None else self.latest.overall


def neighbours(authority: Authority, histories: Histories, *, as_of: date) -> tuple[Neighbour, ...]:
    """
    Return an authority and its statistical neighbours, nearest first.

    Args:
        authority: The authority. Its neighbours are those in its record or, if that has none, in the register.
        histories: The histories of all authorities, so that ranks are national. The row of a neighbour without a
            history is empty.
        as_of: The day of asking.

    Raises:
        UnknownAuthorityError: If the authority has no neighbours on record.
    """
    as_of = day(as_of)
    own = one_each(histories)
    several = _with_neighbours(authority)
    waits = {row.authority: row for row in waiting_times(own, as_of=as_of)}
    beside = [history for history in own if history.authority in several]
    windows = {row.authority: row for row in inspection_windows(beside, as_of=as_of)}
    reported = {each.authority: each.reported for each in known_on(as_of, beside)}
    return Answers(
        Neighbour(
            authority=each,
            place=place,
            region=each.region,
            as_of=as_of,
            latest=reported[each][-1] if reported.get(each) else None,
            days_since_full=waits[each].days_since_full if each in waits else None,
            window=windows.get(each),
            full_inspections=windows[each].full_inspections if each in windows else 0,
            national=waits[each].national if each in waits else None,
            regional=waits[each].regional if each in waits else None,
        )
        for place, each in enumerate(several)
    )


def _with_neighbours(authority: Authority) -> tuple[Authority, ...]:
    if not isinstance(authority, Authority):
        raise UnknownAuthorityError(
            f"{shown(authority)} is not an Authority. Look it up first: authority({shown(authority)})."
        )
    registered = find(authority.dfe_code)
    codes = authority.neighbours or (registered.neighbours if registered else ())
    if not codes:
        raise UnknownAuthorityError(
            f"{shown(authority)} has no statistical neighbours on record. Give its record some: "
            "attrs.evolve(authority, neighbours=('383', ...))."
        )
    return (registered or authority, *(found for code in codes if (found := find(code)) is not None))
