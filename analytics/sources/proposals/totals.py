"""Rows at a file's end that are no records: totals, and how many there are."""

import re

from analytics.sources.proposals.peek import Peek

_TOTAL = re.compile(
    r"(grand |sub)?totals?\b.*|count\b.*|records?:.*|[0-9,]+ (rows|records)\b.*"
    r"|rows? (returned|selected).*|end of report.*",
    re.IGNORECASE,
)


def totals(seen: Peek) -> dict[str, tuple[str, ...]]:
    """Return what tells the rows of totals: by column, the text in it.

    Such a row has a word like Total in its first cell that is filled in, and leaves
    half of the others empty.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in seen.last:
        filled = [(at, cell.strip()) for at, cell in enumerate(row) if cell.strip()]
        if not filled or len(filled) > max(1, len(row) // 2):
            continue
        at, first = filled[0]
        if _TOTAL.fullmatch(first):
            name = seen.columns[at]
            found[name] = (*found.get(name, ()), first)
    return found
