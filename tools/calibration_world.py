"""Programmes that never were, with an effect that is known: what calibration runs on.

Every learner enters in fall 2022. What is known of them at entry (preparation, load,
first generation, aid, programme of study) bears on earning the badge and on staying:
confounding, all of it observed. Staying has a step in it that no straight line has.
Work for the badge is done in any term; for six in ten it is issued at once. On 20
February 2024 it is issued for all earlier work, to those who were then enrolled and to
nobody else: retroactive issuing to survivors. From the day of issue on, and not before,
it may add to the chance of returning at the next regular term. Nothing unseen bears on
earning it. What other kinds change is in ``calibration_kinds``.
"""

from dataclasses import dataclass

import numpy as np

from tools.calibration_kinds import Kind

PREPARED = 60  # below it learners stay much less: a step that no straight line has
LEANING = np.array([0.4, 0.0, -0.2, -0.5])  # of the four programmes of study
STAYING = (1.8, 1.0, 2.0)  # log odds of returning after each term
SECTION = 25  # learners
SECTIONS_DIFFER = 0.35  # in log odds of staying: one standard deviation


@dataclass(frozen=True)
class People:
    """What learners are at entry: arrays with a place for each.

    ``programme`` and ``section`` count from 0, sections through all programmes.
    ``usual`` are the grades that their preparation makes likely, ``marks`` those that
    they would have without a badge, before these are kept between 0 and 4.
    """

    programme: np.ndarray
    preparation: np.ndarray
    full: np.ndarray
    first: np.ndarray
    aid: np.ndarray
    study: np.ndarray
    usual: np.ndarray
    marks: np.ndarray
    section: np.ndarray

    @property
    def index(self) -> np.ndarray:
        """What bears on earning the badge and on staying, as log odds."""
        known = 0.05 * (self.preparation - 70) + 0.6 * self.full
        known = known - 0.4 * self.first - 0.3 * self.aid
        return np.asarray(known + LEANING[self.study])


@dataclass(frozen=True)
class World:
    """What was drawn of one kind: a place for each learner; terms from 0.

    ``there`` says who was enrolled at each term's census (learners by terms).
    ``worked`` is the term in which the work was done, -1 never; ``at_once`` whether the
    badge was then issued; ``claims_late`` whether it is claimed only long after.
    ``gain`` is how much being issued it by the landmark adds to the chance of returning
    in fall 2023: what both potential outcomes of the same learner differ by.
    """

    kind: Kind
    people: People
    there: np.ndarray
    worked: np.ndarray
    at_once: np.ndarray
    claims_late: np.ndarray
    gain: np.ndarray

    @property
    def programme(self) -> np.ndarray:
        """In which programme each learner is."""
        return self.people.programme

    @property
    def exposed(self) -> np.ndarray:
        """Who had been issued the badge by the landmark, the census of spring 2023."""
        return np.asarray((self.worked == 0) & self.at_once)

    @property
    def ever(self) -> np.ndarray:
        """Who has the badge when the record ends, whenever it was issued."""
        late = self.there[:, self.kind.late] & (self.worked < self.kind.late)
        return np.asarray((self.worked >= 0) & (self.at_once | late))

    def truth(self, programmes: int) -> np.ndarray:
        """Return the true effect on the exposed at the landmark, by programme."""
        who = self.exposed & self.there[:, 1]
        place = self.programme[who]
        total = np.bincount(place, weights=self.gain[who], minlength=programmes)
        return total / np.bincount(place, minlength=programmes)


