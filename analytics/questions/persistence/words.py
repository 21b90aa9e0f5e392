"""Who stays, in words: kinds of entrants, cohorts, groups, term after term."""

from collections.abc import Collection, Sequence

from analytics.asking.answer import Answer
from analytics.asking.loaded import NOT_LOADED, Records, told
from analytics.drawing.claims import (
    EMPTY,
    Estimate,
    Given,
    Name,
    Names,
    Number,
    Percent,
    Sentence,
    fewer,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.compared import Apart, YearsBefore, least, most
from analytics.drawing.markup import as_is
from analytics.drawing.palette import estimate, number, percent
from analytics.drawing.words import WORDS, capital, group_name
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.question import (
    LOADS,
    RetentionQuestion,
    aimed_at,
)
from analytics.questions.persistence.triangle import TriangleAnswer, TriangleMean

ALL = "All mature"
FINISHED = ("finished", "=", True)
MOST_TRIANGLES = 8  # drawn; the table has them all
NOBODY = "Nobody can be followed yet."
UNSEEN = "No regular term has a season, and enrolments loaded after its census."
BEGINS = (
    "A cohort begins with a regular term at whose census its learners were enrolled."
)
HELD_BACK = "The numbers are held back: the groups are too small."
EVERYBODY = {
    "all": "All entrants together",
    "enrolled": f"All {WORDS.learners} enrolled at census",
}


def nothing(lacking: Collection[Records]) -> str:
    """Say why nobody can be followed."""
    return f"{NOBODY} {told(lacking) or UNSEEN} {BEGINS}"


def kind(cohort: str) -> str:
    """Name a kind of entrant: ``first-time-full-time`` is "First-time, full-time"."""
    if cohort in EVERYBODY:
        return EVERYBODY[cohort]
    load = next((load for load in LOADS if cohort.endswith(load)), "")
    entry = cohort.removesuffix(load).strip("- ")
    return capital(", ".join(filter(None, (entry, load))))


def whom(cohort: str) -> str:
    """Name them within a sentence: "first-time, full-time students"."""
    if cohort in EVERYBODY:
        return WORDS.learners
    name = kind(cohort)
    return f"{name[:1].lower()}{name[1:]} {WORDS.learners}"


def counted(question: RetentionQuestion) -> str:
    """Say what is counted as having stayed."""
    where = "anywhere" if question.anywhere else "here"
    if question.percent is not None:
        done = f"had {WORDS.graduated} {where}"
        return f"{done} within {question.percent}% of normal time"
    stayed = f"were enrolled {where} at the census of {aimed_at(question)}"
    if question.completers == "success":
        stayed += f", or had {WORDS.graduated} by then"
    return stayed


def sentence(answer: Answer[RetentionRow], question: RetentionQuestion) -> Sentence:
    """Answer it of the last cohort whose window is over, beside one like it before."""
    rows = answer.rows
    done = [row for row in rows if row.finished]
    if any(row.entered is None for row in rows):
        return holds(HELD_BACK, rows, ("entered", "=", None))
    if not done:
        return _not_yet(answer, question)
    last = done[-1]
    if last.numerator is None:
        return holds(told(answer.not_loaded), rows, ("numerator", "=", None))
    entered = "enrolled in" if question.everybody else "who entered in"
    latest_cohort = say(
        "Of **{}** {} {} **{}**, {}**{}** {} ({}).",
        Number(last, "denominator"),
        whom(question.cohort),
        entered,
        Name(last),
        _at_least(last),
        Number(last, "numerator"),
        Given(counted(question)),
        Estimate(last),
    )
    return join(latest_cohort, _before(rows), _open(rows))


def lead(answer: Answer[RetentionRow], question: RetentionQuestion) -> Sentence:
    """Answer it at a glance: of the last cohort whose window is over, how many stayed.

    What staying means here, the whole sentence says.
    """
    done = [row for row in answer.rows if row.finished]
    if not done or done[-1].numerator is None or done[-1].entered is None:
        return sentence(answer, question)
    last = done[-1]
    entered = "enrolled in" if question.everybody else "who entered in"
    return say(
        "{}**{} of {}** {} {} **{}** stayed ({}).",
        _at_least(last).capitalize(),
        Number(last, "numerator"),
        Number(last, "denominator"),
        whom(question.cohort),
        entered,
        Name(last),
        Estimate(last),
    )


def _at_least(row: RetentionRow) -> str:
    return "at least " if row.graduated is None and row.at_most != row.rate else ""


def _not_yet(answer: Answer[RetentionRow], question: RetentionQuestion) -> Sentence:
    if not answer.rows and answer.not_loaded:
        return never(told(answer.not_loaded), answer.rows)
    if not answer.rows:
        who = whom(question.cohort)
        none = f"There are no {who} in a cohort that can be followed."
        return never(none, answer.rows)
    early = "It is too early to tell of any cohort."
    return join(never(early, answer.rows, FINISHED), _open(answer.rows))


def _rate(row: RetentionRow) -> str:
    return estimate(row.rate, row.low, row.high)


def _before(rows: Sequence[RetentionRow]) -> Sentence:
    before = YearsBefore(most(rows, "first_day", FINISHED))
    if before.row is None:
        return EMPTY
    return say("Of those of {} it was {}.", before, Percent(before.row, "rate"))


def _open(rows: Sequence[RetentionRow]) -> Sentence:
    if all(row.finished for row in rows):
        return EMPTY
    waiting = Names(rows, (("finished", "=", False),))
    return say("Not counted, since their time isn't up: {}.", waiting)


def numbers(row: RetentionRow) -> str:
    """Write a cohort's share with its parts, or why there is none."""
    if row.entered is None:
        return "held back"
    if not row.finished:
        return f"{number(row.entered)} entered · their time isn't up"
    if not row.denominator:
        return "nobody is counted"
    if row.numerator is None:
        return NOT_LOADED
    share = f"{number(row.numerator)} of {number(row.denominator)} · {_rate(row)}"
    if row.graduated is None and row.at_most != row.rate:
        share += f" · at most {percent(row.at_most)}: who graduated isn't known"
    elif row.unknown:
        share += f" · at most {percent(row.at_most)}: {number(row.unknown)} unknown"
    return share


def alt(answer: Answer[RetentionRow]) -> str:
    """Describe the bars to somebody who can't see them."""
    cohorts = "; ".join(f"{row.title}: {numbers(row)}" for row in answer.rows)
    return f"A bar for each cohort of the share that stayed. {cohorts}."


def latest(
    split: Answer[RetentionRow], whole: Answer[RetentionRow]
) -> list[RetentionRow]:
    """Return every group of the last cohort that is finished, the highest rate first.

    ``whole`` is the same question's answer without groups: it tells which cohort.
    """
    done = [row.cohort for row in whole.rows if row.finished]
    if not done:
        return []
    groups = [row for row in split.rows if row.cohort == done[-1] and row.finished]
    return sorted(
        groups, key=lambda row: (row.rate is None, -(row.rate or 0.0), row.group)
    )


def groups_sentence(rows: Sequence[RetentionRow], by: str) -> Sentence:
    """Name the group that stayed most, and the one that did least; may it be chance?"""
    if any(row.entered is None for row in rows):
        return holds(HELD_BACK, rows, ("entered", "=", None))
    top = most(rows, "rate", name="group", by=by)
    end = least(rows, "rate", name="group", by=by)
    if sum(row.rate is not None for row in rows) < 2:
        none = "There are no two groups in a finished cohort to compare."
        return fewer(2, none, rows, ("rate", "≠", None))
    if top.value == end.value:
        return say("Of those of **{}**, as many of each group stayed ({}).",
                   Name(top.row), top.rate())  # fmt: skip
    return say(
        "Of those of **{}**, {} ({}) stayed most, {} ({}) least; {}.",
        Name(top.row), top, top.rate(), end, end.rate(), Apart(top, end),
    )  # fmt: skip


def largest_groups(cells: TriangleAnswer) -> list[str]:
    """Return the groups whose triangles are drawn, the largest first."""
    sizes: dict[str, int] = {}
    for row in cells.rows:
        if row.place == 1:
            sizes[row.group] = sizes.get(row.group, 0) + (row.entered or 0)
    return sorted(sizes, key=lambda group: (-sizes[group], group))[:MOST_TRIANGLES]


def of_group(
    cells: TriangleAnswer, group: str
) -> tuple[list[RetentionRow], list[TriangleMean]]:
    """Return the cells and the means of one group."""
    return (
        [row for row in cells.rows if row.group == group],
        [mean for mean in cells.means if mean.group == group],
    )


def group_heading(group: str, by: str, means: Sequence[TriangleMean]) -> Sentence:
    """Say of a group how many of its mature cohorts were still there."""
    return say(
        "**{}** · {}", Given(as_is(group_name(group, by))), triangle_sentence(means)
    )


def triangle_sentence(means: Sequence[TriangleMean]) -> Sentence:
    """Say how many of all mature cohorts were still there, early on and at the end."""
    if not means:
        return never("No cohort is one regular term old yet.", means)
    first, last = means[0], means[-1]
    there = say("**{}** were there after one regular term", Percent(first, "rate"))
    if last.place == first.place:
        return say("{}.", there)
    return say(
        "{}, and **{}** after {} (of {} cohort{} old enough to tell).",
        there,
        Percent(last, "rate"),
        Number(last, "place"),
        Number(last, "cohorts"),
        "s" * (last.cohorts != 1),
    )


def triangle_alt(means: Sequence[TriangleMean]) -> str:
    """Describe the heat map to somebody who can't see it."""
    there = ", ".join(f"{percent(mean.rate)} after {mean.place}" for mean in means)
    return (
        "A heat map of cohorts by regular terms since entry; hatched cells aren't over "
        f"yet. All mature cohorts together: {there or 'none yet'}."
    )
