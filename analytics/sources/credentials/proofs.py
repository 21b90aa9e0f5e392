"""The Data Integrity proofs of a credential: all of them have to hold."""

import json
from collections.abc import Iterator
from dataclasses import replace

from analytics.sources.credentials import keys
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.contexts import STAND_IN, unknown_in
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.integrity import (
    SUITES,
    NotCheckableError,
    holds,
    suite_of,
)
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import OWN_KEY, Verdict


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
