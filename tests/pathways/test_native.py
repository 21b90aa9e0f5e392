"""Pathways in YAML: what they become, and each refusal with its line."""

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Item, Rule, Step, Tree

WRITTEN = """
pathway: critical-thinking
title: Critical Thinking
milestone: ct-credential
version: 2026.10
effective_from: 2026-08-01
effective_to: 2027-07-31
for: {program: [French BA, "007"], level: undergraduate}
of:
  - step: knowledge
    title: Essential Knowledge
    milestone: ct-ek
    shortcut: false
    needs: 2
    of: [007, no, 1e3]
  - ct-talk
  - step: extra
    needs: 0
    of: [ct-chess]
"""


def achievements(needs: int, *names: str) -> Rule:
    return Rule(needs, tuple(Item("achievement", name) for name in names))


def test_a_pathway_becomes_a_tree_with_every_word_as_written():
    root = Step(
        "critical-thinking",
        "Critical Thinking",
        None,
        (
            Rule(
                3,
                (
                    Item("step", "knowledge"),
                    Item("achievement", "ct-talk"),
                    Item("step", "extra"),
                ),
            ),
        ),
        "ct-credential",
        ("ct-credential",),
    )
    rule = achievements(2, "007", "no", "1e3")
    knowledge = Step("knowledge", "Essential Knowledge", root.step_id, (rule,), "ct-ek")
    extra = Step("extra", "extra", root.step_id, (achievements(0, "ct-chess"),))
    assert read_yaml(WRITTEN, "ct.yaml") == (
        Tree(
            "critical-thinking",
            "Critical Thinking",
            (root, knowledge, extra),
            "2026.10",
            date(2026, 8, 1),
            date(2027, 7, 31),
            (("program", ("French BA", "007")), ("level", ("undergraduate",))),
        ),
    )


def test_steps_are_listed_depth_first_as_written():
    text = "pathway: p\nof: [{step: a, of: [{step: b, of: [x]}]}, {step: c, of: [x]}]"
    (tree,) = read_yaml(text, "p.yaml")
    assert [(s.step_id, s.parent) for s in tree.steps] == [
        ("p", None),
        ("a", "p"),
        ("b", "a"),
        ("c", "p"),
    ]


@pytest.mark.parametrize(
    "text", ["pathway: p", "pathway: p\nof:", "pathway: p\nof: []\nneeds: 0\ntitle:"]
)
def test_what_lists_nothing_asks_for_nothing(text):
    assert read_yaml(text, "p.yaml") == (Tree("p", "p", (Step("p", "p", None, ()),)),)


def test_a_file_may_hold_several_pathways_and_versions_of_one():
    text = "pathway: p\nof: [a]\n---\npathway: p\nversion: 2\n---\npathway: q\n"
    trees = read_yaml(text, "p.yaml")
    assert [(t.pathway, t.version) for t in trees] == [("p", ""), ("p", "2"), ("q", "")]


def test_an_alias_repeats_a_list():
    text = "pathway: p\nof: [{step: a, of: &l [x, y]}, {step: b, needs: 1, of: *l}]"
    (tree,) = read_yaml(text, "p.yaml")
    assert tree.step("b").rules == (achievements(1, "x", "y"),)


