"""Signing in, in a browser, with a provider of our own; and what each then sees."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import oidc_provider_mock
import pytest
from playwright.sync_api import expect

from analytics.decisions import grants
from analytics.store.load import load
from tests.conftest import write_world
from tools.own_server import free_port, serving

pytestmark = pytest.mark.browser

WORLD = {
    "awards": """
    learner_id | achievement_id | earned_on
    ann        | debate         | 2026-01-10
    ben        | debate         | 2026-01-11
    """,
    "learners": """
    learner_id | name
    ann        | Ann Example
    ben        | Ben Example
    """,
    "advisors": """
    advisor_id | learner_id
    A1         | ann
    """,
}
ADVISOR = "adv@college.example"


@dataclass(frozen=True)
class Served:
    """Cairn with sign-in, and its provider."""

    address: str
    provider: str
    store: Path


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a small world to those who sign in with a provider on this machine."""
    store = tmp_path / "store"
    load(store, [write_world(tmp_path / "world", WORLD)])
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with oidc_provider_mock.run_server_in_thread() as provider:
        issuer = f"http://localhost:{provider.server_port}"
        setting = {
            "CAIRN_OIDC_METADATA_URL": f"{issuer}/.well-known/openid-configuration",
            "CAIRN_OIDC_CLIENT_ID": "cairn",
            "CAIRN_OIDC_CLIENT_SECRET": secrets.token_hex(8),
            "CAIRN_OIDC_REDIRECT_URI": f"{address}/oauth2callback",
            "CAIRN_COOKIE_SECRET": secrets.token_hex(32),
            "CAIRN_ASK": "the registrar",
        }
        with serving(store, port=port, environment=os.environ | setting) as found:
            yield Served(found, issuer, store)


def sign_in(visit, who: str) -> None:
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.get_by_placeholder("sub").fill(who)
    visit.page.get_by_role("button", name="Authorize").click()
    visit.settle()
    visit.hosts.clear()  # what the provider's own page asks is not ours
    visit.complaints.clear()


def test_people_sign_in_see_their_own_and_a_role_that_is_ended_is_gone(served, visit):
    visit.page.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
    visit.open(served.address)
    assert visit.question() == "Who is there?"
    assert visit.page.get_by_role("link", name="Overview").count() == 0
    sign_in(visit, ADVISOR)
    assert visit.question() == "Nothing is shown to you yet"
    expect(visit.page.get_by_text("ask the registrar for a role")).to_be_visible()

    told = (ADVISOR, "advisor", "A1", date.today(), None)
    grants.give(served.store, [grants.wanted(*told)], by="operator")
    visit.open(f"{served.address}/caseload")
    visit.page.get_by_label("Find a student").fill("example")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("button", name="Ann Example")).to_be_visible()
    assert visit.page.get_by_text("Ben Example").count() == 0
    links = visit.page.get_by_role("link").all_inner_texts()
    assert not any("Loads" in text for text in links)
    expect(visit.page.get_by_text(f"Signed in as {ADVISOR}")).to_be_visible()

    grants.end(served.store, 1, by="operator")
    visit.page.get_by_role("button", name="Ann Example").click()
    expect(visit.page.get_by_text("ask the registrar for a role")).to_be_visible()
    expect(visit.page.get_by_text("Ann Example")).to_have_count(0)
