"""In which encoding a text file seems to be, where it doesn't say."""

import codecs
from pathlib import Path

from analytics.sources.recode import marked
from analytics.sources.shape import AS_USUAL, Shape

_READ = 1024 * 1024
_PACKED = (".gz", ".parquet")


def guessed(path: Path) -> Shape:
    """Return what has to be confirmed of how a file is written; mostly nothing.

    What isn't UTF-8 is most often Windows-1252. It is a guess: any byte but five can be
    that.
    """
    if path.name.lower().endswith(_PACKED):
        return AS_USUAL
    with path.open("rb") as stream:
        head = stream.read(4)
    if marked(head) or _can_be(path, "utf-8"):
        return AS_USUAL
    if b"\0" in head:  # UTF-16 without a mark
        return Shape("utf-16-le" if head[1:2] == b"\0" else "utf-16-be")
    return Shape("windows-1252" if _can_be(path, "cp1252") else "latin-1")


def _can_be(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_READ):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return encoding != "utf-8" or not _has_zeros(path)


def _has_zeros(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"\0" in stream.read(512)
