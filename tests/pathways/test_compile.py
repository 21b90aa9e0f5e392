"""Gates and completion, against the ten-line reference."""

from datetime import date

from hypothesis import given

from analytics.pathways.check import problems
from analytics.pathways.compile import achievements_of, compile_tree
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Tree
from tests.pathways.trees import (
    FROM_THE_START,
    first_earned,
    held_sets,
    reference_complete,
    reference_completed_on,
    trees,
)

CRITICAL = """
pathway: critical
milestone: credential
needs: all
of:
  - step: knowledge
    milestone: ek
    needs: 2
    of: [debate, logic, case]
  - step: proficiency
    milestone: dp
    shortcut: false
    needs: 1
    of: [capstone, internship]
  - step: club
    needs: 0
    of: [chess]
"""


def tree_of(text: str) -> Tree:
    (tree,) = read_yaml(text, "drawn.yaml")
    return tree


def days_by_gates(tree: Tree, earned: dict[str, date]) -> dict[str, date]:
    """The day of each step, worked out from its gates alone."""
    met: dict[int, date] = {}
    steps: dict[str, date] = {}
    for gate in compile_tree(tree).gates:
        days = [earned[a] for a in gate.achievements if a in earned]
        days += [met[g] for g in gate.gates if g in met]
        ways = [earned[s] for s in gate.shortcuts if s in earned]
        ways += sorted(days)[gate.needs - 1 : gate.needs]
        if ways:
            met[gate.gate] = min(ways)
            if gate.step is not None:
                steps[tree.steps[gate.step].step_id] = min(ways)
    return steps


@given(trees(), first_earned)
def test_gates_complete_each_step_on_its_day(tree, earned):
    assert days_by_gates(tree, earned) == reference_completed_on(tree, earned)


@given(trees(), held_sets)
def test_complete_steps_are_those_of_the_reference(tree, held):
    assert complete_steps(tree, held) == reference_complete(tree, held)


@given(trees())
def test_gates_are_in_the_form_that_is_promised(tree):
    compiled = compile_tree(tree)
    level = {gate.gate: gate.level for gate in compiled.gates}
    assert [gate.gate for gate in compiled.gates] == list(range(len(level)))
    assert list(level.values()) == sorted(level.values())
    for gate in compiled.gates:
        listed = (*gate.achievements, *gate.gates)
        assert len(set(listed)) == len(listed)
        assert 1 <= gate.needs <= len(listed)
        assert gate.level == 1 + max((level[g] for g in gate.gates), default=0)
    done = [gate.step for gate in compiled.gates if gate.step is not None]
    assert sorted([*done, *compiled.optional]) == list(range(len(tree.steps)))


@given(trees())
def test_optional_steps_are_complete_from_the_start(tree):
    optional = {tree.steps[i].step_id for i in compile_tree(tree).optional}
    assert optional == complete_steps(tree, frozenset())
    assert optional.isdisjoint(reference_completed_on(tree, {}))
    assert FROM_THE_START not in reference_completed_on(tree, {}).values()


@given(trees())
def test_drawn_trees_have_no_problems(tree):
    assert problems(tree) == ()


def test_a_pathway_by_hand():
    tree = tree_of(CRITICAL)
    for held, done in [
        ("", "club"),
        ("debate logic", "club knowledge"),
        ("debate capstone", "club proficiency"),
        ("ek", "club knowledge"),
        ("dp", "club"),  # its short cut is off
        ("ek internship", "club knowledge proficiency critical"),
        ("credential", "club critical"),
        ("chess", "club"),
    ]:
        assert complete_steps(tree, frozenset(held.split())) == set(done.split()), held


def test_what_is_complete_from_the_start_is_folded_away():
    gates = compile_tree(tree_of(CRITICAL)).gates
    assert [(g.step, g.level, g.needs) for g in gates] == [
        (1, 1, 2),
        (2, 1, 1),
        (0, 2, 2),  # of three entries one is optional
    ]
    assert compile_tree(tree_of(CRITICAL)).optional == {3}


def test_a_step_that_asks_only_for_optional_ones_is_optional():
    tree = tree_of("pathway: p\nneeds: 1\nof: [a, {step: s}]")
    assert compile_tree(tree).gates == ()
    assert compile_tree(tree).optional == {0, 1}


def test_the_achievements_are_leaves_and_milestones():
    named = "capstone case chess credential debate dp ek internship logic"
    assert " ".join(sorted(achievements_of(tree_of(CRITICAL)))) == named


def test_a_milestone_listed_as_a_leaf_counts_only_when_it_is_awarded():
    tree = tree_of("""
pathway: p
of:
  - {step: first, milestone: m, of: [a]}
  - {step: second, of: [m]}
""")
    assert complete_steps(tree, frozenset("a")) == {"first"}
    assert complete_steps(tree, frozenset("m")) == {"p", "first", "second"}
