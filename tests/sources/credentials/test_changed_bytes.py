"""Verified means verified: no byte of a sample can change, and the verdict stay."""

import random
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.sources.credentials import contexts
from analytics.sources.credentials.check import check
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.opened import Item, one_line, opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.strict_json import parse
from analytics.sources.credentials.supporting import read_support
from analytics.sources.credentials.supports import Supports, gathered
from tests.sources.credentials.test_samples import VALID
from tests.sources.credentials.test_verdicts import EXAMPLES, VECTORS, VOCABULARY

SHARED = Path(__file__).parents[4] / "shared" / "credentials"
# What else has to be there for a sample to be verified.
BACKED = {
    "ob2_signed/simple.jwt": {"key": "ob2_signed/key1.json"},
    "ob2_signed/simple-revoked.jwt": {"key": "ob2_signed/key3.json"},
}
SAMPLES = [*VALID, *BACKED, *(f"w3c_vectors/{name}" for name in VECTORS)]
LETTERS = string.ascii_letters + string.digits + "-_"

pytestmark = pytest.mark.shared


@pytest.fixture(autouse=True)
def _examples_of_the_standard(monkeypatch):
    """Their example context is carried by nobody, but is one line: handed in here."""
    every = contexts.carried() | {EXAMPLES: VOCABULARY}
    monkeypatch.setattr(contexts, "carried", lambda: every)


def backing(name: str) -> Supports:
    found = [
        one
        for kind, path in BACKED.get(name, {}).items()
        for item in opened((SHARED / path).read_bytes())
        for one in read_support(kind, item.value, item.document)
    ]
    return gathered(one for one in found if isinstance(one, Support))


def kind_of(name: str) -> str:
    """The format, as a load would tell it."""
    return {"clr": "clr2", "ob2": "ob2"}.get(name[:3], "ob3")


def is_valid(item: Item, name: str, supports: Supports) -> bool:
    found = check(item.document, item.is_signed, kind_of(name), supports)
    return found.signature == "valid"


@pytest.mark.parametrize("name", SAMPLES)
def test_one_changed_letter_of_a_sample_changes_its_verdict(shared, name):
    (item, *_) = opened((SHARED / name).read_bytes())
    proof = item.document.find("proofValue") + 20
    places = random.Random(name).sample(range(len(item.document)), 12)
    change_letters(name, item, [*places, len(item.document) - 3, max(proof, 0)])


@pytest.mark.parametrize("name", SAMPLES)
def test_one_changed_byte_of_a_file_is_never_taken_for_the_same(shared, name):
    size = (SHARED / name).stat().st_size
    change_bytes(name, random.Random(name).sample(range(size), 12))


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_changed_letter_of_a_sample_changes_its_verdict(shared, name):
    (item, *_) = opened((SHARED / name).read_bytes())
    change_letters(name, item, range(len(item.document)))


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_changed_byte_of_a_file_is_never_taken_for_the_same(shared, name):
    change_bytes(name, range((SHARED / name).stat().st_size))


def change_letters(name: str, item: Item, places) -> None:
    """Put other letters of the same sort in each place of what was signed."""
    supports, text = backing(name), item.document
    assert is_valid(item, name, supports)
    for place in places:
        for other in others(text[place]):
            changed = text[:place] + other + text[place + 1 :]
            assert not still_valid(changed, name, supports, item), (place, other)


def others(letter: str) -> Iterator[str]:
    """Letters of the same sort, so that the text mostly stays readable."""
    yield "q" if letter != "q" else "w"
    if letter.isdigit():
        yield str((int(letter) + 1) % 10)
    elif letter.isascii() and letter.isalpha():
        yield letter.swapcase()


def still_valid(text: str, name: str, supports: Supports, before: Item) -> bool:
    try:
        (item,) = one_line(text, None)
    except (ProblemError, ValueError):
        return False
    if item.problem is not None or item.is_signed != before.is_signed:
        return False
    return is_valid(item, name, supports)


def change_bytes(name: str, places) -> None:
    """Flip the last bit of bytes: refused, not valid, or the very same words.

    White space between names, and a drawing around a badge, are no part of it.
    """
    data, supports = (SHARED / name).read_bytes(), backing(name)
    (before, *_) = opened(data)
    for place in places:
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            found = list(opened(changed))
        except ProblemError:
            continue
        for item in found:
            if item.problem is None and item.document != before.document:
                assert not is_valid(item, name, supports), place


@pytest.mark.parametrize("name", [n for n in SAMPLES if n.endswith(".jwt")])
def test_a_signature_is_written_in_one_way_only(shared, name):
    """The last letter of base64 has bits that stand for nothing."""
    (item, *_) = opened((SHARED / name).read_bytes())
    supports = backing(name)
    written = [item.document[:-1] + letter for letter in LETTERS]
    valid = [one for one in written if still_valid(one, name, supports, item)]
    assert valid == [item.document]


def test_white_space_around_what_was_signed_is_no_change(shared):
    text = (SHARED / "ob3_json/simple.json").read_text()
    (item, *_) = opened(text.replace("\n", "\n ").encode())
    assert parse(item.document) == parse(text)
    assert is_valid(item, "ob3_json/simple.json", backing(""))
