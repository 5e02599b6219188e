"""
Runs every example in the README, the documentation and the docstrings, as they stand on the page.
"""

from doctest import ELLIPSIS
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

from tests.data import OPEN_DATA


def _open_data_present(namespace: dict[str, Any]) -> None:
    # A page that reads the open data says: <!--- skip: next if(not open_data, reason="...") -->
    namespace["open_data"] = OPEN_DATA if OPEN_DATA.is_dir() else None


_pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["*.md"],
    setup=_open_data_present,
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path=str(Path(__file__).parent / "src"),
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (_pages + _docstrings).pytest()
