"""What a comparison says, in words, by rules that are written down.

The rules stand in the definition of the question; nothing else decides.
"""

from dataclasses import dataclass

from analytics.drawing.claims import Given, Sentence, join, say
from analytics.questions.outcome import verdict_words as words
from analytics.questions.outcome.facts import (
    ERROR,
    LEAST_KEPT,
    MOST_APART,
    UNCLEAR,
    Facts,
    Finding,
    is_effective,
    is_enough,
    varies,
)


@dataclass(frozen=True)
class Verdict:
    """What was found, in a word (or a few) and in sentences."""

    finding: str
    text: Sentence


def verdict(facts: Facts) -> Verdict:
    """Draw the verdict by the rules."""
    finding = _finding(facts)
    tell = {
        "too few": words.too_few,
        "groups too different": words.too_different,
        "nothing varies": words.nothing_varies,
        "no difference seen": words.no_difference,
    }
    if finding == "cannot be asked":
        return Verdict(finding, say("Cannot be asked: {}.", Given(facts.reason)))
    if finding == "not clear":
        told = f"{UNCLEAR} {facts.comparisons:,}"
        return Verdict(told, join(words.not_clear(facts), words.nobody_knows(facts)))
    if facts.reason and is_enough(facts.exposed, facts.comparison, facts.least):
        told = f"{finding.capitalize()}: {{}}. No difference is given."
        return Verdict(finding, say(told, Given(facts.reason)))
    said = tell.get(finding, words.difference)(facts)
    return Verdict(finding, join(said, words.nobody_knows(facts)))


def _finding(facts: Facts) -> Finding:
    if facts.unfit == "cannot be asked":
        return facts.unfit
    if not is_enough(facts.exposed, facts.comparison, facts.least):
        return "too few"
    if facts.reason:
        return facts.unfit or "groups too different"
    apart = (facts.worst or 0.0) > MOST_APART
    if facts.is_adjusted and (apart or (facts.kept or 0.0) < LEAST_KEPT):
        return "groups too different"
    if facts.is_adjusted and not is_effective(facts.effective, facts.least):
        return "too few"
    if not varies(facts.exposed_rate, facts.comparison_rate):
        return "nothing varies"
    if facts.difference is None or facts.low is None or facts.high is None:
        return "groups too different"
    if facts.low <= 0 <= facts.high:
        return "no difference seen"
    if _is_chance(facts):
        return "not clear"
    return "higher" if facts.difference > 0 else "lower"


def _is_chance(facts: Facts) -> bool:
    """Say whether one in so many comparisons would be as far apart by chance."""
    alone = facts.comparisons < 2 or facts.p_adjusted is None
    return not alone and (facts.p_adjusted or 0.0) > ERROR
