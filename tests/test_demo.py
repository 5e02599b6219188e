"""
The demonstration answers for everybody, from the record or from a file.
"""

import csv
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import ofsted_ilacs as oi
from demo.__main__ import SIX

ROOT = Path(__file__).parents[1]


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--as-of", "2026-11-21", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout


def test_six_authorities_are_on_each_of_the_four_pathways() -> None:
    pathways = {oi.pathway(oi.published(name), as_of=date(2026, 11, 21)).pathway for name in SIX}
    pathways.add(oi.pathway(oi.published("Cumberland"), as_of=date(2024, 6, 1)).pathway)
    assert len(SIX) == 6
    assert pathways == set(oi.Pathway)


def test_one_of_the_six_was_inspected_since_april_2026() -> None:
    latest = [oi.published(name).latest_full for name in SIX]
    assert any(event is not None and event.start >= date(2026, 4, 1) for event in latest)


def test_the_table_shows_each_authority_with_its_next_inspection_and_clocks() -> None:
    shown = " ".join(_run().split())
    for name in ("Bradford", "Brent", "Cheshire East", "Cumberland", "Kent", "Surrey"):
        assert name in shown
    assert "around 29 January 2029" in shown
    assert "some time before the" in shown  # a focused visit has no window that opens
    assert "Written statement" in shown


def test_a_file_of_any_authorities_is_answered_row_by_row(tmp_path: Path) -> None:
    london = [history for history in oi.published_histories().values() if history.authority.region == "London"]
    file = tmp_path / "london.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["authority", "event_type", "inspection_start", "inspection_end", "overall_effectiveness"])
        for event in (event for history in london for event in history.full_inspections):
            overall = event.overall.value if event.overall else "data_unreadable"
            writer.writerow([event.authority, event.kind.value, event.start, event.end, overall])
    shown = _run(str(file))
    assert shown.count("asked on") == len(london) == 33
    assert "could not be read, or should be checked" in shown


def test_a_file_that_is_not_there_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demo", "nowhere.csv"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "there is no file nowhere.csv" in done.stderr


def test_a_file_of_other_columns_is_refused_in_a_line(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "demo", str(other)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "none holds authority" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_text_is_refused_in_a_line(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(b"\xff\xfe\x00\xd0")
    done = subprocess.run(
        [sys.executable, "-m", "demo", str(other)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "no CSV text in UTF-8" in done.stderr


def test_a_day_on_which_nothing_can_be_answered_is_said_row_by_row() -> None:
    shown = " ".join(_run("--as-of", "2013-01-01").split())
    assert shown.count("no answer") == 5
    assert "first day of the oldest" in shown


def test_a_day_beyond_the_announced_bank_holidays_is_answered_all_the_same() -> None:
    shown = " ".join(_run("--as-of", "2040-01-01").split())
    assert "no answer" not in shown
    assert "overdue" not in shown, "the record ends long before, and does not show what was held since"
