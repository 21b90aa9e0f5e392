"""Writing: the same bytes from the same seed, and nobody else's folder touched."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.sample.write import write_programme

ROOT = Path(__file__).resolve().parents[2]
ALL = {
    "learners",
    "identities",
    "merges",
    "programs",
    "achievements",
    "activities",
    "awards",
    "assessments",
    "shares",
    "views",
    "terms",
    "enrollments",
    "completions",
    "declared",
    "advisors",
    "directors",
}


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_file_that_an_institution_has_is_written(tmp_path):
    write_programme(tmp_path, learners=40)
    assert {path.stem for path in tmp_path.glob("*.csv")} == ALL
    assert len(list((tmp_path / "pathways").glob("*.yaml"))) == 16
    assert "Nobody in it exists" in (tmp_path / "SYNTHETIC.md").read_text()


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    write_programme(tmp_path / "one", learners=250, seed=7)
    write_programme(tmp_path / "two", learners=250, seed=7)
    assert _hashes(tmp_path / "one") == _hashes(tmp_path / "two")


@pytest.mark.parametrize("hash_seed", ["0", "77"])
def test_bytes_do_not_depend_on_the_hash_seed(tmp_path, hash_seed):
    write_programme(tmp_path / "here", learners=60, seed=3)
    code = (
        "from pathlib import Path; from analytics.sample.write import write_programme;"
        f"write_programme(Path({str(tmp_path / 'there')!r}), learners=60, seed=3)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert _hashes(tmp_path / "here") == _hashes(tmp_path / "there")


def test_another_seed_gives_other_people_and_the_same_programme(tmp_path):
    write_programme(tmp_path / "one", learners=100, seed=1)
    write_programme(tmp_path / "two", learners=100, seed=2)
    one, two = _hashes(tmp_path / "one"), _hashes(tmp_path / "two")
    same = {name for name in one if one[name] == two[name]}
    fixed = {"terms.csv", "achievements.csv", "activities.csv", "directors.csv"}
    assert same == fixed | {name for name in one if name.startswith("pathways/")}


@pytest.mark.parametrize("learners", [1, 2, 17])
def test_very_few_learners_are_enough(tmp_path, learners):
    planted = write_programme(tmp_path, learners=learners)
    lines = (tmp_path / "learners.csv").read_text().splitlines()
    assert len(lines) == learners + 1
    assert planted.learners == learners


@pytest.mark.parametrize("learners", [0, -5, 10_000_000])
def test_a_number_that_makes_no_sample_is_refused(tmp_path, learners):
    with pytest.raises(ValueError, match="from 1 to 9,999,999"):
        write_programme(tmp_path / "new", learners=learners)
    assert not (tmp_path / "new").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="holds other files"):
        write_programme(tmp_path, learners=20)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_real_programme_folder_is_left_alone(tmp_path):
    (tmp_path / "awards.csv").write_text("learner_id\n1\n")
    with pytest.raises(FileExistsError, match="holds other files"):
        write_programme(tmp_path, learners=20)
    assert (tmp_path / "awards.csv").read_text() == "learner_id\n1\n"


def test_a_file_added_to_a_sample_is_not_deleted(tmp_path):
    write_programme(tmp_path, learners=20)
    (tmp_path / "pathways" / "mine.yaml").write_text("pathway: mine")
    with pytest.raises(FileExistsError, match="holds other files"):
        write_programme(tmp_path, learners=20)
    assert (tmp_path / "pathways" / "mine.yaml").exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "sample").write_text("a file")
    with pytest.raises(FileExistsError, match="is a file"):
        write_programme(tmp_path / "sample", learners=20)


def test_an_earlier_sample_is_replaced(tmp_path):
    write_programme(tmp_path / "one", learners=50, seed=1)
    write_programme(tmp_path / "one", learners=30, seed=2)
    write_programme(tmp_path / "two", learners=30, seed=2)
    assert _hashes(tmp_path / "one") == _hashes(tmp_path / "two")


def test_progress_tells_the_learners_done(tmp_path):
    told: list[tuple[int, int]] = []
    write_programme(
        tmp_path, learners=50, block=20, progress=lambda *done: told.append(done)
    )
    assert told == [(20, 50), (40, 50), (50, 50)]
