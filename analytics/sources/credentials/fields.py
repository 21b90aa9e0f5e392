"""Reading a credential's fields: one or many, plain or written the long way."""

import re
from typing import Any

from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

Json = dict[str, Any]
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_ID, _LONGEST_TEXT = BADGES.name, BADGES.text


def many(value: Any) -> list[Any]:
    """Return a list of what may be one, several or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def texts(value: Any) -> list[str]:
    """Return the texts of what may be one text or several."""
    return [one for one in many(value) if isinstance(one, str)]


def types(obj: Json) -> frozenset[str]:
    """Return an object's types, each without its prefix."""
    said = texts(obj.get("type", obj.get("@type")))
    return frozenset(re.split(r"[#/:]", one)[-1] for one in said)


def needed(obj: Json, name: str, at: str) -> Any:
    """Return a field that has to be there."""
    value = obj.get(name)
    if value in (None, "", [], {}):
        raise ProblemError(f"{at}/{name}", "required, but missing")
    return value


def thing(obj: Json, name: str, at: str) -> Json:
    """Return a field that has to be one object."""
    value = needed(obj, name, at)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, list):
        raise ProblemError(f"{at}/{name}", "several, where one is read")
    if not isinstance(value, dict):
        raise ProblemError(f"{at}/{name}", "not an object")
    return value


def identifier(value: Any, at: str) -> str:
    """Return an id: one line of text without anything unseen."""
    if not isinstance(value, str) or not value.strip():
        raise ProblemError(at, "required, but missing")
    if len(value) > _LONGEST_ID:
        raise ProblemError(at, f"longer than {_LONGEST_ID:,} characters")
    if has_unseen(value):
        raise ProblemError(at, "an invisible character or a line break in an id")
    return value


def has_unseen(text: str) -> bool:
    """Tell whether a text has a character that nobody sees."""
    return bool(_UNSEEN.search(text))


def id_of(value: Any) -> str | None:
    """Return the id of what is an id itself or an object that has one."""
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    return value if isinstance(value, str) and value.strip() else None


def prose(value: Any, at: str) -> str | None:
    """Return free text, whichever way it is written; None where there is none.

    A text may come as ``{"@value": …}`` or by language. Of several the first by
    language, then by the alphabet: in which order they stand isn't signed.
    """
    found = min((one for part in many(value) for one in _said(part)), default=None)
    if found is None:
        return None
    text = found[1]
    if len(text) > _LONGEST_TEXT:
        raise ProblemError(at, f"longer than {_LONGEST_TEXT:,} characters")
    if _CONTROL.search(text):
        raise ProblemError(at, "a control character in a text")
    return text


def _said(part: Any) -> list[tuple[str, str]]:
    """Return the texts of one part of what is said, each after its language."""
    if isinstance(part, str):
        pairs = [("", part)]
    elif not isinstance(part, dict):
        pairs = []
    elif "@value" in part:
        pairs = [(str(part.get("@language", "")), part["@value"])]
    else:
        pairs = [(language, text) for language, text in part.items()]
    return [(name, one) for name, one in pairs if isinstance(one, str) and one.strip()]


def evidence_of(value: Any) -> str | None:
    """Return an address of evidence, which may be text, object or list.

    Of several the first by the alphabet: in which order they stand isn't signed.
    """
    found = [one for one in map(id_of, many(value)) if one is not None]
    plain = [one for one in found if re.match(r"https?://", one)]
    found = [one for one in plain if len(one) <= _LONGEST_ID]
    return min(found, default=None)
