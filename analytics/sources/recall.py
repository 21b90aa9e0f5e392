"""Mappings that were made before, used again where a file's header comes again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.findings import RefusedError
from analytics.model import TABLES
from analytics.sources.assign import Task, Work
from analytics.sources.gather import is_records
from analytics.sources.header import problems, recognise
from analytics.sources.look import Look
from analytics.sources.mapping import Mapping
from analytics.sources.streams import Given


@dataclass(frozen=True)
class Remembered:
    """A mapping, the header for which it was made, and the columns that it reads."""

    header: frozenset[str]
    uses: frozenset[str]
    mapping: Mapping

    def fits(self, header: Sequence[str]) -> bool:
        """Tell whether a file is as the one before: nothing new, and nothing missed."""
        return bool(self.uses) and self.uses <= set(header) <= self.header


def recall(work: Work, remembered: Sequence[Remembered], look: Look) -> Work:
    """Read files that the contract doesn't know as they were read before.

    A mapping that is given goes before, and so does a header that has the contract's
    own names.
    """
    if not remembered:
        return work
    tasks: list[Task] = []
    said: list[str] = []
    for task in work.tasks:
        found = [] if task.section else _again(task.given, task, remembered, look)
        said += [task.given.label] * bool(found)
        tasks += found or [task]
    parcels = []
    for parcel in work.parcels:
        left = []
        for given in parcel.files:
            blank = Task(given, None)
            found = _again(given, blank, remembered, look) if _may_be(given) else []
            tasks += found
            said += [given.label] * bool(found)
            left += [] if found else [given]
        parcels.append(replace(parcel, files=tuple(left)))
    return replace(
        work, tasks=tuple(tasks), parcels=tuple(parcels), recalled=tuple(said)
    )


def _may_be(given: Given) -> bool:
    return is_records(given.path)


def _again(
    given: Given, task: Task, remembered: Sequence[Remembered], look: Look
) -> list[Task]:
    header = look(given)
    if not header or is_ours(task.table.name if task.table else None, header):
        return []
    for one in remembered:
        if one.fits(header):
            return [
                replace(
                    task,
                    table=s.table,
                    section=s,
                    dates=one.mapping.dates,
                    shape=one.mapping.shape(s.file or ""),
                )
                for s in one.mapping.sections
            ]
    return []


def is_ours(table: str | None, header: Sequence[str]) -> bool:
    """Tell whether a header has the contract's own names, of a table or of any."""
    try:
        one = TABLES[table] if table else recognise(header, "")
        return not problems(one, header)
    except RefusedError:  # it may be two of our tables
        return True
