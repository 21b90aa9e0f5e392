"""Presets: mappings of known exports, told by a file's header (one YAML file each)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analytics.sources.form import word, words
from analytics.sources.mapping import Mapping, mapping_of
from analytics.sources.yaml_text import Entries, read

_OWN = ("preset", "header", "some", "known", "says")
_ENOUGH = 2  # of the names in ``some``, so many have to be there


@dataclass(frozen=True)
class Preset:
    """A known export: its name, the names that tell it, and the mapping that reads it.

    All of ``header`` and two of ``some`` have to be there, in any case and order.
    ``known`` are columns that aren't read. Where nothing of it is stored, ``says`` why.
    """

    file: str
    name: str
    header: tuple[str, ...]
    some: tuple[str, ...]
    known: tuple[str, ...]
    says: str | None
    mapping: Mapping

    def fits(self, header: Sequence[str]) -> bool:
        """Tell whether a file's header is this export's."""
        there = {name.lower() for name in header}
        found = sum(name.lower() in there for name in self.some)
        return {name.lower() for name in self.header} <= there and (
            not self.some or found >= _ENOUGH
        )


@cache
def presets() -> tuple[Preset, ...]:
    """Return every preset that is shipped, in order of its file's name."""
    folder = files(__name__)
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(
        _preset(name, folder.joinpath(name).read_text(encoding="utf-8"))
        for name in names
    )


def preset_of(header: Sequence[str]) -> Preset | None:
    """Return the preset that a header is of: of several, the one that says most."""
    found = [one for one in presets() if one.fits(header)] if header else []
    return max(found, key=lambda one: (len(one.header), one.file), default=None)


def _preset(file: str, text: str) -> Preset:
    document = read(text, file)
    own = {entry.key: entry for entry in document.entries if entry.key in _OWN}
    rest = tuple(entry for entry in document.entries if entry.key not in _OWN)
    listed = {
        key: words(own[key], file) if key in own else ()
        for key in ("header", "some", "known")
    }
    return Preset(
        file,
        word(own["preset"], file),
        **listed,
        says=word(own["says"], file) if "says" in own else None,
        mapping=mapping_of(Entries(rest), file),
    )
