"""Which keys are known as an issuer's, and which files would change them.

The keys that came first stay: whoever hands in a badge could hand in a document beside
it, with the issuer's id and a key of their own.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    return frozenset(key for _, key in _names_of(one, issuer) if key is not None)


def _names_of(one: Support, issuer: str) -> frozenset[tuple[str, str | None]]:
    """Return the keys that a file names as the issuer's, by name, each as a hash."""
    # Imported where there is a file with keys: that takes as long as a small load.
    from analytics.sources.credentials import keys, whose

    value: Json = supports_value(one.document)[0]
    return frozenset(
        (name, hashlib.sha256(keys.as_bytes(key)).hexdigest() if key else None)
        for name, key in whose.given_in(one.kind, value, issuer)
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

    Of those in one load that disagree, with nothing known before, all: whoever writes
    a document of another kind can copy the keys of the first and add one.
    """
    before, now = _by_issuer(known), _by_issuer(came)
    found = [
        one.file
        for issuer, files in now.items()
        for one in files
        if _changes(one, before.get(issuer, []), files)
    ]
    return found + [
        one for one in came if one not in found and _changes_owner(one, known, came)
    ]


@dataclass(frozen=True)
class _Said:
    """What a file says of its issuer: keys (as hashes), their names, and its list.

    Of a key that it only names nothing is known but the name.
    """

    file: Support
    names: frozenset[tuple[str, str | None]]
    named_list: str | None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for _, key in self.names if key is not None)

    @property
    def is_silent(self) -> bool:
        """Whether it is a profile that says nothing of keys or revocations."""
        return self.file.kind == "issuer" and not self.names and not self.named_list


def _by_issuer(files: Sequence[Support]) -> dict[str, list[_Said]]:
    """Return what files say, by the issuer of whom they say it."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for one in files:
        issuer = issuer_of_keys(one)
        if issuer is not None:
            named = _revocation_list(one) if one.kind == "issuer" else None
            found[issuer].append(_Said(one, _names_of(one, issuer), named))
    return found


def _changes(one: _Said, before: list[_Said], now: list[_Said]) -> bool:
    """Tell whether a file would change what is known of its issuer.

    Where no key of the issuer is known, what came with the file counts as known.
    """
    if one.is_silent:
        return False
    theirs = {key for other in before for key in other.keys}
    asked = before if theirs else [*before, *now]
    alike = {
        other.names
        for other in asked
        if _is_same(one.file, other.file) and not other.is_silent
    }
    return (
        bool(alike - {one.names})
        or _gives_others(one, before, theirs)
        or (not theirs and len({other.keys for other in now if other.keys}) > 1)
        or _clash(asked if not theirs else [*before, one])
        or _names_other_list(one, before, now)
    )


def _gives_others(one: _Said, before: list[_Said], theirs: set[str]) -> bool:
    """Tell whether a file gives a key that isn't known, or leaves out one that is."""
    if theirs and not one.keys <= theirs:
        return True
    return one.file.kind == "issuer" and bool(one.names) and _lacks_a_file(one, before)


def _lacks_a_file(one: _Said, files: Sequence[_Said]) -> bool:
    """Tell whether a profile doesn't name every key file of its issuer."""
    named = {name for name, _ in one.names}
    keys = {same(other.file.id) for other in files if other.file.kind == "key"}
    return bool(keys - named)


def _clash(files: Sequence[_Said]) -> bool:
    """Tell whether a name is one key in one of these files and another in the next."""
    found = {pair for one in files for pair in one.names if pair[1] is not None}
    return len({name for name, _ in found}) < len(found)


def _names_other_list(one: _Said, before: list[_Said], now: list[_Said]) -> bool:
    """Tell whether a profile names another revocation list than is known, or the first.

    Another one could be empty, and whoever writes one could revoke what they like. The
    first profile may name one, unless its issuer has a DID document, a key file that
    the profile says nothing of, or a key and a profile that were known before: whose
    profile it is, nobody can say then.
    """
    if one.file.kind != "issuer":
        return False
    lists, at_once = (
        {o.named_list for o in files if o.file.kind == "issuer" and not o.is_silent}
        for files in (before, now)
    )
    if lists:
        return one.named_list not in lists
    others = [*before, *now]
    is_nobodys = any(other.file.kind == "did" for other in others)
    is_nobodys = is_nobodys or _lacks_a_file(one, others)
    has_profile = any(other.file.kind == "issuer" for other in before)
    is_nobodys = is_nobodys or (has_profile and any(other.keys for other in before))
    return len(at_once) > 1 or (is_nobodys and one.named_list is not None)


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


def _is_same(one: Support, other: Support) -> bool:
    return (one.kind, same(one.id)) == (other.kind, same(other.id))


def _revocation_list(one: Support) -> str | None:
    return id_of(supports_value(one.document)[0].get("revocationList"))
