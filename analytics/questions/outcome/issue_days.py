"""Where nobody wrote down when a badge was issued, nothing can be compared.

Exposure begins at issue. A day of earning that only stands in for it makes whoever was
issued it late, because they were still there, look exposed from the start.
"""

from dataclasses import dataclass, replace

from analytics.asking.ask import Asked
from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.facts import MOST_ASSUMED
from analytics.questions.outcome.people import counting
from analytics.questions.outcome.question import landmark
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


def assumed_days(asked: Asked, about: Asking) -> Assumed:
    """Count the awards of the exposed, and those whose day of issue is assumed."""
    question = about.question
    exposure = next(one for one in question.exposures if one.text == about.exposure)
    found = asked.rows("outcome_assumed", achievements=counting(asked, exposure))
    awards, assumed = found[0]
    return Assumed(awards, assumed, question.earned_is == "issued")


def not_asked(asked: Asked, about: Asking, assumed: Assumed) -> list[Drawn]:
    """Return the rows of an exposure that can't be compared: sizes, and why."""
    counts = asked.rows("outcome_counts") or [("", 0, 0, 0, 0)]
    drawn = []
    for group, exposed, _, comparison, _ in counts:
        one = compared(about, group, Counts(exposed, 0, comparison, 0))
        row = replace(one.row, exposed_rate=None, comparison_rate=None)
        facts = replace(one.facts, reason=_why(assumed), unfit="cannot be asked")
        drawn += [
            Drawn(row, facts),
            Drawn(replace(row, analysis="adjusted"), replace(facts, is_adjusted=True)),
        ]
    return drawn


def note(about: Asking, assumed: Assumed) -> str:
    """Say first of all why one exposure isn't judged, and what to do."""
    why = _why(assumed)
    where = f"{about.title}, by {landmark(about.by_term)}"
    return f"{where}: can't be asked. {why[0].upper()}{why[1:]}."


def _why(assumed: Assumed) -> str:
    return (
        f"a day of issue is missing for {assumed.assumed:,} of {assumed.awards:,} "
        "awards by which learners took part, and what is issued later goes only to "
        "those who were still there. Load issued_on; or, where earning is issuing, say "
        "earned_is: issued in the mapping, or ask with --earned-is issued"
    )
