"""Decisions: written once, undone but never removed, the newest of each subject counts.

Kinds: ``match`` (about a recipient: which learner it is), ``mismatch`` (about a
recipient and a learner: they are two), ``trusted-issuer`` (about an issuer),
``mapping`` (about a header: what its columns mean), ``spoken-with`` (about a viewer, a
learner and a pathway: a line of a caseload is put away until a day).

Where nothing was decided yet, asking imports no database: that takes longer than to
load a small file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics.decisions.begun import is_begun
from analytics.scope import UnknownError


@dataclass(frozen=True)
class Decision:
    """What somebody decided: its kind, its subject (``about``), its value, who, when.

    Instants are in UTC. ``undone_at`` and ``undone_by`` are None while it stands.
    """

    id: int
    kind: str
    about: str
    value: Mapping[str, Any]
    by: str
    at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None


def decide(
    root: Path,
    kind: str,
    about: str,
    value: Mapping[str, Any],
    *,
    by: str,
    at: datetime | None = None,
) -> int:
    """Keep a decision (at: the present) and return its id.

    It replaces an earlier one of the same kind and subject, which is kept.
    """
    from analytics.decisions import rows

    said = {"kind": kind, "about": about, "value": dict(value), "by": by}
    return rows.add(root, said | {"at": _instant(at)})


def undo(root: Path, number: int, *, by: str, at: datetime | None = None) -> None:
    """Undo a decision: it is kept, and what it replaced counts again.

    UnknownError where there is no such decision, or it is undone already.
    """
    if is_begun(root):
        from analytics.decisions import rows

        if rows.end(root, number, undone_at=_instant(at), undone_by=by):
            return
    raise UnknownError(f"no decision {number} stands")


def current(root: Path, kind: str) -> list[Decision]:
    """Return the decisions of a kind that count, one per subject, ordered by it."""
    newest: dict[str, Decision] = {}
    for decision in history(root, kind):
        if decision.undone_at is None:
            newest[decision.about] = decision
    return [newest[about] for about in sorted(newest)]


def history(
    root: Path, kind: str | None = None, about: str | None = None
) -> list[Decision]:
    """Return all decisions, undone ones too, oldest first."""
    if not is_begun(root):
        return []
    from analytics.decisions import rows

    return [_decision(row) for row in rows.ask(root, kind, about)]


def _decision(row: Mapping[Any, Any]) -> Decision:
    instants = {name: _aware(row[name]) for name in ("at", "undone_at")}
    return Decision(**(dict(row) | instants))


def _aware(at: datetime | None) -> datetime | None:
    """Read an instant back: SQLite keeps it without its zone, which is UTC."""
    if at is None:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _instant(at: datetime | None) -> datetime:
    return (at or datetime.now(UTC)).astimezone(UTC)
