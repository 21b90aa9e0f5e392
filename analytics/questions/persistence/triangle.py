"""The cohort triangle: each cohort of entry, term after term."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import ask
from analytics.questions.persistence.counts import (
    RetentionRow,
    count_rows,
    define_members,
    needed,
)
from analytics.questions.persistence.question import (
    THERE,
    RetentionQuestion,
    with_completers,
)
from analytics.questions.persistence.terms import every_term, registrar_terms
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class TriangleMean:
    """All mature cohorts together, so many regular terms after their entry.

    ``rate`` is the sum of their numerators over the sum of their denominators (Wilson,
    95%): each learner weighs the same, whatever the size of the cohort.
    """

    group: str
    kind: str
    place: int
    cohorts: int
    numerator: int
    denominator: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class TriangleAnswer(Answer[RetentionRow]):
    """Every later regular term of each cohort; and the means of the mature ones."""

    means: tuple[TriangleMean, ...] = ()


def triangle(state: State, scope: Scope, question: RetentionQuestion) -> TriangleAnswer:
    """Answer with a row per cohort and later regular term, and the means of these.

    ``place`` counts regular terms since entry. A cell whose term isn't observed yet has
    no rate and ``finished`` False. The question's target isn't looked at. The public
    gets no cells: neighbours would tell about a few by their difference.
    """
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        define_members(asked, question, terms)
        rows = count_rows(asked, question, terms, every_term(terms, question))
        there = THERE[question.counted].format(where="").capitalize()
        notes = [
            f"{there} each regular term since entry{with_completers(question)}.",
            "Cells whose term isn't observed yet are unfinished and in no mean.",
        ]
        if not scope.viewer.rights.small_groups:
            rows, notes = [], ["Held back: cells side by side tell about a few."]
        return answer(
            TriangleAnswer,
            "retention",
            asked,
            rows,
            notes,
            figures=needed(replace(question, to="later")),
            means=means(rows),
        )


def means(rows: Sequence[RetentionRow]) -> tuple[TriangleMean, ...]:
    """Return the weighted mean of the finished rows of each group, kind and place."""
    finished: dict[tuple[str, str, int], list[RetentionRow]] = {}
    for row in rows:
        if row.finished:
            finished.setdefault((row.group, row.kind, row.place), []).append(row)
    return tuple(_mean(*key, finished[key]) for key in sorted(finished))


def _mean(group: str, kind: str, place: int, rows: list[RetentionRow]) -> TriangleMean:
    rate = Rate(
        sum(row.numerator or 0 for row in rows),
        sum(row.denominator or 0 for row in rows),
    )
    counts = (rate.numerator, rate.denominator)
    low, high = rate.interval
    return TriangleMean(group, kind, place, len(rows), *counts, rate.rate, low, high)
