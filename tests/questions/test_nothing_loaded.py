"""Screens where the records that they need aren't loaded: what to load, no 0%."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import Worlds
from tests.questions.opening import app_at, told
from tests.questions.test_not_loaded_campus import CAMPUS, PATHWAY

pytestmark = pytest.mark.long

STORES = {
    "awards alone": ({"awards": CAMPUS["awards"]}, ""),
    "no enrolments": (
        {name: rows for name, rows in CAMPUS.items() if name != "enrollments"},
        PATHWAY,
    ),
    "no pathways, shares or degrees": (
        {
            name: rows
            for name, rows in CAMPUS.items()
            if name not in ("shares", "views", "completions", "declared")
        },
        "",
    ),
}
SAID = {
    ("awards alone", "overview"): "no pathways were loaded (pathways",
    ("awards alone", "progression"): "Load pathways (pathways/",
    ("awards alone", "what_if"): "Load pathways (pathways/",
    ("awards alone", "steps"): "no enrolments were loaded",
    ("awards alone", "sharing"): "no shares were loaded (load shares.csv)",
    ("awards alone", "attainment"): "Load assessments",
    ("awards alone", "persistence"): "no terms were loaded (load terms.csv)",
    ("awards alone", "caseload"): "It is filled from pathways",
    ("awards alone", "journey"): "Type a name, an id or an e-mail",
    ("awards alone", "quality"): "No pathways were loaded",
    ("no enrolments", "persistence"): "no enrolments were loaded (load enroll",
    ("no enrolments", "caseload"): "no enrolments were loaded",
    ("no pathways, shares or degrees", "persistence"): "no degrees were loaded",
    ("no pathways, shares or degrees", "sharing"): "no shares were loaded",
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def store(name: str) -> Path:
        if name not in made:
            worlds = Worlds(tmp_path_factory.mktemp("lacking"))
            worlds.load(*STORES[name])
            made[name] = worlds.store
        return made[name]

    return store


def read(app: AppTest) -> str:
    boxes = (*app.info, *app.warning, *app.text)
    return "\n".join([told(app), *(str(one.value).replace("*", "") for one in boxes)])


@pytest.mark.parametrize(("name", "screen"), SAID, ids=lambda one: one)
def test_it_says_what_to_load_and_nothing_is_none_of_nothing(
    stores: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    screen: str,
):
    monkeypatch.setenv("CAIRN_STORE", str(stores(name)))
    app = app_at(f"pages/{screen}/screen.py").run()
    assert not app.exception
    said = read(app)
    assert SAID[name, screen] in said.replace("\\", "")
    assert not re.search(r"(?<![\d.])0%", said)
    assert not [one.value for one in app.metric if one.value == "0%"]
