"""Learners whose journeys are worth a first look: for the synthetic sample only."""

from analytics.asking.ask import ask
from analytics.asking.learner import Match, find_learners
from analytics.scope import Scope
from analytics.store.state import State


def examples(state: State, scope: Scope, most: int = 3) -> tuple[Match, ...]:
    """Return a few learners with a pathway, some badges, and late issuing among them.

    The public gets none. It names people: ask it where they are invented.
    """
    if not scope.viewer.rights.people:
        return ()
    with ask(state, scope) as asked:
        rows = asked.rows("examples", most=most)
    return tuple(
        match for (name,) in rows for match in find_learners(state, scope, name, most=1)
    )
