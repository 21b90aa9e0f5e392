"""Which files are changed, and which tests are theirs."""

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

from tools.mutate import python, sql
from tools.mutate.change import Change

LANGUAGES = {".py": python, ".sql": sql}
CODE = "analytics"
TESTS = "tests"
# How a picture looks is seen, not counted: its sizes and colours are left alone.
PICTURES = "drawing"
# Tests directly in here are of all questions, and none's own.
ALL_QUESTIONS = Path("questions")


def room_of(root: Path, file: str) -> str:
    """Return the folder of tests that is nearest to a file's own, as the trees mirror.

    ``analytics/questions/steps/sql/began.sql`` has ``tests/questions/steps``. Files
    whose room has no tests yet belong to "".
    """
    folder = Path(file).relative_to(CODE).parent
    for near in (folder, *folder.parents):
        if near not in (Path(), ALL_QUESTIONS) and (root / TESTS / near).is_dir():
            return near.as_posix()
    return ""


def files_of(root: Path, parts: Sequence[str], pictures: bool = False) -> list[str]:
    """Return the files of rooms or parts of them: ``asking``, ``questions/steps``."""
    found: set[str] = set()
    for part in parts:
        place = root / CODE / part
        if not place.exists():
            raise SystemExit(f"there is no {CODE}/{part}")
        paths = [place] if place.is_file() else place.rglob("*.*")
        found |= {path.relative_to(root).as_posix() for path in paths}
    return sorted(
        file
        for file in found
        if Path(file).suffix in LANGUAGES and (pictures or not _is_picture(file))
    )


def _is_picture(file: str) -> bool:
    path = Path(file).relative_to(CODE)
    return "picture" in path.stem or path.parts[0] == PICTURES


def changes_of(root: Path, files: Sequence[str]) -> list[Change]:
    """Return every change that can be made to the files."""
    found: list[Change] = []
    for file in files:
        source = (root / file).read_text(encoding="utf-8")
        found += LANGUAGES[Path(file).suffix].changes(file, source)
    return found


def changed(root: Path, change: Change) -> str:
    """Return the text of a change's file with the change made."""
    source = (root / change.file).read_text(encoding="utf-8")
    text: str = LANGUAGES[Path(change.file).suffix].changed(source, change.place)
    return text


def drawn(changes: list[Change], number: int, seed: int) -> list[Change]:
    """Draw some of the changes: the same for the same code and seed."""
    if number >= len(changes):
        return changes
    chosen = random.Random(seed).sample(range(len(changes)), number)
    return [changes[place] for place in sorted(chosen)]


def fingerprint(root: Path, parts: Sequence[str]) -> str:
    """Return a short hash of files and folders: what it was that was tried."""
    digest = hashlib.sha256()
    for part in parts:
        place = root / part
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
