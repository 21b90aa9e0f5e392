"""Who was revoked, or is suspended, by the lists that are at hand; what isn't known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.status import NOWHERE
from analytics.sources.credentials.status_lists import (
    ABSENT,
    TOO_SHORT,
    Place,
    StatusLists,
)
from analytics.sources.credentials.supports import Supports

UNNAMED = "no issuer's profile at hand names its address, so it revokes nothing yet"


@dataclass(frozen=True)
class Listed:
    """One entry of a list of ids: what it revokes, and for whom the list may speak.

    ``issuer`` is one whose profile names the list; None for whoever's credential does.
    """

    found_by: str
    award_id: str
    issuer: str | None


def listed(supports: Supports) -> Iterator[Listed]:
    """Yield every entry of every revocation list, once for each issuer of the list."""
    named = _profiles_lists(supports)
    for (kind, name), value in supports.by_id.items():
        if kind == "revocation-list":
            for issuer in (None, *sorted(named.get(name, ()))):
                for award_id in _ids(value):
                    yield Listed(name, award_id, issuer)


def unnamed(supports: Supports) -> set[str]:
    """Return the revocation lists that no issuer's profile at hand names."""
    named = _profiles_lists(supports)
    lists = [name for kind, name in supports.by_id if kind == "revocation-list"]
    return {name for name in lists if name not in named}


def _profiles_lists(supports: Supports) -> dict[str, set[str]]:
    """Return, by a list's whole address, the issuers whose profiles name it.

    A profile is a file of its own. One inside a badge class isn't asked: anybody can
    write a badge class that names an issuer. Nor is one without keys of an issuer whose
    keys another file gives: it could be anybody's.
    """
    found: dict[str, set[str]] = {}
    keyed = _keyed_elsewhere(supports)
    for (kind, _), value in supports.by_id.items():
        address, issuer = id_of(value.get("revocationList")), same(id_of(value) or "")
        if kind == "issuer" and address and issuer:
            is_did_key = issuer.startswith("did:key:")  # no profile is known as its own
            is_own = not is_did_key
            is_own &= issuer not in keyed or _gives_keys(value, issuer)
            found.setdefault(same(address), set()).update({issuer} if is_own else ())
    return {address: issuers for address, issuers in found.items() if issuers}


def _gives_keys(profile: Json, issuer: str) -> bool:
    # Imported where there is a list: that takes as long as a small load.
    from analytics.sources.credentials import whose

    return any(True for _ in whose.given_in("issuer", profile, issuer))


def _keyed_elsewhere(supports: Supports) -> set[str]:
    """Return the issuers with a DID document or a key file."""
    named = {name for kind, name in supports.by_id if kind == "did"}
    keys = [value for (kind, _), value in supports.by_id.items() if kind == "key"]
    return named | {same(id_of(value.get("owner")) or "") for value in keys}


def _ids(value: Json) -> Iterator[str]:
    """Yield ids; entries are texts, or objects with an id or a uid."""
    for one in (
        *many(value.get("revokedAssertions")),
        *many(value.get("revokedCredential")),
    ):
        named = one.get("uid") if isinstance(one, dict) and "id" not in one else None
        found = id_of(one) or named
        if isinstance(found, str) and found:
            yield same(found)


@dataclass(frozen=True)
class Bit:
    """A place in a list, of an issuer's credentials, of which a list says something.

    ``found_by`` is the list that has it set, ``doubt`` why nothing is known of it.
    """

    issuer: str
    named: str
    place: int
    purpose: str
    found_by: str | None
    doubt: str | None
    list_issuer: str | None


@dataclass(frozen=True)
class Doubt:
    """A list that an issuer's credentials name, and why nothing is known of it.

    ``has_place`` tells those that name a place in it from those that name it alone.
    """

    issuer: str
    named: str
    purpose: str
    doubt: str
    list_issuer: str | None
    has_place: bool


Asked = tuple[str, str, int | None, str, list[str] | None]


def statuses(
    places: Iterable[Asked], lists: StatusLists
) -> tuple[list[Bit], list[Doubt]]:
    """Return the places that are set, and the lists of which nothing is known.

    Places are issuer, address, index, purpose and the lists that had it set before.
    """
    bits: list[Bit] = []
    doubts: dict[tuple[str, str, str, bool], Doubt] = {}
    for issuer, address, index, purpose, before in places:
        if index is None:
            if ("revocation-list", address) not in lists.supports.by_id:
                asked = (issuer, address, purpose)
                doubts[*asked, False] = Doubt(*asked, ABSENT, None, False)
            continue
        if index == NOWHERE:
            at = (issuer, address, index, purpose)
            bits.append(Bit(*at, None, ABSENT, None))
            continue
        found = lists.status(Place(issuer, address, index, purpose, before or ()))
        whose = found.list_issuer
        if found.found_by is not None or found.doubt == TOO_SHORT:
            at = (issuer, address, index, purpose)
            bits.append(Bit(*at, found.found_by, found.doubt, whose))
        elif found.doubt is not None:
            asked = (issuer, address, purpose)
            doubts[*asked, True] = Doubt(*asked, found.doubt, whose, True)
    return bits, [*doubts.values()]
