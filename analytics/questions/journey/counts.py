"""How far is this learner, and what is left?"""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import ask
from analytics.asking.learner import (
    THEIR_OWN,
    AchievementRow,
    AwardRow,
    Person,
    TermRow,
    achievements_of,
    awards_of,
    person,
    terms_of,
)
from analytics.asking.pathways import Version
from analytics.asking.ties import Tie, pathways_of
from analytics.pathways.distance import closeness
from analytics.pathways.tree import Tree
from analytics.questions.journey.shown import ShownRow, shown_of
from analytics.questions.journey.standing import NodeState, standings
from analytics.scope import Scope
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class Way:
    """One pathway of the learner: why it is here, and the fewest badges that are left.

    ``tie`` is declared, started, meant (they are of those it is for), open to all, or
    for others (they are not). ``sets`` are
    up to 10 of the smallest sets of badges (their names) that complete it, of
    ``set_count``.
    """

    pathway: str
    title: str
    version: str
    tie: Tie
    declared_on: date | None
    progress: float
    fewest_left: int
    fewest_from_nothing: int
    set_count: int | None
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class JourneyAnswer(Answer[NodeState]):
    """Where a learner stands; who it is, their pathways, achievements and awards.

    ``shown`` is for the learner alone.
    """

    learner: tuple[Person, ...] = ()
    ways: tuple[Way, ...] = ()
    achievements: tuple[AchievementRow, ...] = ()
    awards: tuple[AwardRow, ...] = ()
    terms: tuple[TermRow, ...] = ()
    shown: tuple[ShownRow, ...] = ()


def journey(
    state: State, scope: Scope, learner_id: str, pathway: str | None = None
) -> JourneyAnswer:
    """Answer with every node of the learner's pathways (or of one that is named).

    Pathways come declared ones first, then started, then those meant for them; those
    meant for others are left out unless they are named or declared. Parts:
    ``learner`` (a Person), ``ways`` (Way), ``achievements`` (AchievementRow),
    ``awards`` (AwardRow), ``terms`` (TermRow) and ``shown`` (ShownRow; for the learner
    alone). Raises UnknownError for a learner whom the viewer can't see.
    """
    with ask(state, scope) as asked:
        who = person(asked, learner_id)
        rows: list[NodeState] = []
        ways: list[Way] = []
        names = dict(asked.rows("achievement_names"))
        held = dict(asked.rows("journey_held", learner=who.number))
        for found, tie, declared_on in pathways_of(asked, who, pathway):
            tree = tree_of(asked.cursor, found.pathway, found.version)
            days = dict(
                asked.rows("journey_steps", learner=who.number, pathway=found.number)
            )
            rows += standings(tree, held, days, names)
            ways.append(_way(tree, found, tie, declared_on, held, names))
        listed: tuple[AchievementRow, ...] = achievements_of(
            asked, {row.step for row in rows if row.kind == "achievement"}
        )
        awards: tuple[AwardRow, ...] = awards_of(asked, who)
        terms: tuple[TermRow, ...] = terms_of(asked, who)
        shown: tuple[ShownRow, ...] = shown_of(asked)
        notes = [_note(way) for way in ways]
        notes += [] if scope.viewer.rights.sharing else [THEIR_OWN]
        people: tuple[Person, ...] = (who,)
        return answer(
            JourneyAnswer,
            "journey",
            asked,
            rows,
            notes,
            learner=people,
            ways=tuple(ways),
            achievements=listed,
            awards=awards,
            terms=terms,
            shown=shown,
        )


def _way(
    tree: Tree,
    found: Version,
    tie: Tie,
    declared_on: date | None,
    held: dict[str, date],
    names: dict[str, str],
) -> Way:
    close = closeness(tree, frozenset(held))
    return Way(
        pathway=found.pathway,
        title=found.title,
        version=found.version,
        tie=tie,
        declared_on=declared_on,
        progress=close.progress,
        fewest_left=close.fewest_left,
        fewest_from_nothing=close.fewest_from_nothing,
        set_count=close.set_count,
        sets=tuple(tuple(names.get(b, b) for b in one) for one in close.sets),
    )


def _note(way: Way) -> str:
    if way.fewest_left == 0:
        return f"{way.title}: complete."
    count = "many" if way.set_count is None else f"{way.set_count:,}"
    sets = "; ".join(", ".join(one) for one in way.sets)
    return (
        f"{way.title}: {way.fewest_left} to go; {count} sets of badges reach it"
        f"{', the first 10' if len(way.sets) < (way.set_count or 11) else ''}: {sets}."
    )
