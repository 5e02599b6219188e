"""
Working days on the columns of data frames: the questions of `ofsted_ilacs.workdays.arrays`, with nulls kept as nulls.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar, overload

import attrs
import narwhals as nw
import numpy as np
from narwhals.exceptions import DuplicateError
from numpy.typing import NDArray

from ofsted_ilacs.exceptions import CoverageError, IlacsError, NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.model.days import day, day_or_none
from ofsted_ilacs.model.messages import shown, shown_all
from ofsted_ilacs.workdays import arrays
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for

__all__ = ["add_working_days", "count_working_days", "days_of", "is_working_day", "wrapped"]

DataT = TypeVar("DataT")
Values = NDArray[Any]
Mask = NDArray[np.bool_]


@overload
def add_working_days(days: DataT, ns: DataT | int, /, *, calendar: WorkingCalendar | None = None) -> DataT: ...
@overload
def add_working_days(
    frame: DataT, days: str | date, ns: str | int, /, *, into: str, calendar: WorkingCalendar | None = None
) -> DataT: ...
def add_working_days(data: Any, *columns: Any, into: str | None = None, calendar: WorkingCalendar | None = None) -> Any:
    """
    Return the n-th working day strictly after each day, or before it where its number is negative.

    ``add_working_days(frame, "received", 30, into="due")`` gives the frame with one column more, and
    ``add_working_days(frame["received"], 30)`` the column alone. Where a day or a number is null so is the answer.

    Args:
        data: A frame or a series of pandas, polars or pyarrow, or a lazy one of polars or Dask, which stays lazy.
        columns: The days to start from and the numbers. Of a frame: the names of its columns, or a day or a whole
            number for every row. Of a series: the numbers, as a series or one for all.
        into: Of a frame: what the new column is called. One of that name is replaced.
        calendar: Which days count; by default those of England and Wales.

    Raises:
        NotADateError: When a column does not hold days, as a column of instants does not.
        NotAnIntegerError: When the numbers are not whole.
        CoverageError: When the calendar does not know a day or its result.
        RecordError: When the data is not a frame or series, or has no such column; when a number is 0 on a day that is
            not a working day.
    """
    return _answer(_ADD, data, columns, into, calendar)


@overload
def count_working_days(afters: DataT, untils: DataT | date, /, *, calendar: WorkingCalendar | None = None) -> DataT: ...
@overload
def count_working_days(
    frame: DataT, afters: str | date, untils: str | date, /, *, into: str, calendar: WorkingCalendar | None = None
) -> DataT: ...
def count_working_days(
    data: Any, *columns: Any, into: str | None = None, calendar: WorkingCalendar | None = None
) -> Any:
    """
    Return how many working days there are after each day, up to and including another; negative backwards.

    ``count_working_days(frame, date(2026, 1, 12), "due", into="left")`` gives the frame with one column more, and
    ``count_working_days(frame["received"], frame["due"])`` the column alone. Where a day is null so is the answer.

    Args:
        data: As for `add_working_days`.
        columns: The days to start from, themselves not counted, and the last days counted. Of a frame: the names of
            its columns, or a day for every row. Of a series: the last days counted, as a series or one for all.
        into: As for `add_working_days`.
        calendar: Which days count; by default those of England and Wales.

    Raises:
        NotADateError: When a column does not hold days, as a column of instants does not.
        CoverageError: When the calendar does not know a day.
        RecordError: When the data is not a frame or series, or has no such column.
    """
    return _answer(_COUNT, data, columns, into, calendar)


@overload
def is_working_day(days: DataT, /, *, calendar: WorkingCalendar | None = None) -> DataT: ...
@overload
def is_working_day(
    frame: DataT, days: str | date, /, *, into: str, calendar: WorkingCalendar | None = None
) -> DataT: ...
def is_working_day(data: Any, *columns: Any, into: str | None = None, calendar: WorkingCalendar | None = None) -> Any:
    """
    Return whether each day counts.

    ``is_working_day(frame, "received", into="counts")`` gives the frame with one column more, and
    ``is_working_day(frame["received"])`` the column alone. Where a day is null so is the answer.

    Args:
        data: As for `add_working_days`.
        columns: Of a frame: the name of the column of days. Of a series: nothing.
        into: As for `add_working_days`.
        calendar: Which days count; by default those of England and Wales.

    Raises:
        NotADateError: When the column does not hold days, as a column of instants does not.
        CoverageError: When the calendar does not know a day.
        RecordError: When the data is not a frame or series, or has no such column.
    """
    return _answer(_IS, data, columns, into, calendar)


@attrs.frozen
class _Column:
    """
    What a question is asked of: values, and where they are missing.

    Attributes:
        values: Whole numbers, or days as whole numbers since 1970; of any value where one is missing.
        missing: Which are; None if all are there.
        are_days: Whether they are days.
    """

    values: Values
    missing: Mask | None = None
    are_days: bool = False

    def rows(self, which: slice | Mask) -> Values:
        """
        Return some of the rows as `arrays` takes them.
        """
        found = self.values[which]
        return found.astype(np.int64).view("datetime64[D]") if self.are_days else np.ascontiguousarray(found)


@attrs.frozen(kw_only=True)
class _Question:
    """
    One of the three questions.

    Attributes:
        readers: What reads each of its columns.
        ask: Answers it for arrays.
        ask_one: Answers it for one row.
        dtype: What the answers are.
    """

    readers: tuple[Callable[[Any, str], _Column], ...]
    ask: Callable[..., Values]
    ask_one: Callable[..., object]
    dtype: Any


# Columns in


def days_of(series: "nw.Series[Any]", what: str) -> _Column:
    """
    Return the days of a column.

    Args:
        series: A column of days; for pandas also ``datetime64`` without a time zone or a time of day, and
            ``datetime.date`` objects; for any library one of nulls alone, which has no type.
        what: What it is called in errors.

    Raises:
        NotADateError: When it holds anything else.
    """
    if series.dtype == nw.Date:
        return attrs.evolve(_since_1970(series), are_days=True)
    if _is_datetime64(series):
        return _midnights(series, what)
    if _holds_objects(series):
        return _days_column(list(_days_among(series, what)))
    if series.dtype == nw.Unknown and series.is_null().all():
        return _days_column([None] * len(series))
    raise NotADateError(
        f"{what} holds {series.dtype}, not days. Settle the time zone of any instants, then use "
        ".astype('date32[day][pyarrow]') (pandas), .cast(pl.Date) (polars) or .cast(pa.date32()) (pyarrow)."
    )


def _is_datetime64(series: "nw.Series[Any]") -> bool:
    """
    Return whether a column is of pandas' own ``datetime64``, without a time zone: pandas has no other type for days.
    """
    return (
        series.implementation.is_pandas_like()
        and isinstance(series.to_native().dtype, np.dtype)
        and (series.to_native().dtype.kind == "M")
    )


def _midnights(series: "nw.Series[Any]", what: str) -> _Column:
    instants = series.to_numpy()
    days = instants.astype("datetime64[D]")
    missing = np.isnat(instants)
    timed = np.flatnonzero((days != instants) & ~missing)
    if timed.size:
        raise NotADateError(
            f"row {timed[0]}: {what} holds {instants[timed[0]]}, a time and not a day. Use .dt.normalize() if the time "
            "of day says nothing."
        )
    return _Column(days.view(np.int64), missing if missing.any() else None, are_days=True)


def _holds_objects(series: "nw.Series[Any]") -> bool:
    # Where all are missing narwhals takes the objects of pandas for texts.
    return series.dtype == nw.Object or (
        series.implementation.is_pandas_like() and series.to_native().dtype == np.dtype(object)
    )


def _days_among(series: "nw.Series[Any]", what: str) -> Iterator[date | None]:
    for row, (cell, is_missing) in enumerate(zip(series.to_list(), series.is_null().to_list(), strict=True)):
        try:
            yield None if is_missing else day(cell)
        except NotADateError as error:
            raise NotADateError(f"row {row}: {what}: {error}") from error


def _since_1970(series: "nw.Series[Any]") -> _Column:
    if series.implementation.is_polars():
        return _whole_numbers(series.cast(nw.Int32))
    # What Arrow holds is a whole number already; pandas would copy it.
    held: Any = series.to_arrow().cast("int32")
    if not held.null_count:
        return _Column(np.asarray(held))
    return _Column(np.asarray(held.fill_null(0)), np.asarray(held.is_null()))


def _days(given: Any, what: str) -> _Column:
    if isinstance(given, nw.Series):
        return days_of(given, what)
    return _days_column([given])


def _days_column(given: list[Any]) -> _Column:
    days = np.array([day_or_none(each) for each in given], "datetime64[D]")
    missing = np.isnat(days)
    return _Column(days.view(np.int64), missing if missing.any() else None, are_days=True)


def _numbers(given: Any, what: str) -> _Column:
    if not isinstance(given, nw.Series):
        if type(given) is not int:
            raise NotAnIntegerError(f"{what} must be a whole number (int) or a column of them, not {shown(given)}.")
        # Clamp: no calendar holds 1e9 days, so larger numbers raise the same error.
        return _Column(np.array([max(-(10**9), min(given, 10**9))]))
    if not given.dtype.is_integer():
        raise NotAnIntegerError(
            f"{what} holds {given.dtype}, not whole numbers. Use .astype('Int64') (pandas) or .cast(pl.Int64) (polars)."
        )
    if given.dtype in _TOO_WIDE:
        raise NotAnIntegerError(
            f"{what} holds {given.dtype}, of which not every number fits Int64. Use .astype('Int64') (pandas) or "
            ".cast(pl.Int64) (polars)."
        )
    return _whole_numbers(given)


_TOO_WIDE = (nw.UInt64, nw.Int128, nw.UInt128)


def _whole_numbers(series: "nw.Series[Any]") -> _Column:
    values = series.to_numpy()
    if values.dtype.kind in "iu":
        return _Column(values)
    missing = series.is_null().to_numpy()  # nulls make floats of whole numbers
    return _Column(series.fill_null(0).to_numpy(), missing.astype(bool))


_ADD = _Question(readers=(_days, _numbers), ask=arrays.add_working_days, ask_one=WorkingCalendar.add, dtype=nw.Date)
_COUNT = _Question(readers=(_days, _days), ask=arrays.count_working_days, ask_one=WorkingCalendar.count, dtype=nw.Int64)
_IS = _Question(readers=(_days,), ask=arrays.is_working_day, ask_one=WorkingCalendar.is_working_day, dtype=nw.Boolean)


# Frames and series


def _answer(
    question: _Question, data: Any, columns: tuple[Any, ...], into: str | None, calendar: WorkingCalendar | None
) -> Any:
    calendar = calendar_for(calendar)
    dask = nw.dependencies.get_dask_dataframe()
    if dask is not None and isinstance(data, dask.DataFrame | dask.Series):
        return _of_dask(question, data, columns, into, calendar)
    given = wrapped(data, _REFUSAL, allow_series=True)
    if isinstance(given, nw.Series):
        _check_columns(question, (given, *columns), into is None, "of a series: the other columns, and no into=")
        others = [nw.from_native(column, series_only=True, pass_through=True) for column in columns]
        return _of_series(question, [given, *others], calendar)
    _check_columns(question, columns, isinstance(into, str), "of a frame: its columns, and into=, the new one's name")
    if isinstance(given, nw.LazyFrame):
        return _of_lazy_frame(question, given, columns, str(into), calendar)
    found = [_column(given, column) if isinstance(column, str) else column for column in columns]
    if not any(isinstance(column, nw.Series) for column in found):
        raise RecordError("No column was named. Name one at least: for a single day ask a calendar.")
    return _with_column(given, _of_series(question, found, calendar, len(given)), str(into))


_REFUSAL = "no data frame or series. Pass one of pandas, polars or pyarrow."


def wrapped(data: Any, refusal: str, **options: Any) -> Any:
    """
    Return a frame or a series as narwhals has it.

    Raises:
        RecordError: When it is neither, in the words of *refusal*; when several columns have one name.
    """
    try:
        return nw.from_native(data, **options)
    except TypeError as error:
        raise RecordError(f"A {type(data).__name__} is {refusal}") from error
    except DuplicateError as error:
        found = " ".join(str(error).split())
        raise RecordError(f"The frame has several columns of one name: {found}. Rename or drop all but one.") from error


def _check_columns(question: _Question, columns: tuple[Any, ...], fits: bool, wanted: str) -> None:
    if not fits or len(columns) != len(question.readers):
        raise RecordError(f"The arguments do not fit. Pass, {wanted}.")


def _column(frame: "nw.DataFrame[Any]", name: str) -> "nw.Series[Any]":
    if name not in frame.columns:
        raise RecordError(f"There is no column {shown(name)}. There are {shown_all(frame.columns)}.")
    return frame[name]


def _with_column(frame: "nw.DataFrame[Any]", answers: Any, into: str) -> Any:
    if not frame.implementation.is_pandas_like():
        return frame.with_columns(nw.from_native(answers, series_only=True).alias(into)).to_native()
    # Putting a column on a shallow copy leaves the frame as it was, and costs a third of joining the two.
    native: Any = frame.to_native().copy(deep=False)
    native[into] = answers
    return native


def _of_dask(
    question: _Question, data: Any, columns: tuple[Any, ...], into: str | None, calendar: WorkingCalendar
) -> Any:
    def of_part(part: Any, *columns: Any) -> Any:
        return _answer(question, part, columns, into, calendar)

    # Asked of no rows, the first answer shows its type, and a column of the wrong type is refused at once.
    empty = of_part(data._meta, *(getattr(column, "_meta", column) for column in columns))
    return data.map_partitions(of_part, *columns, meta=empty)


def _of_lazy_frame(
    question: _Question, frame: "nw.LazyFrame[Any]", columns: tuple[Any, ...], into: str, calendar: WorkingCalendar
) -> Any:
    if not frame.implementation.is_polars():
        raise RecordError(
            f"A lazy frame of {frame.implementation} cannot be asked. Collect it first, or ask each batch of it."
        )
    lazy = frame.to_native()

    def of_batch(batch: Any) -> Any:
        return _answer(question, batch, columns, into, calendar)

    empty = of_batch(lazy.collect_schema().to_frame())
    return lazy.map_batches(of_batch, schema=empty.schema)


def _of_series(question: _Question, given: list[Any], calendar: WorkingCalendar, size: int | None = None) -> Any:
    series = [each for each in given if isinstance(each, nw.Series)]
    first = series[0]
    _check_alike(first, series[1:])
    size = len(first) if size is None else size
    columns = [
        read(each, f"column {shown(each.name)}" if isinstance(each, nw.Series) else f"argument {position}")
        for position, (read, each) in enumerate(zip(question.readers, given, strict=True), start=1)
    ]
    whole = [attrs.evolve(column, values=np.broadcast_to(column.values, size)) for column in columns]
    masks = [np.broadcast_to(column.missing, size) for column in columns if column.missing is not None]
    missing = np.logical_or.reduce(masks) if masks else None
    return _like(first, _ask(question, whole, missing, size, calendar), missing, question.dtype)


def _check_alike(first: "nw.Series[Any]", others: list["nw.Series[Any]"]) -> None:
    for other in others:
        if len(other) != len(first):
            raise RecordError(
                f"{shown(first.name)} has {len(first)} rows, {shown(other.name)} {len(other)}. Give one for each."
            )
        index = nw.maybe_get_index(first)
        if index is not None and not index.equals(nw.maybe_get_index(other)):
            raise RecordError(f"{shown(first.name)} and {shown(other.name)} have other indexes. Align them first.")


# Answers out


_ROWS_AT_ONCE = 1 << 17
"""How many rows are converted and asked at a time: few enough that they stay in the processor's cache."""

