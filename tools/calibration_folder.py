"""A drawn world as a programme folder, as an institution would deliver it."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tools.calibration_world import World, grades

TERMS = {
    "F22": ("fall", date(2022, 8, 22), date(2022, 9, 5), date(2022, 12, 16)),
    "S23": ("spring", date(2023, 1, 17), date(2023, 1, 30), date(2023, 5, 12)),
    "F23": ("fall", date(2023, 8, 21), date(2023, 9, 4), date(2023, 12, 15)),
    "S24": ("spring", date(2024, 1, 16), date(2024, 1, 29), date(2024, 5, 10)),
}
WORKED_ON = (date(2022, 11, 1), date(2023, 3, 15), date(2023, 11, 1))
ISSUED_LATE = {2: date(2023, 10, 2), 3: date(2024, 2, 20)}  # in which term
CLAIMED_LATE = date(2023, 10, 16)
STUDIES = np.array(["art", "biology", "commerce", "nursing"])

_Columns = dict[str, object]


def write(world: World, folder: Path) -> Path:
    """Write a world as a programme folder of Parquet files."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = np.array([f"l{number}" for number in range(world.programme.size)])
    for name, columns in {
        "learners": _learners(world, ids),
        "terms": _terms(),
        "programs": _programs(world, ids),
        "enrollments": _enrollments(world, ids),
        "awards": _awards(world, ids),
    }.items():
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    return folder


def _learners(world: World, ids: np.ndarray) -> _Columns:
    people = world.people
    known = {
        "learner_id": ids,
        "entry_term": np.full(ids.size, "F22"),
        "entry_type": np.full(ids.size, "first-time"),
        "preparation": people.preparation.astype(int).astype(str),
        "first_generation": np.where(people.first, "yes", "no"),
        "aid": np.where(people.aid, "yes", "no"),
        "programme": np.char.add("p", people.programme.astype(str)),
    }
    if not world.kind.by_section:
        return {**known}
    return {**known, "section": np.char.add("s", people.section.astype(str))}


def _terms() -> _Columns:
    parts = list(zip(*TERMS.values(), strict=True))
    names = ("season", "starts_on", "census_on", "ends_on")
    return {
        "term_id": list(TERMS),
        **{name: list(part) for name, part in zip(names, parts, strict=True)},
    }


def _programs(world: World, ids: np.ndarray) -> _Columns:
    return {
        "learner_id": ids,
        "term_id": np.full(ids.size, "F22"),
        "program": STUDIES[world.people.study],
        "level": np.full(ids.size, "undergraduate"),
    }


def _enrollments(world: World, ids: np.ndarray) -> _Columns:
    """Tell of all terms that are asked about: not of the last."""
    who, term = np.nonzero(world.there[:, :-1])
    had = world.at_once & (world.worked >= 0)
    points = [
        grades(world.kind, world.people, had & (world.worked <= place))
        for place in range(len(TERMS) - 1)
    ]
    return {
        "learner_id": ids[who],
        "term_id": np.array(list(TERMS))[term],
        "load": np.where(world.people.full[who], "full", "part"),
        "credits": np.where(world.people.full[who], 15.0, 6.0),
        "gpa": np.stack(points, axis=1).round(2)[who, term],
    }


def _awards(world: World, ids: np.ndarray) -> _Columns:
    who = np.flatnonzero(world.ever)
    earned = np.array(WORKED_ON, dtype="datetime64[D]")[world.worked[who]]
    late = np.datetime64(ISSUED_LATE[world.kind.late])
    issued = np.where(world.at_once[who], earned, late)
    awards: _Columns = {
        "learner_id": ids[who],
        "achievement_id": np.full(who.size, "badge"),
        "earned_on": earned,
    }
    if world.kind.has_issue_days:
        awards["issued_on"] = issued
    if world.kind.claims_late is not None:
        awards["claimed_on"] = _claimed(world, who, issued)
    return awards


def _claimed(world: World, who: np.ndarray, issued: np.ndarray) -> np.ndarray:
    """Return the day of claiming; not at all: whoever is gone by the late one."""
    late = np.maximum(np.datetime64(CLAIMED_LATE), issued)
    late = np.where(world.there[who, 2], late, np.datetime64("NaT"))
    return np.where(world.claims_late[who], late, issued + np.timedelta64(3, "D"))
