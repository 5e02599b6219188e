"""
Open the built documentation in headless Chromium, at a desk's width and a phone's, and use its pages as a reader would.

No page may be wider than a phone, write to the console, load from elsewhere, or hinder a reader in a way that axe calls
serious. The page that runs the library must give, by keyboard alone, the answers that the library gives here.
"""

import base64
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import ofsted_ilacs as oi
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.model.days import months_later
from ofsted_ilacs.workdays.non_working_days import weekday_in_words
from tools import country
from tools.npm_package import files_of
from tools.pages.in_browser import DIARY_YEARS

__all__ = ["site_faults"]

AXE, AXE_SHA256 = "axe-core@4.14.1", "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745"
SIZES = {"desk": (1280, 900, False), "phone": (375, 800, True)}
AUTHORITIES = ("Leeds", "Bradford", "Portsmouth")
"""Those looked at closely: outstanding; inadequate and visited; without an overall grade, a clock running."""

FIRST_ANSWER = 15  # seconds, from opening the page
TALLEST = 4_000


def site_faults(browser: Any, site: Path, artefacts: Path) -> Iterator[str]:
    """
    Yield what is wrong with the built pages; screenshots go to a folder.
    """
    axe = _axe()
    authorities = [country.slug(oi.authority(name)) for name in AUTHORITIES]
    pages = ["index", "country/index", *(f"country/{name}" for name in authorities), *_others(site)]
    with _served(site) as address:
        for size, screen in SIZES.items():
            _resize(browser, *screen)
            for page in pages:
                browser.get(f"{address}/{page}.html")
                for fault in _page_faults(browser, axe, screen[0]):
                    yield f"{page} ({size}): {fault}"
                if page in pages[: 2 + len(authorities)]:
                    _shoot(browser, artefacts / f"page-{page.replace('/', '-')}-{size}.png")
        _resize(browser, *SIZES["desk"])
        yield from _country_faults(browser, address)
        if (site / "try-it").is_dir():
            for size, screen in SIZES.items():
                _resize(browser, *screen)
                for fault in _playground_faults(browser, address, axe, screen[0], artefacts / f"page-try-it-{size}"):
                    yield f"try-it ({size}): {fault}"


def _others(site: Path) -> list[str]:
    # Every page of prose and reference; sources shown with colours, and what Sphinx lists, are not ours.
    own = (page.relative_to(site).with_suffix("").as_posix() for page in sorted(site.rglob("*.html")))
    aside = ("_", "country/", "genindex", "search", "py-modindex", "try-it/", "index")
    return [page for page in own if not page.startswith(aside)]


# Every page


def _page_faults(browser: Any, axe: str | None, room: int) -> Iterator[str]:
    width = browser.execute_script("return document.documentElement.scrollWidth")
    if width > room:
        yield f"it is {width} pixels wide where there are {room}"
    yield from (f"console: {entry['message']}" for entry in browser.get_log("browser"))
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
    here = browser.execute_script("return location.origin")
    yield from (f"loads {name}" for name in loaded if not name.startswith((here, "data:", "blob:")))
    if axe is not None:
        browser.execute_script(axe)
        for found in browser.execute_async_script(_ASK_AXE):
            yield f"axe, {found['impact']}: {found['help']}: {found['where']}"


_ASK_AXE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ impact, help, nodes }) => ({ impact, help, where: nodes.map(({ target }) => target).join(", ") }))));
"""


def _axe() -> str | None:
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed, so axe does not look at the pages.")
        return None
    ((_, content),) = files_of(npm, AXE, AXE_SHA256, ["axe.min.js"])
    return content.decode()


# The country


def _country_faults(browser: Any, address: str) -> Iterator[str]:
    browser.get(f"{address}/country/index.html")
    names = sorted(each.name for each in oi.authorities(on=country.build_day()) if not each.is_announced)
    if _shown(browser) != names:
        yield "country: the table does not begin with every authority, in order of names"
    head = browser.find_element(By.XPATH, "//table[@id='country']//th[5]/button")
    head.send_keys(Keys.ENTER)
    firsts = [
        row.get_attribute("data-sort") for row in browser.find_elements(By.CSS_SELECTOR, "#country td:nth-child(5)")
    ]
    if firsts != sorted(firsts):
        yield "country: the table is not sorted by its windows"
    browser.find_element(By.NAME, "name").send_keys("york")
    if not (found := _shown(browser)) or any("york" not in name.lower() for name in _shown_text(browser)):
        yield f"country: searching for york finds {found}"


def _shown(browser: Any) -> list[str]:
    return [link.text for link in browser.find_elements(By.CSS_SELECTOR, "#country tr:not([hidden]) th > a")]


def _shown_text(browser: Any) -> list[str]:
    return [head.text for head in browser.find_elements(By.CSS_SELECTOR, "#country tr:not([hidden]) th[scope=row]")]


# The page that runs the library


def _playground_faults(browser: Any, address: str, axe: str | None, room: int, picture: Path) -> Iterator[str]:
    as_of, leeds = date(2026, 11, 25), oi.published("Leeds")
    opened = time.monotonic()
    browser.get("about:blank")
    browser.get(f"{address}/try-it/index.html#authority=380&day={as_of}")
    _until(lambda: _status(browser) not in ("", "Not started.") and not _status(browser).endswith("…"))
    took = time.monotonic() - opened
    print(f"{picture.name}: the first answer took {took:.1f} seconds")
    if _status(browser) != "Answered.":
        yield _status(browser)
        return
    if took > FIRST_ANSWER:
        yield f"the first answer took {took:.1f} seconds, more than {FIRST_ANSWER}"

    # By keyboard alone: to the list of authorities, a name, on past the three parts of the day, to the button.
    _focus(browser, "authority")
    _type(browser, "Leeds", *[Keys.TAB] * (1 if not _is_date_of_parts(browser) else 5), Keys.ENTER)
    expected = oi.next_inspection(leeds, as_of=as_of).headline.split("\n")[0]
    _until(lambda: expected in _answer(browser, 0))
    if expected not in _answer(browser, 0):
        yield f"by keyboard, the answer for Leeds is {_answer(browser, 0)[:200]!r}, not {expected!r}"
    if oi.forecast(leeds, as_of=as_of).headline not in _answer(browser, 0):
        yield "the forecast is not that of the library here"
    if browser.execute_script("return document.activeElement !== document.querySelector('.answered')"):
        yield "the answer does not take the focus"
    ahead = oi.programme(leeds, as_of=as_of, until=months_later(as_of, 12 * DIARY_YEARS))
    if _download(browser, 0) != to_ical(ahead, as_of=as_of).decode():
        yield "the diary is not the one that the library writes here"

    received = date(2023, 5, 9)
    _fill(browser, 1, duty=oi.Duty.PUBLISH_STATEMENT.value, day=str(received))
    statement = oi.deadline(oi.Duty.PUBLISH_STATEMENT, received)
    _until(lambda: weekday_in_words(statement.due) in _answer(browser, 1))
    for day in statement.skipped:
        if str(day) not in _answer(browser, 1):
            yield f"the deadline does not name {day}"
    if _download(browser, 1) != to_ical(statement).decode():
        yield "the deadline's diary is not the one that the library writes here"
    yield from _page_faults(browser, axe, room)
    _shoot(browser, picture.with_suffix(".png"))

    _fill(browser, 0, authority="839", day="2014-01-01")  # Bournemouth, Christchurch and Poole: established in 2019
    _until(lambda: bool(browser.find_elements(By.CLASS_NAME, "refused")))
    if not browser.find_elements(By.CLASS_NAME, "refused"):
        yield "an authority that did not exist yet is answered for"


def _status(browser: Any) -> str:
    return str(browser.find_element(By.ID, "playground-status").text)


def _answer(browser: Any, place: int) -> str:
    return unescape(browser.execute_script(f"return document.querySelectorAll('.answered')[{place}].textContent"))


def _focus(browser: Any, name: str) -> None:
    browser.execute_script("document.getElementsByName(arguments[0])[0].focus()", name)


def _is_date_of_parts(browser: Any) -> bool:
    # On a desk, Chromium's day has three parts and a button that each take the focus; on a phone it is one button.
    return not browser.execute_script("return matchMedia('(pointer: coarse)').matches")


def _type(browser: Any, *keys: str) -> None:
    ActionChains(browser).send_keys(*keys).perform()


def _fill(browser: Any, place: int, **fields: str) -> None:
    browser.execute_script(
        f"const form = document.querySelectorAll('.ask')[{place}];"
        "for (const [name, value] of Object.entries(arguments[0])) form.elements[name].value = value;"
        "form.requestSubmit()",
        fields,
    )


def _download(browser: Any, place: int) -> str:
    link = f"document.querySelectorAll('.answered')[{place}].querySelector('a[download]')"
    _until(lambda: browser.execute_script(f"return {link} !== null"))
    read = f"fetch({link}.href).then((file) => file.text()).then(arguments[0])"
    return str(browser.execute_async_script(read)).replace("\r\n", "\n").replace("\n", "\r\n")


def _until(holds: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)


# The browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        pass  # the browser left a page before it was loaded


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def _resize(browser: Any, width: int, height: int, is_phone: bool) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": is_phone})


def _shoot(browser: Any, file: Path) -> None:
    width, height = browser.execute_script("return [innerWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST), "scale": 1}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    file.write_bytes(base64.b64decode(shot["data"]))
