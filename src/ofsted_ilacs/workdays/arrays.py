"""
Working days over numpy arrays: millions of days, each with its own number of working days, in bounded extra memory.

Imported on purpose, with ``pip install ofsted-ilacs[numpy]``. The answers are those of `WorkingCalendar`; its
errors say as well how many rows cannot be answered and which is the first.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn

import attrs

from ofsted_ilacs.exceptions import CoverageError, IlacsError, NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.model.days import whole_number
from ofsted_ilacs.model.messages import type_name
from ofsted_ilacs.workdays.calendar import WorkingCalendar
from ofsted_ilacs.workdays.coverage import calendar_for

try:
    import numpy as np
    from numpy.typing import NDArray
except ImportError as _error:
    raise ImportError("ofsted_ilacs.workdays.arrays needs numpy: pip install ofsted-ilacs[numpy]") from _error

__all__ = ["add_working_days", "count_working_days", "is_working_day"]

Days = NDArray[np.datetime64]
WholeNumbers = NDArray[np.integer[Any]]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_EPOCH = date(1970, 1, 1).toordinal()
_NOT_A_TIME = np.iinfo(np.int64).min
_ROWS_AT_ONCE = 1 << 15
"""How many rows are worked on at a time: few enough that what is in between stays in the processor's cache."""
_SHOWN = 10
"""How many positions an error lists."""
_OUT_OF_REACH = 10**9
"""More working days than any calendar holds."""


def add_working_days(days: Days, ns: WholeNumbers | int, calendar: WorkingCalendar | None = None) -> Days:
    """
    Return the n-th working day strictly after each day, or before it where its number is negative.

    Args:
        days: The days to start from, themselves not counted: an array of ``datetime64[D]``.
        ns: A whole number for each day, of either sign, or one for all. 0 gives the day itself, if it is a working day.
        calendar: Which days count; those of England and Wales when left out.

    Returns:
        A new array of ``datetime64[D]``, in the shape of *days*.

    Raises:
        NotADateError: When *days* is no array of ``datetime64[D]``, or a day is missing: NaT, or masked.
        NotAnIntegerError: When *ns* is neither an array of whole numbers nor a whole number.
        RecordError: When the shapes differ, or a number is 0 on a day that is not a working day.
        CoverageError: When the calendar does not know a day, or its result.
    """
    tables = _tables(calendar_for(calendar))
    starts, numbers = _as_days(days, "days"), _as_numbers(ns, days)
    found = np.empty(starts.size, np.int64)
    scratch = np.empty((2, _ROWS_AT_ONCE), np.int64)
    for rows in _chunks(starts.size):
        if not _add(tables, starts[rows], numbers[rows].astype(np.int64, copy=False), found[rows], scratch):
            _refuse_not_a_time(starts, "days")
            _refuse(
                {"days": starts, "ns": numbers},
                lambda rows: _unreachable(tables, starts[rows], numbers[rows]),
                lambda row: tables.calendar.add(_date(int(starts[row])), int(numbers[row])),
            )
    return found.view("datetime64[D]").reshape(days.shape)


def count_working_days(afters: Days, untils: Days, calendar: WorkingCalendar | None = None) -> Numbers:
    """
    Return how many working days there are after each day, up to and including another; negative backwards.

    Args:
        afters: The days to start from, themselves not counted: an array of ``datetime64[D]``.
        untils: The last days counted, in the same shape.
        calendar: Which days count; those of England and Wales when left out.

    Returns:
        A new array of ``int64``, in the shape of *afters*.

    Raises:
        NotADateError: When either is no array of ``datetime64[D]``, or a day is missing: NaT, or masked.
        RecordError: When the shapes differ.
        CoverageError: When the calendar does not know a day.
    """
    tables = _tables(calendar_for(calendar))
    starts, ends = _as_days(afters, "afters"), _as_days(untils, "untils")
    _check_shapes(afters, untils, "afters", "untils")
    found = np.empty(starts.size, np.int64)
    scratch = np.empty((3, _ROWS_AT_ONCE), np.int64)
    for rows in _chunks(starts.size):
        if not _count(tables, starts[rows], ends[rows], found[rows], scratch):
            _refuse_not_a_time(starts, "afters")
            _refuse_not_a_time(ends, "untils")
            _refuse(
                {"afters": starts, "untils": ends},
                lambda rows: _outside(tables, starts[rows]) | _outside(tables, ends[rows]),
                lambda row: tables.calendar.count(_date(int(starts[row])), _date(int(ends[row]))),
            )
    return found.reshape(afters.shape)


