"""Parquet holds typed cells; they are read by the very same rules."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.sources.limits import LIMITS
from tests.conftest import examples

IDS = {"learner_id": ["1", "2"], "achievement_id": ["b", "b"]}
DAYS = [date(2026, 3, 1), date(2026, 3, 2)]


def parquet(columns, **options) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


def test_typed_cells_become_what_their_text_would(door):
    instants = [datetime(2026, 3, 1, 10), None]
    columns = {
        "learner_id": pa.array([7, 8], pa.int32()),
        "achievement_id": pa.array(["b", "b"]).dictionary_encode(),
        "earned_on": pa.array(DAYS, pa.date32()),
        "issued_on": pa.array(instants, pa.timestamp("us")),
        "claimed_on": pa.array(instants, pa.timestamp("ns", "America/Chicago")),
        "score": pa.array([1.5, None], pa.float64()),
        "revoked": pa.array([True, None], pa.bool_()),
        "level": pa.array([Decimal("1.50"), None], pa.decimal128(5, 2)),
        "narrative": pa.nulls(2),
    }
    door.take("awards.parquet", parquet(columns))
    names = "learner_id, achievement_id, earned_on, earned_at, issued_at, claimed_at"
    names += ", score, revoked, level, narrative, line"
    assert door.ask(f"select {names} from incoming.awards order by line") == [
        ("7", "b", DAYS[0], None, instants[0], instants[0], 1.5, True, "1.50", None, 1),
        ("8", "b", DAYS[1], None, None, None, None, None, None, None, 2),
    ]


def test_rows_are_counted_across_row_groups(door):
    columns = {"learner_id": [f"L{i}" for i in range(50)]}
    door.take("learners.parquet", parquet(columns, row_group_size=7))
    wrong = "from incoming.learners where learner_id <> 'L' || (line - 1)"
    assert door.ask(f"select count(*) {wrong}") == [(0,)]


def test_a_bad_cell_is_said_with_its_row(door):
    columns = IDS | {"earned_on": ["2026-03-01", "soon"]}
    (finding,) = door.take("awards.parquet", parquet(columns)).set_aside
    assert str(finding).startswith("awards.parquet, row 2, column earned_on: not ISO")


@pytest.mark.parametrize(
    ("column", "cells", "said"),
    [
        ("narrative", [["a"], ["b"]], "holds lists, records or bytes"),
        ("narrative", [{"a": 1}, None], "holds lists, records or bytes"),
        ("narrative", [b"a", b"b"], "holds lists, records or bytes"),
        ("narrative", ["a", "b\x00"], "row 2, column narrative: control character"),
        ("narrative", ["a" * 65_537, "b"], "row 1, column narrative: field longer"),
        ("prize", ["a", "b"], "unknown column prize"),
    ],
)
def test_what_is_wrong_with_a_parquet_file_refuses_it(door, column, cells, said):
    columns = IDS | {"earned_on": DAYS, column: cells}
    assert said in door.refused("awards.parquet", parquet(columns))


def test_a_damaged_file_is_refused(door):
    data = parquet(IDS | {"earned_on": DAYS})
    assert "can't be read as Parquet" in door.refused("awards.parquet", data[:-20])
    assert "can't be read as Parquet" in door.refused("awards.parquet", b"PAR1")


def test_what_parquet_unfolds_to_is_counted(door):
    columns = {"learner_id": ["x" * 1_000] * 1_000}
    said = door.refused(
        "learners.parquet", parquet(columns), limits=replace(LIMITS, total=100_000)
    )
    assert "the load is larger than 100,000 bytes" in said


def test_an_instant_in_another_zone_keeps_its_moment(door):
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    kind = pa.timestamp("ms", "Asia/Tokyo")
    columns = IDS | {"earned_on": pa.array([moment, moment], kind)}
    door.take("awards.parquet", parquet(columns))
    sql = "select distinct earned_on, earned_at from incoming.awards"
    assert door.ask(sql) == [(date(2026, 3, 1), moment.replace(tzinfo=None))]


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_file_with_a_changed_byte_is_read_or_refused(door, data):
    whole = bytearray(parquet(IDS | {"earned_on": DAYS}))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    try:
        delivery = door.take("awards.parquet", bytes(whole))
    except RefusedError:
        return
    assert delivery.files[0].rows > 0


# One id of nine letters in 10,000 rows: with the comma behind each, 100,000 bytes of
# text, in a file of about one thousand.
ALIKE = {"learner_id": ["abcdefghi"] * 10_000}


@pytest.mark.parametrize(("least", "is_taken"), [(100_000, True), (99_999, False)])
def test_rows_that_unfold_too_far_are_refused(door, least, is_taken):
    data = parquet(ALIKE)
    limits = replace(LIMITS, ratio_from=least, ratio=2)
    assert len(data) < 2_000
    if is_taken:
        assert (
            door.take("learners.parquet", data, limits=limits).files[0].rows == 10_000
        )
    else:
        said = door.refused("learners.parquet", data, limits=limits)
        assert "unpacks to more than 2 times its size" in said


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        # By its own word: 60 million rows, each of a comma; no row is made of it.
        ({"learner_id": pa.nulls(60_000_000, pa.string())}, {}),
        # Cells that are as long as they may be, the same in 2,000 rows: 120 MB.
        ({"learner_id": ["L"] * 2_000, "name": ["n" * 60_000] * 2_000}, {}),
        # The same, each written out.
        (
            {"learner_id": ["L"] * 2_000, "name": ["n" * 60_000] * 2_000},
            {"use_dictionary": False, "compression": "zstd"},
        ),
    ],
    ids=["rows", "cells", "pages"],
)
def test_a_small_file_of_much_is_refused_before_it_is_kept(door, columns, options):
    data = parquet(columns, **options)
    assert len(data) < 200_000
    pool = pa.default_memory_pool()
    before = pool.bytes_allocated()
    said = door.refused("learners.parquet", data)
    assert "unpacks to more than 200 times its size: stopped" in said
    assert pool.bytes_allocated() - before < 1_000_000


def test_long_cells_come_in_pieces_and_none_is_lost(door):
    """Ten rows of 101 bytes, with the comma: two to a piece of 250."""
    columns = {
        "learner_id": [f"L{number}" for number in range(10)],
        "name": [f"{number}" * 98 for number in range(10)],
    }
    limits = replace(LIMITS, batch=250)
    door.take("learners.parquet", parquet(columns), limits=limits)
    found = door.ask("select learner_id, name, line from incoming.learners order by 3")
    assert found == [(f"L{n}", f"{n}" * 98, n + 1) for n in range(10)]
