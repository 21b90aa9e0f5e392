"""Compact signatures are found in whatever holds them."""

import gzip
import json
from typing import Any

import pytest

from tests.sources.credentials.badges import ISSUER, PRIVATE_PEM, V2, ob3
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import token

ONE, TWO = (token(ob3(number), PRIVATE_PEM, kid=ISSUER) for number in (1, 2))


def enveloped(text: str) -> dict[str, Any]:
    name = f"data:application/vc+jwt,{text}"
    return {"@context": V2, "id": name, "type": "EnvelopedVerifiableCredential"}


def presented(*shown: Any) -> dict[str, Any]:
    made = {"@context": [V2], "type": ["VerifiablePresentation"]}
    return made | {"verifiableCredential": list(shown)}


HELD: dict[str, tuple[Any, int]] = {
    "texts of JSON, one a line": (f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n", 2),
    "one of them bare": (f"{json.dumps(ONE)}\n{TWO}\n", 2),
    "an envelope": (enveloped(ONE), 1),
    "envelopes, one a line": (
        f"{json.dumps(enveloped(ONE))}\n{json.dumps(enveloped(TWO))}",
        2,
    ),
    "what a wallet presents": (presented(enveloped(ONE), ob3(2)), 2),
    "what it presents, presented": (presented(presented(ONE), TWO), 2),
}


@pytest.mark.parametrize(("held", "count"), HELD.values(), ids=HELD)
def test_every_credential_in_it_is_read(shelf: Shelf, held: Any, count: int):
    shelf.take(held)
    assert shelf.ask("select count(*) from record.awards") == [(count,)]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("awards.csv", ONE),
        ("learners.csv", json.dumps(ONE)),
        ("terms-01.csv", json.dumps(ob3())),
        ("shares.csv.gz", gzip.compress(ONE.encode())),
        ("awards.parquet", f"{ONE}\n{TWO}\n"),
    ],
)
def test_a_badge_is_one_whatever_table_its_file_is_named_after(
    shelf: Shelf, name: str, held: str | bytes
):
    """What else is in the folder is loaded as ever."""
    shelf.file("term_id,starts_on,ends_on\nF25,2025-08-25,2025-12-19\n", "terms.csv")
    shelf.file(held, name)
    shelf.load(shelf.root / "given")
    count = 2 if name.endswith(".parquet") else 1
    assert shelf.ask("select count(*) from record.awards") == [(count,)]
    assert shelf.ask("select term_id from record.terms") == [("F25",)]


@pytest.mark.parametrize(
    "held",
    ["[learner_id],[achievement_id]\nL1,B1\n", "eyes.left.x\n1\n", f"{ONE[:60]}\n"],
)
def test_a_header_that_begins_like_a_badge_is_refused_by_name(shelf: Shelf, held: str):
    shelf.file(ONE, "badge.jwt")
    shelf.file(held, "awards.csv")
    assert "awards.csv" in shelf.refusal(shelf.root / "given")


def test_a_presentation_of_nothing_is_left_alone(shelf: Shelf):
    assert "no Open Badge" in shelf.refusal(shelf.file(presented()))
