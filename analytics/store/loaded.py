"""When did records of a table last come in?"""

from datetime import date

from analytics.store.ledger import Entry, entries
from analytics.store.state import State


def loaded_on(state: State, table: str) -> date | None:
    """Return the day on which any row of ``table`` was last delivered to the state.

    The same rows again count: they were looked up again. None: never. A state that was
    published again knows what it knew then.
    """
    told = {entry.state: entry for entry in entries(state.place)}
    number: int | None = state.number
    while number is not None and number in told:
        entry = told[number]
        if entry.kind == "load" and _brought(entry, table):
            return date.fromisoformat(entry.at[:10])
        before = [n for n in told if n < number]
        number = entry.of if entry.kind == "rollback" else max(before, default=None)
    return None


def _brought(entry: Entry, table: str) -> bool:
    return any(entry.report.get("tables", {}).get(table, {}).values())
