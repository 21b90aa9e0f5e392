"""Every line of SQL stands in a file: one SELECT each, its grain on the first line.

A relation is called as its file is, and no two files of the facts, of what questions
share and of the questions themselves are called alike: ``sharing_top`` finds
``questions/sharing/sql/sharing_top.sql``. The SQL of sources, of the store's people and
of what a load says belongs to them, and is named with its folder: ``canvas/term``.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

HERE = files(__package__)
OF_SOURCES = ("canvas", "clearinghouse", "credentials", "oneroster")
# How many statements are kept as parsed: a load and all screens ask fewer.
KEPT = 1_000

_parsed: dict[str, duckdb.Statement] = {}


def run(
    con: duckdb.DuckDBPyConnection, text: str, values: object = None
) -> duckdb.DuckDBPyConnection:
    """Run one statement, whose text is parsed once in this process.

    DuckDB takes a quarter of a small query's time to parse it.
    """
    statement = _parsed.get(text)
    if statement is None:
        (statement,) = con.extract_statements(text)
        if len(_parsed) >= KEPT:
            _parsed.clear()
        _parsed[text] = statement
    return con.execute(statement, values)


@cache
def read(name: str) -> str:
    """Return the SQL text of a relation (``first_earned``, ``canvas/term``)."""
    return place(name).read_text(encoding="utf-8")


def place(name: str) -> Traversable:
    """Return the file of a relation; KeyError where there is none of that name."""
    folder, _, stem = name.rpartition("/")
    if folder == "people":
        return HERE / "store" / "sql" / f"{stem}.sql"
    if folder == "arrivals":
        return HERE / "store" / "arrivals" / f"{stem}.sql"
    if folder in OF_SOURCES:
        return HERE / "sources" / folder / "sql" / f"{stem}.sql"
    return relations()[name]


@cache
def relations() -> dict[str, Traversable]:
    """Return the file of every relation that a question may read, by its name."""
    rooms = [room / "sql" for room in (HERE / "questions").iterdir() if room.is_dir()]
    folders = [HERE / "facts", HERE / "asking" / "sql", *rooms]
    return {
        file.name.removesuffix(".sql"): file
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    }


@cache
def facts() -> frozenset[str]:
    """Return the names of the relations that a state is built from."""
    listed = (HERE / "facts").iterdir()
    return frozenset(f.name.removesuffix(".sql") for f in listed if f.is_file())
