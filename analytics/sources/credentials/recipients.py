"""Whom a credential is about, as written in it: plain or hashed identities."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from analytics.sources.credentials.fields import Json, many, prose
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.secrets import is_secret

_KINDS = {
    "emailAddress": "email",
    "sourcedId": "sis_id",
    "sisSourcedId": "sis_id",
    "oneRosterSourcedId": "sis_id",
    "lisSourcedId": "sis_id",
    "userName": "username",
    "systemId": "system_id",
    "accountId": "account_id",
    "ltiUserId": "lti_id",
    "name": "name",
    "email": "email",
    "url": "url",
    "telephone": "telephone",
    "openBadgeId": "url",
}
# Kinds that a mapping may say; "identifier" is whatever the text's own form tells.
KINDS_SAID = (
    "email",
    "did",
    "url",
    "urn",
    "sis_id",
    "telephone",
    "username",
    "system_id",
    "account_id",
    "lti_id",
    "identifier",
)
_LINK = re.compile(r"^mailto:\s*", re.IGNORECASE)
_HASHED = re.compile(r"(sha256|md5)\$([0-9a-fA-F]{32,64})")
_DIGITS = {"sha256": 64, "md5": 32}
_WEAK = frozenset(("name",))  # people share it: it doesn't say who


@dataclass(frozen=True, order=True)
class Identity:
    """One way in which a credential names its recipient; hashed ones have no value."""

    kind: str
    value: str | None = None
    hash: str | None = None
    digest: str | None = None
    salt: str | None = None


def from_assertion(recipient: Any, at: str, salt: Any = None) -> Identity:
    """Return whom an Open Badges 2.0 recipient names; older ones may be plain text.

    Of such a one (0.5) the salt stands beside it.
    """
    if isinstance(recipient, str):
        return _identity("email", recipient, None, salt, at)
    if not isinstance(recipient, dict):
        raise ProblemError(at, "required, but missing")
    kind = recipient.get("type", "email")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind == "id" and isinstance(recipient.get("identity"), str):
        return _of_id(recipient["identity"])
    named = _KINDS.get(kind, kind) if isinstance(kind, str) else "email"
    if is_secret(named):
        raise ProblemError(f"{at}/type", "a national id or a secret is never kept")
    return _identity(
        named,
        recipient.get("identity"),
        recipient.get("hashed"),
        recipient.get("salt"),
        f"{at}/identity",
    )


def from_text(kind: str, text: str) -> Identity:
    """Return the identity that a cell holds; ``kind`` is one of `KINDS_SAID`.

    An ``identifier`` with an @ is an e-mail address, one that begins like a URL, DID or
    URN is that; anything else stays an ``identifier``, which joins nobody.
    """
    value = text.strip()
    if kind == "email":
        return Identity(kind, _unlinked(value))
    if kind != "identifier":
        return Identity(kind, value)
    found = _of_id(value)
    if found.kind != "id":
        return found
    return Identity("email" if "@" in value else "identifier", value)


def from_subject(subject: Json, at: str) -> list[Identity]:
    """Return everybody that an Open Badges 3.0 subject is named by."""
    found = [_of_id(subject["id"])] if isinstance(subject.get("id"), str) else []
    for number, one in enumerate(many(subject.get("identifier"))):
        place = f"{at}/identifier/{number}/identityHash"
        if not isinstance(one, dict) or not isinstance(one.get("identityType"), str):
            continue
        kind = one["identityType"]
        if is_secret(kind):
            continue
        named = _KINDS.get(kind, kind.removeprefix("ext:"))
        value, hashed, salt = (
            one.get("identityHash"),
            one.get("hashed"),
            one.get("salt"),
        )
        found.append(_identity(named, value, hashed, salt, place))
    name = prose(subject.get("name"), f"{at}/name")
    return found + ([Identity("name", name)] if name else [])


def _unlinked(address: str) -> str:
    """Return an e-mail address without the mailto: of a link to it."""
    return _LINK.sub("", address)


def _of_id(value: str) -> Identity:
    scheme, _, rest = value.partition(":")
    scheme = scheme.lower()
    kinds = {"did": "did", "http": "url", "https": "url", "urn": "urn"}
    if scheme in ("mailto", "tel"):
        return Identity("email" if scheme == "mailto" else "telephone", rest)
    return Identity(kinds.get(scheme, "id"), value)


def _identity(kind: str, value: Any, hashed: Any, salt: Any, at: str) -> Identity:
    if not isinstance(value, str) or not value.strip():
        raise ProblemError(at, "required, but missing")
    found = _HASHED.fullmatch(value)
    if found is not None and len(found.group(2)) == _DIGITS[found.group(1)]:
        grain = salt if isinstance(salt, str) and salt else None
        return Identity(kind, None, found.group(1), found.group(2).lower(), grain)
    if hashed is True:
        raise ProblemError(at, "said to be hashed, but neither sha256$… nor md5$…")
    return from_text(kind, value) if kind == "email" else Identity(kind, value)


def is_hash_of(hashed: Identity, plain: str) -> bool:
    """Tell whether a hashed identity is this plain one, with its salt."""
    data = (plain + (hashed.salt or "")).encode()
    made = hashlib.new(hashed.hash or "sha256", data, usedforsecurity=False)
    return made.hexdigest() == hashed.digest


def recipient_id(identities: list[Identity], source: str, award_id: str) -> str:
    """Return the id that stands for one recipient as written.

    Of a recipient without any identity, or with nothing but a name, nobody can say
    that it is another credential's: it gets an id of its own, another one for each
    name (else a copy that nobody signed could give the one that is signed a name).
    """
    strong = sorted({_canonical(one) for one in identities if one.kind not in _WEAK})
    weak = sorted(_canonical(one)[1] for one in identities if one.kind in _WEAK)
    parts = [list(one) for one in strong] or [["credential", source, award_id, *weak]]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return "recipient:" + hashlib.sha256(text.encode()).hexdigest()[:32]


def _canonical(one: Identity) -> tuple[str, ...]:
    if one.value is None:
        return (one.kind, one.hash or "", one.digest or "", one.salt or "")
    plain = one.value.strip()
    return (one.kind, plain.lower() if one.kind == "email" else plain)
