"""What is known of each state: its load, its sources, its counts and its hashes."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from analytics.store.place import Place, write_json


class StoreError(Exception):
    """The store can't do what was asked; its message says what to do."""


@dataclass(frozen=True)
class Entry:
    """One state, as the ledger has it.

    ``records`` maps each table to its number of rows and the sum of its rows' hashes,
    which is the same for the same rows in any order. ``bytes`` and ``sha256`` are the
    state file's own. ``kind`` is ``load``, ``rollback`` (then ``of`` is the state that
    was published again) or ``people`` (``of`` with what people decided since).
    """

    state: int
    kind: str
    at: str
    as_of: str | None
    sources: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    set_aside: int
    records: dict[str, list[str]]
    bytes: int
    sha256: str
    of: int | None = None
    report: dict[str, Any] = field(default_factory=dict)


def read_entry(place: Place, number: int) -> Entry:
    """Return the entry of a state; StoreError where there is none or it is damaged."""
    path = place.entry(number)
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["sources"] = tuple(values["sources"])
        return Entry(**values)
    except FileNotFoundError:
        raise StoreError(f"the ledger has no state {number}") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"the ledger's entry of state {number} is damaged") from None


def write_entry(place: Place, entry: Entry) -> None:
    """Put an entry into the ledger, whole or not at all."""
    write_json(place.entry(entry.state), asdict(entry))


def entries(place: Place) -> list[Entry]:
    """Return every entry up to the published one, oldest first."""
    number = current_number(place)
    found = sorted(int(path.stem) for path in place.entry(1).parent.glob("*.json"))
    return [read_entry(place, n) for n in found if number is not None and n <= number]


def current_number(place: Place) -> int | None:
    """Return the number of the published state; None in an empty store."""
    try:
        return int(place.current.read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except ValueError:
        raise StoreError("CURRENT does not hold a state's number") from None


def names(place: Place) -> dict[str, int]:
    """Return the names that were given to states."""
    path = place.root / "names.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def find(place: Place, wanted: str | None) -> int:
    """Return the number of a state by its number or name (None: the published one).

    Raises StoreError where the store is empty, or holds no such state any more.
    """
    number = current_number(place)
    if number is None:
        raise StoreError("nothing is loaded yet: cairn load FOLDER")
    if wanted is None:
        return number
    given = names(place).get(wanted)
    chosen = given if given is not None else int(wanted) if wanted.isdigit() else None
    if chosen is None or chosen > number or not place.state(chosen).exists():
        raise StoreError(f"no state {wanted!r} is kept: cairn status lists them")
    return chosen
