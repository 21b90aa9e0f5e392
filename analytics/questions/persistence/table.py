"""Cohorts as people read them in a table: what became of each, term after term."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.palette import interval, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.triangle import TriangleAnswer, TriangleMean
from analytics.questions.persistence.words import ALL


def cohorts(answer: Answer[RetentionRow]) -> list[dict[str, Any]]:
    """Return the table: each cohort, what became of it, and its rate."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Cohort": row.title,
            "Looked at in": row.outcome or "–",
            "Entered": row.entered,
            "Excluded": row.excluded,
            "Enrolled": row.returned,
            f"{capital(WORDS.graduated)} by then": row.graduated,
            capital(WORDS.not_enrolled).removesuffix(" as of"): row.not_enrolled,
            "Not known": row.unknown,
            "Stayed": row.numerator,
            "Out of": row.denominator,
            "Rate": percent(row.rate) if row.finished else "not yet",
            "95% interval": interval(row.low, row.high),
        }
        for row in answer.rows
    ]


def triangle(cells: TriangleAnswer) -> list[dict[str, Any]]:
    """Return the table: every cell, then the means of the mature cohorts."""
    grouped = cells.scope.by is not None
    return [_cell(row, row.title, row.finished, grouped) for row in cells.rows] + [
        _cell(mean, f"{ALL} ({mean.cohorts})", True, grouped) for mean in cells.means
    ]


def _cell(
    cell: RetentionRow | TriangleMean, cohort: str, is_finished: bool, grouped: bool
) -> dict[str, Any]:
    return ({"Group": cell.group or "not known"} if grouped else {}) | {
        "Cohort": cohort,
        "Terms since entry": cell.place,
        "There": cell.numerator,
        "Out of": cell.denominator,
        "Rate": percent(cell.rate) if is_finished else "not yet",
        "95% interval": interval(cell.low, cell.high),
    }
