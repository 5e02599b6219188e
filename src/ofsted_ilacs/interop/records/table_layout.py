"""
Which column of a table holds what, and the cells of a row by what they hold.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import attrs

from ofsted_ilacs.exceptions import IlacsError, RecordError
from ofsted_ilacs.interop.records import cell_values
from ofsted_ilacs.model.messages import shown, shown_all, type_name
from ofsted_ilacs.rules.editions import areas

__all__ = ["FIELDS", "IN_CARE", "Cell", "Columns", "Table", "check_all_are_there", "check_fields", "header_of", "tidy"]

IN_CARE = "in_care"


@attrs.frozen(eq=False)
class Cell:
    """
    One cell, read once: cells of one column in which the same is written are one object.

    Attributes:
        field: What it holds.
        column: The name of its column.
        text: What is written in it; "" if it is blank.
        value: What that says; None if it says nothing, or cannot be read.
        refusal: Why it cannot be read; "" if it can.
        word: Its text in lower case, underscores and hyphens as blanks; "" if it is blank or taken as it stands.
    """

    field: str
    column: str
    text: str = ""
    value: Any = None
    refusal: str = ""
    word: str = ""


_READERS: Mapping[str, Callable[[str], object]] = {
    "authority": cell_values.read_authority,
    "kind": cell_values.read_kind,
    "start": cell_values.read_days,
    "end": cell_values.read_day,
    "legs": cell_values.read_legs,
    "published": cell_values.read_day,
    "source": str,
    "lead_inspectors": cell_values.read_names,
    "notified": cell_values.read_day,
    "report_received": cell_values.read_day,
    "statement_due": cell_values.read_day,
    "priority_action": cell_values.read_truth,
    "theme": str,
    "end_assumed": cell_values.read_truth,
}
"""How each field is read; all others hold grades."""

FIELDS = (*_READERS, IN_CARE, *(area.value for area in areas()))
"""
What a column can hold. ``in_care`` is the judgement on children in care by whichever name the edition gives it; the
others are fields of `InspectionEvent` and areas of judgement.
"""

_UNREAD = ("source", "theme", "lead_inspectors")
"""Fields that are taken as they stand."""


class _Column(dict[str, Cell]):
    """
    One column's cells by what is written in them: tables repeat themselves. A value that is not a text, such as a
    date or a number, is looked up by its text.
    """

    def __init__(self, key: Hashable, name: str, field: str) -> None:
        self.key = key
        self.name = name
        self.field = field

    def __missing__(self, written: str) -> Cell:
        value: object = None
        text, refusal = cell_values.cell_text(written), ""
        if cell_values.is_blank(text):
            found = Cell(self.field, self.name)
        else:
            try:
                value = _READERS.get(self.field, cell_values.read_grade)(text)
            except IlacsError as error:
                refusal = str(error)
            word = "" if self.field in _UNREAD else cell_values.plain(text)
            found = Cell(self.field, self.name, text, value, refusal, word)
        self[written] = found
        return found


IsHeader = Callable[[Iterable[object]], bool]
"""Whether the cells of a row are the names of the columns."""


def header_of(fields: Mapping[str, str]) -> IsHeader:
    """
    Return what tells a header by the names of its columns.

    Args:
        fields: What each column holds, by its name. A header names what every table of events has: the authority, and
            the first day.
    """
    by_name = {tidy(name): field for name, field in fields.items() if isinstance(name, str)}

    def is_header(cells_of_row: Iterable[object]) -> bool:
        held = {by_name.get(tidy(cell)) for cell in cells_of_row if isinstance(cell, str)}
        return "authority" in held and not held.isdisjoint(("start", "legs"))

    return is_header


def tidy(name: str) -> str:
    """
    Return the name of a column without a byte order mark and without blanks around it.
    """
    # The second is the first, in UTF-8, read as Windows-1252.
    return name.removeprefix("\ufeff").removeprefix("\u00ef\u00bb\u00bf").strip()


class Table:
    """
    The rows of a table, and how its columns are called.

    A sheet has rows of titles over its header. Where the caller names no header, the first row that names a column for
    the authority and one for the first day is taken for it, and the rows down to it are no rows of the table.

    Attributes:
        rows: The rows as they came, those over the header included.
        first: The position of the first row under the header.
        header: Where rows are plain sequences, what the cells of each column are known by, in order; else None.
        names: The name of each column, by what its cells are known by: the name itself, unless a header repeats it.
    """

    def __init__(self, rows: Iterable[object], header: Iterable[object] | None, is_header: IsHeader) -> None:
        """
        Raises:
            RecordError: When *rows* are not rows at all, or rows whose columns have no names.
            ImportError: When *rows* is a data frame and narwhals, which reads it, is not installed.
        """
        self.rows: tuple[object, ...] = _rows(rows)
        self.first: int = 0
        self.header: tuple[Hashable, ...] | None = None
        self.names: dict[Hashable, str] = {}
        if header is not None:
            self._name_sequences(_titles(header))
        elif any(map(_is_nameless, self.rows)):
            self.first = self._place_of_header(is_header)
            self._name_sequences(_titles(self.rows[self.first - 1]))
        for layout in dict.fromkeys(map(_layout, self.rows[self.first :])):
            self.names.update((name, name) for name in layout if isinstance(name, str))
        if self.header is None and not is_header(self.names.values()):
            self._look_under_titles(is_header)

    def _name_sequences(self, titles: tuple[str | None, ...]) -> None:
        self.header = tuple((title, place) if title in titles[:place] else title for place, title in enumerate(titles))
        named = zip(self.header, titles, strict=True)
        self.names.update((key, title) for key, title in named if isinstance(title, str))

    def _place_of_header(self, is_header: IsHeader) -> int:
        """
        Return the position of the first row under the header of a table of plain sequences.
        """
        for place, row in enumerate(islice(self.rows, _MOST_TITLES)):
            if isinstance(row, Sequence) and _is_nameless(row) and is_header(row):
                return place + 1
        raise RecordError(
            f"The rows are plain sequences, and none of the first {_MOST_TITLES} is a header: none names a column for "
            "the authority and one for the first day. Pass header=, the column names in order, and the rows after it."
        )

    def _look_under_titles(self, is_header: IsHeader) -> None:
        """
        Take the names of the columns from a row of cells where the keys of the rows are no names: a frame that was read
        from a sheet has its first title there.
        """
        for place, row in enumerate(islice(self.rows, _MOST_TITLES)):
            named = self.cells(row)
            if named is not None and is_header(named.values()):
                self.first = place + 1
                self.names = {key: title for key, title in named.items() if isinstance(title, str)}
                return

    def called(self, name: object) -> list[Hashable]:
        """
        Return what the cells of the columns of a name are known by: of exactly that name or, where there is none, of
        one that differs by a byte order mark or by blanks around it.
        """
        exact = [key for key, known in self.names.items() if known == name]
        if exact or not isinstance(name, str):
            return exact
        return [key for key, known in self.names.items() if tidy(known) == tidy(name)]

    def cells(self, row: object) -> Mapping[Any, object] | None:
        """
        Return the cells of a row by what they are known by; None if it is not a row.
        """
        match row:
            case dict() | Mapping():
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
        if isinstance(row, dict | Mapping):
            return None in row
        if self.header is None or not isinstance(row, Sequence):
            return False
        return not all(cell_values.is_blank(cell_values.cell_text(cell)) for cell in row[len(self.header) :])


def _rows(rows: Iterable[object]) -> tuple[object, ...]:
    if hasattr(type(rows), "columns"):  # asked of the frame itself, a lazy one would resolve its schema
        return tuple(_rows_of_frame(rows))
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise RecordError(f"{type(rows).__name__} is not a table. Pass rows, such as list(csv.DictReader(file)).")
    return tuple(rows)


def _rows_of_frame(frame: Any) -> Iterator[dict[str, object]]:
    """
    Yield the rows of a data frame; what pandas calls a column by a number is called so as text.

    Raises:
        RecordError: When it is no data frame that stands in memory, or several columns have one name.
        ImportError: When narwhals is not installed.
    """
    try:
        import narwhals as nw
        from narwhals.exceptions import DuplicateError
    except ImportError as error:
        raise ImportError("reading a data frame needs narwhals: pip install ofsted-ilacs[frames]") from error
    try:
        given: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
        return given.rename({name: str(name) for name in given.columns}).iter_rows(named=True)
    except TypeError as error:
        raise RecordError(
            f"A {type_name(frame)} is no data frame that stands in memory. Pass rows, or a frame of pandas, polars or "
            "pyarrow; collect a lazy one first (.collect(), .compute())."
        ) from error
    except DuplicateError as error:
        raise RecordError(f"The frame has several columns of one name: {shown(list(frame.columns))}.") from error


def _titles(header: object) -> tuple[str | None, ...]:
    if isinstance(header, str | bytes) or not isinstance(header, Iterable):
        raise RecordError(f"header: {shown(header)} is not a row of column names. Pass the names in order, as a list.")
    return tuple(title if isinstance(title, str) else None for title in header)


def _is_nameless(row: object) -> bool:
    return not isinstance(row, dict | str | bytes) and isinstance(row, Sequence) and not hasattr(row, "_fields")


def _layout(row: object) -> tuple[object, ...]:
    if isinstance(row, dict | Mapping):
        return tuple(row)
    return tuple(row._fields) if isinstance(row, tuple) and hasattr(row, "_fields") else ()


_MOST_TITLES = 50
"""How many rows at most are looked at for the header."""


class Columns:
    """
    What each column of a table holds.

    Attributes:
        held: The fields that the table has a column for.
        hold_grades: Whether any of them is a grade.
        places: For each field, where its cells stand in a row as `cells` gives it.
        first_grade: From where on they hold grades.
    """

    def __init__(self, fields: Mapping[str, str], table: Table, way_out: str) -> None:
        """
        Args:
            fields: What each column holds, by its name.
            table: The table; one without rows has any layout.
            way_out: What to do with a table of another layout, as a sentence.

        Raises:
            RecordError: When no column holds the authority, or none the first day: one error, and not one a row.
        """
        self.held: set[str] = {field for name, field in fields.items() if table.called(name)}
        held = self.held if table.names else set(fields.values())
        needed = [" or ".join(several) for several in (("authority",), ("start", "legs")) if not held & set(several)]
        if needed:
            there_are = f" There are {shown_all(table.names.values())}." if table.names else ""
            raise RecordError(f"columns: none holds {' and none '.join(needed)}.{there_are} {way_out}")
        self.hold_grades: bool = not self.held <= _READERS.keys()
        self._table = table
        columns = [
            _Column(key, table.names.get(key, name), field)
            for name, field in fields.items()
            for key in table.called(name) or [name]
        ]
        columns.sort(key=lambda column: column.field not in _READERS)
        self.first_grade: int = sum(column.field in _READERS for column in columns)
        self._keyed = [(column.key, column) for column in columns]
        self.places: Mapping[str, tuple[int, ...]] = {
            field: tuple(place for place, column in enumerate(columns) if column.field == field)
            for field in fields.values()
        }

    def cells(self, row: object) -> list[Cell] | None:
        """
        Return the cells of a row, those for grades last; None if it is not a row.
        """
        values = self._table.cells(row)
        if values is None:
            return None
        get = values.get
        return [
            column[value if type(value := get(key)) is str else cell_values.cell_text(value)]
            for key, column in self._keyed
        ]


def check_fields(columns: object) -> None:
    """
    Refuse anything but a mapping from names of columns to `FIELDS`.

    Raises:
        RecordError: When it is not one, or names a field that does not exist.
    """
    if not isinstance(columns, Mapping):
        raise RecordError(
            f"columns: {shown(columns)} is no mapping. Pass {{'Council': 'authority', 'First day': 'start'}}."
        )
    unknown = [field for field in columns.values() if field not in FIELDS]
    if unknown:
        raise RecordError(
            f"columns: there is no field {shown_all(unknown)}. Map each column to one of {', '.join(FIELDS)}."
        )


def check_all_are_there(columns: Mapping[str, str], table: Table) -> None:
    """
    Refuse a mapping that names a column which the table does not have.

    Raises:
        RecordError: When no row has the column.
    """
    absent = [name for name in columns if not table.called(name)] if table.names else []
    if absent:
        raise RecordError(
            f"columns: no row has a column {shown_all(absent)}. There are {shown_all(table.names.values())}."
        )
