"""When do learners withdraw? Week by week since the start of a term."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.questions.persistence.terms import RegistrarTerm, registrar_terms
from analytics.questions.withdrawals.rows import WithdrawalRow, rows_of
from analytics.scope import Scope, UnknownError
from analytics.store.loaded import loaded_on
from analytics.store.state import State

Unit = Literal["enrolment", "learner"]


@dataclass(frozen=True)
class WithdrawalsQuestion:
    """Which terms, and what is counted.

    ``term``: a season, a term's id, or None for all terms. ``unit``: each enrolment
    (of a section, where sections are loaded), or each learner once a term: they
    withdrew when no section of theirs was left, on the last one's day.
    """

    term: str | None = None
    unit: Unit = "enrolment"


def withdrawals(
    state: State, scope: Scope, question: WithdrawalsQuestion
) -> Answer[WithdrawalRow]:
    """Answer with a row per group and week of the chosen terms put together.

    Withdrawals before the start, after the end and on an unknown day have rows of
    their own. The public gets none: weeks side by side tell about single people.
    Raises UnknownError for a term or unit that there isn't.
    """
    if question.unit not in get_args(Unit):
        raise UnknownError(f"unknown {question.unit!r}: {', '.join(get_args(Unit))}")
    with ask(state, scope) as asked:
        chosen = _chosen(registrar_terms(asked), question)
        asked.define(
            "withdrawals_enrolments",
            terms=[term.term for term in chosen],
            until=_known_until(asked),
            each=question.unit == "enrolment",
        )
        rows = rows_of(asked.rows("withdrawals"))
        notes = _notes(asked, chosen, rows)
        if scope.viewer.role == "public":
            rows, notes = [], ["Held back: weeks side by side tell about a few."]
        return answer("withdrawals", asked, rows, notes)


def _chosen(
    terms: list[RegistrarTerm], question: WithdrawalsQuestion
) -> list[RegistrarTerm]:
    said = question.term
    if said is None:
        return terms
    found = [term for term in terms if said in (term.term_id, term.season)]
    if not found:
        seasons = sorted({term.season for term in terms} - {""})
        words = ", ".join(["a term's id", *seasons])
        raise UnknownError(f"unknown term {said!r}: {words}")
    return found


def _known_until(asked: Asked) -> date:
    """Return the last day of which enrolments tell: none were loaded after it."""
    loaded = loaded_on(asked.state, "enrollments")
    return min(asked.day, loaded) if loaded else asked.day


def _notes(
    asked: Asked, chosen: list[RegistrarTerm], rows: list[WithdrawalRow]
) -> list[str]:
    if not rows:
        return ["No enrolment in a term of which a week is over is loaded."]
    notes = [
        "Weeks count from 0, the first seven days of a term. Terms of different length "
        "are put together: a term that has ended isn't followed any further.",
    ]
    until = _known_until(asked)
    under_way = [term.name for term in chosen if term.ends_on > until >= term.starts_on]
    if under_way:
        notes.append(f"Under way, whole weeks only: {', '.join(under_way)}.")
    return notes
