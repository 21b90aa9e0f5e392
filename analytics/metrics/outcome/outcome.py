"""Do learners with a badge stay, or finish, more often? Asked from a landmark."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.access.ask import Asked, ask
from analytics.access.small import hold_back
from analytics.metrics.answer import Answer, answer
from analytics.metrics.outcome.gaps import Gap, Interaction, gaps
from analytics.metrics.outcome.landmarks import Window
from analytics.metrics.outcome.notes import notes_of, remarks
from analytics.metrics.outcome.people import (
    keep_cohorts,
    keep_exposed,
    keep_landmark,
)
from analytics.metrics.outcome.placebo import placebo_rows
from analytics.metrics.outcome.question import Exposure, OutcomeQuestion, check
from analytics.metrics.outcome.rows import (
    FIGURES,
    Asking,
    LeftOut,
    OutcomeRow,
    landmark_rows,
    left_out,
    parts,
)
from analytics.metrics.outcome.words import came, taking_part
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class WindowRow:
    """One cohort's landmark and the end of its outcome, or why it isn't counted.

    ``state``: counted, open (the outcome isn't known yet), or ahead (the landmark isn't
    reached). ``until`` is the last day of the outcome; of several levels the last.
    """

    cohort: str
    by_term: int
    landmark: str | None
    landmark_on: date | None
    until: date | None
    state: str


@dataclass(frozen=True)
class Found:
    """What was found of every exposure at every landmark."""

    rows: list[OutcomeRow]
    left_out: list[LeftOut]
    windows: list[WindowRow]
    gaps: list[Gap]
    interactions: list[Interaction]
    remarks: list[str]


def outcome(
    state: State, scope: Scope, question: OutcomeQuestion
) -> Answer[OutcomeRow]:
    """Answer with a row per group, exposure, landmark and analysis.

    Part ``left_out``: who is compared with nobody, and why; exposed, comparison and
    left out are all learners in scope. Part ``windows``: each cohort's landmark and the
    end of its outcome. Parts ``gaps`` and ``interaction``: groups against each other.
    Raises UnknownError for options that mean nothing here.
    """
    check(question)
    with ask(state, scope) as asked:
        found = _find(asked, question)
        rows, held = hold_back(asked.scope.viewer, found.rows, parts, FIGURES)
        if asked.scope.viewer.role == "public":  # each tells about a few by its rest
            found = replace(found, left_out=[], gaps=[], interactions=[], remarks=[])
        said = notes_of(question, found.windows, found.rows, found.left_out)
        notes = [*said, *found.remarks, *held]
        return answer(
            "outcome",
            asked,
            rows,
            notes,
            left_out=tuple(found.left_out),
            windows=tuple(found.windows),
            gaps=tuple(found.gaps),
            interaction=tuple(found.interactions),
        )


def _find(asked: Asked, question: OutcomeQuestion) -> Found:
    found = Found([], [], [], [], [], [])
    terms = keep_cohorts(asked, question)
    for by_term in dict.fromkeys(question.by_term):
        windows = keep_landmark(asked, question, terms, by_term)
        found.windows.extend(_window(one, by_term) for one in windows)
        for exposure in question.exposures:
            about = asking(asked, question, exposure, by_term)
            _look(asked, about, found)
    return found


def _look(asked: Asked, about: Asking, found: Found) -> None:
    """Add what there is to say of one exposure at one landmark."""
    found.rows.extend(landmark_rows(asked, about))
    found.rows.extend(placebo_rows(asked, about))
    found.left_out.extend(left_out(asked, about))
    wide, tests = gaps(asked, about)
    found.gaps.extend(wide)
    found.interactions.extend(tests)
    found.remarks.extend(remarks(asked, about, tests))


def asking(
    asked: Asked, question: OutcomeQuestion, exposure: Exposure, by_term: int
) -> Asking:
    """Keep ``outcome_people`` for one exposure; return what its rows are about."""
    title = keep_exposed(asked, exposure)
    return Asking(
        question,
        exposure.said,
        title,
        by_term,
        taking_part(exposure, title, by_term),
        came(question),
    )


def _window(one: Window, by_term: int) -> WindowRow:
    landmark = one.landmark
    untils = [aim.until for aim in one.aims if aim.until is not None]
    closed = any(not aim.is_open for aim in one.aims)
    state = "ahead" if not one.is_reached else "counted" if closed else "open"
    return WindowRow(
        one.cohort.term_id,
        by_term,
        landmark.term_id if landmark else None,
        landmark.counted_on if landmark else None,
        max(untils, default=None),
        state,
    )
