"""
The upkeep of the record: what is new is written, what is in doubt is not, and nothing changes without a reason.
"""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.lines import InspectionLine, VisitLine
from ofsted_ilacs.archive.provenances import RecordBasis
from ofsted_ilacs.interop import frames
from tests.data import FEEDS, OFFICIAL
from tools import archive
from tools.archive import Finding, Record, Standing, compare, package_record, read, with_findings

FEED_HEADER, DORSET_2025, ST_HELENS_2023 = csv.reader(
    [
        "urn,local_authority,inspection_link,publication_date,inspection_framework,inspection_start_date,"
        "inspection_end_date,overall_effectiveness_grade,impact_of_leaders_grade,help_and_protection_grade,in_care_grade,"
        "care_leavers_grade",
        "2532283,dorset,https://files.ofsted.gov.uk/v1/file/50276411,09/05/25,short,17/03/2025,21/03/2025,"
        "outstanding,outstanding,outstanding,outstanding,good",
        "80560,st helens,https://files.ofsted.gov.uk/v1/file/50227184,04/09/23,standard,10/07/2023,21/07/2023,"
        "good,good,good,requires improvement,good",
    ]
)
"""Of St Helens the feed has three grades in the wrong columns. They fit together all the same."""

ARCHIVE = Path(archive.__file__).parents[1] / "src/ofsted_ilacs/archive"


def found_in_feed(*rows: list[str], record: Record | None = None) -> list[Finding]:
    return compare(read([FEED_HEADER, *rows]), package_record() if record is None else record)


def without(name: str, start: str) -> Record:
    """
    Return the record before an inspection was entered.
    """
    record = package_record()
    code = oi.authority(name).code_or_name
    record[code] = [line for line in record[code] if str(line.first_day) != start]
    return record


def replaced(row: list[str], column: str, cell: str) -> list[str]:
    return [cell if title == column else old for title, old in zip(FEED_HEADER, row, strict=True)]


def texts(record: Record) -> tuple[str, str]:
    return archive.inspections_table(record), archive.visits_table(record, oi.published_until("visits"))


def own_columns() -> list[list[str]]:
    """
    Return the record as a table of the library's own columns.
    """
    frame = frames.to_frame(list(oi.published_histories().values()), backend="polars")
    cells = [["" if cell is None else str(cell) for cell in row] for row in frame.iter_rows()]
    return [frame.columns, *cells]


# Nothing new


def test_the_record_written_anew_is_the_record() -> None:
    files = (ARCHIVE / "inspections_table.py", ARCHIVE / "visits_table.py")
    assert texts(package_record()) == tuple(file.read_text(encoding="utf-8") for file in files)


def test_a_feed_that_says_what_the_record_says_changes_nothing() -> None:
    assert found_in_feed(DORSET_2025) == []


def test_the_record_read_back_from_its_own_columns_changes_nothing() -> None:
    table = read(own_columns())
    assert len(table.reading.events) == sum(map(len, oi.published_histories().values()))
    assert compare(table, package_record()) == []


@pytest.mark.parametrize(
    ("name", "events"), [("official_history_2025.csv", 271), ("official_visits_2022_2025.csv", 185)]
)
def test_the_official_statistics_change_nothing(name: str, events: int) -> None:
    table = read(rows_of(OFFICIAL / name), date(2025, 3, 31))
    assert len(table.reading.events) == events
    assert compare(table, package_record()) == []


def test_the_public_feed_changes_nothing_and_its_errors_are_in_doubt() -> None:
    findings = compare(read(rows_of(FEEDS / "inspections.csv")), package_record())
    assert {found.standing for found in findings} == {Standing.IN_DOUBT}
    contradicting = {found.what.partition(",")[0] for found in findings if found.line is not None}
    assert contradicting == {"Oxfordshire", "Rochdale", "St Helens"}
    assert texts(with_findings(package_record(), findings)) == texts(package_record())


# New and changed


def test_what_the_record_lacks_is_new_and_written() -> None:
    before = without("Dorset", "2025-03-17")
    (found,) = found_in_feed(DORSET_2025, record=before)
    assert found.standing is Standing.NEW
    (line,) = {*with_findings(before, [found])["838"]} - {*before["838"]}
    assert isinstance(line, InspectionLine)
    assert line[:-1] == next(line for line in package_record()["838"] if line.first_day == date(2025, 3, 17))[:-1]
    assert line.kind_from == "length"


def test_a_last_day_that_nobody_published_is_filled_in_once_somebody_does() -> None:
    rows = [["authority", "kind", "start", "end"], ["Northamptonshire", "standard", "2019-06-17", "2019-06-28"]]
    (found,) = compare(read(rows), package_record())
    assert found.standing is Standing.CHANGED
    assert found.reasons == ("days: the record has 2019-06-17/?, the table 2019-06-17/2019-06-28",)
    (line,) = with_findings(package_record(), [found])["928"]
    assert line.event(oi.authority("Northamptonshire")).end_assumed is False


