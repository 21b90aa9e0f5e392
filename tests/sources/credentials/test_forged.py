"""A stranger's key is never taken for the issuer's, whatever the signature names."""

import hashlib
import json
from datetime import date
from itertools import chain
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from joserfc import jws
from joserfc.jwk import OKPKey
from openbadgeslib.ob3.did import did_key_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from analytics.decisions.begun import SETTING
from analytics.questions.quality.counts import quality
from analytics.questions.quality.issuers import issuers
from analytics.scope import Scope
from analytics.sources.credentials.check import check
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.supports import gathered
from analytics.sources.credentials.verdict import UNKNOWN_KEY
from analytics.store.renew import check_again, trust
from analytics.store.state import open_state
from tests.sources.credentials.answers import entity
from tests.sources.credentials.badges import (
    ISSUER,
    PRIVATE_PEM,
    assertion,
    ob3,
    subject,
)
from tests.sources.credentials.conftest import Shelf

COLLEGE = "did:web:badges.example.edu"
OWN = ISSUER.removeprefix("did:key:")  # the college's key, as its document has it
THIEF = ed25519.Ed25519PrivateKey.from_private_bytes(b"t" * 32)
THIEF_PEM = THIEF.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
THIEF_DID = did_key_from_pem(
    THIEF.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
)
STOLEN = THIEF_DID.removeprefix("did:key:")
# Every way to name a key that isn't the college's.
NAMES = [
    f"{COLLEGE}#{STOLEN}",
    f"#{STOLEN}",
    THIEF_DID,
    f"{THIEF_DID}#{STOLEN}",
    f"did:web:thief.example#{STOLEN}",
    f"https://badges.example.edu/issuer#{STOLEN}",
    f"{COLLEGE}?key#{STOLEN}",
    f"{COLLEGE}/#{STOLEN}",
    f"{COLLEGE}.#{STOLEN}",
    f"DID:WEB:badges.example.edu#{STOLEN}",
    f"did:web:BADGES.example.edu#{STOLEN}",
    f"did:web:badges%2Eexample.edu#{STOLEN}",
    f"{COLLEGE}#key-1",
    f"{COLLEGE}#key-2",
    f"{COLLEGE}#login",
    "did:web:thief.example#key-1",
    f"{COLLEGE}#key-1#{STOLEN}",
    COLLEGE,
    STOLEN,
]


def document(**changes: Any) -> dict[str, Any]:
    """The college's DID document: key-1 for assertions, a thief's for logging in."""
    methods = [
        {"id": f"{COLLEGE}#key-1", "controller": COLLEGE, "publicKeyMultibase": OWN},
        {"id": f"{COLLEGE}#login", "controller": COLLEGE, "publicKeyMultibase": STOLEN},
    ]
    return {
        "@context": "https://www.w3.org/ns/did/v1",
        "id": COLLEGE,
        "verificationMethod": methods,
        "assertionMethod": [f"{COLLEGE}#key-1"],
        "authentication": [f"{COLLEGE}#login"],
    } | changes


def thiefs_document() -> dict[str, Any]:
    """Another host's document, with a key of its own under the college's name too."""
    own = "did:web:thief.example"
    keys = [
        {"id": name, "controller": own, "publicKeyMultibase": STOLEN}
        for name in (f"{own}#key-1", f"{COLLEGE}#key-2")
    ]
    named = {"id": own, "assertionMethod": keys, "verificationMethod": keys}
    return document() | named


def badge(number: int, **changes: Any) -> dict[str, Any]:
    """A badge that names the college as its issuer."""
    issuer = {"id": COLLEGE, "type": ["Profile"], "name": "Example College"}
    return ob3(number, issuer=issuer, **changes)


def proven(credential: dict[str, Any], method: str, pem: bytes) -> dict[str, Any]:
    return add_data_integrity_proof(credential, pem, verification_method=method)


def token(payload: dict[str, Any], pem: bytes, **header: Any) -> str:
    return jws.serialize_compact(
        {"alg": "EdDSA"} | header,
        json.dumps(payload).encode(),
        OKPKey.import_key(pem),
        algorithms=["EdDSA"],
    )


def stolen_jwk() -> dict[str, Any]:
    return OKPKey.import_key(THIEF_PEM).as_dict(private=False)


def genuine(number: int = 1) -> dict[str, Any]:
    return proven(badge(number), f"{COLLEGE}#key-1", PRIVATE_PEM)


