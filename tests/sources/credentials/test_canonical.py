"""Canonical RDF by the short way is what PyLD makes by the long one."""

import json
import random
from typing import Any

import pytest
from openbadgeslib.ob3._canon_guard import WorkBudget
from pyld import jsonld

from analytics.sources.credentials.canonical import canonical
from analytics.sources.credentials.contexts import loader, unknown_in
from analytics.sources.credentials.opened import opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import unfolded
from tests.sources.credentials.badges import ob3, signed
from tests.sources.credentials.outcomes import samples

# What JSON-LD has a rule of its own for.
VALUES = (
    None,
    "",
    {},
    [],
    [[1]],
    1.5,
    True,
    "relative/address",
    "urn:x:y",
    {"@id": "x"},
    {"@value": "y", "@language": "en"},
    {"@list": [1]},
    {"@set": [1]},
    {"@graph": [{"id": "urn:a", "name": "z"}]},
    {"@included": [{"id": "urn:i"}]},
    {"@type": "@json", "@value": {"a": 1}},
    {"@reverse": {"name": {"id": "urn:q"}}},
)
NAMES = ("@graph", "@included", "@reverse", "@nest", "@index", "@type", "stranger")


def the_long_way(document: dict[str, Any]) -> str:
    """What PyLD itself makes of a document; "" where it takes none."""
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": loader,
    }
    try:
        return str(jsonld.normalize(document, options))
    except Exception:  # PyLD raises much
        return ""


def the_short_way(document: dict[str, Any]) -> str:
    try:
        return canonical(document, WorkBudget())[0]
    except Exception:
        return ""


def places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where anything stands in a document."""
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [here, *(p for name, one in inside for p in places(one, (*here, name)))]


def changed(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The document with one value replaced, and sometimes a name put in."""
    copy = json.loads(json.dumps(document))
    *path, last = chance.choice(places(copy)[1:])
    inner = copy
    for name in path:
        inner = inner[name]
    inner[last] = chance.choice(VALUES)
    if chance.random() < 0.3:
        copy[chance.choice(NAMES)] = chance.choice(VALUES)
    return copy


def every_document() -> list[dict[str, Any]]:
    """The samples, and what is inside them, whose contexts are all at hand."""
    found = []
    for path in samples():
        try:
            items = [part for i in opened(path.read_bytes()) for part in unfolded(i)]
        except ProblemError:
            continue
        found += [item.value for item in items if isinstance(item.value, dict)]
    return [one for one in found if "@context" in one and unknown_in(one) is None]


@pytest.mark.shared
def test_every_sample_and_its_mutations_have_the_same_canonical_form(shared):
    chance, documents = random.Random(5), every_document()
    assert len(documents) > 30
    for document in documents:
        for one in (document, *(changed(document, chance) for _ in range(4))):
            assert the_short_way(one) == the_long_way(one)


def test_what_was_kept_of_contexts_is_the_same_for_the_next_document():
    document = signed(ob3())
    wanted = the_long_way(document)
    assert "Cairn building" in wanted
    assert [the_short_way(document) for _ in range(3)] == [wanted] * 3


def test_names_that_no_context_knows_are_told():
    told = canonical(ob3(stranger="x"), WorkBudget())[1]
    assert len(told) == 1
    assert canonical(ob3(), WorkBudget())[1] == []
