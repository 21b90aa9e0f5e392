"""A pathway as somebody draws it, change by change, and as it is then written."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from analytics.pathways import editing
from analytics.pathways.check import problems
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Item, Rule, Step, Tree
from analytics.pathways.writing import is_own_form, yaml_of

WRITTEN = """
pathway: thinking
title: Critical Thinking
version: '2'
effective_from: '2026-08-01'
for:
  college: [arts, law]
milestone: credential
of:
- step: knowledge
  title: Essential Knowledge
  needs: 2
  of: [debate, logic, cases]
- step: proficiency
  title: Demonstrated Proficiency
  milestone: dp
  shortcut: 'false'
  of: [capstone]
"""


def drawn() -> Tree:
    """Draw the pathway of WRITTEN as somebody would."""
    tree = editing.begun("New pathway")
    tree = editing.renamed(tree, "new-pathway", "Thinking", ["logic"])
    tree = editing.with_step(tree, "thinking", "Knowledge")
    tree = editing.with_step(tree, "thinking", "Proficiency")
    tree = editing.listing(tree, "knowledge", ["debate", "logic", "cases"])
    tree = editing.needing(tree, "knowledge", 2)
    return editing.listing(tree, "proficiency", ["capstone"])


def test_a_pathway_is_drawn_step_by_step():
    tree = editing.awarding(drawn(), "thinking", "credential")
    tree = editing.named(tree, "thinking", "Critical Thinking")

    root, knowledge, proficiency = tree.steps
    assert (tree.pathway, tree.title) == ("thinking", "Critical Thinking")
    assert root.rules == (
        Rule(2, (Item("step", "knowledge"), Item("step", "proficiency"))),
    )
    assert (root.milestone, root.shortcuts) == ("credential", ("credential",))
    assert knowledge.rules[0].needs == 2
    assert [item.id for item in knowledge.rules[0].of] == ["debate", "logic", "cases"]
    assert proficiency == Step(
        "proficiency",
        "Proficiency",
        "thinking",
        (Rule(1, (Item("achievement", "capstone"),)),),
    )
    assert not editing.empty_steps(tree) and not problems(tree)


def test_what_asked_for_all_goes_on_asking_for_all():
    tree = editing.listing(drawn(), "proficiency", ["capstone", "intern"])
    assert tree.step("proficiency").rules[0].needs == 2  # all 1 became all 2
    tree = editing.listing(tree, "knowledge", ["debate", "logic", "cases", "trials"])
    assert tree.step("knowledge").rules[0].needs == 2  # any 2 of 3 became any 2 of 4
    tree = editing.listing(tree, "knowledge", ["debate"])
    assert tree.step("knowledge").rules[0].needs == 1  # as many as there are
    assert (
        editing.needing(tree, "proficiency", 1).step("proficiency").rules[0].needs == 1
    )
    assert (
        editing.needing(tree, "proficiency", 9).step("proficiency").rules[0].needs == 2
    )


def test_a_step_goes_with_all_that_is_below_it():
    tree = editing.with_step(drawn(), "knowledge", "Proficiency")
    assert [step.step_id for step in tree.steps] == [
        *("thinking", "knowledge", "proficiency-2", "proficiency")
    ]
    assert editing.depth_of(tree, tree.step("proficiency-2")) == 2
    assert [step.step_id for step in editing.empty_steps(tree)] == ["proficiency-2"]
    left = editing.without_step(tree, "knowledge")
    assert [step.step_id for step in left.steps] == ["thinking", "proficiency"]
    assert left.root.rules == (Rule(1, (Item("step", "proficiency"),)),)
    assert editing.without_step(tree, "thinking") == tree


def test_a_new_pathway_has_the_id_of_its_title_and_no_other_ones():
    tree = editing.with_step(editing.begun("Débat: oral"), "debat-oral", "A")
    assert tree.pathway == "debat-oral"
    found = editing.renamed(tree, "debat-oral", "A", ["a-2"])  # a step, a pathway
    assert (found.pathway, found.root.step_id, found.steps[1].parent) == ("a-3",) * 3
    assert editing.begun("…").pathway == "step"


def test_the_next_version_is_a_number():
    assert editing.next_version([""]) == "2"
    assert editing.next_version(["1", "7", "fall"]) == "8"


def test_it_is_written_as_one_would_write_it():
    (tree,) = read_yaml(WRITTEN, "written.yaml")
    assert tree.effective_from == date(2026, 8, 1)
    text = yaml_of(tree)
    assert text.splitlines()[:5] == [
        "pathway: thinking",
        "title: Critical Thinking",
        "version: '2'",
        "effective_from: '2026-08-01'",
        "for:",
    ]
    assert read_yaml(text, "") == (tree,)


def test_what_the_form_cant_say_is_told():
    two = Step("both", "Both", None, (_of("a"), _of("b")))
    assert not is_own_form(Tree("both", "Both", (two,)))
    assert not editing.is_drawable(Tree("both", "Both", (two,)))
    other = Step("one", "One", None, (_of("a"),), "m", ("m", "n"))
    assert not is_own_form(Tree("one", "One", (other,)))
    assert is_own_form(drawn())


def _of(name: str) -> Rule:
    return Rule(1, (Item("achievement", name),))


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "drop", "list", "need", "name", "award"]),
        st.integers(0, 5),
        st.lists(st.sampled_from("abcd"), min_size=1, unique=True),
        st.sampled_from(["Étape", "No: 1 #", "on", "1.0", "null", "- x", "Σ"]),
    ),
    max_size=12,
)


@given(CHANGES)
def test_whatever_is_drawn_is_a_pathway_and_is_read_back_the_same(changes):
    tree = editing.listing(editing.begun("Drawn"), "drawn", ["a"])
    for what, place, badges, title in changes:
        step = tree.steps[place % len(tree.steps)].step_id
        if what == "add":
            tree = editing.with_step(tree, step, title)
        elif what == "drop":
            tree = editing.without_step(tree, step)
        elif what == "list":
            tree = editing.listing(tree, step, badges)
        elif what == "need":
            tree = editing.needing(tree, step, place)
        elif what == "name":
            tree = editing.named(tree, step, title)
        else:
            tree = editing.awarding(tree, step, badges[0])
    assert not problems(tree)
    assert is_own_form(tree)
