"""What a comparison says, in words, by rules that are written down.

The rules stand in RULES, which the definitions print; nothing else decides.
"""

from dataclasses import dataclass

from analytics.metrics.outcome import verdict_words as words
from analytics.metrics.outcome.facts import (
    ERROR,
    LEAST_KEPT,
    MOST_APART,
    Facts,
    Finding,
    is_enough,
    varies,
)

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


@dataclass(frozen=True)
class Verdict:
    """What was found, in a word and in sentences."""

    finding: Finding
    text: str


def verdict(facts: Facts) -> Verdict:
    """Draw the verdict by the rules."""
    finding = _finding(facts)
    tell = {
        "too few": words.too_few,
        "groups too different": words.too_different,
        "nothing varies": words.nothing_varies,
        "no difference seen": words.no_difference,
    }
    if facts.reason and is_enough(facts.exposed, facts.comparison, facts.least):
        told = f"{finding.capitalize()}: {facts.reason}. No difference is given."
        return Verdict(finding, told)
    return Verdict(finding, tell.get(finding, words.difference)(facts))


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
