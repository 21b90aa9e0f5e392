"""Bytes of one given file: read in chunks, counted, hashed and unpacked on the way."""

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import IO, Any

from analytics.sources import signatures
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse

_READ = 1024 * 1024


@dataclass(frozen=True, slots=True)  # there may be 200,000: each says what it must
class Given:
    """One file of a source: how it is called, and how to open it.

    ``path`` is its name inside the folder or zip, ``under`` what messages say before
    that, ``size`` the bytes that it takes up there, and ``length`` those that it hands
    out: more, inside a zip. ``opener`` opens it, by its ``place`` there. ``sheet`` is
    the one that is meant, where the file is a workbook.
    """

    under: str
    path: str
    size: int
    length: int
    opener: Callable[["Given"], IO[bytes]]
    place: int = 0
    sheet: str = ""

    @property
    def label(self) -> str:
        """What messages call it."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return sayable(self.under + self.path + sheet)

    def open(self) -> IO[bytes]:
        """Open it, from its beginning."""
        return self.opener(self)


def sayable(name: str) -> str:
    """Return a file's name without what can't be shown (a line break, say)."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


@dataclass
class Tally:
    """What has been read of the whole load (``total``) and of the file at hand.

    ``notes`` count what was converted in it.
    """

    total: int = 0
    given: int = 0
    plain: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
    notes: Counter[str] = field(default_factory=Counter)

    def start(self) -> None:
        """Begin another file; the total goes on."""
        self.given = self.plain = 0
        self.digest = hashlib.sha256()
        self.notes = Counter()

    def note(self, what: str, times: int = 1) -> None:
        """Count what was converted in the file at hand, in the words of a report."""
        self.notes[what] += times


def chunks(given: Given, tally: Tally, limits: Limits) -> Iterator[bytes]:
    """Yield the file's bytes as given, counting and hashing them."""
    tally.start()
    with _opened(given) as stream:
        while True:
            chunk = _read(stream, given.label)
            if not chunk:
                return
            tally.given += len(chunk)
            tally.digest.update(chunk)
            yield chunk


def _opened(given: Given) -> IO[bytes]:
    # zipfile finds some damage, and some encryption, only when a member is opened.
    try:
        return given.open()
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise refuse(given.label, "can't be opened") from error


def _read(stream: IO[bytes], label: str) -> bytes:
    try:
        return stream.read(_READ)
    except zipfile.BadZipFile as error:
        raise refuse(label, "damaged: its checksum (CRC) is wrong") from error
    except (EOFError, zlib.error) as error:
        raise refuse(label, "damaged: it ends early or can't be unpacked") from error
    except OSError as error:
        raise refuse(label, "can't be read") from error


def unzipped(packed: Iterator[bytes], label: str, limits: Limits) -> Iterator[bytes]:
    """Yield what a gzip stream holds; several members in a row are one file."""
    inflater = zlib.decompressobj(wbits=31)
    for chunk in packed:
        rest = chunk
        while rest:
            if inflater.eof:
                inflater = zlib.decompressobj(wbits=31)
            try:
                data = inflater.decompress(rest, limits.block)
            except zlib.error as error:
                rule = "damaged: what it unpacks to doesn't fit its checksum (gzip)"
                raise refuse(label, rule) from error
            rest = inflater.unconsumed_tail or inflater.unused_data.lstrip(b"\0")
            if data:
                yield data
    yield inflater.flush()
    if not inflater.eof:
        raise refuse(label, "damaged: the gzip data end early")


def counted(
    plain: Iterator[bytes], given: Given, tally: Tally, limits: Limits
) -> Iterator[bytes]:
    """Pass bytes on while they stay within the limits on size and unfolding."""
    for chunk in plain:
        tally.plain += len(chunk)
        tally.total += len(chunk)
        if tally.plain > limits.file:
            raise refuse(given.label, f"larger than {limits.file:,} bytes")
        if tally.total > limits.total:
            raise refuse(given.label, f"the load is larger than {limits.total:,} bytes")
        if tally.plain > max(limits.ratio_from, limits.ratio * given.size):
            rule = f"unpacks to more than {limits.ratio} times its size: stopped"
            raise refuse(given.label, rule)
        yield chunk


def plain(given: Given, tally: Tally, limits: Limits) -> Iterator[bytes]:
    """Yield the bytes of a file as text formats need them: unpacked and counted."""
    stream = chunks(given, tally, limits)
    if is_packed(given):
        head = next(stream, b"")
        signatures.check_gzip(head, given.label)
        stream = unzipped(chain((head,), stream), given.label, limits)
    return counted(stream, given, tally, limits)


def check_unfolding(given: Given, limits: Limits) -> None:
    """Refuse gzip data that unfold too far, before a row of them is made.

    A zip says how large its members are, gzip doesn't: all of it is unpacked once, only
    to be counted. That takes no memory, where rows made of a bomb take much.
    """
    if is_packed(given):
        for _ in plain(given, Tally(), limits):
            pass


def is_packed(given: Given) -> bool:
    """Tell whether a file is named as gzip data."""
    return given.path.lower().endswith(".gz")


def whole(given: Given, tally: Tally, limits: Limits, most: int) -> bytes:
    """Return all of a small file; refused when it is larger than ``most`` bytes."""
    parts: list[bytes] = []
    for chunk in counted(chunks(given, tally, limits), given, tally, limits):
        parts.append(chunk)
        if tally.plain > most:
            raise refuse(given.label, f"larger than {most:,} bytes")
    return b"".join(parts)
