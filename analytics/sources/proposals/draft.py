"""A mapping of files that is being made: what each of their columns means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from analytics.model import TABLES
from analytics.sources.header import problems
from analytics.sources.secrets import is_secret
from analytics.sources.shape import Shape

Words = Mapping[str, str | None]


@dataclass(frozen=True)
class Draft:
    """One table of one file. ``columns`` are ours to theirs; ``attributes`` theirs.

    ``dates`` is how days are written where they aren't ISO; ``source`` what awards get
    that don't say theirs. ``attributes`` may also be ours to theirs. The others are as
    in a mapping: ``learner`` has a kind of identity and its column, and maybe the
    column of the name.
    """

    table: str
    file: str
    columns: Mapping[str, str] = field(default_factory=dict)
    attributes: Sequence[str] | Mapping[str, str] = ()
    dates: str | None = None
    source: str | None = None
    sheet: str = ""
    learner: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Words] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    skip: Mapping[str, Sequence[str]] = field(default_factory=dict)
    first_by: str | None = None
    last_by: str | None = None
    last_first: Sequence[str] = ()
    repeats: str | None = None

    @property
    def uses(self) -> frozenset[str]:
        """Names of their columns that are read."""
        ordered = [name for name in (self.first_by, self.last_by) if name]
        further = self.attributes
        if isinstance(further, Mapping):
            further = tuple(further.values())
        return frozenset(
            (
                *self.columns.values(),
                *further,
                *self.learner.values(),
                *self.skip,
                *(name for name in ordered if name not in self.columns),
            )
        )


def lacking(draft: Draft) -> list[str]:
    """List what has to be said before a draft can be loaded: a rule each."""
    table = TABLES[draft.table]
    said = dict.fromkeys((*draft.columns, *draft.constants))
    said |= {"learner_id": None} if draft.learner else {}
    found = problems(table, tuple(said))
    found += [f"column {n}: never loaded" for n in draft.uses if is_secret(n)]
    known = {column.name for column in table.columns}
    found += [
        f"column {name}: is one of ours, and can't be an attribute"
        for name in draft.attributes
        if name in known
    ]
    times = Counter(list(draft.attributes))
    return found + [f"column {n}: is there twice" for n, c in times.items() if c > 1]


def mapping_text(*drafts: Draft) -> str:
    """Write drafts as mapping.yaml, whose reading gives the same mapping again."""
    return yaml.safe_dump(
        mapping_entries(drafts), allow_unicode=True, sort_keys=False, width=10_000
    )


def mapping_entries(
    drafts: Sequence[Draft], shapes: Mapping[str, Shape] | None = None
) -> dict[str, Any]:
    """Return what stands in a mapping of these drafts, and of how files are written."""
    top: dict[str, Any] = {}
    if shapes:
        top["files"] = {name: _shape(one) for name, one in shapes.items()}
    alone = len(drafts) == 1
    if alone and drafts[0].dates:
        top["dates"] = drafts[0].dates
    sections: dict[str, list[dict[str, Any]]] = {}
    for draft in drafts:
        sections.setdefault(draft.table, []).append(_section(draft, not alone))
    for table, listed in sections.items():
        top[table] = listed[0] if len(listed) == 1 else listed
    return top


def _shape(shape: Shape) -> dict[str, Any]:
    return {key: value for key, value in vars(shape).items() if value is not None}


def _section(draft: Draft, is_dated: bool) -> dict[str, Any]:
    section: dict[str, Any] = {"file": draft.file}
    section |= _said(draft, "sheet", "source", "learner")
    section["columns"] = _named(draft.columns)
    if isinstance(draft.attributes, Mapping):
        section["attributes"] = _named(draft.attributes)
    elif draft.attributes:
        section["attributes"] = list(draft.attributes)
    if draft.dates and is_dated:
        section["dates"] = draft.dates
    keys = ("constants", "values", "skip", "last_first")
    return section | _said(draft, *keys, "first_by", "last_by", "repeats")


def _said(draft: Draft, *keys: str) -> dict[str, Any]:
    """Return what a draft says under these keys, where it says anything."""
    return {key: _plain(said) for key in keys if (said := getattr(draft, key))}


def _named(columns: Mapping[str, str]) -> dict[str, Any]:
    """Write columns of theirs. A name with braces would be a form: listed, it isn't."""
    return {
        ours: [theirs] if "{" in theirs else theirs for ours, theirs in columns.items()
    }


def _plain(said: Any) -> Any:
    if isinstance(said, Mapping):
        return {key: _plain(value) for key, value in said.items()}
    return list(said) if isinstance(said, list | tuple) else said
