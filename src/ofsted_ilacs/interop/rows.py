"""
From one row to one event, with a note of every cell that cannot be trusted.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, IlacsError, RecordError
from ofsted_ilacs.interop import cells
from ofsted_ilacs.interop.columns import IN_CARE, Cell, Columns
from ofsted_ilacs.interop.plausibility import doubts
from ofsted_ilacs.interop.problems import Problem, ProblemKind
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.register.succession import predecessors, succession
from ofsted_ilacs.rules.editions import rulesets
from ofsted_ilacs.rules.ruleset import Ruleset

__all__ = ["RowReader"]

ValueT = TypeVar("ValueT")

_IN_CARE_AREAS = (
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
)
_Graded = tuple[Cell, Grade | None]

_GRADED = {area.value: (area,) for area in JudgementArea} | {IN_CARE: _IN_CARE_AREAS}


class _Row:
    """
    The cells of one row, and what was noted about them.
    """

    def __init__(self, position: int, found: dict[str, list[Cell]], problems: list[Problem]) -> None:
        self.position = position
        self._cells = found
        self._problems = problems

    def cells(self, field: str) -> list[Cell]:
        return self._cells.get(field, [])

    def graded(self) -> list[Cell]:
        return [cell for field, found in self._cells.items() if field in _GRADED for cell in found]

    def said(self, field: str) -> list[Cell]:
        return [cell for cell in self.cells(field) if cell.text]

    def note(self, kind: ProblemKind, field: str, reason: str, cell: Cell | None = None) -> None:
        about = cell or next(iter(self.cells(field)), Cell(field, "", ""))
        self._problems.append(Problem(self.position, field, about.text, reason, kind=kind, column=about.column))


class RowReader:
    """
    Reads the rows of one table in turn, and remembers what it needs to tell a repeated report.

    Attributes:
        problems: What was noted so far.
    """

    def __init__(self, columns: Columns) -> None:
        self.problems: list[Problem] = []
        self._columns = columns
        self._authority = cells.Reader(cells.read_authority)
        self._day = cells.Reader(cells.read_day)
        self._legs = cells.Reader(cells.read_legs)
        self._kind = cells.Reader(cells.read_kind)
        self._grade = cells.Reader(cells.read_grade)
        self._editions: dict[tuple[EventKind, date], Ruleset | IlacsError] = {}
        self._seen = _Seen()

    def read(self, position: int, values: object) -> InspectionEvent | None:
        """
        Return the event of a row, or None where it cannot be one.
        """
        found = self._columns.cells(values)
        row = _Row(position, found or {}, self.problems)
        if found is None:
            row.note(ProblemKind.UNREADABLE, "row", f"It is a {type(values).__name__}, not a row of cells.")
            return None
        if not any(map(row.said, found)):
            row.note(ProblemKind.MISSING, "row", "Every cell that could be read is blank.")
            return None
        if self._columns.has_cells_to_spare(values):
            row.note(ProblemKind.CHECK, "row", "It has more cells than there are columns; they may have shifted.")
        event = self._event(row)
        if event is None or self._is_repeated(row, event):
            return None
        for field, reason in doubts(event):
            row.note(ProblemKind.CHECK, field, reason)
        return event

    def _event(self, row: _Row) -> InspectionEvent | None:
        authority = self._needed(row, "authority", self._authority)
        given_kind = self._given_kind(row)
        legs = self._fieldwork(row, given_kind)
        published = self._published(row, legs)
        graded = self._grades(row)
        if legs is None:
            _note_grades_before_their_time(row, graded, published)
        kind = given_kind or (self._inferred_kind(row, legs) if legs and not row.said("kind") else None)
        if authority is None or legs is None or kind is None or not _existed(row, authority, legs[0].start):
            return None
        edition = self._edition(row, authority, kind, legs[0].start) if kind.is_full_inspection else None
        if kind.is_full_inspection and edition is None:
            return None
        try:
            return InspectionEvent(
                authority,
                kind,
                legs[0].start,
                legs[-1].end,
                published=published,
                judgements=_judgements(row, kind, edition, graded),
                legs=legs if len(legs) > 1 else (),
                lead_inspectors=_names(row),
                source=row.said("source")[0].text if row.said("source") else None,
            )
        except IlacsError as error:
            row.note(ProblemKind.IMPOSSIBLE, "row", str(error))
            return None

    # One field

    def _one(self, row: _Row, field: str, read: Callable[[str], ValueT]) -> ValueT | None:
        """
        Return what the columns of a field say; None where they say nothing, or not the same.
        """
        said: list[ValueT] = []
        for cell in row.said(field):
            try:
                said.append(read(cell.text))
            except RecordError as error:
                row.note(ProblemKind.UNREADABLE, field, str(error), cell)
        if len(said) < 2 or all(value == said[0] for value in said):
            return said[0] if said else None
        row.note(ProblemKind.IMPOSSIBLE, field, f"Its columns contradict each other: {' and '.join(map(str, said))}.")
        return None

    def _needed(self, row: _Row, field: str, read: Callable[[str], ValueT]) -> ValueT | None:
        if not row.said(field):
            row.note(ProblemKind.MISSING, field, "It is blank, and no event can be read without it.")
        return self._one(row, field, read)

    # Kind

    def _given_kind(self, row: _Row) -> EventKind | None:
        for cell in row.cells("kind"):
            if cells.plain(cell.text) == cells.TOO_LONG:
                reason = (
                    "Reports never print the kind. So long a one cannot be short, and standard is all that is left."
                )
                row.note(ProblemKind.CHECK, "kind", reason, cell)
                return EventKind.STANDARD
        return self._one(row, "kind", self._kind)

    def _inferred_kind(self, row: _Row, legs: tuple[Span, ...]) -> EventKind | None:
        try:
            return EventKind.from_fieldwork(legs)
        except HistoryError as error:
            row.note(ProblemKind.MISSING, "kind", str(error))
            return None

    # Days

    def _fieldwork(self, row: _Row, kind: EventKind | None) -> tuple[Span, ...] | None:
        """
        Return the days on site, leg by leg; None where they cannot be told.
        """
        legs = self._one(row, "legs", self._legs) if row.said("legs") else None
        if legs is not None and not row.said("start"):
            return legs
        start = self._needed(row, "start", self._day)
        end = self._last_day(row, kind, start)
        if start is None or end is None:
            return None
        if end < start:
            row.note(ProblemKind.IMPOSSIBLE, "end", f"It is before the first day, {in_words(start)}.")
            return None
        if legs is not None and (legs[0].start, legs[-1].end) != (start, end):
            row.note(ProblemKind.IMPOSSIBLE, "legs", f"They do not run from {in_words(start)} to {in_words(end)}.")
            return None
        return legs or (Span(start, end),)

    def _last_day(self, row: _Row, kind: EventKind | None, start: date | None) -> date | None:
        if kind is not None and not kind.is_full_inspection and not row.said("end"):
            return start
        return self._needed(row, "end", self._day)

    def _published(self, row: _Row, legs: tuple[Span, ...] | None) -> date | None:
        published = self._one(row, "published", self._day)
        if published is not None and legs is not None and published < legs[-1].end:
            last = in_words(legs[-1].end)
            row.note(ProblemKind.IMPOSSIBLE, "published", f"It is before the last day of fieldwork, {last}.")
            return None
        return published

    # Grades

    def _grades(self, row: _Row) -> list[_Graded]:
        """
        Return the cells for grades, each with its grade or None; which of those matters is left to the edition.
        """
        graded = []
        for cell in row.graded():
            grade = None
            try:
                grade = self._grade(cell.text) if cell.text else None
            except RecordError as error:
                row.note(ProblemKind.UNREADABLE, cell.field, str(error), cell)
            graded.append((cell, grade))
        return graded

    def _edition(self, row: _Row, authority: Authority, kind: EventKind, start: date) -> Ruleset | None:
        """
        Return the edition that governs a full inspection of that kind and first day; None where there is none.
        """
        found = self._editions.get((kind, start))
        if found is None:
            try:
                found = InspectionEvent(authority, kind, start).ruleset
            except IlacsError as error:
                found = error
            self._editions[kind, start] = found
        if isinstance(found, Ruleset):
            return found
        row.note(ProblemKind.IMPOSSIBLE, "kind" if isinstance(found, HistoryError) else "start", str(found))
        return None

    # Other rows

    def _is_repeated(self, row: _Row, event: InspectionEvent) -> bool:
        if event.source is not None:
            first = self._seen.source(event.source, row.position)
            if first != row.position:
                row.note(ProblemKind.CHECK, "source", f"Row {first} names the same report.")
        earlier = self._seen.event(event, row.position)
        if earlier is None:
            return False
        row.note(
            ProblemKind.IMPOSSIBLE,
            "start",
            f"The event of row {earlier} is the same, or overlaps: full inspections follow"
            " each other. The first of the two was read.",
        )
        return True


class _Seen:
    """
    What the rows so far have told: reports by address, and events by authority and days.
    """

    def __init__(self) -> None:
        self._sources: dict[str, int] = {}
        self._events: dict[tuple[Authority, EventKind, date, date], int] = {}
        self._on_site: dict[Authority, list[tuple[date, date, int]]] = {}

    def source(self, address: str, position: int) -> int:
        """
        Return the row that named the report first.
        """
        return self._sources.setdefault(address, position)

    def event(self, event: InspectionEvent, position: int) -> int | None:
        """
        Return the row of the event that leaves no room for this one; where there is none, remember this one.
        """
        key = (event.authority, event.kind, event.start, event.end)
        if key in self._events:
            return self._events[key]
        if event.kind.is_full_inspection:
            taken = self._on_site.setdefault(event.authority, [])
            placed = [(bisect_right(taken, (leg.end, date.max, 0)), leg) for leg in event.fieldwork]
            for place, leg in placed:
                if place and taken[place - 1][1] >= leg.start:
                    return taken[place - 1][2]
            # From the last leg on, so that the places of the others stay what they are.
            for place, leg in reversed(placed):
                taken.insert(place, (leg.start, leg.end, position))
        self._events[key] = position
        return None


def _names(row: _Row) -> tuple[str, ...]:
    named = (name.strip() for cell in row.cells("lead_inspectors") for name in cell.text.split(";"))
    return tuple(name for name in named if name)


def _existed(row: _Row, authority: Authority, start: date) -> bool:
    if authority.existed_on(start):
        return True
    if authority.established is not None and start < authority.established:
        before = " and ".join(each.name for each in predecessors(authority))
        reason = f"{authority.name} was established on {in_words(authority.established)}; before it there was {before}."
    else:
        reason = str(succession(authority).end)
    row.note(ProblemKind.IMPOSSIBLE, "authority", reason)
    return False


def _judgements(row: _Row, kind: EventKind, edition: Ruleset | None, graded: list[_Graded]) -> tuple[Judgement, ...]:
    """
    Return the judgements of a row in the areas that its edition makes; every other grade is noted.
    """
    given: dict[JudgementArea, Grade] = {}
    for cell, grade in graded:
        area = None if edition is None else _area(edition, cell.field)
        if edition is None or area is None:
            if grade is not None:
                who = f"A {kind.label}" if edition is None else f"Edition {edition.id!r}, in force on the first day,"
                row.note(ProblemKind.IMPOSSIBLE, cell.field, f"{who} makes no such judgement.", cell)
        elif grade is None:
            _note_not_graded(row, cell, edition)
        elif given.setdefault(area, grade) is not grade:
            row.note(ProblemKind.IMPOSSIBLE, cell.field, f"Another column grades it {given[area].label}.", cell)
    areas = () if edition is None else edition.areas
    return tuple([_judgement(area, given[area]) for area in areas if area in given])


def _area(edition: Ruleset, field: str) -> JudgementArea | None:
    for area in _GRADED[field]:
        if area in edition.areas:
            return area
    return None


# There are but forty judgements, and tables hold them a hundred thousand times.
_judgement = cache(Judgement)


def _note_not_graded(row: _Row, cell: Cell, edition: Ruleset) -> None:
    word = cells.plain(cell.text)
    if not word:
        row.note(ProblemKind.MISSING, cell.field, f"It is blank; reports of edition {edition.id!r} grade it.", cell)
    elif word == cells.TOO_EARLY or word in cells.NO_OVERALL:
        reason = f"Edition {edition.id!r}, in force on the first day, does make this judgement."
        row.note(ProblemKind.IMPOSSIBLE, cell.field, reason, cell)


def _note_grades_before_their_time(row: _Row, graded: list[_Graded], published: date | None) -> None:
    """
    Note grades of judgements that no edition made yet when the report came out, whenever its fieldwork was.
    """
    if published is None:
        return
    made = {area for edition in rulesets() if edition.first_day <= published for area in edition.areas}
    for cell, grade in graded:
        if grade is not None and made and not made.intersection(_GRADED[cell.field]):
            reason = f"No report published by {in_words(published)} makes this judgement: its edition came later."
            row.note(ProblemKind.IMPOSSIBLE, cell.field, reason, cell)
