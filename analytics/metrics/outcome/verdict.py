"""What a comparison says, in words, by rules that are written down.

The rules stand in RULES, which the definitions print; nothing else decides.
"""

from dataclasses import dataclass
from typing import Literal

Finding = Literal[
    "too few",
    "groups too different",
    "nothing varies",
    "nothing to adjust for",
    "no difference seen",
    "higher",
    "lower",
]

LEAST_KEPT = 0.7  # of the exposed, after those without a match were left out
ERROR = 0.05  # of p, adjusted for how many comparisons there are
MOST_APART = 0.25  # standard deviations (What Works Clearinghouse, baseline)

RULES = (
    "Rules of the verdict, the first that fits: too few (fewer learners on a side than "
    "asked, 100 unless said otherwise: no rates and no difference are given); groups "
    f"too different (adjusted comparisons: under {LEAST_KEPT:.0%} of the exposed kept, "
    f"or a measure still more than {MOST_APART:g} standard deviations apart); nothing "
    "varies (everybody did, or nobody; adjusted, on either side); nothing to adjust "
    "for (all are alike in what was known); no difference seen (the 95% interval holds "
    f"zero, or p is above {ERROR:g} once all comparisons of the answer are allowed "
    "for: the range that isn't ruled out is given); else higher or lower."
)

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What a verdict is drawn from.

    ``exposed`` and ``comparison`` are learners. Rates and the difference with its 95%
    interval are fractions; None where there are none. ``is_adjusted``: compared with
    similar learners; then ``kept`` is the share of the exposed that have such,
    ``worst`` the largest standardised difference left and ``measures`` of how many.
    ``taking_part``, ``outcome``: the words for both, as in "with a badge by the census
    of their second regular term" and "were enrolled at the census of the next fall".
    ``reason``: why no difference can be had, and as what that counts (``unfit``).
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
    worst: float | None = None
    measures: int | None = None
    reason: str | None = None
    unfit: Finding | None = None
    p_adjusted: float | None = None
    comparisons: int = 1


@dataclass(frozen=True)
class Verdict:
    """What was found, in a word and in sentences."""

    finding: Finding
    text: str


def verdict(facts: Facts) -> Verdict:
    """Draw the verdict by the rules."""
    finding = _finding(facts)
    tell = {
        "too few": _too_few,
        "groups too different": _too_different,
        "nothing varies": _nothing_varies,
        "no difference seen": _no_difference,
    }
    if facts.reason and is_enough(facts.exposed, facts.comparison, facts.least):
        told = f"{finding.capitalize()}: {facts.reason}. No difference is given."
        return Verdict(finding, told)
    return Verdict(finding, tell.get(finding, _difference)(facts))


def is_enough(exposed: int, comparison: int, least: int) -> bool:
    """Say whether both sides have as many learners as are asked for."""
    return min(exposed, comparison) >= least


def varies(exposed_rate: float | None, comparison_rate: float | None) -> bool:
    """Say whether some did and some didn't, on either side."""
    return (exposed_rate, comparison_rate) not in ((0.0, 0.0), (1.0, 1.0))


def _finding(facts: Facts) -> Finding:
    if not is_enough(facts.exposed, facts.comparison, facts.least):
        return "too few"
    if facts.reason:
        return facts.unfit or "groups too different"
    apart = (facts.worst or 0.0) > MOST_APART
    if facts.is_adjusted and (apart or (facts.kept or 0.0) < LEAST_KEPT):
        return "groups too different"
    if not varies(facts.exposed_rate, facts.comparison_rate):
        return "nothing varies"
    if facts.difference is None or facts.low is None or facts.high is None:
        return "groups too different"
    if facts.low <= 0 <= facts.high or _is_chance(facts):
        return "no difference seen"
    return "higher" if facts.difference > 0 else "lower"


def _is_chance(facts: Facts) -> bool:
    """Say whether one in so many comparisons would be as far apart by chance."""
    alone = facts.comparisons < 2 or facts.p_adjusted is None
    return not alone and (facts.p_adjusted or 0.0) > ERROR


