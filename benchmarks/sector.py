"""
Reading a hundred thousand rows, and each table over 153 authorities.

The rows and the country are made up, so that anyone can run this: one report for each authority and week, and four for
each authority of the country. Reading is compared with its lower bound, ``csv.DictReader`` splitting the same text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count, islice
from random import Random

from benchmarks.timing import Contender, in_units, machine, print_table, race
from ofsted_ilacs import Authority, History, authorities, authority, histories
from ofsted_ilacs.interop.records import read_scraped_history
from ofsted_ilacs.sector.clocks import in_progress
from ofsted_ilacs.sector.inspection_windows import inspection_windows
from ofsted_ilacs.sector.neighbours import neighbours
from ofsted_ilacs.sector.outcomes import latest_outcomes, outcomes
from ofsted_ilacs.sector.publication import publication_lags
from ofsted_ilacs.sector.transitions import transitions
from ofsted_ilacs.sector.waiting import waiting_times

AS_OF = date(2026, 9, 1)
COUNTRY = authorities()
GRADES = ("outstanding", "good", "requires improvement", "inadequate")
FIRST_MONDAY = date(2018, 1, 29)
ROWS = (1_000, 10_000, 100_000)

_chance = Random(20_260_901)


def main() -> None:
    """
    Print how long rows take to read, then how long each table takes.
    """
    print(f"\nThe sector: rows read, and tables of {len(COUNTRY)} authorities. {machine()}\n")
    print_table(("rows", "time", "a row", "to csv.DictReader"), map(_reading, ROWS))
    print()
    country = histories(read_scraped_history(_rows((80, 190, 300, 430))).events)
    fared = race([Contender(name, make) for name, make in _tables(country).items()])
    results = ((name, in_units(each.seconds), f"{each.ratio:.1f}x") for name, each in fared.items())
    print_table(("table", "time", "to waiting_times"), results)


def _reading(number: int) -> tuple[str, str, str, str]:
    rows = list(islice(_rows(count()), number))
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    text = written.getvalue()
    fared = race(
        [
            Contender("csv", lambda: list(csv.DictReader(io.StringIO(text)))),
            Contender("ours", lambda: read_scraped_history(rows)),
        ],
        rounds=7,
    )
    ours = fared["ours"]
    return f"{number:,}", in_units(ours.seconds), in_units(ours.seconds / number), f"{ours.ratio:.1f}x"


def _rows(weeks: Iterable[int]) -> Iterator[dict[str, str]]:
    """
    Yield a row of the public feed for each week and authority, with random grades.
    """
    for week in weeks:
        for inspected in COUNTRY:
            yield _row(inspected, FIRST_MONDAY + timedelta(weeks=week))


def _row(inspected: Authority, start: date) -> dict[str, str]:
    grades = _chance.choices(GRADES, k=5)
    has_care_leavers, has_overall = start >= date(2023, 1, 1), start < date(2026, 4, 1)
    return {
        "urn": str(inspected.urn),
        "local_authority": inspected.name.lower(),
        "inspection_link": f"https://files.ofsted.gov.uk/v1/file/{inspected.urn}-{start}",
        "publication_date": f"{start + timedelta(days=46):%d/%m/%y}",
        "inspection_framework": "short",
        "inspector_name": "A Name",
        "inspection_start_date": f"{start:%d/%m/%Y}",
        "inspection_end_date": f"{start + timedelta(days=4):%d/%m/%Y}",
        "overall_effectiveness_grade": grades[0] if has_overall else "not_reported_post_reform",
        "impact_of_leaders_grade": grades[1],
        "help_and_protection_grade": grades[2],
        "in_care_grade": grades[3],
        "care_leavers_grade": grades[4] if has_care_leavers else "inspection_pre_dates_judgement",
    }


def _tables(country: Mapping[Authority, History]) -> dict[str, Callable[[], object]]:
    luton = authority("Luton")
    return {
        "waiting_times": lambda: waiting_times(country, as_of=AS_OF),
        "inspection_windows": lambda: inspection_windows(country, as_of=AS_OF),
        "publication_lags": lambda: publication_lags(country, as_of=AS_OF),
        "outcomes": lambda: outcomes(country, as_of=AS_OF),
        "latest_outcomes": lambda: latest_outcomes(country, as_of=AS_OF),
        "transitions": lambda: transitions(country, as_of=AS_OF),
        "neighbours": lambda: neighbours(luton, country, as_of=AS_OF),
        "in_progress": lambda: in_progress(country, as_of=AS_OF),
    }
