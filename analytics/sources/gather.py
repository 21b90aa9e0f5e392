"""Which files a source holds, and what each is by its name."""

import re
from dataclasses import dataclass
from pathlib import Path

from analytics.model import TABLES
from analytics.sources.refusal import refuse
from analytics.sources.streams import Given, sayable

_RECORDS = re.compile(
    rf"({'|'.join(TABLES)})([-_][0-9]+)?"
    r"\.(csv|csv\.gz|tsv|parquet|jsonl|ndjson)"
)
JSON_LINES = (".jsonl", ".ndjson")
MAPPING = "mapping.yaml"
_STORE = ("CURRENT", "names.json", "key", "lock")  # a store's own files


@dataclass(frozen=True)
class Source:
    """A folder, a zip or a single file: what can be read there, and what can't.

    ``others`` are labels of what is no file, or lies where the contract has nothing.
    """

    name: str
    files: tuple[Given, ...]
    others: tuple[str, ...] = ()
    single: bool = False


def table_of(path: str) -> str | None:
    """Return the table that a file is named after, or None."""
    found = _RECORDS.fullmatch(path.lower())
    return found.group(1) if found else None


def table_of_given(given: Given) -> str | None:
    """Return the table that a file, or a sheet of a workbook, is named after."""
    return table_of(f"{given.sheet}.csv" if given.sheet else given.path)


def is_records(path: str) -> bool:
    """Tell whether a name ends like a file of records."""
    texts = (".csv", ".csv.gz", ".tsv", ".parquet")
    return path.lower().endswith(texts) or is_workbook(path)


def is_workbook(path: str) -> bool:
    """Tell whether a name ends like an Excel workbook."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def is_document(path: str) -> bool:
    """Tell whether a name ends like a pathway's."""
    return path.lower().endswith((".yaml", ".yml", ".json", ".jsonld"))


def pathway_files(source: Source, mapped: bool) -> tuple[Given, ...]:
    """Return the pathway files of a source, in order of name.

    They lie in ``pathways/``; in a source without records, where nothing is named
    after a table and no mapping applies, they may lie beside each other.
    """
    documents = [one for one in source.files if is_document(one.path)]
    inside = [one for one in documents if one.path.startswith("pathways/")]
    if inside or mapped or any(table_of_given(one) for one in source.files):
        return tuple(inside)
    return tuple(one for one in documents if one.path != MAPPING)


def folder(path: Path) -> Source:
    """List a folder's own files and those of its ``pathways``, in order of name.

    Hidden files are passed over. Links to files are followed: the folder is the
    user's own.
    """
    name = sayable(path.resolve().name) or "folder"
    listed = _visible(path)
    store = _STORE if (path / "states").is_dir() and (path / "ledger").is_dir() else ()
    if (path / "pathways").is_dir():
        listed += _visible(path / "pathways")
    files: list[Given] = []
    others: list[str] = []
    for one in listed:
        inside = one.relative_to(path).as_posix()
        if one.is_file() and inside not in store:
            files.append(_given(one, f"{name}/", inside))
        elif inside != "pathways":
            others.append(sayable(f"{name}/{inside}"))
    return Source(name, tuple(files), tuple(others))


def _visible(path: Path) -> list[Path]:
    return sorted(p for p in path.iterdir() if not hidden(p.name))


def hidden(name: str) -> bool:
    """Tell whether a file is there for a system, not for a reader."""
    return name.startswith(".") or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _given(path: Path, under: str, inside: str) -> Given:
    size = path.stat().st_size
    return Given(under, inside, size, size, lambda _given: path.open("rb"))


def single(path: Path) -> Source:
    """Return the source that is one file, given by itself."""
    if not path.is_file():
        raise refuse(path.name or "source", "no such file or folder")
    return Source(path.name, (_given(path, "", path.name),), single=True)
