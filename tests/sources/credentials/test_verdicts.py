"""Verified means verified: change anything, and the verdict changes."""

import json
from pathlib import Path

import pytest

from analytics.sources.credentials import contexts
from analytics.sources.credentials.check import check
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.keys import from_method
from analytics.sources.credentials.supports import gathered
from analytics.sources.credentials.verdict import UNKNOWN_KEY
from tests.sources.credentials.badges import (
    ISSUER,
    RSA,
    assertion,
    compact,
    ob3,
    public_pem,
    signed,
)

NOTHING = gathered([])
SHARED = Path(__file__).parents[4] / "shared" / "credentials"


def verdict(value, supports=NOTHING, kind="ob3"):
    """Check a value: an object, or a compact signature."""
    is_signed = isinstance(value, str)
    text = value if is_signed else json.dumps(value)
    return check(text, is_signed, kind, supports)


def test_a_proof_of_another_librarys_making_holds():
    assert verdict(signed(ob3())).signature == "valid"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "urn:uuid:00000000-0000-4000-8000-000000000009"),
        (("validFrom",), "2025-03-01T10:00:00Z"),
        (("credentialSubject", "id"), "did:example:thief"),
        (("credentialSubject", "achievement", "name"), "Doctorate"),
        (("awardedDate",), "2020-01-01T00:00:00Z"),
        (("proof", "created"), "2020-01-01T00:00:00Z"),
        (("proof", "proofPurpose"), "authentication"),
    ],
)
def test_any_change_of_what_was_signed_shows(path, value):
    changed = json.loads(json.dumps(signed(ob3())))
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
        inner = inner[0] if isinstance(inner, list) else inner
    inner[path[-1]] = value
    assert verdict(changed).signature == "invalid"


def test_a_key_of_its_own_is_valid_but_says_so():
    jwk = json.loads(json.dumps(public_jwk()))
    found = verdict(compact(ob3(), {"jwk": jwk}))
    assert (found.signature, found.reason) == ("valid", UNKNOWN_KEY)
    other = signed(ob3(issuer="https://elsewhere.example/college"))
    assert verdict(other).reason == UNKNOWN_KEY


def public_jwk():
    from joserfc.jwk import RSAKey

    return RSAKey.import_key(RSA.public_key()).as_dict(private=False)


def test_a_key_that_isnt_at_hand_makes_nothing_invalid():
    token = compact(ob3(), {"kid": "https://stones.example/keys/1"})
    found = verdict(token)
    assert (found.signature, found.waits) == ("not-checkable", True)


@pytest.mark.parametrize(
    ("owner", "signature"),
    [
        ("https://stones.example/college", "valid"),
        ("https://elsewhere.example/college", "not-checkable"),
    ],
)
def test_a_key_file_counts_for_its_owner_alone(owner, signature):
    key = {"id": "https://stones.example/key", "owner": owner}
    key["publicKeyPem"] = public_pem()
    badge = {"id": "https://stones.example/badges/cairn"}
    badge["issuer"] = "https://stones.example/college"
    beside = gathered(
        [
            Support("key", key["id"], json.dumps(key)),
            Support("badge-class", badge["id"], json.dumps(badge)),
        ]
    )
    proof = {"type": "signed", "creator": key["id"]}
    token = compact(assertion(verification=proof))
    assert verdict(token, beside, "ob2").signature == signature


@pytest.mark.parametrize(
    "context", ["https://evil.example/context.json", {"name": "https://schema.org/url"}]
)
def test_a_context_nobody_carries_is_not_checkable(context):
    changed = signed(ob3())
    changed["@context"].append(context)
    assert verdict(changed).signature == "not-checkable"


@pytest.mark.parametrize(
    ("at", "added"),
    [
        ("evidence", {"id": "nowhere", "type": "Evidence", "narrative": "Added."}),
        ("image", {"id": "did;example:1", "type": "Image"}),
        ("type", ["VerifiableCredential", "OpenBadgeCredential", "Doctorate"]),
    ],
)
def test_what_a_signature_leaves_out_cant_be_added(at, added):
    """Canonical form drops what has no absolute address: it would be read, unsigned."""
    made = signed(ob3())
    assert verdict(made).signature == "valid"
    assert verdict(made | {at: added}).signature != "valid"


@pytest.mark.parametrize("name", ["criteria", "image"])
def test_a_propertys_name_cant_be_a_classs_that_is_signed_alike(name):
    """Both names stand for one thing in the context, but only one of them is read."""
    made = ob3()
    made["@context"][1] = made["@context"][1].replace("3.0.3", "3.0.2")
    achievement = made["credentialSubject"]["achievement"]
    achievement["image"] = {"id": "https://stones.example/cairn.png", "type": "Image"}
    made = signed(made)
    assert verdict(made).signature == "valid"
    achievement = made["credentialSubject"]["achievement"]
    achievement[name.capitalize()] = achievement.pop(name)
    assert verdict(made).signature != "valid"


def test_a_credential_without_a_proof_has_none():
    assert verdict(ob3()).signature == "none"
    assert verdict(assertion(), kind="ob2").signature == "none"


def test_the_issuers_own_key_carries_no_remark():
    assert verdict(signed(ob3())).reason is None
    assert from_method(ISSUER) is not None


VECTORS = (
    "eddsa/signedDataInt.json",
    "eddsa/signedEdSig.json",
    "ecdsa/signedECDSAP256.json",
)
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
VOCABULARY = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}


@pytest.mark.shared
@pytest.mark.parametrize("name", VECTORS)
def test_the_standards_own_vectors_hold(shared, monkeypatch, name):
    """Their example context is carried by nobody, but is one line: handed in here."""
    every = contexts.carried() | {EXAMPLES: VOCABULARY}
    document = json.loads((SHARED / "w3c_vectors" / name).read_text())
    assert verdict(document).signature == "not-checkable"
    monkeypatch.setattr(contexts, "carried", lambda: every)
    assert verdict(document).signature == "valid"
    document["credentialSubject"]["alumniOf"] = "Elsewhere"
    assert verdict(document).signature == "invalid"
