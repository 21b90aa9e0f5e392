"""The JSON-LD contexts that installed packages carry: the only ones there are."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from openbadgeslib.ob3.contexts import bundled_contexts
from pyld.documentloader.frozen import BUNDLED_CONTEXTS

from analytics.sources.credentials.fields import types

# openbadgeslib serves its 3.0.3 under the address without a version, where 1EdTech
# serves another text: a proof that fails under it has not been shown to be wrong.
STAND_IN = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
_KEYWORDS = frozenset(("@context", "@id", "@type", "@value", "@language", "@direction"))
_CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"


class UnknownContextError(Exception):
    """A context that no installed package carries; nothing is ever fetched."""


@cache
def carried() -> dict[str, Any]:
    """Return every context that is at hand, by its exact address."""
    found = {
        url: json.loads(path.read_text(encoding="utf-8"))
        for url, path in BUNDLED_CONTEXTS.items()
    }
    found |= bundled_contexts()
    inside = resources.files("openbadgeslib.ob3.contexts")
    found[_CLR] = json.loads(
        inside.joinpath("clr_context_2.0.1.json").read_text(encoding="utf-8")
    )
    return found


def loader(url: str, _options: Any = None) -> dict[str, Any]:
    """Hand PyLD a context; UnknownContextError for one that isn't at hand."""
    if url not in carried():
        raise UnknownContextError
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": carried()[url],
        "tag": "static",
    }


def unknown_in(document: Any) -> str | None:
    """Return what is wrong with the contexts that a document names, or None.

    A context written into the document itself could give its words another meaning
    than they are read by: what it covers isn't checked.
    """
    if not isinstance(document, dict):
        return None
    named = document.get("@context")
    for number, one in enumerate(named if isinstance(named, list) else [named]):
        place = f"/@context/{number}"
        if not isinstance(one, str):
            return f"{place}: a context written into the credential isn't checked"
        if one not in carried():
            return f"{place}: no installed package carries it, and nothing is fetched"
    if _is_nested(document):
        return "a context inside the credential isn't checked"
    return None


def _is_nested(document: dict[str, Any]) -> bool:
    inner = [one["@context"] for one in _objects(document) if "@context" in one]
    return not all(_are_carried(one) for one in inner)


def has_strange_keyword(document: dict[str, Any]) -> bool:
    """Tell whether a name looks like JSON-LD's own but isn't: JSON-LD passes it by."""
    known = _KEYWORDS
    return any(
        name.startswith("@") and name not in known
        for one in _objects(document)
        for name in one
    )


@cache
def _doubles() -> frozenset[str]:
    """Return the names of which a context has two, a property's and a class's, for one.

    Open Badges 3.0 has ``criteria`` and ``Criteria``: signed they are the same, read
    they aren't.
    """
    found: set[str] = set()
    for context in carried().values():
        by_meaning: dict[str, set[str]] = {}
        for name, meaning in _terms(context):
            by_meaning.setdefault(meaning, set()).add(name)
        for names in by_meaning.values():
            if len({name[:1].isupper() for name in names}) == 2:
                found |= names
    return frozenset(found)


def _terms(context: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the names that a context has, those inside other names too."""
    todo: list[Any] = [context["@context"]]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            for name, said in one.items():
                inside = said if isinstance(said, dict) else {"@id": said}
                if isinstance(inside.get("@id"), str):
                    yield name, inside["@id"]
                todo += [inside["@context"]] if "@context" in inside else []


def has_double(document: dict[str, Any]) -> bool:
    """Tell whether a property has a class's name, or a type a property's."""
    doubles = _doubles()
    for one in _objects(document):
        if any(name in doubles and name[:1].isupper() for name in one):
            return True
        if any(kind in doubles and kind[:1].islower() for kind in types(one)):
            return True
    return False


def _objects(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    todo: list[Any] = [document]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            yield one
            todo += [value for name, value in one.items() if name != "@context"]


def _are_carried(named: Any) -> bool:
    listed = named if isinstance(named, list) else [named]
    return all(isinstance(one, str) and one in carried() for one in listed)
