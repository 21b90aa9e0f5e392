"""The keys that are known of an issuer stay until the operator says otherwise."""

from pathlib import Path
from typing import Any

import pytest

from analytics.questions.quality.issuers import issuers
from analytics.scope import Scope
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.known_keys import OTHER_KEYS
from analytics.store.renew import trust
from analytics.store.state import open_state
from tests.sources.credentials.badges import PRIVATE_PEM
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import (
    COLLEGE,
    OWN,
    STOLEN,
    THIEF_PEM,
    badge,
    college,
    document,
    genuine,
    proven,
    token,
    verified,
)

__all__ = ["college"]  # the fixture
SAID = [f"1 file {OTHER_KEYS}"]


def stolen_document(name: str = "#key-1") -> dict[str, Any]:
    """The college's document as a thief writes it: the key of this name is theirs."""
    key = {"id": name, "controller": COLLEGE, "publicKeyMultibase": STOLEN}
    return document(verificationMethod=[key], assertionMethod=[name])


def forged(number: int, name: str = "#key-1") -> dict[str, Any]:
    return proven(badge(number), f"{COLLEGE}{name}", THIEF_PEM)


def told(shelf: Shelf) -> tuple[bool, bool, bool]:
    (one,) = issuers(open_state(shelf.store), Scope())
    return one.is_trusted, one.has_new_keys, one.has_other_keys


@pytest.mark.parametrize(
    "files",
    [
        [stolen_document()],
        [stolen_document() | {"zzz": "so that it sorts last"}],
        [
            {
                "@context": "https://w3id.org/openbadges/v2",
                "type": "Issuer",
                "id": COLLEGE,
                "publicKey": {
                    "id": f"{COLLEGE}#key-2",
                    "owner": COLLEGE,
                    "publicKeyMultibase": STOLEN,
                },
            },
        ],
        [
            {
                "@context": "https://w3id.org/openbadges/v2",
                "type": "CryptographicKey",
                "id": f"{COLLEGE}#key-2",
                "owner": COLLEGE,
                "publicKeyMultibase": STOLEN,
            },
        ],
        [document(verificationMethod=[], assertionMethod=[])],
    ],
    ids=["document", "document that sorts last", "profile", "key", "without keys"],
)
def test_a_file_beside_badges_changes_no_keys_that_are_known(
    college: Shelf, files: list[dict[str, Any]]
):
    again = token(badge(9), PRIVATE_PEM, kid="#key-1")
    report = college.take(forged(2), forged(8, "#key-2"), again, *files)
    assert [one[-1] for one in verified(college)] == ["1", "9"]
    assert report.remarks == SAID
    assert told(college) == (True, False, True)


def test_the_operators_word_takes_new_keys_and_trust_is_said_again(college: Shelf):
    """Whatever waited for a key of that name is checked with it."""
    college.take(stolen_document("#key-2"), forged(2, "#key-2"))
    path = college.file(stolen_document("#key-2"))
    assert college.load(path, new_keys=True).remarks == []
    assert told(college) == (False, True, False)
    assert verified(college) == []
    trust(college.store, COLLEGE, None, by="op")
    assert told(college) == (True, False, False)
    assert [one[-1] for one in verified(college)] == ["1", "2"]


def test_trust_without_a_key_doesnt_pass_to_whoever_brings_the_first(shelf: Shelf):
    shelf.take(forged(2))
    trust(shelf.store, COLLEGE, None, by="op")
    shelf.take(stolen_document())
    assert (told(shelf), verified(shelf)) == ((False, True, False), [])


def test_of_two_documents_in_one_load_neither_counts(shelf: Shelf):
    report = shelf.take(document(), stolen_document(), genuine(), forged(2))
    assert report.remarks == [f"2 files {OTHER_KEYS}"]
    found = shelf.ask("select distinct signature from record.credentials")
    assert found == [("not-checkable",)]


