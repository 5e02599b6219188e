"""
Update the record of published inspections and visits from a table, and print what changed.

``nox -s archive -- FILE`` takes the newest public feed, a sheet of Ofsted's official statistics saved as CSV (with
``--as-at``, the day that they are of), or a table of the library's own columns: docs/how-to/keep-the-archive.md.

What the record lacks is new; what it left open is changed. Both are written. What is in doubt is shown but not written:
a row with a problem, or a row that contradicts the record. (The rows of the record were checked against the reports.)
``--take`` writes such a row after somebody has read the report.
"""

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

from ofsted_ilacs.archive.inspections_table import INSPECTIONS
from ofsted_ilacs.archive.lines import (
    GRADES,
    NOTHING,
    REPORTS,
    UNPUBLISHED,
    InspectionLine,
    VisitLine,
    column_of,
    is_day,
)
from ofsted_ilacs.archive.provenances import RecordBasis
from ofsted_ilacs.archive.visits_table import HELD_UNTIL, VISITS
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, IlacsError, RecordError
from ofsted_ilacs.interop import records
from ofsted_ilacs.interop.records import Reading
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.register.authority_table import AUTHORITIES

ARCHIVE = Path(__file__).parents[1] / "src/ofsted_ilacs/archive"
VISIT_KINDS = (EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT)

Line = InspectionLine | VisitLine
Record = dict[str, list[Line]]
"""The lines of the two tables, by the DfE code of the authority."""

Row = list[str]


# What a table says


class Layout(Enum):
    """
    Which kind of table it is.
    """

    FEED = "the public feed"
    STATISTICS = "Ofsted's official statistics"
    OWN = "a table of the library's own columns"


@attrs.frozen
class Table:
    """
    A table that was read.

    Attributes:
        layout: Which kind of table it is.
        rows: Its rows as in the file, at the positions that the reading counts.
        reading: Its events and problems.
        as_at: The as-at day of official statistics; None for any other table.
    """

    layout: Layout
    rows: list[Row]
    reading: Reading
    as_at: date | None = None


def read(rows: list[Row], as_at: date | None = None) -> Table:
    """
    Read the rows of a CSV file in one of the three layouts.

    Raises:
        RecordError: If it has none of them, or it holds official statistics and no as-at day was given.
    """
    header, *body = rows or [[]]
    if "inspection_framework" in header:
        return Table(Layout.FEED, body, records.read_scraped_history(body, header=header))
    if any(_is_title_of_statistics(cell) for row in rows for cell in row):
        if as_at is None:
            raise RecordError("these are Ofsted's official statistics. Say of which day: --as-at 2025-03-31.")
        return Table(Layout.STATISTICS, rows, records.read_official_statistics(rows), as_at)
    return Table(Layout.OWN, body, records.read_events(body, header=header))


def _is_title_of_statistics(cell: str) -> bool:
    return cell.strip() in ("Local authority name", "Local authority area code")


# The lines that it makes


def line_of(event: InspectionEvent, as_at: date | None, before: Line | None = None) -> Line:
    """
    Return the line of the record that an event makes.

    Args:
        event: The event.
        as_at: The day of the official statistics that list it; None if another table does.
        before: The line that is already on record for it.

    Raises:
        HistoryError: If the record does not keep such events, or the kind is not known.
    """
    if event.kind in VISIT_KINDS:
        return _line_of_visit(event, as_at, before)
    if not event.kind.is_full_inspection:
        raise HistoryError(f"a {event.kind.label}: the record keeps graded inspections, focused and monitoring visits")
    names = {grade: name for name, grade in GRADES.items()}
    return InspectionLine(
        kind=event.kind.value,
        days=_days(event),
        published=_day(event.published),
        report=_number(event.source),
        kind_from=_kind_from(event, before) if as_at is None else str(as_at),
        **dict.fromkeys(map(column_of, JudgementArea), NOTHING)
        | {column_of(each.area): names[each.grade] for each in event.judgements},
    )


def _line_of_visit(event: InspectionEvent, as_at: date | None, before: Line | None) -> VisitLine:
    source = before.source if isinstance(before, VisitLine) else _number(event.source)
    if source == NOTHING and as_at is None:
        raise HistoryError("a visit without the address of its letter: nothing shows where it comes from")
    return VisitLine(
        kind=event.kind.value,
        start=str(event.start),
        published=_day(event.published),
        source=str(as_at) if source == NOTHING else source,
        theme=event.theme or NOTHING,
    )


