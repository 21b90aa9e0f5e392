"""Term after term: who is enrolled, how they do, who returns, who graduates.

This is where the planted effect acts: a learner who holds the badge returns more often.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from analytics.sample import draw
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.people import DEGREE_SEEKING, ENTRY_TYPES, People
from analytics.sample.plan import Plan

ABSENT, ENROLLED, WITHDRAWN, LEAVE = range(4)
STATUSES = ("", "enrolled", "withdrawn", "leave")
_MAY_COME_BACK = 4  # regular terms


@dataclass
class Study:
    """What the student system would hold: one row a learner, one column a term."""

    status: Ints
    status_on: Ints
    full: Flags
    credits: Floats
    gpa: Floats  # nan: none (yet)
    earned: Floats  # credits before the term
    before: Floats  # mean grade points of all terms before, 3.0 where there are none
    elsewhere: Flags
    graduated_on: Ints  # one a learner, NEVER where not
    deceased_on: Ints
    last_day: Ints  # nothing of this learner is later
    planted_on: dict[str, Ints]  # by badge: the day on which it was earned
    planted_term: dict[str, Ints]


@dataclass
class _Life:
    """Where each learner stands between two terms."""

    plan: Plan
    who: People
    rng: Generator
    record: Study
    coming: Flags
    away: Ints  # regular terms since the last one studied, 0: not away
    done: Flags
    mean_gpa: Floats  # of all terms so far, 3.0 where there are none
    graded: Ints  # how many terms
    earned: Floats  # credits

    @property
    def rates(self) -> dict[str, Any]:
        rates: dict[str, Any] = self.plan.rates["study"]
        return rates

    def chance(self, share: float | Floats) -> Flags:
        return draw.chance(self.rng, share, self.who.size)


def study(plan: Plan, who: People, rng: Generator) -> Study:
    """Live through the terms."""
    life = _begin(plan, who, rng)
    for place, term in enumerate(plan.terms):
        if not term.regular:
            _summer(life, place)
            continue
        present = _regular(life, place)
        _take_part(life, place)
        _graduate(life, place)
        _return(life, place, present)
    _bury(life)
    return life.record


def _blank(plan: Plan, count: int) -> Study:
    shape = (count, len(plan.terms))
    return Study(
        status=np.zeros(shape, dtype=np.int64),
        status_on=np.full(shape, NEVER),
        full=np.zeros(shape, dtype=bool),
        credits=np.zeros(shape),
        gpa=np.full(shape, np.nan),
        earned=np.zeros(shape),
        before=np.full(shape, 3.0),
        elsewhere=np.zeros(shape, dtype=bool),
        graduated_on=np.full(count, NEVER),
        deceased_on=np.full(count, NEVER),
        last_day=np.full(count, plan.as_of),
        planted_on={key: np.full(count, NEVER) for key in planted(plan)},
        planted_term={key: np.full(count, -1) for key in planted(plan)},
    )


def planted(plan: Plan) -> dict[str, float]:
    """Return the badges with a written effect on returning, in points."""
    told = plan.rates["planted"]
    return {told[k]["achievement"]: told[k]["points"] for k in ("effect", "none")}


def _begin(plan: Plan, who: People, rng: Generator) -> _Life:
    """Give everyone the credits that they bring, or have from earlier terms."""
    earned = np.zeros(who.size)
    for kind, (low, high) in plan.rates["study"]["brought"].items():
        here = who.entry_type == ENTRY_TYPES.index(kind)
        earned = np.where(here, low + rng.random(who.size) * (high - low), earned)
    years = np.maximum(plan.terms[0].starts - who.entry_on, 0) / 365
    yearly = np.where(who.entry_type == ENTRY_TYPES.index("graduate"), 15.0, 24.0)
    earlier = who.entered < 0
    return _Life(
        plan=plan,
        who=who,
        rng=rng,
        record=_blank(plan, who.size),
        coming=earlier.copy(),
        away=np.zeros(who.size, dtype=np.int64),
        done=np.zeros(who.size, dtype=bool),
        mean_gpa=np.full(who.size, 3.0),
        graded=np.zeros(who.size, dtype=np.int64),
        earned=earned + np.where(earlier, years * yearly, 0.0),
    )


def _regular(life: _Life, place: int) -> Flags:
    """Enrol those who come in a regular term; return who is there or on leave."""
    record, rates, term = life.record, life.rates, life.plan.terms[place]
    arriving = life.who.entered == place
    # Away for a whole regular term at least, or it was no absence.
    may = (life.away > 1) & (life.away <= 1 + _MAY_COME_BACK)
    back = may & life.chance(rates["come_back"])
    present = (arriving | life.coming | back) & ~life.done
    leave = life.chance(rates["leave"]) & present & ~arriving
    withdrawn = life.chance(rates["withdraw"]) & present & ~leave
    day = term.starts + 15 + np.floor(life.rng.random(life.who.size) * 70)
    withdrawn &= day <= life.plan.as_of
    record.status[present, place] = ENROLLED
    record.status[withdrawn, place] = WITHDRAWN
    record.status[leave, place] = LEAVE
    record.status_on[:, place] = np.where(withdrawn, day, NEVER)
    record.status_on[leave, place] = term.starts
    record.full[:, place] = present & ~leave & life.chance(_full_time(life))
    record.elsewhere[:, place] &= ~present
    _grade(life, place, present & ~leave & ~withdrawn)
    return present


def _full_time(life: _Life) -> Floats:
    rates = life.plan.rates["people"]
    by_type = np.array([rates["full_time"][kind] for kind in ENTRY_TYPES])
    share = by_type[life.who.entry_type]
    online = np.minimum(share, rates["online_full_time"])
    return np.where(life.who.online, online, share)


def _grade(life: _Life, place: int, enrolled: Flags) -> None:
    """Give credits and grade points; a term that isn't over has no grades yet."""
    record, rates, term = life.record, life.rates["gpa"], life.plan.terms[place]
    credits = life.rates["credits"]
    load = np.where(record.full[:, place], credits["full"], credits["part"])
    load = np.where(term.regular, load, credits["summer"])
    gpa = rates["middle"] + rates["standing"] * life.who.standing
    gpa += rates["chance"] * draw.bell(life.rng, life.who.size)
    gpa = np.clip(gpa + rates["honors"] * life.who.honors, 0.0, 4.0)
    record.before[:, place] = life.mean_gpa
    record.earned[:, place] = life.earned
    record.credits[:, place] = np.where(enrolled, load, 0.0)
    if term.ends <= life.plan.as_of:
        record.gpa[:, place] = np.where(enrolled, gpa, np.nan)
        total = life.mean_gpa * life.graded + np.where(enrolled, gpa, 0.0)
        life.graded = life.graded + enrolled
        life.mean_gpa = np.where(
            enrolled, total / np.maximum(life.graded, 1), life.mean_gpa
        )
        life.earned = life.earned + record.credits[:, place]


