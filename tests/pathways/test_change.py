"""Changes to a pathway: said in words, applied to a tree, or refused."""

import pytest

from analytics.pathways.change import Change, changed, parse
from analytics.pathways.native import read_yaml
from analytics.scope import UnknownError

(TREE,) = read_yaml(
    """
pathway: p
of:
  - {step: some, needs: 2, of: [a, b, c]}
  - {step: every, of: [d, e]}
  - {step: single, of: [f]}
""",
    "drawn.yaml",
)


def shape(text: str) -> dict[str, tuple[int, str]]:
    tree = changed(TREE, (parse(text),))
    return {
        step.step_id: (step.rules[0].needs, "".join(i.id for i in step.rules[0].of))
        for step in tree.steps[1:]
    }


BEFORE = {"some": (2, "abc"), "every": (2, "de"), "single": (1, "f")}


@pytest.mark.parametrize(
    ("text", "step", "after"),
    [
        ("some needs 1", "some", (1, "abc")),
        ("some needs all", "some", (3, "abc")),
        ("every needs 0", "every", (0, "de")),
        ("some add x", "some", (2, "abcx")),
        ("every add x", "every", (3, "dex")),  # all of it stays all of it
        ("some remove c", "some", (2, "ab")),
        ("every remove d", "every", (1, "e")),
        ("retire the lab", "some", (2, "abc")),
    ],
)
def test_one_change(text, step, after):
    assert shape(text) == BEFORE | {step: after}


@pytest.mark.parametrize(
    "text",
    [
        "some needs 4", "nowhere needs 1", "some add a", "some remove d",
        "single remove f", "some", "needs 2", "some needs -1", "", "some needs two",
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(text):
    with pytest.raises(UnknownError):
        changed(TREE, (parse(text),))


def test_changes_follow_one_another_and_are_written_as_they_are_read():
    changes = tuple(parse(t) for t in ("some add x", "some needs all", "p needs 2"))
    tree = changed(TREE, changes)
    assert (tree.root.rules[0].needs, tree.step("some").rules[0].needs) == (2, 4)
    assert [parse(str(change)) for change in changes] == list(changes)
    assert parse("retire d1") == Change("retire", "", "d1")
