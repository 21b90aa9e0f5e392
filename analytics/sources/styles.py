"""How a source writes its days and instants, as a mapping says it."""

import re

from analytics.sources.form import words
from analytics.sources.refusal import refuse
from analytics.sources.yaml_text import Entry

_PARTS = (("Y", "y"), ("m", "b", "B", "-m"), ("d", "-d"))


def read_styles(entry: Entry, label: str) -> tuple[str, ...]:
    """Read one format, or a list of those that are tried in turn."""
    styles = words(entry, label)
    if not styles or not all(_is_style(style) for style in styles):
        rule = 'dates: expected a format such as "%m/%d/%Y"'
        raise refuse(label, rule, line=entry.line)
    return styles


def _is_style(style: str) -> bool:
    unknown = re.sub("%-?[YymdbBHIMSfpzZ]", "", style)
    has_day = all(any(f"%{part}" in style for part in parts) for parts in _PARTS)
    return has_day and "%" not in unknown
