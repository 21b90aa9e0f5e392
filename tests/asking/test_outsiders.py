"""Of learners who aren't the viewer's nothing is told, and nothing hangs on them.

Counted in all that a command prints and that a screen sends to the browser.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache

import pytest
import streamlit as st
from streamlit.testing.v1 import local_script_runner
from typer.testing import CliRunner

from analytics import sql
from analytics.asking import relations
from analytics.cli.commands import commands
from analytics.decisions.admission import Visitor
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.scope import parse_viewer
from analytics.store.state import State
from pages.shared import visit
from tests.asking.thirty import NUMBERS, OWN, PATHWAY, mark, tables
from tests.conftest import Worlds
from tests.questions.opening import with_tabs

pytestmark = pytest.mark.long

# Whom each may be told of, one by one.
MAY_SEE = {
    "administrator": set(NUMBERS),
    "advisor:A1": set(OWN),
    "director:D1": set(OWN),
    "assessor:S1": set(),
    "learner:zx03q": {3},
    "researcher": set(),
    "reader": set(),
    "public": set(),
    "privacy-officer": set(),
    "nobody": set(),
}
SCOPED = ("advisor:A1", "director:D1", "assessor:S1", "learner:zx03q")
OF_PAIR = (
    "progression", "bottlenecks", "completion-time", "goes-with",
    "near-completion --to-go 3", "progression --trend --within 30d",
    "what-if --set 'pair needs 1'",
)  # fmt: skip
LISTS = (
    "caseload", "near-completion --to-go 3", "next-badges",
    "steps --steps 'debate > logic' --people 1",
    "attainment --sample 40", "journey --learner zx03q", "journey --learner zx23q",
    "next-badges --learner zx23q", "quality --finding duplicate-people",
    "quality --finding milestone-not-awarded", "quality --finding never-earned",
)  # fmt: skip
QUESTIONS = (
    *LISTS, *(f"{one} --pathway pair" for one in OF_PAIR),
    "overview", "overview --by program", "pathways", "overlaps", "sharing",
    "sharing --split network", "sharing-time --until claimed", "sharing-views",
    "sharing-pathways", "attainment", "retention", "retention --triangle",
    "withdrawals", "outcome --by-term 1 --least 2", "participation --by program",
    "quality", "steps --steps 'debate > logic'",
    "overview --as-of 2026-02-20",
    "caseload --as-of 2026-02-20", "pathways --as-of 2026-02-20 --where program=Law",
)  # fmt: skip
SCREENS = (
    "overview", "progression", "steps", "attainment", "sharing", "persistence",
    "what_if", "caseload", "journey", "loads", "pathways", "quality", "definitions",
    "log",
)  # fmt: skip
# Figures of the released whole: told as such, and the only ones (asking/whole.py).
WHOLE = {
    "typical_days": "select 'debate' as achievement_id, 1.0 as days",
    "quality_never_earned": "select 'never' as achievement, 'Never' as detail",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("whole")).state(tables(NUMBERS), PATHWAY)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> State:
    """The same programme without the twenty who aren't the viewers'."""
    return Worlds(tmp_path_factory.mktemp("own")).state(tables(OWN), PATHWAY)


@cache
def _app():
    return commands()


def printed(state: State, viewer: str, question: str) -> str:
    """What a command prints, or what it says instead."""
    done = CliRunner().invoke(
        _app(),
        ["show", *shlex.split(question), "--as", viewer,
         "--store", str(state.place.root), "--format", "json"],
    )  # fmt: skip
    return f"{done.exit_code} {done.output} {done.exception or ''}"


def strangers(told: str | bytes, viewer: str) -> set[int]:
    """Return the numbers of those whom bytes tell of, and the viewer may not see."""
    text = told if isinstance(told, str) else told.decode("utf-8", "replace")
    found = {int(number) for number in re.findall(r"(?i)zx(\d\d)q", text)}
    return found - MAY_SEE[viewer]


def asked_about(question: str) -> set[int]:
    """Who stands in the question itself: its answer may repeat that."""
    return {int(number) for number in re.findall(r"zx(\d\d)q", question)}


def matrix(state: State, viewers: tuple[str, ...], questions: tuple[str, ...]):
    """Yield each viewer and question whose answer tells of somebody else's learner."""
    for viewer in viewers:
        for question in questions:
            told = strangers(printed(state, viewer, question), viewer)
            if told - asked_about(question):
                yield viewer, question