ELSEWHERE = "https://elsewhere.example/key"
PROFILE = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Issuer",
    "id": COLLEGE,
    "url": "https://badges.example.edu",
}
KEY_FILE = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "CryptographicKey",
    "id": ELSEWHERE,
    "publicKeyMultibase": STOLEN,
}
INSIDE = {"id": ELSEWHERE, "owner": COLLEGE, "publicKeyMultibase": STOLEN}


@pytest.mark.parametrize(
    "files",
    [
        [PROFILE | {"publicKey": [ELSEWHERE]}, KEY_FILE],
        [PROFILE | {"publicKey": [ELSEWHERE]}, KEY_FILE | {"owner": COLLEGE}],
        [PROFILE | {"publicKey": INSIDE, "entityType": "Thing"}],
        [KEY_FILE | {"owner": COLLEGE, "entityType": "Thing"}],
    ],
    ids=["named, of nobody", "named, the college's", "profile", "key"],
)
def test_no_other_way_to_hand_in_a_key_makes_it_the_colleges(
    college: Shelf, files: list[dict[str, Any]]
):
    college.take(*files, proven(badge(2), ELSEWHERE, THIEF_PEM))
    assert [one[-1] for one in verified(college)] == ["1"]


@pytest.mark.parametrize("owner", [{}, {"owner": COLLEGE}])
def test_a_file_of_a_key_that_the_profile_names_isnt_trusted_with_it(
    shelf: Shelf, owner: dict[str, str]
):
    shelf.take(PROFILE | {"publicKey": ELSEWHERE}, genuine())
    trust(shelf.store, COLLEGE, None, by="op")
    shelf.take(KEY_FILE | owner, proven(badge(2), ELSEWHERE, THIEF_PEM))
    assert verified(shelf) == []


def test_a_key_of_a_strangers_in_the_first_load_isnt_the_colleges(shelf: Shelf):
    """Neither counts: nobody can say which of the two files is the college's."""
    key = KEY_FILE | {"owner": COLLEGE}
    report = shelf.take(document(), key, genuine())
    assert report.remarks == [f"2 files {OTHER_KEYS}"]
    trust(shelf.store, COLLEGE, None, by="op")
    shelf.take(proven(badge(2), ELSEWHERE, THIEF_PEM))
    assert verified(shelf) == []


def test_a_key_file_of_nobody_takes_no_place_of_the_colleges(shelf: Shelf):
    name = f"{COLLEGE}#key-1"
    own = KEY_FILE | {"id": name, "owner": COLLEGE, "publicKeyMultibase": OWN}
    shelf.take(own, genuine())
    trust(shelf.store, COLLEGE, None, by="op")
    shelf.take(KEY_FILE | {"id": name, "validFrom": "2026-10-01T00:00:00Z"})
    shelf.take(KEY_FILE | {"id": name, "owner": COLLEGE}, forged(2))
    assert [one[-1] for one in verified(shelf)] == ["1"]


@pytest.mark.parametrize("loads", ["own badge nobodys", "nobodys own badge"])
def test_a_key_file_of_nobody_hides_no_key_however_new_it_is(shelf: Shelf, loads: str):
    name = f"{COLLEGE}#key-1"
    files = {
        "own": KEY_FILE | {"id": name, "owner": COLLEGE, "publicKeyMultibase": OWN},
        "nobodys": KEY_FILE | {"id": name, "validFrom": "2099-01-01T00:00:00Z"},
        "badge": genuine(),
    }
    for one in loads.split():
        shelf.take(files[one])
    shelf.take(genuine(2))
    trust(shelf.store, COLLEGE, None, by="op")
    assert [one[-1] for one in verified(shelf)] == ["1", "2"]


@pytest.mark.parametrize("owner", ["https://thief.example/i", COLLEGE])
def test_a_key_that_is_known_keeps_its_owner(shelf: Shelf, owner: str):
    """The same key as another's own: nothing the college signs would count any more."""
    name = f"{COLLEGE}#key-1"
    own = KEY_FILE | {"id": name, "owner": COLLEGE, "publicKeyMultibase": OWN}
    shelf.take(own, genuine())
    trust(shelf.store, COLLEGE, None, by="op")
    other = own | {"owner": owner, "validFrom": "2026-10-01T00:00:00Z"}
    report = shelf.take(other, proven(badge(2), name, PRIVATE_PEM))
    assert report.remarks == ([] if owner == COLLEGE else SAID)
    assert [one[-1] for one in verified(shelf)] == ["1", "2"]


