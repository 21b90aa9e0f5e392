"""CTDL graphs: which components are steps, what they ask for, and what is refused."""

import json
from typing import Any

import pytest

from analytics.findings import RefusedError
from analytics.pathways.badgr import read_badgr
from analytics.pathways.distance import closeness
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.from_json import read_json_pathway
from analytics.pathways.tree import Tree
from tests.pathways.test_badgr import element

SAMPLES = "credentials/local_only/pathways_ctdl"


def component(name: str, **given: Any) -> dict[str, Any]:
    """A component called ``name``; ``given`` are further properties of CTDL."""
    made = {
        "@id": name,
        "@type": "ceterms:BasicComponent",
        "ceterms:ctid": f"ce-{name}",
    }
    return made | {f"ceterms:{key}": value for key, value in given.items()}


def condition(targets: str, **given: Any) -> dict[str, Any]:
    """A condition over components, a letter for each."""
    made = {
        "@type": "ceterms:ComponentCondition",
        "ceterms:targetComponent": [*targets],
    }
    return made | {f"ceterms:{key}": value for key, value in given.items()}


def graph(*components: dict[str, Any], goal: Any = "g") -> list[dict[str, Any]]:
    """A pathway to ``goal``, and its components."""
    root = {
        "@id": "p",
        "@type": "ceterms:Pathway",
        "ceterms:name": {"en": None, "en-US": "Stones"},
        "ceterms:hasDestinationComponent": goal,
    }
    return [root, *components]


def read(value: Any) -> Tree:
    (tree,) = read_json_pathway(json.dumps(value), "p.jsonld")
    return tree


LEAVES = [component(name) for name in "abc"]


@pytest.mark.parametrize(
    ("rule", "fewest"),
    [
        (condition("abc", requiredNumber=2), 2),
        (condition("abc"), 3),
        (condition("abc", logicalOperator="logic:And"), 3),
        (condition("abc", logicalOperator="logic:Or"), 1),
        ([condition("ab", requiredNumber=1), condition("c")], 2),
    ],
)
def test_a_condition_asks_for_its_number_all_or_one(rule, fewest):
    for given in (graph(component("g", hasCondition=rule), *LEAVES),):
        assert closeness(read(given), frozenset()).fewest_left == fewest
        assert read({"@graph": given}) == read(given)


def test_names_sources_and_milestones_are_in_their_places():
    url = "https://badges.example.edu/public/badges/a"
    tree = read(
        graph(
            component("g", sourceData="m", hasCondition=condition("ab")),
            component("a", sourceData=url),
            component("b"),
        )
    )
    assert (tree.pathway, tree.title, tree.steps[1].milestone) == ("p", "Stones", "m")
    assert [item.id for item in tree.steps[1].rules[0].of] == [url, "ce-b"]
    assert complete_steps(tree, frozenset({url, "ce-b"})) == {"p", "g"}
    assert complete_steps(tree, frozenset({"m"})) == {"p", "g"}


def test_children_without_a_condition_are_all_needed():
    goal = component("g") | {"ceasn:hasChild": [*"abc"]}
    assert closeness(read(graph(goal, *LEAVES)), frozenset()).fewest_left == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (graph(goal=None), "p: names no destination component"),
        (graph(), "p: asks for a component that isn't in the file"),
        (graph(*LEAVES, *LEAVES), "node 4: without an @id of its own"),
        (graph(component("g") | {"@type": "ceterms:Certification"}), "g: stands for"),
        (graph(component("g", hasCondition="x")), "g: a condition that isn't"),
        (graph(component("g", hasCondition=condition(""))), "g: a condition without"),
        (
            graph(component("g", hasCondition=condition("g"))),
            "asks for itself",
        ),
        (
            graph(component("g", hasCondition=condition("a", requiredNumber="1"))),
            "g: requiredNumber isn't a whole number",
        ),
        (
            graph(component("g", hasCondition=condition("a", requiredNumber=2))),
            "g: requiredNumber is more",
        ),
        (
            graph(component("g", hasCondition=condition("a", hasConstraint=[{}]))),
            "g: a condition with constraints",
        ),
        (
            graph(component("g", hasCondition=condition("a", logicalOperator="Xor"))),
            "g: a logicalOperator",
        ),
    ],
)
def test_what_cant_be_read_is_refused_with_its_place(given, said):
    with pytest.raises(RefusedError) as caught:
        read(given)
    assert said in str(caught.value)
    assert str(caught.value).startswith("p.jsonld")


def test_a_badgr_file_is_read_as_before():
    text = json.dumps(element("root", "ab"))
    assert read_json_pathway(text, "p.json") == read_badgr(text, "p.json")


@pytest.mark.shared
def test_the_french_pathway_asks_for_what_its_badgr_file_does(shared):
    path = shared / SAMPLES / "Badgr_French_B.A.MarketableSkills_CR_sandbox.json"
    found = closeness(read(json.loads(path.read_text("utf-8"))), frozenset())
    assert (found.fewest_left, found.set_count) == (8, 600)


@pytest.mark.shared
def test_certifications_in_the_place_of_components_are_refused(shared):
    path = shared / SAMPLES / "CompTIA-IT_Networking_Specialist.jsonld"
    with pytest.raises(RefusedError, match="stands for a component"):
        read_json_pathway(path.read_text("utf-8"), "p.jsonld")
