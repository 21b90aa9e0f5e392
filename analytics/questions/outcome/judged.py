"""Several comparisons at once: each is judged knowing how many there were."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analytics.asking.small import figures, is_small
from analytics.estimate.multiplicity import adjusted_p
from analytics.questions.outcome.placebo import told_of
from analytics.questions.outcome.rows import Drawn, OutcomeRow, parts
from analytics.questions.outcome.verdict import verdict

HIDDEN = "Held back: comparisons by which fewer than 10 people could be told apart."


def judged(drawn: Sequence[Drawn]) -> list[OutcomeRow]:
    """Return the rows with their verdicts, p adjusted for all of one analysis.

    Every group, exposure, outcome and landmark of an answer is a comparison: whoever
    looks at twenty finds one in twenty. Those of another analysis are the same
    questions once more (Benjamini and Hochberg 1995, within each analysis).
    """
    rows: dict[int, OutcomeRow] = {}
    for analysis in dict.fromkeys(one.row.analysis for one in drawn):
        places = [n for n, one in enumerate(drawn) if one.row.analysis == analysis]
        told = [drawn[place].row.p for place in places]
        number = sum(p is not None for p in told)
        for place, p in zip(places, adjusted_p(told), strict=True):
            rows[place] = _judged(drawn[place], p, number)
    return [rows[place] for place in range(len(drawn))]


def hidden(row: OutcomeRow) -> OutcomeRow:
    """Return a row as the public may see it.

    A placebo is a part of the comparison group: a small one is left blank, and the
    rest needn't be held back with it. Where adjusting trimmed only a few of the
    exposed, their outcome would come out by subtraction from the unadjusted row.
    """
    nothing: dict[str, Any] = dict.fromkeys(figures(OutcomeRow))
    if row.analysis == "placebo":
        return replace(row, **nothing) if is_small(*parts(row)) else row
    if not row.kept or row.exposed is None:
        return row
    trimmed = round(row.exposed / row.kept) - row.exposed
    if not is_small(trimmed, None):
        return row
    return replace(row, **nothing)


def _judged(one: Drawn, p: float | None, number: int) -> OutcomeRow:
    found = verdict(replace(one.facts, p_adjusted=p, comparisons=number))
    row = replace(
        one.row,
        p_adjusted=p,
        comparisons=number if p is not None else None,
        finding=found.finding,
        verdict=str(found.text),
    )
    if row.analysis != "placebo":
        return row
    return replace(row, verdict=str(told_of(row, one.facts)))
