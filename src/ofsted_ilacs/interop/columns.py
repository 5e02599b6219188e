"""
Which column of a table holds what, and the cells of a row by what they hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.cells import cell_text, is_blank
from ofsted_ilacs.model.areas import JudgementArea

__all__ = ["FIELDS", "IN_CARE", "Cell", "Columns", "all_rows"]

IN_CARE = "in_care"

FIELDS = (
    "authority", "kind", "start", "end", "legs", "published", "source", "lead_inspectors",
    IN_CARE, *(area.value for area in JudgementArea),
)  # fmt: skip
"""
What a column can hold. ``in_care`` is the judgement on children in care by whichever name the edition gives it; the
others are fields of `InspectionEvent` and areas of judgement.
"""


class Cell(NamedTuple):
    """
    One cell: what it holds, the name of its column, and its text, "" where it is blank.
    """

    field: str
    column: str
    text: str


class _Column(dict[str, Cell]):
    """
    One column's cells by what is written in them: tables repeat themselves, and each text is looked at once.
    """

    def __init__(self, name: str, field: str) -> None:
        self.name = name
        self.field = field

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = self.unusual(text)
        return cell

    def unusual(self, value: object) -> Cell:
        """
        Return the cell of a value that is not kept, such as a date or a number.
        """
        text = cell_text(value)
        return Cell(self.field, self.name, "" if is_blank(text) else text)


class Columns:
    """
    The layout of a table: what each of its columns holds.
    """

    def __init__(self, fields: Mapping[str, str], header: Sequence[str] | None) -> None:
        self.fields = dict(fields)
        self.header = None if header is None else tuple(header)
        self._layout: dict[str, list[_Column]] = {}
        for name, field in self.fields.items():
            self._layout.setdefault(field, []).append(_Column(name, field))

    @classmethod
    def of(cls, rows: Sequence[object], fields: Mapping[str, str] | None, header: Sequence[str] | None) -> "Columns":
        """
        Return the layout that a caller gives, or that the names of the columns give.

        Raises:
            RecordError: When it names a field that does not exist or a column that no row has, or when no column holds
                the authority or the first day.
        """
        present = _names(rows, header)
        if fields is None:
            fields = {name: name for name in present if name in FIELDS}
        _check(fields, present)
        return cls(fields, header)

    def cells(self, row: object) -> dict[str, list[Cell]] | None:
        """
        Return the cells of a row by what they hold; None where the row is no row.
        """
        values = self._by_name(row)
        if values is None:
            return None
        return {
            field: [
                column[value] if type(value := values.get(column.name)) is str else column.unusual(value)
                for column in columns
            ]
            for field, columns in self._layout.items()
        }

    def has_cells_to_spare(self, row: object) -> bool:
        """
        Return whether a row has more cells than there are columns, which csv.DictReader keeps under None.
        """
        if isinstance(row, Mapping):
            return None in row
        return self.header is not None and isinstance(row, Sequence) and len(row) > len(self.header)

    def _by_name(self, row: object) -> Mapping[object, object] | None:
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


def all_rows(rows: Iterable[object], header: Sequence[str] | None) -> tuple[object, ...]:
    """
    Return the rows of a table.

    Raises:
        RecordError: When *rows* is a whole data frame, or not rows at all, or rows whose columns have no names.
    """
    if hasattr(rows, "columns"):
        raise RecordError(
            "A data frame was given in place of rows. Pass frame.to_dict('records') (pandas) or "
            "frame.iter_rows(named=True) (polars)."
        )
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise RecordError(f"{type(rows).__name__} is not a table. Pass rows, such as list(csv.DictReader(file)).")
    table = tuple(rows)
    if header is None and any(_is_nameless(row) for row in table):
        raise RecordError(
            "The rows are plain sequences, whose columns have no names. Pass header=, the column names in order (the "
            "first row of a CSV file or a sheet), and the rows after it."
        )
    return table


def _is_nameless(row: object) -> bool:
    return isinstance(row, Sequence) and not isinstance(row, str | bytes) and not hasattr(row, "_fields")


def _names(rows: Sequence[object], header: Sequence[str] | None) -> tuple[str, ...]:
    """
    Return every column name of a table, in order of first appearance.
    """
    names = dict.fromkeys(header or ())
    for row in rows:
        match row:
            case Mapping():
                names.update(dict.fromkeys(name for name in row if isinstance(name, str)))
            case tuple() if hasattr(row, "_fields"):
                names.update(dict.fromkeys(row._fields))
    return tuple(names)


def _check(fields: Mapping[str, str], present: Sequence[str]) -> None:
    if not isinstance(fields, Mapping):
        raise RecordError(f"columns: {fields!r} is no mapping. Pass {{'Council': 'authority', 'First day': 'start'}}.")
    unknown = [field for field in fields.values() if field not in FIELDS]
    if unknown:
        raise RecordError(
            f"columns: there is no field {', '.join(map(repr, unknown))}. "
            f"Map each column to one of {', '.join(FIELDS)}."
        )
    if not present:
        return
    absent = [name for name in fields if name not in present]
    if absent:
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
