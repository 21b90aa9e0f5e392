"""One load: records in, a new state published; all of it, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from analytics import sql
from analytics.decisions.mappings import remembered
from analytics.findings import Finding
from analytics.pathways.from_json import read_json_pathway
from analytics.pathways.native import read_yaml
from analytics.sources.delivery import Delivery, FileReport, remarks
from analytics.sources.receive import receive
from analytics.sources.room import room
from analytics.store import records
from analytics.store.decided import write_decided
from analytics.store.facts import build_facts
from analytics.store.layout import LAYOUT
from analytics.store.ledger import Entry, current_number, read_entry
from analytics.store.merge import Merged
from analytics.store.merges import without_wrong_merges
from analytics.store.notices import found_again, notices
from analytics.store.place import Place
from analytics.store.publish import moment, publish, writing
from analytics.store.spare import memory_for
from analytics.store.state import MEMORY, TEMPORARY, file_hash, verified

Progress = Callable[[str, int, int], None]

READERS = {".yaml": read_yaml, ".yml": read_yaml, ".json": read_json_pathway}


@dataclass(frozen=True)
class LoadReport:
    """What came in, what was set aside, and what it made of the store.

    ``recalled`` are the files that were read by a mapping that people made before.
    ``notices`` are what was loaded, but is hardly meant: sentences. ``found`` says how
    much of it was known: who is in the roster, which badges look like a pathway's.
    ``doubts`` say what backs credentials and doesn't count.
    """

    state: int | None
    published: bool
    tables: dict[str, Merged]
    files: tuple[FileReport, ...]
    set_aside: tuple[Finding, ...]
    left_alone: tuple[str, ...]
    created: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    recalled: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    def rows_aside(self, table: str | None = None) -> int:
        """Return how many rows were set aside, of one table or of all."""
        files = [file for file in self.files if table in (None, file.table)]
        return sum(file.set_aside for file in files)

    @property
    def remarks(self) -> list[str]:
        """What there is to say of how the files were read."""
        return [*remarks(self.files), *self.doubts]


def load(
    root: Path,
    sources: Sequence[Path],
    *,
    mapping: Path | None = None,
    dry_run: bool = False,
    verify: bool = True,
    new_keys: bool = False,
    accept_gone: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Take records into the store and publish the state that they make.

    Where nothing is new, no state is published. Without sources, what people decided
    since is applied. With ``verify``, signatures are checked: of what comes, and of
    what earlier loads left unchecked; with ``new_keys``, other keys than are known of
    an issuer are taken for its own; with ``accept_gone``, more than a tenth of what
    files are the whole of may be gone from its source. ``now`` (default: the present)
    is what "in the future" is measured by. Raises RefusedError, with the places and
    rules, where the load can't be taken; StoreError where another one is running. In
    both cases the store is as it was.
    """
    say = progress or (lambda _what, _done, _total: None)
    when = now or datetime.now(UTC)
    wish = _Wish(sources, mapping, dry_run, verify, new_keys, accept_gone, when, say)
    if dry_run and not (root.exists() and any(root.iterdir())):
        with TemporaryDirectory(prefix="cairn-") as nowhere:  # leave no empty store
            return _load(Path(nowhere), wish)
    return _load(root, wish)


@dataclass(frozen=True)
class _Wish:
    """What a load was asked to do."""

    sources: Sequence[Path]
    mapping: Path | None
    dry_run: bool
    verify: bool
    new_keys: bool
    accept_gone: bool
    now: datetime
    say: Progress


def _load(root: Path, wish: _Wish) -> LoadReport:
    place, say = Place(root.resolve()), wish.say
    with writing(place):
        before = current_number(place)
        if before is not None:
            verified(place, before)  # never build on a state that was damaged
        draft = place.work / "draft.duckdb"
        try:
            report, entry = _made(place, draft, before, wish, is_sparing=True)
        except duckdb.OutOfMemoryException:  # then with all the memory there is
            draft.unlink(missing_ok=True)
            report, entry = _made(place, draft, before, wish, is_sparing=False)
        if entry is None or wish.dry_run:
            return report
        say("publishing the new state", 0, 1)
        if not wish.sources:
            kind = "checks" if wish.verify else "people"
            entry = replace(entry, kind=kind, of=before)
        entry = _seal(entry, draft)
        publish(place, draft, entry)
        say("publishing the new state", 1, 1)
    return report


def _made(
    place: Place, draft: Path, before: int | None, wish: _Wish, *, is_sparing: bool
) -> tuple[LoadReport, Entry | None]:
    """Receive what comes, and build the draft of it."""
    con = _scratch(place, draft, before)
    try:
        delivery = _delivery(con, place, wish, before)
        known = read_entry(place, before).counts if before is not None else {}
        most = memory_for(con, delivery, known) if is_sparing else MEMORY
        with room(con, most):
            return _build(con, place, delivery, before, wish.say)
    finally:
        con.close()


