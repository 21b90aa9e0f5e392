"""The persistence screen, pressed: the address follows, and the answer with it."""

import json
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_what_is_compared_is_kept_and_handed_over_for_researchers(server, visit):
    words = "outcome=Enrolled+the+next+regular+term&vouched=honors"
    visit.open(f"{server}/persistence?entrants=All+entrants+together&{words}")
    page = visit.page
    visit.choose("Taking part means having", "Personal learning plan")
    assert "Personal learning plan" in asked(visit)["having"][-1]
    page.get_by_role("tab", name="Evidence").click()
    visit.settle()
    page.get_by_text("Why not simply compare those").click()
    expect(page.get_by_text("Because time does it by itself")).to_be_visible()
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="How alike are they?")).to_be_visible()
    expect(page.get_by_text("Personal learning plan").first).to_be_visible()
    assert asked(visit)["tab"] == ["Evidence"]
    assert asked(visit)["vouched"] == ["honors"]
    with page.expect_download() as found:
        page.get_by_role("button", name="Appendix for researchers").click()
    with zipfile.ZipFile(found.value.path()) as archive:
        names = archive.namelist()
        question = json.loads(archive.read("appendix/question.json"))["question"]
    assert "appendix/comparisons.csv" in names
    assert question["at_entry"] == ["honors"]
    assert page.get_by_test_id("stException").count() == 0

    # Back opens the tab before; what it doesn't show isn't there.
    page.get_by_role("tab", name="Who stays").click()
    visit.settle()
    expect(page.get_by_role("heading", name="Term after term")).to_be_visible()
    assert page.get_by_role("heading", name="How alike are they?").count() == 0
    page.go_back()
    page.get_by_role("heading", name="How alike are they?").wait_for()
    assert page.get_by_role("tab", selected=True).inner_text() == "Evidence"