def is_working_day(days: Days, calendar: WorkingCalendar | None = None) -> NDArray[np.bool_]:
    """
    Return whether each day counts.

    Args:
        days: An array of ``datetime64[D]``.
        calendar: Which days count; those of England and Wales when left out.

    Raises:
        NotADateError: When *days* is no array of ``datetime64[D]``, or a day is missing: NaT, or masked.
        CoverageError: When the calendar does not know a day.
    """
    tables = _tables(calendar_for(calendar))
    asked = _as_days(days, "days")
    found = np.empty(asked.size, np.bool_)
    scratch = np.empty(_ROWS_AT_ONCE, np.int64)
    for rows in _chunks(asked.size):
        at = scratch[: found[rows].size]
        if not _find(tables, asked[rows], at):
            _refuse_not_a_time(asked, "days")
            _refuse(
                {"days": asked},
                lambda rows: _outside(tables, asked[rows]),
                lambda row: tables.calendar.is_working_day(_date(int(asked[row]))),
            )
        tables.counts.take(at, out=found[rows], mode="wrap")
    return found.reshape(days.shape)


@attrs.frozen(eq=False)
class _Tables:
    """
    The tables of a calendar as arrays.

    Attributes:
        calendar: Whose they are.
        day_zero: The day before the calendar's first, as days since 1970.
        known: How many days the calendar knows.
        reached: For each day from day zero on, the position of the last working day up to and including it.
        counts: For each day from day zero on, whether it is a working day.
        working: The working days in order, as days since 1970.
    """

    calendar: WorkingCalendar
    day_zero: int
    known: int
    reached: Numbers
    counts: NDArray[np.bool_]
    working: Numbers


@lru_cache(maxsize=16)
def _tables(calendar: WorkingCalendar) -> _Tables:
    day_zero = calendar.first.toordinal() - 1 - _EPOCH
    known = (calendar.answers_until - calendar.first).days + 1
    days = np.arange(day_zero, day_zero + known + 1)
    # 1 January 1970 was a Thursday.
    counts = (days + 3) % 7 < 5
    counts[0] = False
    holidays = np.array([held.day.toordinal() - _EPOCH - day_zero for held in calendar.non_working_days], np.int64)
    counts[holidays[holidays <= known]] = False
    return _Tables(calendar, day_zero, known, counts.cumsum() - 1, counts, days[counts])


def _as_days(days: Days, name: str) -> Numbers:
    plain = _plain(days)
    if plain is None or plain.dtype != np.dtype("datetime64[D]"):
        kind = f"a {type_name(days)}" if plain is None else f"an array of {plain.dtype}"
        raise NotADateError(
            f"{name} is {kind}, not an array of datetime64[D]. Use numpy.array(dates, dtype='datetime64[D]'), after "
            "settling the time zone of any instants."
        )
    _refuse_places(np.ma.getmask(days), f"{name} is masked, so that there is no day,", NotADateError)
    return plain.reshape(-1).view(np.int64)


def _as_numbers(ns: WholeNumbers | int, days: Days) -> WholeNumbers:
    plain = _plain(ns)
    if plain is None:
        return np.broadcast_to(np.int64(_within_reach(whole_number(ns, "ns"))), days.size)
    # A bool is no count, and the largest uint64 do not fit.
    if plain.dtype.kind not in "iu" or not np.can_cast(plain.dtype, np.int64):
        raise NotAnIntegerError(f"ns is an array of {plain.dtype}, not of whole numbers. Use ns.astype('int64').")
    _check_shapes(days, plain, "days", "ns")
    _refuse_places(np.ma.getmask(ns), "ns is masked, so that there is no number,", NotAnIntegerError)
    return plain.reshape(-1)


def _plain(given: object) -> NDArray[Any] | None:
    """
    Return the values of an array; None for anything else, including subclasses with rules of their own such as matrix.
    """
    if isinstance(given, np.ma.MaskedArray):
        values: NDArray[Any] = given.data
        return values
    return given if type(given) in (np.ndarray, np.memmap) else None  # type: ignore[return-value]


def _within_reach(n: int) -> int:
    # Clamp: no calendar holds 10^9 working days, so larger numbers raise the same error.
    return max(-_OUT_OF_REACH, min(n, _OUT_OF_REACH))


def _check_shapes(one: NDArray[Any], other: NDArray[Any], name: str, other_name: str) -> None:
    if one.shape != other.shape:
        raise RecordError(f"{name} has the shape {one.shape}, {other_name} {other.shape}. Give one for each.")


def _chunks(size: int) -> Iterator[slice]:
    return (slice(start, start + _ROWS_AT_ONCE) for start in range(0, size, _ROWS_AT_ONCE))


