"""
Draw the layers of the package, and which imports which, from the imports in the code.
"""

import ast
import textwrap
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

__all__ = ["PICTURE", "architecture_picture", "imports_between_layers"]

PACKAGE = Path(__file__).parents[1] / "src/ofsted_ilacs"
PICTURE = Path(__file__).parents[1] / "docs/explanation/architecture.svg"


def imports_between_layers(layers: list[str]) -> Counter[tuple[str, str]]:
    """
    Count, for each two layers, how many modules of the one import the other.

    Args:
        layers: The modules and packages directly within the package.
    """
    found: Counter[tuple[str, str]] = Counter()
    for layer in layers:
        for module in _modules(layer):
            imported = {
                node.module.split(".")[1]
                for node in _run(ast.parse(module.read_text(encoding="utf-8")))
                if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ofsted_ilacs.")
            }
            found.update((layer, other) for other in imported if other != layer)
    return found


def architecture_picture(project: dict[str, Any]) -> str:
    """
    Return the layers as SVG, the highest on top: what each is, and a line to each layer that it imports.

    Args:
        project: What pyproject.toml says; its contract of layers gives their order.
    """
    (contract,) = (each for each in project["tool"]["importlinter"]["contracts"] if each["id"] == "layers")
    rows = [row.split(" | ") for row in contract["layers"] if row != "__main__"]
    heights = {layer: _TOP + place * _ROW for place, row in enumerate(rows) for layer in row}
    counted = imports_between_layers(list(heights))
    lines = [_line(heights[above], heights[below], n) for (above, below), n in sorted(counted.items())]
    boxes = [_box(row, _TOP + place * _ROW) for place, row in enumerate(rows)]
    high = _TOP + len(rows) * _ROW
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {high}" role="img" '
            'aria-labelledby="title what" font-family="sans-serif" font-size="13">',
            '<title id="title">The layers of ofsted-ilacs</title>',
            f'<desc id="what">{escape(_in_words(counted))}</desc>',
            f'<rect width="{_WIDTH}" height="{high}" fill="#fff"/>',
            *lines,
            *boxes,
            "</svg>",
            "",
        ]
    )


_WIDTH, _ROW, _TOP, _BOX, _HIGH = 860, 54, 8, 660, 40


def _modules(layer: str) -> list[Path]:
    folder = PACKAGE / layer
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{layer}.py"]


def _run(node: ast.AST) -> Iterator[ast.AST]:
    # What runs: not what only type checkers read.
    yield node
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case _:
                yield from _run(child)


def _box(row: list[str], y: int) -> str:
    width = (_BOX - 10 * (len(row) - 1)) / len(row)
    drawn = []
    for place, layer in enumerate(row):
        x = 8 + place * (width + 10)
        what = _first_words(layer, _LONGEST // len(row) - 16 * (len(row) - 1))
        drawn.append(
            f'<rect x="{x:.0f}" y="{y}" width="{width:.0f}" height="{_HIGH}" rx="4" fill="#e8f0f7" stroke="#08519c"/>'
            f'<text x="{x + 12:.0f}" y="{y + 25}"><tspan font-weight="bold">{layer}</tspan> '
            f'<tspan fill="#444">{escape(what)}</tspan></text>'
        )
    return "\n".join(drawn)


def _first_words(layer: str, longest: int) -> str:
    file = _modules(layer)[0] if (PACKAGE / layer).is_dir() else PACKAGE / f"{layer}.py"
    first = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0].replace("\n", " ")
    return textwrap.shorten(first.rstrip("."), longest, placeholder=" ...")


_LONGEST = 108  # letters in a box


def _line(above: int, below: int, n: int) -> str:
    # The further apart two layers are, the further out the line between them bends.
    start, end = above + _HIGH * 2 // 3, below + _HIGH // 3
    out = 8 + _BOX + (below - above) // 4
    return (
        f'<path d="M{8 + _BOX},{start} C{out},{start} {out},{end} {8 + _BOX},{end}" fill="none" stroke="#a63603" '
        f'stroke-opacity="0.55" stroke-width="{min(6, 0.6 + n / 6):.1f}"/>'
    )


def _in_words(counted: Counter[tuple[str, str]]) -> str:
    by_layer: dict[str, list[str]] = {}
    for (above, below), n in sorted(counted.items()):
        by_layer.setdefault(above, []).append(f"{below} ({n})")
    told = (f"{layer} imports {', '.join(others)}" for layer, others in by_layer.items())
    return f"Each layer, and the layers that it imports with the number of its modules that do: {'; '.join(told)}."
