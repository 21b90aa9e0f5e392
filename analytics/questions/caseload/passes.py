"""Everybody who can still go on, pathway by pathway: one pass for each of them."""

from dataclasses import dataclass

import numpy as np

from analytics.asking.ask import Asked
from analytics.asking.cohort import Cohort, cohort
from analytics.asking.pathways import Version, bases, judge, versions
from analytics.pathways.compile import names_of
from analytics.pathways.nearest import fewest_left


@dataclass(frozen=True)
class Pass:
    """One version of a pathway with the learners who are on it.

    ``left`` is each learner's fewest badges left, ``has_entered`` whether they hold
    anything of it, ``is_graduating`` whether they declared it and graduate this term;
    all in the order of ``people.learners``. ``names`` are the achievements that make a
    difference to it, ``milestones`` what completing it, or a step of it, awards.
    """

    found: Version
    people: Cohort
    left: np.ndarray
    has_entered: np.ndarray
    is_graduating: np.ndarray
    names: frozenset[str]
    milestones: frozenset[str]

    def row_of(self, learner: int) -> int | None:
        """Return a learner's place in the arrays; None for who isn't on it."""
        row = int(np.searchsorted(self.people.learners, learner))
        known = self.people.learners
        return row if row < known.size and known[row] == learner else None


def passes(asked: Asked) -> list[Pass]:
    """Go over every version of every pathway once, by title.

    ``graduating`` must be there, and the population hold only who can go on.
    """
    settled = bases(asked)
    found = []
    for version in versions(asked):
        judge(asked, version, settled[version.number])
        asked.define(
            "counted",
            "caseload_counted",
            pathway=version.number,
            pathway_id=version.pathway,
        )
        people = cohort(asked, version)
        left = fewest_left(people.tree, people.holdings)[people.set_of]
        told = asked.columns("caseload_told")
        signs = np.asarray(told["has_entered"]), np.asarray(told["is_graduating"])
        tree = people.tree
        milestones = frozenset(s.milestone for s in tree.steps if s.milestone)
        found.append(Pass(version, people, left, *signs, names_of(tree), milestones))
    return found
