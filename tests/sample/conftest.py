"""One sample for all tests of its laws: small, but with everything in it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from analytics.sample.planted import Planted
from analytics.sample.write import write_programme


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    """Write a sample of 1,500 learners, in three blocks."""
    folder = tmp_path_factory.mktemp("sample") / "programme"
    return folder, write_programme(folder, learners=1_500, block=600)


@pytest.fixture(scope="session")
def tables(sample: tuple[Path, Planted]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open every file of the sample as a table of texts."""
    with duckdb.connect() as connection:
        for file in sorted(sample[0].glob("*.csv")):
            connection.execute(
                f"create table {file.stem} as"
                f" select * from read_csv('{file}', all_varchar = true)"
            )
        yield connection


@pytest.fixture
def ask(tables: duckdb.DuckDBPyConnection):
    """Ask for the one number that a query gives."""

    def asked(query: str) -> int:
        row = tables.execute(query).fetchone()
        assert row is not None
        return row[0]

    return asked
