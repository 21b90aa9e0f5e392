"""Is a credential's signature valid? Not who is trusted, and not what was revoked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from analytics.sources.credentials import compact, keys
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.contexts import STAND_IN, unknown_in
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.integrity import (
    SUITES,
    NotCheckableError,
    holds,
    suite_of,
)
from analytics.sources.credentials.jws import header_of
from analytics.sources.credentials.supports import Supports

OWN_KEY = "the key came with the credential: it doesn't say who signed"

Signature = Literal["valid", "invalid", "not-checkable", "none", "unchecked"]


@dataclass(frozen=True)
class Verdict:
    """What was found of a signature, and why, without a value of the credential.

    ``waits`` is true where a file that isn't there yet could change the answer.
    """

    signature: Signature
    reason: str | None = None
    waits: bool = False


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


def of_proofs(credential: Json, supports: Supports) -> Verdict:
    """Check every Data Integrity proof: valid where all of them hold.

    One that can't be checked could have been made so by whoever changed the rest.
    """
    unknown = unknown_in(credential)
    proofs = [one for one in many(credential.get("proof")) if isinstance(one, dict)]
    if unknown is not None:
        return Verdict("not-checkable", unknown)
    if not proofs:
        return Verdict("none", "without a proof")
    found = list(_each(credential, proofs, supports))
    for signature in ("invalid", "not-checkable"):
        for verdict in found:
            if verdict.signature == signature:
                return replace(verdict, waits=any(one.waits for one in found))
    return found[0]


def _each(
    credential: Json, proofs: list[Json], supports: Supports
) -> Iterator[Verdict]:
    for proof in proofs[:10]:
        try:
            yield _one(credential, proof, supports)
        except NotCheckableError as error:
            yield Verdict("not-checkable", str(error))


def _one(credential: Json, proof: Json, supports: Supports) -> Verdict:
    suite, method = suite_of(proof), id_of(proof.get("verificationMethod"))
    if suite not in SUITES:
        return Verdict("not-checkable", "a proof of a kind that isn't checked")
    issuer = same(id_of(credential.get("issuer")) or "")
    if method is None:
        return Verdict("invalid", "the proof names no key")
    is_own = same(method.partition("#")[0]) != issuer
    key = keys.from_method(method) or supports.key(method, issuer)
    if key is None:
        return Verdict("not-checkable", "the key isn't among the files", True)
    if not isinstance(key, SUITES[suite]):
        return Verdict("invalid", "the key isn't of the proof's kind")
    if holds(credential, proof, key):
        return Verdict("valid", OWN_KEY if is_own else None)
    if STAND_IN in json.dumps(credential.get("@context")):
        rule = "names a context without its version, of which no exact copy is carried"
        return Verdict("not-checkable", rule)
    return Verdict("invalid", "the signature doesn't fit")


def of_answer() -> Verdict:
    """Return what can be said of what a platform's API answered with."""
    return Verdict("none", "an answer of the platform's API: without a signature")


def of_hosted() -> Verdict:
    """Return what can be said of an assertion that only its address could confirm."""
    return Verdict("none", "hosted: only its address could confirm it")
