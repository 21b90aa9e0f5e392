"""What an address asks for: ids are understood, what isn't is said by name."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.questions.opening import opener, told

pytestmark = pytest.mark.long

OTHER = "pathway: pair\ntitle: A Pair\nof: [debate, other]\n"


@pytest.fixture
def opened(worlds, monkeypatch) -> Callable[..., AppTest]:
    worlds.load({"awards": AWARDS, "learners": LEARNERS}, f"{PATHWAY}---\n{OTHER}")

    def _opened(screen: str, **asked: str | list[str]) -> AppTest:
        found = opener(f"pages/{screen}/screen.py", worlds.store, monkeypatch)(**asked)
        assert not found.exception
        return found

    return _opened


def marks(found: AppTest) -> str:
    """What stands beside the names of the screens."""
    return "\n".join(one.value for one in found.sidebar.markdown)


def warned(found: AppTest) -> str:
    return "\n".join(str(one.value) for one in found.warning).replace("\\", "")


def test_what_is_not_known_is_said_by_name_and_what_is_shown(opened):
    found = opened("progression", pathway="unknown")
    said = warned(found)
    assert "pathway=“unknown”, which isn't known here" in said
    assert "Shown in its place: A Pair" in said
    assert "A Pair" in found.title[0].value


@pytest.mark.parametrize(
    "asked",
    [
        {"where": "foo"},
        {"where": ["foo", "college: arts"]},  # who knows what was meant
        {"as": "advisor:A9"},
        {"as": "reader"},
    ],
)
def test_a_link_to_people_who_are_not_known_shows_nobody(opened, asked):
    found = opened("overview", **asked)
    assert found.title[0].value == "This link isn't understood"
    (key,) = asked
    assert f"{key}=“" in warned(found) and "Nothing is shown" in warned(found)
    assert not found.metric and "arts" not in told(found)
    assert visit.OPEN in marks(found)
    found.button[0].click().run()
    assert found.title[0].value == "How is the programme doing?"
    assert visit.OPEN in marks(found)


def test_it_is_said_until_something_else_is_chosen(opened):
    found = opened("progression", pathway="unknown").run()
    assert "unknown" in warned(found)
    found.selectbox(key="pathway").set_value("Critical Thinking").run()
    assert "unknown" not in warned(found)


def test_people_who_are_known_are_taken(opened):
    found = opened("overview", where="college: arts")
    assert "college: arts · as of" in told(found)


def test_the_ids_of_the_command_line_are_understood(opened):
    found = opened(
        "progression",
        pathway="thinking",
        where="college=law",
        basis="any",
        by="college",
    )
    assert not warned(found)
    assert "Critical Thinking" in found.title[0].value
    assert "college: law · as of" in told(found)
    assert found.selectbox(key="basis").value == "Anyone with a badge of it"
    assert found.query_params["pathway"] == "Critical Thinking"
    assert found.query_params["where"] == "college: law"


def test_every_screen_about_a_pathway_understands_its_id(opened):
    found = opened("what_if", pathway="thinking", by="college")
    assert not warned(found)
    assert found.selectbox(key="of").value == "Critical Thinking"
    assert found.selectbox(key="split").value == "college"


def test_a_screen_about_no_pathway_says_so(opened):
    said = warned(opened("sharing", pathway="thinking"))
    assert "pathway=“thinking”, but this screen isn't about one pathway" in said


def test_steps_are_understood_by_id(opened):
    found = opened("steps", steps=["debate", "stage:claimed"], within="90d")
    assert found.multiselect(key="steps").value == [
        "debate",
        "Accepted (claimed) an award",
    ]
    assert found.selectbox(key="within").value == "90 days"
    assert not warned(found)


@pytest.mark.parametrize(
    ("day", "is_known"),
    [("2026-06-01", True), ("2026-06-02", False), ("soon", False), ("2026", False)],
)
def test_a_day_that_cannot_be_is_said(opened, day, is_known):
    found = opened("overview", as_of=day)
    assert ("as_of=" in warned(found)) is not is_known
    assert "as of 1 June 2026" in told(found)


def test_one_fewer_opens_with_one_fewer(opened):
    found = opened("progression", pathway="thinking")
    (link,) = [one for one in found.get("page_link") if "one fewer" in one.proto.label]
    assert "set=thinking+needs+1" in link.proto.query_string
    found = opened("what_if", of="Critical Thinking", set="thinking needs 1")
    assert "Nothing is changed yet" not in told(found)
    assert "With one fewer at Critical Thinking" in told(found)
