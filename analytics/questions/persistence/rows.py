"""Cohorts looked at: what became of how many, and the share that counts."""

from dataclasses import dataclass
from typing import Any

from analytics.asking.answer import Rate
from analytics.asking.ask import Asked
from analytics.asking.small import is_small
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.terms import Goal, RegistrarTerm


@dataclass(frozen=True)
class RetentionRow:
    """One cohort, and what became of it by the term (or day) that is looked at.

    ``entered`` = excluded + returned + graduated + not_enrolled + unknown; all but
    ``entered`` are None while the window is open (``finished`` False), and ``unknown``
    is everybody. ``graduated`` completed and isn't enrolled again. ``rate`` is
    numerator over denominator (Wilson, 95%). ``at_most`` counts the unknown as
    successes. None: not known yet, or held back.
    """

    group: str
    cohort: str
    title: str
    kind: str
    place: int
    outcome: str | None
    finished: bool
    entered: int | None
    excluded: int | None
    returned: int | None
    graduated: int | None
    not_enrolled: int | None
    unknown: int | None
    numerator: int | None
    denominator: int | None
    rate: float | None
    low: float | None
    high: float | None
    at_most: float | None


FIGURES = (
    "entered",
    "excluded",
    "returned",
    "graduated",
    "not_enrolled",
    "unknown",
    "numerator",
    "denominator",
    "rate",
    "low",
    "high",
    "at_most",
)


def rows_of(
    asked: Asked,
    question: RetentionQuestion,
    terms: list[RegistrarTerm],
    aims: list[Goal],
    by_degree: bool = False,
) -> list[RetentionRow]:
    """Look at each cohort where it is to be looked at; return what is found."""
    keep_fates(asked, aims, by_degree, question.anywhere)
    named = {term.term: term for term in terms}
    outcomes = _outcomes(aims, named, by_degree)
    rows = []
    for label, term, kind, place, is_open, entered, *fates in asked.rows(
        "retention_counts", kind=question.kind
    ):
        found = (
            _open(entered) if is_open else _closed(question, by_degree, entered, fates)
        )
        row = RetentionRow(
            group=label,
            cohort=named[term].term_id,
            title=named[term].name,
            kind=kind,
            place=place,
            outcome=outcomes[term, place],
            finished=not is_open,
            **found,
        )
        rows.append(row)
    return rows


def keep_fates(asked: Asked, aims: list[Goal], by_degree: bool, anywhere: bool) -> None:
    """Keep what became of each learner of a cohort where they are looked at."""
    asked.define(
        "retention_goal",
        terms=[one.term for one in aims],
        levels=[one.level for one in aims],
        places=[one.place for one in aims],
        goals=[one.goal for one in aims],
        untils=[one.until for one in aims],
        opens=[one.is_open for one in aims],
    )
    asked.define("retention_abroad", anywhere=anywhere)
    asked.define("retention_fate", by_degree=by_degree, anywhere=anywhere)


def _outcomes(
    aims: list[Goal], named: dict[int, RegistrarTerm], by_degree: bool
) -> dict[tuple[int, int], str | None]:
    """Return at what each cohort is looked at: a term or a day, the last of several."""
    found: dict[tuple[int, int], str | None] = {}
    for aim in aims:
        told = named[aim.goal].term_id if aim.goal is not None else None
        if by_degree:
            told = aim.until.isoformat() if aim.until else None
        found[aim.term, aim.place] = told
    return found


def _open(entered: int) -> dict[str, Any]:
    """Return the figures of a window that is open: of nobody is anything known."""
    return dict.fromkeys(FIGURES) | {"entered": entered, "unknown": entered}


def _closed(
    question: RetentionQuestion, by_degree: bool, entered: int, fates: list[int]
) -> dict[str, Any]:
    excluded, returned, graduated, not_enrolled, unknown = fates
    rate = _rate(question, by_degree, entered - excluded, returned, graduated)
    numerator, total = rate.numerator, rate.denominator
    low, high = rate.interval
    return {
        "entered": entered,
        "excluded": excluded,
        "returned": returned,
        "graduated": graduated,
        "not_enrolled": not_enrolled,
        "unknown": unknown,
        "numerator": numerator,
        "denominator": total,
        "rate": rate.rate,
        "low": low,
        "high": high,
        "at_most": (numerator + unknown) / total if total else None,
    }


def _rate(
    question: RetentionQuestion,
    by_degree: bool,
    adjusted: int,
    returned: int,
    graduated: int,
) -> Rate:
    """Put the share together: what counts, out of the adjusted cohort."""
    if by_degree:
        return Rate(graduated, adjusted)
    if question.completers == "success":
        return Rate(returned + graduated, adjusted)
    if question.completers == "excluded":
        return Rate(returned, adjusted - graduated)
    return Rate(returned, adjusted)


def parts(row: RetentionRow) -> tuple[int | None, int | None]:
    """Return what may tell about a few: the smallest telling count, and the whole."""
    counts = (row.excluded, row.returned, row.graduated, row.not_enrolled, row.unknown)
    small = [count for count in counts if is_small(count, None)]
    return (small or [row.numerator])[0], row.entered
