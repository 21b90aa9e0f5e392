"""What a load says at once: it is loaded, but hardly meant."""

from collections.abc import Sequence

import duckdb

from analytics.findings import Finding
from analytics.sources.delivery import Delivery, counted
from analytics.store.merges import merged_nowhere

MOST_NAMED = 10  # rows that are named one by one


def notices(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> tuple[str, ...]:
    """Return what deserves a word, in sentences. Needs the facts of the draft."""
    return tuple(_merges(merged_nowhere(con, delivery)))


def _merges(found: Sequence[Finding]) -> list[str]:
    """Name the rows that merge an id into one that nobody knows, the first ones."""
    told = [f"{one}. Was it mistyped, or is it still to come?" for one in found]
    more = len(told) - MOST_NAMED
    if more <= 0:
        return told
    rows = counted(more, "row")
    rest = f"{rows} more like these: cairn show quality --finding merged-nowhere"
    return [*told[:MOST_NAMED], rest]
