"""
Real inspections to test against, in an optional folder beside the checkout.
"""

import csv
from pathlib import Path

OPEN_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""
Where the open data lies, if it is there at all. Tests ask for the fixture ``open_data`` instead, which skips them.
"""


def rows(path: Path) -> list[dict[str, str]]:
    """
    Return the rows of a CSV file, each by the names of its columns.
    """
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
