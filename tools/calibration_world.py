"""Programmes that never were, with an effect that is known: what calibration runs on.

Every learner enters in fall 2022. What is known of them at entry (preparation, load,
first generation, aid, programme of study) bears on earning the badge and on staying:
confounding, all of it observed. Staying has a step in it that no straight line has.
Work for the badge is done in any term; for six in ten it is issued at once. On 20
February 2024 it is issued for all earlier work, to those who were then enrolled and to
nobody else: retroactive issuing to survivors. From the day of issue on, and not before,
it adds ``effect`` to the chance of returning at the next regular term. Nothing unseen
plays a part.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

TERMS = {
    "F22": ("fall", date(2022, 8, 22), date(2022, 9, 5), date(2022, 12, 16)),
    "S23": ("spring", date(2023, 1, 17), date(2023, 1, 30), date(2023, 5, 12)),
    "F23": ("fall", date(2023, 8, 21), date(2023, 9, 4), date(2023, 12, 15)),
    "S24": ("spring", date(2024, 1, 16), date(2024, 1, 29), date(2024, 5, 10)),
}
WORKED_ON = (date(2022, 11, 1), date(2023, 3, 15), date(2023, 11, 1))
LATE = date(2024, 2, 20)
AT_ONCE = 0.6
PREPARED = 60  # below it learners stay much less: a step that no straight line has
STUDIES = np.array(["art", "biology", "commerce", "nursing"])
LEANING = np.array([0.4, 0.0, -0.2, -0.5])


@dataclass(frozen=True)
class World:
    """What was drawn: arrays with a place for each learner; terms from 0.

    ``programme`` counts from 0. ``there`` says who was enrolled at each term's census
    (learners by terms). ``worked`` is the term in which the work was done, -1 never;
    ``at_once`` whether the badge was then issued. ``gain`` is how much being issued it
    by the landmark adds to the chance of returning in fall 2023: what both potential
    outcomes of the same learner differ by.
    """

    programme: np.ndarray
    preparation: np.ndarray
    full: np.ndarray
    first: np.ndarray
    aid: np.ndarray
    study: np.ndarray
    grades: np.ndarray
    there: np.ndarray
    worked: np.ndarray
    at_once: np.ndarray
    gain: np.ndarray

    @property
    def exposed(self) -> np.ndarray:
        """Who had been issued the badge by the landmark, the census of spring 2023."""
        return np.asarray((self.worked == 0) & self.at_once)

    @property
    def ever(self) -> np.ndarray:
        """Who has the badge when the record ends, whenever it was issued."""
        return np.asarray((self.worked >= 0) & (self.at_once | self.there[:, 3]))

    def truth(self, programmes: int) -> np.ndarray:
        """Return the true effect on the exposed at the landmark, by programme."""
        who = self.exposed & self.there[:, 1]
        place = self.programme[who]
        total = np.bincount(place, weights=self.gain[who], minlength=programmes)
        return total / np.bincount(place, minlength=programmes)


def drawn(seed: int, programmes: int, learners: int, effect: float) -> World:
    """Draw so many programmes of so many learners; the same seed, the same world."""
    chance = np.random.default_rng(seed)
    people = programmes * learners
    programme = np.repeat(np.arange(programmes), learners)
    preparation = np.clip(chance.normal(70, 10, people), 30, 100).round()
    full = chance.random(people) < 0.7
    first, aid = chance.random(people) < 0.35, chance.random(people) < 0.45
    study = chance.choice(4, people, p=[0.3, 0.3, 0.25, 0.15])
    index = 0.05 * (preparation - 70) + 0.6 * full - 0.4 * first - 0.3 * aid
    index += LEANING[study]
    grades = 2.9 + 0.025 * (preparation - 70) + chance.normal(0, 0.4, people)
    grades = np.clip(grades, 0, 4).round(2)
    keen = _chance(-1.1 + 1.4 * index + chance.normal(0, 0.2, programmes)[programme])
    stay = 1.0 * index - 0.8 * (preparation < PREPARED)
    stay += chance.normal(0, 0.2, programmes)[programme]
    back = [_chance(base + stay) for base in (1.8, 1.0, 2.0)]
    there = np.ones((people, 4), dtype=bool)
    worked = np.full(people, -1)
    at_once = chance.random(people) < AT_ONCE
    for term in range(3):
        now = (worked < 0) & there[:, term] & (chance.random(people) < keen)
        worked[now] = term
        issued = (worked >= 0) & at_once
        returning = np.minimum(back[term] + effect * issued, 1)
        there[:, term + 1] = there[:, term] & (chance.random(people) < returning)
    later = AT_ONCE * keen * (1 - keen) / (1 - AT_ONCE * keen)
    gain = (np.minimum(back[1] + effect, 1) - back[1]) * (1 - later)
    return World(
        programme, preparation, full, first, aid, study, grades, there, worked,
        at_once, gain,
    )  # fmt: skip


def _chance(log_odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-log_odds)))


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


_Columns = dict[str, object]


def _learners(world: World, ids: np.ndarray) -> _Columns:
    return {
        "learner_id": ids,
        "entry_term": np.full(ids.size, "F22"),
        "entry_type": np.full(ids.size, "first-time"),
        "preparation": world.preparation.astype(int).astype(str),
        "first_generation": np.where(world.first, "yes", "no"),
        "aid": np.where(world.aid, "yes", "no"),
        "programme": np.char.add("p", world.programme.astype(str)),
    }


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
        "program": STUDIES[world.study],
        "level": np.full(ids.size, "undergraduate"),
    }


def _enrollments(world: World, ids: np.ndarray) -> _Columns:
    who, term = np.nonzero(world.there)
    return {
        "learner_id": ids[who],
        "term_id": np.array(list(TERMS))[term],
        "load": np.where(world.full[who], "full", "part"),
        "credits": np.where(world.full[who], 15.0, 6.0),
        "gpa": np.where(term == 0, world.grades[who], 3.0),
    }


def _awards(world: World, ids: np.ndarray) -> _Columns:
    who = np.flatnonzero(world.ever)
    earned = np.array(WORKED_ON, dtype="datetime64[D]")[world.worked[who]]
    late = np.datetime64(LATE)
    return {
        "learner_id": ids[who],
        "achievement_id": np.full(who.size, "badge"),
        "earned_on": earned,
        "issued_on": np.where(world.at_once[who], earned, late),
    }
