"""Real credentials: each loads or is refused as its validator and its kind say."""

import random
from pathlib import Path

import pytest

from tests.conftest import examples
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.outcomes import (
    SAMPLES,
    becomes,
    expected,
    kind_of_file,
    samples,
    table,
)

DOCUMENT = Path(__file__).parents[3] / "docs" / "credentials.md"
pytestmark = pytest.mark.shared
# What is expected of a file, and why ours is another word, where it is.
OTHERWISE = {
    "ob2_hosted/valid-alignment-object.json": "refused",  # no award: nothing to store
    "ob2_hosted/basic-assertion-invalid-type.json": "refused",
}
ENDED = {
    "ob2_hosted/basic-assertion-expired.json",
    "ob3_json/simple-err-expired.json",
    "ob3_json/dcc-v1-ed25519sig2020-expired.json",
}
# Which lists, supplied beside it, show that it was revoked.
REVOKED = {
    "ob2_signed/simple-revoked.jwt": (
        "ob2_signed/key3.json",
        "ob2_signed/revocation-list.json",
        "ob2_signed/organization-with-revocation-list.json",
        "ob2_signed/badge-from-organization-with-revocation-list.json",
    ),
    "ob3_status/dcc-v2-ed25519-revoked.json": (
        "ob3_status/dcc-statuslist-e5WK8CbZ1GjycuPombrj.json",
    ),
}
# Proofs that can be checked: none of the contexts or keys that they need is missing.
VALID = [
    "clr2/simple.json",
    "ob3_baked/simple-json.png",
    "ob3_baked/simple-json.svg",
    "ob3_baked/simple-jwt.png",
    "ob3_baked/simple-jwt.svg",
    "ob3_json/complete.json",
    "ob3_json/dcc-v1-ed25519sig2020-expired.json",
    "ob3_json/dcc-v1-eddsa-valid.json",
    "ob3_json/dcc-v1-string-issuer-id.json",
    "ob3_json/dcc-v1-two-proofs.json",
    "ob3_json/dcc-v2-eddsa-achievementType.json",
    "ob3_json/dcc-v2-eddsa-alignments.json",
    "ob3_json/dcc-v2-eddsa-basic-obv3.json",
    "ob3_json/dcc-v2-eddsa-credName.json",
    "ob3_json/simple-did-key-method.json",
    "ob3_json/simple-err-expired.json",
    "ob3_json/simple.1ob",
    "ob3_json/simple.json",
    "ob3_status/credential-status-revoked.json",
    "ob3_status/dcc-v2-ed25519-revoked.json",
]


@pytest.fixture(scope="module")
def ended(tmp_path_factory) -> dict[str, str]:
    """What became of every sample, each loaded by itself."""
    root = tmp_path_factory.mktemp("samples")
    return {
        str(path.relative_to(SAMPLES)): becomes(path, Shelf(root / str(number)))
        for number, path in enumerate(samples())
    }


def test_the_documentation_says_what_really_happens(shared, ended):
    found = [(kind_of_file(SAMPLES / name), outcome) for name, outcome in ended.items()]
    assert table(found) in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(expected()) if SAMPLES.is_dir() else [None])
def test_a_sample_ends_as_its_validator_says(shared, ended, shelf, name):
    verdict, outcome = expected()[name], ended[name]
    if name in OTHERWISE:
        assert outcome.startswith(OTHERWISE[name])
    elif verdict == "invalid":
        check_not_good(shelf, name)
    else:
        assert outcome.startswith(("stored", "kept"))
        assert "invalid" not in outcome


def check_not_good(shelf: Shelf, name: str) -> None:
    """Expired, or revoked where the list is at hand: offline nobody else can say."""
    lists = REVOKED.get(name, ())
    shelf.load(*(SAMPLES / one for one in (name, *lists)))
    found = shelf.ask("select expires_on < '2026-01-01', revoked from record.awards")
    assert found == [(True if name in ENDED else None, True if lists else None)]


def test_the_documentation_sets_each_beside_its_validators_verdict(shared, ended):
    text = DOCUMENT.read_text(encoding="utf-8")
    assert len(expected()) == 30
    for name, verdict in expected().items():
        assert f"| {name} | {verdict} | {ended[name]} | " in text


@pytest.mark.parametrize("name", VALID)
def test_a_proof_that_can_be_checked_holds(shared, ended, name):
    assert ended[name] == "stored, signature valid"


def test_every_order_of_all_samples_makes_the_same_rows(shared, ended, tmp_path):
    loadable = [n for n, o in ended.items() if o.startswith(("stored", "kept"))]
    assert len(loadable) > 50
    made = []
    for seed in range(examples(3)):
        shelf = Shelf(tmp_path / f"order{seed}")
        order = [SAMPLES / name for name in loadable * 3]
        random.Random(seed).shuffle(order)
        for start in range(0, len(order), 40):
            shelf.load(*dict.fromkeys(order[start : start + 40]))
        made.append(shelf.rows())
    assert all(rows == made[0] for rows in made)
