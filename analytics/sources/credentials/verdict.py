"""Is a credential's signature valid? Not who is trusted, and not what was revoked."""

from dataclasses import dataclass
from typing import Literal

UNKNOWN_KEY = "the key isn't known as the issuer's: it doesn't say who signed"

Signature = Literal["valid", "invalid", "not-checkable", "none", "unchecked"]


@dataclass(frozen=True)
class Verdict:
    """What was found of a signature, and why, without a value of the credential.

    ``waits`` is true where a file that isn't there yet could change the answer.
    ``signer`` is the issuer whose own key it was, None where nobody can say whose.
    """

    signature: Signature
    reason: str | None = None
    waits: bool = False
    signer: str | None = None


def of_answer() -> Verdict:
    """Return what can be said of what a platform's API answered with."""
    return Verdict("none", "an answer of the platform's API: without a signature")


def of_hosted() -> Verdict:
    """Return what can be said of an assertion that only its address could confirm."""
    return Verdict("none", "hosted: only its address could confirm it")
