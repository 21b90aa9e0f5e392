"""A compact signature, checked with the key that it names or brings along."""

from typing import Any

from analytics.sources.credentials import compact, keys
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of
from analytics.sources.credentials.jws import header_of
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import OWN_KEY, Verdict


def of_compact(text: str, credential: Json, supports: Supports) -> Verdict:
    """Check a compact signature with the key that it names, or brings along.

    A key that travels with the signature can show that nothing was changed since,
    never who signed.
    """
    header = header_of(text)
    issuer = same(id_of(credential.get("issuer")) or "")
    if "jwk" in header:
        key, reason = compact.key_of_jwk(header["jwk"]), OWN_KEY
    else:
        found = _named_key(header.get("kid"), credential, issuer, supports)
        if found is None:
            return Verdict("not-checkable", "the key isn't among the files", True)
        key, reason = compact.key_of_public(found), None
    if key is None:
        return Verdict("not-checkable", "the key can't be used")
    if not compact.fits(text, key):
        return Verdict("invalid", "the signature doesn't fit")
    return Verdict("valid", reason)


def _named_key(kid: Any, credential: Json, issuer: str, supports: Supports) -> Any:
    """Return the public key that a header or an assertion names, or None."""
    proof = credential.get("verification", credential.get("verify"))
    creator = id_of(proof.get("creator")) if isinstance(proof, dict) else None
    for name in filter(None, (kid, creator)):
        found = keys.from_method(name) or supports.key(name, issuer)
        if found is not None:
            return found
    return None
