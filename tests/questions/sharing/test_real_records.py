"""The link-sharing ladder of real records: badges for links that others followed.

Counts and median days are those of the data set's own SOURCES.md, which takes each
badge's first award. As they stand, many learners earn the first badge again, and every
award of it starts a try of its own: the same learners, fewer days.
"""

import csv
import gzip
from pathlib import Path

import pytest

from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Question, Step
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW
from tests.questions.steps.test_real_records import DAY, MAPPING, site

TRAVEL = "stackexchange_travel_2017"
LADDER = ("Announcer", "Booster", "Publicist")
QUESTION = Question(tuple(Step((Part(badge),)) for badge in LADDER))

pytestmark = pytest.mark.shared


def write_firsts(source: Path, target: Path) -> None:
    """Write the first award of each badge of the ladder to each learner."""
    firsts: dict[tuple[str, str], dict[str, str]] = {}
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["UserId"], row["Name"]
            if row["Name"] in LADDER and (
                key not in firsts or row["Date"] < firsts[key]["Date"]
            ):
                firsts[key] = row
    with gzip.open(target, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, next(iter(firsts.values())))
        writer.writeheader()
        writer.writerows(firsts.values())


def test_the_ladder_of_first_awards(shared: Path, tmp_path: Path):
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING.read_text().split("learners:")[0])
    badges = tmp_path / "badges.csv.gz"
    write_firsts(shared / "data" / TRAVEL / "badges.csv.gz", badges)
    load(tmp_path / "store", [badges], mapping=mapping, now=NOW)
    rows = steps(open_state(tmp_path / "store"), Scope(), QUESTION).rows
    assert [row.learners for row in rows] == [73, 5, 2]
    days = [row.median_seconds_from_previous for row in rows[1:]]
    assert [round((seconds or 0) / DAY, 2) for seconds in days] == [255.52, 32.67]


def test_the_same_learners_climb_it_where_every_award_counts(
    shared: Path, tmp_path: Path
):
    rows = steps(site(shared, tmp_path, TRAVEL), Scope(), QUESTION).rows
    assert [row.learners for row in rows] == [73, 5, 2]
