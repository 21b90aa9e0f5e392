"""``cairn show outcome``: refusals in a sentence, and the researcher's zip."""

import io
import zipfile

import pytest

from tests.conftest import Worlds
from tests.questions.outcome.adjusted_world import UNEVEN, world

ASKED = ("show", "outcome", "--as-of", "2025-12-01", "--exposure", "achievement:debate")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    worlds = Worlds(tmp_path_factory.mktemp("outcome"))
    worlds.load(world(UNEVEN))
    return worlds.store


def test_several_outcomes_and_what_was_so_at_entry(cairn, store):
    ran = cairn(
        *ASKED, "--store", store, "--at-entry", "college", "--outcome", "next-fall",
        "--outcome", "term+1", "--format", "json",
    )  # fmt: skip
    fair = [row for row in ran.json["rows"] if row["analysis"] == "adjusted"]
    assert [row["outcome"] for row in fair] == ["next-fall", "term+1"]
    assert {round(row["difference"], 6) for row in fair} == {0.125}
    assert {row["comparisons"] for row in fair} == {2}


def test_an_attribute_without_a_date_is_refused_in_a_sentence(cairn, store):
    ran = cairn(*ASKED, "--store", store, "--adjust", "college")
    assert ran.status == 2
    assert "'college' has no date" in ran.err and "--at-entry college" in ran.err


def test_the_appendix_is_written(cairn, store, tmp_path):
    file = tmp_path / "appendix.zip"
    ran = cairn(*ASKED, "--store", store, "--appendix", file)
    assert ran.status == 0 and "groups" in ran.out.lower()
    names = zipfile.ZipFile(io.BytesIO(file.read_bytes())).namelist()
    assert "appendix/comparisons.csv" in names and "appendix/README.md" in names
    nowhere = cairn(*ASKED, "--store", store, "--appendix", tmp_path / "no" / "a.zip")
    assert nowhere.status == 3
