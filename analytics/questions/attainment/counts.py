"""How many of those who were assessed met the standard?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import Shown, hold_back, is_small
from analytics.questions.attainment.agreement import Agreement, agreements
from analytics.questions.attainment.whole import Whole, wholes
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

Split = Literal["achievement", "criterion", "activity", "delivery", "term"]
Attempts = Literal["first", "latest", "any", "every"]


@dataclass(frozen=True)
class AttainmentQuestion:
    """What is asked about (None: every achievement), and which attempt counts.

    ``attempts``: a learner's ``first`` or ``latest``, ``any`` (one that met the
    standard, where there is one) or ``every`` one by itself. ``scale``: the words of
    the rubric's levels, the lowest first; numbers need none.
    """

    achievement: str | None = None
    split: Split = "achievement"
    attempts: Attempts = "latest"
    scale: tuple[str, ...] = ()


@dataclass(frozen=True)
class AttainmentRow:
    """How the work of one group stands; a learner counts once an achievement.

    Split by criterion, once an achievement and criterion. ``assessed`` are ``met`` and
    ``not_met``; ``waiting`` is handed in and not assessed by the day. ``rate`` is met
    out of assessed (Wilson, 95%). ``mean_level`` is on the rubric's own scale, None
    where any level of the group is a word. None elsewhere: nothing assessed, or held
    back.
    """

    group: Shown[str]
    part: Shown[str]
    title: Shown[str]
    achievements: Shown[int]
    assessed: int | None
    met: int | None
    not_met: int | None
    waiting: int | None
    rate: float | None
    low: float | None
    high: float | None
    mean_level: float | None


@dataclass(frozen=True)
class LevelRow:
    """How often a level was reached in a group's attempts, a criterion at a time."""

    group: str
    part: str
    level: str
    times: int


@dataclass(frozen=True)
class AttainmentAnswer(Answer[AttainmentRow]):
    """What was attained; whole groups, how often each level, where two assessed."""

    whole: tuple[Whole, ...] = ()
    levels: tuple[LevelRow, ...] = ()
    agreement: tuple[Agreement, ...] = ()


def attainment(
    state: State, scope: Scope, question: AttainmentQuestion
) -> AttainmentAnswer:
    """Answer with a row per group and part of the split.

    Parts: ``whole`` (the rows of a group together), ``levels`` (how often each was
    reached) and ``agreement`` (of work that two assessors scored). Raises UnknownError
    for an achievement or option that there isn't.
    """
    check(question)
    with ask(state, scope) as asked:
        check_achievement(asked, question.achievement)
        _keep(asked, question)
        levels = [LevelRow(*one[:3], one[4]) for one in _levels(asked)]
        rows = _rows(asked, question)
        twice = agreements(asked, question.split, question.scale)
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        together = wholes(rows, scope.by)
        if not scope.viewer.rights.small_groups:
            levels, twice, together = [], [], ()
        return answer(
            AttainmentAnswer,
            "attainment",
            asked,
            held_rows,
            [*_notes(asked, question, rows), *held],
            whole=together,
            levels=tuple(levels),
            agreement=tuple(twice),
        )


def check(question: AttainmentQuestion) -> None:
    """Raise UnknownError where an option isn't one of its words."""
    for said, words in (
        (question.split, get_args(Split)),
        (question.attempts, get_args(Attempts)),
    ):
        if said not in words:
            raise UnknownError(f"unknown {said!r}: {', '.join(words)}")
    if len(set(question.scale)) != len(question.scale):
        raise UnknownError("a level stands twice in the scale")


def check_achievement(asked: Asked, achievement: str | None) -> None:
    """Raise UnknownError for an achievement that the state doesn't have."""
    names = dict(asked.rows("achievement_names"))
    if achievement is not None and achievement not in names:
        raise UnknownError(f"unknown achievement {achievement!r}")


def _keep(asked: Asked, question: AttainmentQuestion) -> None:
    told = {"day": asked.day, "achievement": question.achievement}
    asked.define("attainment_scored", **told)
    asked.define("attainment_chosen", split=question.split, attempts=question.attempts)


def _levels(asked: Asked) -> list[tuple[str, str, str, float | None, int]]:
    return asked.rows("attainment_levels")


def _rows(asked: Asked, question: AttainmentQuestion) -> list[AttainmentRow]:
    means = _means(_levels(asked))
    titles = dict(asked.rows("achievement_names"))
    rows = []
    for label, part, achievements, met, not_met, waiting in asked.rows(
        "attainment_counts"
    ):
        rate = Rate(met, met + not_met)
        title = titles.get(part, part) if question.split == "achievement" else part
        rows.append(
            AttainmentRow(
                # Without --by the split itself is the group.
                label or ("" if asked.scope.by else part),
                part,
                title,
                achievements,
                met + not_met,
                met,
                not_met,
                waiting,
                rate.rate,
                *rate.interval,
                means.get((label, part)),
            )
        )
    return rows


def _means(levels: Sequence[Any]) -> dict[tuple[str, str], float | None]:
    """Return the mean level of each group; None where one of its levels is a word."""
    found: dict[tuple[str, str], list[tuple[float | None, int]]] = {}
    for label, part, _, number, times in levels:
        found.setdefault((label, part), []).append((number, times))
    return {place: _mean(pairs) for place, pairs in found.items()}


def _mean(pairs: list[tuple[float | None, int]]) -> float | None:
    total = sum(times for _, times in pairs)
    numbers = [number * times for number, times in pairs if number is not None]
    return sum(numbers) / total if len(numbers) == len(pairs) else None


def _parts(row: AttainmentRow) -> tuple[int | None, int | None]:
    if is_small(row.waiting, None):
        return row.waiting, None
    return row.met, row.assessed


def _notes(
    asked: Asked, question: AttainmentQuestion, rows: list[AttainmentRow]
) -> list[str]:
    notes = [COUNTED[question.attempts]]
    waiting = sum(row.waiting or 0 for row in rows)
    if waiting and asked.scope.viewer.rights.small_groups:
        notes.append(f"{waiting:,} wait for assessment: in neither part of the rate.")
    later, untold = asked.rows(
        "attainment_told", day=asked.day, achievement=question.achievement
    )[0]
    if later:
        notes.append(f"{later:,} rows are of work handed in after the day: left out.")
    if untold:
        notes.append(f"{untold:,} rows don't say what was found: left out.")
    if any(row.achievements > 1 for row in rows):
        notes.append(
            "Several achievements are in one group: a mean level holds only where "
            "they share a scale."
        )
    if not rows:
        notes.append("No assessments are loaded of these learners.")
    return notes


COUNTED = {
    "first": "The first attempt counts: what came of a later one isn't looked at.",
    "latest": "The latest attempt counts, as it stands on the day.",
    "any": "Any attempt counts: met is who met the standard in one of them.",
    "every": "Every attempt counts by itself: learners stand there several times.",
}
