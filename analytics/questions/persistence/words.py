"""Who stays, in words: kinds of entrants, the sentence, a bar a cohort, the tables."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.bars import Bar
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.persistence.notes import aimed_at
from analytics.questions.persistence.question import LOADS, RetentionQuestion
from analytics.questions.persistence.rows import RetentionRow

NOTHING = (
    "Nobody can be followed yet: load terms and enrolments. "
    "A cohort begins with a regular term at whose census its learners were enrolled."
)
HELD_BACK = "The numbers are held back: the groups are too small."
EVERYBODY = {
    "all": "All entrants together",
    "enrolled": f"All {WORDS.learners} enrolled at census",
}


def kind(cohort: str) -> str:
    """Name a kind of entrant: ``first-time-full-time`` is "First-time, full-time"."""
    if cohort in EVERYBODY:
        return EVERYBODY[cohort]
    load = next((one for one in LOADS if cohort.endswith(one)), "")
    entry = cohort.removesuffix(load).strip("- ")
    return capital(", ".join(filter(None, (entry, load))))


def whom(cohort: str) -> str:
    """Name them within a sentence: "first-time, full-time students"."""
    if cohort in EVERYBODY:
        return WORDS.learners
    named = kind(cohort)
    return f"{named[:1].lower()}{named[1:]} {WORDS.learners}"


def counted(question: RetentionQuestion) -> str:
    """Say what is counted as having stayed."""
    where = "anywhere" if question.anywhere else "here"
    if question.percent is not None:
        done = f"had {WORDS.graduated} {where}"
        return f"{done} within {question.percent}% of normal time"
    told = f"were enrolled {where} at the census of {aimed_at(question)}"
    if question.completers == "success":
        told += f", or had {WORDS.graduated} by then"
    return told


def sentence(answer: Answer[RetentionRow], question: RetentionQuestion) -> str:
    """Answer it of the last cohort whose window is over, beside the one before."""
    done = [row for row in answer.rows if row.finished]
    if any(row.entered is None for row in answer.rows):
        return HELD_BACK
    if not done:
        return _not_yet(answer, question)
    last = done[-1]
    entered = "enrolled in" if question.everybody else "who entered in"
    told = (
        f"Of **{number(last.denominator)}** {whom(question.cohort)} {entered} "
        f"**{as_is(last.title)}**, **{number(last.numerator)}** {counted(question)} "
        f"({_rate(last)})."
    )
    return " ".join(filter(None, (told, _before(done), _open(answer))))


def _not_yet(answer: Answer[RetentionRow], question: RetentionQuestion) -> str:
    if not answer.rows:
        return f"There are no {whom(question.cohort)} in a cohort that can be followed."
    return f"It is too early to tell of any cohort. {_open(answer)}"


def _rate(row: RetentionRow) -> str:
    return f"{percent(row.rate)}, {interval(row.low, row.high)}"


def _before(done: list[RetentionRow]) -> str:
    if len(done) < 2:
        return ""
    row = done[-2]
    return f"Of those of {as_is(row.title)} it was {percent(row.rate)}."


def _open(answer: Answer[RetentionRow]) -> str:
    waiting = [row for row in answer.rows if not row.finished]
    if not waiting:
        return ""
    names = ", ".join(as_is(row.title) for row in waiting)
    return f"Not counted, since their time isn't up: {names}."


def bars(answer: Answer[RetentionRow]) -> list[Bar]:
    """Return a bar for each cohort; without a rate where it isn't known yet."""
    return [
        Bar(row.title, numbers(row), row.rate, row.low, row.high) for row in answer.rows
    ]


def numbers(row: RetentionRow) -> str:
    """Write a cohort's share with its parts, or why there is none."""
    if row.entered is None:
        return "held back"
    if not row.finished:
        return f"{number(row.entered)} entered · their time isn't up"
    if not row.denominator:
        return "nobody is counted"
    told = f"{number(row.numerator)} of {number(row.denominator)} · {_rate(row)}"
    if row.unknown:
        told += f" · at most {percent(row.at_most)}: {number(row.unknown)} unknown"
    return told


def alt(answer: Answer[RetentionRow]) -> str:
    """Describe the bars to somebody who can't see them."""
    told = "; ".join(f"{row.title}: {numbers(row)}" for row in answer.rows)
    return f"A bar for each cohort of the share that stayed. {told}."


def rows_of(answer: Answer[RetentionRow]) -> list[dict[str, Any]]:
    """Return the table: each cohort, what became of it, and its rate."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Cohort": row.title,
            "Looked at in": row.outcome or "–",
            "Entered": row.entered,
            "Excluded": row.excluded,
            "Enrolled": row.returned,
            f"{capital(WORDS.graduated)} by then": row.graduated,
            capital(WORDS.not_enrolled).removesuffix(" as of"): row.not_enrolled,
            "Not known": row.unknown,
            "Stayed": row.numerator,
            "Out of": row.denominator,
            "Rate": percent(row.rate) if row.finished else "not yet",
            "95% interval": interval(row.low, row.high),
        }
        for row in answer.rows
    ]
