"""Which keys are known as an issuer's, and which files would change them.

The keys that came first stay: whoever hands in a badge could hand in a document beside
it, with the issuer's id and a key of their own.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.supports import supports_value

KEYED = ("did", "issuer", "key")
ASIDE = "aside-"  # before the kind of a file that was set aside
OTHER_KEYS = (
    "with other keys, or another revocation list, than are known of its issuer: set "
    "aside. If they are the issuer's own, load it with --new-keys"
)


def issuer_of_keys(one: Support) -> str | None:
    """Return the issuer whose keys a file gives; None where that is nobody's to say."""
    found: str | None = one.id
    if one.kind == "key":
        found = id_of(supports_value(one.document)[0].get("owner"))
    if one.kind not in KEYED or not found or found.startswith("did:key:"):
        return None
    return same(found)


def keys_of(one: Support, issuer: str) -> frozenset[str]:
    """Return the keys that a file gives as the issuer's, each as a hash."""
    # Imported where there is a file with keys: that takes as long as a small load.
    from analytics.sources.credentials import keys, whose

    value: Json = supports_value(one.document)[0]
    found = (whose.written(key) for key in whose.given_in(one.kind, value, issuer))
    return frozenset(
        hashlib.sha256(keys.as_bytes(key)).hexdigest() for key in found if key
    )


def known_keys(every: Iterable[Support]) -> dict[str, str]:
    """Return, by issuer, one text that stands for all the keys that are known of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in every:
        issuer = issuer_of_keys(one)
        if issuer is not None:
            found[issuer] |= keys_of(one, issuer)
    return {
        issuer: hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()
        for issuer, keys in found.items()
        if keys
    }


def with_other_keys(known: Sequence[Support], came: Sequence[Support]) -> list[Support]:
    """Return the files that came and would change an issuer's keys or revocation list.

    Of two in one load that say it in two ways, with nothing known before, both.
    """
    theirs: dict[str, set[str]] = defaultdict(set)
    told: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for one in known:
        issuer = issuer_of_keys(one)
        if issuer is not None:
            theirs[issuer] |= keys_of(one, issuer)
            told[one.kind, one.id].add(keys_of(one, issuer))
    told_of = {issuer_of_keys(one) for one in known if one.kind != "key"}
    asked = [(one, issuer) for one in came if (issuer := issuer_of_keys(one))]
    at_once: dict[str, set[frozenset[str]]] = defaultdict(set)
    for one, issuer in asked:
        if not theirs.get(issuer):
            told[one.kind, one.id].add(keys_of(one, issuer))
            at_once[issuer].add(keys_of(one, issuer))
    found = [
        one
        for one, issuer in asked
        if len(told[one.kind, one.id] | {keys_of(one, issuer)}) > 1
        or (theirs.get(issuer) and not keys_of(one, issuer) <= theirs[issuer])
        or _names_other_list(one, known, issuer in told_of)
        or not _are_nested(at_once[issuer])
    ]
    return found + [
        one for one in came if one not in found and _changes_owner(one, known, came)
    ]


def _are_nested(sets: set[frozenset[str]]) -> bool:
    """Tell whether of the files of one issuer each gives no key that a larger lacks."""
    ordered = sorted(sets, key=len)
    return all(one <= other for one, other in pairwise(ordered))


def _changes_owner(
    one: Support, known: Sequence[Support], came: Sequence[Support]
) -> bool:
    """Tell whether a key file would give a key to another owner, or to nobody.

    Of those that came at once, with no owner known before, an owner goes before nobody.
    """
    if one.kind != "key":
        return False
    own = issuer_of_keys(one)
    before, at_once = (_owners(one, files) for files in (known, came))
    return own not in before if before else bool(at_once - {own})


def _owners(one: Support, files: Sequence[Support]) -> set[str]:
    """Return whose a key file's key is by the files of that name."""
    named = [other for other in files if _is_same(one, other)]
    return {owner for other in named if (owner := issuer_of_keys(other))}


def _names_other_list(one: Support, known: Sequence[Support], is_known: bool) -> bool:
    """Tell whether a profile names another revocation list than is known, or the first.

    Another one could be empty, and whoever writes one could revoke what they like. The
    first profile may name one, unless another document of its issuer is known (a file
    of a key alone says nothing of lists).
    """
    if one.kind != "issuer":
        return False
    lists = {_revocation_list(other) for other in known if _is_same(one, other)}
    if not lists and is_known:
        lists = {None}
    return bool(lists) and _revocation_list(one) not in lists


def _is_same(one: Support, other: Support) -> bool:
    return (one.kind, same(one.id)) == (other.kind, same(other.id))


def _revocation_list(one: Support) -> str | None:
    return id_of(supports_value(one.document)[0].get("revocationList"))
