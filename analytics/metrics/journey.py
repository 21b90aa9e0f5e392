"""How far is this learner, and what is left?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.access.ask import Asked, ask
from analytics.metrics.answer import Answer, answer
from analytics.metrics.learner import (
    AchievementRow,
    AwardRow,
    Person,
    TermRow,
    achievements_of,
    awards_of,
    person,
    terms_of,
)
from analytics.metrics.pathways import Version, choose, versions
from analytics.metrics.standing import NodeState, standings
from analytics.pathways.distance import closeness
from analytics.pathways.tree import Tree
from analytics.scope import Scope
from analytics.store.state import State
from analytics.store.trees import tree_of

Tie = Literal["declared", "started", "meant", "open to all", "for others"]


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


def journey(
    state: State, scope: Scope, learner_id: str, pathway: str | None = None
) -> Answer[NodeState]:
    """Answer with every node of the learner's pathways (or of one that is named).

    Pathways come declared ones first, then started, then those meant for them; those
    meant for others are left out unless they are named or declared. Parts:
    ``learner`` (a Person), ``ways`` (Way), ``achievements`` (AchievementRow),
    ``awards`` (AwardRow) and ``terms`` (TermRow). Raises UnknownError for a learner
    whom the viewer can't see.
    """
    with ask(state, scope) as asked:
        who = person(asked, learner_id)
        rows: list[NodeState] = []
        ways: list[Way] = []
        names = dict(asked.rows("metrics/achievement_names"))
        held = dict(asked.rows("metrics/journey_held", learner=who.number))
        for found, tie, declared_on in _chosen(asked, who, pathway):
            tree = tree_of(asked.cursor, found.pathway, found.version)
            days = dict(
                asked.rows(
                    "metrics/journey_steps", learner=who.number, pathway=found.number
                )
            )
            rows += standings(tree, held, days, names)
            ways.append(_way(tree, found, tie, declared_on, held, names))
        listed: tuple[AchievementRow, ...] = achievements_of(
            asked, {row.step for row in rows if row.kind == "achievement"}
        )
        awards: tuple[AwardRow, ...] = awards_of(asked, who)
        terms: tuple[TermRow, ...] = terms_of(asked, who)
        notes = [_note(way) for way in ways]
        people: tuple[Person, ...] = (who,)
        return answer(
            "journey",
            asked,
            rows,
            notes,
            learner=people,
            ways=tuple(ways),
            achievements=listed,
            awards=awards,
            terms=terms,
        )


_ORDER: tuple[Tie, ...] = ("declared", "started", "meant", "open to all", "for others")


def _tie(
    is_declared: bool, entered_on: date | None, is_meant: bool, has_audience: bool
) -> Tie:
    """Say why a pathway is a learner's: a shared badge makes nobody a French major."""
    if is_declared:
        return "declared"
    if has_audience and not is_meant:
        return "for others"
    if entered_on is not None:
        return "started"
    return "meant" if is_meant else "open to all"


def _chosen(
    asked: Asked, who: Person, pathway: str | None
) -> list[tuple[Version, Tie, date | None]]:
    """Return the versions that judge the learner, in the order they are shown."""
    ties: dict[str, tuple[Tie, date | None]] = {}
    for name, declared_on, *signs in asked.rows(
        "metrics/journey_pathways", learner=who.number, day=asked.day
    ):
        ties[name] = (_tie(*signs), declared_on)
    if pathway is not None:
        choose(asked, pathway, None)
        wanted = {pathway}
    else:
        wanted = {n for n, (tie, _) in ties.items() if tie in _ORDER[:3]}
        wanted = wanted or {n for n, (tie, _) in ties.items() if tie == "open to all"}
    chosen = [(_judging(asked, name), *ties[name]) for name in wanted]
    return sorted(chosen, key=lambda c: (_ORDER.index(c[1]), c[0].title, c[0].pathway))


def _judging(asked: Asked, pathway: str) -> Version:
    known = [found for found in versions(asked) if found.pathway == pathway]
    if len(known) > 1:
        asked.cursor.execute("drop table if exists temp.judged")
        asked.keep("judged", pathway_id=pathway)
        rows = asked.cursor.execute("select pathway from judged").fetchall()
        for found in known:
            if rows and found.number == rows[0][0]:
                return found
    return next(found for found in known if found.is_latest)


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
