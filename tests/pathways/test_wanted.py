"""From a step as it is wanted to changes: applied, they make it so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.pathways.change import changed, parse
from analytics.pathways.tree import Item, Rule, Step, Tree
from analytics.pathways.wanted import (
    Wanted,
    badges_of,
    changes_to,
    one_fewer,
    only_rule,
)
from analytics.scope import UnknownError

NAMES = ("a", "b", "c", "d", "e")
lists = st.lists(st.sampled_from(NAMES), min_size=1, unique=True)


def tree(needs: int, badges: list[str]) -> Tree:
    listed = tuple(Item("achievement", name) for name in badges)
    step = Step("s", "S", "p", (Rule(needs, listed),))
    root = Step("p", "P", None, (Rule(1, (Item("step", "s"),)),))
    return Tree("p", "P", (root, step))


@given(lists, st.integers(1, 5), lists, st.integers(0, 9))
def test_the_changes_make_it_as_wanted_and_can_be_written(had, needs, badges, number):
    before = tree(min(needs, len(had)), had)
    told = changes_to(before, [Wanted("s", number, tuple(badges))])
    rule = only_rule(changed(before, told).step("s"))

    assert set(badges_of(rule)) == set(badges)
    assert rule.needs == min(number, len(badges))
    assert tuple(parse(str(change)) for change in told) == told


def test_what_is_as_wanted_needs_no_change():
    assert changes_to(tree(2, ["a", "b"]), [Wanted("s", 2, ("b", "a"))]) == ()


def test_a_step_that_needed_all_of_it_is_said_once():
    (change,) = changes_to(tree(2, ["a", "b"]), [Wanted("s", 3, ("a", "b", "c"))])
    assert str(change) == "s add c"


def test_a_step_has_to_list_something():
    with pytest.raises(UnknownError):
        changes_to(tree(1, ["a"]), [Wanted("s", 1, ())])


def test_a_step_with_several_lists_is_left_as_it_is():
    step = Step("s", "S", "p", (Rule(1, (Item("achievement", "a"),)),) * 2)
    root = Step("p", "P", None, (Rule(1, (Item("step", "s"),)),))
    assert changes_to(Tree("p", "P", (root, step)), [Wanted("s", 0, ())]) == ()


# The whole needs both of its steps; the first one of two needs two of three badges, the
# second one of one.
NESTED = Tree(
    "p",
    "P",
    (
        Step("p", "P", None, (Rule(2, (Item("step", "k"), Item("step", "q"))),)),
        Step("k", "K", "p", (Rule(2, tuple(Item("achievement", n) for n in "abc")),)),
        Step("q", "Q", "p", (Rule(1, (Item("achievement", "d"),)),)),
    ),
)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ((), "p needs 1"),
        (("k",), "k needs 1"),
        # One that would ask for nothing comes last, whoever waits there.
        (("q", "k"), "k needs 1"),
        (("unknown",), "p needs 1"),
    ],
)
def test_one_fewer_is_asked_of_the_first_step_that_has_one_to_spare(first, said):
    assert str(one_fewer(NESTED, first)) == said


def test_one_fewer_of_one_is_none_and_of_nothing_there_is_no_fewer():
    assert str(one_fewer(tree(1, ["a"]))) == "p needs 0"
    assert one_fewer(Tree("p", "P", (Step("p", "P", None, ()),))) is None
