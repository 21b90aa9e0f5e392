"""A look at the headers of files, each file opened once however many ask."""

from collections.abc import Callable

from analytics.findings import RefusedError
from analytics.sources.csv_sheet import header_of
from analytics.sources.gather import JSON_LINES
from analytics.sources.limits import Limits
from analytics.sources.open_sheet import open_sheet
from analytics.sources.streams import Given, Tally

Look = Callable[[Given], tuple[str, ...]]


def looking(limits: Limits) -> Look:
    """Return what tells a file's header for as long as one load lasts.

    Nothing is told of a file that can't be read, or is empty: others will say why.
    """
    seen: dict[Given, tuple[str, ...]] = {}

    def look(given: Given) -> tuple[str, ...]:
        if given not in seen:
            seen[given] = _header(given, limits) if given.length else ()
        return seen[given]

    return look


def _header(given: Given, limits: Limits) -> tuple[str, ...]:
    try:
        if given.sheet or given.path.lower().endswith((".parquet", *JSON_LINES)):
            return open_sheet(given, Tally(), limits).header
        return header_of(given, limits)
    except RefusedError:
        return ()
