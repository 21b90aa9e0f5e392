"""Gaps between groups: in taking part, in the outcome, among those who take part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.asking.ask import Asked
from analytics.estimate.difference import difference
from analytics.estimate.heterogeneity import (
    Change,
    Counts,
    Estimate,
    change,
    heterogeneity,
)
from analytics.questions.outcome.facts import is_enough
from analytics.questions.outcome.rows import Asking, Drawn, OutcomeRow

Measure = Literal[
    "taking part",
    "outcome",
    "outcome, exposed",
    "outcome, comparison",
    "exposed less comparison",
]


@dataclass(frozen=True)
class Gap:
    """One group against all others at the landmark, each learner once.

    ``measure``: the share exposed; the share to whom the outcome came, of all, of the
    exposed and of the comparison; or by how much the gap among the exposed is wider
    than that among the comparison (below zero: it is narrower, or turned round). Rates
    and the difference with its 95% interval (Newcombe; the last measure Wald) are
    fractions; None where fewer learners on a side than are asked for.
    """

    group: str
    exposure: str
    by_term: int
    outcome: str
    measure: Measure
    learners: int
    others: int
    rate: float | None
    others_rate: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None


@dataclass(frozen=True)
class Interaction:
    """Whether the difference between the sides differs between groups, one test.

    ``groups`` had enough learners on both sides; ``q`` is Cochran's, ``p`` its.
    """

    exposure: str
    by_term: int
    outcome: str
    groups: int
    q: float | None
    df: int
    p: float | None
    meaning: str


def gaps(
    asked: Asked, about: Asking, adjusted: Sequence[Drawn]
) -> tuple[list[Gap], list[Interaction]]:
    """Return the gaps of each group, and the test of all of them together.

    ``adjusted``: each group's adjusted comparison, which the test is of.
    """
    by_group = {group: Counts(*sides) for group, *sides in asked.rows("outcome_counts")}
    if len(by_group) < 2:
        return [], []
    total = Counts(*asked.rows("outcome_totals")[0])
    found = [
        gap
        for group, own in by_group.items()
        for gap in _gaps(about, group, own, _less(total, own))
    ]
    return found, [_interaction(about, by_group, adjusted)]


def _less(total: Counts, own: Counts) -> Counts:
    return Counts(
        total.exposed - own.exposed,
        total.exposed_succeeded - own.exposed_succeeded,
        total.comparison - own.comparison,
        total.comparison_succeeded - own.comparison_succeeded,
    )


def _gaps(about: Asking, group: str, own: Counts, others: Counts) -> list[Gap]:
    measured: dict[Measure, tuple[tuple[int, int], tuple[int, int]]] = {
        "taking part": (_taking_part(own), _taking_part(others)),
        "outcome": (_all(own), _all(others)),
        "outcome, exposed": (_exposed(own), _exposed(others)),
        "outcome, comparison": (_comparison(own), _comparison(others)),
    }
    found = [_gap(about, group, name, *sides) for name, sides in measured.items()]
    return [*found, _wider(about, group, own, others)]


def _gap(
    about: Asking,
    group: str,
    measure: Measure,
    own: tuple[int, int],
    others: tuple[int, int],
) -> Gap:
    place = (about.exposure, about.by_term, about.question.outcome)
    head = (group, *place, measure, own[1], others[1])
    if not is_enough(own[1], others[1], about.question.least):
        return Gap(*head, None, None, None, None, None, None)
    told = difference(*own, *others)
    return Gap(
        *head,
        told.exposed_rate,
        told.comparison_rate,
        told.difference,
        told.low,
        told.high,
        told.p,
    )


def _wider(about: Asking, group: str, own: Counts, others: Counts) -> Gap:
    """Return the gap among the exposed less that among the comparison."""
    sizes = (own.exposed, own.comparison, others.exposed, others.comparison)
    told = Change(None, None, None, None)
    if min(sizes) >= about.question.least:
        told = change(own, others)
    return Gap(
        group,
        about.exposure,
        about.by_term,
        about.question.outcome,
        "exposed less comparison",
        sum(sizes[:2]),
        sum(sizes[2:]),
        None,
        None,
        told.change,
        told.low,
        told.high,
        told.p,
    )


def _taking_part(one: Counts) -> tuple[int, int]:
    return one.exposed, one.exposed + one.comparison


def _all(one: Counts) -> tuple[int, int]:
    whole = one.exposed + one.comparison
    return one.exposed_succeeded + one.comparison_succeeded, whole


def _exposed(one: Counts) -> tuple[int, int]:
    return one.exposed_succeeded, one.exposed


def _comparison(one: Counts) -> tuple[int, int]:
    return one.comparison_succeeded, one.comparison


def _interaction(
    about: Asking, by_group: Mapping[str, Counts], adjusted: Sequence[Drawn]
) -> Interaction:
    """Test adjusted differences: the groups may differ in who takes part.

    Where nothing is known to adjust for, those that there are.
    """
    least = about.question.least
    found: list[Counts | Estimate] = [
        _estimate(one.row) for one in adjusted if one.row.difference is not None
    ]
    bare = any(one.facts.unfit == "nothing to adjust for" for one in adjusted)
    if not found and bare:
        found = [
            one
            for one in by_group.values()
            if is_enough(one.exposed, one.comparison, least)
        ]
    told = heterogeneity(found)
    if told.p is None:
        meaning = f"Whether groups differ in this can't be told: {told.reason}."
    elif told.p < 0.05:
        meaning = (
            "The adjusted difference differs between groups by more than chance would "
            "make."
        )
    else:
        meaning = (
            "Nothing shows that the difference differs between groups: don't read one "
            "group's result against another's."
        )
    return Interaction(
        about.exposure,
        about.by_term,
        about.question.outcome,
        told.groups,
        told.q,
        told.df,
        told.p,
        meaning,
    )


def _estimate(row: OutcomeRow) -> Estimate:
    assert row.difference is not None and row.low is not None and row.high is not None
    return Estimate.of(row.difference, row.low, row.high)
