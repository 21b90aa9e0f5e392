"""The Data Integrity proofs of a credential: all of them have to hold."""

import json
from collections.abc import Iterator
from dataclasses import replace

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.contexts import STAND_IN, unknown_in
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.integrity import (
    SUITES,
    NotCheckableError,
    holds,
    suite_of,
)
from analytics.sources.credentials.plainly import hidden_in
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import Verdict
from analytics.sources.credentials.whose import fitting, signer_called, unfitting

MOST = 10  # proofs of one credential


def of_proofs(credential: Json, supports: Supports) -> Verdict:
    """Check every Data Integrity proof: valid where all of them hold.

    One that can't be checked could have been made so by whoever changed the rest.
    """
    unknown = unknown_in(credential) or hidden_in(credential)
    proofs = [one for one in many(credential.get("proof")) if isinstance(one, dict)]
    if unknown is not None:
        return Verdict("not-checkable", unknown)
    if not proofs:
        return Verdict("none", "without a proof")
    if len(proofs) > MOST:
        return Verdict("not-checkable", f"more than {MOST} proofs")
    found = list(_each(credential, proofs, supports))
    worst = min(found, key=_goodness)
    if worst.signature != "valid":
        return replace(worst, waits=any(one.waits for one in found))
    # Whoever else signed the same beside its issuer takes nothing from it.
    return max(found, key=_goodness)


def _goodness(verdict: Verdict) -> int:
    """Order verdicts: what is wrong, what can't be told, by whoever, by the issuer."""
    if verdict.signature == "valid":
        return 3 if verdict.signer else 2
    return 0 if verdict.signature == "invalid" else 1


def _each(
    credential: Json, proofs: list[Json], supports: Supports
) -> Iterator[Verdict]:
    for proof in proofs:
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
    signer = signer_called(method, issuer, supports)
    if signer is None:
        return Verdict("not-checkable", "the key isn't among the files", True)
    if not isinstance(signer.key, SUITES[suite]):
        return unfitting(signer, issuer, "the key isn't of the proof's kind")
    if holds(credential, proof, signer.key):
        return fitting(signer, issuer)
    if STAND_IN in json.dumps(credential.get("@context")):
        rule = "names a context without its version, of which no exact copy is carried"
        return Verdict("not-checkable", rule)
    return unfitting(signer, issuer)
