"""The outcome on the measures, among the comparison group: weighted least squares."""

from dataclasses import dataclass

import numpy as np

from analytics.estimate.design import BLOCK, gram, scaled

NOTHING = 1e-9  # of the largest: an eigenvalue below it is of collinear columns


@dataclass(frozen=True)
class Fit:
    """A weighted regression, told at one point of the measures.

    ``at_target`` is the outcome predicted there, ``slopes`` one per column, ``rank``
    the number of independent columns. ``pulls`` has a place for each person: how far
    they pull the prediction, corrected for leverage; their squares add up to its
    variance.
    """

    at_target: float
    slopes: np.ndarray
    rank: int
    pulls: np.ndarray


def fitted(
    columns: np.ndarray, outcome: np.ndarray, weights: np.ndarray, target: np.ndarray
) -> Fit:
    """Fit ``outcome`` on ``columns`` with weights that sum to 1; predict at ``target``.

    Collinear columns share their slope (the shortest solution). A person pulls by
    w (y - fitted) / sqrt(1 - h), h being their leverage: least squares draws the fit
    to those who stand alone, which makes residuals too small (HC2; MacKinnon and White
    1985).
    """
    rows, mean, spread = scaled(columns)
    rows = np.column_stack([np.ones(rows.shape[0]), rows])
    inverse, rank = _inverse(gram(rows, weights))
    found = inverse @ (rows.T @ (weights * outcome))
    point = np.concatenate([[1.0], (target - mean) / spread])
    leverage = weights * _quadratic(rows, inverse)
    pull = weights * (outcome - rows @ found)
    pull = pull / np.sqrt(np.clip(1 - leverage, 1e-3, None))
    reach = rows @ (inverse @ point)
    return Fit(float(point @ found), found[1:] / spread, rank - 1, pull * reach)


def _inverse(matrix: np.ndarray) -> tuple[np.ndarray, int]:
    values, vectors = np.linalg.eigh(matrix)
    kept = values > NOTHING * values.max()
    turned = vectors[:, kept]
    return (turned / values[kept]) @ turned.T, int(kept.sum())


def _quadratic(rows: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    parts = (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))
    return np.concatenate([((part @ matrix) * part).sum(axis=1) for part in parts])
