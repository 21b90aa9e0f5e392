"""What is said beside a comparison: what was compared, unfinished, left out."""

from collections.abc import Sequence
from typing import Any

from analytics.asking.ask import Asked
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


def notes_of(
    question: OutcomeQuestion,
    windows: Sequence[Any],
    rows: Sequence[Any],
    left: Sequence[Any],
) -> list[str]:
    """Say what was asked, what is unfinished, and who is left out."""
    notes = [definition(one) for one in question.each]
    if not windows:
        return [*notes, "No cohort can be followed: no term of entry is observed."]
    notes.append(UNADJUSTED)
    for one in question.each:
        notes += _unfinished([w for w in windows if w.outcome == one.outcome])
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


def remarks(asked: Asked, about: Asking, tests: Sequence[Any]) -> list[str]:
    """Say what is to be known of one exposure at one landmark."""
    where = f"{about.title}, by {landmark(about.by_term)}: "
    notes = [where + one.meaning for one in tests]
    notes += [where + said for said in _unknown(asked)]
    kind, _, name = about.exposure.partition(":")
    if kind == "pathway" or about.question.exposed_from == "issue":
        return notes
    told = asked.rows("outcome_claimed_late", achievement=name or None)
    if told[0][0]:
        notes.append(
            f"{where}{told[0][0]:,} of those without had been issued it by then and "
            "claimed it only later. Who claims later is still there to claim: see what "
            "is found where exposure begins with the issue."
        )
    return notes


def _unknown(asked: Asked) -> list[str]:
    """Say on which side more are unknown: that alone may make a difference."""
    unknown, exposed, others_unknown, others = asked.rows("outcome_unknown")[0]
    if not unknown + others_unknown:
        return []
    shares = [
        f"{part:,} of {whole:,}"
        for part, whole in ((unknown, exposed), (others_unknown, others))
    ]
    return [
        f"Unknown elsewhere, so on neither side: {shares[0]} with it and {shares[1]} "
        "without. Those who are here are always known, so the rates are higher than "
        "they would be; where the two shares differ, the difference is off too."
    ]


def _unfinished(windows: Sequence[Any]) -> list[str]:
    notes = []
    for by_term in dict.fromkeys(one.by_term for one in windows):
        mine = [one for one in windows if one.by_term == by_term]
        named = {
            state: ", ".join(one.cohort for one in mine if one.state == state)
            for state in ("ahead", "open")
        }
        if named["ahead"]:
            notes.append(
                f"Not there yet, so not counted: of {named['ahead']} nobody knows who "
                f"was enrolled at {landmark(by_term)}."
            )
        if named["open"]:
            notes.append(
                f"Unfinished, so not counted (landmark: {landmark(by_term)}): "
                f"{named['open']}. The window ends with a census after which "
                "enrolments were loaded, or when the time to graduate is up."
            )
    return notes


def _left_out(left: Sequence[Any]) -> list[str]:
    """Sum up who is left out of the first comparison."""
    notes = []
    found = dict.fromkeys((one.exposure, one.by_term, one.outcome) for one in left)
    for first in list(found)[:1]:
        mine = [
            one for one in left if (one.exposure, one.by_term, one.outcome) == first
        ]
        told = []
        for reason, meaning in REASONS.items():
            number = sum(one.learners for one in mine if one.reason == reason)
            told += [f"{number:,} {meaning}"] if number else []
        notes.append(
            f"In neither group (landmark: {landmark(first[1])}): {'; '.join(told)}."
        )
    return notes


def adjusted_notes(found: Any, rows: Sequence[Any]) -> list[str]:
    """Say what was adjusted for, what couldn't be, and how many comparisons there are.

    ``found``: an AdjustedFound.
    """
    notes = []
    if found.used:
        notes.append(
            "Analysis adjusted: against others made like them in what was known before "
            f"they could be exposed ({', '.join(found.used)}); those without a "
            "counterpart are trimmed, and both sides are those who were kept."
        )
    alike = [name for name in found.constant if name not in found.used]
    if alike:
        notes.append(
            f"The same for everybody, or known of nobody: {', '.join(alike)}. Nothing "
            "could be adjusted for there."
        )
    number = max((row.comparisons or 0 for row in rows), default=0)
    if number > 1:
        notes.append(
            f"{number:,} comparisons in each analysis: p_adjusted allows for that "
            "(Benjamini and Hochberg), and verdicts go by it."
        )
    return notes


def followed_notes(found: Any) -> list[str]:
    """Say what the model on person-terms found, and what its curves are.

    ``found``: a Followed.
    """
    notes = [
        f"{row.exposure}{f', {row.group}' if row.group else ''}, term after term: with "
        f"it in hand the odds of being gone by the next regular census were "
        f"{row.odds_ratio:.2f} times those without ({row.low:.2f} to {row.high:.2f}; "
        f"{row.person_terms:,} person-terms; adjusted for what was known at entry and "
        "grades so far)."
        for row in found.model
        if row.is_adjusted and row.odds_ratio is not None
    ]
    if notes or found.curves:
        notes.append(
            "Parts model and curves follow enrolment here until the first regular "
            "census without it; everybody counts without until the day they have it in "
            "hand. The curves are no forecast for two fixed groups: learners move from "
            "one to the other."
        )
    return notes
