"""Files that aren't known by their names: which are credentials, which are not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analytics.findings import Finding, RefusedError
from analytics.sources.credentials.collect import collect
from analytics.sources.credentials.parcel import Collected, Desk, Parcel
from analytics.sources.delivery import DocumentReport, FileReport
from analytics.sources.streams import Given


@dataclass
class Opened:
    """What became of them.

    ``badges`` are files that are no pathways; ``left`` names those that are left
    alone, ``alone`` those of a badge's that aren't stored, each with why; ``pathways``
    were answers of a platform's API, ``documents`` tells of their files.
    """

    reports: tuple[FileReport, ...] = ()
    aside: tuple[Finding, ...] = ()
    badges: set[Given] = field(default_factory=set)
    left: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    pathways: tuple[Any, ...] = ()
    documents: tuple[DocumentReport, ...] = ()


def open_parcels(
    parcels: Sequence[Parcel], pathways: Sequence[Given], desk: Desk, first: int
) -> Opened:
    """Read the credentials there are; what is left may be pathways, or is left alone.

    Beside credentials, as beside other records, pathways lie in a folder of their own.
    ``first`` is the number of the first report.
    """
    done = Opened()
    wrong: list[Finding] = []
    listed = set(pathways)
    for parcel in parcels:
        try:
            found = collect(parcel, desk)
        except RefusedError as error:
            wrong += error.findings
            continue
        _sort(parcel, found, listed, done)
        if found.rows:
            report = _report(parcel, found, first + len(done.reports))
            done.reports = (*done.reports, report)
    if wrong:
        raise RefusedError(wrong[: desk.limits.shown])
    return done


def _sort(parcel: Parcel, found: Collected, pathways: set[Given], done: Opened) -> None:
    others = set(found.others)
    has_badges = bool(found.rows or found.alone)
    done.pathways += tuple(found.pathways)
    done.documents += tuple(found.documents)
    done.aside += tuple(found.findings)
    done.alone += tuple(found.alone)
    done.badges |= set(parcel.files) if has_badges else set(parcel.files) - others
    done.left += tuple(
        given.label for given in found.others if has_badges or given not in pathways
    )


def _report(parcel: Parcel, found: Collected, index: int) -> FileReport:
    return FileReport(
        index,
        parcel.name,
        "credentials",
        found.digest,
        found.bytes,
        found.rows,
        found.set_aside,
        (),
        of=tuple(given.label for given in parcel.files),
    )
