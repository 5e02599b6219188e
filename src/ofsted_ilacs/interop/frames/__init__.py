"""
Data frames of pandas, polars and pyarrow: results out, events in, and working days on columns.

Imported on purpose, with ``pip install ofsted-ilacs[frames]``. Days are days in every frame: ``Date`` in polars and
``date32`` in pyarrow. pandas has no days of its own: they are ``datetime64`` without a time of day, or
``date32[day][pyarrow]`` on request. Every other column of a pandas frame made here is backed by Arrow, so that a
missing whole number or truth leaves the others what they are. A column of instants is refused: which day an instant
falls on depends on a time zone, and that is the caller's to decide.
"""

try:
    import narwhals as _narwhals  # noqa: F401  (the modules here need both, and this one is imported first)
    import numpy as _numpy  # noqa: F401
except ImportError as _error:
    raise ImportError(
        "ofsted_ilacs.interop.frames needs narwhals and numpy: pip install ofsted-ilacs[frames]"
    ) from _error

from ofsted_ilacs.interop.frames.country_frame import next_inspections
from ofsted_ilacs.interop.frames.day_columns import add_working_days, count_working_days, is_working_day
from ofsted_ilacs.interop.frames.event_frames import from_frame, next_events
from ofsted_ilacs.interop.frames.result_frames import to_frame

__all__ = [
    "add_working_days",
    "count_working_days",
    "from_frame",
    "is_working_day",
    "next_events",
    "next_inspections",
    "to_frame",
]