def drawn(kind: Kind, seed: int, programmes: int, learners: int) -> World:
    """Draw so many programmes of so many learners; the same seed, the same world."""
    chance = np.random.default_rng(seed)
    apart = np.random.default_rng([seed, 1])  # what only some kinds draw
    people = _people(chance, apart, programmes, learners)
    size, programme = people.programme.size, people.programme
    odds = kind.eager + 1.4 * people.index
    keen = _chance(odds + chance.normal(0, 0.2, programmes)[programme])
    stay = people.index - 0.8 * (people.preparation < PREPARED)
    stay += chance.normal(0, 0.2, programmes)[programme]
    takes_part = _of_sections(kind, people, apart)
    if kind.by_section:
        stay += apart.normal(0, SECTIONS_DIFFER, size)[people.section]
    back = [_chance(base + stay) for base in STAYING]
    there = np.ones((size, 4), dtype=bool)
    worked = np.full(size, -1)
    at_once = chance.random(size) < kind.at_once
    for term in range(3):
        now = (worked < 0) & there[:, term] & (chance.random(size) < keen)
        if kind.by_section:
            now = takes_part & (term == 0)
        worked[now] = term
        returns = _returning(kind, people, back, term, (worked >= 0) & at_once)
        there[:, term + 1] = there[:, term] & (chance.random(size) < returns)
    gain = _gain(kind, people, back, keen)
    claims_late = apart.random(size) < (kind.claims_late or 0.0)
    return World(kind, people, there, worked, at_once, claims_late, gain)


def _people(
    chance: np.random.Generator,
    apart: np.random.Generator,
    programmes: int,
    learners: int,
) -> People:
    size = programmes * learners
    programme = np.repeat(np.arange(programmes), learners)
    preparation = np.clip(chance.normal(70, 10, size), 30, 100).round()
    full = chance.random(size) < 0.7
    first, aid = chance.random(size) < 0.35, chance.random(size) < 0.45
    study = chance.choice(4, size, p=[0.3, 0.3, 0.25, 0.15])
    usual = 2.9 + 0.025 * (preparation - 70)
    marks = usual + chance.normal(0, 0.4, size)
    # Learners of one section are alike in part: these are cut from a row of them.
    row = np.lexsort((preparation + apart.normal(0, 10, size), programme))
    section = np.empty(size, dtype=int)
    place = np.arange(size) % learners // SECTION
    section[row] = np.arange(size) // learners * (-(-learners // SECTION)) + place
    return People(
        programme, preparation, full, first, aid, study, usual, marks, section
    )


def _of_sections(kind: Kind, people: People, apart: np.random.Generator) -> np.ndarray:
    """Say who is in a section that takes part: rather one of likely learners."""
    size = np.bincount(people.section)
    mean = np.bincount(people.section, weights=people.index) / size
    takes_part = apart.random(size.size) < _chance(kind.eager + 1.4 * mean)
    return np.asarray(takes_part[people.section])


def _returning(
    kind: Kind, people: People, back: list[np.ndarray], term: int, issued: np.ndarray
) -> np.ndarray:
    """Return the chances to return after a term, as issued it or not by its end."""
    if kind.all_return and term > 0:
        return np.ones(issued.size)
    lifted = issued & kind.through_grades
    more = kind.worth * (grades(kind, people, lifted) - people.usual)
    return np.asarray(np.clip(back[term] + more + kind.effect * issued, 0, 1))


def grades(kind: Kind, people: People, issued: np.ndarray) -> np.ndarray:
    """Return the grades of a term, as issued the badge or not by its end."""
    return np.asarray(np.clip(people.marks + kind.lift * issued, 0, 4))


def _gain(
    kind: Kind, people: People, back: list[np.ndarray], keen: np.ndarray
) -> np.ndarray:
    """Return what the badge adds at the landmark.

    Whoever isn't issued it by then may be in the term after, and have it then.
    """
    if not kind.has_effect:
        return np.zeros(keen.size)
    everybody = np.ones(keen.size, dtype=bool)
    with_it, without = (
        _returning(kind, people, back, 1, issued) for issued in (everybody, ~everybody)
    )
    later = kind.at_once * keen * (1 - keen) / (1 - kind.at_once * keen)
    return np.asarray((with_it - without) * (1 - later))


def _chance(log_odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
