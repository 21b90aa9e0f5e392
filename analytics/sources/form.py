"""Where the text of a column comes from: a column of theirs, or several."""

import re
from dataclasses import dataclass

from analytics.sources.refusal import refuse
from analytics.sources.secrets import is_secret
from analytics.sources.yaml_text import Entry

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Form:
    """Columns of the file, by name: the first one that is filled in gives the text.

    With ``around``, the text is made of all of them: it has what stands before, between
    and behind the columns.
    """

    columns: tuple[str, ...]
    around: tuple[str, ...] = ()


def read_form(entry: Entry, label: str, ours: str = "") -> Form:
    """Read ``Column``, ``[Column, Other]`` or ``"{First} {Last}"``.

    No column of ours or of theirs that looks like a secret is ever taken.
    """
    value = entry.value
    if isinstance(value, tuple) and value:
        each = [Entry(entry.key, entry.line, one) for one in value]
        columns = tuple(theirs(one, label, ours) for one in each)
        if len(set(columns)) < len(columns):
            raise refuse(
                label, f"{entry.key}: a column is there twice", line=entry.line
            )
        return Form(columns)
    text = word(entry, label)
    named = _PLACE.findall(text)
    if not named:
        return Form((theirs(entry, label, ours),))
    columns = tuple(
        theirs(Entry(entry.key, entry.line, one), label, ours) for one in named
    )
    return Form(columns, tuple(_PLACE.split(text)[::2]))


def theirs(entry: Entry, label: str, ours: str = "") -> str:
    """Return the name of a column of theirs; refused where it looks like a secret."""
    name = word(entry, label).strip()
    if is_secret(name) or is_secret(ours):
        rule = f"column {name} looks like a secret or a national id: never loaded"
        raise refuse(label, rule, line=entry.line)
    return name


def word(entry: Entry, label: str) -> str:
    """Return an entry's value, which has to be a text that isn't blank."""
    if not isinstance(entry.value, str) or not entry.value.strip():
        raise refuse(label, f"{entry.key}: expected a word", line=entry.line)
    return entry.value


def words(entry: Entry, label: str) -> tuple[str, ...]:
    """Return a word or a list of them; the empty word stands for an empty cell."""
    listed = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    if not listed:
        rule = f"{entry.key}: expected a word or a list of words"
        raise refuse(label, rule, line=entry.line)
    found: list[str] = []
    for one in listed:
        if one is not None and not isinstance(one, str):
            rule = f"{entry.key}: expected a word or a list of words"
            raise refuse(label, rule, line=entry.line)
        found.append((one or "").strip())
    return tuple(found)
