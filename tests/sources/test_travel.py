"""A real programme: a Stack Exchange dump through the mapping that ships as example."""

from pathlib import Path

import pytest

from analytics.pathways.badgr import read_badgr
from analytics.pathways.native import read_yaml

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "stackexchange"
LADDERS = {
    "answer-ladder": 5,
    "answer-quality": 4,
    "question-quality": 4,
    "views-received": 3,
    "link-sharing": 3,
    "editing": 3,
}


@pytest.mark.shared
def test_the_counts_are_those_of_its_sources(door, shared):
    delivery = door.load(
        shared / "data" / "stackexchange_travel_2017",
        EXAMPLE / "pathways",
        mapping=EXAMPLE / "mapping.yaml",
        readers={".yaml": read_yaml},
    )
    assert [(f.table, f.rows, f.set_aside) for f in delivery.files] == [
        ("awards", 108_812, 0),
        ("learners", 44_203, 0),
    ]
    assert {tree.pathway: len(tree.root.rules[0].of) for tree in delivery.pathways} == (
        LADDERS
    )
    assert "stackexchange_travel_2017/posts.csv.gz" in delivery.left_alone
    (counts,) = door.ask(
        "select count(distinct learner_id), count(distinct achievement_id),"
        " cast(min(earned_at) as text), cast(max(earned_at) as text)"
        " from incoming.awards"
    )
    assert counts == (
        31_673,
        172,
        "2011-06-21 20:16:48.91",
        "2017-08-27 01:08:54.91",
    )
    holders = dict(
        door.ask(
            "select achievement_id, count(distinct learner_id) from incoming.awards"
            " group by 1"
        )
    )
    assert holders["Student"] == 13_339
    assert holders["Great Answer"] == 45
    assert holders["Strunk & White"] == 53


def test_the_example_pathways_load_without_any_records(door):
    delivery = door.load(EXAMPLE / "pathways", readers={".yaml": read_yaml})
    assert {tree.pathway for tree in delivery.pathways} == set(LADDERS)
    assert delivery.files == ()


@pytest.mark.shared
def test_a_folder_with_a_badgr_pathway_is_read_as_it_comes(door, shared):
    folder = shared / "credentials" / "local_only" / "pathways_badgr"
    delivery = door.load(folder, readers={".json": read_badgr})
    assert [len(tree.steps) for tree in delivery.pathways] == [29]
    assert len(delivery.left_alone) == 1
