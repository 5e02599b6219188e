"""
Histories from a CSV file of inspections, one row a report.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ofsted_ilacs import Authority, History, RecordError, histories
from ofsted_ilacs.interop.records import Problem, read_events

COLUMNS = {
    "authority": "authority",
    "event_type": "kind",
    "inspection_start": "start",
    "inspection_end": "end",
    "inspection_periods": "legs",
    "publication_date": "published",
    "report_url": "source",
    "overall_effectiveness": "overall_effectiveness",
    "impact_of_leaders": "impact_of_leaders",
    "help_and_protection": "help_and_protection",
    "children_in_care": "in_care",
    "care_leavers": "care_leavers",
    "leadership_sif": "leadership_management_governance",
    "adoption": "adoption",
    "care_leavers_sif": "sif_care_leavers",
}
"""
What each column of the published tables of inspections holds.
"""

Row = dict[str, str]


def read(
    path: Path, watched: Callable[[list[Row]], Iterable[Row]] = list
) -> tuple[Mapping[Authority, History], tuple[Problem, ...]]:
    """
    Read a CSV file of inspections.

    Args:
        path: The file, with the columns of `COLUMNS`; others are passed over.
        watched: Given the rows, gives them back one by one; a progress bar, say.

    Returns:
        The histories, and the cells that could not be read.

    Raises:
        RecordError: When the file is no CSV text, or has neither authorities nor days.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RecordError(f"{path.name} is no CSV text in UTF-8: {error}. Save it as CSV (UTF-8) first.") from error
    present = {name: field for name, field in COLUMNS.items() if rows and name in rows[0]}
    reading = read_events(list(watched(rows)), present)
    return histories(reading.events), reading.problems
