"""The funnel's builder, pressed: the address follows, and the answer with it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def answer(visit) -> str:
    told = visit.page.get_by_text("students who took the first step came to the last")
    return told.first.inner_text()


def test_the_builder_is_bound_to_the_address(server, visit):
    visit.open(f"{server}/steps")
    narrow = answer(visit)
    visit.choose("Time from the first step", "Any time")
    assert asked(visit)["within"] == ["Any time"]
    wide = answer(visit)
    assert wide != narrow
    visit.choose("Compared by", "college")
    expect(visit.page.get_by_role("heading", name="Does it differ by")).to_be_visible()
    visit.page.reload()
    visit.settle()
    assert answer(visit) == wide
    assert asked(visit)["by"] == ["college"]


def test_advanced_changes_the_order(server, visit):
    visit.open(f"{server}/steps")
    visit.page.get_by_role("button", name="Advanced").click()
    visit.choose("Order", "In any order")
    assert asked(visit)["order"] == ["In any order"]
    # 400 learners in the sample; every one of them has entered.
    told = visit.page.get_by_text("who did any of the steps did all of them")
    assert "of 400" in told.first.inner_text()
    assert visit.page.get_by_test_id("stException").count() == 0
