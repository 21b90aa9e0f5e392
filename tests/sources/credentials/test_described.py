"""A badge is called as those call it who hand it out, whoever else speaks of it."""

from pathlib import Path
from typing import Any

import pytest
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from analytics.store.renew import distrust, trust
from tests.sources.credentials.badges import (
    ISSUER,
    PRIVATE_PEM,
    assertion,
    ob3,
    signed,
    subject,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import THIEF_DID, THIEF_PEM, token

Json = dict[str, Any]
COLLEGE = "https://stones.example/issuer"
PROFILE = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Issuer",
    "id": COLLEGE,
    "publicKey": {
        "id": f"{COLLEGE}#key",
        "owner": COLLEGE,
        "publicKeyMultibase": ISSUER.removeprefix("did:key:"),
    },
}


def called(name: str, number: int = 1, day: str = "2026-03-01", **changes: Any) -> Json:
    """An unsigned credential about the one achievement, that calls it so."""
    one = subject()
    one["achievement"]["name"] = name
    made = ob3(number, credentialSubject=one, validFrom=f"{day}T10:00:00Z")
    return made | changes


def stolen(name: str, number: int = 8, day: str = "2026-09-01") -> Json:
    """The same, signed by a stranger whom nobody asked."""
    method = f"{THIEF_DID}#{THIEF_DID.removeprefix('did:key:')}"
    made = called(name, number, day, issuer={"id": THIEF_DID, "type": ["Profile"]})
    return add_data_integrity_proof(made, THIEF_PEM, verification_method=method)


def of_host(name: str, number: int = 5, day: str = "2026-02-01") -> str:
    """The same achievement in a badge that its own host signed."""
    achievement = subject()["achievement"]["id"]
    made = assertion(
        number,
        verification={"type": "SignedBadge"},
        issuedOn=f"{day}T10:00:00+00:00",
        badge={
            "type": "BadgeClass",
            "id": achievement,
            "name": name,
            "criteria": {"narrative": "Five stones."},
            "issuer": COLLEGE,
        },
    )
    return token(made, PRIVATE_PEM, kid=f"{COLLEGE}#key")


def own_file(name: str) -> Json:
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": subject()["achievement"]["id"],
        "name": name,
        "criteria": {"narrative": "Five stones."},
        "issuer": COLLEGE,
    }


MINE = signed(called("Cairn building"))
CASES: dict[str, tuple[list[Any], str]] = {
    "nobody signed the newer one": ([MINE, called("Junk", 9, "2026-09-01")], "mine"),
    "a copy that nobody signed": ([MINE, called("Junk", 1, "2026-09-01")], "mine"),
    "a stranger who gave fewer": (
        [MINE, signed(called("Cairn building", 2)), stolen("Junk")],
        "mine",
    ),
    "its host before a did:key, of which there are more": (
        [PROFILE, of_host("Cairn building"), stolen("Junk"), stolen("Junk", 9)],
        "mine",
    ),
    "a file of its own before a did:key": (
        [own_file("Cairn building"), stolen("Junk")],
        "mine",
    ),
    "its host before a file of its own": (
        [PROFILE, of_host("Cairn building"), own_file("Junk")],
        "mine",
    ),
    "the same signer, later": (
        [MINE, signed(called("Cairns", 2, "2026-04-01"))],
        "Cairns",
    ),
    "the same signer, earlier": (
        [MINE, signed(called("Cairns", 2, "2026-02-28"))],
        "mine",
    ),
    "nobody signed either: the newest": (
        [called("Cairn building"), called("Cairns", 2, "2026-04-01")],
        "Cairns",
    ),
}


@pytest.mark.parametrize(("given", "name"), CASES.values(), ids=CASES)
def test_a_badge_is_called_as_who_hands_it_out_calls_it(
    shelf: Shelf, tmp_path: Path, given: list[Any], name: str
):
    right = "Cairn building" if name == "mine" else name
    asked = "select name from record.achievements"
    shelf.take(*given)
    assert shelf.ask(asked) == [(right,)]
    one = Shelf(tmp_path / "one", is_plain=True)
    for content in reversed(given):
        one.take(content)
    assert one.ask(asked) == [(right,)]
    kept = "from record.described order by all"
    assert one.ask(kept) == shelf.ask(kept)


@pytest.mark.parametrize(
    "others",
    [
        [own_file("Junk")],
        [stolen("Junk", number) for number in (7, 8, 9)],
        [PROFILE, of_host("Junk")],
    ],
    ids=["a file of its own", "more of a stranger's", "its host"],
)
def test_a_trusted_issuers_words_go_before_those_of_others(
    shelf: Shelf, others: list[Any]
):
    """As soon as it is trusted, and for as long."""
    asked = "select name from record.achievements"
    shelf.take(MINE, signed(called("Cairn building", 2)), *others)
    assert shelf.ask(asked) == [("Junk",)]
    trust(shelf.store, ISSUER, None, by="op")
    assert shelf.ask(asked) == [("Cairn building",)]
    shelf.take(*others, stolen("Junk", 6))
    assert shelf.ask(asked) == [("Cairn building",)]
    assert shelf.ask("select name from achievement") == [("Cairn building",)]
    distrust(shelf.store, ISSUER, by="op")
    assert shelf.ask(asked) == [("Junk",)]


def test_of_two_trusted_issuers_the_host_goes_first(shelf: Shelf):
    shelf.take(MINE, PROFILE, of_host("Cairns"))
    for issuer in (ISSUER, COLLEGE):
        trust(shelf.store, issuer, None, by="op")
    assert shelf.ask("select name from record.achievements") == [("Cairns",)]


def test_a_name_stays_where_only_a_result_that_waits_says_it(shelf: Shelf):
    one = subject(result=[{"type": ["Result"], "status": "InProgress"}])
    shelf.take(ob3(credentialSubject=one))
    other = subject()
    other["achievement"] |= {"id": "https://stones.example/achievements/other"}
    shelf.take(ob3(2, credentialSubject=other))
    shelf.take(called("Junk", 3, "2026-02-01"))
    asked = "select name from record.achievements where achievement_id like '%/cairn'"
    assert shelf.ask(asked) == [("Cairn building",)]


def test_a_copy_that_nobody_signed_names_no_nameless_recipient(shelf: Shelf):
    """Nothing but the credential itself says who it is: so nobody adds a name to it."""
    alone = {"type": ["AchievementSubject"], "achievement": subject()["achievement"]}
    shelf.take(signed(ob3(credentialSubject=alone)))
    shelf.take(ob3(credentialSubject=alone | {"name": "Mallory"}))
    asked = """select value from record.recipients
        where recipient_id in (select learner_id from record.awards)"""
    assert shelf.ask(asked) == []


OF_LIST = "select achievement_id, name, issuer, description from record.achievements"


@pytest.mark.parametrize("loads", [["l", "c"], ["c", "l"], ["lc"], ["c", "l", "c"]])
def test_the_institutions_own_list_counts_whichever_came_first(
    shelf: Shelf, loads: list[str]
):
    """And a column that it doesn't have is empty, whatever credentials say."""
    one = subject()["achievement"]["id"]
    listed = shelf.file(f"achievement_id,name\n{one},Cairns\n", "list/achievements.csv")
    for number, load in enumerate(loads):
        given = {"l": listed, "c": shelf.file(called("Junk", number + 1))}
        shelf.load(*(given[which] for which in load))
    assert shelf.ask(OF_LIST) == [(one, "Cairns", None, None)]
    assert shelf.ask("from record.described") == []
