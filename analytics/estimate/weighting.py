"""Weights that make a comparison group like the exposed."""

from dataclasses import dataclass

import numpy as np

from analytics.estimate.design import gram, scaled

RIDGE = 1e-6
STEPS = 100
REACHED = 1e-3  # SDs: what is left counts as nothing


@dataclass(frozen=True)
class Weights:
    """Weights of a comparison group: above 0, their sum 1.

    ``effective`` is how many people of equal weight would say as much. ``left`` is the
    largest difference of a mean from its target that remains, in SDs; ``reached`` says
    that it is next to nothing.
    """

    weights: np.ndarray
    effective: float
    left: float

    @property
    def reached(self) -> bool:
        """Return whether every mean is met."""
        return self.left <= REACHED


def effective_size(weights: np.ndarray) -> float:
    """Return (sum w)^2 / sum w^2 (Kish 1965); 0 where there are no weights."""
    squares = float(np.square(weights).sum())
    return float(weights.sum()) ** 2 / squares if squares > 0 else 0.0


def entropy_weights(columns: np.ndarray, target: np.ndarray) -> Weights:
    """Return the weights nearest to equal that give ``columns`` the means ``target``.

    Entropy balancing (Hainmueller 2012): minimise sum w log w subject to the means.
    Its dual, log sum exp(x' l) - target' l, is convex; Newton's method with halved
    steps finds it, on standardised columns. A penalty of RIDGE / 2 |l|^2 settles what
    collinear columns leave open, and where no weights meet every mean it gives those
    that come near (``left`` says how near). With the target the exposed's means, this
    is the effect on the exposed; it equals a logistic propensity model whose weights
    balance exactly (Zhao and Percival 2017).
    """
    rows, mean, spread = scaled(columns)
    goal = (target - mean) / spread
    found = np.zeros(rows.shape[1])
    value, weights = _dual(rows, goal, found)
    for _ in range(STEPS):
        means = weights @ rows
        slope = means - goal + RIDGE * found
        if not slope.size or np.abs(slope).max() < 1e-10:
            break
        curve = gram(rows, weights) - np.outer(means, means)
        curve[np.diag_indices_from(curve)] += RIDGE
        step = np.linalg.solve(curve, slope)
        tried = _shorter(rows, goal, found, step, float(slope @ step), value)
        if tried is None:
            break
        found, value, weights = tried
    left = np.abs(weights @ rows - goal).max(initial=0.0)
    return Weights(weights, effective_size(weights), float(left))


def _dual(
    rows: np.ndarray, goal: np.ndarray, found: np.ndarray
) -> tuple[float, np.ndarray]:
    score = rows @ found
    top = score.max()
    raised = np.exp(score - top)
    total = raised.sum()
    value = float(np.log(total) + top - goal @ found + RIDGE / 2 * found @ found)
    return value, raised / total


def _shorter(
    rows: np.ndarray,
    goal: np.ndarray,
    found: np.ndarray,
    step: np.ndarray,
    gain: float,
    before: float,
) -> tuple[np.ndarray, float, np.ndarray] | None:
    """Halve a step until it gains; None where it can't (as near as numbers allow)."""
    length = 1.0
    while length > 1e-8:
        tried = found - length * step
        value, weights = _dual(rows, goal, tried)
        if value <= before - 1e-4 * length * gain:
            return tried, value, weights
        length /= 2
    return None
