"""What became of those who didn't come to the end of a step funnel."""

from dataclasses import dataclass

from analytics.asking.ask import Asked
from analytics.asking.loaded import unknown
from analytics.asking.small import Shown, hold_back
from analytics.questions.steps.question import Question


@dataclass(frozen=True)
class FateRow:
    """What became of learners who haven't taken every step, in one group.

    ``fate``: within (their window is open), passed (it is over), not enrolled (any
    more), graduated (without it). ``enrolment_unknown``: how many of them no enrolment
    was ever loaded for; they are among the first two.
    """

    group: Shown[str]
    fate: Shown[str]
    learners: int | None
    enrolment_unknown: int | None


WORDS = {
    "within": "still have time",
    "passed": "had their time",
    "not enrolled": "are not enrolled any more",
    "graduated": "graduated without it",
}
FATES = tuple(WORDS)


def count_fates(asked: Asked, question: Question) -> tuple[list[FateRow], list[str]]:
    """Split those who haven't come to the end, in every group."""
    find_fates(asked, question)
    found = {
        (label, fate): (learners, unknown)
        for label, fate, learners, unknown in asked.rows("steps_fates")
    }
    rows = [
        FateRow(label, fate, *found.get((label, fate), (0, 0)))
        for (label,) in asked.rows("groups") or [("",)]
        for fate in FATES
    ]
    rows, notes = hold_back(asked.scope.viewer, rows, _parts)
    if asked.scope.by is None and not notes:
        gone = unknown(asked, "steps", FATES)
        told = ", ".join(
            f"{row.learners:,} {WORDS[row.fate]}"
            for row in rows
            if row.fate not in gone
        )
        notes = [f"Who hasn't come to the end: {told}."]
    return rows, notes


def find_fates(asked: Asked, question: Question) -> None:
    """Make ``fated``: what became of each learner who hasn't come to the end."""
    told = {"day": asked.day, "within": question.within, "required": question.finish}
    asked.define("fated", "steps_fated", **told)


def _parts(row: FateRow) -> tuple[int | None, int | None]:
    return row.learners, None
