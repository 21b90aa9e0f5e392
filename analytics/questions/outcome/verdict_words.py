"""Verdicts as sentences: what was found, how sure, and that it is an association."""

from analytics.drawing.claims import (
    EMPTY,
    Chance,
    Coefficient,
    Given,
    Number,
    Percent,
    Sentence,
    holds,
    join,
    say,
)
from analytics.drawing.differences_said import Ends, Often, OftenEnds, Tenths
from analytics.questions.outcome.facts import (
    ERROR,
    LEAST_EFFECTIVE,
    LEAST_KEPT,
    MOST_APART,
    Facts,
    is_enough,
)


def _among(facts: Facts) -> Sentence:
    """Say of how many comparisons this is one."""
    if facts.comparisons < 2 or facts.p_adjusted is None:
        return EMPTY
    return say(
        "One of {} comparisons: p, adjusted for that, is {}.",
        Number(facts, "comparisons"),
        Chance(facts, "p_adjusted"),
    )


def too_few(facts: Facts) -> Sentence:
    """Say that a side has too few learners."""
    part = Given(facts.taking_part)
    exposed, comparison = Number(facts, "exposed"), Number(facts, "comparison")
    if not facts.exposed + facts.comparison:
        nobody = ("exposed + comparison", "=", 0)
        return holds("Too few: there is nobody to compare.", (facts,), nobody)
    if not facts.exposed:
        none = holds("Too few: there are no learners ", (facts,), ("exposed", "=", 0))
        return say("{}{}, only {} without.", none, part, comparison)
    if not facts.comparison:
        none = holds("nobody without", (facts,), ("comparison", "=", 0))
        return say(
            "Too few: there are only learners {} ({}), and {} to compare them with.",
            part,
            exposed,
            none,
        )
    if not is_enough(facts.exposed, facts.comparison, facts.least):
        return say(
            "Too few: {} {} against {} without; {} on each side are needed.",
            exposed,
            part,
            comparison,
            Number(facts, "least"),
        )
    return say(
        "Too few: made like the {} learners {}, the {} without count for no more than "
        "{}; {} are needed.",
        exposed,
        part,
        comparison,
        Number(facts, "effective", zero="nobody"),
        Given(f"{LEAST_EFFECTIVE * facts.least:,.0f}"),
    )


def too_different(facts: Facts) -> Sentence:
    """Say in what the groups are too different."""
    told = []
    if facts.kept is not None and facts.kept < LEAST_KEPT:
        told.append(
            say(
                "only {} of the learners {} have others like them",
                Percent(facts, "kept"),
                Given(facts.taking_part),
            )
        )
    if facts.worst is not None and facts.worst > MOST_APART:
        told.append(
            say(
                "after adjusting they are still {} standard deviations apart on a "
                "measure",
                Coefficient(facts, "worst"),
            )
        )
    none = "no fair difference can be worked out"
    why = join(*told, between="; ") or holds(none, (facts,), ("difference", "=", None))
    return say("Groups too different: {}. No difference is given.", why)


def nothing_varies(facts: Facts) -> Sentence:
    """Say that everybody did, or nobody."""
    rate = ("exposed_rate", "=", facts.exposed_rate)
    both = (rate, ("comparison_rate", "=", facts.exposed_rate))
    who = "everybody did" if facts.exposed_rate else "nobody did"
    if any(facts.unknown):
        who = f"of those who are known, {who}"
    return say(
        "Nothing to tell apart: {}, {}: learners who {}.",
        holds(who, (facts,), *both),
        _sides(facts),
        Given(facts.outcome),
    )


def not_clear(facts: Facts) -> Sentence:
    """Say that alone it would be a difference, and among so many it isn't clear."""
    told = say(
        "{} once all {} comparisons are counted.",
        holds("Not clear", (facts,), ("p_adjusted", ">", ERROR)),
        Number(facts, "comparisons"),
    )
    return join(told, difference(facts))


def no_difference(facts: Facts) -> Sentence:
    """Say that no difference is seen, and which range isn't ruled out."""
    told = say(
        "{}: of the learners {} {} {}, of {} without {} ({}{}). Not ruled out: "
        "anything from {} to {}.",
        holds("No difference seen", (facts,), ("low", "≤", 0), ("high", "≥", 0)),
        Given(facts.taking_part),
        Tenths(facts, "exposed_rate"),
        Given(facts.outcome),
        _others(facts),
        Tenths(facts, "comparison_rate"),
        _sides(facts),
        _alike(facts),
        Often(facts, "low"),
        Often(facts, "high"),
    )
    return join(told, _among(facts), _caution(facts))


def difference(facts: Facts) -> Sentence:
    """Say how many points are between the sides."""
    told = say(
        "Learners {} {} {} than {} without ({}; {}{}).",
        Given(facts.taking_part),
        Given(facts.outcome),
        Often(facts, "difference"),
        _others(facts),
        OftenEnds(facts),
        _sides(facts),
        _alike(facts),
    )
    return join(told, _among(facts), _caution(facts))


def nobody_knows(facts: Facts) -> Sentence:
    """Say of how many more nobody knows, and what the difference can be with them."""
    if facts.least_of_all is None or facts.most_of_all is None:
        return EMPTY
    return say(
        "Of {} more with it and {} without nobody knows: with them it is between {} "
        "points.",
        Number(facts, "exposed_unknown"),
        Number(facts, "comparison_unknown"),
        Ends(facts, "least_of_all", "most_of_all", between=" and "),
    )


def _others(facts: Facts) -> Sentence:
    return say("similar learners" if facts.is_adjusted else "learners")


def _sides(facts: Facts) -> Sentence:
    return say("{} against {}", Number(facts, "exposed"), Number(facts, "comparison"))


def _alike(facts: Facts) -> Sentence:
    if not facts.is_adjusted:
        why = "; not adjusted for how they differed before"
        return holds(why, (facts,), ("is_adjusted", "=", False))
    if facts.measures == 1:
        one = "; similar in the one measure that is recorded"
        return holds(one, (facts,), ("measures", "=", 1))
    return say(
        "; similar in all {} measures that are recorded", Number(facts, "measures")
    )


def _caution(facts: Facts) -> Sentence:
    if facts.is_adjusted:
        return say(
            "This is an association: what made them take part may be what made them "
            "stay."
        )
    return say(
        "This is an association: who took part may have differed before, and what made "
        "them take part may be what made them stay."
    )
