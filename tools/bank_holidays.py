"""
Rewrite the table of bank holidays from GOV.UK's file, and print what changed.

Holidays that the file lacks are kept by hand in ``workdays/proclamations.py``, which is never rewritten.

The file is the one in the ``govuk-bank-holidays`` package. So a new holiday needs a release of that package, a reviewed
difference here, and a release of this package: no deadline moves by itself. ``nox -s bank-holidays`` runs it, with that
package and ruff installed.
"""

import argparse
import difflib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.holiday_law import basis_of, usual_day
from ofsted_ilacs.workdays.proclamations import PROCLAMATIONS, Proclamation

TABLE = Path(__file__).parents[1] / "src/ofsted_ilacs/workdays/bank_holidays.py"

HEAD = '''"""
The bank holidays of the United Kingdom that GOV.UK has published, {first} to {last}, as rows a person can read.

Written by ``nox -s bank-holidays`` from https://www.gov.uk/bank-holidays. Contains public sector information licensed
under the Open Government Licence v3.0. The basis is this library's reading of the law, in
`ofsted_ilacs.workdays.holiday_law`. Holidays that the list lacks stand in `ofsted_ilacs.workdays.proclamations`.
"""

# Titles keep GOV.UK's typographic apostrophe.
# ruff: noqa: RUF001

from datetime import date

from ofsted_ilacs.workdays.non_working_days import HolidayBasis

__all__ = ["ENGLAND_AND_WALES", "FIRST_DAY", "LAST_DAY", "NORTHERN_IRELAND", "SCOTLAND", "BankHoliday"]

BankHoliday = tuple[date, str, HolidayBasis, str]
"""The day that does not count, its title, its basis, and what is unusual about it (mostly nothing)."""

STATUTE = HolidayBasis.STATUTE
PROCLAMATION = HolidayBasis.PROCLAMATION
COMMON_LAW = HolidayBasis.COMMON_LAW
NAMED_IN_REGULATION = HolidayBasis.NAMED_IN_REGULATION

FIRST_DAY = date({first}, 1, 1)
LAST_DAY = date({last}, 12, 31)
'''

USUAL = {
    "New Year’s Day",  # noqa: RUF001
    "2nd January",
    "St Patrick’s Day",  # noqa: RUF001
    "Good Friday",
    "Easter Monday",
    "Early May bank holiday",
    "Spring bank holiday",
    "Battle of the Boyne (Orangemen’s Day)",  # noqa: RUF001
    "Summer bank holiday",
    "St Andrew’s Day",  # noqa: RUF001
    "Christmas Day",
    "Boxing Day",
}


def published() -> dict[str, Any]:
    """
    Return GOV.UK's file from the ``govuk-bank-holidays`` package.
    """
    text = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def table(divisions: Mapping[str, Any]) -> str:
    """
    Return the module's text.
    """
    years = sorted({int(event["date"][:4]) for division in divisions.values() for event in division["events"]})
    blocks = [HEAD.format(first=years[0], last=years[-1])]
    for division in Division:
        name = division.name
        rows = "\n".join(f"    {row}," for row in _rows(division, divisions[division.value]["events"]))
        blocks.append(f"{name}: tuple[BankHoliday, ...] = (\n{rows}\n)  # fmt: skip\n")
    return "\n".join(blocks)


def _rows(division: Division, events: list[dict[str, Any]]) -> Iterator[str]:
    for event in sorted(events, key=lambda event: event["date"]):
        day = date.fromisoformat(event["date"])
        title = event["title"]
        basis = basis_of(division, day, title)
        note = _note(division, day, title, event["notes"])
        yield f'(date({day.year}, {day.month}, {day.day}), "{title}", {basis.name}, "{note}")'


def _note(division: Division, day: date, title: str, published_note: str) -> str:
    usual = usual_day(division, day.year, title)
    if usual is not None and usual != day:
        return f"Moved from {in_words(usual)}"
    if usual is None and title not in USUAL:
        return "One-off"
    return published_note


def caught_up(
    divisions: Mapping[str, Any], proclamations: Iterable[Proclamation] = PROCLAMATIONS
) -> tuple[Proclamation, ...]:
    """
    Return the proclamations whose holiday the file now has in every division concerned.
    """
    listed = {(name, event["date"]) for name, division in divisions.items() for event in division["events"]}
    return tuple(
        each
        for each in proclamations
        if all((division.value, each.day.isoformat()) in listed for division in each.divisions)
    )


def main() -> int:
    """
    Rewrite the table; with ``--check``, leave it and fail if it differs.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the table would change")
    asked = parser.parse_args()
    old = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    file = published()
    new = table(file)
    difference = list(difflib.unified_diff(old.splitlines(), new.splitlines(), "table", "GOV.UK", n=0, lineterm=""))
    print("\n".join(difference) if difference else "The table is what GOV.UK's file says.")
    for each in caught_up(file):
        print(f"GOV.UK's file has {each.day} ({each.title}) now: its row in workdays/proclamations.py may go.")
    if asked.check:
        return 1 if difference else 0
    TABLE.write_text(new, encoding="utf-8")
    return subprocess.call([sys.executable, "-m", "ruff", "check", str(TABLE)]) if difference else 0


if __name__ == "__main__":
    sys.exit(main())
