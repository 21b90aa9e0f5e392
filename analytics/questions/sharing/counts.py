"""What do learners show the world, and who looks? The path of an award."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.loaded import loaded
from analytics.asking.small import Shown, figures, hold_back
from analytics.asking.terms import Span
from analytics.questions.sharing.notes import LeftOut, Remarks, notes_of
from analytics.questions.sharing.path import (
    HORIZON,
    STAGES,
    Counts,
    Split,
    check_split,
    part_titles,
    show_awards,
    stage_awards,
)
from analytics.questions.sharing.tiles import Tile, tiles_of
from analytics.scope import Scope
from analytics.store.state import State

SHARED = STAGES.index("shared")


@dataclass(frozen=True)
class SharingQuestion:
    """How the path of awards is asked for.

    ``within``: the horizon in days since issue (None: ever, and nobody is left out for
    having had too little time). ``split``: what to break it down by.
    """

    within: int | None = HORIZON
    split: Split | None = None


@dataclass(frozen=True)
class StageRow:
    """One stage of the path, in one group and part of the split.

    ``title`` is the name behind the id of an achievement, pathway or term.

    ``awards`` and their ``learners`` came so far by the day; ``left_out`` awards have
    the stage, but not the one before. Of the ``mature`` awards (issued so long ago that
    the horizon is over) ``mature_reached`` came so far within it: ``rate`` (with its
    Wilson interval, 95%) is their share, ``rate_from_previous`` their share of those in
    the stage before. Of so many more of the mature (``unknown``) nobody knows whether,
    or when, they were claimed: the rate is the least, ``at_most`` the most that it can
    be. None: not known, or held back.
    """

    group: Shown[str]
    split: Shown[str]
    stage: Shown[str]
    awards: int | None
    learners: int | None
    rate: float | None
    low: float | None
    high: float | None
    rate_from_previous: float | None
    mature: int | None
    mature_reached: int | None
    left_out: int | None
    title: Shown[str] = ""
    unknown: int | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class SharingAnswer(Answer[StageRow]):
    """How far awards come; where nothing splits, what platforms count, and when."""

    tiles: tuple[Tile, ...] | None = None
    span: tuple[Span, ...] | None = None


def sharing(
    state: State, scope: Scope, question: SharingQuestion | None = None
) -> SharingAnswer:
    """Answer with one row per group, part of the split and stage.

    Parts ``tiles`` and ``span``, where nothing splits: the figures that administrators
    know, of the term in scope and of a year before. Raises UnknownError for a split
    that there isn't.
    """
    question = question or SharingQuestion()
    check_split(question.split)
    told: dict[str, tuple[Any, ...]] = {}
    if question.split is None:
        tiles, spans = tiles_of(state, scope)
        told = {"tiles": tuple(tiles), "span": tuple(spans)}
    with ask(state, scope) as asked:
        show_awards(asked, question.split)
        stage_awards(asked, question.within)
        remarks = Remarks(*asked.rows("sharing_remarks")[0])
        counts = _counts(asked, question)
        titles = part_titles(asked, question.split)
        has_claims = "awards.claimed" in loaded(asked)
        passed_over = [] if has_claims else ["claimed"]
        rows = [
            replace(row, title=titles.get(row.split, ""))
            for one in counts
            for row in _rows(one, passed_over)
        ]
        kept, held = _hold_back(asked, rows)
        left = _left_out(counts)
        notes = notes_of(question.within, question.split, remarks, left, has_claims)
        return answer(SharingAnswer, "sharing", asked, kept, [*notes, *held], **told)


def _hold_back(asked: Asked, rows: list[StageRow]) -> tuple[list[StageRow], list[str]]:
    awarded = {
        (row.group, row.split): row.learners for row in rows if row.stage == "awarded"
    }

    def parts(row: StageRow) -> tuple[int | None, int | None]:
        return row.learners, awarded[row.group, row.split]

    return hold_back(asked.scope.viewer, rows, parts)


def _counts(asked: Asked, question: SharingQuestion) -> list[Counts]:
    """Count the stages; by network, the last two of each beside the first three."""
    by_term = question.split == "term"
    found = _counted(asked, apart=False, by_term=by_term) or [_none("")]
    if question.split != "network":
        return found
    stage_awards(asked, question.within, apart=True)
    whole = {one.label: one for one in found}
    return [_beside(whole[one.label], one) for one in _counted(asked, apart=True)]


def _counted(asked: Asked, apart: bool, by_term: bool = False) -> list[Counts]:
    rows = asked.rows("sharing_counts", apart=apart, by_term=by_term)
    return [_plain(*row) for row in rows]


def _left_out(counts: Sequence[Counts]) -> LeftOut | None:
    """Add up what has a later stage without an earlier one; None: in several parts."""
    if len({one.part for one in counts}) > 1:
        return None
    public, shared, viewed = (
        sum(one.left_out[STAGES.index(stage)] for one in counts)
        for stage in ("public", "shared", "viewed")
    )
    return LeftOut(public, shared, viewed)


def _plain(label: str, part: str, *lists: Any) -> Counts:
    *many, told = lists
    awards, learners, mature, left_out, unknown = (
        [int(n) for n in one] for one in many
    )
    return Counts(label, part, awards, learners, mature, left_out, unknown, int(told))


def _none(label: str) -> Counts:
    nothing = [0] * len(STAGES)
    return Counts(label, "", nothing, nothing, nothing, nothing, nothing, 0)


def _beside(whole: Counts, part: Counts) -> Counts:
    """Put the shared and viewed awards of a network beside all that could be."""

    def joined(first: list[int], last: list[int]) -> list[int]:
        return first[:SHARED] + last[SHARED:]

    return Counts(
        part.label,
        part.part,
        joined(whole.awards, part.awards),
        joined(whole.learners, part.learners),
        joined(whole.mature, part.mature),
        joined(whole.left_out, part.left_out),
        whole.unknown,
        whole.told,
    )


def _rows(one: Counts, passed_over: Sequence[str]) -> list[StageRow]:
    """Return a row for each stage; those of which nothing is told are passed over."""
    unknown = [*passed_over, *([] if one.told else ["public"])]
    rows, before = [], 0
    for place, stage in enumerate(STAGES):
        if stage in unknown:
            nothing: dict[str, Any] = dict.fromkeys(figures(StageRow))
            rows.append(StageRow(one.label, one.part, stage, **nothing))
        else:
            rows.append(_row(one, place, before))
            before = place
    return rows


def _row(one: Counts, place: int, before: int) -> StageRow:
    ever, in_time = one.unknown[:2] if STAGES[place] == "claimed" else (0, 0)
    reached = one.mature[place] - in_time
    rate = Rate(reached, one.mature[0])
    return StageRow(
        one.label,
        one.part,
        STAGES[place],
        one.awards[place] - ever,
        one.learners[place],
        rate.rate,
        *rate.interval,
        rate_from_previous=Rate(reached, one.mature[before]).rate,
        mature=one.mature[0],
        mature_reached=reached,
        left_out=one.left_out[place],
        unknown=in_time,
        at_most=Rate(one.mature[place], one.mature[0]).rate,
    )
