"""How the recipients of a state were recognised, and who is proposed for the others."""

from dataclasses import dataclass
from typing import Any

import duckdb

from analytics.store.state import State


@dataclass(frozen=True)
class Proposal:
    """A learner who may be a recipient, and the kinds of evidence that speak for it.

    Ids only. Evidence: ``ambiguous`` (one of several whom the identities name),
    ``other-time`` (an identity that was theirs on other days), ``name``,
    ``former-name``, ``local-part`` (of an e-mail address elsewhere), or a kind of
    identity that joins nobody.
    """

    recipient: str
    learner: str
    evidence: tuple[str, ...]


def proposals(state: State) -> list[Proposal]:
    """Return what waits for a person, ordered by recipient and learner."""
    rows = _rows(
        state,
        """select proposal.recipient_id, learner.learner_id, proposal.evidence
        from proposal inner join learner on proposal.learner = learner.learner
        order by all""",
    )
    found: dict[tuple[str, str], list[str]] = {}
    for recipient, learner, evidence in rows:
        found.setdefault((recipient, learner), []).append(evidence)
    return [Proposal(*pair, tuple(evidence)) for pair, evidence in found.items()]


def recognised(state: State) -> dict[str, int]:
    """Count recipients by how they were matched: on all their days, or not.

    ``decision``: a person said who it is. ``identity``: a learner was known by it.
    ``ambiguous``: several were, on some day. ``unknown``: nobody was, on some day.
    """
    counts = dict.fromkeys(("decision", "identity", "ambiguous", "unknown"), 0)
    counts |= dict(
        _rows(
            state,
            """select matched_by, count(*) from (
                select recipient_id,
                    case when bool_or(matched_by = 'ambiguous') then 'ambiguous'
                        when bool_or(matched_by = 'unknown') then 'unknown'
                        else min(matched_by) end as matched_by
                from recognised group by recipient_id)
            group by matched_by""",
        )
    )
    return counts


def is_recipient(state: State, recipient: str) -> bool:
    """Say whether the state knows a recipient of a credential by this id."""
    known = "from record.recipients where recipient_id = ? limit 1"
    return bool(_rows(state, known, recipient))


def is_learner(state: State, learner: str) -> bool:
    """Say whether an id is a learner's: not one that only stands for a recipient."""
    known = """from alias where learner_id = ?
        and learner_id not in (select recipient_id from record.recipients) limit 1"""
    return bool(_rows(state, known, learner))


def has_credentials(state: State) -> bool:
    """Say whether any credential was loaded as a file."""
    return bool(_rows(state, "select 1 from record.credentials limit 1"))


def is_issuer(state: State, issuer: str) -> bool:
    """Say whether the state has a credential of an issuer of this id."""
    known = "select 1 from record.credentials where issuer = ? limit 1"
    return bool(_rows(state, known, issuer))


def has_people(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Say whether a state was made with recipients: an earlier version's wasn't."""
    asked = "from duckdb_tables() where table_name = 'decided' limit 1"
    return cursor.execute(asked).fetchone() is not None


def _rows(state: State, query: str, *values: str) -> list[Any]:
    with state.cursor() as cursor:
        if not has_people(cursor):
            return []
        return cursor.execute(query, list(values)).fetchall()
