"""A signed credential that is written otherwise than it is read isn't believed."""

import hashlib
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from openbadgeslib.ob3.did import _b58btc_encode

from analytics.sources.credentials.canonical import WorkBudget, canonical
from analytics.sources.credentials.check import check
from analytics.sources.credentials.contexts import carried
from analytics.sources.credentials.plainly import hidden_in
from analytics.sources.credentials.supports import Supports
from tests.sources.credentials.badges import (
    ISSUER,
    OB3,
    PRIVATE,
    PRIVATE_PEM,
    assertion,
    ob3,
    signed,
    status_entry,
    subject,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import THIEF_DID, THIEF_PEM, token

Json = dict[str, Any]
OF_W3 = "https://www.w3.org/2018/credentials#"
DAY = "http://www.w3.org/2001/XMLSchema#dateTime"
GENUINE = signed(
    ob3(
        validUntil="2026-06-01T00:00:00Z",
        awardedDate="2026-02-01T00:00:00Z",
        credentialStatus={"id": "https://stones.example/5"}
        | status_entry("revocation"),
        credentialSubject=subject(result=[{"type": ["Result"], "status": "Failed"}]),
    )
)


def named_whole(name: str) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        made[OF_W3 + name] = {"@type": DAY, "@value": made.pop(name)}

    return change


def status(**changes: Any) -> Callable[[Json], None]:
    return lambda made: made["credentialStatus"].update(changes)


def in_pieces(made: Json) -> None:
    whole = made["credentialStatus"]
    same = {"id": whole["id"], "type": whole["type"]}
    place = {"statusListIndex": whole.pop("statusListIndex")}
    made["credentialStatus"] = [whole, same | place]


def results(change: Callable[[Any], Any]) -> Callable[[Json], None]:
    def changed(made: Json) -> None:
        made["credentialSubject"]["result"] = change(
            made["credentialSubject"]["result"]
        )

    return changed


HIDDEN: dict[str, Callable[[Json], None]] = {
    "an end by its address": named_whole("validUntil"),
    "an end in a list": lambda made: made.update(validUntil=[made["validUntil"]]),
    "an end of the other model": lambda made: made.update(expirationDate=None),
    "a day in a list": lambda made: made.update(awardedDate=[made["awardedDate"]]),
    "a purpose in a list": status(statusPurpose=["revocation"]),
    "a purpose as a value": status(statusPurpose={"@value": "revocation"}),
    "a place in a list": status(statusListIndex=["5"]),
    "a status in a list of lists": lambda made: made.update(
        credentialStatus=[[made["credentialStatus"]]]
    ),
    "a status in pieces": in_pieces,
    "a status by its address": lambda made: made.update(
        {f"{OF_W3}credentialStatus": made.pop("credentialStatus")}
    ),
    "a size that is nothing": status(statusSize=None),
    "a size without a text": status(statusSize={"@language": "en"}),
    "a size of none": status(statusSize=[]),
    "a list without a text first": lambda made: made.update(
        credentialStatus=[{"@language": "en"}, made["credentialStatus"]]
    ),
    "a story that nobody signed": lambda made: made["credentialSubject"].update(
        narrative={"@language": "It-went-well"}
    ),
    "a story of nothing": lambda made: made["credentialSubject"].update(
        narrative={"@value": None, "@language": "It-went-well"}
    ),
    "a failure in a list": results(lambda one: [one[0] | {"status": ["Failed"]}]),
    "a failure in a list of lists": results(lambda one: [one]),
    "a holder by another name": lambda made: made["credentialSubject"].update(
        {"@id": made["credentialSubject"].pop("id")}
    ),
}


def endorsed(made: Json, subject_id: str) -> Json:
    """The credential with an endorsement of its own or of its holder in it."""
    inside = {
        "@context": made["@context"],
        "id": "urn:endorsement:1",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsed",
        "issuer": {"id": "https://other.example/issuer", "type": ["Profile"]},
        "validFrom": "2026-03-02T10:00:00Z",
        "credentialSubject": {"id": subject_id, "type": ["EndorsementSubject"]},
    }
    return made | {"endorsement": [inside]}


@pytest.mark.parametrize("name", ["validUntil", "awardedDate", "credentialStatus"])
def test_a_credential_in_pieces_isnt_checked(name: str):
    """An endorsement of the credential is an object of the same id."""
    plain = {k: v for k, v in GENUINE.items() if k != "proof"}
    made = endorsed(plain, plain["id"])
    assert hidden_in(made) is None
    made["endorsement"][0]["credentialSubject"][name] = made.pop(name)
    made["validFrom"] = plain["validFrom"]
    assert hidden_in(made) is not None


@pytest.mark.parametrize("place", [5, "5", "05"])
def test_a_place_is_a_text_or_a_whole_number(place: int | str):
    status = GENUINE["credentialStatus"] | {"statusListIndex": place}
    assert hidden_in(GENUINE | {"credentialStatus": status}) is None
    broken = status | {"statusListIndex": 5.0}
    assert hidden_in(GENUINE | {"credentialStatus": broken}) is not None


def verdict(made: Json) -> str:
    return check(json.dumps(made), False, "ob3", Supports({})).signature


@pytest.mark.parametrize("change", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_from_the_reader_isnt_checked(change: Callable[[Json], None]):
    assert verdict(GENUINE) == "valid"
    made = deepcopy(GENUINE)
    change(made)
    assert verdict(made) == "not-checkable"


V1 = "https://www.w3.org/2018/credentials/v1"
SUITE = "https://w3id.org/security/suites/ed25519-2020/v1"
ACTIVITIES = "https://www.w3.org/ns/activitystreams"  # an unknown word is "_:" there


def signed_as_before(credential: Json) -> Json:
    """The credential of the data model 1.1 with an Ed25519Signature2020 proof."""
    made = credential | {"@context": [V1, OB3, SUITE]}
    made["issuanceDate"] = made.pop("validFrom")
    proof = {
        "type": "Ed25519Signature2020",
        "verificationMethod": f"{ISSUER}#{ISSUER.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    both = (proof | {"@context": made["@context"]}, made)
    texts = (canonical(one, WorkBudget())[0].encode() for one in both)
    data = b"".join(hashlib.sha256(text).digest() for text in texts)
    value = "z" + _b58btc_encode(PRIVATE.sign(data))
    return made | {"proof": proof | {"proofValue": value}}


@pytest.mark.parametrize("name", ["urn:result:1", "_:r"])
def test_a_word_that_is_a_blank_node_isnt_signed(name: str):
    """RDF leaves such a property out: a failure could hide under it."""
    failed = {"type": ["Result"], "status": "Failed"}
    if not name.startswith("_:"):
        failed["id"] = name
    genuine = signed_as_before(ob3(credentialSubject=subject(result=[failed])))
    assert verdict(genuine) == "valid"
    widened = deepcopy(genuine)
    widened["@context"].insert(1, ACTIVITIES)
    assert verdict(widened) == "valid"
    assert verdict(widened | {"zzz": "a word"}) == "not-checkable"
    typed = widened | {"type": [*widened["type"], "Zzz"]}
    assert verdict(typed) == "not-checkable"
    widened["credentialSubject"]["result"] = [{"id": name}]
    widened["credentialSubject"]["zzz"] = failed | {"id": name}
    assert verdict(widened) == "not-checkable"


def test_no_context_that_is_carried_lets_in_a_word_that_nobody_signed():
    """Of either data model."""
    failed = subject(result=[{"type": ["Result"], "status": "Failed"}])
    believed = []
    for genuine in (GENUINE, signed_as_before(ob3(credentialSubject=failed))):
        first, *rest = genuine["@context"]
        for name in sorted(set(carried()) - {first, *rest}):
            contexts = [first, name, *rest]
            made = genuine | {"@context": contexts, "zzz": "a word"}
            believed += [name] if verdict(made) == "valid" else []
    assert believed == []


@pytest.mark.parametrize("place", ["result", "identifier", "credentialStatus"])
@pytest.mark.parametrize("is_text", [True, False])
def test_what_stands_in_another_place_is_hidden(place: str, is_text: bool):
    """Where it is read only its id is left."""
    name = "urn:thing:1"
    whole = {"id": name, "status": "Failed", "identityHash": "w", "statusSize": 1}
    left = name if is_text else {"id": name}
    plain = {k: v for k, v in GENUINE.items() if k != "proof"}
    for thing, is_hidden in ((whole, False), (left, True)):
        holder = subject() if place == "credentialStatus" else subject(**{place: thing})
        made = plain | {"credentialSubject": holder}
        if place == "credentialStatus":
            made |= {place: thing}
        if is_hidden:
            made["evidence"] = [whole]
        assert (hidden_in(made) is not None) == is_hidden


def badge_class(issuer: str) -> Json:
    return {
        "type": "BadgeClass",
        "id": "https://stones.example/badges/cairn",
        "name": "Cairn building",
        "criteria": {"narrative": "Five stones."},
        "issuer": issuer,
    }


@pytest.mark.parametrize("is_first", [True, False])
def test_another_issuers_copy_of_an_id_changes_neither_day_nor_holder(
    shelf: Shelf, is_first: bool
):
    """The college's key is known from its profile, the thief is a did:key."""
    college = "https://stones.example/issuer"
    profile = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Issuer",
        "id": college,
        "publicKey": {
            "id": f"{college}#key",
            "owner": college,
            "publicKeyMultibase": ISSUER.removeprefix("did:key:"),
        },
    }
    signs = {"type": "SignedBadge"}
    own = assertion(badge=badge_class(college), verification=signs)
    other = assertion(
        badge=badge_class(THIEF_DID),
        verification=signs,
        recipient={"type": "email", "hashed": False, "identity": "m@thief.example"},
        issuedOn="2025-03-01T10:00:00+00:00",
    )
    given = [
        token(own, PRIVATE_PEM, kid=f"{college}#key"),
        token(other, THIEF_PEM, kid=THIEF_DID),
    ]
    shelf.take(profile)
    for one in given if is_first else reversed(given):
        shelf.take(one)
    asked = """select signer, earned_on::varchar, value from record.credentials
        join record.awards using (source, award_id)
        join record.recipients on learner_id = recipient_id"""
    assert shelf.ask(asked) == [(college, "2026-03-01", "w@stones.example")]


@pytest.mark.parametrize(
    ("host", "stranger"),
    [
        ("stones.example", "did:web:stones.example"),
        ("stones.example", "https://stones.example"),
        ("assertions.example", "did:web:assertions.example"),
        ("assertions.example", "https://assertions.example"),
    ],
)
def test_a_self_written_document_of_the_host_displaces_nobody_who_is_known(
    shelf: Shelf, host: str, stranger: str
):
    """Anybody can write a DID document: the first issuer stays, wherever the id is."""
    college = "https://stones.example/issuer"

    def profile(issuer: str, key: str) -> Json:
        inside = {"id": f"{issuer}#key", "owner": issuer, "publicKeyMultibase": key}
        return {
            "@context": "https://w3id.org/openbadges/v2",
            "type": "Issuer",
            "id": issuer,
            "publicKey": inside,
        }

    signs = {"type": "SignedBadge"}
    own = assertion(
        id=f"https://{host}/1", badge=badge_class(college), verification=signs
    )
    other = own | {
        "badge": badge_class(stranger),
        "issuedOn": "2025-03-01T10:00:00+00:00",
    }
    shelf.take(profile(college, ISSUER.removeprefix("did:key:")))
    shelf.take(token(own, PRIVATE_PEM, kid=f"{college}#key"))
    shelf.take(profile(stranger, THIEF_DID.removeprefix("did:key:")))
    shelf.take(token(other, THIEF_PEM, kid=f"{stranger}#key"))
    asked = """select signer, earned_on::varchar from record.credentials
        join record.awards using (source, award_id)"""
    assert shelf.ask(asked) == [(college, "2026-03-01")]


@pytest.mark.parametrize("issuer", ["https://stones.example/issuer", THIEF_DID])
def test_a_did_key_takes_no_copy_that_is_known_and_names_another(
    shelf: Shelf, issuer: str
):
    """A hosted badge stays its issuer's, unless it is that key that it names."""
    signs = {"type": "SignedBadge"}
    other = assertion(
        badge=badge_class(THIEF_DID), verification=signs, issuedOn="2025-03-01T10:00Z"
    )
    shelf.take(assertion(badge=badge_class(issuer)))
    shelf.take(token(other, THIEF_PEM, kid=THIEF_DID))
    found = (None if issuer != THIEF_DID else THIEF_DID, issuer)
    assert shelf.ask("select signer, issuer from record.credentials") == [found]


@pytest.mark.parametrize("is_first", [True, False])
def test_in_a_record_only_the_achievements_issuer_signs_for_it(
    shelf: Shelf, is_first: bool
):
    college = "https://stones.example/issuer"
    achievement = subject()["achievement"] | {"achievementType": "Badge"}
    inside = {
        "id": GENUINE["id"],
        "type": "Assertion",
        "issuer": THIEF_DID,
        "issuedOn": "2020-03-01T10:00:00Z",
        "recipient": {"type": "email", "hashed": False, "identity": "m@thief.example"},
        "achievement": achievement | {"issuer": {"id": college}},
    }
    record = {
        "@context": "https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld",
        "type": "Clr",
        "id": "urn:record:1",
        "learner": {"id": "urn:learner:1"},
        "publisher": {"id": "https://thief.example"},
        "signedAssertions": [token(inside, THIEF_PEM, kid=THIEF_DID)],
    }
    profile = {"id": college, "type": ["Profile"]}
    own = token(ob3(id=GENUINE["id"], issuer=profile), PRIVATE_PEM, kid=f"{college}#k")
    for one in (own, record) if is_first else (record, own):
        shelf.take(one)
    key = {"owner": college, "publicKeyMultibase": ISSUER.removeprefix("did:key:")}
    badges = "https://w3id.org/openbadges/v2"
    named = {"@context": badges, "type": "CryptographicKey", "id": f"{college}#k"}
    shelf.take(named | key)
    asked = """select signer, value from record.credentials
        join record.awards using (source, award_id)
        join record.recipients on learner_id = recipient_id"""
    assert shelf.ask(asked) == [(college, "did:example:walker")]


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_signed_assertion_takes_nothing_from_the_record_around_it(
    shelf: Shelf, is_whole: bool
):
    """Where it needs the record to say what it is for, nobody has signed that."""
    college = "https://stones.example/issuer"
    achievement = {
        "id": "https://stones.example/badges/cairn",
        "name": "Cairn building",
        "achievementType": "Badge",
        "issuer": {"id": college},
    }
    inside = {
        "id": GENUINE["id"],
        "type": "Assertion",
        "issuer": college,
        "issuedOn": "2020-03-01T10:00:00Z",
        "recipient": {"type": "email", "hashed": False, "identity": "w@stones.example"},
        "achievement": achievement if is_whole else achievement["id"],
    }
    signed_part = token(inside, PRIVATE_PEM, kid=f"{college}#k")
    key = {"owner": college, "publicKeyMultibase": ISSUER.removeprefix("did:key:")}
    badges = "https://w3id.org/openbadges/v2"
    named = {"@context": badges, "type": "CryptographicKey", "id": f"{college}#k"}
    shelf.take(named | key)
    for mail in ("w@stones.example", "m@thief.example"):
        context = "https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld"
        record = {"@context": context, "type": "Clr", "id": f"urn:record:{mail}"}
        record |= {"learner": {"id": "urn:learner:1", "email": mail}}
        record |= {"publisher": {"id": college}, "signedAssertions": [signed_part]}
        shelf.take(record | {"achievements": [achievement]})
    asked = """select signer, value from record.credentials
        join record.awards using (source, award_id)
        join record.recipients on learner_id = recipient_id order by all"""
    found = shelf.ask(asked)
    assert {signer for signer, _ in found} == {college if is_whole else None}
    if is_whole:
        assert found == [(college, "w@stones.example")]
