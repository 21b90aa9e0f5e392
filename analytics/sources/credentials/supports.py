"""The files that back credentials: keys, issuers, badge classes, lists."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.found import Support

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes


@dataclass(frozen=True)
class Supports:
    """Everything that backs credentials, by kind and id, parsed."""

    by_id: dict[tuple[str, str], Json]

    def get(self, kind: str, name: str | None) -> Json | None:
        """Return one backing file, or None where it isn't there."""
        return None if name is None else self.by_id.get((kind, same(name)))

    def key(self, name: str, issuer: str) -> "PublicKeyTypes | None":
        """Return the public key called ``name``: from a key file, issuer or DID.

        A key file that names another owner than ``issuer`` (where one is known) isn't
        that issuer's.
        """
        from analytics.sources.credentials import keys

        found = self.get("key", name)
        if found is not None and not _is_foreign(found, issuer):
            return keys.from_pem(found.get("publicKeyPem"))
        for holder in (self.get("issuer", issuer), self._did(name)):
            for one in _listed(holder):
                if id_of(one) == name:
                    return keys.from_multibase(
                        one.get("publicKeyMultibase")
                    ) or keys.from_pem(one.get("publicKeyPem"))
        return None

    def _did(self, method: str) -> Json | None:
        return self.get("did", method.partition("#")[0])


def _is_foreign(key: Json, issuer: str) -> bool:
    owner = id_of(key.get("owner"))
    return bool(owner and issuer and same(owner) != issuer)


def _listed(holder: Json | None) -> list[Any]:
    if holder is None:
        return []
    named = [*many(holder.get("publicKey")), *many(holder.get("verificationMethod"))]
    inline = [one for one in many(holder.get("assertionMethod")) if type(one) is dict]
    return [one for one in (*named, *inline) if isinstance(one, dict)]


def gathered(found: Iterable[Support]) -> Supports:
    """Put backing files together; of two with one id the same is always taken."""
    by_id: dict[tuple[str, str], Json] = {}
    for one in sorted(found, key=lambda s: (s.kind, s.id, s.document)):
        by_id[(one.kind, same(one.id))] = json.loads(one.document)
    return Supports(by_id)
