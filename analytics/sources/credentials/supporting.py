"""Files that back credentials: badge classes, issuers, keys, lists, DID documents."""

from collections.abc import Iterator

from analytics.sources.credentials.addresses import address, same
from analytics.sources.credentials.fields import Json, id_of, many, needed, prose
from analytics.sources.credentials.found import Achievement, Support
from analytics.sources.credentials.ob3 import skills_of
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.status import bits_of

SUPPORTING = frozenset(
    (
        "badge-class",
        "issuer",
        "key",
        "revocation-list",
        "status-list",
        "did",
        "endorsement",  # kept as it came; nothing is made of it
    )
)


def read_support(
    kind: str, value: Json, document: str
) -> Iterator[Support | Achievement]:
    """Yield what a backing file is and, of a badge class, the achievement it is."""
    name = same(address(needed(value, "id", ""), "/id"))
    if kind == "badge-class":
        yield achievement_of(value, "")
    elif kind == "status-list":
        bits_of(value)
    elif kind == "revocation-list" and not isinstance(
        value.get("revokedAssertions", value.get("revokedCredential")), list
    ):
        raise ProblemError("/revokedAssertions", "required, but missing")
    yield Support(kind, name, document)


def achievement_of(badge: Json, at: str) -> Achievement:
    """Read a badge class of Open Badges 1 or 2 as an achievement."""
    achievement_id = same(address(needed(badge, "id", at), f"{at}/id"))
    name = prose(needed(badge, "name", at), f"{at}/name")
    if name is None:
        raise ProblemError(f"{at}/name", "not a text")
    criteria = badge.get("criteria")
    story = criteria.get("narrative") if isinstance(criteria, dict) else None
    issuer = badge.get("issuer")
    said = prose(issuer.get("name"), f"{at}/issuer") if type(issuer) is dict else None
    return Achievement(
        achievement_id,
        name,
        kind=prose(badge.get("achievementType"), f"{at}/achievementType") or "Badge",
        issuer=said or id_of(issuer),
        description=prose(badge.get("description"), f"{at}/description"),
        criteria=prose(story, f"{at}/criteria") or id_of(criteria),
        skills=skills_of(badge.get("alignment"), [*many(badge.get("tags"))]),
    )
