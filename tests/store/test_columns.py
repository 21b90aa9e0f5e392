"""Columns arrive apart: one that isn't there stays, an empty cell clears."""

import random
from pathlib import Path

import pytest

from analytics.findings import RefusedError
from analytics.model import TABLES
from analytics.store.identity import fingerprint
from analytics.store.load import load
from analytics.store.state import open_state
from analytics.table import Kind
from tests.conftest import NOW, Worlds, examples, write_table

KEY = ("award_id", "learner_id", "achievement_id", "earned_on")
SAID = {
    "earned_term": "F25",
    "issued_on": "2026-01-07",
    "claimed_on": "2026-01-08T10:00:00Z",
    "accepted": "true",
    "expires_on": "2030-01-01",
    "revoked_on": "2026-05-01T00:00:00+02:00",
    "revoked": "true",
    "activity_id": "act",
    "score": "87.5",
    "level": "good",
    "evidence_url": "https://example.org/e",
    "narrative": "It went, in short, well.",
    "assessed_by": "dean",
    "visibility": "private",
}
FACTS = ("learner", "achievement", "award", "first_earned", "step_completed")
PATHWAY = "pathway: pair\nof: [debate, logic]\n"


def drawn(columns: tuple[str, ...], said: dict[str, str], last: int = 4) -> str:
    rows = [
        "|".join(
            [
                str(n),
                f"L{n % 3}",
                "debate",
                f"2026-01-0{n + 1}",
                *(said[c] for c in columns),
            ]
        )
        for n in range(last)
    ]
    return "\n".join(["|".join((*KEY, *columns)), *rows])


def facts(store: Path) -> dict[str, list[str]]:
    with open_state(store).cursor() as cursor:
        return {name: fingerprint(cursor, "main", name) for name in FACTS}


def test_every_column_of_awards_is_drawn_here():
    told = {column.name for column in TABLES["awards"].columns}
    assert told == {*KEY, *SAID, "source"}


def test_files_with_a_column_each_make_one_state_in_any_order(tmp_path: Path):
    whole = tmp_path / "whole"
    write_table(whole, "awards", drawn(tuple(SAID), SAID))
    write_table(whole, "learners", "learner_id|name|college|pell\nL0|Lea|arts|yes")
    (whole / "pathways").mkdir()
    (whole / "pathways" / "pair.yaml").write_text(PATHWAY)
    load(tmp_path / "store", [whole], now=NOW)
    expected = facts(tmp_path / "store"), open_state(tmp_path / "store").entry.records
    parts = [whole / "pathways"]
    for column in SAID:
        parts.append(tmp_path / column)
        write_table(parts[-1], "awards", drawn((column,), SAID))
    for column, value in (("name", "Lea"), ("college", "arts"), ("pell", "yes")):
        parts.append(tmp_path / column)
        write_table(parts[-1], "learners", f"learner_id|{column}\nL0|{value}")
    for order in range(examples(3)):
        random.Random(order).shuffle(parts)
        one, several = tmp_path / f"one{order}", tmp_path / f"several{order}"
        load(one, parts, now=NOW)
        for part in parts:
            load(several, [part], now=NOW)
        for store in (one, several):
            assert (facts(store), open_state(store).entry.records) == expected


@pytest.mark.parametrize("column", SAID)
def test_an_empty_cell_clears_its_column_and_no_other(worlds: Worlds, column: str):
    def stored() -> dict[str, object]:
        with open_state(worlds.store).cursor() as cursor:
            found = cursor.execute("from record.awards order by award_id")
            names = [described[0] for described in found.description]
            return dict(zip(names, found.fetchone() or (), strict=True))

    worlds.load({"awards": drawn(tuple(SAID), SAID, 1)})
    before = stored()
    report = worlds.load({"awards": drawn((column,), {column: ""}, 1)})
    cleared = {name for name, _ in TABLES["awards"].column(column).physical}
    assert report.tables["awards"].changed == 1
    assert stored() == before | dict.fromkeys(cleared)
    assert any(before[name] is not None for name in cleared)


def test_a_day_that_replaces_an_instant_forgets_it(worlds: Worlds):
    rows = [column for column in TABLES["awards"].columns if column.kind is Kind.MOMENT]
    assert len(rows) == 5
    head = "award_id|learner_id|achievement_id|earned_on\n1|ana|debate|"
    worlds.load({"awards": head + "2026-01-05T23:30:00Z"})
    assert worlds.load({"awards": head + "2026-01-05"}).tables["awards"].changed == 1
    with open_state(worlds.store).cursor() as cursor:
        told = "select earned_on::varchar, earned_at from record.awards"
        assert cursor.execute(told).fetchall() == [("2026-01-05", None)]


def test_one_row_in_two_sources_is_one_row_with_the_columns_of_both(worlds: Worlds):
    head = "award_id|learner_id|achievement_id|earned_on"
    one = worlds.folder({"awards": f"{head}|level\n1|ana|debate|2026-01-05|good"})
    two = worlds.folder({"awards": f"{head}|score\n1|ana|debate|2026-01-05|90"})
    report = load(worlds.store, [one, two], now=NOW)
    assert (report.tables["awards"].new, report.tables["awards"].repeated) == (1, 1)
    with open_state(worlds.store).cursor() as cursor:
        told = "select level, score from record.awards"
        assert cursor.execute(told).fetchall() == [("good", 90.0)]
    for again in ([one], [two], [two, one]):
        assert not load(worlds.store, again, now=NOW).published


def test_one_row_as_a_day_and_as_an_instant_is_refused_in_one_load(worlds: Worlds):
    head = "award_id|learner_id|achievement_id|earned_on\n1|ana|debate|"
    one = worlds.folder({"awards": head + "2026-01-05"})
    two = worlds.folder({"awards": head + "2026-01-05T10:00:00Z"})
    with pytest.raises(RefusedError, match="the same identity"):
        load(worlds.store, [one, two], now=NOW)


def test_one_award_id_in_two_sources_is_two_awards(worlds: Worlds):
    head = "source|award_id|learner_id|achievement_id|earned_on\n"
    both = "moodle|1|ana|debate|2026-01-05\n|1|ana|debate|2026-01-05\n"
    named = "native|1|ana|debate|2026-01-05"  # what an empty source is
    report = worlds.load({"awards": head + both + named})
    assert (report.counts["awards"], report.tables["awards"].repeated) == (2, 1)


def test_ids_are_kept_as_written(worlds: Worlds):
    """But for blanks around them, words for nothing, and what is too long for an id."""
    kept = ["007", "7", "7.0", "a b", "日本 語", "Ana", "ana"]
    others = [" 7", "é" * 30_000, "NULL"]  # trimmed to 7; set aside; set aside
    rows = "\n".join(f"{name},debate,2026-01-05" for name in [*kept, *others])
    path = worlds.root / "awards.csv"
    path.write_text(f"learner_id,achievement_id,earned_on\n{rows}\n", encoding="utf-8")
    report = load(worlds.store, [path], now=NOW)
    assert (report.counts["learners"], len(report.set_aside)) == (len(kept), 2)
    with open_state(worlds.store).cursor() as cursor:
        found = cursor.execute("select learner_id from learner").fetchall()
    assert {name for (name,) in found} == set(kept)
