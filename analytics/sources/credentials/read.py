"""One item of a file, read by the format it turns out to be of."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from analytics.sources.credentials import badgr, clr1, clr2, ob2
from analytics.sources.credentials.addresses import same, whole_address
from analytics.sources.credentials.answers import ENVELOPES, inner_items, is_pathway
from analytics.sources.credentials.dates import Clock
from analytics.sources.credentials.fields import id_of
from analytics.sources.credentials.found import Found, Record
from analytics.sources.credentials.kinds import kind_of
from analytics.sources.credentials.ob3 import read_ob3
from analytics.sources.credentials.opened import Item, one_line
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.supporting import SUPPORTING, read_support

ALONE = {
    "part": "a part of a badge, by itself: nothing to store",
    "credential": "a verifiable credential that is no Open Badge",
    "entity": "what a platform's API answers that isn't stored",
    "unknown": "a type that isn't one of Open Badges'",
}
_OPENED = ENVELOPES | {"clr2"}


def kind_of_item(item: Item) -> str | None:
    """Return what an item is (see ``kinds.kind_of``), or None: nothing of a badge's."""
    if item.around is not None:
        return "clr1-assertion"
    kind = kind_of(item.value) if isinstance(item.value, dict) else None
    is_listed = bool(item.place) or item.line is not None
    if kind is None and is_listed and is_pathway(item.value):
        return "pathway"
    return "entity" if kind is None and item.is_answer else kind


def unfolded(item: Item, depth: int = 0) -> Iterator[Item]:
    """Yield an item and, of a record or an API's answer, what is inside it.

    One that can't be opened comes with its problem.
    """
    yield item
    kind = None if item.problem else kind_of_item(item)
    if kind == "clr1":
        yield from clr1.assertion_items(item.value, item)
    elif kind in _OPENED:
        try:
            for inner in _inside(str(kind), item, depth):
                yield from unfolded(inner, depth + 1)
        except ProblemError as problem:
            yield replace(item, problem=problem)


def _inside(kind: str, item: Item, depth: int) -> Iterator[Item]:
    if kind == "clr2":
        return clr2.inner_items(item.value, item, depth)
    return inner_items(kind, item, depth)


def read(item: Item, clock: Clock) -> Iterator[Found]:
    """Yield what an item of a known kind says; ProblemError where it can't be taken.

    Nothing is yielded for what is known but isn't to be stored.
    """
    if item.problem is not None:
        raise item.problem
    kind = kind_of_item(item)
    if kind == "ob3":
        yield read_ob3(item.value, clock, item.document, item.is_signed)
    elif kind in ("ob1", "ob2"):
        yield ob2.read_assertion(
            item.value, clock, item.document, item.is_signed, is_old=kind == "ob1"
        )
    elif kind == "clr1-assertion":
        yield from clr1.read_assertion(item, clock)
    elif kind == "clr2":
        yield from clr2.record_parts(item.value)
        yield from _record(item)
    elif kind in badgr.KINDS:
        yield from badgr.read_entity(str(kind), item.value, clock, item.document)
    elif kind in SUPPORTING:
        signed = json.dumps(item.document) if item.is_signed else item.document
        yield from read_support(str(kind), item.value, signed)
    elif kind == "unknown":
        raise ProblemError("/type", ALONE["unknown"])


def read_again(document: str, kind: str | None, clock: Clock) -> list[Found]:
    """Return what a credential of this format says that was kept; else nothing."""
    try:
        kept = one_line(document, None)
        if kind == "clr1":
            kept = chain.from_iterable(map(clr1.kept_items, kept))
        return [one for item in kept for one in read(item, clock)]
    except ProblemError:
        return []


def _record(item: Item) -> Iterator[Record]:
    """Yield a record itself, whose signature is another matter than its parts'."""
    name, issuer = id_of(item.value), id_of(item.value.get("issuer"))
    if name is not None and issuer is not None:
        award_id = same(whole_address(name, "/id"))
        source = same(whole_address(issuer, "/issuer/id"))
        yield Record(source, award_id, "clr2", item.document, item.is_signed)


def is_known(item: Item) -> bool:
    """Tell whether an item is anything of a badge's, taken or not."""
    if item.problem is not None:
        is_part = item.line is not None or bool(item.place)
        return item.is_signed or is_part or item.value is not None
    return kind_of_item(item) is not None


def is_container(item: Item) -> bool:
    """Tell whether an item isn't counted, since its parts are."""
    return item.problem is None and kind_of_item(item) in _OPENED | {"clr1"}
