"""What a load does to the store: everything, or nothing; the same again, nothing."""

from pathlib import Path

import pytest

from analytics.findings import RefusedError
from analytics.store.ledger import StoreError, find, read_entry
from analytics.store.load import load
from analytics.store.place import Place
from analytics.store.publish import KEEP, pin, roll_back
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

AWARDS = """
    award_id | learner_id | achievement_id | earned_on
    1        | ana        | debate         | 2026-01-05
    2        | ana        | logic          | 2026-02-01
    3        | ben        | debate         | 2026-01-09
"""


def awards_of(store: Path, wanted: str | None = None) -> list[tuple]:
    with open_state(store, wanted).cursor() as cursor:
        return cursor.execute(
            """select award_id, learner_id, achievement_id, earned_on::varchar,
            level, narrative from record.awards order by award_id"""
        ).fetchall()


def row(number: int, level: str = "good") -> str:
    return (
        "award_id|learner_id|achievement_id|earned_on|level\n"
        f"{number}|ana|debate|2026-01-05|{level}"
    )


def test_learners_and_achievements_that_only_awards_mention_are_created(worlds):
    report = worlds.load({"awards": AWARDS})
    assert report.created == {"learners": 2, "achievements": 2}
    assert report.counts["learners"] == 2
    assert report.counts["awards"] == 3


def test_the_same_records_again_publish_nothing(worlds: Worlds):
    first = worlds.load({"awards": AWARDS})
    again = worlds.load({"awards": AWARDS})
    assert (first.state, first.published) == (1, True)
    assert (again.state, again.published) == (1, False)
    assert again.tables["awards"].unchanged == 3


def test_a_row_that_comes_twice_in_one_load_is_one(worlds: Worlds):
    report = worlds.load({"awards": AWARDS + "\n 3|ben|debate|2026-01-09"})
    assert report.counts["awards"] == 3
    assert report.tables["awards"].repeated == 1


def test_one_identity_with_two_contents_is_refused_and_nothing_changes(worlds: Worlds):
    worlds.load({"awards": AWARDS})
    with pytest.raises(RefusedError) as refused:
        worlds.load({"awards": AWARDS + "\n 3|cyd|logic|2026-03-09"})
    (finding,) = refused.value.findings
    assert (finding.line, finding.file) == (5, "world2/awards.csv")
    assert "line 4" in finding.rule
    assert len(awards_of(worlds.store)) == 3
    assert find(Place(worlds.store), None) == 1


def test_a_later_load_replaces_and_counts_as_changed(worlds: Worlds):
    worlds.load({"awards": row(1, "good")})
    report = worlds.load({"awards": row(1, "better")})
    assert (report.tables["awards"].changed, report.tables["awards"].new) == (1, 0)
    assert awards_of(worlds.store)[0][4] == "better"


def test_a_column_that_is_not_there_keeps_and_an_empty_cell_clears(worlds: Worlds):
    worlds.load({"awards": row(1, "good")})
    worlds.load({"awards": AWARDS})
    assert awards_of(worlds.store)[0][4] == "good"
    report = worlds.load({"awards": row(1, "")})
    assert report.tables["awards"].changed == 1
    assert awards_of(worlds.store)[0][4] is None


def test_attributes_keep_change_and_clear_alike(worlds: Worlds):
    def attributes() -> list[tuple]:
        with open_state(worlds.store).cursor() as cursor:
            return cursor.execute("from record.attributes order by all").fetchall()

    worlds.load({"awards": AWARDS, "learners": "learner_id|college|pell\nana|arts|yes"})
    assert attributes() == [("ana", "college", "arts"), ("ana", "pell", "yes")]
    worlds.load({"learners": "learner_id|college\nana|law\nben|arts"})
    assert attributes() == [
        ("ana", "college", "law"),
        ("ana", "pell", "yes"),
        ("ben", "college", "arts"),
    ]
    worlds.load({"learners": "learner_id|college\nana|"})
    assert attributes() == [("ana", "pell", "yes"), ("ben", "college", "arts")]


