"""Before the load: one of each, in pieces that it takes, and pathways that are good.

A load takes the same award twice with different content for a mistake of the source.
Here it is none: somebody changed the award between two pages. Pages are in the order in
which they came, so the last one that has it is right.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analytics.findings import RefusedError
from analytics.pathways.badgr import read_badgr
from analytics.sources.limits import LIMITS
from analytics.store.place import write_whole
from analytics.sync.plan import PATHWAY, id_of

LARGEST = LIMITS.document // 2  # a page that is larger is taken in pieces


def settle(pages: list[Path], largest: int = LARGEST) -> tuple[str, ...]:
    """Take off each page what a later page has as well; an empty page goes.

    Nothing is taken before its later copy is there, so it can stop anywhere and begin
    again. Returns the pathways that can't be read, with what is wrong: they are left
    out, so that the awards come all the same.
    """
    seen: set[tuple[Any, str]] = set()
    wrong: list[str] = []
    for path in reversed(_without_pieces(pages)):
        page = json.loads(path.read_bytes())
        kept = [item for item in page["result"][::-1] if _is_first(item, seen)][::-1]
        if PATHWAY in path.stem.split("-"):
            problems = [_problem(item) for item in kept]
            wrong += [problem for problem in problems if problem]
            kept = [] if any(problems) else kept
        if len(kept) < len(page["result"]) or path.stat().st_size > largest:
            _replace(path, page, kept, largest)
    return tuple(reversed(wrong))


def _without_pieces(pages: list[Path]) -> list[Path]:
    """Delete the pieces of a page that is still there: it is cut anew if need be."""
    whole = {path.name for path in pages}
    kept = []
    for path in pages:
        page, _, number = path.stem.rpartition("-")
        if number.isdecimal() and f"{page}.json" in whole:
            path.unlink()
        else:
            kept.append(path)
    return kept


def _is_first(item: dict[str, Any], seen: set[tuple[Any, str]]) -> bool:
    found = id_of(item)
    if found is None:
        return True
    key = (item.get("entityType"), found)
    if key in seen:
        return False
    seen.add(key)
    return True


def _problem(pathway: dict[str, Any]) -> str | None:
    """Say what is wrong with a pathway: its place and the rule."""
    try:
        read_badgr(json.dumps(pathway), PATHWAY)
    except RefusedError as error:
        return str(error.findings[0])
    return None


def _replace(path: Path, page: dict[str, Any], kept: list[Any], largest: int) -> None:
    """Put what is kept in the page's place: pieces beside it, then the page goes.

    Where it stops before the page is gone, the page counts, and not its pieces.
    """
    pieces = list(_pieces(kept, largest))
    if len(pieces) == 1:
        write_whole(path, json.dumps(page | {"result": pieces[0]}))
        return
    for number, piece in enumerate(pieces):
        beside = path.with_name(f"{path.stem}-{number:04d}.json")
        write_whole(beside, json.dumps(page | {"result": piece}))
    path.unlink()


def _pieces(items: list[Any], largest: int) -> Iterator[list[Any]]:
    """Cut a list into pieces that aren't larger; one thing alone may be."""
    piece: list[Any] = []
    size = 0
    for item in items:
        long = len(json.dumps(item))
        if piece and size + long > largest:
            yield piece
            piece, size = [], 0
        piece.append(item)
        size += long
    if piece:
        yield piece
