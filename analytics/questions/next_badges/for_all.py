"""The next badge of every learner at once: worked out once for each set held."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.cohort import Cohort, cohort
from analytics.asking.pathways import Version, judge_by, versions
from analytics.asking.supply import supply
from analytics.pathways.compile import leaves_below
from analytics.pathways.gains import Gains
from analytics.pathways.nearest import fewest_left, helpful
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class FirstRow:
    """A learner's next badge: the one that ``next_badges`` puts first.

    ``whole`` pathways and ``steps`` (pathways among them) would be complete with it.
    """

    learner: str
    achievement: str
    name: str
    whole: int
    steps: int


MOVES = pa.schema(
    {
        "learner": pa.int32(),
        "achievement_id": pa.string(),
        "whole": pa.int32(),
        "steps": pa.int32(),
        "helps_declared": pa.bool_(),
        "weight": pa.float64(),
    }
)


def next_for_all(state: State, scope: Scope) -> Answer[FirstRow]:
    """Answer with the next badge of each learner who is on a pathway.

    Left out are learners for whom nothing that can be taken would help. Nobody is
    listed for the public.
    """
    with ask(state, scope) as asked:
        _keep_moves(asked)
        stock, names = supply(asked), dict(asked.rows("achievement_names"))
        open_ = [name for name in names if stock.can_be_taken(name)]
        rows = [FirstRow(*row) for row in asked.rows("best_moves", open=open_)]
        if not scope.viewer.rights.people:
            rows = []
        return answer(Answer, "next-badges", asked, rows)


def _keep_moves(asked: Asked) -> None:
    """Make ``move``: what each badge would do for each learner on each pathway."""
    asked.relations.hand("move", MOVES.empty_table())
    for found in versions(asked):
        _count(asked, found)
        people = cohort(asked, found)
        if not people.learners.size:
            continue
        told = list(_gains(people))
        if told:
            asked.relations.hand("gain", pa.concat_tables(told))
            sets = {"learner": people.learners, "place": people.set_of}
            asked.relations.hand("set_of_learner", pa.table(sets))
            asked.relations.add("move", "moves_of_sets")


def _count(asked: Asked, found: Version) -> None:
    """Say who is ``counted``: the learners on one version of a pathway."""
    judge_by(asked, found)
    asked.define("counted", "on_way", pathway=found.number, pathway_id=found.pathway)


def _gains(people: Cohort) -> Iterator[pa.Table]:
    """Yield for each badge what it would do for whoever holds which set."""
    tree, holdings = people.tree, people.holdings
    left = fewest_left(tree, holdings)
    helps = helpful(tree, holdings)
    gains = Gains(tree, holdings)
    moves = leaves_below(tree, (tree.root,))
    for row, name in enumerate(holdings.names):
        if name not in moves:
            continue
        gain = gains.of(name)
        is_move = (helps[row] | gain.any(axis=0)) & ~holdings.held[row] & (left > 0)
        place = np.flatnonzero(is_move)
        yield pa.table(
            {
                "place": place,
                "achievement_id": pa.array([name] * place.size, pa.string()),
                "whole": gain[0][place].astype(np.int32),
                "steps": gain[:, place].sum(axis=0, dtype=np.int32),
                "helps": helps[row][place],
                "left_now": left[place],
            }
        )
