"""The files that back credentials: keys, issuers, badge classes, lists."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.jws import claims_of
from analytics.sources.credentials.problem import ProblemError

_SAYS_WHOSE = {"badge-class": "issuer", "key": "owner"}


@dataclass(frozen=True)
class Supports:
    """Everything that backs credentials, by kind and id, parsed."""

    by_id: dict[tuple[str, str], Json]

    def get(self, kind: str, name: str | None) -> Json | None:
        """Return one backing file, or None where it isn't there."""
        return None if name is None else self.by_id.get((kind, same(name)))


def supports_value(document: str) -> tuple[Json, str]:
    """Return what a backing file says, and its text as it came.

    One that came as a compact signature is kept as a JSON text of it. ProblemError
    where it isn't an object.
    """
    value = json.loads(document)
    text = value if isinstance(value, str) else document
    said = claims_of(value) if isinstance(value, str) else value
    if not isinstance(said, dict):
        raise ProblemError("", "not an object")
    return said, text


def gathered(found: Iterable[Support]) -> Supports:
    """Put backing files together; of two with one id the same is always taken.

    Of two profiles, badge classes or keys that is one that says something
    (``is_silent``).
    Revocation lists of one id are one list: whoever writes an empty one of another's
    address takes nothing from it.
    """
    by_id: dict[tuple[str, str], Json] = {}
    for one in sorted(found, key=lambda s: (s.kind, s.id, s.document)):
        value, place = supports_value(one.document)[0], (one.kind, same(one.id))
        there = by_id.get(place)
        if there is not None and one.kind == "revocation-list":
            value = value | _united(there, value)
        is_less = there is not None and is_silent(one.kind, value)
        if there is None or not is_less or is_silent(one.kind, there):
            by_id[place] = value
    return Supports(by_id)


def is_silent(kind: str, value: Json) -> bool:
    """Tell whether a file leaves out what files of its kind are asked for.

    That is a profile without a word of keys or revocations, a badge class without an
    issuer and a key without an owner: none takes the place of one that says something.
    """
    if kind in _SAYS_WHOSE:
        return not id_of(value.get(_SAYS_WHOSE[kind]))
    if kind != "issuer":
        return False
    # Imported where two profiles meet: that takes as long as a small load.
    from analytics.sources.credentials import whose

    return not whose.says_something(value)


def _united(one: Json, other: Json) -> Json:
    """Return what either of two revocation lists revokes, under every name of it."""
    return {
        name: [*many(one.get(name)), *many(other.get(name))]
        for name in ("revokedAssertions", "revokedCredential")
        if name in one or name in other
    }
