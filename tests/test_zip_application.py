"""
The library answers from within a zip file, where there is no folder to read a data file from and no compiled code.
"""

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import ofsted_ilacs

MAIN = """
import sys
from datetime import date

assert not any("site-packages" in folder for folder in sys.path), sys.path
import ofsted_ilacs as oi
from ofsted_ilacs.interop.json import dumps

leeds = oi.published("Leeds")
asked = {"as_of": date(2026, 11, 24)}
answers = [
    oi.next_inspection(leeds, **asked),
    oi.programme(leeds, **asked, until=date(2032, 1, 1)),
    oi.deadline(oi.Duty.FOI_RESPONSE, date(2030, 5, 9), calendar=oi.any_part_of_uk().projected_to(2031)),
]
for answer in answers:
    oi.explain(answer), dumps(answer), answer._repr_html_()
print(oi.england_and_wales().projected_to(2031).last, len(oi.published_histories()) > 150)
"""


def needed(name: str, known: set[str] | None = None) -> set[str]:
    """
    Return a distribution and all that it needs without extras, where they are installed.
    """
    known = set() if known is None else known
    try:
        requires = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return known
    known.add(name)
    for line in requires:
        other = re.match(r"[A-Za-z0-9._-]+", line)
        if other and "extra ==" not in line and other[0] not in known:
            needed(other[0], known)
    return known


def plain_files(name: str) -> Iterator[tuple[Path, str]]:
    """
    Yield the modules of a distribution and what says its version, and nothing else.
    """
    for file in importlib.metadata.files(name) or ():
        if (file.suffix == ".py" or file.name == "METADATA") and ".." not in file.parts:
            yield Path(str(file.locate())), file.as_posix()


def test_it_answers_from_a_zip_application_of_modules_alone(tmp_path: Path) -> None:
    application, package = tmp_path / "application.pyz", Path(ofsted_ilacs.__file__).parent
    with zipfile.ZipFile(application, "w") as archive:
        archive.writestr("__main__.py", MAIN)
        for module in package.rglob("*.py"):
            archive.write(module, module.relative_to(package.parent))
        for name in needed("attrs") | needed("cattrs") | needed("pendulum") | needed("holidays"):
            for file, place in plain_files(name):
                archive.write(file, place)

    done = subprocess.run(
        [sys.executable, "-I", "-S", str(application)], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["2031-12-31", "True"]
