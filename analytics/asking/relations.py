"""Relations are called by the queries that read them, and made when first needed.

A query names what it reads. What isn't a fact of the state is made from the file of
its name (``analytics/sql.py``), once in the cursor of a question. Its parameters are
the day of the question and what was said of it alone (``Relations.define``). What is
defined anew is made anew when it is next read, and so is all that was made from it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from analytics import sql
from analytics.asking.shadows import RECORDS, WHOLE, Sight
from analytics.asking.whole import OF_THE_WHOLE

PARAMETER = re.compile(r"\$(\w+)")


@cache
def names() -> frozenset[str]:
    """Return the relations that are made when asked for: all that aren't facts."""
    return frozenset(sql.relations()) - sql.facts()


@cache
def parameters(query: str) -> frozenset[str]:
    """Return the names of the parameters that a query takes."""
    return frozenset(PARAMETER.findall(without_comments(sql.read(query))))


def without_comments(text: str) -> str:
    """Return SQL without what it says of itself."""
    return re.sub(r"--[^\n]*", "", text)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """Open a database of nothing, once: it takes longer than to parse a query."""
    return duckdb.connect()


@cache
def read_by(query: str) -> frozenset[str]:
    """Return every table and view that a query reads, its own expressions left out."""
    return frozenset(name for schema, name in named_in(sql.read(query)) if not schema)


@cache
def reads_past(query: str) -> frozenset[str]:
    """Return what a query reads of the whole: whole facts, and records of learners."""
    return frozenset(
        name
        for schema, name in named_in(sql.read(query))
        if name.startswith(WHOLE) or (schema == "record" and name in RECORDS)
    )


@cache
def named_in(text: str) -> frozenset[tuple[str, str]]:
    """Return the schema ('': none) and name of each table that a query names."""
    with _parser().cursor() as cursor:
        read = "select json_serialize_sql($text)"
        ((told,),) = cursor.execute(read, {"text": text}).fetchall()
    tables: set[tuple[str, str]] = set()
    own: set[tuple[str, str]] = set()
    _collect(json.loads(told), tables, own)
    return frozenset(tables - own)


def _collect(
    part: Any, tables: set[tuple[str, str]], own: set[tuple[str, str]]
) -> None:
    """Gather the tables that a parsed query names, and those that it makes itself."""
    if isinstance(part, dict):
        if part.get("type") == "BASE_TABLE":
            tables.add((part.get("schema_name", ""), part["table_name"]))
        if "cte_map" in part:
            own.update(("", one["key"]) for one in part["cte_map"]["map"])
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            _collect(one, tables, own)


@dataclass(frozen=True)
class Definition:
    """How a relation is made: by which query, with which values of its own."""

    query: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Standing:
    """A table that stands in the cursor, and what it was made from.

    ``taken`` are its parameters; None where Python handed it over. ``reads`` are all
    tables that it was made from, however far behind.
    """

    taken: Mapping[str, object] | None
    reads: frozenset[str]


