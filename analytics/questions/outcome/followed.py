"""Term after term: who is gone by the next one, with it in hand and without.

Learners change sides on the day they have it in hand, so that the terms before it count
on the other side (no immortal time). What is estimated from is cells of person-terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analytics.asking.ask import Asked
from analytics.asking.small import FEWEST
from analytics.estimate.curves import Spans, Survival, simon_makuch
from analytics.estimate.design import Covariate, Design, category, design
from analytics.estimate.hazards import HazardRatio, PersonTerms, term_hazard
from analytics.questions.outcome.facts import is_enough
from analytics.questions.outcome.followed_rows import CurveRow, Followed, ModelRow
from analytics.questions.outcome.in_hand import keep_in_hand
from analytics.questions.outcome.known import CLASSES, is_amount
from analytics.questions.outcome.question import Exposure, OutcomeQuestion

# In the order of the query: known at entry, and of the terms over by each census.
KNOWN = ("cohort", "entry_type", "load", "level", "grade points so far")
TOO_FEW = "too few: {exposed:,} with it in hand in some term, {comparison:,} without"


@dataclass(frozen=True)
class _Group:
    label: str
    cells: PersonTerms
    known: tuple[Covariate, ...]
    sides: tuple[int, int]


def follow(
    asked: Asked,
    question: OutcomeQuestion,
    exposure: Exposure,
    vouched: Sequence[str],
    found: Followed,
) -> None:
    """Follow one exposure through ``outcome_spell``; add what is found to ``found``."""
    keep_in_hand(asked, question, exposure)
    for group in _groups(asked, sorted(vouched)):
        found.cells.extend(_listed(exposure, group))
        enough = is_enough(*group.sides, question.least)
        found.model.extend(_models(exposure, group, enough))
        if enough:
            found.curves.extend(_curves(exposure, group, min(question.by_term)))


def _groups(asked: Asked, vouched: list[str]) -> list[_Group]:
    amounts = [is_amount(asked, name) for name in vouched]
    rows = asked.rows("outcome_person_terms", attributes=vouched, amounts=amounts)
    sides = {
        (label, exposed): learners
        for label, exposed, learners in asked.rows("outcome_followed")
    }
    return [
        _group(label, [row for row in rows if row[0] == label], vouched, sides)
        for label in dict.fromkeys(row[0] for row in rows)
    ]


def _group(
    label: str,
    rows: list[Any],
    vouched: list[str],
    sides: dict[tuple[str, bool], int],
) -> _Group:
    _, place, *told, words, exposed, followed, gone = zip(*rows, strict=True)
    named = dict(zip((CLASSES.get(name, name) for name in KNOWN), told, strict=True))
    for number, name in enumerate(vouched):
        named[name] = tuple(word[number] for word in words)
    known = tuple(
        category(name, np.array(values, dtype=object)) for name, values in named.items()
    )
    arrays = (np.array(column) for column in (place, exposed, followed, gone))
    both = (sides.get((label, True), 0), sides.get((label, False), 0))
    return _Group(label, PersonTerms(*arrays), known, both)


def _models(exposure: Exposure, group: _Group, enough: bool) -> list[ModelRow]:
    told = design(group.known, group.cells.term.size)
    adjusting: list[tuple[bool, Design | None]] = [(False, None), (True, told)]
    return [
        _model(exposure, group, is_adjusted, _ratio(group, measures, enough))
        for is_adjusted, measures in adjusting
    ]


def _ratio(group: _Group, measures: Design | None, enough: bool) -> HazardRatio:
    if enough:
        return term_hazard(group.cells, measures)
    exposed, comparison = group.sides
    reason = TOO_FEW.format(exposed=exposed, comparison=comparison)
    return HazardRatio(None, None, None, None, None, reason)


def _model(
    exposure: Exposure, group: _Group, is_adjusted: bool, found: HazardRatio
) -> ModelRow:
    return ModelRow(
        group.label,
        exposure.text,
        is_adjusted,
        *group.sides,
        int(group.cells.at_risk.sum()),
        int(group.cells.events.sum()),
        found.ratio,
        found.low,
        found.high,
        found.p,
        found.reason,
    )


def _curves(exposure: Exposure, group: _Group, since: int) -> list[CurveRow]:
    spans, exposed = _spans(group.cells)
    rows = []
    for side, found in zip(
        ("exposed", "not yet"), simon_makuch(spans, exposed, since), strict=True
    ):
        rows += [
            CurveRow(group.label, exposure.text, side, *point)
            for point in _points(found)
        ]
    return rows


def _spans(cells: PersonTerms) -> tuple[Spans, np.ndarray]:
    """Return a span for who was gone and one for who stayed, a place for each cell."""
    start = np.concatenate([cells.term, cells.term])
    people = np.concatenate([cells.events, cells.at_risk - cells.events])
    is_gone = np.repeat([True, False], cells.term.size)
    spans = Spans(start, start + 1, is_gone, people)
    return spans, np.concatenate([cells.exposed, cells.exposed])


def _points(found: Survival) -> list[tuple[Any, ...]]:
    points = []
    for place, term in enumerate(found.time):
        followed = int(found.at_risk[place])
        shown = (found.survival[place], found.low[place], found.high[place])
        values = (
            None if followed < FEWEST or np.isnan(one) else float(one) for one in shown
        )
        points.append((int(term), followed, int(found.events[place]), *values))
    return points


def _listed(exposure: Exposure, group: _Group) -> list[dict[str, Any]]:
    """Return the cells of a group as rows, with the classes as words."""
    cells = group.cells
    return [
        {"group": group.label, "exposure": exposure.text, "term": int(cells.term[n])}
        | {"exposed": bool(cells.exposed[n])}
        | {one.name: _word(one, n) for one in group.known}
        | {"at_risk": int(cells.at_risk[n]), "gone": int(cells.events[n])}
        for n in range(cells.term.size)
    ]


def _word(one: Covariate, place: int) -> str | None:
    code = int(one.values[place])
    return None if code < 0 or one.levels is None else one.levels[code]
