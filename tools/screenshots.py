"""Take the pictures of the documentation: the main screens, in light and in dark.

A server of its own runs on a fresh store with the whole sample; nothing else is
touched. Wide ones go to docs/images, narrow ones (to check, not to show) to build.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

from analytics.metrics.address import address_of  # noqa: E402
from analytics.metrics.examples import examples  # noqa: E402
from analytics.sample.write import write_programme  # noqa: E402
from analytics.scope import Scope  # noqa: E402
from analytics.store.load import load  # noqa: E402
from analytics.store.state import open_state  # noqa: E402
from tools.find_browser import ADVICE, find_browser  # noqa: E402
from tools.own_server import FLAGS, serving  # noqa: E402

WIDE, NARROW = 1440, 390
GROUP = "Graduating this term and short"
TALLEST = 4000


def learner_to_show(store: Path) -> str:
    """Return the address of a learner with much to see; the same one every time."""
    state = open_state(store)
    scope = Scope(as_of=state.as_of)
    return address_of(state, scope, examples(state, scope)[0].learner_id)


def photograph(page: Page, address: str, target: Path) -> None:
    """Open a screen and keep a picture of all of it."""
    page.goto(address)
    page.wait_for_selector("h1")
    for _ in range(2):  # as tall as the screen, which then settles once more
        page.wait_for_timeout(2500)
        tall = page.get_by_test_id("stMainBlockContainer").evaluate(
            "element => element.scrollHeight"
        )
        page.set_viewport_size(
            {"width": page.viewport_size["width"], "height": min(tall + 20, TALLEST)}
        )
    page.wait_for_timeout(1500)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    print(target.relative_to(HOME))


def take(browser: Browser, address: str, screens: Sequence[tuple[str, str]]) -> None:
    """Photograph every screen, in light and dark, wide and narrow."""
    for mode in ("light", "dark"):
        for width in (WIDE, NARROW):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=mode
            )
            folder = HOME / ("docs/images" if width == WIDE else "build")
            for name, path in screens:
                page = context.new_page()
                photograph(page, f"{address}/{path}", folder / f"{name}-{mode}.png")
                page.close()
            context.close()


def main() -> None:
    """Write and load the sample, serve it, and take the pictures."""
    path = find_browser()
    if path is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory(prefix="cairn-") as folder:
        programme, store = Path(folder) / "programme", Path(folder) / "store"
        write_programme(programme)
        load(store, [programme])
        screens = (
            ("overview", ""),
            ("progression", "progression?pathway=Critical+Thinking"),
            ("caseload", f"caseload?as=advisor:ADV-HONORS&group={quote(GROUP)}"),
            ("journey", f"journey?learner={learner_to_show(store)}"),
        )
        with serving(store) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=FLAGS)
            take(browser, address, screens)
            browser.close()


if __name__ == "__main__":
    main()
