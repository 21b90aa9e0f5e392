"""Made-up answers of badge platforms' APIs."""

from typing import Any

HOST = "https://badges.example.edu"
MAIL = "ana@example.edu"


def envelope(*entities: Any) -> dict[str, Any]:
    """Version 2's envelope around entities."""
    return {"status": {"success": True, "description": "ok"}, "result": [*entities]}


def entity(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One assertion of version 2; ``changes`` replace its fields."""
    made = {
        "entityType": "Assertion",
        "entityId": f"a{number}",
        "openBadgeId": f"{HOST}/public/assertions/a{number}",
        "createdAt": "2026-03-05T12:00:00.000Z",
        "createdBy": "staff1",
        "badgeclass": "cairn",
        "badgeclassOpenBadgeId": f"{HOST}/public/badges/cairn",
        "issuer": "stones",
        "issuerOpenBadgeId": f"{HOST}/public/issuers/stones",
        "image": f"{HOST}/public/assertions/a{number}/image",
        "recipient": recipient(),
        "issuedOn": "2026-03-01T10:00:00.000Z",
        "narrative": "Five stones.",
        "evidence": [{"url": "https://work.example.edu/1", "narrative": None}],
        "revoked": False,
        "revocationReason": None,
        "acceptance": "Unaccepted",
        "expires": None,
        "extensions": {},
    }
    return made | changes


def recipient(**changes: Any) -> dict[str, Any]:
    """A hashed recipient with the plain text beside it."""
    # sha256 of ana@example.edu and the salt "grain", worked out with sha256sum
    digest = "45524e1828c6fee8c5b8eef374980eb963776d55255a02634dd59c3d44e7d282"
    made = {
        "identity": f"sha256${digest}",
        "hashed": True,
        "type": "email",
        "salt": "grain",
        "plaintextIdentity": MAIL,
    }
    return made | changes


def hosted(number: int = 1, **changes: Any) -> dict[str, Any]:
    """The Open Badges 2.0 assertion at the same address as ``entity``."""
    named = recipient()
    del named["plaintextIdentity"]
    made = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HOST}/public/assertions/a{number}",
        "recipient": named,
        "badge": f"{HOST}/public/badges/cairn",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-03-01T10:00:00.000Z",
        "narrative": "Five stones.",
        "evidence": "https://work.example.edu/1",
    }
    return made | changes


def badge_class(**changes: Any) -> dict[str, Any]:
    """The badge class of ``entity``, of version 2."""
    made = {
        "entityType": "BadgeClass",
        "entityId": "cairn",
        "openBadgeId": f"{HOST}/public/badges/cairn",
        "createdAt": "2025-01-01T00:00:00Z",
        "issuer": "stones",
        "issuerOpenBadgeId": f"{HOST}/public/issuers/stones",
        "name": "Cairn building",
        "description": "Piling stones that stay.",
        "achievementType": "Course",
        "criteriaUrl": f"{HOST}/criteria",
        "criteriaNarrative": "Five stones, one night.",
        "alignments": [{"targetName": "Patience", "targetUrl": f"{HOST}/p"}],
        "tags": ["stones"],
        "extensions": {},
    }
    return made | changes


def issuer() -> dict[str, Any]:
    """The issuer of ``badge_class``, of version 2, with somebody of its staff."""
    return {
        "entityType": "Issuer",
        "entityId": "stones",
        "openBadgeId": f"{HOST}/public/issuers/stones",
        "name": "College of Stones",
        "url": "https://stones.example.edu",
        "email": "office@stones.example.edu",
        "staff": [{"userProfile": {"emails": [{"email": "bo@stones.example.edu"}]}}],
    }


def pathway(name: str = "stones-pathway") -> dict[str, Any]:
    """A pathway in its native shape that asks for the badge of ``entity``."""
    every = {"@type": "all"}
    badge = {"badgeUrl": f"{HOST}/public/badges/cairn"}
    return {
        "elementId": name,
        "name": "Stones",
        "completionBadge": None,
        "requirements": {
            "badgeRequirements": {"countRule": every, "requiredBadges": [badge]}
        },
        "requiredForParentCompletion": True,
        "children": [],
    }


def first_version(number: int = 1, **changes: Any) -> dict[str, Any]:
    """The award of ``entity`` as version 1 has it."""
    made = {
        "created_at": "2026-03-05T12:00:00.000Z",
        "slug": f"a{number}",
        "recipient_identifier": MAIL,
        "recipient_type": "email",
        "hashed": True,
        "revoked": False,
        "expires": None,
        "narrative": "Five stones.",
        "evidence_items": [{"evidence_url": "https://work.example.edu/1"}],
        "json": hosted(number),
        "issuer": f"{HOST}/public/issuers/stones",
        "badge_class": f"{HOST}/public/badges/cairn",
        "public_url": f"{HOST}/public/assertions/a{number}",
    }
    return made | changes
