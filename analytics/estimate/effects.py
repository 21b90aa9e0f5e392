"""How large a difference is, in the words of other studies.

Standardised effects as the What Works Clearinghouse computes them (WWC Procedures and
Standards Handbook 5.0, 2022), and the E-value (VanderWeele and Ding 2017).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

Z = 1.959963984540054  # 97.5% point of the normal distribution
COX = 1.65  # makes a difference of log odds comparable to one of means (Cox 1970)
SATISFIED, ADJUSTABLE = 0.05, 0.25

BaselineClass = Literal["satisfied", "adjust", "not_satisfied"]


def small_sample(people: int) -> float:
    """Return omega = 1 - 3 / (4N - 9), Hedges' correction (1981); N of both sides."""
    return 1 - 3 / (4 * people - 9)


def hedges_g(exposed: Sequence[float], comparison: Sequence[float]) -> float | None:
    """Return g = omega (mean exposed - mean comparison) / S; S is the pooled SD.

    WWC Handbook 5.0, after Hedges 1981. Missing values are left out. None where a side
    has fewer than two values, or where nobody differs from anybody on their side.
    """
    one, other = (_known(side) for side in (exposed, comparison))
    if min(one.size, other.size) < 2:
        return None
    squares = ((one - one.mean()) ** 2).sum() + ((other - other.mean()) ** 2).sum()
    people = one.size + other.size
    if squares <= 0:
        return None
    spread = math.sqrt(squares / (people - 2))
    return small_sample(people) * float(one.mean() - other.mean()) / spread


def _known(values: Sequence[float]) -> np.ndarray:
    numbers = np.asarray(values, dtype=float)
    return np.asarray(numbers[~np.isnan(numbers)])


def cox_index(exposed_rate: float, comparison_rate: float, people: int) -> float | None:
    """Return omega (logit of one rate - logit of the other) / 1.65, N = ``people``.

    This one, with omega, is Cairn's Cox index. Sources differ: R's baselinr leaves
    omega out; estat.us's code for Handbook 4.1 computes it, and the R function
    ``crep_cies_pb`` notes that the Handbook's text doesn't print it while the
    Clearinghouse's own training on baseline equivalence applies it. With omega the
    index stays comparable to Hedges' g, which is what it is for; from 60 people on
    the two differ by less than 1.3%. None where a rate is 0 or 1, or below 4 people.
    """
    plain = cox_index_plain(exposed_rate, comparison_rate)
    return None if plain is None or people < 4 else small_sample(people) * plain


def cox_index_plain(exposed_rate: float, comparison_rate: float) -> float | None:
    """Return the Cox index without omega: the difference of log odds over 1.65.

    None where a rate is 0 or 1 (the log odds are endless).
    """
    rates = (exposed_rate, comparison_rate)
    if not all(0 < rate < 1 for rate in rates):
        return None
    one, other = (math.log(rate / (1 - rate)) for rate in rates)
    return (one - other) / COX


def improvement_index(g: float) -> float:
    """Return 100 (Phi(g) - 0.5): percentile points from -50 to 50 (WWC).

    The change in rank to expect for a learner in the middle of the comparison.
    """
    return 50 * math.erf(g / math.sqrt(2))


def baseline_class(effect: float | None) -> BaselineClass | None:
    """Say how alike two groups were before: WWC Handbook 5.0.

    At most 0.05 *satisfied*, at most 0.25 *adjust* (satisfied only with statistical
    adjustment), above *not_satisfied*. A boundary belongs to the milder class. None
    where the effect isn't known.
    """
    if effect is None or math.isnan(effect):
        return None
    size = round(abs(effect), 12)
    if size <= SATISFIED:
        return "satisfied"
    return "adjust" if size <= ADJUSTABLE else "not_satisfied"


@dataclass(frozen=True)
class Ratio:
    """A ratio of two rates with its 95% interval; None where a rate is 0."""

    ratio: float | None
    low: float | None
    high: float | None


def risk_ratio(succeeded: int, of: int, others_succeeded: int, others: int) -> Ratio:
    """Return the ratio of two rates, interval on the log scale (Katz et al. 1978).

    exp(log RR +- z sqrt(1/a - 1/n + 1/b - 1/m)). None where a side is empty or has no
    success.
    """
    if not (succeeded and others_succeeded and of and others):
        return Ratio(None, None, None)
    ratio = (succeeded / of) / (others_succeeded / others)
    variance = 1 / succeeded - 1 / of + 1 / others_succeeded - 1 / others
    width = Z * math.sqrt(max(variance, 0.0))
    return Ratio(ratio, ratio * math.exp(-width), ratio * math.exp(width))


def odds_ratio(
    succeeded: int, of: int, others_succeeded: int, others: int, prior: float = 0
) -> float | None:
    """Return the odds of one side over those of the other; None where endless.

    With ``prior`` that many are added to each of the four cells: 0.5 is Haldane's and
    Anscombe's correction (1956), 1 is what some funnels do. It draws small tables
    strongly to 1 (25 becomes 11 for 5 of 6 against 2 of 12).
    """
    won, other_won = succeeded + prior, others_succeeded + prior
    lost, other_lost = of - succeeded + prior, others - others_succeeded + prior
    if lost * other_won == 0:
        return None
    return won * other_lost / (lost * other_won)


@dataclass(frozen=True)
class EValue:
    """How strong an unseen cause would have to be, as a risk ratio, 1 or more.

    ``point`` explains the estimate away, ``limit`` moves the interval to 1 (1 where it
    covers 1 already; None without an interval).
    """

    point: float
    limit: float | None


def e_value(
    ratio: float, low: float | None = None, high: float | None = None
) -> EValue:
    """Return the E-value of a risk ratio: RR + sqrt(RR (RR - 1)); below 1 of 1 / RR.

    VanderWeele and Ding, Annals of Internal Medicine 167 (2017) 268. The limit used is
    the one nearer to 1. Raises ValueError unless the ratio is above 0.
    """
    if not ratio > 0:
        raise ValueError("an E-value needs a ratio above 0")
    near = low if ratio >= 1 else high
    if near is None:
        return EValue(_strength(ratio), None)
    covers = near <= 1 if ratio >= 1 else near >= 1
    return EValue(_strength(ratio), 1.0 if covers else _strength(near))


def e_value_of_counts(
    succeeded: int, of: int, others_succeeded: int, others: int
) -> EValue | None:
    """Return the E-value of two rates, from their counts; None where a rate is 0.

    The ratio is of rates, so a common outcome needs no approximation from odds.
    """
    found = risk_ratio(succeeded, of, others_succeeded, others)
    if found.ratio is None:
        return None
    return e_value(found.ratio, found.low, found.high)


def _strength(ratio: float) -> float:
    above = max(ratio, 1 / ratio)
    return above + math.sqrt(above * (above - 1))
