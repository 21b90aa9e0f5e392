"""Text from records is shown as it is: never as Markdown, never as Plotly's tags."""

import re
from html import escape

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def as_is(text: str) -> str:
    """Write text, on one line, so that Markdown shows it as it is."""
    return in_cell(" ".join(text.split()))


def in_cell(text: str) -> str:
    """Write text so that Markdown shows it as it is, its spaces kept."""
    return _MARKS.sub(r"\\\1", text)


def plain(text: str) -> str:
    """Write text so that Plotly shows it as it is, tags and all."""
    return escape(text, quote=False)
