"""What following every term finds: a model, curves, and the cells of both."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ModelRow:
    """The odds of being gone by the next regular census, with it in hand or without.

    ``exposed`` and ``comparison``: learners followed on each side (most of the exposed
    on both, in turn); ``person_terms`` and ``gone`` over all their terms.
    ``odds_ratio`` with its 95% interval: below 1, those with it in hand went less
    often. ``is_adjusted``: for what was known at entry and for grades so far, not only
    for the term. None, with a ``reason``: no ratio can be had.
    """

    group: str
    exposure: str
    is_adjusted: bool
    exposed: int
    comparison: int
    person_terms: int
    gone: int
    odds_ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    reason: str | None


@dataclass(frozen=True)
class CurveRow:
    """One point of Simon and Makuch's curves, so many regular terms after entry.

    ``side``: exposed by then, or not yet. ``followed`` were there the term before,
    ``gone`` of them aren't any more. ``staying`` is the share still there of those
    there at the first point, had nobody changed sides (95% band: Greenwood); None where
    fewer than FEWEST are followed.
    """

    group: str
    exposure: str
    side: str
    term: int
    followed: int
    gone: int
    staying: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Followed:
    """What following every term found; ``cells`` is what it was worked out from."""

    model: list[ModelRow] = field(default_factory=list)
    curves: list[CurveRow] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)
