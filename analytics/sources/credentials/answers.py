"""Answers of badge platforms' APIs: what they are, and the entities inside them."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.sources.credentials.fields import Json, types
from analytics.sources.credentials.opened import Item, of_value
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

ENVELOPES = frozenset(("answer", "badge-connect", "badgr-v1-entity"))
MOST_DEEP = BADGES.records
_ENTITIES = {
    "Assertion": "badgr",
    "BadgeClass": "badgr-badge-class",
    "Issuer": "badgr-issuer",
}


def kind_of_answer(obj: Json) -> str | None:
    """Return what an object of a platform's API is, or None: nothing of that sort.

    One of: answer (Badgr's envelope), badge-connect (that of Open Badges 2.1), badgr,
    badgr-badge-class and badgr-issuer (version 2), badgr-v1 (an assertion of version
    1), badgr-v1-entity (what has its Open Badge inside), entity (any other).
    """
    if "@context" in obj:
        return None
    status = obj.get("status")
    if isinstance(status, dict):
        if "success" in status:
            return "answer"
        if {"assertions", "signedAssertions"} & set(obj):
            return "badge-connect"
    entity = obj.get("entityType")
    if isinstance(entity, str) and {"entityId", "openBadgeId", "elementId"} & set(obj):
        return "pathway" if is_pathway(obj) else _ENTITIES.get(entity, "entity")
    return _kind_of_v1(obj)


def _kind_of_v1(obj: Json) -> str | None:
    inside = obj.get("json")
    if "recipient_identifier" in obj and ("public_url" in obj or "json" in obj):
        return "badgr-v1"
    if not isinstance(inside, dict) or not {"slug", "created_at"} & set(obj):
        return None
    return "badgr-v1-entity" if types(inside) & {"BadgeClass", "Issuer"} else None


def is_pathway(value: object) -> bool:
    """Tell whether a value has the native shape of a pathway's root."""
    return isinstance(value, dict) and {"elementId", "requirements"} <= set(value)


def inner_items(kind: str, item: Item, depth: int) -> Iterator[Item]:
    """Yield what an answer holds; ProblemError where it can't be opened."""
    if depth > MOST_DEEP:
        raise ProblemError("", f"more than {MOST_DEEP} answers inside each other")
    if kind == "badgr-v1-entity":
        inside = of_value(item.value["json"], f"{item.place}/json", item.line)
    elif kind == "badge-connect":
        inside = _listed(item, ("assertions", "signedAssertions"))
    elif item.value["status"]["success"] is not True:
        raise ProblemError("/status/success", "an answer that says it failed")
    elif not isinstance(item.value.get("result"), list):
        raise ProblemError("/result", "not a list")
    else:
        inside = _listed(item, ("result",))
    for one in inside:
        yield replace(one, is_answer=True)


def _listed(item: Item, names: tuple[str, ...]) -> Iterator[Item]:
    for name in names:
        found = item.value.get(name)
        if found is None:
            continue
        if not isinstance(found, list):
            raise ProblemError(f"/{name}", "not a list")
        for number, one in enumerate(found):
            yield from of_value(one, f"{item.place}/{name}/{number}", item.line)
