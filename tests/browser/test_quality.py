"""The quality screen in a browser: a list is opened, and the link carries it."""

from playwright.sync_api import expect

TITLE = "What in the data deserves a look?"


def test_a_finding_is_opened_and_its_address_opens_it_again(server, visit):
    visit.open(f"{server}/quality")
    assert visit.question() == TITLE
    row = visit.page.get_by_text("Requirements met, but the milestone was not awarded")
    expect(row.last).to_be_visible()
    visit.page.get_by_role("button", name="Show the list").first.click()
    visit.settle()
    assert "finding=milestone-not-awarded" in visit.page.url
    expect(visit.page.get_by_test_id("stDataFrame")).to_be_visible()
    visit.open(visit.page.url)
    expect(visit.page.get_by_test_id("stDataFrame")).to_be_visible()
    visit.page.get_by_role("button", name="Close").click()
    visit.settle()
    expect(visit.page.get_by_test_id("stDataFrame")).to_have_count(0)
