"""
The reference pages say what the code says.
"""

import re
from enum import Enum, EnumType

import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.rules import sources
from tools import architecture
from tools.reference import PAGES, PAGES_MADE, PICTURE, PROJECT, timeline_picture


@pytest.mark.parametrize("name", sorted(PAGES_MADE))
def test_the_page_is_what_the_code_makes(name: str) -> None:
    assert (PAGES / name).read_text(encoding="utf-8") == PAGES_MADE[name](), "run: nox -s reference"


def test_the_picture_of_the_layers_is_what_the_imports_make() -> None:
    drawn = architecture.architecture_picture(PROJECT)
    assert architecture.PICTURE.read_text(encoding="utf-8") == drawn, "run: nox -s reference"


def test_every_rule_of_every_edition_is_on_the_page() -> None:
    page = (PAGES / "rules.md").read_text(encoding="utf-8")
    for edition in oi.rulesets():
        for rule in edition.rules:
            assert f"## `{rule.id}`" in page
            assert str(rule) in page
            assert str(rule.evidence) in page


def test_every_source_is_on_its_page_with_every_word_that_was_read_and_every_rule_that_rests_on_it() -> None:
    page = (PAGES / "sources.md").read_text(encoding="utf-8")
    sections = dict(section.split("\n", 1) for section in page.split("\n## ")[1:])
    for edition in oi.rulesets():
        for rule in edition.rules:
            for citation in rule.evidence.citations:
                section = sections[citation.title]
                assert citation.url in section
                assert citation.quote in section
                assert f"[`{rule.id}`]" in section


def test_every_source_is_cited_and_what_was_not_read_of_it_is_marked() -> None:
    page = (PAGES / "sources.md").read_text(encoding="utf-8")
    sections = dict(section.split("\n", 1) for section in page.split("\n## ")[1:])
    known = [source for source in vars(sources).values() if isinstance(source, oi.Citation)]
    assert [source.title for source in known] == list(sections)
    for source in known:
        assert "- Rules: " in sections[source.title] or "- Changes of editions: " in sections[source.title]
        assert ("**Not read**" in sections[source.title]) is (source in sources.NOT_READ)


def test_no_page_of_names_is_left_over() -> None:
    found = {f"names/{page.name}" for page in (PAGES / "names").glob("*.md")}
    assert found == {name for name in PAGES_MADE if name.startswith("names/")}


def test_every_public_name_is_in_the_table_and_documented_on_one_page() -> None:
    table = (PAGES / "api.md").read_text(encoding="utf-8")
    pages = "".join(page.read_text(encoding="utf-8") for page in (PAGES / "names").glob("*.md"))
    for name in oi.__all__:
        assert f"| `{name}` | " in table
        assert len(re.findall(rf"^\.\. auto\w+:: ofsted_ilacs\.(?:[\w.]+\.)?{name}$", pages, re.MULTILINE)) == 1


def test_every_member_of_every_public_enumeration_has_its_value_and_its_meaning_on_a_page() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (PAGES / "names").glob("*.md"))
    for enumeration in (value for name in oi.__all__ if isinstance(value := getattr(oi, name), EnumType)):
        section = pages.split(f"Members of `{enumeration.__name__}`:")[1].split("```")[0]
        members: list[Enum] = list(enumeration)
        for member in members:
            assert re.search(rf"^\| `{member.name}` \| `{member.value!r}` \| \S.* \|$", section, re.MULTILINE)


def test_the_picture_in_the_readme_says_what_the_library_draws() -> None:
    # Only the words are compared: another release of the drawing package may place them a little differently.
    words = re.compile(r"<text[^>]*>([^<]+)</text>")
    assert words.findall(PICTURE.read_text(encoding="utf-8")) == words.findall(timeline_picture())
