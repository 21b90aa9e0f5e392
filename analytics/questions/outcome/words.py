"""What a comparison from a landmark found, in words: from question to doubts."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from analytics.drawing.markup import as_is
from analytics.drawing.palette import number, percent
from analytics.drawing.words import WORDS, capital, spoken
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.facts import MOST_APART
from analytics.questions.outcome.question import OutcomeQuestion, definition, nth
from analytics.questions.outcome.rows import OutcomeRow

TITLE = f"Do {WORDS.learners} who take part stay?"
NOTHING = "Nothing is compared: choose what taking part means, and a term."
HELD_BACK = "The comparison is held back: a side has too few people."
SATISFIED = 0.05  # standard deviations (What Works Clearinghouse, baseline)
MANY = 4  # other comparisons: so many are counted, not listed
FINDINGS = {
    "too few": "too few to compare",
    "groups too different": "groups too different to compare",
    "nothing varies": "nothing to tell apart",
    "nothing to adjust for": "nothing to adjust for",
    "cannot be asked": "cannot be asked",
}


def asked(question: OutcomeQuestion) -> str:
    """Say in a sentence what is compared, and what counts."""
    return as_is(spoken(definition(question)))


def of_analysis(answer: OutcomeAnswer, analysis: str) -> list[OutcomeRow]:
    """Return the rows of one analysis, in the answer's order."""
    return [row for row in answer.rows if row.analysis == analysis]


def first(answer: OutcomeAnswer) -> OutcomeRow | None:
    """Return the comparison that the screen goes through: the first one, adjusted."""
    return next(iter(of_analysis(answer, "adjusted")), None)


def same(found: Sequence[Any], row: OutcomeRow) -> list[Any]:
    """Return of a part what is about one comparison."""
    return [
        one
        for one in found
        if (one.group, one.exposure, one.by_term)
        == (row.group, row.exposure, row.by_term)
    ]


def sentence(answer: OutcomeAnswer) -> str:
    """Answer it with the verdict of the first comparison; then the others, in short."""
    rows = of_analysis(answer, "adjusted")
    if not rows:
        return NOTHING
    if rows[0].verdict is None:
        return HELD_BACK
    told = as_is(spoken(rows[0].verdict, rows[0].title))
    return " ".join(filter(None, (told, _others(rows[1:], rows[0]))))


def _others(rows: Sequence[OutcomeRow], beside: OutcomeRow) -> str:
    """Say what the other comparisons found; of many, only how many found what."""
    if not rows:
        return ""
    if len(rows) < MANY and all(row.title == beside.title for row in rows):
        return f"Beside it: {'; '.join(_short(row) for row in rows)}."
    found = Counter(row.finding or "held back" for row in rows)
    told = ", ".join(f"{count} {what}" for what, count in found.most_common())
    return f"Of the {len(rows)} other comparisons: {told}."


def _short(row: OutcomeRow) -> str:
    said: str = row.finding or "held back"
    if row.difference is not None and row.finding in ("higher", "lower"):
        said = points(row.difference)
    return f"by the {nth(row.by_term + 1)} term {said}"


def name(row: OutcomeRow) -> str:
    """Name a comparison: what was had, by when."""
    return f"{capital(row.title)}, by the {nth(row.by_term + 1)} regular term"


def points(value: float) -> str:
    """Write a difference in percentage points, with its sign."""
    return f"{value * 100:+.1f} points".replace("-", "−")


def found(row: OutcomeRow) -> str:
    """Write what one comparison found, with the sides' sizes."""
    sides = f"{number(row.exposed)} against {number(row.comparison)}"
    if row.exposed is None:
        return "held back"
    if row.difference is None or row.low is None or row.high is None:
        return f"{FINDINGS.get(row.finding or '', row.finding)} ({sides})"
    low, high = (f"{end * 100:+.1f}".replace("-", "−") for end in (row.low, row.high))
    told = f"{points(row.difference)} ({low} to {high}) · {sides}"
    if row.finding == f"not clear among {row.comparisons:,}":
        return f"{told} · {row.finding}"
    return told


def sides(answer: OutcomeAnswer, row: OutcomeRow) -> str:
    """Say who is compared with whom, and how many are left out."""
    plain = same(of_analysis(answer, "landmark"), row)[0]
    if plain.exposed is None:
        return HELD_BACK
    out = sum(one.learners for one in same(answer.left_out, row))
    return (
        f"**{number(plain.exposed)}** {WORDS.learners} with it by the census of their "
        f"{nth(row.by_term + 1)} regular term, **{number(plain.comparison)}** without. "
        f"The other {number(out)} in scope are in neither group; below is why."
    )


def alike(answer: OutcomeAnswer, row: OutcomeRow) -> str:
    """Say how alike both sides were before, and are after adjusting."""
    measures = same(answer.balance, row)
    if not measures:
        return "Nothing is compared, so nothing can be said about how alike they are."
    apart = [m for m in measures if abs(m.before) > SATISFIED]
    worst = max(abs(measure.after) for measure in measures)
    before = f"{len(apart)} of {len(measures)} measures"
    if worst <= SATISFIED:
        after = f"After adjusting, all {len(measures)} are alike."
    elif worst <= MOST_APART:
        after = (
            f"After adjusting, the furthest apart is {worst:.2f}: near enough to "
            "compare."
        )
    else:
        after = f"After adjusting, one is still {worst:.2f} apart: **too different**."
    return (
        f"Before, {before} were more than {SATISFIED} standard deviations apart. "
        f"{after} {_kept(answer, row)}"
    )


def _kept(answer: OutcomeAnswer, row: OutcomeRow) -> str:
    overlap = same(answer.overlap, row)
    if not overlap:
        return ""
    one = overlap[0]
    told = (
        f"**{number(one.exposed_kept)} of {number(one.exposed)}** with it have others "
        "like them"
    )
    if one.effective is None:
        return f"{told}."
    return (
        f"{told}; those without weigh as much as {number(one.effective)} people of "
        "equal weight."
    )


def share(rate: float | None) -> str:
    """Write a rate of a side with a decimal: differences need it."""
    return percent(rate) if rate is None else f"{rate * 100:.1f}%"
