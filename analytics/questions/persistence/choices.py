"""What can be asked about staying: of which terms and entrants, or what is lacking."""

from dataclasses import dataclass

from analytics.asking.ask import ask
from analytics.asking.loaded import Records, unknown
from analytics.questions.persistence.counts import define_members
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
    whether anything tells of enrolment elsewhere. ``lacking``: what no cohort can be
    without, and isn't there.
    """

    seasons: tuple[str, ...]
    cohorts: tuple[str, ...]
    elsewhere: bool
    lacking: tuple[Records, ...] = ()


def retention_choices(state: State, scope: Scope) -> RetentionChoices:
    """Return what can be asked about staying."""
    with ask(state, scope) as asked:
        terms = registrar_terms(asked)
        define_members(asked, EVERY, terms)
        kinds = asked.rows("retention_kinds")
        (elsewhere,) = asked.rows("retention_elsewhere")[0]
        lacking = unknown(asked, "retention", {"entered"}).get("entered", ())
    cohorts = [
        "-".join(filter(None, (kind, load)))
        for kind, load, _ in kinds
        if kind in TYPES or (kind is None and load)
    ]
    followed = [term for term in terms if term.is_regular and term.is_observed]
    seasons = dict.fromkeys(term.season for term in followed if term.season)
    return RetentionChoices(tuple(seasons), tuple(cohorts), elsewhere, lacking)
