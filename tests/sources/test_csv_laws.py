"""Whatever Python's csv writes is read back, cell by cell, with the right lines."""

import csv
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.sources.csv_sheet import open_csv
from analytics.sources.limits import LIMITS
from analytics.sources.streams import Given, Tally
from tests.conftest import examples

CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    | st.sampled_from(',"\n\t é漢🎓'),
    max_size=12,
)


def given_bytes(data: bytes) -> Given:
    size = len(data)
    return Given("", "x.csv", size, size, lambda _given: io.BytesIO(data))


def read(data: bytes, block: int) -> list[tuple[int, tuple[str, ...]]]:
    limits = replace(LIMITS, block=block)
    sheet = open_csv(given_bytes(data), Tally(), limits)
    width = len(sheet.header)
    found = []
    for batch in sheet.rows(range(width)):
        columns = [batch.column(f"c{i}").to_pylist() for i in range(width)]
        cells = zip(*columns, strict=True)
        found += zip(batch.column("line").to_pylist(), cells, strict=True)
    return found


def written(
    rows: list[tuple[str, ...]], width: int, ending: str, quoting: int
) -> tuple[bytes, list[tuple[int, tuple[str, ...]]]]:
    """Return the file, and each row with the line on which it starts."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=ending, quoting=quoting)
    writer.writerow([f"h{i}" for i in range(width)])
    expected = []
    for row in rows:
        expected.append((out.getvalue().count("\n") + 1, row))
        writer.writerow(row)
    return out.getvalue().encode(), expected


@settings(max_examples=examples(150), deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.tuples(
            st.just(width), st.lists(st.tuples(*[CELLS] * width), max_size=8)
        )
    ),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    st.sampled_from((1, 7, 64, 1_000_000)),
)
def test_what_python_writes_is_read_back(table, ending, quoting, block):
    width, rows = table
    data, expected = written(rows, width, ending, quoting)
    assert read(data, block) == expected


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=60), st.sampled_from((1, 5, 1_000)))
def test_arbitrary_bytes_are_read_or_refused(tail, block):
    data = b"h0,h1\na,b\n" + tail
    try:
        rows = read(data, block)
    except RefusedError:
        return
    python = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [cells for _, cells in rows] == [tuple(row) for row in python[1:] if row]


@settings(max_examples=examples(100), deadline=None)
@given(st.text(',"\n\rab', max_size=40))
def test_blocks_change_nothing(text):
    data = b"h0,h1\n" + text.encode()
    outcomes = []
    for block in (1, 3, 10, 1_000):
        try:
            outcomes.append(read(data, block))
        except RefusedError:
            outcomes.append("refused")
    assert all(outcome == outcomes[0] for outcome in outcomes)
