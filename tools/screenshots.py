"""Take the pictures of the documentation: the main screens, in light and in dark.

A server of its own runs on a fresh store with the whole sample; nothing else is
touched. Wide ones go to docs/images, narrow ones (to check, not to show) to build.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import (
    Browser,
    FloatRect,
    Locator,
    Page,
    ViewportSize,
    sync_playwright,
)

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

from analytics.asking.address import address_of  # noqa: E402
from analytics.asking.examples import examples  # noqa: E402
from analytics.sample.write import write_programme  # noqa: E402
from analytics.scope import Scope  # noqa: E402
from analytics.store.load import load  # noqa: E402
from analytics.store.state import open_state  # noqa: E402
from tools.find_browser import ADVICE, find_browser  # noqa: E402
from tools.own_server import FLAGS, serving  # noqa: E402

WIDE, NARROW = 1440, 390
GROUP = "Graduating this term and short"
TALLEST, WINDOW = 4000, 8000  # of a picture, and of the window that it is cut from
SMALL = 1060
PATHWAY = "pathway=Critical+Thinking"
CHANGE = "of=Critical+Thinking&set=essential-knowledge+needs+1"
PLAN = "having=Personal+learning+plan&vouched=honors&vouched=pell"
# Name, address, the heading at which it begins, and how tall it is at most.
PARTS = (
    ("where-they-stop", f"progression?{PATHWAY}", "Where do students", 960),
    ("since-when", f"progression?{PATHWAY}", "What holds them up?", 330),
    ("one-short", f"caseload?tab={quote('One badge to go')}", "Who is close", 830),
    ("one-fewer", f"what_if?{CHANGE}", "What would change", 790),
    ("term-after-term", "persistence?tab=Who+stays", "Term after term", 460),
    ("what-was-found", f"persistence?{PLAN}", "Do students who", 1000),
    (
        "getting-better",
        f"progression?{PATHWAY}&tab=Better%3F",
        "Where do students",
        860,
    ),
)


def learner_to_show(store: Path) -> str:
    """Return the address of a learner with much to see; the same one every time."""
    state = open_state(store)
    scope = Scope(as_of=state.as_of)
    return address_of(state, scope, examples(state, scope)[0].learner_id)


def photograph(
    page: Page, address: str, target: Path, tallest: int = TALLEST, heading: str = ""
) -> None:
    """Open a screen and keep a picture of it, from a heading on (else from its top)."""
    page.goto(address)
    page.wait_for_selector("h1")
    width = _size(page)["width"]
    for _ in range(2):  # as tall as the screen, which then settles once more
        page.wait_for_timeout(2500)
        tall = page.get_by_test_id("stMainBlockContainer").evaluate(
            "element => element.scrollHeight"
        )
        size = ViewportSize(width=width, height=min(tall + 20, WINDOW))
        page.set_viewport_size(size)
    page.wait_for_timeout(1500)
    target.parent.mkdir(parents=True, exist_ok=True)
    left, top = 0.0, 0.0
    if heading:
        top = _place(page.get_by_role("heading", name=heading).first)["y"] - 8
        left = _place(page.get_by_test_id("stMainBlockContainer"))["x"]
    height = min(_size(page)["height"] - top, tallest)
    clip = FloatRect(x=left, y=top, width=width - left, height=height)
    page.screenshot(path=target, clip=clip)
    print(target.relative_to(HOME))


def _size(page: Page) -> ViewportSize:
    size = page.viewport_size
    assert size is not None
    return size


def _place(part: Locator) -> FloatRect:
    place = part.bounding_box()
    assert place is not None
    return place


def take(
    browser: Browser, address: str, screens: Sequence[tuple[str, str, int]]
) -> None:
    """Photograph every screen, in light and dark, wide and narrow."""
    for mode in ("light", "dark"):
        for width in (WIDE, NARROW):
            context = browser.new_context(
                viewport=ViewportSize(width=width, height=900), color_scheme=mode
            )
            folder = HOME / ("docs/images" if width == WIDE else "build")
            for name, path, tallest in screens:
                page, target = context.new_page(), folder / f"{name}-{mode}.png"
                photograph(page, f"{address}/{path}", target, tallest)
                page.close()
            context.close()


def take_parts(browser: Browser, address: str, wanted: Sequence[str]) -> None:
    """Photograph parts of screens, small, in light only."""
    view = ViewportSize(width=SMALL, height=900)
    context = browser.new_context(viewport=view, color_scheme="light")
    for name, path, heading, height in PARTS:
        if not wanted or name in wanted:
            page, target = context.new_page(), HOME / "docs/images" / f"{name}.png"
            photograph(page, f"{address}/{path}", target, height, heading)
            page.close()
    context.close()


def main() -> None:
    """Write and load the sample, serve it, and take the pictures (or those named)."""
    wanted = sys.argv[1:]
    path = find_browser()
    if path is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory(prefix="cairn-") as folder:
        programme, store = Path(folder) / "programme", Path(folder) / "store"
        write_programme(programme)
        load(store, [programme])
        screens = (
            ("overview", "", TALLEST),
            ("progression", f"progression?{PATHWAY}", 1260),
            (
                "caseload",
                f"caseload?as=advisor:ADV-HONORS&tab={quote(GROUP)}",
                TALLEST,
            ),
            ("journey", f"journey?learner={learner_to_show(store)}", TALLEST),
        )
        with serving(store) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=FLAGS)
            chosen = [one for one in screens if not wanted or one[0] in wanted]
            take(browser, address, chosen)
            take_parts(browser, address, wanted)
            browser.close()


if __name__ == "__main__":
    main()
