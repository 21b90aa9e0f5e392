"""A server of its own on a small sample, and a browser that notes what goes wrong."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from analytics.sample.write import write_programme
from analytics.store.load import load
from tools.find_browser import ADVICE, find_browser
from tools.own_server import FLAGS, serving

LEARNERS = 400
# Streamlit looks for its server at every level of a deep link, and logs two misses.
PROBES = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds a small sample programme."""
    root = tmp_path_factory.mktemp("browser")
    write_programme(root / "programme", learners=LEARNERS)
    load(root / "store", [root / "programme"])
    return root / "store"


@pytest.fixture(scope="session")
def server(sample_store: Path) -> Iterator[str]:
    """Return the address of a server that all tests share."""
    with serving(sample_store) as address:
        yield address


@pytest.fixture
def cold_server(sample_store: Path) -> Iterator[str]:
    """Return the address of a server that nobody has visited."""
    with serving(sample_store) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium; skips where there is none, but fails in CI."""
    path = find_browser()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(ADVICE)
        pytest.skip(ADVICE)
    # As long as it is open an event loop runs here, which other tests can't have.
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


# The app with no script running, and what is written on it.
STANDING = "[data-testid=stApp][data-test-script-state=notRunning]"
LOOKS = "document.querySelector('[data-testid=stApp]').innerText"
WAIT = 60_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=WAIT)


@dataclass
class Visit:
    """One visitor's tab, and what it complained of or asked elsewhere."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def heard(self, message: ConsoleMessage) -> None:
        """Note an error on the console, but for Streamlit's two probes."""
        source = message.location.get("url", "")
        if message.type == "error" and not source.endswith(PROBES):
            self.complaints.append(f"{message.text} {source}")

    def asked(self, request: Request) -> None:
        """Note the host of a request."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or "")

    def settle(self) -> None:
        """Wait until the screen stands: titled, nothing running, nothing changing.

        A press is on its way for a moment before anything runs, and a screen is drawn
        from the top: so what stands must stay the same for a while.
        """
        self.page.wait_for_selector("h1")
        stands = None
        while True:
            self.page.wait_for_selector(STANDING)
            before, stands = stands, self.page.evaluate(LOOKS)
            if stands == before and self.page.locator(STANDING).count():
                return
            self.page.wait_for_timeout(250)

    def open(self, address: str) -> None:
        """Go to an address and wait for its screen."""
        self.page.goto(address)
        self.settle()

    def question(self) -> str:
        """Return the screen's title."""
        return self.page.locator("h1").first.inner_text()

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box or multi-select by what they are called."""
        box = self.page.get_by_role("combobox", name=label, exact=False)
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option, exact=True).first.click()
        self.page.keyboard.press("Escape")
        self.settle()


# What the content policy stops is a complaint like any other.
TELL = """document.addEventListener('securitypolicyviolation', (stopped) =>
  console.error(`${stopped.violatedDirective} stopped ${stopped.blockedURI}`));"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return one window for all visitors of a file: Streamlit's own are read once."""
    window = browser.new_context(viewport={"width": 1280, "height": 900})
    yield window
    window.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Visit]:
    """Return a new visitor; at the end nothing may have gone wrong unseen."""
    found = Visit(context.new_page())
    found.page.set_default_timeout(WAIT)
    found.page.add_init_script(TELL)
    found.page.on("console", found.heard)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.on("request", found.asked)
    yield found
    found.page.close()
    context.clear_cookies()

    assert found.complaints == []
    assert found.hosts <= {"127.0.0.1"}
