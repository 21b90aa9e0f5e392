"""Badgr's own files: what their switches mean, and where they are refused."""

import json
from typing import Any

import pytest

from analytics.findings import RefusedError
from analytics.pathways.badgr import read_badgr
from analytics.pathways.compile import compile_tree
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.tree import Item, Rule, Step, Tree


def count(needs: int | None) -> dict[str, Any]:
    if needs is None:
        return {"@type": "all"}
    return {"@type": "atLeastN", "requiredCount": needs}


def element(name: str, badges: str = "", **given: Any) -> dict[str, Any]:
    """An element as Badgr writes it; ``badges`` has a letter for each."""
    urls = [{"badgeUrl": badge} for badge in badges]
    milestone = given.get("milestone")
    return {
        "elementId": name,
        "name": name.upper(),
        "shortCode": None,
        "completionBadge": {"badgeUrl": milestone} if milestone else None,
        "requirements": {
            "childElementRequirements": {"countRule": count(given.get("children"))},
            "nonChildElementRequirements": {
                "countRule": count(None),
                "elementIds": given.get("others", []),
            },
            "badgeRequirements": {
                "countRule": count(given.get("needs")),
                "requiredBadges": urls,
            },
            "shortcutBadges": [{"badgeUrl": s} for s in given.get("ways", "")],
            "allowCompletionBadgeShortcut": given.get("allow", True),
        },
        "requiredForParentCompletion": given.get("required", True),
        "children": given.get("of", []),
    }


def tree_of(root: dict[str, Any]) -> Tree:
    (tree,) = read_badgr(json.dumps(root), "p.json")
    return tree


def complete(root: dict[str, Any], held: str) -> str:
    return "".join(sorted(complete_steps(tree_of(root), frozenset(held))))


def badges(needs: int, names: str) -> Rule:
    return Rule(needs, tuple(Item("achievement", name) for name in names))


def test_elements_become_steps_and_badges_achievements():
    kid = element("s", "abc", needs=2, milestone="m")
    steps = Rule(1, (Item("step", "s"),))
    assert tree_of(element("r", "x", of=[kid])) == Tree(
        "r",
        "R",
        (
            Step("r", "R", None, (steps, badges(1, "x"))),
            Step("s", "S", "r", (badges(2, "abc"),), "m", ("m",)),
        ),
    )


@pytest.mark.parametrize(("allow", "ways"), [(True, ("m", "w")), (False, ("w",))])
def test_the_switch_is_about_the_completion_badge_alone(allow, ways):
    root = element("r", "a", milestone="m", ways="w", allow=allow)
    assert tree_of(root).root.milestone == "m"
    assert tree_of(root).root.shortcuts == ways
    assert complete(root, "m") == ("r" if allow else "")
    assert complete(root, "w") == "r"


def test_a_child_that_is_not_required_is_left_out_of_its_parents_rule():
    kids = [element("s", "a"), element("t", "b", required=False), element("u", "c")]
    root = element("r", of=kids)
    assert [s.step_id for s in tree_of(root).steps] == ["r", "s", "t", "u"]
    assert complete(root, "ac") == "rsu"
    assert complete(root, "ab") == "st"
    some = element("r", of=kids, children=1)  # b alone isn't one of s and u
    assert complete(some, "b") == "t"


def test_required_true_does_not_make_a_child_a_must():
    root = element("r", of=[element("s", "a"), element("t", "b")], children=1)
    assert complete(root, "a") == "rs"
    assert complete(root, "b") == "rt"


def test_a_group_that_lists_nothing_passes():
    assert tree_of(element("r", "")).root.rules == ()
    assert tree_of(element("r", "", needs=0)).root.rules == ()
    assert tree_of(element("r", "a", needs=0)).root.rules == (badges(0, "a"),)
    assert complete(element("r", "a", needs=0), "") == "r"


def test_all_three_groups_are_needed():
    kids = [element("s", "a"), element("t", "b", others=["u"])]
    kids.append(element("u", "c", required=False))
    root = element("r", "x", of=kids, others=["u"])
    assert complete(root, "abcx") == "rstu"
    assert complete(root, "abc") == "stu"
    assert complete(root, "abx") == "s"
    assert len(tree_of(root).root.rules) == 3


def nested(depth: int) -> dict[str, Any]:
    inner = element(f"e{depth}", "a")
    for number in range(depth - 1, 0, -1):
        inner = element(f"e{number}", of=[inner])
    return inner


