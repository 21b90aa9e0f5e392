"""What a proposal found in a file, and left out of it, in sentences."""

from collections.abc import Iterator, Sequence

from analytics.sources.delivery import counted
from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.several import Tables


def remarks_of(tables: Tables, drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield what there is to say of one file, with its name before."""
    seen = tables.seen
    label = f"{seen.name}, sheet {seen.sheet}" if seen.sheet else seen.name
    own = [d for d in drafts if (d.file, d.sheet) == (seen.name, seen.sheet)]
    for said in (*_found(tables, own), *seen.remarks, *_left(tables, own)):
        yield f"{label}: {said}"


def _found(tables: Tables, own: Sequence[Draft]) -> Iterator[str]:
    seen = tables.seen
    totals = {word for draft in own for words in draft.skip.values() for word in words}
    rows = seen.total - len(totals - {""})
    yield f"{counted(rows, 'row')} as {', '.join(draft.table for draft in own)}"
    if totals - {""}:
        yield f"{counted(len(totals - {''}), 'row')} of totals at the end left out"
    if tables.main.table == "awards" and tables.main.learner:
        mail = seen.facts[tables.main.learner["email"]]
        people = {text.lower() for text in mail.texts}
        yield (
            f"people are known by {tables.main.learner['email']}: {len(people):,} of "
            f"them, in {mail.different:,} spellings"
        )
    if tables.nameless:
        yield f"{counted(tables.nameless, 'row')} without an address: known by name"


def _left(tables: Tables, own: Sequence[Draft]) -> Iterator[str]:
    used = frozenset[str]().union(*(draft.uses for draft in own))
    left = [name for name in tables.seen.columns if name not in used]
    if left:
        yield f"left out: {', '.join(left)}"
    if tables.seen.never_read:
        yield f"never loaded: {', '.join(tables.seen.never_read)}"
