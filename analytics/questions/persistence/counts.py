"""Who stays? Retention, persistence and completion, as registrars count them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.loaded import loaded
from analytics.asking.small import Shown, figures, hold_back, is_small
from analytics.questions.persistence.question import (
    THERE,
    WITHOUT_LEVEL,
    RetentionQuestion,
    definition,
)
from analytics.questions.persistence.terms import (
    Goal,
    RegistrarTerm,
    goals,
    registrar_terms,
    starts,
)
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

# Who entered so long before the first term with enrolments entered in an earlier one:
# a summer's start belongs to the fall, the spring before doesn't.
REACH = 200
ATTRIBUTE = "cohort_exclusion"  # an attribute of learners: why they don't count
OF_DEGREES = ("numerator", "rate", "low", "high", "at_most")

LEFT_OUT = {
    "never": "{n} never {counted} a regular term: they are in no cohort, and "
    "didn't leave.",
    "before": "{n} entered before the first regular term with enrolments: they are in "
    "no cohort.",
    "unlisted": "{n} with an entry term that isn't among the terms: they are in no "
    "cohort.",
    "assumed": "Of {n} no entry term is known: the first regular term in which they "
    "were enrolled stands for it.",
}


@dataclass(frozen=True)
class RetentionRow:
    """One cohort, and what became of it by the term (or day) that is looked at.

    ``first_day`` is that of the cohort's term.
    ``entered`` = excluded + returned + graduated + not_enrolled + unknown; all but
    ``entered`` are None while the window is open (``finished`` False), and ``unknown``
    is everybody. ``graduated`` completed and isn't enrolled again. ``rate`` is
    numerator over denominator (Wilson, 95%). ``at_most`` counts the unknown as
    successes; where no degrees were loaded, those who aren't enrolled too. None: not
    known yet, not loaded, or held back.
    """

    group: Shown[str]
    cohort: Shown[str]
    title: Shown[str]
    kind: Shown[str]
    place: Shown[int]
    outcome: Shown[str | None]
    finished: Shown[bool]
    entered: int | None
    excluded: int | None
    returned: int | None
    graduated: int | None
    not_enrolled: int | None
    unknown: int | None
    numerator: int | None
    denominator: int | None
    rate: float | None
    low: float | None
    high: float | None
    at_most: float | None
    first_day: Shown[date]


@dataclass(frozen=True)
class Exclusion:
    """How many of a cohort don't count, and why."""

    group: str
    cohort: str
    place: int
    reason: str
    learners: int


@dataclass(frozen=True)
class RetentionAnswer(Answer[RetentionRow]):
    """What became of each cohort; and how many of each don't count, and why."""

    exclusions: tuple[Exclusion, ...] = ()


def retention(
    state: State, scope: Scope, question: RetentionQuestion
) -> RetentionAnswer:
    """Answer with a row per group, cohort and kind of entrant.

    Raises UnknownError for terms that there aren't, and where enrolment elsewhere is
    asked about and none was loaded.
    """
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        define_members(asked, question, terms)
        levels = [level for (level,) in asked.rows("retention_levels")]
        aims = goals(terms, question, levels, asked.day)
        rows = count_rows(asked, question, terms, aims, question.percent is not None)
        exclusions = [Exclusion(*row) for row in asked.rows("retention_excluded")]
        visible, held = hold_back(asked.scope.viewer, rows, telling_count)
        if not scope.viewer.rights.small_groups:
            exclusions = []
        return answer(
            RetentionAnswer,
            "retention",
            asked,
            visible,
            [*_notes(asked, question, terms, rows), *held],
            figures=needed(question),
            exclusions=tuple(exclusions),
        )


def needed(question: RetentionQuestion) -> set[str]:
    """Return the figures with needs that a question is about."""
    kind, load = question.entry
    asked_for = {
        "entered": True,
        "excluded": True,
        "graduated": True,
        **dict.fromkeys(OF_DEGREES, question.percent is not None),
        "not_enrolled": question.anywhere,
        "entry_type": kind is not None,
        "load": load is not None,
    }
    return {figure for figure, is_asked in asked_for.items() if is_asked}


