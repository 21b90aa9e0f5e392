"""What is known of each state: its load, its sources, its counts and its hashes."""

from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from analytics.store.place import Place, write_json


class StoreError(Exception):
    """The store can't do what was asked; its message says what to do."""


@dataclass(frozen=True)
class Entry:
    """One state, as the ledger has it.

    ``records`` maps each table to its number of rows and the sum of its rows' hashes,
    which is the same for the same rows in any order. ``bytes`` and ``sha256`` are the
    state file's own; ``layout`` tells by which SQL its facts were made. ``kind`` is
    ``load``, ``rollback`` (then ``of`` is the state that was published again) or
    ``people`` (``of`` with what people decided since).
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
    layout: str = ""
    of: int | None = None
    report: dict[str, Any] = field(default_factory=dict)


_ENTRY = TypeAdapter(Entry)
_NAMES = TypeAdapter(dict[str, int])


def read_entry(place: Place, number: int) -> Entry:
    """Return the entry of a state; StoreError where there is none or it is damaged."""
    text = _text(place.entry(number))
    if text is None:
        raise StoreError(f"the ledger has no state {number}")
    try:
        entry = _ENTRY.validate_json(text, strict=True)
        if entry.as_of is not None:
            date.fromisoformat(entry.as_of)
    except ValueError:  # pydantic's own errors are ValueErrors too
        entry = None
    if entry is None or entry.state != number:
        raise StoreError(f"the ledger's entry of state {number} is damaged")
    return entry


def _text(path: Path) -> str | None:
    """Return what a small file of the store holds; None where it isn't there."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"the store's {path.name} can't be read") from error


def write_entry(place: Place, entry: Entry) -> None:
    """Put an entry into the ledger, whole or not at all."""
    write_json(place.entry(entry.state), asdict(entry))


def entries(place: Place) -> list[Entry]:
    """Return every entry up to the published one, oldest first."""
    number = current_number(place) or 0
    return [read_entry(place, n) for n in _numbers(place, "ledger") if n <= number]


def _numbers(place: Place, folder: str) -> list[int]:
    stems = {path.name.partition(".")[0] for path in place.root.glob(f"{folder}/*")}
    return sorted(int(stem) for stem in stems if stem.isdecimal())


def current_number(place: Place) -> int | None:
    """Return the number of the published state; None in an empty store.

    Raises StoreError where the pointer is damaged, or was lost: states that only it
    makes current would else be taken for leftovers, and removed.
    """
    text = _text(place.current)
    if text is None:
        _check_empty(place)
        return None
    if not text.strip().isdecimal():
        raise StoreError("CURRENT does not hold a state's number")
    return int(text)


def _check_empty(place: Place) -> None:
    """An interrupted first load leaves a state 1 behind, and nothing that used it."""
    last = max([*_numbers(place, "states"), *_numbers(place, "ledger")], default=0)
    used = any((place.root / name).exists() for name in ("names.json", "key"))
    if last > 1 or (last and used):
        raise StoreError(
            "CURRENT is missing from the store: restore it from a backup, or write "
            f"into it the number of the last state that was published ({last} or less)"
        )


def names(place: Place) -> dict[str, int]:
    """Return the names that were given to states; StoreError where they are damaged."""
    text = _text(place.root / "names.json")
    try:
        return {} if text is None else _NAMES.validate_json(text, strict=True)
    except ValidationError:
        raise StoreError(
            "the store's names.json is damaged: restore it from a backup, or remove "
            "it and name the states again with cairn pin"
        ) from None


def find(place: Place, wanted: str | None) -> int:
    """Return the number of a state by its number or name (None: the published one).

    Raises StoreError where the store is empty, or holds no such state any more.
    """
    number = current_number(place)
    if number is None:
        raise StoreError("nothing is loaded yet: cairn load FOLDER")
    if wanted is None:
        return number
    chosen = names(place).get(wanted)
    if chosen is None and wanted.isdecimal() and len(wanted) < 10:
        chosen = int(wanted)
    if chosen is None or chosen > number or not place.state(chosen).exists():
        raise StoreError(f"no state {wanted[:60]!r} is kept: cairn status lists them")
    return chosen
