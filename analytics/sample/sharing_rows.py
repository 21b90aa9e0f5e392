"""Shares and views as rows."""

from collections.abc import Iterator

import numpy as np

from analytics.sample.block import Block
from analytics.sample.dates import moments
from analytics.sample.learner_rows import Columns
from analytics.sample.sharing import VIEW_KINDS

HEADERS = {
    "shares": ("share_id", "award_id", "network", "shared_on"),
    "views": (
        "view_id",
        "share_id",
        "award_id",
        "viewed_on",
        "source",
        "kind",
        "count",
    ),
}


def shares(block: Block) -> Columns:
    """Return the columns of shares.csv."""
    shared = block.shared
    networks = np.array(list(block.plan.rates["sharing"]["networks"]), dtype=object)
    return [
        block.share_ids.tolist(),
        block.award_ids[shared.award].tolist(),
        networks[shared.network].tolist(),
        moments(shared.shared_on, shared.second),
    ]


def views(block: Block) -> Iterator[tuple[object, ...]]:
    """Yield the rows of views.csv."""
    seen = block.viewed
    networks = np.array([*block.plan.rates["sharing"]["networks"], ""], dtype=object)
    of = np.append(block.shared.network, -1)[seen.share]
    share_ids = np.append(block.share_ids, "")[seen.share]
    source = np.where(seen.direct, "Direct", networks[of])
    kinds = np.array(VIEW_KINDS, dtype=object)[seen.kind]
    numbers = _numbers(block)
    yield from zip(
        numbers,
        share_ids.tolist(),
        block.award_ids[seen.award].tolist(),
        moments(seen.viewed_on, seen.second),
        source.tolist(),
        kinds.tolist(),
        seen.count.tolist(),
        strict=True,
    )


def _numbers(block: Block) -> list[str]:
    """Return the views' ids: the block's first learner, then the place among them."""
    first = int(block.who.index[0]) if block.who.size else 0
    return [f"V{first:07d}-{k}" for k in range(1, len(block.viewed.award) + 1)]
