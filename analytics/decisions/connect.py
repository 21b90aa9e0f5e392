"""Where decisions are kept: SQLite in the store's folder, or PostgreSQL by a setting.

``CAIRN_DECISIONS_URL`` (``postgresql://user:password@host/database``) names a database;
without it, they are in ``decisions.sqlite`` in the store's folder, in WAL mode, synced
at every commit.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from analytics.decisions.begun import FILE, SETTING, DecisionsError
from analytics.decisions.tables import MADE, ONLY_ADDED_TO

WAIT_SECONDS = 30  # for another writer to finish


@contextmanager
def transaction(root: Path) -> Iterator[Connection]:
    """Open a transaction: committed at the end, undone by any error.

    Raises DecisionsError where the database can't be reached or refuses; its address
    and password are never part of the message.
    """
    try:
        with _engine(_address(root)).begin() as connection:
            yield connection
    except SQLAlchemyError:
        where = SETTING if os.environ.get(SETTING) else f"{FILE} in the store's folder"
        raise DecisionsError(
            f"decisions can't be read or kept: look at {where}"
        ) from None


def _address(root: Path) -> str:
    given = os.environ.get(SETTING)
    if not given:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        (root / FILE).touch(mode=0o600)
        return f"sqlite:///{root.resolve() / FILE}"
    try:
        url = make_url(given)
    except ArgumentError:
        raise DecisionsError(f"{SETTING} is not the address of a database") from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


@lru_cache(maxsize=8)
def _engine(address: str) -> Engine:
    if address.startswith("sqlite"):  # opened each time: a store may be replaced
        engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
        event.listen(engine, "connect", _set_up)
        return engine
    engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # two could be the first at once
            connection.execute(text("select pg_advisory_xact_lock(4242301)"))
        for statement in MADE:
            connection.execute(statement)
        for written in ONLY_ADDED_TO.get(engine.dialect.name, []):
            connection.exec_driver_sql(written)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Wait for other writers, lose nothing in a power cut, let readers read."""
    cursor = connection.cursor()
    cursor.execute(f"pragma busy_timeout = {WAIT_SECONDS * 1000}")
    cursor.execute("pragma journal_mode = wal")
    cursor.execute("pragma synchronous = full")
    for statement in MADE:
        cursor.execute(str(statement.compile(dialect=sqlite.dialect())))
    for written in ONLY_ADDED_TO["sqlite"]:
        cursor.execute(written)
    cursor.close()
