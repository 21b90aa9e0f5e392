"""The door: sources in; typed rows in ``incoming``, and all there is to say of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from analytics.findings import Finding, RefusedError
from analytics.sources.aside import check_aside
from analytics.sources.assign import Task, Work, assign
from analytics.sources.credentials.parcel import Desk as BadgeDesk
from analytics.sources.credentials.parcel import clock_of
from analytics.sources.credentials.parcels import open_parcels
from analytics.sources.delivery import Delivery, FileReport
from analytics.sources.documents import Readers, mappings_of, read_pathways
from analytics.sources.extracts import Extract, Read, read_extracts, set_apart
from analytics.sources.gather import Source, folder, single
from analytics.sources.known_exports import by_presets
from analytics.sources.limits import LIMITS, Limits
from analytics.sources.look import looking
from analytics.sources.moments import Reading
from analytics.sources.named import one_name_each
from analytics.sources.nothing import nothing
from analytics.sources.open_sheet import open_sheet, planned, written
from analytics.sources.recall import Remembered, recall
from analytics.sources.refusal import refuse
from analytics.sources.room import LITTLE, room
from analytics.sources.staging import Place, stage
from analytics.sources.streams import Tally
from analytics.sources.workbook.expand import with_sheets
from analytics.sources.zip_source import zipped

Progress = Callable[[str, int, int], None]


def receive(
    sources: Sequence[Path],
    connection: duckdb.DuckDBPyConnection,
    *,
    readers: Readers,
    mapping: Path | None = None,
    time_zone: str = "UTC",
    now: datetime,
    remembered: Sequence[Remembered] = (),
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    verify: bool = True,
) -> Delivery:
    """Read sources into ``incoming.<table>``; RefusedError where they can't be taken.

    ``connection`` is a scratch database. Each table has its physical columns, ``file``
    (FileReport.index) and ``line``; learners' further columns are rows of
    ``incoming.attributes``. ``readers`` read pathways, by ending (".yaml", ".json").
    ``time_zone`` is the campus's where no mapping names one;
    ``now`` (aware) is what "in the future" means. ``remembered`` mappings are used for
    files that nothing else knows. ``progress`` is told the label, the bytes read and
    the bytes there are (of credentials: the files). Without ``verify`` their signatures
    are left unchecked.
    """
    clock = now.astimezone(UTC).replace(tzinfo=None)
    desk = _Desk(connection, clock, Tally(), limits, progress, verify)
    with ExitStack() as stack:
        given = tuple(
            with_sheets(_source(path, stack, limits), limits) for path in sources
        )
        maps = mappings_of(given, mapping, desk.tally, limits)
        look = looking(limits)
        rest, extracts = set_apart(given, maps, look)
        work = recall(assign(rest, maps, time_zone, limits), remembered, look)
        work = by_presets(work, look)
        return _delivered(given, work, extracts, readers, desk)


@dataclass(frozen=True)
class _Desk:
    """What every file of one load needs."""

    connection: duckdb.DuckDBPyConnection
    now: datetime
    tally: Tally
    limits: Limits
    progress: Progress | None
    verify: bool


def _source(path: Path, stack: ExitStack, limits: Limits) -> Source:
    try:
        if path.is_dir():
            return folder(path)
        if path.name.lower().endswith(".zip"):
            return zipped(path, stack, limits)
        return single(path)
    except OSError:
        raise refuse(path.name or "source", "can't be read") from None


def _delivered(
    given: tuple[Source, ...],
    work: Work,
    extracts: tuple[Extract, ...],
    readers: Readers,
    desk: _Desk,
) -> Delivery:
    clock = clock_of(work.time_zone, desk.now, desk.limits)
    table = BadgeDesk(
        desk.connection,
        desk.tally,
        desk.limits,
        clock,
        readers,
        desk.verify,
        desk.progress,
    )
    with room(desk.connection, LITTLE):
        opened = open_parcels(work.parcels, work.pathways, table, len(work.tasks))
    rest = tuple(one for one in work.pathways if one not in opened.badges)
    pathways, documents = read_pathways(rest, readers, desk.tally, desk.limits)
    pathways, documents = opened.pathways + pathways, opened.documents + documents
    reports, aside = _load(work, desk)
    reports = one_name_each(desk.connection, reports) + opened.reports
    extracted, more, kept = _extracted(extracts, len(reports), work.time_zone, desk)
    reports += extracted
    if not pathways and not any(report.rows for report in reports):
        has_files = bool(work.tasks or extracts)
        raise nothing(given, work, (*opened.alone, *work.alone), has_files, reports)
    left = (*work.left_alone, *opened.left, *opened.alone, *work.alone, *kept)
    return Delivery(
        reports,
        pathways,
        aside + opened.aside + more,
        left,
        work.time_zone,
        work.own_institution,
        documents,
        desk.now,
        work.recalled,
        desk.verify,
    )


def _extracted(
    extracts: tuple[Extract, ...], first: int, zone: str, desk: _Desk
) -> Read:
    hours = desk.limits.clock_skew_hours
    reading = Reading(zone, desk.now, skew_hours=hours)
    return read_extracts(
        extracts, desk.connection, first, reading, desk.tally, desk.limits
    )


def _load(
    work: Work, desk: _Desk
) -> tuple[tuple[FileReport, ...], tuple[Finding, ...]]:
    """Load every file; what is wrong with several files is said in one go."""
    reports: list[FileReport] = []
    aside: list[Finding] = []
    wrong: list[Finding] = []
    for index, task in enumerate(work.tasks):
        try:
            report, findings = _one(index, task, work.time_zone, desk)
        except RefusedError as error:
            wrong += error.findings
            if len(wrong) >= desk.limits.shown:
                break
        else:
            reports.append(report)
            aside += findings
    if wrong:
        raise RefusedError(wrong)
    return tuple(reports), tuple(aside)


def _one(
    index: int, task: Task, zone: str, desk: _Desk
) -> tuple[FileReport, tuple[Finding, ...]]:
    given, tally, limits = task.given, desk.tally, desk.limits
    sheet = open_sheet(given, tally, limits, task.shape)
    plan = planned(sheet, task, limits)
    reading = Reading(zone, desk.now, task.dates, limits.clock_skew_hours)
    rows = _told(sheet.rows(plan.positions), task, desk)
    place = Place(index, given.label, sheet.unit)
    staged = stage(desk.connection, rows, plan, reading, place, limits)
    check_aside(staged, given.label, limits)
    report = FileReport(
        index,
        given.label,
        plan.table.name,
        tally.digest.hexdigest(),
        tally.given,
        staged.rows,
        staged.set_aside,
        tuple(column.name for column, _ in plan.columns),
        tuple(name for name, _ in plan.attributes),
        left_out=staged.left_out,
        blank=staged.blank,
        converted=staged.converted,
        read_as=task.read_as,
        source=plan.source,
        whole=task.section.whole if task.section is not None else None,
        written=written(sheet, tally),
    )
    return report, staged.findings


def _told(rows: Iterator[pa.Table], task: Task, desk: _Desk) -> Iterator[pa.Table]:
    """Pass rows on, and tell how far the file has been read."""
    for batch in rows:
        yield batch
        if desk.progress is not None:
            desk.progress(task.given.label, desk.tally.given, task.given.length)
