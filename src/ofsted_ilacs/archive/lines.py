"""
One line of the record: an inspection or a visit, and where it comes from.

The lines are in `ofsted_ilacs.archive.inspections_table` and `ofsted_ilacs.archive.visits_table`.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Self

from ofsted_ilacs.events.inspection_events import InspectionEvent, assumed_end, made_under
from ofsted_ilacs.model.areas import Area, Judgement, JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span

if TYPE_CHECKING:  # importing it takes 2 of the 11 ms of the first history, and few callers need it
    from ofsted_ilacs.archive.provenances import Provenance

__all__ = [
    "GRADES",
    "NOTHING",
    "NOT_JUDGED",
    "REPORTS",
    "UNPUBLISHED",
    "InspectionLine",
    "VisitLine",
    "column_of",
    "is_day",
]

NOTHING = "."
"""Stands for what is missing: a judgement that the edition does not make, or a day or report that is not known."""

NOT_JUDGED = "-"
"""Stands for a grade if the report prints that the area was not judged."""

UNPUBLISHED = "?"
"""Stands for a last day that no source publishes."""

GRADES = {"O": Grade.OUTSTANDING, "G": Grade.GOOD, "RI": Grade.REQUIRES_IMPROVEMENT, "I": Grade.INADEQUATE}
"""The sector's abbreviations of the grades."""

REPORTS = "https://files.ofsted.gov.uk/v1/file/"
"""The part of a report's address before its number."""


class InspectionLine(NamedTuple):
    """
    One graded inspection, as written in its line.

    Attributes:
        kind: Short, standard or single.
        days: The first and the last day; for split fieldwork those of each period, with a semicolon between the
            periods.
        published: The day on which the report was published.
        overall: The overall grade.
        leaders: The grade of leaders; until 2018, of leadership, management and governance.
        help: The grade of help and protection.
        care: The grade of children in care, under the edition's own name for it.
        leavers: The grade of care leavers.
        adoption: The grade of adoption.
        report: The number of the report in its address, or the full address if it is elsewhere.
        kind_from: What the kind was taken from: "report", "length", or the day of Ofsted's official statistics that
            state it. If there is no report, the statistics are the source of the whole line.
    """

    kind: str
    days: str
    published: str
    overall: str
    leaders: str
    help: str
    care: str
    leavers: str
    adoption: str
    report: str
    kind_from: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return what a line of the table says.
        """
        return cls(*text.split())

    @property
    def first_day(self) -> date:
        """
        The first day of fieldwork.
        """
        return date.fromisoformat(self.days[: len("2018-01-01")])

    @property
    def address(self) -> str | None:
        """
        Where the report can be read, or None if that is not on record.
        """
        return None if self.report == NOTHING else _address(self.report)

    def event(self, authority: Authority) -> InspectionEvent:
        """
        Return the inspection, checked like any event.
        """
        kind, legs = _KINDS[self.kind], self._legs()
        return InspectionEvent(
            authority,
            kind,
            legs[0].start,
            legs[-1].end,
            published=_day(self.published),
            judgements=tuple(self._judgements(kind)),
            legs=legs if len(legs) > 1 else (),
            source=self.address,
            end_assumed=self.days.endswith(UNPUBLISHED),
        )

    def provenance(self) -> "Provenance":
        """
        Return where the line comes from.
        """
        from ofsted_ilacs.archive.provenances import Provenance, RecordBasis

        facts = RecordBasis.STATISTICS if self.address is None else RecordBasis.REPORT
        has_kind_from_statistics = is_day(self.kind_from)
        return Provenance(
            facts=facts,
            kind=RecordBasis.STATISTICS if has_kind_from_statistics else RecordBasis[self.kind_from.upper()],
            address=self.address,
            statistics_of=date.fromisoformat(self.kind_from) if has_kind_from_statistics else None,
        )

    def _legs(self) -> tuple[Span, ...]:
        legs = [leg.split("/") for leg in self.days.split(";")]
        return tuple(Span(date.fromisoformat(first), self._last_day(last)) for first, last in legs)

    def _last_day(self, last: str) -> date:
        return assumed_end(_KINDS[self.kind], self.first_day) if last == UNPUBLISHED else date.fromisoformat(last)

    def _judgements(self, kind: EventKind) -> Iterator[Judgement]:
        edition = made_under(kind, self.first_day)
        for area in () if edition is None else edition.areas:
            grade = GRADES.get(getattr(self, column_of(area)))
            if grade is not None:
                yield _judgement(area, grade)


class VisitLine(NamedTuple):
    """
    One visit, as written in its line.

    Attributes:
        kind: Focused or monitoring visit.
        start: Its first day; the statistics give no last day.
        published: The day on which the letter was published.
        source: The day of the official statistics that list it, the number of the letter in its address, or the full
            address.
        theme: What it looked at.
    """

    kind: str
    start: str
    published: str
    source: str
    theme: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return what a line of the table says.
        """
        return cls(*text.split(maxsplit=len(cls._fields) - 1))

    @property
    def first_day(self) -> date:
        """
        The first day of the visit.
        """
        return date.fromisoformat(self.start)

    @property
    def address(self) -> str | None:
        """
        Where the letter can be read, or None if that is not on record.
        """
        return None if is_day(self.source) else _address(self.source)

    def event(self, authority: Authority) -> InspectionEvent:
        """
        Return the visit, checked like any event.
        """
        return InspectionEvent(
            authority,
            _KINDS[self.kind],
            self.first_day,
            published=_day(self.published),
            theme=self.theme,
        )

    def provenance(self) -> "Provenance":
        """
        Return where the line comes from.
        """
        from ofsted_ilacs.archive.provenances import Provenance, RecordBasis

        basis = RecordBasis.STATISTICS if self.address is None else RecordBasis.REPORT
        return Provenance(
            facts=basis,
            kind=basis,
            address=self.address,
            statistics_of=date.fromisoformat(self.source) if self.address is None else None,
        )


def column_of(area: Area) -> str:
    """
    Return the field of an `InspectionLine` that holds the grade of an area.
    """
    return _COLUMNS[area]


_COLUMNS: dict[Area, str] = {
    JudgementArea.OVERALL_EFFECTIVENESS: "overall",
    JudgementArea.IMPACT_OF_LEADERS: "leaders",
    JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE: "leaders",
    JudgementArea.HELP_AND_PROTECTION: "help",
    JudgementArea.CHILDREN_IN_CARE: "care",
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: "care",
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE: "care",
    JudgementArea.CARE_LEAVERS: "leavers",
    JudgementArea.SIF_CARE_LEAVERS: "leavers",
    JudgementArea.ADOPTION: "adoption",
}


def is_day(text: str) -> bool:
    """
    Return whether a word of a line is a day, such as that of the official statistics.
    """
    return len(text) == len("2018-01-01") and text[4] == text[7] == "-"


def _address(number: str) -> str:
    return REPORTS + number if number.isdigit() else number


@cache
def _judgement(area: Area, grade: Grade) -> Judgement:
    return Judgement(area, grade)


_KINDS = {kind.value: kind for kind in EventKind}


def _day(text: str) -> date | None:
    return None if text == NOTHING else date.fromisoformat(text)
