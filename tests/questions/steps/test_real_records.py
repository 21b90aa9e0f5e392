"""Ladders of real records, against figures that somebody else counted.

They are those of the data sets' own SOURCES.md ("in order", and the median days from
the step before), counted with plain Python from first awards.
"""

from pathlib import Path

import pytest

from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Question, Step
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW

MAPPING = Path(__file__).parents[3] / "docs/examples/stackexchange/mapping.yaml"
DAY = 86_400

Ladder = dict[str, tuple[int, float | None]]
ANSWERS = ("Student", "Teacher", "Nice Answer", "Good Answer", "Great Answer")
TRAVEL: list[Ladder] = [
    dict(
        zip(
            ANSWERS,
            [(13_339, None), (1_063, 19.70), (276, 105.35), (88, 99.85), (11, 471.23)],
            strict=True,
        )
    ),
    {
        "Student": (13_339, None),
        "Nice Question": (2_231, 18.35),
        "Good Question": (498, 13.93),
        "Great Question": (21, 184.84),
    },
    {
        "Editor": (5_358, None),
        "Strunk & White": (53, 392.82),
        "Copy Editor": (13, 289.72),
    },
]
BEER: list[Ladder] = [
    dict(
        zip(
            ANSWERS,
            [(614, None), (62, 9.10), (13, 115.58), (1, 621.23), (0, None)],
            strict=True,
        )
    ),
    {
        "Teacher": (720, None),
        "Nice Answer": (85, 218.97),
        "Good Answer": (15, 1_219.52),
        "Great Answer": (0, None),
    },
    {
        "Student": (614, None),
        "Nice Question": (118, 509.21),
        "Good Question": (13, 598.37),
    },
]
# Here the first badge is earned again and again, and each one starts a try of its own:
# the counts agree, the days are from the latest start and not from the first.
VIEWS = {
    "stackexchange_travel_2017": [3_865, 2_238, 734],
    "stackexchange_beer_2022": [252, 166, 76],
}

pytestmark = pytest.mark.shared


def site(shared: Path, folder: Path, name: str) -> State:
    """Load a site's badges alone: beer has no other file."""
    mapping = folder / "mapping.yaml"
    text = MAPPING.read_text().split("learners:")[0]
    mapping.write_text(text)
    badges = shared / "data" / name / "badges.csv.gz"
    load(folder / "store", [badges], mapping=mapping, now=NOW)
    return open_state(folder / "store")


@pytest.mark.parametrize(
    ("name", "ladders"),
    [("stackexchange_travel_2017", TRAVEL), ("stackexchange_beer_2022", BEER)],
)
def test_ladders_in_order_agree_with_their_sources(
    shared: Path, tmp_path: Path, name: str, ladders: list[Ladder]
):
    state = site(shared, tmp_path, name)
    for ladder in ladders:
        question = Question(tuple(Step((Part(badge),)) for badge in ladder))
        rows = steps(state, Scope(), question).rows
        assert [row.learners for row in rows] == [n for n, _ in ladder.values()]
        for row, (_, days) in zip(rows, ladder.values(), strict=True):
            seconds = row.median_seconds_from_previous
            found = None if seconds is None else round(seconds / DAY, 2)
            assert found == days, row.title
    views = ("Popular Question", "Notable Question", "Famous Question")
    rows = steps(state, Scope(), Question(tuple(Step((Part(v),)) for v in views))).rows
    assert [row.learners for row in rows] == VIEWS[name]
