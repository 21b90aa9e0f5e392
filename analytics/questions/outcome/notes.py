"""What is said beside a comparison: what was compared, unfinished, left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.drawing.claims import (
    Coefficient,
    Given,
    Names,
    Number,
    Sentence,
    Test,
    Total,
    join,
    say,
    those,
)
from analytics.drawing.differences_said import Coefficients
from analytics.questions.outcome.placebo import MEANING
from analytics.questions.outcome.question import (
    REASONS,
    OutcomeQuestion,
    definition,
    landmark,
)
from analytics.questions.outcome.rows import Asking

UNADJUSTED = (
    "Analysis landmark: as they are, not adjusted. Exposed is who had it by the "
    "landmark, by the day of issue (or of claiming, where that is asked for); when it "
    "was earned doesn't matter, and later badges don't count."
)
CURVES = (
    "Parts model and curves follow enrolment here until the first regular census "
    "without it; everybody counts without until the day they have it in hand. The "
    "curves are no forecast for two fixed groups: learners move from one to the other."
)


@dataclass(frozen=True)
class Elsewhere:
    """Of how many of each side nobody knows whether it came to them elsewhere."""

    exposed_unknown: int
    exposed: int
    comparison_unknown: int
    comparison: int


@dataclass(frozen=True)
class Late:
    """How many without it had been issued it, and claimed it only later."""

    learners: int


@dataclass(frozen=True)
class Used:
    """A covariate, and whether it told anybody apart."""

    name: str
    told_apart: bool


def notes_of(
    question: OutcomeQuestion,
    windows: Sequence[Any],
    rows: Sequence[Any],
    left: Sequence[Any],
) -> list[str | Sentence]:
    """Say what was asked, what is unfinished, and who is left out."""
    notes: list[str | Sentence] = [definition(one) for one in question.each]
    if not windows:
        return [*notes, "No cohort can be followed: no term of entry is observed."]
    notes.append(UNADJUSTED)
    for one in question.each:
        notes += _unfinished(windows, one.outcome)
    notes = list(dict.fromkeys(notes))
    if any(row.analysis == "placebo" for row in rows):
        notes.append(MEANING)
    if len({row.by_term for row in rows}) > 1:
        notes.append(
            "Landmarks stand side by side: all that were asked for are shown, and none "
            "was chosen for what it says."
        )
    if question.cohort == "all":
        notes.append(
            "First-time, transfer, part-time and graduate entrants are mixed: say a "
            "kind of entrant to keep to one."
        )
    return [*notes, *_left_out(left)]


def remarks(
    about: Asking, tests: Sequence[Any], elsewhere: Elsewhere, late: Late | None
) -> list[Sentence]:
    """Say what is to be known of one exposure at one landmark.

    ``late``: where claims expose, who claimed late.
    """
    notes = [say("{}", Given(one.meaning)) for one in tests]
    notes += [*_unknown(elsewhere), *(_late(late) if late else [])]
    where = Given(f"{about.title}, by {landmark(about.by_term)}")
    return [say("{}: {}", where, note) for note in notes]


def _late(late: Late) -> list[Sentence]:
    if not late.learners:
        return []
    told = say(
        "{} of those without had been issued it by then and claimed it only later. Who "
        "claims later is still there to claim: see what is found where exposure begins "
        "with the issue.",
        Number(late, "learners"),
    )
    return [told]


def _unknown(elsewhere: Elsewhere) -> list[Sentence]:
    """Say on which side more are unknown: that alone may make a difference."""
    if not elsewhere.exposed_unknown + elsewhere.comparison_unknown:
        return []
    told = say(
        "Unknown elsewhere, so on neither side: {} of {} with it and {} of {} without. "
        "Those who are here are always known, so the rates are higher than they "
        "would be; where the two shares differ, the difference is off too.",
        Number(elsewhere, "exposed_unknown"),
        Number(elsewhere, "exposed"),
        Number(elsewhere, "comparison_unknown"),
        Number(elsewhere, "comparison"),
    )
    return [told]


def _unfinished(windows: Sequence[Any], outcome: str) -> list[Sentence]:
    """Name the cohorts of which it isn't known yet, landmark by landmark."""
    notes = []
    for by_term in dict.fromkeys(one.by_term for one in windows):
        mine: tuple[Test, ...] = (("by_term", "=", by_term), ("outcome", "=", outcome))
        ahead, still = ((*mine, ("state", "=", one)) for one in ("ahead", "open"))
        when = Given(landmark(by_term))
        if those(windows, ahead):
            told = say(
                "Not there yet, so not counted: of {} nobody knows who was enrolled at "
                "{}.",
                Names(windows, ahead, "cohort", is_text=True),
                when,
            )
            notes.append(told)
        if those(windows, still):
            told = say(
                "Unfinished, so not counted (landmark: {}): {}. The window ends with a "
                "census after which enrolments were loaded, or when the time to "
                "graduate is up.",
                when,
                Names(windows, still, "cohort", is_text=True),
            )
            notes.append(told)
    return notes


