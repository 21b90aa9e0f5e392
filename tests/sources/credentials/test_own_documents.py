"""Which files say something else of an issuer than is known, or than came with them."""

import json
from typing import Any

import pytest

from analytics.sources.credentials.found import Support
from analytics.sources.credentials.kinds import kind_of
from analytics.sources.credentials.known_keys import OTHER_KEYS, with_other_keys
from analytics.store.renew import trust
from tests.sources.credentials.badges import PRIVATE_PEM, assertion
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import (
    COLLEGE,
    OWN,
    STOLEN,
    document,
    genuine,
    token,
    verified,
)

Json = dict[str, Any]
OB2 = {"@context": "https://w3id.org/openbadges/v2"}
LIST = "https://thief.example/list"


def key(name: str = f"{COLLEGE}#key-1", multibase: str = OWN, **changes: Any) -> Json:
    return {"id": name, "owner": COLLEGE, "publicKeyMultibase": multibase} | changes


def profile(*keys: Any, **changes: Any) -> Json:
    made = OB2 | {"type": "Issuer", "id": COLLEGE}
    return made | ({"publicKey": [*keys]} if keys else {}) | changes


def key_file(**changes: Any) -> Json:
    return OB2 | {"type": "CryptographicKey"} | key() | changes


def did(name: str, multibase: str = OWN, *others: Json) -> Json:
    methods = [key(name, multibase), *others]
    listed = [one["id"] for one in methods]
    return document(verificationMethod=methods, assertionMethod=listed)


SAID = ("publicKey", "assertionMethod", "verificationMethod", "revocationList")
ADDED = key(f"{COLLEGE}#key-2", STOLEN)
NAMING = profile("https://college.example/key")
BOTH = [key("#key-1"), key("#key-2", STOLEN)]
SWAPPED = [key("#key-1", STOLEN), key("#key-2")]


def as_support(value: Json) -> Support:
    kind = kind_of(value)
    assert kind is not None
    return Support(kind, value["id"], json.dumps(value))


def aside(known: list[Json], came: list[Json]) -> list[str]:
    found = with_other_keys([*map(as_support, known)], [*map(as_support, came)])
    return sorted(one.kind for one in found)


AT_ONCE: dict[str, tuple[list[Json], list[str]]] = {
    "a document and a profile that adds a key": (
        [document(), profile(key(), ADDED)],
        ["did", "issuer"],
    ),
    "a key, its profile and a document that adds a key": (
        [key_file(), profile(key()), did("#key-1", OWN, ADDED)],
        ["did", "issuer", "key"],
    ),
    "a document and a profile with its key": ([document(), profile(key())], []),
    "a document and a profile without keys": ([document(), profile()], []),
    "a key and the profile that names it": (
        [key_file(), profile(key()["id"], revocationList=LIST)],
        [],
    ),
    "a key and a profile that names only a list": (
        [key_file(), profile(revocationList=LIST)],
        ["issuer"],
    ),
    "a key and a profile that names another, and a list": (
        [key_file(), NAMING | {"revocationList": LIST}],
        ["issuer"],
    ),
    "two keys under each other's names": (
        [profile(*BOTH), did("#key-1", STOLEN, key("#key-2"))],
        ["did", "issuer"],
    ),
    "a document and a profile that names a list": (
        [document(), profile(revocationList=LIST)],
        ["issuer"],
    ),
    "a document and a profile with its key that names a list": (
        [document(), profile(key(), revocationList=LIST)],
        ["issuer"],
    ),
    "a profile that says nothing, and one with a key and a list": (
        [profile(), profile(key(), revocationList=LIST)],
        [],
    ),
    "a profile that says nothing, and two of different lists": (
        [
            profile(),
            profile(key(), revocationList=LIST),
            profile(key(), revocationList=f"{LIST}-2"),
        ],
        ["issuer", "issuer"],
    ),
    "two profiles of one key, of which one names a list": (
        [profile(key()), profile(key(), revocationList=LIST)],
        ["issuer", "issuer"],
    ),
}
LATER: dict[str, tuple[list[Json], Json, bool]] = {
    "a document: the same again": ([document()], did("#key-1"), False),
    "a document: its key by another name": ([document()], did("#key-9"), True),
    "a profile: its key by another name": (
        [profile(key())],
        profile(key(f"{COLLEGE}#key-9")),
        True,
    ),
    "a profile: its key by another owner": (
        [profile(key())],
        profile(key(owner="https://thief.example")),
        True,
    ),
    "a profile: its keys by each other's names": (
        [profile(*BOTH)],
        profile(*SWAPPED),
        True,
    ),
    "a profile: a document with its keys by each other's names": (
        [profile(*BOTH)],
        did("#key-1", STOLEN, key("#key-2")),
        True,
    ),
    "a profile that names a key: another one": ([NAMING], profile("urn:key"), True),
    "a profile that names a key: one that says nothing": ([NAMING], profile(), False),
    "a profile that says nothing: one that names a key": ([profile()], NAMING, False),
    "a profile that says nothing: one that names a list": (
        [profile()],
        NAMING | {"revocationList": LIST},
        False,
    ),
    "a profile that says nothing, one of a list: another list": (
        [profile(), NAMING | {"revocationList": LIST}],
        NAMING | {"revocationList": f"{LIST}-2"},
        True,
    ),
    "a profile that says nothing, and a document: one that names a list": (
        [profile(), document()],
        profile(key(), revocationList=LIST),
        True,
    ),
    "a key: the same again": ([key_file()], key_file(name="x"), False),
    "a key: under another's control": (
        [key_file()],
        key_file(controller="https://thief.example"),
        True,
    ),
    "a key: a profile that names it": ([key_file()], profile(key()["id"]), False),
    "a key: a profile that names another": ([key_file()], NAMING, True),
    "a key: a profile that names it and a list": (
        [key_file()],
        profile(key()["id"], revocationList=LIST),
        False,
    ),
    "a profile that says nothing, and a key: one that names it and a list": (
        [profile(), key_file()],
        profile(key()["id"], revocationList=LIST),
        True,
    ),
    "a key: a profile that names only a list": (
        [key_file()],
        profile(revocationList=LIST),
        True,
    ),
}


