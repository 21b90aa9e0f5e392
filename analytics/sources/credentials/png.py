"""The badge baked into a PNG: its chunks read one by one, its pixels never."""

import struct
import zlib
from collections.abc import Iterator

from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORDS = (b"openbadgecredential", b"openbadges")
MOST_TEXT, MOST_SIDE = BADGES.baked, BADGES.side


def is_png(data: bytes) -> bool:
    """Tell whether data begin like a PNG."""
    return data.startswith(_SIGNATURE)


def png_text(data: bytes) -> str | None:
    """Return the badge's text, or None where the picture has none baked into it."""
    found: list[bytes] = []
    for kind, start, body in _chunks(data):
        if kind == b"IHDR":
            _check_size(body)
        elif kind == b"iTXt":
            found += _international(body, start)
        elif kind == b"tEXt" and body.partition(b"\0")[0] in KEYWORDS:
            found.append(body.partition(b"\0")[2])
    if len(found) > 1:
        raise ProblemError("", f"{len(found)} badges in one picture; 1 is taken")
    return _text(found[0]) if found else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    place = len(_SIGNATURE)
    while place < len(data):
        if place + 12 > len(data):
            raise ProblemError("", "the picture ends early")
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        name = kind.decode("latin-1") if kind.isalpha() else "?"
        if place + 12 + length > len(data):
            raise ProblemError("", f"the picture ends early, in chunk {name}")
        body = data[place + 8 : place + 8 + length]
        (stated,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        if zlib.crc32(kind + body) != stated:
            raise ProblemError("", f"chunk {name} at byte {place}: its CRC is wrong")
        yield kind, place, body
        if kind == b"IEND":
            return
        place += 12 + length
    raise ProblemError("", "the picture ends early")


def _check_size(body: bytes) -> None:
    if len(body) != 13:
        raise ProblemError("", "chunk IHDR has the wrong length")
    width, height = struct.unpack(">II", body[:8])
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        rule = f"{width:,} x {height:,} pixels, at most {MOST_SIDE:,} a side are taken"
        raise ProblemError("", rule)


def _international(body: bytes, start: int) -> list[bytes]:
    """Return the text of an iTXt chunk that holds a badge, as a list of one."""
    keyword, nul, rest = body.partition(b"\0")
    if keyword not in KEYWORDS:
        return []
    packed, method = rest[:1], rest[1:2]
    texts = rest[2:].split(b"\0", 2)
    if not nul or len(texts) != 3 or packed not in (b"\0", b"\1"):
        raise ProblemError("", f"chunk iTXt at byte {start} isn't written correctly")
    if packed == b"\0":
        return [texts[2]]
    if method != b"\0":
        raise ProblemError("", f"chunk iTXt at byte {start}: packed in an unknown way")
    return [_inflated(texts[2], start)]


def _inflated(data: bytes, start: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, MOST_TEXT + 1)
    except zlib.error:
        raise ProblemError(
            "", f"chunk iTXt at byte {start}: can't be unpacked"
        ) from None
    if len(text) > MOST_TEXT:
        raise ProblemError("", f"the badge unpacks to more than {MOST_TEXT:,} bytes")
    if not unpacker.eof:
        raise ProblemError("", f"chunk iTXt at byte {start}: ends early")
    return text


def _text(data: bytes) -> str:
    if len(data) > MOST_TEXT:
        raise ProblemError("", f"the badge is larger than {MOST_TEXT:,} bytes")
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise ProblemError("", "the badge in the picture is not UTF-8") from None
    check_not_address(text, "picture")
    return text


def check_not_address(text: str, what: str) -> None:
    """Refuse a badge that is only an address: nothing is ever fetched."""
    if text[:1] not in ("{", "[") and "://" in text[:16]:
        rule = (
            f"only an address is in the {what}, and nothing is fetched: give the file"
        )
        raise ProblemError("", rule)
