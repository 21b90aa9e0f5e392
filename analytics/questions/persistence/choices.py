"""What can be asked about staying: of the terms and the learners that are loaded."""

from dataclasses import dataclass

from analytics.asking.ask import ask
from analytics.questions.persistence.counts import keep_members
from analytics.questions.persistence.question import TYPES, RetentionQuestion
from analytics.questions.persistence.terms import registrar_terms
from analytics.scope import Scope
from analytics.store.state import State

EVERY = RetentionQuestion(start="term", cohort="all")


@dataclass(frozen=True)
class RetentionChoices:
    """What a question may be made of.

    ``seasons`` are those of regular terms, in the order of their first one that is
    observed: empty where nobody can be followed. ``cohorts`` are the kinds of entrants
    that there are, the most frequent first, as a question names them. ``elsewhere``:
    whether anything tells of enrolment elsewhere.
    """

    seasons: tuple[str, ...]
    cohorts: tuple[str, ...]
    elsewhere: bool


def retention_choices(state: State, scope: Scope) -> RetentionChoices:
    """Return what can be asked about staying."""
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        seen = [one for one in terms if one.is_regular and one.is_observed]
        keep_members(asked, EVERY, terms)
        kinds = asked.rows("retention_kinds")
        (elsewhere,) = asked.rows("retention_elsewhere")[0]
    named = [
        "-".join(filter(None, (kind, load)))
        for kind, load, _ in kinds
        if kind in TYPES or (kind is None and load)
    ]
    seasons = dict.fromkeys(one.season for one in seen if one.season)
    return RetentionChoices(tuple(seasons), tuple(named), elsewhere)
