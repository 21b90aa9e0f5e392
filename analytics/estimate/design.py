"""What is known of people, as a matrix: a row per person, a column per measure.

Nothing is left out for being unknown. A number that is missing gets the mean of those
known, and a column of its own says so; a category that is missing is the category
*missing*. Among the measures to balance, being unknown is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

MISSING, OTHER = "missing", "other"
MOST_LEVELS = 20
BLOCK = 1 << 16  # rows at a time: what a processor's cache holds


@dataclass(frozen=True)
class Covariate:
    """One thing known of everybody; ``values`` has a place for each person.

    A number: floats, nan where missing, no ``levels``. A category: the index of its
    level, -1 where missing.
    """

    name: str
    values: np.ndarray
    levels: tuple[str, ...] | None = None


def number(name: str, values: np.ndarray) -> Covariate:
    """Return a covariate from numbers; masked, None, nan and endless are missing."""
    plain = np.ma.getdata(values).astype(float)
    unknown = np.ma.getmaskarray(values) | ~np.isfinite(plain)
    return Covariate(name, np.where(unknown, np.nan, plain))


def category(name: str, values: np.ndarray) -> Covariate:
    """Return a covariate from texts, booleans or ids; masked and None are missing.

    Levels are sorted by name. Of more than MOST_LEVELS the rarest become *other*.
    """
    import pandas as pd  # slow to import

    codes, found = pd.factorize(np.ma.getdata(values), use_na_sentinel=True)
    codes = np.where(np.ma.getmaskarray(values), -1, codes)
    names = np.array([str(level) for level in found], dtype=object)
    counts = np.bincount(codes[codes >= 0], minlength=names.size)
    if np.count_nonzero(counts) > MOST_LEVELS:
        names[np.argsort(-counts, kind="stable")[MOST_LEVELS - 1 :]] = OTHER
    held = sorted(set(names[counts > 0]))
    place = {level: code for code, level in enumerate(held)}
    new = np.array([place.get(level, -1) for level in names] + [-1], dtype=np.int64)
    return Covariate(name, new[codes], tuple(held))


@dataclass(frozen=True)
class Design:
    """Measures of people. ``columns`` is people by measures, without missing values.

    ``names`` and ``covariates`` (of which each measure is one) go with its columns;
    ``indicator`` marks those that are 0 or 1. ``constant`` names the covariates that
    are the same for everybody: nothing can differ in them.
    """

    columns: np.ndarray
    names: tuple[str, ...]
    covariates: tuple[str, ...]
    indicator: np.ndarray
    constant: tuple[str, ...]


_Measure = tuple[str, np.ndarray, bool]


def design(covariates: Iterable[Covariate], people: int) -> Design:
    """Return the measures of covariates for so many ``people``.

    A number is one column, and one more where it is missing for some. A category is a
    column of 0 and 1 per level, of two levels only the second. Raises ValueError where
    a covariate has another length.
    """
    measures: list[tuple[str, _Measure]] = []
    constant = []
    for one in covariates:
        if one.values.shape != (people,):
            raise ValueError(f"{one.name} isn't told for {people} people")
        found = _levels(one) if one.levels is not None else _numbers(one)
        measures += [(one.name, measure) for measure in found]
        constant += [] if found else [one.name]
    columns = np.empty((people, len(measures)))
    for place, (_, (_, values, _)) in enumerate(measures):
        columns[:, place] = values
    return Design(
        columns,
        tuple(measure[0] for _, measure in measures),
        tuple(name for name, _ in measures),
        np.array([measure[2] for _, measure in measures], dtype=bool),
        tuple(constant),
    )


def _numbers(one: Covariate) -> list[_Measure]:
    unknown = np.isnan(one.values)
    known = one.values[~unknown]
    if not known.size:
        return []
    found: list[_Measure] = []
    if known.min() < known.max():
        filled = np.where(unknown, known.mean(), one.values)
        found.append((one.name, filled, False))
    if unknown.any():
        found.append((f"{one.name}: {MISSING}", unknown, True))
    return found


def _levels(one: Covariate) -> list[_Measure]:
    names = [*(one.levels or ()), MISSING]
    codes = np.where(one.values < 0, len(names) - 1, one.values)
    counts = np.bincount(codes.astype(np.int64), minlength=len(names))
    held = np.flatnonzero(counts)
    told = held[1:] if held.size <= 2 else held
    return [(f"{one.name}: {names[code]}", codes == code, True) for code in told]


def scaled(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return columns with mean 0 and SD 1, the means and the SDs (1 where alike)."""
    mean = columns.mean(axis=0)
    spread = columns.std(axis=0)
    spread = np.where(spread > 1e-9 * np.maximum(1, np.abs(mean)), spread, 1.0)
    return (columns - mean) / spread, mean, spread


def gram(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the sum of w x x' over rows, block by block."""
    total = np.zeros((rows.shape[1], rows.shape[1]))
    for start in range(0, rows.shape[0], BLOCK):
        part = rows[start : start + BLOCK]
        total += part.T @ (part * weights[start : start + BLOCK, None])
    return total
