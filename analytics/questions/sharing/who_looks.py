"""Who looks at what learners share?"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import Shown, hold_back
from analytics.questions.sharing.notes import UNKNOWABLE
from analytics.questions.sharing.path import HORIZON, show_awards
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

ViewSplit = Literal["source", "network", "kind"]
VIEW_SPLITS: tuple[ViewSplit, ...] = get_args(ViewSplit)


@dataclass(frozen=True)
class ViewsQuestion:
    """How many days after sharing looks count, and what to break them down by."""

    within: int = HORIZON
    split: ViewSplit | None = None


@dataclass(frozen=True)
class ViewsRow:
    """The looks at shares that had their horizon, in one group and part of the split.

    Of ``shares``, ``viewed`` had a look (on the network, from the source, of the kind).
    ``per_share`` is the mean of ``views``, ``median`` their median, and ``top_tenth``
    the share of all looks that the most viewed tenth of the shares had: a few have most
    of them. None: there are none, or held back.
    """

    group: Shown[str]
    split: Shown[str]
    shares: int | None
    viewed: int | None
    views: int | None
    per_share: float | None
    median: float | None
    top_tenth: float | None


@dataclass(frozen=True)
class SinceRow:
    """Looks by days since sharing, at shares that are as old as the span's last day."""

    group: Shown[str]
    first_day: Shown[int]
    last_day: Shown[int]
    shares: int | None
    viewed: int | None
    views: int | None
    per_share: float | None


@dataclass(frozen=True)
class ViewsAnswer(Answer[ViewsRow]):
    """Who looks; and how looks fall by days since sharing."""

    since: tuple[SinceRow, ...] = ()


def sharing_views(
    state: State, scope: Scope, question: ViewsQuestion | None = None
) -> ViewsAnswer:
    """Answer with one row per group and part of the split; part ``since``.

    Raises UnknownError for a split that there isn't.
    """
    question = question or ViewsQuestion()
    if question.split not in (None, *VIEW_SPLITS):
        raise UnknownError(
            f"unknown split {question.split!r}: {', '.join(VIEW_SPLITS)}"
        )
    with ask(state, scope) as asked:
        show_awards(asked)
        viewer = asked.scope.viewer
        rows, held = hold_back(viewer, views_of(asked, question), _parts)
        since, _ = hold_back(viewer, _since(asked), _parts)
        notes = [*_notes(question), *held]
        return answer(
            ViewsAnswer, "sharing-views", asked, rows, notes, since=tuple(since)
        )


def _parts(row: ViewsRow | SinceRow) -> tuple[int | None, int | None]:
    return row.viewed, row.shares


def views_of(asked: Asked, question: ViewsQuestion) -> list[ViewsRow]:
    """Return the rows; reads ``sharing_counted``."""
    told = {"split": question.split or "", "within": question.within, "day": asked.day}
    old = {(label, part): n for label, part, n in asked.rows("sharing_old", **told)}
    looked: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for label, part, looks, shares in asked.rows("sharing_looked", **told):
        looked.setdefault((label, part), []).append((int(looks), shares))
    by_network = question.split in (None, "network")
    keys = sorted(old if by_network else looked)
    return [
        row_of_looks(
            *key, old[key if by_network else (key[0], "")], looked.get(key, [])
        )
        for key in keys
    ]


def row_of_looks(
    label: str, part: str, shares: int, looked: list[tuple[int, int]]
) -> ViewsRow:
    """Put a row together from how many shares had how many looks (none: the rest).

    With no shares at all, mean and median are None.
    """
    viewed = sum(number for looks, number in looked if looks)
    looks = np.repeat(*np.array(looked, dtype=np.int64).T) if looked else np.zeros(0)
    unseen = shares - sum(number for _, number in looked)
    every = np.sort(np.concatenate([np.zeros(unseen), looks]))
    views = int(every.sum())
    most = every[shares - -(-shares // 10) :]  # the top tenth, rounded up
    return ViewsRow(
        label,
        part,
        shares,
        viewed,
        views,
        per_share=views / shares if shares else None,
        median=float(np.median(every)) if shares else None,
        top_tenth=float(most.sum()) / views if views else None,
    )


def _since(asked: Asked) -> list[SinceRow]:
    rows = asked.rows("sharing_since", day=asked.day)
    return [
        SinceRow(label, first, last, shares, viewed, int(views), int(views) / shares)
        for label, first, last, shares, viewed, views in rows
    ]


def _notes(question: ViewsQuestion) -> list[str]:
    notes = [
        f"Shares made at least {question.within:,} days ago, and the looks within "
        f"{question.within:,} days of sharing. A few shares have most of the looks: "
        "the median and what the top tenth has say more than the mean."
    ]
    if question.split in ("source", "kind"):
        notes.append(
            "All shares are in every row, with the looks of that "
            f"{question.split} only: viewed shares don't add up, looks do."
        )
    return [*notes, "Looks at an award without a share aren't in here.", UNKNOWABLE]
