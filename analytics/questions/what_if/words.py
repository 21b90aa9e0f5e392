"""What would change if a requirement changed, in words: sentences, bars, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.claims import (
    EMPTY,
    Given,
    Name,
    Number,
    Sentence,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.markup import as_is
from analytics.drawing.palette import number, percent
from analytics.drawing.words import WORDS
from analytics.pathways.change import Change
from analytics.pathways.wanted import only_rule
from analytics.questions.what_if.counts import WhatIfRow
from analytics.questions.what_if.scenario import Parts

TITLE = "What would change if a requirement changed?"
AS_IT_IS = (
    "Nothing is changed yet: ask for fewer or more, or for other badges, and see who "
    f"would have completed it. The {WORDS.pathway} itself stays as it is."
)
HELD_BACK = "The numbers are held back: the group is too small."


@dataclass(frozen=True)
class Bar:
    """One bar: who has it complete, in people; None: held back.

    ``kept`` have it either way, ``gained`` by the change only, ``lost`` no more.
    """

    label: str
    kept: int | None
    gained: int
    lost: int


@dataclass(frozen=True)
class Compared:
    """What is compared at one step, or in one group, out of how many learners."""

    title: str
    note: str
    learners: int | None
    bars: tuple[Bar, ...]


def in_words(change: Change, parts: Parts) -> str:
    """Say one change: "one fewer at Knowledge (any 1 of 7)"."""
    if change.verb == "retire":
        return f"without {parts.activities.get(change.what, change.what)}"
    step = parts.tree.step(change.where)
    if change.verb != "needs":
        name = parts.names.get(change.what, change.what)
        added = change.verb == "add"
        return f"{'with' if added else 'without'} {name} at {step.title}"
    rule = only_rule(step)
    needs = len(rule.of) if rule and change.what == "all" else int(change.what)
    by = needs - (rule.needs if rule else 0)
    count = {1: "one"}.get(abs(by), number(abs(by)))
    return f"with {count} {'more' if by > 0 else 'fewer'} at {step.title}"


def changes_in_words(changes: Sequence[Change], parts: Parts) -> str:
    """Say all changes, the first one beginning a sentence."""
    told = [in_words(change, parts) for change in changes] or ["as it is"]
    text = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{text[:1].upper()}{text[1:]}"


def sentence(
    answer: Answer[WhatIfRow], changes: Sequence[Change], parts: Parts
) -> Sentence:
    """Say who would have completed the pathway now, and who would lose it."""
    whole = ("step", "=", parts.tree.root.step_id)
    root = next(iter(those(answer.rows, [whole])), None)
    if root is None:
        nobody = f"Nobody in scope is on this {WORDS.pathway}."
        return never(nobody, answer.rows, whole)
    if root.gained is None or root.lost is None:
        return holds(HELD_BACK, answer.rows, whole, ("gained", "=", None))
    gained, lost = (Number(root, name, zero="nobody") for name in ("gained", "lost"))
    told = say(
        "{}, {} have completed {} now ({} instead of {}); {} would lose it.",
        Given(as_is(changes_in_words(changes, parts))),
        say("**{} more** would" if root.gained else "{} would newly", gained),
        Name(root),
        Number(root, "completed_then"),
        Number(root, "completed_now"),
        lost,
    )
    return join(told, _still(root))


def _still(root: WhatIfRow) -> Sentence:
    """Say where fewer could still complete it, other than by having completed it."""
    shut = Number(root, "open_now + completed_now - open_then - completed_then")
    if (shut.value or 0) <= 0:
        return EMPTY
    return say("{} more couldn't complete it any more.", shut)


def steps_compared(answers: Sequence[tuple[str, Answer[WhatIfRow]]]) -> list[Compared]:
    """Compare the steps: as they are, and under each scenario by its label."""
    if not answers:
        return []
    return [
        _compared(rows[0].title, rows, [label for label, _ in answers])
        for rows in zip(*(answer.rows for _, answer in answers), strict=True)
    ]


def groups_compared(
    answers: Sequence[tuple[str, Answer[WhatIfRow]]], step: str
) -> list[Compared]:
    """Compare the groups at one step."""
    found: dict[str, list[tuple[str, WhatIfRow]]] = {}
    for label, answer in answers:
        for row in answer.rows:
            if row.step == step:
                found.setdefault(row.group, []).append((label, row))
    return [
        _compared(
            name or "not known", [row for _, row in told], [label for label, _ in told]
        )
        for name, told in found.items()
    ]


def _compared(title: str, rows: Sequence[WhatIfRow], labels: Sequence[str]) -> Compared:
    first = rows[0]
    now = Bar("now", first.completed_now, 0, 0)
    bars = [_bar(label, row) for label, row in zip(labels, rows, strict=True)]
    note = "; ".join(
        f"{label + ': ' if len(rows) > 1 else ''}{_difference(row)}"
        for label, row in zip(labels, rows, strict=True)
    )
    return Compared(title, note, first.learners, (now, *bars))


def _bar(label: str, row: WhatIfRow) -> Bar:
    if row.completed_then is None:
        return Bar(label, None, 0, 0)
    gained = row.gained or 0
    return Bar(label, row.completed_then - gained, gained, row.lost or 0)


def _difference(row: WhatIfRow) -> str:
    if row.gained is None or row.lost is None:
        return "held back"
    told = [f"{number(row.gained)} more"] if row.gained else []
    told += [f"{number(row.lost)} would lose it"] if row.lost else []
    return ", ".join(told) or "no change"


def label(bar: Bar, learners: int | None) -> str:
    """Write a bar's figure: "636 of 2,909 · 22%"."""
    if bar.kept is None or learners is None:
        return "held back"
    have = bar.kept + bar.gained
    rate = percent(have / learners) if learners and have else ""
    return f"{number(have)} of {number(learners)}" + (f" · {rate}" if rate else "")


def alt(compared: Sequence[Compared]) -> str:
    """Describe the bars to somebody who can't see them."""
    told = [f"{one.title}: {one.note}" for one in compared[:8]]
    return f"Bars of who has each complete, now and then. {'; '.join(told)}."


def rows_of(
    answers: Sequence[tuple[str, Answer[WhatIfRow]]],
) -> list[dict[str, Any]]:
    """Return the table: every step under each scenario, groups under one another."""
    several = len(answers) > 1
    grouped = bool(answers) and answers[0][1].scope.by is not None
    return [
        ({"Scenario": label} if several else {})
        | ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Step": row.title,
            "Counted": row.learners,
            "Completed now": row.completed_now,
            "Completed then": row.completed_then,
            "Would gain it": row.gained,
            "Would lose it": row.lost,
            "Could still, now": row.open_now,
            "Could still, then": row.open_then,
        }
        for label, answer in answers
        for row in answer.rows
    ]
