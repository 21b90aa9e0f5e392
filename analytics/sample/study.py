"""Term after term: who is enrolled, how they do, who returns, who graduates."""

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, staying
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats
from analytics.sample.life import ABSENT, ENROLLED, LEAVE, WITHDRAWN, Life, Study, begin
from analytics.sample.people import ENTRY_TYPES, People
from analytics.sample.plan import Plan

_MAY_COME_BACK = 4  # regular terms


def study(plan: Plan, who: People, rng: Generator) -> Study:
    """Live through the terms."""
    life = begin(plan, who, rng)
    for place, term in enumerate(plan.terms):
        if not term.regular:
            _summer(life, place)
            continue
        present = _regular(life, place)
        staying.take_part(life, place)
        staying.graduate(life, place)
        staying.come_again(life, place, present)
    _bury(life)
    return life.record


def _regular(life: Life, place: int) -> Flags:
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
    return np.asarray(present)


def _full_time(life: Life) -> Floats:
    rates = life.plan.rates["people"]
    by_type = np.array([rates["full_time"][kind] for kind in ENTRY_TYPES])
    share = by_type[life.who.entry_type]
    online = np.minimum(share, rates["online_full_time"])
    return np.where(life.who.online, online, share)


def _grade(life: Life, place: int, enrolled: Flags) -> None:
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


def _summer(life: Life, place: int) -> None:
    """Enrol some of those who continue, and those who begin in summer."""
    arriving = life.who.entered == place
    staying = life.coming & life.chance(life.rates["summer"])
    here = arriving | (staying & (place > 0))
    life.record.status[here, place] = ENROLLED
    life.coming |= arriving
    _grade(life, place, here)


def _bury(life: Life) -> None:
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
