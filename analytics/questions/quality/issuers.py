"""Who issued the credentials, and what can be said of them: three answers, not one."""

from dataclasses import dataclass

from analytics.asking.ask import ask
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@dataclass(frozen=True)
class Issuer:
    """One issuer and its awards, by each of the three answers.

    ``issuer`` is None for credentials that name none. ``valid``, ``invalid``,
    ``not_checkable`` and ``unsigned`` say what was found of the signatures and add up
    to ``awards``; of the valid ones, ``own_key`` were signed with a key that isn't
    known as the issuer's, which doesn't say who signed. ``is_trusted`` is the
    administrator's word, which counts for the keys that were known then:
    ``has_new_keys`` where there are others since, so that it has to be said again, and
    ``has_other_keys`` where a file with others was set aside. ``revoked`` counts those
    that were taken back, ``suspended`` those that aren't in force for now, as a status
    list says.
    """

    issuer: str | None
    name: str | None
    is_trusted: bool
    has_new_keys: bool
    has_other_keys: bool
    awards: int
    valid: int
    own_key: int
    invalid: int
    not_checkable: int
    unsigned: int
    revoked: int
    suspended: int


def issuers(state: State, scope: Scope) -> tuple[Issuer, ...]:
    """Return the issuers of credentials, those with most awards first.

    Raises UnknownError for viewers who don't keep the records.
    """
    if not scope.viewer.rights.records:
        raise UnknownError("the issuers are for those who look after the records")
    with ask(state, scope) as asked:
        return tuple(Issuer(*row) for row in asked.rows("issuers"))
