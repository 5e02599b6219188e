"""
The names that callers rely on: one list, kept the same in every place where it stands, and cheap to import.
"""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import ofsted_ilacs

SOURCE = Path(ofsted_ilacs.__file__)

HEAVY = {
    "altair",
    "cattrs",
    "dask",
    "holidays",
    "hypothesis",
    "icalendar",
    "narwhals",
    "numpy",
    "pandas",
    "pendulum",
    "polars",
    "pyarrow",
}

PROMISED = (
    "Grade worst best JudgementArea Judgement Authority EventKind Span",
    "authorities authority predecessors successors",
    "InspectionEvent History histories",
    "published published_histories published_until",
    "WorkingCalendar NonWorkingDay HolidayBasis Certainty",
    "england_and_wales scotland northern_ireland any_part_of_uk",
    "is_working_day add_working_days count_working_days",
    "Basis Citation Evidence WorkingDays Months Years Rule Ruleset rulesets ruleset ruleset_on compare",
    "Pathway pathway Window next_inspection next_event NextEvent Duty deadline deadlines Deadline",
    "timetable Timetable programme Programme explain",
    "fit_forecast ForecastModel forecast Forecast publication_forecast simulate",
    "IlacsError NotADateError CoverageError GradeError HistoryError RulesetNotFoundError UnknownAuthorityError",
    "RecordError",
)
"""What callers were told that they can rely on, layer by layer."""


def imported_for_type_checkers() -> dict[str, str]:
    """
    Return each name that the package imports for type checkers, and the module that it comes from.
    """
    guarded = [node for node in ast.parse(SOURCE.read_text(encoding="utf-8")).body if isinstance(node, ast.If)]
    imports = [node for block in guarded for node in block.body if isinstance(node, ast.ImportFrom)]
    found = {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}
    assert all(alias.asname == alias.name for node in imports for alias in node.names), "a re-export says `X as X`"
    return found


def test_the_lists_of_public_names_are_one() -> None:
    assert set(ofsted_ilacs.__all__) == set(dir(ofsted_ilacs)) == set(imported_for_type_checkers())
    assert len(set(ofsted_ilacs.__all__)) == len(ofsted_ilacs.__all__)
    assert dir(ofsted_ilacs) == sorted(dir(ofsted_ilacs))


@pytest.mark.parametrize("name", " ".join(PROMISED).split())
def test_every_promised_name_is_public(name: str) -> None:
    assert name in ofsted_ilacs.__all__


@pytest.mark.parametrize(("name", "home"), imported_for_type_checkers().items())
def test_a_public_name_is_the_one_of_its_module(name: str, home: str) -> None:
    module = import_module(home)
    assert getattr(ofsted_ilacs, name) is getattr(module, name)
    assert name in module.__all__


@pytest.mark.parametrize("name", ofsted_ilacs.__all__)
def test_a_public_name_is_documented(name: str) -> None:
    assert (getattr(ofsted_ilacs, name).__doc__ or "").strip()


def test_the_face_is_small() -> None:
    assert len(ofsted_ilacs.__all__) <= 80


@pytest.mark.parametrize(
    ("name", "home"), [(name, home) for home, names in ofsted_ilacs._FURTHER.items() for name in names.split()]
)
def test_any_other_public_name_comes_from_its_module_and_asking_for_it_says_so(name: str, home: str) -> None:
    module = import_module(f"ofsted_ilacs.{home}")
    assert hasattr(module, name)
    assert name in module.__all__
    assert name not in ofsted_ilacs.__all__
    with pytest.raises(AttributeError, match=f"from ofsted_ilacs.{home} import {name}"):
        getattr(ofsted_ilacs, name)


def test_everything_can_be_imported_at_once() -> None:
    namespace: dict[str, object] = {}
    exec("from ofsted_ilacs import *", namespace)
    assert set(ofsted_ilacs.__all__) <= set(namespace)


def test_there_is_no_calendar_of_the_united_kingdom_and_asking_for_one_says_why() -> None:
    with pytest.raises(AttributeError, match=r"There is no uk\(\).*england_and_wales\(\).*any_part_of_uk\(\)"):
        _ = ofsted_ilacs.uk
    with pytest.raises(ImportError):
        from ofsted_ilacs import uk  # noqa: F401


@pytest.mark.parametrize("name", ["next_inspections", "__path", "Council", ""])
def test_any_other_name_is_no_attribute(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'ofsted_ilacs' has no attribute {name!r}"):
        getattr(ofsted_ilacs, name)
    assert not hasattr(ofsted_ilacs, name)


@pytest.mark.parametrize("package", sorted(SOURCE.parent.glob("*/__init__.py")), ids=lambda file: file.parent.name)
def test_a_subpackage_holds_a_docstring_and_nothing_else(package: Path) -> None:
    (only,) = ast.parse(package.read_text(encoding="utf-8")).body
    assert isinstance(only, ast.Expr)


@pytest.mark.parametrize(
    "module", sorted(SOURCE.parent.rglob("*.py")), ids=lambda file: file.relative_to(SOURCE.parent).as_posix()
)
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def loaded_by(statement: str) -> set[str]:
    """
    Return the modules that a fresh interpreter has loaded after a statement, the standard library's left out.
    """
    program = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names}


def test_importing_the_package_loads_no_heavy_package() -> None:
    loaded = loaded_by("import ofsted_ilacs")
    assert {name.partition(".")[0] for name in loaded} & HEAVY == set()
    assert loaded == {"ofsted_ilacs", "ofsted_ilacs.model", "ofsted_ilacs.model.words"}


def test_the_core_needs_only_attrs_until_months_are_added() -> None:
    loaded = loaded_by(
        "import ofsted_ilacs as oi; oi.deadline(oi.Duty.PUBLISH_STATEMENT, __import__('datetime').date(2023, 5, 9))"
    )
    assert {name.partition(".")[0] for name in loaded} == {"ofsted_ilacs", "attr", "attrs"}


def test_loading_every_public_name_loads_no_heavy_package() -> None:
    loaded = loaded_by("import ofsted_ilacs as oi; [getattr(oi, name) for name in oi.__all__]")
    assert {name.partition(".")[0] for name in loaded} & HEAVY == set()
