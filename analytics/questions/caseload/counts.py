"""Whom should an advisor see this week: who is close, stalled, or one badge short?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.learner import STILL_HERE
from analytics.asking.loaded import loaded
from analytics.asking.supply import supply
from analytics.decisions.outreach import away
from analytics.questions.caseload.lines import Sign, lines_of
from analytics.questions.caseload.passes import passes
from analytics.questions.caseload.rows import CaseRow, rows_of
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

CLAIM_DAYS = 30  # an award younger than this may well be claimed yet
GRACE_DAYS = 31  # degrees are conferred some weeks after a term's last day
MOST_TERMS = 40


@dataclass(frozen=True)
class CaseQuestion:
    """After how many enrolled terms somebody has stalled; the day lines come back by.

    ``today``: lines that were put away until a later day are left out (None: the day
    of the question); ``with_away``: they are listed all the same.
    """

    stalled_terms: int = 2
    today: date | None = None
    with_away: bool = False


def caseload(
    state: State, scope: Scope, question: CaseQuestion = CaseQuestion()
) -> Answer[CaseRow]:
    """Answer with the lines that aren't put away, group by group.

    Raises UnknownError for a number of terms under 1 or over MOST_TERMS.
    """
    found = everyone(state, scope, question.stalled_terms)
    return without_away(state, found, question)


def everyone(state: State, scope: Scope, stalled_terms: int) -> Answer[CaseRow]:
    """Answer with every line, whatever was decided about it.

    Only learners who are enrolled, or of whom that isn't known, are listed; the others
    are counted in a note. Nobody is listed for the public.
    """
    if not 1 <= stalled_terms <= MOST_TERMS:
        raise UnknownError(f"stalled terms: from 1 to {MOST_TERMS}")
    with ask(state, scope) as asked:
        if not scope.viewer.rights.people:
            note = "Nobody is listed by name or id for the public."
            return answer(Answer, "caseload", asked, [], [note])
        stock = supply(asked)
        apart = _leave_only_who_is_here(asked)
        signs = _signs(asked, stalled_terms)
        rows = rows_of(asked, lines_of(passes(asked), *signs), stock)
        return answer(Answer, "caseload", asked, rows, apart)


def without_away(
    state: State, found: Answer[CaseRow], question: CaseQuestion
) -> Answer[CaseRow]:
    """Leave out what the viewer put away until after today; say how many lines."""
    today = question.today or found.as_of
    decided = away(state.place.root, str(found.scope.viewer), today)
    if not decided or not found.rows:
        return found
    with ask(state, found.scope) as asked:
        ids = sorted({one.learner for one in decided})
        stays = dict(asked.rows("caseload_survivors", ids=ids))
    until = {
        (stays.get(one.learner, one.learner), one.pathway): one.until for one in decided
    }
    rows = [
        replace(r, away_until=until.get((r.learner, r.pathway))) for r in found.rows
    ]
    number = sum(row.away_until is not None for row in rows)
    if not number:
        return found
    lines = "1 line is" if number == 1 else f"{number:,} lines are"
    note = f"{lines} put away until a day: spoken with, or to be reminded of."
    if not question.with_away:
        rows = [row for row in rows if row.away_until is None]
    return replace(found, rows=tuple(rows), notes=(note, *found.notes))


def _leave_only_who_is_here(asked: Asked) -> list[str]:
    """Narrow the population to who can go on here; say how many can't, and why."""
    apart = asked.rows("caseload_apart", listed=list(STILL_HERE))
    asked.relations.replace("population", "caseload_here", listed=list(STILL_HERE))
    if not apart:
        return []
    said = ", ".join(f"{count:,} {standing}" for standing, count in apart)
    return [f"In scope, but never listed, since they can't go on here: {said}."]


def _signs(asked: Asked, terms: int) -> tuple[list[Sign], list[Sign], list[Sign]]:
    """Return what is unclaimed, what waits, and who is quiet; keep ``graduating``."""
    day = asked.day
    asked.define("graduating", "caseload_graduating", day=day, grace=GRACE_DAYS)
    before = day - timedelta(days=CLAIM_DAYS)
    unclaimed = asked.rows("caseload_unclaimed", before=before)
    if "awards.claimed" not in loaded(asked):
        unclaimed = []  # where nobody ever claims, it means nothing
    waiting = asked.rows("caseload_waiting", day=day)
    quiet = asked.rows("caseload_quiet", day=day, terms=terms)
    return (
        [Sign("unclaimed", *row) for row in unclaimed],
        [Sign("waiting", *row) for row in waiting],
        [Sign("stalled", who, None, since, count) for who, count, since in quiet],
    )
