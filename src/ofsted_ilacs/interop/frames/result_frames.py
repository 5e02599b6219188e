"""
Results as a data frame of pandas, polars or pyarrow.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.util import find_spec
from typing import Any, Literal

import narwhals as nw

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.frames.record_columns import columns_of, row_type, rows_of
from ofsted_ilacs.model.messages import shown

__all__ = ["Backend", "Days", "made_frame", "to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]
Days = Literal["datetime64", "arrow"]

_TYPES: Mapping[type, Any] = {date: nw.Date, str: nw.String, int: nw.Int64, float: nw.Float64, bool: nw.Boolean}


def to_frame(
    results: Any,
    *,
    backend: Backend | None = None,
    kind: type | None = None,
    days: Days = "datetime64",
    quote_formulas: bool = False,
) -> Any:
    """
    Return results as a data frame, one row each, days as days.

    A history or a programme gives a row for each of its events, a timetable for each of its entries. An enumeration is
    written as its value, an edition, rule or calendar as its id, an authority as its name and its DfE code, and a small
    record inside another as columns of its own: "start" and "end" for a span, or "national_place" where another has a
    "place" too. A field that holds many records has no column.

    Args:
        results: A record, records of one type, or what ``histories(...)`` returns.
        backend: "pandas", "polars" or "pyarrow". By default pandas or polars, if only one of the two is installed, and
            pyarrow if neither is.
        kind: The type of the results; needed only where there may be none.
        days: What pandas holds days as: its own "datetime64", which plots, compares and goes to a sheet, or "arrow" for
            ``date32[day][pyarrow]``, which has no time of day. polars and pyarrow have days of their own.
        quote_formulas: Whether to put an apostrophe before each text that a spreadsheet could run, one that begins with
            ``=``, ``+``, ``-``, ``@``, a tab or a line break. Such a frame is for a sheet, not for `from_frame`.

    Raises:
        RecordError: When the results are of several types, or of none that has columns; when a name of an inspector
            could not be told from two; when several libraries are installed and none was named.
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
    return made_frame(
        data,
        {column.name: column.kind for column in columns},
        backend=backend,
        days=days,
        quote_formulas=quote_formulas,
    )


def _listed(results: Any) -> list[Any]:
    if isinstance(results, Mapping):
        return list(results.values())
    return list(results) if isinstance(results, list | tuple | Iterator) else [results]


def made_frame(
    data: Mapping[str, list[Any]],
    kinds: Mapping[str, type],
    *,
    backend: Backend | None,
    days: Days,
    quote_formulas: bool,
) -> Any:
    """
    Return columns as a data frame.

    Args:
        data: The cells of each column.
        kinds: What they are: ``date``, ``str``, ``int``, ``float`` or ``bool``.
        backend: As for `to_frame`, and so are the others.
        days: See there.
        quote_formulas: See there.
    """
    backend = _the_installed_one() if backend is None else backend
    if backend not in ("pandas", "polars", "pyarrow"):
        raise RecordError(f"backend is {shown(backend)}. Use 'pandas', 'polars' or 'pyarrow'.")
    if days not in ("datetime64", "arrow"):
        raise RecordError(f"days is {shown(days)}. Use 'datetime64' or 'arrow'.")
    schema = {name: _TYPES[kind] for name, kind in kinds.items()}
    if quote_formulas:
        data = {name: list(map(_quoted, cells)) if kinds[name] is str else cells for name, cells in data.items()}
    try:
        if backend != "pandas":
            return nw.from_dict(data, schema, backend=backend).to_native()
        import pandas as pd
        import pyarrow as pa
    except ImportError as error:
        needed = "pandas pyarrow" if backend == "pandas" else backend
        raise ImportError(f"A frame of {backend} needs {needed}: pip install {needed}") from error
    frame = nw.from_dict(data, schema, backend="pyarrow").to_native().to_pandas(types_mapper=pd.ArrowDtype)
    own = {name: "datetime64[s]" for name, kind in kinds.items() if kind is date and days == "datetime64"}
    # By way of Arrow's own instants: as objects, as pandas would go, a column takes fifty times as long.
    return frame.astype(dict.fromkeys(own, pd.ArrowDtype(pa.timestamp("s")))).astype(own)


def _the_installed_one() -> Backend:
    frames: list[Backend] = [name for name in ("pandas", "polars") if find_spec(name)]
    if len(frames) > 1:
        raise RecordError("pandas and polars are both installed. Say which frame to make: backend='pandas', say.")
    # pyarrow comes along with others, so that having it says nothing of what the caller works with.
    return frames[0] if frames else "pyarrow"


def _quoted(text: str | None) -> str | None:
    return f"'{text}" if text is not None and text.startswith(_RUN_BY_SHEETS) else text


_RUN_BY_SHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a text begins that a spreadsheet could run; the last four are the wide forms that East Asian keyboards type."""
