"""Which columns of theirs a mapping reads."""

from analytics.sources.mapping import Mapping


def columns_of(mapping: Mapping) -> frozenset[str]:
    """Return the names of all columns that a mapping reads, in any of its sections."""
    found: set[str] = set()
    for section in mapping.sections:
        found |= set((section.columns or {}).values())
        found |= set((section.attributes or {}).values())
    return frozenset(found)
