"""Every parser by name: what it is given, and how a file gets to it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from analytics.findings import RefusedError
from analytics.sources.credentials.check import check
from analytics.sources.credentials.dates import Clock
from analytics.sources.credentials.opened import opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import kind_of_item, read, unfolded
from analytics.sources.credentials.supports import gathered
from analytics.sources.receive import receive
from analytics.store.load import READERS, load
from tests.fuzzing import seeds
from tests.fuzzing.seeds import Files

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CLOCK = Clock("America/Chicago", datetime(2026, 11, 24))
NOTHING = gathered([])
CHECKED = 10  # every tenth badge is checked too
MERGED = 40  # every fortieth input goes all the way into a store


@dataclass(frozen=True)
class Parser:
    """One parser; ``read`` gets files, an empty folder, and the input's number.

    ``few`` is how many inputs take a few seconds.
    """

    seeds: Callable[[], list[Files]]
    read: Callable[[Files, Path, int], None]
    few: int


def through_the_door(files: Files, folder: Path, number: int) -> None:
    """Receive files as a load does: one by itself, several as a folder."""
    given = folder / "given"
    for name, data in files.items():
        path = given / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    source = given if len(files) > 1 else given / next(iter(files))
    with suppress(RefusedError):
        if number % MERGED == 0:
            load(folder / "store", [source], now=NOW)
        else:
            with duckdb.connect() as connection:
                receive([source], connection, readers=READERS, now=NOW)


def as_badge(files: Files, folder: Path, number: int) -> None:
    """Open, read and check whatever is in there, as a load would."""
    if number % MERGED == 0:
        through_the_door(files, folder, number)
    for data in files.values():
        with suppress(ProblemError):
            for item in opened(data):
                for part in unfolded(item):
                    with suppress(ProblemError):
                        list(read(part, CLOCK))
                        if number % CHECKED == 0 and part.document:
                            kind = kind_of_item(part) or "ob3"
                            check(part.document, part.is_signed, kind, NOTHING)


PARSERS = {
    "csv": Parser(seeds.tables, through_the_door, few=40),
    "parquet": Parser(seeds.parquet, through_the_door, few=40),
    "zip": Parser(seeds.zips, through_the_door, few=40),
    "folder": Parser(seeds.folders, through_the_door, few=4),
    "pathway-yaml": Parser(seeds.native_pathways, through_the_door, few=40),
    "pathway-badgr": Parser(seeds.badgr_pathways, through_the_door, few=40),
    "pathway-ctdl": Parser(seeds.ctdl, through_the_door, few=40),
    "mapping": Parser(seeds.mappings, through_the_door, few=4),
    "credential-json": Parser(seeds.badge_json, as_badge, few=400),
    "credential-compact": Parser(seeds.compact, as_badge, few=400),
    "credential-png": Parser(seeds.png, as_badge, few=400),
    "credential-svg": Parser(seeds.svg, as_badge, few=400),
    "api-answers": Parser(seeds.api_answers, as_badge, few=400),
    "extracts": Parser(seeds.extracts, through_the_door, few=12),
}
