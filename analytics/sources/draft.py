"""A mapping of one file that is being made: what each of their columns means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from analytics.model import TABLES
from analytics.sources.header import problems
from analytics.sources.secrets import is_secret


@dataclass(frozen=True)
class Draft:
    """One file as one table. ``columns`` are ours to theirs; ``attributes`` theirs.

    ``dates`` is how days are written where they aren't ISO; ``source`` what awards get
    that don't say theirs.
    """

    table: str
    file: str
    columns: Mapping[str, str] = field(default_factory=dict)
    attributes: Sequence[str] = ()
    dates: str | None = None
    source: str | None = None

    @property
    def uses(self) -> frozenset[str]:
        """Names of their columns that are read."""
        return frozenset((*self.columns.values(), *self.attributes))


def lacking(draft: Draft) -> list[str]:
    """List what has to be said before a draft can be loaded: a rule each."""
    table = TABLES[draft.table]
    found = problems(table, tuple(draft.columns))
    found += [f"column {n}: never loaded" for n in draft.uses if is_secret(n)]
    known = {column.name for column in table.columns}
    found += [
        f"column {name}: is one of ours, and can't be an attribute"
        for name in draft.attributes
        if name in known
    ]
    times = Counter(draft.attributes)
    return found + [f"column {n}: is there twice" for n, c in times.items() if c > 1]


def mapping_text(draft: Draft) -> str:
    """Write a draft as mapping.yaml, whose reading gives the same mapping again."""
    section: dict[str, Any] = {"file": draft.file}
    if draft.source:
        section["source"] = draft.source
    # A name with braces would be a form made of columns: in a list, it is a name.
    section["columns"] = {
        ours: [theirs] if "{" in theirs else theirs
        for ours, theirs in draft.columns.items()
    }
    if draft.attributes:
        section["attributes"] = list(draft.attributes)
    top = {"dates": draft.dates} if draft.dates else {}
    return yaml.safe_dump(
        top | {draft.table: section}, allow_unicode=True, sort_keys=False, width=10_000
    )
