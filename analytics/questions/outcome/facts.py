"""What a verdict is drawn from, and the limits that decide."""

from dataclasses import dataclass
from typing import Literal

Finding = Literal[
    "too few",
    "groups too different",
    "nothing varies",
    "nothing to adjust for",
    "no difference seen",
    "not clear",
    "higher",
    "lower",
    "cannot be asked",
]

LEAST_KEPT = 0.7  # of the exposed, after those without a match were left out
ERROR = 0.05  # of p, adjusted for how many comparisons there are
LEAST_EFFECTIVE = 0.5  # of the learners asked for on a side, after weighting
MOST_ASSUMED = 0.05  # of the awards of the exposed, without a day of issue
UNCLEAR = "not clear among"  # how a finding begins that says among how many
MOST_APART = 0.25  # standard deviations (What Works Clearinghouse, baseline)


@dataclass(frozen=True)
class Facts:
    """What a verdict is drawn from.

    ``exposed`` and ``comparison`` are learners. Rates and the difference with its 95%
    interval are fractions; None where there are none. ``is_adjusted``: compared with
    similar learners; then ``kept`` is the share of the exposed that have such,
    ``effective`` the size that the weighted comparison group counts for, ``worst`` the
    largest standardised difference left and ``measures`` of how many.
    ``taking_part``, ``outcome``: the words for both, as in "with a badge by the census
    of their second regular term" and "were enrolled at the census of the next fall".
    ``reason``: why no difference can be had, and as what that counts (``unfit``).
    ``unknown``: of so many more, with and without, nobody knows whether it came;
    ``bounds``: the least and the most that the difference of all can be for that.
    ``p_adjusted`` is the p among so many ``comparisons``; None: nothing to adjust.
    """

    exposed: int
    comparison: int
    exposed_rate: float | None
    comparison_rate: float | None
    difference: float | None
    low: float | None
    high: float | None
    taking_part: str
    outcome: str
    least: int = 100
    is_adjusted: bool = False
    kept: float | None = None
    effective: float | None = None
    worst: float | None = None
    measures: int | None = None
    reason: str | None = None
    unfit: Finding | None = None
    p_adjusted: float | None = None
    comparisons: int = 1
    unknown: tuple[int, int] = (0, 0)
    bounds: tuple[float, float] | None = None

    @property
    def exposed_unknown(self) -> int:
        """Of how many more of the exposed nobody knows."""
        return self.unknown[0]

    @property
    def comparison_unknown(self) -> int:
        """Of how many more of the others nobody knows."""
        return self.unknown[1]

    @property
    def least_of_all(self) -> float | None:
        """The least that the difference of all can be."""
        return self.bounds and self.bounds[0]

    @property
    def most_of_all(self) -> float | None:
        """The most that the difference of all can be."""
        return self.bounds and self.bounds[1]


def is_enough(exposed: int, comparison: int, least: int) -> bool:
    """Say whether both sides have as many learners as are asked for."""
    return min(exposed, comparison) >= least


def is_effective(effective: float | None, least: int) -> bool:
    """Say whether the weighted comparison group counts for enough learners."""
    return (effective or 0.0) >= LEAST_EFFECTIVE * least


def varies(exposed_rate: float | None, comparison_rate: float | None) -> bool:
    """Say whether some did and some didn't, on either side."""
    return (exposed_rate, comparison_rate) not in ((0.0, 0.0), (1.0, 1.0))
