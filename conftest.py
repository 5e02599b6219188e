"""
Run every example in the README, the documentation and the docstrings, exactly as on the page.

A ``python`` block is run. If an ``output`` block follows, it must be exactly what the ``python`` block printed.
"""

from contextlib import redirect_stdout
from difflib import ndiff
from doctest import ELLIPSIS
from io import StringIO
from pathlib import Path

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_evaluate = PythonEvaluator()


def _run(example: Example) -> None:
    with redirect_stdout(StringIO()) as printed:
        _evaluate(example)
    example.namespace["_printed"] = printed.getvalue()


def _compare(example: Example) -> str | None:
    shown, printed = str(example.parsed).rstrip(), str(example.namespace.get("_printed", "")).rstrip()
    if shown == printed:
        return None
    return "The page shows (-) other than its example printed (+):\n" + "\n".join(
        ndiff(shown.splitlines(), printed.splitlines())
    )


_python_blocks = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)
_python_blocks.codeblock_parser = CodeBlockParser("python", _run)

_pages = Sybil(
    parsers=[_python_blocks, CodeBlockParser("output", _compare)],
    patterns=["*.md"],
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path=str(Path(__file__).parent / "src"),
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (_pages + _docstrings).pytest()
