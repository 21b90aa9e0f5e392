"""One item of a file, read by the format it turns out to be of."""

from collections.abc import Iterator

from analytics.sources.credentials.dates import Clock
from analytics.sources.credentials.found import Found
from analytics.sources.credentials.kinds import kind_of
from analytics.sources.credentials.ob3 import read_ob3
from analytics.sources.credentials.opened import Item
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.supporting import SUPPORTING, read_support

ALONE = {
    "endorsement": "an endorsement: known, and left alone",
    "credential": "a verifiable credential that is no Open Badge",
    "unknown": "a type that isn't one of Open Badges'",
}


def read(item: Item, clock: Clock) -> Iterator[Found]:
    """Yield what an item of a known kind says; ProblemError where it can't be taken.

    Nothing is yielded for what is known but isn't to be stored.
    """
    if item.problem is not None:
        raise item.problem
    value = item.value
    kind = kind_of(value) if isinstance(value, dict) else None
    if kind == "ob3":
        yield read_ob3(value, clock, item.document, item.is_signed)
    elif kind in SUPPORTING:
        yield from read_support(kind, value, item.document)
    elif kind == "unknown":
        raise ProblemError("/type", ALONE[kind])


def is_known(item: Item) -> bool:
    """Tell whether an item is anything of a badge's, taken or not."""
    if item.problem is not None:
        return item.is_signed or item.line is not None
    return isinstance(item.value, dict) and kind_of(item.value) is not None
