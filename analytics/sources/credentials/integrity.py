"""Data Integrity proofs: what was signed, and whether the signature fits it.

Hash: sha256 of the proof's options, then sha256 of the document without its proof,
both as canonical RDF (W3C vc-di-eddsa and vc-di-ecdsa, sections "hashing").
"""

import hashlib
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from openbadgeslib.ob3._canon_guard import CanonicalizationWorkExceeded, WorkBudget

from analytics.sources.credentials.base58 import b58decode
from analytics.sources.credentials.canonical import canonical
from analytics.sources.credentials.contexts import has_double, has_strange_keyword
from analytics.sources.credentials.fields import Json

SUITES = {
    "eddsa-rdfc-2022": ed25519.Ed25519PublicKey,
    "Ed25519Signature2020": ed25519.Ed25519PublicKey,
    "ecdsa-rdfc-2019": ec.EllipticCurvePublicKey,
}


class NotCheckableError(Exception):
    """A proof that can be neither shown nor refuted; the text says why."""


def suite_of(proof: Json) -> str | None:
    """Return the name of a proof's way of signing, as written."""
    kind = proof.get("type")
    found = proof.get("cryptosuite") if kind == "DataIntegrityProof" else kind
    return found if isinstance(found, str) else None


def holds(document: Json, proof: Json, key: PublicKeyTypes) -> bool:
    """Tell whether ``proof`` is ``key``'s over ``document`` (without its proofs).

    Raises NotCheckableError where the document can't be brought into canonical form.
    """
    signature = _signature(proof.get("proofValue"))
    if signature is None or proof.get("proofPurpose") != "assertionMethod":
        return False
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    options["@context"] = document.get("@context")
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size > 256:
        return _verified(key, signature, _hash(options, bare, hashlib.sha384))
    return _verified(key, signature, _hash(options, bare, hashlib.sha256))


def _signature(value: Any) -> bytes | None:
    if not isinstance(value, str) or not value.startswith("z") or len(value) > 300:
        return None
    try:
        return b58decode(value[1:])
    except ValueError:
        return None


def _hash(options: Json, bare: Json, digest: Any) -> bytes:
    # The work is bounded: a few kB of look-alike nodes would take hours otherwise.
    budget = WorkBudget()
    try:
        texts = [canonical(options, budget)[0], _canonical_words(bare, budget)]
    except NotCheckableError:
        raise
    except CanonicalizationWorkExceeded:
        raise NotCheckableError("too much work to bring into canonical form") from None
    except Exception:  # whatever PyLD makes of a document that isn't JSON-LD
        raise NotCheckableError("can't be brought into canonical form") from None
    return b"".join(digest(text.encode()).digest() for text in texts)


def _canonical_words(bare: Json, budget: WorkBudget) -> str:
    """Return canonical form; refused is what it would leave out: read, not signed."""
    text, unknown = canonical(bare, budget)
    if unknown or has_strange_keyword(bare):
        rule = "has a name or address that none of its contexts knows: it isn't signed"
        raise NotCheckableError(rule)
    if has_double(bare):
        rule = "has a name that is signed as if it were another"
        raise NotCheckableError(rule)
    return text


def _verified(key: PublicKeyTypes, signature: bytes, data: bytes) -> bool:
    try:
        if isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, data)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            half = (key.curve.key_size + 7) // 8
            if len(signature) != 2 * half:
                return False
            r, s = (int.from_bytes(p) for p in (signature[:half], signature[half:]))
            size = hashes.SHA384() if half > 32 else hashes.SHA256()
            key.verify(encode_dss_signature(r, s), data, ec.ECDSA(size))
        else:
            return False
    except InvalidSignature:
        return False
    return True
