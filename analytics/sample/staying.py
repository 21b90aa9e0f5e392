"""What decides whether a learner returns: this is where the planted effect acts."""

import numpy as np

from analytics.sample import draw
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats
from analytics.sample.life import ENROLLED, LEAVE, WITHDRAWN, Life, planted
from analytics.sample.people import DEGREE_SEEKING, ENTRY_TYPES
from analytics.sample.plan import Plan


def take_part(life: Life, place: int) -> None:
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


def _is_new(life: Life, place: int) -> Flags:
    """Say who is in one of the first regular terms in which the badges are open."""
    regular = np.array([term.regular for term in life.plan.terms])
    first = np.maximum(life.who.entered, 0)
    nth = np.cumsum(regular)[place] - np.cumsum(regular)[first] + regular[first]
    last = life.plan.rates["planted"]["taking_part"]["first_terms"]
    return np.asarray((life.who.entered >= 0) & (nth <= last))


def graduate(life: Life, place: int) -> None:
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


def come_again(life: Life, place: int, present: Flags) -> None:
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


def _chance_of_return(life: Life, place: int) -> Floats:
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
    return np.asarray(share)


def _next_regular(plan: Plan, place: int) -> int | None:
    later = range(place + 1, len(plan.terms))
    return next((k for k in later if plan.terms[k].regular), None)
