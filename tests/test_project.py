"""
The files around the code keep their promises to each other.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"^python -m pip install nox && python -m nox -s tests$", README, re.MULTILINE)
    assert len(commands) == 1
    assert commands[0] in CI


def test_ci_runs_lint_and_typing() -> None:
    assert "\npython -m nox -s lint typing\n" in CI


def test_the_readme_shows_the_demo_command_and_how_to_install() -> None:
    assert "\npython -m pip install nox && python -m nox -s demo\n" in README
    assert f"python -m pip install {PROJECT['project']['name']}\n" in README


def test_every_version_in_the_changelog_has_its_day() -> None:
    headings = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading)


def test_the_changelog_sorts_changes_under_known_headings() -> None:
    known = {"Rules", "Calendar data", "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= known
    assert "### Rules" in CHANGELOG
    assert "### Calendar data" in CHANGELOG


def test_the_citation_names_the_version_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {PROJECT['project']['version']}\n" in citation


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_to_a_file_of_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []
