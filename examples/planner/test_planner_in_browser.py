"""
The planner in headless Chromium, as a desktop and a phone show it; pictures go to artefacts/ for people to look at.
"""

import base64
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
ARTEFACTS = Path("artefacts")
PATIENCE = 90  # seconds: the first chart loads what draws it

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="Chromium is not here: apt-get install chromium chromium-driver (Debian)"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """
    Return the address at which the planner runs.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Path(__file__).with_name("app.py")
    options = ("--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}")
    server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", str(app), *options])
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(PATIENCE):
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(1)
        else:
            return
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """
    Return a browser that reaches this machine alone.
    """
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.mark.parametrize(("screen", "width"), [("desktop", 1280), ("phone", 390)])
@pytest.mark.parametrize("name", ["Leeds", "Middlesbrough", "Nottingham"])
def test_the_page_fits_its_screen_and_loads_nothing_from_elsewhere(
    address: str, browser: Any, name: str, screen: str, width: int
) -> None:
    _open(browser, f"{address}?authority={name}", width)
    assert browser.find_element(By.TAG_NAME, "h2").text.startswith(f"{name}: the next graded inspection is ")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    drawn, alternative = browser.execute_script(
        "const picture = document.querySelector('img[src^=\"data:image/svg\"]');"
        "return [picture.naturalWidth, picture.alt]"
    )
    assert drawn > 300
    assert alternative.startswith(f"Timeline of {name}")
    _shoot(browser, f"planner-{name.lower()}-{screen}", width)
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def test_the_reasons_unfold_with_their_sources(address: str, browser: Any) -> None:
    _open(browser, f"{address}?authority=Leeds", 1280)
    question = browser.find_element(By.XPATH, "//summary[contains(., 'Why this inspection')]")
    browser.execute_script("arguments[0].click()", question)
    steps = WebDriverWait(browser, PATIENCE).until(
        lambda _: browser.find_elements(By.CSS_SELECTOR, "[data-testid='stExpander'] details[open] ol > li")
    )
    # Its content and not its text, which is only what is seen while it unfolds.
    assert steps[0].get_attribute("textContent").startswith("Last graded inspection: short")
    links = [each.get_attribute("href") for each in steps[0].find_elements(By.TAG_NAME, "a")]
    assert links == ["https://files.ofsted.gov.uk/v1/file/50284438"]
    _shoot(browser, "planner-reasons", 1280)


def test_the_diary_comes_as_a_calendar_file(address: str, browser: Any, tmp_path: Path) -> None:
    _open(browser, f"{address}?authority=Leeds", 1280)
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.find_element(By.CSS_SELECTOR, "[data-testid='stDownloadButton'] button").click()
    diary = tmp_path / "Leeds.ics"
    WebDriverWait(browser, PATIENCE).until(lambda _: diary.exists())
    titles = [str(event["summary"]) for event in Calendar.from_ical(diary.read_bytes()).walk("VEVENT")]
    assert "Leeds: Short inspection, window opens" in titles


# The browser


def _open(browser: Any, address: str, width: int) -> None:
    _resize(browser, width, 900)
    browser.get_log("browser")  # what earlier pages said
    browser.get(address)
    WebDriverWait(browser, PATIENCE).until(
        lambda _: (
            browser.find_elements(By.CSS_SELECTOR, "[data-testid='stDownloadButton']")
            and not browser.find_elements(By.CSS_SELECTOR, "[data-testid='stStatusWidget']")
        )
    )


def _resize(browser: Any, width: int, height: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
    )


def _shoot(browser: Any, title: str, width: int) -> None:
    height = browser.execute_script("return document.querySelector('[data-testid=stMain]').scrollHeight")
    _resize(browser, width, height)
    time.sleep(1)  # until the page has the room
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {})
    ARTEFACTS.mkdir(exist_ok=True)
    (ARTEFACTS / f"{title}.png").write_bytes(base64.b64decode(shot["data"]))
