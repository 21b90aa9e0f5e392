"""Made-up answers about what is shared, learned and looked at."""

from dataclasses import replace
from random import Random
from typing import Any

from analytics.asking.answer import Answer, Rate
from analytics.asking.loaded import RECORDS
from analytics.drawing.bars import Bar
from analytics.questions.attainment.agreement import Agreement
from analytics.questions.attainment.counts import AttainmentAnswer, AttainmentRow
from analytics.questions.attainment.sample import SampleRow
from analytics.questions.attainment.whole import Whole, wholes
from analytics.questions.sharing.counts import SharingAnswer, StageRow
from analytics.questions.sharing.path import STAGES
from analytics.questions.sharing.pathways import BesideRow, paired
from analytics.questions.sharing.who_looks import ViewsAnswer, ViewsRow
from tests.claims.answers_drawn import DAY, TITLES, answer, few, held, rated


def lacking(rng: Random, found: Any, name: str) -> Any:
    """Say of some answers that these records aren't loaded."""
    if rng.random() < 0.9:
        return found
    return replace(found, not_loaded=(RECORDS[name],))


def stages(rng: Random, part: str, title: str) -> list[StageRow]:
    """Draw how far the awards of a part come: fewer from stage to stage."""
    mature = before = few(rng, 3000)
    rows = []
    for stage in STAGES:
        came = mature if stage == "awarded" else few(rng, before)
        told = rated(came, mature)
        rows.append(
            StageRow(
                "", part, stage, came, came, told["rate"], told["low"], told["high"],
                Rate(came, before).rate, mature, came, few(rng, 2), title,
            )
        )  # fmt: skip
        before = came
    return [held(row, rng, "mature", "mature_reached", "rate") for row in rows]


def sharing(rng: Random) -> SharingAnswer:
    """Draw the path of all awards."""
    return lacking(rng, answer(SharingAnswer, "sharing", stages(rng, "", "")), "shares")


def by_badge(rng: Random) -> SharingAnswer:
    """Draw the path of each badge's awards."""
    titles = rng.sample(TITLES, rng.randrange(7))
    rows = [row for n, name in enumerate(titles) for row in stages(rng, f"b{n}", name)]
    return answer(SharingAnswer, "sharing", rows)


def bars(rng: Random) -> list[Bar]:
    """Draw the shares of parts, the largest first."""
    names = rng.sample((*TITLES, "no pathway"), rng.randrange(8))
    counts = [(few(rng, whole := few(rng, 90) + 1), whole) for _ in names]
    drawn = [Bar(n, "", **rated(*c)) for n, c in zip(names, counts, strict=True)]
    return sorted(drawn, key=lambda bar: -(bar.rate or 0))


def views(rng: Random) -> ViewsAnswer:
    """Draw the looks at all shares."""
    shares = few(rng, 900)
    viewed = few(rng, shares)
    looks = viewed + few(rng, 90) if viewed else 0
    row = ViewsRow("", "", shares, viewed, looks, 1.0, float(few(rng, 9)), rng.random())
    rows = [held(row, rng, "shares", "viewed", "views")] if rng.random() < 0.9 else []
    return lacking(rng, answer(ViewsAnswer, "sharing-views", rows), "views")


def beside(rng: Random) -> Answer[BesideRow]:
    """Draw sharing before and after completing some pathways."""
    rows = []
    for title in rng.sample(TITLES, rng.randrange(6)):
        mature = few(rng, 300)
        compared, earlier = few(rng, mature), few(rng, mature)
        before, after = few(rng, compared), few(rng, compared)
        rate, later = rated(earlier, mature), few(rng, mature - earlier)
        since = rated(later, mature)
        rows.append(
            BesideRow(
                "", title, title, mature, mature, earlier, *rate.values(), later,
                *since.values(), compared, before, after,
                *paired(before, after, compared),
            )
        )  # fmt: skip
    found = [held(row, rng, "compared", "difference", "low", "high") for row in rows]
    return lacking(rng, answer(Answer, "sharing-pathways", found), "shares")


def attainment(rng: Random) -> AttainmentAnswer:
    """Draw how the work of some parts stands."""
    rows = []
    for title in rng.sample(TITLES, rng.randrange(5)):
        met, missed = few(rng, 200), few(rng, 200)
        told = rated(met, met + missed)
        waiting = few(rng, 9)
        rows.append(
            AttainmentRow(
                "", title, title, 1, met + missed, met, missed, waiting,
                told["rate"], told["low"], told["high"], None,
            )
        )  # fmt: skip
    whole = wholes(rows, None) if rng.random() < 0.9 else ()
    return answer(AttainmentAnswer, "attainment", rows, whole=whole)


def whole(rng: Random) -> tuple[Whole, ...]:
    """Draw all work together."""
    return attainment(rng).whole


def agreements(rng: Random) -> list[Agreement]:
    """Draw how often two assessors agreed, part by part."""
    rows = []
    for title in rng.sample(TITLES, rng.randrange(4)):
        pieces = few(rng, 200) + 1
        agreed = few(rng, pieces)
        kappa = rng.choice([None, rng.random()])
        share = agreed / pieces
        rows.append(Agreement("", title, pieces, agreed, share, kappa, 0, 0, None))
    return rows


def sample(rng: Random) -> Answer[SampleRow]:
    """Draw evidence to read again."""
    rows = [
        SampleRow(n, "ana", "x", None, None, DAY, None, None, "https://x.example")
        for n in range(rng.randrange(5))
    ]
    return answer(Answer, "attainment", rows)
