"""The compared as counts, for those who want to work it out themselves.

A cell of a few learners tells about them: those of a side are added up into one, and
where that is as small it is left out.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analytics.asking.small import FEWEST
from analytics.estimate.adjusted import Adjusted
from analytics.estimate.design import MISSING, Covariate

SMALL = "small cells"
FIFTHS = (0.2, 0.4, 0.6, 0.8)

Cell = dict[str, Any]


def cells(
    covariates: Sequence[Covariate], exposed: np.ndarray, succeeded: np.ndarray
) -> list[Cell]:
    """Return a count per covariate, class of it and side; numbers in fifths."""
    found = []
    for one in covariates:
        codes, names = _words(one)
        for side in (True, False):
            here = codes[exposed == side]
            sizes = np.bincount(here, minlength=len(names))
            did = np.bincount(
                here, weights=succeeded[exposed == side], minlength=len(names)
            )
            found += [
                {"covariate": one.name, "class": name, "exposed": side}
                | {"learners": int(sizes[n]), "succeeded": int(did[n])}
                for n, name in enumerate(names)
                if sizes[n]
            ]
    return without_few(found, ("covariate", "exposed"), ("learners", "succeeded"))


def strata(one: Adjusted, exposed: np.ndarray, succeeded: np.ndarray) -> list[Cell]:
    """Return counts per fifth of the chance of being exposed, of those kept, and side.

    Fifths of the exposed's chances (Rosenbaum and Rubin 1984): strata in which both
    sides had nearly the same. ``weight`` is the sum of the balancing weights, and
    ``weight_succeeded`` that of those to whom the outcome came.
    """
    kept, chance = one.overlap.kept, one.overlap.propensity
    if not kept.any():
        return []
    edges = np.quantile(chance[kept & exposed], FIFTHS)
    place = np.searchsorted(edges, chance, side="left")
    found = []
    for stratum in range(len(FIFTHS) + 1):
        for side in (True, False):
            here = kept & (exposed == side) & (place == stratum)
            did = here & succeeded
            found.append(
                {"stratum": stratum + 1, "exposed": side}
                | {"learners": int(here.sum()), "succeeded": int(did.sum())}
                | {"weight": float(one.weights[here].sum())}
                | {"weight_succeeded": float(one.weights[did].sum())}
            )
    return [row for row in found if row["learners"] >= FEWEST]


def without_few(
    rows: Sequence[Cell], within: Sequence[str], counts: Sequence[str]
) -> list[Cell]:
    """Return cells with the small ones of one place (``within``) added up.

    The first of ``counts`` is how many learners a cell has; everything else tells
    which.
    """
    found = [row for row in rows if row[counts[0]] >= FEWEST]
    rest: dict[tuple[Any, ...], list[Cell]] = {}
    for row in rows:
        if row[counts[0]] < FEWEST:
            rest.setdefault(tuple(row[name] for name in within), []).append(row)
    for place, small in rest.items():
        sums = {name: sum(row[name] for row in small) for name in counts}
        if sums[counts[0]] >= FEWEST:
            blank = dict.fromkeys(small[0], SMALL)
            found.append(blank | dict(zip(within, place, strict=True)) | sums)
    return found


def _words(one: Covariate) -> tuple[np.ndarray, list[str]]:
    """Return the class of each learner, or the fifth of their number, or missing."""
    missing = f"({MISSING})"  # apart from a class of that name
    if one.levels is not None:
        codes = np.where(one.values < 0, len(one.levels), one.values)
        return codes.astype(np.int64), [*one.levels, missing]
    known = one.values[~np.isnan(one.values)]
    edges = np.quantile(known, FIFTHS) if known.size else np.zeros(len(FIFTHS))
    places = np.searchsorted(edges, np.nan_to_num(one.values), side="left")
    names = [f"fifth {n + 1}" for n in range(len(FIFTHS) + 1)]
    codes = np.where(np.isnan(one.values), len(names), places)
    return codes.astype(np.int64), [*names, missing]