def _delivery(
    con: duckdb.DuckDBPyConnection, place: Place, wish: _Wish, before: int | None
) -> Delivery:
    zone = _time_zone(con, before)
    if not wish.sources:
        now = wish.now.astimezone(UTC).replace(tzinfo=None)
        return Delivery((), (), (), (), zone, received_at=now, verify=wish.verify)
    received = receive(
        wish.sources,
        con,
        readers=READERS,
        remembered=remembered(place.root),
        mapping=wish.mapping,
        time_zone=zone,
        now=wish.now,
        progress=wish.say,
        verify=wish.verify,
    )
    return replace(received, new_keys=wish.new_keys, accept_gone=wish.accept_gone)


def _scratch(
    place: Place, draft: Path, before: int | None
) -> duckdb.DuckDBPyConnection:
    """Open a working database with the draft and the state before attached."""
    con = duckdb.connect(":memory:")
    con.execute(f"set memory_limit = '{MEMORY}'")
    con.execute(f"set max_temp_directory_size = '{TEMPORARY}'")
    con.execute(f"set temp_directory = '{_quoted(place.work / 'spill')}'")
    con.execute("set TimeZone = 'UTC'")
    # A draft that isn't finished is thrown away: nobody needs a log of its writes.
    con.execute(f"attach '{_quoted(draft)}' as draft (recovery_mode no_wal_writes)")
    if before is not None:
        con.execute(f"attach '{_quoted(place.state(before))}' as before (read_only)")
    con.execute("set enable_external_access = false")
    con.execute("set allowed_configs = ['memory_limit']")
    con.execute("set lock_configuration = true")
    return con


def _time_zone(con: duckdb.DuckDBPyConnection, before: int | None) -> str:
    """Return the campus time zone that earlier loads were read in."""
    if before is None:
        return "UTC"
    row = con.execute(
        "select value from before.record.settings where name = 'time_zone'"
    ).fetchone()
    return str(row[0]) if row else "UTC"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _build(
    con: duckdb.DuckDBPyConnection,
    place: Place,
    delivery: Delivery,
    before: int | None,
    say: Progress,
) -> tuple[LoadReport, Entry | None]:
    """Fill the draft; return the report, and no entry where nothing changed."""
    say("merging records", 0, 1)
    con.execute("create schema draft.record")
    write_decided(con, place.root)
    delivery = without_wrong_merges(con, delivery, before is not None)
    tables, doubts, stay = records.merge(con, delivery, before is not None, say)
    known = read_entry(place, before) if before is not None else None
    hashes = records.fingerprints(con, known.records if known else {}, tables)
    say("merging records", 1, 1)
    changed = known is None or (known.records, known.layout) != (hashes, LAYOUT)
    report = LoadReport(
        before,
        False,
        tables,
        delivery.files,
        delivery.set_aside,
        delivery.left_alone,
        recalled=delivery.recalled,
        notices=stay,
        doubts=doubts,
    )
    if known is not None and not changed:
        return replace(report, counts=known.counts), None
    say("working out who completed what", 0, 1)
    con.execute("use draft")
    build_facts(con)
    con.execute("use memory")
    say("working out who completed what", 1, 1)
    entry = _entry(con, before, hashes, delivery, _plain(tables, delivery))
    built: dict[str, Any] = {
        "state": entry.state,
        "created": records.created(con, before is not None),
        "counts": entry.counts,
        "notices": (*stay, *notices(con, delivery)),
        "found": found_again(con),
    }
    con.execute("checkpoint draft")
    return replace(report, published=True, **built), entry


def _entry(
    con: duckdb.DuckDBPyConnection,
    before: int | None,
    hashes: dict[str, list[str]],
    delivery: Delivery,
    report: dict[str, Any],
) -> Entry:
    """Return what the ledger will say of the draft; its file isn't closed yet."""
    return Entry(
        state=(before or 0) + 1,
        kind="load",
        at=moment(),
        as_of=_as_of(con),
        sources=_sources(delivery),
        counts=records.counts(con),
        set_aside=records.set_aside_count(con),
        records=hashes,
        bytes=0,
        sha256="",
        layout=LAYOUT,
        report=report,
    )


def _as_of(con: duckdb.DuckDBPyConnection) -> str | None:
    con.execute("use draft")
    row = sql.run(con, sql.read("as_of")).fetchone()
    con.execute("use memory")
    day: date | None = row[0] if row else None
    return day.isoformat() if day else None


def _sources(delivery: Delivery) -> tuple[dict[str, Any], ...]:
    files = [
        {"file": file.label, "sha256": file.sha256, "rows": file.rows}
        for file in delivery.files
    ]
    documents = [
        {"file": d.label, "sha256": d.sha256, "pathways": d.pathways}
        for d in delivery.documents
    ]
    return (*files, *documents)


def _plain(tables: dict[str, Merged], delivery: Delivery) -> dict[str, Any]:
    return {
        "tables": {name: asdict(merged) for name, merged in tables.items()},
        "set_aside": len(delivery.set_aside),
        "left_alone": list(delivery.left_alone),
    }


def _seal(entry: Entry, draft: Path) -> Entry:
    return replace(entry, bytes=draft.stat().st_size, sha256=file_hash(draft))