@pytest.mark.parametrize(
    ("owner", "aside"), [("https://thief.example/i", 2), (None, 1)]
)
def test_of_two_owners_in_one_load_neither_counts_but_one_before_nobody(
    shelf: Shelf, owner: str | None, aside: int
):
    own = KEY_FILE | {"owner": COLLEGE, "publicKeyMultibase": OWN}
    other = own | {"owner": owner, "validFrom": "2026-10-01T00:00:00Z"}
    shelf.take(own, other, proven(badge(1), ELSEWHERE, PRIVATE_PEM))
    kinds = shelf.ask("select kind from record.supports order by 1")
    assert [kind for (kind,) in kinds] == ["aside-key"] * aside + ["key"] * (2 - aside)
    found = shelf.ask("select signer from record.credentials")
    assert found == [(COLLEGE if aside == 1 else None,)]


@pytest.mark.parametrize(
    ("known", "named", "is_aside"),
    [
        (document(), "https://thief.example/list", True),
        (document(), None, False),
        (PROFILE | {"publicKey": INSIDE}, "https://thief.example/list", True),
        (PROFILE | {"publicKey": INSIDE}, None, False),
        (PROFILE, "https://badges.example.edu/list", False),
        (None, "https://badges.example.edu/list", False),
    ],
)
def test_a_later_profile_names_no_list_where_the_issuer_is_known(
    shelf: Shelf, known: Any, named: str | None, is_aside: bool
):
    profile = PROFILE | {"revocationList": named, "name": "Example College"}
    if known is not None:
        shelf.take(known, genuine())
        profile |= {"publicKey": known["publicKey"]} if "publicKey" in known else {}
    assert shelf.take(profile, genuine()).remarks == (SAID if is_aside else [])


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("did:web:Example.EDU", "did:web:example.edu", True),
        ("did:web:example.edu%3a8443", "did:web:example.edu%3A8443", True),
        ("did:web:badges%2Eexample.edu", "did:web:badges.example.edu", True),
        ("did:web:example.edu%3A8443", "did:web:example.edu:8443", False),
        ("did:web:example.edu:A", "did:web:example.edu:a", False),
        ("did:web:example.edu:a%2Fb", "did:web:example.edu:a/b", True),
        ("did:web:example.edu%2541", "did:web:example.eduA", False),
    ],
)
def test_a_did_web_is_compared_by_host_port_and_path(
    one: str, other: str, is_same: bool
):
    assert (same(one) == same(other), same(same(one))) == (is_same, same(one))


@pytest.mark.shared
def test_the_forged_credentials_that_were_believed(shared: Path, shelf: Shelf):
    found = shared / "found" / "credentials" / "forged"
    shelf.load(found / "issuer-did.json", found / "genuine.json")
    trust(shelf.store, COLLEGE, None, by="op")
    shelf.load(*sorted(found.glob("forged_*")))
    assert [one[-2:] for one in verified(shelf)] == ["11"]
    (one,) = issuers(open_state(shelf.store), Scope())
    assert (one.awards, one.valid - one.own_key) == (5, 1)
    asked = "select count(*) from record.credentials where signer = issuer"
    assert shelf.ask(asked) == [(1,)]


@pytest.mark.shared
def test_the_long_signature_that_was_dropped(shared: Path, shelf: Shelf):
    found = shared / "found" / "credentials" / "long_jwt"
    given = {"long.jwt": 1, "folder": 2, "lines_long_first.txt": 2}
    given["lines_short_first.txt"] = 2
    for name, awards in given.items():
        each = Shelf(shelf.root / name, is_plain=True)
        each.load(found / name)
        assert each.ask("select count(*) from record.awards") == [(awards,)], name
