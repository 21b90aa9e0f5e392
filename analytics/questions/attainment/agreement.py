"""Where work was scored twice: did the assessors agree?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from analytics.asking.ask import Asked


@dataclass(frozen=True)
class Agreement:
    """How far two assessors agreed, of the pieces of work that both scored.

    ``agreed`` out of ``pieces`` found the same outcome; ``kappa`` is Cohen's (1960),
    agreement beyond chance. ``level_pieces`` have a level from both;
    ``weighted_kappa`` (Cohen 1968, linear weights) is that of levels, None where they
    aren't numbers and no scale says their order. A kappa is None, too, where all
    scores are the same: then there is nothing that chance could get wrong.
    """

    group: str
    part: str
    pieces: int
    agreed: int
    percent: float
    kappa: float | None
    level_pieces: int | None
    levels_agreed: int | None
    weighted_kappa: float | None


def agreements(asked: Asked, split: str, scale: Sequence[str]) -> list[Agreement]:
    """Return one row per group and achievement (or criterion, split by it)."""
    found: dict[tuple[str, str], list[tuple[str | None, ...]]] = {}
    for label, part, *scores in asked.rows("attainment_twice", split=split):
        found.setdefault((label, part), []).append(tuple(scores))
    return [_row(*place, pairs, scale) for place, pairs in found.items()]


def _row(
    group: str, part: str, pairs: list[tuple[str | None, ...]], scale: Sequence[str]
) -> Agreement:
    outcomes = [(one or "", other or "") for one, other, *_ in pairs]
    levels = [(one, other) for *_, one, other in pairs if one and other]
    agreed = sum(one == other for one, other in outcomes)
    return Agreement(
        group,
        part,
        len(pairs),
        agreed,
        agreed / len(pairs),
        kappa(outcomes, {"met": 0.0, "not-met": 1.0}),
        len(levels),
        sum(one == other for one, other in levels),
        kappa(levels, places(levels, scale)),
    )


def places(
    pairs: Sequence[tuple[str, str]], scale: Sequence[str]
) -> dict[str, float] | None:
    """Return where each level stands: by the scale, else by its number.

    None where a level is neither on the scale nor, without one, a number.
    """
    words = {word for pair in pairs for word in pair}
    if scale:
        by_scale = {word: float(place) for place, word in enumerate(scale)}
        return by_scale if words <= set(scale) else None
    try:
        numbers = {word: float(word) for word in words}
    except ValueError:
        return None
    return numbers if all(map(isfinite, numbers.values())) else None


def kappa(
    pairs: Sequence[tuple[str, str]], place: dict[str, float] | None
) -> float | None:
    """Return Cohen's kappa of pairs of scores, weighted by how far apart they are.

    Between two categories the weight makes no difference. None where there are no
    pairs, no places, or only one category (statsmodels).
    """
    from statsmodels.stats.inter_rater import cohens_kappa  # slow to import

    used = sorted({word for pair in pairs for word in pair}) if place else []
    if place is None or len({place[word] for word in used}) < 2:
        return None
    number = {word: at for at, word in enumerate(used)}
    table = np.zeros((len(used), len(used)))
    for one, other in pairs:
        table[number[one], number[other]] += 1
    at = np.array([place[word] for word in used])
    return float(cohens_kappa(table, weights=at, wt="linear", return_results=False))
