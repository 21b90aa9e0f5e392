"""Extracts of other systems that are told by what is in them, not by their names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.clearinghouse.detail import is_detail, read_detail
from analytics.sources.delivery import FileReport
from analytics.sources.gather import Source, is_records, table_of
from analytics.sources.limits import Limits
from analytics.sources.mapping import Mapping
from analytics.sources.moments import Reading
from analytics.sources.open_sheet import open_sheet
from analytics.sources.streams import Given, Tally

Read = tuple[tuple[FileReport, ...], tuple[Finding, ...]]
Reader = Callable[[duckdb.DuckDBPyConnection, int, Reading, Tally, Limits], Read]


@dataclass(frozen=True)
class Extract:
    """One extract: the files that it is made of, and how it is read."""

    files: tuple[Given, ...]
    read: Reader


def set_apart(
    sources: Sequence[Source], mappings: Sequence[Mapping | None], limits: Limits
) -> tuple[tuple[Source, ...], tuple[Extract, ...]]:
    """Take the extracts out of sources; return what is left of these, and the extracts.

    Where a mapping names the files to read, it alone decides.
    """
    rest: list[Source] = []
    extracts: list[Extract] = []
    for source, mapping in zip(sources, mappings, strict=True):
        named = mapping is not None and bool(mapping.files)
        found = () if named else _extracts(source, limits)
        taken = {given for extract in found for given in extract.files}
        left = tuple(given for given in source.files if given not in taken)
        rest.append(replace(source, files=left))
        extracts += found
    return tuple(rest), tuple(extracts)


def read_extracts(
    extracts: Sequence[Extract],
    connection: duckdb.DuckDBPyConnection,
    first: int,
    reading: Reading,
    tally: Tally,
    limits: Limits,
) -> Read:
    """Read every extract; ``first`` is the number of the first report."""
    reports: list[FileReport] = []
    aside: list[Finding] = []
    wrong: list[Finding] = []
    for extract in extracts:
        number = first + len(reports)
        try:
            found, findings = extract.read(connection, number, reading, tally, limits)
        except RefusedError as error:
            wrong += error.findings
            continue
        reports += found
        aside += findings
    if wrong:
        raise RefusedError(wrong[: limits.shown])
    return tuple(reports), tuple(aside)


def _extracts(source: Source, limits: Limits) -> tuple[Extract, ...]:
    return tuple(
        Extract((given,), _detail(given))
        for given in source.files
        if _may_be_one(given) and is_detail(_header(given, limits))
    )


def _detail(given: Given) -> Reader:
    def read(
        connection: duckdb.DuckDBPyConnection,
        first: int,
        reading: Reading,
        tally: Tally,
        limits: Limits,
    ) -> Read:
        return read_detail(connection, given, first, reading, tally, limits)

    return read


def _may_be_one(given: Given) -> bool:
    return is_records(given.path) and table_of(given.path) is None


def _header(given: Given, limits: Limits) -> tuple[str, ...]:
    """Return a file's header; nothing where it can't be read: others will say why."""
    try:
        return open_sheet(given, Tally(), limits).header
    except RefusedError:
        return ()