def _take_part(life: _Life, place: int) -> None:
    """Let some earn the badges whose effect is written down."""
    record, who, term = life.record, life.who, life.plan.terms[place]
    rates = life.plan.rates["planted"]["taking_part"]
    share = rates["base"] + rates["gpa_point"] * (record.before[:, place] - 3.0)
    share += rates["full_time"] * record.full[:, place] + rates["honors"] * who.honors
    share += rates["pell"] * who.pell
    share += rates["first_generation"] * who.first_generation
    share = np.clip(share, rates["low"], rates["high"])
    for badge, earned_on in record.planted_on.items():
        length = term.ends - term.starts
        shares = life.plan.rates["badges"]["in_term"]
        when = draw.quantile(life.rng, shares, who.size) * length
        day = term.starts + np.floor(when).astype(np.int64)
        now = life.chance(share) & (record.status[:, place] == ENROLLED)
        now &= (earned_on == NEVER) & (day <= life.plan.as_of) & _is_new(life, place)
        earned_on[now] = day[now]
        record.planted_term[badge][now] = place


def _is_new(life: _Life, place: int) -> Flags:
    """Say who is in one of the first regular terms in which the badges are open."""
    regular = np.array([term.regular for term in life.plan.terms])
    first = np.maximum(life.who.entered, 0)
    nth = np.cumsum(regular)[place] - np.cumsum(regular)[first] + regular[first]
    last = life.plan.rates["planted"]["taking_part"]["first_terms"]
    return np.asarray((life.who.entered >= 0) & (nth <= last))


