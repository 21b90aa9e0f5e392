"""The sharing screen, by keys alone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_keyboard_is_enough(server, visit):
    visit.open(f"{server}/sharing")
    page = visit.page
    apart = page.get_by_role("radiogroup", name="Apart")
    kind = apart.get_by_role("radio", name="kind")
    kind.focus()
    page.keyboard.press("Space")
    visit.settle()
    expect(page.get_by_text("Soonest is").first).to_be_visible()
    part = page.get_by_test_id("stExpander").filter(has_text="The numbers as a table")
    part.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(part.first.get_by_role("table")).to_be_visible()
    pictures = page.get_by_test_id("stPlotlyChart")
    assert pictures.count() >= 6
    assert page.get_by_test_id("stException").count() == 0
