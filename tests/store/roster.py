"""Records drawn by hand, and the people that facts make of them."""

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from analytics.model import TABLES
from analytics.store.badge_tables import KEPT
from analytics.store.extras import EXTRA
from analytics.store.facts import build_facts
from analytics.store.identity import create

DAY = date(2026, 3, 1)


def hashed(text: str, salt: str | None = None, how: str = "sha256") -> tuple[str, ...]:
    """Hash an identity as Open Badges 2.0 says: the salt behind it."""
    digest = hashlib.new(how, (text + (salt or "")).encode()).hexdigest()
    return (how, digest, salt)


@dataclass
class Roster:
    """Learners, their other names, and recipients of awards."""

    learners: list[tuple[Any, ...]] = field(default_factory=list)
    identities: list[tuple[Any, ...]] = field(default_factory=list)
    merges: list[tuple[str, str]] = field(default_factory=list)
    recipients: list[tuple[Any, ...]] = field(default_factory=list)
    awards: list[tuple[Any, ...]] = field(default_factory=list)
    decided: list[tuple[str, str]] = field(default_factory=list)

    def learner(self, who: str, email: str | None = None, name: str | None = None):
        self.learners.append((who, name, email))

    def known_as(self, who: str, kind: str, value: str, start=None, end=None):
        self.identities.append((who, kind, value, start, end))

    def award(self, to: str, *days: date) -> None:
        for day in days or (DAY,):
            number = f"award {len(self.awards)}"
            self.awards.append((number, "issuer", to, "badge", day))

    def plain(self, to: str, kind: str, value: str, *days: date) -> str:
        """Award something to a recipient written in plain text."""
        self.recipients.append((to, kind, value, None, None, None))
        self.award(to, *days)
        return to

    def secret(self, to: str, identity: tuple[str, ...], *days: date) -> str:
        """Award something to a recipient written as a hash of an e-mail address."""
        self.recipients.append((to, "email", None, *identity))
        self.award(to, *days)
        return to

    def built(self, seed: int = 0) -> duckdb.DuckDBPyConnection:
        """Build the facts of these records, put down in some order."""
        con = duckdb.connect()
        con.execute("create schema record")
        for table in TABLES.values():
            con.execute(create(table, "record"))
        for name, columns in (EXTRA | KEPT).items():
            con.execute(f"create table record.{name} ({columns})")
        chance = random.Random(seed)
        for name, columns in COLUMNS.items():
            rows = list(getattr(self, name))
            chance.shuffle(rows)
            if rows:
                fill(con, f"record.{name} ({columns})", rows)
        build_facts(con)
        return con

    def found(self, seed: int = 0) -> dict[str, str]:
        """Return whose the award of each recipient is, where it is a learner's."""
        with self.built(seed) as con:
            return dict(con.execute(OWNERS).fetchall())

    def owners(self, to: str) -> dict[date, str]:
        """Return whose each award of a recipient is, by its day."""
        with self.built() as con:
            return dict(con.execute(DATED, [to]).fetchall())

    def proposed(self) -> set[tuple[str, str, str]]:
        """Return what waits for a person."""
        with self.built() as con:
            return set(con.execute(PROPOSED).fetchall())


COLUMNS = {
    "learners": "learner_id, name, email",
    "identities": "learner_id, kind, value, valid_from, valid_to",
    "merges": 'learner_id, "into"',
    "recipients": "recipient_id, kind, value, hash, digest, salt",
    "awards": "award_id, source, learner_id, achievement_id, earned_on",
    "decided": "recipient_id, learner_id",
}
OWNERS = """select distinct awards.learner_id, learner.learner_id
    from record.awards inner join award using (award_id)
    inner join learner using (learner)
    where learner.learner_id <> awards.learner_id"""
DATED = """select award.issued_on, learner.learner_id
    from record.awards inner join award using (award_id)
    inner join learner using (learner) where awards.learner_id = ?"""
PROPOSED = """select recipient_id, learner_id, evidence
    from proposal inner join learner using (learner)"""


def fill(con: duckdb.DuckDBPyConnection, into: str, rows: list[Any]) -> None:
    """Insert many rows at once."""
    marks = f"({', '.join('?' * len(rows[0]))})"
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        flat = [value for row in part for value in row]
        con.execute(f"insert into {into} values {', '.join([marks] * len(part))}", flat)
