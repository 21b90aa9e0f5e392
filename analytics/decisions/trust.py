"""Which issuers of credentials are trusted: a list that the administrator keeps."""

from pathlib import Path

from analytics.decisions.journal import current, decide, undo
from analytics.scope import UnknownError

TRUSTED = "trusted-issuer"


def trusted(root: Path) -> list[tuple[str, str]]:
    """Return the issuers that are trusted, with the names they go by, ordered."""
    return [(d.about, d.value["name"]) for d in current(root, TRUSTED)]


def bound(root: Path) -> list[tuple[str, str]]:
    """Return the issuers that are trusted, with what stands for the keys known then.

    Decisions from before keys were noted aren't among them.
    """
    stand = current(root, TRUSTED)
    return [(d.about, d.value["keys"]) for d in stand if "keys" in d.value]


def trust(root: Path, issuer: str, name: str, keys: str, *, by: str) -> int:
    """Decide that an issuer is trusted, under a name; return the decision's id.

    ``keys`` stands for those that are known of it: trust is in who has them.
    """
    return decide(root, TRUSTED, issuer, {"name": name, "keys": keys}, by=by)


def distrust(root: Path, issuer: str, *, by: str) -> None:
    """Undo every decision to trust an issuer; UnknownError if none stands."""
    found = [d for d in current(root, TRUSTED) if d.about == issuer]
    if not found:
        raise UnknownError("this issuer isn't trusted: cairn issuers lists them")
    while found:  # one that was named anew had been trusted before
        undo(root, found[0].id, by=by)
        found = [d for d in current(root, TRUSTED) if d.about == issuer]
