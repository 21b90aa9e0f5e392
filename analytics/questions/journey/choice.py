"""Which of a learner's pathways the journey shows."""

from collections.abc import Sequence

from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import Way
from analytics.questions.journey.sentence import closest

FEW = 4
CLOSEST = "The closest few"
EVERY = f"All {WORDS.pathways}"


def labels(ways: Sequence[Way]) -> tuple[str, ...]:
    """Return what can be chosen: the closest few, all, and each by its title."""
    whole = (CLOSEST, EVERY) if len(ways) > FEW else (EVERY,)
    return (*whole, *dict.fromkeys(way.title for way in ways))


def chosen(ways: Sequence[Way], label: str) -> tuple[str, ...]:
    """Return the pathways (ids) that a label means, declared ones first."""
    if label == EVERY:
        return tuple(way.pathway for way in ways)
    if label == CLOSEST:
        return _few(ways)
    return tuple(way.pathway for way in ways if way.title == label)


def _few(ways: Sequence[Way]) -> tuple[str, ...]:
    """Return the declared ones, then the closest that are open, then complete ones."""
    declared = [way for way in ways if way.tie == "declared"]
    done = [way for way in ways if way.fewest_left == 0]
    order = [*declared, *closest(tuple(ways)), *done, *ways]
    return tuple(dict.fromkeys(way.pathway for way in order))[:FEW]