NESTED = "pathway: p\nof:\n" + "".join(
    f"{'  ' * i}- step: s{i}\n{'  ' * i}  of:\n" for i in range(60)
)
MANY = "pathway: p\nof:\n" + "".join(f"- a{i}\n" for i in range(10_001))
DOUBLED = "pathway: p\nof:\n- &s0 {step: s0}\n" + "".join(
    f"- &s{i} {{step: s{i}, of: [*s{i - 1}, *s{i - 1}]}}\n" for i in range(1, 40)
)
# Text, and line and rule of everything that is wrong with it.
REFUSED = [
    ("", [(None, "an empty file holds no pathway")]),
    ("# only a remark\n", [(None, "an empty file holds no pathway")]),
    ("- a", [(1, "here has to be a mapping (key: value)")]),
    ("pathway: p\n--- a\n", [(2, "here has to be a mapping (key: value)")]),
    ("title: P\nof: [a]", [(1, "the key pathway is missing")]),
    ("pathway:\nof: [a]", [(1, "the key pathway is missing")]),
    ("pathway: p\nof:\n- a\n- needs: 1\n", [(4, "the key step is missing")]),
    ("pathway: p\nneed: 2", [(2, "the key need isn't known here")]),
    ("pathway: p\nof:\n- step: s\n  for: {}", [(4, "the key for isn't known here")]),
    ("pathway: p\n<<: {title: P}", [(2, "the key << isn't known here")]),
    ("pathway: p\npathway: q", [(2, "the key pathway is here twice")]),
    ("pathway: p\n[a]: b", [(2, "a key has to be a word")]),
    ("pathway: p\ntitle: [a]", [(2, "title has to be a single value")]),
    ("pathway: p\nof: a", [(2, "of has to be a list")]),
    ("pathway: p\nof:\n- a\n-\n", [(4, "an entry of a list is an achievement's id or"
      " a step")]),
    ("pathway: p\nof: [a]\nneeds: some", [(3, "needs is neither all nor a whole"
      " number")]),
    ("pathway: p\nof: [a]\nneeds: -1", [(3, "needs is neither all nor a whole"
      " number")]),
    ("pathway: p\nof: [a]\nneeds: 1.0", [(3, "needs is neither all nor a whole"
      " number")]),
    ("pathway: p\nof:\n- step: knowledge\n  needs: 3\n  of: [a, b]",
     [(4, "step knowledge asks for 3 of 2")]),
    ("pathway: p\nneeds: 1", [(2, "pathway p asks for 1 of 0")]),
    ("pathway: p\nof:\n- a\n- b\n- a", [(5, "pathway p lists achievement a twice")]),
    ("pathway: p\nof:\n- step: s\n- step: s", [(4, "the id of step s is used twice"),
     (4, "pathway p lists step s twice")]),
    ("pathway: p\nof:\n- step: p", [(3, "the id of step p is used twice")]),
    ("pathway: p\nof: &x\n- a\n- step: s\n  of: *x",
     [(4, "step s contains itself (a cycle)")]),
    ("&p\npathway: p\nof: [*p]", [(1, "step p contains itself (a cycle)")]),
    ("pathway: p\nof: [a]\nshortcut: no", [(3, "shortcut is neither true nor false")]),
    ("pathway: p\neffective_from: 2026-02-30\neffective_to: 20260301",
     [(2, "effective_from is no day (as 2026-03-01)"),
      (3, "effective_to is no day (as 2026-03-01)")]),
    ("pathway: p\neffective_from: 2026-03-01\neffective_to: 2026-02-28",
     [(3, "effective_to is before effective_from")]),
    ("pathway: p\nfor: French BA", [(2, "here has to be a mapping (key: value)")]),
    ("pathway: p\nfor:\n  level: []\n  program: {a: b}\n  college:\n",
     [(3, "for: level has to be a value or a list of them"),
      (4, "for: program has to be a value or a list of them"),
      (5, "for: college has to be a value or a list of them")]),
    ("pathway: p\n---\npathway: p", [(3, "pathway p is here twice in one version")]),
    ("pathway: p\nof: [a", [(2, "not readable: expected ',' or ']', but got '<stream"
      " end>'")]),
    ("pathway: p\nof: *list", [(2, "not readable: found undefined alias 'list'")]),
    ("pathway: p\n\x01", [(2, "a control character that YAML doesn't allow")]),
    ('pathway: p\ntitle: "\\UFFFFFFFF"', [(2, "not readable: an escape that stands"
      " for no character")]),
    ('pathway: p\ntitle: "\\uD800"', [(2, "not readable: an escape that stands for no"
      " character of a text")]),
    ("a" * (1 << 20) + "\n", [(None, "larger than 1,048,576 bytes")]),
    ("[" * 9_999, [(1, "not readable: nested deeper than 50 steps")]),
    (NESTED, [(105, "not readable: nested deeper than 50 steps")]),
    (MANY, [(3, "more than 10,000 steps and achievements")]),
    (DOUBLED, [(4, "more than 10,000 steps and achievements")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=range(len(REFUSED)))
def test_refusals_name_the_line_and_the_rule(text, expected):
    with pytest.raises(RefusedError) as refused:
        read_yaml(text, "p.yaml")
    assert [(f.line, f.rule) for f in refused.value.findings] == expected
    assert {f.file for f in refused.value.findings} == {"p.yaml"}


@pytest.mark.parametrize("depth", [49, 50])
def test_fifty_steps_below_one_another_are_the_most(depth):
    text = "{step: s, of: [x]}"
    for number in range(depth - 1):
        text = f"{{step: s{number}, of: [{text}]}}"
    text = f"pathway: p\nof: [{text}]"
    if depth == 49:
        assert len(read_yaml(text, "p.yaml")[0].steps) == 50
    else:
        with pytest.raises(RefusedError, match="deeper than 50"):
            read_yaml(text, "p.yaml")


WORDS = ["pathway: p\n", "of: ", "[", "]", "{", "}", "step: s", "needs: 2", "\n", "- ",
         "  ", ", ", ": ", "&a ", "*a", "---\n", "'", '"', "!!int 3", "\x00",
         "\\"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25) | st.lists(st.characters()))
def test_any_text_is_read_or_refused(words):
    text = "".join(chain(["pathway: p\n"], words))
    try:
        trees = read_yaml(text, "p.yaml")
    except RefusedError as refused:
        assert refused.findings
    else:
        assert trees[0].root.step_id


LONG = """
pathway: {pathway}
milestone: {milestone}
of:
  - step: {step}
    of: [{leaf}, b2]
"""


@pytest.mark.parametrize(
    ("place", "line"), [("pathway", 2), ("milestone", 2), ("step", 5), ("leaf", 6)]
)
def test_an_id_has_as_many_characters_as_in_a_table(place, line):
    ids = {"pathway": "p", "milestone": "m", "step": "s", "leaf": "b1"}
    assert read_yaml(LONG.format(**ids | {place: "é" * 256}), "p.yaml")
    with pytest.raises(RefusedError) as caught:
        read_yaml(LONG.format(**ids | {place: "é" * 257}), "p.yaml")
    (found,) = caught.value.findings
    assert (found.line, found.rule) == (line, "an id of more than 256 characters")
