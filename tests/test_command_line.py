"""
The command line answers on a page or as JSON, says what is wrong in a line, and shows what its pages in the docs show.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.command_line.answers import Due, Outlook, RecordSummary, region_named
from ofsted_ilacs.command_line.clock import today
from ofsted_ilacs.command_line.entry import main
from ofsted_ilacs.command_line.pages import WINDOW
from ofsted_ilacs.interop.json import loads
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.sector.inspection_chances import inspection_chances

ROOT = Path(__file__).parents[1]
ASKED = ("--as-of", "2026-11-24")
PAGES = (ROOT / "README.md", ROOT / "docs" / "how-to" / "command-line.md")

Run = Callable[..., str]


@pytest.fixture(autouse=True)
def _as_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS", "LINES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def answer(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """
    Return what runs a command, holds that it succeeds, and returns what it prints.
    """

    def run(*arguments: str) -> str:
        code = main(arguments)
        printed, complaint = capsysbinary.readouterr()
        assert (code, complaint) == (0, b"")
        return printed.decode("utf-8")

    return run


@pytest.fixture
def refusal(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """
    Return what runs a command, holds that it is refused in one line, and returns the line.
    """

    def run(*arguments: str) -> str:
        code = main(arguments)
        printed, complaint = capsysbinary.readouterr()
        line = complaint.decode("utf-8")
        assert (code, printed) == (2, b"")
        assert line.startswith("ofsted-ilacs: ")
        assert line.count("\n") == 1
        assert line.endswith("\n")
        return line

    return run


def program(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[bytes]":
    """
    Run the command line in a process of its own.
    """
    return subprocess.run(
        [sys.executable, "-m", "ofsted_ilacs", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **settings},
    )


# What comes next


def test_next_names_the_inspection_the_event_before_it_and_the_clocks(answer: Run) -> None:
    shown = answer("next", "Leeds", *ASKED)
    assert shown.startswith("Leeds ")
    for part in (
        "asked on 24 November 2026",
        "short inspection, around 24 July 2028",
        "between 12 February 2028 and 12 February 2029",
        "the window opens in 14 months",
        "focused visit",
        "Running clocks   none",
        "inspections published by",
    ):
        assert part in shown


def test_a_running_clock_is_shown_with_the_working_days_that_are_left(answer: Run) -> None:
    shown = answer("next", "Portsmouth", *ASKED)
    assert "Written statement of proposed action: 25 November 2026" in shown
    assert "due in 1 working day\n" in shown
    assert "counted from publication" in shown


def test_a_window_that_closed_after_the_record_ends_is_not_called_overdue(answer: Run) -> None:
    shown = answer("next", "Bexley", *ASKED)
    assert "the window has closed: nothing was published by" in shown
    assert "it may have been held since" in " ".join(shown.split())
    assert "overdue" not in shown


def test_why_gives_every_step_of_every_answer_once_and_numbers_them_through(answer: Run) -> None:
    shown = answer("next", "Portsmouth", "--why", *ASKED)
    history = oi.published("Portsmouth")
    inspection = oi.next_inspection(history, as_of=date(2026, 11, 24))
    event = oi.next_event(history, as_of=date(2026, 11, 24))
    (clock,) = oi.in_progress([history], as_of=date(2026, 11, 24))
    steps = dict.fromkeys((*inspection.steps, *event.steps, *clock.deadline.steps))
    assert re.findall(r"^ ?(\d+)\. ", shown, re.MULTILINE) == [str(n) for n in range(1, len(steps) + 1)]
    flat = " ".join(shown.split())
    for step in steps:
        for line in (step.text, *step.references):
            assert " ".join(line.split()) in flat


def test_an_address_is_never_broken(answer: Run) -> None:
    shown = answer("next", "Portsmouth", "--why", *ASKED)
    addresses = re.findall(r"https?://\S+", shown)
    sources = {step.source for step in oi.next_inspection(oi.published("Portsmouth"), as_of=date(2026, 11, 24)).steps}
    assert {source for source in sources if source} <= set(addresses)


@pytest.mark.parametrize("words", [("Newcastle", "upon", "Tyne"), ("newcastle",), ("391",), ("next", "E08000021")])
def test_an_authority_is_named_in_any_spelling_without_quotation_marks_or_command(
    answer: Run, words: tuple[str, ...]
) -> None:
    assert answer(*words, *ASKED).startswith("Newcastle upon Tyne ")


def test_next_as_json_is_the_same_answer_as_the_library_gives(answer: Run) -> None:
    outlook = loads(answer("next", "Leeds", "--json", *ASKED), Outlook)
    history = oi.published("Leeds")
    assert outlook.authority == oi.authority("Leeds")
    assert outlook.next_inspection == oi.next_inspection(history, as_of=date(2026, 11, 24))
    assert outlook.next_event == oi.next_event(history, as_of=date(2026, 11, 24))
    assert outlook.clocks == oi.in_progress([history], as_of=date(2026, 11, 24))
    assert outlook.inspections_until == oi.published_until("inspections")
    assert outlook.visits_until == oi.published_until("visits")


def test_an_authority_that_is_announced_is_found_from_its_first_day_on(answer: Run, refusal: Run) -> None:
    assert "announced for 1 April 2027" in refusal("next", "West", "Surrey", *ASKED)
    assert "none on record" in answer("next", "West", "Surrey", "--as-of", "2027-06-01")


def test_an_authority_that_is_to_be_replaced_says_so(answer: Run) -> None:
    shown = " ".join(answer("next", "Surrey", *ASKED).split())
    assert "Reorganisation Surrey is to be replaced on 1 April 2027 by East Surrey and by West Surrey" in shown
    assert "Reorganisation" not in answer("next", "Surrey", "--as-of", "2025-10-27")


def test_a_visit_that_may_have_been_held_since_the_record_ends_is_told(answer: Run) -> None:
    assert "which is not on record" in answer("next", "Leeds", *ASKED)
    assert "which is not on record" not in answer("next", "Leeds", "--as-of", "2025-03-31")


def test_a_day_beyond_the_register_is_answered_all_the_same(answer: Run) -> None:
    assert "the window has closed" in answer("next", "Leeds", "--as-of", "2040-01-01")


def test_every_authority_of_the_day_has_a_page_that_fits_80_columns(answer: Run) -> None:
    for authority in oi.authorities(on=date(2026, 11, 24)):
        shown = answer("next", authority.name, *ASKED)
        assert shown.startswith(authority.name)
        assert [line for line in shown.splitlines() if len(line) > 80 and "https://" not in line] == []
        assert [line for line in shown.splitlines() if line != line.rstrip()] == []


# Forecast


def test_forecast_says_how_likely_the_next_inspection_begins_when(answer: Run) -> None:
    shown = answer("forecast", "Havering", *ASKED)
    ahead = oi.forecast(oi.published("Havering"), as_of=date(2026, 11, 24))
    assert "80% between      1 February 2027 and 6 September 2027\n" in shown
    assert (ahead.quantile(0.1), ahead.quantile(0.9)) == (date(2027, 2, 1), date(2027, 9, 6))
    assert "Been already     10%, for all that the record shows\n" in shown
    assert "Add --why for the reasons." in " ".join(shown.split())


def test_forecast_gives_its_reasons_when_asked(answer: Run) -> None:
    shown = " ".join(answer("forecast", "Havering", "--why", *ASKED).split())
    assert "56 of 67 inspections began within their 80% interval" in shown


def test_forecast_as_json_is_the_forecast(answer: Run) -> None:
    found = loads(answer("forecast", "Havering", "--json", *ASKED), oi.Forecast)
    assert found == oi.forecast(oi.published("Havering"), as_of=date(2026, 11, 24))


# Who is due


def test_due_lists_a_region_by_how_likely_each_is_inspected_in_time(answer: Run) -> None:
    shown = answer("due", "--region", "South", "East", "--within", "12", *ASKED)
    assert re.match("South East: inspections +24 Nov 2026 to 24 Nov 2027\n", shown)
    within = {
        row.authority.name
        for row in oi.inspection_windows(oi.published_histories(), as_of=date(2026, 11, 24))
        if row.region == "South East" and row.earliest is not None and row.earliest <= date(2027, 11, 24)
    }
    chances = inspection_chances(oi.published_histories(), as_of=date(2026, 11, 24), until=date(2027, 11, 24))
    names = [row.authority.name for row in chances if row.authority.name in within]
    assert len(names) > 5
    _, _, _, *rows = shown.splitlines()
    assert [row[: len(name)] for row, name in zip(rows, names, strict=False)] == names
    assert f"{len(names)} authorities in all." in shown


def test_every_state_of_a_window_has_its_word() -> None:
    assert set(WINDOW) == set(WindowStatus)


def test_only_what_the_record_would_show_is_called_overdue(answer: Run) -> None:
    shown = answer("due", *ASKED)
    rows = loads(answer("due", "--json", *ASKED), _WINDOWS)
    words = [WINDOW[row.window.next_inspection.status] for row in rows]
    assert re.findall(rf" ({'|'.join(filter(None, WINDOW.values()))})$", shown, re.MULTILINE) == words
    assert {"overdue", "closed", "open", "ahead"} == set(words)
    assert "Closed: nothing was published by" in shown


def test_due_without_a_region_is_all_of_england_and_grows_with_the_months(answer: Run) -> None:
    rows = [loads(answer("due", "--json", "--within", n, *ASKED), _WINDOWS) for n in ("1", "12", "120")]
    assert len(rows[0]) < len(rows[1]) < len(rows[2]) == len(oi.authorities(on=date(2026, 11, 24)))


_WINDOWS = tuple[Due, ...]


def test_due_as_json_holds_the_rows_of_the_table(answer: Run) -> None:
    rows = loads(answer("due", "--region", "London", "--json", *ASKED), _WINDOWS)
    whole = oi.inspection_windows(oi.published_histories(), as_of=date(2026, 11, 24))
    assert rows
    assert {row.window for row in rows} <= {row for row in whole if row.region == "London"}
    assert all(row.chance is not None and 0 < row.chance.chance <= 1 for row in rows)


def test_a_region_is_one_of_the_ons_or_one_of_ofsted_in_any_spelling() -> None:
    for authority in oi.authorities():
        for region in (authority.region, authority.ofsted_region):
            assert region is not None
            assert region_named(region) == region
    assert region_named("yorkshire & humber") == "Yorkshire and the Humber"
    assert region_named("NORTH EAST, YORKSHIRE AND HUMBER") == "North East, Yorkshire and the Humber"


def test_an_unknown_region_lists_the_nearest(refusal: Run) -> None:
    assert "'Sout' is no region" in refusal("due", "--region", "Sout")
    assert "'South East'" in refusal("due", "--region", "Sout")


@pytest.mark.parametrize("within", ["0", "-3", "121", "99999999999999999999"])
def test_months_are_from_1_to_120(refusal: Run, within: str) -> None:
    assert "from 1 to 120" in refusal("due", "--within", within)


# Deadlines


def test_a_deadline_gives_its_day_the_days_passed_over_and_the_rule(answer: Run) -> None:
    shown = " ".join(answer("deadline", "publish-statement", "2023-05-09", *ASKED).split())
    assert shown.startswith("Written statement of proposed action: due Wednesday 16 August 2023.")
    for part in (
        "that day has passed",
        "29 days were passed over",
        "Spring bank holiday",
        "rule clock.publish-statement",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [
        ("2023-05-08", "the clock has not started yet"),
        ("2023-05-09", "70 working days are left"),
        ("2023-08-15", "1 working day is left"),
        ("2023-08-16", "it is due"),
        ("2023-08-17", "that day has passed"),
    ],
)
def test_a_deadline_says_how_far_off_it_is(answer: Run, as_of: str, standing: str) -> None:
    assert standing in answer("deadline", "publish-statement", "2023-05-09", "--as-of", as_of)


@pytest.mark.parametrize("duty", oi.Duty, ids=lambda duty: str(duty.value))
def test_every_duty_has_its_deadline(answer: Run, duty: oi.Duty) -> None:
    shown = answer("deadline", duty.value.replace("_", "-"), "2026-11-02", "--json", *ASKED)
    found = loads(shown, oi.Deadline)
    assert found.due == oi.deadline(duty, date(2026, 11, 2)).due


def test_a_deadline_past_the_announced_bank_holidays_is_marked_as_projected(answer: Run) -> None:
    assert "projected" in answer("deadline", "foi-response", "2031-12-09", *ASKED)


def test_an_unknown_duty_lists_the_nearest(refusal: Run) -> None:
    assert 'Did you mean "publish-statement"?' in refusal("deadline", "publish-statment", "2023-05-09")


# Calendar files


def test_a_calendar_holds_the_programme_of_two_years(answer: Run) -> None:
    from icalendar import Calendar

    file = Calendar.from_ical(answer("calendar", "Leeds", *ASKED))
    programme = oi.programme(oi.published("Leeds"), as_of=date(2026, 11, 24), until=date(2028, 11, 24))
    titles = {str(entry["summary"]) for entry in file.walk("VEVENT")}
    assert "Leeds: Short inspection expected around 24 July 2028" in titles
    assert len(list(file.walk("VEVENT"))) == len(programme)


def test_a_calendar_reminds_when_it_is_asked_to(answer: Run) -> None:
    assert "VALARM" not in answer("calendar", "Leeds", *ASKED)
    assert answer("calendar", "Leeds", "--remind", "5", "--remind", "0", *ASKED).count("BEGIN:VALARM") > 2


def test_a_calendar_goes_to_a_file_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "leeds.ics"
    with file.open("wb") as output:
        subprocess.run([sys.executable, "-m", "ofsted_ilacs", "calendar", "Leeds", *ASKED], stdout=output, check=True)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\r" not in file.read_bytes()


def test_a_calendar_as_json_is_the_programme(answer: Run) -> None:
    programme = oi.programme(oi.published("Leeds"), as_of=date(2026, 11, 24), until=date(2027, 11, 24))
    assert loads(answer("calendar", "Leeds", "--within", "12", "--json", *ASKED), oi.Programme) == programme


def test_where_icalendar_is_missing_the_extra_is_named(refusal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "ofsted_ilacs.interop.icalendar", raising=False)
    assert "pip install ofsted-ilacs[ical]" in refusal("calendar", "Leeds", *ASKED)


# The record


def test_archive_counts_what_is_on_record_and_says_until_when(answer: Run) -> None:
    shown = answer("archive")
    for part in ("Short inspection", "Standard inspection", "Single inspection", "Focused visit", "complete until"):
        assert part in shown
    summary = loads(answer("archive", "--json"), RecordSummary)
    events = [event for history in oi.published_histories().values() for event in history]
    assert sum(kind.events for kind in summary.kinds) == len(events)
    assert summary.inspections_until == oi.published_until("inspections")


def test_archive_lists_the_events_of_an_authority_the_latest_first(answer: Run) -> None:
    shown = answer("archive", "Leeds")
    assert shown.index("30 Jun 2025") < shown.index("21 Feb 2022") < shown.index("20 Jan 2015")
    assert loads(answer("archive", "Leeds", "--json"), oi.History) == oi.published("Leeds")


def test_a_former_authority_keeps_its_record(answer: Run) -> None:
    assert answer("archive", "Cumbria").startswith("Cumbria: on record")


# Mistakes


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("next", "Leedz"), "The nearest names are 'Leeds'"),
        (("Leedz",), "The nearest names are 'Leeds'"),
        (("next",), "AUTHORITY"),
        (("next", "Cumbria", *ASKED), "Cumbria"),
        (("next", "Leeds", "--as-of", "24/11/2026"), "'24/11/2026' is not a day"),
        (("next", "Leeds", "--as-of", "20261124"), "such as 2026-11-24"),
        (("next", "Leeds", "--as-of", "2026-02-30"), "'2026-02-30' is not a day"),
        (("next", "Leeds", "--as-of", "2012-01-01"), "the first day of the oldest edition"),
        (("next", "Leeds", "--when"), "--when"),
        (("nxt", "Leeds"), 'Did you mean "next"?'),
        (("due", "--within", "soon"), "--within"),
        (("deadline", "publish-statement"), "TRIGGER"),
        (("deadline", "publish-statement", "yesterday"), "'yesterday' is not a day"),
        (("calendar", "Leeds", "--remind", "-1", *ASKED), "remind is -1"),
        (("next", "Leeds\n\x1b[31m"), "no authority"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_one_line_and_exit_code_2(refusal: Run, arguments: tuple[str, ...], part: str) -> None:
    line = refusal(*arguments)
    assert part in line
    assert "\x1b" not in line


def test_ctrl_c_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def interrupted(_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("ofsted_ilacs.command_line.commands.run", interrupted)
    assert main(["archive"]) == 130
    assert capsysbinary.readouterr() == (b"", b"")


WITHOUT = """
import sys
from runpy import run_module


