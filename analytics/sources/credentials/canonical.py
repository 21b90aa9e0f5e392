"""A JSON-LD document as canonical RDF (RDFC-1.0), as PyLD makes it, only sooner.

Nearly all of PyLD's time goes into contexts: ``canonize`` reads them twice, and what a
type or a property brings along (scoped contexts) anew for every object. Here a document
is expanded once, and a context that was worked out is kept: those of installed packages
are the only ones there are, so there are few. The text is the same, byte for byte.
"""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from openbadgeslib.ob3._canon_guard import WorkBudget, canonize, isolate
from pyld import jsonld

from analytics.sources.credentials.contexts import loader
from analytics.sources.credentials.fields import Json, many

_ABSOLUTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*|_):\S*$|@json$")
_MOST = 500  # contexts that are kept; a complete credential has about thirty
_Key = tuple[Any, ...]
_kept: dict[_Key, tuple[Any, Any]] = {}


def canonical(document: Json, budget: WorkBudget) -> tuple[str, list[str]]:
    """Return canonical N-Quads, and what of the document they leave out.

    That are the names that no context knows, or knows as a blank node's alone, and
    addresses that aren't absolute.

    Raises CanonicalizationWorkExceeded over the budget, and whatever PyLD does.
    """
    unknown: list[str] = []
    reading = SimpleNamespace(
        expand=_Remembering(on_property_dropped=unknown.append).expand,
        ContextResolver=jsonld.ContextResolver,
    )
    expanded = isolate(reading).expand(document, {"documentLoader": loader})
    for is_id, name in _addresses(expanded):
        is_blank = name.startswith("_:")
        if not _ABSOLUTE.match(name) or (is_blank and not is_id):
            unknown.append(name)
    return canonize(_WRITING, expanded, loader, budget), unknown


def _addresses(expanded: Any) -> Iterator[tuple[bool, str]]:
    """Yield every address, type and property in an expanded document; is it an id?"""
    todo: list[Any] = [expanded]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            for name, value in one.items():
                if name in ("@id", "@type"):
                    yield from ((name == "@id", str(said)) for said in many(value))
                elif name != "@value":
                    todo.append(value)
                if not name.startswith("@"):
                    yield False, name


class _Remembering(jsonld.JsonLdProcessor):
    """PyLD, but for the same scoped context worked out again for every object.

    PyLD keeps what it made of a context by the context that it came on top of, and
    gives that a new name each time where a type brings it along: so it never finds it.
    """

    def _process_context(
        self, active_ctx: Any, local_ctx: Any, options: Any, *flags: Any, **named: Any
    ) -> Any:
        work_out = super()._process_context
        below = active_ctx.get("_uuid")
        if below is None or not isinstance(local_ctx, dict) or "cycles" in named:
            return work_out(active_ctx, local_ctx, options, *flags, **named)
        key = (below, id(local_ctx), flags, tuple(named.items()))
        found = _kept.get(key)
        if found is None:
            made = work_out(active_ctx, local_ctx, options, *flags, **named)
            if len(_kept) >= _MOST:
                _kept.clear()
            found = _kept[key] = (made, local_ctx)  # held, so that its id stays its own
        return found[0]


class _Expanded(jsonld.JsonLdProcessor):
    """PyLD for a document that is expanded already."""

    def expand(self, input_: Any, options: Any) -> Any:
        """Return the document as it is."""
        return input_


_WRITING = SimpleNamespace(
    expand=lambda document, _options: document,
    to_rdf=lambda document, options: _Expanded().to_rdf(document, options),
    ContextResolver=jsonld.ContextResolver,
)
