"""How much memory merging takes: little where it is credentials alone."""

from collections.abc import Mapping

import duckdb

from analytics.sources.delivery import Delivery
from analytics.store.state import MEMORY

LEAST, MOST = 128, 1_900  # MiB; beyond, as much as anything else takes
ROWS_IN_MIB = 1_000  # DuckDB needs about two thirds of that to sort credentials
DOCUMENTS = 3  # times the size of those that wait for a key


def memory_for(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, known: Mapping[str, int]
) -> str:
    """Return the memory to merge a delivery with; ``known`` counts what is there.

    Without a limit DuckDB takes what there is, and gives none of it back to whoever
    shares the machine. Where it turns out too little, the load begins anew without.
    """
    if any(file.table != "credentials" for file in delivery.files):
        return MEMORY
    rows = sum(file.rows for file in delivery.files) + sum(known.values())
    needed = rows // ROWS_IN_MIB + DOCUMENTS * _waiting(con) // 1024**2
    return f"{max(LEAST, needed)}MiB" if needed < MOST else MEMORY


def _waiting(con: duckdb.DuckDBPyConnection) -> int:
    """Return the characters of documents that came and wait to be checked."""
    there = """from duckdb_tables()
        where schema_name = 'incoming' and table_name = 'credential'"""
    if con.execute(there).fetchone() is None:
        return 0
    asked = "select coalesce(sum(length(document)), 0) from incoming.credential"
    ((size,),) = con.execute(asked).fetchall()
    return int(size)
