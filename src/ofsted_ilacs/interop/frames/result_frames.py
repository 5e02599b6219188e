"""
Results as a data frame of pandas, polars or pyarrow.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

import narwhals as nw

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.frames.record_columns import columns_of, row_type, rows_of

__all__ = ["to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]

_TYPES = {date: nw.Date, str: nw.String, int: nw.Int64, float: nw.Float64, bool: nw.Boolean}


def to_frame(results: Any, *, backend: Backend, kind: type | None = None) -> Any:
    """
    Return results as a data frame, one row each, days as days.

    A history or a programme gives a row for each of its events, a timetable for each of its entries. An enumeration is
    written as its value, an edition, rule or calendar as its id, an authority as its name and its DfE code, and a small
    record inside another as columns of its own ("fieldwork_start"). A field that holds many records has no column.

    Args:
        results: A record, records of one type, or what ``histories(...)`` returns.
        backend: "pandas", "polars" or "pyarrow".
        kind: The type of the results; needed only where there may be none.

    Raises:
        RecordError: When the results are of several types, or of none that has columns; when a name of an inspector
            could not be told from two.
        ImportError: When the library of the frame is not installed.
    """
    given = _listed(results)
    rows = rows_of(given)
    kinds = {type(row) for row in rows} or {row_type(each) for each in ([kind] if kind else map(type, given))}
    if len(kinds) != 1:
        names = ", ".join(sorted(each.__name__ for each in kinds)) or "none"
        raise RecordError(f"A frame holds records of one type, not of {names}. Pass one type, or kind= for no rows.")
    columns = columns_of(kinds.pop())
    data = {column.name: [column.cell(row) for row in rows] for column in columns}
    return _made(data, {column.name: _TYPES[column.kind] for column in columns}, backend)


def _listed(results: Any) -> list[Any]:
    if isinstance(results, Mapping):
        return list(results.values())
    return list(results) if isinstance(results, list | tuple | Iterator) else [results]


def _made(data: Mapping[str, list[object]], schema: Mapping[str, Any], backend: Backend) -> Any:
    if backend not in ("pandas", "polars", "pyarrow"):
        raise RecordError(f"backend is {backend!r}. Use 'pandas', 'polars' or 'pyarrow'.")
    try:
        if backend != "pandas":
            return nw.from_dict(data, schema, backend=backend).to_native()
        import pandas as pd
        import pyarrow  # noqa: F401  (pandas has no days of its own)
    except ImportError as error:
        needed = "pandas pyarrow" if backend == "pandas" else backend
        raise ImportError(f"to_frame(..., backend={backend!r}) needs {needed}: pip install {needed}") from error
    table: Any = nw.from_dict(data, schema, backend="pyarrow").to_native()
    return table.to_pandas(types_mapper=pd.ArrowDtype)
