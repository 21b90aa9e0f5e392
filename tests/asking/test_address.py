"""An address tells nobody whose it is, and leads only those who may see them."""

import hashlib
import hmac
import re

import pytest

from analytics.asking.address import address_of, learner_at
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, PATHWAY

ALL = Scope()


def test_an_address_leads_to_its_learner_and_has_no_id_in_it(programme: State):
    for learner in ("ana", "ben", "cyd", "dan", "eve", "fay"):
        address = address_of(programme, ALL, learner)
        assert re.fullmatch("[0-9a-f]{32}", address)
        assert learner not in address
        assert learner_at(programme, ALL, address) == learner


def test_it_is_the_hmac_of_the_id_under_the_stores_key(programme: State):
    key = bytes.fromhex(programme.address_key())
    wanted = hmac.new(key, b"ana", hashlib.sha256).hexdigest()[:32]
    assert address_of(programme, ALL, "ana") == wanted


def test_every_store_has_addresses_of_its_own(programme: State, worlds: Worlds):
    other = worlds.state({"awards": AWARDS}, PATHWAY)
    assert address_of(other, ALL, "ana") != address_of(programme, ALL, "ana")
    assert learner_at(other, ALL, address_of(programme, ALL, "ana")) is None


def test_ids_that_no_ascii_holds_have_addresses_too(worlds: Worlds):
    awards = "learner_id|achievement_id|earned_on\nžofie ☂|a|2026-01-01"
    state = worlds.state({"awards": awards})
    address = address_of(state, ALL, "žofie ☂")
    key = bytes.fromhex(state.address_key())
    assert address == hmac.new(key, "žofie ☂".encode(), "sha256").hexdigest()[:32]
    assert learner_at(state, ALL, address) == "žofie ☂"


@pytest.mark.parametrize("address", ["", "ana", "0" * 32, "G" * 32, "0" * 33, "' or 1"])
def test_an_unknown_address_leads_nowhere(programme: State, address: str):
    assert learner_at(programme, ALL, address) is None


def test_only_those_whom_the_viewer_may_see_are_found(worlds: Worlds):
    advisors = "advisor_id|learner_id\nA1|ben"
    state = worlds.state({"awards": AWARDS, "advisors": advisors}, PATHWAY)
    ana, ben = (address_of(state, ALL, name) for name in ("ana", "ben"))
    advisor = Scope(Viewer("advisor", "A1"))
    assert learner_at(state, advisor, ben) == "ben"
    assert learner_at(state, advisor, ana) is None
    assert learner_at(state, Scope(Viewer("learner", "ana")), ana) == "ana"
    assert learner_at(state, Scope(Viewer("learner", "ana")), ben) is None
    assert learner_at(state, Scope(Viewer("public")), ana) is None
    with pytest.raises(UnknownError):
        address_of(state, advisor, "ana")
    with pytest.raises(UnknownError):
        address_of(state, Scope(Viewer("public")), "ana")


def test_a_merged_id_has_the_address_of_the_one_that_stays(worlds: Worlds):
    merges = "learner_id|into\nold|ana"
    awards = AWARDS + "old|intern|2026-02-03|||\n"
    state = worlds.state({"awards": awards, "merges": merges}, PATHWAY)
    assert address_of(state, ALL, "old") == address_of(state, ALL, "ana")
    assert learner_at(state, ALL, address_of(state, ALL, "old")) == "ana"
