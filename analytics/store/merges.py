"""Ids that are one person: what comes is checked, and followed to the id that stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import duckdb

from analytics.findings import Finding
from analytics.sources.aside import check_aside
from analytics.sources.delivery import Delivery, FileReport
from analytics.sources.limits import LIMITS
from analytics.sources.staging import Place, Staged
from analytics.store.extras import is_there

EARLIER = "an earlier load"
MOST_PLACES = 3  # other rows that a message names


@dataclass(frozen=True)
class Merge:
    """One id merged into another: by a row of a file, or by an earlier load (None)."""

    learner: str
    into: str
    file: int | None = None
    line: int | None = None


Wrong = dict[Merge, str]  # rows that came, and what is wrong with each


def without_wrong_merges(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> Delivery:
    """Set rows of ``incoming.merges`` aside that lead nowhere: circles, two ways.

    All rows of a circle that came are set aside, and of two ways both, since nobody
    can say which is right; what an earlier load said stays. Raises RefusedError where
    that is too much of a file.
    """
    files = {file.index: file for file in delivery.files if file.table == "merges"}
    if not files:
        return delivery
    known = _known(con, has_before)
    came = _came(con, {(merge.learner, merge.into) for merge in known})
    wrong = _two_ways(came, known, files)
    sound = [merge for merge in came if merge not in wrong]
    wrong |= _circles([*known, *sound], files)
    if not wrong:
        return delivery
    findings = [
        _finding(merge, wrong[merge], files) for merge in came if merge in wrong
    ]
    reports = _counted(delivery, wrong, findings)
    con.executemany(
        "delete from incoming.merges where file = ? and line = ?",
        [(merge.file, merge.line) for merge in wrong],
    )
    aside = (*delivery.set_aside, *findings)
    return replace(delivery, files=reports, set_aside=aside)


def follow(into: Mapping[str, str]) -> dict[str, str]:
    """Return for each merged id the one that stays, however many steps away."""
    ends: dict[str, str] = {}
    for learner in into:
        path = [learner]
        while path[-1] in into and path[-1] not in ends:
            path.append(into[path[-1]])
        end = ends.get(path[-1], path[-1])
        ends |= {one: end for one in path if one in into}
    return ends


def merged_nowhere(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> list[Finding]:
    """Say which rows that came merge an id into one that no record names.

    They count: the records may be still to come. Needs ``merge_place`` and the facts.
    """
    files = {file.index: file for file in delivery.files}
    rows = con.execute(
        """select learner_id, "into", file, line from temp.merge_place
        where "into" in (select learner_id from draft.main.merged_nowhere)
        order by file, line"""
    ).fetchall()
    rule = "merged into an id that no other record names"
    return [_finding(Merge(*row), rule, files) for row in rows]


def note_places(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """Keep the places of merges that came, in ``merge_place``."""
    has_any = any(file.table == "merges" for file in delivery.files)
    rows = "from incoming.merges"
    none = """select null::varchar as learner_id, null::varchar as "into",
        null::integer as file, null::bigint as line where false"""
    con.execute(f"create temp table merge_place as {rows if has_any else none}")


def _came(con: duckdb.DuckDBPyConnection, known: Set[tuple[str, str]]) -> list[Merge]:
    """Return the rows that came, in their order, without what was known before."""
    rows = con.execute(
        'select learner_id, "into", file, line from incoming.merges order by file, line'
    )
    came = [Merge(*row) for row in rows.fetchall()]
    return [merge for merge in came if (merge.learner, merge.into) not in known]


def _known(con: duckdb.DuckDBPyConnection, has_before: bool) -> list[Merge]:
    if not has_before or not is_there(con, "merges"):
        return []
    rows = con.execute('select learner_id, "into" from before.record.merges')
    return [Merge(*row) for row in rows.fetchall()]


def _two_ways(
    came: Sequence[Merge], known: Sequence[Merge], files: Mapping[int, FileReport]
) -> Wrong:
    """Return rows that merge an id into another one than some other row does."""
    each: dict[str, list[Merge]] = defaultdict(list)
    for merge in (*known, *came):
        each[merge.learner].append(merge)
    wrong: Wrong = {}
    for merge in came:
        others = [one for one in each[merge.learner] if one.into != merge.into]
        if others:
            places = _places(merge, others, files)
            wrong[merge] = f"merged two ways: into another id by {places}"
    return wrong


def _circles(merges: Iterable[Merge], files: Mapping[int, FileReport]) -> Wrong:
    """Return the rows that came which are part of a circle; no id is merged twice."""
    rows: dict[str, list[Merge]] = defaultdict(list)
    for merge in merges:
        rows[merge.learner].append(merge)
    into = {learner: each[0].into for learner, each in rows.items()}
    wrong: Wrong = {}
    for ring in _rings(into):
        own = [merge for learner in ring for merge in rows[learner]]
        for merge in own:
            if merge.file is not None:
                others = [one for one in own if one != merge]
                places = _places(merge, others, files)
                wrong[merge] = f"merged in a circle: with {places}"
    return wrong


def _rings(into: Mapping[str, str]) -> Iterator[list[str]]:
    """Give each circle once: the ids along it."""
    seen: set[str] = set()
    for start in into:
        path: dict[str, None] = {}
        at = start
        while at in into and at not in seen:
            seen.add(at)
            path[at] = None
            at = into[at]
        if at in path:
            ring = list(path)
            yield ring[ring.index(at) :]


def _places(
    merge: Merge, others: Sequence[Merge], files: Mapping[int, FileReport]
) -> str:
    """Name the rows that speak against one, the first few."""
    told: dict[str, None] = {}
    for other in others:
        where = EARLIER
        if other.file is not None:
            found = _finding(other, "", files)
            where = found.place or f"line {found.line:,}"
            where = where if other.file == merge.file else f"{found.file}, {where}"
        told[where] = None
    shown = list(told)[:MOST_PLACES]
    more = len(told) - len(shown)
    return "; ".join([*shown, f"{more:,} more"] if more else shown)


def _finding(merge: Merge, rule: str, files: Mapping[int, FileReport]) -> Finding:
    assert merge.file is not None and merge.line is not None
    file = files[merge.file]
    place = Place(file.index, file.label)
    if file.label.lower().endswith(".parquet"):
        place = replace(place, unit="row")
    return place.finding(rule, merge.line, "into")


def _counted(
    delivery: Delivery, wrong: Wrong, findings: Sequence[Finding]
) -> tuple[FileReport, ...]:
    """Return the reports with what is set aside; RefusedError where it is too much."""
    counts = Counter(merge.file for merge in wrong)
    reports = []
    for file in delivery.files:
        if file.index in counts:
            file = replace(file, set_aside=file.set_aside + counts[file.index])
            every = [*delivery.set_aside, *findings]
            told = tuple(one for one in every if one.file == file.label)
            check_aside(Staged(file.rows, file.set_aside, told), file.label, LIMITS)
        reports.append(file)
    return tuple(reports)
