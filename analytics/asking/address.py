"""What a link carries in place of a learner's id: a keyed hash of it.

Without the store's key nobody can tell whose address it is, or make one.
"""

import re
from collections.abc import Sequence

from analytics.asking.ask import ask
from analytics.asking.learner import person
from analytics.scope import Scope
from analytics.store.state import State

_BLOCK = 64  # bytes of SHA-256's block
_LOOKS_RIGHT = re.compile("[0-9a-f]{32}")


def address_of(state: State, scope: Scope, learner_id: str) -> str:
    """Return a learner's address: 32 hexadecimal digits (HMAC-SHA256, RFC 2104).

    Of a merged id it is that of the one that stays. Raises UnknownError where there is
    no such learner, or the viewer may not see them.
    """
    with ask(state, scope) as asked:
        stays = person(asked, learner_id).learner_id
    return addresses_of(state, scope, [stays])[stays]


def addresses_of(
    state: State, scope: Scope, learner_ids: Sequence[str]
) -> dict[str, str]:
    """Return the addresses of learners by their ids; who isn't to be seen has none."""
    if not scope.viewer.rights.people:
        return {}
    told = {"address": None, "ids": list(learner_ids), **_pads(state)}
    with ask(state, scope) as asked:
        return dict(asked.rows("address", **told))


def learner_at(state: State, scope: Scope, address: str) -> str | None:
    """Return the id of the learner at an address; None where the viewer sees none."""
    if not scope.viewer.rights.people or not _LOOKS_RIGHT.fullmatch(address):
        return None
    with ask(state, scope) as asked:
        rows = asked.rows("address", address=address, ids=None, **_pads(state))
    return str(rows[0][0]) if rows else None


def _pads(state: State) -> dict[str, object]:
    """Return the key as HMAC's two padded blocks, in hexadecimal."""
    key = bytes.fromhex(state.address_key()).ljust(_BLOCK, b"\0")
    return {
        "inner_pad": bytes(byte ^ 0x36 for byte in key).hex(),
        "outer_pad": bytes(byte ^ 0x5C for byte in key).hex(),
    }
