"""Many learners at once stand exactly as they do one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.pathways import everyone, frontier, nearest
from analytics.pathways.distance import closeness
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.everyone import Holdings, gathered
from analytics.pathways.native import read_yaml
from tests.pathways.trees import HELD, held_sets, reference_sets, trees

many_sets = st.lists(held_sets, min_size=1, max_size=6)


def holdings_of(sets: list[frozenset[str]], names: str = HELD) -> Holdings:
    held = [[name in one for one in sets] for name in names]
    return Holdings(tuple(names), np.array(held, dtype=bool).reshape(len(names), -1))


def tree_of(text: str):
    (tree,) = read_yaml("pathway: p\n" + text, "drawn.yaml")
    return tree


def test_learners_who_hold_the_same_share_a_set():
    # Ana: a, b. Ben: b. Cy: b, a. Di: nothing.
    who, what = np.array([0, 0, 1, 2, 2]), np.array([0, 1, 1, 1, 0])
    holdings, set_of = gathered("ab", 4, who, what)
    assert holdings.count == 3
    assert set_of[0] == set_of[2]
    assert [sorted(holdings.named(number)) for number in set_of] == [
        ["a", "b"], ["b"], ["a", "b"], [],
    ]  # fmt: skip


def test_who_lacks_only_one_step_is_who_completes_with_it_granted():
    tree = tree_of(
        "of: [{step: k, needs: 2, of: [a, b, c]}, {step: d, needs: 1, of: [d, e]}]"
    )
    holdings = holdings_of([frozenset("ab"), frozenset("d"), frozenset("a")])
    without_d = everyone.complete(tree, holdings, frozenset("d"))
    assert without_d[0].tolist() == [True, False, False]
    without_k = everyone.complete(tree, holdings, frozenset("k"))
    assert without_k[0].tolist() == [False, True, False]


@given(trees(), many_sets)
def test_the_same_steps_are_complete(tree, sets):
    done = everyone.complete(tree, holdings_of(sets))
    for place, held in enumerate(sets):
        found = {tree.steps[index].step_id for index in np.flatnonzero(done[:, place])}
        assert found == complete_steps(tree, held)


@given(trees(), many_sets, st.integers(1, 40), st.booleans(), st.data())
def test_the_same_distance_and_the_same_badges(tree, sets, cells, is_large, data):
    step = data.draw(st.sampled_from([s.step_id for s in tree.steps]))
    holdings = holdings_of(sets)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "CELLS", cells)
        if is_large:  # no diagram, but an integer programme
            patch.setattr(frontier, "MAX_NODES", 2)
            frontier.diagrams_of.cache_clear()
        left = nearest.fewest_left(tree, holdings, step)
        helps = nearest.helpful(tree, holdings, step)
    frontier.diagrams_of.cache_clear()
    for place, held in enumerate(sets):
        smallest = reference_sets(tree, held, step)
        assert left[place] == len(smallest[0])
        in_one = {name for one in smallest for name in one}
        assert {HELD[row] for row in np.flatnonzero(helps[:, place])} == in_one


def test_nobody_at_all_is_no_error():
    tree, nobody = tree_of("of: [a, b]"), holdings_of([])
    assert nearest.fewest_left(tree, nobody).tolist() == []
    assert nearest.helpful(tree, nobody).shape == (len(HELD), 0)
    assert everyone.complete(tree, nobody).shape == (1, 0)


def test_a_tree_too_large_for_a_diagram_gives_the_same(monkeypatch):
    tree = tree_of("of: [{step: one, of: [c, d]}, {step: x, needs: 2, of: [a, b, e]}]")
    sets = [frozenset("c"), frozenset("abcd"), frozenset()]
    expected = nearest.fewest_left(tree, holdings_of(sets)).tolist()
    frontier.diagrams_of.cache_clear()
    monkeypatch.setattr(frontier, "MAX_NODES", 2)
    assert frontier.diagrams_of(tree, "p") == (None, None, None)
    assert nearest.fewest_left(tree, holdings_of(sets)).tolist() == expected
    assert expected == [closeness(tree, one).fewest_left for one in sets] == [3, 0, 4]
    frontier.diagrams_of.cache_clear()