def _left_out(left: Sequence[Any]) -> list[Sentence]:
    """Sum up who is left out of the first comparison."""
    if not left:
        return []
    first = left[0]
    mine: tuple[Test, ...] = tuple(
        (name, "=", getattr(first, name)) for name in ("exposure", "by_term", "outcome")
    )
    totals = {
        meaning: Total(left, "learners", (*mine, ("reason", "=", reason)))
        for reason, meaning in REASONS.items()
    }
    told = (
        say("{} {}", total, Given(meaning))
        for meaning, total in totals.items()
        if total.value
    )
    where = Given(landmark(first.by_term))
    listed = join(*told, between="; ")
    return [say("In neither group (landmark: {}): {}.", where, listed)]


def adjusted_notes(used: Sequence[Any], rows: Sequence[Any]) -> list[Sentence]:
    """Say what was adjusted for, what couldn't be, and how many comparisons there are.

    ``used``: the covariates, and whether each told anybody apart.
    """
    notes = []
    told = ("told_apart", "=", True)
    if those(used, (told,)):
        note = say(
            "Analysis adjusted: against others made like them in what was known before "
            "they could be exposed ({}); those without a counterpart are trimmed, and "
            "both sides are those who were kept.",
            Names(used, (told,), "name", is_text=True),
        )
        notes.append(note)
    if those(used, (("told_apart", "=", False),)):
        note = say(
            "The same for everybody, or known of nobody: {}. Nothing could be adjusted "
            "for there.",
            Names(used, (("told_apart", "=", False),), "name", is_text=True),
        )
        notes.append(note)
    several = those(rows, (("comparisons", ">", 1),))
    if several:
        note = say(
            "{} comparisons in each analysis: p_adjusted allows for that (Benjamini "
            "and Hochberg), and verdicts go by it.",
            Number(max(several, key=lambda row: row.comparisons), "comparisons"),
        )
        notes.append(note)
    return notes


def followed_notes(model: Sequence[Any], curves: Sequence[Any]) -> list[str | Sentence]:
    """Say what the model on person-terms found, and what its curves are."""
    notes: list[str | Sentence] = [
        _odds(row) for row in model if row.is_adjusted and row.odds_ratio is not None
    ]
    return [*notes, CURVES] if notes or curves else []


def _odds(row: Any) -> Sentence:
    whose = f"{row.exposure}{f', {row.group}' if row.group else ''}"
    return say(
        "{}, term after term: with it in hand the odds of being gone by the next "
        "regular census were {} times those without ({}; {} person-terms; adjusted for "
        "what was known at entry and grades so far).",
        Given(whose),
        Coefficient(row, "odds_ratio"),
        Coefficients(row),
        Number(row, "person_terms"),
    )
