"""Where nobody wrote down what a comparison rests on, nothing can be compared.

Exposure begins at issue, or where that is asked for at the claim. A day of earning that
only stands in for it makes whoever was issued it late, because they were still there,
look exposed from the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.asking.ask import Asked
from analytics.asking.loaded import RECORDS, Records, loaded
from analytics.drawing.claims import EMPTY, Given, Number, Sentence, say
from analytics.drawing.words import capital
from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.facts import MOST_ASSUMED
from analytics.questions.outcome.people import counting
from analytics.questions.outcome.question import Exposure, OutcomeQuestion, landmark
from analytics.questions.outcome.rows import Asking, Drawn, compared


@dataclass(frozen=True)
class Assumed:
    """Awards that make learners exposed, and how many have no day of issue."""

    awards: int
    assumed: int
    is_settled: bool

    @property
    def are_too_many(self) -> bool:
        """Whether more than `MOST_ASSUMED` are assumed, and nobody vouches for them."""
        return not self.is_settled and self.assumed > MOST_ASSUMED * self.awards


@dataclass(frozen=True)
class Untold:
    """Awards that expose once claimed, and of how many nobody tells that, or when."""

    awards: int
    untold: int

    @property
    def are_too_many(self) -> bool:
        """Whether it isn't known of more than `MOST_ASSUMED`."""
        return self.untold > MOST_ASSUMED * self.awards


def lacking(asked: Asked, question: OutcomeQuestion) -> tuple[Records, ...]:
    """Return what no comparison can do without, and of which nothing is loaded."""
    needed = {
        "awards.claimed_on": question.exposed_from == "claim",
        "completions": question.by_degree,
    }
    there = loaded(asked)
    return tuple(
        RECORDS[name]
        for name, is_needed in needed.items()
        if is_needed and name not in there
    )


def without_degrees(asked: Asked) -> list[str]:
    """Say what staying counts as where nobody is known to have graduated."""
    if "completions" in loaded(asked):
        return []
    return [
        f"Not loaded: {RECORDS['completions']}. Whoever graduated and isn't enrolled "
        "again counts as one to whom it didn't come."
    ]


def why_not(
    gone: Sequence[Records], assumed: Assumed | None, untold: Untold | None = None
) -> Sentence:
    """Say why an exposure can't be compared; empty where it can.

    ``gone``: what isn't loaded; ``assumed``, ``untold``: the awards, where all is.
    """
    if gone:
        return say("not loaded: {}", Given("; ".join(map(str, gone))))
    if untold is not None and untold.are_too_many:
        return say(
            "of {} of {} awards that had been issued by then nobody tells whether, or "
            "when, they were claimed, so who was exposed isn't known. Load claimed_on "
            "of every source, or ask from the issue",
            Number(untold, "untold"),
            Number(untold, "awards"),
        )
    if assumed is None or not assumed.are_too_many:
        return EMPTY
    return say(
        "a day of issue is missing for {} of {} awards by which learners took part, "
        "and what is issued later goes only to those who were still there. Load "
        "issued_on; or, where earning is issuing, say earned_is: issued in the "
        "mapping, or ask with --earned-is issued",
        Number(assumed, "assumed"),
        Number(assumed, "awards"),
    )


def assumed_days(asked: Asked, about: Asking) -> Assumed:
    """Count the awards of the exposed, and those whose day of issue is assumed."""
    question = about.question
    exposure = next(one for one in question.exposures if one.text == about.exposure)
    found = asked.rows("outcome_assumed", achievements=counting(asked, exposure))
    awards, assumed = found[0]
    return Assumed(awards, assumed, question.earned_is == "issued")


def untold_claims(
    asked: Asked, question: OutcomeQuestion, exposure: Exposure
) -> Untold | None:
    """Count the awards that expose once claimed; None where the issue exposes."""
    if question.exposed_from == "issue":
        return None
    found = asked.rows("outcome_untold", achievements=counting(asked, exposure))
    return Untold(*found[0])


def not_asked(asked: Asked, about: Asking, why: Sentence) -> list[Drawn]:
    """Return the rows of an exposure that can't be compared: sizes, and why.

    Who is exposed isn't known either where exposure begins with claims that nobody
    tells of.
    """
    names = [one.name for one in lacking(asked, about.question)]
    by_claim = about.question.exposed_from == "claim"
    is_untold = "awards.claimed_on" in names or (by_claim and not names)
    counts = asked.rows("outcome_counts") or [("", 0, 0, 0, 0)]
    drawn = []
    for group, exposed, _, comparison, _ in counts:
        one = compared(about, group, Counts(exposed, 0, comparison, 0))
        row = replace(one.row, exposed_rate=None, comparison_rate=None)
        if is_untold:
            row = replace(row, exposed=None, comparison=None)
        facts = replace(one.facts, reason=str(why), unfit="cannot be asked")
        drawn += [
            Drawn(row, facts),
            Drawn(replace(row, analysis="adjusted"), replace(facts, is_adjusted=True)),
        ]
    return drawn


def note(about: Asking, why: Sentence) -> Sentence:
    """Say first of all why one exposure isn't judged, and what to do."""
    words, *said = why.parts
    return say(
        "{}, by {}: can't be asked. {}.",
        Given(about.title),
        Given(landmark(about.by_term)),
        Sentence([capital(str(words)), *said]),
    )
