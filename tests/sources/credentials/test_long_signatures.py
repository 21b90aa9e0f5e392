"""A compact signature of any length up to the limits loads, however it comes."""

import gzip
import zipfile
from pathlib import Path

import pytest

from analytics.sources.credentials.opened import HEAD, looks_like_one
from tests.sources.credentials.badges import compact, ob3, subject
from tests.sources.credentials.conftest import Shelf

FOUND = Path(__file__).parents[4] / "shared" / "found" / "credentials" / "long_jwt"
SHORT = compact(ob3(1))
LONG = {
    "4 kB": compact(ob3(2, credentialSubject=subject(narrative="n" * 4_000))),
    "beyond the head": compact(ob3(2, credentialSubject=subject(narrative="n" * HEAD))),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_one_loads_in_every_container(shelf: Shelf, name: str):
    long = LONG[name]
    assert len(long) > 2_000
    shelf.file(long, "folder/long.jwt")
    shelf.file(SHORT, "folder/short.jwt")
    packed = shelf.root / "both.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("long.jwt", long)
        made.writestr("short.jwt", SHORT)
    given = {
        "alone": (shelf.file(long), 1),
        "with an empty line": (shelf.file(f"\n{long}\n"), 1),
        "gzip": (shelf.file(gzip.compress(long.encode()), "long.jwt.gz"), 1),
        "folder": (shelf.root / "given" / "folder", 2),
        "zip": (packed, 2),
        "long first": (shelf.file(f"{long}\n{SHORT}\n"), 2),
        "short first": (shelf.file(f"{SHORT}\r\n{long}"), 2),
        "list": (shelf.file([long, SHORT]), 2),
    }
    for number, (path, awards) in enumerate(given.values()):
        each = Shelf(shelf.root / str(number), is_plain=True)
        report = each.load(path)
        assert (report.counts["awards"], report.left_alone) == (awards, ())


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"ey" + b"a" * HEAD, False),  # no header ends: a key or a line of a table
        (b"ey" + b"a" * (HEAD - 4) + b".b", True),
        (b"ey" + b"a" * (HEAD - 5) + b".b", False),  # the whole file, but two parts
        (b"eya.b" + b"c" * HEAD, True),
        (b"ey" + b"a" * 10_920 + b".b" + b"c" * HEAD, True),  # the longest header taken
        (b"eya.b\n" + b"c" * HEAD, False),
        (b"eya.b c" + b"c" * HEAD, False),
        (b"eya.b.c.d" + b"c" * HEAD, False),
    ],
)
def test_a_file_is_told_by_its_head(head: bytes, is_one: bool):
    assert looks_like_one(head[:HEAD]) is is_one


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "awards"),
    [
        ("long.jwt", 1),
        ("folder", 2),
        ("lines_long_first.txt", 2),
        ("lines_short_first.txt", 2),
    ],
)
def test_those_that_were_dropped_load(shared, shelf: Shelf, name: str, awards: int):
    report = shelf.load(FOUND / name)
    assert (report.counts["awards"], report.left_alone) == (awards, ())
