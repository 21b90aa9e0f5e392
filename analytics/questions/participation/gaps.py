"""Does the outcome's gap close or open among those who take part?"""

from dataclasses import dataclass
from typing import Literal

from analytics.estimate.difference import Difference, difference
from analytics.estimate.heterogeneity import Change, change, heterogeneity
from analytics.estimate.heterogeneity import Counts as Sides
from analytics.questions.participation.rows import About, Counts

Turn = Literal[
    "too few",
    "nothing varies",
    "no difference seen",
    "narrower",
    "wider",
    "turned round",
]
GOES = {
    "narrower": "A narrower gap goes with taking part",
    "wider": "A wider gap goes with taking part",
    "turned round": "The gap is the other way round among those taking part",
}
_NOTHING = (None, None, None, None, None)


@dataclass(frozen=True)
class OutcomeGap:
    """One group's gap in the outcome to all others, by whether they take part.

    ``gap`` is the group's rate less the others': of those taking part, and of those
    who don't. ``change`` is the first less the second, with its 95% interval: an
    interaction (Wald). Fractions; None where a side has fewer than was asked.
    """

    group: str
    exposure: str
    title: str
    by_term: int
    gap_taking_part: float | None
    gap_others: float | None
    change: float | None
    low: float | None
    high: float | None
    finding: Turn
    verdict: str


@dataclass(frozen=True)
class Words:
    """By what is split, and what those did to whom the outcome came: "returned"."""

    by: str
    came: str


@dataclass(frozen=True)
class Interaction:
    """Whether what goes with taking part is the same in all groups (Cochran's Q)."""

    exposure: str
    title: str
    by_term: int
    groups: int
    q: float | None
    df: int
    p: float | None


def gaps_of(
    about: About, groups: dict[str, Counts], whole: Counts, words: Words
) -> list[OutcomeGap]:
    """Return the gap of each group; nothing where nobody else is there."""
    return [
        _gap(about, group, counts, whole.less(counts), words)
        for group, counts in groups.items()
        if whole.less(counts).at_landmark
    ]


def _gap(
    about: About, group: str, counts: Counts, others: Counts, words: Words
) -> OutcomeGap:
    named = (group, about.exposure, about.title, about.by_term)
    exposed = _between(about, _taking_part(counts), _taking_part(others))
    comparison = _between(about, _not(counts), _not(others))
    first, second = _size(exposed), _size(comparison)
    if first is None or second is None:
        text = (
            f"{words.by} {group}: too few to tell. {about.least:,} who take part and "
            "as many who don't are needed, here and among all others."
        )
        return OutcomeGap(*named, *_NOTHING, "too few", text)
    found = change(_sides(counts), _sides(others))
    finding = _turn(first, second, found)
    text = f"{words.by} {group}: {_told(first, second, found, finding, words.came)}"
    ends = (found.change, found.low, found.high)
    return OutcomeGap(*named, first, second, *ends, finding, text)


def _size(found: Difference | None) -> float | None:
    return found.difference if found else None


def _sides(counts: Counts) -> Sides:
    return Sides(
        counts.exposed_known,
        counts.exposed_succeeded,
        counts.comparison_known,
        counts.comparison_succeeded,
    )


def _taking_part(counts: Counts) -> tuple[int, int]:
    return counts.exposed_succeeded, counts.exposed_known


def _not(counts: Counts) -> tuple[int, int]:
    return counts.comparison_succeeded, counts.comparison_known


def _between(
    about: About, one: tuple[int, int], other: tuple[int, int]
) -> Difference | None:
    if min(one[1], other[1]) < about.least:
        return None
    return difference(*one, *other)


def _turn(first: float, second: float, found: Change) -> Turn:
    if found.low is None or found.high is None:
        return "nothing varies"
    if found.low <= 0 <= found.high:
        return "no difference seen"
    if first * second < 0:
        return "turned round"
    return "narrower" if abs(first) < abs(second) else "wider"


def _told(first: float, second: float, found: Change, finding: Turn, came: str) -> str:
    sides = (
        f"of those taking part, learners {came} {_points(first)} than all others; of "
        f"those not taking part, {_points(second)}."
    )
    if found.change is None or found.low is None or found.high is None:
        return f"{sides} Everybody did, or nobody: nothing to tell apart."
    if finding == "no difference seen":
        return (
            f"{sides} No difference seen between the two gaps; not ruled out: anything "
            f"from {found.low * 100:+.1f} to {found.high * 100:+.1f} points."
        )
    ends = sorted((abs(found.low), abs(found.high)))
    return (
        f"{sides} {GOES[finding]}: by {abs(found.change) * 100:.1f} points "
        f"({ends[0] * 100:.1f} to {ends[1] * 100:.1f})."
    )


def _points(gap: float) -> str:
    often = "more" if gap >= 0 else "less"
    return f"{abs(gap) * 100:.1f} points {often} often"


def interaction_of(
    about: About, groups: dict[str, Counts]
) -> tuple[tuple[Interaction, ...], int]:
    """Test whether what goes with taking part is one in all groups large enough.

    Returns the test (none under two such groups), and how many groups were too small.
    """
    strata = [_sides(one) for one in groups.values()]
    large = [one for one in strata if min(one.exposed, one.comparison) >= about.least]
    found = heterogeneity(large)
    small = len(strata) - len(large)
    if found.p is None:
        return (), small
    named = (about.exposure, about.title, about.by_term, found.groups)
    return (Interaction(*named, found.q, found.df, found.p),), small
