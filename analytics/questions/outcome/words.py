"""What a comparison from a landmark found, in words: from question to doubts."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from analytics.drawing.claims import (
    EMPTY,
    Count,
    Given,
    Number,
    Sentence,
    Test,
    Total,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.differences_said import Farthest, Quoted, Tenths
from analytics.drawing.markup import as_is
from analytics.drawing.palette import number, percent
from analytics.drawing.words import WORDS, capital, spoken
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.facts import MOST_APART, UNCLEAR
from analytics.questions.outcome.question import (
    OutcomeQuestion,
    came,
    definition,
    nth,
)
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.outcome.said import Found, Nth

TITLE = f"Do {WORDS.learners} who take part stay?"
NOTHING = "Nothing is compared: choose what taking part means, and a term."
HELD_BACK = "The comparison is held back: a side has too few people."
SATISFIED = 0.05  # standard deviations (What Works Clearinghouse, baseline)
ADJUSTED: Test = ("analysis", "=", "adjusted")
KEY = ("group", "exposure", "by_term", "outcome")  # of one comparison
MANY = 4  # other comparisons: so many are counted, not listed
OPENERS = {
    "higher": "More of them",
    "lower": "Fewer of them",
    "no difference seen": "No difference seen",
}
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
        if all(getattr(one, name) == getattr(row, name) for name in KEY)
    ]


def sentence(answer: OutcomeAnswer) -> Sentence:
    """Answer it with the verdict of the first comparison; then the others, in short."""
    rows = of_analysis(answer, "adjusted")
    if not rows:
        return never(NOTHING, answer.rows, ADJUSTED)
    if rows[0].verdict is None:
        return holds(HELD_BACK, answer.rows, ADJUSTED, ("verdict", "=", None))
    told = Sentence([Quoted(rows[0], title=rows[0].title)])
    return join(told, _others(answer, rows[1:], rows[0]))


def lead(answer: OutcomeAnswer, question: OutcomeQuestion) -> Sentence:
    """Answer it at a glance: what was found first, and the shares of both sides.

    How sure that is, and that it is an association, the whole sentence says.
    """
    row = first(answer)
    if row is None or row.verdict is None:
        return sentence(answer)
    mine = (*key(row), ADJUSTED, ("finding", "=", row.finding))
    finding = row.finding or ""
    is_unclear = finding.startswith(UNCLEAR)
    opener = "Not clear" if is_unclear else OPENERS.get(finding)
    if row.difference is None or opener is None:
        told = FINDINGS.get(finding, finding)
        return say("{}.", holds(f"No answer: {told}", answer.rows, *mine))
    return say(
        f"{{}}: **{{}}** of {WORDS.learners} who took part {{}}, **{{}}** of others "
        "like them in what is recorded.",
        holds(opener, answer.rows, *mine),
        Tenths(row, "exposed_rate"),
        Given(spoken(came(question))),
        Tenths(row, "comparison_rate"),
    )


def _others(
    answer: OutcomeAnswer, rows: Sequence[OutcomeRow], beside: OutcomeRow
) -> Sentence:
    """Say what the other comparisons found; of many, only how many found what."""
    if not rows:
        return EMPTY
    if len(rows) < MANY and all(row.title == beside.title for row in rows):
        told = (
            say("by the {} term {}", Nth(row, "by_term"), Found(row)) for row in rows
        )
        return say("Beside it: {}.", join(*told, between="; "))
    often = Counter(row.finding for row in rows)
    counts = (_so_many(answer, what, beside) for what, _ in often.most_common())
    return say(
        "Of the {} other comparisons: {}.",
        Count(answer.rows, (ADJUSTED,), beyond=1),
        join(*counts, between=", "),
    )


def _so_many(answer: OutcomeAnswer, what: str | None, beside: OutcomeRow) -> Sentence:
    """Say how many others found what, without the one that they stand beside."""
    count = Count(
        answer.rows,
        (ADJUSTED, ("finding", "=", what)),
        beyond=int(beside.finding == what),
    )
    if what is None or not what.startswith(UNCLEAR):
        return say(f"{{}} {what or 'held back'}", count)
    row = next(row for row in of_analysis(answer, "adjusted") if row.finding == what)
    return say(f"{{}} {UNCLEAR} {{}}", count, Number(row, "comparisons"))


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
    if (row.finding or "").startswith(UNCLEAR):
        return f"{told} · {row.finding}"
    return told


def sides(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    """Say who is compared with whom, and how many are left out."""
    plain = same(of_analysis(answer, "landmark"), row)[0]
    if plain.exposed is None:
        return holds(HELD_BACK, answer.rows, ("exposed", "=", None))
    return say(
        f"**{{}}** {WORDS.learners} with it by the census of their {{}} regular term, "
        "**{}** without. The other {} in scope are in neither group; below is why.",
        Number(plain, "exposed"),
        Nth(row, "by_term"),
        Number(plain, "comparison"),
        Total(answer.left_out, "learners", key(row)),
    )


def alike(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    """Say how alike both sides were before, and are after adjusting."""
    mine = key(row)
    many = Count(answer.balance, mine)
    if not many.value:
        none = "Nothing is compared, so nothing can be said about how they differ."
        return never(none, answer.balance, *mine)
    before = say(
        "Before, {} of {} recorded measures were more than {} standard deviations "
        "apart.",
        Count(answer.balance, (*mine, ("size_before", ">", SATISFIED))),
        many,
        Given(SATISFIED),
    )
    return join(before, _after(answer, row), _kept(answer, row))


def _after(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    """Say how far apart the measures are after adjusting."""
    mine, rows = key(row), answer.balance
    worst = Farthest(rows, "after", mine)
    if worst.value <= SATISFIED:
        apart = (*mine, ("size_after", ">", SATISFIED))
        return say(
            "{} {} that are recorded are alike.",
            never("After adjusting, all", rows, *apart),
            Count(rows, mine),
        )
    if worst.value <= MOST_APART:
        far = never("near enough to compare", rows, *mine, _beyond(MOST_APART))
        return say("After adjusting, the furthest apart is {}: {}.", worst, far)
    far = holds("**too different**", rows, *mine, _beyond(MOST_APART))
    return say("After adjusting, one is still {} apart: {}.", worst, far)


def _beyond(limit: float) -> Test:
    return ("size_after", ">", limit)


def key(row: OutcomeRow) -> tuple[Test, ...]:
    """Return the tests that the rows of a part meet which are of one comparison."""
    return tuple((name, "=", getattr(row, name)) for name in KEY)


def _kept(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    overlap = same(answer.overlap, row)
    if not overlap:
        return EMPTY
    one = overlap[0]
    told = say(
        "**{} of {}** with it have others like them",
        Number(one, "exposed_kept"),
        Number(one, "exposed"),
    )
    if one.effective is None:
        return say("{}.", told)
    return say(
        "{}; those without weigh as much as {} people of equal weight.",
        told,
        Number(one, "effective"),
    )


def share(rate: float | None) -> str:
    """Write a rate of a side with a decimal: differences need it."""
    return percent(rate) if rate is None else f"{rate * 100:.1f}%"
