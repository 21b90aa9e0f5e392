"""Whose key it is that a signature names: the issuer's own, or one nobody knows.

Only a did:key that is the issuer itself proves who signed. Of any other issuer its DID
document, its profile or a key file that names it as owner decides. A key that came with
the signature (in a header, after #, as another did:key) shows that nothing was changed
since, never who signed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from analytics.sources.credentials import keys
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import UNKNOWN_KEY, Verdict

_DID_KEY = "did:key:"


@dataclass(frozen=True)
class Signer:
    """A key that a signature was made with, and whether it is the issuer's own."""

    key: PublicKeyTypes
    is_issuers: bool


def signer_called(name: str, issuer: str, supports: Supports) -> Signer | None:
    """Return the key of this name: the issuer's, else one of whoever's.

    That is one that the name carries, or a file of the key that names no other owner.
    """
    whole = issuer + name if name.startswith("#") else name
    for key_name, key in _issuers_keys(issuer, supports, whole):
        if _as_named(key_name) == _as_named(whole):
            return Signer(key, is_issuers=True)
    carried = keys.from_method(name) or _ownerless(supports.get("key", name), issuer)
    return None if carried is None else Signer(carried, is_issuers=False)


def signer_with(key: PublicKeyTypes, issuer: str, supports: Supports) -> Signer:
    """Return a key that came without a name: the issuer's where it has the same."""
    written = keys.as_bytes(key)
    own = any(
        keys.as_bytes(one) == written for _, one in _issuers_keys(issuer, supports)
    )
    return Signer(key, is_issuers=own)


def fitting(signer: Signer, issuer: str) -> Verdict:
    """Return the verdict on a signature that fits: by the issuer, or by whoever."""
    if signer.is_issuers:
        return Verdict("valid", signer=issuer)
    # What the issuer's document says may still come; a did:key needs none.
    return Verdict("valid", UNKNOWN_KEY, waits=not issuer.startswith(_DID_KEY))


def unfitting(
    signer: Signer, issuer: str, reason: str = "the signature doesn't fit"
) -> Verdict:
    """Return the verdict on a signature that doesn't fit.

    Under a key that isn't known as the issuer's, the issuer's own may still come.
    """
    is_last = signer.is_issuers or issuer.startswith(_DID_KEY)
    return Verdict("invalid", reason, waits=not is_last)


def _issuers_keys(
    issuer: str, supports: Supports, name: str | None = None
) -> Iterator[tuple[str, PublicKeyTypes]]:
    """Yield the keys that are known as the issuer's, each with its whole name."""
    if not issuer:
        return
    if issuer.startswith(_DID_KEY):
        own = keys.from_method(issuer)
        if own is not None:
            whole = f"{issuer}#{issuer.removeprefix(_DID_KEY)}"
            yield from ((called, own) for called in (issuer, whole))
        return
    profile = supports.get("issuer", issuer)
    found = [*_for_assertions(supports.get("did", issuer), issuer)]
    found += [*_for_assertions(profile, issuer), *_of_profile(profile, issuer)]
    found += _key_file(name, issuer, profile, supports)
    for one in found:
        key = written(one)
        if key is not None:
            yield _whole(one, issuer), key


def _ownerless(key: Json | None, issuer: str) -> PublicKeyTypes | None:
    """Return a key file's key, unless it is plainly somebody else's."""
    if key is None or (issuer and not _is_own(key, issuer)):
        return None
    return written(key)


def given_in(
    kind: str, value: Json, issuer: str
) -> Iterator[tuple[str, PublicKeyTypes | None]]:
    """Yield what a file gives as its issuer's keys, each with its whole name.

    Of a key that a profile only names, or that can't be read, there is just the name.
    """
    if kind == "key":
        own = [value] if _is_own(value, issuer) else []
    else:
        own = [*_for_assertions(value, issuer)]
    if kind == "issuer":
        own += _of_profile(value, issuer)
        yield from ((_called(one, issuer), None) for one in _others(value, issuer))
    yield from ((_called(one, issuer), written(one)) for one in own)


def says_something(profile: Json) -> bool:
    """Tell whether a profile says anything of its issuer's keys or revocations."""
    issuer = same(id_of(profile) or "")
    given = given_in("issuer", profile, issuer)
    return bool(id_of(profile.get("revocationList"))) or any(True for _ in given)


def _others(profile: Json, issuer: str) -> list[object]:
    """Return what a profile lists of keys without giving one of its issuer's."""
    return [one for one in many(profile.get("publicKey")) if not _is_own(one, issuer)]


def _called(one: object, issuer: str) -> str:
    name = id_of(one) or ""
    return same(issuer + name if name.startswith("#") else name)


def written(one: Json) -> PublicKeyTypes | None:
    """Return the key that is written in one of these, in whichever way."""
    key = keys.from_multibase(one.get("publicKeyMultibase"))
    key = key or keys.from_jwk(one.get("publicKeyJwk"))
    return key or keys.from_pem(one.get("publicKeyPem"))


def _for_assertions(document: Json | None, issuer: str) -> Iterator[Json]:
    """Yield what a DID document lists for assertions, there or by its whole name."""
    if document is None:
        return
    listed = many(document.get("assertionMethod"))
    named = {
        _as_named(issuer + one if one.startswith("#") else one)
        for one in _texts(listed)
    }
    methods = [
        *many(document.get("verificationMethod")),
        *many(document.get("publicKey")),
    ]
    for one in methods:
        if _is_own(one, issuer) and _as_named(_whole(one, issuer)) in named:
            yield one
    yield from (one for one in listed if _is_own(one, issuer))


def _of_profile(profile: Json | None, issuer: str) -> list[Json]:
    """Return the keys that stand in an issuer's profile (Open Badges 1 and 2)."""
    listed = many(profile.get("publicKey")) if profile else []
    return [one for one in listed if _is_own(one, issuer)]


def _key_file(
    name: str | None, issuer: str, profile: Json | None, supports: Supports
) -> list[Json]:
    """Return the key file of this name that is the issuer's.

    It names the issuer as its owner; a profile that lists others only says that it
    isn't. That a profile names it is not enough: anybody can write a file of that name.
    """
    found = supports.get("key", name)
    if found is None or not id_of(found.get("owner")) or not _is_own(found, issuer):
        return []
    listed = [id_of(one) for one in many(profile.get("publicKey"))] if profile else []
    names = {_as_named(one) for one in listed if one}
    return [found] if not listed or _as_named(name or "") in names else []


def _is_own(one: object, issuer: str) -> bool:
    """Tell whether a key isn't said to be somebody else's."""
    if not isinstance(one, dict):
        return False
    said = [one[name] for name in ("owner", "controller") if name in one]
    return all(same(id_of(whose) or "") == issuer for whose in said)


def _whole(one: Json, issuer: str) -> str:
    name = id_of(one) or ""
    return issuer + name if name.startswith("#") else name


def _as_named(name: str) -> str:
    """Return a key's name as names are compared, here and of what is known."""
    return same(name)


def _texts(listed: list[object]) -> list[str]:
    return [one for one in listed if isinstance(one, str)]
