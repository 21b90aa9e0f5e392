"""Who is close to completing a pathway, and what do they lack?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.cohort import Cohort, cohort
from analytics.asking.learner import STILL_HERE
from analytics.asking.loaded import Records
from analytics.asking.pathways import (
    BASES,
    Basis,
    Version,
    bases,
    choose,
    count_learners,
    unknown_basis,
    versions,
)
from analytics.asking.supply import Supply, supply
from analytics.pathways.distance import closeness
from analytics.pathways.nearest import fewest_left
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

# What is missing, where it is on offer, and of what nothing tells where it is.
Ways = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class NearQuestion:
    """Which pathway (None: every one), and how many badges to go at most."""

    pathway: str | None = None
    to_go: int = 1
    basis: Basis | None = None


@dataclass(frozen=True)
class NearRow:
    """One learner who is near the end of one pathway.

    ``missing`` are the smallest sets of badges (their names, joined by "and") that
    complete it, at most ten, those that can still be earned where there are any;
    ``offers`` say where the badges of these sets can be earned now or next,
    ``untold`` those of which nothing loaded tells that. ``last_earned_on`` is of the
    pathway's achievements.
    """

    learner: str
    pathway: str
    title: str
    fewest_left: int
    missing: tuple[str, ...]
    last_earned_on: date
    standing: str
    offers: tuple[str, ...]
    untold: tuple[str, ...] = ()


def near_completion(
    state: State, scope: Scope, question: NearQuestion
) -> Answer[NearRow]:
    """Answer with one row per learner and pathway, the nearest first.

    Only learners who are enrolled, or of whom that isn't known, are listed; the others
    are counted in a note. Nobody is listed for the public. Raises UnknownError for a
    pathway or basis that there isn't.
    """
    if question.basis not in (None, *BASES) or question.to_go < 1:
        raise UnknownError("to go: 1 or more badges; basis: declared, eligible or any")
    rows: list[NearRow] = []
    apart: Counter[str] = Counter()
    with ask(state, scope) as asked:
        names = dict(asked.rows("achievement_names"))
        stock = supply(asked)
        settled = bases(asked)
        untold: list[Records] = []
        for found in _chosen(asked, question):
            basis = question.basis or settled[found.number]
            untold += unknown_basis(asked, found.number, basis)
            count_learners(asked, found, basis, None, None)
            found_rows, others = _near(asked, found, question.to_go, names, stock)
            rows += found_rows
            apart += others
        rows.sort(key=lambda r: (r.fewest_left, r.title, r.learner))
        notes = _notes(apart)
        if not scope.viewer.rights.people:
            rows, notes = [], ["Nobody is listed by name or id for the public."]
        told = dict.fromkeys(untold)
        if rows:  # of other pathways
            return answer(Answer, "near-completion", asked, rows, notes)
        return answer(Answer, "near-completion", asked, rows, notes, unknown_whole=told)


def _chosen(asked: Asked, question: NearQuestion) -> list[Version]:
    """Return all versions of the pathways that are asked about: each has its people."""
    if question.pathway is not None:
        choose(asked, question.pathway, None)
    return [
        found for found in versions(asked) if question.pathway in (None, found.pathway)
    ]


def _near(
    asked: Asked, found: Version, to_go: int, names: dict[str, str], stock: Supply
) -> tuple[list[NearRow], Counter[str]]:
    """List one pathway's near learners; count those who aren't here any more."""
    people = cohort(asked, found)
    left = fewest_left(people.tree, people.holdings)
    told = asked.rows("counted_standing", pathway=found.number)
    near = np.flatnonzero((left > 0) & (left <= to_go))
    ways = ways_of(people, near, names, stock)
    rows: list[NearRow] = []
    apart: Counter[str] = Counter()
    for (_, learner, standing, last), place in zip(told, people.set_of, strict=True):
        if place not in ways:
            continue
        if standing not in STILL_HERE:
            apart[standing] += 1
            continue
        missing, offers, untold = ways[int(place)]
        rows.append(
            NearRow(
                learner,
                found.pathway,
                found.title,
                int(left[place]),
                missing,
                last,
                standing,
                offers,
                untold,
            )
        )
    return rows, apart


def ways_of(
    people: Cohort, places: np.ndarray, names: dict[str, str], stock: Supply
) -> dict[int, Ways]:
    """Say of some of the sets held what is missing, and where it is on offer."""
    ways = {}
    for place in places:
        sets = closeness(people.tree, people.holdings.named(int(place))).sets
        sets = tuple(s for s in sets if stock.retired.isdisjoint(s)) or sets
        missing = tuple(" and ".join(names.get(n, n) for n in one) for one in sets)
        wanted = dict.fromkeys(name for one in sets for name in one)
        told = (str(offer) for name in wanted for offer in stock.offers.get(name, ()))
        gone = stock.unknown(wanted)
        untold = tuple(names.get(name, name) for name in wanted if name in gone)
        ways[int(place)] = (missing, tuple(dict.fromkeys(told))[:10], untold)
    return ways


def _notes(apart: Counter[str]) -> list[str]:
    if not apart:
        return []
    said = ", ".join(f"{count:,} {standing}" for standing, count in apart.items())
    return [f"As near, but not listed, since they can't go on here: {said}."]
