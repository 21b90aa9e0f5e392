"""The cohort triangle: each cohort of entry, term after term."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import ask
from analytics.questions.persistence.counts import keep_members
from analytics.questions.persistence.notes import COMPLETERS, COUNTED
from analytics.questions.persistence.question import RetentionQuestion, check
from analytics.questions.persistence.rows import RetentionRow, rows_of
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


def triangle(
    state: State, scope: Scope, question: RetentionQuestion
) -> Answer[RetentionRow]:
    """Answer with a row per cohort and later regular term; part ``means``.

    ``place`` counts regular terms since entry. A cell whose term isn't observed yet has
    no rate and ``finished`` False. The question's target isn't looked at. The public
    gets no cells: neighbours would tell about a few by their difference.
    """
    check(question)
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        keep_members(asked, question, terms)
        rows = rows_of(asked, question, terms, every_term(terms, question))
        joint = " " if question.completers == "success" else "; "
        notes = [
            f"{COUNTED[question.counted].format(where='').capitalize()} each regular "
            f"term since entry{joint}{COMPLETERS[question.completers]}.",
            "Cells whose term isn't observed yet are unfinished and in no mean.",
        ]
        if scope.viewer.role == "public":
            rows, notes = [], ["Held back: cells side by side tell about a few."]
        return answer("retention", asked, rows, notes, means=means(rows))


def means(rows: Sequence[RetentionRow]) -> tuple[TriangleMean, ...]:
    """Return the weighted mean of the finished rows of each group, kind and place."""
    found: dict[tuple[str, str, int], list[RetentionRow]] = {}
    for row in rows:
        if row.finished:
            found.setdefault((row.group, row.kind, row.place), []).append(row)
    return tuple(_mean(*key, found[key]) for key in sorted(found))


def _mean(group: str, kind: str, place: int, rows: list[RetentionRow]) -> TriangleMean:
    rate = Rate(
        sum(row.numerator or 0 for row in rows),
        sum(row.denominator or 0 for row in rows),
    )
    counts = (rate.numerator, rate.denominator)
    low, high = rate.interval
    return TriangleMean(group, kind, place, len(rows), *counts, rate.rate, low, high)
