"""Real records, from files to figures that somebody else counted.

The figures are those of the data sets' own SOURCES.md (counted with plain Python).
"""

import hashlib
import json
from pathlib import Path

import pytest

from analytics.findings import RefusedError
from analytics.questions.journey.counts import journey
from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "stackexchange"

# Ladder: learners who hold each badge, and those who hold all of them.
LADDERS = {
    "answer-ladder": ([13_339, 6_321, 1_480, 480, 45], 37),
    "answer-quality": ([6_321, 1_480, 480, 45], 45),
    "question-quality": ([13_339, 2_231, 498, 21], 21),
    "views-received": ([3_865, 2_238, 734], 734),
    "link-sharing": ([73, 5, 2], 2),
    "editing": ([5_358, 53, 13], 13),
}

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def travel(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> State:
    """Load Travel Stack Exchange by the mapping that ships as an example."""
    store = tmp_path_factory.mktemp("travel") / "store"
    report = load(
        store,
        [shared / "data" / "stackexchange_travel_2017", EXAMPLE / "pathways"],
        mapping=EXAMPLE / "mapping.yaml",
        now=NOW,
    )
    assert report.set_aside == ()
    return open_state(store)


def test_every_award_and_every_holder_is_there(travel: State) -> None:
    assert travel.entry.counts["awards"] == 108_812
    assert travel.entry.counts["achievements"] == 172
    with travel.cursor() as cursor:
        holders = cursor.execute(
            "select count(distinct learner), count(*) from first_earned"
        ).fetchone()
    assert holders == (31_673, 87_383)


@pytest.mark.parametrize("ladder", LADDERS)
def test_the_ladders_agree_with_the_figures_of_their_source(
    travel: State, ladder: str
) -> None:
    rows = progression(travel, Scope(), Question(ladder)).rows
    badges, whole = LADDERS[ladder]
    assert [row.completed for row in rows if row.kind == "achievement"] == badges
    assert rows[0].completed == whole


def held_by_nobody(worlds: Worlds, shared: Path) -> State:
    folder = shared / "credentials" / "local_only" / "pathways_badgr"
    drawn = worlds.folder(
        {"awards": "learner_id|achievement_id|earned_on\nana|x|2026-01-01"}
    )
    load(worlds.store, [drawn, folder / "French-B-A-Marketable-Skills.json"], now=NOW)
    return open_state(worlds.store)


def test_the_case_study_s_own_pathway_loads(worlds: Worlds, shared: Path) -> None:
    state = held_by_nobody(worlds, shared)
    answer = journey(state, Scope(), "ana")
    steps = [row for row in answer.rows if row.kind != "achievement"]
    assert len(steps) == 29
    assert {row.depth for row in steps} == {0, 1, 2}
    assert (steps[0].needs, steps[0].of) == (5, 5)
    assert [row.needs for row in steps if row.depth == 1] == [4, 4, 3, 4, 3]
    (way,) = answer.ways
    assert (way.fewest_left, way.fewest_from_nothing, way.set_count) == (8, 8, 600)


def bad_inputs(shared: Path, outcome: str) -> list[Path]:
    """Return the CSV and zip files that end so, by their manifest."""
    items = json.loads((shared / "bad-inputs" / "MANIFEST.json").read_text())["items"]
    chosen = [
        i for i in items if i["kind"] in ("csv", "zip") and i["outcome"] == outcome
    ]
    assert chosen
    return [shared / "bad-inputs" / item["file"] for item in chosen]


def content(root: Path) -> dict[str, str]:
    """Return a hash of every file that a store publishes by."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_broken_files_leave_the_store_as_it_was(worlds: Worlds, shared: Path) -> None:
    worlds.load({"awards": "learner_id|achievement_id|earned_on\nana|x|2026-01-01"})
    before = content(worlds.store)
    refused = bad_inputs(shared, "reject_file")
    for path in refused + bad_inputs(shared, "reject_until_declared"):
        with pytest.raises(RefusedError) as told:
            load(worlds.store, [path], now=NOW)
        assert path.name in str(told.value)
        assert content(worlds.store) == before, path.name


def test_a_bad_row_is_set_aside_or_its_file_refused(
    worlds: Worlds, shared: Path
) -> None:
    for path in bad_inputs(shared, "quarantine_row_or_reject"):
        try:
            report = load(worlds.root / path.name, [path], now=NOW)
        except RefusedError as refused:
            findings = refused.findings
        else:
            findings = report.set_aside
        assert findings, path.name
        assert any(finding.line for finding in findings), path.name


def test_what_is_only_unusual_is_taken(worlds: Worlds, shared: Path) -> None:
    expected = {"csv12_utf8_bom.csv": 2, "csv22_formula_injection.csv": 5}
    for name, rows in expected.items():
        store = worlds.root / name
        report = load(store, [shared / "bad-inputs" / name], now=NOW)
        assert report.counts["awards"] == rows
