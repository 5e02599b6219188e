"""
Records and results as JSON: what is written comes back equal, and a fault is refused with its place.

A document is ``{"schema": "ofsted-ilacs/2", "type": "InspectionEvent", "value": {...}}``. Days are written YYYY-MM-DD,
enumerations as their value, tuples as arrays. Where a field can hold several types its value says which:
``{"type": "WorkingDays", "value": {"n": 30}}``. An edition or a calendar that the library publishes is written as its
id, and in full once the caller has changed anything in it. ``"basis"`` says which version of the library wrote the
document, and has a digest of each edition and calendar that it names: where one has changed since, the answer is kept
as it was given, and its steps say so.
"""

from ofsted_ilacs.interop.json.conversion import converter
from ofsted_ilacs.interop.json.documents import DEEPEST, dumps, loads
from ofsted_ilacs.interop.json.json_schema import VERSION, schema

__all__ = ["DEEPEST", "VERSION", "converter", "dumps", "loads", "schema"]
