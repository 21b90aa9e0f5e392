"""What a JSON object is, told by what stands in it."""

from analytics.sources.credentials.answers import kind_of_answer
from analytics.sources.credentials.fields import Json, many, types

_SUPPORT = {
    "BadgeClass": "badge-class",
    "Issuer": "issuer",
    "Profile": "issuer",
    "RevocationList": "revocation-list",
    "CryptographicKey": "key",
    "Key": "key",
}
_PARTS = frozenset(("AlignmentObject", "Evidence", "Criteria", "Image", "Extension"))
_OB2_MARKS = ("w3id.org/openbadges/", "openbadgespec.org", "standard.openbadges.org")
_VC_MARKS = ("www.w3.org/2018/credentials/", "www.w3.org/ns/credentials/")


def kind_of(obj: Json) -> str | None:
    """Return what an object is, or None where it is nothing of a badge's.

    One of: ob3, clr2, status-list, clr1, ob2, ob1, badge-class, issuer, key,
    revocation-list, did, endorsement; "part" (of a badge) and "credential" (a
    verifiable credential that is no badge) are known and left alone; "unknown" has a
    badge's context and a type that isn't one of its types. What a platform's API
    answers has kinds of its own (see ``answers``).
    """
    answer = kind_of_answer(obj)
    if answer is not None:
        return answer
    contexts = " ".join(_contexts(obj))
    said = types(obj)
    if any(mark in contexts for mark in _VC_MARKS) or "VerifiableCredential" in said:
        return _verifiable(said)
    if "Clr" in said or "clr/v1p0" in contexts or "clr_v1p0" in contexts:
        return "clr1"
    if "www.w3.org/ns/did/" in contexts and isinstance(obj.get("id"), str):
        return "did"
    return _badge(obj, said, contexts)


def _contexts(obj: Json) -> list[str]:
    found = []
    for one in many(obj.get("@context")):
        if isinstance(one, dict):  # an inline context names its own words
            found += [str(v) for v in one.values() if isinstance(v, str)]
        elif isinstance(one, str):
            found.append(one)
    return found


def _verifiable(said: frozenset[str]) -> str:
    if said & {"OpenBadgeCredential", "AchievementCredential"}:
        return "ob3"
    if "ClrCredential" in said:
        return "clr2"
    if said & {"BitstringStatusListCredential", "StatusList2021Credential"}:
        return "status-list"
    return "endorsement" if "EndorsementCredential" in said else "credential"


def _badge(obj: Json, said: frozenset[str], contexts: str) -> str | None:
    is_badges = any(mark in contexts for mark in _OB2_MARKS)
    if "Assertion" in said and ("@context" in obj or "badge" in obj or len(obj) > 1):
        return "ob1" if "openbadges/v1" in contexts else "ob2"
    for name, kind in _SUPPORT.items():
        if name in said and (is_badges or "id" in obj):
            return kind
    if "Endorsement" in said:
        return "endorsement"
    if is_badges and said & _PARTS:
        return "part"
    if is_badges:
        return "unknown" if said else None
    if "revokedCredential" in obj and "id" in obj:
        return "revocation-list"
    if "badge" in obj and {"recipient", "verify", "issuedOn", "issued_on"} & set(obj):
        return "ob1"
    return None
