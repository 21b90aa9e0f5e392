"""Mappings that people made of other systems' exports, kept to be used again."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analytics.decisions.journal import current, decide, undo
from analytics.findings import RefusedError
from analytics.sources.mapping import read_mapping
from analytics.sources.recall import Remembered

MAPPING = "mapping"


@dataclass(frozen=True)
class Kept:
    """A mapping that is kept: of which file it was made, its text, by whom and when."""

    id: int
    file: str
    header: tuple[str, ...]
    text: str
    by: str
    at: datetime


def remember(
    root: Path,
    file: str,
    header: Sequence[str],
    uses: Iterable[str],
    text: str,
    by: str,
) -> int:
    """Keep a mapping for files with this header; one made for it before is replaced.

    ``uses`` are the columns that it reads. Returns the decision's id. RefusedError
    where the text is no mapping.
    """
    read_mapping(text, "mapping.yaml")
    named = json.dumps(sorted(header), ensure_ascii=False)
    about = hashlib.sha256(named.encode()).hexdigest()[:32]
    value = {"file": file, "header": list(header), "uses": sorted(uses), "text": text}
    return decide(root, MAPPING, about, value, by=by)


def kept(root: Path) -> list[Kept]:
    """Return the mappings that count, the oldest first."""
    found = [
        Kept(
            d.id, d.value["file"], tuple(d.value["header"]), d.value["text"], d.by, d.at
        )
        for d in current(root, MAPPING)
    ]
    return sorted(found, key=lambda one: one.id)


def forget(root: Path, number: int, *, by: str) -> None:
    """Forget a mapping: one that it replaced counts again. UnknownError: none such."""
    undo(root, number, by=by)


def remembered(root: Path) -> tuple[Remembered, ...]:
    """Return the mappings that loads use, the newest first.

    One that can't be read any more is passed over: its files are refused as unknown.
    """
    found = []
    for one in current(root, MAPPING):
        try:
            mapping = read_mapping(one.value["text"], "mapping.yaml")
        except RefusedError:
            continue
        header, uses = frozenset(one.value["header"]), frozenset(one.value["uses"])
        found.append((one.id, Remembered(header, uses, mapping)))
    return tuple(one for _, one in sorted(found, key=lambda two: -two[0]))
