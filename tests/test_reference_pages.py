"""
The reference pages say what the code says.
"""

import pytest

import ofsted_ilacs as oi
from tools.reference import PAGES, PAGES_MADE


@pytest.mark.parametrize("name", sorted(PAGES_MADE))
def test_the_page_is_what_the_code_makes(name: str) -> None:
    assert (PAGES / name).read_text(encoding="utf-8") == PAGES_MADE[name](), "run: nox -s reference"


def test_every_rule_of_every_edition_is_on_the_page() -> None:
    page = (PAGES / "rules.md").read_text(encoding="utf-8")
    for edition in oi.rulesets():
        for rule in edition.rules:
            assert f"## `{rule.id}`" in page
            assert str(rule) in page
            assert str(rule.evidence) in page
