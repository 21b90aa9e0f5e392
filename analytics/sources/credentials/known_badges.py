"""Which badge classes would give a badge that is known to another issuer.

The issuer that came first stays: whoever hands in a badge could hand in a badge class
beside it, with another's id and an issuer of their own.
"""

from collections import defaultdict
from collections.abc import Sequence

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import id_of
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.supports import supports_value

OTHER_ISSUER = (
    "with another issuer than is known of its badge: set aside. If it is right, load "
    "it with --new-keys"
)


def with_other_issuer(
    known: Sequence[Support], came: Sequence[Support]
) -> list[Support]:
    """Return the badge classes that came and name another issuer than is known.

    Of several in one load that disagree, with nothing known before, all; one that
    names no issuer at all stands behind those that do.
    """
    before, at_once = _issuers(known), _issuers(came)
    return [
        one
        for one in came
        if (before[one.id] and _issuer(one) not in before[one.id])
        or (not before[one.id] and len(at_once[one.id] | {_issuer(one)}) > 1)
    ]


def _issuers(badges: Sequence[Support]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in badges:
        found[one.id] |= {issuer} if (issuer := _issuer(one)) else set()
    return found


def _issuer(badge: Support) -> str | None:
    named = id_of(supports_value(badge.document)[0].get("issuer"))
    return same(named) if named else None
