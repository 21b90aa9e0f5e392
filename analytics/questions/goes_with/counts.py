"""What goes with completing a pathway? (Not what makes anybody complete it.)"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.asking.answer import CONFIDENCE, Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.pathways import (
    BASES,
    Basis,
    choose,
    count_learners,
    default_basis,
    unknown_basis,
)
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

FEWEST_A_SIDE = 20  # fewer learners than this on a side are not compared
MOST_VALUES = 20  # an attribute with more values isn't one to compare by


@dataclass(frozen=True)
class WithQuestion:
    """Which pathway; ``early`` and ``within`` are days from the first achievement.

    What was issued ``early`` is compared by completion ``within`` the horizon, among
    those whose horizon is over, who hadn't completed it early and who were enrolled
    when the early window ended: a badge issued to those still there goes with all that
    staying goes with. ``retroactive``: whether retroactive awards count too.
    """

    pathway: str
    early: int = 90
    within: int = 730
    version: str | None = None
    basis: Basis | None = None
    retroactive: bool = False


@dataclass(frozen=True)
class WithRow:
    """One comparison: learners with something against learners without.

    ``kind`` is attribute (its value against all others known) or badge (issued early
    against not, of those enrolled when the early window ended). Rates are fractions;
    ``difference`` with its interval (Newcombe 1998, 95%) is the rate with minus the
    rate without. ``p`` is Fisher's exact, ``q`` that of Benjamini and Hochberg over all
    comparisons of the answer.
    """

    kind: str
    factor: str
    value: str
    is_of_pathway: bool
    learners: int
    completed: int
    rate: float
    others: int
    others_completed: int
    others_rate: float
    difference: float
    low: float
    high: float
    p: float
    q: float


@dataclass(frozen=True)
class _Followed:
    """Learners whose horizon is over: how many, and how many were still enrolled."""

    people: int
    completed: int
    there: int
    there_completed: int
    unknown: int


def goes_with(state: State, scope: Scope, question: WithQuestion) -> Answer[WithRow]:
    """Answer with one row per comparison, the smallest q first.

    Attributes and early badges with fewer than FEWEST_A_SIDE learners on a side are not
    compared. Raises UnknownError for a pathway, version or basis that there isn't, and
    where the early window isn't shorter than the horizon.
    """
    if question.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {question.basis!r}: {', '.join(BASES)}")
    if not 0 <= question.early < question.within:
        raise UnknownError("the early window has to be shorter than the horizon")
    without = () if question.retroactive else ("retroactive",)
    with ask(state, scope, without=without) as asked:
        found = choose(asked, question.pathway, question.version)
        basis = question.basis or default_basis(asked, found.number)
        count_learners(asked, found, basis, None, None)
        span = {"early": question.early, "within": question.within}
        asked.define("followed_long", pathway=found.number, **span)
        followed = _Followed(*asked.rows("followed_counts")[0])
        every = list(_sides(asked, found.number))
        compared = [one for one in every if min(one[4], one[6]) >= FEWEST_A_SIDE]
        rows = _with_q([_row(*one) for one in compared])
        notes = _notes(question, followed, len(rows), len(every) - len(rows))
        if not scope.viewer.rights.small_groups:
            rows, notes = [], ["Comparisons of few people aren't shown to the public."]
        return answer(
            Answer,
            "goes-with",
            asked,
            rows,
            notes,
            unknown_whole=unknown_basis(asked, found.number, basis),
        )


_Side = tuple[str, str, str, bool, int, int, int, int]


def _sides(asked: Asked, pathway: int) -> Iterator[_Side]:
    for name, value, *counts, choices in asked.rows("goes_with_attribute"):
        if choices <= MOST_VALUES:
            yield ("attribute", name, value, False, *map(int, counts))
    badges = asked.rows("goes_with_badge", pathway=pathway)
    for name, title, *counts, is_of_pathway in badges:
        yield ("badge", name, title, is_of_pathway, *map(int, counts))


def _row(
    kind: str,
    factor: str,
    value: str,
    is_of_pathway: bool,
    learners: int,
    completed: int,
    others: int,
    others_completed: int,
) -> WithRow:
    from scipy.stats import fisher_exact
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        completed,
        learners,
        others_completed,
        others,
        method="newcomb",
        compare="diff",
        alpha=1 - CONFIDENCE,
    )
    table = [
        [completed, learners - completed],
        [others_completed, others - others_completed],
    ]
    p = float(fisher_exact(table).pvalue)
    rate, other = completed / learners, others_completed / others
    return WithRow(
        kind,
        factor,
        value,
        is_of_pathway,
        learners,
        completed,
        rate,
        others,
        others_completed,
        other,
        rate - other,
        float(low),
        float(high),
        p,
        p,
    )


def _with_q(rows: list[WithRow]) -> list[WithRow]:
    """Put in each row's q, and sort by it."""
    from scipy.stats import false_discovery_control

    adjusted = false_discovery_control([row.p for row in rows]) if rows else []
    told = [replace(row, q=float(q)) for row, q in zip(rows, adjusted, strict=True)]
    return sorted(told, key=lambda r: (r.q, -abs(r.difference), r.factor, r.value))


def _notes(
    question: WithQuestion, followed: _Followed, compared: int, left: int
) -> list[str]:
    notes = [
        f"{followed.people:,} learners had {question.within:,} days since their first "
        f"achievement and hadn't completed it after {question.early:,}; "
        f"{followed.completed:,} of them completed it in that time. Those with less "
        "time aren't counted.",
        *_of_badges(question, followed),
        f"{compared:,} comparisons were made: q is the share of false ones to expect "
        "among those with a q as small.",
        "This is what goes with completing. It doesn't say what made anybody complete; "
        "badges of the pathway itself are parts of it.",
    ]
    if left:
        notes.append(
            f"{left:,} weren't compared: fewer than {FEWEST_A_SIDE} learners on a side."
        )
    return notes


def _of_badges(question: WithQuestion, followed: _Followed) -> Iterator[str]:
    """Say among whom badges are compared, and which of them are left out."""
    if not question.retroactive:
        yield (
            "Retroactive awards are left out, unless they are asked for: they were "
            "issued to those who were still there."
        )
    if followed.people and followed.unknown == followed.people:
        yield (
            "Who was still enrolled when the early window ended isn't known, so badges "
            "aren't compared: load terms and enrollments."
        )
        return
    gone = followed.people - followed.there - followed.unknown
    yield (
        f"Badges are compared among the {followed.there:,} who were enrolled when the "
        f"first {question.early:,} days ended ({followed.there_completed:,} completed "
        f"it), and count from the day of issue. Not among them: {gone:,} who weren't "
        f"enrolled by then, {followed.unknown:,} of whom it isn't known."
    )
