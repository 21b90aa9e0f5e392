"""Several files of one extract in the scratch database, to be joined there."""

# Names in this SQL are made here; none comes from a file.

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.limits import Limits
from analytics.sources.raw_days import make_iso, order_of
from analytics.sources.streams import Given, Tally
from analytics.sources.texts import Texts, Wanted, take
from analytics.table import Table


@dataclass(frozen=True)
class Kind:
    """One file that is read: its columns, those it can't be without, and its days."""

    file: str
    columns: Wanted
    required: tuple[str, ...]
    days: tuple[str, ...] = ()


def take_all(
    connection: duckdb.DuckDBPyConnection,
    kinds: Mapping[str, Kind],
    read: Mapping[str, Given],
    tally: Tally,
    limits: Limits,
) -> dict[str, Texts]:
    """Read every file that is there; those that aren't become empty tables."""
    found: dict[str, Texts] = {}
    connection.execute("create schema if not exists raw")
    for name, kind in kinds.items():
        if name not in read:
            columns = ", ".join(f"{column} varchar" for column in kind.columns)
            connection.execute(
                f"create or replace table raw.{name} ({columns}, line bigint)"
            )
            continue
        texts = take(connection, read[name], name, kind.columns, tally, limits)
        _check(texts, kind)
        if kind.days:
            order = order_of(connection, name, kind.days)
            make_iso(connection, name, kind.days, order)
        found[name] = texts
    return found


def _check(texts: Texts, kind: Kind) -> None:
    missing = [one for one in kind.required if one not in texts.said]
    if missing:
        rules = [f"required column {kind.columns[one][0]} missing" for one in missing]
        raise RefusedError([Finding(texts.label, rule, line=1) for rule in rules])


def said(table: Table, columns: Mapping[str, str], file: Texts) -> dict[str, str]:
    """Return what a file calls each of our columns; what it lacks is left out.

    ``columns`` tell, for each of ours, the columns of the texts that it is made of,
    with blanks between them: the first that is there gives the name. What a row can't
    be without stays, because it may be made of another file's.
    """
    found: dict[str, str] = {}
    for ours, raws in columns.items():
        there = [file.said[raw] for raw in raws.split() if raw in file.said]
        if there or ours in table.required:
            found[ours] = there[0] if there else raws.split()[0]
    return found
