"""How far do learners get, step by step?"""

from dataclasses import dataclass, replace
from typing import Any

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.loaded import loaded
from analytics.asking.small import Shown, hold_back
from analytics.questions.steps.fates import FATES, FateRow, count_fates
from analytics.questions.steps.lacking import (
    first_unknown,
    only_told,
    stages_of,
)
from analytics.questions.steps.paths import find_paths
from analytics.questions.steps.question import STAGES, Part, Question
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class StepRow:
    """One step, in one group: who got there, out of whom, and how soon.

    ``achievement`` is None in an unordered funnel, where step k means k distinct steps
    done. Rates are fractions; ``low`` and ``high`` are those of ``rate_from_first``
    (Wilson, 95%). Seconds are from the previous step that isn't optional, on each
    learner's best try. ``mature``: how many of those at step 1 have had the whole
    window; ``mature_learners``: how many of these got here. None: not known, or there
    is no window, or held back.
    """

    group: Shown[str]
    step: Shown[int]
    achievement: Shown[str | None]
    title: Shown[str]
    is_optional: Shown[bool]
    learners: int | None
    rate_from_first: float | None
    low: float | None
    high: float | None
    rate_from_previous: float | None
    mean_seconds_from_previous: float | None
    median_seconds_from_previous: float | None
    mature: int | None
    mature_learners: int | None
    mature_rate: float | None
    previous_learners: int | None


@dataclass(frozen=True)
class StepsAnswer(Answer[StepRow]):
    """How many took each step; what became of those who didn't take them all.

    Without ``fates`` where nothing loaded tells of a step.
    """

    fates: tuple[FateRow, ...] = ()


def steps(state: State, scope: Scope, question: Question) -> StepsAnswer:
    """Answer with one row per step, and group.

    Part ``fates`` splits those who haven't taken every step. Raises UnknownError for
    a question that makes no sense.
    """
    with ask(state, scope) as asked:
        notes = prepare(asked, question)
        rows = only_told(asked, question, _rows(asked, question))
        for parts in (_by_previous, _by_mature):
            rows, held = hold_back(asked.scope.viewer, rows, parts)
            notes += [note for note in held if note not in notes]
        fates, figures = list[FateRow](), stages_of(question)
        if first_unknown(asked, question) is None:
            fates, held = count_fates(asked, question)
            notes += [note for note in held if note not in notes]
            figures |= set(FATES)
        return answer(
            StepsAnswer,
            "steps",
            asked,
            rows,
            notes,
            figures=figures,
            fates=tuple(fates),
        )


def prepare(asked: Asked, question: Question) -> list[str]:
    """Work out everybody's way through the funnel; return what a reader should know."""
    unknown = find_paths(asked, question)
    has_days, _, left_out = asked.rows("steps_clock")[0]
    notes = [f"Not known, so nobody has it: {name}" for name in sorted(unknown)]
    if question.within is None:
        notes.append("There is no window: nobody's time is ever up.")
    if has_days:
        notes.append(
            "Some of this is known by the day only: what happened on one day counts as "
            "in order, with no time between."
        )
    if question.exclusions and asked.scope.viewer.rights.small_groups:
        notes.append(f"Left out for what is excluded: {left_out:,} learners.")
    notes += _unclaimed(asked, question)
    if asked.scope.by == "program":
        notes.append("Somebody with two programmes is in both groups: don't add up.")
    return notes


def _unclaimed(asked: Asked, question: Question) -> list[str]:
    """Say of how many awards nobody knows whether, or when, they were claimed."""
    parts = [part for step in question.steps for part in step.parts]
    of = dict.fromkeys(part.achievement for part in parts if part.stage == "claimed")
    if not of or "awards.claimed_on" not in loaded(asked):
        return []
    unclaimed = sum(asked.rows("steps_unclaimed", of=one)[0][0] for one in of)
    if not unclaimed:
        return []
    return [
        f"Nobody tells whether, or when, {unclaimed:,} of the awards were claimed: "
        "these take no step, so from where a claim is one the numbers are at least "
        "so many."
    ]


def _rows(asked: Asked, question: Question) -> list[StepRow]:
    told = {"day": asked.day, "within": question.within}
    found = {
        (label, step): _Counted(*rest)
        for label, step, *rest in asked.rows("steps_counted", **told)
    }
    names = _names(asked, question)
    rows = []
    for (label,) in asked.rows("groups") or [("",)]:
        entered = found.get((label, 1), _Counted())
        previous = entered.learners
        for step, wanted in enumerate(question.steps, 1):
            counted = found.get((label, step), _Counted())
            row = _row(entered, previous, counted, wanted.is_optional)
            rows.append(replace(row, group=label, step=step, **names[step - 1]))
            previous = previous if wanted.is_optional else counted.learners
    return [row if question.within is not None else _open(row) for row in rows]


@dataclass(frozen=True)
class _Counted:
    learners: int = 0
    mature: int = 0
    mean_seconds: float | None = None
    median_seconds: float | None = None


def _row(
    entered: _Counted, previous: int, counted: _Counted, is_optional: bool
) -> StepRow:
    from_first = Rate(counted.learners, entered.learners)
    low, high = from_first.interval
    return StepRow(
        group="",
        step=0,
        achievement=None,
        title="",
        is_optional=is_optional,
        learners=counted.learners,
        rate_from_first=from_first.rate,
        low=low,
        high=high,
        rate_from_previous=Rate(counted.learners, previous).rate,
        mean_seconds_from_previous=counted.mean_seconds,
        median_seconds_from_previous=counted.median_seconds,
        mature=entered.mature,
        mature_learners=counted.mature,
        mature_rate=Rate(counted.mature, entered.mature).rate,
        previous_learners=previous,
    )


def _open(row: StepRow) -> StepRow:
    """Leave out what only a window can tell."""
    return replace(row, mature=None, mature_learners=None, mature_rate=None)


def _names(asked: Asked, question: Question) -> list[dict[str, Any]]:
    """Return what to call each step: its achievement as asked, and in words."""
    if question.order == "unordered":
        done = range(1, len(question.steps) + 1)
        return [
            {"achievement": None, "title": f"{k} of {len(question.steps)} steps"}
            for k in done
        ]
    names = dict(asked.rows("achievement_names"))
    return [
        {
            "achievement": str(step),
            "title": " or ".join(_title(part, names) for part in step.parts),
        }
        for step in question.steps
    ]


def _title(part: Part, names: dict[str, str]) -> str:
    name = names.get(part.achievement or "", part.achievement or "")
    if part.stage is None:
        return name
    words = STAGES[part.stage]
    return f"{words}: {name}" if name else words


def _by_previous(row: StepRow) -> tuple[int | None, int | None]:
    return row.learners, row.previous_learners


def _by_mature(row: StepRow) -> tuple[int | None, int | None]:
    return row.mature, row.learners if row.step == 1 else None
