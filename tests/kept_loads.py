"""Loads of the same files into the same store: made once while the tests run.

Many tests begin alike. What a load made of a store is kept, by what was in the store
and in the files, and put there again where a test loads the same.
"""

import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from analytics.store.load import LoadReport, load

# Where loads are kept while the tests run.
KEPT = "CAIRN_WORLDS"


def load_once(store: Path, sources: Sequence[Path], **options: Any) -> LoadReport:
    """Load as ``store.load.load`` does, or put there what it made of the same before.

    Where it refuses, nothing is kept; where decisions are elsewhere, neither.
    """
    if "CAIRN_DECISIONS_URL" in os.environ:
        return load(store, sources, **options)
    kept = Path(os.environ[KEPT]) / _key(store, sources, options)
    if kept.exists():
        report, packed = pickle.loads(kept.read_bytes())
        _put(store, packed)
        return report
    report = load(store, sources, **options)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as draft:
        draft.write(pickle.dumps((report, _packed(store))))
    Path(draft.name).rename(kept)
    return report


def _key(store: Path, sources: Sequence[Path], options: dict[str, Any]) -> str:
    told = hashlib.sha256(repr(sorted(options.items())).encode())
    for place, root in enumerate([store, *sources]):
        name = root.name if place else ""
        for path, file in _files(root):
            told.update(f"{place}/{name}/{path}\0{file.stat().st_size}\0".encode())
            told.update(file.read_bytes())
    return told.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Return every file of a folder (or the file itself), and where it stands."""
    paths = sorted(root.rglob("*")) if root.is_dir() else [root]
    for path in paths:
        if path.is_file():
            yield path.relative_to(root).as_posix(), path


def _packed(store: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return the store's files: their mode, their size, and their bytes compressed."""
    found = {}
    for name, file in _files(store):
        data = file.read_bytes()
        packed = pa.compress(data, "zstd", asbytes=True)
        found[name] = (file.stat().st_mode, len(data), packed)
    return found


def _put(store: Path, packed: dict[str, tuple[int, int, bytes]]) -> None:
    """Let a store hold what is packed; a file that is the same isn't touched.

    DuckDB may have a state open, and goes on reading the file that it opened.
    """
    for name, (mode, size, data) in packed.items():
        file = store / name
        content = pa.decompress(data, size, "zstd", asbytes=True)
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            file.chmod(mode)
    for name, file in _files(store):
        if name not in packed:
            file.unlink()