def _days(event: InspectionEvent) -> str:
    if event.end_assumed:
        return f"{event.start}/{UNPUBLISHED}"
    return ";".join(f"{leg.start}/{leg.end}" for leg in event.fieldwork)


def _kind_from(event: InspectionEvent, before: Line | None) -> str:
    if isinstance(before, InspectionLine) and before.kind == event.kind.value:
        return before.kind_from
    if event.kind is EventKind.SINGLE:
        return str(RecordBasis.REPORT.value)
    if EventKind.from_fieldwork(event.fieldwork) is not event.kind:
        raise HistoryError(f"the length of fieldwork does not show a {event.kind.label}")
    return str(RecordBasis.LENGTH.value)


def _day(day: date | None) -> str:
    return NOTHING if day is None else str(day)


def _number(address: str | None) -> str:
    if address is None:
        return NOTHING
    number = address.removeprefix(REPORTS)
    return number if number.isdigit() else address


# Compared with the record


class Standing(Enum):
    """
    How a row compares with the record.
    """

    NEW = "new"
    CHANGED = "changed"
    IN_DOUBT = "in doubt"


@attrs.frozen(kw_only=True)
class Finding:
    """
    A row of the table that differs from the record.

    Attributes:
        row: Its position in the file, counted from 0 under the header.
        standing: How it compares with the record.
        what: The event, in words.
        reasons: What is new, changed or in doubt about it.
        code: The DfE code of the authority.
        line: The line that it makes, or None if it makes none.
        before: The line on record that it would replace.
    """

    row: int
    standing: Standing
    what: str
    reasons: tuple[str, ...]
    code: str = ""
    line: Line | None = None
    before: Line | None = None

    def __str__(self) -> str:
        return "\n    ".join([f"row {self.row}: {self.standing.value}: {self.what}", *self.reasons])


def compare(table: Table, record: Record) -> list[Finding]:
    """
    Return what a table says that the record does not, in the order of its rows.
    """
    events = dict(zip(table.reading.rows, table.reading.events, strict=True))
    problems: dict[int, list[str]] = {}
    for each in table.reading.problems:
        problems.setdefault(each.row, []).append(str(each))
    found = (
        _compared(position, events[position], problems.get(position, []), record, table.as_at)
        if position in events
        else _unread(position, row, problems.get(position, []), record)
        for position, row in enumerate(table.rows)
    )
    return [each for each in found if each is not None]


def _unread(position: int, row: Row, problems: list[str], record: Record) -> Finding | None:
    """
    Return the difference for a row that makes no event, or None if its report is already on record.
    """
    known = {line.address for lines in record.values() for line in lines if line.address}
    if not problems or not known.isdisjoint(row):
        return None
    what = " | ".join(filter(None, row[:4]))
    return Finding(row=position, standing=Standing.IN_DOUBT, what=what, reasons=tuple(problems))


def _compared(
    position: int, event: InspectionEvent, problems: list[str], record: Record, as_at: date | None
) -> Finding | None:
    code = event.authority.code_or_name
    before = _beside(event, record.get(code, []))
    finding = Finding(row=position, standing=Standing.IN_DOUBT, what=event.name, reasons=(), code=code, before=before)
    try:
        line = line_of(event, as_at, before)
    except HistoryError as error:
        return attrs.evolve(finding, reasons=(str(error), *problems))
    return _new(finding, event, line, problems) if before is None else _changed(finding, before, line, problems)


def _new(finding: Finding, event: InspectionEvent, line: Line, problems: list[str]) -> Finding:
    # An assumed last day is not in doubt: the line leaves it open.
    doubts = [each for each in problems if not (event.end_assumed and each.startswith(f"row {finding.row}, end "))]
    standing = Standing.IN_DOUBT if doubts else Standing.NEW
    return attrs.evolve(finding, standing=standing, line=line, reasons=("  ".join(line), *doubts))


def _changed(finding: Finding, before: Line, line: Line, problems: list[str]) -> Finding | None:
    merged, filled, contradicted = _merged(before, line)
    if not filled and not contradicted:
        return None
    if contradicted or problems:
        return attrs.evolve(finding, line=merged, reasons=(*contradicted, *filled, *problems))
    return attrs.evolve(finding, standing=Standing.CHANGED, line=merged, reasons=tuple(filled))


