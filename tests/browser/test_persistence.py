"""The persistence screen, pressed: the address follows, and the answer with it."""

import json
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_who_is_followed_and_until_when_is_in_the_address(server, visit):
    visit.open(f"{server}/persistence")
    page = visit.page
    expect(page.get_by_text("first-time, full-time students who").first).to_be_visible()
    visit.choose("Who", "All entrants together")
    visit.choose("Entered in", "Any regular term")
    expect(page.get_by_text("census of the next regular term").first).to_be_visible()
    assert asked(visit)["entrants"] == ["All entrants together"]
    assert asked(visit)["cohort"] == ["Any regular term"]
    visit.choose("Compared by", "college")
    page.get_by_role("button", name="More").click()
    visit.choose("Students who graduated", "Stand apart")
    differ = page.get_by_role("heading", name="Does it differ by college?")
    expect(differ).to_be_visible()
    page.reload()
    visit.settle()
    expect(differ).to_be_visible()
    expect(page.get_by_text("stand apart, as not enrolled").first).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0


def test_what_is_compared_is_in_the_address(server, visit):
    visit.open(f"{server}/persistence?entrants=All+entrants+together")
    page = visit.page
    visit.choose("Taking part means having", "Personal learning plan")
    visit.choose("What is looked for", "Enrolled the next regular term")
    visit.choose("Known at entry", "honors")
    assert "Personal learning plan" in asked(visit)["having"][-1]
    assert asked(visit)["outcome"] == ["Enrolled the next regular term"]
    page.get_by_text("Why not simply compare those").click()
    expect(page.get_by_text("Because time does it by itself")).to_be_visible()
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="4 · What was found?")).to_be_visible()
    expect(page.get_by_text("Personal learning plan").first).to_be_visible()
    assert asked(visit)["vouched"] == ["honors"]
    with page.expect_download() as found:
        page.get_by_role("button", name="Appendix for researchers").click()
    with zipfile.ZipFile(found.value.path()) as archive:
        names = archive.namelist()
        question = json.loads(archive.read("appendix/question.json"))["question"]
    assert "appendix/comparisons.csv" in names
    assert question["at_entry"] == ["honors"]
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(server, visit, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.open(f"{server}/persistence?apart=college")
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
