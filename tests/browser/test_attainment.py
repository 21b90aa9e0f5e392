"""The attainment screen, pressed: the address follows, the drawn sample stays."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_what_counts_and_how_it_is_broken_down_is_in_the_address(server, visit):
    visit.open(f"{server}/attainment")
    page = visit.page
    page.get_by_role("radio", name="criterion").click()
    visit.settle()
    expect(page.get_by_text("is met least").first).to_be_visible()
    visit.choose("Which counts", "The first attempt")
    visit.choose("Compared by", "college")
    assert asked(visit)["broken"] == ["criterion"]
    assert asked(visit)["attempts"] == ["The first attempt"]
    page.get_by_role("button", name="More").click()
    levels = page.get_by_role("textbox", name="Levels of the rubric")
    levels.fill("beginning,developing,proficient,distinguished")
    levels.press("Enter")
    visit.settle()
    expect(page.get_by_text("These levels are words")).to_have_count(0)
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="Does it differ by")).to_be_visible()
    expect(page.get_by_text("These levels are words")).to_have_count(0)
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(server, visit, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.open(f"{server}/attainment?broken=term")
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
