"""Compact signatures are found in whatever holds them."""

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


def test_a_presentation_of_nothing_is_left_alone(shelf: Shelf):
    assert "no Open Badge" in shelf.refusal(shelf.file(presented()))
