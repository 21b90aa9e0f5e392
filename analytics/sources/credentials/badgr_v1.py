"""Badgr's API, version 1: its assertions in the words of version 2."""

from typing import Any

from analytics.sources.credentials.fields import Json, id_of, many

# Where version 1 has what version 2, or Open Badges 2.0, has elsewhere.
V1_PLACES = {
    "/id": "/public_url",
    "/badge": "/badge_class",
    "/issuedOn": "/json/issuedOn",
    "/createdAt": "/created_at",
    "/issuerOpenBadgeId": "/issuer",
    "/recipient": "/recipient_identifier",
    "/recipient/identity": "/recipient_identifier",
}


def v2_of(entity: Json) -> Json:
    """Return an assertion of version 1 as version 2 has it.

    The award's date is in the Open Badge that it carries in ``json``; a badge class
    and an issuer are addresses, or entities that carry their own.
    """
    inside = entity.get("json")
    carried: Json = inside if isinstance(inside, dict) else {}
    issued = entity.get("issued_on")
    badge = entity.get("badge_class", entity.get("badge"))
    return {
        "openBadgeId": entity.get("public_url") or id_of(carried),
        "badgeclassOpenBadgeId": _address(badge) or id_of(carried.get("badge")),
        "issuerOpenBadgeId": _address(entity.get("issuer")),
        "recipient": _recipient(entity, carried),
        "issuedOn": carried.get("issuedOn") if issued is None else issued,
        "createdAt": entity.get("created_at"),
        "expires": entity.get("expires"),
        "narrative": entity.get("narrative"),
        "evidence": [
            {"url": one.get("evidence_url"), "narrative": one.get("narrative")}
            for one in many(entity.get("evidence_items"))
            if isinstance(one, dict)
        ],
        "revoked": entity.get("revoked"),
        "acceptance": entity.get("acceptance"),
    }


def _address(value: Any) -> str | None:
    """Return the address of an entity: itself, or that of the Open Badge in it."""
    inside = value.get("json") if isinstance(value, dict) else None
    return id_of(inside) or id_of(value)


def _recipient(entity: Json, carried: Json) -> Json:
    own = carried.get("recipient")
    plain = entity.get("recipient_identifier")
    named = {"type": entity.get("recipient_type") or "email"}
    hashed = own if isinstance(own, dict) else {"identity": plain, "hashed": False}
    return hashed | named | {"plaintextIdentity": plain}
