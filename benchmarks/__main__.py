"""
Run benchmarks by name: ``python -m benchmarks workdays``; without a name, run all of them.

A benchmark is a module in this package with a ``main()`` that takes no arguments and prints its table.
"""

import sys
from importlib import import_module
from pathlib import Path

_NOT_BENCHMARKS = {"__init__", "__main__", "timing"}


def names() -> list[str]:
    """
    Return the names of all benchmarks.
    """
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in _NOT_BENCHMARKS)


def main(asked: list[str]) -> int:
    """
    Run the named benchmarks.

    Args:
        asked: Their names; empty for all.
    """
    unknown = [name for name in asked if name not in names()]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    for name in asked or names():
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
