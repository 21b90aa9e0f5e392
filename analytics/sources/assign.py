"""Which file is read as which table: by its name, by a mapping, or by its header."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.model import TABLES
from analytics.sources.credentials.collect import holds_badges
from analytics.sources.credentials.opened import is_plainly_one
from analytics.sources.credentials.parcel import Parcel
from analytics.sources.gather import (
    MAPPING,
    Source,
    is_records,
    pathway_files,
    table_of_given,
)
from analytics.sources.limits import Limits
from analytics.sources.mapping import Mapping
from analytics.sources.refusal import refuse
from analytics.sources.section import Section
from analytics.sources.shape import AS_USUAL, Shape
from analytics.sources.streams import Given
from analytics.table import Table


@dataclass(frozen=True)
class Task:
    """One file to be read as one table; ``table`` is None where its header decides."""

    given: Given
    table: Table | None
    section: Section | None = None
    dates: tuple[str, ...] = ()
    read_as: str | None = None
    shape: Shape = AS_USUAL


@dataclass(frozen=True)
class Work:
    """Everything that a load has to read, and what it leaves alone.

    ``parcels`` hold what isn't known by its name: it may be credentials, and among the
    ``pathways`` of a source there may be some too. ``recalled`` are files that are read
    by a mapping that was made before, ``alone`` known ones of which nothing is stored,
    each with why.
    """

    tasks: tuple[Task, ...]
    pathways: tuple[Given, ...]
    left_alone: tuple[str, ...]
    time_zone: str
    own_institution: tuple[str, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    recalled: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


def assign(
    sources: Sequence[Source],
    mappings: Sequence[Mapping | None],
    time_zone: str,
    limits: Limits,
) -> Work:
    """Decide for every file of every source; ``mappings`` has one entry a source.

    ``time_zone`` is the campus's where no mapping names one.
    """
    tasks: list[Task] = []
    pathways: list[Given] = []
    left: list[str] = []
    parcels: list[Parcel] = []
    for source, mapping in zip(sources, mappings, strict=True):
        documents = pathway_files(source, mapped=mapping is not None)
        pathways += documents
        listed = set(documents)
        left += source.others
        unknown: list[Given] = []
        for given in source.files:
            found = [] if given in listed else _tasks(given, source, mapping, limits)
            tasks += found
            if not found and not _is_used(given, mapping):
                unknown.append(given)
        closed = mapping is not None and bool(mapping.files)
        parcel = _parcel(source, () if closed else unknown)
        parcels.append(parcel)
        named = {*listed, *parcel.files}
        left += [given.label for given in unknown if given not in named]
    zone = _zone(mappings) or time_zone
    own = {name for m in mappings if m is not None for name in m.own_institution}
    return Work(
        tuple(tasks),
        tuple(pathways),
        tuple(left),
        zone,
        tuple(sorted(own)),
        tuple(parcels),
    )


def _parcel(source: Source, unknown: Sequence[Given]) -> Parcel:
    inside = [g for g in unknown if not g.path.startswith("pathways/")]
    return Parcel(
        source.name, tuple(g for g in inside if g.path != MAPPING), source.single
    )


def _tasks(
    given: Given, source: Source, mapping: Mapping | None, limits: Limits
) -> list[Task]:
    table = table_of_given(given)
    if mapping is not None:
        sections = [s for s in mapping.sections if _is_about(s, given)]
        if sections or mapping.files:
            shape = mapping.shape(given.path)
            return [
                Task(given, s.table, s, mapping.dates, shape=shape) for s in sections
            ]
    dates = () if mapping is None else mapping.dates
    shape = AS_USUAL if mapping is None else mapping.shape(given.path)
    if table is not None:
        if holds_badges(given, limits):
            return []
        return [Task(given, TABLES[table], dates=dates, shape=shape)]
    if source.single and is_records(given.path) and not is_plainly_one(given):
        return [Task(given, None, dates=dates, shape=shape)]
    return []


def _is_about(section: Section, given: Given) -> bool:
    if section.file is None:
        return table_of_given(given) == section.table.name
    return section.file == given.path and section.sheet in (None, given.sheet)


def _is_used(given: Given, mapping: Mapping | None) -> bool:
    return mapping is not None and mapping.label == given.label


def _zone(mappings: Sequence[Mapping | None]) -> str | None:
    stated = {m.time_zone: m.label for m in mappings if m is not None and m.time_zone}
    if len(stated) > 1:
        label = list(stated.values())[-1]
        raise refuse(label, "time_zone: the sources name different time zones")
    return next(iter(stated), None)
