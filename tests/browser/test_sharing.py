"""The sharing screen, pressed: the address follows what is asked; keys do it too."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_what_is_broken_down_is_in_the_address(server, visit):
    visit.open(f"{server}/sharing")
    page = visit.page
    expect(page.get_by_role("heading", name="Who looks?", exact=True)).to_be_visible()
    page.get_by_role("radio", name="network").first.click()
    visit.settle()
    expect(page.get_by_text("Most awards are shared on").first).to_be_visible()
    assert asked(visit)["shown"] == ["network"]
    page.reload()
    visit.settle()
    expect(page.get_by_text("Most awards are shared on").first).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0


def test_groups_are_compared_and_have_curves_of_their_own(server, visit):
    visit.open(f"{server}/sharing?by=college")
    page = visit.page
    heading = page.get_by_role("heading", name="Does it differ by college?")
    expect(heading).to_be_visible()
    page.get_by_role("radio", name="groups").click()
    visit.settle()
    expect(page.get_by_text("It takes longest for").first).to_be_visible()
    assert asked(visit) == {"by": ["college"], "soon": ["groups"]}
    page.reload()
    visit.settle()
    expect(page.get_by_text("It takes longest for").first).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0


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
