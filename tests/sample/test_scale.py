"""Few or many learners: the same programme, kinds of people, and rates."""

import csv
from pathlib import Path

import numpy as np
import pytest

from analytics.sample.block import live
from analytics.sample.plan import read_plan
from analytics.sample.planted import Planted
from analytics.sample.write import write_programme

KINDS = [
    "stop-outs who returned",
    "entered transfer",
    "entered graduate",
    "entered dual-enrolment",
    "entered non-degree",
    "entered readmitted",
    "studied part time",
    "double majors",
    "changed major",
    "withdrawals",
    "leaves",
    "degrees",
    "merged ids",
    "former names",
    "directory opt-outs",
    "deaths",
    "retroactive",
    "revoked on a day",
    "expired",
    "earned again",
    "work met",
    "work not-met",
    "work waiting",
    "declared",
    "shares",
    "views",
]


@pytest.fixture(scope="module", params=[300, 3_000])
def written(request, tmp_path_factory) -> tuple[Path, Planted]:
    folder = tmp_path_factory.mktemp("scale") / str(request.param)
    return folder, write_programme(folder, learners=request.param)


def _column(path: Path, column: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


@pytest.mark.parametrize("kind", KINDS)
def test_all_kinds_of_people_and_records_are_there(written, kind):
    assert written[1].counts[kind] > 0


def test_every_major_and_every_badge_is_there(written):
    folder, planted = written
    majors = {major.name for major in read_plan().majors}
    assert set(_column(folder / "programs.csv", "program")) == majors
    awarded = set(_column(folder / "awards.csv", "achievement_id"))
    known = set(_column(folder / "achievements.csv", "achievement_id"))
    assert awarded <= known
    assert planted.learners < 1_000 or awarded == known


def test_rows_grow_with_the_learners(written):
    planted = written[1]
    assert 3 < planted.counts["awards"] / planted.learners < 8
    assert 0.5 < planted.counts["shares"] / planted.learners < 2
    assert 2 < planted.counts["view rows"] / planted.learners < 8


def test_a_block_stands_alone():
    plan, index = read_plan(), np.arange(200, 400)
    alone = live(plan, 5, 1_000, 1, index)
    after = [live(plan, 5, 1_000, n, np.arange(n * 200, n * 200 + 200)) for n in (0, 1)]
    assert alone.award_ids.tolist() == after[1].award_ids.tolist()
    assert alone.awards.earned_on.tolist() == after[1].awards.earned_on.tolist()
    assert alone.award_ids.tolist() != after[0].award_ids.tolist()


def test_one_in_so_many_does_not_depend_on_the_blocks(tmp_path):
    whole = write_programme(tmp_path / "whole", learners=600, seed=4)
    parts = write_programme(tmp_path / "parts", learners=600, seed=4, block=130)
    for kind in ("merged ids", "former names", "directory opt-outs", "deaths"):
        assert whole.counts[kind] == parts.counts[kind]
