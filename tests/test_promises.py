"""
What callers rely on stays what it is: names, signatures, values, the JSON Schema, and every document once written.

A change is announced in the changelog first; ``nox -s promises`` then writes the files again.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from ofsted_ilacs.interop import json as oj
from tools.promises import KEPT, RECORDS, ROOT, WHY, promised, records

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
NAMED = {kind.__name__: kind for kind in records()}


@pytest.mark.parametrize("name", ["signatures", "members", "schemas"])
def test_what_was_promised_holds(name: str) -> None:
    kept = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    now: dict[str, Any] = promised()[name]
    assert {key: value for key, value in kept.items() if now.get(key) != value} == {}
    assert set(now) - set(kept) == set()


def test_the_changelog_announces_the_last_change_of_a_promise() -> None:
    assert WHY.read_text(encoding="utf-8").strip() in CHANGELOG


def test_a_document_of_every_record_is_kept() -> None:
    assert {path.stem for path in RECORDS.glob("*.json")} == set(NAMED)


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_every_document_that_was_written_is_read_as_it_was_written(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kept, kind = json.loads(text), NAMED[path.stem]
    again = json.loads(oj.dumps(oj.loads(text, kind)))
    assert again["type"] == kept["type"]
    if again["basis"]["digests"].items() >= kept["basis"]["digests"].items():
        assert again["value"] == kept["value"]