@pytest.fixture
def college(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A store with the college's document and one badge, where it is trusted."""
    monkeypatch.delenv(SETTING, raising=False)
    shelf.take(document(), thiefs_document(), genuine())
    trust(shelf.store, COLLEGE, None, by="op")
    return shelf


def verified(shelf: Shelf) -> list[str]:
    """The awards that count as the issuer's where only verified ones do."""
    state = open_state(shelf.store)
    with state.cursor() as cursor:
        rows = cursor.execute("select award_id from award where is_verified").fetchall()
    return sorted(name for (name,) in rows)


def test_the_colleges_own_key_counts(college: Shelf):
    own = OKPKey.import_key(PRIVATE_PEM).as_dict(private=False)
    college.take(
        token(badge(2), PRIVATE_PEM, kid=f"{COLLEGE}#key-1"),
        token(badge(3), PRIVATE_PEM, kid="#key-1"),
        token(badge(4), PRIVATE_PEM, jwk=own),
    )
    assert len(verified(college)) == 4


def forgeries(name: str, first: int) -> list[Any]:
    """A thief's proof and tokens under this name, for the badges from ``first`` on."""
    return [
        proven(badge(first), name, THIEF_PEM),
        token(badge(first + 1), THIEF_PEM, kid=name),
        token(badge(first + 2), THIEF_PEM, kid=name, jwk=stolen_jwk()),
    ]


def test_a_strangers_key_never_counts_whatever_it_is_called(college: Shelf):
    """All names in one load; badge 10 and those after it are the first name's."""
    made = [forgeries(name, 10 * at) for at, name in enumerate(NAMES, 1)]
    college.take(*chain.from_iterable(made))
    believed = {int(one[-12:]) // 10 for one in verified(college)} - {0}
    assert [NAMES[at - 1] for at in believed] == []
    count = 3 * len(NAMES)
    (one,) = issuers(open_state(college.store), Scope())
    assert (one.issuer, one.awards, one.valid - one.own_key) == (COLLEGE, count + 1, 1)
    counts = {
        r.finding: r.count for r in quality(open_state(college.store), Scope()).rows
    }
    said = ("issuer-not-trusted", "signature-invalid", "signature-not-checkable")
    assert sum(counts[finding] or 0 for finding in said) == count


@pytest.mark.parametrize(
    ("changes", "signature"),
    [
        ({}, "valid"),
        ({"assertionMethod": []}, "not-checkable"),
        ({"assertionMethod": ["#key-1"]}, "valid"),
        ({"assertionMethod": [f"{COLLEGE}#key-10"]}, "not-checkable"),
        ({"id": f"{COLLEGE}:college"}, "not-checkable"),
        ({"verificationMethod": []}, "not-checkable"),
    ],
)
def test_a_key_counts_where_the_issuers_document_lists_it_for_assertions(
    changes: dict[str, Any], signature: str
):
    made = document(**changes)
    beside = gathered([Support("did", made["id"], json.dumps(made))])
    found = check(json.dumps(genuine()), False, "ob3", beside)
    assert (found.signature, found.reason is None) == (signature, signature == "valid")


@pytest.mark.parametrize(
    ("whose", "signature"), [(COLLEGE, "valid"), (THIEF_DID, "not-checkable")]
)
def test_a_key_in_the_document_isnt_its_issuers_if_somebody_else_controls_it(
    whose: str, signature: str
):
    method = {"id": f"{COLLEGE}#key-1", "controller": whose, "publicKeyMultibase": OWN}
    made = document(verificationMethod=[method])
    beside = gathered([Support("did", COLLEGE, json.dumps(made))])
    found = check(json.dumps(genuine()), False, "ob3", beside)
    assert found.signature == signature


@pytest.mark.parametrize(
    ("order", "signature"), [((0, 1), "valid"), ((1, 0), "valid"), ((1,), "valid")]
)
def test_another_signature_beside_the_issuers_takes_nothing_from_it(
    order: tuple[int, ...], signature: str
):
    both = [genuine()["proof"], proven(badge(1), THIEF_DID, THIEF_PEM)["proof"]]
    made = badge(1) | {"proof": [both[at] for at in order]}
    beside = gathered([Support("did", COLLEGE, json.dumps(document()))])
    found = check(json.dumps(made), False, "ob3", beside)
    assert (found.signature, found.reason) == (
        signature,
        None if 0 in order else UNKNOWN_KEY,
    )


def test_an_issuer_beside_the_badge_isnt_asked_who_signed(college: Shelf):
    """Open Badges 2.0: the issuer is the badge's, not what the assertion adds."""
    stones = {"type": "BadgeClass", "id": "https://badges.example.edu/b", "name": "B"}
    proof = {"type": "signed", "creator": THIEF_DID}
    changed = (
        {"badge": stones | {"issuer": COLLEGE}, "issuer": THIEF_DID},
        {"badge": stones | {"issuer": COLLEGE}},
        {"badge": stones["id"], "issuer": THIEF_DID},
        {"badge": stones | {"issuer": THIEF_DID}},
    )
    college.take(
        *(
            token(assertion(number, verification=proof, **changes), THIEF_PEM)
            for number, changes in enumerate(changed)
        )
    )
    context = {"@context": "https://w3id.org/openbadges/v2"}
    college.take(context | stones | {"issuer": COLLEGE})
    assert len(verified(college)) == 1


def rows_of(shelf: Shelf) -> list[tuple[Any, ...]]:
    return shelf.ask(
        """select value, earned_on, signature, signer from record.awards
        join record.credentials using (source, award_id)
        left join record.recipients on learner_id = recipient_id order by all"""
    )


def dated(number: int, **changes: Any) -> dict[str, Any]:
    """A copy of a badge that says it is newer, and somebody else's."""
    thief = subject(id="did:example:thief")
    return (
        badge(number, validFrom="2026-09-01T00:00:00Z", credentialSubject=thief)
        | changes
    )


def test_a_copy_that_isnt_the_issuers_changes_nothing_of_one_that_is(college: Shelf):
    """Neither whose it is, nor its day, nor its content: newer, older or of one day."""
    before = rows_of(college)
    assert before == [("did:example:walker", date(2026, 3, 1), "valid", COLLEGE)]
    older = dated(
        1, validFrom="2020-01-01T00:00:00Z", awardedDate="2019-01-01T00:00:00Z"
    )
    copies = (dated(1), older, dated(1, validFrom="2026-03-01T10:00:00Z"))
    college.take(
        *copies,
        *(proven(copy, THIEF_DID, THIEF_PEM) for copy in copies),
        *(token(copy, THIEF_PEM, kid=f"{COLLEGE}#{STOLEN}") for copy in copies),
    )
    assert rows_of(college) == before
    later = (college.file(proven(copy, "#key-1", THIEF_PEM)) for copy in copies)
    college.load(*later, verify=False)
    assert rows_of(college) == before
    check_again(college.store)
    assert rows_of(college) == before


def test_every_order_of_a_badge_its_forgeries_and_its_document_ends_alike(shelf: Shelf):
    """Whatever waited for the document is read again when it is there."""
    badges = [
        genuine(),
        dated(1),
        proven(dated(1), f"{COLLEGE}#{STOLEN}", THIEF_PEM),
        proven(
            badge(1, validFrom="2026-05-01T00:00:00Z"), f"{COLLEGE}#key-1", PRIVATE_PEM
        ),
    ]
    orders = (
        [[*badges, document()]],
        [badges, [document()]],
        [[badges[2], document()], [badges[3], badges[1], badges[0]]],
    )
    made = []
    for number, loads in enumerate(orders):
        each = Shelf(shelf.root / str(number))
        for given in loads:
            each.take(*given)
        made.append(each.rows())
        assert rows_of(each) == [
            ("did:example:walker", date(2026, 3, 1), "valid", COLLEGE)
        ]
    assert all(rows == made[0] for rows in made)


@pytest.mark.parametrize(
    ("mail", "is_taken"), [("ana@x.example", True), ("eve@x.example", False)]
)
def test_a_plain_name_beside_a_signed_hash_counts_where_it_is_what_was_hashed(
    shelf: Shelf, mail: str, is_taken: bool
):
    """Anybody can write an answer of a platform's that names themselves."""
    digest = hashlib.sha256(b"ana@x.examplesalt").hexdigest()
    hashed = {"type": "email", "hashed": True, "salt": "salt"}
    hashed["identity"] = f"sha256${digest}"
    stones = {"type": "BadgeClass", "id": "https://badges.example.edu/b", "name": "B"}
    made = assertion(
        recipient=hashed,
        badge=stones | {"issuer": ISSUER},
        verification={"type": "signed", "creator": ISSUER},
    )
    plain = entity(
        openBadgeId=made["id"],
        recipient={"plaintextIdentity": mail, "type": "email", "hashed": True}
        | {"identity": hashed["identity"], "salt": "salt"},
    )
    shelf.take(token(made, PRIVATE_PEM), plain)
    found = shelf.ask(
        """select value from record.awards
        join record.recipients on learner_id = recipient_id where value is not null"""
    )
    assert found == ([(mail,)] if is_taken else [])
    assert shelf.ask("select signer from record.credentials") == [(ISSUER,)]
