"""Whom a first look is offered: nobody who opted out or died, and not to the public."""

from analytics.asking.examples import examples
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds

PATHWAY = "pathway: p\nof: [b0, b1]\n"
NAMES = ("ana", "ben", "cyd", "dan", "eve")


def test_only_learners_with_much_to_show_are_examples(worlds: Worlds):
    """ana alone: ben has too few, cyd opted out, dan died, eve declared nothing."""
    rows = ["learner_id|achievement_id|earned_on|issued_on|award_id"]
    for name in NAMES:
        for i in range(3 if name == "ben" else 9):
            issued = "2026-06-01" if i == 0 else ""
            rows.append(f"{name}|b{i}|2025-01-0{i + 1}|{issued}|{name}{i}")
    declared = ["learner_id|pathway", *(f"{name}|p" for name in NAMES if name != "eve")]
    learners = "learner_id|confidential|deceased_on\ncyd|true|\ndan||2026-01-01"
    state = worlds.state(
        {"awards": "\n".join(rows), "declared": "\n".join(declared),
         "learners": learners},
        PATHWAY,
    )  # fmt: skip
    assert [match.learner_id for match in examples(state, Scope())] == ["ana"]
    assert examples(state, Scope(Viewer("public"))) == ()
