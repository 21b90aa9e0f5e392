"""What a workbook holds, looked through before anything else reads it.

A workbook is a zip of XML. Its members are unpacked here once, only to be counted: what
unfolds too far, or spreads a few cells over a sheet of millions, is never opened.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.workbook.parts import BOOK, TARGETS, part_of

_READ = 1024 * 1024
_SHORT = 8 * 1024 * 1024
_KEPT = 128  # bytes of one piece that are looked at again with the next
_LOCAL = struct.Struct("<4s22xHH")
# It begins with a letter, and not with a word's edge: that is looked for ten times
# faster, and names no fewer cells.
_CELL = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{1,4})([0-9]{1,9})[\"']")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_FORMULA = re.compile(rb"<(?:[A-Za-z0-9]+:)?f[\s>]")
_OF_ERRORS = (b'"e"', b"'e'")  # a piece without any has no error
_OF_FORMULAS = (b"<f", b":f")
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Inside:
    """What is said of a sheet (formulas, cells with an error) and of its workbook."""

    formulas: int
    errors: int
    has_macros: bool
    has_links: bool

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say, in words."""
        told = []
        if self.formulas:
            told.append(
                f"formulas: {self.formulas:,}; the values that were kept with them "
                "are read, nothing is worked out"
            )
        if self.errors:
            told.append(
                f"cells with an error (#N/A and the like): {self.errors:,}; read as "
                "empty"
            )
        if self.has_macros:
            told.append("macros left out")
        if self.has_links:
            told.append("links to other workbooks left out")
        return tuple(told)


def look_through(
    stream: IO[bytes], label: str, limits: Limits, sheet: str | None = None
) -> Inside:
    """Count what a workbook unfolds to; RefusedError where that is too much.

    Formulas and errors are those of one sheet, or (None) of all of them.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refuse(label, "damaged: it can't be read as a workbook") from None
    if len(members) > limits.members:
        raise refuse(label, f"more than {limits.members:,} parts")
    bound = max(limits.ratio_from, limits.ratio * stream.seek(0, 2))
    rule = f"unpacks to more than {limits.ratio} times its size: not opened"
    if sum(member.file_size for member in members) > bound:
        raise refuse(label, rule)
    part = None if sheet is None else part_of(sheet, _contents(stream, members, label))
    total = formulas = errors = 0
    for member in members:
        is_sheet = member.filename.lower().startswith("xl/worksheets/")
        right = below = 0
        for piece in _overlapping(_unpacked(stream, member, label)):
            total += len(piece) - _KEPT
            if total > bound:
                raise refuse(label, rule)
            if is_sheet:
                right, below = _extent(piece, right, below)
            if is_sheet and part in (None, member.filename):
                formulas += _begun_in(_FORMULA, piece, _OF_FORMULAS)
                errors += _begun_in(_ERROR, piece, _OF_ERRORS)
        if right * below > limits.cells:
            rule = f"a sheet of more than {limits.cells:,} cells: not opened"
            raise refuse(label, rule)
    names = {member.filename.lower() for member in members}
    return Inside(
        formulas,
        errors,
        any(name.endswith("vbaproject.bin") for name in names),
        any(name.startswith("xl/externallinks/") for name in names),
    )


def _contents(
    stream: IO[bytes], members: Sequence[zipfile.ZipInfo], label: str
) -> dict[str, bytes]:
    """Return the parts that say where each sheet is: short ones only."""
    return {
        member.filename: b"".join(_unpacked(stream, member, label))
        for member in members
        if member.filename in (BOOK, TARGETS) and member.file_size < _SHORT
    }


def _unpacked(
    stream: IO[bytes], member: zipfile.ZipInfo, label: str
) -> Iterator[bytes]:
    """Yield what a member unpacks to: not more than it says."""
    if member.flag_bits & _ENCRYPTED:
        raise refuse(label, "it has a password: save it without one")
    if member.compress_type not in _PACKINGS:
        raise refuse(label, "packed in a way that isn't read")
    stream.seek(member.header_offset)
    begins = stream.read(_LOCAL.size)
    if len(begins) < _LOCAL.size:
        raise refuse(label, "damaged: a part of it isn't there")
    _, name, extra = _LOCAL.unpack(begins)
    stream.seek(name + extra, 1)
    left, room = member.compress_size, member.file_size
    inflater = zlib.decompressobj(wbits=-15)
    try:
        while left > 0 and (data := stream.read(min(_READ, left))):
            left -= len(data)
            if member.compress_type == zipfile.ZIP_STORED:
                yield data
                continue
            while data:
                piece = inflater.decompress(data, _READ)
                room -= len(piece)
                if room < 0:
                    raise refuse(label, "damaged: a part is larger than it says")
                yield piece
                data = inflater.unconsumed_tail
    except zlib.error:
        raise refuse(label, "damaged: a part of it can't be unpacked") from None


def _overlapping(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield pieces with the end of the one before: nothing is cut in two."""
    before = b" " * _KEPT
    for piece in pieces:
        joined = before + piece
        yield joined
        before = joined[-_KEPT:]


def _begun_in(pattern: re.Pattern[bytes], piece: bytes, some: tuple[bytes, ...]) -> int:
    """Count matches that the piece before didn't end with, where there may be any."""
    if not any(one in piece for one in some):
        return 0
    return sum(found.end() > _KEPT for found in pattern.finditer(piece))


def _extent(piece: bytes, right: int, below: int) -> tuple[int, int]:
    """Return the widest column and the lowest row that cells name."""
    named = set(_CELL.findall(piece))
    for letters in {column for column, _ in named}:
        number = 0
        for letter in letters.upper():
            number = number * 26 + letter - 64
        right = max(right, number)
    return right, max([below, *(int(row) for _, row in named)])
