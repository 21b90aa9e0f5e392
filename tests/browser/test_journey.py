"""One learner's journey in the browser: found by name, linked by nothing of theirs."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from analytics.asking.examples import examples
from analytics.asking.learner import Match
from analytics.scope import Scope
from analytics.store.state import open_state

pytestmark = pytest.mark.browser

FIND = "Find a student: name, id or e-mail"
MARKS = ".js-plotly-plot .scatterlayer .points path"


@pytest.fixture(scope="module")
def somebody(sample_store: Path) -> Match:
    return examples(open_state(sample_store), Scope(), most=1)[0]


def in_focus(visit) -> None:
    """Wait until the search box is in focus."""
    visit.page.wait_for_function(
        "label => document.activeElement.getAttribute('aria-label') === label", arg=FIND
    )


def found(visit, somebody: Match) -> None:
    """Find somebody on the open screen with the keyboard alone."""
    in_focus(visit)
    visit.page.keyboard.type(somebody.name or "")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name=somebody.name or "").first.click()
    visit.page.get_by_role("tab", name="When").wait_for()
    visit.page.wait_for_selector(MARKS)
    visit.settle()


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_found_by_keys_a_click_opens_a_badge_and_reloading_keeps_it(
    visit, server, somebody
):
    visit.open(f"{server}/journey")
    visit.page.get_by_text("Or look at one of these invented people").wait_for()
    in_focus(visit)
    visit.page.wait_for_timeout(500)  # and it stays there
    found(visit, somebody)
    assert re.fullmatch("[0-9a-f]{32}", asked(visit)["learner"][0])
    for told in (somebody.learner_id, *(somebody.name or "").split()):
        assert told not in visit.page.url
    expect(visit.page.get_by_role("heading", name=somebody.name or "")).to_be_visible()

    visit.page.locator(MARKS).first.click(force=True)
    visit.page.get_by_text("Counts in").wait_for()
    visit.settle()
    before = asked(visit)
    assert before["badge"]
    visit.page.reload()
    visit.page.get_by_text("Counts in").wait_for()
    assert asked(visit) == before
    expect(visit.page.get_by_role("heading", name=somebody.name or "")).to_be_visible()


def test_on_a_narrow_screen_the_map_stands_upright(visit, server, somebody):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(f"{server}/journey")
    found(visit, somebody)
    chart = visit.page.locator(".js-plotly-plot").first
    visit.page.wait_for_timeout(1000)
    assert chart.get_by_text("micro-credentials").count() == 0
    sides = visit.page.evaluate(
        "[document.documentElement.scrollWidth, window.innerWidth]"
    )
    assert sides[0] <= sides[1]
