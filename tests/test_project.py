"""
The files around the code keep their promises to each other.
"""

import ast
import re
import tomllib
from collections import Counter
from importlib import resources
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest

from ofsted_ilacs.interop.json.basis import LIBRARY

ROOT = Path(__file__).resolve().parents[1]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts)]
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
    page = (ROOT / "docs/reference/citing.md").read_text(encoding="utf-8")
    assert f"*ofsted-ilacs*, version {PROJECT['project']['version']}." in page


def test_documents_name_the_version_of_the_package() -> None:
    assert PROJECT["project"]["version"] == LIBRARY


def test_the_readme_lists_every_extra() -> None:
    listed = re.findall(r"^\| `ofsted-ilacs\[(\w+)\]` \|", README, re.MULTILINE)
    assert listed == list(PROJECT["project"]["optional-dependencies"])


def test_the_extra_all_holds_every_other_extra() -> None:
    extras = dict(PROJECT["project"]["optional-dependencies"])
    assert extras.pop("all") == [f"ofsted-ilacs[{','.join(extras)}]"]


def test_every_job_named_in_a_page_exists_and_contributing_names_them_all() -> None:
    jobs = _nox_sessions()
    named = {job for page in PAGES for job in re.findall(r"nox -s ([a-z-]+)", page.read_text(encoding="utf-8"))}
    assert named <= jobs
    assert jobs <= set(re.findall(r"nox -s ([a-z-]+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))


def test_the_installed_package_carries_its_licence_its_notice_and_its_type_marker() -> None:
    installed = files("ofsted-ilacs") or []
    assert {"LICENSE", "NOTICE"} <= {path.name for path in installed}
    assert (resources.files("ofsted_ilacs") / "py.typed").is_file()


def test_the_words_are_the_fields_own() -> None:
    # "working day", never the other kind; "judgement" as Ofsted spells it; nothing left for later.
    # (In calendar files a thing to do is a component named Todo; a note to oneself is written in capitals.)
    strangers = re.compile(r"(?i:\bbusiness days?\b|\bjudgments?\b)|\bTODO\b|\bFIXME\b")
    found = {
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in [*PAGES, *(ROOT / "src").rglob("*.py")]
        for match in strangers.finditer(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_no_two_modules_of_the_package_share_a_name() -> None:
    files = (ROOT / "src" / "ofsted_ilacs").rglob("*.py")
    names = Counter(file.stem for file in files if not file.stem.startswith("__"))
    assert [name for name, times in names.items() if times > 1] == []


def test_the_readme_reads_well_on_pypi_too() -> None:
    targets = re.findall(r"\]\(([^)#]+)", README)
    assert [target for target in targets if "://" not in target] == []
    assert "/main/docs/timeline.svg)" in README
    assert (ROOT / "docs" / "timeline.svg").is_file()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_to_a_file_of_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_action_is_pinned_to_a_commit_and_no_workflow_may_write() -> None:
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = workflow.read_text(encoding="utf-8")
        used = re.findall(r"uses: (.+)", text)
        assert used
        assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []
        assert set(re.findall(r"(\w[\w-]*): write", text)) <= {"id-token"}  # what trusted publishing needs


def _nox_sessions() -> set[str]:
    """
    Return the names of the sessions that the noxfile defines, read without running it.
    """
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    return {
        node.name.replace("_", "-") for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list
    }
