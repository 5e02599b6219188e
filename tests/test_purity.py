"""
Facts go in and dates come out: no file, no network, no environment and no clock is touched by any call.

Proven twice over: by reading the source, which names nothing that could touch them, and by watching the interpreter,
which reports every such touch to an audit hook.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import ofsted_ilacs

SOURCE = Path(ofsted_ilacs.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
CLOCK = SOURCE / "command_line" / "clock.py"
"""The one module that may ask what day it is: the command line's."""
WRITER = SOURCE / "interop" / "charts" / "chart_files.py"
"""The one module that may write a file: where `charts.save` was told to."""

OUTSIDE = {
    "asyncio",
    "calendar",
    "ctypes",
    "glob",
    "http",
    "io",
    "locale",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "platform",
    "random",
    "requests",
    "secrets",
    "shutil",
    "signal",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib",
    "zoneinfo",
}
"""Modules that reach a file, the network, the environment, a locale, chance or a clock."""

IN_MEMORY = {"StringIO", "BytesIO"}
CHANCE = {"uuid1", "uuid4", "getnode", "urandom"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "time_ns", "perf_counter", "monotonic", "localtime", "gmtime"}
FILES = {"environ", "getenv", "read_text", "write_text", "read_bytes", "write_bytes"}
BUILT_IN = {"open", "input", "print", "exec", "eval", "breakpoint", "__import__"}


def names_in(module: Path) -> set[str]:
    """
    Return what a module imports, calls by a bare name, or takes as an attribute.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {f"import {alias.name.partition('.')[0]}" for alias in names}
            case ast.ImportFrom(module="io", names=names) if {alias.name for alias in names} <= IN_MEMORY:
                pass
            case ast.ImportFrom(module=str(name)):
                found.add(f"import {name.partition('.')[0]}")
            case ast.Call(func=ast.Name(id=name)):
                found.add(f"call {name}")
            case ast.Attribute(attr=name):
                found.add(f"attribute {name}")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SOURCE).as_posix())
def test_no_module_names_what_reaches_outside(module: Path) -> None:
    forbidden = {f"import {name}" for name in OUTSIDE}
    forbidden |= {f"call {name}" for name in BUILT_IN}
    forbidden |= {
        f"attribute {name}" for name in CLOCKS | {"environ", "getenv", "read_text", "write_text", "read_bytes"}
    }
    assert names_in(module) & forbidden == MAY.get(module, set())


MAY = {CLOCK: {"attribute now"}, WRITER: {"import os", "import pathlib"}}


WATCHED = """
import sys
from datetime import date

import ofsted_ilacs as oi
from ofsted_ilacs.archive import record
from ofsted_ilacs.planning import weeks


def job():
    from ofsted_ilacs.interop.icalendar import to_ical
    from ofsted_ilacs.interop.json import dumps

    leeds = oi.authority("Leeds City Council")
    grades = oi.Judgement(oi.JudgementArea.OVERALL_EFFECTIVENESS, oi.Grade.parse("Require improvement"))
    days = {"start": date(2018, 10, 29), "end": date(2018, 11, 9), "published": date(2018, 12, 18)}
    inspection = oi.InspectionEvent(leeds, oi.EventKind.STANDARD, **days, judgements=(grades,))
    visit = oi.InspectionEvent(leeds, oi.EventKind.FOCUSED_VISIT, date(2022, 6, 14), date(2022, 6, 15))
    (history,) = oi.histories([visit, inspection]).values()
    asked = {"as_of": date(2026, 11, 21)}
    calendar = oi.england_and_wales().projected_to(2035).with_holidays(date(2030, 6, 3))
    answers = [
        oi.pathway(history, **asked),
        oi.next_inspection(history, **asked),
        oi.next_event(history, **asked),
        oi.next_inspection(oi.History(oi.authority("Cumberland")), **asked),
        oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9)),
        oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2030, 5, 9), calendar=calendar),
        oi.deadline(oi.Duty.FOI_RESPONSE, date(2023, 5, 9)),
        *oi.deadlines(inspection),
        oi.timetable(inspection),
        oi.timetable(oi.next_inspection(history, **asked)),
        oi.programme(history, **asked, until=date(2036, 11, 21)),
        *oi.rulesets(),
    ]
    for answer in answers:
        oi.explain(answer), repr(answer), hash(answer)
    to_ical(oi.programme(history, **asked, until=date(2036, 11, 21)))
    dumps(answers[1])
    weeks.likely_weeks(answers[1].window)
    oi.compare(*oi.rulesets()[:2])
    record.provenance(oi.published("Leeds").latest_full), oi.published_histories(), oi.published_until("visits")
    oi.authorities(), oi.predecessors(oi.authority("Cumberland")), oi.successors(oi.authority("Cumbria"))
    oi.add_working_days(date(2023, 5, 9), 70), oi.count_working_days(date(2023, 5, 9), date(2023, 8, 16))
    for wrong in (lambda: oi.Grade.parse("adequate"), lambda: oi.authority("Nowhere"), lambda: oi.ruleset("none")):
        try:
            wrong()
        except oi.IlacsError:
            pass
        else:
            raise AssertionError("a mistake was answered")
    return len(answers)


