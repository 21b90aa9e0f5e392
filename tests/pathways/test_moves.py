"""The next badge: by hand, by exhaustive search, and what must hold of every list."""

import json
from math import comb, inf

import pytest
from hypothesis import given, settings

from analytics.pathways.distance import closeness
from analytics.pathways.frontier import diagrams_of
from analytics.pathways.moves import Aim, moves
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Tree
from tests.pathways.trees import (
    held_sets,
    reference_complete,
    reference_leaves,
    reference_sets,
    trees,
)

THINKING = """
pathway: thinking
of:
  - {step: knowledge, needs: 2, of: [debate, logic, cases]}
  - {step: proficiency, needs: 1, of: [capstone, intern]}
"""
FRENCH = """
pathway: french
of: [debate, essay, exchange, theatre]
"""
LISTED = [f"x{number}" for number in range(500)]


def tree_of(text: str) -> Tree:
    (tree,) = read_yaml(text, "drawn.yaml")
    return tree


def told(aims: list[Aim], held: str, effort: dict[str, float] | None = None) -> list:
    return [
        (
            move.achievement,
            [step.step_id for _, step in move.completes],
            [(one.tree.pathway, one.left_after) for one in move.helps],
        )
        for move in moves(aims, frozenset(held.split()), effort or {})
    ]


def test_what_completes_most_comes_first_then_what_helps_the_declared_pathway():
    aims = [Aim(tree_of(THINKING)), Aim(tree_of(FRENCH), is_declared=True)]
    assert told(aims, "logic", {"cases": 9.0, "intern": 3.0, "capstone": 4.0}) == [
        ("debate", ["knowledge"], [("thinking", 1), ("french", 3)]),
        ("intern", ["proficiency"], [("thinking", 1)]),
        ("capstone", ["proficiency"], [("thinking", 1)]),
        ("cases", ["knowledge"], [("thinking", 1)]),
        ("essay", [], [("french", 3)]),
        ("exchange", [], [("french", 3)]),
        ("theatre", [], [("french", 3)]),
    ]


def test_a_whole_pathway_goes_before_a_step():
    aims = [Aim(tree_of(FRENCH)), Aim(tree_of(THINKING), is_declared=True)]
    first, second, *_ = told(aims, "debate essay exchange", {})
    assert first == ("theatre", ["french"], [("french", 0)])
    assert second[0] == "capstone"


def test_what_is_covered_or_complete_is_no_move():
    aims = [Aim(tree_of(THINKING))]
    assert [name for name, *_ in told(aims, "debate logic")] == ["capstone", "intern"]
    assert told(aims, "debate logic intern") == []


def check_moves(tree: Tree, held: frozenset[str]) -> None:
    """Hold the moves of one pathway against all sets there are."""
    smallest = reference_sets(tree, held, "root")
    done = reference_complete(tree, held)
    found = {move.achievement: move for move in moves([Aim(tree)], held, {})}
    if smallest == [()]:
        assert not found
        return
    for name in reference_leaves(tree, "root") - held:
        after = reference_complete(tree, held | {name})
        new = {s for s in after - done if not _is_covered(tree, s, done)}
        helps = any(name in one for one in smallest)
        assert (name in found) == (helps or bool(new))
        if name in found:
            move = found[name]
            assert {step.step_id for _, step in move.completes} == new
            assert [h.left_after for h in move.helps] == [len(smallest[0]) - 1] * helps
    ranks = [move.rank(inf) for move in moves([Aim(tree)], held, {})]
    assert ranks == sorted(ranks)


def _is_covered(tree: Tree, step_id: str, done: frozenset[str]) -> bool:
    parent = tree.step(step_id).parent
    return parent is not None and (parent in done or _is_covered(tree, parent, done))


@given(trees(), held_sets)
def test_moves_are_what_exhaustive_search_finds(tree, held):
    check_moves(tree, held)


@pytest.mark.soak
@settings(max_examples=10_000)
@given(trees(), held_sets)
def test_ten_thousand_learners_and_trees(tree, held):
    check_moves(tree, held)


def test_any_250_of_500_is_answered_by_counting():
    (tree,) = read_yaml(f"pathway: big\nneeds: 250\nof: {LISTED}", "big.yaml")
    (one,) = diagrams_of(tree, "big")
    assert len(one.asks) == 3  # one question, and the two ends
    left = closeness(tree, frozenset(LISTED[:10]))
    assert (left.fewest_left, left.set_count) == (240, comb(490, 240))
    assert left.sets[0] == tuple(sorted(LISTED[10:])[:240])
    far = moves([Aim(tree)], frozenset(LISTED[:10]), {})
    assert {move.achievement for move in far} == set(LISTED[10:])
    assert {move.helps[0].left_after for move in far} == {239}
    assert not any(move.completes for move in far)


def test_the_last_of_250_completes_the_pathway():
    (tree,) = read_yaml(f"pathway: big\nneeds: 250\nof: {LISTED}", "big.yaml")
    last = moves([Aim(tree)], frozenset(LISTED[:249]), {})
    assert len(last) == 251
    assert {next(s.step_id for _, s in move.completes) for move in last} == {"big"}
    assert moves([Aim(tree)], frozenset(LISTED[:250]), {}) == []


def test_a_ring_of_steps_that_share_their_badges():
    # Step n lists badges n, n + 1 and n + 2, the last ones the first again.
    ring = [[f"x{(n + more) % 60}" for more in range(3)] for n in range(60)]
    steps = [{"step": f"s{n}", "needs": 1, "of": of} for n, of in enumerate(ring)]
    (tree,) = read_yaml(f"pathway: ring\nof: {json.dumps(steps)}", "ring.yaml")
    assert None not in diagrams_of(tree, "ring")
    # Every third badge serves each step once: 20 badges, and three ways to begin.
    from_nothing = closeness(tree, frozenset())
    assert (from_nothing.fewest_left, from_nothing.set_count) == (20, 3)
    found = moves([Aim(tree)], frozenset(["x0"]), {})
    helping = {move.achievement for move in found if move.helps}
    assert helping == {f"x{n}" for n in range(3, 60, 3)}
