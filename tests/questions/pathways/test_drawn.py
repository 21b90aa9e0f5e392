"""What a drawn pathway would count: by hand, and against loading it."""

import json

import pytest
from typer.testing import CliRunner

from analytics.cli.commands import commands
from analytics.pathways import editing
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Tree
from analytics.pathways.writing import yaml_of
from analytics.questions.pathways.drawn import drawn, known
from analytics.questions.pathways.drawn_words import asks, rows_of, sentence
from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY


def talking(*badges: str, needs: int) -> Tree:
    tree = editing.listing(editing.begun("Talking"), "talking", badges)
    return editing.needing(tree, "talking", needs)


def told(state, tree: Tree, scope: Scope = Scope()) -> dict[str, tuple]:
    return {
        row.step: (
            *(row.learners, row.completed, row.could),
            *(row.completed_now, row.gained, row.lost),
        )
        for row in drawn(state, scope, tree).rows
    }


def test_a_new_pathway_counts_who_holds_something_of_it(programme):
    # Debate: ana, ben, dan; logic: ana (dan's was revoked); other: fay.
    two = talking("debate", "logic", needs=2)
    assert told(programme, two) == {"talking": (3, 1, 2, None, None, None)}
    one = talking("debate", "other", needs=1)
    assert told(programme, one) == {"talking": (4, 4, 0, None, None, None)}
    arts = Scope(where=(("college", "arts"),))
    assert told(programme, one, arts)["talking"][:2] == (2, 2)
    answer = drawn(programme, Scope(), two)
    assert sentence(answer, two) == (
        "Of 3 who hold something of it, **1** would have completed Talking now."
    )


def test_another_version_says_who_would_gain_and_who_lose_it(programme):
    (now,) = read_yaml(PATHWAY, "")
    # Knowledge: ana by two badges, cyd by its milestone; ben and dan have one each.
    fewer = editing.needing(now, "knowledge", 1)
    assert told(programme, fewer)["knowledge"] == (4, 4, 0, 2, 2, 0)
    assert told(programme, fewer)["thinking"] == (4, 1, 3, 1, 0, 0)
    # Without capstone ana has no proficiency.
    without = editing.listing(now, "proficiency", ["intern"])
    assert told(programme, without)["thinking"] == (4, 0, 4, 1, 0, 1)
    answer = drawn(programme, Scope(), without)
    assert sentence(answer, without).endswith(
        "As loaded it is 1: nobody would gain it, 1 would lose it."
    )
    rows = rows_of(answer, without)
    assert [row["Step"] for row in rows] == [
        *("Critical Thinking", "· Essential Knowledge", "· Demonstrated Proficiency")
    ]
    assert rows[0]["As loaded"] == 1 and rows[0]["Lose it"] == 1
    same = rows_of(drawn(programme, Scope(), now), now)  # nothing to compare
    assert all("As loaded" not in row for row in same)
    assert [row["Asks for"] for row in rows] == [
        "all\u00a02",
        "any\u00a02\u00a0of\u00a03",
        "it",
    ]
    assert asks(editing.begun("A").root) == "nothing"


def test_once_it_is_loaded_it_counts_the_same(worlds: Worlds):
    tree = talking("debate", "logic", "other", needs=2)
    state = worlds.state({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    before = told(state, tree)["talking"]
    state = worlds.state({"awards": AWARDS}, yaml_of(tree))
    rows = progression(state, Scope(), Question("talking", basis="any")).rows
    root = next(row for row in rows if row.step == "talking")
    assert (root.entered, root.completed) == before[:2]
    found = known(state, Scope(), "talking")
    assert found.tree == tree
    assert found.versions == ("",)
    assert found.names["debate"] == "debate"


def test_the_command_line_says_the_same_of_a_file(worlds: Worlds):
    worlds.state({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    tree = talking("debate", "logic", needs=2)
    file = worlds.root / "drawn.yaml"
    file.write_text(f"{yaml_of(tree)}---\n{yaml_of(talking_of('Other'))}")
    rows = shown(worlds, "--file", str(file), "--pathway", "talking")
    assert [(row["learners"], row["completed"]) for row in rows] == [(3, 1)]
    assert "say which with --pathway: talking, other" in refused(
        worlds, "--file", str(file)
    )
    assert "of a --file" in refused(worlds, "--pathway", "talking")
    assert "is no pathway" in refused(worlds, "--file", "x.csv")
    assert "can't be read" in refused(worlds, "--file", "none.yaml")


def talking_of(title: str) -> Tree:
    return editing.listing(editing.begun(title), title.lower(), ["debate"])


def asked(worlds: Worlds, *options: str):
    command = [
        "show",
        "pathways",
        *options,
        "--format",
        "json",
        "--store",
        str(worlds.store),
    ]
    return CliRunner().invoke(commands("show"), command)


def shown(worlds: Worlds, *options: str) -> list[dict]:
    found: list[dict] = json.loads(asked(worlds, *options).output)["rows"]
    return found


def refused(worlds: Worlds, *options: str) -> str:
    done = asked(worlds, *options)
    assert done.exit_code
    return str(done.exception)


def test_small_groups_are_held_back_and_unknown_badges_said(programme):
    tree = talking("debate", "trial", needs=1)
    answer = drawn(programme, Scope(viewer=Viewer("public")), tree)
    assert answer.rows[0].learners is None and answer.rows[0].completed is None
    assert any(note.startswith("Held back") for note in answer.notes)
    assert (
        sentence(answer, tree) == "The numbers are held back: the group is too small."
    )
    assert (
        "Nothing that is loaded names these achievements of it: trial." in answer.notes
    )


@pytest.mark.parametrize("needs", [0, 1])
def test_nobody_is_no_error(programme, needs: int):
    tree = talking("trial", needs=needs)
    assert told(programme, tree)["talking"][:2] == (0, 0)
    said = sentence(drawn(programme, Scope(), tree), tree)
    assert said == "Nobody holds a badge of it yet."