assert job() > 10
touched = []
watching = True


def hook(event, arguments):
    if watching and event.partition(".")[0] in WATCHED_EVENTS:
        touched.append((event, repr(arguments)[:100]))


WATCHED_EVENTS = set(
    "open os socket subprocess shutil tempfile urllib glob pathlib import exec compile ctypes fcntl mmap time http "
    "ftplib smtplib sqlite3 webbrowser pty signal".split()
)
sys.addaudithook(hook)
job()
watching = False
print(touched)
"""


def run(program: str) -> str:
    """
    Return what a program prints in a fresh interpreter.
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_after_warming_up_no_call_opens_a_file_a_socket_or_a_process_or_imports_anything() -> None:
    assert run(WATCHED) == "[]"


IS_OF_A_MODULE = """
def is_of_a_module(event, arguments):
    # A module that is loaded on its first use is looked for, opened, compiled and run: nothing else may be.
    if event in ("import", "exec", "compile", "os.listdir"):
        return True
    return event == "open" and str(arguments[0]).endswith((".py", ".pyc", ".so", ".pyd"))
"""

COLD = (
    "import attrs, cattrs, holidays.countries.united_kingdom, icalendar, pendulum\n"
    + IS_OF_A_MODULE
    + WATCHED.replace("assert job() > 10\n", "").replace(
        "if watching", "if watching and not is_of_a_module(event, arguments)"
    )
)
"""
The same with nothing warmed up: only the packages that this one stands on are there, for what they read of their own
when they are imported is theirs.
"""


def test_the_first_call_of_all_opens_nothing_but_modules() -> None:
    assert run(COLD) == "[]"


def test_the_first_call_of_all_asks_no_clock_and_no_environment() -> None:
    assert run(BLINDED + COLD.replace("touched = []\n", "touched = []\nblind()\n")) == "[]"


def test_the_watch_would_see_a_file_being_opened() -> None:
    # A test that cannot fail proves nothing: the same programs, with one file opened.
    for program in (WATCHED, COLD):
        opening = program.replace("job()\nwatching", "job(); open(sys.executable, 'rb').close()\nwatching")
        assert "('open', " in run(opening)


BLINDED = """
import os, random, sys, time


def refused(*arguments, **named):
    raise AssertionError("the clock, the environment or chance was asked")


class Blind(dict):
    __getitem__ = get = __contains__ = __iter__ = keys = items = refused


def blind():
    for name in "time time_ns monotonic monotonic_ns perf_counter localtime gmtime strftime ctime".split():
        setattr(time, name, refused)
    for name in "random randint choice shuffle getrandbits".split():
        setattr(random, name, refused)
    os.getenv = os.getcwd = os.stat = os.listdir = refused
    os.environ = Blind()
"""


def test_with_clock_environment_and_chance_out_of_reach_every_call_still_answers() -> None:
    prepared = WATCHED.replace("assert job() > 10\n", "assert job() > 10\nblind()\n")
    assert run(BLINDED + prepared) == "[]"


def test_the_blinding_would_see_the_clock_being_read() -> None:
    prepared = WATCHED.replace("assert job() > 10\n", "assert job() > 10\nblind()\ntime.time()\n")
    done = subprocess.run([sys.executable, "-c", BLINDED + prepared], capture_output=True, text=True, check=False)
    assert "the clock, the environment or chance was asked" in done.stderr


def test_the_same_question_has_the_same_answer_in_another_process_place_and_environment(tmp_path: Path) -> None:
    program = (
        "from datetime import date; import ofsted_ilacs as oi; "
        "print(oi.explain(oi.next_inspection(oi.History(oi.authority('Cumberland')), as_of=date(2023, 8, 1))))"
    )
    environments = [{}, {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "7"}]
    said = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
        ).stdout
        for environment in environments
    }
    assert len(said) == 1
    assert "between 1 April 2024 and 1 November 2024" in said.pop()
