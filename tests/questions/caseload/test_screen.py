"""The caseload screen: the command's figures, lines put away, a page, a file."""

import csv
import io
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from analytics.asking.address import address_of, addresses_of
from analytics.cli.commands import commands
from analytics.export import write_csv
from analytics.questions.caseload.counts import caseload
from analytics.questions.caseload.table import sheet
from analytics.questions.caseload.words import TITLES, file_rows, of_learner
from analytics.scope import Scope, Viewer
from analytics.store.state import open_state
from tests.conftest import Worlds
from tests.questions.caseload.test_counts import PATHWAYS, WORLD
from tests.questions.opening import app_at, with_tabs

pytestmark = pytest.mark.long

SCREEN = "pages/caseload/screen.py"
EVIL = '=cmd|<script>alert("1")</script>'


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> Path:
    learners = WORLD["learners"].replace("Ben Example", EVIL.replace("|", "!"))
    worlds.load(WORLD | {"learners": learners}, PATHWAYS)
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    return worlds.store


@pytest.fixture
def opened(store: Path) -> Callable[..., AppTest]:
    def open_screen(**asked: str) -> AppTest:
        app = app_at(SCREEN, **asked).run()
        assert not app.exception
        return app

    return open_screen


def told(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text", "warning")
    return "\n".join(str(one.value) for kind in kinds for one in app.get(kind))


def counts(app: AppTest) -> list[str]:
    """Return what stands on the tabs: each group with its number of lines."""
    return [tab.label for tab in app.tabs]


def printed(store: Path, *more: str) -> dict:
    words = ["show", "caseload", "--store", str(store), "--format", "json", *more]
    result = CliRunner().invoke(commands(), words)
    assert result.exit_code == 0
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    "asked", [{}, {"as": "advisor:A1"}, {"as_of": "2026-03-10"}, {"stalled": "3"}]
)
def test_every_number_is_the_commands(opened, store: Path, asked: dict[str, str]):
    app = opened(**asked)
    options = {"as": "--as", "as_of": "--as-of", "stalled": "--stalled-terms"}
    more = [w for name, value in asked.items() for w in (options[name], value)]
    answer = printed(store, *more)
    groups = [row["group"] for row in answer["rows"]]
    wanted = [f"{TITLES[g]} ({groups.count(g)})" for g in TITLES if g in groups]
    assert counts(app) == wanted
    people = len({row["learner"] for row in answer["rows"]})
    assert f"**{people} student" in told(app)
    walked = with_tabs(SCREEN, **asked)
    texts = [text.value for one in walked for text in one.text]
    for row in answer["rows"]:
        assert not row["note"] or row["note"] in texts
    links = [link for one in walked for link in one.get("page_link")]
    state, scope = open_state(store), Scope()
    for row in answer["rows"]:
        address = address_of(state, scope, row["learner"])
        assert any(address in str(link.proto) for link in links)
    for note in answer["notes"]:
        assert any(note == caption.value for caption in app.caption)


def test_spoken_with_takes_a_line_away_and_undo_brings_it_back(opened, store: Path):
    app = opened(group="one-to-go")  # as addresses from before the tabs say
    before = counts(app)
    app.button(key="spoken-ana-thinking").click().run()
    assert not app.exception
    assert "One badge to go (2)" in before  # dan had not graduated yet
    assert "One badge to go (1)" in counts(app)
    assert "Put away last: Ana Example · Critical Thinking, until" in told(app)
    rows = printed(store, "--as", "administrator")["rows"]
    assert ("ana", "thinking") not in {(r["learner"], r["pathway"]) for r in rows}
    app.toggle(key="away").set_value(True).run()
    assert counts(app) == before
    app.toggle(key="away").set_value(False).run()
    app.button(key="undo-away").click().run()
    assert counts(app) == before
    assert "Put away last" not in told(app)


def test_a_line_is_put_away_for_one_advisor_alone(opened, store: Path):
    app = opened(**{"as": "advisor:A2"})
    assert "Advisees of A2" in told(app)
    app.button(key="spoken-ana-french").click().run()
    assert counts(app) == ["One badge to go (1)"]
    assert "Graduating this term and short (1)" in counts(opened())


def test_one_learner_is_found_and_shown_with_what_was_put_away(opened, store: Path):
    app = opened()
    app.text_input(key="find").set_value("ana ex").run()
    app.button(key="choose-ana").click().run()
    assert not app.exception
    assert not app.tabs
    assert "Missing: capstone, or intern" in told(app)
    assert "directory opt-out" in told(app)
    app.text_input(key="find").set_value("jon ex").run()
    app.button(key="choose-jon").click().run()
    assert "Jon Example is on no line" in told(app)


def test_an_empty_list_says_what_would_fill_it(worlds: Worlds, monkeypatch):
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    worlds.load({"awards": "learner_id|achievement_id|earned_on\na|b|2026-01-01"})
    app = app_at(SCREEN).run()
    assert not app.exception
    assert "Nobody is on the list. It is filled from" in told(app)


class Tags(HTMLParser):
    """Collect the tags and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


def test_the_page_to_print_is_escaped_and_refers_to_nothing(store: Path):
    answer = caseload(open_state(store), Scope())
    page = sheet(answer, of_learner(answer, "ben"))
    found = Tags(page)
    assert not found.tags & {"script", "img", "link", "a", "iframe"}
    assert not found.names & {"src", "href", "onclick"}
    assert "&lt;script&gt;" in page and "debate doesn&#x27;t count" in page
    assert "Directory opt-out" in sheet(answer, of_learner(answer, "ana"))


def test_the_file_marks_opt_outs_and_runs_nothing(store: Path):
    answer = caseload(open_state(store), Scope())
    rows = list(csv.DictReader(io.StringIO(write_csv(file_rows(answer)))))
    assert len(rows) == len(answer.rows)
    by_learner = {row["learner_id"]: row for row in rows}
    assert by_learner["ana"]["directory_opt_out"] == "yes"
    assert by_learner["ben"]["directory_opt_out"] == "no"
    assert by_learner["ben"]["name"].startswith("'=cmd")


def test_nobody_has_an_address_who_is_not_to_be_seen(store: Path):
    state = open_state(store)
    own = addresses_of(state, Scope(Viewer("advisor", "A1")), ["ana", "ben"])
    assert own == {"ben": address_of(state, Scope(), "ben")}
    assert addresses_of(state, Scope(Viewer("public")), ["ana"]) == {}
