"""Which badge should this learner earn next, and why?"""

from dataclasses import dataclass
from math import inf

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.learner import Person, person
from analytics.asking.supply import Offer, Supply, supply
from analytics.asking.ties import pathways_of
from analytics.pathways.moves import Aim, Move, moves
from analytics.questions.next_badges.reasons import completed, reason_of
from analytics.scope import Scope
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class NextRow:
    """One badge to earn next.

    ``completes`` are titles of steps and pathways that it would complete, ``helps`` the
    ids of pathways to which it brings the learner nearer, ``fewest_left_after`` the
    fewest badges then left on the nearest of them (None: it only completes a step).
    ``offers`` say in words where it can be earned, soonest first.
    """

    rank: int
    achievement: str
    name: str
    completes: tuple[str, ...]
    helps: tuple[str, ...]
    fewest_left_after: int | None
    reason: str
    typical_days: float | None
    offers: tuple[str, ...]


@dataclass(frozen=True)
class NextBadgesAnswer(Answer[NextRow]):
    """The badges that help; whose they are, and where each is offered."""

    learner: tuple[Person, ...] = ()
    offers: tuple[Offer, ...] = ()


def next_badges(
    state: State, scope: Scope, learner_id: str, pathway: str | None = None
) -> NextBadgesAnswer:
    """Answer with the badges that help, the best first; part ``offers`` (Offer).

    Those that can't be earned any more are left out, and where activities are known,
    those that aren't offered this term or next: a note names them. ``pathway``: for
    one only. Raises UnknownError for a learner whom the viewer can't see.
    """
    with ask(state, scope) as asked:
        days = dict(asked.rows("typical_days"))
        who = person(asked, learner_id)
        names = dict(asked.rows("achievement_names"))
        held = frozenset(dict(asked.rows("journey_held", learner=who.number)))
        stock = supply(asked)
        found = moves(_aims(asked, who, pathway), held, _known(days))
        open_ = [move for move in found if stock.can_be_taken(move.achievement)]
        rows = [
            _row(rank, move, names, days, stock)
            for rank, move in enumerate(open_, start=1)
        ]
        offers: tuple[Offer, ...] = tuple(
            offer for row in rows for offer in stock.offers.get(row.achievement, ())
        )
        closed = [move for move in found if not stock.can_be_taken(move.achievement)]
        untold = stock.unknown(row.achievement for row in rows)
        notes = _notes(closed, stock, names, sorted(untold) if stock.is_known else [])
        people: tuple[Person, ...] = (who,)
        return answer(
            NextBadgesAnswer,
            "next-badges",
            asked,
            rows,
            notes,
            learner=people,
            offers=offers,
        )


def _known(days: dict[str, float | None]) -> dict[str, float]:
    return {name: inf if d is None else float(d) for name, d in days.items()}


def _aims(asked: Asked, who: Person, pathway: str | None) -> list[Aim]:
    return [
        Aim(tree_of(asked.cursor, found.pathway, found.version), tie == "declared")
        for found, tie, _ in pathways_of(asked, who, pathway)
    ]


def _row(
    rank: int,
    move: Move,
    names: dict[str, str],
    days: dict[str, float | None],
    stock: Supply,
) -> NextRow:
    left = min((one.left_after for one in move.helps), default=None)
    return NextRow(
        rank=rank,
        achievement=move.achievement,
        name=names.get(move.achievement, move.achievement),
        completes=tuple(completed(tree, step) for tree, step in move.completes),
        helps=tuple(one.tree.pathway for one in move.helps),
        fewest_left_after=left,
        reason=reason_of(move),
        typical_days=days.get(move.achievement),
        offers=tuple(str(o) for o in stock.offers.get(move.achievement, ())[:3]),
    )


def _notes(
    closed: list[Move], stock: Supply, names: dict[str, str], untold: list[str]
) -> list[str]:
    notes = []
    retired = [m.achievement for m in closed if m.achievement in stock.retired]
    idle = [m.achievement for m in closed if m.achievement not in stock.retired]
    for found, why in (
        (retired, "Can't be earned any more"),
        (idle, "Would help, but isn't on offer this term or next"),
        (untold, "Listed, though nothing loaded tells where it is offered"),
    ):
        if found:
            notes.append(f"{why}: {', '.join(names.get(n, n) for n in found)}.")
    return notes
