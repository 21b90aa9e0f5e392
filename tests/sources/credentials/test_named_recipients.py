"""Who is known from what was signed is called as its signers say, by nobody else."""

from itertools import permutations
from typing import Any

import pytest

from analytics.store.recognised import proposals
from analytics.store.renew import trust
from analytics.store.state import open_state
from tests.sources.credentials.badges import ISSUER, PRIVATE_PEM, ob3, signed, subject
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import (
    COLLEGE,
    THIEF_DID,
    THIEF_PEM,
    badge,
    document,
    proven,
)

ROSTER = "learner_id,name\nL1,Ana Alpha\nL2,Mallory Moor\n"
NAMES = "select value from record.recipients where kind = 'name' order by 1"


def walker(number: int, name: str | None, **changes: Any) -> dict[str, Any]:
    """A badge of the one walker, a DID, who is called so in it."""
    named = {} if name is None else {"name": name}
    return ob3(number, credentialSubject=subject(**named), **changes)


def meant(shelf: Shelf) -> list[str]:
    """The learners whom somebody has to look at: the walker could be each of them."""
    return sorted({one.learner for one in proposals(open_state(shelf.store))})


OF_THIEF = {"issuer": {"id": "https://thief.example/i", "type": ["Profile"]}}
UNSIGNED = walker(8, "Mallory Moor", **OF_THIEF)
COPY = walker(1, "Mallory Moor", validFrom="2026-09-01T00:00:00Z")


@pytest.mark.parametrize("given", permutations([signed(walker(1, None)), UNSIGNED]))
def test_an_unsigned_badge_names_nobody_who_is_known(shelf: Shelf, given: Any):
    shelf.load(shelf.file(ROSTER, "learners.csv"))
    for one in given:
        shelf.take(one)
    assert (shelf.ask(NAMES), meant(shelf)) == ([], [])


def test_neither_does_an_unsigned_copy_and_a_signed_name_stays(shelf: Shelf):
    shelf.load(shelf.file(ROSTER, "learners.csv"))
    shelf.take(UNSIGNED)
    assert meant(shelf) == ["L2"]
    shelf.take(COPY, signed(walker(1, "Ana Alpha")))
    assert (shelf.ask(NAMES), meant(shelf)) == ([("Ana Alpha",)], ["L1"])
    shelf.take(UNSIGNED, signed(walker(2, None)))
    assert (shelf.ask(NAMES), meant(shelf)) == ([("Ana Alpha",)], ["L1"])


def test_a_name_counts_once_the_key_of_its_signer_comes(shelf: Shelf):
    one = badge(1, credentialSubject=subject(name="Ana Alpha"))
    shelf.take(proven(one, f"{COLLEGE}#key-1", PRIVATE_PEM), UNSIGNED)
    assert shelf.ask(NAMES) == [("Ana Alpha",), ("Mallory Moor",)]
    shelf.take(document())
    assert shelf.ask(NAMES) == [("Ana Alpha",)]


def test_a_trusted_issuers_word_goes_before_that_of_anybody_who_signs(shelf: Shelf):
    own = {"issuer": {"id": THIEF_DID, "type": ["Profile"]}}
    stolen = proven(walker(8, "Mallory Moor", **own), THIEF_DID, THIEF_PEM)
    shelf.load(shelf.file(ROSTER, "learners.csv"))
    shelf.take(signed(walker(1, "Ana Alpha")), stolen)
    assert meant(shelf) == ["L1", "L2"]
    trust(shelf.store, ISSUER, None, by="op")
    assert meant(shelf) == ["L1"]