class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"cyclopts", "rich"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Missing())
sys.argv = ["ofsted-ilacs", "next", "Leeds"]
run_module("ofsted_ilacs", run_name="__main__")
"""


def test_without_the_extra_the_line_says_which_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "python -m pip install 'ofsted-ilacs[cli]'" in done.stderr


def test_nothing_of_the_library_loads_the_command_line_or_its_packages() -> None:
    program = (
        "import sys, ofsted_ilacs as oi; [getattr(oi, name) for name in oi.__all__]; "
        "print([name for name in sys.modules if name.startswith(('cyclopts', 'rich', 'ofsted_ilacs.command_line'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Where the answer goes


def test_the_day_of_asking_is_today_if_it_is_left_out(answer: Run) -> None:
    before = today()
    outlook = loads(answer("next", "Leeds", "--json"), Outlook)
    assert before <= outlook.as_of <= today()


def test_the_answer_is_utf8_whatever_the_locale() -> None:
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = program("deadline", "foi-response", "2028-12-09", *ASKED, **settings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "New Year\N{RIGHT SINGLE QUOTATION MARK}s Day" in done.stdout.decode("utf-8")


def test_help_is_the_same_whatever_the_locale() -> None:
    there = program("--help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    here = program("--help", PYTHONIOENCODING="utf-8")
    assert there.stdout == here.stdout


def test_a_reader_that_stops_reading_is_no_error() -> None:
    done = subprocess.Popen(
        [sys.executable, "-m", "ofsted_ilacs", "due", "--json", *ASKED], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert done.stdout is not None
    assert done.stderr is not None
    done.stdout.read(10)
    done.stdout.close()
    complaint = done.stderr.read()
    done.stderr.close()
    assert (done.wait(), complaint) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes the streams")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), (">&- 2>&-", 0), ("2>&-", 0)])
def test_closed_streams_are_no_error(closed: str, code: int) -> None:
    command = f"{shlex.quote(sys.executable)} -m ofsted_ilacs archive {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_a_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ofsted_ilacs", "archive"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"ofsted-ilacs: The answer could not be written: ")
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_has_colours_and_lines_that_can_be_read(answer: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)
    shown = answer("next", "Leeds", "--why", *ASKED)
    assert "\x1b[1m" in shown
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(len(line) for line in lines if "https://" not in line) in range(81, 101)


# Help and pages


@pytest.mark.parametrize("command", ["", "next", "forecast", "due", "deadline", "calendar", "archive"])
def test_help_fits_80_columns_and_tells_every_argument(answer: Run, command: str) -> None:
    shown = answer(*filter(None, [command]), "--help")
    assert max(map(len, shown.splitlines())) <= 80
    assert "ofsted-ilacs" in shown
    assert "as-of" in shown or command in ("", "archive")


def test_without_arguments_the_help_is_shown(answer: Run) -> None:
    assert answer() == answer("--help")


def commands_on(page: Path) -> list[tuple[str, str]]:
    """
    Return the commands that a page shows, each with what it shows under it.
    """
    blocks = re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    shown = [found for block in blocks for found in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]
    return [(command, output.rstrip()) for command, output in shown if command.startswith("ofsted-ilacs ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_the_commands_print(
    page: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ofsted_ilacs.command_line.commands.today", lambda: date(2026, 11, 24))
    shown = commands_on(page)
    assert shown
    for command, output in shown:
        words, _, file = command.partition(" > ")
        code = main(shlex.split(words)[1:])
        printed, complaint = capsysbinary.readouterr()
        answered = (complaint if code else printed).decode("utf-8").rstrip()
        assert file or answered == output or re.fullmatch(pattern_of(output), answered), difference(output, answered)


def pattern_of(output: str) -> "re.Pattern[str]":
    """
    Return the pattern of an output in which three dots stand for anything.
    """
    return re.compile(".*".join(map(re.escape, output.split("..."))), re.DOTALL)


def difference(shown: str, printed: str) -> str:
    """
    Return what differs between an output as a page shows it and as it is printed, line by line.
    """
    lines = ndiff(shown.splitlines(), printed.splitlines())
    return "The page shows (-) other than the command prints (+):\n" + "\n".join(lines)
