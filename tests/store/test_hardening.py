"""A state that is open for reading reaches no file, no network and no setting."""

from pathlib import Path

import duckdb
import pytest

from tests.conftest import Worlds

AWARDS = "learner_id|achievement_id|earned_on\nana|debate|2026-01-05"


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '{there}/out.csv'",
        "export database '{there}/out'",
        "copy t from '{there}/in.csv'",
        "from read_csv('{there}/in.csv')",
        "from '{there}/in.csv'",
        "from read_text('{there}/in.csv')",
        "from read_blob('/etc/hostname')",
        "from read_parquet('https://example.org/x.parquet')",
        "from glob('{there}/*')",
        "attach '{there}/other.duckdb'",
        "attach ':memory:' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '64GB'",
        "set temp_directory = '{there}'",
        "set lock_configuration = false",
        "reset memory_limit",
        "create persistent secret s (type s3)",
        "create table main.mine as select 1",
        "update record.awards set learner_id = 'ben'",
        "delete from record.awards",
        "drop table award",
    ],
)
def test_a_reader_can_neither_reach_out_nor_write(
    worlds: Worlds, tmp_path: Path, statement: str
):
    (tmp_path / "in.csv").write_text("a\n1\n")
    state = worlds.state({"awards": AWARDS})
    before = sorted(tmp_path.rglob("*"))
    with state.cursor() as cursor:
        cursor.execute("create temp table t (a integer)")
        with pytest.raises(duckdb.Error):
            cursor.execute(statement.format(there=tmp_path)).fetchall()
    assert sorted(tmp_path.rglob("*")) == before
    with state.cursor() as cursor:
        assert cursor.execute("select learner_id from record.awards").fetchall() == [
            ("ana",)
        ]


def test_memory_and_room_on_disk_are_bounded(worlds: Worlds):
    state = worlds.state({"awards": AWARDS})
    with state.cursor() as cursor:
        told = dict(
            cursor.execute(
                """select name, value from duckdb_settings() where name in
                ('memory_limit', 'max_temp_directory_size', 'lock_configuration')"""
            ).fetchall()
        )
    assert told["memory_limit"] == "1.8 GiB"  # 2 GB
    assert told["max_temp_directory_size"] == "7.4 GiB"  # 8 GB
    assert told["lock_configuration"] == "true"


def test_what_one_cursor_keeps_no_other_sees(worlds: Worlds):
    state = worlds.state({"awards": AWARDS})
    with state.cursor() as one, state.cursor() as other:
        one.execute("create temp table mine as select 1 as a")
        with pytest.raises(duckdb.CatalogException):
            other.execute("from mine")
