"""
Reading the tables that people have: rows in, events and problems out.

The reader does no input or output of its own: rows come from csv, openpyxl, pandas, polars or a literal. It never fails
on what a row says and never guesses: every row ends as an event, as problems, or as both. An event is read without the
cells that are impossible or unreadable, and each of those is a `Problem`; a row without a readable authority, kind,
first and last day is problems alone. The events always make `histories`.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.interop.columns import FIELDS, IN_CARE, Columns, Table
from ofsted_ilacs.interop.problems import Problem, ProblemKind
from ofsted_ilacs.interop.rows import RowReader
from ofsted_ilacs.model.display import Displayed

__all__ = ["FIELDS", "Problem", "ProblemKind", "Reading", "read_events", "read_scraped_history"]

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


@attrs.frozen(kw_only=True)
class Reading(Displayed):
    """
    What was read from a table.

    Attributes:
        events: The events, in the order of their rows.
        problems: The cells not to trust, in the order of their rows.
        rows: For each event the position of its row in the input, counted from 0.
    """

    events: tuple[InspectionEvent, ...]
    problems: tuple[Problem, ...]
    rows: tuple[int, ...]

    def __str__(self) -> str:
        troubled = len({problem.row for problem in self.problems})
        return f"{len(self.events)} events, {len(self.problems)} problems in {troubled} rows"


def read_scraped_history(rows: Iterable[object], *, header: Sequence[str] | None = None) -> Reading:
    """
    Read the public feed of inspection outcomes that is scraped from the reports.

    It has one row a report, with lower-case names, dd/mm/yy and dd/mm/yyyy dates, words in place of grades
    ("data_unreadable", "inspection_pre_dates_judgement", "not_reported_post_reform") and the kind inferred from the
    length. Rows of the single inspection framework (2013-18) lack dates and grades and end as problems. Fieldwork that
    the feed calls longer than standard is read as a standard inspection, to be checked: ILACS has only the short and
    the standard one. A column that a row lacks counts as blank.

    Args:
        rows: As ``csv.DictReader`` gives them, or any other mappings from the feed's column names.
        header: The column names, for rows that are plain sequences.

    Returns:
        The events and the problems. What no single row can show stays unseen: grades shifted between columns that still
        fit together (St Helens 2023), and a second period of fieldwork left out of a report published in usual time.

    Raises:
        RecordError: When *rows* are not rows, or plain sequences without a header.
    """
    table = Table(rows, header)
    return _read(table, Columns(_SCRAPED_HISTORY, table))


def read_events(
    rows: Iterable[object], columns: Mapping[str, str] | None = None, *, header: Sequence[str] | None = None
) -> Reading:
    """
    Read any table of inspections, visits and other events.

    Where the kind is blank or has no column it is inferred from the days on site, as `EventKind.from_fieldwork` does.
    Several columns may hold one field, such as the name and the code of the authority: they must then agree.

    Args:
        rows: Mappings from column names to cells (``csv.DictReader``, ``frame.to_dict("records")`` of pandas,
            ``frame.iter_rows(named=True)`` of polars), named tuples (``itertuples``), or sequences in the order of
            *header* (``csv.reader``, ``sheet.iter_rows(values_only=True)`` of openpyxl).
        columns: What each column holds, one of `FIELDS`: ``{"Council": "authority", "First day": "start"}``. Columns
            that are not named are not read. Without it, columns are taken by name where they are called as the fields.
        header: The column names, for rows that are plain sequences.

    Raises:
        RecordError: When the columns cannot be used: a field that does not exist, a column that no row has, no column
            for the authority or for the first day, sequences without a header, or a frame in place of its rows.
    """
    table = Table(rows, header)
    return _read(table, Columns.of(table, columns))


def _read(table: Table, columns: Columns) -> Reading:
    reader = RowReader(table, columns)
    read = [(position, reader.read(position, row)) for position, row in enumerate(table.rows)]
    return Reading(
        events=tuple(event for _, event in read if event is not None),
        problems=tuple(reader.problems),
        rows=tuple(position for position, event in read if event is not None),
    )
