"""Does the outcome's gap close or open among those who take part?"""

from dataclasses import dataclass
from typing import Literal

from analytics.estimate.difference import Difference, difference
from analytics.estimate.interaction import Change, change_between, heterogeneity
from analytics.metrics.participation_rows import About, Counts

Turn = Literal["too few", "no difference seen", "narrower", "wider", "turned round"]


@dataclass(frozen=True)
class OutcomeGap:
    """One group's gap in the outcome to all others, by whether they take part.

    ``gap`` is the group's rate less the others': of those taking part, and of those
    who don't. ``change`` is the first less the second, with its 95% interval: an
    interaction. Fractions; None where a side has fewer than was asked.
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
    statistic: float
    freedom: int
    p: float


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
    change = exposed and comparison and change_between(exposed, comparison)
    if not exposed or not comparison or not change:
        text = (
            f"{words.by} {group}: too few to tell. {about.least:,} who take part and "
            "as many who don't are needed, here and among all others."
        )
        return OutcomeGap(*named, None, None, None, None, None, "too few", text)
    first, second = exposed.difference or 0.0, comparison.difference or 0.0
    finding = _turn(first, second, change)
    told_of = _told(first, second, change, finding, words.came)
    text = f"{words.by} {group}: {told_of}"
    ends = (change.change, change.low, change.high)
    return OutcomeGap(*named, first, second, *ends, finding, text)


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


def _turn(first: float, second: float, change: Change) -> Turn:
    if change.low <= 0 <= change.high:
        return "no difference seen"
    if first * second < 0:
        return "turned round"
    return "narrower" if abs(first) < abs(second) else "wider"


def _told(first: float, second: float, change: Change, finding: Turn, came: str) -> str:
    sides = (
        f"of those taking part, learners {came} {_points(first)} than all others; of "
        f"those not taking part, {_points(second)}."
    )
    if finding == "no difference seen":
        rest = (
            "No difference seen between the two gaps; not ruled out: anything from "
            f"{change.low * 100:+.1f} to {change.high * 100:+.1f} points."
        )
    else:
        size, ends = abs(change.change), sorted((abs(change.low), abs(change.high)))
        goes = {
            "narrower": "A narrower gap goes with taking part",
            "wider": "A wider gap goes with taking part",
        }.get(finding, "The gap is the other way round among those taking part")
        rest = (
            f"{goes}: by {size * 100:.1f} points "
            f"({ends[0] * 100:.1f} to {ends[1] * 100:.1f})."
        )
    return f"{sides} {rest}"


def _points(gap: float) -> str:
    often = "more" if gap >= 0 else "less"
    return f"{abs(gap) * 100:.1f} points {often} often"


def interaction_of(
    about: About, groups: dict[str, Counts]
) -> tuple[tuple[Interaction, ...], int]:
    """Test whether what goes with taking part is one in all groups large enough.

    Returns the test (none under two such groups), and how many groups were too small.
    """
    strata = [(*_taking_part(one), *_not(one)) for one in groups.values()]
    large = [one for one in strata if min(one[1], one[3]) >= about.least]
    found = heterogeneity(large)
    small = len(strata) - len(large)
    if found is None:
        return (), small
    named = (about.exposure, about.title, about.by_term, len(large))
    return (Interaction(*named, found.statistic, found.freedom, found.p),), small
