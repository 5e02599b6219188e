"""
From one row to one event, with a note of every cell that cannot be trusted.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent, assumed_end
from ofsted_ilacs.exceptions import HistoryError, IlacsError
from ofsted_ilacs.interop.records.cell_values import NO_OVERALL, NOT_YET_INSPECTED, TOO_EARLY, TOO_LONG
from ofsted_ilacs.interop.records.plausibility import contradictions, doubts
from ofsted_ilacs.interop.records.problems import Problem, ProblemKind
from ofsted_ilacs.interop.records.table_layout import IN_CARE, Cell, Columns, Table
from ofsted_ilacs.model.areas import Area, AreaRole, Judgement
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.register.succession import predecessors, succession
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import areas, rulesets

__all__ = ["AsOn", "RowReader"]

_THE_REST = ("notified", "report_received", "statement_due", "priority_action", "theme", "end_assumed")
_GRADED: dict[str, tuple[Area, ...]] = {area.value: (area,) for area in areas()} | {
    IN_CARE: tuple(area for area in areas() if area.role is AreaRole.IN_CARE)
}


_NEEDED = "It is blank, and no event can be read without it."


class _Row:
    """
    The cells of one row, and what was noted about them.

    Attributes:
        position: Where it stands in the input, counted from 0.
        grades: All cells for grades, blank or not.
        end_assumed: Whether the last day was assumed, for want of one.
    """

    __slots__ = ("_cells", "_places", "_problems", "end_assumed", "grades", "position")

    def __init__(self, position: int, cells: list[Cell], columns: Columns, problems: list[Problem]) -> None:
        self.position = position
        self.grades = tuple(cells[columns.first_grade :])
        self.end_assumed = False
        self._cells = cells
        self._places = columns.places
        self._problems = problems

    @property
    def is_blank(self) -> bool:
        """
        Whether nothing stands in any of its cells.
        """
        return not any(cell.text for cell in self._cells)

    def cells_for(self, field: str) -> list[Cell]:
        """
        Return the cells for a field, blank or not.
        """
        places = self._places.get(field)
        if places is None:
            return []
        if len(places) == 1:
            return [self._cells[places[0]]]
        return [self._cells[place] for place in places]

    def says(self, field: str) -> bool:
        """
        Return whether any cell for a field is not blank.
        """
        return any(cell.text for cell in self.cells_for(field))

    def note(self, kind: ProblemKind, field: str, reason: str, cell: Cell | None = None) -> None:
        """
        Note a problem: with a cell or, without one, with the first for the field.
        """
        if cell is None:
            places = self._places.get(field)
            cell = self._cells[places[0]] if places and self._cells else _NO_CELL
        self._problems.append(Problem(self.position, field, cell.text, reason, kind=kind, column=cell.column))

    def one(self, field: str) -> Any:
        """
        Return what the columns of a field say; None if they say nothing, or not the same.
        """
        found = None
        for cell in self.cells_for(field):
            if cell.refusal:
                self.note(ProblemKind.UNREADABLE, field, cell.refusal, cell)
            elif found is None:
                found = cell.value
            elif cell.value is not None and cell.value != found:
                both = f"{found} and {cell.value}"
                self.note(ProblemKind.IMPOSSIBLE, field, f"Its columns contradict each other: {both}.")
                return None
        return found

    def needed(self, field: str) -> Any:
        """
        Return the same, and note where they say nothing.
        """
        found = self.one(field)
        if found is None and not self.says(field):
            self.note(ProblemKind.MISSING, field, _NEEDED)
        return found


_NO_CELL = Cell("row", "")


@attrs.frozen(kw_only=True)
class _Grading:
    """
    What the grades of a row say under an edition; tables repeat their sets of grades as well.
    """

    judgements: tuple[Judgement, ...]
    notes: tuple[tuple[ProblemKind, Cell, str], ...]
    contradictions: tuple[tuple[str, str], ...]


AsOn = Callable[[Authority, date], Authority]


class RowReader:
    """
    Reads the rows of one table in turn, and remembers what it needs to tell a repeated report.

    Attributes:
        problems: What was noted so far.
        kind: The kind of every event, where the rows do not say it.
    """

    def __init__(
        self, table: Table, columns: Columns, *, kind: EventKind | None = None, as_on: AsOn | None = None
    ) -> None:
        """
        Args:
            table: Whose rows are read.
            columns: What its columns hold.
            kind: The kind of every event, where the rows do not say it.
            as_on: Which authority went by a name or code on a day, if the tables go by the names of their day.
        """
        self.problems: list[Problem] = []
        self.kind = kind
        self._as_on = as_on
        self._table = table
        self._columns = columns
        self._editions: dict[tuple[str, date], Ruleset | IlacsError] = {}
        self._gradings: dict[tuple[str, tuple[Cell, ...]], _Grading] = {}
        self._seen = _Seen()
        self._the_rest = [field for field in _THE_REST if field in columns.places]

    def read(self, position: int, values: object) -> InspectionEvent | None:
        """
        Return the event of a row, or None if it cannot be one.
        """
        found = self._columns.cells(values)
        row = _Row(position, found or [], self._columns, self.problems)
        if found is None:
            row.note(ProblemKind.UNREADABLE, "row", f"It is a {type(values).__name__}, not a row of cells.")
            return None
        if row.is_blank:
            reason = "Every cell that could be read is blank, or its columns go by other names."
            row.note(ProblemKind.MISSING, "row", reason)
            return None
        if _is_not_yet_inspected(row):
            row.note(ProblemKind.MISSING, "row", "It says that the authority is not yet inspected: there is no event.")
            return None
        if self._table.has_cells_to_spare(values):
            row.note(ProblemKind.CHECK, "row", "It has more cells than there are columns; they may have shifted.")
        return self._event(row)

    def _event(self, row: _Row) -> InspectionEvent | None:
        authority: Authority | None = row.needed("authority")
        given_kind = self._given_kind(row)
        legs = self._fieldwork(row, given_kind)
        published = self._published(row, legs)
        _note_unreadable_grades(row)
        if legs is None:
            _note_grades_before_their_time(row, published)
        kind = given_kind or (self._inferred_kind(row, legs) if legs and not row.says("kind") else None)
        if authority is None or legs is None or kind is None:
            return None
        if self._as_on is not None:
            authority = self._as_on(authority, legs[0].start)
        if not _existed(row, authority, legs[0].start):
            return None
        edition = self._edition(row, authority, kind, legs[0].start) if kind.is_full_inspection else None
        if kind.is_full_inspection and edition is None:
            return None
        grading = self._grading(kind, edition, row.grades)
        for what, cell, reason in grading.notes:
            row.note(what, cell.field, reason, cell)
        try:
            event = InspectionEvent(
                authority,
                kind,
                legs[0].start,
                legs[-1].end,
                published=published,
                judgements=grading.judgements,
                legs=legs if len(legs) > 1 else (),
                lead_inspectors=_names(row),
                source=next((cell.value for cell in row.cells_for("source") if cell.value is not None), None),
                end_assumed=row.end_assumed,
            )
        except IlacsError as error:
            row.note(ProblemKind.IMPOSSIBLE, "row", str(error))
            return None
        if self._is_repeated(row, event, legs):
            return None
        event = self._with_the_rest(row, event)
        for field, reason in (*grading.contradictions, *doubts(event, legs, edition)):
            row.note(ProblemKind.CHECK, field, reason)
        return event

    # Kind

    def _given_kind(self, row: _Row) -> EventKind | None:
        for cell in row.cells_for("kind"):
            if cell.word == TOO_LONG:
                reason = (
                    "Reports never print the kind. So long a one cannot be short, and standard is all that is left."
                )
                row.note(ProblemKind.CHECK, "kind", reason, cell)
        kind: EventKind | None = row.one("kind")
        return kind or self.kind

    def _inferred_kind(self, row: _Row, legs: tuple[Span, ...]) -> EventKind | None:
        if all(cell.value is None for cell in row.grades):
            reason = "It is blank. Without a grade nothing says that the row is an inspection of children's services."
            row.note(ProblemKind.MISSING, "kind", reason)
            return None
        try:
            return EventKind.from_fieldwork(legs)
        except HistoryError as error:
            row.note(ProblemKind.MISSING, "kind", str(error))
            return None

    # Days

    def _fieldwork(self, row: _Row, kind: EventKind | None) -> tuple[Span, ...] | None:
        """
        Return the days on site, leg by leg; None if they cannot be told.
        """
        legs: tuple[Span, ...] | None = row.one("legs")
        if legs is not None and not row.says("start"):
            days: tuple[date, date] | None = (legs[0].start, legs[-1].end)
        else:
            days = self._first_and_last(row, kind)
        if days is None or not _is_possible(row, kind, *days):
            return None
        start, end = days
        if legs is not None and (legs[0].start, legs[-1].end) != (start, end):
            row.note(ProblemKind.IMPOSSIBLE, "legs", f"They do not run from {in_words(start)} to {in_words(end)}.")
            return None
        return legs or (Span(start, end),)

    def _first_and_last(self, row: _Row, kind: EventKind | None) -> tuple[date, date] | None:
        first: date | Span | None = row.needed("start")
        if isinstance(first, Span):
            end: date | None = row.one("end")
            if end is None or end == first.end:
                return first.start, first.end
            row.note(ProblemKind.IMPOSSIBLE, "end", f"The first day is written with another last one, {first}.")
            return None
        last = self._last_day(row, kind, first)
        return None if first is None or last is None else (first, last)

    def _last_day(self, row: _Row, kind: EventKind | None, start: date | None) -> date | None:
        end: date | None = row.one("end")
        if end is not None or row.says("end"):
            return end
        if kind is not None and not kind.is_full_inspection:
            return start
        if kind is None or start is None:
            row.note(ProblemKind.MISSING, "end", _NEEDED)
            return None
        return self._assumed_last_day(row, kind, start)

    def _assumed_last_day(self, row: _Row, kind: EventKind, start: date) -> date | None:
        if kind.weeks_on_site is None:
            row.note(ProblemKind.MISSING, "end", f"It is blank, and a {kind.label} has no usual length.")
            return None
        try:
            end = assumed_end(kind, start)
        except HistoryError as error:
            row.note(ProblemKind.IMPOSSIBLE, "start", str(error))
            return None
        if "end" in self._columns.places:
            reason = f"It is blank. {in_words(end)} is assumed, the Friday on which nearly every {kind.label} ends."
            row.note(ProblemKind.MISSING, "end", reason)
        row.end_assumed = True
        return end

    def _published(self, row: _Row, legs: tuple[Span, ...] | None) -> date | None:
        published: date | None = row.one("published")
        if published is not None and legs is not None and published < legs[-1].end:
            last = in_words(legs[-1].end)
            row.note(ProblemKind.IMPOSSIBLE, "published", f"It is before the last day of fieldwork, {last}.")
            return None
        return published

    # Grades

    def _edition(self, row: _Row, authority: Authority, kind: EventKind, start: date) -> Ruleset | None:
        """
        Return the edition that governs a full inspection of that kind and first day; None if there is none.
        """
        found = self._editions.get((kind.value, start))
        if found is None:
            try:
                found = InspectionEvent(authority, kind, start).ruleset
            except IlacsError as error:
                found = error
            self._editions[kind.value, start] = found
        if isinstance(found, Ruleset):
            return found
        row.note(ProblemKind.IMPOSSIBLE, "kind" if isinstance(found, HistoryError) else "start", str(found))
        return None

    def _grading(self, kind: EventKind, edition: Ruleset | None, graded: tuple[Cell, ...]) -> _Grading:
        key = (kind.value if edition is None else edition.id, graded)
        if key not in self._gradings:
            self._gradings[key] = _graded(kind, edition, graded)
        return self._gradings[key]

    # What hardly any table has

    def _with_the_rest(self, row: _Row, event: InspectionEvent) -> InspectionEvent:
        """
        Return the event with the fields that it can do without, each noted and left out where it contradicts the event.
        """
        for field in self._the_rest:
            value = row.one(field)
            if value is None:
                continue
            try:
                event = attrs.evolve(event, **{field: value})
            except HistoryError as error:
                row.note(ProblemKind.IMPOSSIBLE, field, str(error))
        return event

    # Other rows

    def _is_repeated(self, row: _Row, event: InspectionEvent, legs: tuple[Span, ...]) -> bool:
        if event.source is not None:
            first = self._seen.sources.setdefault(event.source, row.position)
            if first != row.position:
                row.note(ProblemKind.CHECK, "source", f"Row {first} names the same report.")
        earlier = self._seen.event(event, legs, row.position)
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

    Attributes:
        sources: For each address of a report, the row that named it first.
    """

    def __init__(self) -> None:
        self.sources: dict[str, int] = {}
        self._events: dict[tuple[str, str, date, date], int] = {}
        self._on_site: dict[str, list[tuple[date, date, int]]] = {}

    def event(self, event: InspectionEvent, legs: tuple[Span, ...], position: int) -> int | None:
        """
        Return the row of the event that leaves no room for this one; if there is none, remember this one.
        """
        key = (event.authority.code_or_name, event.kind.value, event.start, event.end)
        if key in self._events:
            return self._events[key]
        if event.kind.is_full_inspection:
            taken = self._on_site.setdefault(event.authority.code_or_name, [])
            placed = [(bisect_right(taken, (leg.end, date.max, 0)), leg) for leg in legs]
            for place, leg in placed:
                if place and taken[place - 1][1] >= leg.start:
                    return taken[place - 1][2]
            # From the last leg on, so that the places of the others stay what they are.
            for place, leg in reversed(placed):
                taken.insert(place, (leg.start, leg.end, position))
        self._events[key] = position
        return None


