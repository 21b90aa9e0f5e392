"""Files from the browser, on disk for as long as a load takes and no longer."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from streamlit.runtime.uploaded_file_manager import UploadedFile

DOCUMENTS = (".yaml", ".yml", ".json")


@contextmanager
def on_disk(files: Sequence[UploadedFile]) -> Iterator[tuple[list[Path], Path | None]]:
    """Write uploads to a private folder; yield what to load and its mapping, if any.

    Files that aren't zips stand together in one programme folder, pathways under
    ``pathways/``. Everything is deleted at the end, whatever happens.
    """
    with tempfile.TemporaryDirectory(prefix="cairn-") as private:
        folder = Path(private) / "upload"
        (folder / "pathways").mkdir(parents=True)
        zips, mapping = [], None
        for place, file in enumerate(files):
            name = PurePath(file.name.replace("\\", "/")).name.lstrip(".") or "file"
            target = _target(Path(private), folder, name, place)
            target.parent.mkdir(exist_ok=True)
            if target.exists():  # two of one name: the contract numbers them
                stem, dot, ending = target.name.partition(".")
                target = target.with_name(f"{stem}-{place}{dot}{ending}")
            target.write_bytes(file.getbuffer())
            if target.suffix == ".zip":
                zips.append(target)
            elif target.name == "mapping.yaml":
                mapping = target
        loose = any(p.is_file() for p in folder.rglob("*"))
        yield [*([folder] if loose else []), *zips], mapping


def _target(private: Path, folder: Path, name: str, place: int) -> Path:
    if name.lower().endswith(".zip"):
        return private / str(place) / f"{name[:-4]}.zip"
    if name == "mapping.yaml":
        return private / name
    if name.lower().endswith(DOCUMENTS):
        return folder / "pathways" / name
    return folder / name
