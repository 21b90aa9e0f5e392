"""The records of a state: what was delivered, merged with what was there."""

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.model import TABLES
from analytics.sources.delivery import Delivery
from analytics.store.arrive import stage
from analytics.store.identity import create, fingerprint
from analytics.store.merge import Merged, unite
from analytics.store.trees import to_document

EXTRA = {
    "attributes": "learner_id varchar, attribute varchar, value varchar",
    "pathways": "pathway varchar, version varchar, document varchar",
    "set_aside": "file varchar, line bigint, field varchar, place varchar, "
    "rule varchar",
    "settings": "name varchar, value varchar",
}


def merge(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> dict[str, Merged]:
    """Make ``draft.record`` from the delivery and the state before.

    Returns what became of the rows of each table that was delivered. Raises
    RefusedError where an identity comes with two contents.
    """
    con.execute("create schema draft.record")
    con.execute("create schema merging")
    labels = {file.index: file.label for file in delivery.files}
    merged = {}
    for name, table in TABLES.items():
        files = [file for file in delivery.files if file.table == name]
        before = "before.record" if has_before else None
        if files:
            columns = {file.index: _brought(name, file.columns) for file in files}
            dropped = stage(con, table, columns, labels)
            done = unite(con, table, before, "draft.record")
            merged[name] = Merged(done.new, done.changed, done.unchanged, dropped)
            con.execute(f"drop table merging.{name}")
        else:
            _keep(con, name, create(table, "draft.record"), has_before)
    merged |= _merge_attributes(con, delivery, labels, has_before)
    merged |= _merge_pathways(con, delivery, has_before)
    _merge_set_aside(con, delivery, has_before)
    _merge_settings(con, delivery, has_before)
    return merged


def _brought(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return (*columns, "source") if table == "awards" else columns


def _keep(
    con: duckdb.DuckDBPyConnection, name: str, empty: str, has_before: bool
) -> None:
    if has_before:
        con.execute(f"create table draft.record.{name} as from before.record.{name}")
    else:
        con.execute(empty)


def _extra(con: duckdb.DuckDBPyConnection, name: str, has_before: bool) -> None:
    empty = f"create table draft.record.{name} ({EXTRA[name]})"
    _keep(con, name, empty, has_before)


def _merge_attributes(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    labels: dict[int, str],
    has_before: bool,
) -> dict[str, Merged]:
    _extra(con, "attributes", has_before)
    if not any(file.attributes for file in delivery.files):
        return {}
    conflicts = con.execute(
        """select any_value(file), max(line), attribute from incoming.attributes
        group by learner_id, attribute
        having count(distinct coalesce(value, '')) > 1 order by 1, 2 limit 20"""
    ).fetchall()
    if conflicts:
        rule = "the same learner twice, with other content"
        raise RefusedError(
            [Finding(labels[f], rule, line=n, column=a) for f, n, a in conflicts]
        )
    con.execute(
        """create temp table told as
        select distinct learner_id, attribute, value from incoming.attributes"""
    )
    row = con.execute(
        """select count(*) filter (known.value is null and told.value is not null),
            count(*) filter (known.value is not null
                and told.value is distinct from known.value), count(*)
        from told left join draft.record.attributes as known
            using (learner_id, attribute)"""
    ).fetchone()
    con.execute(
        """delete from draft.record.attributes as known using told
        where known.learner_id = told.learner_id
            and known.attribute = told.attribute"""
    )
    con.execute(
        """insert into draft.record.attributes
        from told where value is not null order by learner_id, attribute"""
    )
    con.execute("drop table told")
    assert row is not None
    return {"attributes": Merged(row[0], row[1], row[2] - row[0] - row[1])}


def _merge_pathways(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> dict[str, Merged]:
    _extra(con, "pathways", has_before)
    arriving: dict[tuple[str, str], str] = {}
    repeated = 0
    for tree in delivery.pathways:
        document, known = to_document(tree), (tree.pathway, tree.version)
        if arriving.setdefault(known, document) != document:
            rule = f"pathway {tree.pathway} comes twice, with other content"
            raise RefusedError([Finding("pathways", rule)])
    if not delivery.pathways:
        return {}
    repeated = len(delivery.pathways) - len(arriving)
    there = {
        (pathway, version): document
        for pathway, version, document in con.execute(
            "from draft.record.pathways"
        ).fetchall()
    }
    new = sum(known not in there for known in arriving)
    same = sum(there.get(known) == document for known, document in arriving.items())
    united = sorted((there | arriving).items())
    con.execute("delete from draft.record.pathways")
    con.executemany(
        "insert into draft.record.pathways values (?, ?, ?)",
        [(*known, document) for known, document in united],
    )
    changed = len(arriving) - new - same
    return {"pathways": Merged(new, changed, same, repeated)}


def _merge_set_aside(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> None:
    """Keep what was set aside of each file, as of its last load."""
    _extra(con, "set_aside", has_before)
    con.executemany(
        "delete from draft.record.set_aside where file = ?",
        [[file.label] for file in delivery.files] or [[""]],
    )
    if delivery.set_aside:
        con.executemany(
            "insert into draft.record.set_aside values (?, ?, ?, ?, ?)",
            [(f.file, f.line, f.column, f.place, f.rule) for f in delivery.set_aside],
        )


def _merge_settings(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> None:
    _extra(con, "settings", has_before)
    known = _number(con, "draft.record.settings")
    if known and delivery.time_zone == "UTC":  # not said: what was said before holds
        return
    con.execute("delete from draft.record.settings where name = 'time_zone'")
    con.execute(
        "insert into draft.record.settings values ('time_zone', ?)",
        [delivery.time_zone],
    )


def fingerprints(
    con: duckdb.DuckDBPyConnection,
    known: dict[str, list[str]],
    merged: dict[str, Merged],
) -> dict[str, list[str]]:
    """Return, for each table of the draft, its count and the sum of row hashes.

    ``known`` are those of the state before: a table to which nothing was added and in
    which nothing changed has the same.
    """
    found = {}
    for name in (*TABLES, *EXTRA):
        done = merged.get(name, Merged())
        same = name in TABLES and not done.new and not done.changed
        if same and name in known:
            found[name] = known[name]
        else:
            found[name] = fingerprint(con, "draft.record", name)
    return found


def counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many learners, awards, … the draft holds."""
    own = {"learners": "learner", "achievements": "achievement", "awards": "award"}
    found = {name: _number(con, f"draft.main.{table}") for name, table in own.items()}
    found["pathways"] = _number(
        con, "(select distinct pathway from draft.record.pathways)"
    )
    for name in TABLES:
        if name not in found:
            found[name] = _number(con, f"draft.record.{name}")
    return found


def set_aside_count(con: duckdb.DuckDBPyConnection) -> int:
    """Return how many rows of the state's files were set aside."""
    return _number(
        con, "(select distinct file, line, place from draft.record.set_aside)"
    )


def created(con: duckdb.DuckDBPyConnection, has_before: bool) -> dict[str, int]:
    """Return the learners and achievements that this load made from mentions alone."""
    found = {}
    for name, column in (("learner", "learner_id"), ("achievement", "achievement_id")):
        earlier = (
            f"and {column} not in (select {column} from before.main.{name})"
            if has_before
            else ""
        )
        found[f"{name}s"] = _number(
            con, f"(select 1 from draft.main.{name} where not is_listed {earlier})"
        )
    return found


def _number(con: duckdb.DuckDBPyConnection, source: str) -> int:
    row = con.execute(f"select count(*) from {source}").fetchone()
    assert row is not None
    return int(row[0])
