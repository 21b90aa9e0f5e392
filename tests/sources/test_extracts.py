"""Laws of extracts: the order of rows says nothing, and damage is never a crash."""

import random
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from analytics.findings import RefusedError
from analytics.sources.delivery import Delivery
from analytics.sources.receive import receive
from tests.conftest import examples
from tests.sources.conftest import NOW, READERS, Door
from tests.sources.test_canvas import SIS
from tests.sources.test_clearinghouse import COLLEGE, ROWS
from tests.sources.test_oneroster import V12, written

TABLES = {
    "searches": "learner_id, searched_on, found, search_date",
    "spells": 'learner_id, institution, begins_on, ends_on, status, "load"',
    "completions": "learner_id, conferred_on, title, institution",
    "learners": "learner_id, name, display_name, email",
    "identities": "learner_id, kind, value",
    "terms": "term_id, name, starts_on, ends_on",
    "enrollments": "learner_id, term_id, status, status_on",
}


def files(kind: str) -> dict[str, bytes]:
    """Return the files of an extract, by name."""
    if kind == "clearinghouse":
        return {"detail.csv": "\n".join((COLLEGE, *ROWS, "")).encode()}
    tables = V12 if kind == "oneroster" else SIS
    return {f"{name}.csv": written(drawn) for name, drawn in tables.items()}


KINDS = ["canvas", "clearinghouse", "oneroster"]
# How many rows of each file that becomes rows begin with something that is read.
TRIMMED = {
    "canvas": [
        ("canvas/enrollments.csv", "course_id", 5),
        ("canvas/terms.csv", "term_id", 3),
        ("canvas/users.csv", "user_id", 4),
    ],
    "clearinghouse": [("clearinghouse/detail.csv", "Your Unique Identifier", 6)],
    "oneroster": [
        ("oneroster/academicSessions.csv", "sourcedId", 4),
        ("oneroster/enrollments.csv", "sourcedId", 7),
        ("oneroster/users.csv", "sourcedId", 4),
    ],
}


def content(door: Door) -> dict[str, list[tuple[object, ...]]]:
    there = {name for (name,) in door.ask("select table_name from duckdb_tables()")}
    return {
        name: door.ask(f"select {columns} from incoming.{name} order by all")
        for name, columns in TABLES.items()
        if name in there
    }


@pytest.mark.parametrize("kind", KINDS)
def test_rows_may_come_in_any_order(door: Door, kind: str) -> None:
    seen = []
    for seed in range(5):
        for name, data in files(kind).items():
            header, *rows = data.decode("utf-8-sig").splitlines()
            random.Random(seed).shuffle(rows)
            door.file(f"{kind}/{name}", "\n".join((header, *rows, "")))
        door.load(door.folder / kind)
        seen.append(content(door))
    assert all(one == seen[0] for one in seen)
    assert all(seen[0].values())


@pytest.mark.parametrize("kind", KINDS)
def test_blanks_are_trimmed_and_counted_once_a_file(door: Door, kind: str) -> None:
    """Each row begins with an id of who or what it tells, here between blanks."""
    whole = {name: data.decode("utf-8-sig") for name, data in files(kind).items()}
    for name, text in whole.items():
        door.file(f"{kind}/{name}", text)
    assert not trims(door.load(door.folder / kind))
    plain = content(door)
    padded = "manifest.csv" if kind == "oneroster" else ""
    for name, text in whole.items():
        header, *rows = text.splitlines()
        rows = rows if name == padded else [blanks(row) for row in rows]
        door.file(f"{kind}/{name}", "\n".join((header, *rows, "")))
    told = trims(door.load(door.folder / kind))
    assert content(door) == plain
    assert told == TRIMMED[kind]


def blanks(row: str) -> str:
    first, comma, rest = row.partition(",")
    return f" {first}\u00a0{comma}{rest}" if first else row


def trims(delivery: Delivery) -> list[tuple[str, str, int]]:
    """Return file, column and how many cells of it were trimmed."""
    return sorted(
        (file.label, cells.column, cells.cells)
        for file in delivery.files
        for cells in file.converted
        if cells.how == "trimmed"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_refused_and_never_a_crash(tmp_path: Path, kind: str) -> None:
    draw = random.Random(kind)
    whole = files(kind)
    for number in range(examples(60)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in whole.items():
            if draw.random() < 0.05:
                continue
            (folder / name).write_bytes(damaged(data, draw))
        with duckdb.connect() as connection, suppress(RefusedError):
            receive([folder], connection, readers=READERS, now=NOW)


def damaged(data: bytes, draw: random.Random) -> bytes:
    """Change a few bytes, cut, or double a piece."""
    found = bytearray(data)
    for _ in range(draw.choice((0, 0, 1, 3))):
        place = draw.randrange(len(found))
        change = draw.randrange(4)
        if change == 0:
            found[place] = draw.randrange(256)
        elif change == 1:
            del found[place : place + draw.randrange(1, 9)]
        elif change == 2:
            found[place:place] = draw.choice((b",", b'"', b"\n", b"\r", b"{", b"0"))
        else:
            found += found[place : place + 40]
    return bytes(found)
