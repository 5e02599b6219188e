"""
What goes into a frame comes out equal, and questions asked of columns have the calendar's own answers.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import repeat
from pathlib import Path
from typing import Any

import attrs
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs import testing
from ofsted_ilacs.exceptions import NotAnIntegerError
from ofsted_ilacs.interop import frames
from ofsted_ilacs.interop.frames import result_frames
from ofsted_ilacs.interop.frames.record_columns import row_type
from tests.interop.json_examples import AS_OF, DEVON, DEVON_2024, examples, public_classes

BACKENDS = ("pandas", "polars", "pyarrow")
ARROW_DAYS = pd.ArrowDtype(pa.date32())


def table(backend: str, **columns: list[Any]) -> Any:
    """
    Return a frame of a library, with the types that its reader of Arrow files gives.
    """
    made = pa.table({name: pa.array(values) for name, values in columns.items()})
    match backend:
        case "pandas":
            return made.to_pandas(types_mapper=pd.ArrowDtype)
        case "polars":
            return pl.DataFrame(made)
        case _:
            return made


def listed(series: Any) -> list[Any]:
    """
    Return the values of a series of any library, None where they are missing.
    """
    wrapped = nw.from_native(series, series_only=True)
    return [None if no else value for no, value in zip(wrapped.is_null().to_list(), wrapped.to_list(), strict=True)]


def schema_of(frame: Any) -> dict[str, Any]:
    return dict(nw.from_native(frame).collect_schema())


# Events out and in


@pytest.mark.parametrize("backend", BACKENDS)
@given(history=testing.histories())
def test_any_history_comes_back_from_a_frame_or_is_refused_for_a_name(backend: Any, history: oi.History) -> None:
    if any("; " in name for event in history for name in event.lead_inspectors):
        with pytest.raises(oi.RecordError, match="cannot stand in a list of names"):
            frames.to_frame(history, backend=backend)
    else:
        assert frames.from_frame(frames.to_frame(history, backend=backend)) == history.events


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_authority_that_is_not_registered_comes_back(backend: Any) -> None:
    event = attrs.evolve(DEVON_2024, authority=oi.Authority("</td>\n'", "999"))
    (back,) = frames.from_frame(frames.to_frame(event, backend=backend))
    assert back == event
    assert back.authority.name == event.authority.name


@pytest.mark.parametrize("backend", BACKENDS)
def test_days_are_days_truths_are_truths_and_everything_else_is_text(backend: Any) -> None:
    schema = schema_of(frames.to_frame(DEVON, backend=backend, days="arrow"))
    days = {name for name, dtype in schema.items() if dtype == nw.Date}
    truths = {name for name, dtype in schema.items() if dtype == nw.Boolean}
    assert days == {"start", "end", "published", "notified", "report_received", "statement_due"}
    assert truths == {"priority_action", "end_assumed"}
    assert all(dtype == nw.String for name, dtype in schema.items() if name not in days | truths)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_frame_of_nothing_has_the_same_columns(backend: Any) -> None:
    empty = frames.to_frame((), backend=backend, kind=oi.History)
    assert schema_of(empty) == schema_of(frames.to_frame(DEVON, backend=backend))
    assert frames.from_frame(empty) == ()


def test_a_frame_of_ones_own_needs_three_columns() -> None:
    frame = pl.DataFrame(
        {"authority": ["Leeds City Council"], "kind": ["jtai"], "start": [date(2024, 1, 15)], "x": [1]}
    )
    assert frames.from_frame(frame) == (
        oi.InspectionEvent(oi.authority("Leeds"), oi.EventKind.JTAI, date(2024, 1, 15)),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "fortnight"}, "row 1: kind: 'fortnight' is not a valid EventKind. There are short, standard"),
        ({"kind": None}, "row 1: 'kind' is missing"),
        ({"start": None}, "row 1: 'start' is missing"),
        ({"end": date(2020, 1, 1)}, "row 1: Devon, standard inspection: it ends on"),
        ({"overall_effectiveness": "fine"}, "row 1: overall_effectiveness: 'fine' is not a valid Grade. There are"),
        ({"judgements": "leaders"}, "row 1: judgements: 'leaders' is no area. Use one of overall_effectiveness"),
        ({"overall_effectiveness": None}, "row 1: judgements: overall_effectiveness has no grade"),
        ({"adoption": "good"}, "row 1: Devon, .* makes no judgement named ADOPTION"),
        ({"legs": "2024-09-23/20250117"}, "row 1: legs: '20250117' is not a day written as YYYY-MM-DD"),
        ({"authority": "Leeds"}, "row 1: dfe_code '878' is not that of 'Leeds', '383'"),
        ({"theme": "Front door"}, "row 1: Devon, .* a standard inspection has no theme"),
        ({"notified": date(2025, 1, 1)}, "row 1: Devon, .*: notified on 1 January 2025, after its first day"),
        ({"authority": None, "dfe_code": None}, "row 1: 'dfe_code' and 'authority' are missing"),
    ],
)
def test_a_row_that_is_no_event_is_refused_with_its_place(change: dict[str, Any], reason: str) -> None:
    rows = frames.to_frame(DEVON, backend="polars").rows(named=True)
    with pytest.raises(oi.RecordError, match=reason):
        frames.from_frame(
            pl.DataFrame([rows[0], rows[1] | change], schema=frames.to_frame(DEVON, backend="polars").schema)
        )


def test_codes_that_were_read_as_numbers_are_refused() -> None:
    frame = frames.to_frame(DEVON, backend="polars").with_columns(pl.col("dfe_code").cast(pl.Int64))
    with pytest.raises(oi.RecordError, match="row 0: dfe_code: 878 is not a text"):
        frames.from_frame(frame)


def test_a_frame_that_lacks_a_column_is_refused() -> None:
    frame = frames.to_frame(DEVON, backend="polars")
    with pytest.raises(oi.RecordError, match="no column 'kind', and no 'dfe_code' or 'authority'"):
        frames.from_frame(frame.drop("kind", "dfe_code", "authority"))


@pytest.mark.parametrize("name", ["", "A; B"])
def test_a_name_that_would_read_as_others_is_not_written(name: str) -> None:
    with pytest.raises(oi.RecordError, match="cannot stand in a list of names"):
        frames.to_frame(attrs.evolve(DEVON_2024, lead_inspectors=(name,)), backend="polars")


@pytest.mark.parametrize("stranger", [None, 5, "text", [DEVON_2024], pl.LazyFrame({"kind": ["jtai"]})])
def test_what_is_no_frame_in_memory_is_refused(stranger: object) -> None:
    with pytest.raises(oi.RecordError, match="is no data frame that stands in memory"):
        frames.from_frame(stranger)


# Results out


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_every_record_has_a_row_and_every_day_in_it_is_a_day(kind: type, backend: Any) -> None:
    if kind.__name__ in ONLY_HOLD_OTHERS:
        with pytest.raises(oi.RecordError, match="only holds other records"):
            frames.to_frame(examples()[kind], backend=backend)
        return
    rows = nw.from_native(frames.to_frame(examples()[kind], backend=backend))
    assert len(rows) >= len(examples()[kind])
    assert rows.columns == list(dict.fromkeys(rows.columns))
    for record in examples()[kind][:1]:
        if kind is not row_type(kind):  # its rows are what it holds
            continue
        for field in (each for each in attrs.fields(kind) if each.name in rows.columns):
            value = getattr(record, field.name)
            if type(value) is date:
                is_pandas = backend == "pandas"  # whose days are datetime64
                assert rows[field.name].dtype == (nw.Datetime("s") if is_pandas else nw.Date)
                found = rows[field.name][0]
                assert (found.to_pydatetime().date() if is_pandas else found) == value


ONLY_HOLD_OTHERS = {"Dated", "GradeTransitions", "Reading"}


def test_what_comes_next_is_asked_of_a_frame_of_events() -> None:
    event = oi.next_event(DEVON, as_of=AS_OF)
    assert event.window is not None
    for backend in BACKENDS:
        frame = frames.next_events(frames.to_frame(DEVON, backend=backend), as_of=AS_OF, days="arrow")  # type: ignore[arg-type]
        assert type(frame) is type(table(backend, x=[1]))
        assert listed(frame["authority"]) == ["Devon"]
        assert listed(frame["kind"]) == [event.kind.value if event.kind else None]
        assert listed(frame["earliest"]) == [event.window.earliest]
        assert listed(frame["expected"]) == [event.window.expected]
        assert listed(frame["latest"]) == [event.window.latest]


def test_what_comes_next_of_no_events_is_no_rows() -> None:
    empty = frames.to_frame((), backend="polars", kind=oi.InspectionEvent)
    assert frames.next_events(empty, as_of=AS_OF).shape == (0, 11)


def test_the_mapping_of_histories_makes_a_frame() -> None:
    frame = frames.to_frame(oi.histories(DEVON.events), backend="polars")
    assert frames.from_frame(frame) == DEVON.events


def test_a_frame_holds_records_of_one_type() -> None:
    with pytest.raises(oi.RecordError, match="one type, not of Months, Years"):
        frames.to_frame((oi.Months(3), oi.Years(1)), backend="polars")
    with pytest.raises(oi.RecordError, match="not of none"):
        frames.to_frame((), backend="polars")
    with pytest.raises(oi.RecordError, match="A int is no record"):
        frames.to_frame([1], backend="polars")
    with pytest.raises(oi.RecordError, match="backend is 'excel'"):
        frames.to_frame(DEVON, backend="excel")  # type: ignore[arg-type]


# pandas


def test_pandas_holds_days_as_its_own_and_compares_and_draws_them() -> None:
    altair = pytest.importorskip("altair")
    frame = frames.to_frame([oi.next_inspection(DEVON, as_of=AS_OF)], backend="pandas")
    assert (frame["earliest"] > pd.Timestamp("2020-01-01")).all()
    assert "earliest" in altair.Chart(frame).mark_bar().encode(x="earliest:T").to_json()
    assert frame["earliest"].dtype == "datetime64[s]"
    asked = frames.to_frame([oi.next_inspection(DEVON, as_of=AS_OF)], backend="pandas", days="arrow")
    assert asked["earliest"].dtype == ARROW_DAYS


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_days_that_pandas_calls_datetime64_are_days_and_so_are_the_answers(unit: str) -> None:
    received: Any = pd.Series([date(2023, 5, 9), None], dtype=f"datetime64[{unit}]", name="received")
    due = frames.add_working_days(received, 70)
    assert due.dtype == received.dtype
    assert due.tolist() == [pd.Timestamp(2023, 8, 16), pd.NaT]
    frame = frames.count_working_days(received.to_frame(), "received", date(2023, 5, 10), into="left")
    assert listed(frame["left"]) == [1, None]
    with pytest.raises(oi.NotADateError, match=r"row 1: column 'received' holds 2023-05-09T09:00"):
        frames.is_working_day(pd.Series(pd.to_datetime(["2023-05-09 00:00", "2023-05-09 09:00"]), name="received"))


# One table of the country


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_table_of_next_inspections_says_what_each_answer_says(backend: Any) -> None:
    as_of = date(2026, 11, 24)
    histories = [oi.published("Devon"), oi.published("Leeds")]
    frame = frames.next_inspections(histories, as_of=as_of, backend=backend, days="arrow")
    assert sorted(listed(frame["authority"])) == ["Devon", "Leeds"]
    place = listed(frame["authority"]).index("Leeds")
    row = {name: listed(frame[name])[place] for name in nw.from_native(frame).columns}
    answer, chances = (ask(oi.published("Leeds"), as_of=as_of) for ask in (oi.next_inspection, oi.forecast))
    assert isinstance(answer, oi.NextEvent)
    assert isinstance(chances, oi.Forecast)
    assert answer.window is not None
    assert answer.status is not None
    assert answer.kind is not None
    assert (row["dfe_code"], row["region"]) == ("383", "Yorkshire and the Humber")
    assert (row["kind"], row["status"]) == (answer.kind.value, answer.status.value)
    assert [row[name] for name in ("earliest", "expected", "latest")] == list(attrs.astuple(answer.window))
    assert row["median"] == chances.quantile(0.5)
    assert (row["likely_from"], row["likely_to"]) == (chances.interval(0.8).start, chances.interval(0.8).end)
    assert 0 <= row["within_6_months"] <= row["within_12_months"] <= 1


def test_the_table_of_a_frame_of_events_is_a_frame_of_its_library() -> None:
    events = frames.to_frame(DEVON, backend="polars")
    assert isinstance(frames.next_inspections(events, as_of=AS_OF), pl.DataFrame)


def test_an_authority_without_an_inspection_has_a_window_at_most_and_no_chances() -> None:
    frame = frames.next_inspections([oi.History(oi.authority("Leeds"), ())], as_of=AS_OF, backend="polars")
    assert frame.select("last_grade", "median", "within_6_months").row(0) == (None, None, None)


# Which library


def test_the_library_of_the_frame_is_the_one_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(oi.RecordError, match=r"both installed\. Say which"):
        frames.to_frame(DEVON)
    monkeypatch.setattr(result_frames, "find_spec", lambda name: None if name == "pandas" else name)
    assert isinstance(frames.to_frame(DEVON), pl.DataFrame)
    monkeypatch.setattr(result_frames, "find_spec", lambda _: None)
    assert isinstance(frames.to_frame(DEVON), pa.Table)


# Sheets


def test_a_cell_that_a_spreadsheet_would_run_is_quoted_on_request() -> None:
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "Leeds"]
    hostile = [attrs.evolve(DEVON_2024, authority=oi.Authority(name, "999")) for name in names]
    quoted = frames.to_frame(hostile, backend="polars", quote_formulas=True)
    assert quoted["authority"].to_list() == [*(f"'{name}" for name in names[:-1]), "Leeds"]
    assert quoted["start"].dtype == pl.Date
    assert frames.to_frame(hostile, backend="polars")["authority"].to_list() == names


def test_a_workbook_has_days_that_excel_takes_for_days(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    frame = frames.next_inspections([DEVON], as_of=AS_OF, backend="pandas", quote_formulas=True)
    file = tmp_path / "next.xlsx"
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        frame.to_excel(book, sheet_name="Next inspections", index=False)
        for row in book.sheets["Next inspections"].iter_rows(min_row=2):
            for cell in row:
                if cell.is_date:
                    cell.number_format = "d mmm yyyy"
    header, row = openpyxl.load_workbook(file)["Next inspections"].iter_rows()
    cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
    assert cells["authority"].value == "Devon"
    assert cells["earliest"].is_date
    assert cells["earliest"].number_format == "d mmm yyyy"
    assert cells["earliest"].value == frame["earliest"][0].to_pydatetime()


# Questions to columns

DAYS = st.dates(date(2013, 6, 1), date(2027, 6, 30))
ROWS = st.lists(
    st.tuples(st.none() | DAYS, st.none() | DAYS, st.none() | st.integers(-90, 90).filter(bool)), min_size=1
)
CALENDARS = st.sampled_from((oi.england_and_wales(), oi.any_part_of_uk()))


def asked(ask: Callable[..., object], *columns: Any) -> list[object]:
    """
    Return what a calendar answers row by row; None where anything is missing.
    """
    return [None if None in row else ask(*row) for row in zip(*columns, strict=False)]


@pytest.mark.parametrize("backend", BACKENDS)
@given(rows=ROWS, calendar=CALENDARS)
def test_columns_have_the_calendars_answers_and_nulls_stay_null(
    backend: str, rows: list[Any], calendar: oi.WorkingCalendar
) -> None:
    days, others, ns = map(list, zip(*rows, strict=True))
    made = pa.table(
        {"day": pa.array(days, pa.date32()), "other": pa.array(others, pa.date32()), "n": pa.array(ns, pa.int64())}
    )
    frame = {"pandas": made.to_pandas(types_mapper=pd.ArrowDtype), "polars": pl.DataFrame(made), "pyarrow": made}[
        backend
    ]
    frame = frames.add_working_days(frame, "day", "n", into="due", calendar=calendar)
    frame = frames.count_working_days(frame, "day", "other", into="count", calendar=calendar)
    frame = frames.is_working_day(frame, "day", into="counts", calendar=calendar)
    assert listed(frame["due"]) == asked(calendar.add, days, ns)
    assert listed(frame["count"]) == asked(calendar.count, days, others)
    assert listed(frame["counts"]) == asked(calendar.is_working_day, days)
    assert [schema_of(frame)[name] for name in ("due", "count", "counts")] == [nw.Date, nw.Int64, nw.Boolean]


@pytest.mark.parametrize("backend", BACKENDS)
def test_one_number_or_one_day_serves_every_row(backend: str) -> None:
    days = [date(2023, 5, 9), None, date(2024, 1, 15)]
    frame = table(backend, received=days)
    frame = frames.add_working_days(frame, "received", 70, into="due")
    frame = frames.count_working_days(frame, date(2023, 8, 14), "due", into="left")
    assert listed(frame["due"]) == asked(oi.add_working_days, days, repeat(70))
    assert listed(frame["due"])[0] == date(2023, 8, 16)  # Stockton-on-Tees
    assert listed(frame["left"])[0] == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_series_is_answered_by_a_series(backend: str) -> None:
    days = table(backend, d=[date(2024, 3, 28), None])["d"]
    assert listed(frames.add_working_days(days, 1)) == [date(2024, 4, 2), None]
    assert listed(frames.add_working_days(days, days_from := table(backend, n=[-1, 3])["n"])) == [
        date(2024, 3, 27),
        None,
    ]
    assert listed(frames.is_working_day(days)) == [True, None]
    assert listed(frames.count_working_days(days, date(2024, 4, 2))) == [1, None]
    assert type(frames.is_working_day(days)) is type(days_from)


def test_a_frame_is_left_as_it_was_and_keeps_its_index() -> None:
    frame = table("pandas", d=[date(2024, 3, 28), date(2024, 4, 2)])
    frame.index = [7, 9]
    answered = frames.is_working_day(frame, "d", into="d")
    assert list(answered.index) == [7, 9]
    assert list(frames.is_working_day(frame["d"]).index) == [7, 9]
    assert frame["d"].dtype == ARROW_DAYS
    assert answered["d"].tolist() == [True, True]


def test_a_frame_of_more_rows_than_are_asked_at_a_time() -> None:
    rng = np.random.default_rng(2024)
    days = np.datetime64("2014-01-01") + rng.integers(0, 4_000, 300_000)
    ns = rng.integers(1, 50, days.size)
    frame = frames.add_working_days(pl.DataFrame({"d": days, "n": ns}), "d", "n", into="due")
    with_null = frame.with_columns(pl.when(pl.int_range(pl.len()) % 7 > 0).then("d").alias("d"))
    again = frames.add_working_days(with_null, "d", "n", into="again")
    assert again["again"].null_count() == with_null["d"].null_count()
    assert (again["again"] == again["due"]).all()
    assert frame["due"][299_999] == oi.add_working_days(frame["d"][299_999], int(ns[-1]))


@pytest.mark.parametrize(
    "days",
    [
        pa.chunked_array([], pa.date32()),
        pa.chunked_array([pa.nulls(3, pa.date32())]),
        pa.chunked_array([pa.array([date(2024, 1, 1), None]), pa.array([date(2024, 1, 3)])]).slice(1),
    ],
    ids=["none", "nulls", "slices"],
)
def test_days_in_any_number_of_chunks_are_answered(days: pa.ChunkedArray) -> None:
    expected = asked(oi.is_working_day, days.to_pylist())
    assert listed(frames.is_working_day(days)) == expected
    assert listed(frames.is_working_day(days.to_pandas(types_mapper=pd.ArrowDtype))) == expected
    assert listed(frames.is_working_day(pl.Series(days.to_pylist(), dtype=pl.Date))) == expected


def test_pandas_dates_that_are_objects_are_days_too() -> None:
    days = pd.Series([date(2024, 3, 28), None, pd.NaT, pd.NA, np.nan], dtype=object)
    assert listed(frames.add_working_days(days, 1)) == [date(2024, 4, 2), None, None, None, None]


@pytest.mark.parametrize(
    "nulls",
    [
        pd.Series([None, None], dtype=object),
        pd.Series([], dtype=object),
        pl.Series([None, None]),
        pa.chunked_array([pa.nulls(2)]),
    ],
    ids=("pandas", "pandas, empty", "polars", "pyarrow"),
)
def test_a_column_of_nulls_alone_has_null_answers(nulls: Any) -> None:
    answers = frames.add_working_days(nulls, 30)
    assert listed(answers) == [None] * len(nulls)
    assert nw.from_native(answers, series_only=True).dtype == nw.Date


def test_events_of_which_no_report_is_out_are_read() -> None:
    frame = pl.DataFrame({"kind": ["jtai"], "start": [date(2024, 1, 15)], "dfe_code": ["383"], "published": [None]})
    assert [event.published for event in frames.from_frame(frame)] == [None]


def test_an_object_that_is_no_day_is_refused_with_its_place() -> None:
    days = pd.DataFrame({"received": [date(2024, 3, 28), datetime(2024, 3, 28, tzinfo=UTC)]}, dtype=object)
    with pytest.raises(oi.NotADateError, match=r"^row 1: column 'received': datetime.datetime"):
        frames.is_working_day(days, "received", into="counts")


def test_several_columns_of_one_name_are_refused() -> None:
    frame = pd.DataFrame([[date(2024, 3, 28), "jtai", "jtai"]], columns=["start", "kind", "kind"], dtype=object)
    for ask in (lambda: frames.from_frame(frame), lambda: frames.is_working_day(frame, "start", into="counts")):
        with pytest.raises(oi.RecordError, match=r"several columns of one name: .* 'kind' 2 times"):
            ask()


@pytest.mark.parametrize(
    "instants",
    [
        pd.Series(pd.to_datetime(["2024-01-01 00:00", "2024-01-02 09:00"])),
        pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02"]), dtype="timestamp[ns][pyarrow]"),
        pd.Series(pd.to_datetime(["2024-01-01", "NaT"])).dt.tz_localize("Europe/London"),
        pl.Series([datetime(2024, 1, 1, tzinfo=UTC)]),
        pa.chunked_array([pa.array([datetime(2024, 1, 1, tzinfo=UTC)])]),
        pl.Series(["2024-01-01"]),
        pl.Series([20240101]),
        pd.Series([date(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)], dtype=object),
        pd.Series([date(2024, 1, 1), "2024-01-01"], dtype=object),
    ],
    ids=lambda series: str(getattr(series, "dtype", getattr(series, "type", ""))),
)
def test_a_column_of_anything_but_days_is_refused(instants: Any) -> None:
    with pytest.raises(oi.NotADateError, match=r"not (a )?days?"):
        frames.is_working_day(instants)
    with pytest.raises(oi.NotADateError, match=r"not (a )?days?"):
        frames.add_working_days(instants, 1)


@pytest.mark.parametrize("ns", [[1.0], [True], ["1"], [None], [2**64 - 1]])
def test_a_column_of_anything_but_whole_numbers_is_refused(ns: list[Any]) -> None:
    with pytest.raises(NotAnIntegerError):
        frames.add_working_days(pl.DataFrame({"d": [date(2024, 1, 1)], "n": ns}), "d", "n", into="due")


@pytest.mark.parametrize("wide", [pl.UInt64, pl.Int128])
def test_numbers_of_a_type_that_may_not_fit_are_refused(wide: Any) -> None:
    with pytest.raises(NotAnIntegerError, match="not every number fits Int64"):
        frames.add_working_days(pl.Series([date(2024, 1, 1)]), pl.Series([3], dtype=wide))


@pytest.mark.parametrize("n", [1.0, True, None])
def test_a_number_that_is_not_whole_is_refused(n: Any) -> None:
    with pytest.raises(NotAnIntegerError):
        frames.add_working_days(pl.Series([date(2024, 1, 1)]), n)


def test_a_row_that_cannot_be_answered_is_named_and_no_answer_is_given() -> None:
    days = [date(2024, 1, 15), None, date(1999, 1, 4), date(1999, 1, 5)]
    with pytest.raises(oi.CoverageError, match="row 2: 1999-01-04 is before 2012-01-01"):
        frames.add_working_days(pl.DataFrame({"d": days}), "d", 5, into="due")
    with pytest.raises(oi.CoverageError, match="row 0: 1999-01-04"):
        frames.is_working_day(pl.Series(days[2:]))
    with pytest.raises(oi.CoverageError, match="row 0"):
        frames.add_working_days(pl.Series(days[:1]), 10**30)
    with pytest.raises(oi.RecordError, match="row 1: 0 working days from"):
        frames.add_working_days(pl.Series([date(2024, 1, 15), date(2024, 1, 14)]), 0)


def test_columns_that_do_not_exist_or_do_not_match_are_refused() -> None:
    frame = pl.DataFrame({"d": [date(2024, 1, 1)]})
    with pytest.raises(oi.RecordError, match="There are 'd'"):
        frames.count_working_days(frame, "d", "due", into="n")
    with pytest.raises(oi.RecordError, match="Give one for each"):
        frames.count_working_days(frame["d"], pl.Series([date(2024, 1, 1)] * 2))
    days = pd.Series([date(2024, 1, 1)], dtype=ARROW_DAYS)
    with pytest.raises(oi.RecordError, match="other indexes"):
        frames.count_working_days(days, days.rename({0: 1}))
    with pytest.raises(oi.RecordError, match="No column was named"):
        frames.is_working_day(frame, date(2024, 1, 1), into="x")


def test_arguments_that_do_not_fit_are_refused() -> None:
    frame = pl.DataFrame({"d": [date(2024, 1, 1)]})
    for ask in (
        lambda: frames.is_working_day(frame, "d"),  # type: ignore[call-overload]
        lambda: frames.is_working_day(frame["d"], into="x"),  # type: ignore[call-overload]
        lambda: frames.add_working_days(frame, "d", into="x"),  # type: ignore[call-overload]
        lambda: frames.is_working_day([date(2024, 1, 1)]),
        lambda: frames.is_working_day(5),
        lambda: frames.is_working_day(frame, "d", into=5),  # type: ignore[call-overload]
        lambda: frames.is_working_day(frame["d"], calendar="scotland"),  # type: ignore[call-overload]
    ):
        with pytest.raises(oi.RecordError):
            ask()


# Lazy frames


def test_a_lazy_frame_of_polars_stays_lazy() -> None:
    days = [date(2023, 5, 9), None]
    lazy = frames.add_working_days(pl.LazyFrame({"d": days}), "d", 70, into="due")
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema()["due"] == pl.Date
    assert lazy.filter(pl.col("due").is_not_null()).collect()["due"].to_list() == [date(2023, 8, 16)]


def test_a_lazy_frame_with_a_column_of_datetimes_is_refused_at_once() -> None:
    with pytest.raises(oi.NotADateError, match="not days"):
        frames.is_working_day(pl.LazyFrame({"d": [datetime(2024, 1, 1, tzinfo=UTC)]}), "d", into="x")


def test_a_frame_of_dask_stays_lazy() -> None:
    dask = pytest.importorskip("dask.dataframe", reason="dask's data frames are not installed")
    days = [date(2023, 5, 9), None, date(2024, 1, 15)]
    lazy = dask.from_pandas(table("pandas", d=days, n=[70, 1, 20]), npartitions=2)
    answered = frames.add_working_days(lazy, "d", "n", into="due")
    assert isinstance(answered, dask.DataFrame)
    assert answered.dtypes["due"] == ARROW_DAYS
    assert listed(answered.compute()["due"]) == asked(oi.add_working_days, days, [70, 1, 20])
    assert listed(frames.is_working_day(lazy["d"]).compute()) == [True, None, True]
    assert listed(frames.add_working_days(lazy["d"], lazy["n"]).compute()) == listed(answered.compute()["due"])
    with pytest.raises(oi.NotADateError, match="not days"):
        frames.is_working_day(lazy, "n", into="x")


# What is missing


@pytest.mark.parametrize("missing", ["narwhals", "numpy"])
def test_without_the_extra_the_import_says_in_one_line_what_to_install(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; import ofsted_ilacs.interop.frames"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert said.splitlines()[-1].startswith("ImportError: ")
    assert said.splitlines()[-1].endswith("pip install ofsted-ilacs[frames]")


@pytest.mark.parametrize(("backend", "needed"), [("polars", "polars"), ("pandas", "pandas pyarrow")])
def test_without_the_library_of_the_frame_the_error_says_what_to_install(backend: str, needed: str) -> None:
    code = (
        f"import sys; sys.modules[{backend!r}] = None; from ofsted_ilacs import Months; "
        f"from ofsted_ilacs.interop.frames import to_frame; to_frame(Months(3), backend={backend!r})"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert said.splitlines()[-1].endswith(f"needs {needed}: pip install {needed}")