def test_no_list_at_the_command_line_tells_of_somebody_elses_learner(whole):
    assert list(matrix(whole, ("advisor:A1",), LISTS)) == []
    assert list(matrix(whole, ("learner:zx03q", "reader"), LISTS[:4])) == []


def test_lists_tell_of_whom_they_may(whole):
    """Else the test above would see nothing in nothing."""
    for viewer in ("administrator", "advisor:A1"):
        for question in ("caseload", "next-badges"):
            found = re.findall(r"zx(\d\d)q", printed(whole, viewer, question))
            assert found, (viewer, question)
    assert printed(whole, "advisor:A1", "journey --learner zx03q").startswith("0 ")


@pytest.mark.soak
def test_no_command_tells_any_viewer_of_somebody_elses_learner(whole):
    findings = tuple(f"quality --finding {key}" for key in FINDINGS)
    assert list(matrix(whole, tuple(MAY_SEE), (*QUESTIONS, *findings))) == []


@pytest.fixture
def told_otherwise(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Queries that read otherwise, by their names."""
    otherwise: dict[str, str] = {}
    read, cached = sql.read, (
        relations.read_by, relations.parameters, relations.reads_past
    )  # fmt: skip
    monkeypatch.setattr(sql, "read", lambda name: otherwise.get(name) or read(name))
    for one in cached:
        one.cache_clear()
    yield otherwise
    for one in cached:
        one.cache_clear()


@pytest.fixture
def constant(told_otherwise: dict[str, str]) -> None:
    """Say the same of the whole, whoever is in it."""
    told_otherwise |= WHOLE


def differing(whole: State, own: State, viewer: str, questions) -> list[str]:
    return [
        question
        for question in questions
        if printed(whole, viewer, question) != printed(own, viewer, question)
    ]


def test_without_outsiders_an_advisors_answers_are_the_same_bytes(whole, own, constant):
    questions = (
        "caseload", "quality", "retention", "pathways --as-of 2026-02-20",
    )  # fmt: skip
    assert differing(whole, own, "advisor:A1", questions) == []


@pytest.mark.soak
@pytest.mark.parametrize("viewer", SCOPED)
def test_without_outsiders_every_answer_is_the_same_bytes(whole, own, constant, viewer):
    findings = tuple(f"quality --finding {key}" for key in FINDINGS)
    assert differing(whole, own, viewer, (*QUESTIONS, *findings)) == []


def test_whoever_counts_everybody_is_told_of_them(whole, own):
    """Else the tests above would compare nothing."""
    assert differing(whole, own, "administrator", ("pathways",))


@pytest.fixture
def sent(whole: State, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], bytes]:
    """Return what opens a screen for a viewer, tab by tab, and returns all it sends."""
    monkeypatch.setenv("CAIRN_STORE", str(whole.place.root))
    messages: list[bytes] = []
    parse = local_script_runner.parse_tree_from_messages

    def kept(told):
        messages.extend(one.SerializeToString() for one in told)
        return parse(told)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", kept)

    def opened(viewer: str, screen: str, **asked: str) -> bytes:
        visitor = Visitor("ann@x.example", (parse_viewer(viewer),))
        monkeypatch.setattr(visit, "_asked", lambda root: visitor)
        messages.clear()
        for app in with_tabs(f"pages/{screen}/screen.py", **asked):
            assert not app.exception, app.exception
        return b"".join(messages)

    return opened


def test_the_caseload_sends_an_advisor_their_learners_and_no_other(sent):
    told = sent("advisor:A1", "caseload")
    assert mark(1).encode() in told
    assert strangers(told, "advisor:A1") == set()


def test_screens_of_lists_send_nothing_of_outsiders(sent):
    for screen in ("quality", "journey", "attainment"):
        assert strangers(sent("advisor:A1", screen), "advisor:A1") == set(), screen


@pytest.mark.soak
@pytest.mark.parametrize("viewer", [one for one in MAY_SEE if one != "nobody"])
def test_no_screen_sends_any_viewer_somebody_elses_learner(sent, viewer):
    found = {one: strangers(sent(viewer, one), viewer) for one in SCREENS}
    assert not {screen: told for screen, told in found.items() if told}


def test_a_leak_that_is_planted_is_seen(whole, sent, told_otherwise):
    """An advisor who is let in to everybody's turns list and screen red."""
    leak = "select learner from whole_alias where $viewer is not null"
    told_otherwise["admit_advisor"] = leak
    st.cache_resource.clear()
    assert list(matrix(whole, ("advisor:A1",), ("caseload",)))
    assert strangers(sent("advisor:A1", "caseload"), "advisor:A1")
    st.cache_resource.clear()
