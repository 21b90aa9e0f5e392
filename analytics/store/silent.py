"""Backing files that say nothing of what they are asked for, of those that meet."""

import duckdb
import pyarrow as pa

from analytics.sources.credentials.supports import is_silent, supports_value
from analytics.store.temporary import make_rows

_SILENT = pa.schema([(name, pa.string()) for name in ("kind", "id", "document")])
_MEET = """from (
        from incoming.supports where kind in ('issuer', 'badge-class', 'key')
        union from known_supports where (kind, id) in (
            select (kind, id) from incoming.supports
            where kind in ('issuer', 'badge-class', 'key')))
    qualify count(*) over (partition by kind, id) > 1"""


def write_silent(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``silent_support``: profiles, badge classes and keys that say nothing."""
    rows = [
        {"kind": kind, "id": name, "document": document}
        for kind, name, document in con.execute(_MEET).fetchall()
        if is_silent(kind, supports_value(document)[0])
    ]
    make_rows(con, "silent_support", rows, _SILENT)