def define_members(
    asked: Asked, question: RetentionQuestion, terms: list[RegistrarTerm]
) -> None:
    """Say who belongs to a cohort, and what is looked up about them."""
    if question.anywhere and not asked.rows("retention_elsewhere")[0][0]:
        raise UnknownError(
            "nothing is loaded that tells of enrolment elsewhere: load a clearinghouse "
            "file, or ask about the same institution"
        )
    starts(terms, question)
    entry_type, load = question.entry
    asked.define("retention_enrolled", registered=question.counted == "registered")
    asked.define("retention_entry", reach=REACH)
    asked.define(
        "retention_member",
        everybody=question.everybody,
        entry_type=entry_type,
        load=load,
    )
    asked.define("retention_barred", attribute=ATTRIBUTE)
    asked.define("retention_degree", anywhere=question.anywhere)


def define_fates(
    asked: Asked, aims: Sequence[Goal], by_degree: bool, anywhere: bool
) -> None:
    """Say where each learner of a cohort is looked at, and what counts there."""
    asked.define(
        "retention_goal",
        terms=[aim.term for aim in aims],
        levels=[aim.level for aim in aims],
        places=[aim.place for aim in aims],
        goals=[aim.goal for aim in aims],
        untils=[aim.until for aim in aims],
        opens=[aim.is_open for aim in aims],
    )
    asked.define("retention_abroad", anywhere=anywhere)
    asked.define("retention_fate", by_degree=by_degree, anywhere=anywhere)


def count_rows(
    asked: Asked,
    question: RetentionQuestion,
    terms: Sequence[RegistrarTerm],
    aims: Sequence[Goal],
    by_degree: bool = False,
) -> list[RetentionRow]:
    """Look at each cohort where it is to be looked at; return what became of it."""
    define_fates(asked, aims, by_degree, question.anywhere)
    by_number = {term.term: term for term in terms}
    has_degrees = "completions" in loaded(asked)
    outcomes = _outcomes(aims, by_number, by_degree)
    return [
        RetentionRow(
            group=group,
            cohort=by_number[term].term_id,
            title=by_number[term].name,
            kind=kind,
            place=place,
            outcome=outcomes[term, place],
            finished=not is_open,
            first_day=by_number[term].starts_on,
            **(
                _open(entered)
                if is_open
                else _closed(question, by_degree, has_degrees, entered, fates)
            ),
        )
        for group, term, kind, place, is_open, entered, *fates in asked.rows(
            "retention_counts", kind=question.kind
        )
    ]


def _outcomes(
    aims: Sequence[Goal], by_number: dict[int, RegistrarTerm], by_degree: bool
) -> dict[tuple[int, int], str | None]:
    """Return at what each cohort is looked at: a term or a day, the last of several."""
    outcomes: dict[tuple[int, int], str | None] = {}
    for aim in aims:
        if by_degree:
            outcome = aim.until.isoformat() if aim.until else None
        else:
            outcome = by_number[aim.goal].term_id if aim.goal is not None else None
        outcomes[aim.term, aim.place] = outcome
    return outcomes


def _open(entered: int) -> dict[str, Any]:
    """Return the figures of a window that is open: of nobody is anything known."""
    nothing = dict.fromkeys(figures(RetentionRow))
    return nothing | {"entered": entered, "unknown": entered}


def _closed(
    question: RetentionQuestion,
    by_degree: bool,
    has_degrees: bool,
    entered: int,
    fates: list[int],
) -> dict[str, Any]:
    """Return the figures of a window that is over: what became of everybody."""
    excluded, returned, graduated, not_enrolled, unknown = fates
    rate = _rate(question, by_degree, entered - excluded, returned, graduated)
    numerator, total = rate.numerator, rate.denominator
    # Whoever isn't enrolled may have graduated: with them it is the most.
    may_be = 0 if has_degrees or question.completers == "apart" else not_enrolled
    most = Rate(numerator + unknown, total - may_be)
    if question.completers == "success":
        most = Rate(numerator + unknown + may_be, total)
    low, high = rate.interval
    return {
        "entered": entered,
        "excluded": excluded,
        "returned": returned,
        "graduated": graduated,
        "not_enrolled": not_enrolled,
        "unknown": unknown,
        "numerator": numerator,
        "denominator": total,
        "rate": rate.rate,
        "low": low,
        "high": high,
        "at_most": most.rate,
    }