def _beside(event: InspectionEvent, lines: Sequence[Line]) -> Line | None:
    """
    Return the line of the same inspection or visit: from the same first day, or of the same report.
    """
    own = InspectionLine if event.kind.is_full_inspection else VisitLine
    for line in lines:
        is_same_report = event.source is not None and line.address == event.source
        if type(line) is own and (line.first_day == event.start or is_same_report):
            return line
    return None


def _merged(before: Line, line: Line) -> tuple[Line, list[str], list[str]]:
    """
    Return the line on record merged with the other one, what the other one filled in, and what contradicts the record.
    """
    merged, filled, contradicted = before, list[str](), list[str]()
    for name, old, new in zip(before._fields, before, line, strict=True):
        says = f"{name}: the record has {old}, the table {new}"
        if not _says_more(name, old, new):
            continue
        merged = _replaced(merged, name, new)
        (filled if _is_open(name, before, line) else contradicted).append(says)
    return merged, filled, contradicted


def _says_more(name: str, old: str, new: str) -> bool:
    """
    Return whether a word of the table's line says something that the record's line does not.
    """
    if name == "kind_from":
        return is_day(new) and not is_day(old)
    if name == "source" or new in (NOTHING, old):
        return False
    return not (name == "days" and new.endswith(UNPUBLISHED) and _first(new) == _first(old))


def _is_open(name: str, before: Line, line: Line) -> bool:
    """
    Return whether the record left a word open: it has none, or Ofsted's own statistics take precedence over it.
    """
    old = getattr(before, name)
    if name in ("kind", "kind_from") and isinstance(before, InspectionLine) and isinstance(line, InspectionLine):
        return is_day(line.kind_from) and not is_day(before.kind_from)
    if name == "days":
        return old.endswith(UNPUBLISHED) and _first(old) == str(line.first_day)
    return old == NOTHING and name in ("published", "report", "theme")


def _first(days: str) -> str:
    return days.partition("/")[0]


def _replaced(line: Line, name: str, word: str) -> Line:
    changed: Any = line._replace(**{name: word})
    return changed  # type: ignore[no-any-return]


# The tables


def package_record() -> Record:
    """
    Return the record that is in the package.
    """
    record: Record = {}
    for code, text in INSPECTIONS.items():
        record.setdefault(code, []).extend(map(InspectionLine.parse, text.strip().splitlines()))
    for code, text in VISITS.items():
        record.setdefault(code, []).extend(map(VisitLine.parse, text.strip().splitlines()))
    return record


def with_findings(record: Record, findings: Sequence[Finding], taken: Sequence[int] = ()) -> Record:
    """
    Return the record with what is new and changed, and with the rows in doubt that were named.
    """
    changed = {code: list(lines) for code, lines in record.items()}
    for found in findings:
        if found.line is None or (found.standing is Standing.IN_DOUBT and found.row not in taken):
            continue
        lines = changed.setdefault(found.code, [])
        if found.before is not None:
            lines.remove(found.before)
        lines.append(found.line)
    return changed


def inspections_table(record: Record) -> str:
    """
    Return the text of the module of graded inspections.
    """
    lines = [line for own in record.values() for line in own if isinstance(line, InspectionLine)]
    last = max((line.published for line in lines if line.published != NOTHING), default=str(date.min))
    return _table(INSPECTIONS_HEAD, date.fromisoformat(last), record, InspectionLine, _INSPECTION_WIDTHS)


def visits_table(record: Record, held_until: date) -> str:
    """
    Return the text of the module of visits.
    """
    return _table(VISITS_HEAD, held_until, record, VisitLine, _VISIT_WIDTHS)


_INSPECTION_WIDTHS = (9, 22, 11, 3, 3, 3, 3, 3, 3, 9, 0)
_VISIT_WIDTHS = (17, 11, 11, 11, 0)


def _table(head: str, last: date, record: Record, kind: type[Line], widths: tuple[int, ...]) -> str:
    blocks = [head.format(year=last.year, month=last.month, day=last.day)]
    for authority in AUTHORITIES:
        code = authority.code_or_name
        own = sorted(
            (line for line in record.get(code, ()) if type(line) is kind), key=lambda line: (line.first_day, line)
        )
        if own:
            rows = (
                " ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip() for line in own
            )
            blocks.append(
                f'    # {authority.name}\n    "{code}": """\n' + "".join(f"{row}\n" for row in rows) + '""",\n'
            )
    return "".join([*blocks, "}\n"])


