"""Pathways inside a state: whole, as documents, and in pieces, as rows for SQL."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import duckdb
import pyarrow as pa
from pydantic import TypeAdapter

from analytics import sql
from analytics.pathways.compile import achievements_of, compile_tree
from analytics.pathways.nodes import nodes
from analytics.pathways.tree import Tree

_TREE = TypeAdapter(Tree)

TABLES = {
    "pathway": "pathway integer, pathway_id varchar, version varchar, title varchar, "
    "effective_from date, effective_to date",
    "audience": "pathway integer, attribute varchar, value varchar",
    "node": "pathway integer, place integer, step_id varchar, kind varchar, "
    "title varchar, parent varchar, depth integer, needs integer, of integer, "
    "step integer, is_optional boolean",
    "gate": "gate integer, pathway integer, step integer, level integer, needs integer",
    "gate_part": "gate integer, level integer, needs integer, "
    "achievement integer, part integer",
    "gate_shortcut": "gate integer, level integer, achievement integer",
    "pathway_achievement": "pathway integer, achievement integer",
}


def to_document(tree: Tree) -> str:
    """Write a tree as JSON, the same text for the same tree."""
    return json.dumps(asdict(tree), default=str, ensure_ascii=False, sort_keys=True)


def from_document(text: str) -> Tree:
    """Read back what ``to_document`` wrote."""
    return _TREE.validate_json(text)


def stored(con: duckdb.DuckDBPyConnection) -> list[Tree]:
    """Return every version of every pathway of the state, in a settled order."""
    rows = con.execute(
        "select document from record.pathways order by pathway, version"
    ).fetchall()
    return [from_document(document) for (document,) in rows]


def tree_of(con: duckdb.DuckDBPyConnection, pathway: str, version: str) -> Tree:
    """Return one version of a pathway; KeyError if the state doesn't have it."""
    row = con.execute(
        "select document from record.pathways where pathway = ? and version = ?",
        [pathway, version],
    ).fetchone()
    if row is None:
        raise KeyError(pathway)
    return from_document(row[0])


def named_achievements(trees: Iterable[Tree]) -> pa.Table:
    """Return the achievements that pathways name, and which are milestones."""
    rows = {
        (name, name == step.milestone)
        for tree in trees
        for step in tree.steps
        for name in (
            *(i.id for rule in step.rules for i in rule.of if i.kind == "achievement"),
            *step.shortcuts,
            *((step.milestone,) if step.milestone else ()),
        )
    }
    schema = pa.schema([("achievement_id", pa.string()), ("is_milestone", pa.bool_())])
    return pa.table([[r[0] for r in rows], [r[1] for r in rows]], schema=schema)


def write_rows(con: duckdb.DuckDBPyConnection, trees: list[Tree]) -> int:
    """Fill the tables of pathways; return the highest level of their gates."""
    ids = dict(
        con.execute("select achievement_id, achievement from achievement").fetchall()
    )
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    offset = 0
    for number, tree in enumerate(trees, start=1):
        rows["pathway"].append(
            (
                number,
                tree.pathway,
                tree.version,
                tree.title,
                tree.effective_from,
                tree.effective_to,
            )
        )
        rows["audience"] += [
            (number, name, value) for name, values in tree.audience for value in values
        ]
        rows["pathway_achievement"] += [
            (number, ids[name]) for name in sorted(achievements_of(tree))
        ]
        offset = _write_gates(rows, tree, number, offset, ids)
    for name, columns in TABLES.items():
        sql.run(con, f"create table {name} ({columns})")
        if rows[name]:
            insert(con, name, rows[name])
    return max((int(str(row[3])) for row in rows["gate"]), default=0)


def insert(
    con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Put rows into a table in one go: row by row, thousands take many seconds."""
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    names = [f"c{place}" for place in range(len(columns))]
    con.register("arriving_rows", pa.table(columns, names=names))
    con.execute(f"insert into {table} from arriving_rows")
    con.unregister("arriving_rows")


def _write_gates(
    rows: dict[str, list[tuple[object, ...]]],
    tree: Tree,
    number: int,
    offset: int,
    ids: dict[str, int],
) -> int:
    compiled = compile_tree(tree)
    places = {step.step_id: place for place, step in enumerate(tree.steps)}
    for node in nodes(tree):
        step = places.get(node.id) if node.kind != "achievement" else None
        rows["node"].append(
            (
                number,
                node.place,
                node.id,
                node.kind,
                node.title,
                node.parent,
                node.depth,
                node.needs,
                node.of,
                step,
                step in compiled.optional,
            )
        )
    for gate in compiled.gates:
        own, level = offset + gate.gate, gate.level
        head = (own, level, gate.needs)
        rows["gate"].append((own, number, gate.step, level, gate.needs))
        rows["gate_part"] += [(*head, ids[name], None) for name in gate.achievements]
        rows["gate_part"] += [(*head, None, offset + part) for part in gate.gates]
        rows["gate_shortcut"] += [(own, level, ids[name]) for name in gate.shortcuts]
    return offset + max((gate.gate for gate in compiled.gates), default=-1) + 1
