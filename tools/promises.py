"""
Write down what callers were promised: public names, signatures, values, JSON Schema and a document of every record.

    nox -s promises -- "the line of the changelog that announces the change"

``tests/test_promises.py`` compares the files with the code, and asks for that line.
"""

import inspect
import json
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

import ofsted_ilacs as oi
from ofsted_ilacs.interop import json as oj
from ofsted_ilacs.rules.editions import areas

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "interop" / "documents" / "promised"
RECORDS = KEPT / "records"
WHY = KEPT / "why.txt"


def public() -> Iterator[tuple[str, Any]]:
    """
    Yield every public name, as it is imported, and what it stands for.
    """
    for home, names in (*oi._HOMES.items(), *oi._FURTHER.items()):
        for name in names.split():
            yield f"{home}.{name}", getattr(import_module(f"ofsted_ilacs.{home}"), name)


def signatures() -> dict[str, str]:
    """
    Return the signature of every public function, record and method; other names are only listed.
    """
    found: dict[str, str] = {}
    for name, thing in public():
        if inspect.isfunction(thing):
            found[name] = _signature(thing)
        elif inspect.isclass(thing):
            if attrs.has(thing):
                found[name] = _signature(thing.__init__)
            for method, held in sorted(vars(thing).items()):
                if not method.startswith("_"):
                    found |= _member(f"{name}.{method}", held)
        else:
            found[name] = "no function"
    return found


def _member(name: str, held: Any) -> dict[str, str]:
    if isinstance(held, property):
        return {name: "property"}
    if isinstance(held, classmethod):
        return {name: _signature(held.__func__)}
    return {name: _signature(held)} if inspect.isfunction(held) else {}


def _signature(called: Any) -> str:
    # Without types, which each version of Python writes in its own way.
    signature = inspect.signature(called)
    empty = inspect.Signature.empty
    plain = [each.replace(annotation=empty) for each in signature.parameters.values()]
    return str(signature.replace(parameters=plain, return_annotation=empty))


def members() -> dict[str, dict[str, Any]]:
    """
    Return the values of every public enumeration, and those of the areas of every edition.
    """
    enums = {name: thing for name, thing in public() if inspect.isclass(thing) and issubclass(thing, Enum)}
    found = {name: {each.name: each.value for each in thing} for name, thing in enums.items() if list(thing)}
    return found | {"areas": {each.name: each.value for each in areas()}}


def schemas() -> dict[str, Any]:
    """
    Return the JSON Schema of every public record, each definition once.
    """
    found: dict[str, Any] = {}
    for kind in records():
        for name, definition in oj.schema(kind)["$defs"].items():
            found[name] = {key: value for key, value in definition.items() if key != "description"}
    return dict(sorted(found.items()))


def records() -> Iterator[type]:
    """
    Yield every public record.
    """
    for _, thing in public():
        if inspect.isclass(thing) and attrs.has(thing):
            yield thing


def promised() -> dict[str, Any]:
    """
    Return what each file says.
    """
    return {"signatures": signatures(), "members": members(), "schemas": schemas()}


def main(why: str) -> None:
    """
    Write the files.
    """
    from tests.test_records import EXAMPLES

    if not why or why not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        sys.exit("Pass the line of CHANGELOG.md that announces the change: nox -s promises -- 'The line'")
    RECORDS.mkdir(parents=True, exist_ok=True)
    for name, says in promised().items():
        (KEPT / f"{name}.json").write_text(json.dumps(says, indent=1) + "\n", encoding="utf-8")
    for kind in records():
        path = RECORDS / f"{kind.__name__}.json"
        if not path.exists():  # one that is there was written by a release: it stays what it was
            path.write_text(oj.dumps(EXAMPLES[kind]) + "\n", encoding="utf-8")
    WHY.write_text(why + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