_STORED_AS = {nw.Date: np.int32, nw.Int64: np.int64, nw.Boolean: np.bool_}
"""What numpy keeps answers as: days as whole numbers since 1970."""


def _ask(
    question: _Question, columns: list[_Column], missing: Mask | None, size: int, calendar: WorkingCalendar
) -> Values:
    answers: Values = np.zeros(size, _STORED_AS[question.dtype])
    for start in range(0, size, _ROWS_AT_ONCE):
        rows = slice(start, min(start + _ROWS_AT_ONCE, size))
        try:
            if missing is None:
                answers[rows] = _plain(question.ask(*(column.rows(rows) for column in columns), calendar))
            else:
                present = np.zeros(size, bool)
                present[rows] = ~missing[rows]
                answers[present] = _plain(question.ask(*(column.rows(present) for column in columns), calendar))
        except (CoverageError, RecordError) as error:
            raise _named(question, columns, missing, calendar) or error from error
    return answers


def _plain(answers: Values) -> Values:
    return answers.view(np.int64) if answers.dtype.kind == "M" else answers


def _named(
    question: _Question, columns: list[_Column], missing: Mask | None, calendar: WorkingCalendar
) -> IlacsError | None:
    """
    Return the error of the first row that cannot be answered, with its place among all rows.
    """
    values = [column.rows(slice(None)) for column in columns]
    for row in range(len(values[0])) if missing is None else np.flatnonzero(~missing):
        try:
            question.ask_one(calendar, *(each[row].item() for each in values))
        except IlacsError as error:
            return type(error)(f"row {row}: {error}")
    return None


