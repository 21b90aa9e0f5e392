"""Programmes in which badges change nothing: what is found there is a mistake.

Everybody enters in the same fall. Each term 12 in 100 of those enrolled leave for good,
and 15 in 100 of those without the badge earn it, the one independent of the other.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

LEAVE, EARN = 0.12, 0.15
TERMS = 9  # the censuses at which enrolment is seen: after 0, 1, … 8 terms
EARLY = 2  # the terms whose badges may be issued late
ISSUED_LATE = 5  # the census at which who is still enrolled is issued them
FIRST_FALL = 2018


@dataclass(frozen=True)
class Programme:
    """Learners by row: terms survived, term of earning (-1: never), issued late.

    ``stayed`` is how many terms they were enrolled on (TERMS - 1: to the end);
    ``is_lost``: earned early, to be issued late, and gone by then.
    """

    stayed: np.ndarray
    earned: np.ndarray
    is_late: np.ndarray
    is_lost: np.ndarray


def programme(learners: int, seed: int, late: float = 0.0) -> Programme:
    """Draw a programme; ``late`` is the share of early badges that are issued late."""
    chance = np.random.default_rng(seed)
    stayed = np.minimum(chance.geometric(LEAVE, learners) - 1, TERMS - 1)
    earned = chance.geometric(EARN, learners) - 1
    earned = np.where(earned <= np.minimum(stayed, TERMS - 2), earned, -1)
    waits = (earned >= 0) & (earned < EARLY) & (chance.random(learners) < late)
    is_there = stayed >= ISSUED_LATE
    return Programme(stayed, earned, waits & is_there, waits & ~is_there)


def census(term: int) -> date:
    """Return the census of a term, counted from 0."""
    year, is_spring = FIRST_FALL + (term + 1) // 2, term % 2
    return date(year, 1, 28) if is_spring else date(year, 9, 10)


def write(folder: Path, drawn: Programme, by_earning: bool = False) -> Path:
    """Write it as a programme folder; ``by_earning``: as if issued when earned."""
    folder.mkdir(parents=True)
    _write(folder / "terms.csv", _terms())
    _write(folder / "enrollments.csv", _enrollments(drawn))
    _write(folder / "awards.csv", _awards(drawn, by_earning))
    return folder


def _terms() -> list[str]:
    rows = ["term_id,starts_on,census_on,ends_on,season"]
    for term in range(TERMS):
        on = census(term)
        span = (on - timedelta(14), on, on + timedelta(90))
        season = "spring" if term % 2 else "fall"
        rows.append(",".join([f"t{term}", *map(str, span), season]))
    return rows


def _enrollments(drawn: Programme) -> list[str]:
    rows = ["learner_id,term_id"]
    for learner, stayed in enumerate(drawn.stayed):
        rows += [f"L{learner},t{term}" for term in range(stayed + 1)]
    return rows


def _awards(drawn: Programme, by_earning: bool) -> list[str]:
    rows = ["learner_id,achievement_id,earned_on,issued_on"]
    # What lets the question be asked as of the end: somebody who is in no cohort.
    rows.append(f"nobody,other,{census(TERMS - 1) + timedelta(1)},")
    late = census(ISSUED_LATE) + timedelta(1)
    for learner in np.flatnonzero((drawn.earned >= 0) & ~drawn.is_lost):
        on = census(int(drawn.earned[learner])) + timedelta(30)
        issued = late if drawn.is_late[learner] and not by_earning else on
        rows.append(f"L{learner},badge,{on},{issued}")
    return rows


def _write(path: Path, rows: list[str]) -> None:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