def test_the_statistics_outrank_the_length_of_fieldwork() -> None:
    event = oi.published("Leeds").events[-1]
    before = archive.line_of(event, None)
    assert isinstance(before, InspectionLine)
    stated = before._replace(kind="standard", kind_from="2026-03-31", days=f"{event.start}/?")
    merged, filled, contradicted = archive._merged(before, stated)
    assert contradicted == []
    assert merged == before._replace(kind="standard", kind_from="2026-03-31")
    assert len(filled) == 2


def test_a_visit_is_kept_with_the_address_of_its_letter() -> None:
    header = ["authority", "kind", "start", "published", "source", "theme"]
    visit = [
        "Leeds",
        "focused visit",
        "2026-02-03",
        "2026-03-05",
        "https://files.ofsted.gov.uk/v1/file/1",
        "Front door",
    ]
    (found,) = compare(read([header, visit]), package_record())
    assert found.standing is Standing.NEW
    assert found.line == VisitLine("focused_visit", "2026-02-03", "2026-03-05", "1", "Front door")
    assert found.line.address == "https://files.ofsted.gov.uk/v1/file/1"
    assert found.line.provenance().facts is RecordBasis.REPORT


# In doubt


def test_st_helens_2023_contradicts_the_record_and_is_not_written() -> None:
    (found,) = found_in_feed(ST_HELENS_2023)
    assert found.standing is Standing.IN_DOUBT
    assert "care: the record has G, the table RI" in found.reasons
    assert texts(with_findings(package_record(), [found])) == texts(package_record())


def test_a_row_in_doubt_is_written_once_somebody_takes_it() -> None:
    (found,) = found_in_feed(ST_HELENS_2023)
    assert texts(with_findings(package_record(), [found], taken=[0])) != texts(package_record())


def test_a_new_row_with_a_problem_is_in_doubt() -> None:
    row = replaced(DORSET_2025, "help_and_protection_grade", "data_unreadable")
    (found,) = found_in_feed(row, record=without("Dorset", "2025-03-17"))
    assert found.standing is Standing.IN_DOUBT
    assert "data_unreadable" in str(found)


def test_other_days_of_a_report_on_record_are_in_doubt() -> None:
    row = replaced(replaced(DORSET_2025, "inspection_start_date", "24/03/2025"), "inspection_end_date", "28/03/2025")
    (found,) = found_in_feed(row)
    assert found.standing is Standing.IN_DOUBT
    assert "days: the record has 2025-03-17/2025-03-21, the table 2025-03-24/2025-03-28" in found.reasons


def test_a_report_that_cannot_be_read_is_in_doubt_unless_it_is_on_record() -> None:
    row = replaced(DORSET_2025, "inspection_start_date", "")
    assert found_in_feed(row) == []
    (found,) = found_in_feed(replaced(row, "inspection_link", "https://files.ofsted.gov.uk/v1/file/1"))
    assert found.standing is Standing.IN_DOUBT
    assert found.line is None


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("jtai", "the record keeps graded inspections"), ("focused visit", "a visit without the address of its letter")],
)
def test_what_the_record_does_not_keep_is_in_doubt(kind: str, reason: str) -> None:
    (found,) = compare(read([["authority", "kind", "start"], ["Leeds", kind, "2026-02-03"]]), package_record())
    assert found.standing is Standing.IN_DOUBT
    assert reason in found.reasons[0]


# The job


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in ("inspections_table.py", "visits_table.py"):
        shutil.copy(ARCHIVE / name, tmp_path / name)
    return tmp_path


def file_of(folder: Path, *rows: list[str]) -> str:
    path = folder / "table.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([FEED_HEADER, *rows])
    return str(path)


def rows_of(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_the_job_leaves_the_record_where_nothing_is_new(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert archive.main([file_of(copied, DORSET_2025, ST_HELENS_2023)], copied) == 0
    printed = capsys.readouterr().out
    assert "0 new" in printed
    assert "1 in doubt" in printed
    assert "The record is as it was." in printed


def test_the_job_writes_what_is_taken_and_checks_without_writing(copied: Path) -> None:
    file, table = file_of(copied, ST_HELENS_2023), copied / "inspections_table.py"
    old = table.read_text(encoding="utf-8")
    assert archive.main([file, "--take", "0", "--check"], copied) == 1
    assert table.read_text(encoding="utf-8") == old
    assert archive.main([file, "--take", "0"], copied) == 0
    assert table.read_text(encoding="utf-8") != old


def test_the_job_refuses_what_is_no_table(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert archive.main([str(copied / "other.csv")], copied) == 2
    assert archive.main([str(copied / "nowhere.csv")], copied) == 2
    assert archive.main([str(OFFICIAL / "official_history_2025.csv")], copied) == 2
    assert "Say of which day: --as-at" in capsys.readouterr().err