@pytest.mark.parametrize(("came", "kinds"), AT_ONCE.values(), ids=AT_ONCE)
def test_of_documents_that_disagree_in_one_load_none_counts(
    came: list[Json], kinds: list[str]
):
    """None adds keys to another, and none names a list beside a DID document."""
    assert (aside([], came), aside([], came[::-1])) == (kinds, kinds)


@pytest.mark.parametrize(("known", "came", "is_aside"), LATER.values(), ids=LATER)
def test_what_is_known_keeps_its_keys_by_their_names(
    known: list[Json], came: Json, is_aside: bool
):
    assert bool(aside(known, [came])) == is_aside


@pytest.mark.parametrize("is_at_once", [True, False])
def test_a_strangers_profile_revokes_nothing_as_a_platforms_answer(
    shelf: Shelf, is_at_once: bool
):
    """Marked as an answer it names a list, with the college's document or later."""
    thiefs = profile(revocationList=LIST, entityType="Issuer")
    revoking = OB2 | {"type": "RevocationList", "id": LIST, "issuer": COLLEGE}
    revoking |= {"revokedAssertions": [genuine()["id"]]}
    first = [document(), genuine()]
    if not is_at_once:
        shelf.take(*first)
    report = shelf.take(*(first if is_at_once else []), thiefs, revoking)
    assert report.remarks[0] == f"1 file {OTHER_KEYS}"
    trust(shelf.store, COLLEGE, None, by="op")
    assert [one[-1] for one in verified(shelf)] == ["1"]
    assert shelf.ask("select revoked from record.awards") == [(None,)]


@pytest.mark.parametrize("keys", [document(), key_file(id=f"{COLLEGE}#key-1")])
def test_a_profile_without_keys_revokes_nothing_once_keys_are_known(
    shelf: Shelf, keys: Json
):
    """Though it came first, with its list."""
    revoking = OB2 | {"type": "RevocationList", "id": LIST, "issuer": COLLEGE}
    revoking |= {"revokedAssertions": [genuine()["id"]]}
    shelf.take(profile(revocationList=LIST), revoking)
    shelf.take(keys, genuine())
    found = shelf.ask(
        """select signer, revoked from record.credentials
        join record.awards using (source, award_id)"""
    )
    assert found == [(COLLEGE, None)]


STONES = "https://stones.example/issuer"
OF_STONES = key(f"{STONES}#key", owner=STONES)
NEWER = "2030-01-01T00:00:00Z"


def by_stones(number: int) -> str:
    """A badge that names its issuer, whose key stands in a profile."""
    badge = {"id": "https://stones.example/badges/cairn", "name": "Cairn", "type": "x"}
    made = assertion(number, badge=badge | {"issuer": STONES})
    return token(made, PRIVATE_PEM, kid=f"{STONES}#key")


def trusted(shelf: Shelf) -> None:
    """Load the issuer's profile and its first badge, and trust it."""
    shelf.take(profile(OF_STONES, id=STONES), by_stones(1))
    trust(shelf.store, STONES, None, by="op")


def test_a_copy_of_a_known_key_by_another_name_breaks_no_later_badge(shelf: Shelf):
    trusted(shelf)
    copied = OF_STONES | {"id": f"{STONES}#other"}
    newer = profile(copied, id=STONES, validFrom=NEWER)
    assert shelf.take(newer, by_stones(2)).remarks == [f"1 file {OTHER_KEYS}"]
    assert [one[-1] for one in verified(shelf)] == ["1", "2"]


def test_a_profile_that_says_nothing_takes_no_keys_away(shelf: Shelf):
    """However new it says it is."""
    trusted(shelf)
    newer = profile(id=STONES, validFrom=NEWER)
    every = [newer | {name: what} for name in SAID for what in (None, "", [], {})]
    shelf.take(*every, by_stones(2))
    assert [one[-1] for one in verified(shelf)] == ["1", "2"]


@pytest.mark.parametrize("name", ["#%6Bey", "#key ", "#k%65y"])
def test_a_key_is_known_by_every_spelling_of_its_name(shelf: Shelf, name: str):
    """So a newer profile with the issuer's own key takes nothing from it."""
    trusted(shelf)
    written = OF_STONES | {"id": f"{STONES}{name}"}
    shelf.take(profile(written, id=STONES, validFrom=NEWER))
    assert shelf.take(by_stones(2)).remarks == []
    assert [one[-1] for one in verified(shelf)] == ["1", "2"]