class Relations:
    """The relations of one question's cursor: how they are made, and what stands."""

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, day: date, sight: Sight
    ) -> None:
        self.cursor = cursor
        self.day = day
        self.sight = sight
        self.definitions: dict[str, Definition] = {}
        self.standing: dict[str, Standing] = {}

    def define(
        self, relation: str, query: str | None = None, /, **values: object
    ) -> None:
        """Say with which values of its own a relation is made, and by which query.

        Without ``query`` it is made by that of its name.
        """
        self.forget(relation)
        self.definitions[relation] = Definition(query or relation, values)

    def forget(self, *relations: str) -> None:
        """Drop tables, and all that was made from them: they are made anew if read."""
        gone = set(relations)
        hanging = [n for n, s in self.standing.items() if n in gone or s.reads & gone]
        for name in hanging:
            del self.standing[name]
            sql.run(self.cursor, f"drop table if exists temp.{name}")

    def hand(self, relation: str, rows: pa.Table) -> None:
        """Make a table of rows that Python worked out."""
        self.forget(relation)
        self.cursor.register("handed_over", rows)
        self.cursor.execute(f"create temp table {relation} as from handed_over")
        self.cursor.unregister("handed_over")
        self.standing[relation] = Standing(None, frozenset())

    def settle(self, relation: str, query: str, /, **values: object) -> None:
        """Make a table of a query's rows as things are now; it stays as it is."""
        taken = self.ready(query, values)
        self.forget(relation)
        create = f"create temp table {relation} as {sql.read(query)}"
        sql.run(self.cursor, create, taken or None)
        self.standing[relation] = Standing(None, frozenset())

    def table(self, relation: str) -> pa.Table:
        """Return the rows of a relation, made first where it must be."""
        self.make(relation)
        return self.cursor.sql(f"from {relation}").to_arrow_table()

    def count(self, relation: str) -> int:
        """Return how many rows a relation has, made first where it must be."""
        self.make(relation)
        return int(self.cursor.table(relation).shape[0])

    def add(self, relation: str, query: str, **values: object) -> None:
        """Add the rows of a query to a table that stands, or is made for it."""
        self.make(relation)
        taken = self.ready(query, values)
        insert = f"insert into temp.{relation} {sql.read(query)}"
        sql.run(self.cursor, insert, taken or None)
        self.forget(*(n for n, s in self.standing.items() if relation in s.reads))
        self.standing[relation] = Standing(None, frozenset())

    def replace(self, relation: str, query: str, **values: object) -> None:
        """Put the rows of a query in a table's place; the query may read that table."""
        taken = self.ready(query, values)
        create = f"create temp table remaining as {sql.read(query)}"
        sql.run(self.cursor, create, taken or None)
        self.forget(relation)
        # Of a fact, the table of an earlier day may stand there.
        sql.run(self.cursor, f"drop table if exists temp.{relation}")
        sql.run(self.cursor, f"alter table temp.remaining rename to {relation}")
        self.standing[relation] = Standing(None, frozenset())

    def make(self, relation: str) -> None:
        """See to it that a relation stands as it is defined; a fact stands anyway."""
        stands = self.standing.get(relation)
        if stands is not None and stands.taken is None:
            return
        own = Definition(relation, {}) if relation in names() else None
        definition = self.definitions.get(relation, own)
        if definition is None:
            self._see(relation)
            return
        taken = self.ready(definition.query, definition.values)
        if relation in self.standing and self.standing[relation].taken == taken:
            return
        self.forget(relation)
        create = f"create temp table {relation} as {sql.read(definition.query)}"
        sql.run(self.cursor, create, taken or None)
        self.standing[relation] = Standing(taken, self._behind(definition.query))

    def stands(self, *facts: str) -> None:
        """Say which facts stand in the cursor, made by whoever says so."""
        self.standing |= dict.fromkeys(facts, Standing(None, frozenset()))

    def _see(self, relation: str) -> None:
        """Let the cursor see of a fact, or of records, what it may (``shadows``)."""
        if relation == "entered":
            # Worked out when read, mostly for one pathway: quicker than keeping it.
            text, kind = sql.read(relation), "view"
        else:
            seen = self.sight.query(relation)
            if seen is None:  # the state's own
                return
            # A fact is read again and again, and may be replaced; a record, once.
            text, kind = seen, "view" if relation not in sql.facts() else "table"
        for schema, name in sorted(named_in(text)):
            if not schema:
                self.make(name)
        self.cursor.execute(f"create temp {kind} {relation} as {text}")
        self.stands(relation)

    def ready(self, query: str, values: Mapping[str, object]) -> dict[str, object]:
        """Make what a query reads; return the values of its parameters.

        Raises KeyError for a parameter that nobody gave, and LookupError for a query
        that reads past the shadows and isn't one of those that may.
        """
        if query not in OF_THE_WHOLE and reads_past(query):
            raise LookupError(f"{query} reads the whole: see analytics/asking/whole.py")
        for relation in sorted(read_by(query)):
            self.make(relation)
        every = {"day": self.day} | dict(values)
        return {name: every[name] for name in sorted(parameters(query))}

    def _behind(self, query: str) -> frozenset[str]:
        """Return every table that a query is made from, directly or not."""
        direct = read_by(query)
        further = (self.standing[n].reads for n in direct if n in self.standing)
        return direct.union(*further)
