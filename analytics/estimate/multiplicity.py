"""Several comparisons at once: how small is a p among so many?"""

from collections.abc import Sequence

import numpy as np


def adjusted_p(values: Sequence[float | None]) -> list[float | None]:
    """Return Benjamini and Hochberg's adjusted p values, in the order given.

    The smallest false discovery rate at which each would be kept: min over k >= i of
    p(k) m / k (Benjamini and Hochberg 1995; scipy's false_discovery_control). A
    comparison without a p stays None and isn't counted among the m.
    """
    told = [p for p in values if p is not None]
    if not told:
        return [None] * len(values)
    from scipy.stats import false_discovery_control  # slow to import

    found = iter(np.atleast_1d(false_discovery_control(told)).tolist())
    return [None if p is None else next(found) for p in values]
