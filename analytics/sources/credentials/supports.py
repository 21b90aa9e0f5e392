"""The files that back credentials: keys, issuers, badge classes, lists."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, many
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.jws import claims_of
from analytics.sources.credentials.problem import ProblemError

_OF_KEYS = ("publicKey", "assertionMethod", "verificationMethod", "revocationList")


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

    Of two profiles that is one that says something of keys or revocations. Revocation
    lists of one id are one list: whoever writes an empty one of another's
    address takes nothing from it.
    """
    by_id: dict[tuple[str, str], Json] = {}
    read = [(one, supports_value(one.document)[0]) for one in found]
    read.sort(
        key=lambda pair: (same(pair[0].id), _says_more(pair[1]), pair[0].document)
    )
    for one, value in read:
        place = (one.kind, same(one.id))
        if one.kind == "revocation-list" and place in by_id:
            value = value | _united(by_id[place], value)
        by_id[place] = value
    return Supports(by_id)


def _says_more(value: Json) -> bool:
    return any(name in value for name in _OF_KEYS)


def _united(one: Json, other: Json) -> Json:
    """Return what either of two revocation lists revokes, under every name of it."""
    return {
        name: [*many(one.get(name)), *many(other.get(name))]
        for name in ("revokedAssertions", "revokedCredential")
        if name in one or name in other
    }
