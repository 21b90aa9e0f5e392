"""What if: from a pathway by a click, changed by the keyboard, kept by the address."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_one_fewer_from_the_pathway_in_two_clicks_and_by_its_link(server, visit):
    visit.open(f"{server}/progression?pathway=Teamwork&where=honors%3A+no")
    visit.page.get_by_role("link", name="What if it asked for one fewer?").click()
    visit.page.wait_for_url("**/what_if*")
    visit.settle()
    assert asked(visit) == {
        "of": ["Teamwork"],
        "where": ["honors: no"],
        "set": ["demonstrated-proficiency needs 1"],
    }
    answer = visit.page.get_by_text("With one fewer at Demonstrated Proficiency")
    expect(answer).to_be_visible()

    visit.page.reload()
    visit.settle()
    expect(answer).to_be_visible()
    assert asked(visit)["where"] == ["honors: no"]

    visit.page.get_by_role("button", name="Compare with another").click()
    expect(visit.page.get_by_role("heading", name="B", exact=True)).to_be_visible()
    assert len(asked(visit)["or"]) == 1
    visit.page.get_by_role("button", name="Back to how it is").click()
    expect(visit.page.get_by_text("Nothing is changed yet")).to_be_visible()
    assert set(asked(visit)) == {"of", "where"}
