"""Which recipients of credentials wait for a person to say who they are?"""

from dataclasses import dataclass

from analytics.asking.ask import ask
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@dataclass(frozen=True)
class Waiting:
    """A recipient and a learner who may be meant.

    ``says`` is what the credentials say of the recipient, ``awards`` how many they
    are; ``evidence`` the kinds of evidence of docs/people.md. It holds names and
    addresses: without them nobody could decide.
    """

    recipient: str
    says: str
    awards: int
    learner: str
    name: str | None
    email: str | None
    evidence: str


def waiting(state: State, scope: Scope) -> tuple[Waiting, ...]:
    """Return what waits for a word, by recipient and learner.

    Raises UnknownError for viewers who don't keep the records.
    """
    if not scope.viewer.rights.records:
        raise UnknownError("who may be whom is for those who look after the records")
    with ask(state, scope) as asked:
        return tuple(Waiting(*row) for row in asked.rows("quality_waiting"))


def may_decide(scope: Scope) -> bool:
    """Say whether this viewer keeps the records, and so decides."""
    return scope.viewer.rights.records
