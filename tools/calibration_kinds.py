"""The kinds of programmes that calibration draws: what is so there, and what is known.

Each kind has its own seed, fixed before it was run. ``nothing`` and ``effect`` are what
all others are made of; each of these changes what its line says, and no more.
"""

from dataclasses import dataclass

EFFECT = 0.06
SEED = 20261123
NO_VERDICT = ("all return", "no issue days")  # is right there, and nowhere else


@dataclass(frozen=True)
class Kind:
    """One kind of programme. Chances and shares are fractions.

    ``words`` say in the table what the badge does. ``effect`` is added to the chance of
    returning each term once the badge is issued. ``lift``: grade points that it adds
    from its own term on; a grade point more than usual adds ``worth`` to the chance of
    returning, what the badge lifted included only if it works ``through_grades``.
    ``at_once``: the share of badges that is issued when the work is done; the others
    are issued in term ``late`` (from 0) to those who are there then. ``eager``: the log
    odds of earning it in a term. ``has_issue_days``: whether anybody wrote down when it
    was issued. ``claims_late``: the share that is claimed only in fall 2023, by those
    there then (None: no claims). ``by_section``: whole sections take part, in the first
    term, and share something that makes them stay. ``all_return``: everybody who is
    there at the landmark stays.
    """

    words: str
    seed: int
    effect: float = 0.0
    lift: float = 0.0
    worth: float = 0.0
    through_grades: bool = False
    at_once: float = 0.6
    late: int = 3
    eager: float = -1.1
    has_issue_days: bool = True
    claims_late: float | None = None
    by_section: bool = False
    all_return: bool = False

    @property
    def has_effect(self) -> bool:
        """Whether the badge makes learners stay."""
        return self.effect > 0 or (self.lift > 0 and self.through_grades)


# Some have no room for better grades, so that it comes to 6 points, too.
LIFT, WORTH = 0.33, 0.2
KINDS = {
    "nothing": Kind("does nothing", SEED),
    "effect": Kind("adds 6 points", SEED + 10**6, effect=EFFECT),
    "through grades": Kind(
        "adds as much, only by lifting the grades of its own term",
        SEED + 2 * 10**6,
        lift=LIFT,
        worth=WORTH,
        through_grades=True,
    ),
    "only grades": Kind(
        "lifts these grades, and does nothing else",
        SEED + 3 * 10**6,
        lift=LIFT,
        worth=WORTH,
    ),
    "survivors": Kind(
        "does nothing; half are issued after the outcome, to those who stayed",
        SEED + 4 * 10**6,
        at_once=0.5,
        late=2,
        eager=-0.6,
    ),
    "late claims, nothing": Kind(
        "does nothing; half are claimed long after, by those still there",
        SEED + 5 * 10**6,
        claims_late=0.5,
    ),
    "late claims, effect": Kind(
        "adds 6 points; half are claimed long after, by those still there",
        SEED + 6 * 10**6,
        effect=EFFECT,
        claims_late=0.5,
    ),
    "sections": Kind(
        "does nothing; whole sections of 25 take part",
        SEED + 7 * 10**6,
        at_once=1.0,
        eager=-0.8,
        by_section=True,
    ),
    "all return": Kind(
        "does nothing; everybody returns", SEED + 8 * 10**6, all_return=True
    ),
    "no issue days": Kind(
        "does nothing; nobody wrote down when it was issued",
        SEED + 9 * 10**6,
        has_issue_days=False,
    ),
}
