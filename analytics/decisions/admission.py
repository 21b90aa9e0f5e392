"""Whoever signed in: as whom they may look, at this moment.

Claims are what the identity provider says of somebody, its signature checked. They are
asked again at every turn of a screen, against the clock and the table of grants: a
token that ran out, or a grant that was ended, ends the visit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from analytics.decisions.grants import SUB, standing
from analytics.scope import Viewer

# Without sign-in, only this machine is answered, and who sits at it has the files.
LOCAL = Viewer("administrator")


@dataclass(frozen=True)
class Visitor:
    """Somebody who may look: what they are called in the log, and as whom they may."""

    subject: str
    viewers: tuple[Viewer, ...]


LOCAL_VISITOR = Visitor("local", (LOCAL,))


def is_over(claims: Mapping[str, Any], now: datetime) -> bool:
    """Say whether a token's time is over; one that doesn't say when is."""
    until = claims.get("exp")
    if isinstance(until, bool) or not isinstance(until, int | float):
        return True
    return until <= now.timestamp()


def subjects_of(claims: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what grants may call somebody: an address that is theirs, and their id.

    An address that the provider says it hasn't checked isn't anybody's.
    """
    email, sub = str(claims.get("email") or "").strip().lower(), claims.get("sub")
    is_address = "@" in email and not email.startswith(SUB)
    is_theirs = is_address and claims.get("email_verified") is not False
    return (*([email] if is_theirs else []), *([f"{SUB}{sub}"] if sub else []))


def admit(root: Path, claims: Mapping[str, Any], now: datetime) -> Visitor | None:
    """Return whom the claims are of; None where nothing is granted to them now."""
    subjects = subjects_of(claims)
    if not subjects or is_over(claims, now):
        return None
    day = now.astimezone().date()
    grants = standing(root, subjects, day)
    viewers = tuple(dict.fromkeys(grant.wanted.viewer for grant in grants))
    return Visitor(subjects[0], viewers) if viewers else None
