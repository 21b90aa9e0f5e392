"""The sharing screen, by keys alone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_keyboard_is_enough(server, visit):
    visit.open(f"{server}/sharing")
    page = visit.page
    page.get_by_role("tab", name="Path of an award").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    visit.settle()
    assert "tab=How+soon" in page.url
    apart = page.get_by_role("radiogroup", name="Apart")
    apart.get_by_role("radio", name="kind").focus()
    page.keyboard.press("Space")
    visit.settle()
    expect(page.get_by_text("Soonest is").first).to_be_visible()
    name = "Table: how soon awards are accepted and shared"
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("table")).to_have_count(0)
    assert page.get_by_test_id("stPlotlyChart").count() >= 3
    assert page.get_by_test_id("stException").count() == 0
