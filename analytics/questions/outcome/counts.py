"""Do learners with a badge stay, or finish, more often? Asked from a landmark."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import hold_back
from analytics.questions.outcome import issue_days
from analytics.questions.outcome.adjusted import AdjustedFound, adjusted, clustered
from analytics.questions.outcome.alike import BalanceRow, OverlapRow
from analytics.questions.outcome.effect_rows import EffectRow, effect_rows
from analytics.questions.outcome.followed import follow
from analytics.questions.outcome.followed_rows import CurveRow, Followed, ModelRow
from analytics.questions.outcome.gaps import Gap, Interaction, gaps
from analytics.questions.outcome.in_hand import keep_spells
from analytics.questions.outcome.judged import HIDDEN, hidden, judged
from analytics.questions.outcome.known import clustered_by, known_before, vouched_for
from analytics.questions.outcome.landmarks import Window
from analytics.questions.outcome.left_out import LeftOut, left_out
from analytics.questions.outcome.notes import (
    Elsewhere,
    Late,
    Used,
    adjusted_notes,
    followed_notes,
    notes_of,
    remarks,
)
from analytics.questions.outcome.people import keep_cohorts, keep_exposed, keep_landmark
from analytics.questions.outcome.placebo import placebo_rows
from analytics.questions.outcome.question import (
    Exposure,
    OutcomeQuestion,
    came,
    taking_part,
)
from analytics.questions.outcome.rows import (
    Asking,
    Drawn,
    OutcomeRow,
    landmark_rows,
    parts,
)
from analytics.scope import Scope
from analytics.store.state import PATIENT_SECONDS, State


@dataclass(frozen=True)
class WindowRow:
    """One cohort's landmark and the end of its outcome, or why it isn't counted.

    ``state``: counted, open (the outcome isn't known yet), or ahead (the landmark isn't
    reached). ``until`` is the last day of the outcome; of several levels the last.
    """

    cohort: str
    by_term: int
    outcome: str
    landmark: str | None
    landmark_on: date | None
    until: date | None
    state: str


@dataclass(frozen=True)
class Found:
    """What was found of every exposure, at every landmark, for every outcome."""

    drawn: list[Drawn] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    windows: list[WindowRow] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    adjusted: AdjustedFound = field(default_factory=AdjustedFound)
    followed: Followed = field(default_factory=Followed)


@dataclass(frozen=True)
class OutcomeAnswer(Answer[OutcomeRow]):
    """What was compared; whom with, who is left out, and how the groups differ.

    ``windows`` are open to everybody; the others tell about a few by their rest.
    """

    windows: tuple[WindowRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    gaps: tuple[Gap, ...] = ()
    interaction: tuple[Interaction, ...] = ()
    balance: tuple[BalanceRow, ...] = ()
    overlap: tuple[OverlapRow, ...] = ()
    effects: tuple[EffectRow, ...] = ()
    model: tuple[ModelRow, ...] = ()
    curves: tuple[CurveRow, ...] = ()


def outcome(state: State, scope: Scope, question: OutcomeQuestion) -> OutcomeAnswer:
    """Answer with a row per group, exposure, landmark and analysis.

    Part ``left_out``: who is compared with nobody, and why; exposed, comparison and
    left out are all learners in scope. Part ``windows``: each cohort's landmark and the
    end of its outcome. Parts ``gaps`` and ``interaction``: groups against each other.
    Parts ``balance``, ``overlap`` and ``effects``: how alike the adjusted are, whom
    that leaves, and how large what was found is. Parts ``model`` and ``curves``: every
    term since entry, each learner on the side where they are by then. Raises
    UnknownError for options that mean nothing here.
    """
    with ask(state, scope, seconds=PATIENT_SECONDS) as asked:
        return told(asked, question, find(asked, question))


def told(asked: Asked, question: OutcomeQuestion, found: Found) -> OutcomeAnswer:
    """Return what was found, as far as the viewer may see it."""
    judgements = judged(found.drawn)
    is_public = not asked.scope.viewer.rights.small_groups
    rows = [hidden(row) for row in judgements] if is_public else judgements
    rows_hidden = rows != judgements
    rows, held = hold_back(asked.scope.viewer, rows, parts)
    shown: dict[str, Sequence[Any]] = {
        "left_out": found.left_out,
        "gaps": found.gaps,
        "interaction": found.interactions,
        "balance": found.adjusted.balance,
        "overlap": found.adjusted.overlap,
        "effects": effect_rows(found.drawn),
        "model": found.followed.model,
        "curves": found.followed.curves,
    }
    # Each of these tells about a few by its rest.
    tables = {name: () if is_public else tuple(rows) for name, rows in shown.items()}
    notes = list(dict.fromkeys(found.unasked))
    if any(not one.by_degree for one in question.each):
        notes += issue_days.without_degrees(asked)
    notes += notes_of(question, found.windows, judgements, tables["left_out"])
    notes += [] if is_public else dict.fromkeys(found.remarks)
    notes += adjusted_notes(_used(found.adjusted), judgements)
    if rows_hidden and not held:
        notes.append(HIDDEN)
    if not is_public:
        notes += followed_notes(found.followed.model, found.followed.curves)
    return answer(
        OutcomeAnswer,
        "outcome",
        asked,
        rows,
        [*notes, *held],
        windows=tuple(found.windows),
        **tables,
    )


def _used(found: AdjustedFound) -> list[Used]:
    """Return the covariates that told anybody apart, then those that told nobody."""
    constant = (name for name in found.constant if name not in found.used)
    return [*(Used(n, True) for n in found.used), *(Used(n, False) for n in constant)]


def find(
    asked: Asked,
    question: OutcomeQuestion,
    with_cells: bool = False,
    over_time: bool = True,
) -> Found:
    """Compare for every outcome, landmark and exposure, in this order.

    ``with_cells``: count the compared, too, by all that is known of them.
    ``over_time``: follow them term after term, too, which no verdict is drawn from.
    """
    found = Found(adjusted=AdjustedFound(cells=[] if with_cells else None))
    vouched = vouched_for(asked, question.adjust, question.at_entry)
    terms = keep_cohorts(asked, question.each[0])
    for one in question.each:
        for by_term in dict.fromkeys(question.by_term):
            windows = keep_landmark(asked, one, terms, by_term)
            found.windows.extend(_window(window, by_term, one) for window in windows)
            for exposure in question.exposures:
                about = asking(asked, one, exposure, by_term)
                _look(asked, about, exposure, vouched, found)
    if not over_time:
        return found
    keep_spells(asked, question, terms)
    unasked = {
        one.row.exposure for one in found.drawn if one.facts.unfit == "cannot be asked"
    }
    for exposure in question.exposures:
        if exposure.text not in unasked:
            follow(asked, question, exposure, vouched, found.followed)
    return found


def _look(
    asked: Asked,
    about: Asking,
    exposure: Exposure,
    vouched: tuple[str, ...],
    found: Found,
) -> None:
    """Add what there is to say of one exposure at one landmark."""
    found.left_out.extend(left_out(asked, about))
    gone = issue_days.lacking(asked, about.question)
    days = None if gone else issue_days.assumed_days(asked, about)
    untold = issue_days.untold_claims(asked, about.question, exposure)
    why = issue_days.why_not(gone, days, untold)
    if why:
        found.drawn.extend(issue_days.not_asked(asked, about, why))
        found.unasked.append(issue_days.note(about, why))
        return
    known = known_before(asked, vouched, clustered_by(asked, about.question.cluster))
    plain = clustered(asked, about, known, landmark_rows(asked, about))
    made = adjusted(asked, about, known, plain, found.adjusted)
    found.drawn.extend(chain.from_iterable(zip(plain, made, strict=True)))
    found.drawn.extend(placebo_rows(asked, about))
    wide, tests = gaps(asked, about, made)
    found.gaps.extend(wide)
    found.interactions.extend(tests)
    elsewhere = Elsewhere(*asked.rows("outcome_unknown")[0])
    found.remarks.extend(remarks(about, tests, elsewhere, _late(asked, about)))


def _late(asked: Asked, about: Asking) -> Late | None:
    """Count who claimed late, where claims expose to one achievement, or to any."""
    kind, _, name = about.exposure.partition(":")
    if kind == "pathway" or about.question.exposed_from == "issue":
        return None
    return Late(*asked.rows("outcome_claimed_late", achievement=name or None)[0])


def asking(
    asked: Asked, question: OutcomeQuestion, exposure: Exposure, by_term: int
) -> Asking:
    """Keep ``outcome_people`` for one exposure; return what its rows are about."""
    title = keep_exposed(asked, exposure)
    return Asking(
        question,
        exposure.text,
        title,
        by_term,
        taking_part(exposure, title, by_term),
        came(question),
    )


def _window(one: Window, by_term: int, question: OutcomeQuestion) -> WindowRow:
    landmark = one.landmark
    untils = [aim.until for aim in one.aims if aim.until is not None]
    closed = any(not aim.is_open for aim in one.aims)
    state = "ahead" if not one.is_reached else "counted" if closed else "open"
    return WindowRow(
        one.cohort.term_id,
        by_term,
        question.outcome,
        landmark.term_id if landmark else None,
        landmark.counted_on if landmark else None,
        max(untils, default=None),
        state,
    )
