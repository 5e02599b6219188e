"""
The tables that can be read, each with the names of its columns.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.records import official_statistics
from ofsted_ilacs.interop.records.cell_values import read_kind
from ofsted_ilacs.interop.records.problems import Problem, ProblemKind
from ofsted_ilacs.interop.records.row_reader import AsOn, RowReader
from ofsted_ilacs.interop.records.table_layout import (
    FIELDS,
    IN_CARE,
    Columns,
    Table,
    check_all_are_there,
    check_fields,
    header_of,
    tidy,
)
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import as_annotated

__all__ = ["Reading", "read_events", "read_official_statistics", "read_scraped_history"]

_SCRAPED_HISTORY = {
    "urn": "authority",
    "local_authority": "authority",
    "inspection_link": "source",
    "publication_date": "published",
    "inspection_framework": "kind",
    "inspector_name": "lead_inspectors",
    "inspection_start_date": "start",
    "inspection_end_date": "end",
    "overall_effectiveness_grade": "overall_effectiveness",
    "impact_of_leaders_grade": "impact_of_leaders",
    "help_and_protection_grade": "help_and_protection",
    "in_care_grade": IN_CARE,
    "care_leavers_grade": "care_leavers",
}


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Reading(Displayed):
    """
    What was read from a table.

    Attributes:
        events: The events, in the order of their rows.
        problems: The cells not to trust, in the order of their rows.
        rows: For each event the position of its row in the input, counted from 0: rows of titles and a header that came
            among the rows count too.
    """

    events: tuple[InspectionEvent, ...]
    problems: tuple[Problem, ...]
    rows: tuple[int, ...]

    def __str__(self) -> str:
        troubled = len({problem.row for problem in self.problems})
        text = f"{len(self.events):,} events, {len(self.problems):,} problems in {troubled:,} rows"
        counts = Counter(problem.kind for problem in self.problems)
        kinds = ", ".join(f"{counts[kind]:,} {kind.label}" for kind in ProblemKind if counts[kind])
        return f"{text}: {kinds}" if kinds else text


def read_scraped_history(rows: Iterable[object], *, header: Sequence[str] | None = None) -> Reading:
    """
    Read the public feed of inspection outcomes that is scraped from the reports.

    It has one row a report, with lower-case names, dd/mm/yy and dd/mm/yyyy dates, words in place of grades
    ("data_unreadable", "inspection_pre_dates_judgement", "not_reported_post_reform") and the kind inferred from the
    length. Rows of the single inspection framework (2013-18) lack dates and grades and end as problems. Fieldwork that
    the feed calls longer than standard is read as a standard inspection, to be checked: ILACS has only the short and
    the standard one. A column that a row lacks counts as blank.

    Args:
        rows: As ``csv.DictReader`` gives them, or any other mappings from the feed's column names; a data frame of
            pandas, polars or pyarrow; or plain sequences, the header among them.
        header: The column names, for rows that are plain sequences without one.

    Returns:
        The events and the problems. What no single row can show stays unseen: grades shifted between columns that still
        fit together (St Helens 2023), and a second period of fieldwork left out of a report published in usual time.

    Raises:
        RecordError: When *rows* are not rows, or those of another table: no column for the authority or the first day,
            or none for the kind and none for a grade, as in the feeds of area SEND inspections.
    """
    table = Table(rows, header, header_of(_SCRAPED_HISTORY))
    way_out = "Pass the rows of the feed, or read_events(rows, columns=...) for others."
    columns = Columns(_SCRAPED_HISTORY, table, way_out)
    _check_says_what(table, columns)
    return _read(table, columns)


def read_official_statistics(rows: Iterable[object], *, header: Sequence[str] | None = None) -> Reading:
    """
    Read a sheet of Ofsted's official statistics on the outcomes of local authority inspections.

    It reads the inspection history and the inspections and visits of a year, in the layouts of the releases of 2023 to
    2025. Ofsted states the kind of each inspection and the theme of each visit, and no last day. That of an inspection
    is assumed, as `InspectionEvent.with_assumed_end` has it; a visit takes its first day alone. An authority is the one
    that went by the name on the first day: Dorset in 2018 is the county council.

    Args:
        rows: As a reader of sheets gives them: sequences, the rows of titles over the header included; mappings from
            the names of the columns; or a data frame of pandas, polars or pyarrow.
        header: The column names, for rows that are plain sequences without one.

    Raises:
        RecordError: When *rows* are not rows, or those of a sheet that states no first day or no kind: the latest
            judgements, and the history of the releases before 2025.
    """
    table = Table(rows, header, official_statistics.is_header)
    way_out = "Pass the rows of a sheet of the statistics, from its titles or its header on."
    columns = Columns(official_statistics.fields_of_sheet(table), table, way_out)
    _check_says_what(table, columns)
    return _read(table, columns, as_on=official_statistics.namesake_on)


def read_events(
    rows: Iterable[object],
    columns: Mapping[str, str] | None = None,
    *,
    header: Sequence[str] | None = None,
    kind: EventKind | str | None = None,
) -> Reading:
    """
    Read any table of inspections, visits and other events.

    Where the kind is blank or has no column it is inferred from the days on site, as `EventKind.from_fieldwork` does,
    but only where the row has a grade: inspections of other services last a week as well. Several columns may hold one
    field, such as the name and the code of the authority: they must then agree. The first day may be written with the
    last: "9-20 June 2025". Where the columns are taken by name and none holds the kind or a grade, every row becomes a
    problem.

    Args:
        rows: A data frame of pandas, polars or pyarrow; mappings from column names to cells (``csv.DictReader``), named
            tuples, or sequences (``csv.reader``, ``sheet.iter_rows(values_only=True)`` of openpyxl). Of sequences, the
            first row that names the columns is the header; rows of titles over it are passed over.
        columns: What each column holds, one of `FIELDS`: ``{"Council": "authority", "First day": "start"}``. Columns
            that are not named are not read. Without it, columns are taken by name where they are called as the fields.
        header: The column names, for rows that are plain sequences without one.
        kind: The kind of every event in a table that has no column for it: ``"jtai"``, or ``EventKind.JTAI``.

    Raises:
        RecordError: When the columns cannot be used: a field that does not exist, a column that no row has, no column
            for the authority or for the first day, none named for the kind or a grade and no *kind*, or sequences
            without a header.
        ImportError: When *rows* is a data frame and narwhals, which reads it, is not installed.
    """
    if columns is not None:
        check_fields(columns)
    table = Table(rows, header, header_of({field: field for field in FIELDS} if columns is None else columns))
    by_name = {name: tidy(name) for name in table.names.values() if tidy(name) in FIELDS}
    held = by_name if columns is None else columns
    check_all_are_there(held, table)
    way_out = "Map one to it, as in columns={'Council': 'authority', 'First day': 'start', 'Last day': 'end'}."
    layout = Columns(held, table, way_out)
    kind_of_all = _kind_of_all(kind, layout)
    if columns is not None and kind_of_all is None:
        _check_says_what(table, layout)
    return _read(table, layout, kind=kind_of_all)


def _kind_of_all(kind: EventKind | str | None, columns: Columns) -> EventKind | None:
    if kind is None or isinstance(kind, EventKind):
        found = kind
    elif isinstance(kind, str):
        found = read_kind(kind)
    else:
        raise RecordError(f"kind: {shown(kind)} is not a kind of event. Pass an EventKind, or its text such as 'jtai'.")
    if found is not None and "kind" in columns.held:
        raise RecordError(
            f"kind: '{found.value}' is given, and a column holds the kind as well. Leave one of them out."
        )
    return found


def _check_says_what(table: Table, columns: Columns) -> None:
    # Who says what the columns hold can name one more: one error, and not a problem a row.
    if table.names and not ("kind" in columns.held or columns.hold_grades):
        raise RecordError(
            "No column holds the kind of event or a grade, so nothing says that these are inspections of children's "
            "services. Name one, or use read_events(rows, columns, kind='jtai') for a table of one kind."
        )


def _read(table: Table, columns: Columns, *, kind: EventKind | None = None, as_on: AsOn | None = None) -> Reading:
    reader = RowReader(table, columns, kind=kind, as_on=as_on)
    rows = enumerate(table.rows[table.first :], start=table.first)
    read = [(position, event) for position, row in rows if (event := reader.read(position, row)) is not None]
    return Reading(
        events=tuple(event for _, event in read),
        problems=tuple(reader.problems),
        rows=tuple(position for position, _ in read),
    )
