"""One stored credential, checked with the files that back it.

What checks signatures is imported where there is one to check: that takes as long as to
load a small file.
"""

from analytics.sources.credentials.clr1 import BORROWED, is_whole
from analytics.sources.credentials.fields import Json, id_of
from analytics.sources.credentials.jws import claims_of
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.strict_json import parse
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import Verdict, of_answer, of_hosted


def check(document: str, is_signed: bool, kind: str, supports: Supports) -> Verdict:
    """Return what can be said of the signature of a credential as it came."""
    try:
        value = claims_of(document) if is_signed else parse(document)
        if not isinstance(value, dict):
            return Verdict("not-checkable", "not an object")
        if is_signed:
            from analytics.sources.credentials.signed import of_compact

            if kind == "clr1" and not is_whole(value):
                return Verdict("not-checkable", BORROWED)
            return of_compact(document, _by_issuer(value, kind, supports), supports)
        if kind in ("ob1", "ob2"):
            return of_hosted()
        if kind == "badgr":
            return of_answer()
        if kind == "clr1" and "signedAssertions" in value:
            return Verdict("not-checkable", BORROWED)
        if kind == "clr1":
            return Verdict("none", "part of a record, without a signature of its own")
        from analytics.sources.credentials.proofs import of_proofs

        return of_proofs(value, supports)
    except ProblemError as problem:
        return Verdict("not-checkable", problem.rule)


def _by_issuer(value: Json, kind: str, supports: Supports) -> Json:
    """Return a signed credential with whose it is: who awards what it is for."""
    if kind == "clr1":  # whoever it says signed it
        return value | {"issuer": id_of(value["achievement"]["issuer"])}
    if kind in ("ob1", "ob2"):
        return value | {"issuer": issuer_of_badge(value, supports)}
    return value


def signers_of_revocation(
    document: str, kind: str, issuers: list[str], supports: Supports
) -> list[str]:
    """Return who may have signed a copy that says no more than that it was revoked.

    It needn't say whose its badge is, and whoever writes a badge class says nothing of
    that: asked are all whom its credential's other copies name, too.
    """
    verdict = check(document, True, kind, supports)
    found = {verdict.signer} if verdict.signer is not None else set()
    from analytics.sources.credentials.signed import of_compact

    said = claims_of(document)
    if isinstance(said, dict):
        for one in issuers:
            signer = of_compact(document, said | {"issuer": one}, supports).signer
            found |= {signer} if signer is not None else set()
    return sorted(found)


def issuer_of_badge(assertion: Json, supports: Supports) -> str | None:
    """Return the issuer of an assertion's badge, from itself or from its own file.

    What the assertion says of an issuer beside its badge isn't asked: nobody reads it.
    """
    badge = assertion.get("badge")
    inside = badge if isinstance(badge, dict) and "issuer" in badge else None
    found = inside or supports.get("badge-class", id_of(badge))
    return id_of(found.get("issuer")) if found else None
