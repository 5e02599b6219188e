"""
Reading the tables that people have: rows in, events and problems out.

The reader does no input or output of its own: rows come from csv, openpyxl, pandas, polars or a literal. It never fails
on what a row says and never guesses: every row ends as an event, as problems, or as both. An event is read without the
cells that are impossible or unreadable, and each of those is a `Problem`; a row without a readable authority, kind,
first and last day is problems alone. The events always make `histories`.
"""

from ofsted_ilacs.interop.records.problems import Problem, ProblemKind
from ofsted_ilacs.interop.records.readings import Reading, read_events, read_official_statistics, read_scraped_history
from ofsted_ilacs.interop.records.table_layout import FIELDS

__all__ = [
    "FIELDS",
    "Problem",
    "ProblemKind",
    "Reading",
    "read_events",
    "read_official_statistics",
    "read_scraped_history",
]
