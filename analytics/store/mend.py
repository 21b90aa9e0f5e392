"""What is set aside in a state, as files that can be mended and loaded again."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from analytics.export import RISKY, write_csv
from analytics.findings import Finding
from analytics.store.aside import known_as
from analytics.store.ledger import StoreError
from analytics.store.state import State


@dataclass(frozen=True)
class Aside:
    """One file of which something is set aside.

    ``kind`` is the table that it was read as, or "credentials"; ``rows`` are set
    aside, and ``kept`` of them can be had as they came: all, but for pictures and
    what is beyond the limits. ``path`` is where ``write_to`` puts them.
    """

    file: str
    kind: str
    rows: int
    kept: int
    path: str
    header: str | None

    @property
    def name(self) -> str:
        """The name of the file to mend."""
        return self.path.rpartition("/")[2]

    @property
    def findings_path(self) -> str:
        """Where what is wrong is written: under a name that a load leaves alone."""
        return f"{self.path.rpartition('.')[0]}.findings.csv"


@dataclass(frozen=True)
class Mendable:
    """The text of a file to mend, what is wrong in it, and how many cells are risky.

    Rows are written as they came, so that mending one thing changes nothing else.
    ``risky`` cells begin as a formula does: a spreadsheet may run them.
    """

    text: str
    findings: str
    risky: int


def set_aside(state: State) -> tuple[Aside, ...]:
    """Return the files of which something is set aside, in order of name."""
    with state.cursor() as cursor:
        rows = cursor.execute(
            """select file, count(*) from (
                select distinct file, line, place from record.set_aside)
            group by file order by file"""
        ).fetchall()
        ways: dict[str, list[tuple[str, str | None, int]]] = {}
        for file, kind, header, count in _ways(cursor):
            ways.setdefault(file, []).append((kind, header, count))
    found = []
    for file, count in rows:
        kept = ways.get(file) or [("", None, 0)]
        for number, (kind, header, n) in enumerate(kept, 1):
            path = _path(file, number, kind or "credentials")
            several = len(kept) > 1
            found.append(Aside(file, kind, n if several else count, n, path, header))
    return tuple(found)


def _ways(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str | None, int]]:
    """List how each file's rows were read: one file may have been two tables."""
    asked = "from duckdb_tables() where table_name = 'aside' limit 1"
    if cursor.execute(asked).fetchone() is None:  # an earlier version made it
        return []
    return cursor.execute(
        """select file, kind, header, count(*) from record.aside
        group by file, kind, header order by file, kind, header"""
    ).fetchall()


def _path(label: str, number: int, kind: str) -> str:
    """Return where a file to mend is put: its source, and the name that it had.

    From there it loads under the same label, and takes its rows off the list.
    """
    source, name = known_as(label)
    ending = ".jsonl" if kind == "credentials" else ".csv"
    base = name.removesuffix(ending) + (f"-{number}" if number > 1 else "")
    parts = [part for part in (source, base + ending) if part]
    return "/".join("_" if part.strip(". ") == "" else part for part in parts)


def all_findings(state: State) -> tuple[Finding, ...]:
    """Return everything that is wrong with what is set aside, in order of place."""
    with state.cursor() as cursor:
        rows = cursor.execute(
            """select file, rule, line, field, place from record.set_aside
            order by file, line, place, rowid"""
        ).fetchall()
    return tuple(Finding(*row) for row in rows)


def mendable(state: State, aside: Aside) -> Mendable:
    """Return the file to mend, and beside it what is wrong with each of its rows."""
    with state.cursor() as cursor:
        kept = cursor.execute(
            """select line, place, cells from record.aside
            where file = ? and kind = ? and header is not distinct from ?
            order by line, rowid""",
            [aside.file, aside.kind, aside.header],
        ).fetchall()
    first = 1 if aside.header is None else 2
    places = {(line, place): n for n, (line, place, _) in enumerate(kept, first)}
    findings = _findings(state, aside.file, places, is_all=aside.rows == aside.kept)
    if aside.header is None:
        text = "".join(f"{document}\n" for _, _, document in kept)
        return Mendable(text, findings, 0)
    rows = [json.loads(cells) for _, _, cells in kept]
    risky = sum(cell[:1] in RISKY for row in rows for cell in row if cell)
    return Mendable(_csv([json.loads(aside.header), *rows]), findings, risky)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _findings(
    state: State, file: str, places: dict[tuple[Any, Any], int], is_all: bool
) -> str:
    rows = [
        {
            "row": places.get((found.line, found.place)),
            "line": found.line,
            "place": found.place,
            "column": found.column,
            "rule": found.rule,
        }
        for found in all_findings(state)
        if found.file == file
    ]
    return write_csv([r for r in rows if r["row"] is not None or not is_all] or rows)


def write_to(folder: Path, state: State, asides: Sequence[Aside]) -> list[Path]:
    """Write files to mend, and beside each what is wrong; return the former.

    They hold personal data: only their owner may read them. StoreError where a file is
    there already: somebody may be mending it.
    """
    named = [a for a in asides if a.kept]
    twice = [path for path, n in Counter(a.path for a in named).items() if n > 1]
    there = [a.path for a in named if (folder / a.path).exists()]
    if twice or there:
        raise StoreError(f"{(twice + there)[0]} is there already: name another folder")
    written = []
    for aside in named:
        file = mendable(state, aside)
        _write(folder / aside.path, file.text)
        _write(folder / aside.findings_path, file.findings)
        written.append(folder / aside.path)
    return written


def bundle(state: State, asides: Sequence[Aside]) -> bytes:
    """Return a zip of what ``write_to`` would write."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for aside in asides:
            if aside.kept:
                file = mendable(state, aside)
                archive.writestr(aside.path, file.text)
                archive.writestr(aside.findings_path, file.findings)
    return packed.getvalue()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8", newline="")
