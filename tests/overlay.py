"""
The package with some of its modules changed, in an interpreter of its own: nothing is written to disk.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import ofsted_ilacs

__all__ = ["run", "source"]

_INSTALL = """
import json, sys
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.util import spec_from_loader


class _Loader(InspectLoader):
    def get_source(self, name):
        return _SOURCES[name]


class _Finder(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        return spec_from_loader(name, _Loader()) if name in _SOURCES else None


_SOURCES, _PROGRAM = json.load(sys.stdin)
sys.meta_path.insert(0, _Finder())
exec(compile(_PROGRAM, "<exercise>", "exec"), {"__name__": "__main__"})
"""


def source(module: str) -> str:
    """
    Return the text of a module of the package: "rules.law".
    """
    return (Path(ofsted_ilacs.__file__).parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")


def run(program: str, sources: Mapping[str, str]) -> None:
    """
    Run a program with some modules of the package replaced, or added.

    Args:
        program: What to run; its assertions are the test's.
        sources: The text of each changed module, by its name within the package: "rules.law".

    Raises:
        AssertionError: When the program fails, with what it wrote.
    """
    given = {f"ofsted_ilacs.{module}": text for module, text in sources.items()}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _INSTALL],
        input=json.dumps([given, program]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
