"""A credential that was set aside, as a text that can be mended and loaded again."""

import json

from analytics.findings import RefusedError
from analytics.sources.credentials.opened import Item
from analytics.sources.credentials.png import is_png
from analytics.sources.credentials.svg import is_svg
from analytics.sources.limits import Limits
from analytics.sources.streams import Given, Tally, plain

_LISTS = ("assertions", "signedAssertions")


def document_of(item: Item) -> str | None:
    """Return a credential as it came, on one line; None where nothing was readable.

    An assertion of a CLR 1.0 says little by itself: it comes in its record, alone.
    """
    if item.around is None:
        return _on_one_line(item.document) or None
    record = {k: v for k, v in item.around.items() if k not in _LISTS}
    name = _LISTS[1] if item.is_signed else _LISTS[0]
    one = item.document if item.is_signed else item.value
    return json.dumps(record | {name: [one]}, ensure_ascii=False)


def text_of(given: Given, limits: Limits) -> str | None:
    """Return what a file that couldn't be read holds, on one line.

    None where that is a picture, no text, or larger than a document may be.
    """
    data = b""
    try:
        for chunk in plain(given, Tally(), limits):
            data += chunk
            if len(data) > limits.document:
                return None
        text = data.decode("utf-8-sig")
    except (RefusedError, UnicodeDecodeError):
        return None
    return None if is_png(data) or is_svg(data) else _on_one_line(text) or None


def _on_one_line(text: str) -> str:
    """Take line breaks out: in JSON they mean no more than a blank."""
    return " ".join(text.split("\n")).replace("\r", " ").strip()
