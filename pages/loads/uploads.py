"""Files from the browser, on disk for as long as a load takes and no longer."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from streamlit.runtime.uploaded_file_manager import UploadedFile

from analytics.findings import RefusedError
from analytics.sources.gather import MAPPING, is_records, table_of
from analytics.sources.proposals.peek import Peek, peek
from analytics.sources.recall import is_ours
from analytics.sources.telling import is_pathway_json

TYPES = [
    *("csv", "tsv", "gz", "parquet", "xlsx", "xlsm", "zip", "yaml", "yml"),
    *("json", "jsonl", "jwt", "jws", "txt", "png", "svg"),
]
MOST_MB = 1_000  # of one file; larger ones are loaded at the command line
PATHWAYS = (".yaml", ".yml")


@contextmanager
def on_disk(files: Sequence[UploadedFile]) -> Iterator[tuple[list[Path], Path | None]]:
    """Write uploads to a private folder; yield what to load and its mapping, if any.

    Files that aren't zips stand together in one programme folder, pathways under
    ``pathways/``; records that aren't named after a table stand alone, so that their
    header tells what they are. Everything is deleted at the end, whatever happens.
    """
    with tempfile.TemporaryDirectory(prefix="cairn-") as private:
        folder = Path(private) / "upload"
        (folder / "pathways").mkdir(parents=True)
        alone, mapping = [], None
        for place, file in enumerate(files):
            target = _target(Path(private), folder, place, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():  # two of one name: the contract numbers them
                stem, dot, ending = target.name.partition(".")
                target = target.with_name(f"{stem}-{place}{dot}{ending}")
            target.write_bytes(file.getbuffer())
            if target.name == MAPPING:
                mapping = target
            elif folder not in target.parents:
                alone.append(target)
        loose = any(p.is_file() for p in folder.rglob("*"))
        yield [*([folder] if loose else []), *alone], mapping


@contextmanager
def as_file(upload: UploadedFile, path: str) -> Iterator[Path]:
    """Write one upload under a name and source of ours; yield the source to load."""
    with tempfile.TemporaryDirectory(prefix="cairn-") as private:
        target = Path(private) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(upload.getbuffer())
        yield Path(private) / path.partition("/")[0]


def unknown(files: Sequence[UploadedFile]) -> tuple[UploadedFile, Peek] | None:
    """Return the first upload of records whose columns aren't ours, with a look."""
    for file in files:
        if is_records(name_of(file)):
            with as_file(file, name_of(file)) as path, suppress(RefusedError):
                seen = peek(path)
                if seen.columns and not is_ours(table_of(path.name), seen.header):
                    return file, seen
    return None


def name_of(file: UploadedFile) -> str:
    """Return an upload's own name: no folder, and not hidden."""
    return PurePath(file.name.replace("\\", "/")).name.lstrip(".") or "file"


def _target(private: Path, folder: Path, place: int, file: UploadedFile) -> Path:
    name = name_of(file)
    lower = name.lower()
    if lower.endswith(".zip"):
        return private / str(place) / f"{name[:-4]}.zip"
    if name == MAPPING:
        return private / name
    if is_records(name) and table_of(name) is None:
        return private / str(place) / name
    if lower.endswith(PATHWAYS) or (lower.endswith(".json") and _is_pathway(file)):
        return folder / "pathways" / name
    return folder / name


def _is_pathway(file: UploadedFile) -> bool:
    return is_pathway_json(bytes(file.getbuffer()))
