"""Of one id that several issuers signed, whose copy counts."""

import hashlib
from itertools import permutations
from typing import Any

import pytest

from analytics.store.renew import trust
from tests.sources.credentials.answers import entity
from tests.sources.credentials.badges import (
    ISSUER,
    PRIVATE_PEM,
    V2,
    assertion,
    ob3,
    signed,
    subject,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import (
    OWN,
    STOLEN,
    THIEF_DID,
    THIEF_PEM,
    token,
)
from tests.sources.credentials.test_revoked import badge_class, profile

STONES, THIEF = "https://stones.example/issuer", "https://thief.example/issuer"
HOST = "https://stones.example"
GUESSED = {"type": "email", "hashed": False, "identity": "thief@x.example"}
WHO = """select signer, value from record.credentials
    join record.awards using (source, award_id)
    join record.recipients on learner_id = recipient_id order by all"""
WALKER = "w@stones.example"


def of(issuer: str, pem: bytes, number: int = 1, **changes: Any) -> str:
    """A badge, signed by this issuer and naming it, under the one id."""
    signs = {"type": "SignedBadge"}
    said = {"badge": badge_class(issuer), "verification": signs} | changes
    made = assertion(number, **said)
    return token(made, pem, kid=issuer if "did:" in issuer else f"{issuer}#key")


def keyed(issuer: str, key: str) -> dict[str, Any]:
    own = {"id": f"{issuer}#key", "owner": issuer, "publicKeyMultibase": key}
    return profile(issuer, None, publicKey=own)


def stolen(issuer: str) -> list[Any]:
    """The same id, by a stranger who wrote a profile with a key of their own."""
    return [keyed(issuer, STOLEN), of(issuer, THIEF_PEM, recipient=GUESSED)]


@pytest.mark.parametrize("trusted_at", range(3))
@pytest.mark.parametrize("thief", [THIEF, HOST])
def test_a_trusted_issuers_badge_is_its_own(shelf: Shelf, thief: str, trusted_at: int):
    """Whoever came first, and whenever it is trusted."""
    genuine = of(STONES, PRIVATE_PEM)
    loads: list[list[Any]] = [
        [keyed(STONES, OWN), of(STONES, PRIVATE_PEM, 2)],
        stolen(thief),
        [genuine],
    ]
    for number, given in enumerate(loads):
        shelf.take(*given)
        if number == trusted_at:
            trust(shelf.store, STONES, None, by="op")
    assert shelf.ask(WHO) == [(STONES, WALKER)] * 2


def test_of_one_load_a_trusted_issuers_counts(shelf: Shelf):
    shelf.take(keyed(STONES, OWN), of(STONES, PRIVATE_PEM, 2))
    trust(shelf.store, STONES, None, by="op")
    shelf.take(*stolen(HOST), of(STONES, PRIVATE_PEM))
    assert shelf.ask(WHO) == [(STONES, WALKER)] * 2


ANSWER = entity(
    openBadgeId=f"{HOST}/assertions/1",
    badgeclassOpenBadgeId=f"{HOST}/badges/cairn",
    recipient={
        "type": "email",
        "identity": WALKER,
        "hashed": False,
        "plaintextIdentity": WALKER,
    },
)


@pytest.mark.parametrize(
    "known",
    [[assertion()], [assertion(badge=badge_class(STONES))], [ANSWER]],
    ids=["by its address", "with its badge inside", "a platform's answer"],
)
def test_a_did_key_takes_nothing_that_doesnt_name_it(shelf: Shelf, known: list[Any]):
    """Anybody can make one: of the same day, too, what is known stays."""
    shelf.take(*known)
    shelf.take(of(THIEF_DID, THIEF_PEM, recipient=GUESSED))
    assert shelf.ask(WHO) == [(None, WALKER)]


def test_capitals_of_a_stranger_part_nobody_from_their_badge(shelf: Shelf):
    """The platform's answer tells whose hash it is, whoever else writes the address."""
    digest = hashlib.sha256(b"ana@x.examplesalt").hexdigest()
    hashed = {"type": "email", "hashed": True, "salt": "salt"}
    hashed |= {"identity": f"sha256${digest}"}
    loud = {"type": "email", "hashed": False, "identity": "ANA@x.example"}
    files = [
        assertion(9, recipient=loud),
        of(STONES, PRIVATE_PEM, recipient=hashed),
        ANSWER | {"recipient": hashed | {"plaintextIdentity": "ana@x.example"}},
    ]
    whose = """select count(distinct learner_id) from record.awards
        where award_id like '%/1' or award_id like '%/9'"""
    for number, order in enumerate(permutations(files)):
        each = Shelf(shelf.root / str(number), is_plain=True)
        each.take(keyed(STONES, OWN))
        for one in order:
            each.take(one)
        assert each.ask(whose) == [(1,)]


@pytest.mark.parametrize("hashed", ["thief@x.example", "ana@x.example"])
def test_a_plain_name_with_anothers_hash_beside_it_isnt_hers(shelf: Shelf, hashed: str):
    """All that the copy says of its recipient has to be what was hashed."""

    def says(*said: tuple[str, bool]) -> dict[str, Any]:
        ids = []
        for value, is_hashed in said:
            digest = hashlib.sha256(f"{value}salt".encode()).hexdigest()
            kept = f"sha256${digest}" if is_hashed else value
            made = {"type": "IdentityObject", "identityType": "emailAddress"}
            salt = {"salt": "salt"} if is_hashed else {"salt": "not-used"}
            ids.append(made | {"identityHash": kept, "hashed": is_hashed} | salt)
        one = subject(identifier=ids)
        del one["id"]
        return one

    shelf.take(signed(ob3(credentialSubject=says(("ana@x.example", True)))))
    before = shelf.ask("select learner_id from record.awards")
    copy = says(("ana@x.example", False), (hashed, True))
    shelf.take(ob3(credentialSubject=copy))
    is_same = before == shelf.ask("select learner_id from record.awards")
    assert is_same == (hashed != "ana@x.example")


def emailed(mail: str, *, is_hashed: bool) -> dict[str, Any]:
    """A recipient who is named by an e-mail address alone, hashed or not."""
    digest = hashlib.sha256(f"{mail}salt".encode()).hexdigest()
    said = f"sha256${digest}" if is_hashed else mail
    one = {"type": "IdentityObject", "identityType": "emailAddress", "salt": "salt"}
    made = subject(identifier=[one | {"identityHash": said, "hashed": is_hashed}])
    del made["id"]
    return made


@pytest.mark.parametrize("order", ["first,plain again", "first,plain,again"])
def test_a_reissue_keeps_the_plain_name_that_fits_it(shelf: Shelf, order: str):
    """Where it is another recipient's, the plain name of the first isn't theirs."""
    newer = {"validFrom": "2026-04-01T10:00:00Z"}
    for again, value in (("ana@x.example", "ana@x.example"), ("bo@x.example", None)):
        hashed = emailed("ana@x.example", is_hashed=True)
        files = {
            "first": signed(ob3(credentialSubject=hashed)),
            "plain": ob3(credentialSubject=emailed("ana@x.example", is_hashed=False)),
            "again": signed(
                ob3(credentialSubject=emailed(again, is_hashed=True), **newer)
            ),
        }
        each = Shelf(shelf.root / again)
        for load in order.split():
            each.take(*(files[name] for name in load.split(",")))
        assert each.ask(WHO) == [(ISSUER, value)]


@pytest.mark.parametrize(
    "order",
    [
        "G T trust",
        "T G trust",
        "U trust G",
        "trust U G",
        "U G trust",
        "G H trust",
        "H G trust",
    ],
)
def test_a_trusted_did_keys_badge_is_its_own(shelf: Shelf, order: str):
    """Whatever a stranger signed, or nobody, of the same id; nothing is lost."""
    files = {
        "G": [of(ISSUER, PRIVATE_PEM)],
        "T": stolen(THIEF),
        "H": stolen(HOST),
        "U": [assertion(recipient=GUESSED)],
    }
    shelf.take(of(ISSUER, PRIVATE_PEM, 2))
    for step in order.split():
        if step == "trust":
            trust(shelf.store, ISSUER, None, by="op")
        else:
            shelf.take(*files[step])
    assert shelf.ask(WHO) == [(ISSUER, WALKER)] * 2


def test_who_is_no_host_takes_nothing_of_a_did_key_that_is_known(shelf: Shelf):
    """Neither the id nor the stranger's is an address of the web."""
    theirs = "urn:thief:1"
    named = {"id": "urn:uuid:00000000-0000-4000-8000-0000000000aa"}
    shelf.take(of(ISSUER, PRIVATE_PEM, **named))
    shelf.take(keyed(theirs, STOLEN), of(theirs, THIEF_PEM, recipient=GUESSED, **named))
    assert shelf.ask(WHO) == [(ISSUER, WALKER)]


def test_nobody_hands_out_a_badge_that_is_no_address(shelf: Shelf):
    """It is called as those say who gave it most often."""
    theirs, name = "urn:thief:1", "urn:badge:1"
    own = badge_class(STONES, name)
    shelf.take(keyed(STONES, OWN), keyed(theirs, STOLEN))
    shelf.take(*(of(STONES, PRIVATE_PEM, n, badge=own) for n in (1, 2)))
    rude = badge_class(theirs, name) | {"name": "A rude name"}
    shelf.take(of(theirs, THIEF_PEM, 9, badge=rude))
    names = "select name from record.achievements"
    assert shelf.ask(names) == [("Cairn building",)]


def test_a_record_takes_no_award_of_a_table(shelf: Shelf):
    """Its id and its issuer's have to be addresses, as a badge's have."""
    table = "award_id,learner_id,achievement_id,earned_on,source\n"
    shelf.load(shelf.file(table + "A1,L1,B1,2026-01-02,registrar\n", "awards.csv"))
    clr = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
    subject_of = {"type": ["ClrSubject"], "verifiableCredential": [ob3(7)]}
    record = {
        "@context": [V2, clr],
        "type": ["VerifiableCredential", "ClrCredential"],
        "id": "A1",
        "issuer": {"id": "registrar"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": subject_of,
    }
    shelf.take(record, ob3(8))
    assert shelf.ask("from record.credentials where award_id = 'A1'") == []


RECORD = {
    "@context": [V2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"],
    "id": "urn:uuid:00000000-0000-4000-8000-0000000000c2",
    "type": ["VerifiableCredential", "ClrCredential"],
    "issuer": {"id": ISSUER, "type": ["Profile"]},
    "name": "Transcript",
    "validFrom": "2026-03-01T10:00:00Z",
}


@pytest.mark.parametrize("order", ["R U", "U R", "UR", "U R again", "UR R"])
def test_a_signed_record_signs_no_award_of_its_id(shelf: Shelf, order: str):
    """Its holder writes an award of the record's own id, unsigned."""
    inner = signed(ob3(7, credentialSubject=subject()))
    made = RECORD | {
        "credentialSubject": {
            "id": "did:example:walker",
            "type": ["ClrSubject"],
            "verifiableCredential": [inner],
        }
    }
    files = {
        "R": token(made, PRIVATE_PEM, kid=f"{ISSUER}#{OWN}"),
        "U": ob3(1, id=RECORD["id"]),
    }
    for load in order.split():
        shelf.take(*(files[one] for one in load.replace("again", "R")))
    trust(shelf.store, ISSUER, None, by="op")
    rows = shelf.ask("select award_id, is_verified from award order by all")
    assert rows == [
        ("urn:uuid:00000000-0000-4000-8000-000000000007", True),
        (RECORD["id"], False),
    ]


NOBODYS = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "CryptographicKey",
    "id": f"{STONES}#key",
    "publicKeyMultibase": STOLEN,
}


@pytest.mark.parametrize(
    "order", ["K GX P", "K G X P", "G K P", "KG P", "K G P", "G P"]
)
def test_a_key_of_nobody_proves_nothing_wrong_for_good(shelf: Shelf, order: str):
    """A key file without an owner, under the name of the key that comes later."""
    files = {
        "K": NOBODYS,
        "G": of(STONES, PRIVATE_PEM),
        "X": assertion(1, recipient=GUESSED, badge=badge_class(STONES)),
        "P": keyed(STONES, OWN),
    }
    for load in order.split():
        shelf.take(*(files[one] for one in load))
    trust(shelf.store, STONES, None, by="op")
    assert shelf.ask(WHO) == [(STONES, WALKER)]
    assert shelf.ask("select is_verified from award") == [(True,)]
