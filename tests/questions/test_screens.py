"""Each screen through the frame: from nothing, from a small world, from a link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store.publish import pin
from tests.questions.opening import app_at

pytestmark = pytest.mark.long

SCREENS = {
    "pages/overview/screen.py": "How is the programme doing?",
    "pages/progression/screen.py": "Where do students",
    "pages/steps/screen.py": "How far do students get, step by step?",
    "pages/attainment/screen.py": "What did students learn?",
    "pages/persistence/screen.py": "Do students who take part stay?",
    "pages/caseload/screen.py": "Who is close, who has stalled",
    "pages/what_if/screen.py": "What would change if a requirement changed?",
    "pages/pathways/screen.py": "Which badges lead where?",
    "pages/loads/screen.py": "What is loaded?",
    "pages/definitions/screen.py": "What does each number mean?",
}
WORLD = {
    "learners": """
        learner_id | entry_on   | college
        ana        | 2025-08-20 | Arts
        ben        | 2025-08-20 | Health
        cem        | 2025-08-20 | Health
    """,
    "terms": """
        term_id | name        | starts_on  | census_on  | ends_on    | season
        25FA    | Fall 2025   | 2025-08-18 | 2025-09-01 | 2025-12-12 | fall
        26SP    | Spring 2026 | 2026-01-12 | 2026-01-26 | 2026-05-08 | spring
    """,
    "awards": """
        learner_id | achievement_id | earned_on
        ana        | b1             | 2025-10-01
        ana        | b2             | 2026-02-01
        ben        | b1             | 2025-10-02
        cem        | other          | 2026-02-03
    """,
}
PATHWAY = """
pathway: pair
title: The Pair
needs: all
of: [b1, b2]
"""


@pytest.fixture
def app(worlds, monkeypatch) -> Callable[..., AppTest]:
    """Open a screen of the store's app by its link."""
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))

    def opened(screen: str = "", **asked: str) -> AppTest:
        return app_at(screen or "pages/overview/screen.py", **asked).run()

    return opened


def told(app: AppTest) -> str:
    parts = (*app.title, *app.header, *app.markdown, *app.caption, *app.warning)
    return "\n".join(str(part.value) for part in parts)


def pictures(app: AppTest) -> list[str]:
    return [one.key for one in app.get("plotly_chart")]


@pytest.mark.parametrize("screen", list(SCREENS)[:2])
def test_empty_store_says_what_to_do(app, screen):
    found = app(screen)

    assert not found.exception
    assert "Nothing is loaded yet" in told(found)
    assert "cairn load FOLDER" in told(found)


def test_empty_store_offers_the_sample_on_the_loads_screen(app):
    found = app("pages/loads/screen.py")

    assert not found.exception
    assert [b.label for b in found.button if b.key == "sample"]


@pytest.mark.parametrize(("screen", "question"), SCREENS.items())
def test_screen_asks_its_question(app, worlds, screen, question):
    worlds.load(WORLD, PATHWAY)
    found = app(screen)

    assert not found.exception
    assert found.title[0].value.startswith(question)
    assert "Synthetic" not in told(found)


def test_overview_answers_with_numbers(app, worlds):
    worlds.load(WORLD, PATHWAY)
    found = app()

    assert "**2 students** earned **2 badges** in Spring 2026" in told(found)
    assert "All students · as of 3 February 2026 · state 1" in told(found)


def test_progression_answers_with_parts(app, worlds):
    worlds.load(WORLD, PATHWAY)
    found = app("pages/progression/screen.py")

    assert "with any badge of The Pair" in found.title[0].value
    assert "**1 of 2** students" in told(found)
    assert pictures(found) == ["progression-picture"]
    found = app("pages/progression/screen.py", tab="Better?")
    assert pictures(found) == ["better-picture"]


def test_link_carries_the_scope_and_the_question(app, worlds):
    worlds.load(WORLD, PATHWAY)
    found = app(
        "pages/progression/screen.py",
        where="college: Arts",
        as_of="2025-12-01",
        by="college",
    )

    assert "college: Arts · as of 1 December 2025" in told(found)
    assert "The one student who started it has not completed it yet" in told(found)
    assert "Does it differ by college?" in told(found)
    assert "groups-picture" in pictures(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_unknown_values_in_a_link_are_passed_over(app, worlds, screen):
    worlds.load(WORLD, PATHWAY)
    found = app(
        screen,
        where="no: such",
        as_of="soon",
        state="99",
        pathway="x",
        by="y",
        basis="z",
    )

    assert not found.exception
    assert "Only students with" not in told(found)


def test_named_state_can_be_looked_at_for_good(app, worlds):
    worlds.load(WORLD, PATHWAY)
    pin(worlds.store, "1", "Census")
    worlds.load({"awards": WORLD["awards"].replace("cem  ", "dora ")}, PATHWAY)

    assert "state 2" in told(app())
    assert "state 1 “Census”" in told(app(state="Census"))


def test_load_is_seen_at_once(app, worlds):
    worlds.load(WORLD, PATHWAY)
    found = app()
    worlds.load({"awards": WORLD["awards"].replace("other", "third")})
    found.run()

    assert "state 2" in told(found)


def test_sample_is_called_synthetic_on_every_screen(app, worlds):
    drawn = WORLD["awards"].replace("earned_on", "earned_on | source")
    lines = [
        f"{line} | cairn-sample" if "20" in line else line
        for line in drawn.splitlines()
    ]
    worlds.load(WORLD | {"awards": "\n".join(lines)}, PATHWAY)
    for screen in SCREENS:
        assert "Synthetic sample: nobody in it exists" in told(app(screen))
