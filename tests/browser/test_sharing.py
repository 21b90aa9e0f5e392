"""The sharing screen, pressed: the address follows what is broken down."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_what_is_broken_down_is_in_the_address(server, visit):
    visit.open(f"{server}/sharing")
    page = visit.page
    expect(page.get_by_role("heading", name="Who looks?", exact=True)).to_be_visible()
    page.get_by_role("radio", name="network").first.click()
    visit.settle()
    expect(page.get_by_text("Most awards are shared on").first).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["shown"] == ["network"]
    page.reload()
    visit.settle()
    expect(page.get_by_text("Most awards are shared on").first).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0
