"""Who was revoked, or is suspended, by the lists that are at hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.status import bits_of, is_for, is_set
from analytics.sources.credentials.supports import Supports

_LONG = 8  # characters of a name that isn't there by chance


@dataclass(frozen=True)
class Listed:
    """One entry of a list of ids: what it revokes, and for whom the list may speak."""

    found_by: str
    award_id: str
    issuer: str | None
    host: str | None


def listed(supports: Supports) -> Iterator[Listed]:
    """Yield every entry of every revocation list, once for each issuer of the list."""
    for (kind, name), value in supports.by_id.items():
        if kind != "revocation-list":
            continue
        host = urlsplit(name).hostname
        for issuer in _issuers(name, value, supports):
            for award_id in _ids(value):
                yield Listed(name, award_id, issuer, host)


def _issuers(name: str, value: Json, supports: Supports) -> list[str | None]:
    found = {
        issuer
        for (kind, issuer), profile in supports.by_id.items()
        if kind == "issuer" and same(id_of(profile.get("revocationList")) or "") == name
    }
    own = id_of(value.get("issuer"))
    named = found | ({same(own)} if own else set())
    return [*sorted(named)] if named else [None]


def _ids(value: Json) -> Iterator[str]:
    """Yield ids; entries are texts, or objects with an id or a uid."""
    entries = many(value.get("revokedAssertions", value.get("revokedCredential")))
    for one in entries:
        named = one.get("uid") if isinstance(one, dict) and "id" not in one else None
        found = id_of(one) or named
        if isinstance(found, str) and found:
            yield same(found)


def set_bits(
    places: Iterable[tuple[str, int, str]], supports: Supports
) -> Iterator[tuple[str, int, str, str]]:
    """Yield each place (list, index, purpose) that is set in its list, and that list.

    A list is the one named where its id is the address; or, since lists are moved,
    where it alone has the last part of that address as its own.
    """
    bits: dict[tuple[str, str], tuple[str, bytes] | None] = {}
    for named, index, purpose in places:
        if (named, purpose) not in bits:
            bits[named, purpose] = _list_of(named, purpose, supports)
        found = bits[named, purpose]
        if found is not None and is_set(found[1], index):
            yield named, index, purpose, found[0]


def _list_of(named: str, purpose: str, supports: Supports) -> tuple[str, bytes] | None:
    exact = supports.get("status-list", named)
    name = same(named)
    if exact is None:
        alike = [
            other
            for kind, other in supports.by_id
            if kind == "status-list" and _last(other) == _last(name)
        ]
        if len(alike) != 1 or len(_last(name)) < _LONG:
            return None
        name, exact = alike[0], supports.by_id[("status-list", alike[0])]
    try:
        return (name, bits_of(exact)) if is_for(exact, purpose) else None
    except ProblemError:
        return None


def _last(name: str) -> str:
    return name.partition("#")[0].rstrip("/").rpartition("/")[2]
