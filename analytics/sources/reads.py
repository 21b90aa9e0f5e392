"""Which columns of theirs a mapping reads."""

from analytics.sources.mapped import named
from analytics.sources.mapping import Mapping


def columns_of(mapping: Mapping) -> frozenset[str]:
    """Return the names of all columns that a mapping reads, in any of its sections."""
    return frozenset(
        name
        for section in mapping.sections
        for name in named(section, section.columns or {})
    )
