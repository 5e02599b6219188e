"""
Which column of a table holds what, and the cells of a row by what they hold.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop import cells
from ofsted_ilacs.rules.editions import areas

__all__ = ["FIELDS", "IN_CARE", "Cell", "Columns", "Table"]

IN_CARE = "in_care"

FIELDS = (
    "authority", "kind", "start", "end", "legs", "published", "source", "lead_inspectors",
    "notified", "report_received", "statement_due", "priority_action", "theme", "end_assumed",
    IN_CARE, *(area.value for area in areas()),
)  # fmt: skip
"""
What a column can hold. ``in_care`` is the judgement on children in care by whichever name the edition gives it; the
others are fields of `InspectionEvent` and areas of judgement.
"""


@attrs.frozen(eq=False)
class Cell:
    """
    One cell, read once: cells of one column in which the same is written are one object.

    Attributes:
        field: What it holds.
        column: The name of its column.
        text: What is written in it, "" where it is blank.
        value: What that says; None where it says nothing, or cannot be read.
        refusal: Why it cannot be read; "" where it can.
    """

    field: str
    column: str
    text: str = ""
    value: Any = None
    refusal: str = ""


_READERS: Mapping[str, Callable[[str], object]] = {
    "authority": cells.read_authority,
    "kind": cells.read_kind,
    "start": cells.read_day,
    "end": cells.read_day,
    "legs": cells.read_legs,
    "published": cells.read_day,
    "source": str,
    "lead_inspectors": cells.read_names,
    "notified": cells.read_day,
    "report_received": cells.read_day,
    "statement_due": cells.read_day,
    "priority_action": cells.read_truth,
    "theme": str,
    "end_assumed": cells.read_truth,
}
"""How each field is read; all others hold grades."""


class _Column(dict[str, Cell]):
    """
    One column's cells by what is written in them: tables repeat themselves.
    """

    def __init__(self, key: Hashable, name: str, field: str) -> None:
        self.key = key
        self.name = name
        self.field = field

    def __missing__(self, written: str) -> Cell:
        cell = self[written] = self._read(cells.cell_text(written))
        return cell

    def unusual(self, value: object) -> Cell:
        """
        Return the cell of a value that is no text, such as a date or a number.
        """
        return self[cells.cell_text(value)]

    def _read(self, text: str) -> Cell:
        if cells.is_blank(text):
            return Cell(self.field, self.name)
        try:
            return Cell(self.field, self.name, text, _READERS.get(self.field, cells.read_grade)(text))
        except IlacsError as error:
            return Cell(self.field, self.name, text, refusal=str(error))


class Table:
    """
    The rows of a table, and how its columns are called.

    Attributes:
        rows: The rows.
        header: Where rows are plain sequences, what the cells of each column are known by, in order; else None.
        names: The name of each column, by what its cells are known by: the name itself, unless a header repeats it.
    """

    def __init__(self, rows: Iterable[object], header: Iterable[object] | None) -> None:
        """
        Raises:
            RecordError: When *rows* is a whole data frame, or not rows at all, or rows whose columns have no names.
        """
        self.rows = _rows(rows)
        titles = () if header is None else _titles(header)
        keys = tuple((title, place) if title in titles[:place] else title for place, title in enumerate(titles))
        if header is None and any(map(_is_nameless, self.rows)):
            raise RecordError(
                "The rows are plain sequences, whose columns have no names. Pass header=, the column names in order "
                "(the first row of a CSV file or a sheet), and the rows after it."
            )
        self.header = None if header is None else keys
        self.names: dict[Hashable, str] = {}
        for layout in (zip(keys, titles, strict=True), *map(_twice, dict.fromkeys(map(_layout, self.rows)))):
            self.names.update((key, name) for key, name in layout if isinstance(name, str))

    def called(self, name: object) -> list[Hashable]:
        """
        Return what the cells of the columns of a name are known by: of exactly that name or, where there is none, of
        one that differs by a byte order mark or by blanks around it.
        """
        exact = [key for key, known in self.names.items() if known == name]
        if exact or not isinstance(name, str):
            return exact
        return [key for key, known in self.names.items() if _tidy(known) == _tidy(name)]

    def cells(self, row: object) -> Mapping[Any, object] | None:
        """
        Return the cells of a row by what they are known by; None where the row is no row.
        """
        match row:
            case Mapping():
                return row
            case str() | bytes():
                return None
            case tuple() if hasattr(row, "_fields"):
                return dict(zip(row._fields, row, strict=False))
            case Sequence() if self.header is not None:
                return dict(zip(self.header, row, strict=False))
        return None

    def has_cells_to_spare(self, row: object) -> bool:
        """
        Return whether a row has more cells than there are columns, which csv.DictReader keeps under None.
        """
        if isinstance(row, Mapping):
            return None in row
        return self.header is not None and isinstance(row, Sequence) and len(row) > len(self.header)


def _rows(rows: Iterable[object]) -> tuple[object, ...]:
    if hasattr(rows, "columns"):
        raise RecordError(
            "A data frame was given in place of rows. Pass frame.to_dict('records') (pandas) or "
            "frame.iter_rows(named=True) (polars)."
        )
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise RecordError(f"{type(rows).__name__} is not a table. Pass rows, such as list(csv.DictReader(file)).")
    return tuple(rows)


def _titles(header: Iterable[object]) -> tuple[str | None, ...]:
    if isinstance(header, str | bytes) or not isinstance(header, Iterable):
        raise RecordError(f"header: {header!r} is not a row of column names. Pass the names in order, as a list.")
    return tuple(title if isinstance(title, str) else None for title in header)


def _is_nameless(row: object) -> bool:
    return isinstance(row, Sequence) and not isinstance(row, str | bytes) and not hasattr(row, "_fields")


def _layout(row: object) -> tuple[object, ...]:
    match row:
        case Mapping():
            return tuple(row)
        case tuple() if hasattr(row, "_fields"):
            return tuple(row._fields)
    return ()


def _twice(names: tuple[object, ...]) -> Iterable[tuple[object, object]]:
    return zip(names, names, strict=True)


def _tidy(name: str) -> str:
    # The second is the first, in UTF-8, read as Windows-1252.
    return name.removeprefix("\ufeff").removeprefix("\u00ef\u00bb\u00bf").strip()


class Columns:
    """
    The layout of a table: what each of its columns holds.
    """

    def __init__(self, fields: Mapping[str, str], table: Table) -> None:
        self._table = table
        self._columns = [
            _Column(key, table.names.get(key, name), field)
            for name, field in fields.items()
            for key in table.called(name) or [name]
        ]
        # Grades stand last.
        self._columns.sort(key=lambda column: column.field not in _READERS)
        self._first_grade = sum(column.field in _READERS for column in self._columns)

    @classmethod
    def of(cls, table: Table, fields: Mapping[str, str] | None) -> "Columns":
        """
        Return the layout that a caller gives, or that the names of the columns give.

        Raises:
            RecordError: When it names a field that does not exist or a column that no row has, or when no column holds
                the authority or the first day.
        """
        if fields is None:
            fields = {name: _tidy(name) for name in table.names.values() if _tidy(name) in FIELDS}
        _check(fields, table)
        return cls(fields, table)

    def cells(self, row: object) -> list[Cell] | None:
        """
        Return the cells of a row; None where the row is no row.
        """
        values = self._table.cells(row)
        if values is None:
            return None
        return [
            column[value] if type(value := values.get(column.key)) is str else column.unusual(value)
            for column in self._columns
        ]

    def grades(self, row: list[Cell]) -> tuple[Cell, ...]:
        """
        Return those cells of a row that are for grades.
        """
        return tuple(row[self._first_grade :])


def _check(fields: Mapping[str, str], table: Table) -> None:
    if not isinstance(fields, Mapping):
        raise RecordError(f"columns: {fields!r} is no mapping. Pass {{'Council': 'authority', 'First day': 'start'}}.")
    unknown = [field for field in fields.values() if field not in FIELDS]
    if unknown:
        raise RecordError(
            f"columns: there is no field {', '.join(map(repr, unknown))}. "
            f"Map each column to one of {', '.join(FIELDS)}."
        )
    if not table.names and not table.header:
        return
    absent = [name for name in fields if not table.called(name)]
    if absent:
        present = dict.fromkeys(table.names.values())
        raise RecordError(
            f"columns: no row has a column {', '.join(map(repr, absent))}. There are {', '.join(map(repr, present))}."
        )
    held = set(fields.values())
    needed = [" or ".join(several) for several in (("authority",), ("start", "legs")) if not held & set(several)]
    if needed:
        raise RecordError(
            f"columns: none holds {' and none '.join(needed)}. Map one to it, as in "
            "columns={'Council': 'authority', 'First day': 'start', 'Last day': 'end'}."
        )