def _find(tables: _Tables, days: Numbers, at: Numbers) -> bool:
    """
    Write where each day stands in the tables; return False where one, or a NaT, is not in them.
    """
    np.subtract(days, tables.day_zero + 1, out=at)
    if _any_outside(at, tables.known):
        return False
    at += 1
    return True


def _any_outside(positions: Numbers, size: int) -> bool:
    # Read as unsigned a negative position is a huge one, so that one comparison finds both ends.
    return bool(positions.view(np.uint64).max() >= size)


def _add(tables: _Tables, days: Numbers, numbers: Numbers, found: Numbers, scratch: Numbers) -> bool:
    """
    Write the day reached from each day; return False where one cannot be.
    """
    at, back = scratch[0, : days.size], scratch[1, : days.size]
    if not _find(tables, days, at):
        return False
    # -1 for a negative number, else 0: going back starts from the day before, one position further on.
    np.right_shift(numbers, 63, out=back)
    at += back
    tables.reached.take(at, out=found, mode="wrap")
    np.add(found, numbers, out=at)
    at -= back
    if _any_outside(at, tables.working.size):
        return False
    tables.working.take(at, out=found, mode="wrap")
    return bool(numbers.all() or np.array_equal(found[numbers == 0], days[numbers == 0]))


def _count(tables: _Tables, starts: Numbers, ends: Numbers, found: Numbers, scratch: Numbers) -> bool:
    """
    Write the count between each pair of days; return False where one of them is not known.
    """
    at, to, back = scratch[:, : starts.size]
    if not (_find(tables, starts, at) and _find(tables, ends, to)):
        return False
    np.subtract(to, at, out=back)
    back >>= 63
    at += back
    to += back
    tables.reached.take(to, out=found, mode="wrap")
    tables.reached.take(at, out=back, mode="wrap")
    found -= back
    return True


def _outside(tables: _Tables, days: Numbers) -> Mask:
    mask: Mask = (days - (tables.day_zero + 1)).view(np.uint64) >= tables.known
    return mask


def _unreachable(tables: _Tables, days: Numbers, numbers: WholeNumbers) -> Mask:
    outside = _outside(tables, days)
    at = np.where(outside, 1, days - tables.day_zero)
    back = np.minimum(np.sign(numbers.astype(np.int64)), 0)
    to = tables.reached[at + back] + numbers - back
    mask: Mask = outside | (to < 0) | (to >= tables.working.size) | ((numbers == 0) & ~tables.counts[at])
    return mask


def _refuse(
    columns: Mapping[str, WholeNumbers], wrong: Callable[[slice], Mask], ask: Callable[[int], object]
) -> NoReturn:
    """
    Raise the error of the first row that cannot be answered, with how many there are.

    Args:
        columns: What was asked about, by name.
        wrong: Which of some rows cannot be answered.
        ask: Asks the calendar about one row.
    """
    size = next(iter(columns.values())).size
    count, first = _count_and_first(wrong, size)
    where = ", ".join(f"{name}[{first}]" for name in columns)
    error = _error_of(ask, first)
    raise type(error)(f"{count} of {size} rows cannot be answered, the first at {where}: {error}")


def _refuse_not_a_time(days: Numbers, name: str) -> None:
    _refuse_places(days == _NOT_A_TIME, f"{name} holds NaT, which is not a day,", NotADateError)


def _refuse_places(missing: Mask | np.bool_, what: str, error: type[IlacsError]) -> None:
    places = np.flatnonzero(missing)
    if places.size:
        listed = ", ".join(map(str, places[:_SHOWN])) + (", ..." if places.size > _SHOWN else "")
        raise error(f"{what} at {places.size} of {missing.size} positions: {listed}. Leave them out first.")


def _count_and_first(wrong: Callable[[slice], Mask], size: int) -> tuple[int, int]:
    count, first = 0, -1
    for rows in _chunks(size):
        found = wrong(rows)
        if first < 0 and found.any():
            first = rows.start + int(found.argmax())
        count += int(np.count_nonzero(found))
    return count, first


def _error_of(ask: Callable[[int], object], position: int) -> IlacsError:
    try:
        answer = ask(position)
    except IlacsError as error:
        return error
    raise AssertionError(f"The array and the calendar disagree: {answer} at {position}.")


def _date(days_since_1970: int) -> date:
    try:
        return date.fromordinal(days_since_1970 + _EPOCH)
    except (OverflowError, ValueError) as error:
        raise CoverageError(f"{np.datetime64(days_since_1970, 'D')} is outside the years 1 to 9999.") from error
