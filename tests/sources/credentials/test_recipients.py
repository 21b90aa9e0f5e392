"""Whom a credential names: what is read of it, and what never is."""

import pytest

from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.recipients import from_assertion, from_subject


@pytest.mark.parametrize(
    "kind", ["nationalIdentityNumber", "ext:nationalIdentityNumber", "ext:SSN"]
)
def test_a_national_id_is_never_kept(kind: str):
    one = {
        "type": "IdentityObject",
        "identityHash": "123-45-6789",
        "identityType": kind,
        "hashed": False,
    }
    assert from_subject({"identifier": [one]}, "") == []
    with pytest.raises(ProblemError, match="never kept"):
        from_assertion({"type": kind, "identity": "123-45-6789", "hashed": False}, "")