def test_awards_without_an_id_are_known_by_what_they_say(worlds: Worlds):
    drawn = "learner_id|achievement_id|earned_on\nana|debate|2026-01-05"
    worlds.load({"awards": drawn})
    report = worlds.load({"awards": drawn + "\nana|debate|2026-01-06"})
    assert report.tables["awards"].unchanged == 1
    assert report.tables["awards"].new == 1


def test_sources_are_told_apart(worlds: Worlds):
    worlds.load({"awards": row(1)})
    other = row(1).replace("level\n", "level|source\n").replace("good", "good|moodle")
    assert worlds.load({"awards": other}).tables["awards"].new == 1


def test_a_rollback_publishes_the_state_before_as_a_new_one(worlds: Worlds):
    worlds.load({"awards": row(1, "good")})
    worlds.load({"awards": row(1, "better")})
    entry = roll_back(worlds.store)
    assert (entry.state, entry.of) == (3, 1)
    assert awards_of(worlds.store)[0][4] == "good"
    assert worlds.load({"awards": row(1, "better")}).state == 4
    assert awards_of(worlds.store)[0][4] == "better"


def test_undoing_an_undo_goes_further_back(worlds: Worlds):
    for level in ("first", "second", "third"):
        worlds.load({"awards": row(1, level)})
    roll_back(worlds.store)
    assert awards_of(worlds.store)[0][4] == "second"
    roll_back(worlds.store)
    assert awards_of(worlds.store)[0][4] == "first"
    with pytest.raises(StoreError, match="no earlier state"):
        roll_back(worlds.store)


def test_the_last_states_are_kept_and_named_ones_for_ever(worlds: Worlds):
    worlds.load({"awards": row(1, "0")})
    pin(worlds.store, "1", "Fall 2026 census")
    for level in range(1, KEEP + 3):
        worlds.load({"awards": row(1, str(level))})
    kept = sorted(int(p.stem) for p in (worlds.store / "states").iterdir())
    assert kept == [1, *range(4, KEEP + 4)]
    assert awards_of(worlds.store, "Fall 2026 census")[0][4] == "0"
    assert read_entry(Place(worlds.store), 2).counts["awards"] == 1
    with pytest.raises(StoreError, match="no state '2'"):
        open_state(worlds.store, "2")


def test_a_name_belongs_to_one_state(worlds: Worlds):
    worlds.load({"awards": row(1, "a")})
    worlds.load({"awards": row(1, "b")})
    pin(worlds.store, "1", "census")
    with pytest.raises(StoreError, match="names state 1"):
        pin(worlds.store, "2", "census")


def test_a_state_that_was_tampered_with_is_not_opened(worlds: Worlds):
    worlds.load({"awards": AWARDS})
    path = Place(worlds.store).state(1)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not what was published"):
        open_state(worlds.store.parent / "store")


def test_a_dry_run_publishes_nothing(worlds: Worlds):
    folder = worlds.folder({"awards": AWARDS})
    report = load(worlds.store, [folder], now=NOW, dry_run=True)
    assert report.counts["awards"] == 3
    with pytest.raises(StoreError, match="nothing is loaded"):
        open_state(worlds.store)


def test_set_aside_rows_are_counted_once_and_mended_ones_not(worlds: Worlds):
    bad = AWARDS + "\n 4|cyd|logic|never"
    folder = worlds.folder({"awards": bad})
    first = load(worlds.store, [folder], now=NOW)
    assert [f.line for f in first.set_aside] == [5]
    assert open_state(worlds.store).entry.set_aside == 1
    load(worlds.store, [folder], now=NOW)
    assert open_state(worlds.store).entry.set_aside == 1
    (folder / "awards.csv").write_text(
        (folder / "awards.csv").read_text().replace("never", "2026-03-01")
    )
    mended = load(worlds.store, [folder], now=NOW)
    assert (mended.counts["awards"], mended.set_aside) == (4, ())
    assert open_state(worlds.store).entry.set_aside == 0
