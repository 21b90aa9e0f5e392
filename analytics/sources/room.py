"""How much memory the working database may take: little for credentials."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

# While credentials are read; what is more is on disk, in the folder of the load.
LITTLE = "64MiB"


@contextmanager
def room(connection: duckdb.DuckDBPyConnection, size: str) -> Iterator[None]:
    """Let a connection's database take no more than ``size``, for a while."""
    asked = "select current_setting('memory_limit')"
    ((before,),) = connection.execute(asked).fetchall()
    connection.execute(f"set memory_limit = '{size}'")
    try:
        yield
    finally:
        connection.execute(f"set memory_limit = '{before}'")
