"""Whether a compact signature (JWS) is a key's."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from analytics.sources.credentials.jws import ALGORITHMS

_PRIVATE = frozenset(("d", "p", "q", "dp", "dq", "qi", "k"))
_KINDS: dict[str, Any] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


def key_of_jwk(jwk: Any) -> Any:
    """Return the public key that a JWK is, or None."""
    if not isinstance(jwk, dict) or jwk.get("kty") not in _KINDS:
        return None
    public = {name: value for name, value in jwk.items() if name not in _PRIVATE}
    try:
        return _KINDS[jwk["kty"]].import_key(public)
    except (JoseError, ValueError, TypeError, KeyError):
        return None


def key_of_public(key: PublicKeyTypes) -> Any:
    """Return a key of cryptography's as joserfc takes it, or None."""
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for kind in _KINDS.values():
        try:
            return kind.import_key(pem)
        except (JoseError, ValueError, TypeError):
            continue
    return None


def fits(text: str, key: Any) -> bool:
    """Tell whether ``text`` was signed by ``key``.

    Algorithms are listed, so neither none nor one of the shared-secret kind is taken.
    """
    registry = JWSRegistry(algorithms=list(ALGORITHMS))
    registry.max_header_length = 16_384
    registry.max_payload_length = 16 * 1024 * 1024
    registry.max_signature_length = 4_096
    try:
        jws.deserialize_compact(text.encode(), key, registry=registry)
    except (JoseError, ValueError, TypeError, AttributeError):
        return False
    return True
