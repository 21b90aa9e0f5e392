"""The small documents of a load: mappings and pathways, read whole."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.findings import Finding, RefusedError
from analytics.sources.delivery import DocumentReport
from analytics.sources.gather import MAPPING, Source, single
from analytics.sources.limits import Limits
from analytics.sources.mapping import Mapping as ColumnMapping
from analytics.sources.mapping import read_mapping
from analytics.sources.refusal import refuse
from analytics.sources.signatures import named
from analytics.sources.streams import Given, Tally, whole

Readers = Mapping[str, Callable[[str, str], tuple[Any, ...]]]


def read_text(given: Given, tally: Tally, limits: Limits) -> str:
    """Return a document's text; refused where it isn't UTF-8 text."""
    return _decoded(given, whole(given, tally, limits, limits.document))


def _decoded(given: Given, data: bytes) -> str:
    found = named(data[:512])
    if not data.strip() or found is not None:
        content = found or "empty"
        raise refuse(given.label, f"the content is {content}; expected YAML or JSON")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(given.label, "not UTF-8", line=line) from None


def read_pathways(
    files: Sequence[Given], readers: Readers, tally: Tally, limits: Limits
) -> tuple[tuple[Any, ...], tuple[DocumentReport, ...]]:
    """Read every pathway file with the reader of its ending; report each file."""
    found: list[Any] = []
    reports: list[DocumentReport] = []
    wrong: list[Finding] = []
    for given in files:
        is_json = given.path.lower().endswith((".json", ".jsonld"))
        ending = ".json" if is_json else ".yaml"
        data = whole(given, tally, limits, limits.document)
        try:
            trees = readers[ending](_decoded(given, data), given.label)
        except RefusedError as error:
            wrong += error.findings
            continue
        found += trees
        digest = hashlib.sha256(data).hexdigest()
        reports.append(DocumentReport(given.label, digest, len(data), len(trees)))
    if wrong:
        raise RefusedError(wrong)
    return tuple(found), tuple(reports)


def mappings_of(
    sources: Sequence[Source], path: Path | None, tally: Tally, limits: Limits
) -> tuple[ColumnMapping | None, ...]:
    """Return the mapping of each source.

    One given by ``path`` goes before a folder's own: it applies to the sources that
    hold a file it names, to all where it names none.
    """
    if path is None:
        return tuple(_own(source, None, tally, limits) for source in sources)
    file = single(path).files[0]
    text = read_text(file, tally, limits)
    mapping = read_mapping(text, file.label)
    held = [{given.path for given in source.files} for source in sources]
    _check_files(mapping, [given for source in sources for given in source.files])
    return tuple(
        mapping
        if not mapping.files or mapping.files & paths
        else _own(source, text, tally, limits)
        for source, paths in zip(sources, held, strict=True)
    )


def _own(
    source: Source, other: str | None, tally: Tally, limits: Limits
) -> ColumnMapping | None:
    """Return a source's own mapping, unless it is the ``other`` that was given."""
    for given in source.files:
        if given.path != MAPPING:
            continue
        if source.single:
            rule = "a mapping isn't records: give it with --mapping"
            raise refuse(given.label, rule)
        text = read_text(given, tally, limits)
        if text == other:
            return None
        mapping = read_mapping(text, given.label)
        _check_files(mapping, source.files)
        return mapping
    return None


def _check_files(mapping: ColumnMapping, files: Sequence[Given]) -> None:
    for section in mapping.sections:
        if section.file is None:
            continue
        found = [one for one in files if one.path == section.file]
        sheets = [one.sheet for one in found]
        if not found:
            rule = f"{section.table.name}: there is no file {section.file}"
        elif section.sheet is not None and section.sheet not in sheets:
            rule = f"{section.table.name}: {section.file} shows no such sheet"
        elif section.sheet is None and any(sheets[1:]):
            listed = ", ".join(sheets)
            rule = f"{section.table.name}: say which sheet of {section.file}: {listed}"
        else:
            continue
        raise refuse(mapping.label, rule, line=section.line)
