"""Text in another encoding than UTF-8, made UTF-8 while it is read.

What marks itself (UTF-16 with a byte order mark) is read as that, and said. What can
only be guessed, such as Windows-1252, is read so where somebody has confirmed it.
"""

import codecs
from collections.abc import Iterator

from analytics.sources.refusal import refuse
from analytics.sources.streams import Tally

# What a mapping may say, Python's name for it, and what people call it.
ENCODINGS = {
    "utf-8": ("utf-8", "UTF-8"),
    "utf-16": ("utf-16", "UTF-16"),
    "utf-16-le": ("utf-16-le", "UTF-16, low byte first"),
    "utf-16-be": ("utf-16-be", "UTF-16, high byte first"),
    "windows-1252": ("cp1252", "Windows-1252"),
    "windows-1250": ("cp1250", "Windows-1250"),
    "latin-1": ("latin-1", "Latin-1"),
    "mac-roman": ("mac-roman", "Mac Roman"),
}
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def marked(head: bytes) -> str | None:
    """Return the encoding that the first bytes of a file name themselves."""
    return "utf-16" if head.startswith(_MARKS) else None


def called(encoding: str) -> str:
    """Return what people call an encoding."""
    return ENCODINGS[encoding][1]


def recoded(
    chunks: Iterator[bytes], encoding: str, label: str, tally: Tally
) -> Iterator[bytes]:
    """Yield a file's bytes as UTF-8; refused where they can't be of the encoding.

    Characters beyond ASCII are counted: they are what might have been read wrongly.
    """
    if encoding == "utf-8":
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(ENCODINGS[encoding][0])()
    line = 1
    try:
        for chunk in chunks:
            text = decoder.decode(chunk)
            data = text.encode("utf-8")
            if beyond := len(text) - _ascii(data):
                tally.note("characters beyond ASCII made UTF-8", beyond)
            line += data.count(b"\n")
            yield data
        decoder.decode(b"", final=True)
    except UnicodeError:
        rule = f"not {called(encoding)}, as the mapping says"
        raise refuse(label, rule, place=f"after line {line:,}") from None


def _ascii(data: bytes) -> int:
    return len(data.translate(None, bytes(range(128, 256))))
