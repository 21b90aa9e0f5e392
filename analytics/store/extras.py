"""The records that aren't rows of a file: attributes, pathways, what was set aside."""

import duckdb

from analytics import sql
from analytics.findings import Finding, RefusedError
from analytics.sources.delivery import Delivery
from analytics.store.decided import DECIDED
from analytics.store.merge import Merged
from analytics.store.trees import insert, to_document

EXTRA = {
    "attributes": "learner_id varchar, attribute varchar, value varchar",
    "pathways": "pathway varchar, version varchar, document varchar",
    "set_aside": "file varchar, line bigint, field varchar, place varchar, "
    "rule varchar",
    "aside": "file varchar, kind varchar, line bigint, place varchar, "
    "header varchar, cells varchar",
    "settings": "name varchar, value varchar",
    "came": "record varchar, row_key uhugeint, source varchar",
    "gone": "record varchar, row_key uhugeint, learner_id varchar, "
    "achievement_id varchar, award_id varchar, term_id varchar, source varchar, "
    "file varchar, since date",
} | DECIDED


def keep(
    con: duckdb.DuckDBPyConnection, name: str, empty: str, has_before: bool
) -> None:
    """Take a table over from the state before, or make it empty.

    A state that an earlier version made may not have it, or not all its columns.
    """
    sql.run(con, empty)
    if has_before and is_there(con, name):
        con.execute(
            f"insert into draft.record.{name} by name from before.record.{name}"
        )


def is_there(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Tell whether the state before has a table of records."""
    try:
        con.execute(f"from before.record.{name} limit 0")
    except duckdb.CatalogException:
        return False
    return True


def extra(con: duckdb.DuckDBPyConnection, name: str, has_before: bool) -> None:
    """Take one of these tables over from the state before, or make it empty."""
    empty = f"create table draft.record.{name} ({EXTRA[name]})"
    keep(con, name, empty, has_before)


def merge_attributes(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    labels: dict[int, str],
    has_before: bool,
) -> dict[str, Merged]:
    """Merge what learners' further columns say; return what became of it."""
    extra(con, "attributes", has_before)
    con.execute(
        """delete from draft.record.attributes where learner_id in (
            select learner_id from draft.record.gone where record = 'learners')"""
    )
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
        """create temp table told_of as
        select distinct learner_id, attribute, value from incoming.attributes"""
    )
    row = con.execute(
        """select count(*) filter (known.value is null and told.value is not null),
            count(*) filter (known.value is not null
                and told.value is distinct from known.value), count(*)
        from told_of as told left join draft.record.attributes as known
            using (learner_id, attribute)"""
    ).fetchone()
    con.execute(
        """delete from draft.record.attributes as known using told_of as told
        where known.learner_id = told.learner_id
            and known.attribute = told.attribute"""
    )
    con.execute(
        """insert into draft.record.attributes
        from told_of where value is not null order by learner_id, attribute"""
    )
    con.execute("drop table told_of")
    assert row is not None
    return {"attributes": Merged(row[0], row[1], row[2] - row[0] - row[1])}


def merge_pathways(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> dict[str, Merged]:
    """Merge pathways by id and version; RefusedError where two differ in one load."""
    extra(con, "pathways", has_before)
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
    insert(
        con,
        "draft.record.pathways",
        [(*known, document) for known, document in united],
    )
    changed = len(arriving) - new - same
    return {"pathways": Merged(new, changed, same, repeated)}


def merge_settings(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> None:
    """Keep the campus time zone, and the institution's own names where a load says."""
    extra(con, "settings", has_before)
    told = {"time_zone": [delivery.time_zone]}
    told["own_institution"] = list(delivery.own_institution)
    for name, values in told.items():
        if values:
            con.execute("delete from draft.record.settings where name = ?", [name])
            rows = [(name, value) for value in values]
            con.executemany("insert into draft.record.settings values (?, ?)", rows)
