"""Every sample with a proof, signed anew with a stranger's key: it never counts."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.did import _b58btc_encode, did_key_from_pem

from analytics.sources.credentials import integrity
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.check import check, issuer_of_badge
from analytics.sources.credentials.fields import id_of
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.opened import opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import kind_of_item, unfolded
from analytics.sources.credentials.supports import gathered
from analytics.sources.credentials.verdict import Verdict
from tests.sources.credentials.outcomes import SAMPLES, samples
from tests.sources.credentials.test_forged import (
    COLLEGE,
    NAMES,
    OWN,
    THIEF,
    THIEF_DID,
    THIEF_PEM,
    token,
)

pytestmark = pytest.mark.shared
CURVE = ec.derive_private_key(20261128, ec.SECP256R1())
CURVE_DID = did_key_from_pem(
    CURVE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
)
SUITES = {
    "eddsa-rdfc-2022": THIEF_DID,
    "Ed25519Signature2020": THIEF_DID,
    "ecdsa-rdfc-2019": CURVE_DID,
    "compact": THIEF_DID,
}
Json = dict[str, Any]


def proven_samples() -> list[tuple[str, str, Json]]:
    """Each credential of a sample that carries a signature: file, kind, content."""
    found = []
    for path in samples():
        try:
            items = [
                one for item in opened(path.read_bytes()) for one in unfolded(item)
            ]
        except ProblemError:
            continue
        for item in items:
            kind = None if item.problem else kind_of_item(item)
            if kind in ("ob2", "ob3", "clr2") and (
                item.is_signed or "proof" in item.value
            ):
                found.append((str(path.relative_to(SAMPLES)), kind, item.value))
    return found


PROVEN = proven_samples() if SAMPLES.is_dir() else []


def names(issuer: str, suite: str) -> list[str]:
    """Every way to name a key that isn't this issuer's."""
    stolen = SUITES[suite].removeprefix("did:key:")
    thief = THIEF_DID.removeprefix("did:key:")
    turned = [
        one.replace(thief, stolen).replace(COLLEGE, issuer).replace("DID:WEB:", "X:")
        for one in NAMES
    ]
    return [*turned, issuer, f"{issuer}#{issuer.removeprefix('did:key:')}"]


def stolen(value: Json, suite: str, method: str) -> tuple[str, bool]:
    """The sample under a signature of the stranger's that names the key so."""
    bare = {name: one for name, one in value.items() if name != "proof"}
    if suite == "compact":
        if "verification" in bare:
            bare["verification"] = {"type": "signed", "creator": method}
        return token(bare, THIEF_PEM, kid=method), True
    named = {"type": "DataIntegrityProof", "cryptosuite": suite}
    proof = named if "rdfc" in suite else {"type": suite}
    proof |= {"proofPurpose": "assertionMethod", "verificationMethod": method}
    options = proof | {"@context": bare["@context"]}
    data = integrity._hash(options, bare, hashlib.sha256)
    if suite == "ecdsa-rdfc-2019":
        pair = decode_dss_signature(CURVE.sign(data, ec.ECDSA(hashes.SHA256())))
        signature = b"".join(part.to_bytes(32) for part in pair)
    else:
        signature = THIEF.sign(data)
    proof["proofValue"] = "z" + _b58btc_encode(signature)
    return json.dumps(bare | {"proof": proof}), False


def backing(issuer: str) -> list[Support]:
    """What the issuer really says: one key, which isn't the stranger's."""
    key = {"id": f"{issuer}#key-1", "publicKeyMultibase": OWN}
    said = {"id": issuer, "verificationMethod": key, "assertionMethod": key["id"]}
    return [Support("did", issuer, json.dumps(said))]


def verdicts(at: int, suite: str, ways: list[int] | None) -> Iterator[Verdict]:
    """What is found of one sample's forgeries, in these ways or in all."""
    _, kind, value = PROVEN[at]
    issuer = id_of(value.get("issuer"))
    if kind == "ob2":
        issuer = issuer_of_badge(value, gathered([]))
    called = names(same(issuer or COLLEGE), suite)
    supports = gathered(backing(same(issuer or COLLEGE)))
    for way in ways if ways is not None else range(len(called)):
        try:
            text, is_signed = stolen(value, suite, called[way % len(called)])
        except integrity.NotCheckableError:
            continue  # without a canonical form there is nothing to sign
        yield check(text, is_signed, kind, supports)


def suites(kind: str) -> list[str]:
    return ["compact"] if kind == "ob2" else [*SUITES]


def test_there_are_samples_and_a_stranger_can_sign_them(shared):
    """With another did:key, or in an address: nothing was changed, nobody knows who."""
    assert len(PROVEN) >= 25
    found = [next(verdicts(at, "compact", [2])) for at in range(len(PROVEN))]
    assert {(one.signature, one.signer) for one in found} == {("valid", None)}
    proofs = [one for s in suites("ob3")[:3] for one in verdicts(first(), s, [0])]
    assert [(one.signature, one.signer) for one in proofs] == [("valid", None)] * 3


def first() -> int:
    return [file for file, _, _ in PROVEN].index("ob3_json/simple.json")


def test_a_sample_that_a_stranger_signed_never_counts(shared):
    """For each sample a suite and three names in turn; all of them in the soak."""
    for at, (file, kind, _) in enumerate(PROVEN):
        suite = suites(kind)[at % len(suites(kind))]
        for verdict in verdicts(at, suite, [at, at + 7, at + 14]):
            assert verdict.signer is None, file


@pytest.mark.soak
@pytest.mark.parametrize("suite", SUITES)
def test_every_sample_in_every_way_never_counts(shared, suite: str):
    for at, (file, kind, _) in enumerate(PROVEN):
        if suite in suites(kind):
            assert {one.signer for one in verdicts(at, suite, None)} <= {None}, file
