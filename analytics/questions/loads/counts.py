"""What is loaded?"""

from pathlib import Path
from typing import Any

from analytics.store.ledger import StoreError, current_number, entries, names
from analytics.store.place import Place
from analytics.store.state import open_state


def status(root: Path, wanted: str | None = None) -> dict[str, Any]:
    """Return the state that is shown: its counts, and every load that led to it.

    An empty store has state None and counts of nothing. Raises StoreError where the
    state isn't kept, or isn't what was published.
    """
    place = Place(root.resolve())
    if current_number(place) is None and wanted is None:
        return {
            "state": None,
            "name": None,
            "as_of": None,
            "counts": {},
            "set_aside": 0,
            "loads": [],
        }
    state = open_state(root, wanted)
    given: dict[int, list[str]] = {}
    for name, number in names(place).items():
        given.setdefault(number, []).append(name)
    entry = state.entry
    return {
        "state": state.number,
        "name": state.name,
        "as_of": entry.as_of,
        "counts": entry.counts,
        "set_aside": entry.set_aside,
        "loads": [
            {
                "id": load.state,
                "at": load.at,
                "kind": load.kind,
                "of": load.of,
                "sources": list(load.sources),
                "counts": load.counts,
                "set_aside": load.set_aside,
                "names": given.get(load.state, []),
                "kept": place.state(load.state).exists(),
            }
            for load in entries(place)
            if load.state <= state.number
        ],
    }


__all__ = ["StoreError", "status"]
