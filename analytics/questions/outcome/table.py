"""The tables beside the pictures of a comparison: same order, same rounding."""

from collections.abc import Sequence
from typing import Any

from analytics.drawing.bars import Bar
from analytics.drawing.differences import Difference, Found
from analytics.drawing.palette import number, percent
from analytics.drawing.words import WORDS, capital, group_name
from analytics.questions.outcome.alike import BalanceRow
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.left_out import LeftOut
from analytics.questions.outcome.question import nth
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.outcome.words import (
    FINDINGS,
    found,
    name,
    of_analysis,
    same,
    share,
)

ANALYSES = {
    "adjusted": "adjusted",
    "landmark": "as they are",
    "placebo": "placebo",
}
PLACEBO = "earned by then, issued too late"
# Short enough for a phone; in full: the metric's own words.
REASONS = {
    "never": "Never enrolled at a census",
    "before": "Entered before the records begin",
    "unlisted": "Entry term isn't known",
    "other term": "Entered in another term",
    "other kind": "Another kind of entrant",
    "ahead": "That census is still to come",
    "excluded": "Excluded",
    "died": "Died by then",
    "graduated": f"{capital(WORDS.graduated)} by then",
    "away": "Not enrolled at that census",
    "over": "The outcome was over by then",
    "open": "The outcome isn't known yet",
    "died since": "Died before the outcome",
    "unknown": "Not found elsewhere: unknown",
    "completed": f"{capital(WORDS.graduated)} before the outcome",
}
CLASSES = {
    "satisfied": "alike",
    "adjust": "to be adjusted",
    "not_satisfied": "too different",
}


def rows_of(answer: OutcomeAnswer) -> list[dict[str, Any]]:
    """Return the table: every comparison, adjusted ones beside those as they are."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "With": row.title,
            "By term": nth(row.by_term + 1),
            "Analysis": ANALYSES[row.analysis],
            "People with": row.exposed,
            "People without": row.comparison,
            "Rate with": share(row.exposed_rate),
            "Rate without": share(row.comparison_rate),
            "Difference": _points(row.difference),
            "95% interval": _interval(row.low, row.high),
            "Found": FINDINGS.get(row.finding or "", row.finding or "held back"),
        }
        for row in answer.rows
    ]


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:+.1f}".replace("-", "−")


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{_points(low)} to {_points(high)}"


def left_out(rows: Sequence[LeftOut]) -> list[dict[str, Any]]:
    """Return the table: who is in neither group, and why."""
    return [
        {
            "Why": one.meaning,
            "People": one.learners,
            "Of them with it": one.exposed,
            "Of them without": one.comparison,
        }
        for one in rows
    ]


def who(answer: OutcomeAnswer, row: OutcomeRow, out: Sequence[LeftOut]) -> list[Bar]:
    """Return bars of everybody in scope: with it, without, and each reason."""
    plain = same(of_analysis(answer, "landmark"), row)[0]
    both = {"With it": plain.exposed or 0, "Without": plain.comparison or 0}
    left = {REASONS.get(one.reason, one.meaning): one.learners for one in out}
    whole = sum((*both.values(), *left.values())) or 1
    return [
        Bar(
            words,
            f"{number(size)} · {percent(size / whole)}",
            size / whole,
            is_apart=words in left,
        )
        for words, size in (both | left).items()
    ]


def balance(found: Sequence[BalanceRow]) -> list[dict[str, Any]]:
    """Return the table: every measure, before and after adjusting."""
    return [
        {
            "Measure": one.measure,
            "Mean with": f"{one.exposed_mean:.2f}",
            "Mean without": f"{one.comparison_mean:.2f}",
            "Without, weighted": f"{one.weighted_mean:.2f}",
            "Apart before": f"{one.before:+.2f}",
            "Apart after": f"{one.after:+.2f}",
            "Before": CLASSES.get(one.class_before or "", "–"),
            "After": CLASSES.get(one.class_after or "", "–"),
        }
        for one in found
    ]


def curves(found: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the table: who is still followed at each term, on either side."""
    return [
        {
            "Side": "with it by then" if one.side == "exposed" else "not yet",
            "Terms since entry": one.term,
            "Still followed": one.followed,
            "Gone by then": one.gone,
            "Still there": percent(one.staying),
            "95% band": (
                ""
                if one.low is None or one.high is None
                else f"{one.low * 100:.0f} to {one.high * 100:.0f}%"
            ),
        }
        for one in found
    ]


def shown(answer: OutcomeAnswer) -> list[Difference]:
    """Return what is drawn: each comparison adjusted, hollow as they are, the placebo.

    The placebo stands beneath the comparison that it belongs to.
    """
    drawn = []
    for row in of_analysis(answer, "adjusted"):
        beside = same(of_analysis(answer, "landmark"), row)
        plain = _found(beside[0]) if beside else None
        drawn.append(Difference(name(row), _found(row), plain))
        drawn += [
            Difference(f"Placebo: {PLACEBO}", _found(one), is_placebo=True)
            for one in same(of_analysis(answer, "placebo"), row)
            if one.difference is not None
        ]
    return drawn


def by_group(answer: OutcomeAnswer, first: OutcomeRow) -> list[Difference]:
    """Return what is drawn of groups: in each, the comparison that ``first`` is of."""
    by, drawn = answer.scope.by or "", []
    for row in of_analysis(answer, "adjusted"):
        if (row.exposure, row.by_term) == (first.exposure, first.by_term):
            beside = same(of_analysis(answer, "landmark"), row)
            plain = _found(beside[0]) if beside else None
            drawn.append(Difference(group_name(row.group, by), _found(row), plain))
    return drawn


def _found(row: OutcomeRow) -> Found:
    return Found(row.difference, row.low, row.high, found(row))
