"""Who has a counterpart: the propensity to be exposed, and whom it leaves out."""

from dataclasses import dataclass

import numpy as np

from analytics.estimate.design import Design, gram, scaled

HIGHEST = 0.95
PRIOR = 1 / 2.5**2  # of each standardised coefficient: a normal with SD 2.5
STEPS = 50
NOT_EXPOSED, NO_COMPARISON = "nobody was exposed", "there is nobody to compare with"
APART = "nobody exposed has a counterpart among the others"


@dataclass(frozen=True)
class Overlap:
    """Who can be compared. ``kept`` and ``propensity`` have a place for each person.

    ``share_kept`` is that of the exposed, as a fraction. ``reason`` is None, or says
    why nobody can be compared.
    """

    kept: np.ndarray
    propensity: np.ndarray
    exposed: int
    exposed_kept: int
    comparison: int
    comparison_kept: int
    reason: str | None

    @property
    def share_kept(self) -> float | None:
        """Return the share of the exposed who have a counterpart."""
        return self.exposed_kept / self.exposed if self.exposed else None


def overlap(exposed: np.ndarray, measures: Design) -> Overlap:
    """Trim people without a counterpart, in two steps.

    1. *By measure.* An exposed learner leaves who has a category that no comparison
       learner has (or lacks one that all of them have): nothing observed stands for
       what would have become of them.
    2. *By propensity.* The chance of being exposed given the measures, from a logistic
       regression. The range that both groups share is kept (Dehejia and Wahba 1999),
       and no exposed learner above HIGHEST, who would have fewer than 1 in 20 like
       them unexposed.

    Trimming looks at the measures only, never at an outcome.
    """
    exposed = np.asarray(exposed, dtype=bool)
    kept = _supported(exposed, measures)
    people = int(exposed.sum()), int((~exposed).sum())
    if not all(people):
        nobody = np.zeros(exposed.size, dtype=bool)
        chance = np.full(exposed.size, exposed.mean() if exposed.size else 0.0)
        return _told(
            nobody, chance, exposed, NO_COMPARISON if people[0] else NOT_EXPOSED
        )
    chance = propensity(exposed, measures.columns)
    if (kept & exposed).any():
        low = chance[kept & exposed].min()
        high = min(chance[~exposed].max(), HIGHEST)
        kept &= (chance >= low) & (chance <= high)
    one_side = not ((kept & exposed).any() and (kept & ~exposed).any())
    return _told(kept & (not one_side), chance, exposed, APART if one_side else None)


def _told(
    kept: np.ndarray, chance: np.ndarray, exposed: np.ndarray, reason: str | None
) -> Overlap:
    one, other = int(exposed.sum()), int((~exposed).sum())
    one_kept, other_kept = int((exposed & kept).sum()), int((~exposed & kept).sum())
    return Overlap(kept, chance, one, one_kept, other, other_kept, reason)


def _supported(exposed: np.ndarray, measures: Design) -> np.ndarray:
    kept = np.ones(exposed.size, dtype=bool)
    for place in np.flatnonzero(measures.indicator):
        column = measures.columns[:, place]
        others = column[~exposed]
        if others.size and others.min() == others.max():
            kept &= ~exposed | (column == others[0])
    return kept


def propensity(exposed: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return everybody's chance of being exposed, from a logistic regression.

    Newton's method on standardised columns, each coefficient with a normal prior of
    SD 2.5 (after Gelman et al. 2008): with many people it changes nothing, and where
    the measures tell the groups apart completely the chances stay below 1 instead of
    running away. Collinear and constant columns do no harm. statsmodels' logit stops
    there, and is slow for a million people.
    """
    rows = np.column_stack([np.ones(exposed.size), scaled(columns)[0]])
    held = np.full(rows.shape[1], PRIOR)
    held[0] = 1e-9
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = _chance(rows @ found)
        slope = rows.T @ (exposed - chance) - held * found
        curve = gram(rows, chance * (1 - chance)) + np.diag(held)
        step = np.linalg.solve(curve, slope)
        found = found + step * min(1.0, 5 / max(np.abs(step).max(), 1e-300))
        if np.abs(step).max() < 1e-8:
            break
    return _chance(rows @ found)


def _chance(log_odds: np.ndarray) -> np.ndarray:
    from scipy.special import expit  # slow to import

    return np.asarray(expit(log_odds))
