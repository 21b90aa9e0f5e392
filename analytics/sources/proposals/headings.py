"""What other systems call the contract's columns, and their words: headings.toml."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _listed() -> dict[str, Any]:
    text = files(__package__).joinpath("headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def called(table: str, column: str) -> tuple[str, ...]:
    """Return the other names of a table's column, plain, each once."""
    by_system = _listed().get(table, {}).get(column, {})
    if "like" in by_system:
        return called(*by_system["like"].split("."))
    names = (plain(name) for listed in by_system.values() for name in listed)
    return tuple(dict.fromkeys(names))


def spellings(name: str) -> tuple[str, ...]:
    """Return a heading as it is compared: whole, and without what is in brackets."""
    bare = plain(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", name))
    return (plain(name), bare) if bare and bare != plain(name) else (plain(name),)


@cache
def attribute_of(name: str) -> str | None:
    """Return which usual attribute of learners a column of theirs is, if any."""
    for attribute, names in _listed()["attributes"].items():
        known = {plain(attribute), *map(plain, names)}
        if known.intersection(spellings(name)):
            return str(attribute)
    return None


@cache
def words_of(table: str, column: str) -> Mapping[str, str]:
    """Return their words, in lower case, and what each is of ours."""
    ours = _listed()["words"].get(table, {}).get(column, {})
    return {word: one for one, listed in ours.items() for word in listed}


def plain(name: str) -> str:
    """Write a name without case and separators; ``AwardedOn`` is ``awardedon``."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
