"""Whose a badge is: its first issuer's, whoever else writes a badge class of its id."""

from typing import Any

import pytest

from analytics.sources.credentials.known_badges import OTHER_ISSUER
from tests.sources.credentials.badges import PRIVATE_PEM, assertion
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import OWN, token

Json = dict[str, Any]
STONES, THIEF = "https://stones.example/issuer", "https://thief.example/issuer"
OF_STONES = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "BadgeClass",
    "id": "https://stones.example/badges/cairn",
    "name": "Cairn building",
    "issuer": STONES,
}
LATER = {"name": "Junk", "validFrom": "2030-01-01T00:00:00Z"}
SAID = f"1 file {OTHER_ISSUER}"
SIGNER = "select signer from record.credentials"
NAME = "select name from record.achievements"


def by_stones() -> list[Any]:
    """A badge that names its badge class by address, and its issuer's profile."""
    key = {"id": f"{STONES}#key", "owner": STONES, "publicKeyMultibase": OWN}
    profile = {"@context": OF_STONES["@context"], "type": "Issuer", "id": STONES}
    signs = {"type": "SignedBadge"}
    made = token(assertion(verification=signs), PRIVATE_PEM, kid=f"{STONES}#key")
    return [profile | {"publicKey": key}, made]


@pytest.mark.parametrize("issuer", [THIEF, {"id": THIEF, "name": "Stones"}, None])
def test_a_badge_stays_its_first_issuers(shelf: Shelf, issuer: Any):
    shelf.take(OF_STONES)
    assert shelf.take(OF_STONES | LATER | {"issuer": issuer}).remarks == [SAID]
    assert shelf.take(*by_stones()).remarks == []
    assert (shelf.ask(SIGNER), shelf.ask(NAME)) == ([(STONES,)], [("Cairn building",)])


def test_its_issuer_may_describe_it_anew(shelf: Shelf):
    shelf.take(OF_STONES, *by_stones())
    named_whole = {"id": STONES, "name": "College of Stones"}
    anew = OF_STONES | {"issuer": named_whole, "name": "Cairns"}
    assert shelf.take(anew | {"validFrom": "2030-01-01T00:00:00Z"}).remarks == []
    assert shelf.ask(SIGNER) == [(STONES,)]


def test_the_operators_word_gives_a_badge_to_another_issuer(shelf: Shelf):
    other = OF_STONES | LATER | {"issuer": THIEF}
    shelf.take(OF_STONES)
    shelf.take(other)
    assert shelf.load(shelf.file(other), new_keys=True).remarks == []
    shelf.take(*by_stones())
    kept = """select kind, document->>'issuer' from record.supports
        where kind like '%badge-class'"""
    assert shelf.ask(kept) == [("badge-class", THIEF)]
    assert shelf.ask(SIGNER) == [(None,)]


@pytest.mark.parametrize(
    ("issuer", "aside", "signer"), [(THIEF, "2 files", None), (None, "1 file", STONES)]
)
def test_of_two_issuers_in_one_load_neither_counts_but_one_before_nobody(
    shelf: Shelf, issuer: str | None, aside: str, signer: str | None
):
    report = shelf.take(OF_STONES, OF_STONES | LATER | {"issuer": issuer}, *by_stones())
    assert report.remarks == [f"{aside} {OTHER_ISSUER}"]
    assert shelf.ask(SIGNER) == [(signer,)]
    shelf.take(OF_STONES)
    assert shelf.ask(SIGNER) == [(STONES,)]


def test_a_class_without_an_issuer_stands_behind_one_with(shelf: Shelf):
    """However new it says it is, and though it came first."""
    nobodys = {name: what for name, what in OF_STONES.items() if name != "issuer"}
    for number, nobody in enumerate(({}, {"issuer": ""}, {"issuer": {"name": "x"}})):
        each = Shelf(shelf.root / str(number), is_plain=True)
        each.take(nobodys | LATER | nobody)
        assert each.take(OF_STONES, *by_stones()).remarks == []
        assert each.ask(SIGNER) == [(STONES,)]
