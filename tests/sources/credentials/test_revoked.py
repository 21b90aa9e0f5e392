"""Nobody but its issuer takes back what an issuer signed with its own key."""

from itertools import permutations
from typing import Any

import pytest

from analytics.sources.credentials.status_lists import ABSENT
from analytics.store.renew import check_again
from tests.sources.credentials.answers import entity
from tests.sources.credentials.badges import (
    ISSUER,
    PRIVATE_PEM,
    STATUS_LIST,
    assertion,
    ob3,
    signed,
    status_entry,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import STOLEN, THIEF_PEM, token

Json = dict[str, Any]
OB2 = "https://w3id.org/openbadges/v2"
COLLEGE, THIEF = "https://stones.example/issuer", "https://thief.example/issuer"
OWN_LIST, OTHER_LIST = "https://stones.example/list", "https://thief.example/list"
NAME = "https://stones.example/assertions/1"


def profile(issuer: str, list_name: str | None, **changes: Any) -> Json:
    made = {"@context": OB2, "type": "Issuer", "id": issuer}
    return made | {"revocationList": list_name} | changes


def badge_class(issuer: Any, name: str = "https://stones.example/badges/cairn") -> Json:
    said = {"name": "Cairn building", "criteria": {"narrative": "Five stones."}}
    return {"@context": OB2, "type": "BadgeClass", "id": name, "issuer": issuer} | said


def revoking(name: str, **changes: Any) -> Json:
    made = {"@context": OB2, "type": "RevocationList", "id": name}
    return made | {"revokedAssertions": [NAME]} | changes


KEY = {
    "id": f"{COLLEGE}#key",
    "owner": COLLEGE,
    "publicKeyMultibase": ISSUER.removeprefix("did:key:"),
}
OWN_PROFILE = profile(COLLEGE, OWN_LIST, publicKey=KEY)
SIGNED = token(
    assertion(badge=badge_class(COLLEGE), verification={"type": "SignedBadge"}),
    PRIVATE_PEM,
    kid=f"{COLLEGE}#key",
)
IN_A_RECORD = {
    "@context": "https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld",
    "type": "Clr",
    "id": "urn:record:1",
    "learner": {"id": "urn:learner:1", "email": "w@stones.example"},
    "publisher": {"id": THIEF},
    "assertions": [
        {
            "id": NAME,
            "type": "Assertion",
            "issuedOn": "2026-03-01T10:00:00Z",
            "revoked": True,
            "achievement": {
                "id": "https://stones.example/badges/cairn",
                "name": "Cairn building",
                "achievementType": "Badge",
                "issuer": {"id": "https://stones.example"},
            },
        }
    ],
}
STRANGERS: dict[str, list[Json]] = {
    "a copy": [assertion(badge=badge_class(COLLEGE), revoked=True)],
    "a copy stripped to its id": [
        {"@context": OB2, "type": "Assertion", "id": NAME, "revoked": True}
    ],
    "a record": [IN_A_RECORD],
    "an answer of a platform": [entity(openBadgeId=NAME, revoked=True)],
    "a copy of another issuer's, with its list": [
        assertion(badge=badge_class(THIEF)),
        profile(THIEF, OTHER_LIST),
        revoking(OTHER_LIST),
    ],
    "a badge class that names a list as the college's": [
        badge_class(profile(COLLEGE, OTHER_LIST), "https://thief.example/badge"),
        revoking(OTHER_LIST, issuer=COLLEGE),
    ],
    "a profile that names another list": [
        profile(COLLEGE, OTHER_LIST, publicKey=KEY, validFrom="2026-10-01T00:00:00Z"),
        revoking(OTHER_LIST),
    ],
}
ASKED = """select signer, revoked from record.credentials
    join record.awards using (source, award_id) where source like '%stones.example'"""


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("given", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_revokes_nothing_that_is_signed(
    shelf: Shelf, given: list[Json], is_first: bool
):
    shelf.take(OWN_PROFILE)
    for one in ([SIGNED], given)[:: 1 if is_first else -1]:
        shelf.take(*one)
    assert (COLLEGE, None) in shelf.ask(ASKED)


@pytest.mark.parametrize("name", ["a copy", "a copy stripped to its id"])
def test_a_strangers_word_goes_when_the_key_comes(shelf: Shelf, name: str):
    shelf.take(SIGNED)
    shelf.take(*STRANGERS[name])
    assert shelf.ask(ASKED) == [(None, True)]
    shelf.take(OWN_PROFILE)
    assert shelf.ask(ASKED) == [(COLLEGE, None)]


@pytest.mark.parametrize("is_first", [True, False])
def test_the_issuers_list_and_its_own_word_revoke(shelf: Shelf, is_first: bool):
    """A signed copy that says of itself that it is revoked keeps that, key or not."""
    other = Shelf(shelf.root / "other", is_plain=True)
    shelf.take(OWN_PROFILE)
    for one in (SIGNED, revoking(OWN_LIST))[:: 1 if is_first else -1]:
        shelf.take(one)
    assert shelf.ask(ASKED) == [(COLLEGE, True)]
    own = token(
        assertion(badge=badge_class(COLLEGE), revoked=True),
        PRIVATE_PEM,
        kid=f"{COLLEGE}#key",
    )
    for one in (OWN_PROFILE, own)[:: 1 if is_first else -1]:
        other.take(one)
    assert other.ask(ASKED) == [(COLLEGE, True)]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_profile_that_says_nothing_keeps_no_list_out(shelf: Shelf, is_first: bool):
    silent = {"@context": OB2, "type": "Issuer", "id": COLLEGE}
    for one in (silent, OWN_PROFILE)[:: 1 if is_first else -1]:
        shelf.take(one)
    shelf.take(SIGNED, revoking(OWN_LIST))
    assert shelf.ask(ASKED) == [(COLLEGE, True)]


STRIPPED = {"@context": OB2, "type": "Assertion", "id": NAME, "revoked": True}
BY_ADDRESS = {"badge": "https://stones.example/badges/cairn"}


@pytest.mark.parametrize("said", [{}, BY_ADDRESS], ids=["alone", "with its badge"])
@pytest.mark.parametrize("order", range(6))
def test_its_issuers_signed_word_revokes_without_a_recipient(
    shelf: Shelf, said: Json, order: int
):
    word = token(STRIPPED | said, PRIVATE_PEM, kid=f"{COLLEGE}#key")
    files = [SIGNED, word, OWN_PROFILE]
    for number in list(permutations(range(3)))[order]:
        shelf.take(files[number])
    assert shelf.ask(ASKED) == [(COLLEGE, True)]


def test_a_strangers_signed_word_revokes_nothing(shelf: Shelf):
    said = STRIPPED | {"badge": badge_class(THIEF)}
    theirs = token(said, THIEF_PEM, kid=f"{THIEF}#key")
    key = KEY | {"id": f"{THIEF}#key", "owner": THIEF, "publicKeyMultibase": STOLEN}
    shelf.take(SIGNED, OWN_PROFILE, theirs, profile(THIEF, None, publicKey=key))
    named = token(STRIPPED, THIEF_PEM, kid=f"{COLLEGE}#key")
    shelf.take(named)
    assert shelf.ask(ASKED) == [(COLLEGE, None)]


def test_a_word_that_was_left_unchecked_revokes_once_it_is(shelf: Shelf):
    shelf.take(SIGNED, OWN_PROFILE)
    word = token(STRIPPED, PRIVATE_PEM, kid=f"{COLLEGE}#key")
    shelf.load(shelf.file(word), verify=False)
    assert shelf.ask(ASKED) == [(COLLEGE, None)]
    check_again(shelf.store)
    assert shelf.ask(ASKED) == [(COLLEGE, True)]


def test_nobody_credits_the_issuers_word_to_another(shelf: Shelf):
    """Who lists its public key, or writes a badge class, says nothing of the word."""
    other = "https://athief.example/issuer"
    listing = profile(other, None, publicKey=KEY | {"owner": other})
    copy = assertion(badge=badge_class(other))
    word = token(STRIPPED, PRIVATE_PEM, kid=f"{COLLEGE}#key")
    shelf.take(OWN_PROFILE, SIGNED, listing, copy, word)
    assert shelf.ask(ASKED) == [(COLLEGE, True)]
    apart = Shelf(shelf.root / "apart", is_plain=True)
    apart.take(OWN_PROFILE, SIGNED)
    apart.take(badge_class(THIEF))
    apart.take(token(STRIPPED | BY_ADDRESS, PRIVATE_PEM, kid=f"{COLLEGE}#key"))
    assert apart.ask(ASKED) == [(COLLEGE, True)]


def test_no_profile_names_a_list_for_a_did_key(shelf: Shelf):
    """Anybody can write one; the key signs no profile."""
    mine = signed(ob3())
    revokes = revoking(OTHER_LIST) | {"revokedAssertions": [mine["id"]]}
    shelf.take(mine)
    shelf.take(profile(ISSUER, OTHER_LIST), revokes)
    assert shelf.ask("select revoked from record.awards") == [(None,)]


@pytest.mark.parametrize("unread", [{"statusSize": 2}, {"type": "AnotherKind"}])
def test_a_list_of_ids_is_no_answer_to_a_status_that_isnt_read(
    shelf: Shelf, unread: Json
):
    mine = signed(ob3(credentialStatus=status_entry("revocation") | unread))
    listing = revoking(STATUS_LIST) | {"revokedAssertions": [mine["id"]]}
    shelf.take(mine, listing)
    found = shelf.ask(
        """select revoked, status_doubt from record.credentials
        join record.awards using (source, award_id)"""
    )
    assert found == [(None, ABSENT)]
