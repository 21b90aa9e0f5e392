"""Where each cohort's landmark is, and when the outcome is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.persistence.terms import (
    Goal,
    RegistrarTerm,
    check_target,
    degrees,
    goal,
    later_than,
    starts,
    target,
)


@dataclass(frozen=True)
class Window:
    """One cohort's landmark and what is looked for after it.

    ``landmark`` None: no such term is loaded. ``aims`` as retention has them, counted
    from the landmark's term (a degree: from entry); one for each level where the
    outcome is a degree.
    """

    cohort: RegistrarTerm
    landmark: RegistrarTerm | None
    aims: tuple[Goal, ...]

    @property
    def is_reached(self) -> bool:
        """Whether it is known who was enrolled at the landmark."""
        return self.landmark is not None and self.landmark.is_observed


def windows(
    terms: list[RegistrarTerm],
    question: OutcomeQuestion,
    by_term: int,
    levels: Sequence[str],
    day: date,
) -> list[Window]:
    """Return the window of each cohort, first ones first.

    Raises UnknownError where the start or the outcome isn't a term or a degree.
    """
    asked = question.staying
    check_target(terms, asked)
    found = []
    for cohort in starts(terms, asked):
        passed = [cohort, *later_than(cohort, terms)]
        landmark = passed[by_term] if by_term < len(passed) else None
        aims = [goal(cohort, by_term, None)]
        if landmark and question.by_degree:
            aims = degrees(cohort, terms, list(levels), asked, day)
        elif landmark:
            named = next((t for t in terms if t.term_id == asked.to), None)
            aims = [goal(cohort, by_term, named or target(landmark, terms, asked))]
        found.append(Window(cohort, landmark, tuple(aims)))
    return found
