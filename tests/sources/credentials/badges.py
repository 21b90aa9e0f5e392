"""Made-up credentials, signed with keys made for the test by another library."""

import base64
import gzip
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from joserfc import jws
from joserfc.jwk import RSAKey
from openbadgeslib.ob3.did import did_key_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof

V2 = "https://www.w3.org/ns/credentials/v2"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
PRIVATE = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PRIVATE_PEM = PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
PUBLIC_PEM = PRIVATE.public_key().public_bytes(
    Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
)
STATUS_LIST = "https://stones.example/status/of-2026"
ISSUER = did_key_from_pem(PUBLIC_PEM)
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def ob3(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One unsigned Open Badges 3.0 credential; ``changes`` replace its fields."""
    made = {
        "@context": [V2, OB3],
        "id": f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "College of Stones"},
        "validFrom": "2026-03-01T10:00:00Z",
        "credentialSubject": subject(),
    }
    return made | changes


def subject(**changes: Any) -> dict[str, Any]:
    """The subject of ``ob3``."""
    achievement = {
        "id": "https://stones.example/achievements/cairn",
        "type": ["Achievement"],
        "name": "Cairn building",
        "description": "Piling stones that stay.",
        "criteria": {"narrative": "Five stones, one night."},
    }
    made = {
        "id": "did:example:walker",
        "type": ["AchievementSubject"],
        "achievement": achievement,
    }
    return made | changes


def signed(credential: dict[str, Any]) -> dict[str, Any]:
    """The credential with an eddsa-rdfc-2022 proof of ISSUER's key."""
    method = f"{ISSUER}#{ISSUER.removeprefix('did:key:')}"
    return add_data_integrity_proof(credential, PRIVATE_PEM, verification_method=method)


def status_entry(
    purpose: str, index: int = 5, address: str = STATUS_LIST
) -> dict[str, Any]:
    """Where a credential says that its status stands."""
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def status_list(
    *places: int, purpose: Any = "suspension", day: str = "2026-03-02", **changes: Any
) -> dict[str, Any]:
    """An unsigned status list of 128 places with these set; 0 is the left-most one."""
    bits = bytearray(16)
    for place in places:
        bits[place // 8] |= 128 >> place % 8
    text = base64.urlsafe_b64encode(gzip.compress(bytes(bits))).decode().rstrip("=")
    made = {
        "@context": [V2],
        "id": STATUS_LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": ISSUER,
        "validFrom": f"{day}T00:00:00Z",
        "credentialSubject": {
            "type": "BitstringStatusList",
            "encodedList": f"u{text}",
            "statusPurpose": purpose,
        },
    }
    return made | changes


def assertion(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One hosted Open Badges 2.0 assertion."""
    made = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"https://stones.example/assertions/{number}",
        "recipient": {"type": "email", "hashed": False, "identity": "w@stones.example"},
        "badge": "https://stones.example/badges/cairn",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-03-01T10:00:00+00:00",
    }
    return made | changes


def compact(payload: dict[str, Any], header: dict[str, Any] | None = None) -> str:
    """The payload under an RS256 signature of RSA."""
    pem = RSA.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    head = {"alg": "RS256"} | (header or {})
    return jws.serialize_compact(
        head, json.dumps(payload).encode(), RSAKey.import_key(pem)
    )


def public_pem() -> str:
    """The public key that fits ``compact``."""
    public = RSA.public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
