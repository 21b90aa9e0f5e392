"""The sharing screen: its numbers are the metrics'; choices are in the address."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from analytics.questions.sharing.counts import sharing
from analytics.questions.sharing.who_looks import sharing_views
from analytics.scope import Scope
from tests.questions.opening import opener, told
from tests.questions.sharing.shown_world import PATHWAY, WORLD

pytestmark = pytest.mark.long

DAY = date(2026, 6, 30)


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    return opener("pages/sharing/screen.py", worlds.store, monkeypatch)


def test_its_numbers_are_the_metrics(screen, worlds):
    state = worlds.state(WORLD, PATHWAY)
    found = screen()
    assert not found.exception
    rows = {row.stage: row for row in sharing(state, Scope()).rows}
    shared = rows["shared"]
    assert f"Of {shared.mature} awards that had the time" in told(found)
    assert f"{shared.mature_reached} were shared" in told(found)
    assert len(found.metric) >= 3
    assert len(found.get("plotly_chart")) == 1
    (looks,) = sharing_views(state, Scope()).rows
    found = screen(tab="Who looks")
    assert f"{looks.viewed} of {looks.shares} shares were looked at" in told(found)
    # too few completed anything for a picture of sharing before and after
    assert len(screen(tab="What").get("plotly_chart")) == 1


def test_the_address_says_what_is_broken_down(screen, worlds):
    worlds.load(WORLD, PATHWAY)
    found = screen(shown="network")
    assert not found.exception
    assert "Most awards are shared on LinkedIn" in told(found)


def test_where_nothing_is_shared_it_says_so(screen, worlds):
    worlds.load({"awards": "learner_id|achievement_id|earned_on\nana|x|2026-01-05"})
    found = screen()
    assert not found.exception
    assert "no shares were loaded (load shares.csv)" in told(found)
    found = screen(tab="Who looks")
    assert any("no views were loaded" in str(one.value) for one in found.info)