def _graduate(life: _Life, place: int) -> None:
    """Confer degrees after the term in which the credits are there."""
    rates, term = life.rates["degree"], life.plan.terms[place]
    high = life.who.entry_type == ENTRY_TYPES.index("graduate")
    needed = np.where(high, rates["graduate"], rates["undergraduate"])
    day = term.ends + rates["after_days"]
    ready = (life.earned >= needed) & (life.record.status[:, place] == ENROLLED)
    ready &= np.isin(life.who.entry_type, DEGREE_SEEKING) & (day <= life.plan.as_of)
    ready &= life.chance(rates["share"])
    life.record.graduated_on[ready] = day
    life.done |= ready


def _return(life: _Life, place: int, present: Flags) -> None:
    """Decide who comes to the next regular term."""
    record, rates = life.record, life.rates
    share = _chance_of_return(life, place)
    status = record.status[:, place]
    share = np.where(status == WITHDRAWN, rates["return"]["after_withdrawal"], share)
    share = np.where(status == LEAVE, rates["return"]["after_leave"], share)
    life.coming = present & life.chance(share) & ~life.done
    gone = present & ~life.coming & ~life.done
    life.away = np.where(present, gone, life.away + (life.away > 0))
    following = _next_regular(life.plan, place)
    if following is not None:
        there = gone & life.chance(rates["elsewhere"]["share"])
        record.elsewhere[:, following] = there


def _chance_of_return(life: _Life, place: int) -> Floats:
    """Return each learner's chance; the planted points come on top, in full."""
    record, who, rates = life.record, life.who, life.rates["return"]
    share = rates["base"] + rates["gpa_point"] * (life.mean_gpa - 3.0)
    share += rates["part_time"] * ~record.full[:, place]
    share += rates["first_generation"] * who.first_generation
    share += rates["pell"] * who.pell + rates["online"] * who.online
    share += rates["first_year"] * ((who.entered >= 0) & (place - who.entered < 3))
    for kind, points in rates["by_type"].items():
        share += points * (who.entry_type == ENTRY_TYPES.index(kind))
    share = np.clip(share, rates["low"], rates["high"])
    for badge, points in planted(life.plan).items():
        share += points * (record.planted_on[badge] < NEVER)
    return share


def _next_regular(plan: Plan, place: int) -> int | None:
    later = range(place + 1, len(plan.terms))
    return next((k for k in later if plan.terms[k].regular), None)


def _summer(life: _Life, place: int) -> None:
    """Enrol some of those who continue, and those who begin in summer."""
    arriving = life.who.entered == place
    staying = life.coming & life.chance(life.rates["summer"])
    here = arriving | (staying & (place > 0))
    life.record.status[here, place] = ENROLLED
    life.coming |= arriving
    _grade(life, place, here)


def _bury(life: _Life) -> None:
    """Let the few who die do so in one of their terms, and end their record there."""
    record, plan = life.record, life.plan
    for row in np.flatnonzero(life.who.special["deceased"]).tolist():
        spots = np.flatnonzero(record.status[row] > ABSENT)
        place = int(spots[int(life.rng.random() * len(spots))])
        term = plan.terms[place]
        day = term.starts + 5 + int(life.rng.random() * (term.ends - term.starts - 5))
        day = min(day, plan.as_of - 7)
        record.status[row, place], record.status_on[row, place] = WITHDRAWN, day
        record.status[row, place + 1 :] = ABSENT
        record.elsewhere[row] = False
        record.credits[row, place], record.gpa[row, place] = 0.0, np.nan
        record.graduated_on[row] = NEVER
        record.deceased_on[row] = record.last_day[row] = day