def _among(facts: Facts) -> str:
    """Say of how many comparisons this is one."""
    if facts.comparisons < 2 or facts.p_adjusted is None:
        return ""
    p = f"{facts.p_adjusted:.3f}" if facts.p_adjusted >= 0.001 else "under 0.001"
    return f" One of {facts.comparisons:,} comparisons: p, adjusted for that, is {p}."


def _too_few(facts: Facts) -> str:
    if not facts.exposed + facts.comparison:
        return "Too few: there is nobody to compare."
    if not facts.exposed:
        return (
            f"Too few: there are no learners {facts.taking_part}, only "
            f"{facts.comparison:,} without."
        )
    if not facts.comparison:
        return (
            f"Too few: there are only learners {facts.taking_part} "
            f"({facts.exposed:,}), and nobody without to compare them with."
        )
    return (
        f"Too few: {facts.exposed:,} {facts.taking_part} against "
        f"{facts.comparison:,} without; {facts.least:,} on each side are needed."
    )


def _too_different(facts: Facts) -> str:
    told = []
    if facts.kept is not None and facts.kept < LEAST_KEPT:
        told.append(
            f"only {facts.kept:.0%} of the learners {facts.taking_part} have others "
            "like them"
        )
    if facts.worst is not None and facts.worst > MOST_APART:
        told.append(
            f"after adjusting they are still {facts.worst:.2f} standard deviations "
            "apart on a measure"
        )
    why = "; ".join(told) or "no fair difference can be worked out"
    return f"Groups too different: {why}. No difference is given."


def _nothing_varies(facts: Facts) -> str:
    who = "everybody did" if facts.exposed_rate else "nobody did"
    return (
        f"Nothing to tell apart: {who}, {_sides(facts)}: learners who {facts.outcome}."
    )


def _no_difference(facts: Facts) -> str:
    assert facts.low is not None and facts.high is not None
    return (
        f"No difference seen: of the learners {facts.taking_part} "
        f"{facts.exposed_rate:.1%} {facts.outcome}, of {_others(facts)} without "
        f"{facts.comparison_rate:.1%} ({_sides(facts)}{_alike(facts)}). "
        f"Not ruled out: anything from {_points(facts.low)} to "
        f"{_points(facts.high)}.{_among(facts)} {_caution(facts)}"
    )


def _difference(facts: Facts) -> str:
    assert facts.difference is not None
    assert facts.low is not None and facts.high is not None
    sign = 1 if facts.difference > 0 else -1
    low, high = sorted((sign * facts.low, sign * facts.high))
    often = "more" if sign > 0 else "less"
    return (
        f"Learners {facts.taking_part} {facts.outcome} "
        f"{abs(facts.difference) * 100:.1f} points {often} often than "
        f"{_others(facts)} without ({low * 100:.1f} to {high * 100:.1f}; "
        f"{_sides(facts)}{_alike(facts)}).{_among(facts)} {_caution(facts)}"
    )


def _others(facts: Facts) -> str:
    return "similar learners" if facts.is_adjusted else "learners"


def _sides(facts: Facts) -> str:
    return f"{facts.exposed:,} against {facts.comparison:,}"


def _alike(facts: Facts) -> str:
    if not facts.is_adjusted:
        return "; not adjusted for how they differed before"
    if facts.measures == 1:
        return "; groups similar on the one measure"
    return f"; groups similar on all {facts.measures} measures"


def _caution(facts: Facts) -> str:
    if facts.is_adjusted:
        return (
            "This is an association: what made them take part may be what made them "
            "stay."
        )
    return (
        "This is an association: who took part may have differed before, and what made "
        "them take part may be what made them stay."
    )


def _points(value: float) -> str:
    often = "more" if value > 0 else "less"
    return f"{abs(value) * 100:.1f} points {often} often"


def nth(number: int) -> str:
    """Name a place: first, second, …, 11th."""
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"
