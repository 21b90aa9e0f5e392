"""Who is compared: each learner at the landmark, exposed by then or not.

``keep_cohorts`` once a question, ``keep_landmark`` once a landmark, ``keep_exposed``
once an exposure; then the temporary table ``outcome_people`` has one row per learner
of the population: learner, cohort and landmark (terms), landmark_on, until (the last
day of the outcome), exposed (null: not at the landmark), succeeded (null: not known),
left_out (null: compared) and fate; early: exposed, if what was earned by the landmark
and issued once the outcome was over counted from when it was earned. The group is in
``split``: there may be several.
"""

from analytics.asking.ask import Asked
from analytics.asking.pathways import choose, judge
from analytics.questions.outcome.landmarks import Window, windows
from analytics.questions.outcome.question import Exposure, OutcomeQuestion
from analytics.questions.persistence.counts import define_fates, define_members
from analytics.questions.persistence.terms import RegistrarTerm, registrar_terms
from analytics.scope import UnknownError
from analytics.store.completed import completed_with

KEPT = ("retention_goal", "retention_abroad", "retention_fate", "outcome_landmark")


def keep_cohorts(asked: Asked, question: OutcomeQuestion) -> list[RegistrarTerm]:
    """Keep who entered when, and what is known of them; return the terms."""
    terms = registrar_terms(asked)
    define_members(asked, question.staying, terms)
    return terms


def keep_landmark(
    asked: Asked,
    question: OutcomeQuestion,
    terms: list[RegistrarTerm],
    by_term: int,
) -> list[Window]:
    """Keep ``outcome_at`` and ``outcome_held`` for one landmark; return its windows."""
    levels = [level for (level,) in asked.rows("retention_levels")]
    found = windows(terms, question, by_term, levels, asked.day)
    aims = [aim for window in found for aim in window.aims]
    define_fates(asked, aims, question.by_degree, question.staying.anywhere)
    asked.define(
        "outcome_landmark",
        cohorts=[one.cohort.term for one in found],
        landmarks=[one.landmark.term if one.landmark else None for one in found],
        reached=[one.is_reached for one in found],
    )
    asked.define(
        "outcome_at",
        leave_completers=question.completers == "excluded" and not question.by_degree,
        fates=list(question.fates),
    )
    asked.define("outcome_held", by_claim=question.exposed_from == "claim")
    return found


def keep_exposed(asked: Asked, exposure: Exposure) -> str:
    """Keep ``outcome_people`` for one exposure; return what people call it.

    Raises UnknownError for an achievement or a pathway that isn't known.
    """
    title = _keep_holders(asked, exposure, "outcome_exposed", with_late=False)
    late = asked.rows("outcome_late")[0][0]
    _keep_holders(asked, exposure, "outcome_early", with_late=late)
    asked.define("outcome_opened", achievements=counting(asked, exposure))
    return title


def counting(asked: Asked, exposure: Exposure) -> list[int] | None:
    """Return the achievements by which one may be exposed; None: any at all."""
    if exposure.kind == "any":
        return None
    if exposure.kind == "achievement":
        return [known_achievement(asked, exposure.name)[0]]
    number = choose(asked, exposure.name, None).number
    return [one for (one,) in asked.rows("outcome_of_pathway", pathway=number)]


def _keep_holders(asked: Asked, exposure: Exposure, table: str, with_late: bool) -> str:
    """Keep the learners to whom ``outcome_held`` gives the exposure, as ``table``."""
    asked.define("outcome_standing", with_late=with_late)
    if exposure.kind == "pathway":
        return _keep_completers(asked, exposure.name, table)
    number, title = None, "any badge"
    if exposure.kind == "achievement":
        number, title = known_achievement(asked, exposure.name)
    asked.relations.settle(table, "outcome_holders", achievement=number)
    return title


def known_achievement(asked: Asked, name: str) -> tuple[int, str]:
    """Return an achievement's number and name; UnknownError where there is none."""
    known = asked.rows("steps_known", ids=[name])
    if not known:
        raise UnknownError(f"unknown achievement {name!r}")
    titles = dict(asked.rows("achievement_names"))
    return known[0][1], titles[name]


def _keep_completers(asked: Asked, name: str, table: str) -> str:
    found = choose(asked, name, None)
    judge(asked, found, "any")
    held = asked.relations.table("outcome_standing")
    completed = completed_with(asked.state, held, found.pathway)
    asked.relations.hand("completed", completed)
    asked.relations.settle(table, "outcome_completers")
    return found.title
