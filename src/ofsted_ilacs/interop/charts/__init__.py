"""
Charts of one authority and of the sector, as altair charts: to be shown, saved or changed further.

Each has a title, axes that say what they measure, and its text alternative as ``chart.description``. Grades are told by
colours that colour-blind readers can tell apart, and are written out as well. `save` writes a chart to a file.
"""

try:
    import altair as _altair  # noqa: F401  (every module here needs it, and this one is imported first)
except ImportError as _error:
    raise ImportError("ofsted_ilacs.interop.charts needs altair: pip install ofsted-ilacs[charts]") from _error

from ofsted_ilacs.interop.charts.chance_strips import chances
from ofsted_ilacs.interop.charts.chart_files import save
from ofsted_ilacs.interop.charts.grade_flow import transitions
from ofsted_ilacs.interop.charts.grade_multiples import grades
from ofsted_ilacs.interop.charts.history_line import timeline
from ofsted_ilacs.interop.charts.window_rows import windows

__all__ = ["chances", "grades", "save", "timeline", "transitions", "windows"]
