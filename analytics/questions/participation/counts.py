"""Does taking part differ by group, and what becomes of the gaps among those who do?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.loaded import RECORDS, Records
from analytics.asking.small import blank, hold_back
from analytics.questions.outcome.issue_days import (
    Untold,
    lacking,
    untold_claims,
    why_not,
)
from analytics.questions.outcome.people import keep_cohorts, keep_exposed, keep_landmark
from analytics.questions.outcome.question import Exposure, OutcomeQuestion, came
from analytics.questions.participation.gaps import (
    Interaction,
    OutcomeGap,
    Words,
    gaps_of,
    interaction_of,
)
from analytics.questions.participation.notes import TooSmall, notes_of
from analytics.questions.participation.rows import (
    About,
    Counts,
    ParticipationRow,
    parts,
    rows_of,
    with_q,
    without_gaps,
)
from analytics.questions.participation.stages import keep_stages
from analytics.scope import Scope
from analytics.store.state import State


@dataclass
class Found:
    """What was found of every exposure at every landmark."""

    rows: list[ParticipationRow] = field(default_factory=list)
    gaps: list[OutcomeGap] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    untold: list[str] = field(default_factory=list)
    small: int = 0


@dataclass(frozen=True)
class ParticipationAnswer(Answer[ParticipationRow]):
    """Who takes part; each group's gap in the outcome, and a test over all."""

    gaps: tuple[OutcomeGap, ...] = ()
    interaction: tuple[Interaction, ...] = ()


def participation(
    state: State, scope: Scope, question: OutcomeQuestion
) -> ParticipationAnswer:
    """Answer with a row per group, exposure, landmark and stage of taking part.

    Risk set and exposure are those of ``outcome``: everybody enrolled at the census of
    the landmark, whether or not the outcome is known yet. Part ``gaps``: each group's
    gap in the outcome among those taking part and among the others, and how it changes;
    part ``interaction``: a test over all groups. Raises UnknownError as ``outcome``.
    """
    with ask(state, scope) as asked:
        found = _find(asked, question)
        gone = lacking(asked, question)
        if gone:
            found.rows = [_only_told(row, gone) for row in found.rows]
            found.gaps, found.interactions = [], []
        rows, held = hold_back(asked.scope.viewer, with_q(found.rows), parts)
        if held:
            rows = without_gaps(rows)
            found.gaps, found.interactions = [], []
        small = TooSmall(found.small)
        notes = notes_of(question, scope.by, rows, found.unknown, small)
        notes += [f"Not loaded: {one}." for one in gone]
        notes += [] if gone else dict.fromkeys(found.untold)
        return answer(
            ParticipationAnswer,
            "participation",
            asked,
            rows,
            [*notes, *held],
            gaps=tuple(found.gaps),
            interaction=tuple(found.interactions),
        )


def _only_told(row: ParticipationRow, gone: Sequence[Records]) -> ParticipationRow:
    """Blank what is not known of a stage; without claims nobody is known to take part.

    Access and uptake are told by other records.
    """
    names = {one.name for one in gone}
    of_outcome = row.stage.startswith("outcome")
    of_claims = row.stage in ("taking part", "completion") or of_outcome
    if ("completions" in names and of_outcome) or (
        "awards.claimed_on" in names and of_claims
    ):
        return blank(row)
    return row


def _find(asked: Asked, question: OutcomeQuestion) -> Found:
    found = Found()
    words = Words((asked.scope.by or "").replace("_", " "), came(question))
    terms = keep_cohorts(asked, question)
    for by_term in dict.fromkeys(question.by_term):
        keep_landmark(asked, question, terms, by_term)
        for exposure in question.exposures:
            title = keep_exposed(asked, exposure)
            about = About(exposure.text, title, by_term, question.least)
            groups = _counted(asked, exposure)
            whole = groups.pop(None, Counts(0, 0, 0, 0, 0, 0, 0, 0))
            known = {label: one for label, one in groups.items() if label is not None}
            untold = untold_claims(asked, question, exposure)
            _add(found, about, known, whole, words, untold)
            if whole.with_access is None:
                found.unknown.add("access")
            if whole.tried is None:
                found.unknown.add("uptake")
    return found


def _add(
    found: Found,
    about: About,
    known: dict[str, Counts],
    whole: Counts,
    words: Words,
    untold: Untold | None,
) -> None:
    """Add what there is to say of one exposure; little where claims aren't known."""
    rows = rows_of(about, known, whole)
    if untold is not None and untold.are_too_many:
        found.rows += [_only_told(row, [RECORDS["awards.claimed_on"]]) for row in rows]
        found.untold.append(f"{about.title}: {why_not((), None, untold)}.")
        return
    found.rows += rows
    found.gaps += gaps_of(about, known, whole, words)
    tests, small = interaction_of(about, known)
    found.interactions += tests
    found.small += small


def _counted(asked: Asked, exposure: Exposure) -> dict[str | None, Counts]:
    """Count each group (None: everybody), by what is loaded about the exposure."""
    has_access, has_tried = keep_stages(asked, exposure)
    found: dict[str | None, Counts] = {}
    for label, *counts in asked.rows("participation_counts"):
        one = Counts(*counts)
        if not has_access:
            one = replace(one, with_access=None)
        found[label] = one if has_tried else replace(one, tried=None)
    return found
