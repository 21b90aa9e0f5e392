"""A compact signature, checked with the key that it names or brings along."""

from analytics.sources.credentials import compact, keys
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of
from analytics.sources.credentials.jws import header_of
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import Verdict
from analytics.sources.credentials.whose import (
    Signer,
    fitting,
    signer_called,
    signer_with,
    unfitting,
)


def of_compact(text: str, credential: Json, supports: Supports) -> Verdict:
    """Check a compact signature with the key that it names, or brings along.

    A key that travels with the signature can show that nothing was changed since,
    never who signed.
    """
    header = header_of(text)
    issuer = same(id_of(credential.get("issuer")) or "")
    signer = _signer(header, credential, issuer, supports)
    if signer is None:
        return Verdict("not-checkable", "the key isn't among the files", True)
    key = compact.key_of_public(signer.key)
    if key is None:
        return Verdict("not-checkable", "the key can't be used")
    if not compact.fits(text, key):
        return unfitting(signer, issuer)
    return fitting(signer, issuer)


def _signer(
    header: Json, credential: Json, issuer: str, supports: Supports
) -> Signer | None:
    """Return the key that a header or an assertion names or brings along.

    A name that the issuer's own key has goes before whatever came along.
    """
    proof = credential.get("verification", credential.get("verify"))
    creator = id_of(proof.get("creator")) if isinstance(proof, dict) else None
    named = [
        signer_called(name, issuer, supports)
        for name in (header.get("kid"), creator)
        if name
    ]
    brought = keys.from_jwk(header.get("jwk"))
    if brought is not None:
        named.append(signer_with(brought, issuer, supports))
    found = [one for one in named if one is not None]
    return next((one for one in found if one.is_issuers), found[-1] if found else None)