def _like(first: "nw.Series[Any]", answers: Values, missing: Mask | None, dtype: Any) -> Any:
    """
    Return answers as a series of the same library, with the same name and index.
    """
    if first.implementation.is_polars():
        plain = nw.new_series(first.name, answers, backend="polars").cast(dtype)
        if missing is not None:
            present, null = (nw.new_series("", each, backend="polars") for each in (~missing, [None]))
            plain = plain.zip_with(present, null.cast(dtype))
        return plain.to_native()
    try:
        import pyarrow as pa
    except ImportError as error:  # of its own pandas has no days, and no whole numbers or truths that can be null
        raise ImportError("days in pandas need pyarrow: pip install pyarrow") from error
    packed = _packed(answers) if missing is None and dtype == nw.Boolean else pa.array(answers, mask=missing)
    found = packed.view(pa.date32()) if dtype == nw.Date else packed
    if first.implementation.is_pyarrow():
        return pa.chunked_array([found])
    pandas, given = first.__native_namespace__(), first.to_native()
    if dtype == nw.Date and _is_datetime64(first):
        days = np.where(False if missing is None else missing, np.datetime64("NaT"), answers.astype("datetime64[D]"))
        return pandas.Series(days.astype(given.dtype), index=given.index, name=given.name)
    return pandas.Series(pandas.arrays.ArrowExtensionArray(found), index=given.index, name=given.name)


def _packed(answers: Values) -> Any:
    # Twenty times as fast as pa.array, which looks at each truth by itself.
    import pyarrow as pa

    bits = pa.py_buffer(np.packbits(answers, bitorder="little"))
    return pa.Array.from_buffers(pa.bool_(), answers.size, [None, bits])
