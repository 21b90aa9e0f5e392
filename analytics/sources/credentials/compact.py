"""Whether a compact signature (JWS) is a key's."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from analytics.sources.credentials.jws import ALGORITHMS

_KINDS: tuple[Any, ...] = (RSAKey, ECKey, OKPKey)


def key_of_public(key: PublicKeyTypes) -> Any:
    """Return a key of cryptography's as joserfc takes it, or None."""
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for kind in _KINDS:
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
