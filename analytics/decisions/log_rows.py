"""The tables of the log: what is added to them, and asked of them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, text

from analytics.decisions.connect import transaction
from analytics.decisions.tables import LOG, PEOPLE

ONE_AT_A_TIME = 4242302  # PostgreSQL's lock for whoever adds


def add(
    root: Path,
    said: Mapping[str, Any],
    marks: Sequence[str],
    chained: Callable[[Mapping[str, Any], str], str],
) -> int:
    """Add an entry behind the last one, and its list where that isn't kept yet."""
    from analytics.decisions.log import START

    with transaction(root) as connection:
        _alone(connection)
        last = select(LOG.c.hash).order_by(LOG.c.id.desc()).limit(1)
        previous = connection.execute(last).scalar() or START
        if marks:
            _keep(connection, str(said["people"]), marks)
        row = dict(said) | {"previous": previous, "hash": chained(said, previous)}
        done = connection.execute(insert(LOG).values(**row).returning(LOG.c.id))
        return int(done.scalar_one())


def _alone(connection: Connection) -> None:
    """Let nobody else add until this is committed: an entry has one before it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("begin immediate")
    else:
        connection.execute(text(f"select pg_advisory_xact_lock({ONE_AT_A_TIME})"))


def _keep(connection: Connection, digest: str, marks: Sequence[str]) -> None:
    known = select(PEOPLE.c.mark).where(PEOPLE.c.people == digest).limit(1)
    if connection.execute(known).first() is None:
        rows = [{"people": digest, "mark": mark} for mark in marks]
        connection.execute(insert(PEOPLE), rows)


def ask(
    root: Path, mark: str | None, who: str | None, most: int
) -> list[dict[str, Any]]:
    """Return the latest entries, newest first."""
    asked = select(LOG).order_by(LOG.c.id.desc()).limit(most)
    if mark is not None:
        lists = select(PEOPLE.c.people).where(PEOPLE.c.mark == mark)
        asked = asked.where(LOG.c.people.in_(lists))
    if who is not None:
        asked = asked.where(LOG.c.who == who)
    with transaction(root) as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def every(root: Path) -> list[dict[str, Any]]:
    """Return all entries, oldest first."""
    with transaction(root) as connection:
        asked = select(LOG).order_by(LOG.c.id)
        return [dict(row) for row in connection.execute(asked).mappings()]


def marks(root: Path, number: int) -> set[str]:
    """Return the marks of an entry's list."""
    of_entry = select(LOG.c.people).where(LOG.c.id == number).scalar_subquery()
    asked = select(PEOPLE.c.mark).where(PEOPLE.c.people == of_entry)
    with transaction(root) as connection:
        return set(connection.execute(asked).scalars())


def digest(root: Path, people: str) -> str:
    """Return the digest of a list as it is kept now."""
    asked = select(PEOPLE.c.mark).where(PEOPLE.c.people == people)
    with transaction(root) as connection:
        found = sorted(connection.execute(asked).scalars())
    return hashlib.sha256("\n".join(found).encode()).hexdigest()
