"""
The project's jobs. ``python -m pip install nox && python -m nox`` runs tests, lint and typing on a fresh machine.

Each session makes its own environment in .nox/ and installs what it needs. Arguments after ``--`` are passed on:
``nox -s tests -- tests/workdays -x``.
"""

import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["tests", "lint", "typing"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False  # compat runs on the versions that the machine has

IN_PARALLEL = ("-n", "auto", "--dist", "loadfile")  # a page's examples build on each other: one worker for each file
LARGEST_WHEEL = 350_000  # bytes
PROJECT = nox.project.load_toml("pyproject.toml")


@nox.session
def tests(session: nox.Session) -> None:
    """
    Test the built wheel, and run every example in the README, the docs and the docstrings.
    """
    _install(session, "tests")
    session.run("pytest", *IN_PARALLEL, *session.posargs)


@nox.session
@nox.parametrize(
    "python,bounds",
    [("3.11", "lowest"), ("3.12", "newest"), ("3.13", "newest"), ("3.14", "newest")],
    ids=["3.11-lowest", "3.12", "3.13", "3.14"],
)
def compat(session: nox.Session, bounds: str) -> None:
    """
    Test on each Python that the machine has, and with the oldest releases that pyproject.toml allows.
    """
    _install(session, "tests")
    if bounds == "lowest":
        session.install(*_lowest())
    session.run("pytest", *IN_PARALLEL, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """
    Check formatting, style and the direction of every import.
    """
    _install(session, "lint", extras="")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("lint-imports", "--no-logo")


@nox.session
def typing(session: nox.Session) -> None:
    """
    Check the types inside with mypy, and the types that callers see with mypy and pyright.
    """
    _install(session, "typing")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "ofsted_ilacs", "--ignoreexternal")


@nox.session
def demo(session: nox.Session) -> None:
    """
    Show what comes next for six real authorities, or for the CSV file given after ``--``.
    """
    _install(session, "demo", extras="cli")
    session.run("python", "-m", "demo", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """
    Compare speed with other packages; name a benchmark after ``--`` to run it alone.
    """
    _install(session, "bench")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def backtest(session: nox.Session) -> None:
    """
    Replay real inspections: what was expected on each publication day, and what came; ``-- forecast`` for the chances.
    """
    _install(session, "demo", extras="")
    if session.posargs == ["forecast"]:
        session.run("python", "tools/backtest_forecast.py")
    else:
        session.run("python", "tools/backtest.py", *session.posargs)


@nox.session
def forecast(session: nox.Session) -> None:
    """
    Fit the forecast on the record anew, and show the difference.
    """
    _install(session, extras="")
    session.run("python", "tools/forecast.py", *session.posargs)


@nox.session(name="bank-holidays")
def bank_holidays(session: nox.Session) -> None:
    """
    Rewrite the table of bank holidays from the newest published file, and show the difference.
    """
    _install(session, "lint", extras="")
    session.install("--upgrade", "govuk-bank-holidays")
    session.run("python", "tools/bank_holidays.py", *session.posargs)


@nox.session
def archive(session: nox.Session) -> None:
    """
    Update the record of inspections and visits from the table given after ``--``, and show the difference.
    """
    _install(session, extras="")
    session.run("python", "tools/archive.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """
    Ask every public function, reader and record with random arguments, a million times or as often as given.
    """
    _install(session, "tests")
    session.run("python", "-m", "tools.fuzz", *session.posargs)


@nox.session
def promises(session: nox.Session) -> None:
    """
    Write down what callers were promised anew, after the line of the changelog that announces the change.
    """
    _install(session, "tests")
    session.run("python", "-m", "tools.promises", *session.posargs)


@nox.session
def reference(session: nox.Session) -> None:
    """
    Rewrite the pages in docs/reference that are made from the code, and the timeline in the README.
    """
    _install(session, "docs")
    session.run("python", "tools/reference.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """
    Build the documentation, running its notebooks; a warning is a failure.
    """
    _install(session, "docs")
    built = _built_docs(session, *session.posargs)
    session.log(f"Read it at {built.resolve().as_uri()}/index.html")


@nox.session
def browser(session: nox.Session) -> None:
    """
    Open every chart and table, the documentation and the planner in headless Chromium; screenshots go to artefacts/.
    """
    _install(session, "browser", "docs", "examples")
    _built_docs(session)
    session.run("python", "tools/browser.py", *session.posargs)
    session.run("pytest", "examples/planner/test_planner_in_browser.py")


@nox.session
def examples(session: nox.Session) -> None:
    """
    Test the web service and the planner in examples/; screenshots of the planner go to artefacts/.
    """
    _install(session, "examples")
    session.run("mypy", "examples")
    session.run("pytest", *(session.posargs or ["examples"]))


@nox.session
def build(session: nox.Session) -> None:
    """
    Build the source distribution and the wheel into dist/, twice to the same bytes, and check both.

    What an installation brings is listed in artefacts/sbom.cdx.json.
    """
    session.install(*_group("build"))
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build")
    files = sorted(Path("dist").iterdir())
    again = Path(session.create_tmp()) / "again"
    shutil.rmtree(again, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(again))
    if [file.name for file in files if file.read_bytes() != (again / file.name).read_bytes()]:
        session.error("two builds of one tree differ")
    session.run("twine", "check", "--strict", *map(str, files))
    session.run("check-wheel-contents", *(str(file) for file in files if file.suffix == ".whl"))
    archives = [str(file) for file in files if file.suffix == ".gz"]
    session.run("pyroma", "--min", "8", *archives)  # of 10: there is no address of an author
    _list_what_it_brings(session, next(file for file in files if file.suffix == ".whl"))
    for file in files:
        size = file.stat().st_size
        session.log(f"{file.name}: {size / 1000:.0f} KB")
        if file.suffix == ".whl" and size > LARGEST_WHEEL:
            session.error(f"the wheel must stay below {LARGEST_WHEEL / 1000:.0f} KB")


def _built_docs(session: nox.Session, *options: str) -> Path:
    """
    Build the documentation anew, and return its folder.
    """
    session.run("python", "tools/playground.py")  # without npm it says so, and one page is left out
    built = Path("docs/_build/html")
    shutil.rmtree(built, ignore_errors=True)
    session.run("sphinx-build", "-W", "--keep-going", "--quiet", "-b", "html", "docs", str(built), *options)
    return built


def _list_what_it_brings(session: nox.Session, wheel: Path) -> None:
    """
    Write the packages that an installation of the wheel with all its extras brings, as a CycloneDX document.
    """
    place = Path(session.create_tmp()) / "installed"
    session.run("python", "-m", "venv", "--clear", "--without-pip", str(place))
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    session.run("python", "-m", "pip", "--python", str(python), "install", "--quiet", f"{wheel}[all]")
    Path("artefacts").mkdir(exist_ok=True)
    session.run("cyclonedx-py", "environment", str(python), "--output-file", "artefacts/sbom.cdx.json")


def _install(session: nox.Session, *groups: str, extras: str = "all") -> None:
    """
    Build the wheel and install it, with its extras and with the dependency groups named.
    """
    package = f".[{extras}]" if extras else "."
    session.install(package, *(requirement for name in groups for requirement in _group(name)))


def _group(name: str) -> tuple[str, ...]:
    return nox.project.dependency_groups(PROJECT, name)


def _lowest() -> list[str]:
    """
    Return each dependency, core and extra, pinned to its lower bound.
    """
    extras = PROJECT["project"]["optional-dependencies"]
    bounds = [
        *PROJECT["project"]["dependencies"],
        *(bound for name in extras if name != "all" for bound in extras[name]),
    ]
    return [bound.replace(">=", "==") for bound in bounds]
