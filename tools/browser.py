"""
Open every chart, every table and the built documentation in headless Chromium, as a reader would: ``nox -s browser``.

The tool builds one page with each chart, each record and each view of a notebook, hostile names included. It opens the
page without a network: the browser's console must stay silent, and nothing may run or be fetched. Then it uses the
pages of the documentation. Screenshots go to artefacts/, for people to look at.
"""

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import ofsted_ilacs as oi
from ofsted_ilacs.interop import charts, notebook
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.register import succession
from ofsted_ilacs.sector.clocks import in_progress
from ofsted_ilacs.sector.inspection_windows import inspection_windows
from ofsted_ilacs.sector.waiting import waiting_times

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are next to the tools

from tests.interop.json_examples import examples, public_classes
from tools.browser_pages import site_faults

SITE = Path("docs/_build/html")
ARTEFACTS = Path("artefacts")
AS_OF = date(2026, 9, 1)
WIDTH, TALLEST = 1000, 12_000
HOSTILE = "<script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\">\u202e\nBEGIN:VEVENT"


def main() -> int:
    """
    Build the page, open it, check it, and return the exit code.
    """
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        print("Chromium is needed: apt-get install chromium chromium-driver (Debian), then run this again.")
        return 2
    ARTEFACTS.mkdir(exist_ok=True)
    page = ARTEFACTS / "everything.html"
    sections = list(_sections())
    page.write_text(_page(sections), encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        browser = _open(chromium, driver, profile)
        try:
            faults = [*_look(browser, page, [title for title, _ in sections]), *site_faults(browser, SITE, ARTEFACTS)]
        finally:
            browser.quit()
    for fault in faults:
        print("fault:", fault)
    print(f"{len(sections)} charts and records and {SITE} looked at, see {ARTEFACTS}/: {len(faults)} faults")
    return 1 if faults else 0


# The page


def _sections() -> Iterator[tuple[str, str]]:
    country = _country()
    bradford = country[oi.authority("Bradford")]
    for title, chart in (
        ("timeline", charts.timeline(bradford, as_of=AS_OF)),
        ("timeline-overdue", charts.timeline(country[oi.authority("Bexley")], as_of=date(2027, 9, 1))),
        ("timeline-forecast", charts.timeline(bradford, as_of=AS_OF, ahead=oi.forecast(bradford, as_of=AS_OF))),
        ("chances", charts.chances(country, as_of=AS_OF, until=date(AS_OF.year + 1, 12, 31))),
        ("windows", charts.windows(country, as_of=date(2026, 10, 1))),
        ("grades", charts.grades(country, as_of=AS_OF)),
        ("transitions", charts.transitions(country, as_of=AS_OF)),
        ("timeline-hostile", charts.timeline(_renamed(bradford), as_of=AS_OF)),
    ):
        yield f"chart-{title}", notebook.drawing(chart)._repr_html_()
    shown = {type(record): record for record in _records(bradford, country)}
    for kind in public_classes():
        # Bradford's answers do not hold every record, such as an Unknown: the tests have one of each.
        record = shown[kind] if kind in shown else examples()[kind][0]
        yield f"record-{kind.__name__}", record._repr_html_()
    yield "record-hostile", _renamed(bradford)._repr_html_()
    yield "view", notebook.view(bradford, as_of=AS_OF)._repr_html_()
    yield "view-hostile", notebook.view(_renamed(bradford), as_of=AS_OF)._repr_html_()
    for title, rows in (
        ("waiting", waiting_times(country, as_of=AS_OF)),
        ("windows", inspection_windows(country, as_of=AS_OF)),
        ("clocks", in_progress(country, as_of=AS_OF)),
    ):
        yield f"table-{title}", notebook.table(rows, title)._repr_html_()


def _records(history: oi.History, country: Mapping[oi.Authority, oi.History]) -> Iterator[Any]:
    expected, last = oi.next_event(history, as_of=AS_OF), history.events[-1]
    edition = oi.ruleset_on(AS_OF)
    yield from (history, history.authority, last, last.judgements[0], oi.Span(last.start, last.end), oi.Months(6))
    yield from (expected, expected.decision, oi.next_inspection(history, as_of=AS_OF).timing, expected.window)
    yield from (expected.visits, expected.decision.steps[0], oi.deadlines(last)[0], oi.deadlines(last)[0].status(AS_OF))
    yield from (oi.timetable(last), oi.timetable(last).entries[0])
    ahead = oi.programme(history, as_of=AS_OF, until=date(2031, 1, 1), assume=oi.Grade.GOOD)
    yield from (ahead, ahead.events[0], likely_weeks(oi.Window(date(2027, 3, 1), None, date(2027, 5, 1)))[0])
    yield publication_pause(date(2024, 7, 1), [date(2024, 7, 4)], oi.WorkingDays(25))
    yield from (edition, edition.rules[0], edition.rules[0].evidence, edition.rules[0].evidence.citations[0])
    yield from oi.compare(oi.ruleset("ilacs-2018-01"), edition)[:1]
    yield from (
        oi.england_and_wales(),
        *oi.england_and_wales().non_working_days[:1],
        succession.succession(oi.authority("Surrey")),
    )
    yield from (waiting_times(country, as_of=AS_OF)[0], inspection_windows(country, as_of=AS_OF)[0])


def _country() -> Mapping[oi.Authority, oi.History]:
    # From the published reports: https://reports.ofsted.gov.uk/
    return oi.histories(
        oi.InspectionEvent(
            oi.authority(name),
            oi.EventKind(kind),
            date.fromisoformat(start),
            date.fromisoformat(end),
            published=date.fromisoformat(published),
            judgements=tuple(
                oi.Judgement(area, _GRADES[letter])
                for area, letter in zip(oi.ruleset_on(date.fromisoformat(start)).areas, grades.split(), strict=True)
            ),
        )
        for name, kind, start, end, published, grades in _REPORTS
    )


_GRADES = dict(zip(("O", "G", "RI", "I"), oi.Grade, strict=True))
_REPORTS = (
    ("Bexley", "standard", "2018-07-09", "2018-07-20", "2018-08-20", "O O G O"),
    ("Bexley", "short", "2023-02-06", "2023-02-10", "2023-03-24", "O G G O O"),
    ("Bradford", "standard", "2018-09-17", "2018-09-28", "2018-10-29", "RI I RI I"),
    ("Bradford", "standard", "2022-11-21", "2022-12-02", "2023-01-31", "I I I I"),
    ("Bradford", "standard", "2026-01-12", "2026-01-23", "2026-05-21", "G RI RI G RI"),
    ("Brent", "standard", "2018-05-14", "2018-05-25", "2018-07-02", "G RI O G"),
    ("Brent", "short", "2023-02-20", "2023-02-24", "2023-04-11", "G G G G G"),
    ("Brent", "short", "2026-04-27", "2026-05-01", "2026-06-17", "G G G G"),
    ("Middlesbrough", "standard", "2019-11-25", "2019-12-06", "2020-01-24", "I I I I"),
    ("Middlesbrough", "standard", "2023-03-13", "2023-03-24", "2023-05-25", "RI RI RI RI RI"),
    ("Middlesbrough", "standard", "2026-06-08", "2026-06-19", "2026-07-28", "RI RI RI RI"),
    ("Slough", "standard", "2019-01-21", "2019-02-01", "2019-03-04", "RI RI RI RI"),
    ("Slough", "standard", "2023-01-23", "2023-02-03", "2023-03-17", "I RI RI RI RI"),
)


def _renamed(history: oi.History) -> oi.History:
    import attrs

    whose = attrs.evolve(history.authority, name=HOSTILE)
    return oi.History(whose, tuple(attrs.evolve(event, authority=whose, source=HOSTILE) for event in history.events))


def _page(sections: list[tuple[str, str]]) -> str:
    body = "\n".join(
        f'<section id="{escape(title)}"><h2>{escape(title)}</h2>{html}</section>' for title, html in sections
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Everything</title>'
        '<link rel="icon" href="data:,"><style>'
        "body{font:14px sans-serif;width:900px;margin:1em auto}table{border-collapse:collapse;margin:.5em 0}"
        "th,td{border:1px solid #bbb;padding:.2em .5em}caption{font-weight:bold;text-align:left}</style></head>"
        f"<body>{body}</body></html>"
    )


# The browser


def _open(chromium: str, driver: str, profile: str) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        f"--user-data-dir={profile}",
        f"--window-size={WIDTH},1200",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # there is no network
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


def _look(browser: Any, page: Path, titles: list[str]) -> Iterator[str]:
    browser.get(page.resolve().as_uri())
    yield from (f"console: {entry['message']}" for entry in browser.get_log("browser"))
    if browser.title != "Everything":
        yield f"a script of a hostile name ran: the title is {browser.title!r}"
    for selector, fault in _NEVER.items():
        found = browser.execute_script("return document.querySelectorAll(arguments[0]).length", selector)
        if found:
            yield f"{found} of {selector}: {fault}"
    yield from browser.execute_script(_ALTERNATIVES)
    for title in titles:
        width, height = browser.execute_script(_SIZE, title)
        if not width or not height:
            yield f"{title} takes no room"
        if title.startswith(("chart", "view")) and not browser.execute_script(_DRAWN, title):
            yield f"{title}: the picture is empty"
        _shoot(browser, title)


_NEVER = {
    "body script": "a script",
    "body img, iframe, object, embed, form": "something that is fetched or sent",
    "a:not([href^='https://'])": "a link that leads elsewhere",
    "table:not(:has(> caption))": "a table without a caption",
    "th:not([scope])": "a header without a scope",
}
_ALTERNATIVES = """
    const faults = [], ids = new Set();
    for (const element of document.querySelectorAll("body *")) {
        for (const name of element.getAttributeNames()) if (/^on/i.test(name)) faults.push("a handler: " + name);
        if (element.id && ids.has(element.id)) faults.push("an id that stands twice: " + element.id);
        ids.add(element.id);
    }
    for (const figure of document.querySelectorAll("figure")) {
        const text = figure.getAttribute("aria-label") || "";
        if (figure.getAttribute("role") !== "img" || text.length < 80) faults.push("a chart without its words");
    }
    const pictures = document.querySelectorAll("svg"), told = document.querySelectorAll("figure > svg");
    if (pictures.length !== told.length) faults.push("a picture outside a figure");
    return faults;
"""
_SIZE = "const box = document.getElementById(arguments[0]).getBoundingClientRect(); return [box.width, box.height]"
_DRAWN = """
    const box = document.getElementById(arguments[0]).querySelector("svg").getBoundingClientRect();
    return box.width > 300 && box.width <= 900 && box.height > 80
"""


def _shoot(browser: Any, title: str) -> None:
    left, top, width, height = browser.execute_script(
        "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
        "return [box.left + scrollX, box.top + scrollY, box.width, box.height]",
        title,
    )
    clip = {"x": left, "y": top, "width": width, "height": min(height, TALLEST), "scale": 1}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    (ARTEFACTS / f"{title}.png").write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    sys.exit(main())
