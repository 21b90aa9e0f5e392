"""Every screen, as a visitor meets it: by link, by filter, reloaded, and left again.

What a screen says, and which choices are bound to its address, needs no browser: see
tests/questions. Here stands what a browser alone can show.
"""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCREENS = {
    "": "How is the programme doing?",
    "progression": "Where do students",
    "steps": "How far do students get, step by step?",
    "attainment?broken=term": "What did students learn?",
    "persistence?apart=college": "Do students who take part stay?",
    "caseload": "Who is close, who has stalled",
    "what_if": "What would change if a requirement changed?",
    "pathways?pathway=Teamwork": "Which badges lead where?",
    "quality?finding=milestone-not-awarded": "What in the data deserves a look?",
    "loads": "What is loaded?",
    "definitions": "What does each number mean?",
}


def asked(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_deep_link_on_a_cold_server_has_the_frame(cold_server, visit):
    visit.open(f"{cold_server}/progression?pathway=Teamwork")

    assert "Teamwork stop?" in visit.question()
    expect(visit.page.get_by_test_id("stSidebarNav")).to_be_visible()
    expect(
        visit.page.get_by_role("combobox", name="Only students with")
    ).to_be_visible()
    assert visit.page.get_by_text("Page not found").count() == 0


@pytest.mark.parametrize(("screen", "question"), SCREENS.items())
def test_screen_opens_by_its_link_and_fits_the_window(server, visit, screen, question):
    joined = "&" if "?" in screen else "?"
    visit.open(f"{server}/{screen}{joined}where=college%3A+Science")
    assert visit.question().startswith(question)
    expect(
        visit.page.get_by_text("Synthetic sample: nobody in it exists")
    ).to_be_visible()
    assert visit.page.get_by_test_id("stException").count() == 0
    assert asked(visit)["where"] == ["college: Science"]
    expect(
        visit.page.get_by_test_id("stSidebar").get_by_text("Science").first
    ).to_be_visible()
    for width in (1440, 390):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_what_is_chosen_is_in_the_address_and_stays_when_reloaded(server, visit):
    visit.open(f"{server}/progression?pathway=Teamwork")
    visit.choose("Only students with", "college: Science")
    visit.choose("Compared by", "college")
    chosen = {"pathway": ["Teamwork"], "where": ["college: Science"], "by": ["college"]}
    assert asked(visit) == chosen
    visit.page.reload()
    visit.settle()
    assert asked(visit) == chosen
    expect(visit.page.get_by_role("heading", name="differ by college")).to_be_visible()


def test_filter_goes_along_to_another_screen(server, visit):
    visit.open(f"{server}/?where=college%3A+Science&as_of=2025-05-01")
    visit.page.get_by_role("link", name="Progression").click()
    visit.page.wait_for_url("**/progression*")
    visit.settle()

    assert asked(visit)["where"] == ["college: Science"]
    assert asked(visit)["as_of"] == ["2025-05-01"]
    expect(visit.page.get_by_text("as of 1 May 2025").first).to_be_visible()


def test_back_returns_to_the_screen_before(server, visit):
    visit.open(f"{server}/")
    visited = [SCREENS[""]]
    for screen in ("Progression", "Loads", "Definitions"):
        visit.page.get_by_role("link", name=screen, exact=True).click()
        visit.page.wait_for_url(f"**/{screen.lower()}*")
        visit.settle()
        visited.append(visit.question())
    visit.choose("Only students with", "college: Science")
    for question in reversed(visited[:-1]):
        visit.page.go_back()
        visit.page.get_by_role("heading", name=question).wait_for()


def test_pathway_is_opened_from_the_overview(server, visit):
    visit.open(f"{server}/?where=honors%3A+no&tab=Pathways")
    visit.page.get_by_role("link", name="Teamwork").click()
    visit.page.wait_for_url("**/progression*")
    visit.settle()

    assert asked(visit) == {"pathway": ["Teamwork"], "where": ["honors: no"]}
    assert "Teamwork stop?" in visit.question()


def test_unknown_values_in_the_address_are_dropped(server, visit):
    visit.open(f"{server}/progression?pathway=No+such&as_of=soon")

    assert visit.question().startswith("Where do students")
    assert asked(visit) == {}
