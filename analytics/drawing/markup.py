"""Text from records is shown as it is: never as Markdown, never as Plotly's tags."""

import re
from html import escape

# What means something to Markdown anywhere, and what does only where a line begins.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#!|$~]|:(?=\S)|&(?=[\w#]))")
_HARMLESS = re.compile(r"[^\W\d_]\w*(?<!_)([ .,()/-]+[^\W_]\w*(?<!_))*[)]?")
_FIRST = re.compile(r"^(\s*)(\d*)([-+=.)])")


def as_is(text: str) -> str:
    """Write text, on one line, so that Markdown shows it as it is."""
    return in_cell(" ".join(text.split()))


def label(text: str) -> str:
    """Write text as the label of a field, which is read aloud with any escapes in it.

    So there are none where Markdown shows the text as it is.
    """
    return text if _HARMLESS.fullmatch(text) else as_is(text)


def in_cell(text: str) -> str:
    """Write text so that Markdown shows it as it is, its spaces kept."""
    return _FIRST.sub(r"\1\2\\\3", _MARKS.sub(r"\\\1", text))


def plain(text: str) -> str:
    """Write text so that Plotly shows it as it is, tags and all."""
    return escape(text, quote=False)
