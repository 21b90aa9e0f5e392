"""The exposed against others like them, in what was known before the landmark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from analytics.asking.ask import Asked
from analytics.estimate.adjusted import (
    ALIKE,
    TOO_FEW,
    Adjusted,
    adjusted_difference,
)
from analytics.estimate.clustered import clustered_difference
from analytics.estimate.design import Design, design
from analytics.questions.outcome.alike import BalanceRow, OverlapRow, alike, overlapping
from analytics.questions.outcome.cells import Cell, cells, strata
from analytics.questions.outcome.facts import (
    LEAST_KEPT,
    MOST_APART,
    Facts,
    Finding,
    is_enough,
)
from analytics.questions.outcome.known import Known
from analytics.questions.outcome.rows import Asking, Drawn, OutcomeRow

NOTHING_KNOWN = (
    "nothing that was known before the landmark tells these learners apart, so there "
    "is nothing to adjust for"
)
KEYS = ("group", "exposure", "by_term", "outcome")
UNFIT: Mapping[str, Finding] = {
    NOTHING_KNOWN: "nothing to adjust for",
    ALIKE: "nothing varies",
    TOO_FEW: "too few",
}


@dataclass(frozen=True)
class AdjustedFound:
    """What adjusting found beside the comparisons themselves.

    ``used`` are the covariates that told anybody apart, ``constant`` those that in some
    comparison told nobody apart. ``cells`` and ``strata``: the compared as counts;
    None: not wanted.
    """

    balance: list[BalanceRow] = field(default_factory=list)
    overlap: list[OverlapRow] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    constant: dict[str, None] = field(default_factory=dict)
    cells: list[Cell] | None = None
    strata: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class _Group:
    learners: np.ndarray
    exposed: np.ndarray
    succeeded: np.ndarray


def adjusted(
    asked: Asked,
    about: Asking,
    known: Known,
    plain: Sequence[Drawn],
    found: AdjustedFound,
) -> list[Drawn]:
    """Adjust each of the ``plain`` comparisons by what was ``known``.

    Each group is compared within itself, a place for each; what there is to tell beside
    is added to ``found``. Where a side has too few learners nothing is worked out.
    """
    groups = dict(_groups(asked))
    drawn = []
    for row in (one.row for one in plain):
        group = groups.get(row.group)
        if found.cells is not None and group is not None:
            found.cells.extend(_cells(row, group, known))
        enough = is_enough(row.exposed or 0, row.comparison or 0, about.question.least)
        if group is None or not enough:
            drawn.append(_undone(about, row))
            continue
        told = design(known.of(group.learners), group.learners.size)
        found.used.update(dict.fromkeys(told.covariates))
        found.constant.update(dict.fromkeys(told.constant))
        one = _one(group, told, known.together(group.learners))
        drawn.append(_drawn(about, row, one))
        if one is not None:
            found.balance.extend(alike(row, one))
            found.overlap.append(overlapping(row, one))
        if one is not None and found.cells is not None:
            counted = strata(one, group.exposed, group.succeeded)
            found.strata.extend(_place(row) | cell for cell in counted)
    return drawn


def _cells(row: OutcomeRow, group: _Group, known: Known) -> list[Cell]:
    told = known.of(group.learners)
    return [_place(row) | c for c in cells(told, group.exposed, group.succeeded)]


def _place(row: OutcomeRow) -> Cell:
    return {name: getattr(row, name) for name in KEYS}


def _groups(asked: Asked) -> Iterator[tuple[str, _Group]]:
    """Cut the learners who are compared into their groups; nobody: no group."""
    found = asked.columns("outcome_compared")
    labels = np.ma.getdata(found["label"])
    if not labels.size:
        return
    cuts = np.flatnonzero(labels[1:] != labels[:-1]) + 1
    for start, end in zip([0, *cuts], [*cuts, labels.size], strict=True):
        part = slice(start, end)
        columns = (
            np.ma.getdata(found[name])[part]
            for name in ("learner", "exposed", "succeeded")
        )
        yield str(labels[start]), _Group(*columns)


def clustered(
    asked: Asked, about: Asking, known: Known, plain: Sequence[Drawn]
) -> list[Drawn]:
    """Give unadjusted comparisons the intervals that clusters let them have."""
    if known.clusters is None:
        return list(plain)
    groups = dict(_groups(asked))
    return [
        _clustered(one, groups[one.row.group], known)
        if one.row.difference is not None
        else Drawn(replace(one.row, cluster=known.cluster), one.facts, one.ratio)
        for one in plain
    ]


def _clustered(one: Drawn, group: _Group, known: Known) -> Drawn:
    together = known.together(group.learners)
    assert together is not None
    found = clustered_difference(group.exposed, group.succeeded, together)
    low, high = found.low, found.high
    row = replace(one.row, cluster=known.cluster, p=found.p, low=low, high=high)
    return Drawn(row, replace(one.facts, low=low, high=high), one.ratio)


def _one(group: _Group, told: Design, together: np.ndarray | None) -> Adjusted | None:
    """Compare one group; None where there is nothing to adjust for."""
    if not told.names:
        return None
    return adjusted_difference(group.exposed, group.succeeded, told, together)


def _undone(about: Asking, row: OutcomeRow) -> Drawn:
    """Return the row of a group in which nothing can be compared."""
    blank = _blank(row)
    return Drawn(blank, _facts(about, blank))


def _drawn(about: Asking, row: OutcomeRow, one: Adjusted | None) -> Drawn:
    if one is None:
        return Drawn(_blank(row), _facts(about, row, reason=NOTHING_KNOWN))
    kept = one.overlap.share_kept or 0.0
    told = replace(_blank(row), kept=kept, effective=one.effective)
    if kept < LEAST_KEPT or _worst(one) > MOST_APART:
        return Drawn(told, _facts(about, told, one))
    sizes = one.overlap.exposed_kept, one.overlap.comparison_kept
    told = replace(told, exposed=sizes[0], comparison=sizes[1])
    if not is_enough(*sizes, about.question.least) or one.difference is None:
        return Drawn(told, _facts(about, told, one))
    told = replace(
        told,
        exposed_rate=one.exposed_rate,
        comparison_rate=one.comparison_rate,
        difference=one.difference,
        low=one.low,
        high=one.high,
        p=one.p,
    )
    return Drawn(told, _facts(about, told, one), one.ratio)


def _worst(one: Adjusted) -> float:
    return max((abs(measure.after) for measure in one.balance), default=0.0)


def _blank(row: OutcomeRow) -> OutcomeRow:
    """Return an unadjusted row as an adjusted one of which nothing is known yet."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("exposed_rate", "comparison_rate", "difference", "low", "high", "p")
    )
    return replace(row, analysis="adjusted", finding=None, verdict=None, **nothing)


def _facts(
    about: Asking,
    row: OutcomeRow,
    one: Adjusted | None = None,
    reason: str | None = None,
) -> Facts:
    why = one.reason if one else reason
    return Facts(
        exposed=row.exposed or 0,
        comparison=row.comparison or 0,
        exposed_rate=row.exposed_rate,
        comparison_rate=row.comparison_rate,
        difference=row.difference,
        low=row.low,
        high=row.high,
        taking_part=about.taking_part,
        outcome=about.outcome,
        least=about.question.least,
        is_adjusted=True,
        kept=row.kept,
        effective=row.effective,
        worst=_worst(one) if one else None,
        measures=len(one.balance) if one else None,
        reason=why,
        unfit=UNFIT.get(why or ""),
        unknown=(row.exposed_unknown or 0, row.comparison_unknown or 0),
        bounds=None if row.least is None or row.most is None else (row.least, row.most),
    )
