"""
The page that runs the library in a visitor's own browser: fetch what it needs, and put it into the built documentation.

``nox -s docs`` fetches, once for each version, Pyodide from its npm package and the wheels of the library's
dependencies, in the versions that the documentation is built with. The built page loads all of it from its own folder.
Where there is no npm, the build says so and leaves the page out.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from html import escape
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

import ofsted_ilacs
from ofsted_ilacs.rules.law import Duty
from tools import pages
from tools.npm_package import files_of
from tools.pages.in_browser import CALENDARS

__all__ = ["PYODIDE", "assemble", "forms_html", "is_fetched", "size"]

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/try-it"
FETCHED = ROOT / "docs/_build/playground"

PYODIDE = "314.0.7"
PYODIDE_SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
PYTHON = "3.14"
"""The Python that this Pyodide is."""

DEPENDENCIES = ("attrs", "holidays", "icalendar", "pendulum")
"""What the library needs to answer and to write a calendar file (no JSON); pip adds what these need."""

_RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_SCRIPTS = ("page.js", "worker.js")


def main() -> int:
    """
    Fetch what is missing, and return the exit code; without npm there is nothing to do.
    """
    if is_fetched():
        print(f"The page that runs the library in a browser: Pyodide {PYODIDE} is at hand.")
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print(
            "npm is not installed, so the documentation is built without the page that runs the library in a browser."
        )
        return 0
    shutil.rmtree(FETCHED, ignore_errors=True)
    FETCHED.mkdir(parents=True)
    for name, content in files_of(npm, f"pyodide@{PYODIDE}", PYODIDE_SHA256, _RUNTIME):
        (FETCHED / name).write_bytes(content)
    _fetch_wheels()
    _mark().write_text(_wanted(), encoding="utf-8")
    return 0


def is_fetched() -> bool:
    """
    Return whether everything is at hand in the versions wanted now.
    """
    return _mark().is_file() and _mark().read_text(encoding="utf-8") == _wanted()


def assemble(target: Path) -> None:
    """
    Write the runtime, the library with its dependencies, and the page's scripts into a folder of the built pages.
    """
    python = target / "python"
    python.mkdir(parents=True, exist_ok=True)
    for name in _RUNTIME:
        shutil.copyfile(FETCHED / name, python / name)
    for name in _SCRIPTS:
        shutil.copyfile(PAGE / name, target / name)
    with ZipFile(python / "library.zip", "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(_files()):
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # without the time, so that builds are the same
    # A quarter of the wait for a first answer; npm brings node along.
    compile_library = ["node", str(ROOT / "tools/playground_compile.mjs"), str(python), str(python / "library.zip")]
    subprocess.run(compile_library, check=True)


def forms_html(day: date, megabytes: int) -> str:
    """
    Return the forms of the page.

    Args:
        day: The day whose authorities are offered.
        megabytes: How much a visitor loads.
    """
    authorities = "".join(
        f'<option value="{each.dfe_code}">{escape(each.name)}</option>'
        for each in sorted(ofsted_ilacs.authorities(on=day), key=attrgetter("name"))
        if not each.is_announced
    )
    duties = "".join(f'<option value="{duty.value}">{escape(duty.label)}</option>' for duty in Duty)
    calendars = "".join(f"<option>{escape(name)}</option>" for name in CALENDARS)
    return _FORMS.substitute(authorities=authorities, duties=duties, calendars=calendars, size=megabytes)


_FORMS = Template("""<div id="playground">
<noscript><p>This page needs JavaScript, to run Python in your browser.</p></noscript>
<p>It loads $size MB once: Python as <a href="https://pyodide.org">Pyodide</a>, and the library.
<strong id="playground-status" role="status">Not started.</strong></p>
<h2>What comes next?</h2>
<form class="ask">
<label>Authority <select name="authority">$authorities</select></label>
<label>As of <input type="date" name="day" min="2013-11-19" max="2099-12-31" required></label>
<button disabled>Answer</button>
</form>
<div class="answered" tabindex="-1" role="region" aria-label="What comes next" hidden></div>
<h2>When is it due?</h2>
<form class="ask">
<label>Duty <select name="duty">$duties</select></label>
<label>Received on <input type="date" name="day" min="2012-01-01" max="2098-12-31" required></label>
<label>Working days of <select name="calendar">$calendars</select></label>
<button disabled>Reckon</button>
</form>
<div class="answered" tabindex="-1" role="region" aria-label="When it is due" hidden></div>
</div>
<script type="module" src="page.js"></script>
""")


def size() -> int:
    """
    Return how many megabytes a visitor loads, before a server's compression.
    """
    wheels = sum(file.stat().st_size for file in FETCHED.glob("*.whl"))
    return round((sum((FETCHED / name).stat().st_size for name in _RUNTIME) + wheels) / 1e6)


def _mark() -> Path:
    return FETCHED / "fetched.txt"


def _wanted() -> str:
    return "\n".join([f"pyodide=={PYODIDE}", *_requirements()])


def _requirements() -> list[str]:
    return [f"{name}=={version(name)}" for name in DEPENDENCIES]


def _fetch_wheels() -> None:
    # Wheels of Python alone, for any machine: no compiled code of this one.
    platform = ("--platform", "any", "--implementation", "py", "--abi", "none", "--python-version", PYTHON)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:", *platform]
    subprocess.run([*command, "--dest", str(FETCHED), *_requirements()], check=True)


def _files() -> Iterator[tuple[str, bytes]]:
    for wheel in FETCHED.glob("*.whl"):
        with ZipFile(wheel) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist() if _is_needed(name))
    for package, name in ((ofsted_ilacs, "ofsted_ilacs"), (pages, "tools/pages")):
        folder = Path(package.__file__ or "").parent
        yield from (
            (f"{name}/{each.relative_to(folder).as_posix()}", each.read_bytes()) for each in folder.rglob("*.py")
        )


def _is_needed(name: str) -> bool:
    # Translations and tests are half of what the wheels hold.
    return not name.endswith("/") and not any(part in {"locale", "tests"} for part in Path(name).parts)


if __name__ == "__main__":
    sys.exit(main())
