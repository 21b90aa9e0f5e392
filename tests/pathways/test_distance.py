"""The fewest badges left: by hand, by exhaustive search, and by what must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.pathways import distance, frontier, trying
from analytics.pathways.compile import compile_tree, leaves_below
from analytics.pathways.distance import closeness
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.native import read_yaml
from analytics.pathways.programme import cheapest
from analytics.pathways.tree import Item, Rule, Step, Tree
from tests.pathways.trees import (
    HELD,
    held_sets,
    reference_leaves,
    reference_sets,
    trees,
)


def tree_of(text: str) -> Tree:
    (tree,) = read_yaml("pathway: p\n" + text, "drawn.yaml")
    return tree


# Tree, held, fewest left, fewest from nothing, the sets: derived by trying all sets.
DRAWN = [
    ("of: [a, b, c]", "a", 2, 3, "bc"),
    ("needs: 2\nof: [a, b, c, d, e]", "ad", 0, 2, "-"),
    ("needs: 2\nof: [a, b, c, d, e]", "abc", 0, 2, "-"),
    ("of: [{step: k, of: [a, b, c]}, {step: d, needs: 1, of: [d, e]}]", "a", 3, 4,
     "bcd bce"),
    ("needs: 1\nof: [{step: long, of: [a, b, c, d]}, {step: short, of: [x, y]}]",
     "abc", 1, 2, "d"),
    ("of: [{step: one, needs: 2, of: [a, b, c]}, {step: two, needs: 2, of: [c, d, e]}]",
     "", 3, 3, "acd ace bcd bce"),
    # One's milestone m is a leaf of the other: earning it there completes the first.
    ("of: [{step: one, milestone: m, of: [a, b]}, {step: two, of: [m]}]", "", 1, 1,
     "m"),
    # A milestone that is no leaf can't be earned, but counts when it is held.
    ("milestone: m\nof: [a, b]", "", 2, 2, "ab"),
    ("milestone: m\nof: [a, b]", "m", 0, 2, "-"),
    ("milestone: m\nshortcut: false\nof: [a, b]", "m", 2, 2, "ab"),
    ("needs: 0\nof: [a]", "", 0, 0, "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held", "left", "start", "sets"), DRAWN)
def test_drawn_trees(text, held, left, start, sets):
    found = closeness(tree_of(text), frozenset(held))
    expected = tuple(tuple(one.strip("-")) for one in sets.split())
    assert (found.fewest_left, found.fewest_from_nothing) == (left, start)
    assert found.sets == expected
    assert found.set_count == len(expected)
    assert found.progress == (1 - left / start if start else 1.0)


@given(trees(), held_sets, st.data())
def test_every_step_is_as_far_as_exhaustive_search_says(tree, held, data):
    step = data.draw(st.sampled_from([s.step_id for s in tree.steps]))
    sets = reference_sets(tree, held, step)
    found = closeness(tree, held, step)
    assert found.fewest_left == len(sets[0])
    assert found.set_count == len(sets)
    assert found.sets == tuple(sorted(sets)[:10])
    assert found.fewest_from_nothing == len(reference_sets(tree, frozenset(), step)[0])


@given(trees(), held_sets, st.booleans())
def test_the_integer_programme_finds_the_same(tree, held, is_tried):
    gates = compile_tree(tree).gates
    goals = [gate.gate for gate in gates if gate.step == 0]
    if goals:
        sets = reference_sets(tree, held, "root")
        moves = leaves_below(tree, (tree.root,))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(trying, "MAX_TRIED", trying.MAX_TRIED if is_tried else 0)
            ways = cheapest(gates, goals[0], held, moves)
        assert ways.size == len(sets[0])
        assert ways.number == (len(sets) if is_tried or len(sets) <= 10 else None)
        assert set(ways.sets) <= set(sets)
        assert len(ways.sets) == len(set(ways.sets)) == min(len(sets), 10)
        assert not is_tried or ways.sets == tuple(sorted(sets)[:10])


@given(trees(), held_sets, st.sampled_from(HELD))
def test_one_more_badge_never_leads_further_away(tree, held, more):
    before, after = closeness(tree, held), closeness(tree, held | {more})
    is_move = more in reference_leaves(tree, "root")  # a milestone alone is none
    assert before.fewest_left - 1 <= after.fewest_left or not is_move
    assert after.fewest_left <= before.fewest_left
    assert 0 <= before.progress <= after.progress <= 1


@given(trees(), held_sets)
def test_nothing_is_left_exactly_where_the_pathway_is_complete(tree, held):
    found = closeness(tree, held)
    assert (found.fewest_left == 0) == ("root" in complete_steps(tree, held))
    assert (found.progress == 1) == (found.fewest_left == 0)
    assert all("root" in complete_steps(tree, held | set(s)) for s in found.sets)


def wide(steps: int) -> Tree:
    """Steps of any two of four badges each, all of them needed."""
    rows = [f"  - {{step: s{i}, needs: 2, of: [a{i}, b{i}, c{i}, d{i}]}}"
            for i in range(steps)]  # fmt: skip
    return tree_of("\n".join(["of:", *rows]))


def test_many_sets_are_counted_and_ten_named():
    found = closeness(wide(40), frozenset({"a0", "b1", "c1"}))
    assert found.fewest_left == 2 * 40 - 3
    assert found.set_count == 3 * 6**38
    assert len(set(found.sets)) == 10
    assert list(found.sets) == sorted(found.sets)


def test_a_tree_too_large_for_a_diagram_is_solved_all_the_same(monkeypatch):
    monkeypatch.setattr(frontier, "MAX_NODES", 10)
    monkeypatch.setattr(trying, "MAX_TRIED", 10)
    listed = ", ".join(f"b{i}" for i in range(30))
    steps = ["{step: one, of: [c, d]}", f"{{step: x, needs: 2, of: [{listed}]}}",
             f"{{step: y, needs: 1, of: [{listed}]}}"]  # fmt: skip
    tree = tree_of(f"of: [{', '.join(steps)}]")
    assert [found is None for found in frontier.diagrams_of(tree, "p")] == [False, True]
    found = closeness(tree, frozenset({"c"}))
    assert (found.fewest_left, found.fewest_from_nothing) == (3, 4)
    assert (len(found.sets), found.set_count) == (10, None)
    assert closeness(tree, frozenset({"c"}), "one").set_count == 1


def test_a_badge_that_the_pathway_does_not_know_changes_nothing():
    tree = tree_of("of: [a, b]")
    assert closeness(tree, frozenset("az")) == closeness(tree, frozenset("a"))


def test_an_unknown_step_and_an_impossible_tree_are_errors():
    with pytest.raises(KeyError):
        closeness(tree_of("of: [a]"), frozenset(), "nowhere")
    root = Step("p", "P", None, (Rule(3, (Item("achievement", "a"),)),))
    with pytest.raises(ValueError, match="can't be completed"):
        distance.closeness(Tree("p", "P", (root,)), frozenset())
