"""Their words for ours: yes and no, accepted and pending, enrolled and withdrawn."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.model import TABLES
from analytics.sources.cell_words import FALSE, TRUE
from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.headings import words_of
from analytics.sources.proposals.peek import Peek
from analytics.sources.proposals.questions import OPEN
from analytics.table import Kind

_OTHER = "*"


def with_words(draft: Draft, seen: Peek) -> Draft:
    """Say of each column of words what theirs mean; `OPEN` where nobody can tell."""
    table = TABLES[draft.table]
    columns, values = dict(draft.columns), dict(draft.values)
    for column in table.columns:
        theirs = draft.columns.get(column.name)
        if theirs is None or column.kind not in (Kind.FLAG, Kind.CHOICE):
            continue
        texts = seen.facts[theirs].words
        if draft.table == "awards" and column.name == "accepted":
            _with_revoked(theirs, texts, columns, values)
        known = words_of(draft.table, column.name)
        plain = (*TRUE, *FALSE) if column.kind is Kind.FLAG else column.choices
        if all(text.lower() in plain for text in texts):
            continue
        values.setdefault(column.name, _told(texts, known, plain))
    return replace(draft, columns=_in_order(draft.table, columns), values=values)


def _told(
    texts: tuple[str, ...], known: Mapping[str, str], plain: tuple[str, ...]
) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for text in texts:
        lower = text.lower()
        own = lower if lower in plain else OPEN
        found[text] = known.get(lower, own)
    return found


def _with_revoked(
    theirs: str,
    texts: tuple[str, ...],
    columns: dict[str, str],
    values: dict[str, Mapping[str, str | None]],
) -> None:
    """Take what is revoked from the same words that say what is accepted."""
    revoked = words_of("awards", "revoked")
    gone = [text for text in texts if text.lower() in revoked]
    if not gone or "revoked" in columns:
        return
    columns["revoked"] = theirs
    values["revoked"] = {**dict.fromkeys(gone, "true"), _OTHER: "false"}
    told = _told(texts, words_of("awards", "accepted"), (*TRUE, *FALSE))
    values["accepted"] = {t: None if t in gone else one for t, one in told.items()}


def _in_order(table: str, columns: Mapping[str, str]) -> dict[str, str]:
    names = [column.name for column in TABLES[table].columns]
    return {name: columns[name] for name in names if name in columns}
