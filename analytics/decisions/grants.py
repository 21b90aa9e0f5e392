"""Grants: who may see what, from which day to which, and who gave it.

A subject is somebody's e-mail address, or ``sub:`` and what the identity provider calls
them. Grants are ended, never removed, so that it can be told later who might see what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from analytics.decisions.begun import is_begun
from analytics.decisions.log import Told, note
from analytics.rights import NEEDS_ID, RIGHTS, Role
from analytics.scope import UnknownError, Viewer

# The command line is nobody's account, and who isn't signed in has no grants.
GRANTED: tuple[Role, ...] = tuple(
    role for role in RIGHTS if role not in ("operator", "public", "nobody")
)
SUB = "sub:"


@dataclass(frozen=True)
class Wanted:
    """A grant to be given. ``is_cover``: for a colleague, and so with an end day."""

    subject: str
    viewer: Viewer
    begins_on: date
    ends_on: date | None = None
    is_cover: bool = False


@dataclass(frozen=True)
class Grant:
    """A grant that was given: to whom, what, for which days, by whom and when."""

    id: int
    wanted: Wanted
    given_by: str
    given_at: datetime


def subject_of(text: str) -> str:
    """Read a subject; UnknownError for what is neither an e-mail address nor ``sub:``.

    Capitals in an e-mail address don't matter; in what a provider calls somebody, they
    do.
    """
    told = text.strip()
    if told.startswith(SUB) and told != SUB:
        return told
    name, sign, host = told.partition("@")
    if not (name and sign and host) or any(char.isspace() for char in told):
        raise UnknownError("a subject is an e-mail address, or sub: and an id")
    return told.lower()


def wanted(
    subject: str,
    role: str,
    scope: str | None,
    begins_on: date,
    ends_on: date | None,
    is_cover: bool = False,
) -> Wanted:
    """Put a grant together; UnknownError where it can't be given so."""
    found = next((one for one in GRANTED if one == role), None)
    if found is None:
        raise UnknownError(f"a role is one of {', '.join(GRANTED)}")
    if (found in NEEDS_ID) != bool(scope):
        needs = "needs" if found in NEEDS_ID else "has no"
        raise UnknownError(f"the role {found} {needs} scope: whose it is")
    if is_cover and ends_on is None:
        raise UnknownError("cover for a colleague has an end day")
    if ends_on is not None and ends_on < begins_on:
        raise UnknownError("a grant ends before it begins")
    viewer = Viewer(found, scope or None)
    return Wanted(subject_of(subject), viewer, begins_on, ends_on, is_cover)


def give(root: Path, grants: Sequence[Wanted], *, by: str) -> int:
    """Give grants, all or none; those that stand already are left. Returns how many."""
    from analytics.decisions import access_rows

    given = access_rows.add(root, grants, by=by, at=datetime.now(UTC))
    for grant in given:
        _note(root, by, f"{grant.viewer.role} given to {grant.subject}")
    return len(given)


def end(root: Path, number: int, *, by: str) -> None:
    """End a grant at once; UnknownError where none of this number stands."""
    if is_begun(root):
        from analytics.decisions import access_rows

        if access_rows.end(root, number, by=by, at=datetime.now(UTC)):
            _note(root, by, f"grant {number} ended")
            return
    raise UnknownError(f"no grant {number} stands")


def _note(root: Path, by: str, what: str) -> None:
    note(root, Told(by, Viewer("operator"), "grant", what))


def standing(root: Path, subjects: Sequence[str], day: date) -> list[Grant]:
    """Return the grants of any of these subjects that hold on a day, oldest first."""
    return [
        grant
        for grant in every(root, subjects)
        if grant.wanted.begins_on <= day
        and (grant.wanted.ends_on is None or day <= grant.wanted.ends_on)
    ]


def every(root: Path, subjects: Sequence[str] | None = None) -> list[Grant]:
    """Return the grants (of these subjects) that weren't ended, whatever their days."""
    if not is_begun(root):
        return []
    from analytics.decisions import access_rows

    return [_grant(row) for row in access_rows.ask(root, subjects)]


def _grant(row: Mapping[str, Any]) -> Grant:
    viewer = Viewer(row["role"], row["scope"])
    told = Wanted(
        row["subject"], viewer, row["begins_on"], row["ends_on"], row["is_cover"]
    )
    return Grant(row["id"], told, row["given_by"], row["given_at"])
