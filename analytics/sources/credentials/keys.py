"""Public keys: inside a did:key, in an address after #, or in a file beside."""

from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey

from analytics.sources.credentials.base58 import b58decode

_ED25519, _P256, _P384 = b"\xed\x01", b"\x80\x24", b"\x81\x24"
_PRIVATE = frozenset(("d", "p", "q", "dp", "dq", "qi", "k"))
_KINDS: dict[str, Any] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


def from_multibase(text: Any) -> PublicKeyTypes | None:
    """Return the key that a multibase text (z6Mk…, zDn…) is, or None."""
    if not isinstance(text, str) or not text.startswith("z") or len(text) > 200:
        return None
    try:
        data = b58decode(text[1:])
        if data.startswith(_ED25519):
            return ed25519.Ed25519PublicKey.from_public_bytes(data[2:])
        for mark, curve in ((_P256, ec.SECP256R1()), (_P384, ec.SECP384R1())):
            if data.startswith(mark):
                point = data[2:]
                return ec.EllipticCurvePublicKey.from_encoded_point(curve, point)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return None


def from_method(method: str) -> PublicKeyTypes | None:
    """Return the key that an address carries in itself: did:key:z…, or …#z…."""
    base, _, fragment = method.partition("#")
    if base.startswith("did:key:"):
        key = base.removeprefix("did:key:")
        return from_multibase(key) if fragment in ("", key) else None
    return from_multibase(fragment)


def from_pem(text: Any) -> PublicKeyTypes | None:
    """Return the key of a PEM text, or None."""
    if not isinstance(text, str) or len(text) > 16_384:
        return None
    try:
        return load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None


def from_jwk(jwk: Any) -> PublicKeyTypes | None:
    """Return the public key that a JWK is, or None."""
    if not isinstance(jwk, dict):
        return None
    kind = jwk.get("kty")
    if not isinstance(kind, str) or kind not in _KINDS:
        return None
    public = {name: value for name, value in jwk.items() if name not in _PRIVATE}
    try:
        found: PublicKeyTypes = _KINDS[kind].import_key(public).public_key
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return found


def as_bytes(key: PublicKeyTypes) -> bytes:
    """Return a key as bytes: of two that are the same, the same ones."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
