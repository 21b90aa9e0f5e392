"""In a record (CLR 1.0) nobody signs for an achievement but its issuer."""

import pytest

from analytics.store.renew import trust
from tests.sources.credentials.badges import assertion, subject
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import THIEF_DID, THIEF_PEM, token
from tests.sources.credentials.test_revoked import badge_class

AWARD = "urn:uuid:00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize("signer", [THIEF_DID, "https://thief.example/issuer"])
def test_nobody_but_the_achievements_issuer_is_verified_for_it(
    shelf: Shelf, signer: str
):
    """Not even somebody who is trusted, and says that they issued it."""
    key = THIEF_DID.removeprefix("did:key:")
    badges = {"@context": "https://w3id.org/openbadges/v2"}
    own = {"id": f"{signer}#key", "owner": signer, "publicKeyMultibase": key}
    profile = badges | {"type": "Issuer", "id": signer, "publicKey": own}
    kid = THIEF_DID if signer == THIEF_DID else f"{signer}#key"
    badge = {"id": f"{signer}/9" if signer != THIEF_DID else "urn:uuid:9"}
    badge |= {"badge": badge_class(signer), "verification": {"type": "SignedBadge"}}
    achievement = subject()["achievement"] | {"achievementType": "Badge"}
    inside = {
        "id": AWARD,
        "type": "Assertion",
        "issuer": signer,
        "issuedOn": "2026-03-01T10:00:00Z",
        "recipient": {"type": "email", "hashed": False, "identity": "m@thief.example"},
        "achievement": achievement | {"issuer": {"id": "https://stones.example/i"}},
    }
    record = {
        "@context": "https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld",
        "type": "Clr",
        "id": "urn:record:1",
        "learner": {"id": "urn:learner:1"},
        "publisher": {"id": signer},
        "signedAssertions": [token(inside, THIEF_PEM, kid=kid)],
    }
    shelf.take(profile, token(assertion(**badge), THIEF_PEM, kid=kid), record)
    trust(shelf.store, signer, None, by="op")
    assert shelf.ask("select award_id from award where is_verified") == [(badge["id"],)]
    asked = f"select signer from record.credentials where award_id = '{AWARD}'"
    assert shelf.ask(asked) == [(None,)]
