"""
Published tables to test against: some that stand with the tests, others in an optional folder beside the checkout.
"""

import csv
from pathlib import Path

OPEN_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""
Where the open data lies, if it is there at all. Tests ask for the fixture ``open_data`` instead, which skips them.
"""


OFFICIAL = Path(__file__).parent / "archive"
"""Where facts of Ofsted's official statistics lie: the inspection history to March 2025, the visits of three years."""

FEEDS = Path(__file__).parent / "interop" / "feeds"
"""Where three public feeds lie, with their gaps and errors: of inspections, of area SEND inspections and of JTAIs."""


def rows(path: Path) -> list[dict[str, str]]:
    """
    Return the rows of a CSV file, each by the names of its columns.
    """
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
