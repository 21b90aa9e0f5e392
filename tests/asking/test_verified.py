"""Signature, trust and revocation are three answers; verified takes the first two."""

import json
from pathlib import Path
from typing import Any

import pytest

from analytics.decisions.begun import SETTING
from analytics.questions.journey.counts import journey
from analytics.questions.overview.counts import overview
from analytics.questions.quality.counts import cases, quality
from analytics.questions.quality.issuers import issuers
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.load import load
from analytics.store.renew import distrust, show_again, trust
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds
from tests.sources.credentials.badges import ISSUER, compact, ob3, signed, subject

pytestmark = pytest.mark.long

ALL, VERIFIED = Scope(), Scope(verified=True)
PATHWAY = """
pathway: p
title: Walking
milestone: m
of: [own, "https://stones.example/achievements/cairn"]
"""
TABLES = {
    "learners": "learner_id|name\nana|Ana Example\nben|Ben Example",
    "identities": "learner_id|kind|value\nana|did|did:example:walker\n"
    "ben|did|did:example:runner",
    "awards": "learner_id|achievement_id|earned_on\nana|own|2026-02-01\n"
    "ben|own|2026-02-01",
}


@pytest.fixture(autouse=True)
def no_database_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def with_own_key(number: int) -> str:
    """A forgery: it names the issuer, and brings the key that it was signed with."""
    from tests.sources.credentials.test_verdicts import public_jwk

    return compact(
        ob3(number, credentialSubject=subject(id="did:example:runner")),
        {"jwk": json.loads(json.dumps(public_jwk()))},
    )


@pytest.fixture
def stones(worlds: Worlds) -> Worlds:
    """ana's badge signed by its issuer; ben's with a key of its own, or not at all."""
    forged = signed(ob3(4)) | {"validFrom": "2025-01-01T00:00:00Z"}
    runner = subject(id="did:example:runner")
    files: list[Any] = [
        signed(ob3(1)), with_own_key(2), ob3(3, credentialSubject=runner), forged
    ]  # fmt: skip
    folder = worlds.folder(TABLES, PATHWAY)
    (worlds.root / "badges").mkdir()
    sources = [folder]
    for number, content in enumerate(files):
        text = content if isinstance(content, str) else json.dumps(content)
        sources.append(Path(worlds.root / "badges" / f"{number}.json"))
        sources[-1].write_text(text, encoding="utf-8")
    load(worlds.store, sources, now=NOW)
    return worlds


def state_of(worlds: Worlds) -> State:
    return open_state(worlds.store)


def found(state: State) -> dict[str, int | None]:
    return {row.finding: row.count for row in quality(state, VERIFIED).rows}


def test_the_issuers_and_their_three_answers(stones: Worlds):
    (one,) = issuers(state_of(stones), ALL)
    assert (one.issuer, one.name, one.is_trusted) == (
        ISSUER,
        "College of Stones",
        False,
    )
    assert (one.awards, one.valid, one.own_key, one.invalid) == (4, 2, 1, 1)
    assert (one.not_checkable, one.unsigned, one.revoked) == (0, 1, 0)
    with pytest.raises(UnknownError):
        issuers(state_of(stones), Scope(Viewer("advisor", "a")))


def test_trust_takes_an_issuer_off_the_findings_but_for_keys_that_came_along(
    stones: Worlds,
):
    assert found(state_of(stones))["issuer-not-trusted"] == 4
    assert trust(stones.store, f" {ISSUER} ", "Stones", by="op") == 2
    state = state_of(stones)
    assert found(state)["issuer-not-trusted"] == 1
    (case,) = cases(state, ALL, "issuer-not-trusted").rows
    assert case.learner == "ben" and "doesn't say who signed" in str(case.detail)
    assert issuers(state, ALL)[0].name == "Stones" and issuers(state, ALL)[0].is_trusted
    counts = found(state)  # trust says nothing about signatures
    assert (counts["signature-invalid"], counts["signature-none"]) == (1, 1)


def earned(state: State, scope: Scope) -> dict[str, set[str]]:
    return {
        who: {n.step for n in journey(state, scope, who).rows if n.state == "complete"}
        for who in ("ana", "ben")
    }


def test_what_is_not_verified_can_be_left_out(stones: Worlds):
    """Own records count; of the badges, once it is trusted, the issuer's own alone."""
    both = {"p", "own", "https://stones.example/achievements/cairn"}
    state = state_of(stones)
    assert earned(state, ALL) == {"ana": both, "ben": both}
    assert earned(state, VERIFIED) == {"ana": {"own"}, "ben": {"own"}}
    trust(stones.store, ISSUER, None, by="op")
    state = state_of(stones)
    assert earned(state, VERIFIED) == {"ana": both, "ben": {"own"}}
    assert earned(state, ALL) == {"ana": both, "ben": both}
    answer = journey(state, VERIFIED, "ben")
    told = "Left out: 3 awards that aren't verified (signature valid, issuer trusted)."
    assert told in overview(state, VERIFIED).notes
    assert answer.as_dict()["scope"]["verified"] is True
    assert not any("Left out" in note for note in overview(state, ALL).notes)


def test_trust_is_undone_and_survives_rollbacks(stones: Worlds):
    store = stones.store
    trust(store, ISSUER, "Stones", by="op")
    trust(store, ISSUER, "Stones and Cairns", by="op")
    show_again(store, "1")
    assert issuers(state_of(stones), ALL)[0].name == "Stones and Cairns"
    assert distrust(store, ISSUER, by="op") is not None
    assert not issuers(state_of(stones), ALL)[0].is_trusted
    assert found(state_of(stones))["issuer-not-trusted"] == 4
    with pytest.raises(UnknownError, match="isn't trusted"):
        distrust(store, ISSUER, by="op")
    with pytest.raises(UnknownError, match="no issuer of this id"):
        trust(store, "did:example:nobody", None, by="op")


def test_without_credentials_verified_leaves_nothing_out(worlds: Worlds):
    state = worlds.state(TABLES, PATHWAY)
    assert earned(state, VERIFIED) == earned(state, ALL)
    assert any("none is left out" in n for n in overview(state, VERIFIED).notes)