def test_fifty_elements_below_one_another_are_the_most():
    assert len(tree_of(nested(50)).steps) == 50
    with pytest.raises(RefusedError, match="nested deeper than 50 elements"):
        tree_of(nested(51))
    chain = [element(f"e{i}", "a", others=[f"e{i + 1}"]) for i in range(60)]
    with pytest.raises(RefusedError, match="nested deeper than 50 steps"):
        tree_of(element("r", of=[*chain, element("e60", "a")]))


def broken(**changes: Any) -> dict[str, Any]:
    return {**element("r", "a"), **changes}


BADGES = "/requirements/badgeRequirements"
SHAPES = [
    (element("r", "aba"), f"{BADGES}/requiredBadges/2",
     "pathway r lists achievement a twice"),
    (element("r", "ab", needs=3), BADGES, "pathway r asks for 3 of 2"),
    (element("r", of=[element("s", "a", required=False)], children=1),
     "/requirements/childElementRequirements", "pathway r asks for 1 of 0"),
    (element("r", of=[element("s"), element("s")]), "/children/1",
     "the id of step s is used twice"),
    (element("r", of=[element("r")]), "/children/0", "the id of step r is used twice"),
    (element("r", of=[element("s", others=["q"])]),
     "/children/0/requirements/nonChildElementRequirements/elementIds/0",
     "step s asks for a step that isn't there: q"),
    (element("r", of=[element("s", others=["r"])]), "/",
     "pathway r asks for itself (a cycle)"),
    (element("r", of=[element("s", others=["t"]), element("t", others=["s"])]),
     "/children/0", "step s asks for itself (a cycle)"),
    (element("r", of=[element("s", others=["s"], required=False)]), "/children/0",
     "step s asks for itself (a cycle)"),
    (broken(children={}), "/children", "Input should be a valid list"),
    (broken(elementId=7), "/elementId", "Input should be a valid string"),
    (broken(elementId=""), "/elementId", "String should have at least 1 character"),
    (element("r", [1]), f"{BADGES}/requiredBadges/0/badgeUrl",
     "Input should be a valid string"),
    (element("r", "a", needs=-1), f"{BADGES}/countRule/requiredCount",
     "Input should be greater than or equal to 0"),
    (element("r", "a", needs=1.0), f"{BADGES}/countRule/requiredCount",
     "Input should be a valid integer"),
    (element("r", "a", needs=True), f"{BADGES}/countRule/requiredCount",
     "Input should be a valid integer"),
    (broken(requirements={"courseRequirements": {}}),
     "/requirements/courseRequirements", "Extra inputs are not permitted"),
    (broken(requirements={}, children=[element("s")]), "/",
     "children without childElementRequirements"),
]  # fmt: skip


@pytest.mark.parametrize(("root", "place", "rule"), SHAPES, ids=range(len(SHAPES)))
def test_refusals_name_the_place_and_the_rule(root, place, rule):
    with pytest.raises(RefusedError) as refused:
        tree_of(root)
    assert (place, rule) in [(f.place, f.rule) for f in refused.value.findings]


NOT_ONE = "this JSON isn't a Badgr pathway: no elementId with requirements"
TEXTS = [
    ("", 1, "1", "not valid JSON, or cut off: Expecting value"),
    ('{"elementId":\n ?', 2, "2", "not valid JSON, or cut off: Expecting value"),
    ("[]", None, None, NOT_ONE),
    ('{"@context": [], "type": "Assertion"}', None, None, NOT_ONE),
    ('{"a": 1, "a": 2}', None, None, "the key a is twice in one object"),
    ('{"a": NaN}', None, None, "NaN is no JSON number"),
    ('{"a": -Infinity}', None, None, "-Infinity is no JSON number"),
    ("[" * 200_000, None, None, "nested too deeply"),
    ("1" * 5_000, None, None, "a number that is too long"),
    (" " * (1 << 20) + "1", None, None, "larger than 1,048,576 bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "rule"), TEXTS, ids=range(10))
def test_what_is_no_pathway_in_json_is_said_to_be_so(text, line, column, rule):
    with pytest.raises(RefusedError) as refused:
        read_badgr(text, "p.json")
    (found,) = refused.value.findings
    assert (found.line, found.column) == (line, column)
    assert found.rule.startswith(rule)


def test_a_file_cut_off_anywhere_is_refused():
    text = json.dumps(element("r", "ab", of=[element("s", "c")]))
    for end in range(len(text)):
        with pytest.raises(RefusedError):
            read_badgr(text[:end], "p.json")


def test_a_group_that_lists_nothing_passes_whatever_it_counts() -> None:
    tree = tree_of(element("r", of=[element("s", "", needs=1), element("t", "a")]))
    assert tree.step("s").rules == ()
    assert compile_tree(tree).optional == {1}
