"""How a column writes its days: the formats by which every one of them can be read."""

from collections.abc import Iterable, Sequence
from itertools import product

import duckdb

_DAYS = (
    *("%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%Y/%m/%d"),
    *("%m-%d-%Y", "%d-%m-%Y", "%d.%m.%Y", "%d.%m.%y", "%m.%d.%Y"),
    *("%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y"),
    "%Y%m%d",
)
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
STYLES = tuple(day + time for day, time in product(_DAYS, _TIMES))
_LONGEST = 40
_SHARE = 0.8  # of the cells: a few may be wrong, and are set aside by the load
ISO = ""  # needs no format
_IS_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?"


def styles_of(cells: Iterable[str]) -> tuple[str, ...]:
    """Return every format that reads most of the cells as days from 1900 to 2200.

    These are the ones that read as many as any does, and no fewer than four in five.
    ``ISO`` alone where none is needed; nothing where they aren't days. More than one:
    nobody can tell from these cells, and a person has to say.
    """
    texts = sorted(set(cells))
    least = _SHARE * len(texts)
    if not texts or sum(map(_may_be, texts)) < least:
        return ()
    with duckdb.connect() as con:
        con.execute("create table said as select unnest($1) as t", [texts])
        iso = f"regexp_full_match(t, '{_IS_ISO}')"
        iso += " and try_cast(t as timestamptz) is not null"
        read = [iso, *(_reads(style) for style in STYLES)]
        asked = ", ".join(f"count(*) filter ({one})" for one in read)
        found = con.execute(f"select {asked} from said").fetchone()  # noqa: S608
    assert found is not None
    best = max(found)
    if best < least:
        return ()
    if found[0] == best:
        return (ISO,)
    return tuple(s for s, n in zip(STYLES, found[1:], strict=True) if n == best)


def _may_be(text: str) -> bool:
    """Pass by what can't be a day, which is quicker than to try every format."""
    return len(text) <= _LONGEST and any(letter.isdigit() for letter in text)


def _reads(style: str) -> str:
    return f"year(try_strptime(t, '{style}')) between 1900 and 2200"


def common(columns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the formats that several columns have in common, ISO ones apart."""
    others = [styles for styles in columns if styles and styles != (ISO,)]
    if not others:
        return ()
    return tuple(s for s in others[0] if all(s in styles for styles in others))
