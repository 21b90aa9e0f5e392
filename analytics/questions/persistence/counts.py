"""Who stays? Retention, persistence and completion, as registrars count them."""

from dataclasses import dataclass

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import hold_back
from analytics.questions.persistence.notes import notes_of
from analytics.questions.persistence.question import RetentionQuestion, check
from analytics.questions.persistence.rows import FIGURES, RetentionRow, parts, rows_of
from analytics.questions.persistence.terms import (
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


@dataclass(frozen=True)
class Exclusion:
    """How many of a cohort don't count, and why."""

    group: str
    cohort: str
    place: int
    reason: str
    learners: int


def retention(
    state: State, scope: Scope, question: RetentionQuestion
) -> Answer[RetentionRow]:
    """Answer with a row per group, cohort and kind of entrant; part ``exclusions``.

    Raises UnknownError for options that mean nothing here, and where enrolment
    elsewhere is asked about and none was loaded.
    """
    check(question)
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        keep_members(asked, question, terms)
        levels = [level for (level,) in asked.rows("retention_levels")]
        aims = goals(terms, question, levels, asked.day)
        by_degree = question.percent is not None
        rows = rows_of(asked, question, terms, aims, by_degree)
        excluded = [Exclusion(*one) for one in asked.rows("retention_excluded")]
        held_rows, held = hold_back(asked.scope.viewer, rows, parts, FIGURES)
        if scope.viewer.role == "public":
            excluded = []
        notes = [*notes_of(asked, question, terms, rows), *held]
        return answer("retention", asked, held_rows, notes, exclusions=tuple(excluded))


def keep_members(
    asked: Asked, question: RetentionQuestion, terms: list[RegistrarTerm]
) -> None:
    """Keep who belongs to a cohort, and what is known of them."""
    if question.anywhere and not asked.rows("retention_elsewhere")[0][0]:
        raise UnknownError(
            "nothing is loaded that tells of enrolment elsewhere: load a clearinghouse "
            "file, or ask about the same institution"
        )
    starts(terms, question)
    if question.counted == "registered":  # in place of the state's own, as asked
        asked.relations.replace("enrolled", "retention_registered")
    entry_type, load = question.entry
    asked.define("retention_entry", reach=REACH)
    asked.define(
        "retention_member",
        everybody=question.everybody,
        entry_type=entry_type,
        load=load,
    )
    asked.define("retention_barred", attribute=ATTRIBUTE)
    asked.define("retention_degree", anywhere=question.anywhere)