def _names(row: _Row) -> tuple[str, ...]:
    """
    Return the lead inspectors that all columns together name.
    """
    names: tuple[str, ...] = ()
    for cell in row.cells_for("lead_inspectors"):
        if cell.refusal:
            row.note(ProblemKind.UNREADABLE, cell.field, cell.refusal, cell)
        names += cell.value or ()
    return names


def _is_not_yet_inspected(row: _Row) -> bool:
    """
    Return whether a row says that there was no inspection: in place of its first day or, without one, of a grade.
    """
    starts = [cell for cell in row.cells_for("start") if cell.text]
    return any(cell.word == NOT_YET_INSPECTED for cell in starts or row.grades)


def _is_possible(row: _Row, kind: EventKind | None, start: date, end: date) -> bool:
    """
    Return whether an event can run between two days: any length is arithmetic here, and nothing walks a mistyped year.
    """
    if end < start:
        row.note(ProblemKind.IMPOSSIBLE, "end", f"It is before the first day, {in_words(start)}.")
        return False
    longest = 3_653 if kind is not None and kind.is_intervention else 366  # a year, and ten of an intervention
    if (end - start).days > longest:
        reason = f"It is {(end - start).days:,} days after the first day, {in_words(start)}. A year may be mistyped."
        row.note(ProblemKind.IMPOSSIBLE, "end", reason)
        return False
    return True


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


