"""What people decided, as a state has it: noted when it is made, compared after."""

from pathlib import Path

import duckdb

from analytics import sql
from analytics.decisions.matches import confirmed, rejected
from analytics.decisions.trust import bound, trusted

DECIDED = {
    "decided": "recipient_id varchar, learner_id varchar",
    "rejected": "recipient_id varchar, learner_id varchar",
    "trusted": "issuer varchar, name varchar",
    "bound": "issuer varchar, keys varchar",
}


def standing(root: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the decisions that stand, as the rows of their tables, ordered."""
    return {
        "decided": confirmed(root),
        "rejected": rejected(root),
        "trusted": trusted(root),
        "bound": bound(root),
    }


def write_decided(con: duckdb.DuckDBPyConnection, root: Path) -> None:
    """Note in ``draft.record`` what people decided, as of this build."""
    for name, rows in standing(root).items():
        sql.run(con, f"create table draft.record.{name} ({DECIDED[name]})")
        if rows:
            con.executemany(f"insert into draft.record.{name} values (?, ?)", rows)


def has_all(cursor: duckdb.DuckDBPyConnection, root: Path) -> bool:
    """Say whether a state was made with just the decisions that stand."""
    found = cursor.execute(
        "select table_name from duckdb_tables() where schema_name = 'record'"
    ).fetchall()
    there = {name for (name,) in found}
    for name, rows in standing(root).items():
        noted = (
            cursor.execute(f"from record.{name}").fetchall() if name in there else []
        )
        if sorted(noted) != sorted(rows):
            return False
    return True
