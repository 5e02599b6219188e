"""
How likely each authority's next inspection begins by a day.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.frames import to_frame
from ofsted_ilacs.sector.inspection_chances import inspection_chances
from tests.builders import on

RECORD = oi.published_histories()


def test_the_likeliest_of_all_authorities_is_first() -> None:
    rows = inspection_chances(RECORD, as_of=on("2026-11-24"), until=on("2027-05-24"))
    assert len(rows) == 153
    assert [row.chance for row in rows] == sorted((row.chance for row in rows), reverse=True)
    assert all(0 <= row.already_begun <= row.chance <= 1 for row in rows)


@given(st.sampled_from(sorted(RECORD, key=lambda each: each.name)), st.integers(0, 2000))
@settings(max_examples=30)
def test_a_row_holds_what_the_forecast_says(authority: oi.Authority, days: int) -> None:
    as_of = on("2026-11-24")
    until = as_of + timedelta(days)
    rows = inspection_chances([RECORD[authority]], as_of=as_of, until=until)
    if authority.abolished is not None:
        assert rows == ()
        return
    (row,) = rows
    ahead = oi.forecast(RECORD[authority], as_of=as_of)
    assert (row.p10, row.p50, row.p90) == tuple(map(ahead.quantile, (0.1, 0.5, 0.9)))
    assert row.chance == pytest.approx(
        ahead.already_begun + (1 - ahead.already_begun) * ahead.probability_by(until), abs=1e-12
    )


def test_whoever_was_never_inspected_is_left_out() -> None:
    new = oi.History(oi.authority("Leeds"))
    assert inspection_chances([new], as_of=on("2026-11-24"), until=on("2027-05-24")) == ()


def test_a_day_before_the_day_of_asking_is_refused() -> None:
    with pytest.raises(RecordError, match="is before as_of"):
        inspection_chances(RECORD, as_of=on("2026-11-24"), until=on("2026-11-23"))


def test_the_rows_are_a_frame() -> None:
    frame = to_frame(inspection_chances(RECORD, as_of=on("2026-11-24"), until=on("2027-05-24")), backend="polars")
    assert frame.height == 153
    assert frame["p50"].dtype.is_temporal()
    assert frame["until"][0] == date(2027, 5, 24)


def test_forecasts_are_a_frame_too() -> None:
    ahead = [oi.forecast(RECORD[oi.authority(name)], as_of=on("2026-11-24")) for name in ("Leeds", "Havering")]
    frame = to_frame(ahead, backend="polars")
    assert frame["authority"].to_list() == ["Leeds", "Havering"]
    assert frame["earliest"].to_list() == [on("2028-02-12"), on("2026-08-16")]
