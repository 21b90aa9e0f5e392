"""Measure the first view of every screen and tab, as a browser shows it at 1440 × 900.

A server of its own runs on a fresh store with the whole sample; printed is a line a
view, with what it lacks of the frame that all screens share (CONTRIBUTING.md).
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

from analytics.sample.write import write_programme  # noqa: E402
from analytics.store.load import load  # noqa: E402
from tools.find_browser import ADVICE, find_browser  # noqa: E402
from tools.own_server import FLAGS, serving  # noqa: E402

WIDE, HIGH = 1440, 900
MOST_WORDS, LEAST_PICTURE, LEAST_LINES, MOST_SCREENS = 25, 420, 8, 2
PATHWAY = "pathway=Critical+Thinking"
TABS = {
    "": ("", "Pathways", "Badges"),
    f"progression?{PATHWAY}": ("", "When", "Better?", "Goes with"),
    f"progression?{PATHWAY}&by=college": ("",),
    "steps": ("", "The rest", "Better?", "Who"),
    "attainment": ("", "Levels", "Attempts", "Agreement", "Read again"),
    "sharing": ("", "What", "How soon", "Who looks"),
    "sharing?by=college": ("",),
    "persistence": ("", "Who stays", "Evidence"),
    "persistence?apart=college": ("", "Who stays", "Groups"),
    "what_if?of=Critical+Thinking&set=essential-knowledge+needs+1": ("",),
    "caseload": ("",),
    "loads": ("",),
    "quality": ("",),
    "definitions": ("",),
}
# Of views that show a list in place of a picture: what a line of it is.
LINES = {
    "caseload": "[data-testid=stMain] [data-testid=stPageLink]",
    "quality": "[class*=st-key-open-]",
    "definitions": "h3",
    "loads": "tbody tr",
    "?tab=Pathways": "[data-testid=stMain] [data-testid=stPageLink]",
    "steps?tab=Who": "canvas",
    "attainment?tab=Agreement": "tbody tr",
    "attainment?tab=Read+again": "canvas",
}
LOOK = """(lines) => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const said = [...main.querySelectorAll('[data-testid=stMarkdown]')]
    .filter((one) => !one.closest('[data-testid=stTabs]'))
    .filter((one) => !one.querySelector('[data-testid=stCaptionContainer]'))
    .map((one) => one.innerText.trim())
    .find((text) => text && !text.includes('Synthetic sample')) || '';
  const box = (one) => one.getBoundingClientRect();
  const chart = main.querySelector('[data-testid=stPlotlyChart]');
  const inView = lines ? [...document.querySelectorAll(lines)]
    .filter((one) => box(one).bottom <= window.innerHeight && box(one).height) : [];
  return {
    words: said.split(/\\s+/).filter(Boolean).length,
    height: chart ? Math.round(box(chart).height) : 0,
    ends: chart ? Math.round(box(chart).bottom) : 0,
    lines: inView.length,
    tall: main.scrollHeight,
  };
}"""


@dataclass(frozen=True)
class FirstView:
    """What is seen first: words of the sentence, the picture, lines, the whole height.

    ``height`` of the first picture and where it ``ends``, in pixels from the top; 0
    where there is none. ``tall`` is the whole tab.
    """

    words: int
    height: int
    ends: int
    lines: int
    tall: int


def views() -> list[str]:
    """Return the link of each screen and tab."""
    return [
        f"{screen}{'&' if '?' in screen else '?'}tab={tab.replace(' ', '+')}"
        if tab
        else screen
        for screen, tabs in TABS.items()
        for tab in tabs
    ]


def look(page: Page, link: str) -> FirstView:
    """Measure what is open."""
    return FirstView(**page.evaluate(LOOK, LINES.get(link)))


def lacks(link: str, seen: FirstView) -> dict[str, int]:
    """Return what a view lacks of the frame, with the figure that it reaches."""
    found = {}
    if seen.words > MOST_WORDS:
        found["words"] = seen.words
    if link in LINES:
        if seen.lines < LEAST_LINES:
            found["lines"] = seen.lines
        return found
    if seen.height < LEAST_PICTURE:
        found["height"] = seen.height
    if seen.ends > HIGH:
        found["ends"] = seen.ends
    if seen.tall > MOST_SCREENS * HIGH:
        found["tall"] = seen.tall
    return found


def _settle(page: Page) -> None:
    """Wait until nothing runs and nothing changes."""
    page.wait_for_selector("h1")
    before, now = "", " "
    while before != now:
        page.wait_for_selector("[data-test-script-state=notRunning]")
        before = now
        now = page.evaluate("document.querySelector('[data-testid=stApp]').innerText")
        page.wait_for_timeout(400)


def main() -> None:
    """Print the first view of every screen and tab (or of those named)."""
    path = find_browser()
    if path is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory(prefix="cairn-") as folder:
        programme, store = Path(folder) / "programme", Path(folder) / "store"
        write_programme(programme)
        load(store, [programme])
        with serving(store) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=FLAGS)
            print("| view | words | picture | ends | lines | tall | lacks |")
            print("| --- | --- | --- | --- | --- | --- | --- |")
            for link in sys.argv[1:] or views():
                page = browser.new_page(viewport=ViewportSize(width=WIDE, height=HIGH))
                page.set_default_timeout(120_000)
                page.goto(f"{address}/{link}")
                _settle(page)
                seen = look(page, link)
                told = ", ".join(lacks(link, seen)) or "–"
                print(
                    f"| {link or 'overview'} | {seen.words} | {seen.height} | "
                    f"{seen.ends} | {seen.lines} | {seen.tall} | {told} |",
                    flush=True,
                )
                page.close()
            browser.close()


if __name__ == "__main__":
    main()
