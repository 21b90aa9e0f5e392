"""Who the learners are: how they entered, what they study, and who is special."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator, SeedSequence

from analytics.sample import draw
from analytics.sample.dates import number
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.plan import Plan

ENTRY_TYPES = (
    "first-time",
    "transfer",
    "readmitted",
    "dual-enrolment",
    "graduate",
    "non-degree",
)
DEGREE_SEEKING = (0, 1, 2, 4)
CAMPUSES = ("Main", "Downtown", "Online")
SPECIAL = (
    "deceased",
    "merged",
    "former_name",
    "confidential",
    "did",
    "earlier_email",
)


@dataclass(frozen=True)
class People:
    """One block of learners; every array has one entry a learner."""

    index: Ints  # position among all learners
    entry_type: Ints
    entered: Ints  # term; -1 before the record begins
    entry_on: Ints
    major: Ints
    second: Ints  # -1: none
    later: Ints  # the major after a change, -1: none
    campus: Ints
    residency: Ints
    first_generation: Flags
    pell: Flags
    honors: Flags
    standing: Floats
    engagement: Floats
    focus: Flags  # learners x skills
    given: Ints
    family: Ints
    chosen: Flags  # has a display name
    special: dict[str, Flags]

    @property
    def size(self) -> int:
        """How many learners."""
        return len(self.index)

    @property
    def online(self) -> Flags:
        """Whether the learner studies online."""
        return np.asarray(self.campus == CAMPUSES.index("Online"))


def people(plan: Plan, seed: int, learners: int, rng: Generator, index: Ints) -> People:
    """Draw the learners at ``index``, out of ``learners`` in all."""
    rates, count = plan.rates["people"], len(index)
    entry_type = draw.pick(rng, [rates["entry_type"][t] for t in ENTRY_TYPES], count)
    first_generation = draw.chance(rng, rates["first_generation"], count)
    needy = np.where(first_generation, *rates["pell"].values())
    return People(
        index,
        entry_type,
        *_entry(plan, rng, count),
        **_majors(plan, rng, entry_type),
        campus=draw.pick(rng, [rates["campus"][c] for c in CAMPUSES], count),
        residency=draw.pick(rng, rates["residency"].values(), count),
        first_generation=first_generation,
        pell=draw.chance(rng, needy, count) & np.isin(entry_type, (0, 1, 2)),
        honors=draw.chance(rng, rates["honors"], count) & (entry_type == 0),
        standing=draw.bell(rng, count),
        engagement=draw.quantile(rng, plan.rates["badges"]["engagement"], count),
        focus=_focus(plan, rng, count),
        given=draw.pick(rng, [1.0] * len(plan.names["given"]), count),
        family=draw.pick(rng, [1.0] * len(plan.names["family"]), count),
        chosen=draw.chance(rng, rates["display_name"], count),
        special=_special(rates["one_in"], seed, learners, index),
    )


def _entry(plan: Plan, rng: Generator, count: int) -> tuple[Ints, Ints]:
    """Draw the term and the day of entry; -1 is before the record begins."""
    rates = plan.rates["people"]
    ids = [term.term_id for term in plan.terms]
    places = np.array(
        [-1 if k == "earlier" else ids.index(k) for k in rates["entry_term"]]
    )
    entered = places[draw.pick(rng, rates["entry_term"].values(), count)]
    days = np.array([number(day) for day in rates["earlier"]])
    before = days[draw.pick(rng, rates["earlier"].values(), count)]
    starts = np.array([term.starts for term in plan.terms])
    return entered, np.where(entered < 0, before, starts[np.maximum(entered, 0)])


def _majors(plan: Plan, rng: Generator, entry_type: Ints) -> dict[str, Any]:
    """Draw the major, the second one and the one after a change, by level."""
    rates, count = plan.rates["people"], len(entry_type)
    drawn = [_of_level(plan, rng, entry_type) for _ in range(3)]
    major = drawn[0]
    undecided = [major.name for major in plan.majors].index("Undecided")
    major = np.where(np.isin(entry_type, (3, 5)), undecided, major)
    degree = np.isin(entry_type, (0, 1, 2))
    two = draw.chance(rng, rates["double_major"], count) & degree
    change = draw.chance(rng, rates["change_of_major"], count) & degree
    two &= (drawn[1] != major) & (drawn[1] != undecided) & (major != undecided)
    change &= (drawn[2] != major) & (drawn[2] != drawn[1]) & ~two
    second, later = np.where(two, drawn[1], -1), np.where(change, drawn[2], -1)
    return {"major": major, "second": second, "later": later}


def _of_level(plan: Plan, rng: Generator, entry_type: Ints) -> Ints:
    count = len(entry_type)
    graduate = [m.share if m.level == "graduate" else 0.0 for m in plan.majors]
    others = [m.share if m.level != "graduate" else 0.0 for m in plan.majors]
    high, low = draw.pick(rng, graduate, count), draw.pick(rng, others, count)
    return np.where(entry_type == ENTRY_TYPES.index("graduate"), high, low)


def _focus(plan: Plan, rng: Generator, count: int) -> Flags:
    """Draw the one or two skills that each learner pursues."""
    skills = len(plan.skills)
    focus = np.zeros((count, skills), dtype=bool)
    rows = np.arange(count)
    focus[rows, draw.pick(rng, [1.0] * skills, count)] = True
    also = draw.pick(rng, [1.0] * skills, count)
    two = draw.chance(rng, plan.rates["badges"]["focus"]["two"], count)
    focus[rows[two], also[two]] = True
    return focus


def _special(
    one_in: dict[str, int], seed: int, learners: int, index: Ints
) -> dict[str, Flags]:
    """Mark one learner in so many, spread evenly, and one in any case."""
    offsets = SeedSequence(seed, spawn_key=(1 << 31,)).generate_state(len(SPECIAL))
    marked = {}
    for kind, offset in zip(SPECIAL, offsets.tolist(), strict=True):
        every = min(one_in[kind], learners)
        marked[kind] = np.asarray(index % every == offset % every)
    return marked
