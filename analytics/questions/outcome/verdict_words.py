"""Verdicts as sentences: what was found, how sure, and that it is an association."""

from analytics.questions.outcome.facts import (
    LEAST_EFFECTIVE,
    LEAST_KEPT,
    MOST_APART,
    Facts,
    is_enough,
)


def _among(facts: Facts) -> str:
    """Say of how many comparisons this is one."""
    if facts.comparisons < 2 or facts.p_adjusted is None:
        return ""
    p = f"{facts.p_adjusted:.3f}" if facts.p_adjusted >= 0.001 else "under 0.001"
    return f" One of {facts.comparisons:,} comparisons: p, adjusted for that, is {p}."


def too_few(facts: Facts) -> str:
    """Say that a side has too few learners."""
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
    if not is_enough(facts.exposed, facts.comparison, facts.least):
        return (
            f"Too few: {facts.exposed:,} {facts.taking_part} against "
            f"{facts.comparison:,} without; {facts.least:,} on each side are needed."
        )
    return (
        f"Too few: made like the {facts.exposed:,} learners {facts.taking_part}, the "
        f"{facts.comparison:,} without count for no more than "
        f"{facts.effective or 0:,.0f}; {LEAST_EFFECTIVE * facts.least:,.0f} are needed."
    )


def too_different(facts: Facts) -> str:
    """Say in what the groups are too different."""
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


def nothing_varies(facts: Facts) -> str:
    """Say that everybody did, or nobody."""
    who = "everybody did" if facts.exposed_rate else "nobody did"
    if any(facts.unknown):
        who = f"of those who are known, {who}"
    return (
        f"Nothing to tell apart: {who}, {_sides(facts)}: learners who {facts.outcome}."
    )


def not_clear(facts: Facts) -> str:
    """Say that alone it would be a difference, and among so many it isn't clear."""
    told = difference(facts)
    return f"Not clear once all {facts.comparisons:,} comparisons are counted. {told}"


def no_difference(facts: Facts) -> str:
    """Say that no difference is seen, and which range isn't ruled out."""
    assert facts.low is not None and facts.high is not None
    return (
        f"No difference seen: of the learners {facts.taking_part} "
        f"{facts.exposed_rate:.1%} {facts.outcome}, of {_others(facts)} without "
        f"{facts.comparison_rate:.1%} ({_sides(facts)}{_alike(facts)}). "
        f"Not ruled out: anything from {_points(facts.low)} to "
        f"{_points(facts.high)}.{_among(facts)} {_caution(facts)}"
    )


def difference(facts: Facts) -> str:
    """Say how many points are between the sides."""
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


def nobody_knows(facts: Facts) -> str:
    """Say of how many more nobody knows, and what the difference can be with them."""
    if facts.bounds is None:
        return ""
    least, most = (100 * one for one in facts.bounds)
    return (
        f"Of {facts.unknown[0]:,} more with it and {facts.unknown[1]:,} without nobody "
        f"knows: with them it is between {least:+.1f} and {most:+.1f} points."
    )


def _others(facts: Facts) -> str:
    return "similar learners" if facts.is_adjusted else "learners"


def _sides(facts: Facts) -> str:
    return f"{facts.exposed:,} against {facts.comparison:,}"


def _alike(facts: Facts) -> str:
    if not facts.is_adjusted:
        return "; not adjusted for how they differed before"
    if facts.measures == 1:
        return "; similar in the one measure that is recorded"
    return f"; similar in all {facts.measures} measures that are recorded"


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
