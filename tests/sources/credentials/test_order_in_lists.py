"""In which order texts stand in a list isn't signed: it decides nothing."""

import copy
from typing import Any

import pytest

from analytics.sources.credentials.fields import prose
from tests.sources.credentials.badges import ob3, signed, subject
from tests.sources.credentials.conftest import Shelf

SAID = """select name, description, narrative, skills from record.awards
    join record.achievements using (achievement_id)"""


def turned(credential: dict[str, Any]) -> dict[str, Any]:
    """The same signed credential, each list of texts in the other order."""
    made = copy.deepcopy(credential)
    inside = made["credentialSubject"]
    inside["narrative"].reverse()
    for name in ("name", "description", "tag"):
        inside["achievement"][name].reverse()
    return made


@pytest.mark.parametrize("order", ["plain", "turned", "plain turned", "turned plain"])
def test_a_list_says_the_same_in_any_order(shelf: Shelf, order: str):
    told = subject(narrative=["did it", "did not"])
    told["achievement"] |= {
        "name": ["Rude name", "Cairn building"],
        "description": ["two", "one"],
        "tag": ["zeta", "alpha"],
    }
    plain = signed(ob3(credentialSubject=told))
    given = {"plain": plain, "turned": turned(plain)}
    for name in order.split():
        shelf.take(given[name])
    assert shelf.ask(SAID) == [("Cairn building", "one", "did it", "alpha;zeta")]
    assert shelf.ask("select signature from record.credentials") == [("valid",)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["b", "a"], "a"),
        ([{"@value": "a", "@language": "fr"}, {"@value": "b", "@language": "en"}], "b"),
        ({"fr": "a", "en": "b"}, "b"),
        ([{"@value": "b"}, {"@value": "a", "@language": "en"}], "b"),
        ([" ", 1, None, "a"], "a"),
        ([], None),
    ],
)
def test_of_several_texts_the_first_by_language_then_alphabet(value: Any, text: Any):
    assert prose(value, "/name") == text
