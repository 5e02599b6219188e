"""
Cells as people keep them: read in bounded time, or refused with what they say.
"""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.records import cell_values as cells, read_events
from ofsted_ilacs.interop.records.table_layout import FIELDS
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span


@pytest.mark.parametrize(
    "text",
    [
        "12 May 2025",
        "Monday 12 May 2025",
        "Mon, 12th May 2025",
        "12-May-25",
        "12 May 25",
        "12/05/2025 00:00",
        "12/05/2025 00:00:00",
        "2025-05-12T00:00:00.000",
        "monday 12/05/2025",
    ],
)
def test_12_may_2025_is_read_however_it_is_written(text: str) -> None:
    assert cells.read_day(text) == date(2025, 5, 12)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Tuesday 12 May 2025", "12 May 2025 is a Monday"),
        ("12/05/2025 09:30", "is not a day"),
        ("2025-05-12T09:30", "carries a time of day"),
        ("May 2025", "is not a day"),
        ("Spring 12 May 2025", "is not a day"),
        ("32 May 2025", "is not a day of any year"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, says: str) -> None:
    for read in (cells.read_day, cells.read_days):
        with pytest.raises(RecordError, match=says):
            read(text)


def test_a_workbooks_number_is_refused_with_the_way_to_convert_it() -> None:
    with pytest.raises(RecordError, match=r"day number, 12 May 2025: .*datetime.date\(1899, 12, 30\)"):
        cells.read_day("45789")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 to 16 May 2025", date(2025, 5, 12), date(2025, 5, 16)),
        ("9-20 June 2025", date(2025, 6, 9), date(2025, 6, 20)),
        ("9\u201320 June 2025", date(2025, 6, 9), date(2025, 6, 20)),
        ("Monday 9 to Friday 20 June 2025", date(2025, 6, 9), date(2025, 6, 20)),
        ("28 February to 4 March 2022", date(2022, 2, 28), date(2022, 3, 4)),
        ("19 November 2013 to 30 January 2014", date(2013, 11, 19), date(2014, 1, 30)),
        ("30 December to 10 January 2014", date(2013, 12, 30), date(2014, 1, 10)),
        ("12/05/2025 - 16/05/2025", date(2025, 5, 12), date(2025, 5, 16)),
        ("2025-05-12 to 2025-05-16", date(2025, 5, 12), date(2025, 5, 16)),
        ("10-Jun-24 - 14-Jun-24", date(2024, 6, 10), date(2024, 6, 14)),
    ],
)
def test_a_stretch_is_its_first_and_its_last_day(text: str, first: date, last: date) -> None:
    assert cells.read_days(text) == Span(first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("16 to 12 May 2025", "ends before it starts"),
        ("31 to 32 May 2025", "is not a day of any year"),
        ("31 to 1 June 2025", "is not a day of any year"),
        ("0 to 5 May 2025", "is not a day of any year"),
        ("May to June 2025", "is not a day"),
        ("to", "is not a day"),
    ],
)
def test_a_stretch_that_cannot_be_is_refused(text: str, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        cells.read_days(text)


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(1, 60))
def test_a_stretch_as_the_library_writes_it_is_read_back(first: date, days: int) -> None:
    span = Span(first, date.fromordinal(first.toordinal() + days))
    assert cells.read_days(str(span)) == span


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ILACS Short Inspection", EventKind.SHORT),
        ("ILACS Standard Inspection", EventKind.STANDARD),
        ("ILACS Focused Visit", EventKind.FOCUSED_VISIT),
        ("ILACS focussed visits", EventKind.FOCUSED_VISIT),
        ("LA Monitoring visit", EventKind.MONITORING_VISIT),
        ("monitoring", EventKind.MONITORING_VISIT),
        ("JTAI", EventKind.JTAI),
        ("JTAI inspection", EventKind.JTAI),
        ("Joint Targeted Area Inspection", EventKind.JTAI),
        ("Single inspection", EventKind.SINGLE),
        ("Single Inspection Framework", EventKind.SINGLE),
        ("SIF inspection", EventKind.SINGLE),
        ("SIF", EventKind.SINGLE),
        ("Re-inspection", EventKind.SINGLE),
        ("Post-monitoring single inspection", EventKind.POST_MONITORING_SINGLE),
        ("Action planning visit", EventKind.ACTION_PLANNING_VISIT),
    ],
)
def test_a_kind_is_read_as_tables_spell_it(text: str, kind: EventKind) -> None:
    assert cells.read_kind(text) is cells.read_kind(text.upper()) is cells.read_kind(text.lower()) is kind


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_is_read_by_its_value_and_its_label(kind: EventKind) -> None:
    assert cells.read_kind(kind.value) is cells.read_kind(kind.label) is kind


@pytest.mark.parametrize("text", ["", "inspection", "ILACS", "visit", "area SEND inspection"])
def test_what_says_no_kind_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="is not a kind of event"):
        cells.read_kind(text)


# A bound on every cell: what is longer than any day, kind or name is looked at no further.

LONG = 100_000
ALTERNATIVES = (
    " ", "_", "-", "\u00a0", "0", "12 ", "12-", "12/05/2025", "st", "January ", "Monday ", "Mon, ", "00:00",
    "T00:00:00.0", " to ", "\u2013", "/", ";", "2022-02-28/2022-03-04;", "the ", "council of ", "london borough of ",
    " council", "'", "&", "good", "improvement.2", "1", "ilacs ", " inspection", "yes", "\ufeff", "nan", "(", "a",
)  # fmt: skip


@pytest.mark.parametrize("piece", ALTERNATIVES)
def test_no_reader_tries_a_pattern_on_a_long_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    watched = [name for name, value in vars(cells).items() if isinstance(value, re.Pattern)]

    class Watched:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self._pattern = pattern

        def __getattr__(self, name: str) -> Any:
            def call(*args: Any) -> Any:
                nonlocal longest
                longest = max(longest, *(len(each) for each in args if isinstance(each, str)))
                return getattr(self._pattern, name)(*args)

            return call

    for name in watched:
        monkeypatch.setattr(cells, name, Watched(getattr(cells, name)))
    text = (piece * LONG)[:LONG]
    reading = read_events([dict.fromkeys(FIELDS, text)])
    assert reading.events == ()
    assert longest <= cells.LONGEST
    assert all(len(each.reason) < 4_000 for each in reading.problems)