def _rate(
    question: RetentionQuestion,
    by_degree: bool,
    adjusted: int,
    returned: int,
    graduated: int,
) -> Rate:
    """Put the share together: what counts, out of the adjusted cohort."""
    if by_degree:
        return Rate(graduated, adjusted)
    if question.completers == "success":
        return Rate(returned + graduated, adjusted)
    if question.completers == "excluded":
        return Rate(returned, adjusted - graduated)
    return Rate(returned, adjusted)


def telling_count(row: RetentionRow) -> tuple[int | None, int | None]:
    """Return what may tell about a few: the smallest telling count, and the whole."""
    counts = (row.excluded, row.returned, row.graduated, row.not_enrolled, row.unknown)
    small = [count for count in counts if is_small(count, None)]
    return (small or [row.numerator])[0], row.entered


def _notes(
    asked: Asked,
    question: RetentionQuestion,
    terms: Sequence[RegistrarTerm],
    rows: Sequence[RetentionRow],
) -> list[str]:
    """Say what is counted, what isn't, and what is unfinished."""
    notes = [definition(question)]
    if not terms:
        return [*notes, "No terms are loaded: nobody can be followed from one."]
    if asked.scope.viewer.rights.small_groups:
        notes += _left_out(asked, question)
    notes += _unfinished(question, rows)
    if not any(row.finished for row in rows):
        return notes
    notes.append("Not enrolled is as of that census: who isn't there may come back.")
    if "completions" not in loaded(asked) and question.percent is None:
        notes += _without_degrees(question)
    if question.anywhere:
        notes.append(
            "Who wasn't found elsewhere, or was looked for before that census, is "
            "unknown, not away: the rate is the least that it can be, at_most the most."
        )
    if question.cohort == "all":
        notes.append(
            "First-time, transfer, part-time and graduate entrants are mixed: "
            "the cohort each keeps them apart."
        )
    return notes


def _without_degrees(question: RetentionQuestion) -> list[str]:
    """Say what a rate of staying is where nobody is known to have graduated."""
    if question.completers == "apart":
        return ["Whoever graduated and isn't enrolled again is among not enrolled."]
    return [
        "Whoever graduated and isn't enrolled again is among not enrolled: the rate is "
        "the least that it can be, at_most the most."
    ]


def _left_out(asked: Asked, question: RetentionQuestion) -> list[str]:
    """Say how many are in no cohort, and why: where any enrolment can tell it."""
    if question.everybody or "enrollments" not in loaded(asked):
        return []
    learners = dict(asked.rows("retention_left_out"))
    there = THERE[question.counted].format(where="")
    return [
        text.format(n=f"{learners[how]:,}", counted=there)
        for how, text in LEFT_OUT.items()
        if how in learners
    ]


def _unfinished(question: RetentionQuestion, rows: Sequence[RetentionRow]) -> list[str]:
    """Name the cohorts whose window is open; by degrees, what is normal time."""
    notes = []
    cohorts = list(dict.fromkeys(row.title for row in rows if not row.finished))
    if cohorts:
        notes.append(
            f"Unfinished, so without a rate: {', '.join(cohorts)}. The window ends at "
            "a census after which enrolments were loaded."
            if question.percent is None
            else f"Unfinished, so without a rate: {', '.join(cohorts)}. Their time "
            "isn't up, or no normal time is known for their level."
        )
    if question.percent is not None and rows:
        normal = ", ".join(f"{k} {v:g}" for k, v in sorted(question.normal.items()))
        notes.append(
            f"Normal time in years: {normal}; without a level, as {WITHOUT_LEVEL}."
        )
    return notes
