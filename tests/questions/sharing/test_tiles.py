"""The figures that administrators know, beside those of a year before, by hand."""

from datetime import date

from analytics.questions.sharing.counts import sharing
from analytics.questions.sharing.tiles import Tile
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

DAY = date(2026, 6, 30)
# No terms: 1 July 2025 to 30 June 2026, and the year before. Ben accepted his logic
# when that year was over: as it was known then, he hadn't.
AWARDS = """
award_id|learner_id|achievement_id|earned_on|claimed_on|visibility|activity_id
A1|ana|debate|2026-01-05|2026-01-06|public|c1
A2|ben|debate|2026-01-05|2026-01-06|private|c1
A3|cyd|debate|2026-02-01|||i1
A4|dan|debate|2026-03-01|2026-03-02|public|
B1|ana|logic|2025-01-05|2025-01-06|public|i2
B2|ben|logic|2025-02-01|2025-09-01|private|
"""
ACTIVITIES = """
activity_id | achievement_id | kind
c1          | debate         | course
i1          | debate         | internship
i2          | logic          | internship
"""
SHARES = """
share_id | award_id | network  | shared_on
S1       | A1       | LinkedIn | 2026-01-06
S2       | A1       | X        | 2026-01-07
S3       | A4       | LinkedIn | 2026-03-02
S4       | B1       | X        | 2025-01-10
"""
VIEWS = """
view_id | share_id | viewed_on  | source   | count
V1      | S1       | 2026-01-08 | Direct   | 4
V2      | S3       | 2026-03-03 | LinkedIn | 1
V3      | S4       | 2025-02-01 | X        | 2
V4      | S4       | 2025-12-01 | X        | 5
"""
WORLD = {
    "awards": AWARDS,
    "activities": ACTIVITIES,
    "shares": SHARES,
    "views": VIEWS,
    "learners": "learner_id|college\nana|arts\nben|law\ncyd|law\ndan|law",
}


def tiles(state: State, scope: Scope) -> dict[tuple[str, str], Tile]:
    told = sharing(state, scope).tiles
    return {(tile.group, tile.measure): tile for tile in told}


def test_every_tile_and_its_year_before(worlds: Worlds):
    state = worlds.state(WORLD)
    found = tiles(state, Scope(as_of=DAY))
    figures = {measure: (t.value, t.previous) for (_, measure), t in found.items()}
    assert figures == {
        "acceptance": (3 / 4, 1 / 2),
        "public": (2 / 4, 1 / 2),
        "shared": (2 / 4, 1 / 2),
        "views_per_share": (5 / 3, 2),
        "views_median": (1, 2),
        "views_top_tenth": (4 / 5, 1),
        "top_method": (2 / 3, 1),
        "top_network": (2 / 3, 1),
        "top_source": (1 / 2, 1),  # of the looks of this year, at whatever share
    }
    names = {m: (t.name, t.previous_name) for (_, m), t in found.items() if t.name}
    assert names == {
        "top_method": ("course", "internship"),
        "top_network": ("LinkedIn", "X"),
        "top_source": ("X", "X"),
    }
    one = found["", "acceptance"]
    assert (one.numerator, one.denominator, one.learners) == (3, 4, 4)


def test_the_year_before_is_the_answer_that_is_given_as_of_its_day(worlds: Worlds):
    state = worlds.state(WORLD)
    found = tiles(state, Scope(as_of=DAY))
    then = tiles(state, Scope(as_of=date(2025, 6, 30)))
    assert {
        key: (tile.previous, tile.previous_name) for key, tile in found.items()
    } == {key: (tile.value, tile.name) for key, tile in then.items()}


def test_tiles_by_group_and_none_for_the_public(worlds: Worlds):
    state = worlds.state(WORLD)
    found = tiles(state, Scope(as_of=DAY, by="college"))
    assert found["arts", "acceptance"].value == 1
    assert found["law", "acceptance"].value == 2 / 3
    assert found["law", "top_network"].name == "LinkedIn"
    public = tiles(state, Scope(Viewer("public"), as_of=DAY))
    assert {(tile.value, tile.name) for tile in public.values()} == {(None, None)}