INSPECTIONS_HEAD = '''"""
Every graded inspection of children's services published since November 2013, as rows that a person can read.

Written by ``nox -s archive``: docs/how-to/keep-the-archive.md. The facts are those of Ofsted's published reports and
official statistics. Contains public sector information licensed under the Open Government Licence v3.0.

A line is one inspection, the oldest first:

    kind, days, published, overall, leaders, help and protection, in care, care leavers, adoption, report, kind from

Grades are O, G, RI and I. A full stop stands for what there is none of, a hyphen for an area that the report does not
judge, a question mark for a last day that no source publishes. What the words mean is said once, in
`ofsted_ilacs.archive.lines.InspectionLine`.
"""

from datetime import date

__all__ = ["INSPECTIONS", "PUBLISHED_UNTIL"]

PUBLISHED_UNTIL = date({year}, {month}, {day})
"""The day of the newest report below."""

INSPECTIONS = {{
'''

VISITS_HEAD = '''"""
The focused and monitoring visits that Ofsted's official statistics list, as rows that a person can read.

Written by ``nox -s archive``: docs/how-to/keep-the-archive.md. The facts are those of Ofsted's official statistics of
2023, 2024 and 2025. Contains public sector information licensed under the Open Government Licence v3.0.

A line is one visit, the oldest first:

    kind, first day, letter published, the day of the statistics, theme

A full stop stands for what is not known. What the words mean is said once, in
`ofsted_ilacs.archive.lines.VisitLine`.
"""

from datetime import date

__all__ = ["HELD_UNTIL", "VISITS"]

HELD_UNTIL = date({year}, {month}, {day})
"""The last day of visits that the statistics cover."""

VISITS = {{
'''


# The job


def main(arguments: Sequence[str] | None = None, archive: Path = ARCHIVE) -> int:
    """
    Compare a file with the record, print the differences and write what is not in doubt.
    """
    asked = _options(arguments)
    try:
        table = read(_rows(asked.file), asked.as_at)
    except (OSError, IlacsError) as error:
        print(f"{asked.file}: {error}", file=sys.stderr)
        return 2
    record = package_record()
    findings = compare(table, record)
    _report(table, findings, asked.take)
    after = with_findings(record, findings, asked.take)
    return _write(
        {
            archive / "inspections_table.py": inspections_table(after),
            archive / "visits_table.py": visits_table(after, _visits_until(table)),
        },
        is_check=asked.check,
    )


def _visits_until(table: Table) -> date:
    """
    Return the last day of visits that the record covers: that of the newest statistics that list any.
    """
    has_visits = any(event.kind in VISIT_KINDS for event in table.reading.events)
    return HELD_UNTIL if table.as_at is None or not has_visits else max(HELD_UNTIL, table.as_at)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="nox -s archive --", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="a CSV file")
    parser.add_argument("--as-at", type=date.fromisoformat, help="the day that the official statistics are of")
    parser.add_argument("--take", type=int, nargs="+", default=[], metavar="ROW", help="rows in doubt to write")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the record would change")
    return parser.parse_args(arguments)


def _rows(file: Path) -> list[Row]:
    try:
        with file.open(newline="", encoding="utf-8-sig") as opened:
            return list(csv.reader(opened))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RecordError(f"it is no CSV text in UTF-8: {error}. Save it as CSV (UTF-8) first.") from error


def _report(table: Table, findings: Sequence[Finding], taken: Sequence[int]) -> None:
    print(f"{table.layout.value}: {len(table.rows)} rows, {len(table.reading.events)} events")
    for standing in Standing:
        own = [found for found in findings if found.standing is standing]
        print(f"\n{len(own)} {standing.value}")
        for found in own:
            print(f"  {found}{' (taken)' if standing is Standing.IN_DOUBT and found.row in taken else ''}")


def _write(texts: Mapping[Path, str], *, is_check: bool) -> int:
    changed = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if not changed:
        print("\nThe record is as it was.")
        return 0
    print("\n" + "\n".join(f"{path.name} {'would change' if is_check else 'was rewritten'}." for path in changed))
    if is_check:
        return 1
    for path in changed:
        path.write_text(texts[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