def _graded(kind: EventKind, edition: Ruleset | None, graded: tuple[Cell, ...]) -> _Grading:
    """
    Return the judgements of a row in the areas that its edition makes; every other grade is noted.
    """
    made = () if edition is None else edition.areas
    which = f"A {kind.label}" if edition is None else f"Edition {shown(edition.id)}"
    who = which if edition is None else f"{which}, in force on the first day,"
    given: dict[Area, Grade] = {}
    notes = []
    for cell in graded:
        grade: Grade | None = cell.value
        area = next((area for area in _GRADED[cell.field] if area in made), None)
        if area is None:
            if grade is not None:
                notes.append((ProblemKind.IMPOSSIBLE, cell, f"{who} makes no such judgement."))
        elif grade is not None:
            if given.setdefault(area, grade) is not grade:
                notes.append((ProblemKind.IMPOSSIBLE, cell, f"Another column grades it {given[area].label}."))
        elif not cell.word:
            notes.append(
                (ProblemKind.MISSING, cell, f"It is blank; reports of {which[0].lower()}{which[1:]} grade it.")
            )
        elif cell.word == TOO_EARLY or cell.word in NO_OVERALL:
            notes.append((ProblemKind.IMPOSSIBLE, cell, f"{who} does make this judgement."))
    judgements = tuple(Judgement(area, given[area]) for area in made if area in given)
    doubted = () if edition is None else tuple(contradictions(judgements, edition))
    return _Grading(judgements=judgements, notes=tuple(notes), contradictions=doubted)


def _note_unreadable_grades(row: _Row) -> None:
    for cell in row.grades:
        if cell.refusal:
            row.note(ProblemKind.UNREADABLE, cell.field, cell.refusal, cell)


def _note_grades_before_their_time(row: _Row, published: date | None) -> None:
    """
    Note grades of judgements that no edition made yet when the report came out, whenever its fieldwork was.
    """
    if published is None:
        return
    made = {area for edition in rulesets() if edition.first_day <= published for area in edition.areas}
    for cell in row.grades:
        if cell.value is not None and made and not made.intersection(_GRADED[cell.field]):
            reason = f"No report published by {in_words(published)} makes this judgement: its edition came later."
            row.note(ProblemKind.IMPOSSIBLE, cell.field, reason, cell)
