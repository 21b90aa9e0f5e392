"""How soon are awards claimed and shared?"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.loaded import loaded, unknown
from analytics.estimate.incidence import Curve, curve_of
from analytics.questions.sharing.notes import OVERLAPPING, UNKNOWABLE
from analytics.questions.sharing.path import Split, check_split, see_awards, show_awards
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

Until = Literal["claimed", "shared"]
UNTIL: tuple[Until, ...] = ("claimed", "shared")
# What ends an award's time, in the order of a curve's events.
STILL, REACHED, REVOKED, EXPIRED = range(4)


@dataclass(frozen=True)
class SharingTimeQuestion:
    """Until what is asked (claimed, shared), and what to break it down by."""

    until: Until = "shared"
    split: Split | None = None


@dataclass(frozen=True)
class SharingDay:
    """One day since issue on which the time of an award ended.

    ``still_followed`` is the number of awards just before the day; the next four are
    how many were claimed (or shared), revoked, had expired, or were last seen on it.
    ``incidence``, ``low``, ``high`` (95%): the share reached by the end of the day.
    """

    group: str
    split: str
    day: int
    still_followed: int
    reached: int
    revoked: int
    expired: int
    censored: int
    incidence: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class SharingSummary:
    """One group and part in short.

    Days are those by which a tenth, a quarter and half of the awards were reached, None
    where so many never were. ``incidence`` is the share reached on the last day of the
    curve.
    """

    group: str
    split: str
    awards: int
    reached: int
    tenth_days: float | None
    quarter_days: float | None
    median_days: float | None
    incidence: float


@dataclass(frozen=True)
class SharingTimeAnswer(Answer[SharingDay]):
    """How sharing grew by the day; each curve in short."""

    summary: tuple[SharingSummary, ...] = ()


def sharing_time(
    state: State, scope: Scope, question: SharingTimeQuestion | None = None
) -> SharingTimeAnswer:
    """Answer with one row per group, part and day on which a time ended.

    Part ``summary`` is each curve in short. Raises UnknownError for a split or an end
    that there isn't.
    """
    question = question or SharingTimeQuestion()
    _check(question)
    with ask(state, scope) as asked:
        rows: list[SharingDay] = []
        parts: list[SharingSummary] = []
        for label, part, curve in _curves(asked, question):
            rows += _days(label, part, curve)
            parts.append(_short(label, part, curve))
        notes = _notes(asked, question)
        if unknown(asked, "sharing-time", [question.until]):
            rows, parts = [], []
        if not scope.viewer.rights.small_groups:
            rows, parts = [], []
            notes = ["Held back: a curve by the day tells about single people."]
        return answer(
            SharingTimeAnswer,
            "sharing-time",
            asked,
            rows,
            notes,
            [question.until],
            summary=tuple(parts),
        )


def _check(question: SharingTimeQuestion) -> None:
    check_split(question.split)
    if question.until not in UNTIL:
        raise UnknownError(f"unknown end {question.until!r}: {', '.join(UNTIL)}")
    if question.split == "network" and question.until == "claimed":
        raise UnknownError("an award is claimed on no network: ask until shared")


def _curves(
    asked: Asked, question: SharingTimeQuestion
) -> list[tuple[str, str, Curve]]:
    apart = question.split == "network"
    show_awards(asked, question.split)
    see_awards(asked, apart)
    networks = [n for (n,) in asked.rows("sharing_networks")] if apart else [""]
    found: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    told = {"day": asked.day, "to_share": question.until == "shared"}
    for network in networks:
        for label, part, *counts in asked.rows("sharing_time", network=network, **told):
            found.setdefault((label, part), []).append((counts[0], *counts[1:]))
    return [(*key, _curve(counts)) for key, counts in sorted(found.items())]


def _curve(counts: list[tuple[int, int, int]]) -> Curve:
    days, events, awards = np.array(counts, dtype=np.int64).T
    return curve_of(np.repeat(days, awards), np.repeat(events, awards))


def _days(label: str, part: str, curve: Curve) -> list[SharingDay]:
    return [
        SharingDay(
            label,
            part,
            day=int(curve.day[i]),
            still_followed=int(curve.followed[i]),
            reached=int(curve.ended[REACHED, i]),
            revoked=int(curve.ended[REVOKED, i]),
            expired=int(curve.ended[EXPIRED, i]),
            censored=int(curve.ended[STILL, i]),
            incidence=float(curve.incidence[i]),
            low=_known(curve.low[i]),
            high=_known(curve.high[i]),
        )
        for i in range(curve.day.size)
    ]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _short(label: str, part: str, curve: Curve) -> SharingSummary:
    return SharingSummary(
        label,
        part,
        awards=int(curve.ended.sum()),
        reached=int(curve.ended[REACHED].sum()),
        tenth_days=curve.first_day(0.1),
        quarter_days=curve.first_day(0.25),
        median_days=curve.first_day(0.5),
        incidence=float(curve.incidence[-1]) if curve.day.size else 0.0,
    )


def _notes(asked: Asked, question: SharingTimeQuestion) -> list[str]:
    undated, silent, hidden = asked.rows("sharing_undated")[0]
    notes = [
        "Days since issue. An award that was revoked or has expired can't be "
        f"{question.until} any more: that competes with it. The others are followed "
        "until the day of the question."
    ]
    if hidden:
        notes.append(f"Revoked on a day that nobody knows, and left aside: {hidden:,}.")
    if undated and question.until == "claimed":
        notes.append(
            f"Accepted on a day that nobody tells, and left aside: {undated:,}. The "
            "curve is too low for that."
        )
    if silent and question.until == "claimed" and "awards.claimed" in loaded(asked):
        notes.append(
            f"Of a source that tells of no claim, and left aside: {silent:,}. Whether "
            "these were claimed isn't known."
        )
    if question.split in OVERLAPPING:
        notes.append(OVERLAPPING[question.split])
    return [*notes, *([UNKNOWABLE] if question.until == "shared" else [])]
