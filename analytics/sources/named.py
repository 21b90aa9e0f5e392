"""Learners who are known by an e-mail or another identity: recipients, as of badges."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pyarrow as pa

from analytics.sources.cell_words import BLANKS, NEVER, NOTHING
from analytics.sources.credentials.recipients import (
    Identity,
    from_text,
    recipient_id,
)
from analytics.sources.credentials.tables import SCHEMAS
from analytics.sources.delivery import FileReport
from analytics.sources.header import Plan

_BY_NAME = "\x00"  # before a name that stands for an address; no cell can hold it


def with_recipients(
    connection: duckdb.DuckDBPyConnection, batch: pa.Table, plan: Plan
) -> pa.Table:
    """Add ``named``, the identity's text, and ``who``, the recipient it stands for.

    Both are null where a row has a learner's id of its own, or nothing at all. The
    identities go to ``incoming.recipients``, as those of credentials do.
    """
    if plan.learner is None:
        return batch
    kind, position = plan.learner
    texts = _texts(batch, position, _ids(plan))
    if plan.learner_name is not None:
        texts = _or_name(texts, _texts(batch, plan.learner_name, _ids(plan)))
    codes = texts.combine_chunks().dictionary_encode()
    found = [_identity(kind, text) for text in codes.dictionary.to_pylist()]
    ids = pa.array([recipient_id([one], "", "") for one in found], pa.string())
    rows = [
        {"recipient_id": who} | vars(one)
        for who, one in zip(ids.to_pylist(), found, strict=True)
    ]
    _put(connection, pa.Table.from_pylist(rows, schema=SCHEMAS["recipients"]))
    named = pa.array([one.value if one.kind == kind else None for one in found])
    named = named.cast(pa.string()).take(codes.indices)
    batch = batch.append_column("named", named)
    return batch.append_column("who", ids.take(codes.indices))


def _or_name(addresses: pa.ChunkedArray, names: pa.ChunkedArray) -> pa.ChunkedArray:
    """Put a mark and the name where there is no e-mail address."""
    import pyarrow.compute as pc

    is_address = pc.fill_null(pc.match_substring(addresses, "@"), False)
    marked = pc.binary_join_element_wise(pa.scalar(_BY_NAME), names, "")
    return pc.if_else(is_address, addresses, pc.coalesce(marked, addresses))


def _identity(kind: str, text: str) -> Identity:
    if text.startswith(_BY_NAME):
        return Identity("name", text.removeprefix(_BY_NAME))
    return from_text(kind, text)


def one_name_each(
    connection: duckdb.DuckDBPyConnection, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Keep one name of a recipient whom several exports name: the first in order.

    A file that says more of its learners than the name loses no row. What is left out
    is counted in the reports that are returned.
    """
    files = [one.index for one in reports if one.read_as and _has_names_alone(one)]
    left: Counter[int] = Counter()
    if files:
        gone = connection.execute(
            "delete from incoming.learners where rowid in (select one.rowid"
            " from incoming.learners as one inner join incoming.learners as other"
            " on one.learner_id = other.learner_id"
            " where list_contains($files, one.file)"
            " and list_contains($files, other.file)"
            " and (other.name < one.name"
            " or (one.name is null and other.name is not null))) returning file",
            {"files": files},
        ).fetchall()
        left.update(file for (file,) in gone)
    return tuple(
        replace(one, rows=one.rows - n, left_out=one.left_out + n)
        if (n := left[one.index])
        else one
        for one in reports
    )


def _has_names_alone(report: FileReport) -> bool:
    is_known = set(report.columns) <= {"learner_id", "name"}
    return report.table == "learners" and is_known and not report.attributes


def _ids(plan: Plan) -> tuple[int, ...]:
    """Return the columns that hold the learner's own id, where there are any."""
    return next((x.positions for c, x in plan.columns if c.name == "learner_id"), ())


def _texts(batch: pa.Table, position: int, own: Sequence[int]) -> pa.ChunkedArray:
    """Return the column's texts, where none of the ``own`` columns says who it is."""
    import pyarrow.compute as pc  # takes a while to import; few files name people so

    nothing = pa.scalar(None, pa.string())

    def filled(number: int) -> pa.ChunkedArray:
        trimmed = pc.utf8_trim(batch.column(f"c{number}"), characters=BLANKS)
        is_nothing = pc.is_in(pc.utf8_lower(trimmed), pa.array(["", *NOTHING, NEVER]))
        return pc.if_else(is_nothing, nothing, trimmed)

    texts = filled(position)
    for number in own:
        texts = pc.if_else(pc.is_null(filled(number)), texts, nothing)
    return texts


def _put(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> None:
    connection.execute("create schema if not exists incoming")
    connection.register("named_rows", rows)
    connection.execute(
        "create table if not exists incoming.recipients as from named_rows limit 0"
    )
    connection.execute("insert into incoming.recipients from named_rows")
    connection.unregister("named_rows")
