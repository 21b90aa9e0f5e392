"""The reference material: a real Badgr file, and the drawn cases of distance."""

import json
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analytics.pathways.badgr import read_badgr
from analytics.pathways.compile import compile_tree
from analytics.pathways.distance import closeness
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.tree import Item, Rule, Step, Tree
from tests.pathways.trees import (
    reference_complete,
    reference_leaves,
    reference_sets,
)

FRENCH = "credentials/local_only/pathways_badgr/French-B-A-Marketable-Skills.json"
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def french(shared: Path) -> Tree:
    (tree,) = read_badgr((shared / FRENCH).read_text("utf-8"), "french.json")
    return tree


def test_french_has_29_steps_on_three_levels(french):
    tree = french
    skills = [s for s in tree.steps if s.parent == tree.pathway]
    assert len(tree.steps) == 29
    assert {g.level for g in compile_tree(tree).gates if g.step is not None} == {
        1,
        2,
        3,
    }
    assert [(r.needs, len(r.of)) for r in tree.root.rules] == [(5, 5)]
    assert [[r.needs for r in s.rules] for s in skills] == [[4], [4], [3], [4], [3]]


def test_french_takes_8_badges_in_600_ways_from_nothing(french):
    found = closeness(french, frozenset())
    assert (found.fewest_left, found.set_count, found.progress) == (8, 600, 0)
    sets = _all_sets(french, 8)
    assert len(_all_sets(french, 7)) == 0
    assert list(found.sets) == sorted(sets)[:10]
    assert len(sets) == 600


def _all_sets(tree: Tree, size: int) -> list[tuple[str, ...]]:
    """The sets of ``size`` leaves that complete the root: all of them tried."""
    leaves = sorted(reference_leaves(tree, tree.pathway))
    drawn = combinations(range(len(leaves)), size)
    places = np.fromiter(chain.from_iterable(drawn), np.int64).reshape(-1, size)
    masks = (1 << places).sum(axis=1)

    def met(step: Step) -> np.ndarray:
        parts = [_at_least(rule) for rule in step.rules]
        return np.logical_and.reduce(parts)

    def _at_least(rule: Rule) -> np.ndarray:
        return sum(np.int8(1) * entry(item) for item in rule.of) >= rule.needs

    def entry(item: Item) -> np.ndarray:
        if item.kind == "step":
            return met(tree.step(item.id))
        return (masks >> leaves.index(item.id)) & 1 == 1

    return [tuple(leaves[i] for i in row) for row in places[met(tree.root)]]


@pytest.mark.parametrize("seed", range(12))
def test_french_for_learners_that_are_made_up(french, seed):
    tree = french
    leaves = sorted(reference_leaves(tree, tree.pathway))
    milestones = sorted({s.milestone for s in tree.steps if s.milestone})
    drawn = np.random.default_rng(seed)
    held = frozenset(drawn.choice(leaves, 11 + seed % 5, replace=False))
    held |= set(drawn.choice(milestones, seed % 3, replace=False))
    assert complete_steps(tree, held) == reference_complete(tree, held)
    for step in (s.step_id for s in tree.steps if s.parent in (None, tree.pathway)):
        sets = reference_sets(tree, held, step)
        found = closeness(tree, held, step)
        assert (found.fewest_left, found.set_count) == (len(sets[0]), len(sets))
        assert found.sets == tuple(sorted(sets)[:10])


def _steps(node: dict[str, Any], name: str, parent: str | None) -> list[Step]:
    """A case's tree, its inner lists as steps."""
    items, lower = [], []
    for number, entry in enumerate(node["of"]):
        child = f"{name}.{number}"
        is_step = isinstance(entry, dict)
        items.append(Item("step", child) if is_step else Item("achievement", entry))
        lower += _steps(entry, child, name) if is_step else []
    needs = len(items) if node["need"] == "all" else node["need"]
    return [Step(name, name, parent, (Rule(needs, tuple(items)),)), *lower]


def test_the_cases_of_distance(shared):
    cases = json.loads((shared / "cases/pathways.json").read_text("utf-8"))
    assert len(cases) == 6
    for case in cases:
        tree = Tree("root", "Root", tuple(_steps(case["tree"], "root", None)))
        held, expected = frozenset(case["held"]), case["expected"]
        found = closeness(tree, held)
        assert found.fewest_left == expected["fewest_left"], case["name"]
        assert found.fewest_from_nothing == expected["fewest_from_scratch"]
        assert round(found.progress, 4) == expected["progress"]
        assert [list(one) for one in found.sets] == expected["optimal_sets"]
        assert ("root" in complete_steps(tree, held)) == expected["complete"]
